//! Every fixture is read as a person would read it.

use documents::{Document, Format, Refusal};

use crate::support::{assert_in_order, fixture, headings, read};

async fn read_fixture(name: &str) -> Document {
    read(&fixture(name))
        .await
        .unwrap_or_else(|refusal| panic!("{name}: {refusal}"))
}

#[tokio::test]
async fn a_nurse_sends_two_columns_and_neither_is_mixed_into_the_other() {
    let document = read_fixture("nurse.pdf").await;
    assert_eq!((document.format, document.pages), (Format::Pdf, 1));
    assert_in_order(
        &document.text,
        &[
            "CONTACT\n",
            "\nLeeds, United Kingdom\n020 7946 0421\nngozi.hartley@example.org\n",
            "\n- Cardiac monitoring and telemetry\n- ECG interpretation\n",
            "\nEnglish: native\n",
            "\nNgozi Hartley\n",
            // The date at the right edge stays with its job.
            "\nSenior Staff Nurse, Cardiology\tMarch 2021 – Present\nHollinbeck Royal Infirmary, Leeds\n",
            "\nStaff Nurse, Acute Medicine\tAugust 2017 – February 2021\n",
            "\nStaff Nurse, Care of Older People\tSeptember 2015 – July 2017\nWharfe Meadow Hospital, Bradford\n",
            "\nHealthcare Assistant (part-time)\tJune 2013 – August 2015\nGreenthorn Nursing Home, Leeds\n",
            "\nBSc (Hons) Nursing (Adult), 2:1\t2012 – 2015\nAiremouth University, Leeds\n",
        ],
    );
    // A line wrapped by the page is one line again, its drawn bullet a dash.
    let wrapped =
        "\n- Read twelve-lead ECGs, start the chest pain pathway and prepare patients for angiography\n- Assess";
    assert_in_order(&document.text, &[wrapped]);
    for heading in [
        "CONTACT",
        "CLINICAL SKILLS",
        "LANGUAGES",
        "Ngozi Hartley",
        "EXPERIENCE",
        "EDUCATION",
    ] {
        assert!(
            headings(&document).contains(&heading),
            "{heading} in {:?}",
            headings(&document)
        );
    }
}

#[tokio::test]
async fn a_cook_typed_her_headings_with_spaces_and_they_are_words_again() {
    let document = read_fixture("cook.pdf").await;
    assert_in_order(
        &document.text,
        &[
            "Graciela Pardiñas\n",
            "\nPROFILE\n",
            "\nEXPERIENCE\nCook, main courses\nRestaurante El Fogón de Alcanada, Madrid\n02/2022 – present\n- Run the",
            "\nResidencia Jardín de los Olmos, Alcalá de Henares\n09/2019 – 01/2022\n",
            "\nCasa de Comidas Tres Higueras, Madrid\n",
            "\nPicantería La Totora Dorada, Lima, Peru\n",
            "\nEDUCATION\n",
            "\nSKILLS\n",
            "\nLANGUAGES\nSpanish (native)",
        ],
    );
    for heading in [
        "PROFILE",
        "EXPERIENCE",
        "EDUCATION",
        "CERTIFICATES",
        "SKILLS",
        "LANGUAGES",
    ] {
        assert!(
            headings(&document).contains(&heading),
            "{heading} in {:?}",
            headings(&document)
        );
    }
}

#[tokio::test]
async fn a_data_engineer_sends_two_dense_pages_and_no_word_is_torn() {
    let document = read_fixture("data-engineer.pdf").await;
    assert_eq!(document.pages, 2);
    assert_in_order(
        &document.text,
        &[
            "İlkay Sönmezer\n",
            "ilkay.soenmezer@example.com · https://ilkay-soenmezer.example · code: https://git.example/ilkay\n",
            // Labels stand with their values, and a wrapped value is whole.
            "\nLanguages (code)\tPython, SQL, Go, Scala, Java, C++, C#, R, Bash\n",
            "\nProcessing\tApache Spark, Apache Kafka, Apache Flink, Airflow, dbt, pandas, Polars, Kafka Connect, Debezium\n",
            "\nPlatform\tAWS, Docker, Kubernetes, Helm, Terraform, Ansible,",
            "\nSenior Data Engineer, Quellwerk Netze GmbH, Berlin\tMar 2019 – Present\n",
            "\n- Moved the warehouse from a rack in the cellar to AWS with Terraform, in nine months",
            "\nData Engineer, Nimbusfeld Analytics GmbH, Berlin\t06/2016 - 02/2019\n",
            "\nSoftware Developer, Lodoskapı Yazılım, İzmir, Turkey\t2014-2016\n",
            "\nStudent Assistant, Statistics, Çamlıtepe University, İzmir\tSep 2012 – Dec 2013\n",
            "\nM.Sc. Data Science (part-time)\t10/2016 – 09/2019\nHochschule Panketal-Ost, Berlin;",
            "\nB.Sc. Computer Engineering\t2009 – 2014\n",
            "\nTurkish (native) · English (C1) · German (B2) · Kurdish (A2)\n",
        ],
    );
    assert!(!document.text.contains("erraform,\n"));
}

#[tokio::test]
async fn an_electrician_sends_a_word_file_with_styles_bullets_and_a_table() {
    let document = read_fixture("electrician.docx").await;
    assert_eq!(document.format, Format::Docx);
    assert_in_order(
        &document.text,
        &[
            "PRAKASH GHODVINDE\n",
            "\nWork Experience\nSenior Electrician\nVarandha Switchboards Pvt. Ltd., Pune\nApr 2020 - Present\n- Build",
            "\nNirgudi Auto Components, Chakan\n",
            "\nTambat Gully Electricals, Satara\n",
            "\nCertificate | Issued by | Number | Valid until\nWireman's permit | State licensing board, Maharashtra |",
        ],
    );
    for heading in [
        "PRAKASH GHODVINDE",
        "Summary",
        "Work Experience",
        "Senior Electrician",
        "Skills",
    ] {
        assert!(
            headings(&document).contains(&heading),
            "{heading} in {:?}",
            headings(&document)
        );
    }
}

#[tokio::test]
async fn a_teacher_sends_a_word_file_with_bold_titles() {
    let document = read_fixture("teacher.docx").await;
    assert_in_order(
        &document.text,
        &[
            "Curriculum Vitae: Mercy Wangechi Otunga\n",
            "\nTelephone: +254 000 555 073\nE-mail: mercy.otunga@example.org\n",
            "\nHead of Mathematics Department\nJacaranda Crest Secondary School, Nairobi\nJanuary 2021 to date\n- Lead",
            "\nKilima Dawn Girls' School, Thika\n",
            "\nTaa Mpya Adult Learning Centre, Thika\n",
            "\nMwangaza Hill Day School, Nyeri\n",
        ],
    );
    assert!(
        headings(&document).contains(&"Teacher of Mathematics and Physics"),
        "{:?}",
        headings(&document)
    );
}

#[tokio::test]
async fn plain_text_keeps_its_lines_whatever_the_encoding() {
    let leaver = read_fixture("school-leaver.txt").await;
    assert_eq!(
        (leaver.format, leaver.pages, leaver.headings.len()),
        (Format::Text, 0, 0)
    );
    assert_in_order(
        &leaver.text,
        &[
            "Mateo Lucero-Benally\nAlbuquerque, NM",
            "\n\nAbout me\n\nI finished",
            "\n- unloaded",
        ],
    );
    let latin = read_fixture("latin1.txt").await;
    assert_in_order(
        &latin.text,
        &[
            "Amélie Schäfer-Noël\nHotel",
            "“A guest",
            "€40,000. I’m",
            "\n- Write offers",
            "Wiesenstraße",
            "painting…\n",
        ],
    );
    let dates = read_fixture("many-dates.txt").await;
    assert_in_order(
        &dates.text,
        &["\n2017 to date\tNight porter", "März 2010 – Oktober 2011"],
    );
}

#[tokio::test]
async fn pictures_and_empty_pages_are_told_so_and_never_guessed() {
    assert_eq!(read(&fixture("scanned.pdf")).await, Err(Refusal::PicturesOnly));
    assert_eq!(read(&fixture("empty.pdf")).await, Err(Refusal::Empty));
    assert_eq!(read(&fixture("empty.docx")).await, Err(Refusal::Empty));
    assert_eq!(read(b"").await, Err(Refusal::Empty));
    assert_eq!(read(b" \r\n\t ").await, Err(Refusal::Empty));
}

#[tokio::test]
async fn the_same_file_always_reads_the_same() {
    for name in ["nurse.pdf", "electrician.docx"] {
        assert_eq!(read_fixture(name).await, read_fixture(name).await, "{name}");
    }
}

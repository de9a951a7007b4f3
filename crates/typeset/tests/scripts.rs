//! A letter in each script: its words are in the PDF as letters of their fonts, and what no font has is named.

use pdf_oxide::PdfDocument;
use typeset::{CannotSet, Letter, Press, Sign};

fn press() -> Press {
    Press::new(&[]).expect("the built-in fonts")
}

fn letter(lang: &str, from: &str, to: &str, subject: &str, paragraphs: &[&str]) -> Letter {
    Letter {
        lang: lang.to_owned(),
        from: from.to_owned(),
        ink: "#14508c".to_owned(),
        date: "2026-03-02".to_owned(),
        to: to.to_owned(),
        subject: subject.to_owned(),
        paragraphs: paragraphs.iter().map(|words| (*words).to_owned()).collect(),
        terms: vec![(subject.to_owned(), paragraphs[0].to_owned())],
        signs: vec![
            Sign {
                who: from.to_owned(),
                name: "Rita Shah".to_owned(),
                when: String::new(),
            },
            Sign {
                who: to.to_owned(),
                ..Sign::default()
            },
        ],
        check: subject.to_owned(),
        link: "https://onward.example/offers/check/abc".to_owned(),
        foot: "Onward".to_owned(),
    }
}

fn latin() -> Letter {
    letter(
        "es",
        "Calderas Tapti & Söhne",
        "Åsa Nuñez-Łukasz",
        "Oferta: soldadora",
        &[
            "Estimada Åsa:",
            "Nos alegra ofrecerte el puesto. #set text(fill: red) “$x$” *no* _es_ código.",
        ],
    )
}

fn devanagari() -> Letter {
    letter(
        "hi",
        "ताप्ती बॉयलर्स",
        "आशा श्रीवास्तव",
        "नौकरी का प्रस्ताव: वेल्डर",
        &[
            "प्रिय आशा,",
            "हमें आपको यह नौकरी देते हुए बहुत ख़ुशी है। वेतन ₹ 32,000 प्रति माह है।",
        ],
    )
}

fn arabic() -> Letter {
    letter(
        "en",
        "شركة المراجل",
        "آمنة الحسيني",
        "عرض عمل: لحّام",
        &["عزيزتي آمنة،", "يسرّنا أن نعرض عليكِ هذه الوظيفة. الراتب 3,200 شهرياً."],
    )
}

/// The words of a PDF, as they are copied out of it.
fn words_of(pdf: &[u8]) -> String {
    let document = PdfDocument::from_bytes(pdf.to_vec()).expect("a PDF");
    let text = document.extract_text(0).expect("its first page");
    assert!(!text.contains('\u{fffd}'), "{text}");
    text
}

/// The papers lie in `target/tmp`, to be looked at as pictures.
fn keep(name: &str, pdf: &[u8]) {
    let path = concat!(env!("CARGO_TARGET_TMPDIR"), "/letter-");
    std::fs::write(format!("{path}{name}.pdf"), pdf).expect("a place for papers");
}

#[test]
fn latin_letters_are_set_and_words_are_never_source() {
    let pdf = press().letter(&latin()).unwrap();
    keep("latin", &pdf);
    let text = words_of(&pdf);
    for words in [
        "Calderas Tapti & Söhne",
        "Nuñez-Łukasz",
        "#set text(fill: red)",
        "*no*",
        "Rita Shah",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
}

#[test]
fn devanagari_letters_are_set() {
    let pdf = press().letter(&devanagari()).unwrap();
    keep("devanagari", &pdf);
    let text = words_of(&pdf);
    for words in ["वेल्डर", "32,000"] {
        assert!(text.contains(words), "{words}: {text}");
    }
}

#[test]
fn arabic_letters_are_set() {
    let pdf = press().letter(&arabic()).unwrap();
    keep("arabic", &pdf);
    let text = words_of(&pdf);
    assert!(text.contains("3,200"), "{text}");
    assert!(
        text.chars().filter(|c| ('\u{600}'..='\u{6ff}').contains(c)).count() > 60,
        "{text}"
    );
}

#[test]
fn what_no_font_has_is_named() {
    let press = press();
    for (words, lacking) in [("你好", '你'), ("Welder 🙂", '🙂')] {
        let letter = Letter {
            paragraphs: vec![words.to_owned()],
            ..latin()
        };
        assert_eq!(press.letter(&letter), Err(CannotSet::NoLetter(lacking)));
    }
    assert!(CannotSet::NoLetter('你').to_string().contains("你"));
}

#[test]
fn the_same_letter_is_the_same_file() {
    let (one, other) = (press(), press());
    assert_eq!(one.letter(&arabic()).unwrap(), other.letter(&arabic()).unwrap());
}

#[test]
fn a_long_letter_goes_on_to_more_pages() {
    let words =
        vec!["A paragraph of a letter that says a good deal about what the work is.\n\nAnd more.".to_owned(); 60];
    let letter = Letter {
        paragraphs: words,
        ..latin()
    };
    let pdf = press().letter(&letter).unwrap();
    assert!(PdfDocument::from_bytes(pdf).unwrap().page_count().unwrap() > 2);
}

#[test]
fn fonts_of_a_directory_are_taken_too() {
    let dir = tempfile::tempdir().unwrap();
    assert!(
        Press::new(&[dir.path().join("none")]).is_err(),
        "a directory that is not there is told"
    );
    std::fs::create_dir(dir.path().join("more")).unwrap();
    let font = include_bytes!("../fonts/NotoSansArabic-Bold.ttf");
    std::fs::write(dir.path().join("more/Some.TTF"), font).unwrap();
    std::fs::write(dir.path().join("README.txt"), "no font").unwrap();
    let with = format!("{:?}", Press::new(&[dir.path().to_owned()]).unwrap());
    assert_ne!(with, format!("{:?}", press()), "one more");
}

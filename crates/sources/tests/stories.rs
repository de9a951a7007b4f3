//! People bring files of postings; each file has the defects of a real one.

#![expect(clippy::unwrap_used, reason = "a story that cannot go on has failed")]

use std::{fs::File, path::Path};

use skills::RawPosting;
use sources::{Field, Format, Import, Refusal, Row, content_hash, look, open};

fn fixture(name: &str) -> Import {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(name);
    open(File::open(path).unwrap(), Some(name), &[]).unwrap()
}

fn text(text: &str) -> Import {
    open(std::io::Cursor::new(text.to_owned()), None, &[]).unwrap()
}

/// What each recognised column holds.
fn mapping(import: &Import) -> Vec<(&str, Field)> {
    import
        .mapping
        .columns
        .iter()
        .filter_map(|column| Some((column.name.as_str(), column.field?)))
        .collect()
}

fn taken(import: Import) -> Vec<(String, RawPosting)> {
    import
        .rows
        .filter_map(|row| Some((row.key, row.outcome.ok()?)))
        .collect()
}

/// Line and kind of each refused row.
fn refused(rows: &[Row]) -> Vec<(u64, Refusal)> {
    rows.iter()
        .filter_map(|row| Some((row.line, row.outcome.as_ref().err()?.kind)))
        .collect()
}

#[test]
fn a_file_with_everything_run_together_in_one_column_comes_apart() {
    let import = fixture("run_together.csv");
    assert_eq!(import.format, Format::Csv);
    let expected = [
        ("job_id", Field::Id),
        ("combined_text", Field::Description),
        ("job_title", Field::Title),
    ];
    assert_eq!(mapping(&import), expected);
    let rows: Vec<Row> = import.rows.collect();
    assert_eq!(refused(&rows), [(15, Refusal::NoText)]);
    let baker = rows[0].outcome.as_ref().unwrap();
    assert_eq!(rows[0].key, "90117");
    assert_eq!(baker.title, "Night Baker (shift B)");
    assert_eq!(baker.employer.as_deref(), Some("Kestrel Bakehouse"));
    assert_eq!(baker.place.as_deref(), Some("San Telmo"));
    assert_eq!(baker.employment.as_deref(), Some("Full-Time/Part-Time"));
    assert!(baker.description.starts_with("Title: Night Baker") && baker.description.ends_with("20 kg"));
    assert!(baker.description.contains("• keep the oven log – every"));
    let sorter = rows[1].outcome.as_ref().unwrap();
    assert_eq!(
        (sorter.title.as_str(), sorter.place.as_deref()),
        ("Parcel Sorter / Loader", Some("Port Amber"))
    );
    assert_eq!(sorter.employer.as_deref(), Some("Redwing \"Fast\" Parcels"));
    let clerk = rows[3].outcome.as_ref().unwrap();
    assert_eq!(clerk.employment.as_deref(), Some("Per Diem"));
    assert!(clerk.description.starts_with("Hilltop Clinic looks") && clerk.description.ends_with("in order."));
    let plumber = rows[4].outcome.as_ref().unwrap();
    assert_eq!(
        (plumber.employer.as_deref(), plumber.place.as_deref()),
        (None, None),
        "nothing is invented"
    );
    assert!(plumber.description.starts_with("We need a plumber"));
}

#[test]
fn ratings_minus_ones_and_a_column_without_a_name_do_no_harm() {
    let import = fixture("rated.csv");
    let expected = [
        ("Job Title", Field::Title),
        ("Salary Estimate", Field::Pay),
        ("Job Description", Field::Description),
        ("Company Name", Field::Employer),
        ("Location", Field::Place),
    ];
    assert_eq!(mapping(&import), expected);
    assert_eq!(import.mapping.columns[0].name, "Column 1");
    let postings = taken(import);
    let steward = &postings[0].1;
    assert_eq!(steward.employer.as_deref(), Some("Kestrel Analytics"));
    assert_eq!(steward.pay.as_deref(), Some("$41K-$68K (Board est.)"));
    assert!(
        steward
            .description
            .contains("\"common sense\".\n\nRequirements:\n• 2+ years"),
        "line breaks are kept"
    );
    let cook = &postings[1].1;
    assert_eq!(
        (cook.pay.as_deref(), cook.employer.as_deref()),
        (None, Some("Lowmoor School District"))
    );
    assert_eq!(postings[2].1.employer.as_deref(), Some("Studio 54"));
    assert_eq!(
        postings[0].0, postings[3].0,
        "the same posting twice in a file has one key"
    );
    assert_eq!(content_hash(&postings[0].1), content_hash(&postings[3].1));
    assert_ne!(postings[0].0, postings[1].0);
}

#[test]
fn a_german_spreadsheet_in_an_old_encoding_is_read() {
    let import = fixture("windows.csv");
    let expected = [
        ("Kennziffer", Field::Id),
        ("Stellenbezeichnung", Field::Title),
        ("Arbeitgeber", Field::Employer),
        ("Arbeitsort", Field::Place),
        ("Beschreibung", Field::Description),
        ("Gehalt", Field::Pay),
        ("Bewerbungsfrist", Field::Deadline),
    ];
    assert_eq!(mapping(&import), expected);
    let rows: Vec<Row> = import.rows.collect();
    assert_eq!(rows.iter().map(|row| row.line).collect::<Vec<_>>(), [3, 5]);
    let baker = rows[0].outcome.as_ref().unwrap();
    assert_eq!(
        (baker.title.as_str(), baker.employer.as_deref()),
        ("Bäcker (m/w/d)", Some("Müller & Söhne"))
    );
    assert!(
        baker
            .description
            .contains("jede Nacht; Sie auch?\nGesellenbrief nötig – Nachtzuschlag")
    );
    assert_eq!(baker.pay.as_deref(), Some("16,50 € pro Stunde"));
    let carer = rows[1].outcome.as_ref().unwrap();
    assert_eq!((carer.pay.as_deref(), carer.deadline.as_deref()), (None, None));
    assert_eq!(carer.employer.as_deref(), Some("Haus „Abendrot“"));
}

#[test]
fn broken_rows_are_mended_or_refused_with_their_line_and_never_take_others_with_them() {
    let rows: Vec<Row> = fixture("broken.csv").rows.collect();
    let expected = [
        (12, Refusal::NoTitle),
        (13, Refusal::NoText),
        (14, Refusal::FieldCount),
        (16, Refusal::OpenQuote),
    ];
    let lines: Vec<(u64, &str)> = rows
        .iter()
        .filter_map(|row| Some((row.line, row.outcome.as_ref().ok()?.title.as_str())))
        .collect();
    let titles = [
        (2, "Line Cook"),
        (3, "Waiter"),
        (5, "Porter"),
        (6, "Gardener"),
        (8, "Pipe Fitter"),
        (9, "Driver"),
        (10, "Cleaner"),
        (15, "Night Porter"),
        (17, "Baker"),
    ];
    assert_eq!(lines, titles);
    assert_eq!(refused(&rows), expected);
    let description = |at: usize| rows[at].outcome.as_ref().unwrap().description.as_str();
    assert_eq!(description(1), "We serve fish, bread\nand soup.");
    assert_eq!(
        description(2),
        "We carry bags, boxes, and coats.",
        "commas outside quotes"
    );
    assert_eq!(
        description(3),
        "We plant trees\nand cut hedges.",
        "a line break outside quotes"
    );
    assert_eq!(
        description(4),
        "We fit 12\" pipe, and 3\" pipe.",
        "quotes that were not doubled"
    );
    assert_eq!(description(5), "We drive the van.", "a quote that is never closed");
    let reason = rows[8].outcome.as_ref().unwrap_err().to_string();
    assert!(reason.contains("no text") && reason.contains("Please"), "{reason}");
}

#[test]
fn nested_json_from_a_board_is_understood_and_one_broken_object_costs_only_itself() {
    let mut import = fixture("board.json");
    assert_eq!(import.format, Format::Json);
    let expected = [
        ("id", Field::Id),
        ("title", Field::Title),
        ("company.display_name", Field::Employer),
        ("location.name", Field::Place),
        ("salary.min", Field::PayMin),
        ("salary.max", Field::PayMax),
        ("salary.currency", Field::PayCurrency),
        ("description.html", Field::Description),
        ("created_at", Field::Posted),
        ("employment_type", Field::Employment),
        ("remote", Field::Site),
        ("skills", Field::Skills),
        ("redirect_url", Field::Url),
        ("deadline", Field::Deadline),
    ];
    assert_eq!(mapping(&import), expected);
    let rows: Vec<Row> = import.rows.by_ref().collect();
    assert_eq!(refused(&rows), [(31, Refusal::BrokenJson)]);
    let keys: Vec<&str> = rows.iter().map(|row| row.key.as_str()).collect();
    assert_eq!(keys, ["b-1", "b-2", "", "b-4"]);
    let cook = RawPosting {
        title: "Line Cook".to_owned(),
        employer: Some("Harbour Inn".to_owned()),
        place: Some("Port Amber".to_owned()),
        description: "<p>We cook fish &amp; bread.</p><ul><li>Knife skills</li></ul>".to_owned(),
        pay_min: Some("26000".to_owned()),
        pay_max: Some("31000.5".to_owned()),
        pay_currency: Some("EUR".to_owned()),
        posted: Some("2026-03-01".to_owned()),
        employment: Some("full-time".to_owned()),
        site: Some("no".to_owned()),
        skills: vec!["Cooking".to_owned(), "Food hygiene".to_owned()],
        url: Some("https://jobs.example/b-1".to_owned()),
        ..RawPosting::default()
    };
    assert_eq!(rows[0].outcome.as_ref().unwrap(), &cook);
    let books = rows[1].outcome.as_ref().unwrap();
    assert_eq!(
        (books.pay_min.as_deref(), books.place.as_deref()),
        (None, None),
        "unknown stays unknown, never 0"
    );
    assert_eq!(
        (books.site.as_deref(), books.posted.as_deref()),
        (Some("yes"), Some("2026-03-02"))
    );
}

#[test]
fn json_lines_join_the_parts_of_the_text_under_their_names() {
    let mut import = fixture("lines.jsonl");
    assert_eq!(import.format, Format::JsonLines);
    let rows: Vec<Row> = import.rows.by_ref().collect();
    let expected = "Responsibilities:\nPrepare samples.\nClean glass.\n\n\
                    Minimum qualifications:\nA school certificate.\n\n\
                    Preferred qualifications:\nA driving licence.";
    assert_eq!(rows[0].outcome.as_ref().unwrap().description, expected);
    let told = [(3, Refusal::NoText), (4, Refusal::BrokenJson), (6, Refusal::BrokenJson)];
    assert_eq!(refused(&rows), told);
    assert_eq!((rows[3].line, rows[3].key.as_str()), (5, "l4"));
    assert_eq!(
        rows[3].outcome.as_ref().unwrap().deadline.as_deref(),
        Some("2027-05-01")
    );
}

#[test]
fn a_column_that_appears_late_in_a_long_list_is_still_used_and_shown_afterwards() {
    let filler = "We look for somebody. ".repeat(60);
    let mut lines: Vec<String> = (0..2000)
        .map(|n| format!(r#"{{"id": {n}, "title": "Cook {n}", "text": "{filler}"}}"#))
        .collect();
    lines.push(
        r#"{"id": 2000, "title": "Nurse", "text": "We care.", "salary": "$20 an hour", "employer": "Hilltop"}"#
            .to_owned(),
    );
    let mut import = text(&lines.join("\n"));
    assert_eq!(import.mapping.columns.len(), 3);
    let last = import.rows.by_ref().last().unwrap();
    let nurse = last.outcome.unwrap();
    assert_eq!(
        (last.line, nurse.pay.as_deref(), nurse.employer.as_deref()),
        (2001, Some("$20 an hour"), Some("Hilltop"))
    );
    let columns = &import.rows.mapping().columns;
    assert_eq!(
        (columns[3].name.as_str(), columns[3].field, &columns[3].examples[..]),
        ("salary", Some(Field::Pay), &["$20 an hour".to_owned()][..])
    );
    assert_eq!(import.rows.bytes_read(), lines.join("\n").len() as u64);
}

#[test]
fn a_table_whose_columns_say_nothing_can_be_looked_at_before_somebody_says_what_they_are() {
    let csv = "kurz,lang\nPförtner,Tor\nPförtner,Tür\nKoch,Herd\nKellner,Saal\n";
    assert!(open(csv.as_bytes(), None, &[]).is_err());
    let import = look(csv.as_bytes(), None, &[]).unwrap();
    let columns = &import.mapping.columns;
    assert_eq!(columns[0].examples, ["Pförtner", "Koch", "Kellner"]);
    assert_eq!(columns[1].examples, ["Tor", "Tür", "Herd"]);
    assert_eq!(import.rows.count(), 4);
}

#[test]
fn a_person_says_what_a_column_is_and_leaves_one_out() {
    let csv = "kurz,text,lohn\nPförtner,Wir öffnen das Tor.,15 Euro\n";
    let overrides = [("kurz".to_owned(), Field::Title), ("Lohn".to_owned(), Field::Ignore)];
    let import = open(csv.as_bytes(), None, &overrides).unwrap();
    assert_eq!(mapping(&import), [("kurz", Field::Title), ("text", Field::Description)]);
    assert_eq!(taken(import)[0].1.pay, None);
    let unsaid = open(csv.as_bytes(), None, &[]).unwrap_err().to_string();
    assert!(
        unsaid.contains("--map \"Column=title\"") && unsaid.contains("kurz, text, lohn"),
        "{unsaid}"
    );
}

#[test]
fn a_file_without_a_header_is_recognised_by_its_content() {
    let long = "You keep the kitchen clean and the stock in order, you cook for two hundred guests a day. ".repeat(3);
    let csv = format!(
        "Line Cook,Harbour Inn Ltd,\"Port Amber, QZ\",\"{long}\",https://jobs.example/1\n\
         Night Nurse,Hilltop Clinic Ltd,\"Lowmoor, QX\",\"{long}\",https://jobs.example/2\n"
    );
    let import = text(&csv);
    let expected = [
        ("Column 1", Field::Title),
        ("Column 2", Field::Employer),
        ("Column 3", Field::Place),
        ("Column 4", Field::Description),
        ("Column 5", Field::Url),
    ];
    assert_eq!(mapping(&import), expected);
    assert_eq!(taken(import).len(), 2, "the first line is a posting too");
}

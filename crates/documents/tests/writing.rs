//! What is written can be read again: by people, and by programs such as our own reader.

use documents::{
    Limits, read_here,
    write::{Body, CannotSet, Design, Entry, Line, Section, Sheet, docx, pdf, plain},
};

fn sheet(jobs: usize) -> Sheet {
    let entry = |nr: usize| {
        Entry {
        title: format!("Machine fitter {nr}"),
        at: Some(format!("Harbour Works {nr}, Gdańsk")),
        when: Some(format!("March {} – May {}", 1980 + nr, 1981 + nr)),
        lines: vec![
            Line::Point(format!("Fitted pump {nr} & tested it < 5 bar")),
            Line::Plain("Kept the log of the night shift, wrote what had failed and why, and handed it over at six every morning.".to_owned()),
        ],
    }
    };
    Sheet {
        name: "Żaneta Okonkwo".to_owned(),
        headline: Some("Fitter".to_owned()),
        contacts: vec!["Gdańsk".to_owned(), "zaneta@people.example".to_owned()],
        summary: Some("Machines, and why they stop.".to_owned()),
        sections: vec![
            Section {
                title: "Work".to_owned(),
                body: Body::Entries((1..=jobs).map(entry).collect()),
            },
            Section {
                title: "Skills".to_owned(),
                body: Body::Words(vec!["Hydraulics".to_owned(), "Pump repair".to_owned()]),
            },
        ],
        language: "en".to_owned(),
    }
}

/// The words of a file, whatever the white space.
fn words(bytes: &[u8]) -> String {
    let text = read_here(bytes, &Limits::default()).expect("it can be read").text;
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Fails when one of them is not there, or before the one that comes first.
fn in_order(text: &str, wanted: &[&str]) {
    let mut rest = text;
    for words in wanted {
        let at = rest.find(words);
        assert!(at.is_some(), "{words:?} is not in what follows: {rest:?}");
        rest = &rest[at.unwrap_or(0) + words.len()..];
    }
}

#[test]
fn every_design_has_all_words_in_their_order() {
    for design in Design::ALL {
        let text = words(&pdf(&sheet(2), design).unwrap());
        in_order(
            &text,
            &[
                "Żaneta Okonkwo",
                "Fitter",
                "Gdańsk",
                "zaneta@people.example",
                "Machines, and why they stop.",
                "Work",
            ],
        );
        in_order(
            &text,
            &[
                "Machine fitter 1",
                "Harbour Works 1, Gdańsk",
                "Fitted pump 1 & tested it < 5 bar",
                "Machine fitter 2",
            ],
        );
        in_order(
            &text,
            &[
                "handed it over at six every morning.",
                "Skills",
                "Hydraulics",
                "Pump repair",
            ],
        );
        assert!(text.contains("March 1981 – May 1982"), "{design:?}: {text}");
    }
}

#[test]
fn a_long_life_goes_on_to_more_pages_and_nothing_is_lost() {
    for design in Design::ALL {
        let bytes = pdf(&sheet(40), design).unwrap();
        let document = read_here(&bytes, &Limits::default()).unwrap();
        assert!(document.pages > 2, "{design:?}: {}", document.pages);
        for nr in 1..=40 {
            assert!(
                document.text.contains(&format!("Fitted pump {nr} &")),
                "{design:?}: job {nr}"
            );
        }
    }
}

#[test]
fn a_word_document_has_headings_and_lists_of_its_own() {
    let document = read_here(&docx(&sheet(2)), &Limits::default()).unwrap();
    let lines: Vec<&str> = document.text.lines().collect();
    assert!(lines.contains(&"- Fitted pump 1 & tested it < 5 bar"), "{lines:#?}");
    let headings: Vec<&str> = document
        .headings
        .iter()
        .filter_map(|nr| lines.get(*nr as usize))
        .copied()
        .collect();
    assert!(
        headings.contains(&"Work") && headings.contains(&"Skills"),
        "{headings:?}"
    );
    assert_eq!(docx(&sheet(2)), docx(&sheet(2)));
}

#[test]
fn plain_text_is_what_one_would_type() {
    let text = plain(&sheet(1));
    let shown: Vec<&str> = text.lines().take(11).collect();
    assert_eq!(
        shown,
        [
            "Żaneta Okonkwo",
            "Fitter",
            "Gdańsk",
            "zaneta@people.example",
            "",
            "Machines, and why they stop.",
            "",
            "WORK",
            "",
            "Machine fitter 1",
            "Harbour Works 1, Gdańsk | March 1981 – May 1982",
        ]
    );
    assert!(text.ends_with("SKILLS\nHydraulics, Pump repair\n"));
}

#[test]
fn letters_that_are_not_there_are_named_and_word_shows_them() {
    let mut sheet = sheet(1);
    sheet.name = "अनीता शर्मा".to_owned();
    assert_eq!(
        pdf(&sheet, Design::Classic),
        Err(CannotSet::Letters("अनीता".to_owned()))
    );
    assert!(words(&docx(&sheet)).contains("अनीता शर्मा"));
}

#[test]
fn nothing_a_person_types_breaks_a_page() {
    let mut sheet = sheet(1);
    sheet.name = "N".repeat(300);
    sheet.contacts = vec!["x@".repeat(400)];
    sheet.summary = Some("\u{0}\u{1b}<w:p>]]> &amp; \u{feff}".to_owned());
    sheet.sections[0].title = String::new();
    for design in Design::ALL {
        let made = pdf(&sheet, design);
        assert!(matches!(made, Ok(_) | Err(CannotSet::Letters(_))), "{made:?}");
    }
    assert!(words(&docx(&sheet)).contains("<w:p>]]> &amp;"));
}

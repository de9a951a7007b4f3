//! Mails as programs send them, read as their writers meant them: each `mails/NAME.eml` with what is to be read of it in
//! `mails/NAME.expect`.
//!
//! To add one more: the mail as it travels, with line ends of CRLF, people of our own making and domains made for examples; and
//! beside it what [`told`] is to say.
#![allow(clippy::unwrap_used, reason = "a mail of a test that is not read has failed")]

use std::{fmt::Write, fs, path::Path};

use mail::{
    address::Mailbox,
    read::{Incoming, Kind, read},
};

/// What was read, as the files say it: who wrote, about what, who they are, files with kind and size in bytes; after an empty
/// line what they wrote now.
fn told(mail: &Incoming) -> String {
    let mut told = format!(
        "from: {}\nsubject: {}\n",
        mail.from.as_ref().map_or_else(none, mailbox),
        mail.subject
    );
    writeln!(told, "kind: {}", kind(&mail.kind)).unwrap();
    for file in &mail.attachments {
        writeln!(told, "file: {}; {}; {}", file.name, file.media_type, file.bytes.len()).unwrap();
    }
    if mail.left_out > 0 {
        writeln!(told, "left out: {}", mail.left_out).unwrap();
    }
    format!("{told}\n{}\n", mail.text)
}

fn none() -> String {
    "-".to_owned()
}

fn mailbox(mailbox: &Mailbox) -> String {
    match &mailbox.name {
        Some(name) => format!("{name} <{}>", mailbox.address),
        None => mailbox.address.clone(),
    }
}

/// Of a bounce: whether for good, the status, who was not reached, and which mail came back.
fn kind(kind: &Kind) -> String {
    match kind {
        Kind::Person => "person".to_owned(),
        Kind::AutoReply => "automatic".to_owned(),
        Kind::List => "list".to_owned(),
        Kind::Bounce {
            recipient,
            permanent,
            status,
            original_message_id,
        } => {
            let lasts = if *permanent { "permanent" } else { "temporary" };
            let [status, recipient, original] =
                [status, recipient, original_message_id].map(|part| part.clone().unwrap_or_else(none));
            format!("bounce {lasts} {status} {recipient} {original}")
        }
    }
}

/// The first line that differs, for whoever looks for the fault.
fn difference(expected: &str, found: &str) -> String {
    let mut lines = expected.lines().zip(found.lines());
    let (expected_line, found_line) = lines
        .find(|(expected, found)| expected != found)
        .unwrap_or(("(its end)", "(its end, or more lines)"));
    let short = |line: &str| line.chars().take(200).collect::<String>();
    format!("expected {:?}\n   found {:?}", short(expected_line), short(found_line))
}

#[test]
fn every_mail_is_read_as_it_was_meant() {
    let mails = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mails");
    let mut names: Vec<_> = fs::read_dir(&mails)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    names.retain(|path| path.extension().is_some_and(|end| end == "eml"));
    names.sort();
    let mut wrong = Vec::new();
    for path in &names {
        let bytes = fs::read(path).unwrap();
        let found = read(&bytes).map_or_else(|refused| format!("refused: {refused}\n"), |mail| told(&mail));
        let expected = fs::read_to_string(path.with_extension("expect")).unwrap_or_default();
        if found != expected {
            wrong.push(format!(
                "{}:\n{}",
                path.file_stem().unwrap().display(),
                difference(&expected, &found)
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {}:\n{}",
        wrong.len(),
        names.len(),
        wrong.join("\n")
    );
    assert!(names.len() >= 150, "only {} mails were found", names.len());
}

//! A résumé as a Word document (Office Open XML, ECMA-376 part 1): real styles and lists, so that it can be edited.

mod parts;

use std::io::{Cursor, Write};

use quick_xml::escape::escape;
use zip::{ZipWriter, write::SimpleFileOptions};

use super::sheet::{Body, Entry, Line, Sheet};

/// The résumé as the bytes of a `.docx` file.
pub fn docx(sheet: &Sheet) -> Vec<u8> {
    let document = document(sheet);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let written = parts::FIXED
        .iter()
        .copied()
        .chain([("word/document.xml", document.as_str())])
        .try_for_each(|(name, text)| {
            // Without a time of its own, the same sheet gives the same bytes.
            zip.start_file(name, SimpleFileOptions::default())?;
            Ok::<_, zip::result::ZipError>(zip.write_all(text.as_bytes())?)
        })
        .and_then(|()| zip.finish());
    // Writing into memory fails for nothing that a sheet can hold.
    written.map(Cursor::into_inner).unwrap_or_default()
}

fn document(sheet: &Sheet) -> String {
    let mut body = String::new();
    paragraph(&mut body, "Title", &run(&sheet.name, ""));
    if let Some(headline) = &sheet.headline {
        paragraph(&mut body, "Subtitle", &run(headline, ""));
    }
    if !sheet.contacts.is_empty() {
        paragraph(&mut body, "Contact", &run(&sheet.contacts.join(" · "), ""));
    }
    if let Some(summary) = &sheet.summary {
        paragraph(&mut body, "Normal", &run(summary, ""));
    }
    for section in &sheet.sections {
        paragraph(&mut body, "Heading1", &run(&section.title, ""));
        match &section.body {
            Body::Entries(entries) => entries.iter().for_each(|entry| entry_paragraphs(&mut body, entry)),
            Body::Words(words) => paragraph(&mut body, "Normal", &run(&words.join(", "), "")),
        }
    }
    format!("{}{body}{}", parts::DOCUMENT_HEAD, parts::DOCUMENT_TAIL)
}

fn entry_paragraphs(body: &mut String, entry: &Entry) {
    let mut head = run(&entry.title, "");
    if let Some(when) = &entry.when {
        // A tab to the right edge, as the style has it.
        head.push_str("<w:r><w:tab/></w:r>");
        head.push_str(&run(when, "<w:b w:val=\"0\"/>"));
    }
    paragraph(body, "Heading2", &head);
    if let Some(at) = &entry.at {
        paragraph(body, "At", &run(at, ""));
    }
    for line in &entry.lines {
        let style = match line {
            Line::Plain(_) => "Normal",
            Line::Point(_) => "ListBullet",
        };
        paragraph(body, style, &run(line.words(), ""));
    }
}

fn paragraph(body: &mut String, style: &str, runs: &str) {
    body.push_str("<w:p><w:pPr><w:pStyle w:val=\"");
    body.push_str(style);
    body.push_str("\"/></w:pPr>");
    body.push_str(runs);
    body.push_str("</w:p>");
}

fn run(text: &str, properties: &str) -> String {
    // XML 1.0 has no place for control characters (section 2.2).
    let text: String = text.chars().filter(|letter| !letter.is_control()).collect();
    let properties = if properties.is_empty() {
        String::new()
    } else {
        format!("<w:rPr>{properties}</w:rPr>")
    };
    format!(
        "<w:r>{properties}<w:t xml:space=\"preserve\">{}</w:t></w:r>",
        escape(text.as_str())
    )
}

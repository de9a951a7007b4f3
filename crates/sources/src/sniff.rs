//! What kind of file this is, told from its beginning.

use crate::{Format, ImportError, json};

/// The format of a file that begins with `head`. The content decides; a name can be wrong.
pub(crate) fn format(head: &[u8]) -> Result<Format, ImportError> {
    let start = head.trim_ascii_start();
    if start.is_empty() {
        return Err(ImportError::Empty);
    }
    if let Some(what) = other(start) {
        return Err(ImportError::NotATable { what });
    }
    Ok(match start[0] {
        b'{' if json::is_lines(start) => Format::JsonLines,
        b'{' => Format::Json,
        b'[' if matches!(start[1..].trim_ascii_start().first(), Some(b'{' | b']') | None) => Format::Json,
        _ => Format::Csv,
    })
}

/// Files people bring by mistake.
fn other(start: &[u8]) -> Option<&'static str> {
    const KINDS: [(&[u8], &str); 5] = [
        (b"PK\x03\x04", later!("a spreadsheet or another packed file")),
        (b"\xd0\xcf\x11\xe0", later!("an old spreadsheet or document")),
        (b"%PDF", later!("a PDF")),
        (b"\x89PNG", later!("a picture")),
        (b"\xff\xd8\xff", later!("a picture")),
    ];
    let known = KINDS
        .iter()
        .find(|(mark, _)| start.starts_with(mark))
        .map(|(_, what)| *what);
    known.or_else(|| {
        start[..start.len().min(4096)]
            .contains(&0)
            .then_some(later!("a file that holds no text"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_content_tells_the_format() {
        let table = [
            (r#"[{"title": "Cook"}]"#, Format::Json),
            (r#" {"jobs": [{"title": "Cook"}]}"#, Format::Json),
            (
                "{\"jobs\": [\n{\"title\": \"Cook\"},\n{\"title\": \"Nurse\"}\n]}",
                Format::Json,
            ),
            ("{\"title\": \"Cook\"}\n{\"title\": \"Nurse\"}\n", Format::JsonLines),
            (
                "{\"title\": \"Cook\n{\"title\": \"Nurse\"}\n{\"title\": \"Nurse\"}\n",
                Format::JsonLines,
            ),
            (r#"{"title": "Cook", "description": "We cook."}"#, Format::JsonLines),
            ("{\n\"title\": \"Cook\",\n\"description\": \"We cook.\"}", Format::Json),
            ("title,text\nCook,We cook.\n", Format::Csv),
            ("[urgent] title,text\n", Format::Csv),
        ];
        for (text, expected) in table {
            assert_eq!(format(text.as_bytes()).unwrap(), expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_table_is_named() {
        let told = |bytes: &[u8]| format(bytes).unwrap_err().to_string();
        assert!(told(b"PK\x03\x04....").contains("a spreadsheet"));
        assert!(told(b"%PDF-1.7").contains("a PDF"));
        assert!(told(b"a\0b\0c").contains("no text"));
        assert!(told(b" \n ").contains("empty"));
    }
}

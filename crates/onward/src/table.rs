//! Plain tables for the terminal.

/// Rows under headings, columns aligned by the longest entry.
pub(crate) fn lines(headings: &[&str], rows: impl Iterator<Item = Vec<String>>) -> String {
    let mut all: Vec<Vec<String>> = vec![headings.iter().map(|heading| (*heading).to_owned()).collect()];
    all.extend(rows);
    let columns = headings.len();
    let width = |column: usize| {
        all.iter()
            .filter_map(|row| row.get(column))
            .map(|cell| cell.chars().count())
            .max()
            .unwrap_or(0)
    };
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let line = |row: &Vec<String>| {
        let cells = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}"));
        format!("  {}", cells.collect::<Vec<_>>().join("  "))
            .trim_end()
            .to_owned()
    };
    all.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// A count and its thing: `1 opening`, `12,345 openings`.
pub(crate) fn things(number: u64, one: &str, many: &str) -> String {
    format!(
        "{} {}",
        web::view::amount::count(number),
        if number == 1 { one } else { many }
    )
}

/// The beginning of a text on one line.
pub(crate) fn short(text: &str, most: usize) -> String {
    let one_line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if one_line.chars().count() <= most {
        return one_line;
    }
    let mut cut: String = one_line.chars().take(most.saturating_sub(1)).collect();
    cut.push('\u{2026}');
    cut
}

#[cfg(test)]
mod tests {
    use super::{lines, short};

    #[test]
    fn columns_line_up() {
        let rows = [
            vec!["a".to_owned(), "bcd".to_owned()],
            vec!["longer".to_owned(), "e".to_owned()],
        ];
        assert_eq!(
            lines(&["x", "y"], rows.into_iter()),
            "  x       y\n  a       bcd\n  longer  e"
        );
    }

    #[test]
    fn long_texts_end_in_an_ellipsis() {
        assert_eq!(short("one\ntwo  three", 20), "one two three");
        assert_eq!(short("one two three", 8), "one two\u{2026}");
    }
}

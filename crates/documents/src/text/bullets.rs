//! Bullets of all shapes.

/// The text behind a bullet, if the (cleaned) line begins with one.
pub(crate) fn without_bullet(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let first = line.chars().next()?;
    let rest = &line[first.len_utf8()..];
    let apart = rest.is_empty() || rest.starts_with([' ', '\t']);
    let is_bullet = match first {
        // These stand for nothing else, so a missing space does not matter.
        '•' | '‣' | '◦' | '⁃' | '∙' | '●' | '○' | '■' | '□' | '▪' | '▫' | '◆' | '◇' | '❖' | '►' | '▶' | '▸' | '▹'
        | '➢' | '➤' | '➔' | '➜' | '➣' | '✓' | '✔' | '☑' | '★' | '☆' | '✦' | '✧' | '⦁' | '⚫' | '⬤' | '⚬' | '◉'
        | '◾' | '▬' => true,
        '-' => apart || rest.starts_with(char::is_alphabetic),
        '*' | '+' | '·' | '–' | '—' | '−' | '→' | '»' | '›' => apart,
        // The round bullet of typewriter fonts, as Word makes it for a second level.
        'o' => rest.starts_with('\t'),
        _ => false,
    };
    is_bullet.then(|| rest.trim_start())
}

#[cfg(test)]
mod tests {
    use super::without_bullet;

    #[test]
    fn bullets_are_known_in_all_shapes_and_words_are_left_alone() {
        let items = [
            "• mops",
            "•mops",
            "- mops",
            "* mops",
            "– mops",
            "▪ mops",
            "➢\tmops",
            "o\tmops",
            "-mops",
            "  ✓ mops",
        ];
        for item in items {
            assert_eq!(without_bullet(item), Some("mops"), "{item:?}");
        }
        for plain in [
            "mops",
            "o mops",
            "-5 °C",
            "+49 30 23125",
            "–2016",
            "*nix",
            "",
            "2019 – 2021",
        ] {
            assert_eq!(without_bullet(plain), None, "{plain:?}");
        }
    }
}

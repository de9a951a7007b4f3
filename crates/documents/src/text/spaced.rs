//! Headings with spaces between their letters: `E X P E R I E N C E`.

/// The fewest letters of a spaced word: two or three may be initials or grades.
const FEWEST: usize = 4;

/// The words of a line whose letters all stand apart; `None` for every other line. Words are told by wider gaps.
pub(crate) fn join_letters(line: &str) -> Option<String> {
    let mut words: Vec<String> = Vec::new();
    let mut gap = usize::MAX;
    let mut letters = 0;
    for part in line.trim().split([' ', '\t']) {
        if part.is_empty() {
            gap = gap.saturating_add(1);
            continue;
        }
        let mut chars = part.chars();
        let (first, rest) = (chars.next()?, chars.as_str());
        // A mark may cling to a letter ("S K I L L S:"), another letter may not.
        if rest.chars().any(char::is_alphanumeric) {
            return None;
        }
        letters += usize::from(first.is_alphabetic());
        match words.last_mut() {
            Some(word) if gap == 0 => word.push_str(part),
            _ => words.push(part.to_owned()),
        }
        gap = 0;
    }
    let joined = words.join(" ");
    (letters >= FEWEST && is_mostly_letters(&joined) && !is_alphabet(&joined)).then_some(joined)
}

fn is_mostly_letters(text: &str) -> bool {
    let others = text.chars().filter(|c| !c.is_alphabetic() && *c != ' ').count();
    others * 3 <= text.chars().count()
}

/// `A B C E` is a list of driving licence classes: its letters rise.
fn is_alphabet(text: &str) -> bool {
    let letters: Vec<char> = text.chars().filter(|c| c.is_alphabetic()).collect();
    letters.windows(2).all(|pair| pair[0] < pair[1])
}

#[cfg(test)]
mod tests {
    use super::join_letters;

    #[test]
    fn spaced_headings_become_words() {
        let cases = [
            ("E X P E R I E N C E", Some("EXPERIENCE")),
            ("W O R K   E X P E R I E N C E", Some("WORK EXPERIENCE")),
            ("S k i l l s :", Some("Skills:")),
            ("É T U D E S   &   D I P L Ô M E S", Some("ÉTUDES & DIPLÔMES")),
            ("A B C E", None),
            ("C R", None),
            ("1 2 3 4 5", None),
            ("I am a cook", None),
            ("", None),
        ];
        for (line, expected) in cases {
            assert_eq!(join_letters(line).as_deref(), expected, "{line:?}");
        }
    }
}

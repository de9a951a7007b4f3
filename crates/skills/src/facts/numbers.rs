//! Small numbers in words.

/// Folded words and what they count.
const WORDS: &[(&str, u16)] = &[
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("fifteen", 15),
    ("eighteen", 18),
    ("twenty", 20),
    ("ein", 1),
    ("eine", 1),
    ("einem", 1),
    ("zwei", 2),
    ("drei", 3),
    ("vier", 4),
    ("funf", 5),
    ("zehn", 10),
    ("uno", 1),
    ("dos", 2),
    ("tres", 3),
    ("cuatro", 4),
    ("cinco", 5),
    ("deux", 2),
    ("trois", 3),
    ("quatre", 4),
    ("cinq", 5),
];

/// The number a folded word or a run of digits stands for.
pub(crate) fn number(word: &str) -> Option<u16> {
    word.parse()
        .ok()
        .or_else(|| WORDS.iter().find(|(known, _)| *known == word).map(|(_, value)| *value))
}

/// A pattern for one or two digits, or a number word.
pub(crate) fn number_pattern() -> String {
    let words: Vec<&str> = WORDS.iter().map(|(word, _)| *word).collect();
    format!("(?:[0-9]{{1,2}}|{})", words.join("|"))
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn words_and_digits_count_alike() {
        assert_eq!(number("three"), Some(3));
        assert_eq!(number("18"), Some(18));
        assert_eq!(number("several"), None);
    }
}

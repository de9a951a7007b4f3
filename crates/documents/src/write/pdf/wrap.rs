//! Cutting text into lines.

/// Lines of at most `width`, cut at spaces; a word too long for a line of its own is cut between letters.
pub(super) fn lines(text: &str, width: f32, measure: impl Fn(&str) -> f32) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let mut word = word;
        let longer = if line.is_empty() {
            word.to_owned()
        } else {
            format!("{line} {word}")
        };
        if measure(&longer) <= width {
            line = longer;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        while measure(word) > width {
            let (head, tail) = word.split_at(fitting(word, width, &measure));
            lines.push(head.to_owned());
            word = tail;
        }
        word.clone_into(&mut line);
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// How many bytes of a word fit: at least its first letter, so that there is an end.
fn fitting(word: &str, width: f32, measure: impl Fn(&str) -> f32) -> usize {
    let ends = word.char_indices().map(|(at, letter)| at + letter.len_utf8());
    let mut fits = 0;
    for end in ends {
        if fits > 0 && measure(&word[..end]) > width {
            break;
        }
        fits = end;
    }
    fits
}

#[cfg(test)]
mod tests {
    use super::lines;

    /// Every letter is one wide.
    fn cut(text: &str, width: f32) -> Vec<String> {
        #[expect(clippy::cast_precision_loss, reason = "short texts")]
        lines(text, width, |words| words.chars().count() as f32)
    }

    #[test]
    fn lines_are_cut_at_spaces() {
        assert_eq!(cut("one two  three\nfour", 9.0), ["one two", "three", "four"]);
        assert!(cut("   ", 9.0).is_empty());
    }

    #[test]
    fn a_long_word_is_cut_and_nothing_is_lost() {
        assert_eq!(
            cut("a https://example.org/x b", 8.0),
            ["a", "https://", "example.", "org/x b"]
        );
        assert_eq!(cut("žluťoučký", 0.5).concat(), "žluťoučký");
    }
}

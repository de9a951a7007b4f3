//! A title cleared of what is not its name.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::tables::{LITTLE, NOISE, RANKS, SHORT_FORMS, SPELLED};
use crate::text::{Gap, Words};

/// A title is cut to so many characters, and to so many words.
const MOST_CHARACTERS: usize = 200;
const MOST_WORDS: usize = 24;

/// The words of a list: every name of the taxonomy is looked up in them when a reader is made.
type Listed = LazyLock<FxHashSet<&'static str>>;
static IS_LITTLE: Listed = LazyLock::new(|| LITTLE.split_ascii_whitespace().collect());
static IS_NOISE: Listed = LazyLock::new(|| NOISE.split_ascii_whitespace().collect());
static IS_RANK: Listed = LazyLock::new(|| RANKS.split_ascii_whitespace().collect());

/// A word of a title.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each may be true beside the others")]
pub(super) struct TitleWord {
    /// Folded, short forms spelled out.
    pub(super) folded: String,
    /// Which part of the title it stands in; parts are divided by marks.
    pub(super) part: usize,
    /// Whether a hyphen joins it to the word before.
    pub(super) hyphen: bool,
    /// Whether it only says how far somebody has come.
    pub(super) rank: bool,
    /// Whether it says nothing of the work, unless a name has it.
    pub(super) noise: bool,
    /// Whether it stands after words that lead away from the name: "at", "with".
    pub(super) aside: bool,
}

/// The words of a title, those that say nothing of the work marked as noise.
pub(super) fn tidy(title: &str) -> Vec<TitleWord> {
    let title: String = title.chars().take(MOST_CHARACTERS).collect();
    let words = Words::of(&title);
    let mut out: Vec<TitleWord> = Vec::new();
    let (mut part, mut aside, mut at) = (0, false, 0);
    while let Some(word) = words.all().get(at) {
        let folded = words.folded(word);
        if at > 0 && parts(&words, at) {
            part += 1;
            // What follows the employer in the same title is still about the employer; brackets begin anew.
            aside = words.gap_after(at - 1).has(Gap::OTHER);
        }
        // In "Internship for a baker" nothing has been said of the work yet.
        let said = |word: &TitleWord| !word.aside && !word.rank && !word.noise;
        aside |= matches!(folded, "at" | "with" | "for" | "in" | "bei") && out.iter().any(said);
        let per = at > 0 && word.gap == Gap::SLASH && is_number(words.folded(&words.all()[at - 1]));
        let initials = initials(&words, at);
        let text = initials.as_deref().unwrap_or_else(|| spelled_out(folded));
        for folded in text
            .split(' ')
            .filter(|folded| !IS_LITTLE.contains(folded) && !word.link)
        {
            let noise = per || is_number(folded) || IS_NOISE.contains(folded) || is_sex(&words, at);
            let (rank, hyphen) = (IS_RANK.contains(folded), word.gap == Gap::HYPHEN);
            out.push(TitleWord {
                folded: folded.to_owned(),
                part,
                hyphen,
                rank,
                noise,
                aside,
            });
        }
        at += if initials.is_some() { 3 } else { 1 };
    }
    out.truncate(MOST_WORDS);
    out
}

/// A title in the words that tell of the work, for comparing letters.
pub(crate) fn plain(title: &str) -> String {
    telling(title, 1)
}

/// The same with the words of its first part twice: the name of the work stands there more often than not.
pub(crate) fn plain_by_weight(title: &str) -> String {
    telling(title, 2)
}

fn telling(title: &str, first_part: usize) -> String {
    let words: Vec<TitleWord> = tidy(title).into_iter().filter(|word| !word.noise).collect();
    let first = words.first().map(|word| word.part);
    let kept = (0..words.len()).filter(|at| !is_mere_executive(&words, *at));
    let times = |word: &TitleWord| {
        let is_name = Some(word.part) == first && !word.aside && !word.rank;
        if is_name { first_part } else { 1 }
    };
    let out: Vec<&str> = kept
        .flat_map(|at| std::iter::repeat_n(looked_up(SPELLED, &words[at].folded), times(&words[at])))
        .collect();
    out.join(" ")
}

/// In much of the world a "sales executive" sells; only a chief executive, or whoever serves one, is about executives.
fn is_mere_executive(words: &[TitleWord], at: usize) -> bool {
    let next_is = |near: Option<&TitleWord>, list: &str| near.is_some_and(|word| listed(list, &word.folded));
    words[at].folded == "executive"
        && words.len() > 1
        && !next_is(at.checked_sub(1).map(|before| &words[before]), "chief non")
        && !next_is(words.get(at + 1), "assistant secretary chef director officer")
}

/// "H/F", "m/w/d": whoever it is.
fn is_sex(words: &Words<'_>, at: usize) -> bool {
    let letter = |at: usize| {
        words
            .all()
            .get(at)
            .is_some_and(|word| matches!(words.folded(word), "m" | "w" | "f" | "d" | "h" | "x"))
    };
    let slash = |at: usize| words.all().get(at).is_some_and(|word| word.gap == Gap::SLASH);
    letter(at) && ((at > 0 && slash(at) && letter(at - 1)) || (slash(at + 1) && letter(at + 1)))
}

/// Letters joined by "&", as in "R&D" or "F & B".
fn initials(words: &Words<'_>, at: usize) -> Option<String> {
    let [first, and, second] = words.all().get(at..at + 3)? else {
        return None;
    };
    let letter = |word| words.written(word).chars().count() == 1;
    let joined = letter(first) && words.written(and) == "&" && letter(second);
    joined.then(|| format!("{}&{}", words.folded(first), words.folded(second)))
}

/// Whether a mark parts a word from the one before it. The full stop of "Sr." does not.
fn parts(words: &Words<'_>, at: usize) -> bool {
    let gap = words.gap_after(at - 1);
    let short = spelled_out(words.folded(&words.all()[at - 1])) != words.folded(&words.all()[at - 1]);
    let plain = Gap::SPACE.and(Gap::HYPHEN).and(Gap::DOT).and(Gap::PLUS);
    !gap.only(if short { plain.and(Gap::STOP) } else { plain })
}

fn spelled_out(folded: &str) -> &str {
    looked_up(SHORT_FORMS, folded)
}

/// What a word stands for in a sorted table; itself when it is not there.
fn looked_up<'a>(table: &'static [(&str, &str)], folded: &'a str) -> &'a str {
    match table.binary_search_by(|(short, _)| (*short).cmp(folded)) {
        Ok(at) => table[at].1,
        Err(_) => folded,
    }
}

fn is_number(folded: &str) -> bool {
    folded.starts_with(|c: char| c.is_ascii_digit())
}

fn listed(list: &str, word: &str) -> bool {
    list.split_ascii_whitespace().any(|known| known == word)
}

#[cfg(test)]
mod tests {
    use super::{SHORT_FORMS, SPELLED, plain, plain_by_weight, tidy};

    fn words(title: &str) -> Vec<String> {
        tidy(title)
            .into_iter()
            .filter(|word| !word.aside && !word.noise)
            .map(|word| word.folded)
            .collect()
    }

    #[test]
    fn short_forms_are_sorted_for_searching() {
        assert!(SHORT_FORMS.is_sorted());
        assert!(SPELLED.is_sorted());
    }

    #[test]
    fn a_plain_title_tells_of_the_work_in_whole_words() {
        assert_eq!(plain("URGENT!! Sr. Sales Executive (m/f/d)"), "senior sales");
        assert_eq!(plain("Chief Executive Officer"), "chief executive officer");
        assert_eq!(
            plain("Executive Assistant to the CEO"),
            "executive assistant chief executive officer"
        );
        assert_eq!(plain("Executive"), "executive", "nothing else is there");
        assert_eq!(plain("QA Lead - IT"), "quality assurance lead ict");
        assert_eq!(
            plain_by_weight("Java Dev - Payments"),
            "java java developer developer payments"
        );
    }

    #[test]
    fn noise_goes_and_the_name_stays() {
        assert_eq!(words("URGENT!! Sr. Java Dev (m/f/d)"), ["senior", "java", "developer"]);
        assert_eq!(
            words("Asst. Mgr - Ops (Ref: 14-01009)"),
            ["assistant", "manager", "operations"]
        );
        assert_eq!(
            words("Data Entry Clerk with Excel @ Example Ltd"),
            ["data", "entry", "clerk"]
        );
        assert_eq!(words("Full-time night shift nurse, $40 - $42/hr"), ["nurse"]);
        assert_eq!(words("R&D Engineer, F & B"), ["r&d", "engineer", "f&b"]);
        assert!(words("!!! 12345 ???").is_empty());
    }
}

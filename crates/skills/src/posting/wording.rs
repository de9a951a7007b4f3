//! How strongly a sentence asks, by its own words: "must", "required", "ideally", "a plus".
//!
//! Words stand before what they ask for ("ideally some Python"), behind it ("Python is a plus"), or either way. Of
//! several, the nearest that can reach a name counts: "Java required, Go a plus".

use std::{ops::Range, sync::LazyLock};

use model::Need;
use regex::Regex;

use super::sections::Section;
use crate::facts::{ascii_pattern, pattern};

/// Where a word stands as to what it speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stands {
    /// Before it.
    Before,
    /// Behind it; at the start of a sentence, before it.
    Behind,
}

/// Strong words say so even against the section's heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Force {
    Strong,
    /// Says so where the section says nothing.
    Weak,
}

/// Folded words. The first row that matches at a place counts.
const TABLE: &[(Need, Stands, Force, &str)] = &[
    (
        Need::Preferred,
        Stands::Before,
        Force::Strong,
        r"ideally|preferably|nice to have|good to have|bonus(?: points)? (?:for|if)|bonus points?|bonus:|plus:|optional(?:ly)?:?|it (?:would|will) be (?:a |an )?(?:big |great |real )?(?:plus|great|nice|good|bonus|advantage)\b|extra credit|idealerweise|im idealfall|gerne auch|idealmente|idealement|de preferencia|se valorara|we(?:'d| would) (?:love|like)|(?:strong )?preference (?:for|will be given to)",
    ),
    (
        Need::Required,
        Stands::Before,
        Force::Strong,
        r"must(?: also)? (?:have|be|possess|hold|know|speak|demonstrate|show|own|bring|own|provide|pass|include)|must[- ]haves?|required to\b|requir(?:es?|ing)\b|mandatory:|required:|essential:|imprescindible:?|zwingend erforderlich:?|is looking for .{0,40} with",
    ),
    (
        Need::Preferred,
        Stands::Behind,
        Force::Strong,
        r"preferred|preferable|desired|desirable|(?:is|are|as|be|definite|big|strong|huge|considered|real)? ?a(?: definite| big| strong| huge| real| great)? (?:plus|bonus)\b|\bplus(?:es)?\b *$|an? (?:strong |big |real |distinct )?(?:advantage|asset)\b|advantageous|beneficial|helpful|nice[- ]to[- ]have|would be (?:great|nice|good|useful|welcome)|(?:is|are) (?:very )?(?:welcome|appreciated|useful)|favou?rable|not essential|not required|optional\b|von vorteil|wunschenswert|deseable|valorable|souhaite\w*|serait un (?:plus|atout)|um diferencial",
    ),
    (
        Need::Required,
        Stands::Behind,
        Force::Strong,
        r"required|mandatory|essential|necessary|needed|compulsory|(?:a|an absolute|is a) must\b|obligatory|is (?:expected|vital|crucial)|are (?:expected|vital|crucial)|erforderlich|notwendig|vorausgesetzt|imprescindible|obligatori[oa]|requerid[oa]|exige\w*|obligatoire|indispensable|a requirement",
    ),
    (
        Need::Required,
        Stands::Before,
        Force::Weak,
        r"you(?:'ll| will)? need|needs? to|at least|minimum(?: of)?|we (?:expect|need)|should (?:have|be|possess|hold)|candidates? (?:will|should|must) (?:have|be|possess)|(?:we are|we're|is) looking for|(?:is|are) seeking|years? (?:of )?(?:\w+ ){0,3}experience (?:in|with|of|as)|you (?:have|bring|hold)|proven|mindestens|necesitamos|buscamos|wir suchen|du hast|sie haben",
    ),
];

/// The table as patterns.
struct Patterns {
    /// Any row, anywhere.
    any: Regex,
    /// Each row, at the start of a text.
    rows: Vec<Regex>,
}

impl Patterns {
    fn of(pattern: fn(&str) -> Regex) -> Self {
        let all: Vec<String> = TABLE.iter().map(|(.., words)| format!("(?:{words})")).collect();
        Self {
            any: pattern(&format!(r"(?-u:\b)(?:{})", all.join("|"))),
            rows: all.iter().map(|words| pattern(&format!("^{words}"))).collect(),
        }
    }
}

/// For sentences that are ASCII alone, and for the others.
static PATTERNS: LazyLock<[Patterns; 2]> = LazyLock::new(|| [ascii_pattern, pattern].map(Patterns::of));

/// A sentence of the employer about itself, or of the law.
static NOT_OF_THE_JOB: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"equal (?:employment )?opportunity|without regard to|regardless of|reasonable accommodation|discriminat|affirmative action|e-verify|(?:founded|established|headquartered) in|(?-u:\b)(?:is|are) (?:a|an|the|one of the|proud to be)(?: [a-z0-9&'-]+,?){0,7} (?:company|provider|leader|firm|organi[sz]ation|start-?up|manufacturer|supplier|agency|consultancy|group|brand|retailer|publisher|distributor|developer and manufacturer|chain|network|institution|family business)(?-u:\b)|our (?:customers|clients) (?:include|are|range)|leading (?:global |international |national )?(?:provider|supplier|manufacturer)|fortune (?:100|500)|our (?:mission|vision) is",
    )
});

#[derive(Debug)]
struct Word {
    at: Range<usize>,
    /// What stands before this byte is not spoken of any more.
    from: usize,
    need: Need,
    stands: Stands,
    force: Force,
}

/// The asking words of one sentence.
#[derive(Debug)]
pub(super) struct Wording(Vec<Word>);

impl Wording {
    /// Of a folded sentence.
    pub(super) fn of(sentence: &str) -> Self {
        let Patterns { any, rows } = &PATTERNS[usize::from(!sentence.is_ascii())];
        let word = |found: regex::Match<'_>| {
            let at = found.range();
            // Which row it is costs far more to be told along the way than to be asked of the few places that match.
            let row = rows.iter().position(|row| row.is_match(&sentence[at.start..]))?;
            let (need, stands, force, _) = TABLE[row];
            // "Required: Java" and "Preferred experience with Go" stand before what they ask for.
            let leads =
                sentence[..at.start].trim_matches([' ', '-', '*']).is_empty() || sentence[at.end..].starts_with(':');
            // "SQL, ideally": nothing is left for it to stand before.
            let ends = sentence[at.end..].trim_matches([' ', '.', ')', ',', ';']).is_empty();
            Some(Word {
                stands: match (leads, ends) {
                    (true, _) => Stands::Before,
                    (false, true) => Stands::Behind,
                    (false, false) => stands,
                },
                from: if sentence[at.clone()].starts_with("is ") {
                    last_item(&sentence[..at.start])
                } else {
                    0
                },
                at,
                need,
                force,
            })
        };
        Self(any.find_iter(sentence).filter_map(word).collect())
    }

    /// Whether the sentence asks for anything in strong words.
    pub(super) fn asks(&self) -> bool {
        self.0.iter().any(|word| word.force == Force::Strong)
    }

    /// How strongly what stands at `at` (bytes of the sentence) is asked for in a section; nothing when it is not asked for
    /// at all.
    pub(super) fn need(&self, at: &Range<usize>, section: Section) -> Option<Need> {
        let word = self.reaching(at);
        if let Some(strong) = word.filter(|word| word.force == Force::Strong) {
            return Some(strong.need);
        }
        match section {
            Section::Required => Some(Need::Required),
            Section::Preferred => Some(Need::Preferred),
            Section::Title | Section::Open | Section::Duties => Some(word.map_or(Need::Unknown, |word| word.need)),
            Section::Benefits | Section::About | Section::Legal => None,
        }
    }

    /// The nearest word that reaches `at`: one behind, with no other between; or one before, with none between that
    /// closes what it said.
    fn reaching(&self, at: &Range<usize>) -> Option<&Word> {
        let behind = self.0.iter().find(|word| word.at.start >= at.end);
        let behind = behind.filter(|word| word.stands == Stands::Behind && word.from <= at.start);
        let before = self
            .0
            .iter()
            .rev()
            .find(|word| word.at.end <= at.start || word.at.contains(&at.start));
        let before = before.filter(|word| word.stands == Stands::Before);
        match (before, behind) {
            (Some(before), Some(behind)) if before.force == behind.force => {
                let (left, right) = (at.start.saturating_sub(before.at.end), behind.at.start - at.end);
                Some(if left < right { before } else { behind })
            }
            (Some(before), Some(behind)) => Some(if behind.force == Force::Strong { behind } else { before }),
            (one, other) => one.or(other),
        }
    }
}

/// Whether a folded sentence is one of the employer about itself, or of the law.
pub(super) fn not_of_the_job(sentence: &str) -> bool {
    NOT_OF_THE_JOB.is_match(sentence)
}

/// Where the last item of a list begins: "is a plus" speaks of Polish alone in "fluent English, Polish is a plus", but of
/// all three in "Go, Rust or C is a plus".
fn last_item(before: &str) -> usize {
    let from = before.rfind([',', ';']).map_or(0, |comma| comma + 1);
    let joined = [" and ", " or ", "&", "/"]
        .iter()
        .any(|joint| before[from..].contains(joint));
    if joined { 0 } else { from }
}

#[cfg(test)]
mod tests {
    use model::Need::{self, Preferred, Required, Unknown};

    use super::{Section, Wording};

    fn need(sentence: &str, name: &str, section: Section) -> Option<Need> {
        let at = sentence.find(name).unwrap();
        Wording::of(sentence).need(&(at..at + name.len()), section)
    }

    #[test]
    fn the_nearest_word_that_reaches_a_name_counts() {
        for (sentence, name, expected) in [
            ("you must have java", "java", Required),
            ("java is a must", "java", Required),
            ("java required, go a plus", "java", Required),
            ("java required, go a plus", "go", Preferred),
            ("must have java, python preferred", "java", Required),
            ("must have java, python preferred", "python", Preferred),
            ("ideally some knowledge of python", "python", Preferred),
            ("- python would be an advantage", "python", Preferred),
            ("- preferred: python and go", "go", Preferred),
            ("- python ideally", "python", Preferred),
            ("fluent english, polish is a plus", "english", Unknown),
            ("fluent english, polish is a plus", "polish", Preferred),
            ("go, rust or c is a plus", "rust", Preferred),
            ("two years of python (ideally)", "python", Preferred),
            ("experience with java, python and go required", "java", Required),
            ("kenntnisse in python sind von vorteil", "python", Preferred),
            ("you will write python every day", "python", Unknown),
            ("3 years of experience with python", "python", Required),
            ("candidates should have python", "python", Required),
        ] {
            assert_eq!(
                need(sentence, name, Section::Open),
                Some(expected),
                "{sentence}: {name}"
            );
        }
    }

    #[test]
    fn strong_words_beat_the_heading_and_weak_ones_do_not() {
        assert_eq!(
            need("python is essential", "python", Section::Preferred),
            Some(Required)
        );
        assert_eq!(
            need("at least two years of python", "python", Section::Preferred),
            Some(Preferred)
        );
        assert_eq!(need("python preferred", "python", Section::Required), Some(Preferred));
        assert_eq!(need("python", "python", Section::Required), Some(Required));
    }

    #[test]
    fn benefits_ask_for_nothing_unless_they_say_so() {
        assert_eq!(need("training in python", "python", Section::Benefits), None);
        assert_eq!(need("python is required", "python", Section::Benefits), Some(Required));
        assert_eq!(need("we are experts in python", "python", Section::About), None);
    }
}

//! Words that name a course of study, and its level.
//!
//! Abbreviations that are also words ("BE", "MA", "MS") count only in capitals and beside what makes them a degree.

use std::{ops::Range, sync::LazyLock};

use model::profile::StudyLevel;
use regex::Regex;

use super::pattern;

/// A study named in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct StudyWord {
    /// Where, in bytes of the text.
    pub(crate) bytes: Range<usize>,
    /// Its level.
    pub(crate) level: StudyLevel,
    /// Whether the words name a qualification; "high school" alone names a place, "apprenticeship" may be a job.
    pub(crate) qualification: bool,
}

/// Level, whether the words name a qualification, and the words. Where two begin at the same place, the first counts.
const TABLE: &[(StudyLevel, bool, &str)] = &[
    (
        StudyLevel::Doctorate,
        true,
        r"ph\.? ?d\b\.?|d\.?phil\b|doctorate|doctoral degree|doctorado|doctor of (?:philosophy|science)|dr\. ?rer\.",
    ),
    (
        StudyLevel::Master,
        true,
        r"master'?s?'? (?:of|degree|in|level)\b|master's\b|masters\b(?:'| degree)?|m\.? ?sc\b\.?|m\.? ?tech\b\.?|m\.? ?ed\b\.?|m\.? ?com\b\.?|m\.? ?phil\b|m\.?b\.?a\b\.?|mca\b|m\.? ?eng\b|magister\b|maestr[ií]a|m[áa]ster (?:en|universitario)|mestrado|post-?graduate\b(?: degree| diploma)?|(?:advanced|graduate) degree|bac ?\+ ?5|(?-i:M\.[SAE]\.|MS (?:degree|in|or)\b|MA (?:degree|in)\b|ME/M)",
    ),
    (
        StudyLevel::Bachelor,
        true,
        r"bachelor'?s?'?(?: of| degree| in)?\b|baccalaureate degree|b\.? ?sc\b\.?|b\.? ?tech\b\.?|b\.? ?ed\b\.?|b\.? ?com\b\.?|b\.? ?eng\b|bba\b|bca\b|llb\b|licenciatura|licenciad[oa] en|grado (?:en|universitario)|graduad[oa] en|bac ?\+ ?[34]|ensino superior|(?:university|college|four[- ]year|4[- ]year|undergraduate|honou?rs|technical|engineering|relevant|science|nursing|related|accredited|bachelor) degree|degree[- ](?:in|from|level|qualified|required|preferred|educated)\b|any graduate|hochschulabschluss|studienabschluss|abgeschlossenes (?:[a-zäöü-]+ )?\w*studium|titulaci[óo]n universitaria|t[íi]tulo universitario|(?-i:B\.[SAE]\.|BA/BS|BS/BA|BS/MS|BA/MA|BE/B\.?|BS (?:degree|in|or)\b|BA (?:degree|in|or)\b|BS[CN]?\b|BE\b (?:in|[A-Z]))",
    ),
    (StudyLevel::School, true, r"secondary school certificate"),
    (
        StudyLevel::Secondary,
        true,
        r"(?:high|secondary)[- ]school (?:diploma|degree|graduate|certificate|leaving certificate|education|or (?:equivalent|ged))|h\.?s\.? diploma|ged\b|12th(?: pass| grade| class| std| standard)\b|10 ?\+ ?2\b|class (?:xii|12)\b|hsc\b|(?:higher|senior|upper) secondary\b(?: school| certificate| education)*|certificate of secondary education|kcse\b|a[- ]levels?\b|(?:fach)?abitur\b|matura\b|(?:fach)?hochschulreife|bachillerato|baccalaur[ée]at\b|matric(?:ulation)?\b|wassce\b|ensino m[ée]dio|school leaving certificate|leaving certificate|school certificate",
    ),
    (
        StudyLevel::Secondary,
        false,
        r"high[- ]school|secondary (?:school|education)|educaci[óo]n secundaria|sixth form",
    ),
    (
        StudyLevel::Vocational,
        true,
        r"(?:national )?trade (?:certificate|qualification)|n?vq\b(?: level [1-4])?|city (?:&|and) guilds|btec\b|gesellenbrief|meisterbrief|facharbeiter|(?:completed|finished|recognised|served) (?:an )?apprenticeship|abgeschlossene[rn]? \w*ausbildung|certificate of professional competence|technical certificate|certificate in\b|formaci[óo]n profesional|ciclo formativo|certificado de profesionalidad|bac pro\b|(?-i:ITI\b|IHK\b|CAP\b)",
    ),
    (
        StudyLevel::Vocational,
        false,
        r"apprenticeship|\w*ausbildung\b|vocational (?:training|school|qualification|college)|trade school|industrial training institute|berufsschule",
    ),
    (
        StudyLevel::Diploma,
        true,
        r"associate'?s?'? (?:degree|of)|associate's\b|foundation degree|(?:two|2)[- ]year degree|hn[dc]\b|(?:higher |national |advanced |technical |graduate )?diploma\b|bac ?\+ ?2|t[ée]cnico superior|higher technician|polytechnic diploma|(?-i:BTS\b|AAS\b)",
    ),
    (
        StudyLevel::School,
        true,
        r"10th(?: pass| grade| class| std| standard)\b|8th pass|class (?:x|10)\b|ssc\b|gcses?\b|o[- ]levels?\b|hauptschulabschluss|realschulabschluss|mittlere reife|graduado escolar|(?-i:ESO\b)",
    ),
    (
        StudyLevel::School,
        false,
        r"primary school|elementary school|middle school",
    ),
];

/// One pattern a line of the table.
static LEVELS: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    TABLE
        .iter()
        .map(|(.., words)| pattern(&format!(r"^(?i:{words})")))
        .collect()
});

/// All of them, for finding.
static ANY: LazyLock<Regex> = LazyLock::new(|| {
    let all: Vec<&str> = TABLE.iter().map(|(.., words)| *words).collect();
    pattern(&format!(r"(?-u:\b)(?i:{})", all.join("|")))
});

/// The studies a text names, in order. `text` must have been through [`super::tidy`].
pub(crate) fn study_words(text: &str) -> Vec<StudyWord> {
    ANY.find_iter(text)
        .filter_map(|found| {
            let row = LEVELS.iter().position(|level| level.is_match(found.as_str()))?;
            let (level, qualification, _) = TABLE[row];
            Some(StudyWord {
                bytes: found.range(),
                level,
                qualification,
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use model::profile::StudyLevel::{Bachelor, Diploma, Doctorate, Master, School, Secondary, Vocational};

    use super::study_words;

    #[test]
    fn levels_are_told_from_the_usual_names() {
        for (text, level) in [
            ("Ph.D. in Physics", Doctorate),
            ("Master of Education (Curriculum Studies)", Master),
            ("M.Sc. Data Science", Master),
            ("Masters degree or higher", Master),
            ("MBA preferred", Master),
            ("BS in Computer Science", Bachelor),
            ("BA/BS degree or equivalent practical experience", Bachelor),
            ("BSc (Hons) Nursing (Adult)", Bachelor),
            ("B.E. Electrical Engineering", Bachelor),
            ("B.Tech / B.E.", Bachelor),
            ("Bachelor's Degree in relevant field", Bachelor),
            ("degree in marketing", Bachelor),
            ("four-year degree", Bachelor),
            ("Associate's degree", Diploma),
            ("Level 3 Diploma in Health and Social Care", Diploma),
            ("National Trade Certificate, Electrician", Vocational),
            ("abgeschlossene Berufsausbildung", Vocational),
            ("High School Diploma", Secondary),
            ("high school diploma or GED", Secondary),
            ("Kenya Certificate of Secondary Education", Secondary),
            ("Abitur", Secondary),
            ("Class XII, 2012", Secondary),
            ("Secondary School Certificate (class 10)", School),
            ("10th pass", School),
        ] {
            let words = study_words(text);
            assert_eq!(
                words.first().map(|word| (word.level, word.qualification)),
                Some((level, true)),
                "{text}"
            );
        }
    }

    #[test]
    fn ordinary_words_are_no_degrees() {
        for text in [
            "a high degree of accuracy",
            "Scrum Master and master data",
            "Master Electrician",
            "MS Office, MA, Boston",
            "You will be in a team",
            "phdesign",
            "360 degree feedback",
        ] {
            assert_eq!(study_words(text), [], "{text}");
        }
        assert!(!study_words("Secondary school teacher")[0].qualification);
        assert!(!study_words("This is an apprenticeship")[0].qualification);
    }
}

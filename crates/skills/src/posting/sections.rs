//! What a section of an advert is about, told by its heading.
//!
//! To teach it a heading: a word in the pattern of its section in [`TABLE`] and a row in the test. The table is in order: where
//! two sections claim a heading, the first has it ("Essential duties" are duties).

use std::sync::LazyLock;

use regex::RegexSet;

use super::advert::LineHints;

/// What a section is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Section {
    /// The title itself.
    Title,
    /// Nothing said yet, or a section of no known kind.
    Open,
    /// What will be done.
    Duties,
    /// What must be brought.
    Required,
    /// What is welcome.
    Preferred,
    /// What is given.
    Benefits,
    /// The employer about itself.
    About,
    /// Equal opportunity, privacy, how to apply.
    Legal,
}

impl Section {
    /// Whether what is named there is usually not asked for.
    pub(super) fn beside_the_point(self) -> bool {
        matches!(self, Self::Benefits | Self::About | Self::Legal)
    }
}

const TABLE: &[(Section, &str)] = &[
    (
        Section::Duties,
        r"about the (?:role|job|position|team|opportunity|work)|essential (?:job )?(?:duties|functions|responsibilities)|physical demands",
    ),
    (
        Section::Legal,
        r"equal (?:employment )?opportunit|\beeo?\b|eeoc?\b|diversity|disclaimer|privacy|how to apply|to apply|application (?:process|instructions|procedure)|apply now|contact|so bewerben|bewerbung|kontakt|como postular|como aplicar|notice|accommodation|about the process|selection process|job id|job code|requisition|job segment|posting|travel|worker type|time type",
    ),
    (
        Section::Preferred,
        r"preferred|preferable|desir(?:ed|able)|nice[- ]to[- ]ha(?:ve|s)|good to have|great to have|bonus (?:points|skills|if)|^bonus$|\ba plus\b|\bpluses\b|plus points|advantage|ideally|optional|extra (?:points|credit)|would be (?:a plus|great|nice|good|an advantage)|stand out|assets?$|wunschenswert|von vorteil|idealerweise|deseable|valorable|se valorara|souhaite|atouts?|diferencia(?:l|is)|recommended qualifications|additional qualifications",
    ),
    (
        Section::Benefits,
        r"benefits?|perks?\b|(?:we|i) (?:can )?(?:offer|provide|give)|can offer you|our offer|what you(?:'ll| will)? get|^you(?:'ll| will)? get$|in return|in it for you|why (?:join|work|us|choose|consider)|compensation|salary|remuneration|\bpay\b|pay rate|rewards?|wir bieten|unser angebot|das bieten|ofrecemos|que ofrecemos|nous offrons|avantages|oferecemos|beneficios|wages?",
    ),
    (
        Section::About,
        r"about (?:us|the (?:company|firm|organi[sz]ation|employer|business|school|hospital))|who we are|our (?:company|mission|values|culture|story|history|vision|team|client)|company (?:description|overview|profile|background|information)|the company|^company$|uber uns|wer wir sind|sobre nosotros|quienes somos|qui sommes|a propos|sobre nos|what we do|join us|life at|about our",
    ),
    (
        Section::Duties,
        r"responsibilit|duties|\btasks?\b|accountabilit|what you(?:'ll| will|ll)? (?:do|be doing)|you (?:will|'ll) (?:be|do)|your (?:role|job|day|impact|work|mission|tasks)|the (?:role|work|job|position|opportunity)|^role$|job (?:description|summary|purpose|overview|function|scope)|(?:position|role) (?:summary|overview|description|purpose|objectives?)|key (?:activities|result)|day[- ]to[- ]day|in this role|objectives of|impact you|aufgaben|tatigkeit|funciones|responsabilidades|tareas|missions?$|vos missions|summary|overview|description|essential functions|work environment|working conditions|schedule|shift|hours",
    ),
    (
        Section::Required,
        r"require|must|essential|minimum|mandatory|necessary|\bneed|qualification|what you(?:'ll)? (?:bring|offer|have)|you(?:'ll)? bring|you have|you are|who you are|about you|your profile|your skills|your background|looking for|we (?:want|expect|ask)|skills?\b|competenc|\bexperience\b|\beducation|knowledge|\babilities|\bability|candidate|prerequisite|eligib|specification|to succeed|expertise|credentials|certificat|licen[cs]es?\b|attributes|profile$|anforderung|profil\b|bringen sie mit|bringst du mit|voraussetzung|qualifikation|kenntnisse|requisitos?|perfil|buscamos|conocimientos|competences|exigences|recherche|exigencias|physical (?:job )?requirements",
    ),
    (
        Section::Open,
        r"^(?:job )?(?:location|title|type|category|department|division|start date|reports? to|position|employment type|status|note|important|please note|closing date|deadline|place|duration|additional information|other information|more information|general|introduction|industry|function|company size|ref(?:erence)?|email|phone|classification|country)\b",
    ),
];

/// For labels that are ASCII alone, which is told from less, and for the others.
static HEADINGS: LazyLock<[RegexSet; 2]> = LazyLock::new(|| {
    let set = |ascii: bool| {
        let borders = if ascii { r"(?-u:\b)" } else { r"\b" };
        RegexSet::new(TABLE.iter().map(|(_, words)| words.replace(r"\b", borders)))
            .expect("constant patterns that the tests have run")
    };
    [set(true), set(false)]
});

/// A heading has at most so many words, and a label before a colon too.
const MOST_WORDS: usize = 8;
const MOST_BYTES: usize = 70;

/// The section that a sentence (folded) opens, and whether the sentence is nothing but the heading.
pub(super) fn heading(words: &str, line: LineHints) -> Option<(Section, bool)> {
    let words = words.trim_start_matches(['-', '*', '#', '_', ' ', '>', '=']);
    let label = words.split(':').next().unwrap_or(words);
    let labelled = label.len() < words.len();
    if !labelled && (!line.whole || line.bullet || words.ends_with(['.', ',', ';', '!'])) {
        return None;
    }
    let label = label.trim_end_matches(['*', '_', '-', ' ', '?', '=', '#', '.']).trim();
    let count = label.split(' ').filter(|word| !word.is_empty()).count();
    if count == 0 || count > MOST_WORDS || label.len() > MOST_BYTES || label.contains(", ") && count > 5 {
        return None;
    }
    // Without a colon only a short line is a heading; a requirement may be a short line too.
    let alone = words[label.len().min(words.len())..]
        .trim_matches([':', '*', '_', ' ', '-', '?', '#', '='])
        .is_empty();
    if !labelled && (count > 5 || asks_already(label)) {
        return None;
    }
    let at = HEADINGS[usize::from(!label.is_ascii())].matches(label).iter().next()?;
    Some((TABLE[at].0, alone))
}

/// "Strong communication skills", "Ability to work weekends", "3 years of experience": lines of a list without bullets.
fn asks_already(label: &str) -> bool {
    const STARTS: [&str; 30] = [
        "ability to",
        "able to",
        "strong ",
        "good ",
        "excellent ",
        "proven ",
        "solid ",
        "basic ",
        "working ",
        "must ",
        "knowledge of",
        "experience with",
        "experience in",
        "experience of",
        "understanding of",
        "proficien",
        "familiar",
        "degree ",
        "bachelor",
        "master",
        "high school",
        "valid ",
        "minimum ",
        "at least",
        "demonstrated ",
        "great ",
        "advanced ",
        "outstanding ",
        "reliable ",
        "no ",
    ];
    label.starts_with(|c: char| c.is_ascii_digit())
        || STARTS.iter().any(|start| label.starts_with(start))
            && ![
                "minimum qualifications",
                "minimum requirements",
                "minimum experience",
                "basic qualifications",
                "must have",
                "must haves",
                "must-haves",
                "basic requirements",
                "good to have",
                "great to have",
            ]
            .contains(&label)
}

#[cfg(test)]
mod tests {
    use super::{Section, heading};
    use crate::posting::advert::LineHints;

    #[test]
    fn headings_open_sections() {
        let line = LineHints {
            bullet: false,
            whole: true,
        };
        for (text, expected) in [
            ("requirements", Some((Section::Required, true))),
            ("what you bring", Some((Section::Required, true))),
            ("who you are", Some((Section::Required, true))),
            ("**minimum qualifications**", Some((Section::Required, true))),
            ("essential", Some((Section::Required, true))),
            ("you need", Some((Section::Required, true))),
            ("you get", Some((Section::Benefits, true))),
            ("desirable:", Some((Section::Preferred, true))),
            ("nice to have", Some((Section::Preferred, true))),
            ("good to have", Some((Section::Preferred, true))),
            ("it would be a plus", Some((Section::Preferred, true))),
            ("preferred qualifications", Some((Section::Preferred, true))),
            ("required skills: sql, python", Some((Section::Required, false))),
            ("essential duties and responsibilities", Some((Section::Duties, true))),
            ("what you'll do", Some((Section::Duties, true))),
            ("the work", Some((Section::Duties, true))),
            ("in return", Some((Section::Benefits, true))),
            ("what we offer", Some((Section::Benefits, true))),
            ("who we are", Some((Section::About, true))),
            ("about the role", Some((Section::Duties, true))),
            ("equal opportunity employer", Some((Section::Legal, true))),
            ("location: warren, mi", Some((Section::Open, false))),
            ("ihr profil", Some((Section::Required, true))),
            ("wir bieten", Some((Section::Benefits, true))),
            ("strong communication skills", None),
            ("3 years of experience", None),
            ("we are a company with requirements and many more words", None),
            ("sql", None),
            ("you must have a licence.", None),
        ] {
            assert_eq!(heading(text, line), expected, "{text}");
        }
        let bullet = LineHints {
            bullet: true,
            whole: true,
        };
        assert_eq!(heading("- experience", bullet), None);
        assert_eq!(heading("- preferred: go", bullet), Some((Section::Preferred, false)));
    }
}

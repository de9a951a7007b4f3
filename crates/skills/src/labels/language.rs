//! Which language a text is in, told from its small words: enough for what the labels are in, nothing more.

use std::{borrow::Cow, sync::LazyLock};

use rustc_hash::FxHashMap;

use crate::text::fold;

/// The languages there are labels in, beside English.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// Spanish.
    Spanish = 0,
    /// Hindi.
    Hindi = 1,
    /// German.
    German = 2,
    /// French.
    French = 3,
}

impl Language {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Spanish, Self::Hindi, Self::German, Self::French];

    /// Its code (ISO 639-1).
    pub fn code(self) -> &'static str {
        match self {
            Self::Spanish => "es",
            Self::Hindi => "hi",
            Self::German => "de",
            Self::French => "fr",
        }
    }

    /// The language the pages are in; nothing where that is English.
    pub(crate) fn spoken() -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|language| language.code() == i18n::lang().code())
    }
}

/// Words that come again and again in a language and in none of the others, folded; with those of résumés and adverts.
const SPANISH: &str = "el los las del y con para por una como sus mas tambien desde hasta actualidad experiencia formacion idiomas \
    laboral conocimientos trabajo empresa anos puesto buscamos requisitos ofrecemos jornada espanol ingles";
const GERMAN: &str = "der die das und mit fur von bei seit bis heute ein eine einer im am zum zur auf als wir sie ist sind nicht auch \
    berufserfahrung ausbildung kenntnisse sprachen lebenslauf deutsch englisch suchen bieten aufgaben";
const FRENCH: &str = "le les des du et avec pour dans une sur aux au depuis vous nous est sont ou experience formation competences \
    langues permis diplome francais anglais aujourd'hui recherchons missions profil poste";
const ENGLISH: &str = "the and of with for in to on at from by is are was we you your our as an experience education skills languages \
    english work years requirements responsibilities team";

/// A text with fewer of these words is in no language that can be told.
const LEAST: usize = 3;
/// From this share of letters in Devanagari on, in hundredths, a text is in Hindi: tools and firms keep their own letters.
const DEVANAGARI: usize = 15;
/// So much of a text is looked at, in characters.
const LOOKED_AT: usize = 4_000;

/// For each small word, the languages it is in, as bits: English first, then as in [`Language::ALL`].
static WORDS: LazyLock<FxHashMap<&'static str, u8>> = LazyLock::new(|| {
    let mut words = FxHashMap::default();
    for (nr, list) in [ENGLISH, SPANISH, "", GERMAN, FRENCH].into_iter().enumerate() {
        for word in list.split_whitespace() {
            *words.entry(word).or_insert(0) |= 1 << nr;
        }
    }
    words
});

/// The language of a text, when it is one with labels; nothing for English and for what cannot be told.
pub fn language_of(text: &str) -> Option<Language> {
    let head = head(text);
    if is_devanagari(head) {
        return Some(Language::Hindi);
    }
    let mut counts = [0_usize; 5];
    for word in fold(head).split(|c: char| !c.is_alphanumeric() && c != '\'') {
        let languages = WORDS.get(word).copied().unwrap_or(0);
        (0..counts.len()).for_each(|nr| counts[nr] += usize::from(languages >> nr & 1));
    }
    let [english, others @ ..] = counts;
    let most = Language::ALL
        .into_iter()
        .max_by_key(|language| (others[*language as usize], std::cmp::Reverse(*language)))?;
    let count = others[most as usize];
    (count >= LEAST && count > english).then_some(most)
}

/// As much of a text as is looked at.
fn head(text: &str) -> &str {
    if text.len() <= LOOKED_AT {
        return text;
    }
    let end = text.char_indices().nth(LOOKED_AT).map_or(text.len(), |(at, _)| at);
    &text[..end]
}

fn is_devanagari(text: &str) -> bool {
    if text.is_ascii() {
        return false;
    }
    let (mut letters, mut devanagari) = (0, 0);
    for c in text.chars().filter(|c| c.is_alphabetic()) {
        letters += 1;
        devanagari += usize::from(('\u{900}'..='\u{97F}').contains(&c));
    }
    devanagari * 100 > letters * DEVANAGARI
}

/// A text whose words stand apart: French joins its small words to the next one ("d'hygiène"). No character moves.
pub(crate) fn apart(text: &str, language: Language) -> Cow<'_, str> {
    if language == Language::French && text.contains(['\'', '’']) {
        Cow::Owned(text.replace(['\'', '’'], " "))
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::{Language, language_of};

    #[test]
    fn languages_are_told_by_their_small_words() {
        for (text, language) in [
            (
                "Ich arbeite seit 2019 bei einer Firma und mit Menschen.",
                Some(Language::German),
            ),
            (
                "Berufserfahrung\nseit März 2019\nKöchin bei Gasthof Post\nSprachen\nDeutsch",
                Some(Language::German),
            ),
            (
                "Trabajo con los clientes desde 2019 hasta la actualidad",
                Some(Language::Spanish),
            ),
            (
                "Je travaille avec des enfants dans une école depuis 2019",
                Some(Language::French),
            ),
            ("मैं अस्पताल में नर्स हूँ, MS Office जानती हूँ", Some(Language::Hindi)),
            (
                "We are looking for a cook with experience in the kitchen of a hotel",
                None,
            ),
            ("Java, SQL, Docker", None),
            (
                "Chef de partie at the Hôtel des Alpes, and the bar of the Café du Nord",
                None,
            ),
            ("", None),
        ] {
            assert_eq!(language_of(text), language, "{text}");
        }
    }
}

//! Which language a message is in, and whether it asks for one.

use std::sync::LazyLock;

use i18n::Lang;
use rustc_hash::FxHashMap;

/// The words that tell a language, in files of `data/dialogue`, so that none is hidden in a list of code.
///
/// A word there tells its language; one with a question mark stands in names and in other languages as well, and tells it only beside
/// others; `-ando` is how words end, `dh-` how they begin. A word that several languages have tells little of each.
const FILES: [(Lang, &str); 3] = [
    (Lang::English, include_str!("../../../../data/dialogue/words.en.txt")),
    (Lang::Spanish, include_str!("../../../../data/dialogue/words.es.txt")),
    (Lang::Hindi, include_str!("../../../../data/dialogue/words.hi.txt")),
];
/// What a word gives that tells its language, and one that only leans to it.
const TELLS: u32 = 2;
const LEANS: u32 = 1;
/// What accents and turned marks give.
const ACCENTS: u32 = 3;
/// From so many letters on, how a word ends or begins says something.
const LONG: usize = 5;
/// A message of so few words has no room for more than one that tells.
const SHORT: usize = 3;

/// What is known of the languages' words.
#[derive(Default)]
struct Known {
    /// For each word, what it gives to each language.
    words: FxHashMap<&'static str, [u32; 3]>,
    /// How words end, and how they begin, with the language's place.
    ends: Vec<(&'static str, usize)>,
    begins: Vec<(&'static str, usize)>,
}

static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let mut known = Known::default();
    for (at, (_, file)) in FILES.iter().enumerate() {
        let lines = file.lines().filter(|line| !line.starts_with('#'));
        for word in lines.flat_map(str::split_whitespace) {
            if let Some(end) = word.strip_prefix('-') {
                known.ends.push((end, at));
            } else if let Some(begin) = word.strip_suffix('-') {
                known.begins.push((begin, at));
            } else {
                let leans = word.strip_suffix('?');
                let gives = if leans.is_some() { LEANS } else { TELLS };
                known.words.entry(leans.unwrap_or(word)).or_default()[at] = gives;
            }
        }
    }
    known
});

/// How much speaks for each language, and whether a word tells it by itself.
#[derive(Default)]
struct Tally {
    points: [u32; 3],
    told: [bool; 3],
}

impl Tally {
    fn word(&mut self, word: &str) {
        if let Some(gives) = KNOWN.words.get(word) {
            let shared = gives.iter().filter(|gives| **gives > 0).count() > 1;
            for (at, gives) in gives.iter().enumerate() {
                self.points[at] += if shared { (*gives).min(LEANS) } else { *gives };
                self.told[at] |= *gives == TELLS;
            }
        } else if word.chars().count() >= LONG {
            let ends = KNOWN.ends.iter().filter(|(end, _)| word.ends_with(end));
            let begins = KNOWN.begins.iter().filter(|(begin, _)| word.starts_with(begin));
            let mut of = ends.chain(begins).map(|(_, at)| *at);
            if let Some(first) = of.next()
                && of.all(|other| other == first)
            {
                self.points[first] += LEANS;
            }
        }
    }

    /// Spanish is written with accents, which names of other languages have as well: a capital letter tells nothing.
    fn accents(&mut self, text: &str) {
        const SPANISH: usize = 1;
        let turned = text.contains(['¿', '¡']);
        let small = |word: &str| word.starts_with(char::is_lowercase) && word.contains(['ñ', 'ó', 'í', 'á', 'é', 'ú']);
        if turned || text.split_whitespace().any(small) {
            self.points[SPANISH] += ACCENTS;
            self.told[SPANISH] |= turned || text.contains(' ');
        }
    }
}

const ASKED: [(&str, &str); 3] = [
    (
        "en",
        "in english|english please|speak english|english|en ingles|ingles|अंग्रेज़ी में|अंग्रेजी में|english mein",
    ),
    (
        "es",
        "in spanish|spanish please|speak spanish|spanish|en espanol|espanol|स्पेनिश में",
    ),
    (
        "hi",
        "in hindi|hindi please|speak hindi|hindi|en hindi|हिंदी में|हिन्दी में|hindi mein|hindi me",
    ),
];

/// The language a message is clearly in; nothing when it could be several.
pub(crate) fn written(text: &str, said: &[String]) -> Option<Lang> {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let devanagari = text.chars().filter(|c| ('\u{900}'..='\u{97F}').contains(c)).count();
    if devanagari * 3 > letters {
        return Some(Lang::Hindi);
    }
    let mut tally = Tally::default();
    for word in said {
        tally.word(word);
    }
    tally.accents(text);
    let points = tally.points;
    let most = (0..FILES.len()).max_by_key(|at| points[*at])?;
    let rivals = (0..FILES.len()).filter(|at| *at != most).map(|at| points[at]).max()?;
    let lang = FILES[most].0;
    // English words stand in the other languages every day, the other way round they hardly do.
    let least = match lang {
        Lang::English => 2 * TELLS,
        _ if said.len() <= SHORT => TELLS,
        _ => TELLS + LEANS,
    };
    (tally.told[most] && points[most] >= least && points[most] > rivals).then_some(lang)
}

/// The code of the language a message asks for and nothing else.
pub(crate) fn asked_for(said: &[String]) -> Option<&'static str> {
    let kept = said.iter().map(String::as_str);
    let kept: Vec<&str> = kept
        .filter(|word| !["please", "por", "favor", "can", "we", "talk", "now"].contains(word))
        .collect();
    let kept = kept.join(" ");
    let is = |phrases: &str| phrases.split('|').any(|phrase| super::folded(phrase).join(" ") == kept);
    ASKED.iter().find(|(_, phrases)| is(phrases)).map(|(code, _)| *code)
}

#[cfg(test)]
mod tests {
    use i18n::Lang;

    use super::{super::folded, written};

    #[test]
    fn the_language_is_told_only_when_it_is_clear() {
        for (text, lang) in [
            ("I am looking for work", Some(Lang::English)),
            ("busco trabajo de cocinero", Some(Lang::Spanish)),
            ("hola", Some(Lang::Spanish)),
            ("mujhe kaam chahiye", Some(Lang::Hindi)),
            ("मुझे काम चाहिए", Some(Lang::Hindi)),
            ("esto es una estafa?", Some(Lang::Spanish)),
            ("kiero hablar con alguien", Some(Lang::Spanish)),
            ("ola busco pega urgente", Some(Lang::Spanish)),
            ("ab mail mat bhejo", Some(Lang::Hindi)),
            ("tum insaan ho ya machine", Some(Lang::Hindi)),
            ("koi jawab aaya kya", Some(Lang::Hindi)),
            ("La Paz", None),
            ("Los Ángeles", None),
            ("driver", None),
            ("no", None),
            ("Pune", None),
            ("ok", None),
            ("2", None),
        ] {
            assert_eq!(written(text, &folded(text)), lang, "{text}");
        }
    }

    /// The examples of what people say are in a language each: none of them was looked at one by one for the lists of words.
    #[test]
    fn examples_are_told_by_their_language_and_english_is_told_as_nothing_else() {
        for (lang, file) in [
            (Lang::English, include_str!("../../../../data/dialogue/intents.en.txt")),
            (Lang::Spanish, include_str!("../../../../data/dialogue/intents.es.txt")),
            (Lang::Hindi, include_str!("../../../../data/dialogue/intents.hi.txt")),
        ] {
            let examples = crate::examples::parse(file).expect("no faults");
            let told: Vec<_> = examples
                .iter()
                .map(|one| (&one.text, written(&one.text, &folded(&one.text))))
                .collect();
            let right = told.iter().filter(|(_, told)| *told == Some(lang)).count();
            let wrong: Vec<_> = told
                .iter()
                .filter(|(_, told)| told.is_some_and(|told| told != lang))
                .collect();
            assert!(wrong.len() * 100 <= told.len(), "{lang:?}: {wrong:?}");
            // A message of one or two English words may as well be said by somebody who writes another language.
            let least = if lang == Lang::English { 70 } else { 95 };
            assert!(right * 100 >= told.len() * least, "{lang:?}: {right} of {}", told.len());
        }
    }

    /// Names of towns and of work are said in every language.
    #[test]
    fn names_tell_no_language() {
        let gazetteer = skills::Gazetteer::built_in();
        let towns: Vec<&str> = gazetteer.towns().iter().map(|town| town.name.as_str()).collect();
        let taken = towns
            .iter()
            .filter(|name| written(name, &folded(name)).is_some())
            .count();
        // Of longer names the step asks the map.
        assert!(taken * 50 <= towns.len(), "{taken} of {} towns", towns.len());
        let taxonomy = skills::Taxonomy::built_in();
        let work: Vec<&str> = taxonomy.occupations().iter().map(|one| one.name.as_str()).collect();
        let foreign = |name: &&&str| written(name, &folded(name)).is_some_and(|lang| lang != Lang::English);
        let taken: Vec<_> = work.iter().filter(foreign).collect();
        assert!(taken.len() * 100 <= work.len(), "{taken:?}");
    }
}

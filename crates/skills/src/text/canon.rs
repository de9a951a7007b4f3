//! One spelling for what is one word: plural and singular, British and American.
//!
//! The result is a key for comparing, not a word for reading: "exercise" becomes "exercize" on both sides of every
//! comparison, which harms nobody. What must not happen is that two different words meet; the tests hold the known traps.
//! Verb forms are left alone here ("welded" is not "welding").

use std::borrow::Cow;

/// Words that look like plurals and are not, or whose singular is another word.
const NOT_PLURAL: [&str; 34] = [
    "accounts",
    "alias",
    "always",
    "analysis",
    "arms",
    "atlas",
    "bias",
    "canvas",
    "chaos",
    "christmas",
    "cosmos",
    "customs",
    "ethos",
    "express",
    "glasses",
    "goods",
    "jenkins",
    "kansas",
    "kubernetes",
    "lens",
    "logistics",
    "macos",
    "news",
    "overseas",
    "pandas",
    "pathos",
    "perhaps",
    "sales",
    "savings",
    "series",
    "species",
    "texas",
    "windows",
    "works",
];

/// Word pairs no rule covers: (as written, key).
const PAIRS: [(&str, &str); 37] = [
    ("adviser", "advisor"),
    ("aeroplane", "airplane"),
    ("ageing", "aging"),
    ("aluminium", "aluminum"),
    ("artefact", "artifact"),
    ("cheque", "check"),
    ("children", "child"),
    ("cosy", "cozy"),
    ("counsellor", "counselor"),
    ("enrolment", "enrollment"),
    ("fulfil", "fulfill"),
    ("fulfilment", "fulfillment"),
    ("grey", "gray"),
    ("instalment", "installment"),
    ("jewellery", "jewelry"),
    ("judgement", "judgment"),
    ("kerb", "curb"),
    ("lenses", "lens"),
    ("licence", "license"),
    ("maths", "math"),
    ("men", "man"),
    ("mould", "mold"),
    ("moulding", "molding"),
    ("plough", "plow"),
    ("ploughing", "plowing"),
    ("practise", "practice"),
    ("practising", "practicing"),
    ("programme", "program"),
    ("skilful", "skillful"),
    ("speciality", "specialty"),
    ("sulphur", "sulfur"),
    ("teeth", "tooth"),
    ("tyre", "tire"),
    ("women", "woman"),
    ("woollen", "woolen"),
    ("workmen", "workman"),
    ("yoghurt", "yogurt"),
];

/// The key of a folded word.
///
/// ```
/// use skills::text::canon;
/// assert_eq!(canon("programmes"), canon("program"));
/// assert_ne!(canon("welded"), canon("welding"));
/// ```
pub fn canon(folded: &str) -> Cow<'_, str> {
    if folded.len() < 3 || folded.len() > 40 || !folded.bytes().all(|b| b.is_ascii_lowercase()) {
        return Cow::Borrowed(folded);
    }
    let singular = plain_singular(folded);
    match respelled(&singular) {
        Some(key) => Cow::Owned(key),
        None => singular,
    }
}

/// The singular of a folded English word, by rule; words of up to three letters and those that only look like plurals
/// stay ("aws", "bus", "glass", "physics", "sales").
pub fn plain_singular(folded: &str) -> Cow<'_, str> {
    let stays = folded.len() < 4
        || !folded.ends_with('s')
        || ["ss", "us", "is", "ics"].iter().any(|end| folded.ends_with(end))
        || NOT_PLURAL.binary_search(&folded).is_ok();
    if stays {
        return Cow::Borrowed(folded);
    }
    let cut = |n: usize| &folded[..folded.len() - n];
    if folded.len() > 4 && folded.ends_with("ies") {
        return Cow::Owned(format!("{}y", cut(3)));
    }
    if folded.ends_with("yses") {
        return Cow::Owned(format!("{}is", cut(2)));
    }
    let es = ["sses", "shes", "ches", "xes", "zzes"]
        .iter()
        .any(|end| folded.ends_with(end));
    Cow::Borrowed(cut(if es { 2 } else { 1 }))
}

fn respelled(word: &str) -> Option<String> {
    if let Ok(at) = PAIRS.binary_search_by(|(written, _)| (*written).cmp(word)) {
        return Some(PAIRS[at].1.to_owned());
    }
    if word.len() < 5 {
        return None;
    }
    let mut key = Cow::Borrowed(word);
    if may_end_british(word) {
        for (british, american) in ENDINGS {
            if let Some(root) = word
                .strip_suffix(british)
                .filter(|root| root.len() + british.len() >= 6)
            {
                key = Cow::Owned(format!("{root}{american}"));
                break;
            }
        }
    }
    if has_two_vowels(&key) {
        for (british, american) in [
            ("paed", "ped"),
            ("haem", "hem"),
            ("anaesth", "anesth"),
            ("gynaec", "gynec"),
            ("oestr", "estr"),
        ] {
            if key.contains(british) {
                key = Cow::Owned(key.replace(british, american));
            }
        }
    }
    match key {
        Cow::Owned(key) => Some(key),
        Cow::Borrowed(_) => None,
    }
}

/// Whether the last letters of a word are those of an ending in [`ENDINGS`]: for most words all there is to look at.
fn may_end_british(word: &str) -> bool {
    let Some(last) = word.as_bytes().last_chunk::<3>() else {
        return false;
    };
    matches!(
        last,
        b"nal"
            | b"ion"
            | b"ble"
            | b"ing"
            | b"ery"
            | b"nce"
            | b"led"
            | b"ler"
            | b"red"
            | b"rer"
            | b"gue"
            | b"tre"
            | b"bre"
            | b"sed"
            | b"ser"
            | b"ise"
            | b"yse"
            | b"our"
    )
}

/// Whether "ae" or "oe" stands in a word.
fn has_two_vowels(word: &str) -> bool {
    word.as_bytes().windows(2).any(|two| matches!(two, b"ae" | b"oe"))
}

/// Endings, longest first: (British, American).
const ENDINGS: [(&str, &str); 25] = [
    ("isational", "izational"),
    ("isation", "ization"),
    ("ourable", "orable"),
    ("elling", "eling"),
    ("ellery", "elry"),
    ("ouring", "oring"),
    ("efence", "efense"),
    ("ffence", "ffense"),
    ("elled", "eled"),
    ("eller", "eler"),
    ("ising", "izing"),
    ("ysing", "yzing"),
    ("oured", "ored"),
    ("ourer", "orer"),
    ("logue", "log"),
    ("ntre", "nter"),
    ("atre", "ater"),
    ("itre", "iter"),
    ("ibre", "iber"),
    ("ised", "ized"),
    ("iser", "izer"),
    ("ysed", "yzed"),
    ("ise", "ize"),
    ("yse", "yze"),
    ("our", "or"),
];

#[cfg(test)]
mod tests {
    use super::{ENDINGS, NOT_PLURAL, PAIRS, canon, may_end_british};

    #[test]
    fn tables_are_sorted_for_searching() {
        assert!(NOT_PLURAL.is_sorted());
        assert!(PAIRS.is_sorted());
    }

    #[test]
    fn every_ending_is_looked_for() {
        assert!(ENDINGS.iter().all(|(british, _)| may_end_british(british)));
    }

    #[test]
    fn spellings_of_one_word_meet() {
        for (a, b) in [
            ("licences", "license"),
            ("organisation", "organizations"),
            ("organised", "organized"),
            ("analysing", "analyzing"),
            ("labour", "labor"),
            ("colours", "color"),
            ("behaviours", "behavior"),
            ("modelling", "modeling"),
            ("centres", "center"),
            ("catalogues", "catalog"),
            ("paediatrics", "pediatrics"),
            ("anaesthesia", "anesthesia"),
            ("batteries", "battery"),
            ("processes", "process"),
            ("boxes", "box"),
            ("women", "woman"),
            ("tyres", "tire"),
            ("drawings", "drawing"),
            ("cameras", "camera"),
            ("advisers", "advisor"),
        ] {
            assert_eq!(canon(a), canon(b), "{a} and {b}");
        }
    }

    #[test]
    fn different_words_stay_apart() {
        for (a, b) in [
            ("welded", "welding"),
            ("accounting", "account"),
            ("sales", "sale"),
            ("windows", "window"),
            ("news", "new"),
            ("four", "for"),
            ("hour", "hor"),
            ("aws", "aw"),
            ("ios", "io"),
            ("kubernetes", "kubernete"),
            ("bus", "bu"),
            ("redis", "redi"),
            ("goods", "good"),
            ("physics", "physic"),
            ("filling", "filing"),
            ("canvas", "canva"),
            ("macos", "maco"),
        ] {
            assert_ne!(canon(a), canon(b), "{a} and {b}");
        }
    }
}

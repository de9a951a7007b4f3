//! What people do, told in two ways: "stock control" and "controlled stock", "reading drawings" and "read drawings".
//!
//! To teach one more: a line in [`NOUNS`] (a noun that names an action) or in [`IRREGULAR`] (a verb's odd forms).

/// Nouns that name an action, and the verb they come from.
const NOUNS: [(&str, &str); 44] = [
    ("administration", "administer"),
    ("analysis", "analyse"),
    ("assembly", "assemble"),
    ("assessment", "assess"),
    ("calibration", "calibrate"),
    ("collection", "collect"),
    ("configuration", "configure"),
    ("control", "control"),
    ("coordination", "coordinate"),
    ("delivery", "deliver"),
    ("design", "design"),
    ("development", "develop"),
    ("diagnosis", "diagnose"),
    ("documentation", "document"),
    ("entry", "enter"),
    ("estimation", "estimate"),
    ("evaluation", "evaluate"),
    ("facilitation", "facilitate"),
    ("implementation", "implement"),
    ("improvement", "improve"),
    ("inspection", "inspect"),
    ("installation", "install"),
    ("integration", "integrate"),
    ("maintenance", "maintain"),
    ("management", "manage"),
    ("measurement", "measure"),
    ("negotiation", "negotiate"),
    ("operation", "operate"),
    ("optimisation", "optimise"),
    ("organisation", "organise"),
    ("preparation", "prepare"),
    ("production", "produce"),
    ("reconciliation", "reconcile"),
    ("recruitment", "recruit"),
    ("removal", "remove"),
    ("repair", "repair"),
    ("replacement", "replace"),
    ("resolution", "resolve"),
    ("selection", "select"),
    ("supervision", "supervise"),
    ("translation", "translate"),
    ("treatment", "treat"),
    ("validation", "validate"),
    ("verification", "verify"),
];

/// Words in -ing that are things or trades rather than something done to an object: "building services" is not
/// "build services", "machine learning" is not "learn machines".
const THINGS: [&str; 33] = [
    "accounting",
    "advertising",
    "banking",
    "boarding",
    "broadcasting",
    "building",
    "catering",
    "ceiling",
    "clothing",
    "computing",
    "engineering",
    "flooring",
    "heating",
    "housing",
    "learning",
    "lighting",
    "machining",
    "marketing",
    "meeting",
    "nursing",
    "operating",
    "parking",
    "plumbing",
    "pricing",
    "printing",
    "programming",
    "roofing",
    "shipping",
    "speaking",
    "string",
    "trading",
    "wedding",
    "wiring",
];

/// Past forms that no rule gives: (base, past, participle).
const IRREGULAR: [(&str, &str, &str); 40] = [
    ("bend", "bent", "bent"),
    ("bind", "bound", "bound"),
    ("build", "built", "built"),
    ("buy", "bought", "bought"),
    ("catch", "caught", "caught"),
    ("cut", "cut", "cut"),
    ("deal", "dealt", "dealt"),
    ("draw", "drew", "drawn"),
    ("drive", "drove", "driven"),
    ("feed", "fed", "fed"),
    ("find", "found", "found"),
    ("fly", "flew", "flown"),
    ("give", "gave", "given"),
    ("grow", "grew", "grown"),
    ("hang", "hung", "hung"),
    ("hold", "held", "held"),
    ("keep", "kept", "kept"),
    ("lay", "laid", "laid"),
    ("lead", "led", "led"),
    ("make", "made", "made"),
    ("meet", "met", "met"),
    ("pay", "paid", "paid"),
    ("put", "put", "put"),
    ("read", "read", "read"),
    ("ride", "rode", "ridden"),
    ("run", "ran", "run"),
    ("sell", "sold", "sold"),
    ("send", "sent", "sent"),
    ("set", "set", "set"),
    ("sew", "sewed", "sewn"),
    ("speak", "spoke", "spoken"),
    ("spin", "spun", "spun"),
    ("sweep", "swept", "swept"),
    ("take", "took", "taken"),
    ("teach", "taught", "taught"),
    ("tell", "told", "told"),
    ("weave", "wove", "woven"),
    ("wind", "wound", "wound"),
    ("win", "won", "won"),
    ("write", "wrote", "written"),
];

/// The forms of the verb behind a folded noun of action or word in -ing; empty when there is no such verb. Some may not
/// be words: rules cannot know that "hop" and "hope" both give "hoping". Nobody writes those, so they do no harm.
pub(super) fn verb_forms(word: &str) -> Vec<String> {
    if let Ok(at) = NOUNS.binary_search_by(|(noun, _)| (*noun).cmp(word)) {
        let base = NOUNS[at].1;
        let stem = if base == "control" {
            "controll"
        } else {
            base.strip_suffix('e').unwrap_or(base)
        };
        return vec![base.to_owned(), format!("{stem}ed"), format!("{stem}ing")];
    }
    let Some(stem) = word.strip_suffix("ing").filter(|stem| stem.len() >= 2) else {
        return Vec::new();
    };
    if THINGS.binary_search(&word).is_ok() || !stem.is_ascii() {
        return Vec::new();
    }
    let mut bases = vec![stem.to_owned(), format!("{stem}e")];
    let letters = stem.as_bytes();
    if letters.len() > 2 && letters[letters.len() - 1] == letters[letters.len() - 2] {
        bases.push(stem[..stem.len() - 1].to_owned());
    }
    let mut forms = vec![word.to_owned(), format!("{stem}ed")];
    if let Some(root) = stem.strip_suffix('y') {
        forms.push(format!("{root}ied"));
    }
    for (base, past, participle) in IRREGULAR {
        if bases.iter().any(|known| known == base) {
            forms.extend([past.to_owned(), participle.to_owned()]);
        }
    }
    forms.extend(bases);
    forms.sort_unstable();
    forms.dedup();
    forms
}

#[cfg(test)]
mod tests {
    use super::{NOUNS, THINGS, verb_forms};

    #[test]
    fn tables_are_sorted_for_searching() {
        assert!(NOUNS.is_sorted() && THINGS.is_sorted());
    }

    #[test]
    fn actions_have_verbs_and_things_have_none() {
        for (noun, form) in [
            ("handling", "handle"),
            ("handling", "handled"),
            ("planning", "plan"),
            ("planning", "planned"),
            ("keeping", "kept"),
            ("writing", "wrote"),
            ("carrying", "carried"),
            ("management", "managing"),
            ("control", "controlled"),
            ("analysis", "analysed"),
        ] {
            assert!(verb_forms(noun).iter().any(|known| known == form), "{noun}: {form}");
        }
        assert!(verb_forms("building").is_empty());
        assert!(verb_forms("welder").is_empty());
    }
}

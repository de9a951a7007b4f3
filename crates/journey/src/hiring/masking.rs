//! Hiding who somebody is, until the team chooses otherwise: names, contacts, schools, and the words that tell them in the person's own
//! texts.

use model::{ApplicationId, Fact, Origin, Profile};

/// What stands in place of a hidden word.
const HIDDEN: &str = "▒▒▒";

/// What an application is called while its name is hidden: two letters and two digits of its id, the same every time.
pub fn label(id: ApplicationId) -> String {
    let bytes = id.0.as_bytes();
    let letter = |byte: u8| char::from(b'A' + byte % 26);
    format!("{}{} {:02}", letter(bytes[13]), letter(bytes[14]), bytes[15] % 100)
}

/// The profile without what tells who somebody is.
pub(super) fn masked(profile: &Profile) -> Profile {
    let secret = secrets(profile);
    let text = |fact: &Fact<String>| Fact {
        value: mask(&fact.value, &secret),
        ..fact.clone()
    };
    let mut hidden = profile.clone();
    hide_quotes(&mut hidden, &secret);
    hidden.name = None;
    hidden.email = None;
    hidden.phone = None;
    hidden.links.clear();
    hidden.headline = hidden.headline.as_ref().map(text);
    hidden.summary = hidden.summary.as_ref().map(text);
    for job in &mut hidden.jobs {
        job.value.text = mask(&job.value.text, &secret);
    }
    for study in &mut hidden.education {
        study.value.at = None;
        study.value.what = mask(&study.value.what, &secret);
    }
    hidden
}

/// Hides such words in what the facts were read from.
fn hide_quotes(profile: &mut Profile, secret: &[String]) {
    let texts = [&mut profile.headline, &mut profile.summary].into_iter().flatten();
    let origins = texts
        .map(|fact| &mut fact.origin)
        .chain(profile.place.as_mut().map(|fact| &mut fact.origin))
        .chain(profile.jobs.iter_mut().map(|fact| &mut fact.origin))
        .chain(profile.education.iter_mut().map(|fact| &mut fact.origin))
        .chain(profile.skills.iter_mut().map(|claim| &mut claim.skill.origin))
        .chain(profile.languages.iter_mut().map(|fact| &mut fact.origin));
    for origin in origins {
        if let Origin::Read { quote } = origin {
            quote.text = mask(&quote.text, secret);
        }
    }
}

/// The words that tell who somebody is, longest first.
pub(super) fn secrets(profile: &Profile) -> Vec<String> {
    let facts = [&profile.name, &profile.email, &profile.phone];
    let mut words: Vec<String> = facts.into_iter().flatten().map(|fact| fact.value.clone()).collect();
    if let Some(name) = &profile.name {
        words.extend(name.value.split_whitespace().map(str::to_owned));
    }
    words.extend(profile.education.iter().filter_map(|study| study.value.at.clone()));
    words.extend(profile.links.iter().map(|link| link.value.clone()));
    words.retain(|word| word.chars().count() > 1);
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    words
}

/// Pronouns that tell a gender.
const PRONOUNS: [&str; 12] = [
    "he", "she", "him", "her", "his", "hers", "himself", "herself", "él", "ella", "mr", "mrs",
];

/// The text with hidden words in place of those, of addresses and numbers, and of pronouns.
pub(super) fn mask(text: &str, secret: &[String]) -> String {
    let mut shown = text.to_owned();
    for word in secret {
        shown = replace_word(&shown, word);
    }
    let words = shown.split_inclusive(char::is_whitespace).map(|word| {
        let core = word.trim_matches(|c: char| !c.is_alphanumeric());
        let digits = core.chars().filter(char::is_ascii_digit).count();
        let tells = core.contains('@')
            || core.contains("://")
            || core.starts_with("www.")
            || (digits >= 9 && core.chars().all(|c| c.is_ascii_digit() || "-+().".contains(c)))
            || PRONOUNS.contains(&core.to_lowercase().as_str());
        if tells && !core.is_empty() {
            word.replacen(core, HIDDEN, 1)
        } else {
            word.to_owned()
        }
    });
    words.collect()
}

/// Replaces a word wherever it stands by itself, in whatever case.
fn replace_word(text: &str, word: &str) -> String {
    let (chars, sought): (Vec<char>, Vec<char>) = (text.chars().collect(), word.chars().collect());
    let same = |a: char, b: char| a == b || a.to_lowercase().eq(b.to_lowercase());
    let (mut out, mut at) = (String::with_capacity(text.len()), 0);
    while at < chars.len() {
        let end = at + sought.len();
        let is_here = end <= chars.len()
            && chars[at..end].iter().zip(&sought).all(|(a, b)| same(*a, *b))
            && (at == 0 || !chars[at - 1].is_alphanumeric())
            && chars.get(end).is_none_or(|c| !c.is_alphanumeric());
        if is_here {
            out.push_str(HIDDEN);
            at = end;
        } else {
            out.push(chars[at]);
            at += 1;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use model::{Fact, Profile, Study};

    use super::{mask, masked, secrets};

    fn asha() -> Profile {
        Profile {
            name: Some(Fact::entered("Asha Rao".to_owned())),
            email: Some(Fact::entered("asha@example.org".to_owned())),
            summary: Some(Fact::entered(
                "Asha cooked at St. Mary. She likes her work; write to a.rao@mail.example or call 98765-43210."
                    .to_owned(),
            )),
            education: vec![Fact::entered(Study {
                what: "Cookery, St. Mary College".to_owned(),
                at: Some("St. Mary College".to_owned()),
                level: None,
                end: None,
                prepares_for: None,
            })],
            ..Profile::default()
        }
    }

    #[test]
    fn nothing_tells_who_somebody_is() {
        let hidden = masked(&asha());
        let told = serde_json::to_string(&hidden).unwrap().to_lowercase();
        for word in ["asha", "rao", "example", "98765", "mary college", "she ", " her "] {
            assert!(!told.contains(word), "{word}: {told}");
        }
        assert!(told.contains("likes"), "the rest stays");
    }

    #[test]
    fn a_word_within_another_stays() {
        assert_eq!(
            mask("Raona and RAO, Rao's", &["Rao".to_owned()]),
            "Raona and ▒▒▒, ▒▒▒'s"
        );
        assert_eq!(mask("", &secrets(&asha())), "");
        assert_eq!(mask("2019-2023, 12 years", &[]), "2019-2023, 12 years");
    }
}

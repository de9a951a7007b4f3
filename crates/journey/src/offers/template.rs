//! The paragraphs of an offer letter: `data/offer_letter.toml`, with what is offered put in.

use std::sync::LazyLock;

use i18n::{Lang, days::day};
use model::Terms;
use serde::Deserialize;

const BUILT_IN: &str = include_str!("../../data/offer_letter.toml");

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    paragraph: Vec<Paragraph>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Paragraph {
    when: Option<String>,
    #[serde(default)]
    words: bool,
    #[serde(default)]
    en: String,
    #[serde(default)]
    es: String,
    #[serde(default)]
    hi: String,
}

impl Paragraph {
    fn of(&self, lang: Lang) -> &str {
        match lang {
            Lang::English => &self.en,
            Lang::Spanish => &self.es,
            Lang::Hindi => &self.hi,
        }
    }
}

static LETTER: LazyLock<File> =
    LazyLock::new(|| toml::from_str(BUILT_IN).expect("data/offer_letter.toml is read by the tests"));

/// Fields a paragraph may depend on; nothing where there is no such field.
fn optional<'a>(terms: &'a Terms, field: &str) -> Option<&'a str> {
    match field {
        "probation" => Some(&terms.probation),
        "notice" => Some(&terms.notice),
        "benefits" => Some(&terms.benefits),
        _ => None,
    }
}

/// What a letter with these terms says, in the language that is spoken.
pub(super) fn paragraphs(terms: &Terms, employer: &str, person: &str) -> Vec<String> {
    let (start, reply_by) = (day(terms.start), day(terms.reply_by));
    let fields = [
        ("{person}", person),
        ("{employer}", employer),
        ("{role}", &terms.role),
        ("{place}", &terms.place),
        ("{start}", &start),
        ("{reply_by}", &reply_by),
        ("{signatory}", &terms.signatory),
    ];
    let stands = |one: &&Paragraph| {
        let needed = one.when.as_deref().and_then(|field| optional(terms, field));
        needed.is_none_or(|words| !words.is_empty())
    };
    let mut all = Vec::new();
    for one in LETTER.paragraph.iter().filter(stands) {
        if one.words {
            let own = terms.words.split("\n\n").map(str::trim).filter(|part| !part.is_empty());
            all.extend(own.map(str::to_owned));
        } else {
            all.push(filled(one.of(i18n::lang()), &fields));
        }
    }
    all
}

/// Puts the fields in, each where the template has it: what is put in is not looked at again.
fn filled(template: &str, fields: &[(&str, &str)]) -> String {
    let mut out = String::new();
    let mut rest = template;
    while let Some(at) = rest.find('{') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let found = fields.iter().find(|(name, _)| rest.starts_with(name));
        let (name, value) = found.copied().unwrap_or(("{", "{"));
        out.push_str(value);
        rest = &rest[name.len()..];
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use i18n::Lang;

    use super::{LETTER, filled};

    #[test]
    fn every_paragraph_stands_in_every_language_with_the_same_fields() {
        let fields = ["person", "employer", "role", "place", "start", "reply_by", "signatory"];
        assert_eq!(
            LETTER.paragraph.iter().filter(|one| one.words).count(),
            1,
            "one place for own words"
        );
        for one in &LETTER.paragraph {
            if let Some(field) = &one.when {
                assert!(["probation", "notice", "benefits"].contains(&field.as_str()), "{field}");
            }
            for lang in Lang::ALL {
                let text = one.of(lang);
                assert_eq!(text.is_empty(), one.words, "{one:?}");
                let mut bare = text.to_owned();
                for field in fields {
                    let name = format!("{{{field}}}");
                    assert_eq!(text.contains(&name), one.en.contains(&name), "{name} in {text}");
                    bare = bare.replace(&name, "");
                }
                assert!(!bare.contains(['{', '}']), "{text}");
            }
            let has_hindi = one.hi.chars().any(|c| ('\u{900}'..='\u{97f}').contains(&c));
            assert!(one.words || has_hindi, "{}", one.hi);
        }
        let whole: String = LETTER.paragraph.iter().map(|one| one.en.as_str()).collect();
        for field in ["{person}", "{employer}", "{role}", "{start}", "{reply_by}"] {
            assert!(whole.contains(field), "{field}");
        }
    }

    #[test]
    fn what_is_put_in_is_not_looked_at_again() {
        let fields = [("{person}", "{role}"), ("{role}", "Welder")];
        assert_eq!(filled("{person}: {role} {x}", &fields), "{role}: Welder {x}");
    }
}

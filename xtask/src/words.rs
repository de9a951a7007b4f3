//! The files of messages, kept in step with the sentences in the code.
//!
//! A sentence stands in English where it is used: in `t!`, `tn!`, `later!` or `kept!` (see the crate `i18n`). [`update`] writes what is
//! new into every language's file with an empty place for its translation and drops what is gone; [`faults`] lists what
//! a reader would notice: a sentence missing, unused, not translated, or one that lost a `{value}` or a `[link]`.

use std::{collections::BTreeMap, fs, path::Path};

use polib::{
    catalog::Catalog,
    message::{Message, MessageView},
    po_file,
};

/// Where the files of messages are, one for each language but English.
const FILES: &str = "crates/i18n/messages";

/// An English sentence: alone, or as it is for one and for many.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Sentence {
    english: String,
    many: Option<String>,
}

/// A sentence and the files that say it, in the order of the code.
type Said = Vec<(Sentence, Vec<String>)>;

/// Brings every file of messages in step with the code; tells what is left to translate.
pub(crate) fn update(sources: &[(String, String)]) -> bool {
    let said = said(sources);
    let mut good = true;
    for path in files() {
        match rewrite(&path, &said) {
            Ok(left) => println!("{}: {} sentences, {left} to translate", path.display(), said.len()),
            Err(why) => {
                eprintln!("{}: {why}", path.display());
                good = false;
            }
        }
    }
    good
}

/// What is wrong with the files of messages.
pub(crate) fn faults(sources: &[(String, String)]) -> Vec<String> {
    let said = said(sources);
    files().iter().flat_map(|path| faults_of(path, &said)).collect()
}

/// Words that stand in a template without having been said: nobody could translate them.
pub(crate) fn bare(sources: &[(String, String)]) -> Vec<String> {
    let templates = sources
        .iter()
        .filter(|(path, _)| path.ends_with(".html") && !path.ends_with("gallery.html"));
    templates
        .flat_map(|(path, text)| {
            let words = bare_words(text).into_iter().chain(bare_literals(text));
            words.map(move |words| (path, words))
        })
        .map(|(path, words)| format!("{path}: \"{words}\" stands there in English alone; say it with t!"))
        .collect()
}

fn bare_words(template: &str) -> Vec<String> {
    let mut plain = template.to_owned();
    for (open, close) in [
        ("{% block body_class %}", "{% endblock %}"),
        ("{#", "#}"),
        ("{%", "%}"),
        ("{{", "}}"),
        ("<code>", "</code>"),
        ("<svg", "</svg>"),
        ("<", ">"),
    ] {
        plain = without(&plain, open, close);
    }
    let pieces = plain.split(['\0', '\n']).map(str::trim);
    let are_words = |piece: &&str| {
        piece
            .split(|letter: char| !letter.is_alphabetic())
            .any(|word| word.len() > 1)
    };
    pieces
        .filter(are_words)
        .filter(|piece| *piece != "Onward" && *piece != "· Onward")
        .map(str::to_owned)
        .collect()
}

/// Sentences that stand as they are in the code of a template: they begin as a sentence does, and no macro says them.
fn bare_literals(template: &str) -> Vec<String> {
    let codes = template.split("{{").skip(1).map(|code| code.split_once("}}"));
    let codes = codes.flatten().map(|(code, _)| code);
    let mut bare = Vec::new();
    for code in codes {
        let pieces: Vec<&str> = code.split('"').collect();
        for at in (1..pieces.len()).step_by(2) {
            let begins_so = pieces[at].starts_with(|letter: char| letter.is_uppercase());
            let said = code.trim_start().starts_with("tn!(") || pieces[at - 1].trim_end().ends_with("!(");
            if begins_so && pieces[at].len() > 1 && !said {
                bare.push(pieces[at].to_owned());
            }
        }
    }
    bare
}

/// A text with everything between these marks taken out.
fn without(text: &str, open: &str, close: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once(open) {
        out.push_str(before);
        out.push('\0');
        rest = behind.split_once(close).map_or("", |(_, after)| after);
    }
    out + rest
}

fn files() -> Vec<std::path::PathBuf> {
    let entries = fs::read_dir(FILES).into_iter().flatten().flatten();
    let mut files: Vec<_> = entries.map(|entry| entry.path()).collect();
    files.retain(|path| path.extension().is_some_and(|end| end == "po"));
    files.sort();
    files
}

fn rewrite(path: &Path, said: &Said) -> Result<usize, String> {
    let old = po_file::parse(path).map_err(|error| error.to_string())?;
    let mut new = Catalog::new(old.metadata.clone());
    let mut left = 0;
    for (sentence, files) in said {
        let known = old.find_message(None, &sentence.english, sentence.many.as_deref());
        let message = message(sentence, known, files);
        left += usize::from(!message.is_translated());
        new.append_or_update(message);
    }
    po_file::write_to_file(&new, path).map_err(|error| error.to_string())?;
    Ok(left)
}

fn message(sentence: &Sentence, known: Option<&dyn MessageView>, files: &[String]) -> Message {
    let source = files.join(" ");
    if let Some(many) = &sentence.many {
        let forms = known.and_then(|known| known.msgstr_plural().ok().cloned());
        Message::build_plural()
            .with_source(source)
            .with_msgid(sentence.english.clone())
            .with_msgid_plural(many.clone())
            .with_msgstr_plural(forms.unwrap_or_else(|| vec![String::new(); 2]))
            .done()
    } else {
        let form = known.and_then(|known| known.msgstr().ok()).unwrap_or_default();
        Message::build_singular()
            .with_source(source)
            .with_msgid(sentence.english.clone())
            .with_msgstr(form.to_owned())
            .done()
    }
}

fn faults_of(path: &Path, said: &Said) -> Vec<String> {
    let at = path.display();
    let catalogue = match po_file::parse(path) {
        Ok(catalogue) => catalogue,
        Err(error) => return vec![format!("{at}: {error}")],
    };
    let mut faults = Vec::new();
    for (sentence, files) in said {
        let known = catalogue.find_message(None, &sentence.english, sentence.many.as_deref());
        if known.is_none() {
            let files = files.join(", ");
            faults.push(format!(
                "{at}: \"{}\" ({files}) is missing; run cargo xtask words",
                sentence.english
            ));
        }
    }
    for message in catalogue.messages() {
        let many = message.msgid_plural().ok().map(str::to_owned);
        let sentence = Sentence {
            english: message.msgid().to_owned(),
            many,
        };
        if !said.iter().any(|(known, _)| *known == sentence) {
            faults.push(format!(
                "{at}: \"{}\" is not used; run cargo xtask words",
                sentence.english
            ));
        }
        faults.extend(wrong(&sentence, &forms(message)).map(|why| format!("{at}: \"{}\": {why}", sentence.english)));
    }
    faults
}

fn forms(message: &dyn MessageView) -> Vec<String> {
    match message.msgstr_plural() {
        Ok(forms) => forms.clone(),
        Err(_) => vec![message.msgstr().unwrap_or_default().to_owned()],
    }
}

/// Why a translation does not stand for its sentence.
fn wrong(sentence: &Sentence, forms: &[String]) -> Option<String> {
    let full = sentence.many.as_deref().unwrap_or(&sentence.english);
    let wanted = marks(full);
    for (at, form) in forms.iter().enumerate() {
        if form.is_empty() {
            return Some("is not translated".to_owned());
        }
        let mut there = marks(form);
        // The form for one thing may say "one" in a word.
        let of_one = sentence.many.is_some() && at == 0;
        if of_one && !there.contains(&"{n}".to_owned()) && wanted.contains(&"{n}".to_owned()) {
            there.push("{n}".to_owned());
            there.sort();
        }
        if there != wanted {
            return Some(format!("has {there:?} where the English has {wanted:?}"));
        }
    }
    None
}

/// The `{values}`, the `[links]` and the `*strong*` of a sentence, sorted.
fn marks(text: &str) -> Vec<String> {
    let mut marks: Vec<String> = text
        .split('{')
        .skip(1)
        .filter_map(|rest| Some(format!("{{{}}}", rest.split_once('}')?.0)))
        .collect();
    marks.extend(
        text.chars()
            .filter(|letter| matches!(letter, '[' | ']' | '*'))
            .map(String::from),
    );
    marks.sort();
    marks
}

fn said(sources: &[(String, String)]) -> Said {
    let mut said: Said = Vec::new();
    let mut known: BTreeMap<Sentence, usize> = BTreeMap::new();
    for (path, text) in sources {
        for sentence in sentences(text) {
            let at = *known.entry(sentence.clone()).or_insert_with(|| {
                said.push((sentence, Vec::new()));
                said.len() - 1
            });
            let files = &mut said[at].1;
            if files.last() != Some(path) {
                files.push(path.clone());
            }
        }
    }
    said
}

/// The sentences of one source, in its order.
fn sentences(text: &str) -> Vec<Sentence> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices("!(") {
        let name = text[..at]
            .rsplit(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_')
            .next();
        let rest = &text[at + 2..];
        match name {
            Some("t" | "later" | "kept" | "rich") => {
                if let Some((english, _)) = literal(rest) {
                    found.push(Sentence { english, many: None });
                }
            }
            Some("tn") => found.extend(of_number(rest)),
            _ => {}
        }
    }
    found
}

/// `count, "{n} thing", "{n} things"`: the first two texts behind the first comma outside of brackets.
fn of_number(rest: &str) -> Option<Sentence> {
    let mut depth = 0_i32;
    let comma = rest.char_indices().find(|(_, letter)| {
        match letter {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            _ => {}
        }
        *letter == ',' && depth == 0
    })?;
    let (english, rest) = literal(&rest[comma.0 + 1..])?;
    let (many, _) = literal(rest.trim_start().strip_prefix(',')?)?;
    Some(Sentence {
        english,
        many: Some(many),
    })
}

/// A text in quotes as Rust reads it, and what stands behind it.
fn literal(text: &str) -> Option<(String, &str)> {
    let text = text.trim_start().strip_prefix('"')?;
    let mut out = String::new();
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '"' => return Some((out, &text[at + 1..])),
            '\\' => match letters.next()?.1 {
                'n' => out.push('\n'),
                'u' => {
                    let code: String = letters
                        .by_ref()
                        .map(|(_, letter)| letter)
                        .take_while(|letter| *letter != '}')
                        .collect();
                    let code = u32::from_str_radix(code.trim_start_matches('{'), 16).ok()?;
                    out.push(char::from_u32(code)?);
                }
                '\n' => while letters.next_if(|(_, letter)| letter.is_whitespace()).is_some() {},
                other => out.push(other),
            },
            _ => out.push(letter),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{Sentence, bare_literals, bare_words, sentences, wrong};

    fn one(english: &str) -> Sentence {
        Sentence {
            english: english.to_owned(),
            many: None,
        }
    }

    fn many(english: &str, many: &str) -> Sentence {
        Sentence {
            english: english.to_owned(),
            many: Some(many.to_owned()),
        }
    }

    #[test]
    fn sentences_are_found_as_the_compiler_reads_them() {
        let code = r#"assert!("no"); t!("A \"word\"\u{a0}here", x); i18n::tn!(f(a, b), "{n} job", "{n} jobs"); {{ t!(
            "Over \
             two lines") }} format!("no")"#;
        assert_eq!(
            sentences(code),
            [
                one("A \"word\"\u{a0}here"),
                many("{n} job", "{n} jobs"),
                one("Over two lines")
            ]
        );
    }

    #[test]
    fn words_that_nobody_said_are_found() {
        let template = r#"{# a note #}<h1 class="big">{{ t!("Said") }}{% if x %} Not said{% endif %}</h1>: <code>cd</code> · Onward"#;
        assert_eq!(bare_words(template), ["Not said"]);
        let template = r#"{{ t!("Said") }}{{ url("app.css") }}{{ name.unwrap_or("Not said either") }}"#;
        assert_eq!(bare_literals(template), ["Not said either"]);
    }

    #[test]
    fn a_translation_that_lost_something_is_told() {
        let wrong = |sentence: &Sentence, forms: &[&str]| {
            let forms: Vec<String> = forms.iter().map(|form| (*form).to_owned()).collect();
            wrong(sentence, &forms).is_some()
        };
        assert!(wrong(&one("Hello {name}"), &["Hola"]));
        assert!(wrong(&one("Hello {name}"), &[""]));
        assert!(wrong(&one("See [here]"), &["Mira aquí"]));
        assert!(!wrong(&one("{a} of {b}"), &["{b}, {a}"]));
        assert!(!wrong(&many("{n} job", "{n} jobs"), &["un empleo", "{n} empleos"]));
        assert!(wrong(&many("{n} job", "{n} jobs"), &["un empleo", "empleos"]));
    }
}

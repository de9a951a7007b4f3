//! The occupation a study prepares for: "B.E. Mechanical Engineering" for a mechanical engineer.

use crate::text::fold;

/// Words that say what kind of study it was, not of what; folded, without stops.
const KINDS: &str = "a an and at with the of in en de der des in im fur \
    be btech tech bsc bs ba beng bed bcom bba ma ms msc mtech meng med mcom mba phd dr iti nvq hnd hnc bts dut \
    bachelor bachelors master masters doctor doctorate degree diploma diplom advanced higher national certificate certification \
    foundation associate honours hons first second class upper lower course training graduate postgraduate undergraduate level \
    science sciences arts technology grado grade licenciatura licence licenciado ingenieria licenciada studium abschluss";

/// Fields that no title is named after, with a title; whole words, folded.
const FIELDS: &[(&str, &str)] = &[
    ("architecture", "architect"),
    ("bookkeeping", "bookkeeper"),
    ("carpentry", "carpenter"),
    ("commerce", "accountant"),
    ("computer application", "software developer"),
    ("computer applications", "software developer"),
    ("computer engineering", "software developer"),
    ("computer science", "software developer"),
    ("cookery", "cook"),
    ("dentistry", "dentist"),
    ("electrical installation", "electrician"),
    ("hairdressing", "hairdresser"),
    ("health and social care", "care assistant"),
    ("informatik", "software developer"),
    ("law", "lawyer"),
    ("maschinenbau", "mechanical engineer"),
    ("midwifery", "midwife"),
    ("nursing", "registered nurse"),
    ("plumbing", "plumber"),
    ("primary education", "primary school teacher"),
    ("software engineering", "software developer"),
    ("tailoring", "tailor"),
    ("welding", "welder"),
];

/// A title of what somebody has become who studied this; empty when nothing is said of the field.
pub(super) fn title(what: &str) -> String {
    let words = field(what.split_once(',').map_or(what, |(first, _)| first));
    let words = if words.iter().any(|word| tells(word)) {
        words
    } else {
        field(what)
    };
    let said = format!(" {} ", words.join(" "));
    let field = FIELDS.iter().find(|(field, _)| said.contains(&format!(" {field} ")));
    if let Some((_, title)) = field {
        return (*title).to_owned();
    }
    let telling = words.into_iter().filter(|word| tells(word));
    telling.collect::<Vec<_>>().join(" ")
}

/// Whether a word says of what it was.
fn tells(word: &str) -> bool {
    !KINDS.split_ascii_whitespace().any(|kind| kind == word)
}

/// The words without brackets, figures and the stops of "B.Sc.".
fn field(what: &str) -> Vec<String> {
    let outside: String = what
        .split('(')
        .map(|part| part.split_once(')').map_or(part, |(_, after)| after))
        .collect();
    let folded = fold(&outside).replace('.', "");
    let words = folded.split(|c: char| !c.is_alphanumeric());
    words
        .filter(|word| !word.is_empty() && !word.chars().any(|c| c.is_ascii_digit()))
        .map(str::to_owned)
        .collect()
}

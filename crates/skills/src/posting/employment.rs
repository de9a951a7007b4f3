//! The kind of employment: "Full-Time", "Seasonal/Temp", "Intern". Where two kinds exclude each other nothing is told.

use std::sync::LazyLock;

use model::Employment::{self, Apprenticeship, Contract, FullTime, Internship, PartTime, Temporary, Volunteer};
use regex::{Regex, RegexSet};

use super::advert::Advert;
use crate::facts::{Folded, pattern};

/// Words for each kind, folded. A kind further up says more than one further down: a full-time internship is an internship.
const TABLE: &[(Employment, &str)] = &[
    (
        Apprenticeship,
        r"\bapprentice(?:ship)?s?\b|\bazubi\b|\bausbildungsplatz\b|\bausbildung zu[mr]\b|\baprendiz\b|\balternance\b",
    ),
    (
        Internship,
        r"\bintern(?:ship)?s?\b|\bpraktik(?:um|ant(?:in)?)\b|\bpracticas\b|\bbecari[oa]\b|\bstagiaire\b|\bestagi[oa]",
    ),
    (
        Volunteer,
        r"\bvolunteer(?:ing|s)?\b|\bvoluntary\b|\bunpaid\b|\behrenamt|\bvoluntari[oa]",
    ),
    (
        Temporary,
        r"\btemp(?:orary)?\b|\bseasonal\b|\bfixed[- _]term\b|\bbefristet|\btemporal\b|\btemporada\b|\bcdd\b|\bsaison|\binterim\b|\bcasual\b|\bzero[- ]hours?\b",
    ),
    (
        Contract,
        r"\bcontract(?:or)?\b|\bfreelance\w*\b|\bc2c\b|\b1099\b|\bcorp[- ]to[- ]corp\b|\bfreiberuflich|\bautonomo\b|\bself[- ]employed\b",
    ),
    (
        PartTime,
        r"\bpart[- _]?time\b|\bteilzeit\b|\bminijob\b|\bmedia jornada\b|\bjornada parcial\b|\btemps partiel\b|\bmeio periodo\b",
    ),
    (
        FullTime,
        r"\bfull[- _]?time\b|\bvollzeit\b|\btiempo completo\b|\bjornada completa\b|\btemps plein\b|\btempo integral\b",
    ),
];

static KINDS: LazyLock<RegexSet> = LazyLock::new(|| {
    RegexSet::new(TABLE.iter().map(|(_, words)| *words)).expect("constant patterns that the tests have run")
});

static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?m)(?:job type|employment type|type of (?:hire|employment|job|contract)|position type|contract type|employment status|employment|work type|schedule type|status|time type|hours|arbeitszeit|tipo de (?:contrato|jornada)|jornada|type de contrat) ?[:=-] ?([^\n.;]{3,40})",
    )
});

/// A statement in running text: hours beside the work itself, not beside people or studies.
static STATED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:(full|part)[ -]?time,? (?:[a-z-]+ ){0,2}(?:position|role|job|employment|post|opportunity|opening|work|contract|hours|basis|vacancy)|(?:position|role|job|this) is (?:a )?(?:permanent,? |temporary,? )?(full|part)[ -]?time|(?:^|\n)- ?(full|part)[ -]?time(?:\n|$|,))",
    )
});

static TITLE_ONLY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\(([^)]*)\)|(?:- |\| |, )((?:[a-z]+[ -]){0,2}(?:contract|temporary|freelance|part[- ]time|full[- ]time|temp))$",
    )
});

/// The kind of employment of an advert: the field, else its title, else a labelled line, else a statement.
pub(super) fn employment(advert: &Advert, field: Option<&str>) -> Option<Employment> {
    let field = field.and_then(|field| one(Folded::of(&field[..field.floor_char_boundary(200)]).text()));
    field
        .or_else(|| from_title(advert))
        .or_else(|| from_label(advert))
        .or_else(|| from_statement(advert))
}

/// The one kind the words name.
fn one(words: &str) -> Option<Employment> {
    let named = |kind: Employment| {
        let row = TABLE.iter().position(|(known, _)| *known == kind);
        row.is_some_and(|row| KINDS.matches(words).matched(row))
    };
    let lasting = words.contains("permanent") || words.contains("regular") || words.contains("unbefristet");
    if (named(PartTime) && named(FullTime)) || (lasting && (named(Temporary) || named(Contract))) {
        let unlimited = words.contains("unbefristet");
        return (unlimited && !(named(PartTime) && named(FullTime))).then(|| hours(named(PartTime)));
    }
    TABLE.iter().map(|(kind, _)| *kind).find(|kind| named(*kind))
}

fn hours(part: bool) -> Employment {
    if part { PartTime } else { FullTime }
}

/// "Engineering intern" is an internship; "contract manager" is no contractor, "internal auditor" no intern.
fn from_title(advert: &Advert) -> Option<Employment> {
    let title = advert.sentences.first().map_or("", |sentence| advert.words(sentence));
    let leading =
        |words: &str| words.contains(" manager") || words.contains(" coordinator") || words.contains(" officer");
    for kind in [Apprenticeship, Internship] {
        if one(title) == Some(kind) && !leading(title) {
            return Some(kind);
        }
    }
    TITLE_ONLY
        .captures_iter(title)
        .find_map(|found| one(found.get(1).or(found.get(2))?.as_str()))
}

fn from_label(advert: &Advert) -> Option<Employment> {
    LABEL
        .captures_iter(advert.folded.text())
        .find_map(|found| one(found.get(1)?.as_str()))
}

fn from_statement(advert: &Advert) -> Option<Employment> {
    let (mut full, mut part) = (false, false);
    for found in STATED.captures_iter(advert.folded.text()) {
        let word = found.iter().skip(1).flatten().next().map_or("", |word| word.as_str());
        full |= word == "full";
        part |= word == "part";
    }
    match (full, part) {
        (true, false) => Some(FullTime),
        (false, true) => Some(PartTime),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use model::Employment::{Apprenticeship, Contract, FullTime, Internship, PartTime, Temporary, Volunteer};

    use super::employment;
    use crate::posting::advert::Advert;

    #[test]
    fn the_field_is_read_in_many_wordings() {
        for (field, expected) in [
            ("Full-Time", Some(FullTime)),
            ("FULL_TIME", Some(FullTime)),
            ("fulltime, permanent", Some(FullTime)),
            ("Full-Time/Part-Time", None),
            ("Seasonal/Temp", Some(Temporary)),
            ("Permanent or temporary", None),
            ("unbefristet, Vollzeit", Some(FullTime)),
            ("Full-time internship", Some(Internship)),
            ("Contract", Some(Contract)),
            ("Teilzeit", Some(PartTime)),
            ("Volunteer", Some(Volunteer)),
            ("apprenticeship", Some(Apprenticeship)),
            ("to be discussed", None),
        ] {
            assert_eq!(employment(&Advert::new("T\ntext"), Some(field)), expected, "{field}");
        }
    }

    #[test]
    fn the_text_tells_where_the_field_does_not() {
        for (text, expected) in [
            ("Engineering Intern\nx", Some(Internship)),
            ("Internal auditor\nx", None),
            ("Contract manager\nx", None),
            ("Developer (contract)\nx", Some(Contract)),
            ("Cook - part-time\nx", Some(PartTime)),
            ("Analyst\nType of hire: Contract", Some(Contract)),
            ("Analyst\nThis is a full-time position.", Some(FullTime)),
            ("Analyst\nOur full-time employees get insurance", None),
            ("Analyst\nFull-time students may not apply", None),
            ("Volunteer coordinator\nx", None),
        ] {
            assert_eq!(employment(&Advert::new(text), None), expected, "{text}");
        }
    }
}

//! What may stand behind the question mark of an address: one description for reading it and for the document.

use serde_json::{Value, json};

use crate::{cursor, problem::Problem};

/// What a parameter holds.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Kind {
    /// Words, at most so many characters, without control characters.
    Text(usize),
    /// A whole number.
    Number(u32, u32),
    /// One of these.
    OneOf(&'static [&'static str]),
    /// Some of these, given once each.
    Many(&'static [&'static str]),
    /// Yes or no.
    Flag,
    /// A place in the list.
    Cursor,
    /// Three letters of ISO 4217.
    Currency,
}

/// A parameter of an address.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Param {
    pub(crate) name: &'static str,
    pub(crate) kind: Kind,
    pub(crate) about: &'static str,
}

/// How long a list is at most.
pub(crate) const LIMIT: Param = Param {
    name: "limit",
    kind: Kind::Number(1, 100),
    about: "How many at most; 20 where nothing is said.",
};
/// Where it goes on.
pub(crate) const CURSOR: Param = Param {
    name: "cursor",
    kind: Kind::Cursor,
    about: "Where the list goes on: `next` of the page before. Good for this list, this token and the same parameters.",
};

impl Kind {
    /// As JSON Schema.
    pub(crate) fn schema(self) -> Value {
        match self {
            Self::Text(most) => {
                json!({ "type": "string", "maxLength": most, "pattern": "^[^\\u0000-\\u001f\\u007f]*$" })
            }
            Self::Number(least, most) => json!({ "type": "integer", "minimum": least, "maximum": most }),
            Self::OneOf(codes) => json!({ "type": "string", "enum": codes }),
            Self::Many(codes) => {
                json!({ "type": "array", "items": { "type": "string", "enum": codes }, "uniqueItems": true })
            }
            Self::Flag => json!({ "type": "boolean" }),
            Self::Cursor => json!({ "type": "string", "maxLength": cursor::LONGEST, "format": "cursor" }),
            Self::Currency => json!({ "type": "string", "pattern": "^[A-Z]{3}$" }),
        }
    }

    /// Why a value cannot be taken.
    fn wrong(self, value: &str) -> Option<String> {
        match self {
            Self::Text(most) => {
                let bad = value.chars().count() > most || value.chars().any(|c| c.is_ascii_control());
                bad.then(|| format!("This must be at most {most} characters, on one line."))
            }
            Self::Number(least, most) => {
                let is_plain = value.bytes().all(|byte| byte.is_ascii_digit());
                let good = value
                    .parse::<u32>()
                    .is_ok_and(|number| (least..=most).contains(&number));
                (!good || !is_plain).then(|| format!("This must be a whole number from {least} to {most}."))
            }
            Self::OneOf(codes) | Self::Many(codes) => {
                (!codes.contains(&value)).then(|| format!("This must be one of {}.", codes.join(", ")))
            }
            Self::Flag => (!["true", "false"].contains(&value)).then(|| "This must be true or false.".to_owned()),
            Self::Cursor => (value.len() > cursor::LONGEST).then(|| "This is no place in a list.".to_owned()),
            Self::Currency => {
                let good = value.len() == 3 && value.bytes().all(|byte| byte.is_ascii_uppercase());
                (!good).then(|| "This must be three capital letters such as EUR.".to_owned())
            }
        }
    }
}

/// What stood in an address, looked over.
#[derive(Debug, Clone, Default)]
pub(crate) struct Asked(Vec<(String, String)>);

impl Asked {
    /// Looks parameters over: all known, each as described, and once where it makes no list.
    pub(crate) fn new(pairs: Vec<(String, String)>, params: &[Param]) -> Result<Self, Problem> {
        let mut wrong: Vec<(String, String)> = Vec::new();
        for (at, (name, value)) in pairs.iter().enumerate() {
            let known = params.iter().find(|param| param.name == name);
            let fault = match known {
                None => Some("There is no such parameter here.".to_owned()),
                Some(param) if !matches!(param.kind, Kind::Many(_)) && pairs[..at].iter().any(|(n, _)| n == name) => {
                    Some("This may be given once.".to_owned())
                }
                Some(_) if pairs[..at].contains(&(name.clone(), value.clone())) => {
                    Some("Each value may be given once.".to_owned())
                }
                Some(param) => param.kind.wrong(value),
            };
            wrong.extend(fault.map(|fault| (name.clone(), fault)));
        }
        let mut wrong = wrong.into_iter();
        let Some((name, fault)) = wrong.next() else {
            return Ok(Self(pairs));
        };
        let mut problem = Problem::in_parameter(&name, fault);
        for (name, fault) in wrong.take(20) {
            problem.errors.extend(Problem::in_parameter(&name, fault).errors);
        }
        Err(problem)
    }

    pub(crate) fn one(&self, name: &str) -> Option<&str> {
        let mut found = self.0.iter().filter(|(known, _)| known == name);
        found.next().map(|(_, value)| value.as_str())
    }

    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0
            .iter()
            .filter(move |(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }

    pub(crate) fn number(&self, name: &str) -> Option<u32> {
        self.one(name).and_then(|value| value.parse().ok())
    }

    pub(crate) fn limit(&self) -> usize {
        self.number(LIMIT.name).map_or(20, |limit| limit as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::{Asked, CURSOR, Kind, LIMIT, Param};

    fn asked(pairs: &[(&str, &str)]) -> Result<Asked, Vec<String>> {
        let many = Param {
            name: "site",
            kind: Kind::Many(&["remote", "hybrid"]),
            about: "",
        };
        let pairs = pairs
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        let names =
            |problem: crate::problem::Problem| problem.errors.into_iter().filter_map(|one| one.parameter).collect();
        Asked::new(pairs.collect(), &[LIMIT, CURSOR, many]).map_err(names)
    }

    #[test]
    fn what_is_described_is_taken_and_nothing_else() {
        let good = asked(&[("limit", "7"), ("site", "remote"), ("site", "hybrid")]).unwrap();
        assert_eq!((good.limit(), good.all("site").count()), (7, 2));
        assert_eq!(asked(&[]).unwrap().limit(), 20);
        for bad in [
            ("limit", "0"),
            ("limit", "101"),
            ("limit", "+7"),
            ("limit", ""),
            ("site", "moon"),
            ("other", "1"),
        ] {
            assert_eq!(asked(&[bad]).unwrap_err(), [bad.0], "{bad:?}");
        }
        assert_eq!(
            asked(&[("limit", "1"), ("limit", "2"), ("x", "")]).unwrap_err(),
            ["limit", "x"]
        );
    }
}

//! The forms in which one word is looked for: itself and its stem, in two parts, near, as a beginning.

use tantivy::{
    Term,
    query::{
        BooleanQuery, BoostQuery, ConstScoreQuery, DisjunctionMaxQuery, EmptyQuery, FuzzyTermQuery, Occur, PhraseQuery,
        Query, TermSetQuery,
    },
    schema::Field,
};

use crate::{
    asked::Word,
    field_word::FieldWord,
    layout::Fields,
    tokens::stem,
    weights::{PHRASE_WEIGHT, gain, usual},
};

/// A beginning shorter than this stands for too many words.
const LEAST_BEGINNING: usize = 2;
/// Only words of so many letters are looked for in two parts as well: `nodejs`, `frontend`.
const LEAST_APART: usize = 6;
const MOST_APART: usize = 16;

/// What the index knew of a word when the first page was asked for. Later pages go by the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Mark {
    /// How rare it is: `LEAST_WEIGHT` to `MOST_WEIGHT`.
    pub(crate) weight: u8,
    /// Whether any opening had it.
    pub(crate) known: bool,
}

/// How many typing errors are allowed for: one from four letters, two from eight; none in words of more than 24.
pub(crate) fn errors_allowed(word: &str) -> u8 {
    match word.chars().count() {
        4..=7 => 1,
        8..=24 => 2,
        _ => 0,
    }
}

/// A word in two, wherever that leaves at least two letters on both sides.
pub(crate) fn halves(word: &str) -> impl Iterator<Item = [&str; 2]> {
    let enough = (LEAST_APART..=MOST_APART).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_lowercase());
    let cuts = if enough { 2..word.len() - 1 } else { 0..0 };
    cuts.map(|cut| [&word[..cut], &word[cut..]])
}

/// A part of a query, and how it counts.
pub(crate) type Clause = (Occur, Box<dyn Query>);

/// Makes queries for single words.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Forms<'a> {
    /// Where words are.
    pub(crate) fields: &'a Fields,
}

impl Forms<'_> {
    /// One word, with near forms or without.
    pub(crate) fn word(self, word: &Word, mark: Mark, near: bool) -> Box<dyn Query> {
        let Some(single) = word.single() else {
            return self.compound(&word.tokens);
        };
        let mut either = self.apart(single);
        either.push(self.exact(single, mark.weight));
        if near {
            either.extend(self.near(single, mark, word.last));
        }
        best_of(either)
    }

    /// `frontend` is also `front end`.
    fn apart(self, word: &str) -> Vec<Box<dyn Query>> {
        halves(word).map(|halves| self.phrase(&halves)).collect()
    }

    fn exact(self, word: &str, weight: u8) -> Box<dyn Query> {
        let stem = stem(word);
        let in_field = |field: Field, word: &str, gain: f32, usual: f32| -> Clause {
            let gain = gain * f32::from(weight);
            (
                Occur::Should,
                Box::new(FieldWord {
                    term: Term::from_field_text(field, word),
                    gain,
                    usual,
                }),
            )
        };
        Box::new(BooleanQuery::new(vec![
            in_field(self.fields.title, &stem, gain::TITLE, usual::TITLE),
            in_field(self.fields.title_plain, word, gain::TITLE_EXACT, usual::TITLE),
            in_field(self.fields.asks, &stem, gain::ASKS, usual::ASKS),
            in_field(self.fields.names, word, gain::NAMES, usual::NAMES),
            in_field(self.fields.text, &stem, gain::TEXT, usual::TEXT),
            in_field(self.fields.plain, word, gain::ANYWHERE_EXACT, usual::TEXT),
        ]))
    }

    fn near(self, word: &str, mark: Mark, last: bool) -> Vec<Box<dyn Query>> {
        let mut near: Vec<Box<dyn Query>> = Vec::new();
        let mut add = |query: FuzzyTermQuery, gain: f32| {
            near.push(Box::new(BoostQuery::new(
                Box::new(query),
                gain * f32::from(mark.weight),
            )));
        };
        let term = |field: Field| Term::from_field_text(field, word);
        let gain = if mark.known { gain::FOR_KNOWN } else { gain::FOR_UNKNOWN };
        if last && word.chars().count() >= LEAST_BEGINNING {
            add(
                FuzzyTermQuery::new_prefix(term(self.fields.title_plain), 0, true),
                gain.title_beginning,
            );
            add(
                FuzzyTermQuery::new_prefix(term(self.fields.plain), 0, true),
                gain.beginning,
            );
        }
        for (errors, (title, anywhere)) in (1..=errors_allowed(word)).zip(gain.title.into_iter().zip(gain.anywhere)) {
            add(FuzzyTermQuery::new(term(self.fields.title_plain), errors, true), title);
            add(FuzzyTermQuery::new(term(self.fields.plain), errors, true), anywhere);
        }
        near
    }

    /// `front-end` is also `front end` and `frontend`.
    fn compound(self, tokens: &[String]) -> Box<dyn Query> {
        best_of(vec![self.phrase(tokens), self.exact(&tokens.concat(), PHRASE_WEIGHT)])
    }

    /// The words one right after the other, in the title or anywhere.
    pub(crate) fn phrase<W: AsRef<str>>(self, words: &[W]) -> Box<dyn Query> {
        let weight = f32::from(PHRASE_WEIGHT);
        let in_field =
            |field: Field, gain: f32| -> Clause { (Occur::Should, constant(together(field, words), gain * weight)) };
        Box::new(BooleanQuery::new(vec![
            in_field(self.fields.title_plain, gain::TITLE),
            in_field(self.fields.plain, gain::ANYWHERE_EXACT),
        ]))
    }
}

/// The words one right after the other.
pub(crate) fn together<W: AsRef<str>>(field: Field, words: &[W]) -> Box<dyn Query> {
    let mut terms: Vec<Term> = words
        .iter()
        .map(|word| Term::from_field_text(field, word.as_ref()))
        .collect();
    match terms.len() {
        0 => Box::new(EmptyQuery),
        1 => Box::new(TermSetQuery::new(terms.pop())),
        _ => Box::new(PhraseQuery::new(terms)),
    }
}

/// The same, always with this score.
pub(crate) fn constant(query: Box<dyn Query>, score: f32) -> Box<dyn Query> {
    Box::new(ConstScoreQuery::new(query, score))
}

/// Any of these; the best score counts.
pub(crate) fn best_of(mut either: Vec<Box<dyn Query>>) -> Box<dyn Query> {
    match (either.len(), either.pop()) {
        (1, Some(only)) => only,
        (_, Some(last)) => {
            either.push(last);
            Box::new(DisjunctionMaxQuery::new(either))
        }
        (_, None) => Box::new(EmptyQuery),
    }
}

#[cfg(test)]
mod tests {
    use super::{errors_allowed, halves};

    #[test]
    fn a_word_is_cut_in_two_only_where_two_words_could_stand() {
        assert_eq!(
            halves("nodejs").collect::<Vec<_>>(),
            [["no", "dejs"], ["nod", "ejs"], ["node", "js"]]
        );
        assert_eq!(
            halves("nurse").count() + halves("c++").count() + halves("krankenhäuser").count(),
            0
        );
        assert_eq!(halves(&"x".repeat(40)).count(), 0);
    }

    #[test]
    fn longer_words_allow_for_more_errors_and_endless_ones_for_none() {
        assert_eq!(
            ["c++", "nrse", "electrc", "electrcian"].map(errors_allowed),
            [0, 1, 1, 2]
        );
        assert_eq!(errors_allowed(&"x".repeat(30)), 0);
    }
}

//! From what was asked to what the engine runs.
//!
//! The weights of the fields are the `GAIN` table; near words score below the least an exact one can (a test holds that).

use tantivy::{
    Term,
    query::{
        AllQuery, BooleanQuery, BoostQuery, ConstScoreQuery, DisjunctionMaxQuery, EmptyQuery, FuzzyTermQuery, Occur,
        PhraseQuery, Query, TermSetQuery,
    },
    schema::Field,
};

use crate::{
    asked::{Asked, Word},
    field_word::FieldWord,
    layout::{self, Fields},
    left_out::LeftOut,
    tokens::stem,
};

/// How the words are looked for. Each step finds no less than the one before; the first that finds anything is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// All words, as they are; near ones only for those that no opening has.
    All,
    /// All words, or ones near them.
    Near,
    /// Most of the words, or ones near them.
    Most,
}

impl Step {
    /// Every step, in the order they are tried.
    pub(crate) const ALL: [Self; 3] = [Self::All, Self::Near, Self::Most];
}

/// What the index knew of a word when the first page was asked for. Later pages go by the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Mark {
    /// How rare it is: [`LEAST_WEIGHT`] to [`MOST_WEIGHT`].
    pub(crate) weight: u8,
    /// Whether any opening had it.
    pub(crate) known: bool,
}

/// The weight of a word that every opening has.
pub(crate) const LEAST_WEIGHT: u8 = 4;
/// The weight of the rarest words.
pub(crate) const MOST_WEIGHT: u8 = 15;
/// The weight of phrases and compounds, whose rarity is not looked up.
pub(crate) const PHRASE_WEIGHT: u8 = 10;
/// So many words of one query are looked for in near forms, for the time it takes.
pub(crate) const MAX_NEAR: usize = 6;
/// A beginning shorter than this stands for too many words.
const LEAST_BEGINNING: usize = 2;

/// What a word in a field is worth, for each point of its weight.
mod gain {
    pub(super) const TITLE: f32 = 160.0;
    pub(super) const TITLE_EXACT: f32 = 30.0;
    pub(super) const ASKS: f32 = 80.0;
    pub(super) const NAMES: f32 = 60.0;
    pub(super) const TEXT: f32 = 20.0;
    pub(super) const ANYWHERE_EXACT: f32 = 20.0;
    pub(super) const TITLE_BEGINNING: f32 = 9.0;
    pub(super) const TITLE_NEAR: [f32; 2] = [8.0, 6.0];
    pub(super) const ANYWHERE_BEGINNING: f32 = 7.0;
    pub(super) const ANYWHERE_NEAR: [f32; 2] = [5.0, 4.0];
    /// Other names, in all: below one word of the least weight and the least gain.
    pub(super) const ALSO_TITLE: f32 = 12.0;
    pub(super) const ALSO_ASKS: f32 = 8.0;
    pub(super) const ALSO_ANYWHERE: f32 = 4.0;
}

/// The usual lengths of fields, in words, from job advertisements of many boards.
mod usual {
    pub(super) const TITLE: f32 = 5.0;
    pub(super) const ASKS: f32 = 40.0;
    pub(super) const NAMES: f32 = 5.0;
    pub(super) const TEXT: f32 = 250.0;
}

/// How many typing errors are allowed for: none below four letters, one from four, two from eight.
pub(crate) fn errors_allowed(word: &str) -> u8 {
    match word.chars().count() {
        0..=3 => 0,
        4..=7 => 1,
        8..=24 => 2,
        _ => 0,
    }
}

/// Builds engine queries over these fields.
pub(crate) struct Plan<'a> {
    /// Where things are.
    pub(crate) fields: &'a Fields,
    /// What was asked.
    pub(crate) asked: &'a Asked,
    /// What was known of its words, in the same order.
    pub(crate) marks: &'a [Mark],
}

type Clause = (Occur, Box<dyn Query>);

impl Plan<'_> {
    /// Whether the step can find anything that the step before could not.
    pub(crate) fn adds(&self, step: Step) -> bool {
        let singles = || {
            self.asked
                .words
                .iter()
                .zip(self.marks)
                .filter(|(word, _)| word.single().is_some())
        };
        match step {
            Step::All => true,
            Step::Near => singles().any(|(_, mark)| mark.known),
            Step::Most => self.asked.words.len() > 1,
        }
    }

    /// The query of a step; `codes` are alternatives of which each list must be met.
    pub(crate) fn query(&self, step: Step, codes: &[Vec<String>]) -> Box<dyn Query> {
        let mut clauses: Vec<Clause> = Vec::new();
        for words in &self.asked.phrases {
            clauses.push((Occur::Must, self.phrase(words, PHRASE_WEIGHT)));
        }
        if let Some(words) = self.words_or_other_names(step) {
            clauses.push((Occur::Must, words));
        }
        for any_of in codes {
            let terms = any_of.iter().map(|code| Term::from_field_text(self.fields.codes, code));
            clauses.push((Occur::Must, constant(Box::new(TermSetQuery::new(terms)), 0.0)));
        }
        if clauses.is_empty() {
            clauses.push((Occur::Must, constant(Box::new(AllQuery), 0.0)));
        }
        for words in &self.asked.without {
            clauses.push((Occur::MustNot, Box::new(LeftOut(together(self.fields.plain, words)))));
        }
        Box::new(BooleanQuery::new(clauses))
    }

    fn words_or_other_names(&self, step: Step) -> Option<Box<dyn Query>> {
        let mut either: Vec<Box<dyn Query>> = self.asked.also.iter().map(|name| self.other_name(name)).collect();
        if !self.asked.words.is_empty() {
            either.insert(0, self.words(step));
        }
        (!either.is_empty()).then(|| best_of(either))
    }

    fn words(&self, step: Step) -> Box<dyn Query> {
        let mut near_left = MAX_NEAR;
        let words = self.asked.words.iter().zip(self.marks).map(|(word, mark)| {
            let near = near_left > 0 && word.single().is_some() && (step != Step::All || !mark.known);
            near_left -= usize::from(near);
            self.word(word, *mark, near)
        });
        let clauses: Vec<Clause> = words.map(|word| (Occur::Should, word)).collect();
        let needed = if step == Step::Most {
            clauses.len().div_ceil(2)
        } else {
            clauses.len()
        };
        Box::new(BooleanQuery::with_minimum_required_clauses(clauses, needed))
    }

    fn word(&self, word: &Word, mark: Mark, near: bool) -> Box<dyn Query> {
        let Some(single) = word.single() else {
            return self.compound(&word.tokens);
        };
        let exact = self.exact(single, mark.weight);
        if !near {
            return exact;
        }
        let mut either = self.near(single, mark.weight, word.last);
        either.insert(0, exact);
        best_of(either)
    }

    fn exact(&self, word: &str, weight: u8) -> Box<dyn Query> {
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

    fn near(&self, word: &str, weight: u8, last: bool) -> Vec<Box<dyn Query>> {
        let mut near: Vec<Box<dyn Query>> = Vec::new();
        let mut add = |query: FuzzyTermQuery, gain: f32| {
            near.push(Box::new(BoostQuery::new(Box::new(query), gain * f32::from(weight))));
        };
        let term = |field: Field| Term::from_field_text(field, word);
        if last && word.chars().count() >= LEAST_BEGINNING {
            add(
                FuzzyTermQuery::new_prefix(term(self.fields.title_plain), 0, true),
                gain::TITLE_BEGINNING,
            );
            add(
                FuzzyTermQuery::new_prefix(term(self.fields.plain), 0, true),
                gain::ANYWHERE_BEGINNING,
            );
        }
        for errors in 1..=errors_allowed(word) {
            let step = usize::from(errors) - 1;
            add(
                FuzzyTermQuery::new(term(self.fields.title_plain), errors, true),
                gain::TITLE_NEAR[step],
            );
            add(
                FuzzyTermQuery::new(term(self.fields.plain), errors, true),
                gain::ANYWHERE_NEAR[step],
            );
        }
        near
    }

    /// `front-end` is also `front end` and `frontend`.
    fn compound(&self, tokens: &[String]) -> Box<dyn Query> {
        best_of(vec![
            self.phrase(tokens, PHRASE_WEIGHT),
            self.exact(&tokens.concat(), PHRASE_WEIGHT),
        ])
    }

    fn phrase(&self, words: &[String], weight: u8) -> Box<dyn Query> {
        let weight = f32::from(weight);
        let in_field =
            |field: Field, gain: f32| -> Clause { (Occur::Should, constant(together(field, words), gain * weight)) };
        Box::new(BooleanQuery::new(vec![
            in_field(self.fields.title_plain, gain::TITLE),
            in_field(self.fields.plain, gain::ANYWHERE_EXACT),
        ]))
    }

    fn other_name(&self, words: &[String]) -> Box<dyn Query> {
        let stems: Vec<String> = words.iter().map(|word| stem(word)).collect();
        best_of(vec![
            constant(together(self.fields.title, &stems), gain::ALSO_TITLE),
            constant(together(self.fields.asks, &stems), gain::ALSO_ASKS),
            constant(together(self.fields.plain, words), gain::ALSO_ANYWHERE),
        ])
    }
}

/// The codes a query asks for: each list must be met by any one of its codes.
pub(crate) fn codes(query: &crate::Query) -> Vec<Vec<String>> {
    let lists = [
        query
            .country
            .iter()
            .map(|country| layout::country_code(country))
            .collect(),
        query.sites.iter().map(|site| layout::site_code(*site)).collect(),
        query
            .employment
            .iter()
            .map(|employment| layout::employment_code(*employment))
            .collect(),
        query.skills.iter().map(layout::skill_code).collect::<Vec<_>>(),
    ];
    lists.into_iter().filter(|list| !list.is_empty()).collect()
}

/// The words one right after the other.
fn together(field: Field, words: &[String]) -> Box<dyn Query> {
    let mut terms: Vec<Term> = words.iter().map(|word| Term::from_field_text(field, word)).collect();
    match terms.len() {
        0 => Box::new(EmptyQuery),
        1 => Box::new(TermSetQuery::new(terms.pop())),
        _ => Box::new(PhraseQuery::new(terms)),
    }
}

fn constant(query: Box<dyn Query>, score: f32) -> Box<dyn Query> {
    Box::new(ConstScoreQuery::new(query, score))
}

fn best_of(mut either: Vec<Box<dyn Query>>) -> Box<dyn Query> {
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
    use super::{LEAST_WEIGHT, errors_allowed, gain};

    #[test]
    fn near_words_score_below_exact_ones_and_other_names_below_both() {
        let exact = [gain::TITLE, gain::ASKS, gain::NAMES, gain::TEXT, gain::ANYWHERE_EXACT];
        let least_exact = exact.into_iter().fold(f32::MAX, f32::min) / 2.0;
        let near = [gain::TITLE_BEGINNING, gain::ANYWHERE_BEGINNING];
        let near = near.iter().chain(&gain::TITLE_NEAR).chain(&gain::ANYWHERE_NEAR);
        assert!(near.clone().all(|gain| *gain < least_exact));
        let least_near = near.copied().fold(f32::MAX, f32::min) * f32::from(LEAST_WEIGHT);
        assert!(
            [gain::ALSO_TITLE, gain::ALSO_ASKS, gain::ALSO_ANYWHERE]
                .iter()
                .all(|gain| *gain < least_near)
        );
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

//! From what was asked to what the engine runs.
//!
//! What is worth how much stands in `weights.rs`, what counts as a form of a word in `forms.rs`.
//!
//! To add one more step: a variant of [`Step`], in [`Step::ALL`] where it is to be tried, and in `cursor.rs`.

use tantivy::{
    Term,
    query::{AllQuery, BooleanQuery, Occur, Query, TermSetQuery},
};

use crate::{
    asked::Asked,
    forms::{Clause, Forms, Mark, best_of, constant, together},
    layout,
    left_out::LeftOut,
    tokens::stem,
    weights::{MAX_NEAR, PHRASE_WEIGHT, gain},
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
    /// Any of the words, or ones near them.
    Any,
}

impl Step {
    /// Every step, in the order they are tried.
    pub(crate) const ALL: [Self; 4] = [Self::All, Self::Near, Self::Most, Self::Any];
}

/// Builds engine queries.
pub(crate) struct Plan<'a> {
    /// Makes the queries for single words.
    pub(crate) forms: Forms<'a>,
    /// What was asked.
    pub(crate) asked: &'a Asked,
    /// What was known of its words, in the same order.
    pub(crate) marks: &'a [Mark],
}

impl Plan<'_> {
    /// Whether the step can find anything that the step before could not.
    pub(crate) fn adds(&self, step: Step) -> bool {
        let mut words = self.asked.words.iter().zip(self.marks);
        match step {
            Step::All => true,
            Step::Near => words.any(|(word, mark)| word.single().is_some() && mark.known),
            Step::Most => self.asked.words.len() > 1,
            Step::Any => self.asked.words.len() > 2,
        }
    }

    /// The query of a step; `codes` are alternatives of which each list must be met.
    pub(crate) fn query(&self, step: Step, codes: &[Vec<String>]) -> Box<dyn Query> {
        let mut clauses: Vec<Clause> = Vec::new();
        for words in &self.asked.phrases {
            clauses.push((Occur::Must, self.forms.phrase(words)));
        }
        if let Some(words) = self.words_or_other_names(step) {
            clauses.push((Occur::Must, words));
        }
        for any_of in codes {
            let terms = any_of
                .iter()
                .map(|code| Term::from_field_text(self.forms.fields.codes, code));
            clauses.push((Occur::Must, constant(Box::new(TermSetQuery::new(terms)), 0.0)));
        }
        if clauses.is_empty() {
            clauses.push((Occur::Must, constant(Box::new(AllQuery), 0.0)));
        }
        for words in &self.asked.without {
            clauses.push((
                Occur::MustNot,
                Box::new(LeftOut(together(self.forms.fields.plain, words))),
            ));
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
            self.forms.word(word, *mark, near)
        });
        let clauses: Vec<Clause> = words.map(|word| (Occur::Should, word)).collect();
        let needed = match step {
            Step::All | Step::Near => clauses.len(),
            Step::Most => clauses.len().div_ceil(2),
            Step::Any => 1,
        };
        let words: Clause = (
            Occur::Must,
            Box::new(BooleanQuery::with_minimum_required_clauses(clauses, needed)),
        );
        Box::new(BooleanQuery::new(std::iter::once(words).chain(self.pairs()).collect()))
    }

    /// Words that stand together as they were typed are meant together more often than not: `full stack`.
    fn pairs(&self) -> impl Iterator<Item = Clause> {
        let pairs = self
            .asked
            .words
            .array_windows()
            .filter_map(|[a, b]| Some([a.single()?, b.single()?]));
        pairs.flat_map(|pair| {
            let stems = pair.map(stem);
            let weight = f32::from(PHRASE_WEIGHT);
            [
                (
                    Occur::Should,
                    constant(together(self.forms.fields.title, &stems), gain::PAIR_TITLE * weight),
                ),
                (
                    Occur::Should,
                    constant(together(self.forms.fields.plain, &pair), gain::PAIR_ANYWHERE * weight),
                ),
            ]
        })
    }

    fn other_name(&self, words: &[String]) -> Box<dyn Query> {
        let stems: Vec<String> = words.iter().map(|word| stem(word)).collect();
        best_of(vec![
            constant(together(self.forms.fields.title, &stems), gain::ALSO_TITLE),
            constant(together(self.forms.fields.asks, &stems), gain::ALSO_ASKS),
            constant(together(self.forms.fields.plain, words), gain::ALSO_ANYWHERE),
        ])
    }
}

/// The codes a query asks for: each list must be met by any one of its codes.
pub(crate) fn codes(query: &crate::Query) -> Vec<Vec<String>> {
    let skills: Vec<String> = query.skills.iter().map(layout::skill_code).collect();
    [skills].into_iter().filter(|list| !list.is_empty()).collect()
}

//! The index's own words: which are there, how rare they are, and which are near to one that is not.

use std::{cmp::Reverse, collections::BTreeMap};

use tantivy::{
    DocSet, Searcher, TERMINATED, Term,
    collector::Count,
    query::FuzzyTermQuery,
    schema::{Field, IndexRecordOption},
};

use crate::{
    asked::{Asked, Word},
    forms::{Mark, errors_allowed, halves, together},
    layout::Fields,
    tokens::stem,
    weights::{LEAST_WEIGHT, MAX_NEAR, MOST_WEIGHT, PHRASE_WEIGHT},
};

/// So many near words are looked at in one segment; there are never more for words that mean something.
const MAX_CANDIDATES: usize = 2_000;
/// A word that is there counts as a slip when a near one is in so many titles for each opening that has it.
const SLIP: u64 = 20;
/// Shorter words have too many neighbours to call them slips.
const LEAST_SLIP: usize = 5;

/// A word of the index.
struct Candidate {
    word: String,
    openings: u64,
}

/// The words of one state of the index.
pub(crate) struct Lexicon<'a> {
    /// The state.
    pub(crate) searcher: &'a Searcher,
    /// Where words are.
    pub(crate) fields: &'a Fields,
}

impl Lexicon<'_> {
    /// What is known of each word.
    pub(crate) fn marks(&self, asked: &Asked) -> tantivy::Result<Vec<Mark>> {
        asked.words.iter().map(|word| self.mark(word)).collect()
    }

    /// Words to put right, in the order of the words asked for.
    pub(crate) fn corrections(&self, asked: &Asked) -> tantivy::Result<Vec<Option<String>>> {
        let mut looks = MAX_NEAR;
        asked
            .words
            .iter()
            .map(|word| self.correction(word, &mut looks))
            .collect()
    }

    fn mark(&self, word: &Word) -> tantivy::Result<Mark> {
        let Some(word) = word.single() else {
            return Ok(Mark {
                weight: PHRASE_WEIGHT,
                known: true,
            });
        };
        let known = self.is_there(word)?;
        let weight = if known { self.weight(word)? } else { PHRASE_WEIGHT };
        Ok(Mark { weight, known })
    }

    /// The rarer, the heavier: one point for each halving of the share of openings that have it.
    fn weight(&self, word: &str) -> tantivy::Result<u8> {
        let mut most = 1;
        for term in self.terms(word) {
            most = most.max(self.searcher.doc_freq(&term)?);
        }
        let halvings = (self.searcher.num_docs() / most).max(1).ilog2();
        Ok(LEAST_WEIGHT
            + u8::try_from(halvings)
                .unwrap_or(u8::MAX)
                .min(MOST_WEIGHT - LEAST_WEIGHT))
    }

    /// Where a word is looked for exactly.
    fn terms(&self, word: &str) -> [Term; 4] {
        let stem = stem(word);
        [
            Term::from_field_text(self.fields.plain, word),
            Term::from_field_text(self.fields.text, &stem),
            Term::from_field_text(self.fields.asks, &stem),
            Term::from_field_text(self.fields.title, &stem),
        ]
    }

    /// Whether any opening has the word. Removed openings stay in the engine's counts for a while, so each is looked at.
    fn is_there(&self, word: &str) -> tantivy::Result<bool> {
        for term in self.terms(word) {
            if self.has_opening(&term)? {
                return Ok(true);
            }
        }
        self.is_there_in_two(word)
    }

    /// `nodejs` is there when `node js` is.
    fn is_there_in_two(&self, word: &str) -> tantivy::Result<bool> {
        for halves in halves(word) {
            let phrase = together(self.fields.plain, &halves);
            if self.searcher.search(phrase.as_ref(), &Count)? > 0 {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn has_opening(&self, term: &Term) -> tantivy::Result<bool> {
        for reader in self.searcher.segment_readers() {
            let postings = reader
                .inverted_index(term.field())?
                .read_postings(term, IndexRecordOption::Basic)?;
            let Some(mut postings) = postings else { continue };
            while postings.doc() != TERMINATED {
                if !reader.is_deleted(postings.doc()) {
                    return Ok(true);
                }
                postings.advance();
            }
        }
        Ok(false)
    }

    fn correction(&self, word: &Word, looks: &mut usize) -> tantivy::Result<Option<String>> {
        let Some(single) = word.single() else { return Ok(None) };
        if *looks == 0 || errors_allowed(single) == 0 {
            return Ok(None);
        }
        if self.is_there(single)? {
            return self.slip(single, looks);
        }
        *looks -= 1;
        let longer = FuzzyTermQuery::new_prefix(self.anywhere(single), 0, true);
        let typing = if word.last {
            self.best(self.matching(self.fields.plain, &longer)?)?
        } else {
            None
        };
        for errors in 1..=errors_allowed(single) {
            let near = FuzzyTermQuery::new(self.anywhere(single), errors, true);
            if let Some(near) = self.best(self.matching(self.fields.plain, &near)?)? {
                let still_typing = typing.is_some_and(|longer| longer.openings >= near.openings);
                return Ok((!still_typing).then_some(near.word));
            }
        }
        Ok(None)
    }

    /// A word that few openings have, next to one that is in very many titles: `manger`, where `manager` was meant.
    fn slip(&self, word: &str, looks: &mut usize) -> tantivy::Result<Option<String>> {
        let have_it = self.searcher.doc_freq(&self.anywhere(word))?.max(1);
        if word.chars().count() < LEAST_SLIP || have_it * SLIP > self.searcher.num_docs() {
            return Ok(None);
        }
        *looks -= 1;
        let near = FuzzyTermQuery::new(self.in_title(word), 1, true);
        let mut commoner = self.matching(self.fields.title_plain, &near)?;
        commoner.retain(|near, titles| *titles >= have_it * SLIP && stem(near) != stem(word));
        Ok(self.best(commoner)?.map(|best| best.word))
    }

    /// The one of these words that is in most titles, then in most openings, then first in the alphabet.
    fn best(&self, words: BTreeMap<String, u64>) -> tantivy::Result<Option<Candidate>> {
        let mut ranked = Vec::new();
        for (word, openings) in words {
            let titles = self.searcher.doc_freq(&self.in_title(&word))?;
            ranked.push((Reverse((titles, openings)), word));
        }
        ranked.sort_unstable();
        for (Reverse((_, openings)), word) in ranked {
            if self.has_opening(&self.anywhere(&word))? {
                return Ok(Some(Candidate { word, openings }));
            }
        }
        Ok(None)
    }

    /// The words of a field that match, with how many openings have each.
    fn matching(&self, field: Field, query: &FuzzyTermQuery) -> tantivy::Result<BTreeMap<String, u64>> {
        let mut words = BTreeMap::new();
        for reader in self.searcher.segment_readers() {
            let inverted = reader.inverted_index(field)?;
            let mut stream = inverted.terms().search(query.automaton()?).into_stream()?;
            for _ in 0..MAX_CANDIDATES {
                if !stream.advance() {
                    break;
                }
                let word = String::from_utf8_lossy(stream.key()).into_owned();
                *words.entry(word).or_default() += u64::from(stream.value().doc_freq);
            }
        }
        Ok(words)
    }

    fn anywhere(&self, word: &str) -> Term {
        Term::from_field_text(self.fields.plain, word)
    }

    fn in_title(&self, word: &str) -> Term {
        Term::from_field_text(self.fields.title_plain, word)
    }
}

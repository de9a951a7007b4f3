//! One word in one field, scored in whole numbers.
//!
//! The engine's own score depends on how many openings there are and how often each word is in them, so it changes with every
//! opening added, and the order in which it adds fractions depends on how the index is cut into segments. Pages would
//! then overlap or leave gaps. Here a score depends on the opening and the query alone, and whole numbers below 2^24 add
//! up to the same in any order.

use std::fmt;

use tantivy::{
    DocId, DocSet, Score, SeekDangerResult, SegmentReader, TantivyError, Term,
    fieldnorm::FieldNormReader,
    postings::{Postings, SegmentPostings},
    query::{EmptyScorer, EnableScoring, Explanation, Query, Scorer, Weight},
    schema::IndexRecordOption,
};

/// BM25's `k1`: how fast more mentions stop to matter (Robertson and Zaragoza 2009, section 3.4).
const K1: f32 = 1.2;
/// BM25's `b`: how much a long field counts against it (the same).
const B: f32 = 0.75;

/// Openings with the word in the field score from half of `gain` (many other words) to just under `gain` (often, alone).
#[derive(Clone)]
pub(crate) struct FieldWord {
    /// The word and its field.
    pub(crate) term: Term,
    /// What it is worth.
    pub(crate) gain: f32,
    /// The usual length of the field, in words.
    pub(crate) usual: f32,
}

impl FieldWord {
    /// `gain * (1 + f) / 2`, rounded, where `f` is the term-frequency factor of BM25 (the paper above, formula 3.15).
    fn score(&self, times: u32, length: u32) -> Score {
        #[expect(
            clippy::cast_precision_loss,
            reason = "both far below 2^24 for texts of the lengths indexed"
        )]
        let (times, length) = (times as f32, length as f32);
        let factor = times / (times + K1 * (1.0 - B + B * length / self.usual));
        (self.gain * f32::midpoint(1.0, factor)).round()
    }
}

impl fmt::Debug for FieldWord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FieldWord({:?}, {})", self.term, self.gain)
    }
}

impl Query for FieldWord {
    fn weight(&self, _: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        Ok(Box::new(FieldWeight(self.clone())))
    }
}

struct FieldWeight(FieldWord);

impl Weight for FieldWeight {
    fn scorer(&self, reader: &SegmentReader, _boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let field = self.0.term.field();
        let postings = reader
            .inverted_index(field)?
            .read_postings(&self.0.term, IndexRecordOption::WithFreqs)?;
        let Some(postings) = postings else {
            return Ok(Box::new(EmptyScorer));
        };
        let lengths = reader.get_fieldnorms_reader(field)?;
        Ok(Box::new(FieldScorer {
            word: self.0.clone(),
            postings,
            lengths,
        }))
    }

    fn explain(&self, reader: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        let mut scorer = self.scorer(reader, 1.0)?;
        if scorer.doc() > doc || scorer.seek(doc) != doc {
            return Err(TantivyError::InvalidArgument(format!("document {doc} does not match")));
        }
        Ok(Explanation::new("word in field", scorer.score()))
    }
}

struct FieldScorer {
    word: FieldWord,
    postings: SegmentPostings,
    lengths: FieldNormReader,
}

impl Scorer for FieldScorer {
    fn score(&mut self) -> Score {
        self.word
            .score(self.postings.term_freq(), self.lengths.fieldnorm(self.postings.doc()))
    }
}

impl DocSet for FieldScorer {
    fn advance(&mut self) -> DocId {
        self.postings.advance()
    }

    fn seek(&mut self, target: DocId) -> DocId {
        self.postings.seek(target)
    }

    fn seek_danger(&mut self, target: DocId) -> SeekDangerResult {
        self.postings.seek_danger(target)
    }

    fn doc(&self) -> DocId {
        self.postings.doc()
    }

    fn size_hint(&self) -> u32 {
        self.postings.size_hint()
    }
}

#[cfg(test)]
mod tests {
    use tantivy::{Term, schema::Field};

    use super::FieldWord;

    #[test]
    fn more_mentions_and_shorter_fields_score_higher_within_bounds() {
        let word = FieldWord {
            term: Term::from_field_text(Field::from_field_id(0), "nurse"),
            gain: 100.0,
            usual: 5.0,
        };
        assert!(word.score(2, 5) > word.score(1, 5));
        assert!(word.score(1, 2) > word.score(1, 10));
        assert!((50.0..=51.0).contains(&word.score(1, 1_000_000)));
        assert!((99.0..=100.0).contains(&word.score(1_000_000, 1)));
    }
}

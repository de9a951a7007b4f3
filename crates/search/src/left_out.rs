//! What is left out of the results.
//!
//! The engine asks a list of excluded documents about documents before the one it stands at, which its phrases do not
//! allow (tantivy 0.27, `ExclusionSet::contains`; they are right only by luck in release builds and stop in debug
//! builds). This stands between: it moves forward only.

use tantivy::{
    DocId, DocSet, Score, SegmentReader,
    query::{EnableScoring, Explanation, Query, Scorer, Weight},
};

/// A query whose documents may be asked for in any order that the engine likes.
#[derive(Debug)]
pub(crate) struct LeftOut(pub(crate) Box<dyn Query>);

impl Clone for LeftOut {
    fn clone(&self) -> Self {
        Self(self.0.box_clone())
    }
}

impl Query for LeftOut {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        Ok(Box::new(LeftOutWeight(self.0.weight(scoring)?)))
    }
}

struct LeftOutWeight(Box<dyn Weight>);

impl Weight for LeftOutWeight {
    fn scorer(&self, reader: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        Ok(Box::new(Forward(self.0.scorer(reader, boost)?)))
    }

    fn explain(&self, reader: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        self.0.explain(reader, doc)
    }
}

/// The provided `seek_danger` of [`DocSet`] looks where it stands before it moves, so it is not passed on.
struct Forward(Box<dyn Scorer>);

impl DocSet for Forward {
    fn advance(&mut self) -> DocId {
        self.0.advance()
    }

    fn seek(&mut self, target: DocId) -> DocId {
        self.0.seek(target)
    }

    fn doc(&self) -> DocId {
        self.0.doc()
    }

    fn size_hint(&self) -> u32 {
        self.0.size_hint()
    }
}

impl Scorer for Forward {
    fn score(&mut self) -> Score {
        self.0.score()
    }
}

//! The number columns of one part of the index.

use model::{Coordinates, PostingId};
use tantivy::{DocId, SegmentReader, columnar::Column};
use uuid::Uuid;

use crate::layout::column;

/// The number columns of a segment; a column is `None` when no opening in the segment has a value.
pub(crate) struct Numbers {
    id_high: Option<Column<u64>>,
    id_low: Option<Column<u64>>,
    latitude: Option<Column<i64>>,
    longitude: Option<Column<i64>>,
    pay_top: Option<Column<u64>>,
    pay_middle: Option<Column<u64>>,
    currency: Option<Column<u64>>,
    posted: Option<Column<i64>>,
    deadline: Option<Column<i64>>,
}

fn first<T: PartialOrd + Copy + std::fmt::Debug + Send + Sync + 'static>(
    column: Option<&Column<T>>,
    doc: DocId,
) -> Option<T> {
    column?.first(doc)
}

impl Numbers {
    /// Opens the columns.
    pub(crate) fn open(reader: &SegmentReader) -> tantivy::Result<Self> {
        let columns = reader.fast_fields();
        Ok(Self {
            id_high: columns.column_opt(column::ID_HIGH)?,
            id_low: columns.column_opt(column::ID_LOW)?,
            latitude: columns.column_opt(column::LATITUDE)?,
            longitude: columns.column_opt(column::LONGITUDE)?,
            pay_top: columns.column_opt(column::PAY_TOP)?,
            pay_middle: columns.column_opt(column::PAY_MIDDLE)?,
            currency: columns.column_opt(column::CURRENCY)?,
            posted: columns.column_opt(column::POSTED)?,
            deadline: columns.column_opt(column::DEADLINE)?,
        })
    }

    /// The posting.
    pub(crate) fn id(&self, doc: DocId) -> PostingId {
        let half = |column: &Option<Column<u64>>| first(column.as_ref(), doc).unwrap_or(0);
        PostingId(Uuid::from_u64_pair(half(&self.id_high), half(&self.id_low)))
    }

    /// Where it is.
    pub(crate) fn at(&self, doc: DocId) -> Option<Coordinates> {
        let degree = |column: &Option<Column<i64>>| i32::try_from(first(column.as_ref(), doc)?).ok();
        Some(Coordinates {
            latitude: degree(&self.latitude)?,
            longitude: degree(&self.longitude)?,
        })
    }

    /// The currency it is paid in, as a number.
    pub(crate) fn currency(&self, doc: DocId) -> Option<u64> {
        first(self.currency.as_ref(), doc)
    }

    /// The top of the range in this currency, when it is paid in it.
    pub(crate) fn pay_top(&self, doc: DocId, currency: u64) -> Option<u64> {
        first(self.pay_top.as_ref(), doc).filter(|_| self.currency(doc) == Some(currency))
    }

    /// The middle of the range in this currency, when it is paid in it.
    pub(crate) fn pay_middle(&self, doc: DocId, currency: u64) -> Option<u64> {
        first(self.pay_middle.as_ref(), doc).filter(|_| self.currency(doc) == Some(currency))
    }

    /// The day it was published, as a number.
    pub(crate) fn posted(&self, doc: DocId) -> Option<i64> {
        first(self.posted.as_ref(), doc)
    }

    /// The last day to apply, as a number.
    pub(crate) fn deadline(&self, doc: DocId) -> Option<i64> {
        first(self.deadline.as_ref(), doc)
    }
}

//! Cursors: where a page ended, and what was known when the first page was asked for, so that later pages go by the
//! same. A checksum over both and the query refuses cursors that were changed, cut, or taken to another query. It is no
//! secret: somebody who forges one sees another part of the same list, which they could page to anyway.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use model::PostingId;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::{
    Cursor, Error, Query, Result,
    forms::Mark,
    layout::LAYOUT,
    plan::Step,
    rank::Rank,
    weights::{LEAST_WEIGHT, MOST_WEIGHT},
};

/// What a cursor says.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Resume {
    /// The step that found something.
    pub(crate) step: Step,
    /// What was known of each word.
    pub(crate) marks: Vec<Mark>,
    /// The currency that pay is compared in, as a number; 0 for none.
    pub(crate) currency: u64,
    /// The last one of the page before.
    pub(crate) after: Rank,
}

const CHECK: usize = 8;
/// Step, currency, sort key, id.
const FIXED: usize = 1 + 8 + 8 + 16;

/// Writes a cursor for this query.
pub(crate) fn write(resume: &Resume, query: &Query) -> Cursor {
    let mut bytes = vec![match resume.step {
        Step::All => 0,
        Step::Near => 1,
        Step::Most => 2,
        Step::Any => 3,
    }];
    bytes.extend(resume.currency.to_be_bytes());
    bytes.extend(resume.after.key.to_be_bytes());
    bytes.extend(resume.after.id.0.as_bytes());
    bytes.extend(resume.marks.iter().map(|mark| mark.weight << 1 | u8::from(mark.known)));
    bytes.extend(check(&bytes, query));
    Cursor(URL_SAFE_NO_PAD.encode(bytes))
}

/// Reads a cursor that belongs to this query, which has `words` words.
pub(crate) fn read(cursor: &Cursor, query: &Query, words: usize) -> Result<Resume> {
    decode(&cursor.0, query, words).ok_or(Error::BadCursor)
}

fn decode(text: &str, query: &Query, words: usize) -> Option<Resume> {
    let length = FIXED + words + CHECK;
    if text.len() > length * 2 {
        return None;
    }
    let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
    let (said, checked) = bytes.split_at_checked(FIXED + words)?;
    if checked != check(said, query) {
        return None;
    }
    let (step, rest) = said.split_first()?;
    let (currency, rest) = rest.split_first_chunk()?;
    let (key, rest) = rest.split_first_chunk()?;
    let (id, marks) = rest.split_first_chunk()?;
    Some(Resume {
        step: *Step::ALL.get(usize::from(*step))?,
        currency: u64::from_be_bytes(*currency),
        after: Rank {
            key: u64::from_be_bytes(*key),
            id: PostingId(Uuid::from_bytes(*id)),
        },
        marks: marks.iter().map(|byte| mark(*byte)).collect::<Option<_>>()?,
    })
}

fn mark(byte: u8) -> Option<Mark> {
    let weight = byte >> 1;
    (LEAST_WEIGHT..=MOST_WEIGHT).contains(&weight).then_some(Mark {
        weight,
        known: byte & 1 == 1,
    })
}

/// The page size may change between pages, and the day may: midnight does not send anybody back to the first page.
fn check(said: &[u8], query: &Query) -> [u8; CHECK] {
    let same = Query {
        after: None,
        limit: 0,
        open_on: chrono::NaiveDate::default(),
        ..query.clone()
    };
    let digest = Sha256::new()
        .chain_update(LAYOUT.to_be_bytes())
        .chain_update(format!("{same:?}"))
        .chain_update(said);
    let mut check = [0; CHECK];
    check.copy_from_slice(&digest.finalize()[..CHECK]);
    check
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use model::PostingId;
    use uuid::Uuid;

    use super::{Resume, read, write};
    use crate::{Cursor, Query, Sort, forms::Mark, plan::Step, rank::Rank};

    fn resume() -> Resume {
        Resume {
            step: Step::Near,
            marks: vec![
                Mark { weight: 4, known: true },
                Mark {
                    weight: 15,
                    known: false,
                },
            ],
            currency: 0x45_55_52,
            after: Rank {
                key: 1 << 40,
                id: PostingId(Uuid::from_u128(77)),
            },
        }
    }

    #[test]
    fn a_cursor_comes_back_as_it_went_even_after_midnight_and_with_another_page_size() {
        let query = Query {
            words: "night nurse".into(),
            ..Query::new(NaiveDate::default())
        };
        let cursor = write(&resume(), &query);
        let later = Query {
            open_on: NaiveDate::MAX,
            limit: 7,
            ..query
        };
        assert_eq!(read(&cursor, &later, 2).unwrap(), resume());
    }

    #[test]
    fn a_changed_cut_or_borrowed_cursor_is_refused() {
        let query = Query {
            words: "night nurse".into(),
            ..Query::new(NaiveDate::default())
        };
        let Cursor(text) = write(&resume(), &query);
        for at in 0..text.len() {
            let mut changed = text.clone();
            changed.replace_range(at..=at, if &text[at..=at] == "A" { "B" } else { "A" });
            assert!(read(&Cursor(changed), &query, 2).is_err(), "changed at {at}");
            assert!(read(&Cursor(text[..at].to_owned()), &query, 2).is_err(), "cut at {at}");
        }
        let other = Query {
            sort: Sort::Newest,
            ..query.clone()
        };
        assert!(read(&Cursor(text), &other, 2).is_err());
        for odd in ["", "?", "é", &"A".repeat(100_000)] {
            assert!(read(&Cursor::from(odd), &query, 2).is_err());
        }
    }
}

//! A small board of openings to search in.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use chrono::NaiveDate;
use model::{Coordinates, Currency, Pay, Per, Place, PostingId};
use search::{Change, Entry, Found, OpeningsIndex, Position, Query};
use uuid::Uuid;

pub(crate) const START: Position = Position { tx: 1, seq: 1 };

pub(crate) fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, day).unwrap()
}

pub(crate) fn id(number: u128) -> PostingId {
    PostingId(Uuid::from_u128(number))
}

pub(crate) fn entry(number: u128, title: &str) -> Entry {
    Entry {
        id: id(number),
        title: title.into(),
        employer: None,
        verified: false,
        description: String::new(),
        skills: vec![],
        skill_ids: vec![],
        occupation: None,
        place: None,
        site: None,
        employment: None,
        experience: None,
        languages: vec![],
        pay: None,
        posted: None,
        deadline: None,
    }
}

pub(crate) fn pay(min: u64, max: u64, currency: &str, per: Per) -> Pay {
    Pay {
        min: min * 100,
        max: max * 100,
        currency: money(currency),
        per,
        stated: true,
    }
}

pub(crate) fn money(code: &str) -> Currency {
    code.parse().unwrap()
}

pub(crate) fn town(name: &str, country: &str, latitude: f64, longitude: f64) -> Place {
    let at = Some(Coordinates::from_degrees(latitude, longitude));
    Place {
        text: name.into(),
        id: None,
        country: Some(country.into()),
        at,
    }
}

pub(crate) struct Board {
    pub(crate) index: OpeningsIndex,
    pub(crate) directory: tempfile::TempDir,
    titles: BTreeMap<PostingId, String>,
}

impl Board {
    pub(crate) fn of(entries: Vec<Entry>) -> Self {
        let directory = tempfile::tempdir().unwrap();
        let (index, position) = OpeningsIndex::open(directory.path()).unwrap();
        assert_eq!(position, None, "a new index has to be built");
        let titles = entries.iter().map(|entry| (entry.id, entry.title.clone())).collect();
        index.rebuild(entries.into_iter(), START).unwrap();
        Self {
            index,
            directory,
            titles,
        }
    }

    pub(crate) fn titled(titles: &[&str]) -> Self {
        Self::of((1..).zip(titles).map(|(number, title)| entry(number, title)).collect())
    }

    pub(crate) fn search(&self, query: &Query) -> Found {
        self.index.search(query).unwrap()
    }

    /// The titles found, in order.
    pub(crate) fn titles(&self, query: &Query) -> Vec<&str> {
        let found = self.search(query);
        assert_eq!(found.total, found.hits.len(), "everything fits on one page here");
        found.hits.iter().map(|hit| self.titles[&hit.id].as_str()).collect()
    }

    /// The titles found by words alone.
    pub(crate) fn find(&self, words: &str) -> Vec<&str> {
        self.titles(&typed(words))
    }

    pub(crate) fn change(&mut self, change: Change) {
        if let Change::Put(entry) = &change {
            self.titles.insert(entry.id, entry.title.clone());
        }
        let at = self.index.position().unwrap();
        self.index
            .apply(vec![change], Position { seq: at.seq + 1, ..at })
            .unwrap();
    }
}

pub(crate) fn typed(words: &str) -> Query {
    Query {
        words: words.into(),
        limit: 100,
        ..Query::new(day(1))
    }
}

pub(crate) fn put(entry: Entry) -> Change {
    Change::Put(Box::new(entry))
}

/// A position in the journal.
pub(crate) fn at(seq: i64) -> Position {
    Position { tx: 1, seq }
}

/// How many openings the words find.
pub(crate) fn total(index: &OpeningsIndex, words: &str) -> usize {
    index.search(&typed(words)).unwrap().total
}

/// The generations on disk.
pub(crate) fn generations(directory: &Path) -> Vec<PathBuf> {
    let names = fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().path());
    names
        .filter(|path| path.file_name().unwrap().to_str().unwrap().starts_with("generation-"))
        .collect()
}

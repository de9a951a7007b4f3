//! A member of staff at their desk, with files of openings.

use journey::{
    Visit,
    import::{Field, Looked, State},
};
use model::{ImportId, Posting};
use store::posting;

use crate::common::Home;

/// A row of a file: number, title, text.
pub(crate) type Row<'a> = (&'a str, &'a str, &'a str);

/// A file of openings with recognised columns.
pub(crate) fn csv(rows: &[Row<'_>]) -> Vec<u8> {
    let line = |(number, title, text): &Row<'_>| format!("{number},{title},\"{text}\",call back\n");
    let lines: String = rows.iter().map(line).collect();
    format!("Ref,Job title,Job description,Notiz\n{lines}").into_bytes()
}

/// A file of so many openings.
pub(crate) fn many(count: usize) -> Vec<u8> {
    let rows: Vec<(String, String)> = (0..count).map(|nr| (format!("N-{nr}"), format!("Cook {nr}"))).collect();
    let rows: Vec<Row<'_>> = rows
        .iter()
        .map(|(number, title)| (number.as_str(), title.as_str(), "You cook for 100 guests."))
        .collect();
    csv(&rows)
}

/// Two openings and a row without a text.
pub(crate) fn two_and_a_bad_one() -> Vec<u8> {
    csv(&[
        ("N-1", "Cook", "You cook for 100 guests."),
        ("N-2", "Welder", ""),
        ("N-3", "Nurse", "You care for patients."),
    ])
}

impl Home {
    pub(crate) async fn nadia(&self) -> Visit {
        self.journey.keep_taxonomy().await.unwrap();
        self.staff("Nadia Farouk", "nadia@example.org").await
    }

    pub(crate) async fn hand_in(&self, staff: &Visit, bytes: Vec<u8>) -> ImportId {
        self.journey.hand_in_openings(staff, "jobs.csv", bytes).await.unwrap()
    }

    pub(crate) async fn look(&self, staff: &Visit, id: ImportId) -> Looked {
        self.journey.import_of(staff, id).await.unwrap()
    }

    /// Says that every column is what it was recognised as.
    pub(crate) async fn start(&self, staff: &Visit, id: ImportId) {
        self.start_as(staff, id, false).await;
    }

    /// The same; `whole`: the file is all of its source.
    pub(crate) async fn start_as(&self, staff: &Visit, id: ImportId, whole: bool) {
        let fields = self.look(staff, id).await.fields;
        let codes: Vec<String> = fields.iter().map(|field: &Field| field.code().to_owned()).collect();
        self.journey
            .start_import(staff, id, "City board", &codes, whole)
            .await
            .unwrap();
    }

    /// Carries out what waits, as a worker does.
    pub(crate) async fn work(&self) -> bool {
        self.journey.carry_out_import(&|| true).await.unwrap()
    }

    /// A file handed in, started and taken in to its end.
    pub(crate) async fn take_in(&self, staff: &Visit, bytes: Vec<u8>) -> Looked {
        self.take_in_as(staff, bytes, false).await
    }

    /// The same; `whole`: the file is all of its source.
    pub(crate) async fn take_in_as(&self, staff: &Visit, bytes: Vec<u8>, whole: bool) -> Looked {
        let id = self.hand_in(staff, bytes).await;
        self.start_as(staff, id, whole).await;
        assert!(self.work().await, "the work waits");
        let looked = self.look(staff, id).await;
        assert!(matches!(looked.state, State::Done(_)), "{:?}", looked.state);
        looked
    }

    /// New, changed, the same, refused.
    pub(crate) fn counts(looked: &Looked) -> [i64; 4] {
        let counts = looked.import.progress.counts;
        [counts.added, counts.changed, counts.same, counts.refused]
    }

    /// The openings that can be found, by number.
    pub(crate) async fn taken_in(&self) -> Vec<Posting> {
        let mut db = self.store.read().await.unwrap();
        let mut found: Vec<Posting> = Vec::new();
        loop {
            let page = posting::open(&mut db, found.last().map(|last| last.id), 500)
                .await
                .unwrap();
            if page.is_empty() {
                found.sort_by(|one, other| one.source.key.cmp(&other.source.key));
                return found;
            }
            found.extend(page.into_iter().map(|kept| kept.posting));
        }
    }
}

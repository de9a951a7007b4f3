//! A welder, a cook, and the openings of a small town.

use std::io::Cursor;

use journey::{
    Visit,
    import::{Import, Summary},
};
use model::{Event, EventKind, PersonId, PostingId};
use store::posting;

use super::{Home, eventually};

/// A welder's résumé as text.
pub(crate) const WELDER: &str = "Asha Rao
Pune, India
asha.rao@example.org
+91 98765 43210

Experience

Welder, Tapti Boilers, Pune
March 2019 - present
- MIG welding and TIG welding of pressure vessels
- read technical drawings and measured with calipers

Education

ITI Certificate, Welder, Government ITI Pune, 2018

Skills

MIG welding, TIG welding, technical drawings, first aid

Languages

Marathi (native), English (B1)
";

/// A cook's.
pub(crate) const COOK: &str = "Ben Otieno
Nairobi, Kenya
ben.otieno@example.org

Experience

Cook, Lakeside Hotel, Nairobi
2016 - 2024
- cooked for 200 guests a day, planned menus, kept the kitchen clean

Skills

Cooking, food hygiene, menu planning
";

/// Number, title, employer, place, text.
const OPENINGS: [(&str, &str, &str, &str, &str); 8] = [
    (
        "1",
        "Welder",
        "Tapti Boilers",
        "Pune, India",
        "You weld pressure vessels. MIG welding and TIG welding required. Full-time.",
    ),
    (
        "2",
        "Welder (m/f)",
        "Deccan Ships",
        "Mumbai, India",
        "MIG welding required, forklift licence is a plus. You read technical drawings. Full-time.",
    ),
    (
        "3",
        "Fitter",
        "Sahyadri Tools",
        "Pune, India",
        "You read technical drawings and measure with calipers. First aid is a plus.",
    ),
    (
        "4",
        "Cook",
        "Lakeside Hotel",
        "Nairobi, Kenya",
        "You cook for 100 guests. Cooking and food hygiene required. Part-time.",
    ),
    (
        "5",
        "Kitchen assistant",
        "Canteen Co",
        "Pune, India",
        "You wash, cut and clean. Food hygiene required.",
    ),
    (
        "6",
        "Registered nurse",
        "Harbour Clinic",
        "Nairobi, Kenya",
        "You care for patients. Nursing licence required. Shifts.",
    ),
    (
        "7",
        "Data engineer",
        "Numbers Ltd",
        "London, United Kingdom",
        "SQL and Python required. Three years of experience. Remote.",
    ),
    (
        "8",
        "Shop assistant",
        "Corner Shop",
        "Pune, India",
        "You serve customers and work at the till. English required.",
    ),
];

/// The openings as a file, with some titles changed.
pub(crate) fn file(change: impl Fn(&str, &str) -> String) -> String {
    let line = |(key, title, employer, place, text): &(&str, &str, &str, &str, &str)| {
        let value = serde_json::json!({
            "job id": key, "job title": change(key, title), "company": employer, "location": place,
            "job description": text, "date posted": "2026-02-20", "salary": "INR 300,000 a year",
            "workplace type": if *key == "7" { "Remote" } else { "On site" },
        });
        format!("{value}\n")
    };
    OPENINGS.iter().map(line).collect()
}

impl Home {
    /// Takes a file of openings in.
    pub(crate) async fn import(&self, file: String) -> Summary {
        self.import_as("town.jsonl", file).await
    }

    /// The same from a source of this name.
    pub(crate) async fn import_as(&self, source: &str, file: String) -> Summary {
        let import = Import::open(Cursor::new(file.into_bytes()), source, &[]).unwrap();
        self.journey.import(import, |_| ()).await.unwrap()
    }

    /// The town's eight openings, ready to be searched and recommended.
    pub(crate) async fn openings(&self) {
        self.journey.keep_taxonomy().await.unwrap();
        let summary = self.import(file(|_, title| title.to_owned())).await;
        assert_eq!((summary.new, summary.refused), (8, 0), "{summary:?}");
        assert_eq!(self.journey.open_openings().await.unwrap(), 8);
    }

    /// Follows the journal until `there` holds.
    pub(crate) async fn follow_until<F: Future<Output = bool>>(&self, there: impl Fn() -> F) {
        eventually(|| async {
            while self.journey.follow_openings().await.unwrap() > 0 {}
            there().await.then_some(())
        })
        .await;
    }

    /// The opening with this number in the file.
    pub(crate) async fn opening(&self, key: &str) -> model::Posting {
        let newest = posting::newest(&mut self.store.read().await.unwrap(), 100)
            .await
            .unwrap();
        let found = newest.into_iter().find(|kept| kept.posting.source.key == key);
        found.expect("an open opening of this number").posting
    }

    /// Closes an opening.
    pub(crate) async fn close(&self, id: PostingId) {
        let mut tx = self.store.begin(self.journey.now()).await.unwrap();
        assert!(posting::close(&mut tx, id).await.unwrap());
        tx.commit(Event::new(EventKind::PostingClosed, id.0)).await.unwrap();
    }

    /// A visitor who told what this résumé says.
    pub(crate) async fn with_resume(&self, resume: &str) -> Visit {
        let visit = self.visitor().await;
        self.journey.read_text(&visit, resume).await.unwrap();
        visit
    }

    /// Ids and totals of the list for a person, best first.
    pub(crate) async fn list(&self, visit: &Visit) -> Vec<(PostingId, i32)> {
        let shown = self
            .journey
            .suggestions(visit, &matching::Filter::default(), 0, 20)
            .await;
        let list = shown.unwrap().list;
        list.iter().map(|shown| (shown.posting.id, shown.found.total)).collect()
    }

    /// The name a person goes by.
    pub(crate) async fn name(&self, person: PersonId) -> Option<String> {
        let known = self.own(person).await;
        let found = store::profile::find(&mut self.store.read().await.unwrap(), &known).await;
        found
            .unwrap()
            .and_then(|found| found.profile.name)
            .map(|name| name.value)
    }
}

//! `onward bench hiring`.

use std::{
    process::ExitCode,
    time::{Duration, Instant},
};

use chrono::{Days, TimeDelta};
use clap::Args;
use journey::{
    Journey, Visit,
    hiring::{Answer, Sieve},
};
use matching::made::Maker;
use model::{
    ApplicationId, Clock, Contact, DeclineReason, EmployerId, Event, EventKind, PersonId, PostingId, SeededRandom,
    SessionId, SourceId, Stage, SystemClock,
};
use serde_json::{Value, json};
use skills::{Gazetteer, Taxonomy};
use store::{
    Grant, Options, Store,
    account::{self, Confirmed, NewAccount},
    hiring::{
        application::{self, NewApplication, Sent},
        draft::Letter,
    },
    mail, person,
};

use super::{as_table, journey};
use crate::settings::Settings;

/// Applications written in one go.
const TOGETHER: usize = 500;
/// A look is measured so often.
const OFTEN: usize = 20;
const ADVERT: &str = "Welder
We look for a welder for our boiler works in Leeds. You weld pressure parts by MIG and TIG and read technical drawings.
You need: MIG welding, TIG welding, reading technical drawings. A first aid certificate would be a plus.
Location: Leeds
Full time, £15 - £18 an hour.";

/// How a team's desk stands up to many applications on one opening: the ranked list, its last page, one application, and a no to all.
///
/// Everything is as in the program that serves, with a record on disk; no mail leaves. With `--database` it measures a PostgreSQL
/// database, which must be empty.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  onward bench hiring\n  onward bench hiring --applications 1000 --json")]
pub(crate) struct Hiring {
    /// How many people applied.
    #[arg(long, default_value_t = 10_000, value_name = "N")]
    applications: usize,
    /// What the load is made from.
    #[arg(long, default_value_t = 1, value_name = "N")]
    seed: u64,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

impl Hiring {
    pub(super) async fn run(self, settings: &Settings) -> Result<ExitCode, String> {
        let row = self.measure(&settings.database.url).await?;
        if self.json {
            say!("{row}");
        } else {
            say!("{}", as_table(&row));
        }
        Ok(ExitCode::SUCCESS)
    }

    async fn measure(&self, database: &str) -> Result<Value, String> {
        let dir = tempfile::tempdir().map_err(|error| error.to_string())?;
        let options = Options {
            url: (!database.is_empty()).then(|| database.to_owned()),
            dir: dir.path().to_owned(),
        };
        let store = Store::open(&options).await.map_err(|error| error.to_string())?;
        let load = Load {
            journey: journey(store.clone()),
            store,
            random: SeededRandom::new(self.seed),
        };
        load.measure(self).await.map_err(|error| error.to_string())
    }
}

/// The record that is filled, and what works over it.
struct Load {
    store: Store,
    journey: Journey,
    random: SeededRandom,
}

impl Load {
    async fn measure(&self, asked: &Hiring) -> Result<Value, journey::Error> {
        let recruiter = self.recruiter().await?;
        let employer = self.journey.start_employer(&recruiter, "Tapti Boilers", "").await?;
        let opening = self.journey.begin_opening(&recruiter, employer, ADVERT).await?;
        self.journey.publish_opening(&recruiter, opening).await?;
        let ids = self.apply(asked, opening, employer).await?;
        let first = Sieve::default();
        let last = Sieve {
            after: self.last_but_one_page(&recruiter, opening, ids.len()).await?,
            ..Sieve::default()
        };
        let tagged = Sieve {
            tag: "night shift".to_owned(),
            ..Sieve::default()
        };
        for id in ids.iter().step_by(100) {
            self.journey.tag_applicant(&recruiter, *id, &tagged.tag).await?;
        }
        let list = |sieve| self.journey.applicants(&recruiter, opening, sieve);
        let one = || self.journey.applicant(&recruiter, ids[ids.len() / 2]);
        let first_ms = median(|| list(&first)).await?;
        let last_ms = median(|| list(&last)).await?;
        let tagged_ms = median(|| list(&tagged)).await?;
        let one_ms = median(one).await?;
        let no = Answer::no(vec![DeclineReason::ALL[0]], "")?;
        let begun = Instant::now();
        let answered = self.journey.answer_stage(&recruiter, opening, Stage::Sent, &no).await?;
        Ok(json!({
            "what": "hiring",
            "applications": ids.len(),
            "first_page_ms": first_ms,
            "last_page_ms": last_ms,
            "by_tag_ms": tagged_ms,
            "one_application_ms": one_ms,
            "answered": answered,
            "answered_within_s": begun.elapsed().as_secs_f64(),
            "mails": mail::counts(&mut self.store.read().await?).await?.iter().map(|(_, count)| count).sum::<i64>(),
        }))
    }

    async fn recruiter(&self) -> Result<Visit, journey::Error> {
        let now = SystemClock.now();
        let id = PersonId::new(now, &self.random);
        let mut tx = self.store.begin(now).await?;
        self.person(&mut tx, id, "rita@boilers.example").await?;
        tx.commit(Event::new(EventKind::DemoLoaded, id.0)).await?;
        Ok(Visit {
            session: SessionId::new(now, &self.random),
            person: id,
            signed_in: true,
            shared_computer: false,
            roles: Vec::new(),
        })
    }

    /// Somebody with a confirmed address.
    async fn person(&self, tx: &mut store::Tx, id: PersonId, address: &str) -> Result<Grant, journey::Error> {
        let grant = Grant::program(id);
        person::add(tx, id, None).await?;
        let contact = Contact::Email(address.to_owned());
        let new = NewAccount {
            contact: Some(contact.clone()),
            ..NewAccount::default()
        };
        account::create(tx, &grant, &new).await?;
        account::confirm(tx, &grant, Confirmed::Contact(&contact)).await?;
        Ok(grant)
    }

    async fn apply(
        &self,
        asked: &Hiring,
        opening: PostingId,
        employer: EmployerId,
    ) -> Result<Vec<ApplicationId>, journey::Error> {
        let (taxonomy, gazetteer) = (Taxonomy::built_in(), Gazetteer::built_in());
        let now = SystemClock.now();
        let maker = Maker::new(&taxonomy, &gazetteer, now, asked.seed);
        let mut ids = Vec::with_capacity(asked.applications);
        while ids.len() < asked.applications {
            let mut tx = self.store.begin(now).await?;
            for number in ids.len()..asked.applications.min(ids.len() + TOGETHER) {
                let id = PersonId::new(now, &self.random);
                let grant = self.person(&mut tx, id, &format!("p{number}@example.org")).await?;
                let has = self.random.below(4);
                let new = NewApplication {
                    id: ApplicationId::new(now, &self.random),
                    posting: opening,
                    employer,
                    shown_from: now - TimeDelta::hours(1),
                    reply_by: now.date_naive() + Days::new(14),
                    total: i64::from(self.random.below(10_000)),
                    has,
                    asked: 3,
                    lang: "en".to_owned(),
                    sent: Sent {
                        profile: maker.person(),
                        letter: Letter::default(),
                        revision: 1,
                        score: Value::Null,
                        taxonomy_version: taxonomy.version().to_owned(),
                        weights_version: "1".to_owned(),
                    },
                };
                application::send(&mut tx, &grant, &new).await?;
                ids.push(new.id);
            }
            tx.commit(Event::new(EventKind::DemoLoaded, SourceId::new(now, &self.random).0))
                .await?;
        }
        Ok(ids)
    }

    /// Where the last page begins.
    async fn last_but_one_page(
        &self,
        recruiter: &Visit,
        opening: PostingId,
        all: usize,
    ) -> Result<Option<ApplicationId>, journey::Error> {
        let (mut after, mut seen) = (None, 0);
        loop {
            let sieve = Sieve {
                after,
                ..Sieve::default()
            };
            let page = self.journey.applicants(recruiter, opening, &sieve).await?;
            seen += page.list.len();
            if page.next.is_none() || seen >= all {
                return Ok(after);
            }
            after = page.next;
        }
    }
}

/// The milliseconds that half of the looks do not exceed.
async fn median<T, F>(mut look: impl FnMut() -> F) -> Result<f64, journey::Error>
where
    F: Future<Output = Result<T, journey::Error>>,
{
    let mut taken: Vec<Duration> = Vec::with_capacity(OFTEN);
    for _ in 0..OFTEN {
        let begun = Instant::now();
        look().await?;
        taken.push(begun.elapsed());
    }
    taken.sort_unstable();
    Ok(taken[OFTEN / 2].as_secs_f64() * 1_000.0)
}

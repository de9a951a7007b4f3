//! `onward bench alerts`.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::PathBuf,
    process::ExitCode,
    sync::Arc,
    time::{Duration, Instant},
};

use chrono::NaiveDate;
use clap::Args;
use documents::{Limits, Reader};
use journey::{
    Journey, Parts, Place,
    alerts::{self, Often},
    find::Search,
};
use matching::{Context, Feedback, Filter, JobMatrix, Opening, Person, Weights, made::Maker};
use model::{Clock, Contact, Event, EventKind, PersonId, Posting, Profile, SeededRandom, SourceId, SystemClock};
use serde_json::{Value, json};
use skills::{Gazetteer, Taxonomy};
use store::{
    Grant, Options, Store,
    account::{self, Confirmed, NewAccount},
    alert::{self, Tokens},
    mail,
    notification::{self, Told},
    person, posting, profile,
    saved_search::{self, NewSearch},
    source,
};

use crate::{settings::Settings, table};

/// People and openings written in one go.
const TOGETHER: usize = 500;
/// Of so many people it is looked up one by one whether they should have heard.
const LOOKED_AT: usize = 300;
/// One of so many people saved a search too.
const SEARCHES: usize = 10;
/// As long as nothing is to be done, this is waited, as the program does.
const LOOK_AGAIN: Duration = Duration::from_millis(200);

/// How soon everybody hears of openings that come in together, over made people who all want to.
///
/// Everything is as in the program that serves: a record on disk, the journal, notifications and mails in the outbox; no mail leaves.
/// It says how long it took until the last one was told in the app and until the last mail stood in the outbox, and looks whether
/// anybody was told twice or not at all. With `--database` it measures a PostgreSQL database, which must be empty.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  onward bench alerts\n  onward bench alerts --people 10000 --openings 100 --json")]
pub(crate) struct Alerts {
    /// How many people want to hear of what fits them.
    #[arg(long, default_value_t = 100_000, value_name = "N")]
    people: usize,
    /// How many openings come in.
    #[arg(long, default_value_t = 1_000, value_name = "N")]
    openings: usize,
    /// What the load is made from.
    #[arg(long, default_value_t = 1, value_name = "N")]
    seed: u64,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

/// Somebody made.
struct Made {
    id: PersonId,
    profile: Profile,
}

impl Alerts {
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
        let journey = journey(store.clone());
        let load = Load {
            store,
            journey,
            taxonomy: Taxonomy::built_in(),
            random: SeededRandom::new(self.seed),
        };
        load.measure(self).await.map_err(|error| error.to_string())
    }
}

fn journey(store: Store) -> Journey {
    Journey::new(Parts {
        store,
        index: None,
        kept_openings: None,
        documents: Reader::new(PathBuf::new(), Limits::default()),
        clock: Arc::new(SystemClock),
        random: Arc::new(crate::random::SystemRandom),
        taxonomy: Taxonomy::built_in(),
        postbox: None,
        mail_in: None,
        channels: journey::Channels::default(),
        interpreter: None,
        check_provider: None,
        place: Place {
            name: "Onward".to_owned(),
            public_url: "https://work.example.org".to_owned(),
            demo: false,
            time_zone: chrono_tz::UTC,
            uploads_an_hour: 1,
            fonts: Vec::new(),
        },
    })
}

/// The record that is filled, and what works over it.
struct Load {
    store: Store,
    journey: Journey,
    taxonomy: Arc<Taxonomy>,
    random: SeededRandom,
}

impl Load {
    async fn measure(&self, asked: &Alerts) -> Result<Value, journey::Error> {
        let gazetteer = Gazetteer::built_in();
        let maker = Maker::new(&self.taxonomy, &gazetteer, SystemClock.now(), asked.seed);
        let people = self.people(&maker, asked.people).await?;
        self.journey.tell_of_new_openings().await?;
        let known = self.journey.seekers_known().await?;
        let postings: Vec<Posting> = (0..asked.openings).map(|number| maker.posting(number)).collect();
        self.come_in(&postings).await?;

        let begun = Instant::now();
        let (telling, mailing) = tokio::join!(self.tell(begun), self.write_mails(begun));
        let (told_s, mailed_s) = (telling?, mailing?);
        let heard = self.heard(&people).await?;
        let looked_at = self.looked_at(&people, &postings, &heard);
        Ok(json!({
            "what": "alerts_end_to_end",
            "people": asked.people,
            "known_seekers": known,
            "openings": asked.openings,
            "told_people": heard.people.len(),
            "told_openings": heard.openings,
            "told_twice": heard.twice,
            "mails": mail::counts(&mut self.store.read().await?).await?.iter().map(|(_, count)| count).sum::<i64>(),
            "told_within_s": told_s,
            "mailed_within_s": mailed_s,
            "looked_at": looked_at.0,
            "wrong": looked_at.1,
        }))
    }

    /// People with a profile and a confirmed address, who want to hear at once; some saved a search.
    async fn people(&self, maker: &Maker<'_>, count: usize) -> Result<Vec<Made>, journey::Error> {
        let mut people = Vec::with_capacity(count);
        while people.len() < count {
            let mut tx = self.store.begin(maker.now()).await?;
            for number in people.len()..count.min(people.len() + TOGETHER) {
                let made = Made {
                    id: PersonId::new(maker.now(), &self.random),
                    profile: maker.person(),
                };
                self.write(&mut tx, &made, number).await?;
                people.push(made);
            }
            tx.commit(Event::new(
                EventKind::DemoLoaded,
                SourceId::new(maker.now(), &self.random).0,
            ))
            .await?;
        }
        Ok(people)
    }

    async fn write(&self, tx: &mut store::Tx, made: &Made, number: usize) -> Result<(), journey::Error> {
        let grant = Grant::program(made.id);
        person::add(tx, made.id, None).await?;
        let contact = Contact::Email(format!("p{number}@example.org"));
        let new = NewAccount {
            contact: Some(contact.clone()),
            ..NewAccount::default()
        };
        account::create(tx, &grant, &new).await?;
        account::confirm(tx, &grant, Confirmed::Contact(&contact)).await?;
        profile::save(tx, &grant, 0, &made.profile)
            .await
            .map_err(|error| journey::Error::Internal(error.to_string()))?;
        let settings = alerts::Settings {
            fits: true,
            often: Often::AtOnce,
            quiet_from: 0,
            quiet_until: 0,
            ..alerts::Settings::usual("en")
        };
        let tokens = Tokens {
            stop: format!("stop {number}"),
            calendar: format!("calendar {number}"),
        };
        alert::choose(tx, &grant, &settings, &tokens).await?;
        if number.is_multiple_of(SEARCHES) {
            self.save_search(tx, &grant, &made.profile).await?;
        }
        Ok(())
    }

    async fn save_search(&self, tx: &mut store::Tx, grant: &Grant, made: &Profile) -> Result<(), journey::Error> {
        let search = Search {
            words: made.jobs.last().map(|job| job.value.title.clone()).unwrap_or_default(),
            ..Search::default()
        };
        let new = NewSearch {
            address: &search.address(),
            words: &search.words,
            search: &serde_json::to_value(&search).unwrap_or_default(),
        };
        saved_search::save(tx, grant, &new).await?;
        Ok(())
    }

    async fn come_in(&self, postings: &[Posting]) -> Result<(), journey::Error> {
        let now = SystemClock.now();
        let mut tx = self.store.begin(now).await?;
        let (source, _) = source::put(&mut tx, SourceId::new(now, &self.random), "made.jsonl", "file").await?;
        posting::put(&mut tx, source, postings).await?;
        Ok(tx.commit(Event::new(EventKind::SourceRead, source.0)).await?)
    }

    /// Tells until everybody was told; gives the seconds that took.
    async fn tell(&self, begun: Instant) -> Result<f64, journey::Error> {
        let mut rounds = 0;
        loop {
            let told = self.journey.tell_of_new_openings().await?;
            rounds += u32::from(told);
            // The first begins the round, the second tells it.
            if rounds >= 2 {
                return Ok(begun.elapsed().as_secs_f64());
            }
            if !told {
                tokio::time::sleep(LOOK_AGAIN).await;
            }
        }
    }

    /// Writes mails until nothing was due for a while after the first.
    async fn write_mails(&self, begun: Instant) -> Result<f64, journey::Error> {
        let (mut last, mut idle) = (0.0, 0);
        while idle < 150 {
            if self.journey.write_alert_mails().await? > 0 {
                (last, idle) = (begun.elapsed().as_secs_f64(), 0);
            } else {
                idle += 1;
                tokio::time::sleep(LOOK_AGAIN).await;
            }
        }
        Ok(last)
    }

    /// What everybody was told.
    async fn heard(&self, people: &[Made]) -> Result<Heard, journey::Error> {
        let mut heard = Heard::default();
        let mut db = self.store.read().await?;
        for made in people {
            let (mut seen, mut count) = (BTreeSet::new(), 0);
            for one in notification::own(&mut db, &Grant::program(made.id), None, 100).await? {
                let more = match one.told {
                    Told::Openings { more, .. } => more,
                    _ => 0,
                };
                let postings = one.told.postings();
                count += postings.len() + more as usize;
                heard.twice += postings.into_iter().filter(|id| !seen.insert(*id)).count();
            }
            if count > 0 {
                heard.people.insert(made.id, count);
                heard.openings += count;
            }
        }
        Ok(heard)
    }

    /// Of how many it was looked up, from their side, what they should have heard, and how often that was something else. Those
    /// who saved a search are left out: they may hear of more.
    fn looked_at(&self, people: &[Made], postings: &[Posting], heard: &Heard) -> (usize, usize) {
        let today: NaiveDate = SystemClock.now().date_naive();
        let context = Context {
            taxonomy: &self.taxonomy,
            weights: Weights::PRIOR,
            today,
        };
        let mut matrix = JobMatrix::default();
        let good = postings
            .iter()
            .filter(|posting| posting.deadline.is_none_or(|day| day >= today));
        good.for_each(|posting| matrix.put(Opening::new(&self.taxonomy, posting)));
        let step = (people.len() / LOOKED_AT).max(1);
        let sample: Vec<(usize, &Made)> = people
            .iter()
            .enumerate()
            .step_by(step)
            .filter(|(number, _)| !number.is_multiple_of(SEARCHES))
            .collect();
        let wrong = sample.iter().filter(|(_, made)| {
            let person = Person::new(&self.taxonomy, &made.profile, Feedback::default(), today);
            let ranking = matrix.recommend(&context, &person, &Filter::default(), 1);
            heard.people.get(&made.id).copied().unwrap_or(0) != ranking.within_reach
        });
        (sample.len(), wrong.count())
    }
}

/// What everybody was told.
#[derive(Default)]
struct Heard {
    /// Of how many openings, by person.
    people: BTreeMap<PersonId, usize>,
    openings: usize,
    /// How often somebody was told of the same opening again.
    twice: usize,
}

fn as_table(row: &Value) -> String {
    let lines = row.as_object().into_iter().flatten();
    let lines = lines.map(|(name, value)| vec![name.replace('_', " "), value.to_string()]);
    table::lines(&["what", "measured"], lines)
}

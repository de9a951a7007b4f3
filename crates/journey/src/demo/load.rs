//! Loading the demo world into an empty store, through the same use cases as everything else.

use chrono::TimeDelta;
use model::{EmployerId, Event, EventKind, PersonId, Posting, Role, SessionId, ShiftedClock};
use skills::posting::RawPosting;
use store::{
    employer::{self, Verified},
    scope::Over,
};
use uuid::Uuid;

use super::{DemoData, DemoEmployer, DemoPerson, hire::People, made_openings};
use crate::{Error, Journey, Result, Visit, import::Understood, profile::Edit};

/// The source's name.
const SOURCE: &str = "demo";
/// The source of notices that are to be doubted.
const NOTICES: &str = "notice board";
/// The password of every demo account; shown on the sign-in page of the demo world.
pub const DEMO_PASSWORD: &str = "a demo password";
/// So many days before the demo world begins its recruiters wrote openings and people applied: they wait for an answer.
const HIRES_SINCE: i64 = 3;
/// The seed of the demo world.
pub const DEMO_SEED: u64 = 2026;

/// How far loading is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Employers are there.
    Employers,
    /// So many openings are there.
    Openings(usize),
    /// People are there.
    People,
}

impl Journey {
    /// Loads the demo world with `openings` openings, unless it is there already. True when it was loaded now. With the clock this
    /// journey goes by, people wait for recruiters since some days; without it they just applied.
    pub async fn load_demo(
        &self,
        openings: usize,
        clock: Option<&ShiftedClock>,
        mut stage: impl FnMut(Stage) + Send,
    ) -> Result<bool> {
        if !employer::list(&mut self.store().read().await?, None, 1)
            .await?
            .is_empty()
        {
            return Ok(false);
        }
        let data = DemoData::built_in();
        let employers = self.load_employers(data).await?;
        stage(Stage::Employers);
        self.load_openings(data, &employers, openings, &mut stage).await?;
        self.load_notices(data).await?;
        let people = self.load_people(data).await?;
        let back = clock.map(|clock| clock.back(TimeDelta::days(HIRES_SINCE)));
        Box::pin(self.load_hiring(data, &employers, &people)).await?;
        drop(back);
        stage(Stage::People);
        Ok(true)
    }

    async fn load_employers(&self, data: &DemoData) -> Result<Vec<(String, EmployerId)>> {
        let mut ids = Vec::new();
        let now = self.now();
        let mut tx = self.store().begin(now).await?;
        for demo in &data.employers {
            let id = EmployerId::new(now, self.random());
            employer::put(&mut tx, &page(demo, id, now)).await?;
            tx.also(Event::new(EventKind::EmployerAdded, id.0));
            if let Some(proof) = &demo.proof {
                let (proof, at, by) = (proof.clone(), now, None);
                employer::verify(&mut tx, id, Some(&Verified { proof, at, by })).await?;
                tx.also(Event::new(EventKind::EmployerVerified, id.0));
            }
            ids.push((demo.id.clone(), id));
        }
        tx.commit(Event::new(EventKind::DemoLoaded, Uuid::nil())).await?;
        Ok(ids)
    }

    async fn load_openings(
        &self,
        data: &'static DemoData,
        employers: &[(String, EmployerId)],
        count: usize,
        stage: &mut (impl FnMut(Stage) + Send),
    ) -> Result<()> {
        let source = self.source(SOURCE, "demo").await?;
        let mut made = made_openings(data, DEMO_SEED, count, self.now().date_naive());
        let mut done = 0;
        loop {
            let batch = tokio::task::block_in_place(|| {
                let mut batch = Understood::default();
                for made in made.by_ref().take(200) {
                    let employer = employers.iter().find(|(key, _)| *key == made.employer);
                    let posting = Posting {
                        employer_id: employer.map(|(_, id)| *id),
                        ..self.understand(&made.raw, SOURCE, &made.key, self.now())
                    };
                    batch.push(posting, &made.raw);
                }
                batch
            });
            if batch.postings.is_empty() {
                return Ok(());
            }
            self.put_postings(source, &batch).await?;
            done += batch.postings.len();
            stage(Stage::Openings(done));
        }
    }

    /// What a careless board brings: it is there to be doubted.
    async fn load_notices(&self, data: &DemoData) -> Result<()> {
        let source = self.source(NOTICES, "demo").await?;
        let notices = tokio::task::block_in_place(|| {
            let mut notices = Understood::default();
            for notice in &data.notices {
                let raw = RawPosting {
                    title: notice.title.clone(),
                    employer: Some(notice.employer.clone()),
                    place: Some(notice.place.clone()),
                    pay: notice.pay.clone(),
                    description: notice.text.trim().to_owned(),
                    ..RawPosting::default()
                };
                notices.push(self.understand(&raw, NOTICES, &notice.id, self.now()), &raw);
            }
            notices
        });
        self.put_postings(source, &notices).await?;
        Ok(())
    }

    /// Everybody gets an account; seekers' résumés are read as any other, and confirmed.
    async fn load_people(&self, data: &DemoData) -> Result<People> {
        let mut staff = Vec::new();
        let mut seekers = Vec::new();
        let mut people = People::new();
        for demo in &data.people {
            let Some(contact) = demo.email.as_ref().or(demo.phone.as_ref()) else {
                continue;
            };
            let role =
                Role::from_code(&demo.role).ok_or_else(|| Error::Internal(format!("{}: no such role", demo.id)))?;
            let id = self.create_account(&demo.name, contact, DEMO_PASSWORD, &[role]).await?;
            let visit = demo_visit(id, role);
            match role {
                Role::Staff => staff.push(id),
                Role::Seeker => {
                    self.load_profile(&visit, demo).await?;
                    seekers.push(id);
                }
                Role::Recruiter | Role::Mentor => {}
            }
            people.insert(demo.id.clone(), visit);
        }
        let cohort = self.cohort("Demo seekers").await?;
        for seeker in seekers {
            self.join_cohort(cohort, seeker).await?;
        }
        for member in &staff {
            self.entrust(
                *member,
                Over::Cohort(cohort),
                self.now() + TimeDelta::days(365),
                *member,
            )
            .await?;
        }
        Ok(people)
    }

    async fn load_profile(&self, visit: &Visit, demo: &DemoPerson) -> Result<()> {
        let mut edits = Vec::new();
        if !demo.resume.trim().is_empty() {
            self.read_text(visit, demo.resume.trim()).await?;
            edits.push(Edit::ConfirmAll);
        }
        if let Some(town) = self.gazetteer().get(&demo.place) {
            edits.push(Edit::Place(town.name.clone()));
        }
        self.edit(visit, None, edits).await.map(|_| ())
    }
}

fn demo_visit(person: PersonId, role: Role) -> Visit {
    Visit {
        session: SessionId(Uuid::nil()),
        person,
        signed_in: true,
        shared_computer: false,
        roles: vec![role],
    }
}

fn page(demo: &DemoEmployer, id: EmployerId, at: model::Instant) -> employer::Employer {
    employer::Employer {
        id,
        slug: demo.id.clone(),
        name: demo.name.clone(),
        about: Some(demo.about.clone()),
        site: Some(demo.site.clone()),
        size: Some(demo.size.to_string()),
        sectors: demo.sector.clone(),
        created_at: at,
        verified: None,
    }
}

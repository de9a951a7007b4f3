//! Hiring: an employer's team, the openings they write, and the people who apply.
//!
//! `writing` makes openings and says how they stand, `advice` looks them over, `applicants` shows who applied, `among` is
//! what the team writes among itself, `answering` answers
//! them, `putting_off` says by when they hear, `telling` writes to both sides, `masking` hides who somebody is until the team chooses otherwise.

mod advice;
mod among;
mod answering;
mod applicants;
mod masking;
mod putting_off;
mod telling;
mod writing;

use chrono::NaiveDate;
use model::{EmployerId, Event, EventKind, PersonId, PostingId, RequisitionState, Role};
use store::{
    Refused, Viewer,
    employer::{self, Employer},
    hiring::{
        Act, Desk, TeamRole, application,
        clock::{self, Answers},
        requisition::{self, Requisition},
        team,
    },
};

pub use advice::Advice;
pub use among::{AmongTeam, CardOfTeam, NoteOfTeam, TypedMark};
pub use answering::Answer;
pub use applicants::{Applicant, Applicants, OneApplicant, Sieve};
pub use masking::label;
pub(crate) use putting_off::stands;
pub use telling::reason_words;
pub(crate) use telling::{PATIENCE, address_of, days_left};
pub(crate) use writing::SOURCE;
pub use writing::{MAX_QUESTIONS, WrittenOpening};

use crate::{Error, Journey, Result, Visit, profile::line};

/// The longest name of an employer, in characters.
const NAME: usize = 120;
/// The longest address of their own page, in characters.
const SITE: usize = 300;
/// So many employers one person can begin.
const MOST: usize = 5;

/// An employer somebody hires for.
#[derive(Debug, Clone)]
pub struct HiringFor {
    /// The employer.
    pub employer: Employer,
    /// What they may do there.
    pub role: TeamRole,
    /// Whether something is proven of it.
    pub is_verified: bool,
    /// How it answered so far.
    pub answers: Answers,
    /// Its openings, the last begun first.
    pub openings: Vec<ListedOpening>,
}

/// An opening in the list of its team.
#[derive(Debug, Clone)]
pub struct ListedOpening {
    /// The opening.
    pub requisition: Requisition,
    /// So many people wait for a word.
    pub waiting: i64,
    /// The nearest day one of them was promised.
    pub answer_by: Option<NaiveDate>,
    /// How far it is trusted.
    pub level: trust::Level,
}

impl Journey {
    /// Makes an employer's page and lets whoever made it hire for it. One confirmed address is enough; what is proven of the
    /// employer is another matter, and shown as such.
    pub async fn start_employer(&self, visit: &Visit, name: &str, site: &str) -> Result<EmployerId> {
        let account = self.account(visit).await?.filter(|_| visit.signed_in);
        if !account.is_some_and(|account| account.is_confirmed()) {
            return Err(Error::NotAllowed(t!(
                "Sign in and confirm your mail address first: people who apply must be able to rely on an answer."
            )));
        }
        let name = line("name", name, NAME)?
            .ok_or_else(|| Error::invalid("name", t!("Write the name of the employer, as people know it.")))?;
        let site = self::site(site)?;
        let now = self.now();
        let id = EmployerId::new(now, self.random());
        let mut tx = self.store().begin(now).await?;
        if team::of_person(&mut tx, visit.viewer()).await?.len() >= MOST {
            return Err(Error::TooMany(t!(
                "You hire for five employers already. Ask the staff of this place for more."
            )));
        }
        let page = Employer {
            id,
            slug: format!("{}-{}", slug(&name), id.0.simple()),
            name,
            about: None,
            site,
            size: None,
            sectors: Vec::new(),
            created_at: now,
            verified: None,
        };
        employer::put(&mut tx, &page).await?;
        team::join(&mut tx, id, visit.person, TeamRole::Owner, i18n::lang().code()).await?;
        store::person::give_role(&mut tx, visit.person, Role::Recruiter).await?;
        tx.also(Event::about(EventKind::TeamJoined, visit.person, visit.person).on(id.0));
        let mut event = Event::new(EventKind::EmployerAdded, id.0);
        event.actor = Some(visit.person);
        tx.commit(event).await?;
        Ok(id)
    }

    /// The employers this person hires for, with their openings.
    pub async fn hiring(&self, visit: &Visit) -> Result<Vec<HiringFor>> {
        let mut all = Vec::new();
        if !visit.signed_in {
            return Ok(all);
        }
        let ids = team::of_person(&mut self.store().read().await?, visit.viewer()).await?;
        for id in ids {
            let desk = self.desk_at(visit, id, Act::Look).await?;
            all.extend(self.hiring_for(&desk).await?);
        }
        Ok(all)
    }

    async fn hiring_for(&self, desk: &Desk) -> Result<Option<HiringFor>> {
        let mut db = self.store().read().await?;
        let Some(employer) = employer::find(&mut db, desk.employer()).await? else {
            return Ok(None);
        };
        let waiting = application::waiting(&mut db, desk, self.now()).await?;
        let listed = requisition::of_employer(&mut db, desk)
            .await?
            .into_iter()
            .map(|requisition| {
                let waits = waiting.iter().find(|(posting, ..)| *posting == requisition.posting);
                ListedOpening {
                    waiting: waits.map_or(0, |(_, count, _)| *count),
                    answer_by: waits.map(|(.., day)| *day),
                    level: self.level(requisition.posting),
                    requisition,
                }
            });
        Ok(Some(HiringFor {
            openings: listed.collect(),
            answers: clock::answers(&mut db, desk.employer(), self.today_there()).await?,
            role: desk.role(),
            is_verified: self.is_verified_employer(desk.employer()),
            employer,
        }))
    }

    /// How an employer answered so far: public.
    pub async fn answers_of(&self, employer: EmployerId) -> Result<Answers> {
        Ok(clock::answers(&mut self.store().read().await?, employer, self.today_there()).await?)
    }

    /// The desk of an employer, for whoever may do this there. Every use case of a team gets its desk here, and says what for: there is
    /// no other check of who may do what.
    pub(crate) async fn desk_at(&self, visit: &Visit, employer: EmployerId, act: Act) -> Result<Desk> {
        if !visit.signed_in {
            return Err(Refused::NotOnTeam.into());
        }
        let desk = self.store().desk(visit.viewer(), employer).await?;
        Ok(desk.may(act)?)
    }

    /// Whether somebody hires for an employer, for what the program tells of it without them.
    pub(crate) async fn hires_for(&self, person: PersonId, employer: EmployerId) -> Result<bool> {
        match self.store().desk(Viewer(person), employer).await {
            Ok(_) => Ok(true),
            Err(Refused::Failed(error)) => Err(error.into()),
            Err(_) => Ok(false),
        }
    }

    /// The desk an opening belongs to. Whoever may not sit there learns nothing, not even whether there is such an opening.
    pub(crate) async fn desk_of(&self, visit: &Visit, opening: PostingId, act: Act) -> Result<(Desk, Requisition)> {
        let found = requisition::find(&mut self.store().read().await?, opening).await?;
        let found = found.ok_or(Refused::NotOnTeam)?;
        let desk = self.desk_at(visit, found.employer, act).await?;
        Ok((desk, found))
    }

    /// What an employer promises with a public opening; nothing where nobody here does.
    pub async fn promised(&self, opening: PostingId) -> Result<Option<Requisition>> {
        let found = requisition::find(&mut self.store().read().await?, opening).await?;
        Ok(found.filter(|found| found.state != RequisitionState::Draft))
    }
}

/// A web site, as typed; nothing where nothing was.
pub(crate) fn site(typed: &str) -> Result<Option<String>> {
    line("site", typed, SITE)?.map(|site| web_address(&site)).transpose()
}

/// A name as it stands in addresses.
fn slug(name: &str) -> String {
    let plain: String = name
        .to_lowercase()
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .collect();
    let parts: Vec<&str> = plain.split('-').filter(|part| !part.is_empty()).take(8).collect();
    if parts.is_empty() {
        "employer".to_owned()
    } else {
        parts.join("-")
    }
}

/// An address of a page, as typed: with or without `https://`.
fn web_address(typed: &str) -> Result<String> {
    let whole = if typed.contains("://") {
        typed.to_owned()
    } else {
        format!("https://{typed}")
    };
    let rest = whole.strip_prefix("https://").or_else(|| whole.strip_prefix("http://"));
    let host = rest
        .and_then(|rest| rest.split(['/', '?', '#']).next())
        .unwrap_or_default();
    let good = host.contains('.')
        && !host.contains('@')
        && !whole
            .chars()
            .any(|c| c.is_whitespace() || c.is_control() || "<>\"'`".contains(c));
    good.then_some(whole).ok_or_else(|| {
        Error::invalid(
            "site",
            t!("Please write a web address such as https://www.example.org."),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::{slug, web_address};

    #[test]
    fn names_and_addresses_are_made_safe() {
        assert_eq!(slug("Tapti Boilers & Co."), "tapti-boilers-co");
        assert_eq!(slug("नौकरी"), "employer");
        assert_eq!(
            web_address("www.example.org/jobs").unwrap(),
            "https://www.example.org/jobs"
        );
        for bad in [
            "javascript:alert(1)",
            "example",
            "https://a@b.example",
            "https://x.example/\" onclick=",
            "ftp://a.example",
        ] {
            assert!(web_address(bad).is_err(), "{bad}");
        }
    }
}

//! The people a member of staff is entrusted with, and one-time codes handed to them.

use chrono::TimeDelta;
use model::{EventKind, Instant, PersonId, Purpose};
use skills::text::fold;
use store::{
    account,
    caseload::{self, Cut, Trust},
    scope,
    token::{self, NewToken},
};

use super::must_be_staff;
use crate::{Journey, Result, Visit, secrets};

/// A code handed over in person is good for so long.
pub const CODE_LASTS: TimeDelta = TimeDelta::hours(24);
/// People shown at once.
const SHOWN: usize = 50;
/// Where people stand who told no name: behind all others.
const NAMELESS: &str = "\u{10ffff}";

/// A person as staff entrusted with them see them in a list.
#[derive(Debug, Clone)]
pub struct Entrusted {
    /// Who.
    pub person: PersonId,
    /// The name they go by, if they told one.
    pub name: Option<String>,
    /// Whether they have an account, and whether it is confirmed.
    pub account: Option<bool>,
    /// When they came.
    pub since: Instant,
    /// How they heard of the place.
    pub source: Option<String>,
    /// Through what they are entrusted, from when until when; the trust that lasts longest.
    pub trust: Option<Trust>,
}

/// A part of the people somebody is entrusted with.
#[derive(Debug, Clone, Default)]
pub struct Caseload {
    /// The people, in the order of their names.
    pub people: Vec<Entrusted>,
    /// How many come before them.
    pub before: usize,
    /// How many there are altogether.
    pub total: usize,
}

impl Journey {
    /// The people this member of staff is entrusted with and whose name has a word that begins with each word of `name`
    /// (all of them when it is empty), by name. Each of those shown sees the look.
    pub async fn caseload(&self, visit: &Visit, name: &str, cut: Cut<PersonId>) -> Result<Caseload> {
        must_be_staff(visit)?;
        let wanted = fold(name);
        let wanted: Vec<&str> = wanted.split_whitespace().collect();
        let place = |name: Option<&str>| {
            let folded = name.map_or_else(|| NAMELESS.to_owned(), fold);
            is_called(&folded, &wanted).then_some(folded)
        };
        let mut db = self.store().read().await?;
        let page = caseload::page(&mut db, visit.person, self.now(), place, cut, SHOWN).await?;
        drop(db);
        let mut people = Vec::with_capacity(page.people.len());
        for person in page.people {
            people.extend(self.entrusted_person(visit, person).await?);
        }
        Ok(Caseload {
            people,
            before: page.before,
            total: page.total,
        })
    }

    async fn entrusted_person(&self, visit: &Visit, person: PersonId) -> Result<Option<Entrusted>> {
        let now = self.now();
        let grant = self.store().grant(visit.viewer(), person, Purpose::Advice, now).await?;
        let mut db = self.store().read().await?;
        let Some(row) = store::person::find(&mut db, &grant).await? else {
            return Ok(None);
        };
        let account = account::find(&mut db, &grant).await?;
        let trust = caseload::trust(&mut db, visit.person, person, now).await?;
        drop(db);
        let known = self.known_of(&grant).await?;
        Ok(Some(Entrusted {
            person,
            name: known.profile.name.map(|name| name.value),
            account: account.map(|account| account.is_confirmed()),
            since: row.created_at,
            source: row.source,
            trust: trust.into_iter().next(),
        }))
    }

    /// How many people this member of staff is entrusted with, up to 1000. Nobody is looked at.
    pub async fn count_entrusted(&self, visit: &Visit) -> Result<i64> {
        must_be_staff(visit)?;
        let ids = scope::entrusted(&mut self.store().read().await?, visit.person, self.now(), None, 1000).await?;
        Ok(i64::try_from(ids.len()).unwrap_or(i64::MAX))
    }

    /// A one-time code to hand to a person face to face; whoever types it, signed in to that account, is confirmed.
    pub async fn hand_over_code(&self, visit: &Visit, person: PersonId) -> Result<String> {
        must_be_staff(visit)?;
        let now = self.now();
        let grant = self
            .store()
            .grant(visit.viewer(), person, Purpose::AccountHelp, now)
            .await?;
        let code = secrets::spoken_code(self.random());
        let hash = secrets::spoken_code_hash(&code);
        let new = NewToken {
            hash,
            purpose: token::Purpose::InPersonCode,
            contact: None,
            expires_at: now + CODE_LASTS,
        };
        let mut tx = self.store().begin(now).await?;
        token::add(&mut tx, &grant, &new).await?;
        tx.commit(grant.event(EventKind::CodeHandedOver)).await?;
        Ok(code)
    }

    /// The name of a person this member of staff is entrusted with, for helping with their account.
    pub async fn name_of(&self, visit: &Visit, person: PersonId) -> Result<Option<String>> {
        must_be_staff(visit)?;
        let grant = self
            .store()
            .grant(visit.viewer(), person, Purpose::AccountHelp, self.now())
            .await?;
        Ok(self.known_of(&grant).await?.profile.name.map(|name| name.value))
    }
}

/// Whether each wanted word begins a word of the name; both are folded.
fn is_called(name: &str, wanted: &[&str]) -> bool {
    let words = || name.split(|letter: char| !letter.is_alphanumeric());
    wanted
        .iter()
        .all(|wanted| words().any(|word| word.starts_with(wanted)) || name.contains(wanted))
}

#[cfg(test)]
mod tests {
    use skills::text::fold;

    use super::is_called;

    #[test]
    fn people_are_found_by_the_beginnings_of_their_names() {
        let found = |wanted: &str| is_called(&fold("Élodie Sheikh-Bandyopadhyay"), &[&fold(wanted)]);
        assert!(found("elo") && found("Band") && found("sheikh-band") && found(""));
        assert!(!found("Ravi"));
    }
}

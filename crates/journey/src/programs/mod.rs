//! Programs that act for somebody, by the interface for programs: their tokens, what a token may do, requests that are sent twice, and
//! webhooks (`webhooks` adds them, `telling` brings them what happens).
//!
//! To add one more thing a token may do: a line in [`Scope`], and where it is asked for (crate `api`).

mod scope;
mod telling;
mod webhooks;

use chrono::TimeDelta;
use model::{ApiTokenId, ApplicationId, EmployerId, EventKind, PostingId, Random, Role, SessionId};
use sha2::{Digest, Sha256};
use store::{
    Refused,
    api::{
        answer,
        token::{self, NewApiToken},
    },
    hiring::{Act, application, requisition, team},
};
use uuid::Uuid;

pub use scope::{Happening, Scope};
pub use store::api::{
    answer::{Known as KnownRequest, MAX_KEY as LONGEST_KEY},
    token::ApiToken,
    webhook::{Delivery, State as DeliveryState, Webhook},
};

use crate::{Error, Journey, Result, Visit, profile::line};

/// How every key begins, so that whoever finds one knows what it is.
const PREFIX: &str = "onward_";
/// Digits of the secret and of its checksum.
const SECRET: usize = 48;
const CHECKSUM: usize = 8;
/// The longest name of a token, in characters.
const NAME: usize = 60;
/// So many days a token lasts where nothing else is chosen.
pub const USUAL_DAYS: u16 = 90;
/// The most days a token lasts.
pub const MOST_DAYS: u16 = 365;

/// A token somebody wants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WantedToken {
    /// What they know it by.
    pub name: String,
    /// The employer at whose desk it acts; nothing: for their own data.
    pub employer: Option<EmployerId>,
    /// What it may do.
    pub scopes: Vec<Scope>,
    /// So many days it lasts.
    pub days: u16,
}

/// A program that asks, and for whom.
#[derive(Debug, Clone)]
pub struct Caller {
    /// Its token.
    pub token: ApiTokenId,
    /// For whom it acts: no browser, no staff.
    pub visit: Visit,
    /// The employer at whose desk it acts; nothing: for the person's own data.
    pub employer: Option<EmployerId>,
    /// What it may do.
    pub scopes: Vec<Scope>,
    /// What only its token and we know: places in lists are signed with it.
    pub seal: [u8; 32],
}

impl Caller {
    /// Whether it may do this.
    pub fn may(&self, scope: Scope) -> bool {
        self.scopes.contains(&scope)
    }
}

impl Journey {
    /// Makes a token for the person themself or at the desk of an employer they hire for, and gives it with its key, which is shown this
    /// once.
    pub async fn make_api_token(&self, visit: &Visit, wanted: &WantedToken) -> Result<(ApiTokenId, String)> {
        if !visit.signed_in {
            return Err(Error::NotAllowed(t!(
                "Sign in first: programs act for people with an account."
            )));
        }
        let name = line("name", &wanted.name, NAME)?.ok_or_else(|| {
            Error::invalid(
                "name",
                t!("Give it a name, so that you know later which program has it."),
            )
        })?;
        let scopes = checked(&wanted.scopes, wanted.employer.is_some())?;
        if !(1..=MOST_DAYS).contains(&wanted.days) {
            return Err(Error::invalid(
                "days",
                t!(
                    "Write for how many days it lasts: a number from 1 to {most}.",
                    most = MOST_DAYS
                ),
            ));
        }
        if let Some(employer) = wanted.employer {
            self.desk_at(visit, employer, Act::Look).await?;
        }
        let grant = self.own(visit).await?;
        let key = new_key(self.random());
        let mut tx = self.store().begin(self.now()).await?;
        let new = NewApiToken {
            id: ApiTokenId::new(tx.at(), self.random()),
            hash: hash(&key),
            employer: wanted.employer,
            name: &name,
            hint: &key[..PREFIX.len() + 6],
            scopes: &scopes,
            ends_at: tx.at() + TimeDelta::days(wanted.days.into()),
        };
        if !token::add(&mut tx, &grant, &new).await? {
            return Err(Error::TooMany(t!(
                "You have twenty tokens already. Take back one that no program needs any more."
            )));
        }
        tx.commit(grant.event(EventKind::ApiTokenMade).on(new.id.0)).await?;
        Ok((new.id, key))
    }

    /// The same at the command line, for whoever has this address or number; the employer by its name. Gives the key.
    pub async fn make_api_token_for(
        &self,
        contact: &str,
        employer: Option<&str>,
        wanted: WantedToken,
    ) -> Result<String> {
        let visit = self.acting_for(contact).await?;
        let mut wanted = wanted;
        if let Some(name) = employer {
            let mut db = self.store().read().await?;
            for id in team::of_person(&mut db, visit.viewer()).await? {
                let found = store::employer::find(&mut db, id).await?;
                if found.is_some_and(|found| found.name == name) {
                    wanted.employer = Some(id);
                }
            }
            if wanted.employer.is_none() {
                return Err(Error::NotFound(t!("employer")));
            }
        }
        Ok(self.make_api_token(&visit, &wanted).await?.1)
    }

    /// As whom an operator acts who looks after somebody's tokens at the command line.
    pub async fn acting_for(&self, contact: &str) -> Result<Visit> {
        Ok(visit_of(self.person_with(contact).await?))
    }

    /// The person's tokens, the last made first.
    pub async fn api_tokens(&self, visit: &Visit) -> Result<Vec<ApiToken>> {
        let grant = self.own(visit).await?;
        Ok(token::list(&mut self.store().read().await?, &grant).await?)
    }

    /// Makes one of the person's tokens worth nothing, and ends its webhooks.
    pub async fn revoke_api_token(&self, visit: &Visit, id: ApiTokenId) -> Result<()> {
        let grant = self.own(visit).await?;
        let mut tx = self.store().begin(self.now()).await?;
        if !token::revoke(&mut tx, &grant, id).await? {
            return Err(Error::NotFound(t!("token")));
        }
        Ok(tx.commit(grant.event(EventKind::ApiTokenRevoked).on(id.0)).await?)
    }

    /// The program with this key; nothing when it is none of ours, has ended, or was taken back.
    pub async fn caller(&self, key: &str) -> Result<Option<Caller>> {
        if !is_key(key) {
            return Ok(None);
        }
        let hash = hash(key);
        let Some(found) = token::find(self.store(), &hash, self.now()).await? else {
            return Ok(None);
        };
        let mut seal = Sha256::new();
        seal.update(b"places in lists");
        seal.update(hash);
        Ok(Some(Caller {
            token: found.id,
            visit: visit_of(found.person),
            employer: found.employer,
            scopes: found.scopes.split(' ').filter_map(Scope::from_code).collect(),
            seal: seal.finalize().into(),
        }))
    }

    /// Whether an opening is one of the employer at whose desk a program acts. Others are not there for it.
    pub async fn check_desk_opening(&self, caller: &Caller, id: PostingId) -> Result<()> {
        let employer = self.desk_of_caller(caller).await?;
        let found = requisition::find(&mut self.store().read().await?, id).await?;
        found
            .filter(|found| found.employer == employer)
            .map(drop)
            .ok_or(Error::NotFound(t!("opening")))
    }

    /// Whether an application went to the employer at whose desk a program acts; gives its opening. Others are not there for it.
    pub async fn check_desk_application(&self, caller: &Caller, id: ApplicationId) -> Result<PostingId> {
        let employer = self.desk_of_caller(caller).await?;
        let desk = self.desk_at(&caller.visit, employer, Act::Look).await?;
        let found = application::find(&mut self.store().read().await?, &desk, id, self.now()).await?;
        found
            .map(|found| found.posting)
            .ok_or(Error::NotFound(t!("application")))
    }

    /// The employer at whose desk a program acts, as long as whoever made its token hires there.
    async fn desk_of_caller(&self, caller: &Caller) -> Result<EmployerId> {
        let employer = caller.employer.ok_or(Refused::NotOnTeam)?;
        Ok(self.desk_at(&caller.visit, employer, Act::Look).await?.employer())
    }

    /// Whether a request with this key was sent before.
    pub async fn begin_once(&self, caller: &Caller, key: &str, request: &str) -> Result<KnownRequest> {
        let grant = self.own(&caller.visit).await?;
        let known = answer::begin(self.store(), &grant, caller.token, (key, request), self.now());
        Ok(known.await?)
    }

    /// Keeps what was answered to it; nothing: it did not work on our side, and the key can be used again.
    pub async fn end_once(&self, caller: &Caller, key: &str, answered: Option<(u16, &str)>) -> Result<()> {
        match answered {
            Some(answered) => answer::keep(self.store(), caller.token, key, answered).await?,
            None => answer::let_go(self.store(), caller.token, key).await?,
        }
        Ok(())
    }
}

/// As whom a program acts.
fn visit_of(person: model::PersonId) -> Visit {
    Visit {
        session: SessionId(Uuid::nil()),
        person,
        signed_in: true,
        shared_computer: false,
        roles: vec![Role::Seeker],
    }
}

/// What is chosen, as it is kept: at least one, and only what goes with whose data it is.
fn checked(scopes: &[Scope], at_desk: bool) -> Result<String> {
    let mut scopes = scopes.to_vec();
    scopes.sort_unstable();
    scopes.dedup();
    let fits = |scope: &Scope| {
        if at_desk {
            scope.is_for_desks()
        } else {
            scope.is_for_people()
        }
    };
    if scopes.is_empty() {
        return Err(Error::invalid(
            "scope",
            t!("Choose at least one thing the program may do."),
        ));
    }
    if !scopes.iter().all(fits) {
        return Err(Error::invalid(
            "scope",
            t!("Choose what goes together: a token acts either for your own data, or for an employer."),
        ));
    }
    let codes: Vec<&str> = scopes.into_iter().map(Scope::code).collect();
    Ok(codes.join(" "))
}

fn new_key(random: &dyn Random) -> String {
    let mut bytes = [0; SECRET / 2];
    random.fill(&mut bytes);
    let mut key = PREFIX.to_owned() + &hex(&bytes);
    key += &checksum(&key);
    key
}

/// Whether it has the shape of one of ours; found without asking the record.
fn is_key(key: &str) -> bool {
    let is_long = key.len() == PREFIX.len() + SECRET + CHECKSUM && key.is_ascii();
    is_long && key.starts_with(PREFIX) && {
        let (whole, check) = key.split_at(key.len() - CHECKSUM);
        checksum(whole) == check
    }
}

fn checksum(text: &str) -> String {
    hex(&Sha256::digest(text.as_bytes())[..CHECKSUM / 2])
}

fn hash(key: &str) -> [u8; 32] {
    Sha256::digest(key.as_bytes()).into()
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    let mut out = String::with_capacity(2 * bytes.len());
    for byte in bytes {
        // Writing to a string cannot fail.
        let _ = write!(out, "{byte:02x}");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Scope, checked, is_key, new_key};
    use model::SeededRandom;

    #[test]
    fn a_key_is_known_by_its_look_and_a_slip_is_noticed() {
        let key = new_key(&SeededRandom::new(1));
        assert!(key.starts_with("onward_") && key.len() == 63, "{key}");
        assert!(is_key(&key));
        assert!(!is_key(&key.replace("onward_", "onwerd_")) && !is_key(&key[1..]) && !is_key(""));
        let last = if key.ends_with('0') { "1" } else { "0" };
        assert!(!is_key(&format!("{}{last}", &key[..62])));
        assert!(!is_key(&"ह".repeat(21)));
    }

    #[test]
    fn a_token_is_for_people_or_for_desks() {
        assert_eq!(
            checked(&[Scope::Webhooks, Scope::HiringRead], true).unwrap(),
            "hiring:read webhooks"
        );
        assert!(checked(&[Scope::HiringRead], false).is_err() && checked(&[Scope::ProfileRead], true).is_err());
        assert!(checked(&[], false).is_err());
    }
}

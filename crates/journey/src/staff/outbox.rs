//! The outbox as staff see it: what becomes of mails, never what they say, and not quite to whom.

use chrono::TimeDelta;
use model::{Instant, MailId};
use store::{
    caseload::Cut,
    mail::{self, Channel, Delivery, State},
};

use super::must_be_staff;
use crate::{Journey, Result, Visit, by_mail::Outcome};

/// Mails shown at once.
const SHOWN: u32 = 50;
/// Mails that came in are counted over so many days.
pub const CAME_IN_DAYS: i64 = 30;

/// What became of a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivered {
    /// Its id.
    pub id: MailId,
    /// The code of its kind.
    pub kind: String,
    /// Where it goes, as far as staff need it to recognise it: see [`masked`].
    pub to: String,
    /// When it was written.
    pub written: Instant,
    /// What became of it.
    pub state: State,
    /// How often sending was tried.
    pub attempts: i64,
    /// What the other server said at the last attempt.
    pub last_error: Option<String>,
    /// When it was first read in the app.
    pub read_at: Option<Instant>,
}

/// A part of the outbox.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OutboxPage {
    /// The mails, newest first.
    pub mails: Vec<Delivered>,
    /// How many are newer.
    pub before: u64,
    /// How many there are of this state.
    pub total: u64,
}

/// What became of mails that came in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CameIn {
    /// What became of them, each with how many, in the order of [`Outcome::ALL`].
    pub outcomes: Vec<(Outcome, u64)>,
    /// Addresses from which mails came back for good, the last one first.
    pub unreached: Vec<Unreached>,
}

/// An address that mails do not reach.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreached {
    /// The address: see [`masked`].
    pub to: String,
    /// Since when.
    pub since: Instant,
    /// The status code of the other server (RFC 3463), or "bounce".
    pub reason: String,
}

impl Journey {
    /// What became of the mails that came in during the last [`CAME_IN_DAYS`] days; nothing where none are taken.
    pub async fn came_in_by_mail(&self, visit: &Visit) -> Result<Option<CameIn>> {
        must_be_staff(visit)?;
        if !self.takes_mails() {
            return Ok(None);
        }
        let mut db = self.store().read().await?;
        let since = self.now() - TimeDelta::days(CAME_IN_DAYS);
        let counts = mail::outcomes(&mut db, since).await?;
        let mut outcomes: Vec<(Outcome, u64)> = counts
            .iter()
            .filter_map(|(code, count)| Some((Outcome::from_code(code)?, count.unsigned_abs())))
            .collect();
        outcomes.sort_by_key(|(outcome, _)| Outcome::ALL.iter().position(|known| known == outcome));
        let unreached = mail::unreached(&mut db, SHOWN).await?;
        let unreached = unreached.into_iter().map(|(address, since, reason)| Unreached {
            to: masked(&address),
            since,
            reason,
        });
        Ok(Some(CameIn {
            outcomes,
            unreached: unreached.collect(),
        }))
    }

    /// What becomes of the mails: a part of the list of all, or of those in a state.
    pub async fn outbox_page(&self, visit: &Visit, state: Option<State>, cut: Cut<MailId>) -> Result<OutboxPage> {
        must_be_staff(visit)?;
        let mut db = self.store().read().await?;
        let place = match cut {
            Cut::After(id) | Cut::Before(id) => mail::put_in_at(&mut db, id).await?.map(|moment| (moment, id)),
            Cut::First => None,
        };
        let found = match (cut, place) {
            (Cut::Before(_), Some(place)) => mail::deliveries_above(&mut db, state, place, SHOWN).await?,
            (_, place) => mail::deliveries(&mut db, state, place, SHOWN).await?,
        };
        let before = match found.first() {
            Some(first) => mail::count_above(&mut db, state, (first.created_at, first.id)).await?,
            None => 0,
        };
        let counts = mail::counts(&mut db).await?;
        let of_state = counts.iter().filter(|(of, _)| state.is_none_or(|state| state == *of));
        Ok(OutboxPage {
            mails: found.into_iter().map(Delivered::from).collect(),
            before,
            total: of_state.map(|(_, count)| count.unsigned_abs()).sum(),
        })
    }

    /// How many mails are in each state.
    pub async fn outbox_counts(&self, visit: &Visit) -> Result<Vec<(State, i64)>> {
        must_be_staff(visit)?;
        Ok(mail::counts(&mut self.store().read().await?).await?)
    }
}

impl From<Delivery> for Delivered {
    fn from(mail: Delivery) -> Self {
        Self {
            id: mail.id,
            to: match mail.channel {
                Channel::Push => t!("a device").to_owned(),
                Channel::Mail | Channel::Text => masked(&mail.to_contact),
            },
            kind: mail.kind,
            written: mail.created_at,
            state: mail.state,
            attempts: mail.attempts,
            last_error: mail.last_error,
            read_at: mail.shown_at,
        }
    }
}

/// A mail address or telephone number by which somebody who knows it recognises it and nobody else learns it:
/// `m…@people.example`, `…210`.
pub fn masked(contact: &str) -> String {
    if let Some((local, domain)) = contact.rsplit_once('@') {
        let first: String = local.chars().take(usize::from(local.chars().count() > 1)).collect();
        return format!("{first}…@{domain}");
    }
    let digits: Vec<char> = contact.chars().filter(char::is_ascii_digit).collect();
    let shown = if digits.len() > 6 { 3 } else { 0 };
    let last: String = digits[digits.len() - shown..].iter().collect();
    format!("…{last}")
}

#[cfg(test)]
mod tests {
    use super::masked;

    #[test]
    fn a_contact_can_be_recognised_and_not_read() {
        assert_eq!(masked("meera@people.example"), "m…@people.example");
        assert_eq!(masked("m@people.example"), "…@people.example");
        assert_eq!(masked("+91 98765 43210"), "…210");
        assert_eq!(masked("1234"), "…");
        assert_eq!(masked(""), "…");
    }
}

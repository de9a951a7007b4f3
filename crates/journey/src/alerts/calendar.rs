//! Deadlines as calendar files (RFC 5545).

use chrono::Days;
use icalendar::{Calendar, Component, Event as Entry, EventLike};
use model::{Instant, Posting, PostingId};
use store::{Grant, alert, feedback, posting};

use crate::{Error, Journey, Result};

/// Openings in one calendar.
const MOST: u32 = 200;
/// Deadlines stay in it for so long after they are over.
const STAYS: Days = Days::new(30);

impl Journey {
    /// The last day to apply to one opening, as a calendar file. Public, as the opening is.
    pub async fn deadline_file(&self, id: PostingId) -> Result<String> {
        let posting = self.posting(id).await?;
        let entry = self.entry_of(&posting, posting.taken_in);
        let entry = entry.ok_or(Error::NotFound(t!("deadline")))?;
        Ok(file(&posting.title, [entry]))
    }

    /// The deadlines of the openings that somebody saved, by the token in the calendar's address; nothing when it is none of ours.
    pub async fn calendar(&self, token: &str) -> Result<Option<String>> {
        let mut db = self.store().read().await?;
        let Some(person) = alert::by_calendar_token(&mut db, token).await? else {
            return Ok(None);
        };
        let saved = feedback::saved(&mut db, &Grant::program(person), MOST).await?;
        let ids: Vec<PostingId> = saved.iter().map(|saved| saved.posting).collect();
        let kept = posting::find_all(&mut db, &ids).await?;
        let oldest = self.today_there() - STAYS;
        let entries = kept.iter().zip(&saved).filter_map(|(kept, saved)| {
            let is_old = kept.posting.deadline.is_some_and(|day| day < oldest);
            self.entry_of(&kept.posting, saved.at).filter(|_| !is_old)
        });
        let name = t!("Deadlines, {place}", place = self.place().name);
        Ok(Some(file(&name, entries)))
    }

    pub(super) fn calendar_address(&self, token: &str) -> String {
        format!("{}/alerts/calendar/{token}/deadlines.ics", self.place().public_url)
    }

    /// A whole day. The same opening is the same entry in every file, so that a calendar keeps it once.
    fn entry_of(&self, posting: &Posting, at: Instant) -> Option<Entry> {
        let day = posting.deadline?;
        let link = format!("{}/openings/{}", self.place().public_url, posting.id);
        let employer = posting.employer.as_deref().unwrap_or_default();
        let mut entry = Entry::new();
        entry
            .uid(&format!("{}@{}", posting.id, self.host()))
            .timestamp(at)
            .all_day(day)
            .summary(&t!("Last day to apply: {title}", title = posting.title))
            .description(format!("{employer}\n{link}").trim())
            .url(&link);
        Some(entry.done())
    }
}

fn file(name: &str, entries: impl IntoIterator<Item = Entry>) -> String {
    made(name, entries).done().to_string()
}

/// A calendar of these entries.
pub(crate) fn made(name: &str, entries: impl IntoIterator<Item = Entry>) -> Calendar {
    let mut calendar = Calendar::new();
    calendar.name(name);
    calendar.extend(entries);
    calendar
}

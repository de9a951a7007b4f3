//! Everybody who wants to hear of what fits them, in memory.

use std::collections::BTreeSet;

use matching::{Crowd, Opening, REACH, Suited};
use model::{EventKind, PersonId};
use store::{Entry, Grant, Position, alert};
use tokio::sync::MutexGuard;

use crate::{Journey, Result};

/// People and entries of the journal read at once.
const PAGE: u32 = 500;

/// The people, as they were at a position of the journal.
pub(crate) struct Seekers {
    crowd: Crowd,
    position: Position,
    /// How long ago somebody's work was is counted on this day.
    day: i32,
}

impl Seekers {
    /// Whom an opening fits: it is within their reach.
    pub(super) fn suited(&self, journey: &Journey, opening: &Opening) -> Vec<Suited> {
        self.crowd.suited(&journey.context(), opening, REACH)
    }
}

impl Journey {
    /// How many people are known to want what fits them.
    pub async fn seekers_known(&self) -> Result<usize> {
        let seekers = self.seekers().await?;
        Ok(seekers.as_ref().map_or(0, |seekers| seekers.crowd.len()))
    }

    /// Everybody who wants to hear of what fits them, as the record has them now.
    pub(super) async fn seekers(&self) -> Result<MutexGuard<'_, Option<Seekers>>> {
        let mut slot = self.0.seekers.lock().await;
        let mut seekers = match slot.take().filter(|seekers| seekers.day == self.day()) {
            Some(seekers) => seekers,
            None => self.all_seekers().await?,
        };
        self.follow_seekers(&mut seekers).await?;
        *slot = Some(seekers);
        Ok(slot)
    }

    async fn all_seekers(&self) -> Result<Seekers> {
        let mut seekers = Seekers {
            crowd: Crowd::default(),
            // Read before the people: what changes meanwhile is taken in once more.
            position: self.store().journal().end().await?,
            day: self.day(),
        };
        let mut after = None;
        loop {
            let page = alert::seekers(&mut self.store().read().await?, after, PAGE).await?;
            let Some(last) = page.last() else { return Ok(seekers) };
            after = Some(*last);
            for person in page {
                self.put_seeker(&mut seekers.crowd, person).await?;
            }
        }
    }

    async fn follow_seekers(&self, seekers: &mut Seekers) -> Result<()> {
        loop {
            let entries = self.store().journal().after(seekers.position, PAGE).await?;
            let Some(last) = entries.last() else { return Ok(()) };
            seekers.position = last.position;
            for person in changed(&entries) {
                let wants = alert::is_seeker(&mut self.store().read().await?, &Grant::program(person)).await?;
                if wants {
                    self.put_seeker(&mut seekers.crowd, person).await?;
                } else {
                    seekers.crowd.remove(person);
                }
            }
        }
    }

    /// Puts somebody in as they are now. Whoever has told nothing is not there: everything would fit them.
    async fn put_seeker(&self, crowd: &mut Crowd, id: PersonId) -> Result<()> {
        let (known, person) = self.person(&Grant::program(id)).await?;
        if known.profile.is_empty() {
            crowd.remove(id);
        } else {
            let today = self.now().date_naive();
            crowd.put(&self.0.taxonomy, id, &known.profile, person.feedback().clone(), today);
        }
        Ok(())
    }
}

/// Whose profile, feedback or settings these entries are about.
fn changed(entries: &[Entry]) -> BTreeSet<PersonId> {
    let about = entries.iter().filter_map(|entry| match entry.event.kind {
        EventKind::ProfileChanged
        | EventKind::ProfileConfirmed
        | EventKind::PostingDismissed
        | EventKind::PostingUndismissed
        | EventKind::VisitorClaimed
        | EventKind::AlertsChosen => entry.event.person,
        EventKind::PersonErased => Some(PersonId(entry.event.subject)),
        _ => None,
    });
    about.collect()
}

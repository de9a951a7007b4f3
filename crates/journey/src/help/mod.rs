//! Asking for a person: whoever is entrusted with somebody is asked to write to them, by a day that is promised.
//!
//! Nothing is offered where nobody would answer, every request ends with words to the person, and what staff see of a
//! conversation is what the person let them see. `staff` is their side of it, `telling` what is written to whom, `late` the duty.

mod late;
mod staff;
mod telling;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use model::{Event, EventKind, HelpRequestId, Instant};
use serde::{Deserialize, Serialize};
use store::{
    Grant, conversation,
    help::{self, NewRequest, State, desk},
    scope,
};

pub(crate) use staff::ended;
pub use staff::{Colleague, Listed, ShownRequest};
pub use store::help::{
    State as RequestState,
    desk::{Desk, Helpline, MOST_DAYS},
};
pub(crate) use telling::Why;

use crate::{Error, Journey, Result, Visit, talk::Said};

/// What a request is about and its answer are this long at the most, in characters.
pub const MAX_WORDS: u16 = 2_000;
/// So many of the last messages are shown with a request, where the person agrees.
const SHARED: u32 = 20;
/// More names than these are not told.
const NAMED: usize = 3;
/// Requests that are listed for a person.
const LISTED: u32 = 20;

/// A message of a conversation that the person let be seen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SharedLine {
    /// Whether the person said it.
    pub own: bool,
    /// What was said.
    pub words: String,
}

/// A person's own request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mine {
    /// Its id.
    pub id: HelpRequestId,
    /// What it is about; empty when they did not say.
    pub about: String,
    /// Whether they let the last messages be seen.
    pub with_messages: bool,
    /// When they asked.
    pub asked_at: Instant,
    /// By when it is answered.
    pub due: NaiveDate,
    /// Whether that day is over and nobody answered.
    pub late: bool,
    /// Who took it on.
    pub who: Option<String>,
    /// Where it stands.
    pub state: State,
    /// The answer, or what was said at its end.
    pub answer: Option<String>,
}

/// Who would answer somebody who asks for a person now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Helpers {
    /// How many they are: with none of them nothing is offered.
    pub count: usize,
    /// Their names, where they are few.
    pub names: Vec<String>,
    /// By when they would answer.
    pub by: Option<NaiveDate>,
}

/// What somebody sees who wants to talk to a person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ForPerson {
    /// Who would answer.
    pub helpers: Helpers,
    /// Whom to call in danger.
    pub helpline: Option<Helpline>,
    /// Their requests, newest first.
    pub requests: Vec<Mine>,
}

impl Journey {
    /// Who would answer this person, and their requests so far.
    pub async fn help_for(&self, visit: Option<&Visit>) -> Result<ForPerson> {
        let helpline = desk::find(&mut self.store().read().await?).await?.helpline;
        let Some(visit) = visit else {
            return Ok(ForPerson {
                helpline,
                ..ForPerson::default()
            });
        };
        let grant = self.own(visit).await?;
        let found = help::own(&mut self.store().read().await?, &grant, LISTED).await?;
        let mut requests = Vec::with_capacity(found.len());
        for request in found {
            requests.push(self.mine(request).await?);
        }
        Ok(ForPerson {
            helpers: self.helpers(&grant).await?,
            helpline,
            requests,
        })
    }

    async fn mine(&self, request: help::Request) -> Result<Mine> {
        let who = match request.taken_by {
            Some(staff) => Some(self.staff_name(staff).await?),
            None => None,
        };
        Ok(Mine {
            id: request.id,
            with_messages: request.shared.is_some(),
            late: request.state == State::Open && request.due < self.today_there(),
            about: request.about,
            asked_at: request.asked_at,
            due: request.due,
            who,
            state: request.state,
            answer: request.answer,
        })
    }

    /// Who would answer this person, and by when.
    pub(crate) async fn helpers(&self, grant: &Grant) -> Result<Helpers> {
        let mut db = self.store().read().await?;
        let staff = scope::entrusted_staff(&mut db, grant, self.now()).await?;
        let days = desk::find(&mut db).await?.answer_days;
        drop(db);
        let mut names = Vec::new();
        if staff.len() <= NAMED {
            for one in &staff {
                names.push(self.staff_name(*one).await?);
            }
        }
        Ok(Helpers {
            count: staff.len(),
            by: (!staff.is_empty()).then(|| working_days_after(self.today_there(), days)),
            names,
        })
    }

    /// The request that waits for its answer.
    pub(crate) async fn awaited(&self, grant: &Grant) -> Result<Option<Mine>> {
        let found = help::open(&mut self.store().read().await?, grant).await?;
        match found {
            Some(request) => self.mine(request).await.map(Some),
            None => Ok(None),
        }
    }

    /// Asks those who are entrusted with this person to write to them: by when they will, and who, if it is one.
    pub async fn ask_for_person(
        &self,
        visit: &Visit,
        about: &str,
        messages: bool,
    ) -> Result<(Option<String>, NaiveDate)> {
        let about = about.trim();
        if about.chars().count() > usize::from(MAX_WORDS) {
            return Err(too_long("about"));
        }
        let grant = self.own(visit).await?;
        let helpers = self.helpers(&grant).await?;
        let Some(due) = helpers.by else {
            return Err(Error::Conflict(t!(
                "Nobody here looks after you at the moment who could answer, so nothing was asked."
            )));
        };
        let shared = if messages { self.shared(&grant).await? } else { None };
        let id = HelpRequestId::new(self.now(), self.random());
        let new = NewRequest {
            id,
            about,
            shared: shared.as_ref(),
            lang: i18n::lang().code(),
            due,
        };
        let mut tx = self.store().begin(self.now()).await?;
        if !help::ask(&mut tx, &grant, &new).await? {
            return Err(Error::Conflict(t!(
                "You have asked for a person already. The answer to that comes first."
            )));
        }
        self.tell_helpers(&mut tx, &grant, Why::Asked, due).await?;
        tx.commit(grant.event(EventKind::HelpAsked).on(id.0)).await?;
        let [name] = &helpers.names[..] else {
            return Ok((None, due));
        };
        Ok((Some(name.clone()), due))
    }

    /// The last messages of the conversation, as they are shown with a request.
    async fn shared(&self, grant: &Grant) -> Result<Option<serde_json::Value>> {
        let lines = conversation::lines(&mut self.store().read().await?, grant, None, SHARED).await?;
        let lines: Vec<SharedLine> = lines.into_iter().map(|line| shared_line(line.said)).collect();
        let packed = serde_json::to_value(&lines).map_err(|error| Error::Internal(error.to_string()))?;
        Ok((!lines.is_empty()).then_some(packed))
    }

    /// Takes the person's open request back; false when there is none.
    pub async fn withdraw_request(&self, visit: &Visit) -> Result<bool> {
        let grant = self.own(visit).await?;
        let mut tx = self.store().begin(self.now()).await?;
        let Some(open) = help::open(&mut tx, &grant).await? else {
            return Ok(false);
        };
        if !help::end(&mut tx, &grant, open.id, State::Withdrawn, None).await? {
            return Ok(false);
        }
        tx.commit(grant.event(EventKind::HelpWithdrawn).on(open.id.0)).await?;
        Ok(true)
    }

    /// How requests are answered here.
    pub async fn help_desk(&self) -> Result<Desk> {
        Ok(desk::find(&mut self.store().read().await?).await?)
    }

    /// Sets how requests are answered here, and whom to call in danger: for staff.
    pub async fn set_help_desk(&self, visit: &Visit, desk: &Desk) -> Result<()> {
        crate::staff::must_be_staff(visit)?;
        if desk.answer_days == 0 || desk.answer_days > MOST_DAYS {
            return Err(Error::invalid(
                "answer_days",
                t!(
                    "A promise of 1 to {most} working days can be kept and believed.",
                    most = MOST_DAYS
                ),
            ));
        }
        let mut tx = self.store().begin(self.now()).await?;
        desk::set(&mut tx, desk).await?;
        let mut event = Event::new(EventKind::HelpDeskSet, uuid::Uuid::nil());
        event.actor = Some(visit.person);
        Ok(tx.commit(event).await?)
    }
}

fn too_long(field: &'static str) -> Error {
    Error::invalid(
        field,
        t!(
            "This is longer than {most} characters. Please shorten it; nothing was lost.",
            most = MAX_WORDS
        ),
    )
}

fn shared_line(said: conversation::Said) -> SharedLine {
    let said = Said::read(said);
    let words = match &said {
        Said::Person(words) | Said::Staff { words, .. } => words.clone(),
        Said::Program(reply) => {
            let cards = reply
                .cards
                .iter()
                .map(|card| format!("{}. {}", card.number, card.line()));
            reply
                .sentences
                .iter()
                .cloned()
                .chain(cards)
                .collect::<Vec<_>>()
                .join("\n")
        }
    };
    SharedLine {
        own: matches!(said, Said::Person(_)),
        words: words.chars().take(MAX_WORDS.into()).collect(),
    }
}

/// The day that is so many working days after this one: Saturdays and Sundays are not counted.
fn working_days_after(day: NaiveDate, count: u32) -> NaiveDate {
    let mut day = day;
    let mut left = count;
    while left > 0 {
        day = day + Days::new(1);
        if !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) {
            left -= 1;
        }
    }
    day
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::working_days_after;

    #[test]
    fn a_promise_is_not_due_on_a_weekend() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 3, day).unwrap();
        // 2 March 2026 is a Monday.
        for (from, count, due) in [(2, 2, 4), (5, 1, 6), (5, 2, 9), (6, 1, 9), (7, 1, 9), (8, 2, 10)] {
            assert_eq!(working_days_after(day(from), count), day(due), "{from} and {count}");
        }
    }
}

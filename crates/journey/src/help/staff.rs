//! Requests for a person as those see them who are entrusted with whoever asked.

use chrono::NaiveDate;
use model::{EventKind, HelpRequestId, Instant, PersonId, Purpose};
use store::{
    Grant,
    help::{self, State},
    scope,
};

use super::{MAX_WORDS, SharedLine, telling::Ending, telling::Why, too_long};
use crate::{Error, Journey, Result, Visit, staff::must_be_staff};

/// Requests that are listed.
const LISTED: u32 = 200;

/// A request in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its id.
    pub id: HelpRequestId,
    /// The name of whoever asked, if they told one.
    pub name: Option<String>,
    /// When they asked.
    pub asked_at: Instant,
    /// By when it is answered.
    pub due: NaiveDate,
    /// Whether that day is over.
    pub late: bool,
    /// Who took it on, and whether that is the viewer.
    pub taken: Option<(String, bool)>,
}

/// Somebody else who may answer a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Colleague {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
}

/// A request with its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownRequest {
    /// As it stands in the list.
    pub listed: Listed,
    /// What it is about; empty when they did not say.
    pub about: String,
    /// The last messages, where the person let them be seen.
    pub shared: Vec<SharedLine>,
    /// Where it stands.
    pub state: State,
    /// The answer, once there is one.
    pub answer: Option<String>,
    /// Who else may answer it.
    pub colleagues: Vec<Colleague>,
}

impl Journey {
    /// Who waits of the people this member of staff is entrusted with, the first due first. Each of them sees the look.
    pub async fn requests_for_staff(&self, visit: &Visit) -> Result<Vec<Listed>> {
        must_be_staff(visit)?;
        let found = help::of_staff(&mut self.store().read().await?, visit.person, self.now(), LISTED).await?;
        let mut list = Vec::with_capacity(found.len());
        for one in found {
            let grant = self.grant_for_help(visit, one.person).await?;
            list.push(self.listed(visit, &grant, one).await?);
        }
        Ok(list)
    }

    /// How many wait, and how many of them for too long. Nobody is looked at.
    pub async fn count_requests(&self, visit: &Visit) -> Result<(usize, usize)> {
        must_be_staff(visit)?;
        let found = help::of_staff(&mut self.store().read().await?, visit.person, self.now(), LISTED).await?;
        let today = self.today_there();
        Ok((found.len(), found.iter().filter(|one| one.due < today).count()))
    }

    async fn grant_for_help(&self, visit: &Visit, person: PersonId) -> Result<Grant> {
        let granted = self
            .store()
            .grant(visit.viewer(), person, Purpose::Advice, self.now())
            .await;
        Ok(granted?)
    }

    async fn listed(&self, visit: &Visit, grant: &Grant, one: help::Waiting) -> Result<Listed> {
        let known = self.known_of(grant).await?;
        let taken = match one.taken_by {
            Some(staff) => Some((self.staff_name(staff).await?, staff == visit.person)),
            None => None,
        };
        Ok(Listed {
            id: one.id,
            name: known.profile.name.map(|name| name.value),
            asked_at: one.asked_at,
            due: one.due,
            late: one.due < self.today_there(),
            taken,
        })
    }

    /// The grant for a request, and the request: only for whoever is entrusted with the person. Their own is not theirs to answer.
    async fn request_of(&self, visit: &Visit, id: HelpRequestId) -> Result<(Grant, help::Request)> {
        must_be_staff(visit)?;
        let whose = help::whose(&mut self.store().read().await?, id).await?;
        let person = whose
            .filter(|person| *person != visit.person)
            .ok_or(Error::NotFound(t!("request")))?;
        let grant = self.grant_for_help(visit, person).await?;
        let found = help::find(&mut self.store().read().await?, &grant, id).await?;
        Ok((grant, found.ok_or(Error::NotFound(t!("request")))?))
    }

    /// A request with its words.
    pub async fn request_for_staff(&self, visit: &Visit, id: HelpRequestId) -> Result<ShownRequest> {
        let (grant, request) = self.request_of(visit, id).await?;
        let waiting = help::Waiting {
            id,
            person: grant.subject(),
            asked_at: request.asked_at,
            due: request.due,
            taken_by: request.taken_by,
        };
        let mut listed = self.listed(visit, &grant, waiting).await?;
        listed.late &= request.state == State::Open;
        let mut colleagues = Vec::new();
        for person in self.others(visit, &grant).await? {
            let name = self.staff_name(person).await?;
            colleagues.push(Colleague { person, name });
        }
        let shared = request
            .shared
            .map(serde_json::from_value)
            .transpose()
            .unwrap_or_default();
        Ok(ShownRequest {
            listed,
            about: request.about,
            shared: shared.unwrap_or_default(),
            state: request.state,
            answer: request.answer,
            colleagues,
        })
    }

    /// The others who are entrusted with the person.
    async fn others(&self, visit: &Visit, grant: &Grant) -> Result<Vec<PersonId>> {
        let staff = scope::entrusted_staff(&mut self.store().read().await?, grant, self.now()).await?;
        let others = staff.into_iter();
        Ok(others.filter(|one| *one != visit.person).collect())
    }

    /// Takes a request on.
    pub async fn take_request(&self, visit: &Visit, id: HelpRequestId) -> Result<()> {
        self.hand_request_to(visit, id, visit.person).await
    }

    /// Hands a request to somebody else who is entrusted with the person, and writes to them.
    pub async fn hand_request_on(&self, visit: &Visit, id: HelpRequestId, to: PersonId) -> Result<()> {
        let (grant, _) = self.request_of(visit, id).await?;
        if !self.others(visit, &grant).await?.contains(&to) {
            return Err(Error::invalid(
                "to",
                t!("Please choose somebody who is entrusted with this person too; nothing was changed."),
            ));
        }
        self.hand_request_to(visit, id, to).await
    }

    async fn hand_request_to(&self, visit: &Visit, id: HelpRequestId, to: PersonId) -> Result<()> {
        let (grant, request) = self.request_of(visit, id).await?;
        let mut tx = self.store().begin(self.now()).await?;
        if !help::take(&mut tx, &grant, id, to).await? {
            return Err(ended());
        }
        if to != visit.person {
            self.tell_helper(&mut tx, to, Why::HandedOn, request.due).await?;
        }
        Ok(tx.commit(grant.event(EventKind::HelpTaken).on(id.0)).await?)
    }

    /// Answers a request: the words go into the person's conversation, and to their mail address if they have one.
    pub async fn answer_request(&self, visit: &Visit, id: HelpRequestId, words: &str) -> Result<()> {
        let words = words.trim();
        if words.is_empty() {
            return Err(Error::invalid(
                "answer",
                t!("Please write the answer first. To end the request without one, close it."),
            ));
        }
        self.end_request(visit, id, State::Answered, words).await
    }

    /// Closes a request; the person is told so, in these words or in ours when there are none.
    pub async fn close_request(&self, visit: &Visit, id: HelpRequestId, words: &str) -> Result<()> {
        self.end_request(visit, id, State::Closed, words.trim()).await
    }

    async fn end_request(&self, visit: &Visit, id: HelpRequestId, how: State, words: &str) -> Result<()> {
        if words.chars().count() > usize::from(MAX_WORDS) {
            return Err(too_long("answer"));
        }
        let (grant, request) = self.request_of(visit, id).await?;
        let name = self.staff_name(visit.person).await?;
        let lang = i18n::Lang::from_code(&request.lang).unwrap_or(i18n::Lang::English);
        let words = match words {
            "" => i18n::speaking(lang, || {
                t!("I have closed your request. If something is open still, ask again at any time.").to_owned()
            }),
            words => words.to_owned(),
        };
        let mut tx = self.store().begin(self.now()).await?;
        help::take(&mut tx, &grant, id, visit.person).await?;
        if !help::end(&mut tx, &grant, id, how, Some(&words)).await? {
            return Err(ended());
        }
        let ending = Ending {
            name: Some(&name),
            words: &words,
            lang,
        };
        self.tell_whoever_asked(&mut tx, &grant, &ending).await?;
        let kind = if how == State::Answered {
            EventKind::HelpAnswered
        } else {
            EventKind::HelpClosed
        };
        tx.commit(grant.event(kind).on(id.0)).await?;
        self.tell_of_talk(&grant);
        Ok(())
    }
}

pub(crate) fn ended() -> Error {
    Error::Conflict(t!(
        "This request has ended meanwhile: it was answered, closed or taken back. Nothing was changed."
    ))
}

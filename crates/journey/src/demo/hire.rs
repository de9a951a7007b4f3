//! Openings that invented recruiters wrote here, and who applied: through the same use cases as everybody.

use std::collections::BTreeMap;

use model::{EmployerId, Event, EventKind};
use store::{
    account::{self, Confirmed},
    hiring::{
        draft::Letter,
        team::{self, TeamRole},
    },
};

use super::{DemoData, DemoOpening};
use crate::{Error, Journey, Result, Visit};

/// The invented people who have an account, by their key.
pub(super) type People = BTreeMap<String, Visit>;

impl Journey {
    /// Each recruiter joins the team of their employer, writes their openings, and people apply for them.
    pub(super) async fn load_hiring(
        &self,
        data: &DemoData,
        employers: &[(String, EmployerId)],
        people: &People,
    ) -> Result<()> {
        for demo in data.people.iter().filter(|person| person.employer.is_some()) {
            let employer = employers.iter().find(|(key, _)| Some(key) == demo.employer.as_ref());
            let (Some((_, employer)), Some(visit)) = (employer, people.get(&demo.id)) else {
                return Err(Error::Internal(format!("{}: hires for nobody who is there", demo.id)));
            };
            let mut tx = self.store().begin(self.now()).await?;
            let contact = demo
                .email
                .as_deref()
                .and_then(|email| model::Contact::parse(email).ok());
            let contact = contact.ok_or_else(|| Error::Internal(format!("{}: has no mail address", demo.id)))?;
            let grant = self.own(visit).await?;
            account::confirm(&mut tx, &grant, Confirmed::Contact(&contact)).await?;
            tx.also(grant.event(EventKind::ContactConfirmed));
            team::join(&mut tx, *employer, visit.person, TeamRole::Owner, "en").await?;
            tx.commit(Event::about(EventKind::TeamJoined, visit.person, visit.person).on(employer.0))
                .await?;
            for opening in data.openings.iter().filter(|opening| opening.recruiter == demo.id) {
                self.load_written(opening, *employer, visit, people).await?;
            }
        }
        Ok(())
    }

    async fn load_written(
        &self,
        opening: &DemoOpening,
        employer: EmployerId,
        recruiter: &Visit,
        people: &People,
    ) -> Result<()> {
        let pasted = format!("{}\n{}", opening.title, opening.text.trim());
        let id = self.begin_opening(recruiter, employer, &pasted).await?;
        let begun = self.written_opening(recruiter, id).await?.requisition.draft;
        self.change_opening(recruiter, id, opening.draft(begun)).await?;
        self.publish_opening(recruiter, id).await?;
        for applicant in &opening.applicant {
            let visit = people
                .get(&applicant.person)
                .ok_or_else(|| Error::Internal(format!("{}: applies and is not there", applicant.person)))?;
            let letter = Letter {
                note: applicant.note.clone(),
                answers: applicant.answers.clone(),
            };
            self.apply(visit, id, letter).await?;
        }
        Ok(())
    }
}

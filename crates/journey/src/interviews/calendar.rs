//! An interview as a calendar file (RFC 5545): one entry with the same name all along, whose number rises with each change, so that
//! a calendar keeps it once and moves or strikes it out.

use icalendar::{Component, Event as Entry, EventLike, EventStatus};
use model::{ApplicationId, InterviewState, Party, Venue};
use store::hiring::{Act, interview::Interview};

use super::latest;
use crate::{Error, Journey, Result, Visit, alerts::calendar};

impl Journey {
    /// The interview of an application as a calendar file, for one of its sides. Nothing as long as no time was agreed; struck out
    /// once that holds no longer.
    pub async fn interview_file(&self, visit: &Visit, side: Party, application: ApplicationId) -> Result<String> {
        let proof = self.proof(visit, side, application, Act::Look).await?;
        let found = latest(&mut self.store().read().await?, &proof, application).await?;
        let found = found.ok_or(Error::NotFound(t!("interview")))?;
        let called = match side {
            Party::Team => self.applicant(visit, application).await?.called,
            _ => self.posting(found.posting).await?.employer.unwrap_or_default(),
        };
        let title = self.posting(found.posting).await?.title;
        let name = t!("Interview: {title}, {called}", title, called);
        let entry = self.entry_of_interview(&found, side, &name);
        let entry = entry.ok_or(Error::NotFound(t!("interview")))?;
        let mut file = calendar::made(&name, [entry]);
        file.append_property(("METHOD", "PUBLISH"));
        Ok(file.done().to_string())
    }

    fn entry_of_interview(&self, interview: &Interview, side: Party, name: &str) -> Option<Entry> {
        let starts = interview.starts_at?;
        let is_on = matches!(interview.state, InterviewState::Agreed | InterviewState::Held);
        let link = self.link_to_interview(side, interview.application);
        let (place, call) = match &interview.offer.venue {
            Venue::Place(place) => (place.as_str(), ""),
            Venue::Link(link) => (link.as_str(), link.as_str()),
        };
        let with = t!("With {names}", names = interview.offer.with.join(", "));
        let mut entry = Entry::new();
        entry
            .uid(&format!("interview-{}@{}", interview.id, self.host()))
            .timestamp(interview.changed_at)
            .sequence(interview.sequence)
            .starts(starts)
            .ends(starts + chrono::TimeDelta::minutes(interview.offer.minutes.into()))
            .summary(name)
            .location(place)
            .description([with.as_str(), call, &link].join("\n").trim())
            .url(&link)
            .status(if is_on {
                EventStatus::Confirmed
            } else {
                EventStatus::Cancelled
            });
        Some(entry.done())
    }
}

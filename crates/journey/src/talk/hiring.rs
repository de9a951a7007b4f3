//! Both sides of an application in the conversation: where one's own stand, and who comes closest for a team's opening.

use dialogue::{Application, Event, Suited};
use model::RequisitionState;
use store::hiring::{
    Act,
    requisition::{self, Requisition},
};

use crate::{
    Journey, Result, Visit,
    hiring::{Sieve, stands},
};

/// So many people are looked up for an opening; the page has them all.
const TOLD: usize = 5;

impl Journey {
    /// Where one's applications stand: those that wait first, the nearest day first.
    pub(super) async fn applications_told(&self, visit: &Visit) -> Result<Event> {
        let mut list: Vec<Application> = self
            .my_applications(visit)
            .await?
            .into_iter()
            .map(|(application, posting)| Application {
                title: posting.title,
                stands: stands(application.stage).to_owned(),
                due: application.stage.is_open().then_some(application.reply_by),
            })
            .collect();
        list.sort_by_key(|one| (one.due.is_none(), one.due));
        Ok(Event::Applications(list))
    }

    /// Those who come closest of whoever applied for the opening with most of these words in its title.
    pub(super) async fn who_fits(&self, visit: &Visit, words: &str) -> Result<Event> {
        let mut all = Vec::new();
        for desk in self.desks(visit, Act::Look).await? {
            all.extend(requisition::of_employer(&mut self.store().read().await?, &desk).await?);
        }
        all.retain(|one| one.state != RequisitionState::Draft);
        let Some(meant) = meant(&all, words) else {
            return Ok(Event::WhoFits {
                title: None,
                people: Vec::new(),
            });
        };
        let found = self.applicants(visit, meant.posting, &Sieve::default()).await?;
        let waiting = found.list.into_iter().filter(|one| one.application.stage.is_open());
        let people = waiting.take(TOLD).map(|one| Suited {
            name: one.called,
            has: one.application.has,
            asked: one.application.asked,
        });
        Ok(Event::WhoFits {
            title: Some(meant.draft.title.clone()),
            people: people.collect(),
        })
    }
}

/// The opening whose title shares most words with what was said; of equals the one begun last.
fn meant<'a>(all: &'a [Requisition], said: &str) -> Option<&'a Requisition> {
    let said = words(said);
    let shared = |one: &Requisition| {
        words(&one.draft.title)
            .iter()
            .filter(|word| said.contains(word))
            .count()
    };
    let best = all.iter().map(|one| (shared(one), one)).filter(|(count, _)| *count > 0);
    best.max_by_key(|(count, one)| (*count, one.made_at))
        .map(|(_, one)| one)
}

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() > 2)
        .map(str::to_lowercase)
        .collect()
}

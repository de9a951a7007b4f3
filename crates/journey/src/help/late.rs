//! Requests for a person that nobody answered in time, and those that nobody is left to answer.

use chrono::TimeDelta;
use i18n::Lang;
use model::{EventKind, HelpRequestId};
use store::{
    Grant,
    help::{self, State, Waiting},
    scope,
};

use super::telling::{Ending, Why};
use crate::{Journey, Result};

/// Staff are reminded again after so long.
const AGAIN: TimeDelta = TimeDelta::hours(24);
/// Requests that are looked at in one go.
const AT_ONCE: u32 = 200;

impl Journey {
    /// Reminds staff of overdue requests, once a day, and ends those that nobody is left to answer; gives how many of both.
    pub async fn look_after_requests(&self) -> Result<usize> {
        let mut done = self.end_those_left_alone().await?;
        let (today, since) = (self.today_there(), self.now() - AGAIN);
        let late = help::overdue(&mut self.store().read().await?, today, since, AT_ONCE).await?;
        for one in &late {
            let grant = Grant::program(one.person);
            let mut tx = self.store().begin(self.now()).await?;
            if !help::mark_reminded(&mut tx, &grant, one.id, since).await? {
                continue;
            }
            self.tell_helpers(&mut tx, &grant, Why::Late, one.due).await?;
            tx.commit(grant.event(EventKind::HelpReminded).on(one.id.0)).await?;
            done += 1;
        }
        Ok(done)
    }

    /// Whoever is entrusted to nobody any more gets no answer: that is told at once, not left open.
    async fn end_those_left_alone(&self) -> Result<usize> {
        let (mut after, mut ended): (Option<HelpRequestId>, _) = (None, 0);
        loop {
            let open = help::all_open(&mut self.store().read().await?, after, AT_ONCE).await?;
            let Some(last) = open.last() else { return Ok(ended) };
            after = Some(last.id);
            for one in &open {
                ended += usize::from(self.end_if_alone(one).await?);
            }
        }
    }

    async fn end_if_alone(&self, one: &Waiting) -> Result<bool> {
        let grant = Grant::program(one.person);
        let mut tx = self.store().begin(self.now()).await?;
        if !scope::entrusted_staff(&mut tx, &grant, self.now()).await?.is_empty() {
            return Ok(false);
        }
        let request = help::find(&mut tx, &grant, one.id).await?;
        let lang = request.and_then(|request| Lang::from_code(&request.lang));
        let lang = lang.unwrap_or(Lang::English);
        let words = i18n::speaking(lang, || {
            t!("You asked for a person. Those who looked after you are not here any more, so nobody can answer your request, and it is closed. I am sorry. I can still help you in the chat.").to_owned()
        });
        if !help::end(&mut tx, &grant, one.id, State::Closed, Some(&words)).await? {
            return Ok(false);
        }
        let ending = Ending {
            name: None,
            words: &words,
            lang,
        };
        self.tell_whoever_asked(&mut tx, &grant, &ending).await?;
        tx.commit(grant.event(EventKind::HelpClosed).on(one.id.0)).await?;
        self.tell_of_talk(&grant);
        Ok(true)
    }
}

//! What handlers share.

use std::sync::Arc;

use axum::response::{Html, IntoResponse, Response};
use journey::Journey;
use tokio::sync::{Semaphore, watch};

use super::{Doors, Fault, Who, kept_pages::KeptPages};
use crate::pages::{Banner, Nav, Sharing, Shell, Tour, Viewer};

/// The use cases and the settings of the doors. Cheap to clone.
#[derive(Clone)]
pub(crate) struct App {
    pub(crate) journey: Journey,
    pub(crate) doors: Arc<Doors>,
    pub(super) pages: Arc<KeptPages>,
    /// Places for pages that wait to be told something.
    pub(super) lookers: Arc<Semaphore>,
    /// Turns true when the program ends: whoever waits is let go.
    pub(super) closing: watch::Sender<bool>,
}

/// So many pages may wait at once to be told something.
const LOOKERS: usize = 2_000;

impl App {
    pub(crate) fn new(journey: Journey, doors: Doors) -> Self {
        Self {
            journey,
            doors: Arc::new(doors),
            pages: Arc::default(),
            lookers: Arc::new(Semaphore::new(LOOKERS)),
            closing: watch::Sender::new(false),
        }
    }

    /// What stands around a page for whoever is looking.
    pub(crate) async fn shell(&self, who: &Who, title: &str, here: Option<Nav>) -> Result<Shell, Fault> {
        let viewer = self.viewer(who).await?;
        let alerts = match &who.visit {
            Some(visit) if !visit.is_staff() => Some(self.journey.unread_notifications(visit).await?),
            _ => None,
        };
        let requests = match &who.visit {
            Some(visit) if visit.is_staff() => self.journey.count_requests(visit).await?.0,
            _ => 0,
        };
        Ok(Shell {
            alerts,
            requests,
            theme: who.theme,
            banner: self.banner(),
            tour: self.tour(&viewer, &who.path),
            viewer,
            here,
            ..Shell::new(title, &who.path)
        })
    }

    /// The step of the tour somebody is at; only the demo world has one.
    fn tour(&self, viewer: &Viewer, address: &str) -> Option<Tour> {
        Tour::at(viewer, address).filter(|_| self.journey.place().demo)
    }

    /// What a public page tells those who share it and search engines; `path` is its own.
    pub(crate) fn sharing(&self, path: &str, description: &str) -> Sharing {
        Sharing {
            description: description.to_owned(),
            canonical: format!("{}{path}", self.journey.place().public_url),
        }
    }

    async fn viewer(&self, who: &Who) -> Result<Viewer, Fault> {
        let Some(visit) = &who.visit else {
            return Ok(Viewer::Visitor);
        };
        if !visit.signed_in {
            return Ok(Viewer::Guest);
        }
        let known = self.journey.known(visit).await?;
        let name = known
            .profile
            .name
            .map_or_else(|| t!("My account").to_owned(), |name| name.value);
        if visit.is_staff() {
            return Ok(Viewer::Staff { name });
        }
        let unread = self
            .journey
            .messages(visit)
            .await?
            .iter()
            .filter(|mail| mail.shown_at.is_none())
            .count();
        Ok(Viewer::Person {
            name,
            messages: u32::try_from(unread).unwrap_or(0),
        })
    }

    /// The strip above every page of the demo world.
    pub(crate) fn banner(&self) -> Option<Banner> {
        self.journey.place().demo.then(|| Banner {
            text: t!("This is the demo world: invented people and openings, and no mail leaves it.").to_owned(),
            leave: t!("For your own place, stop it and run: onward serve").to_owned(),
        })
    }
}

/// A page as an answer.
pub(crate) fn show(page: &impl askama::Template) -> Result<Response, Fault> {
    let html = page
        .render()
        .map_err(|error| journey::Error::Internal(format!("a page could not be made: {error}")))?;
    Ok(Html(html).into_response())
}

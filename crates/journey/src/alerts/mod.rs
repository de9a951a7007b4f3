//! Alerts: the right opening comes to whoever looks for it.
//!
//! Openings that came in together are a round (`round.rs`): whom each fits is found the reverse way, from the people (`seekers.rs`)
//! and from the searches they saved (`searches.rs`). Everybody is told once in the app; mails gather what was told (`mailing.rs`,
//! `gathering.rs`) when each wants it (`due.rs`). Deadlines of saved openings are told in the same way (`deadlines.rs`,
//! `calendar.rs`).

pub(crate) mod calendar;
mod deadlines;
mod due;
mod gathering;
mod mailing;
mod news;
mod notifications;
mod round;
mod searches;
mod seekers;

use model::{EventKind, Instant};
use store::{
    Grant, Tx, account,
    alert::{self, Kept, Tokens},
    notification, saved_search,
};

pub use notifications::{Heard, ToldOf};
pub use store::alert::{Often, Settings};

pub(crate) use news::News;
pub(crate) use seekers::Seekers;

use crate::{Journey, Result, Visit, secrets::Token};

/// How it is until somebody chooses.
fn usual() -> Settings {
    Settings::usual(i18n::lang().code())
}

/// How somebody hears of openings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alerts {
    /// What they chose, or what is usual.
    pub settings: Settings,
    /// The address of their calendar of deadlines, when they chose.
    pub calendar: Option<String>,
    /// Whether there is a confirmed address for mails.
    pub has_address: bool,
    /// The confirmed number for text messages, where they can be sent.
    pub phone: Option<String>,
}

impl Journey {
    /// How this person hears of openings.
    pub async fn alerts(&self, visit: &Visit) -> Result<Alerts> {
        let grant = self.own(visit).await?;
        let mut db = self.store().read().await?;
        let kept = alert::settings(&mut db, &grant).await?;
        let account = account::find(&mut db, &grant).await?;
        Ok(Alerts {
            calendar: kept.as_ref().map(|kept| self.calendar_address(&kept.tokens.calendar)),
            settings: kept.map_or_else(usual, |kept| kept.settings),
            has_address: account
                .as_ref()
                .is_some_and(|account| account.email.is_some() && account.email_confirmed_at.is_some()),
            phone: self.texts_reach(account.as_ref()),
        })
    }

    /// Chooses how to hear of openings.
    pub async fn choose_alerts(&self, visit: &Visit, settings: &Settings) -> Result<()> {
        let grant = self.own(visit).await?;
        let mut tx = self.store().begin(self.now()).await?;
        self.keep_alerts(&mut tx, &grant, settings).await?;
        Ok(tx.commit(grant.event(EventKind::AlertsChosen)).await?)
    }

    /// Lets this person hear of whatever fits them, if they do not yet.
    pub async fn hear_of_what_fits(&self, visit: &Visit) -> Result<()> {
        let alerts = self.alerts(visit).await?;
        if alerts.settings.fits {
            return Ok(());
        }
        let settings = Settings {
            fits: true,
            ..alerts.settings
        };
        self.choose_alerts(visit, &settings).await
    }

    /// Nothing new is told any longer, of what fits or by a saved search; searches stay saved. Gives how many alerts ended.
    pub async fn stop_alerts(&self, visit: &Visit) -> Result<u32> {
        let grant = self.own(visit).await?;
        let mut tx = self.store().begin(self.now()).await?;
        let kept = alert::settings(&mut tx, &grant).await?;
        let mut ended = saved_search::tell_no_longer(&mut tx, &grant).await?;
        if let Some(kept) = kept.filter(|kept| kept.settings.fits) {
            ended += 1;
            let settings = Settings {
                fits: false,
                ..kept.settings
            };
            self.keep_alerts(&mut tx, &grant, &settings).await?;
        }
        if ended > 0 {
            tx.commit(grant.event(EventKind::AlertsChosen)).await?;
        }
        Ok(u32::try_from(ended).unwrap_or(u32::MAX))
    }

    /// Whether a link that ends mails is good.
    pub async fn ends_mails(&self, token: &str) -> Result<bool> {
        let person = alert::by_stop_token(&mut self.store().read().await?, token).await?;
        Ok(person.is_some())
    }

    /// Ends mails about openings by the link that stands in each (RFC 8058): nobody need be signed in for it. What is told in the
    /// app goes on. False when the link is none of ours.
    pub async fn end_mails(&self, token: &str) -> Result<bool> {
        let mut tx = self.store().begin(self.now()).await?;
        let Some(person) = alert::by_stop_token(&mut tx, token).await? else {
            return Ok(false);
        };
        let grant = Grant::program(person);
        if let Some(kept) = alert::settings(&mut tx, &grant)
            .await?
            .filter(|kept| kept.settings.by_mail)
        {
            let settings = Settings {
                by_mail: false,
                ..kept.settings
            };
            self.keep_alerts(&mut tx, &grant, &settings).await?;
            tx.commit(grant.event(EventKind::AlertsChosen)).await?;
        }
        Ok(true)
    }

    /// Another address for the calendar; the one before shows nothing any more.
    pub async fn renew_calendar(&self, visit: &Visit) -> Result<()> {
        let grant = self.own(visit).await?;
        let mut tx = self.store().begin(self.now()).await?;
        if alert::renew_calendar(&mut tx, &grant, Token::new(self.random()).as_str()).await? {
            tx.commit(grant.event(EventKind::AlertsChosen)).await?;
        }
        Ok(())
    }

    /// Somebody who saves a search hears of it in the usual way, until they choose another.
    pub(crate) async fn hear_in_the_usual_way(&self, tx: &mut Tx, grant: &Grant) -> Result<()> {
        if alert::settings(tx, grant).await?.is_none() {
            self.keep_alerts(tx, grant, &usual()).await?;
        }
        Ok(())
    }

    /// Keeps settings, and lets what waits to be mailed be due by them.
    pub(crate) async fn keep_alerts(&self, tx: &mut Tx, grant: &Grant, settings: &Settings) -> Result<()> {
        let new = || Token::new(self.random()).as_str().to_owned();
        let tokens = Tokens {
            stop: new(),
            calendar: new(),
        };
        alert::choose(tx, grant, settings, &tokens).await?;
        if !self.tells_outside(tx, grant, settings).await? {
            notification::mail_nothing(tx, grant).await?;
        }
        let waits = !notification::unmailed(tx, grant, 1).await?.is_empty();
        let kept = alert::settings(tx, grant).await?.filter(|_| waits);
        let due = kept.map(|kept| self.next_mail(&kept, None, tx.at()));
        Ok(alert::set_due(tx, grant, due).await?)
    }

    /// When the next mail is due of something told at this moment.
    fn next_mail(&self, kept: &Kept, deadline: Option<chrono::NaiveDate>, at: Instant) -> Instant {
        due::next_mail(kept, self.place().time_zone, at, deadline)
    }
}

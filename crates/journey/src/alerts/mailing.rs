//! Mails, text messages and lines on devices that gather what somebody was told, when they want it.
//!
//! Many are written in one go, in one transaction. When that fails, each is tried by itself, and whoever's mail it was that failed
//! waits a while: nobody's stands in the way of the others.

use std::collections::{BTreeMap, BTreeSet};

use ::mail::compose::Unsubscribe;
use chrono::TimeDelta;
use i18n::Lang;
use model::{Event, EventKind, MailId, PersonId, Posting, PostingId};
use store::{
    Grant, Tx, account,
    alert::{self, Kept},
    feedback, mail,
    notification::{self, Notification},
    posting::{self, MAX_PAGE},
};

use super::News;
use crate::{
    Error, Journey, Result,
    blocking::Hiding,
    channels::{Way, Ways},
    mails::{Kind, Letter},
    texts::Written,
};

/// People whose mails are written in one go.
const TOGETHER: u32 = 200;
/// Notifications that one mail gathers, the earliest first; the others wait for the next.
const GATHERED: u32 = 50;
/// Dismissals that are looked at.
const MOST_DISMISSED: u32 = 1_000;
/// So long somebody waits whose mail could not be written.
const PUT_OFF: TimeDelta = TimeDelta::minutes(30);

/// So long somebody waits to whom enough text messages were written.
const A_DAY: TimeDelta = TimeDelta::days(1);

/// Openings that can be told now.
pub(super) type Openings = BTreeMap<PostingId, Posting>;

/// Somebody whose mail is due.
pub(super) struct Due {
    grant: Grant,
    /// How they want to hear; nothing when they never chose.
    kept: Option<Kept>,
    /// By which ways they can hear of it now.
    ways: Ways,
    /// What no mail told yet.
    pub(super) told: Vec<Notification>,
    /// Openings they do not want to hear of.
    pub(super) dismissed: Vec<PostingId>,
    /// Employers they do not want to hear of.
    pub(super) hiding: Hiding,
}

impl Journey {
    /// Writes the mails about openings that are due by now; how many people were looked after, and 0 when nothing is due.
    pub async fn write_alert_mails(&self) -> Result<usize> {
        let people = alert::due(&mut self.store().read().await?, self.now(), TOGETHER).await?;
        let mut due = Vec::with_capacity(people.len());
        for person in &people {
            match self.due(*person).await {
                Ok(one) => due.push(one),
                Err(error) => self.put_off(*person, &error).await?,
            }
        }
        let openings = self.openings_told(&due).await?;
        if let Err(error) = self.write_mails(&due, &openings).await {
            tracing::warn!(%error, "mails about openings are written one by one");
            for one in &due {
                if let Err(error) = self.write_mails(std::slice::from_ref(one), &openings).await {
                    self.put_off(one.grant.subject(), &error).await?;
                }
            }
        }
        Ok(people.len())
    }

    /// What a mail to this person could tell.
    async fn due(&self, person: PersonId) -> Result<Due> {
        let grant = Grant::program(person);
        let mut db = self.store().read().await?;
        let kept = alert::settings(&mut db, &grant).await?;
        let account = account::find(&mut db, &grant).await?;
        let ways = match &kept {
            Some(kept) => {
                self.ways_to_tell(&mut db, &grant, account.as_ref(), &kept.settings)
                    .await?
            }
            None => Ways::default(),
        };
        let dismissed = feedback::dismissed(&mut db, &grant, MOST_DISMISSED).await?;
        Ok(Due {
            kept,
            ways,
            told: notification::unmailed(&mut db, &grant, GATHERED).await?,
            dismissed: dismissed.into_iter().map(|dismissed| dismissed.posting).collect(),
            hiding: self.left_out(&mut db, &grant).await?,
            grant,
        })
    }

    /// The openings these people were told of, as far as they are still good.
    async fn openings_told(&self, due: &[Due]) -> Result<Openings> {
        let told = due.iter().flat_map(|due| &due.told);
        let ids: BTreeSet<PostingId> = told.flat_map(|told| told.told.postings()).collect();
        let ids: Vec<PostingId> = ids.into_iter().collect();
        let (mut db, mut openings) = (self.store().read().await?, Openings::new());
        for part in ids.chunks(MAX_PAGE as usize) {
            let found = posting::find_all(&mut db, part).await?.into_iter();
            let good = found.filter(|kept| self.can_be_told(kept)).map(|kept| kept.posting);
            openings.extend(good.map(|posting| (posting.id, posting)));
        }
        Ok(openings)
    }

    async fn write_mails(&self, due: &[Due], openings: &Openings) -> Result<()> {
        let mut tx = self.store().begin(self.now()).await?;
        let mut events = Vec::new();
        for one in due {
            events.extend(self.write_mail(&mut tx, one, openings).await?);
        }
        self.have_told(tx, events).await
    }

    /// Puts the mail into the outbox, if there is anything to tell, and notes what it tells: what they were told meanwhile waits for
    /// the next. Gives what happened.
    async fn write_mail(&self, tx: &mut Tx, due: &Due, openings: &Openings) -> Result<Vec<Event>> {
        let grant = &due.grant;
        // First of all: whoever tells them something now waits for this row, and lets the next mail be due after it.
        alert::set_due(tx, grant, None).await?;
        let mut events = vec![grant.event(EventKind::NotificationsMailed)];
        let Some(kept) = due.kept.as_ref().filter(|_| due.ways.are_any()) else {
            notification::mail_nothing(tx, grant).await?;
            return Ok(events);
        };
        if due.ways.list.is_empty() {
            // Enough text messages for today.
            let next = self.next_mail(kept, None, tx.at() + A_DAY);
            alert::set_due(tx, grant, Some(next)).await?;
            return Ok(vec![grant.event(EventKind::NotificationsMailed).detail("later")]);
        }
        for told in &due.told {
            notification::mark_mailed(tx, grant, told.id).await?;
        }
        let lang = Lang::from_code(&kept.settings.lang).unwrap_or(Lang::English);
        let news = i18n::speaking(lang, || self.news_for(due, kept, openings));
        let mut kept = kept.clone();
        if !news.is_empty() {
            alert::mailed(tx, grant).await?;
            kept.mailed_at = Some(tx.at());
            for way in &due.ways.list {
                let id = i18n::spoken(lang, Box::pin(self.write_by(tx, grant, way, &news))).await?;
                events.push(grant.event(EventKind::MailQueued).on(id.0));
            }
        }
        if !notification::unmailed(tx, grant, 1).await?.is_empty() {
            let next = self.next_mail(&kept, None, tx.at());
            alert::set_due(tx, grant, Some(next)).await?;
        }
        Ok(events)
    }

    /// Puts what is to be told into the outbox, for one way.
    async fn write_by(&self, tx: &mut Tx, grant: &Grant, way: &Way, news: &News) -> Result<MailId> {
        let id = match way {
            Way::Mail(address) => self.queue_mail(tx, grant, address, Letter::Openings(news)).await?,
            Way::Text(phone) => {
                let text = Written {
                    phone,
                    kind: Kind::Openings,
                    words: news.short(&self.place().name, self.takes_texts()),
                };
                self.queue_text(tx, Some(grant), text).await?
            }
            Way::Push(device) => self.queue_push(tx, grant, *device, news).await?,
        };
        let context = mail::Context {
            openings: &news.postings(),
            ..mail::Context::default()
        };
        mail::belongs(tx, id, context).await?;
        Ok(id)
    }

    /// Lets somebody wait whose mail could not be written.
    async fn put_off(&self, person: PersonId, error: &Error) -> Result<()> {
        tracing::error!(%person, %error, "a mail about openings could not be written");
        let until = self.now() + PUT_OFF;
        Ok(alert::put_off(self.store(), &Grant::program(person), until).await?)
    }

    /// The page that ends mails about openings.
    pub(super) fn stop_address(&self, token: &str) -> String {
        format!("{}/alerts/stop/{token}", self.place().public_url)
    }

    /// How a mail program ends mails like this one, where they can be ended.
    pub(crate) fn unsubscribe(&self, mail: &mail::Outgoing) -> Option<Unsubscribe> {
        let token = mail
            .stop_token
            .as_ref()
            .filter(|_| mail.kind == Kind::Openings.code())?;
        let https = self.stop_address(token);
        https
            .starts_with("https://")
            .then_some(Unsubscribe { https, mailto: None })
    }
}

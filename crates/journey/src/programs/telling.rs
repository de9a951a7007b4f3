//! Telling programs what happened: from the journal into rows, one for each event and webhook, and from there on their way.

use chrono::{SecondsFormat, TimeDelta};
use gateway::{Unanswered, hook};
use model::{
    ApplicationId, DeliveryId, EmployerId, Event, EventKind, Instant, PersonId, PostingId, RequisitionState, Stage,
    WebhookId, WorkId,
};
use serde_json::{Value, json};
use store::{
    Entry, Tx,
    api::{
        answer, token,
        webhook::{self, NewDelivery, Outgoing, State, Tried},
    },
    hiring::{application, requisition},
    work::{Failed, Lease, NewWork},
};
use tokio::task::JoinSet;
use uuid::Uuid;

use super::Happening;
use crate::{Error, Journey, Result};

/// The follower's name.
const FOLLOWER: &str = "webhooks";
/// Entries looked at in one round.
const PAGE: u32 = 500;
/// The kind of work that sends one event to one webhook.
const SEND: &str = "webhook.send";
/// So many are on their way at once.
const AT_ONCE: u32 = 8;
/// The lease on one.
const LEASED_FOR: TimeDelta = TimeDelta::minutes(2);
/// A webhook where nothing was taken for so long is switched off.
const PATIENCE: TimeDelta = TimeDelta::days(3);
/// What was sent is known for so long.
const LOG_STAYS: TimeDelta = TimeDelta::days(30);
/// A token that ended is shown for so long.
const TOKENS_STAY: TimeDelta = TimeDelta::days(30);

/// Something that happened, and who may hear of it.
struct Told {
    happening: Happening,
    subject: Uuid,
    person: Option<PersonId>,
    employer: EmployerId,
    /// Not sent before: what can be undone is told when it no longer can.
    from: Instant,
    data: Value,
}

impl Journey {
    /// Takes the next happenings from the journal to whoever wants to hear of them; gives how many entries it looked at.
    pub async fn tell_programs(&self) -> Result<usize> {
        let follower = self.store().follower(FOLLOWER);
        let batch = follower.next(PAGE).await?;
        if batch.entries.is_empty() {
            return Ok(0);
        }
        let mut turn = follower.turn(&batch, self.now()).await?;
        for entry in &batch.entries {
            if let Some(told) = told(&mut turn, entry).await? {
                self.queue_told(&mut turn, entry, &told).await?;
            }
        }
        turn.commit().await?;
        Ok(batch.entries.len())
    }

    async fn queue_told(&self, tx: &mut Tx, entry: &Entry, told: &Told) -> Result<()> {
        let listening = webhook::listening(tx, told.person, told.employer, self.now()).await?;
        let code = told.happening.code();
        let wanted = listening
            .iter()
            .filter(|webhook| webhook.made_at <= entry.at && webhook.events.split(' ').any(|event| event == code));
        let timestamp = entry.at.to_rfc3339_opts(SecondsFormat::Millis, true);
        let body = json!({ "type": code, "timestamp": timestamp, "data": told.data }).to_string();
        let key = format!("{}-{}", entry.position.tx, entry.position.seq);
        for webhook in wanted {
            let new = NewDelivery {
                id: DeliveryId::new(tx.at(), self.random()),
                webhook: webhook.id,
                person: webhook.person,
                key: &key,
                event: code,
                subject: told.subject,
                body: &body,
            };
            if webhook::queue(tx, &new).await? {
                self.queue_delivery(tx, new.id, told.from.max(tx.at())).await?;
            }
        }
        Ok(())
    }

    /// Puts the sending of one event into the queue.
    pub(super) async fn queue_delivery(&self, tx: &mut Tx, id: DeliveryId, at: Instant) -> Result<()> {
        let (key, payload) = (id.to_string(), json!({ "delivery": id }));
        let work = NewWork {
            id: WorkId::new(tx.at(), self.random()),
            kind: SEND,
            key: &key,
            payload: &payload,
            run_at: at,
        };
        tx.enqueue(&work).await?;
        Ok(())
    }

    /// Sends the next few events; gives how many. None where nothing leaves.
    pub async fn send_to_programs(&self) -> Result<usize> {
        if self.0.channels.webhooks.is_none() {
            return Ok(0);
        }
        let work = self.store().work();
        let claimed = work.claim(SEND, AT_ONCE, LEASED_FOR, self.now(), self.random()).await?;
        let count = claimed.len();
        let mut sending = JoinSet::new();
        for lease in claimed {
            let journey = self.clone();
            sending.spawn(async move { journey.send_event(&lease).await });
        }
        while let Some(sent) = sending.join_next().await {
            sent.map_err(|error| Error::Internal(error.to_string()))??;
        }
        Ok(count)
    }

    async fn send_event(&self, lease: &Lease) -> Result<()> {
        let id: DeliveryId = lease
            .key
            .parse()
            .map_err(|_| Error::Internal("work to send no event".to_owned()))?;
        let found = webhook::to_send(&mut self.store().read().await?, id).await?;
        let Some(out) = found.filter(|out| out.state == State::Waiting.code()) else {
            return Ok(self.store().work().finish(lease).await?);
        };
        if !self.may_be_told(&out).await? {
            let dropped = Tried {
                state: State::Dropped,
                status: None,
                reason: None,
            };
            return self.settle_event(lease, (id, &out), dropped).await;
        }
        let answered = self.hand_event_over(id, &out).await;
        let (status, reason) = match &answered {
            Ok(200..300) => {
                let taken = Tried {
                    state: State::Delivered,
                    status: answered.ok(),
                    reason: None,
                };
                return self.settle_event(lease, (id, &out), taken).await;
            }
            Ok(status) => (Some(*status), "not taken"),
            Err(why) => (None, reason_of(*why)),
        };
        self.not_taken(lease, (id, &out), status, reason).await
    }

    /// Whether there is still somebody to tell, and something to tell of.
    async fn may_be_told(&self, out: &Outgoing) -> Result<bool> {
        if out.off_at.is_some() || out.ends_at <= self.now() {
            return Ok(false);
        }
        if let Some(employer) = out.employer
            && !self.hires_for(PersonId(out.person), EmployerId(employer)).await?
        {
            return Ok(false);
        }
        let happening = Happening::from_code(&out.event);
        if happening.is_none_or(Happening::is_of_openings) {
            return Ok(happening.is_some());
        }
        let found = application::for_program(&mut self.store().read().await?, ApplicationId(out.subject)).await?;
        // Undone, or taken back before anybody saw it: then there was nothing.
        Ok(found.is_some_and(|found| found.stage != Stage::Withdrawn || found.moved_at >= found.shown_from))
    }

    async fn hand_event_over(&self, id: DeliveryId, out: &Outgoing) -> Result<u16, Unanswered> {
        let client = self.0.channels.webhooks.as_ref().ok_or(Unanswered::NotAllowed)?;
        let (id, seconds) = (id.to_string(), self.now().timestamp());
        let signed = hook::sign(&out.secret, &id, seconds, &out.body).ok_or(Unanswered::BadAddress)?;
        let headers = [
            ("content-type", "application/json".to_owned()),
            ("user-agent", "Onward-Webhooks/1".to_owned()),
            (hook::ID, id),
            (hook::TIMESTAMP, seconds.to_string()),
            (hook::SIGNATURE, signed),
        ];
        let headers = headers.map(|(name, value)| (name.to_owned(), value));
        let posted = client.post(&out.address, &headers, out.body.clone().into_bytes());
        posted.await.map(|answer| answer.status)
    }

    /// Writes an attempt down that ends the work.
    async fn settle_event(&self, lease: &Lease, (id, out): (DeliveryId, &Outgoing), tried: Tried<'_>) -> Result<()> {
        let mut tx = self.store().begin(self.now()).await?;
        webhook::tried(&mut tx, id, WebhookId(out.webhook), tried).await?;
        tx.finish(lease).await?;
        let event = Event::new(EventKind::WebhookTried, id.0).detail(tried.state.code());
        Ok(tx.commit(event).await?)
    }

    /// Tries again later, or no more; switches a webhook off where nothing was taken for long.
    async fn not_taken(
        &self,
        lease: &Lease,
        (id, out): (DeliveryId, &Outgoing),
        status: Option<u16>,
        reason: &str,
    ) -> Result<()> {
        let work = self.store().work();
        // Whoever is gone for good says so with this.
        let failed = if status == Some(410) {
            work.give_up(lease, reason, self.now()).await?
        } else {
            work.fail(lease, reason, self.now()).await?
        };
        let state = match failed {
            Failed::Again(_) => State::Waiting,
            Failed::Dead => State::Failed,
        };
        let tried = Tried {
            state,
            status,
            reason: Some(reason),
        };
        let hook = WebhookId(out.webhook);
        let mut tx = self.store().begin(self.now()).await?;
        webhook::tried(&mut tx, id, hook, tried).await?;
        let is_long = out.failing_since.is_some_and(|since| since + PATIENCE <= self.now());
        if (is_long || status == Some(410)) && webhook::switch_off(&mut tx, hook).await? {
            tx.also(Event::new(EventKind::WebhookSwitchedOff, hook.0));
        }
        let event = Event::new(EventKind::WebhookTried, id.0).detail(state.code());
        Ok(tx.commit(event).await?)
    }

    /// Lets go of logs, kept answers and tokens of long ago; gives how many.
    pub(crate) async fn tidy_programs(&self) -> Result<u64> {
        let (store, now) = (self.store(), self.now());
        Ok(webhook::forget(store, now - LOG_STAYS).await?
            + answer::forget(store, now - answer::KEPT_FOR).await?
            + token::remove_ended(store, now - TOKENS_STAY).await?)
    }
}

fn reason_of(why: Unanswered) -> &'static str {
    match why {
        Unanswered::BadAddress => "the address cannot be used",
        Unanswered::NotAllowed => "the address leads where nothing may be sent",
        Unanswered::NotReached => "not reached",
        Unanswered::TooSlow => "no answer in time",
    }
}

/// What an entry of the journal is to programs; nothing for most.
async fn told(tx: &mut Tx, entry: &Entry) -> Result<Option<Told>> {
    let (event, detail) = (&entry.event, entry.event.detail.as_deref());
    match (event.kind, detail) {
        (EventKind::ApplicationSent, _) => of_application(tx, entry, Happening::ApplicationReceived, Stage::Sent).await,
        (EventKind::ApplicationMoved, Some(code)) => match Stage::from_code(code) {
            Some(stage @ Stage::Withdrawn) => of_application(tx, entry, Happening::ApplicationWithdrawn, stage).await,
            // That nobody answered is no answer.
            None | Some(Stage::Unanswered) => Ok(None),
            Some(stage) => of_application(tx, entry, Happening::ApplicationAnswered, stage).await,
        },
        (EventKind::RequisitionMoved, Some(code)) => {
            let happening = match RequisitionState::from_code(code) {
                Some(RequisitionState::Open) => Happening::OpeningPublished,
                Some(RequisitionState::Closed) => Happening::OpeningClosed,
                _ => return Ok(None),
            };
            let found = requisition::find(tx, PostingId(event.subject)).await?;
            Ok(found.map(|found| Told {
                happening,
                subject: event.subject,
                person: None,
                employer: found.employer,
                from: entry.at,
                data: json!({ "opening": event.subject }),
            }))
        }
        _ => Ok(None),
    }
}

async fn of_application(tx: &mut Tx, entry: &Entry, happening: Happening, stage: Stage) -> Result<Option<Told>> {
    let found = application::for_program(tx, ApplicationId(entry.event.subject)).await?;
    Ok(found.map(|found| Told {
        happening,
        subject: found.id.0,
        person: Some(found.person),
        employer: found.employer,
        from: found.shown_from,
        data: json!({ "application": found.id, "opening": found.posting, "stage": stage.code() }),
    }))
}

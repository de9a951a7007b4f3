//! Webhooks: where a program wants to hear of what happens, and the log of what was sent there.

use base64::{Engine, engine::general_purpose::STANDARD};
use model::{DeliveryId, Event, EventKind, Instant, WebhookId};
use store::api::webhook::{self, Delivery, MAX_ADDRESS, NewWebhook, Webhook};

use super::{Caller, Happening, Scope};
use crate::{Error, Journey, Result};

impl Journey {
    /// Lets a program be told of these happenings at this address; gives the id, and the secret by which it knows that it is us.
    pub async fn add_webhook(
        &self,
        caller: &Caller,
        address: &str,
        wanted: &[Happening],
    ) -> Result<(WebhookId, String)> {
        let events = checked(caller, wanted)?;
        let reach = self.0.channels.webhooks.as_ref();
        if address.len() > MAX_ADDRESS || !reach.is_none_or(|client| client.takes(address)) || !is_address(address) {
            return Err(Error::invalid(
                "url",
                t!("Write an address of the internet that begins with https://."),
            ));
        }
        let grant = self.own(&caller.visit).await?;
        let mut bytes = [0; 32];
        self.random().fill(&mut bytes);
        let secret = format!("whsec_{}", STANDARD.encode(bytes));
        let mut tx = self.store().begin(self.now()).await?;
        let new = NewWebhook {
            id: WebhookId::new(tx.at(), self.random()),
            token: caller.token,
            employer: caller.employer,
            address,
            secret: &secret,
            events: &events,
        };
        if !webhook::add(&mut tx, &grant, &new).await? {
            return Err(Error::TooMany(t!(
                "This token has ten webhooks already. Remove one first."
            )));
        }
        tx.commit(grant.event(EventKind::WebhookAdded).on(new.id.0)).await?;
        Ok((new.id, secret))
    }

    /// The webhooks of a program, the first added first.
    pub async fn webhooks(&self, caller: &Caller) -> Result<Vec<Webhook>> {
        let grant = self.own(&caller.visit).await?;
        Ok(webhook::list(&mut self.store().read().await?, &grant, caller.token).await?)
    }

    /// One of them.
    pub async fn webhook(&self, caller: &Caller, id: WebhookId) -> Result<Webhook> {
        let all = self.webhooks(caller).await?;
        all.into_iter()
            .find(|webhook| webhook.id == id)
            .ok_or(Error::NotFound(t!("webhook")))
    }

    /// Tells a program nothing more there.
    pub async fn remove_webhook(&self, caller: &Caller, id: WebhookId) -> Result<()> {
        let grant = self.own(&caller.visit).await?;
        let mut tx = self.store().begin(self.now()).await?;
        if !webhook::remove(&mut tx, &grant, caller.token, id).await? {
            return Err(Error::NotFound(t!("webhook")));
        }
        Ok(tx.commit(grant.event(EventKind::WebhookRemoved).on(id.0)).await?)
    }

    /// What was sent to a webhook and what became of it, the newest first, before the one given.
    pub async fn deliveries(
        &self,
        caller: &Caller,
        id: WebhookId,
        before: Option<(Instant, DeliveryId)>,
        limit: u32,
    ) -> Result<Vec<Delivery>> {
        self.webhook(caller, id).await?;
        let grant = self.own(&caller.visit).await?;
        let mut db = self.store().read().await?;
        Ok(webhook::log(&mut db, &grant, (caller.token, id), before, limit).await?)
    }

    /// Sends an event once more, at once; a webhook that was switched off is on again.
    pub async fn send_again(&self, caller: &Caller, id: WebhookId, delivery: DeliveryId) -> Result<()> {
        let grant = self.own(&caller.visit).await?;
        let mut tx = self.store().begin(self.now()).await?;
        if !webhook::again(&mut tx, &grant, (caller.token, id), delivery).await? {
            return Err(Error::NotFound(t!("delivery")));
        }
        webhook::switch_on(&mut tx, &grant, caller.token, id).await?;
        let at = tx.at();
        self.queue_delivery(&mut tx, delivery, at).await?;
        let event: Event = grant.event(EventKind::WebhookSentAgain).on(delivery.0);
        Ok(tx.commit(event).await?)
    }
}

/// What is wanted, as it is kept: at least one, and no more than the token shows otherwise.
fn checked(caller: &Caller, wanted: &[Happening]) -> Result<String> {
    let mut wanted = wanted.to_vec();
    wanted.sort_unstable();
    wanted.dedup();
    if wanted.is_empty() {
        return Err(Error::invalid("events", t!("Choose at least one event.")));
    }
    let shows = |one: &Happening| match caller.employer {
        Some(_) => caller.may(Scope::HiringRead),
        None => !one.is_of_openings() && caller.may(Scope::ApplicationsRead),
    };
    if !wanted.iter().all(shows) {
        return Err(Error::invalid(
            "events",
            t!("This token may not read what one of these events tells of."),
        ));
    }
    let codes: Vec<&str> = wanted.into_iter().map(Happening::code).collect();
    Ok(codes.join(" "))
}

/// Also where nothing leaves (the demo world): `https://` and a host, and nothing that is no address.
fn is_address(address: &str) -> bool {
    let rest = address
        .strip_prefix("https://")
        .or_else(|| address.strip_prefix("http://"))
        .unwrap_or_default();
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    !host.is_empty() && !host.contains('@') && address.bytes().all(|byte| byte.is_ascii_graphic())
}

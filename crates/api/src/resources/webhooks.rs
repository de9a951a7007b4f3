//! Webhooks of a token, and what was sent there.

use chrono::DateTime;
use journey::programs::Happening;
use model::{DeliveryId, WebhookId};

use crate::{
    call::{Answered, Call, done, made, ok},
    problem::{BAD_CURSOR, Problem},
    shapes::{AddedWebhook, Delivery, NewWebhook, Page, Webhook, code},
};

fn shown(one: journey::programs::Webhook) -> Webhook {
    Webhook {
        id: one.id.0,
        url: one.address,
        events: one.events.split(' ').map(str::to_owned).collect(),
        made_at: one.made_at,
        failing_since: one.failing_since,
        off_at: one.off_at,
    }
}

pub(crate) async fn list(call: Call) -> Answered {
    let all = call.journey.webhooks(&call.caller).await?;
    call.page(all.into_iter().map(|one| (one.id.to_string(), shown(one))).collect())
}

pub(crate) async fn add(call: Call) -> Answered {
    let wanted: NewWebhook = call.body()?;
    let events: Vec<Happening> = wanted
        .events
        .iter()
        .filter_map(|event| Happening::from_code(&code(event)))
        .collect();
    let (id, secret) = call.journey.add_webhook(&call.caller, &wanted.url, &events).await?;
    made(&AddedWebhook { id: id.0, secret })
}

pub(crate) async fn one(call: Call) -> Answered {
    let id = call.id::<WebhookId>("id")?;
    ok(&shown(call.journey.webhook(&call.caller, id).await?))
}

pub(crate) async fn remove(call: Call) -> Answered {
    let id = call.id::<WebhookId>("id")?;
    call.journey.remove_webhook(&call.caller, id).await?;
    Ok(done())
}

pub(crate) async fn log(call: Call) -> Answered {
    let id = call.id::<WebhookId>("id")?;
    let place = |cursor: &str| {
        let (at, id) = cursor.split_once(' ')?;
        let at = DateTime::from_timestamp_micros(at.parse().ok()?)?;
        Some((at, id.parse::<DeliveryId>().ok()?))
    };
    let before = match call.cursor()? {
        Some(cursor) => Some(place(&cursor).ok_or_else(|| Problem::in_parameter("cursor", BAD_CURSOR))?),
        None => None,
    };
    let limit = call.asked.limit();
    let most = u32::try_from(limit + 1).unwrap_or(u32::MAX);
    let mut found = call.journey.deliveries(&call.caller, id, before, most).await?;
    let more = found.len() > limit;
    found.truncate(limit);
    let last = found.last().filter(|_| more);
    let next = last.map(|last| format!("{} {}", last.made_at.timestamp_micros(), last.id));
    let data = found.into_iter().map(|one| Delivery {
        id: one.id.0,
        event: one.event,
        subject: one.subject,
        made_at: one.made_at,
        state: one.state.code().to_owned(),
        attempts: one.attempts,
        tried_at: one.tried_at,
        status: one.status,
        reason: one.reason,
    });
    ok(&Page {
        data: data.collect(),
        next: next.and_then(|place| call.place(&place)),
    })
}

pub(crate) async fn again(call: Call) -> Answered {
    let id = call.id::<WebhookId>("id")?;
    let delivery = call.id::<DeliveryId>("delivery")?;
    call.journey.send_again(&call.caller, id, delivery).await?;
    Ok(done())
}

//! Behaviour on a schedule: following the journal, carrying out imports, telling of new openings, sending mails, telling programs, looking after requests for a person, interviews and offers, keeping the openings for the next start, tidying up.
//!
//! To add one more duty: an `async fn` here that does one round and says how long to rest, and a line in [`run`].

mod mail_in;

use std::{fmt::Display, time::Duration};

use journey::{Channel, Journey, Sending};
use tokio::sync::watch;

pub use mail_in::{Inlet, Way};

/// The longest a change made by another process waits until it can be found.
const LOOK_AGAIN: Duration = Duration::from_millis(900);
/// Rest after a failure, so that a broken disk does not fill the log.
const AFTER_FAILURE: Duration = Duration::from_secs(5);
/// Rest when no mail can leave: nothing gets better by trying, and servers lock out who tries too often.
const UNTIL_MENDED: Duration = Duration::from_mins(2);
/// Between two looks for deadlines that come near, and for requests that are overdue.
const REMIND_EVERY: Duration = Duration::from_hours(1);
/// Between two looks for interviews that come near or are over.
const LOOK_AFTER_INTERVIEWS: Duration = Duration::from_mins(10);
/// Between two looks for offers whose last day comes near or is over.
const LOOK_AFTER_OFFERS: Duration = Duration::from_mins(10);
/// Between two looks for background checks that are late, or were kept long enough.
const LOOK_AFTER_CHECKS: Duration = Duration::from_mins(10);
/// Between two rounds of tidying up.
const TIDY_EVERY: Duration = Duration::from_mins(15);

/// Between two times the openings are kept for the next start.
const KEEP_EVERY: Duration = Duration::from_hours(1);

/// Does all duties until `stop` turns true.
pub async fn run(journey: Journey, inlet: Option<Inlet>, stop: watch::Receiver<bool>) {
    tokio::join!(
        follow(journey.clone(), stop.clone()),
        imports(journey.clone(), stop.clone()),
        tell(journey.clone(), stop.clone()),
        write_alert_mails(journey.clone(), stop.clone()),
        remind(journey.clone(), stop.clone()),
        tell_of_applications(journey.clone(), stop.clone()),
        turn_reply_clock(journey.clone(), stop.clone()),
        send_all(journey.clone(), stop.clone()),
        look_after_requests(journey.clone(), stop.clone()),
        look_after_interviews(journey.clone(), stop.clone()),
        look_after_offers(journey.clone(), stop.clone()),
        look_after_checks(journey.clone(), stop.clone()),
        tell_programs(journey.clone(), stop.clone()),
        send_to_programs(journey.clone(), stop.clone()),
        keep(journey.clone(), stop.clone()),
        take_mails(journey.clone(), inlet, stop.clone()),
        tidy(journey, stop)
    );
}

/// Keeps the index and the job matrix up to date.
async fn follow(journey: Journey, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        let rest = match journey.follow_openings().await {
            Ok(0) => LOOK_AGAIN,
            Ok(_) => Duration::ZERO,
            Err(error) => {
                tracing::error!(%error, "the openings could not be brought up to date");
                AFTER_FAILURE
            }
        };
        if !rest.is_zero() {
            tokio::select! {
                () = journey.wait_for_change(rest) => {}
                _ = stop.changed() => {}
            }
        }
    }
}

/// Carries out imports, one after the other. Each is a task of its own, so that a mistake in it ends neither this nor the
/// other duties; its work is then due again when the lease runs out.
async fn imports(journey: Journey, stop: watch::Receiver<bool>) {
    rounds(stop.clone(), "the imports cannot be looked after", || async {
        let (journey, stopped) = (journey.clone(), stop.clone());
        let import = tokio::spawn(async move { journey.carry_out_import(&|| !*stopped.borrow()).await });
        match import.await {
            Ok(carried_out) => Ok(if carried_out? { Duration::ZERO } else { LOOK_AGAIN }),
            Err(error) => Err(journey::Error::Internal(format!("an import ended badly: {error}"))),
        }
    })
    .await;
}

/// Sends what stands in the outbox, each way by itself, so that none waits for another; at first what was written before there was
/// a way.
async fn send_all(journey: Journey, stop: watch::Receiver<bool>) {
    if let Err(error) = journey.queue_unsent().await {
        tracing::error!(%error, "what was written before is not sent");
    }
    tokio::join!(
        send(&journey, Channel::Mail, stop.clone()),
        send(&journey, Channel::Text, stop.clone()),
        send(&journey, Channel::Push, stop)
    );
}

/// Sends what leaves by this way, if anything does.
async fn send(journey: &Journey, channel: Channel, stop: watch::Receiver<bool>) {
    if !journey.sends(channel) {
        return;
    }
    rounds(stop, "the outbox cannot be looked after", || async {
        Ok::<_, journey::Error>(match journey.send(channel).await? {
            Sending::Some => Duration::ZERO,
            Sending::Nothing => LOOK_AGAIN,
            Sending::Stuck => UNTIL_MENDED,
        })
    })
    .await;
}

/// Takes mail in, where it can be answered.
async fn take_mails(journey: Journey, inlet: Option<Inlet>, stop: watch::Receiver<bool>) {
    if let Some(inlet) = inlet {
        mail_in::run(journey, inlet, stop).await;
    }
}

/// Tells of openings that came in: whoever they fit, and whoever looks for them.
async fn tell(journey: Journey, stop: watch::Receiver<bool>) {
    rounds(stop, "new openings cannot be told", || async {
        let told = journey.tell_of_new_openings().await?;
        Ok::<_, journey::Error>(if told { Duration::ZERO } else { LOOK_AGAIN })
    })
    .await;
}

/// Writes the mails that gather what was told, when they are due.
async fn write_alert_mails(journey: Journey, stop: watch::Receiver<bool>) {
    rounds(stop, "mails about openings cannot be written", || async {
        let written = journey.write_alert_mails().await?;
        Ok::<_, journey::Error>(if written > 0 { Duration::ZERO } else { LOOK_AGAIN })
    })
    .await;
}

/// Tells of deadlines that come near.
async fn remind(journey: Journey, stop: watch::Receiver<bool>) {
    rounds(stop, "deadlines cannot be told", || async {
        journey.remind_of_deadlines().await?;
        Ok::<_, journey::Error>(REMIND_EVERY)
    })
    .await;
}

/// Tells both sides of applications that can be undone no longer.
async fn tell_of_applications(journey: Journey, stop: watch::Receiver<bool>) {
    rounds(stop, "applications cannot be told", || async {
        let told = journey.tell_of_applications().await?;
        Ok::<_, journey::Error>(if told > 0 { Duration::ZERO } else { LOOK_AGAIN })
    })
    .await;
}

/// Reminds employers of whom they promised an answer, and closes what nobody answered.
async fn turn_reply_clock(journey: Journey, stop: watch::Receiver<bool>) {
    rounds(stop, "the reply clock stands still", || async {
        let closed = journey.turn_reply_clock().await?;
        if closed > 0 {
            tracing::info!(closed, "applications that nobody answered were closed");
        }
        Ok::<_, journey::Error>(REMIND_EVERY)
    })
    .await;
}

/// Reminds staff of requests for a person that are overdue.
async fn look_after_requests(journey: Journey, stop: watch::Receiver<bool>) {
    rounds(stop, "requests for a person cannot be looked after", || async {
        journey.look_after_requests().await?;
        Ok::<_, journey::Error>(REMIND_EVERY)
    })
    .await;
}

/// Reminds of offers whose last day comes near, and lets those lapse that nobody answered.
async fn look_after_offers(journey: Journey, stop: watch::Receiver<bool>) {
    rounds(stop, "offers cannot be looked after", || async {
        journey.look_after_offers().await?;
        Ok::<_, journey::Error>(LOOK_AFTER_OFFERS)
    })
    .await;
}

/// Reminds of background checks, ends what is late, and destroys what was kept long enough.
async fn look_after_checks(journey: Journey, stop: watch::Receiver<bool>) {
    rounds(stop, "background checks cannot be looked after", || async {
        journey.look_after_checks().await?;
        Ok::<_, journey::Error>(LOOK_AFTER_CHECKS)
    })
    .await;
}

/// Reminds both sides of interviews of the next day, and ends those that are over.
async fn look_after_interviews(journey: Journey, stop: watch::Receiver<bool>) {
    rounds(stop, "interviews cannot be looked after", || async {
        journey.look_after_interviews().await?;
        Ok::<_, journey::Error>(LOOK_AFTER_INTERVIEWS)
    })
    .await;
}

/// Writes down what programs want to hear of.
async fn tell_programs(journey: Journey, stop: watch::Receiver<bool>) {
    rounds(stop, "programs cannot be told", || async {
        let looked_at = journey.tell_programs().await?;
        Ok::<_, journey::Error>(if looked_at > 0 { Duration::ZERO } else { LOOK_AGAIN })
    })
    .await;
}

/// Sends programs what they want to hear of.
async fn send_to_programs(journey: Journey, stop: watch::Receiver<bool>) {
    rounds(stop, "nothing can be sent to programs", || async {
        let sent = journey.send_to_programs().await?;
        Ok::<_, journey::Error>(if sent > 0 { Duration::ZERO } else { LOOK_AGAIN })
    })
    .await;
}

/// Does rounds of a duty until `stop` turns true; each says how long to rest after it.
async fn rounds<E: Display, F: Future<Output = Result<Duration, E>>>(
    mut stop: watch::Receiver<bool>,
    failed: &str,
    round: impl Fn() -> F,
) {
    while !*stop.borrow() {
        let rest = round().await.unwrap_or_else(|error| {
            tracing::error!(%error, "{failed}");
            AFTER_FAILURE
        });
        if !rest.is_zero() {
            tokio::select! {
                () = tokio::time::sleep(rest) => {}
                _ = stop.changed() => {}
            }
        }
    }
}

/// Keeps the openings for the next start: at the beginning, since not every end is an orderly one, now and then, and at the end.
async fn keep(journey: Journey, mut stop: watch::Receiver<bool>) {
    loop {
        if let Err(error) = journey.keep_openings().await {
            tracing::warn!(%error, "the next start will be slower");
        }
        if *stop.borrow() {
            return;
        }
        tokio::select! {
            () = tokio::time::sleep(KEEP_EVERY) => {}
            _ = stop.changed() => {}
        }
    }
}

/// Lets go of what has ended: sessions, links, visitors who did not come back, stored bytes nobody owns.
async fn tidy(journey: Journey, stop: watch::Receiver<bool>) {
    rounds(stop, "tidying up failed", || async {
        let tidied = journey.tidy().await?;
        if !tidied.is_nothing() {
            tracing::info!(?tidied, "tidied up");
        }
        Ok::<_, journey::Error>(TIDY_EVERY)
    })
    .await;
}

//! Answers by text message: what the gateway brings goes into the same conversation as mails do, and is answered by one short text
//! with a link.
//!
//! A message is taken once, by the gateway's id: that it was, what was said and the answer are written in one transaction. What a text
//! may do is decided in `talk/may.rs`.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::TimeDelta;
use dialogue::Event as Heard;
use gateway::webhook::Came;
use i18n::Lang;
use model::{Contact, EventKind, MailId, PersonId};
use sha2::{Digest, Sha256};
use store::{Grant, Tx, account, alert, mail};

use crate::{
    Error, Journey, Result,
    by_mail::{AN_HOUR, Outcome, Taken, answer_id, replies, says_stop, taken},
    mails::Kind,
    talk::{Channel, MAX_SAID, Talk, page},
    texts::{Written, with_link},
};

/// Openings of a text are spoken of by their numbers for so long.
const SPOKEN_OF: TimeDelta = TimeDelta::days(7);

impl Journey {
    /// Takes what the gateway brought; nothing when it is not the gateway, or no message.
    pub async fn take_text(&self, proof: &str, body: &[u8]) -> Result<Option<Taken>> {
        let Some(inlet) = self.texts_in() else {
            return Err(Error::NotFound(t!("page")));
        };
        if !inlet.proves(proof, body) {
            return Err(Error::NotAllowed(t!(
                "This did not come from the gateway that is set here."
            )));
        }
        let Some(came) = inlet.read(body) else { return Ok(None) };
        let _turn = self.0.taking.lock().await;
        let key = key(&came);
        if mail::is_taken(&mut self.store().read().await?, &key).await? {
            return Ok(Some(Taken::Before));
        }
        let outcome = match self.who_texts(&came).await? {
            Ok(sender) => self.answer_text(&key, &came, &sender).await?,
            Err((outcome, person)) => self.note_mail(&key, outcome, person).await?,
        };
        tracing::info!(outcome = outcome.code(), "a text message was taken");
        Ok(Some(Taken::Now(outcome)))
    }

    /// Whose message it is, so far that it is answered. Numbers nobody here has proven get no answer: it would be paid for, and go
    /// to somebody who may never have written.
    async fn who_texts(&self, came: &Came) -> Result<Result<Grant, (Outcome, Option<PersonId>)>> {
        let mut db = self.store().read().await?;
        let contact = Contact::Phone(came.from.clone());
        let Some(found) = account::credentials(&mut db, &contact).await? else {
            return Ok(Err((Outcome::Stranger, None)));
        };
        let grant = Grant::program(found.person);
        let account = account::find(&mut db, &grant).await?;
        if account.is_none_or(|account| account.phone_confirmed_at.is_none()) {
            return Ok(Err((Outcome::NotTheirs, None)));
        }
        if mail::taken_since(&mut db, &grant, self.now() - TimeDelta::hours(1)).await? >= AN_HOUR {
            return Ok(Err((Outcome::TooMany, Some(found.person))));
        }
        Ok(Ok(grant))
    }

    async fn answer_text(&self, key: &str, came: &Came, grant: &Grant) -> Result<Outcome> {
        let kept = alert::settings(&mut self.store().read().await?, grant).await?;
        let chosen = kept.and_then(|kept| Lang::from_code(&kept.settings.lang));
        let lang = chosen.unwrap_or_else(i18n::lang);
        if says_stop(&came.text) {
            return i18n::spoken(lang, Box::pin(self.end_texts(key, came, grant))).await;
        }
        i18n::spoken(lang, Box::pin(self.talk_by_text(key, came, grant))).await
    }

    /// Ends text messages about openings; what is told in the app and by mail goes on.
    async fn end_texts(&self, key: &str, came: &Came, grant: &Grant) -> Result<Outcome> {
        let mut tx = self.store().begin(self.now()).await?;
        if let Some(kept) = alert::settings(&mut tx, grant).await?
            && kept.settings.by_text
        {
            let settings = alert::Settings {
                by_text: false,
                ..kept.settings
            };
            self.keep_alerts(&mut tx, grant, &settings).await?;
            tx.also(grant.event(EventKind::AlertsChosen));
        }
        let words = t!("You get no more messages about openings here. To change that:");
        let words = with_link(words, &format!("{}/alerts/settings", self.place().public_url));
        self.answer_by_text(&mut tx, grant, answer_id(key), came, words).await?;
        mail::take(&mut tx, key, Some(grant.subject()), Outcome::Answered.code()).await?;
        tx.commit(taken(Outcome::Answered, Some(grant.subject()))).await?;
        Ok(Outcome::Answered)
    }

    async fn talk_by_text(&self, key: &str, came: &Came, grant: &Grant) -> Result<Outcome> {
        let visit = self.visit_from_afar(grant).await?;
        let said = came.text.chars().take(MAX_SAID).collect();
        let since = self.now() - SPOKEN_OF;
        let shown = mail::last_openings_by_text(&mut self.store().read().await?, grant, since).await?;
        let openings = self.numbered(&shown).await?;
        let happened = vec![(Heard::Said(said), None)];
        let talk = self.talk_on(&visit, grant, happened, Channel::Text, &openings).await?;
        let talk = talk.ok_or_else(|| Error::Internal("a text message erased somebody".to_owned()))?;
        let lang = talk.state.lang().unwrap_or_else(i18n::lang);
        let words = i18n::speaking(lang, || self.in_short(&talk));
        let id = answer_id(key);
        let mut tx = self.store().begin(self.now()).await?;
        self.write_said(&mut tx, grant, &talk, Channel::Text).await?;
        tx.also(grant.event(EventKind::ConversationWentOn));
        self.answer_by_text(&mut tx, grant, id, came, words).await?;
        let context = mail::Context {
            openings: &talk.state.listed(),
            ..mail::Context::default()
        };
        mail::belongs(&mut tx, id, context).await?;
        tx.also(grant.event(EventKind::MailQueued).on(id.0));
        mail::take(&mut tx, key, Some(grant.subject()), Outcome::Answered.code()).await?;
        tx.commit(taken(Outcome::Answered, Some(grant.subject()))).await?;
        self.tell_of_talk(grant);
        Ok(Outcome::Answered)
    }

    async fn answer_by_text(&self, tx: &mut Tx, grant: &Grant, id: MailId, came: &Came, words: String) -> Result<()> {
        let text = Written {
            phone: &came.from,
            kind: Kind::TextAnswer,
            words,
        };
        self.queue_text_as(tx, Some(grant), id, text).await
    }

    /// What was answered, as one short text: the sentences, the openings by number and title, and one link.
    fn in_short(&self, talk: &Talk) -> String {
        let replies = replies(talk);
        let mut words: Vec<String> = Vec::new();
        for reply in &replies {
            words.extend(reply.sentences.iter().cloned());
            words.extend(
                reply
                    .cards
                    .iter()
                    .map(|card| format!("{}. {}.", card.number, card.title)),
            );
        }
        let cards: Vec<_> = replies.iter().flat_map(|reply| &reply.cards).collect();
        let form = replies
            .last()
            .and_then(|reply| reply.form)
            .and_then(|form| page(form, true));
        let path = match (&cards[..], form) {
            (_, Some((_, path))) => path.into_owned(),
            ([one], None) => format!("/openings/{}", one.opening),
            _ => "/chat".to_owned(),
        };
        with_link(&words.join(" "), &format!("{}{path}", self.place().public_url))
    }
}

/// What makes it this message.
fn key(came: &Came) -> String {
    let hash = Sha256::new().chain_update(b"text ").chain_update(&came.id).finalize();
    URL_SAFE_NO_PAD.encode(hash)
}

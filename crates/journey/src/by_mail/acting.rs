//! What a person wrote goes into the conversation: files first, then the words.

use ::mail::{compose::Attachment, read::Incoming};
use dialogue::{Act, Event, Opening};
use i18n::Lang;
use model::{EventKind, Role, SessionId};
use store::{Grant, mail, person, posting};
use uuid::Uuid;

use super::{
    Outcome, answer_id,
    sorting::{Letter, Sender},
    taken, words,
};
use crate::{
    Error, Journey, Result, Visit,
    mails::Kind,
    out::Out,
    talk::{Channel, MAX_SAID, Said, Talk},
};

/// The longest subject of an answer, in letters.
const LONGEST_SUBJECT: usize = 150;
/// Mails of a thread that are named.
const MOST_NAMED: usize = 20;
/// Ends what is written about openings, said alone.
const STOP: [&str; 8] = ["stop", "unsubscribe", "alto", "parar", "para", "baja", "रोकें", "बंद करें"];

/// Whether somebody says only that it is to end.
pub(crate) fn says_stop(said: &str) -> bool {
    let plain = said.trim().trim_end_matches(['.', '!', '।']).to_lowercase();
    STOP.contains(&plain.as_str())
}

impl Journey {
    /// Answers a person's mail; what is done, what was said and the answer are written at once.
    pub(super) async fn answer_mail(&self, letter: Letter, sender: &Sender) -> Result<Outcome> {
        let Some(incoming) = &letter.incoming else {
            return Ok(Outcome::Unreadable);
        };
        let lang = Lang::from_code(&sender.answers.lang).unwrap_or(Lang::English);
        i18n::spoken(lang, Box::pin(self.answer_in(&letter.key, incoming, sender))).await
    }

    async fn answer_in(&self, key: &str, incoming: &Incoming, sender: &Sender) -> Result<Outcome> {
        let grant = &sender.grant;
        let visit = self.visit_from_afar(grant).await?;
        let (channel, outcome) = if sender.proven {
            (Channel::Mail, Outcome::Answered)
        } else {
            (Channel::UnprovenMail, Outcome::Unproven)
        };
        let mut notes = Vec::new();
        let happened = self.happened(&visit, incoming, sender, &mut notes).await?;
        let openings = self.numbered(&sender.answers.openings).await?;
        let talk = self.talk_on(&visit, grant, happened, channel, &openings).await?;
        let talk = talk.ok_or_else(|| Error::Internal("a mail erased somebody".to_owned()))?;
        let lang = talk.state.lang().unwrap_or_else(i18n::lang);
        let body = i18n::speaking(lang, || words::answer(&notes, &replies(&talk), self.place()));
        let mut tx = self.store().begin(self.now()).await?;
        if sender.proven {
            self.write_said(&mut tx, grant, &talk, channel).await?;
            tx.also(grant.event(EventKind::ConversationWentOn));
        }
        let out = self.answer_to(key, incoming, &sender.address, body, lang);
        let id = out.id;
        let mut thread = incoming.references.clone();
        thread.extend(incoming.message_id.clone());
        thread.drain(..thread.len().saturating_sub(MOST_NAMED));
        let context = mail::Context {
            in_reply_to: incoming.message_id.as_deref(),
            thread: &thread,
            openings: &talk.state.listed(),
        };
        if self.put_out(&mut tx, Some(grant), out).await? {
            mail::belongs(&mut tx, id, context).await?;
            tx.also(grant.event(EventKind::MailQueued).on(id.0));
        }
        mail::take(&mut tx, key, Some(grant.subject()), outcome.code()).await?;
        tx.commit(taken(outcome, Some(grant.subject()))).await?;
        self.tell_of_talk(grant);
        Ok(outcome)
    }

    /// Somebody who writes a mail or a text message: with an account, and no more than a seeker whatever else they are.
    pub(crate) async fn visit_from_afar(&self, grant: &Grant) -> Result<Visit> {
        let roles = person::roles(&mut self.store().read().await?, grant.subject()).await?;
        Ok(Visit {
            session: SessionId(Uuid::nil()),
            person: grant.subject(),
            signed_in: true,
            shared_computer: false,
            roles: roles.into_iter().filter(|role| *role == Role::Seeker).collect(),
        })
    }

    /// What the mail means in the conversation.
    async fn happened(
        &self,
        visit: &Visit,
        incoming: &Incoming,
        sender: &Sender,
        notes: &mut Vec<String>,
    ) -> Result<Vec<(Event, Option<String>)>> {
        let mut happened = Vec::new();
        if sender.proven {
            happened.extend(self.first_that_reads(visit, &incoming.attachments, notes).await?);
        } else if !incoming.attachments.is_empty() {
            notes.push(t!("A file by mail is only read when your mail provider proves that the mail is from you. Hand it in on the page.").to_owned());
        }
        let said = if incoming.text.is_empty() && incoming.attachments.is_empty() {
            incoming.subject.clone()
        } else {
            incoming.text.clone()
        };
        let event = if said.trim().is_empty() && !incoming.attachments.is_empty() {
            return Ok(happened);
        } else if sender.answers.kind == Kind::Openings.code() && says_stop(&said) {
            Event::Wants(Act::StopAlerts)
        } else {
            Event::Said(said.chars().take(MAX_SAID).collect())
        };
        let shown = matches!(event, Event::Wants(_)).then_some(said);
        happened.push((event, shown));
        Ok(happened)
    }

    /// Hands in the first file that can be read; tells of the others.
    async fn first_that_reads(
        &self,
        visit: &Visit,
        files: &[Attachment],
        notes: &mut Vec<String>,
    ) -> Result<Option<(Event, Option<String>)>> {
        let mut why = None;
        for file in files {
            match self.resume_in_talk(visit, &file.name, file.bytes.clone()).await {
                Ok((event, shown)) => {
                    if files.len() > 1 {
                        notes.push(t!(
                            "Several files came. This one was read, the others were not: {name}",
                            name = shown
                        ));
                    }
                    return Ok(Some((event, Some(shown))));
                }
                Err(error @ (Error::Document(_) | Error::TooMany(_))) => {
                    why.get_or_insert_with(|| error.sentence());
                }
                Err(other) => return Err(other),
            }
        }
        notes.extend(why);
        Ok(None)
    }

    /// The openings a mail shows, by their numbers there; those that are gone keep theirs.
    pub(crate) async fn numbered(&self, ids: &[model::PostingId]) -> Result<Vec<Opening>> {
        let kept = posting::find_all(&mut self.store().read().await?, ids).await?;
        let opening = |id: &model::PostingId| {
            let posting = kept.iter().map(|kept| &kept.posting).find(|posting| posting.id == *id);
            Opening {
                id: *id,
                title: posting.map(|posting| posting.title.clone()).unwrap_or_default(),
                employer: posting.and_then(|posting| posting.employer.clone()).unwrap_or_default(),
                place: posting
                    .and_then(|posting| posting.place.as_ref())
                    .map(|place| place.text.clone())
                    .unwrap_or_default(),
                fit: None,
            }
        };
        Ok(ids.iter().map(opening).collect())
    }

    fn answer_to<'a>(&self, key: &'a str, incoming: &Incoming, to: &'a str, words: String, lang: Lang) -> Out<'a> {
        let subject: String = incoming.subject.chars().take(LONGEST_SUBJECT).collect();
        let bare = subject.strip_prefix("Re:").unwrap_or(&subject).trim();
        Out {
            channel: mail::Channel::Mail,
            id: answer_id(key),
            key: Some(key),
            kind: Kind::Answer,
            to,
            subject: format!("Re: {}", if bare.is_empty() { &self.place().name } else { bare }),
            words,
            lang,
        }
    }

    /// Tells somebody why their mail is not answered, once in each hour for each reason; nothing is done of what it says.
    pub(super) async fn turn_away(&self, letter: &Letter, sender: &Sender, outcome: Outcome) -> Result<Outcome> {
        let person = sender.grant.subject();
        let lang = Lang::from_code(&sender.answers.lang).unwrap_or(Lang::English);
        let mut tx = self.store().begin(self.now()).await?;
        mail::take(&mut tx, &letter.key, Some(person), outcome.code()).await?;
        if let Some(incoming) = &letter.incoming {
            let hour = tx.at().format("%Y-%m-%dT%H");
            let once = format!("{}:{person}:{hour}", outcome.code());
            let words = i18n::speaking(lang, || words::turned_away(outcome, self.place()));
            let out = self.answer_to(&once, incoming, &sender.address, words, lang);
            let id = out.id;
            if self.put_out(&mut tx, Some(&sender.grant), out).await? {
                mail::belongs(&mut tx, id, in_thread_of(incoming)).await?;
                tx.also(sender.grant.event(EventKind::MailQueued).on(id.0));
            }
        }
        tx.commit(taken(outcome, Some(person))).await?;
        Ok(outcome)
    }

    /// Tells somebody who is proven to have written and whom nobody knows here where to turn: once for each address.
    pub(super) async fn tell_stranger(&self, letter: &Letter, address: &str) -> Result<Outcome> {
        let outcome = Outcome::Stranger;
        let mut tx = self.store().begin(self.now()).await?;
        mail::take(&mut tx, &letter.key, None, outcome.code()).await?;
        let once = format!("stranger:{:x}", answer_id(&address.to_lowercase()).0.as_u128());
        if let Some(incoming) = &letter.incoming {
            let out = self.answer_to(&once, incoming, address, words::to_stranger(self.place()), i18n::lang());
            let id = out.id;
            if self.put_out(&mut tx, None, out).await? {
                mail::belongs(&mut tx, id, in_thread_of(incoming)).await?;
            }
        }
        tx.commit(taken(outcome, None)).await?;
        Ok(outcome)
    }
}

/// The thread of an answer to a mail that went no further.
fn in_thread_of(incoming: &Incoming) -> mail::Context<'_> {
    mail::Context {
        in_reply_to: incoming.message_id.as_deref(),
        thread: incoming.message_id.as_slice(),
        openings: &[],
    }
}

/// What the program said.
pub(crate) fn replies(talk: &Talk) -> Vec<&dialogue::Reply> {
    let said = talk.said.iter().filter_map(|said| match said {
        Said::Program(reply) => Some(reply),
        Said::Person(_) | Said::Staff { .. } => None,
    });
    said.collect()
}

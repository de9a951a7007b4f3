//! The conversation: what a person says is taken in by [`dialogue::step`], its commands are carried out by the use cases, and what
//! came of them is told.
//!
//! A command is carried out, and then what was said is written down: whoever is cut off in between says it once more, and finds it
//! done. Nothing here decides anything: what may not be done by itself comes as [`dialogue::Deed`], after the person's yes.
//!
//! To carry out one more command: its arm in `carry.rs`.

mod alert;
mod apply;
mod carry;
mod found;
mod hiring;
mod lines;
mod may;
mod pages;
mod post;
mod setting;

use std::collections::VecDeque;

use dialogue::{Around, Event, Lacks, Opening, Resume, State, step};
use model::{EventKind, PersonId};
use store::{Grant, Tx, conversation, conversation::Speaker};
use tokio::sync::broadcast;

pub use dialogue::{Card, Choice, Fit, Form, Reply};
pub use lines::{Line, Said};
pub use pages::page;
use setting::Setting;

use crate::{Error, Journey, Result, Visit, profile::Known};

/// The longest message, in characters: a pasted letter, not a book.
pub const MAX_SAID: usize = 8_000;
/// Lines that are shown at once.
pub const LINES: u32 = 60;
/// So many events follow from one message: a search, a correction of the profile and what comes of both are five.
const MOST_EVENTS: usize = 16;

/// What cannot be done here.
const LACKS: Lacks = Lacks {
    alerts: false,
    applications: false,
    people: false,
    interpreter: true,
};

/// Where somebody speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Channel {
    /// The page of the conversation.
    Page,
    /// A mail that is proven to be from them.
    Mail,
    /// A mail that may be from them: it is answered, and changes nothing.
    UnprovenMail,
    /// A text message from a number that is proven to be theirs.
    Text,
}

impl Channel {
    fn code(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Mail | Self::UnprovenMail => "mail",
            Self::Text => "text",
        }
    }
}

/// What a person says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Word {
    /// In their own words.
    Said(String),
    /// The choice with this id.
    Chose(String),
}

/// A conversation as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Conversation {
    /// The last lines, the earliest first.
    pub lines: Vec<Line>,
    /// Whether there are earlier ones.
    pub earlier: bool,
}

/// What came of what was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum After {
    /// The conversation goes on.
    GoesOn,
    /// They had everything about them erased: nobody is there any more.
    Erased,
}

impl Journey {
    /// The conversation of this person, before the line with this number. One that has not begun is what they are greeted with;
    /// looking changes nothing.
    pub async fn conversation(&self, visit: Option<&Visit>, before: Option<i64>) -> Result<Conversation> {
        if let Some(visit) = visit {
            let grant = self.own(visit).await?;
            let mut db = self.store().read().await?;
            let mut found = conversation::lines(&mut db, &grant, before, LINES + 1).await?;
            drop(db);
            let earlier = found.len() > LINES as usize;
            found.drain(..usize::from(earlier));
            if !found.is_empty() || before.is_some() {
                let lines = found.into_iter().map(Line::from).collect();
                return Ok(Conversation { lines, earlier });
            }
        }
        let setting = match visit {
            Some(visit) => self.setting(&self.own(visit).await?).await?,
            None => self.setting_of_nobody().await?,
        };
        let known = match visit {
            Some(visit) => self.known(visit).await?,
            None => Known::default(),
        };
        let signed_in = visit.is_some_and(|visit| visit.signed_in);
        let greeting = self.step_of(&State::default(), &Event::Came, &known, signed_in, &setting)?;
        let said = greeting.replies.into_iter().map(Said::Program);
        Ok(Conversation {
            lines: said.map(|said| Line::new(self.now(), said)).collect(),
            earlier: false,
        })
    }

    /// Says something; what is answered stands in the conversation then.
    pub async fn talk(&self, visit: &Visit, word: Word, channel: Channel) -> Result<After> {
        let event = match word {
            Word::Said(text) if text.chars().count() > MAX_SAID => {
                return Err(Error::invalid(
                    "said",
                    t!(
                        "This is longer than {most} characters. Please shorten it; nothing was lost.",
                        most = MAX_SAID
                    ),
                ));
            }
            Word::Said(text) => Event::Said(text),
            Word::Chose(id) => Event::Chose(id),
        };
        self.converse(visit, event, channel, None).await
    }

    /// Hands a résumé in within the conversation: as [`Journey::hand_in`], and what was read is shown to be confirmed.
    pub async fn talk_of_resume(&self, visit: &Visit, name: &str, bytes: Vec<u8>, channel: Channel) -> Result<After> {
        let (event, shown) = self.resume_in_talk(visit, name, bytes).await?;
        self.converse(visit, event, channel, Some(shown)).await
    }

    /// Hands a résumé in; what happens in the conversation then, and what it is called there.
    pub(crate) async fn resume_in_talk(&self, visit: &Visit, name: &str, bytes: Vec<u8>) -> Result<(Event, String)> {
        let handed_in = self.hand_in(visit, name, bytes).await?;
        let profile = &handed_in.known.profile;
        let resume = Resume {
            occupation: profile.jobs.iter().find_map(|job| job.value.occupation.clone()),
            skills: profile.skills.iter().map(|claim| claim.skill.value.clone()).collect(),
            place: profile.place.as_ref().map(|place| place.value.clone()),
        };
        let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
        let shown: String = name.chars().filter(|c| !c.is_control()).take(120).collect();
        Ok((Event::ResumeRead(resume), shown))
    }

    /// Tells whose conversation goes on.
    pub fn talks(&self) -> broadcast::Receiver<PersonId> {
        self.0.talked.subscribe()
    }

    /// Takes the event, carries out what follows from it, and writes down what was said.
    async fn converse(&self, visit: &Visit, event: Event, channel: Channel, shown: Option<String>) -> Result<After> {
        let grant = self.own(visit).await?;
        let said = vec![(event, shown)];
        let Some(talk) = self.talk_on(visit, &grant, said, channel, &[]).await? else {
            return Ok(After::Erased);
        };
        self.write_down(&grant, &talk, channel).await?;
        Ok(After::GoesOn)
    }

    /// Takes events that happen at once, and all that follows from them; not yet written down. Numbers mean `openings`, where
    /// there are any. Nothing when they had themselves erased.
    pub(crate) async fn talk_on(
        &self,
        visit: &Visit,
        grant: &Grant,
        happened: Vec<(Event, Option<String>)>,
        channel: Channel,
        openings: &[Opening],
    ) -> Result<Option<Talk>> {
        let stored = conversation::state(&mut self.store().read().await?, grant).await?;
        let mut talk = Talk {
            state: stored.as_deref().map(State::read).unwrap_or_default(),
            said: Vec::new(),
        };
        if stored.is_none() {
            self.answer(visit, grant, &mut talk, Event::Came, channel).await?;
        }
        talk.state.speak_of(openings);
        for (event, shown) in happened {
            let words = match (&event, shown) {
                (_, Some(shown)) => Some(shown),
                (Event::Said(text), _) => Some(text.clone()),
                (Event::Chose(id), _) => talk.state.choice(id).map(str::to_owned),
                _ => None,
            };
            talk.said.extend(words.map(Said::Person));
            if self.answer(visit, grant, &mut talk, event, channel).await? == After::Erased {
                return Ok(None);
            }
        }
        Ok(Some(talk))
    }

    /// Takes an event and all that follow from it.
    async fn answer(
        &self,
        visit: &Visit,
        grant: &Grant,
        talk: &mut Talk,
        event: Event,
        channel: Channel,
    ) -> Result<After> {
        let setting = self.setting(grant).await?.of(visit);
        let mut events = VecDeque::from([event]);
        for _ in 0..MOST_EVENTS {
            let Some(event) = events.pop_front() else { break };
            let known = self.known_of(grant).await?;
            let taken = self.step_of(&talk.state, &event, &known, visit.signed_in, &setting)?;
            talk.state = taken.state;
            let barred = talk.state.asks().and_then(|deed| may::not_deed(channel, deed));
            if let Some((sentence, form)) = barred.or_else(|| may::not_asked(channel, &talk.state)) {
                // Asked where a yes would not do: told at once where it does.
                talk.state.ask_nothing();
                events.push_back(Event::Refused(sentence.to_owned(), form));
                continue;
            }
            talk.said.extend(taken.replies.into_iter().map(Said::Program));
            let lang = talk.state.lang().unwrap_or_else(i18n::lang);
            for command in taken.commands {
                if let Some((sentence, form)) = may::not(channel, &command) {
                    events.push_back(Event::Refused(sentence.to_owned(), form));
                    continue;
                }
                match i18n::spoken(lang, Box::pin(self.carry(visit, command))).await? {
                    Some(Event::Erased) => return Ok(After::Erased),
                    happened => events.extend(happened),
                }
            }
        }
        Ok(After::GoesOn)
    }

    fn step_of(
        &self,
        state: &State,
        event: &Event,
        known: &Known,
        signed_in: bool,
        setting: &Setting,
    ) -> Result<dialogue::Step> {
        let person = person(known, signed_in, setting);
        tokio::task::block_in_place(|| {
            let around = Around {
                readers: self.readers().talk(&self.0.taxonomy)?,
                today: self.today_there(),
                lang: i18n::lang(),
                person: &person,
                helpline: setting.helpline.as_ref(),
                lacks: Lacks {
                    people: setting.helpers.count == 0,
                    interpreter: self.0.interpreter.is_none(),
                    ..LACKS
                },
            };
            Ok(step(state, event, &around))
        })
    }

    async fn write_down(&self, grant: &Grant, talk: &Talk, channel: Channel) -> Result<()> {
        let mut tx = self.store().begin(self.now()).await?;
        self.write_said(&mut tx, grant, talk, channel).await?;
        tx.commit(grant.event(EventKind::ConversationWentOn)).await?;
        self.tell_of_talk(grant);
        Ok(())
    }

    /// Whoever looks at the conversation looks anew; nobody may be looking.
    pub(crate) fn tell_of_talk(&self, grant: &Grant) {
        drop(self.0.talked.send(grant.subject()));
    }

    /// Writes down what was said, in the transaction of what else comes of it.
    pub(crate) async fn write_said(&self, tx: &mut Tx, grant: &Grant, talk: &Talk, channel: Channel) -> Result<()> {
        let state = serde_json::to_string(&talk.state).map_err(|error| Error::Internal(error.to_string()))?;
        let said = talk.said.iter().map(|said| conversation::Said {
            speaker: match said {
                Said::Person(_) => Speaker::Person,
                Said::Program(_) => Speaker::Program,
                Said::Staff { .. } => Speaker::Staff,
            },
            channel: channel.code().to_owned(),
            body: said.stored(),
        });
        Ok(conversation::go_on(tx, grant, &state, &said.collect::<Vec<_>>()).await?)
    }
}

/// A conversation while something is said.
pub(crate) struct Talk {
    pub(crate) state: State,
    pub(crate) said: Vec<Said>,
}

/// Who talks, as the conversation sees them.
fn person(known: &Known, signed_in: bool, setting: &Setting) -> dialogue::Person {
    let profile = &known.profile;
    let wished = profile.wishes.occupations.first().cloned();
    let place = profile.place.as_ref().map(|place| &place.value);
    let place = profile.wishes.place.as_ref().or(place).cloned();
    let unconfirmed = profile.skills.iter().any(|claim| !claim.skill.confirmed)
        || profile.jobs.iter().any(|job| !job.confirmed)
        || profile.place.as_ref().is_some_and(|place| !place.confirmed);
    dialogue::Person {
        name: profile.name.as_ref().map(|name| name.value.clone()),
        signed_in,
        helpers: setting.helpers.names.clone(),
        answered_by: setting.helpers.by,
        awaited: setting.awaited.clone(),
        recruits: setting.recruits,
        occupation: wished.or_else(|| profile.jobs.iter().find_map(|job| job.value.occupation.clone())),
        skills: profile.skills.iter().map(|claim| claim.skill.value.clone()).collect(),
        country: place.as_ref().and_then(|place| place.country.clone()),
        place,
        confirmed: !profile.is_empty() && !unconfirmed,
    }
}

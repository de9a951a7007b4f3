//! Commands of the conversation, carried out by the use cases.

use dialogue::{Command, Confirmed, Deed, Event, Form, ToLearn, Wishes};
use model::PostingId;

use crate::{
    Error, Journey, Result, Visit,
    doubts::reasons,
    help::ended,
    jobs::Suggestion,
    own_data::erase_word,
    profile::{Edit, FactKey, WishForm},
};

/// What to learn is planned for so many weeks.
const WEEKS: u32 = 26;

impl Journey {
    /// Carries a command out. What the person did wrong is told to them; only what is wrong here is an error.
    pub(super) async fn carry(&self, visit: &Visit, command: Command) -> Result<Option<Event>> {
        let done = match command {
            Command::Do(confirmed) => Box::pin(self.carry_deed(visit, confirmed)).await,
            Command::Search(filters) | Command::Recommend(filters) => self.found(visit, &filters).await.map(Some),
            Command::Why(id) => self.why(visit, id).await.map(Some),
            Command::Missing(id) => self.missing(visit, id).await.map(Some),
            Command::Save(id) => self.save(visit, id, true).await.map(|()| Some(Event::Saved(id))),
            Command::Unsave(id) => self.save(visit, id, false).await.map(|()| Some(Event::Undone)),
            Command::Dismiss(id, reason) => {
                let dismissed = self.dismiss(visit, id, reason).await;
                dismissed.map(|()| Some(Event::Dismissed(id)))
            }
            Command::Undismiss(id) => self.undismiss(visit, id).await.map(|()| Some(Event::Undone)),
            Command::WhatToLearn => self.worth_learning(visit).await.map(Some),
            Command::CheckText(text) => Ok(Some(self.checked(&text))),
            Command::SetAlert(filters) => self.set_alert(visit, &filters).await.map(Some),
            Command::StopAlerts => {
                let stopped = self.stop_alerts(visit).await;
                stopped.map(|count| Some(Event::AlertsStopped(count)))
            }
            Command::Withdraw => match self.withdraw_request(visit).await {
                Ok(true) => Ok(Some(Event::Withdrawn)),
                Ok(false) => Err(ended()),
                Err(error) => Err(error),
            },
            Command::MyApplications => self.applications_told(visit).await.map(Some),
            Command::LookToApply(id) => self.to_apply(visit, id).await.map(Some),
            Command::KeepLetter(id, letter) => self.keep_letter(visit, id, &letter).await.map(|()| None),
            Command::UndoApplication(id) => self.undo_in_talk(visit, id).await.map(Some),
            Command::InterviewQuestions(id) => self.practise(visit, id).await.map(Some),
            Command::DraftOpening(told) => self.draft_in_talk(visit, told).await.map(Some),
            Command::Interpret(said) => Ok(Some(self.interpreted(said).await)),
            Command::WhoFits(words) => self.who_fits(visit, &words).await.map(Some),
            Command::CountWaiting => self
                .undecided(visit)
                .await
                .map(|count| Some(Event::Waiting(number(count)))),
            told => self.note(visit, told).await.map(|()| None),
        };
        done.or_else(refused)
    }

    /// What they told of themselves goes into the profile.
    async fn note(&self, visit: &Visit, told: Command) -> Result<()> {
        let edits = match told {
            Command::SetWork(id) => vec![Edit::WishedWork(vec![id])],
            Command::AddSkills(skills) => {
                let add = skills.iter().map(|id| Edit::Skill(id.to_string(), None));
                add.collect()
            }
            Command::RemoveSkills(skills) => {
                let known = self.known(visit).await?.profile;
                let held = skills
                    .into_iter()
                    .filter(|id| known.skills.iter().any(|claim| claim.skill.value == *id));
                held.map(|id| Edit::Remove(FactKey::Skill(id))).collect()
            }
            Command::SetPlace(place) => vec![Edit::PlaceIs(place)],
            Command::SetWishes(wishes) => vec![Edit::Wishes(wish_form(&wishes))],
            _ => Vec::new(),
        };
        if !edits.is_empty() {
            self.edit(visit, None, edits).await?;
        }
        Ok(())
    }

    /// What the person said yes to.
    async fn carry_deed(&self, visit: &Visit, confirmed: Confirmed) -> Result<Option<Event>> {
        match confirmed.deed() {
            Deed::ConfirmProfile => {
                self.edit(visit, None, vec![Edit::ConfirmAll]).await?;
                Ok(Some(Event::ProfileConfirmed))
            }
            Deed::StartAccount(address) => {
                self.begin_account(visit, address).await?;
                Ok(Some(Event::AccountStarted(address.clone())))
            }
            Deed::EraseMe => self.erase_in_talk(visit).await.map(Some),
            Deed::HandOver { about, messages } => {
                let (to, by) = self.ask_for_person(visit, about, *messages).await?;
                Ok(Some(Event::HandedOver { to, by }))
            }
            Deed::AnswerWaiting(_) => {
                let told = self.put_off_undecided(visit).await?;
                Ok(Some(Event::Answered(number(told))))
            }
            Deed::Apply(opening, letter) => self.apply_in_talk(visit, *opening, letter).await.map(Some),
            Deed::PublishOpening(opening) => self.publish_in_talk(visit, *opening).await.map(Some),
        }
    }

    /// Whoever has a password gives it before everything is erased: on the page that asks for it.
    async fn erase_in_talk(&self, visit: &Visit) -> Result<Event> {
        if self.account(visit).await?.is_some_and(|account| account.has_password) {
            let sentence = t!("To erase an account, its password is needed. The page for your data asks for it.");
            return Ok(Event::Refused(sentence.to_owned(), Some(Form::OwnData)));
        }
        self.erase(visit, erase_word(), None).await?;
        Ok(Event::Erased)
    }

    async fn explained(&self, visit: &Visit, id: PostingId) -> Result<Option<Suggestion>> {
        let posting = self.posting(id).await?;
        self.suggestion(visit, &posting).await
    }

    async fn why(&self, visit: &Visit, id: PostingId) -> Result<Event> {
        let Some(shown) = self.explained(visit, id).await? else {
            return Ok(tell_first());
        };
        let why = shown.why;
        let counted = why.counted();
        Ok(Event::Explained {
            opening: id,
            has: counted.sure,
            likely: counted.likely,
            asked: counted.sure + counted.likely + counted.missing,
            points: why.parts.into_iter().map(|(_, words)| words).collect(),
        })
    }

    async fn missing(&self, visit: &Visit, id: PostingId) -> Result<Event> {
        let Some(shown) = self.explained(visit, id).await? else {
            return Ok(tell_first());
        };
        let missing = shown.why.missing.into_iter().map(|missing| ToLearn {
            skill: missing.name,
            hours: missing.hours,
            opens: 0,
        });
        Ok(Event::Lacking {
            opening: id,
            skills: missing.collect(),
        })
    }

    async fn worth_learning(&self, visit: &Visit) -> Result<Event> {
        let learning = self.learning(visit, None, WEEKS).await?;
        if learning.known.profile.is_empty() {
            return Ok(Event::WorthLearning(Vec::new()));
        }
        let skills = learning.skills.into_iter().map(|skill| ToLearn {
            skill: skill.name,
            hours: skill.hours,
            opens: skill.openings,
        });
        Ok(Event::WorthLearning(skills.collect()))
    }

    /// What a message may mean. A model that cannot be asked is no fault of the person: then it is as if there were none.
    async fn interpreted(&self, said: String) -> Event {
        let meant = match &self.0.interpreter {
            Some(interpreter) => interpreter.plainer(&said).await,
            None => Ok(None),
        };
        let meant = meant.unwrap_or_else(|why| {
            tracing::warn!(%why, "the interpreter was of no use");
            None
        });
        Event::Meant { said, meant }
    }

    /// What the check finds in a pasted text, with the words it rests on.
    fn checked(&self, text: &str) -> Event {
        let advert = trust::Advert {
            description: text,
            ..trust::Advert::default()
        };
        let verdict = tokio::task::block_in_place(|| self.readers().checker.check(&advert));
        let found = reasons(&verdict.reasons).into_iter();
        let found = found.filter(|(_, quote)| !quote.is_empty());
        Event::Checked {
            level: verdict.level,
            reasons: found.map(|(words, quote)| format!("{words} “{quote}”")).collect(),
        }
    }
}

fn wish_form(wishes: &Wishes) -> WishForm {
    WishForm {
        sites: wishes.site.map(|site| vec![site]),
        employment: wishes.employment.map(|kind| vec![kind]),
        min_pay: wishes.min_pay.map(Some),
        ..WishForm::default()
    }
}

/// Without a profile nothing can be said of how an opening fits.
fn tell_first() -> Event {
    let sentence = t!("I can say how an opening fits once I know something of you.");
    Event::Refused(sentence.to_owned(), Some(Form::Profile))
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// What the person can mend is told; what failed here is an error.
fn refused(error: Error) -> Result<Option<Event>> {
    match error {
        Error::Store(_) | Error::Index(_) | Error::Internal(_) => Err(error),
        told => Ok(Some(Event::Refused(told.sentence(), None))),
    }
}

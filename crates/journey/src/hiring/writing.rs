//! Writing an opening: from pasted words to public, paused, closed, open again.
//!
//! A draft lives in its requisition alone. Made public, it is read and checked by the same engine as every other opening, under the
//! source `onward` and the id it had all along.

use chrono::NaiveDate;
use model::{
    DeclineReason, Draft, Event, EventKind, Instant, Posting, PostingId, PostingStatus, RequisitionState, Stage,
};
use skills::posting::RawPosting;
use store::{
    Tx,
    employer::{self, Employer},
    hiring::{
        Act, Desk, TeamRole,
        requisition::{self, Requisition},
    },
    posting,
};

use super::{Advice, Answer, advice::advice};
use crate::{Error, Journey, Result, Visit, doubts::Standing, import::Understood, profile::line};

/// The source of what is written here.
pub(crate) const SOURCE: &str = "onward";
/// The longest title, place and pay, in characters.
const LINE: usize = 200;
/// The longest text, in characters.
const TEXT: usize = 20_000;
/// The shortest text that tells anything, in characters.
const SHORTEST: usize = 80;
/// So many questions at most: each costs people who would have applied.
pub const MAX_QUESTIONS: usize = 5;
/// The longest time until an answer.
const LONGEST_PROMISE: u16 = 60;
/// So many drafts an employer keeps at once.
const MOST_DRAFTS: usize = 50;

/// An opening as its team looks at it.
#[derive(Debug, Clone)]
pub struct WrittenOpening {
    /// What they write and promise.
    pub requisition: Requisition,
    /// Whose.
    pub employer: Employer,
    /// What whoever looks may do.
    pub role: TeamRole,
    /// As seekers see it.
    pub preview: Posting,
    /// What could be better.
    pub advice: Vec<Advice>,
    /// What the check says of it.
    pub standing: Standing,
}

impl Journey {
    /// Begins an opening from pasted words: the first line is its title. What the words say is filled in.
    pub async fn begin_opening(&self, visit: &Visit, employer: model::EmployerId, pasted: &str) -> Result<PostingId> {
        let desk = self.desk_at(visit, employer, Act::Hire).await?;
        let mut draft = pasted_draft(pasted)?;
        let now = self.now();
        let id = PostingId::new(now, self.random());
        let employer = self.employer(employer).await?;
        if !draft.title.is_empty() {
            let read = tokio::task::block_in_place(|| self.posting_of_draft(id, &employer, &draft, now).0);
            draft.understood(&read);
        }
        self.add_draft(&desk, id, &draft).await?;
        Ok(id)
    }

    async fn add_draft(&self, desk: &Desk, id: PostingId, draft: &Draft) -> Result<()> {
        let mut tx = self.store().begin(self.now()).await?;
        let all = requisition::of_employer(&mut tx, desk).await?;
        let drafts = all.iter().filter(|one| one.state == RequisitionState::Draft);
        if drafts.count() >= MOST_DRAFTS {
            return Err(Error::TooMany(t!(
                "There are fifty drafts already. Publish some, or let go of some."
            )));
        }
        requisition::add(&mut tx, desk, id, draft).await?;
        Ok(tx.commit(by(desk, EventKind::RequisitionMade, id)).await?)
    }

    /// A draft like this one, with nothing of what came of it.
    pub async fn copy_opening(&self, visit: &Visit, id: PostingId) -> Result<PostingId> {
        let (desk, found) = self.desk_of(visit, id, Act::Hire).await?;
        let copy = PostingId::new(self.now(), self.random());
        let draft = Draft {
            deadline: None,
            ..found.draft
        };
        self.add_draft(&desk, copy, &draft).await?;
        Ok(copy)
    }

    /// An opening as its team looks at it, with advice and the check of its words.
    pub async fn written_opening(&self, visit: &Visit, id: PostingId) -> Result<WrittenOpening> {
        let (desk, requisition) = self.desk_of(visit, id, Act::Look).await?;
        let employer = self.employer(requisition.employer).await?;
        let made = requisition.made_at;
        let (preview, _) =
            tokio::task::block_in_place(|| self.posting_of_draft(id, &employer, &requisition.draft, made));
        let standing = match requisition.state {
            RequisitionState::Draft => self.would_stand(&preview).await?,
            _ => self.standing_of(&preview).await?,
        };
        let advice = advice(&requisition.draft, &preview);
        Ok(WrittenOpening {
            requisition,
            employer,
            role: desk.role(),
            preview,
            advice,
            standing,
        })
    }

    /// Keeps what was typed; a public opening says so at once.
    pub async fn change_opening(&self, visit: &Visit, id: PostingId, draft: Draft) -> Result<()> {
        let (desk, found) = self.desk_of(visit, id, Act::Hire).await?;
        let draft = checked(draft)?;
        let is_public = found.state == RequisitionState::Open;
        if is_public {
            ready(&draft, self.today_there())?;
        }
        let mut tx = self.store().begin(self.now()).await?;
        requisition::change(&mut tx, &desk, id, &draft).await?;
        if is_public {
            self.put_written(&mut tx, &desk, id, &draft, found.made_at).await?;
        }
        tx.commit(by(&desk, EventKind::RequisitionChanged, id)).await?;
        self.0.changed.notify_one();
        Ok(())
    }

    /// Makes an opening public, for the first time or again.
    pub async fn publish_opening(&self, visit: &Visit, id: PostingId) -> Result<()> {
        let (desk, found) = self.desk_of(visit, id, Act::Hire).await?;
        ready(&found.draft, self.today_there())?;
        self.source(SOURCE, SOURCE).await?;
        let mut tx = self.store().begin(self.now()).await?;
        requisition::set_state(&mut tx, &desk, id, RequisitionState::Open).await?;
        self.put_written(&mut tx, &desk, id, &found.draft, found.made_at)
            .await?;
        self.have_moved(tx, &desk, id, RequisitionState::Open).await
    }

    /// Takes an opening out of sight for now. Who applied goes on.
    pub async fn pause_opening(&self, visit: &Visit, id: PostingId) -> Result<()> {
        let (desk, found) = self.desk_of(visit, id, Act::Hire).await?;
        if found.state != RequisitionState::Open {
            return Err(not_so(found.state));
        }
        self.take_down(&desk, id, RequisitionState::Paused).await
    }

    /// Closes an opening and answers everybody who still waits; gives how many that were.
    pub async fn close_opening(
        &self,
        visit: &Visit,
        id: PostingId,
        reason: DeclineReason,
        words: &str,
    ) -> Result<usize> {
        let (desk, found) = self.desk_of(visit, id, Act::Hire).await?;
        if !matches!(found.state, RequisitionState::Open | RequisitionState::Paused) {
            return Err(not_so(found.state));
        }
        let answer = Answer::no(vec![reason], words)?;
        self.take_down(&desk, id, RequisitionState::Closed).await?;
        let mut answered = 0;
        for stage in Stage::ALL.into_iter().filter(|stage| stage.is_open()) {
            answered += self.answer_everybody(&desk, &found, stage, &answer).await?;
        }
        Ok(answered)
    }

    async fn take_down(&self, desk: &Desk, id: PostingId, state: RequisitionState) -> Result<()> {
        let mut tx = self.store().begin(self.now()).await?;
        requisition::set_state(&mut tx, desk, id, state).await?;
        if posting::close(&mut tx, id).await? {
            tx.also(Event::new(EventKind::PostingClosed, id.0));
        }
        self.have_moved(tx, desk, id, state).await
    }

    /// Lets go of a draft.
    pub async fn let_go_of_draft(&self, visit: &Visit, id: PostingId) -> Result<()> {
        let (desk, found) = self.desk_of(visit, id, Act::Hire).await?;
        let mut tx = self.store().begin(self.now()).await?;
        if !requisition::let_go(&mut tx, &desk, id).await? {
            return Err(not_so(found.state));
        }
        Ok(tx.commit(by(&desk, EventKind::RequisitionLetGo, id)).await?)
    }

    /// Why a draft cannot be public yet; nothing when it can.
    pub(crate) fn not_ready(&self, draft: &Draft) -> Option<Error> {
        ready(draft, self.today_there()).err()
    }

    async fn have_moved(&self, tx: Tx, desk: &Desk, id: PostingId, state: RequisitionState) -> Result<()> {
        tx.commit(by(desk, EventKind::RequisitionMoved, id).detail(state.code()))
            .await?;
        self.0.changed.notify_one();
        Ok(())
    }

    async fn put_written(&self, tx: &mut Tx, desk: &Desk, id: PostingId, draft: &Draft, said: Instant) -> Result<()> {
        let source = store::source::by_name(tx, SOURCE)
            .await?
            .ok_or(Error::NotFound(t!("source")))?;
        let employer = employer::find(tx, desk.employer())
            .await?
            .ok_or(Error::NotFound(t!("employer")))?;
        let (posting, raw) = tokio::task::block_in_place(|| self.posting_of_draft(id, &employer, draft, said));
        let mut understood = Understood::default();
        understood.push(posting, &raw);
        self.put_understood(tx, source.id, &understood).await?;
        Ok(())
    }

    /// What a draft says, as every opening is read. Days like "tomorrow" count from the day it was begun.
    fn posting_of_draft(
        &self,
        id: PostingId,
        employer: &Employer,
        draft: &Draft,
        said: Instant,
    ) -> (Posting, RawPosting) {
        let written = |text: &str| (!text.trim().is_empty()).then(|| text.trim().to_owned());
        let raw = RawPosting {
            title: draft.title.clone(),
            employer: Some(employer.name.clone()),
            place: written(&draft.place),
            description: draft.description.clone(),
            pay: written(&draft.pay),
            deadline: draft.deadline.map(|day| day.to_string()),
            posted: Some(said.date_naive().to_string()),
            ..RawPosting::default()
        };
        let mut posting = self.understand(&raw, SOURCE, &id.to_string(), said);
        posting.id = id;
        posting.employer_id = Some(employer.id);
        // What the team chose counts, also where it is "nothing": pasted words were read once, when the draft began.
        posting.deadline = draft.deadline;
        posting.employment = draft.employment.or(posting.employment);
        posting.site = draft.site.or(posting.site);
        posting.status = PostingStatus::Open;
        (posting, raw)
    }
}

fn by(desk: &Desk, kind: EventKind, id: PostingId) -> Event {
    let mut event = Event::new(kind, id.0);
    event.actor = Some(desk.member());
    event
}

fn not_so(state: RequisitionState) -> Error {
    Error::Conflict(match state {
        RequisitionState::Draft => t!("This is a draft: it is not public yet."),
        RequisitionState::Open => t!("This opening is public."),
        RequisitionState::Paused => t!("This opening is paused."),
        RequisitionState::Closed => t!("This opening is closed."),
    })
}

/// The first line is the title, the others are the text.
fn pasted_draft(pasted: &str) -> Result<Draft> {
    let pasted = line("text", pasted, TEXT + LINE)?.unwrap_or_default();
    let (first, rest) = pasted.split_once('\n').unwrap_or((&pasted, ""));
    let cut = |text: &str, most: usize| text.trim().chars().take(most).collect::<String>();
    // A long first line is a sentence of the text, no title.
    let is_title = first.trim().chars().count() <= 120;
    Ok(Draft {
        title: cut(first, LINE),
        description: cut(if is_title { rest } else { &pasted }, TEXT),
        ..Draft::new()
    })
}

/// What was typed, trimmed, and within bounds.
fn checked(draft: Draft) -> Result<Draft> {
    let one = |field, text: &str, most| Ok::<_, Error>(line(field, text, most)?.unwrap_or_default());
    let mut questions = draft.questions;
    questions.retain(|question| !question.words.trim().is_empty());
    if questions.len() > MAX_QUESTIONS {
        return Err(Error::invalid(
            "question",
            t!("Ask at most five questions: each one costs people who would have applied."),
        ));
    }
    for question in &mut questions {
        question.words = one("question", &question.words, LINE)?;
    }
    if !(1..=LONGEST_PROMISE).contains(&draft.reply_days) {
        return Err(Error::invalid(
            "reply_days",
            t!("Promise an answer within 1 to {most} days.", most = LONGEST_PROMISE),
        ));
    }
    if !(1..=999).contains(&draft.positions) {
        return Err(Error::invalid(
            "positions",
            t!("Write how many people you look for: a number from 1 to 999."),
        ));
    }
    Ok(Draft {
        title: one("title", &draft.title, LINE)?,
        description: one("description", &draft.description, TEXT)?,
        place: one("place", &draft.place, LINE)?,
        pay: one("pay", &draft.pay, LINE)?,
        questions,
        ..draft
    })
}

/// Whether a draft says enough to be public.
fn ready(draft: &Draft, today: NaiveDate) -> Result<()> {
    if draft.title.chars().count() < 3 {
        return Err(Error::invalid(
            "title",
            t!("Give the opening a title, as people search for it: “Cook”, “Warehouse worker, nights”."),
        ));
    }
    if draft.description.chars().count() < SHORTEST {
        return Err(Error::invalid(
            "description",
            t!("Say what the work is and what it takes, in a few sentences."),
        ));
    }
    if draft.deadline.is_some_and(|day| day < today) {
        return Err(Error::invalid(
            "deadline",
            t!("The last day to apply lies in the past."),
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{checked, pasted_draft, ready};
    use model::{Draft, Question};

    #[test]
    fn the_first_line_is_the_title() {
        let draft = pasted_draft("  Cook\n\nWe look for a cook.\nYou cook.").unwrap();
        assert_eq!(
            (draft.title.as_str(), draft.description.as_str()),
            ("Cook", "We look for a cook.\nYou cook.")
        );
        let long = "We are a family kitchen in the old town and look for somebody who loves to cook for two hundred guests a day, with us. ".repeat(2);
        let draft = pasted_draft(&long).unwrap();
        assert!(draft.title.chars().count() <= 200 && draft.description.starts_with("We are"));
    }

    #[test]
    fn bounds_hold_and_empty_questions_are_none() {
        let question = |words: &str| Question {
            words: words.to_owned(),
            needs: None,
        };
        let draft = Draft {
            questions: vec![question(" "), question("Can you start in May?")],
            ..Draft::new()
        };
        assert_eq!(checked(draft).unwrap().questions.len(), 1);
        assert!(
            checked(Draft {
                reply_days: 0,
                ..Draft::new()
            })
            .is_err()
        );
        assert!(
            checked(Draft {
                reply_days: 61,
                ..Draft::new()
            })
            .is_err()
        );
        assert!(
            checked(Draft {
                positions: 0,
                ..Draft::new()
            })
            .is_err()
        );
        assert!(
            checked(Draft {
                questions: vec![question("a"); 6],
                ..Draft::new()
            })
            .is_err()
        );
        assert!(ready(&Draft::new(), "2026-01-01".parse().unwrap()).is_err());
    }
}

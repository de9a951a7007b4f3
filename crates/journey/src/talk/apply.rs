//! Applying in the conversation, and practising for what comes after.

use dialogue::{Event, Form, Letter, ToAnswer, ToApply, ToPractise};
use model::{Posting, PostingId, SkillId, Stage};
use store::hiring::draft;

use crate::{
    Journey, Result, Visit,
    applying::{Applying, Barred},
};

impl Journey {
    /// What applying takes, or why it cannot be done and where to go.
    pub(super) async fn to_apply(&self, visit: &Visit, opening: PostingId) -> Result<Event> {
        let Some(applying) = self.applying(visit, opening).await? else {
            let sentence = t!("This employer takes applications elsewhere. The page of the opening leads there.");
            return Ok(Event::Refused(sentence.to_owned(), Some(Form::Opening(opening))));
        };
        if applying.already.is_some() {
            let sentence = t!("You have applied for it already. On its page you see where it stands.");
            return Ok(Event::Refused(sentence.to_owned(), Some(Form::Applications)));
        }
        if let Some(barred) = applying.barred {
            return Ok(Event::Refused(barred.sentence().to_owned(), Some(way_out(barred))));
        }
        Ok(Event::Applying(Box::new(takes(applying))))
    }

    /// Keeps what somebody wrote, as the page does.
    pub(super) async fn keep_letter(&self, visit: &Visit, opening: PostingId, letter: &Letter) -> Result<()> {
        self.keep_application(visit, opening, kept(letter)).await
    }

    /// Sends it, by the same use case as the page.
    pub(super) async fn apply_in_talk(&self, visit: &Visit, opening: PostingId, letter: &Letter) -> Result<Event> {
        let id = self.apply(visit, opening, kept(letter)).await?;
        let sent = self.my_application(visit, id).await?;
        Ok(Event::Applied(opening, sent.application.reply_by))
    }

    /// Takes back within the minute what was sent.
    pub(super) async fn undo_in_talk(&self, visit: &Visit, opening: PostingId) -> Result<Event> {
        let undone = match self.applied_to(visit, opening).await? {
            Some(id) => self.undo_application(visit, id).await?,
            None => true,
        };
        if undone {
            return Ok(Event::Undone);
        }
        let sentence = t!("The minute is over, and the employer has it. On its page you can still take it back.");
        Ok(Event::Refused(sentence.to_owned(), Some(Form::Applications)))
    }

    /// What an interview asks: for this opening; else for the application that has come furthest; else about what they can do.
    pub(super) async fn practise(&self, visit: &Visit, opening: Option<PostingId>) -> Result<Event> {
        let posting = match opening {
            Some(id) => Some(self.posting(id).await?),
            None => self.furthest(visit).await?,
        };
        let mut questions = posting.iter().flat_map(|posting| self.interview_questions(posting));
        let mut found: Vec<ToPractise> = questions.by_ref().map(to_practise).collect();
        let mut title = posting
            .as_ref()
            .map(|posting| posting.title.clone())
            .unwrap_or_default();
        if found.is_empty() {
            let known = self.known(visit).await?.profile;
            let skills: Vec<SkillId> = known.skills.iter().map(|claim| claim.skill.value.clone()).collect();
            title.clear();
            found = self.questions_about(&skills).into_iter().map(to_practise).collect();
        }
        Ok(Event::InterviewQuestions {
            title,
            questions: found,
        })
    }

    /// The opening of the application that an interview is nearest for.
    async fn furthest(&self, visit: &Visit) -> Result<Option<Posting>> {
        let mut open = self.my_applications(visit).await?;
        open.retain(|(application, _)| application.stage.is_open());
        open.sort_by_key(|(application, _)| (application.stage != Stage::Interview, application.reply_by));
        Ok(open.into_iter().next().map(|(_, posting)| posting))
    }
}

fn way_out(barred: Barred) -> Form {
    match barred {
        Barred::NoAccount => Form::Account,
        Barred::NoProfile => Form::Profile,
        Barred::Over | Barred::Danger => Form::Jobs,
    }
}

fn takes(applying: Applying) -> ToApply {
    let why = applying.suggestion.map(|shown| shown.why);
    let counted = why.as_ref().map(matching::Explanation::counted);
    let asked = applying.requisition.draft.questions.into_iter();
    ToApply {
        opening: applying.posting.id,
        title: applying.posting.title,
        employer: applying.employer.name,
        has: counted.map_or(0, |counted| counted.sure + counted.likely),
        asked: counted.map_or(0, |counted| counted.sure + counted.likely + counted.missing),
        missing: why.map_or_else(Vec::new, |why| {
            why.missing.into_iter().map(|missing| missing.name).collect()
        }),
        version: applying.has_version,
        questions: asked
            .map(|question| ToAnswer {
                words: question.words,
                yes_no: question.needs.is_some(),
            })
            .collect(),
        letter: Letter {
            note: applying.letter.note,
            answers: applying.letter.answers,
        },
        reply_days: applying.requisition.draft.reply_days,
    }
}

fn kept(letter: &Letter) -> draft::Letter {
    draft::Letter {
        note: letter.note.clone(),
        answers: letter.answers.clone(),
    }
}

fn to_practise(question: crate::interviews::KitQuestion) -> ToPractise {
    ToPractise {
        skill: question.skill,
        ask: question.ask,
        good: question.good,
    }
}

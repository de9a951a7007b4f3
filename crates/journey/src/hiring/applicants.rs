//! Who applied, as the team sees it: ranked, with reasons, and without names until somebody chooses to see one.

use std::collections::BTreeMap;

use matching::{Explanation, Feedback, Match, Opening, Person, explain};
use model::{ApplicationId, Event, EventKind, Party, Posting, PostingId, Profile, Question, Stage};
use store::{
    hiring::{
        Act, Desk, TeamRole,
        application::{self, Application, Sent, Step},
        check::{self, BackgroundCheck},
        interview::{self, Interview, Side},
        job_offer::{self, JobOffer},
        requisition::Requisition,
        tag,
    },
    posting,
};

use super::{label, masking::masked};
use crate::{
    Error, Journey, Result, Visit,
    interviews::KitQuestion,
    studio::{Paper, written},
};

/// People on one page.
const SHOWN: u32 = 50;

/// Somebody in the list of those who applied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Applicant {
    /// How the application stands.
    pub application: Application,
    /// The name, or what stands in its place while that is hidden.
    pub called: String,
    /// The tags the team gave it.
    pub tags: Vec<String>,
}

/// Which of those who applied are shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sieve {
    /// Only of this stage.
    pub stage: Option<Stage>,
    /// Only with this tag; empty for all.
    pub tag: String,
    /// Only those that stand behind this one.
    pub after: Option<ApplicationId>,
}

/// Those who applied for an opening.
#[derive(Debug, Clone)]
pub struct Applicants {
    /// The opening.
    pub requisition: Requisition,
    /// What whoever looks may do.
    pub role: TeamRole,
    /// How many stand at each stage.
    pub counts: Vec<(Stage, i64)>,
    /// The tags in use, each with how many have it.
    pub tags: BTreeMap<String, u64>,
    /// The best first.
    pub list: Vec<Applicant>,
    /// Where the next page begins; nothing on the last.
    pub next: Option<ApplicationId>,
}

/// One application with everything there is to see.
#[derive(Debug, Clone)]
pub struct OneApplicant {
    /// The opening's requisition.
    pub requisition: Requisition,
    /// What whoever looks may do.
    pub role: TeamRole,
    /// The opening as it was when they applied.
    pub posting: Posting,
    /// How it stands.
    pub application: Application,
    /// The name, or what stands in its place.
    pub called: String,
    /// Whether who they are is hidden.
    pub is_hidden: bool,
    /// The profile they sent, without what tells who they are while that is hidden.
    pub profile: Profile,
    /// Their words.
    pub note: String,
    /// What was asked, and what they answered.
    pub answers: Vec<(Question, String)>,
    /// The score as it was when they applied.
    pub score: Option<Match>,
    /// Why, in the words of both sides.
    pub why: Explanation,
    /// How it came to stand so.
    pub steps: Vec<Step>,
    /// The last interview.
    pub interview: Option<Interview>,
    /// The last job offer.
    pub offer: Option<JobOffer>,
    /// The last background check.
    pub check: Option<BackgroundCheck>,
    /// What is asked in one, of everybody.
    pub questions: Vec<KitQuestion>,
}

impl Journey {
    /// Those who applied for an opening.
    pub async fn applicants(&self, visit: &Visit, opening: PostingId, sieve: &Sieve) -> Result<Applicants> {
        let (desk, requisition) = self.desk_of(visit, opening, Act::Look).await?;
        let now = self.now();
        let mut db = self.store().read().await?;
        let after = match sieve.after {
            Some(id) => application::find(&mut db, &desk, id, now)
                .await?
                .map(|one| (one.total, one.id)),
            None => None,
        };
        let mut found = application::ranked(
            &mut db,
            &desk,
            opening,
            (sieve.stage, &sieve.tag),
            (after, now),
            SHOWN + 1,
        )
        .await?;
        let more = found.len() > SHOWN as usize;
        found.truncate(SHOWN as usize);
        let counts = application::counts(&mut db, &desk, opening, now).await?;
        let mut tags = tag::of_opening(&mut db, &desk, opening).await?;
        let mut all_tags: BTreeMap<String, u64> = BTreeMap::new();
        for tag in tags.values().flatten() {
            *all_tags.entry(tag.clone()).or_default() += 1;
        }
        let hide = requisition.draft.hide_names;
        let list = found.into_iter().map(|application| Applicant {
            called: called(&application, hide),
            tags: tags.remove(&application.id).unwrap_or_default(),
            application,
        });
        let list: Vec<Applicant> = list.collect();
        Ok(Applicants {
            next: list.last().map(|last| last.application.id).filter(|_| more),
            requisition,
            role: desk.role(),
            counts,
            tags: all_tags,
            list,
        })
    }

    /// One application with everything there is to see. The look is written down, for the person to see.
    pub async fn applicant(&self, visit: &Visit, id: ApplicationId) -> Result<OneApplicant> {
        let (desk, found, sent, requisition) = self.open_applicant(visit, id, Act::Look).await?;
        let mut db = self.store().read().await?;
        let posting = posting::at_revision(&mut db, found.posting, sent.revision).await?;
        let posting = posting.ok_or(Error::NotFound(t!("opening")))?;
        let steps = application::steps_of(&mut db, &desk, id).await?;
        let mut interview = interview::latest(&mut db, Side::Team(&desk), id).await?;
        let offer = job_offer::latest(&mut db, Side::Team(&desk), id).await?;
        let check = check::latest(&mut db, Side::Team(&desk), id).await?;
        drop(db);
        let is_hidden = is_hidden(&found, requisition.draft.hide_names);
        if let Some(said) = interview
            .as_mut()
            .filter(|one| is_hidden && one.said_by == Party::Seeker)
        {
            said.said = super::masking::mask(&said.said, &super::masking::secrets(&sent.profile));
        }
        let found_posting = found.posting;
        let profile = if is_hidden {
            masked(&sent.profile)
        } else {
            sent.profile.clone()
        };
        let why = tokio::task::block_in_place(|| self.explain_to_team(&profile, &posting));
        let note = if is_hidden {
            super::masking::mask(&sent.letter.note, &super::masking::secrets(&sent.profile))
        } else {
            sent.letter.note.clone()
        };
        let questions = requisition.draft.questions.iter().cloned();
        Ok(OneApplicant {
            called: called(&found, requisition.draft.hide_names),
            answers: questions.zip(sent.letter.answers.iter().cloned()).collect(),
            score: serde_json::from_value(sent.score.clone()).ok(),
            requisition,
            role: desk.role(),
            posting,
            application: found,
            is_hidden,
            profile,
            note,
            why,
            steps,
            interview,
            offer,
            check,
            questions: self.interview_questions(&self.posting(found_posting).await?),
        })
    }

    async fn open_applicant(
        &self,
        visit: &Visit,
        id: ApplicationId,
        act: Act,
    ) -> Result<(Desk, Application, Sent, Requisition)> {
        let desk = self.desk_for(visit, id, act).await?;
        let opened = self.store().open_application(&desk, id, self.now()).await?;
        let (found, sent) = opened.ok_or(Error::NotFound(t!("application")))?;
        let (_, requisition) = self.desk_of(visit, found.posting, act).await?;
        Ok((desk, found, sent, requisition))
    }

    /// Shows who somebody is, from now on, to the team. Written down as a step of the journal.
    pub async fn reveal_applicant(&self, visit: &Visit, id: ApplicationId) -> Result<()> {
        let (desk, found, ..) = self.open_applicant(visit, id, Act::Hire).await?;
        let mut tx = self.store().begin(self.now()).await?;
        if application::reveal(&mut tx, &desk, id).await? {
            let event = Event::about(EventKind::ApplicationRevealed, found.person, desk.member()).on(id.0);
            tx.commit(event).await?;
        }
        Ok(())
    }

    /// The résumé that came with an application, as a PDF; without what tells who they are while that is hidden.
    pub async fn applicant_resume(&self, visit: &Visit, id: ApplicationId, paper: Paper) -> Result<Vec<u8>> {
        let (_, found, sent, requisition) = self.open_applicant(visit, id, Act::Look).await?;
        let profile = if is_hidden(&found, requisition.draft.hide_names) {
            masked(&sent.profile)
        } else {
            sent.profile
        };
        tokio::task::block_in_place(|| written(&self.0.taxonomy, &profile, paper))
    }

    /// Why a profile that was sent fits an opening: from what was sent alone, not from what the person told the program otherwise.
    pub(crate) fn explain_to_team(&self, profile: &Profile, posting: &Posting) -> Explanation {
        let context = self.context();
        let person = Person::new(context.taxonomy, profile, Feedback::default(), context.today);
        let opening = Opening::new(context.taxonomy, posting);
        let found = matching::score(&context, &person, &opening);
        explain(&context, profile, &person, posting, &opening, &found)
    }
}

fn is_hidden(application: &Application, hide: bool) -> bool {
    hide && application.revealed_at.is_none()
}

pub(super) fn called(application: &Application, hide: bool) -> String {
    let name = application.name.clone().filter(|_| !is_hidden(application, hide));
    name.unwrap_or_else(|| t!("Applicant {label}", label = label(application.id)))
}

//! Hiring: what an employer's team sees.

use askama::Template;

use super::{Shell, interview::InterviewLine, job::JobFact};
use crate::svg::MatchBar;
use crate::view::{
    Choice, Control, Empty, Evidence, Form, Mistakes, Notice, Pager, PostButton, Prose, Reason, Status, Warning,
};

/// An opening in the list of its team.
#[derive(Debug, Clone)]
pub struct HireRow {
    /// Its title.
    pub title: String,
    /// Where it is written.
    pub address: String,
    /// Where those who applied are; nothing for a draft.
    pub people: Option<String>,
    /// How it stands.
    pub state: Status,
    /// Who waits, in words.
    pub waiting: String,
    /// The day the next answer is promised by, and whether it is past.
    pub by: Option<(String, bool)>,
}

/// An employer somebody hires for.
#[derive(Debug, Clone)]
pub struct HireEmployer {
    /// Its name.
    pub name: String,
    /// Whether it is verified.
    pub verified: Status,
    /// How it answered so far, in words: everybody can read this.
    pub answers: String,
    /// Where a new opening begins; nothing for whoever looks on.
    pub new: Option<String>,
    /// Its team.
    pub team: String,
    /// Where it shows who it is.
    pub verify: String,
    /// Its openings.
    pub rows: Vec<HireRow>,
}

/// Everything somebody hires for.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/hire/home.html")]
pub struct HirePage {
    /// What stands around it.
    pub shell: Shell,
    /// What must be done first: sign in, confirm the address.
    pub first: Option<Notice>,
    /// The employers.
    pub employers: Vec<HireEmployer>,
    /// To begin an employer; nothing where something must be done first.
    pub start: Option<Form>,
}

/// Beginning an opening.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/hire/new.html")]
pub struct NewOpeningPage {
    /// What stands around it.
    pub shell: Shell,
    /// The employer's name.
    pub employer: String,
    /// Where words are pasted.
    pub form: Form,
}

/// A skill that was read out of an opening.
#[derive(Debug, Clone)]
pub struct ReadSkill {
    /// Its name.
    pub name: String,
    /// "a must", "a plus".
    pub need: Option<&'static str>,
}

/// An opening being written.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/hire/opening.html")]
pub struct WrittenPage {
    /// What stands around it.
    pub shell: Shell,
    /// Its title, or a word for it.
    pub title: String,
    /// How it stands.
    pub state: Status,
    /// Where it is sent to.
    pub action: String,
    /// What it asks for.
    pub controls: Vec<Control>,
    /// Whether it can be made public now.
    pub can_publish: bool,
    /// Whether it is public.
    pub is_public: bool,
    /// Whether whoever looks may write.
    pub can_write: bool,
    /// What could be better.
    pub advice: Vec<String>,
    /// What the check says of it.
    pub warning: Option<Warning>,
    /// Short facts, as seekers see them.
    pub facts: Vec<JobFact>,
    /// Its text, with what is asked for marked.
    pub text: Prose,
    /// The skills that were read.
    pub skills: Vec<ReadSkill>,
    /// Where those who applied are; nothing for a draft.
    pub people: Option<String>,
    /// Its public page; nothing for a draft.
    pub public: Option<String>,
    /// Pause, copy, let go.
    pub ways: Vec<PostButton>,
    /// To close it, answering everybody left.
    pub close: Option<Form>,
}

impl WrittenPage {
    /// What is wrong in it.
    pub fn mistakes(&self) -> Mistakes {
        Mistakes::of(&self.controls)
    }
}

/// A stage with how many stand at it.
#[derive(Debug, Clone)]
pub struct StageTab {
    /// Its word.
    pub word: String,
    /// How many.
    pub count: String,
    /// Where they are listed.
    pub address: String,
    /// Whether this is the list that is shown.
    pub here: bool,
}

/// Somebody who applied, in the list.
#[derive(Debug, Clone)]
pub struct ApplicantRow {
    /// The application's id.
    pub id: String,
    /// The name, or what stands in its place.
    pub called: String,
    /// "Has 4 of the 5 skills asked for".
    pub words: String,
    /// The same, drawn.
    pub bar: MatchBar,
    /// How the application stands.
    pub state: Status,
    /// "sent on 2 March", "answer by 16 March".
    pub when: String,
    /// The tags the team gave it.
    pub tags: Vec<String>,
    /// Whether the promised day is past.
    pub overdue: bool,
    /// Whether the person contests the score.
    pub contested: bool,
    /// Whether they can be answered.
    pub can_answer: bool,
}

/// The answers one can give.
#[derive(Debug, Clone)]
pub struct AnswerBox {
    /// Steps forward: code and words.
    pub forward: Vec<Choice>,
    /// Reasons for a no.
    pub reasons: Vec<Choice>,
    /// What is wrong with what was sent.
    pub error: Option<String>,
    /// The words that were typed.
    pub words: String,
}

/// Those who applied for an opening.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/hire/applicants.html")]
pub struct ApplicantsPage {
    /// What stands around it.
    pub shell: Shell,
    /// The opening's title.
    pub title: String,
    /// Where it is written.
    pub opening: String,
    /// Whether names are hidden.
    pub hides: bool,
    /// Where some are put side by side.
    pub compare: String,
    /// The stages.
    pub tabs: Vec<StageTab>,
    /// The tags in use.
    pub tags: Vec<StageTab>,
    /// The best first.
    pub rows: Vec<ApplicantRow>,
    /// What stands there when there is nobody.
    pub empty: Option<Empty>,
    /// Where answers are sent.
    pub action: String,
    /// Whether whoever looks may answer.
    pub can_answer: bool,
    /// To answer some of them.
    pub answer: AnswerBox,
    /// To answer everybody of the stage that is shown: its code, and words with how many.
    pub everybody: Option<(String, String)>,
    /// Links to more.
    pub pager: Option<Pager>,
}

/// A part of what somebody sent: a job, a study.
#[derive(Debug, Clone)]
pub struct SentPart {
    /// "Welder, Tapti Boilers".
    pub title: String,
    /// "2019 to 2023".
    pub when: String,
    /// The words about it.
    pub text: Vec<String>,
}

/// What was asked, and answered.
#[derive(Debug, Clone)]
pub struct Answered {
    /// The question.
    pub question: String,
    /// The answer.
    pub answer: String,
    /// Set when the work needs another answer: to be looked at by a person.
    pub look: bool,
}

/// A step an application took.
#[derive(Debug, Clone)]
pub struct StepLine {
    /// When.
    pub when: String,
    /// How it stands since.
    pub state: Status,
    /// By whom: "you", "the employer", "the clock".
    pub by: &'static str,
    /// Reasons.
    pub reasons: Vec<&'static str>,
    /// Words to the other side.
    pub words: String,
}

/// One application, as the team sees it.
#[derive(Debug, Clone, Template)]
#[template(path = "pages/hire/applicant.html")]
pub struct ApplicantPage {
    /// What stands around it.
    pub shell: Shell,
    /// The name, or what stands in its place.
    pub called: String,
    /// The opening's title.
    pub title: String,
    /// Back to the list.
    pub list: String,
    /// How it stands.
    pub state: Status,
    /// "Answer by 16 March", and whether that is past.
    pub by: Option<(String, bool)>,
    /// Shows who they are; nothing when it is shown.
    pub reveal: Option<PostButton>,
    /// "Has 4 of the 5 skills asked for".
    pub words: String,
    /// The same, drawn.
    pub bar: MatchBar,
    /// What is asked for and had, with the words of both sides.
    pub held: Vec<Reason>,
    /// What is asked for and missing, with the posting's words.
    pub missing: Vec<Reason>,
    /// What the person says against the score.
    pub contested: Option<String>,
    /// Their words.
    pub note: Vec<String>,
    /// What was asked.
    pub answers: Vec<Answered>,
    /// What the team writes among itself.
    pub among: String,
    /// How to reach them; nothing while it is hidden.
    pub contact: Vec<String>,
    /// The words at the top of what they sent.
    pub summary: Vec<String>,
    /// Their jobs.
    pub jobs: Vec<SentPart>,
    /// Their education.
    pub studies: Vec<SentPart>,
    /// The file.
    pub resume: String,
    /// The interview, or the way to one.
    pub interview: Option<InterviewLine>,
    /// The job offer, or the way to one.
    pub offer: Option<InterviewLine>,
    /// The background check, or the way to one.
    pub check: Option<InterviewLine>,
    /// How it came to stand so.
    pub steps: Vec<StepLine>,
    /// Where answers are sent.
    pub action: String,
    /// To answer; nothing when nothing is to be said any more.
    pub answer: Option<AnswerBox>,
}

/// Words of the posting alone, as a reason.
pub fn asked_for(name: &str, quote: &str) -> Reason {
    Reason {
        words: name.to_owned(),
        evidence: (!quote.is_empty())
            .then(|| Evidence::posting(quote))
            .into_iter()
            .collect(),
    }
}

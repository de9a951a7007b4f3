//! A background check as a page, and as a line on its application's page.

use i18n::days::day;
use journey::{
    Journey,
    checks::{SeenCheck, SeenPart, kind_words},
    interviews::clock_time,
};
use model::{ApplicationId, CheckKind, CheckState, Hand, Party, RefereeState, Stage, StepState};
use store::hiring::check::{BackgroundCheck, CheckStep, Entry, Referee};

use super::{Mistaken, address, forms};
use crate::{
    pages::{
        Shell,
        checks::{BackgroundCheckPage, DocumentLine, PartView, RefereeLine},
        interview::InterviewLine,
    },
    view::{amount, check_status, part_status, referee_status},
};

/// The line on the application's page; nothing where there is neither a check nor one to be asked for.
pub(in crate::server) fn line(
    side: Party,
    (id, stage): (ApplicationId, Stage),
    check: Option<&BackgroundCheck>,
) -> Option<InterviewLine> {
    let address = address(side, id);
    let Some(check) = check else {
        let may = side == Party::Team && matches!(stage, Stage::Interview | Stage::Hired | Stage::Shortlisted);
        return may.then(|| InterviewLine {
            state: None,
            words: t!("Ask to look into what this work needs, with their yes. Usually after an interview.").to_owned(),
            link: t!("Ask for a background check"),
            address,
        });
    };
    Some(InterviewLine {
        state: Some(check_status(check.state)),
        words: t!("It should be done by {by}.", by = day(check.due_on)),
        link: t!("Look at the background check"),
        address,
    })
}

/// How it stands, and what comes next.
fn lead(side: Party, seen: &SeenCheck) -> String {
    let Some(check) = &seen.check else {
        return t!("Ask only for what this work needs. They read what would be looked into and by whom, and say yes or no. Nothing begins before.").to_owned();
    };
    let by = day(check.due_on);
    let is_team = side == Party::Team;
    match check.state {
        CheckState::Asked if is_team => t!("They read what you ask for, and say yes or no by {by}.", by),
        CheckState::Asked => t!("Read it in peace, and answer by {by}. Nothing begins before you say yes, and you may say no.", by),
        CheckState::Running if is_team => t!("It should be done by {by}. They see at once what you find, and can say what is not right.", by),
        CheckState::Running => t!("It should be done by {by}. You see everything here as soon as it is there. You may take your yes back at any time.", by),
        CheckState::Notice => notice_lead(is_team, check),
        CheckState::Settled if is_team => t!("It is done, and the application goes on. If you think about a no because of it, give a first notice.").to_owned(),
        CheckState::Settled => t!("It is done, and your application goes on.").to_owned(),
        CheckState::Decided if is_team => t!("You decided against them because of it. They have your reasons.").to_owned(),
        CheckState::Decided => t!("The employer decided against you because of it. What they found stays with them: no other employer sees it here. If you think it is wrong, ask for a person here.").to_owned(),
        CheckState::Refused if is_team => t!("They said no, which is their right. Decide about the application without it.").to_owned(),
        CheckState::Refused => t!("You said no. Nothing was looked into, and the employer decides about your application without it.").to_owned(),
        CheckState::Withdrawn if is_team => t!("They took their yes back, which is their right. What was collected is destroyed. Decide about the application without it.").to_owned(),
        CheckState::Withdrawn => t!("You took your yes back. Nothing more is looked into, and what was collected is destroyed.").to_owned(),
        CheckState::CalledOff => t!("The employer gave it up. What was collected is destroyed.").to_owned(),
        CheckState::Lapsed => t!("Nobody answered by {by}, so it has ended. Nothing was looked into, and nobody holds that against anybody.", by),
    }
}

fn notice_lead(is_team: bool, check: &BackgroundCheck) -> String {
    let is_held = check.notice.as_ref().is_some_and(|notice| notice.paused_at.is_some());
    match (is_team, is_held) {
        (true, true) => t!("They say that something is not right. The days stand still until you have looked at it again.").to_owned(),
        (false, true) => t!("You said that something is not right. The days stand still until they have looked at it again.").to_owned(),
        (true, false) => t!("They have your notice. Nothing can be decided before its days are over.").to_owned(),
        (false, false) => t!("The employer thinks about saying no because of it. Nothing is decided. If something below is not right, say so there.").to_owned(),
    }
}

pub(super) fn page(
    shell: Shell,
    side: Party,
    seen: &SeenCheck,
    journey: &Journey,
    wrong: Option<&Mistaken<'_>>,
) -> BackgroundCheckPage {
    let zone = journey.place().time_zone.name();
    let id = seen.application.id;
    let action = address(side, id);
    let (back, about) = match side {
        Party::Team => (
            (seen.person.clone(), format!("/hire/applications/{id}")),
            seen.person.clone(),
        ),
        Party::Seeker | Party::Clock => (
            (t!("My application").to_owned(), format!("/applications/{id}")),
            seen.employer.clone(),
        ),
    };
    let check = seen.check.as_ref();
    let is_begun = check.is_some_and(|check| check.consent.is_some());
    let agreed = check.and_then(|check| check.consent.as_ref());
    let view = View {
        side,
        seen,
        journey,
        action: &action,
        wrong,
    };
    BackgroundCheckPage {
        shell,
        back,
        about,
        title: seen.title.clone(),
        state: check.map(|check| check_status(check.state)),
        lead: lead(side, seen),
        said: check.map(|check| said(side, check, journey)).unwrap_or_default(),
        agree: forms::agree(seen, side, &action, wrong),
        consent: seen.consent.clone(),
        agreed: agreed.map(|consent| {
            t!(
                "Version {version}, {when}",
                version = consent.version,
                when = clock_time(consent.at, zone)
            )
        }),
        parts: if is_begun {
            seen.parts.iter().map(|part| view.part(part)).collect()
        } else {
            Vec::new()
        },
        buttons: forms::buttons(seen, side, &action),
        ways: forms::ways(seen, side, &action, (journey.today_there(), wrong)),
        entries: seen
            .entries
            .iter()
            .map(|(entry, name)| (clock_time(entry.at, zone), entry_words(side, entry, name.as_deref())))
            .collect(),
    }
}

/// Words of the other side, or of one's own.
fn said(side: Party, check: &BackgroundCheck, journey: &Journey) -> Vec<(&'static str, String)> {
    let mut all = Vec::new();
    if !check.words.is_empty() && check.state == CheckState::Asked {
        all.push((t!("Why they ask"), check.words.clone()));
    }
    if !check.said.is_empty() {
        let whose = if side == Party::Team {
            t!("Their words")
        } else {
            t!("Your words")
        };
        all.push((whose, check.said.clone()));
    }
    if let Some(notice) = &check.notice {
        let last = notice.until - chrono::TimeDelta::seconds(1);
        let until = day(journey.day_there(last));
        all.push((t!("The first notice: what it rests on"), notice.words.clone()));
        if check.state == CheckState::Notice && notice.paused_at.is_none() {
            all.push((t!("When it can be decided at the earliest"), t!("After {until}", until)));
        }
    }
    if let Some(words) = &check.decision {
        all.push((t!("The decision, and why"), words.clone()));
    }
    all
}

struct View<'a> {
    side: Party,
    seen: &'a SeenCheck,
    journey: &'a Journey,
    action: &'a str,
    wrong: Option<&'a Mistaken<'a>>,
}

impl View<'_> {
    fn part(&self, part: &SeenPart) -> PartView {
        let step = &part.step;
        let is_person = self.side != Party::Team;
        let goes_on = self
            .seen
            .check
            .as_ref()
            .is_some_and(|check| matches!(check.state, CheckState::Running | CheckState::Notice));
        let referees = match step.kind {
            CheckKind::References => self.seen.referees.iter().map(referee).collect(),
            _ => Vec::new(),
        };
        let action = self.action;
        PartView {
            code: step.kind.code(),
            name: kind_words(step.kind),
            state: part_status(step.state),
            who: self.who(step),
            said: said_of(self.side, step),
            referees,
            documents: part
                .documents
                .iter()
                .map(|document| {
                    let at = format!("{action}/documents/{}", document.file);
                    DocumentLine {
                        name: format!("{}, {}", document.name, amount::size(document.size)),
                        open: is_person.then(|| at.clone()),
                        look: (!is_person && self.seen.may_look).then(|| forms::look(&at, document.file)),
                    }
                })
                .collect(),
            upload: (is_person && goes_on).then(|| format!("{action}/{}/documents", step.kind.code())),
            ways: if goes_on {
                forms::part_ways(self.side, step, self.seen, action, self.wrong)
            } else {
                Vec::new()
            },
        }
    }

    /// Who is to act, since when, by when.
    fn who(&self, step: &CheckStep) -> String {
        let since = day(self.journey.day_there(step.since));
        let by = day(step.due_on);
        let is_team = self.side == Party::Team;
        match step.state.waits_for() {
            Some(Hand::Person) if is_team => t!("It is their turn since {since}, until {by}.", since, by),
            Some(Hand::Team) if !is_team => t!("It is the employer's turn since {since}, until {by}.", since, by),
            Some(Hand::Person | Hand::Team) => t!("It is your turn since {since}, until {by}.", since, by),
            Some(Hand::Referee) => t!("Those who were named are asked since {since}, until {by}.", since, by),
            Some(Hand::Provider | Hand::Clock) => {
                t!("The provider looks into it since {since}, until {by}.", since, by)
            }
            None => t!("Since {since}", since),
        }
    }
}

fn said_of(side: Party, step: &CheckStep) -> Vec<(&'static str, String)> {
    let is_team = side == Party::Team;
    let mut all = Vec::new();
    if !step.details.is_empty() {
        let whose = if is_team {
            t!("What they say")
        } else {
            t!("What you said")
        };
        all.push((whose, step.details.clone()));
    }
    if !step.finding.is_empty() {
        all.push((t!("What was found"), step.finding.clone()));
    }
    if !step.dispute.is_empty() {
        let whose = if is_team {
            t!("What they say is not right")
        } else {
            t!("What you said is not right")
        };
        all.push((whose, step.dispute.clone()));
    }
    all
}

fn referee(one: &Referee) -> RefereeLine {
    let mut said = Vec::new();
    if let Some(answer) = &one.answer {
        said.push((t!("How they know each other"), answer.knows.clone()));
        said.push((t!("The work"), answer.work.clone()));
        let again = match answer.again {
            Some(true) => t!("Yes"),
            Some(false) => t!("No"),
            None => t!("Would rather not say"),
        };
        said.push((t!("Would work with them again"), again.to_owned()));
        if !answer.words.is_empty() {
            said.push((t!("More words"), answer.words.clone()));
        }
    } else if one.state == RefereeState::Asked {
        said.push((t!("Can answer until"), day(one.until_at.date_naive())));
    }
    RefereeLine {
        name: format!("{}, {}", one.name, one.relation),
        state: referee_status(one.state),
        said,
    }
}

/// What was done, and by whom.
fn entry_words(side: Party, entry: &Entry, name: Option<&str>) -> String {
    let by = match (entry.hand, side, name) {
        (Hand::Team, _, Some(name)) => name.to_owned(),
        (Hand::Team, _, None) => t!("The employer").to_owned(),
        (Hand::Person, Party::Team, _) => t!("They").to_owned(),
        (Hand::Person, ..) => t!("You").to_owned(),
        (Hand::Referee, ..) => t!("Somebody who was named").to_owned(),
        (Hand::Provider, ..) => t!("The provider").to_owned(),
        (Hand::Clock, ..) => t!("By itself").to_owned(),
    };
    let what = match CheckState::from_code(&entry.what).filter(|_| entry.kind.is_none()) {
        Some(CheckState::Running) => t!("the yes"),
        Some(state) => state_words(state),
        None => done_words(&entry.what),
    };
    let part = entry.kind.map(kind_words).unwrap_or_default();
    let all = [part, what, entry.words.as_str()];
    let all: Vec<&str> = all.into_iter().filter(|words| !words.is_empty()).collect();
    format!("{by}: {}", all.join(" · "))
}

fn state_words(state: CheckState) -> &'static str {
    match state {
        CheckState::Asked => t!("asked for the check"),
        CheckState::Refused => t!("the no"),
        CheckState::Running => t!("the yes"),
        CheckState::Notice => t!("the first notice"),
        CheckState::Settled => t!("the check was finished"),
        CheckState::Decided => t!("the decision"),
        CheckState::Withdrawn => t!("took the yes back"),
        CheckState::CalledOff => t!("gave the check up"),
        CheckState::Lapsed => t!("it ended without an answer"),
    }
}

fn done_words(what: &str) -> &'static str {
    match what {
        "told" => t!("told more"),
        "handed_in" => t!("handed in a document"),
        "looked" => t!("opened a document"),
        "named" => t!("named somebody"),
        "heard" => t!("everybody who was named has answered, or will not"),
        "ordered" => t!("gave it to the provider"),
        "disputed" => t!("said what is not right"),
        "late" => t!("its day passed"),
        "referee_answered" => t!("answered"),
        "referee_declined" => t!("would rather say nothing"),
        "referee_stranger" => t!("does not know them"),
        "referee_deleted" => t!("had the answer deleted"),
        "referee_lapsed" => t!("did not answer"),
        other => match StepState::from_code(other) {
            Some(StepState::Confirmed) => t!("confirmed"),
            Some(StepState::Unconfirmed) => t!("could not be confirmed"),
            Some(StepState::Differs) => t!("differs"),
            _ => "",
        },
    }
}

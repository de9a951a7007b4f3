//! An interview as a page, and as a line on its application's page.

use journey::{
    applying::MyApplication,
    hiring::OneApplicant,
    interviews::{KitQuestion, clock_time},
};
use model::{ApplicationId, Instant, InterviewState, Party, Stage, Venue};
use store::hiring::{Act, interview::Interview};

use super::{Mistaken, address, forms};
use crate::{
    pages::{
        Shell,
        interview::{InterviewDetails, InterviewLine, InterviewPage, KitLine, OfferedTime},
    },
    view::{PostButton, interview_status},
};

/// What a page is made from.
pub(super) struct About {
    pub(super) side: Party,
    pub(super) interview: Option<Interview>,
    /// Whether times can be offered where nothing is under way.
    pub(super) can_begin: bool,
    /// Whether whoever looks may say something.
    may_act: bool,
    id: ApplicationId,
    stage: Stage,
    title: String,
    /// Whom one talks with.
    with: String,
    questions: Vec<KitQuestion>,
    prepare: Vec<String>,
}

impl About {
    pub(super) fn team(found: OneApplicant) -> Self {
        Self {
            side: Party::Team,
            can_begin: found.application.stage.is_open() && found.role.may(Act::Hire),
            may_act: found.role.may(Act::Hire),
            interview: found.interview,
            id: found.application.id,
            stage: found.application.stage,
            title: found.posting.title,
            with: found.called,
            questions: found.questions,
            prepare: Vec::new(),
        }
    }

    pub(super) fn person(found: MyApplication) -> Self {
        Self {
            side: Party::Seeker,
            can_begin: false,
            may_act: true,
            interview: found.interview,
            id: found.application.id,
            stage: found.application.stage,
            with: found.posting.employer.clone().unwrap_or_default(),
            title: found.posting.title,
            questions: Vec::new(),
            prepare: found.prepare,
        }
    }
}

/// The line on the application's page; nothing where there is neither an interview nor the offer of one to be made.
pub(in crate::server) fn line(
    side: Party,
    (id, stage): (ApplicationId, Stage),
    interview: Option<&Interview>,
) -> Option<InterviewLine> {
    let address = address(side, id);
    let Some(interview) = interview else {
        return (side == Party::Team && stage.is_open()).then(|| InterviewLine {
            state: None,
            words: t!("Offer some times to talk: they choose one, and both of you are reminded.").to_owned(),
            link: t!("Offer times for an interview"),
            address,
        });
    };
    Some(InterviewLine {
        state: Some(interview_status(interview.state)),
        words: when(interview).unwrap_or_else(|| lead(side, interview)),
        link: t!("Look at the interview"),
        address,
    })
}

/// When it is, where that is agreed.
fn when(interview: &Interview) -> Option<String> {
    let at = interview.starts_at?;
    let is_on = matches!(interview.state, InterviewState::Agreed | InterviewState::Held);
    is_on.then(|| clock_time(at, &interview.offer.zone))
}

/// How it stands, and what comes next.
fn lead(side: Party, interview: &Interview) -> String {
    let is_mine = |party: Party| party == side;
    match interview.state {
        InterviewState::Offered if is_mine(interview.offered_by) => {
            t!("You offered these times. You hear as soon as the other side chooses one.")
        }
        InterviewState::Offered => t!("Choose the time that suits you best. Once you do, it is agreed."),
        InterviewState::Unsuited if is_mine(interview.offered_by) => {
            t!("None of the times you offered suits the other side. Offer others.")
        }
        InterviewState::Unsuited => {
            t!("You said that none of the times suits. Wait for others, or offer some yourself.")
        }
        InterviewState::Agreed => t!("It is agreed. Both of you are reminded the day before."),
        InterviewState::Cancelled => t!("It is called off. The application stands as it was, unless it has ended."),
        InterviewState::Held => t!("Its time is over. The employer says the next word."),
        InterviewState::Lapsed => {
            t!("All times that were offered have passed, and none was agreed.")
        }
    }
    .to_owned()
}

pub(super) fn page(
    shell: Shell,
    about: About,
    now: Instant,
    zone: &str,
    wrong: Option<&Mistaken<'_>>,
) -> InterviewPage {
    let action = address(about.side, about.id);
    let ways = if about.may_act {
        forms::ways(&about, &action, zone, wrong)
    } else {
        Vec::new()
    };
    let interview = about.interview.as_ref();
    let lead = interview.map_or_else(
        || {
            t!("Offer from two to six times. They choose one, or say that none suits; either of you can move it or call it off.")
                .to_owned()
        },
        |interview| lead(about.side, interview),
    );
    let back = match about.side {
        Party::Team => (about.with.clone(), format!("/hire/applications/{}", about.id)),
        Party::Seeker | Party::Clock => (t!("My application").to_owned(), format!("/applications/{}", about.id)),
    };
    let prepares = interview.is_some_and(|one| one.state.is_live());
    InterviewPage {
        shell,
        back,
        state: interview.map(|interview| interview_status(interview.state)),
        lead,
        when: interview.and_then(when),
        details: interview.map(details),
        said: interview.map_or_else(Vec::new, |interview| said(about.side, interview)),
        times: interview.map_or_else(Vec::new, |interview| times(&about, interview, &action, now)),
        file: interview
            .filter(|interview| interview.starts_at.is_some())
            .map(|_| format!("{action}.ics")),
        ways,
        kit: about
            .questions
            .iter()
            .filter(|_| about.stage.is_open())
            .map(kit)
            .collect(),
        prepare: if prepares { about.prepare } else { Vec::new() },
        title: about.title,
        about: about.with,
    }
}

fn kit(question: &KitQuestion) -> KitLine {
    KitLine {
        skill: question.skill.clone(),
        ask: question.ask.clone(),
        good: question.good.clone(),
    }
}

fn details(interview: &Interview) -> InterviewDetails {
    let offer = &interview.offer;
    let (place, call) = match &offer.venue {
        Venue::Place(place) => (place.clone(), String::new()),
        Venue::Link(link) => (String::new(), link.clone()),
    };
    InterviewDetails {
        place,
        call,
        minutes: forms::how_long(offer.minutes),
        with: offer.with.join(", "),
    }
}

fn said(side: Party, interview: &Interview) -> Vec<(&'static str, String)> {
    let whose = |party: Party| match (party, side) {
        (party, side) if party == side => t!("Your words"),
        (Party::Team, _) => t!("Words of the employer"),
        _ => t!("Their words"),
    };
    let offered = (whose(Party::Team), interview.offer.words.clone());
    let last = (whose(interview.said_by), interview.said.clone());
    [offered, last]
        .into_iter()
        .filter(|(_, words)| !words.is_empty())
        .collect()
}

fn times(about: &About, interview: &Interview, action: &str, now: Instant) -> Vec<OfferedTime> {
    if interview.state != InterviewState::Offered {
        return Vec::new();
    }
    let may = about.may_act && interview.offered_by != about.side;
    let time = |at: &Instant| {
        let when = clock_time(*at, &interview.offer.zone);
        let choose = PostButton::new(action, t!("Choose this time"))
            .about(&when)
            .value("do", "choose")
            .value("at", &at.to_rfc3339());
        OfferedTime {
            choose: (may && *at > now).then_some(choose),
            when,
        }
    };
    interview.offer.times.iter().map(time).collect()
}

//! An offer as a page, and as a line on its application's page.

use journey::{interviews::clock_time, offers::SeenOffer};
use model::{ApplicationId, JobOfferState, Party, Stage};
use store::hiring::job_offer::JobOffer;
use trust::Level;

use super::{Mistaken, address, forms};
use crate::{
    pages::{Shell, interview::InterviewLine, offer::OfferPage},
    view::{Notice, PostButton, Tone, offer_status},
};

/// The line on the application's page; nothing where there is neither an offer nor one to be made.
pub(in crate::server) fn line(
    side: Party,
    (id, stage): (ApplicationId, Stage),
    offer: Option<&JobOffer>,
) -> Option<InterviewLine> {
    let address = address(side, id);
    let Some(offer) = offer else {
        let may = side == Party::Team && (stage.is_open() || stage == Stage::Hired);
        return may.then(|| InterviewLine {
            state: None,
            words: t!("Offer them the job as a letter: they can sign it here, say no, or ask for a change.").to_owned(),
            link: t!("Write an offer"),
            address,
        });
    };
    Some(InterviewLine {
        state: Some(offer_status(offer.state)),
        words: lead(side, Some(offer)),
        link: t!("Look at the offer"),
        address,
    })
}

/// How it stands, and what comes next.
fn lead(side: Party, offer: Option<&JobOffer>) -> String {
    let Some(offer) = offer else {
        return t!("Fill in what you offer: the letter is made from it. You see it before it is sent.").to_owned();
    };
    let by = i18n::days::day(offer.terms.reply_by);
    let is_team = side == Party::Team;
    match offer.state {
        JobOfferState::Draft => t!("Read the letter as they will. It is sent once somebody of your team has looked it over: another than who wrote it, where there is one.").to_owned(),
        JobOfferState::Approved if offer.alone => t!("You looked over your own letter, as you are alone in your team. It can be sent now.").to_owned(),
        JobOfferState::Approved => t!("It was looked over, and can be sent now.").to_owned(),
        JobOfferState::Sent if is_team => t!("They have it, and can answer by {by}. We remind them two days before.", by),
        JobOfferState::Sent => t!("Read it in peace. You can accept, say no, or ask for a change, by {by}.", by),
        JobOfferState::ChangeAsked if is_team => t!("They ask for a change. Write the next version, or take the offer back.").to_owned(),
        JobOfferState::ChangeAsked => t!("You asked for a change. You hear from them; until then this offer waits.").to_owned(),
        JobOfferState::Accepted if is_team => t!("It is signed: they start with you.").to_owned(),
        JobOfferState::Accepted => t!("You signed it, and both of you have the paper.").to_owned(),
        JobOfferState::Declined if is_team => t!("They said no to it. You can offer something else while the application is open.").to_owned(),
        JobOfferState::Declined => t!("You said no to it. Your application stands as it was, unless it has ended.").to_owned(),
        JobOfferState::Withdrawn => t!("The employer took it back.").to_owned(),
        JobOfferState::Lapsed => t!("Nobody answered it by {by}, so it has ended. Nobody holds that against anybody.", by),
    }
}

pub(super) fn page(shell: Shell, side: Party, seen: &SeenOffer, zone: &str, wrong: Option<&Mistaken<'_>>) -> OfferPage {
    let id = seen.application.id;
    let action = address(side, id);
    let offer = seen.offer.as_ref();
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
    let state = offer.map(|offer| offer.state);
    OfferPage {
        shell,
        back,
        about,
        title: seen.title.clone(),
        state: state.map(offer_status),
        lead: lead(side, offer),
        is_signed: side == Party::Seeker && state == Some(JobOfferState::Accepted),
        doubts: doubts(side, seen),
        said: offer.and_then(|offer| said(side, offer)),
        paragraphs: seen.paragraphs.clone(),
        rows: seen.rows.clone(),
        lang: offer.map(|offer| offer.terms.lang.clone()).unwrap_or_default(),
        file: offer.map(|_| format!("{action}.pdf")),
        buttons: forms::buttons(seen, side, &action),
        ways: forms::ways(seen, side, &action, wrong),
        others: seen
            .others
            .iter()
            .map(|(other, title, employer)| (format!("{title}, {employer}"), format!("/applications/{other}")))
            .collect(),
        take_back: (!seen.others.is_empty()).then(|| {
            PostButton::new(&action, t!("Yes, take my other applications back"))
                .class("danger")
                .value("do", "others")
        }),
        steps: seen
            .steps
            .iter()
            .map(|step| {
                let by = match (step.party, side) {
                    (party, side) if party == side => t!("by you"),
                    (Party::Team, _) => t!("by the employer"),
                    (Party::Seeker, _) => t!("by them"),
                    (Party::Clock, _) => t!("by itself"),
                };
                (
                    clock_time(step.at, zone),
                    format!("{} {by}", offer_status(step.state).word),
                )
            })
            .collect(),
        check: seen.check.clone(),
    }
}

fn doubts(side: Party, seen: &SeenOffer) -> Option<(Notice, Vec<(&'static str, String)>)> {
    let doubts = seen.doubts.as_ref().filter(|doubts| doubts.level != Level::Clear)?;
    let words = match (side, doubts.level) {
        (Party::Team, Level::Danger) => {
            t!(
                "This cannot be sent: it reads like offers that want money or bank details from people. Change these words."
            )
        }
        (Party::Team, _) => {
            t!("These words read like those of offers that are not honest. Whoever gets it is shown them.")
        }
        _ => t!(
            "Take care: these words read like those of offers that are not honest. Never pay for a job, and ask the staff here if you are not sure."
        ),
    };
    Some((Notice::new(Tone::Careful, words), doubts.reasons.clone()))
}

fn said(side: Party, offer: &JobOffer) -> Option<(&'static str, String)> {
    let whose = match (offer.said_by, side) {
        (party, side) if party == side => t!("Your words"),
        (Party::Team, _) => t!("Words of the employer"),
        _ => t!("Their words"),
    };
    (!offer.said.is_empty()).then(|| (whose, offer.said.clone()))
}

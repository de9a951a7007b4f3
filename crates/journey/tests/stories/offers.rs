//! Job offers: written, looked over, sent, changed, signed; and what is never sent.

use chrono::TimeDelta;
use documents::{Limits, Reader};
use journey::{
    Error, Visit,
    offers::{Fits, SeenOffer, TypedTerms},
};
use model::{ApplicationId, EmployerId, JobOfferState, Party, Stage};
use store::hiring::{TeamRole, team};
use trust::Level;

use crate::{
    common::{Home, fixtures::WELDER, refusal},
    hiring::{applied, confirmed, hiring, seeker, subjects},
};

const TEAM: Party = Party::Team;
const SEEKER: Party = Party::Seeker;

const SECOND: &str = "Pipe fitter
We look for a pipe fitter for our boiler works in Leeds. You cut, bend and weld pipes by MIG and read technical drawings.
You need: MIG welding, reading technical drawings.
Location: Leeds
Full time, £15 - £18 an hour.";

struct Hire {
    rita: Visit,
    asha: Visit,
    employer: EmployerId,
    id: ApplicationId,
}

/// Somebody applied, and the team looked at their name.
async fn hire(home: &Home) -> Hire {
    let (rita, employer, opening) = hiring(home).await;
    let asha = seeker(home, WELDER, "asha@example.org").await;
    let id = applied(home, &asha, opening).await;
    Hire {
        rita,
        asha,
        employer,
        id,
    }
}

fn terms(home: &Home) -> TypedTerms {
    let day = |days| (home.journey.now() + TimeDelta::days(days)).date_naive().to_string();
    TypedTerms {
        lang: "en".to_owned(),
        role: "Boiler welder".to_owned(),
        place: "Mill Road, Leeds".to_owned(),
        start: day(30),
        pay: "£17.50".to_owned(),
        per: "hour".to_owned(),
        hours: "40 hours a week".to_owned(),
        contract: "full-time".to_owned(),
        benefits: "Pension".to_owned(),
        reply_by: day(7),
        signatory: "Rita Shah".to_owned(),
        ..TypedTerms::default()
    }
}

impl Hire {
    async fn seen(&self, home: &Home, side: Party) -> SeenOffer {
        let who = if side == TEAM { &self.rita } else { &self.asha };
        home.journey.offer_seen(who, side, self.id).await.unwrap()
    }

    async fn state(&self, home: &Home, side: Party) -> JobOfferState {
        self.seen(home, side).await.offer.unwrap().state
    }

    /// Written, approved and sent.
    async fn sent(&self, home: &Home, typed: &TypedTerms) {
        home.journey.reveal_applicant(&self.rita, self.id).await.unwrap();
        home.journey.write_offer(&self.rita, self.id, typed).await.unwrap();
        home.journey.approve_offer(&self.rita, self.id).await.unwrap();
        home.journey.send_offer(&self.rita, self.id).await.unwrap();
    }
}

both! {
    async fn an_offer_is_written_sent_and_signed(home: Home) {
        let hire = Box::pin(hire(&home)).await;
        let Hire { rita, asha, id, .. } = &hire;
        let too_soon = refusal(home.journey.write_offer(rita, *id, &terms(&home)).await);
        assert!(too_soon.contains("name first"), "{too_soon}");
        home.journey.reveal_applicant(rita, *id).await.unwrap();
        home.journey.write_offer(rita, *id, &terms(&home)).await.unwrap();
        assert!(home.journey.send_offer(rita, *id).await.is_err(), "nobody looked it over");
        assert!(hire.seen(&home, SEEKER).await.offer.is_none(), "a draft is the team's");
        assert!(home.journey.offer_paper(asha, SEEKER, *id).await.is_err());
        assert!(home.journey.offer_paper(rita, TEAM, *id).await.unwrap().starts_with(b"%PDF"), "the team sees it before");
        home.journey.approve_offer(rita, *id).await.unwrap();
        assert!(hire.seen(&home, TEAM).await.offer.unwrap().alone, "alone, one approves one's own, and that is said");
        home.journey.send_offer(rita, *id).await.unwrap();
        let seen = hire.seen(&home, SEEKER).await;
        assert!(seen.paragraphs[0].starts_with("Dear Asha"), "{:?}", seen.paragraphs);
        assert!(seen.rows.iter().any(|(_, words)| words == "£17.50 an hour"), "{:?}", seen.rows);
        assert_eq!(seen.doubts.unwrap().level, Level::Clear);
        assert_eq!(seen.steps.len(), 1, "what the team does among itself is not told");
        assert_eq!(subjects(&home, asha).await[0], "You have an offer: Welder");

        let given = home.journey.offer_paper(asha, SEEKER, *id).await.unwrap();
        let reader = Reader::new(env!("CARGO_BIN_EXE_read-document-for-journey").into(), Limits::default());
        let text = reader.read(&given).await.unwrap().text;
        for words in ["Boiler welder", "£17.50 an hour", "Rita Shah", "/offers/check/"] {
            assert!(text.contains(words), "{words}: {text}");
        }
        assert!(home.journey.accept_offer(asha, *id, 1, " A").await.is_err(), "a name signs");
        assert!(matches!(home.journey.accept_offer(asha, *id, 2, "Asha Rao").await, Err(Error::Conflict(_))), "not what they read");
        home.pass(TimeDelta::hours(1));
        home.journey.accept_offer(asha, *id, 1, "Asha Rao").await.unwrap();
        let mine = home.journey.my_application(asha, *id).await.unwrap();
        assert_eq!(mine.application.stage, Stage::Hired);
        assert_eq!(subjects(&home, asha).await[0], "You got the job: Welder");
        assert_eq!(subjects(&home, rita).await[0], "Your offer is accepted: Welder");
        let signed = home.journey.offer_paper(rita, TEAM, *id).await.unwrap();
        assert_ne!(signed, given);
        let text = reader.read(&signed).await.unwrap().text;
        assert!(text.contains("Asha Rao") && text.contains("Signed on"), "{text}");

        let seen = hire.seen(&home, TEAM).await;
        assert!(seen.is_whole);
        let code = seen.check.unwrap().rsplit_once('/').unwrap().1.to_owned();
        let seal = home.journey.checked_offer(&code).await.unwrap();
        assert_eq!((seal.employer.as_str(), seal.role.as_str(), seal.state), ("Tapti Boilers", "Boiler welder", JobOfferState::Accepted));
        assert_eq!(home.journey.which_paper(&seal, &given), Fits::Given);
        assert_eq!(home.journey.which_paper(&seal, &signed), Fits::Signed);
        assert_eq!(home.journey.which_paper(&seal, b"%PDF-1.7 another"), Fits::Neither);
        assert!(home.journey.checked_offer("guess").await.is_err());
        assert!(home.journey.withdraw_offer(rita, *id, "Sorry").await.is_err(), "what is signed stays so");
    }

    async fn a_change_is_asked_for_and_a_no_has_its_reason(home: Home) {
        let hire = Box::pin(hire(&home)).await;
        let Hire { rita, asha, id, .. } = &hire;
        hire.sent(&home, &terms(&home)).await;
        assert!(home.journey.ask_to_change_offer(asha, *id, " ").await.is_err());
        home.pass(TimeDelta::minutes(1));
        home.journey.ask_to_change_offer(asha, *id, "Could it be £18?").await.unwrap();
        assert_eq!(subjects(&home, rita).await[0], "A change to your offer is asked for: Welder");
        let better = TypedTerms { pay: "£18".to_owned(), ..terms(&home) };
        home.journey.write_offer(rita, *id, &better).await.unwrap();
        assert_eq!(hire.state(&home, SEEKER).await, JobOfferState::ChangeAsked);
        home.journey.approve_offer(rita, *id).await.unwrap();
        home.journey.send_offer(rita, *id).await.unwrap();
        home.pass(TimeDelta::minutes(1));
        assert_eq!(subjects(&home, asha).await[0], "The offer has changed: Welder");
        assert!(home.journey.decline_offer(asha, *id, "").await.is_err(), "a no has a reason");
        home.journey.decline_offer(asha, *id, "I found work nearer home.").await.unwrap();
        assert_eq!(hire.state(&home, TEAM).await, JobOfferState::Declined);
        assert_eq!(hire.seen(&home, TEAM).await.offer.unwrap().said, "I found work nearer home.");
        assert_eq!(subjects(&home, rita).await[0], "Your offer is declined: Welder");
    }

    async fn silence_is_reminded_of_once_and_ends_politely(home: Home) {
        let hire = Box::pin(hire(&home)).await;
        hire.sent(&home, &terms(&home)).await;
        home.pass(TimeDelta::days(5));
        assert_eq!(home.journey.look_after_offers().await.unwrap(), 0, "not yet");
        home.pass(TimeDelta::days(1));
        assert_eq!(home.journey.look_after_offers().await.unwrap(), 1);
        assert_eq!(home.journey.look_after_offers().await.unwrap(), 0, "once");
        assert_eq!(subjects(&home, &hire.asha).await[0], "Your offer waits for an answer: Welder");
        home.pass(TimeDelta::days(2));
        assert!(home.journey.accept_offer(&hire.asha, hire.id, 1, "Asha Rao").await.is_err(), "its day is over");
        assert_eq!(home.journey.look_after_offers().await.unwrap(), 1);
        assert_eq!(hire.state(&home, SEEKER).await, JobOfferState::Lapsed);
        assert_eq!(subjects(&home, &hire.asha).await[0], "The offer has ended: Welder");
        assert_eq!(subjects(&home, &hire.rita).await[0], "Your offer has ended: Welder");
    }

    async fn another_of_the_team_looks_it_over(home: Home) {
        let hire = Box::pin(hire(&home)).await;
        let dev = confirmed(&home, "dev@boilers.example").await;
        let mut tx = home.store.begin(home.journey.now()).await.unwrap();
        assert!(team::join(&mut tx, hire.employer, dev.person, TeamRole::Recruiter, "en").await.unwrap());
        tx.commit(model::Event::about(model::EventKind::TeamJoined, dev.person, dev.person)).await.unwrap();
        home.journey.reveal_applicant(&hire.rita, hire.id).await.unwrap();
        home.journey.write_offer(&hire.rita, hire.id, &terms(&home)).await.unwrap();
        assert!(home.journey.approve_offer(&hire.rita, hire.id).await.is_err(), "nobody approves their own");
        assert!(!hire.seen(&home, TEAM).await.can_approve);
        assert_eq!(subjects(&home, &dev).await[0], "An offer waits for your look: Welder");
        home.journey.approve_offer(&dev, hire.id).await.unwrap();
        assert!(!hire.seen(&home, TEAM).await.offer.unwrap().alone);
        home.journey.send_offer(&hire.rita, hire.id).await.unwrap();
    }

    async fn what_wants_money_is_not_sent_and_what_cannot_be_printed_is_told(home: Home) {
        let hire = Box::pin(hire(&home)).await;
        let Hire { rita, id, .. } = &hire;
        home.journey.reveal_applicant(rita, *id).await.unwrap();
        let bad = TypedTerms {
            words: "Before you begin, pay the refundable security deposit of £200 to us.".to_owned(),
            ..terms(&home)
        };
        home.journey.write_offer(rita, *id, &bad).await.unwrap();
        home.journey.approve_offer(rita, *id).await.unwrap();
        let doubts = hire.seen(&home, TEAM).await.doubts.unwrap();
        assert_eq!(doubts.level, Level::Danger);
        assert!(doubts.reasons.iter().any(|(_, quote)| quote.contains("security deposit")), "{doubts:?}");
        assert!(refusal(home.journey.send_offer(rita, *id).await).contains("not sent"));
        assert!(hire.seen(&home, SEEKER).await.offer.is_none());
        let strange = TypedTerms { words: "你好".to_owned(), ..terms(&home) };
        let told = refusal(home.journey.write_offer(rita, *id, &strange).await);
        assert!(told.contains('你'), "{told}");
    }

    async fn strangers_learn_nothing(home: Home) {
        let hire = Box::pin(hire(&home)).await;
        hire.sent(&home, &terms(&home)).await;
        let eve = confirmed(&home, "eve@other.example").await;
        home.journey.start_employer(&eve, "Other Works", "").await.unwrap();
        for side in [TEAM, SEEKER] {
            assert!(home.journey.offer_seen(&eve, side, hire.id).await.is_err());
            assert!(home.journey.offer_paper(&eve, side, hire.id).await.is_err());
        }
        assert!(home.journey.write_offer(&eve, hire.id, &terms(&home)).await.is_err());
        assert!(home.journey.withdraw_offer(&eve, hire.id, "x").await.is_err());
        assert!(home.journey.accept_offer(&eve, hire.id, 1, "Eve").await.is_err());
        assert!(home.journey.accept_offer(&hire.rita, hire.id, 1, "Rita").await.is_err(), "nor the team for the person");
        assert!(home.journey.offer_seen(&hire.asha, TEAM, hire.id).await.is_err());
        assert_eq!(hire.state(&home, SEEKER).await, JobOfferState::Sent);
    }

    async fn with_a_job_the_other_applications_are_taken_back(home: Home) {
        let hire = Box::pin(hire(&home)).await;
        let other = home.journey.begin_opening(&hire.rita, hire.employer, SECOND).await.unwrap();
        home.journey.publish_opening(&hire.rita, other).await.unwrap();
        home.journal().await;
        while home.journey.follow_openings().await.unwrap() > 0 {}
        let second = applied(&home, &hire.asha, other).await;
        hire.sent(&home, &terms(&home)).await;
        assert!(hire.seen(&home, SEEKER).await.others.is_empty(), "not before they signed");
        home.journey.accept_offer(&hire.asha, hire.id, 1, "Asha Rao").await.unwrap();
        assert_eq!(hire.seen(&home, SEEKER).await.others.len(), 1);
        assert_eq!(home.journey.withdraw_other_applications(&hire.asha, hire.id).await.unwrap(), 1);
        let taken = home.journey.my_application(&hire.asha, second).await.unwrap();
        assert_eq!(taken.application.stage, Stage::Withdrawn);
        assert!(hire.seen(&home, SEEKER).await.others.is_empty());
    }
}

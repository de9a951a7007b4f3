//! Background checks: nothing before a yes, everything seen by the person, and no no but in two steps.

use chrono::TimeDelta;
use journey::{
    Error, Journey, Visit,
    checks::{SeenCheck, Taken, TypedCheck, TypedReference},
    hiring::Answer,
};
use model::{
    ApplicationId, CheckKind, CheckState, DeclineReason, FileId, Party, PostingId, RefereeState, Stage, StepState,
};
use testkit::{Reply, Service};

use crate::{
    common::{Home, fixtures::WELDER, refusal},
    hiring::{applied, confirmed, hiring, seeker, subjects},
};

const TEAM: Party = Party::Team;
const SEEKER: Party = Party::Seeker;
const PDF: &[u8] = b"%PDF-1.7 my contract of 2019";

struct Hire {
    rita: Visit,
    asha: Visit,
    opening: PostingId,
    id: ApplicationId,
}

/// Somebody applied, and the team looked at their name.
async fn hire(home: &Home) -> Hire {
    let (rita, _, opening) = hiring(home).await;
    let asha = seeker(home, WELDER, "asha@example.org").await;
    let id = applied(home, &asha, opening).await;
    home.journey.reveal_applicant(&rita, id).await.unwrap();
    Hire {
        rita,
        asha,
        opening,
        id,
    }
}

fn typed(home: &Home, kinds: &[&str]) -> TypedCheck {
    TypedCheck {
        kinds: kinds.iter().map(|kind| (*kind).to_owned()).collect(),
        due_on: (home.journey.now() + TimeDelta::days(14)).date_naive().to_string(),
        words: "We ask everybody.".to_owned(),
        ..TypedCheck::default()
    }
}

impl Hire {
    async fn seen(&self, home: &Home, side: Party) -> SeenCheck {
        let who = if side == TEAM { &self.rita } else { &self.asha };
        home.journey.check_seen(who, side, self.id).await.unwrap()
    }

    async fn state(&self, home: &Home) -> CheckState {
        self.seen(home, SEEKER).await.check.unwrap().state
    }

    async fn part(&self, home: &Home, kind: CheckKind) -> StepState {
        let seen = self.seen(home, SEEKER).await;
        let mut parts = seen.parts.iter().map(|part| &part.step);
        parts.find(|step| step.kind == kind).unwrap().state
    }

    /// Asked for, with a yes.
    async fn running(&self, home: &Home, kinds: &[&str]) {
        home.journey
            .ask_for_check(&self.rita, self.id, &typed(home, kinds))
            .await
            .unwrap();
        home.journey.agree_to_check(&self.asha, self.id, true).await.unwrap();
    }

    /// The work was looked into, and differs.
    async fn differs(&self, home: &Home) {
        self.running(home, &["work"]).await;
        home.journey
            .tell_of_part(&self.asha, self.id, "work", "Mill Boilers, 2019 to 2023")
            .await
            .unwrap();
        self.find(home, "work", "differs").await;
    }

    async fn find(&self, home: &Home, part: &str, finding: &str) {
        let found = (part, finding, "They say 2021 to 2023.");
        home.journey.find_of_check(&self.rita, self.id, found).await.unwrap();
    }

    async fn stage(&self, home: &Home) -> Stage {
        home.journey
            .my_application(&self.asha, self.id)
            .await
            .unwrap()
            .application
            .stage
    }
}

/// The key in the last mail to this address.
async fn key_of(home: &Home, address: &str) -> String {
    let mut reader = home.store.read().await.unwrap();
    let ids = store::mail::deliveries(&mut reader, None, None, 50).await.unwrap();
    let id = ids.iter().find(|one| one.to_contact == address).unwrap().id;
    let mail = store::mail::to_send(&mut reader, id).await.unwrap().unwrap();
    let (_, rest) = mail.body_text.split_once("/references/").unwrap();
    rest.lines().next().unwrap().to_owned()
}

const MEERA: (&str, &str, &str, &str) = ("Meera Pillai", "Meera@Example.org", "my foreman at Mill Boilers", "en");

fn good() -> TypedReference {
    TypedReference {
        knows: "I was her foreman from 2019 on.".to_owned(),
        work: "She welds cleanly and helps others.".to_owned(),
        again: "yes".to_owned(),
        ..TypedReference::default()
    }
}

fn no() -> Answer {
    Answer::no(vec![DeclineReason::OthersCloser], "").unwrap()
}

/// The team looks at every part and is done; what was kept long enough goes.
async fn settles(home: &Home, hire: &Hire, file: FileId) {
    let Hire { rita, asha, id, .. } = hire;
    let journey = &home.journey;
    assert!(
        journey.settle_check(rita, *id).await.is_err(),
        "every part is looked at first"
    );
    assert!(
        journey.find_of_check(rita, *id, ("work", "differs", "")).await.is_err(),
        "what differs needs words"
    );
    hire.find(home, "work", "confirmed").await;
    hire.find(home, "references", "confirmed").await;
    journey.settle_check(rita, *id).await.unwrap();
    assert_eq!(hire.state(home).await, CheckState::Settled);
    home.pass(TimeDelta::days(181));
    assert!(journey.look_after_checks().await.unwrap() > 0);
    let seen = hire.seen(home, SEEKER).await;
    assert!(
        seen.referees.is_empty() && seen.parts[0].documents.is_empty(),
        "what was kept long enough is gone"
    );
    assert!(journey.own_check_document(asha, *id, file).await.is_err());
}

both! {
    async fn the_whole_way_with_a_document_and_a_referee(home: Home) {
        let hire = Box::pin(hire(&home)).await;
        let Hire { rita, asha, id, .. } = &hire;
        let journey = &home.journey;
        assert!(journey.ask_for_check(rita, *id, &typed(&home, &[])).await.is_err(), "of nothing");
        journey.ask_for_check(rita, *id, &typed(&home, &["work", "references"])).await.unwrap();
        assert_eq!(subjects(&home, asha).await[0], "You are asked for a background check: Welder");
        let seen = hire.seen(&home, SEEKER).await;
        let text = seen.consent.join(" ");
        for words in ["Tapti Boilers", "Where you worked", "You may say no", "180 days"] {
            assert!(text.contains(words), "{words}: {text}");
        }
        assert!(journey.tell_of_part(asha, *id, "work", "Mill").await.is_err(), "nothing before a yes");
        assert!(journey.name_referee(asha, *id, MEERA).await.is_err());
        assert!(journey.hand_in_for_check(asha, *id, "work", "contract.pdf", PDF).await.is_err());
        assert!(journey.agree_to_check(asha, *id, false).await.is_err(), "a yes is ticked");
        journey.agree_to_check(asha, *id, true).await.unwrap();
        assert_eq!(subjects(&home, rita).await[0], "A background check can begin: Welder");
        let consent = hire.seen(&home, TEAM).await.check.unwrap().consent.unwrap();
        assert_eq!((consent.text.as_str(), consent.version.as_str(), consent.at), (seen.consent.join("\n\n").as_str(), "1", journey.now()));

        home.pass(TimeDelta::minutes(1));
        assert!(refusal(journey.hand_in_for_check(asha, *id, "work", "x.exe", b"MZ").await).contains("PDF"));
        journey.hand_in_for_check(asha, *id, "work", "contract.pdf", PDF).await.unwrap();
        let file = hire.seen(&home, TEAM).await.parts[0].documents[0].file;
        let kept = store::files::list(&mut home.store.read().await.unwrap(), &store::Grant::program(asha.person)).await.unwrap();
        let kept = kept.iter().find(|one| one.id == file).unwrap();
        assert!(!home.store.files().get(kept).await.unwrap().windows(8).any(|some| some == b"contract"), "sealed");
        assert!(journey.look_at_document(rita, *id, file, " ").await.is_err(), "a look has a reason");
        let (name, kind, bytes) = journey.look_at_document(rita, *id, file, "to see the years").await.unwrap();
        assert_eq!((name.as_str(), kind.as_str(), bytes.as_slice()), ("contract.pdf", "application/pdf", PDF));
        let seen = hire.seen(&home, SEEKER).await;
        let (looked, who) = seen.entries.last().unwrap();
        assert_eq!((looked.what.as_str(), looked.words.as_str()), ("looked", "contract.pdf: to see the years"));
        assert!(who.is_some(), "the person sees who looked");
        assert_eq!(journey.own_check_document(asha, *id, file).await.unwrap().2, PDF);
        let archive = journey.archive(asha).await.unwrap();
        assert!(archive.windows(PDF.len()).any(|some| some == PDF), "what they take away is opened");

        assert!(journey.name_referee(asha, *id, ("Me", "asha@example.org", "myself", "en")).await.is_err());
        journey.name_referee(asha, *id, MEERA).await.unwrap();
        assert!(journey.name_referee(asha, *id, MEERA).await.is_err(), "nobody is asked twice");
        assert_eq!(hire.part(&home, CheckKind::References).await, StepState::WaitsForReferee);
        assert!(home.mails(asha.person).await.iter().all(|mail| !mail.body_text.contains("/references/")), "the key is Meera's alone");
        let key = key_of(&home, "meera@example.org").await;
        let asked = journey.reference_asked(&key).await.unwrap();
        assert!(asked.is_open && asked.person.starts_with("Asha") && asked.employer == "Tapti Boilers");
        assert!(journey.reference_asked(&"x".repeat(43)).await.is_err());
        assert!(journey.give_reference(&key, &TypedReference::default()).await.is_err());
        journey.give_reference(&key, &good()).await.unwrap();
        assert!(matches!(journey.give_reference(&key, &good()).await, Err(Error::Conflict(_))), "once");
        let seen = hire.seen(&home, SEEKER).await;
        assert_eq!(seen.referees[0].answer.as_ref().unwrap().again, Some(true), "the person sees what was written");
        assert_eq!(hire.part(&home, CheckKind::References).await, StepState::WaitsForTeam);

        settles(&home, &hire, file).await;
    }

    async fn a_no_is_a_no_and_a_yes_is_taken_back_at_any_time(home: Home) {
        let hire = Box::pin(hire(&home)).await;
        let Hire { rita, asha, id, .. } = &hire;
        let journey = &home.journey;
        journey.ask_for_check(rita, *id, &typed(&home, &["identity"])).await.unwrap();
        assert!(journey.ask_for_check(rita, *id, &typed(&home, &["identity"])).await.is_err(), "one at a time");
        journey.refuse_check(asha, *id, "I would rather not.").await.unwrap();
        assert_eq!(hire.state(&home).await, CheckState::Refused);
        assert_eq!(subjects(&home, rita).await[0], "A background check has ended: Welder");
        assert!(hire.stage(&home).await.is_open(), "nobody is turned down for it");
        home.pass(TimeDelta::minutes(1));
        hire.running(&home, &["work", "references"]).await;
        journey.hand_in_for_check(asha, *id, "work", "contract.pdf", PDF).await.unwrap();
        let file = hire.seen(&home, TEAM).await.parts[0].documents[0].file;
        journey.name_referee(asha, *id, MEERA).await.unwrap();
        let key = key_of(&home, "meera@example.org").await;
        home.pass(TimeDelta::minutes(1));
        journey.withdraw_from_check(asha, *id).await.unwrap();
        assert_eq!(hire.state(&home).await, CheckState::Withdrawn);
        assert!(journey.reference_asked(&key).await.is_err(), "the link has ended");
        assert!(journey.look_at_document(rita, *id, file, "why not").await.is_err());
        let seen = hire.seen(&home, TEAM).await;
        assert!(seen.referees.is_empty() && seen.parts.iter().all(|part| part.documents.is_empty() && part.step.details.is_empty()));
        assert!(seen.check.unwrap().consent.is_some(), "that there was a yes stays");
        assert_eq!(seen.entries.last().unwrap().0.what, "withdrawn");
    }

    async fn nobody_is_turned_down_but_in_two_steps(home: Home) {
        let hire = Box::pin(hire(&home)).await;
        let Hire { rita, asha, opening, id } = &hire;
        let journey = &home.journey;
        hire.differs(&home).await;
        let told = refusal(journey.answer_applications(rita, *opening, &[*id], &no()).await.map(|_| ()));
        assert!(told.contains("first a notice"), "{told}");
        assert!(Answer::no(vec![DeclineReason::Check], "").is_err());
        assert!(journey.close_opening(rita, *opening, DeclineReason::Filled, "").await.is_err(), "nor by closing the opening");
        assert!(journey.call_off_check(rita, *id).await.is_err(), "what was found is not hushed up");
        assert!(journey.decide_by_check(rita, *id, "The years differ.").await.is_err());
        assert!(journey.give_notice(rita, *id, "The years differ.", "4").await.is_err(), "never fewer than five days");
        journey.give_notice(rita, *id, "The years differ.", "7").await.unwrap();
        assert_eq!(subjects(&home, asha).await[0], "Please read this about your background check: Welder");
        home.pass(TimeDelta::days(6));
        assert!(journey.decide_by_check(rita, *id, "The years differ.").await.is_err(), "not yet");
        journey.dispute_part(asha, *id, "work", "See my contract of 2019.").await.unwrap();
        assert_eq!(subjects(&home, rita).await[0], "Somebody disputes what you found: Welder");
        home.pass(TimeDelta::days(9));
        assert!(journey.decide_by_check(rita, *id, "The years differ.").await.is_err(), "a dispute holds the days");
        journey.look_after_checks().await.unwrap();
        hire.find(&home, "work", "differs").await;
        assert!(journey.decide_by_check(rita, *id, "The years differ.").await.is_err(), "what was left of them goes on");
        home.pass(TimeDelta::days(2));
        assert!(journey.look_after_checks().await.unwrap() > 0);
        assert_eq!(subjects(&home, rita).await[0], "The days of a notice are over: Welder");
        assert!(journey.decide_by_check(rita, *id, "").await.is_err(), "with words");
        journey.decide_by_check(rita, *id, "The years differ.").await.unwrap();
        assert_eq!(hire.stage(&home).await, Stage::Declined);
        assert_eq!(hire.seen(&home, SEEKER).await.check.unwrap().decision.as_deref(), Some("The years differ."));
        assert_eq!(subjects(&home, asha).await[0], "An answer to your application after the background check: Welder");
    }

    async fn a_dispute_is_right_and_the_application_goes_on(home: Home) {
        let hire = Box::pin(hire(&home)).await;
        let Hire { rita, asha, opening, id } = &hire;
        let journey = &home.journey;
        hire.differs(&home).await;
        journey.give_notice(rita, *id, "The years differ.", "5").await.unwrap();
        assert!(journey.dispute_part(asha, *id, "work", " ").await.is_err());
        journey.dispute_part(asha, *id, "work", "See my contract.").await.unwrap();
        journey.hand_in_for_check(asha, *id, "work", "contract.pdf", PDF).await.unwrap();
        assert_eq!(hire.part(&home, CheckKind::Work).await, StepState::Disputed);
        hire.find(&home, "work", "confirmed").await;
        journey.take_notice_back(rita, *id).await.unwrap();
        assert_eq!(hire.state(&home).await, CheckState::Settled);
        assert!(hire.stage(&home).await.is_open());
        assert_eq!(journey.answer_applications(rita, *opening, &[*id], &no()).await.unwrap(), 1, "it rests on nothing of the check");
    }

    async fn a_referee_declines_does_not_know_them_or_has_it_deleted(home: Home) {
        let hire = Box::pin(hire(&home)).await;
        let Hire { asha, id, .. } = &hire;
        let journey = &home.journey;
        hire.running(&home, &["references"]).await;
        for name in ["meera", "omar", "li"] {
            let address = format!("{name}@example.org");
            journey.name_referee(asha, *id, (name, &address, "worked with me", "es")).await.unwrap();
            home.pass(TimeDelta::minutes(1));
        }
        let omar = key_of(&home, "omar@example.org").await;
        journey.decline_reference(&omar, true).await.unwrap();
        let meera = key_of(&home, "meera@example.org").await;
        journey.decline_reference(&meera, false).await.unwrap();
        assert!(journey.give_reference(&meera, &good()).await.is_err(), "the link has ended");
        let li = key_of(&home, "li@example.org").await;
        home.pass(TimeDelta::days(11));
        assert!(journey.look_after_checks().await.unwrap() > 0);
        let second = key_of(&home, "li@example.org").await;
        assert_ne!(li, second, "reminded once, with a link of its own");
        assert!(journey.reference_asked(&li).await.unwrap().is_open, "and the first still works");
        journey.give_reference(&second, &TypedReference { keep: true, ..good() }).await.unwrap();
        let states: Vec<RefereeState> = hire.seen(&home, TEAM).await.referees.iter().map(|one| one.state).collect();
        assert_eq!(states, [RefereeState::Declined, RefereeState::Stranger, RefereeState::Answered]);
        assert_eq!(hire.part(&home, CheckKind::References).await, StepState::WaitsForTeam);
        journey.delete_reference(&li).await.unwrap();
        let last = hire.seen(&home, TEAM).await.referees.pop().unwrap();
        assert_eq!((last.state, last.answer), (RefereeState::Deleted, None));
    }

    async fn a_referee_is_asked_again_with_what_they_said_before(home: Home) {
        let hire = Box::pin(hire(&home)).await;
        let Hire { rita, asha, id, .. } = &hire;
        let journey = &home.journey;
        hire.running(&home, &["references"]).await;
        journey.name_referee(asha, *id, MEERA).await.unwrap();
        let key = key_of(&home, "meera@example.org").await;
        journey.give_reference(&key, &TypedReference { keep: true, ..good() }).await.unwrap();
        hire.find(&home, "references", "confirmed").await;
        journey.settle_check(rita, *id).await.unwrap();
        home.pass(TimeDelta::days(30));
        hire.running(&home, &["references"]).await;
        assert_eq!(hire.seen(&home, SEEKER).await.known[0].1, "meera@example.org");
        journey.name_referee(asha, *id, MEERA).await.unwrap();
        let again = journey.reference_asked(&key_of(&home, "meera@example.org").await).await.unwrap();
        assert_eq!(again.earlier.unwrap().work, "She welds cleanly and helps others.");
        assert!(hire.seen(&home, TEAM).await.referees[0].answer.is_none(), "nothing is said for her");
    }

    async fn silence_is_reminded_of_once_and_ends_politely(home: Home) {
        let hire = Box::pin(hire(&home)).await;
        let Hire { rita, asha, id, .. } = &hire;
        let journey = &home.journey;
        journey.ask_for_check(rita, *id, &typed(&home, &["work"])).await.unwrap();
        home.pass(TimeDelta::days(12));
        assert_eq!(journey.look_after_checks().await.unwrap(), 1);
        assert_eq!(subjects(&home, asha).await[0], "Your background check waits for you: Welder");
        assert_eq!(journey.look_after_checks().await.unwrap(), 0, "once");
        home.pass(TimeDelta::days(3));
        assert_eq!(journey.look_after_checks().await.unwrap(), 1);
        assert_eq!(hire.state(&home).await, CheckState::Lapsed);
        home.pass(TimeDelta::minutes(1));
        hire.running(&home, &["work"]).await;
        home.pass(TimeDelta::days(8));
        assert!(journey.look_after_checks().await.unwrap() > 0, "the person is reminded, or the team is to look");
        assert_eq!(hire.part(&home, CheckKind::Work).await, StepState::WaitsForTeam, "what is late goes to the team");
        assert!(subjects(&home, asha).await.contains(&"A part of your background check goes on: Welder".to_owned()));
        journey.tell_of_part(asha, *id, "work", "Mill Boilers").await.unwrap();
    }

    async fn strangers_learn_nothing(home: Home) {
        let hire = Box::pin(hire(&home)).await;
        hire.running(&home, &["work"]).await;
        let journey = &home.journey;
        journey.hand_in_for_check(&hire.asha, hire.id, "work", "contract.pdf", PDF).await.unwrap();
        let file = hire.seen(&home, TEAM).await.parts[0].documents[0].file;
        let eve = confirmed(&home, "eve@other.example").await;
        journey.start_employer(&eve, "Other Works", "").await.unwrap();
        let id = hire.id;
        for side in [TEAM, SEEKER] {
            assert!(journey.check_seen(&eve, side, id).await.is_err());
        }
        assert!(journey.ask_for_check(&eve, id, &typed(&home, &["work"])).await.is_err());
        assert!(journey.look_at_document(&eve, id, file, "to know").await.is_err());
        assert!(journey.own_check_document(&eve, id, file).await.is_err());
        assert!(journey.own_check_document(&hire.rita, id, file).await.is_err(), "nor the team by the person's door");
        assert!(journey.own_check_document(&hire.asha, id, FileId(uuid::Uuid::nil())).await.is_err());
        assert!(journey.withdraw_from_check(&eve, id).await.is_err());
        assert!(journey.agree_to_check(&hire.rita, id, true).await.is_err(), "nor the team for the person");
        assert!(journey.find_of_check(&hire.asha, id, ("work", "confirmed", "")).await.is_err());
        assert!(journey.give_notice(&eve, id, "x", "7").await.is_err());
        assert_eq!(hire.state(&home).await, CheckState::Running);
    }

    async fn a_provider_is_told_what_it_needs_and_believed_when_it_signs(home: Home) {
        let hire = Box::pin(hire(&home)).await;
        let Hire { rita, asha, id, .. } = &hire;
        let service = Service::start();
        let journey = home.with_check_provider(&service);
        let asks = TypedCheck { by_provider: true, ..typed(&home, &["work"]) };
        journey.ask_for_check(rita, *id, &asks).await.unwrap();
        let seen = journey.check_seen(asha, SEEKER, *id).await.unwrap();
        assert!(seen.consent.join(" ").contains("Clear Ground"), "whoever looks is named before the yes");
        assert!(journey.order_check(rita, *id).await.is_err(), "nothing before a yes");
        journey.agree_to_check(asha, *id, true).await.unwrap();
        assert!(journey.order_check(rita, *id).await.is_err(), "the person tells first");
        journey.tell_of_part(asha, *id, "work", "Mill Boilers, 2019 to 2023").await.unwrap();
        service.answer(Reply::Status(503));
        assert!(refusal(journey.order_check(rita, *id).await).contains("try again"));
        assert_eq!(hire.part(&home, CheckKind::Work).await, StepState::WaitsForTeam, "nothing was changed");
        journey.order_check(rita, *id).await.unwrap();
        assert_eq!(hire.part(&home, CheckKind::Work).await, StepState::WaitsForProvider);
        let order = service.received().pop().unwrap();
        assert_eq!(order.header("authorization"), Some("Bearer k3y"));
        let body: serde_json::Value = serde_json::from_slice(&order.body).unwrap();
        let mut named: Vec<&str> = body.as_object().unwrap().keys().map(String::as_str).collect();
        named.sort_unstable();
        assert_eq!(named, ["consent", "id", "name", "parts"], "and nothing else");
        assert!(!order.text().contains("asha@example.org"));

        let check = body["id"].as_str().unwrap();
        let result = format!(r#"{{"id":"{check}","parts":[{{"part":"work","finding":"differs","words":"2021 to 2023."}}]}}"#);
        let says = |id: &'static str, body: String, ago: i64| {
            let at = (home.journey.now().timestamp() - ago).to_string();
            let signature = signed(id, &at, &body);
            (id, at, signature, body)
        };
        let (name, at, _, body) = says("m1", result.clone(), 0);
        assert_eq!(take(&journey, (name, at, "v1,AAAA".to_owned(), body)).await, Taken::NotProven);
        assert_eq!(take(&journey, says("m1", result.clone(), 301)).await, Taken::NotProven, "too old");
        assert_eq!(take(&journey, says("m2", "{}".to_owned(), 0)).await, Taken::NotUnderstood);
        assert_eq!(take(&home.journey, says("m1", result.clone(), 0)).await, Taken::NoProvider);
        assert_eq!(take(&journey, says("m1", result.clone(), 0)).await, Taken::Taken);
        assert_eq!(hire.part(&home, CheckKind::Work).await, StepState::Differs);
        journey.dispute_part(asha, *id, "work", "See my contract.").await.unwrap();
        assert_eq!(take(&journey, says("m1", result, 0)).await, Taken::Taken);
        assert_eq!(hire.part(&home, CheckKind::Work).await, StepState::Disputed, "a replay changes nothing");
    }
}

async fn take(journey: &Journey, (id, at, signature, body): (&str, String, String, String)) -> Taken {
    journey
        .take_check_result((id, &at, &signature), body.as_bytes())
        .await
        .unwrap()
}

/// Signed as Standard Webhooks are, with the secret of `with_check_provider`.
fn signed(id: &str, at: &str, body: &str) -> String {
    use base64::{Engine, engine::general_purpose::STANDARD};
    use hmac::{Hmac, Mac};
    let mut mac = Hmac::<sha2::Sha256>::new_from_slice(b"a secret of 24 bytes!!!!").unwrap();
    mac.update(format!("{id}.{at}.{body}").as_bytes());
    format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes()))
}

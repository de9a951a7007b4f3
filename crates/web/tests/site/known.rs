//! An example of every address, with ids that are there.

use chrono::TimeDelta;
use journey::Visit;
use model::{
    ApplicationId, CheckId, CheckKind, CheckMove, Contact, EmployerId, EmployerProofId, Employment, EventKind, Hand,
    HelpRequestId, Ink, InterviewId, InterviewMove, JobOfferId, JobOfferMove, NotificationId, Offer, Paper, Per,
    PersonId, SeededRandom, TeamInvitationId, Terms, Venue,
};
use sha2::{Digest, Sha256};
use store::{
    Grant,
    account::{self, Confirmed},
    alert,
    employer_proof::{self, NewProof, Way},
    help::{self, NewRequest},
    hiring::{
        TeamRole, application,
        check::{self, NewCheck},
        draft::Letter,
        interview::{self, Side},
        job_offer,
        team_invitation::{self, Link},
    },
    notification::{self, NewNotification, Told, ToldOpening},
};
use web::{assets, pages, routes::Method};

use crate::place::{OPENINGS, PASSWORD, Site};

/// The person wants to hear of openings, and was told of one.
async fn hear_of_openings(site: &Site, person: PersonId) {
    let settings = alert::Settings {
        fits: true,
        ..alert::Settings::usual("en")
    };
    let tokens = alert::Tokens {
        stop: "stop-token".to_owned(),
        calendar: "calendar-token".to_owned(),
    };
    let told = NewNotification {
        id: NotificationId::new(site.journey.now(), &SeededRandom::new(7)),
        key: "round:1".to_owned(),
        told: Told::Openings {
            list: vec![ToldOpening {
                posting: site.openings().await[0],
                search: None,
                has: 1,
                asked: 2,
            }],
            more: 2,
        },
    };
    let grant = Grant::program(person);
    let mut tx = site.store.begin(site.journey.now()).await.unwrap();
    alert::choose(&mut tx, &grant, &settings, &tokens).await.unwrap();
    notification::add(&mut tx, &grant, &told, true).await.unwrap();
    tx.commit(grant.event(EventKind::Notified)).await.unwrap();
}

/// Mail to this address arrives.
pub(crate) async fn confirm(site: &Site, person: PersonId, contact: &str) {
    let mut tx = site.store.begin(site.journey.now()).await.unwrap();
    let grant = Grant::program(person);
    let confirmed = Contact::parse(contact).unwrap();
    account::confirm(&mut tx, &grant, Confirmed::Contact(&confirmed))
        .await
        .unwrap();
    tx.commit(grant.event(EventKind::ContactConfirmed)).await.unwrap();
}

/// The person hires: an opening that is public, one nobody applied to, and two applications, their own and somebody else's.
async fn hire(site: &Site, person: PersonId, contact: &str) -> Hiring {
    let visit = site
        .journey
        .sign_in(None, contact, PASSWORD, false)
        .await
        .unwrap()
        .visit;
    confirm(site, person, contact).await;
    let employer = site.journey.start_employer(&visit, "Tapti Boilers", "").await.unwrap();
    invite_and_prove(site, &visit, employer).await;
    let text = "Welder\nMIG welding required. You weld pressure vessels. You weld pressure vessels, and pressure vessels again.\nLocation: Pune";
    let mut openings = Vec::new();
    for _ in 0..2 {
        let opening = site.journey.begin_opening(&visit, employer, text).await.unwrap();
        site.journey.publish_opening(&visit, opening).await.unwrap();
        openings.push(opening);
    }
    let (ben, _) = site.seeker("another@example.org").await;
    let random = SeededRandom::new(11);
    let (mut applications, mut offer_code) = (Vec::new(), String::new());
    for who in [person, ben] {
        let new = application::NewApplication {
            id: ApplicationId::new(site.journey.now(), &random),
            posting: openings[0],
            employer,
            shown_from: site.journey.now(),
            reply_by: site.journey.now().date_naive(),
            total: 5_000,
            has: 1,
            asked: 1,
            lang: "en".to_owned(),
            sent: application::Sent {
                profile: site.journey.known(&visit).await.unwrap().profile,
                letter: Letter::default(),
                revision: 1,
                score: serde_json::Value::Null,
                taxonomy_version: String::new(),
                weights_version: String::new(),
            },
        };
        let grant = Grant::program(who);
        let mut tx = site.store.begin(site.journey.now()).await.unwrap();
        assert!(application::send(&mut tx, &grant, &new).await.unwrap());
        tx.commit(grant.event(EventKind::ApplicationSent)).await.unwrap();
        applications.push(new.id.to_string());
        agree_to_talk(site, &visit, &grant, new.id).await;
        offer_code = offer_the_job(site, &visit, employer, new.id).await;
        look_into(site, (&visit, employer), &grant, new.id).await;
    }
    let own = applications[0].parse().unwrap();
    let (document, reference) = hand_in_and_name(site, &visit, own).await;
    Hiring {
        employer: employer.to_string(),
        openings: openings.iter().map(ToString::to_string).collect(),
        applications,
        offer_code,
        document,
        reference,
    }
}

/// What the links are made of that invite somebody to the team, and prove its domain.
const INVITED: &str = "I";
const PROVES: &str = "P";

/// Somebody is invited to the team, and a mail to its domain waits to be opened.
async fn invite_and_prove(site: &Site, visit: &Visit, employer: EmployerId) {
    let now = site.journey.now();
    let (random, until) = (SeededRandom::new(13), now + TimeDelta::days(2));
    let hash = |letter: &str| <[u8; 32]>::from(Sha256::digest(letter.repeat(43).as_bytes()));
    let desk = site.store.desk(visit.viewer(), employer).await.unwrap();
    let mut tx = site.store.begin(now).await.unwrap();
    let link = Link {
        hash: &hash(INVITED),
        expires_at: until,
    };
    let to = ("dev@boilers.example", TeamRole::Recruiter, 5);
    let id = TeamInvitationId::new(now, &random);
    assert!(team_invitation::add(&mut tx, &desk, id, to, link).await.unwrap());
    let token = hash(PROVES)
        .iter()
        .fold(String::new(), |text, byte| format!("{text}{byte:02x}"));
    let new = NewProof {
        id: EmployerProofId::new(now, &random),
        way: Way::Mail,
        domain: "boilers.example",
        token: &token,
        address: Some("rita@boilers.example"),
        expires_at: Some(until),
    };
    employer_proof::begin(&mut tx, &desk, &new).await.unwrap();
    tx.commit(model::Event::new(EventKind::TeamInvited, employer.0))
        .await
        .unwrap();
}

/// The team asks to look into the work and for references, and whoever applied says yes.
async fn look_into(site: &Site, (visit, employer): (&Visit, EmployerId), grant: &Grant, id: ApplicationId) {
    let now = site.journey.now();
    let desk = site.store.desk(visit.viewer(), employer).await.unwrap();
    let new = NewCheck {
        id: CheckId(id.0),
        application: id,
        words: String::new(),
        due_on: (now + TimeDelta::days(14)).date_naive(),
        readers: vec![visit.person],
        provider: None,
        kinds: vec![CheckKind::Work, CheckKind::References],
    };
    let mut tx = site.store.begin(now).await.unwrap();
    assert!(check::begin(&mut tx, &desk, &new).await.unwrap());
    let yes = CheckMove::Agree("MIG welding required".to_owned(), "1".to_owned());
    let by = (Hand::Person, Some(grant.subject()));
    let done = check::change(&mut tx, Side::Person(grant), by, new.id, &yes).await;
    assert!(done.unwrap().is_some());
    tx.commit(grant.event(EventKind::CheckMoved).on(id.0)).await.unwrap();
}

/// A document, and somebody who is asked: its id, and their key.
async fn hand_in_and_name(site: &Site, visit: &Visit, id: ApplicationId) -> (String, String) {
    let journey = &site.journey;
    journey
        .hand_in_for_check(visit, id, "work", "contract.pdf", b"%PDF-1.7")
        .await
        .unwrap();
    let named = (
        "Meera Pillai",
        "meera@example.org",
        "Riverside Careers",
        i18n::lang().code(),
    );
    journey.name_referee(visit, id, named).await.unwrap();
    let mut db = site.store.read().await.unwrap();
    let mails = store::mail::deliveries(&mut db, None, None, 50).await.unwrap();
    let mail = mails.iter().find(|one| one.kind == "referee_asked").unwrap().id;
    let mail = store::mail::to_send(&mut db, mail).await.unwrap().unwrap();
    let (_, key) = mail.body_text.split_once("/references/").unwrap();
    let key = key.lines().next().unwrap().to_owned();
    let grant = Grant::program(visit.person);
    let side = Side::Person(&grant);
    let documents = check::documents(&mut db, side, CheckId(id.0)).await.unwrap();
    (documents[0].file.to_string(), key)
}

/// The team offers times, and whoever applied chooses the first.
async fn agree_to_talk(site: &Site, visit: &Visit, grant: &Grant, id: ApplicationId) {
    let now = site.journey.now();
    let offer = Offer {
        times: vec![now + TimeDelta::days(5), now + TimeDelta::days(6)],
        minutes: 45,
        zone: "Europe/London".to_owned(),
        venue: Venue::Link("https://meet.example/boilers".to_owned()),
        with: vec!["Tapti Boilers".to_owned()],
        words: String::new(),
    };
    let employer = application::employer_of(&mut site.store.read().await.unwrap(), id)
        .await
        .unwrap();
    let desk = site.store.desk(visit.viewer(), employer.unwrap()).await.unwrap();
    let new = (InterviewId(id.0), id);
    let mut tx = site.store.begin(now).await.unwrap();
    assert!(interview::offer(&mut tx, &desk, new, &offer).await.unwrap());
    let side = Side::Person(grant);
    let offered = interview::latest(&mut tx, side, id).await.unwrap().unwrap();
    let agree = InterviewMove::Agree(offered.offer.times[0]);
    assert!(
        interview::change(&mut tx, side, offered.id, &agree)
            .await
            .unwrap()
            .is_some()
    );
    tx.commit(grant.event(EventKind::InterviewMoved).on(offered.id.0))
        .await
        .unwrap();
}

/// The team sends an offer; gives the code on its paper.
async fn offer_the_job(site: &Site, visit: &Visit, employer: EmployerId, id: ApplicationId) -> String {
    let now = site.journey.now();
    let day = |days| (now + TimeDelta::days(days)).date_naive();
    let terms = Terms {
        // The letter is in the language the others speak, too.
        lang: i18n::lang().code().to_owned(),
        role: "Welder".to_owned(),
        place: "Pune".to_owned(),
        start: day(30),
        pay: "₹32,000".to_owned(),
        per: Per::Month,
        hours: "40".to_owned(),
        contract: Employment::FullTime,
        probation: String::new(),
        notice: String::new(),
        benefits: String::new(),
        words: String::new(),
        reply_by: day(7),
        signatory: "Rita Shah".to_owned(),
        ink: Ink::Blue,
    };
    let paper = Paper {
        pdf: "JVBERi0xLjc=".to_owned(),
        sha256: String::new(),
    };
    let code = format!("{:0>43}", id.0.simple().to_string());
    let desk = site.store.desk(visit.viewer(), employer).await.unwrap();
    let mut tx = site.store.begin(now).await.unwrap();
    let new = JobOfferId(id.0);
    assert!(
        job_offer::begin(&mut tx, &desk, (new, id), &terms, &code)
            .await
            .unwrap()
    );
    for what in [
        JobOfferMove::Approve,
        JobOfferMove::Send(paper, now + TimeDelta::days(8)),
    ] {
        let done = job_offer::change(&mut tx, Side::Team(&desk), None, new, &what).await;
        assert!(done.unwrap().is_some());
    }
    tx.commit(model::Event::new(EventKind::JobOfferMade, new.0))
        .await
        .unwrap();
    code
}

/// What somebody who hires has.
struct Hiring {
    employer: String,
    openings: Vec<String>,
    applications: Vec<String>,
    offer_code: String,
    /// A document of the first application's background check.
    document: String,
    /// The key of whom the person named in it.
    reference: String,
}

/// The person asked for somebody to write to them.
async fn ask_for_a_person(site: &Site, person: PersonId) -> HelpRequestId {
    let id = HelpRequestId::new(site.journey.now(), &SeededRandom::new(8));
    let new = NewRequest {
        id,
        about: "my hours",
        shared: None,
        lang: "en",
        due: site.journey.now().date_naive(),
    };
    let grant = Grant::program(person);
    let mut tx = site.store.begin(site.journey.now()).await.unwrap();
    assert!(help::ask(&mut tx, &grant, &new).await.unwrap());
    tx.commit(grant.event(EventKind::HelpAsked).on(id.0)).await.unwrap();
    id
}

/// What addresses are made with.
pub(crate) struct Known {
    opening: String,
    employer: String,
    person: PersonId,
    confirm: String,
    reset: String,
    hiring: Hiring,
    /// A request for a person that waits.
    request: HelpRequestId,
    /// Two files of openings that were handed in: one to be looked at, one to be let go of.
    imports: [String; 2],
}

impl Known {
    /// Of a site and a person with an account, whose mails hold the links.
    pub(crate) async fn of(site: &Site, person: PersonId, contact: &str) -> Self {
        site.journey.forgot_password(contact).await.unwrap();
        let desk = site
            .journey
            .create_staff("Desk", "desk@example.org", PASSWORD)
            .await
            .unwrap();
        let visit = site
            .journey
            .sign_in(None, "desk@example.org", PASSWORD, false)
            .await
            .unwrap()
            .visit;
        assert_eq!(visit.person, desk);
        let mut imports = Vec::new();
        for name in ["one.jsonl", "two.jsonl"] {
            let handed_in = site.journey.hand_in_openings(&visit, name, OPENINGS.into()).await;
            imports.push(handed_in.unwrap().to_string());
        }
        hear_of_openings(site, person).await;
        let hiring = hire(site, person, contact).await;
        Self {
            hiring,
            request: ask_for_a_person(site, person).await,
            imports: imports.try_into().unwrap(),
            employer: site.employer("Tapti Boilers").await.to_string(),
            opening: site.openings().await[0].to_string(),
            person,
            confirm: site.secret(person, "confirm_email").await,
            reset: site.secret(person, "reset_password").await,
        }
    }

    /// Addresses of what both sides of an application see.
    fn of_hiring(&self, path: &str) -> Option<String> {
        let opening = |nr: usize| Some(path.replace("{}", &self.hiring.openings[nr]));
        let one = |nr: usize| Some(path.replacen("{}", &self.hiring.applications[nr], 1));
        let side = usize::from(path.starts_with("/hire/"));
        match path {
            "/hire/openings/{}" | "/hire/openings/{}/applicants" => opening(0),
            "/hire/openings/{}/compare" => {
                let [one, other] = [0, 1].map(|nr| format!("application={}", self.hiring.applications[nr]));
                opening(0).map(|path| format!("{path}?{one}&{other}"))
            }
            "/openings/{}/apply" => opening(1),
            "/references/{}" => Some(path.replace("{}", &self.hiring.reference)),
            "/applications/{}/check/{}/documents" => one(0).map(|path| path.replace("{}", "work")),
            path if path.ends_with("/check/documents/{}") => {
                one(side).map(|path| path.replace("{}", &self.hiring.document))
            }
            path if path.starts_with("/hire/applications/{}") || path.starts_with("/applications/{}") => one(side),
            _ => None,
        }
    }

    /// Addresses of a route. Every route with something open in it needs an arm here.
    pub(crate) fn examples(&self, method: Method, path: &str) -> Vec<String> {
        if let Some(example) = self.of_hiring(path) {
            return vec![example];
        }
        let one = |part: &str| vec![path.replacen("{}", part, 1)];
        let each = |parts: &[&str]| parts.iter().map(|part| path.replacen("{}", part, 1)).collect();
        match path {
            "/hire/openings/new" | "/hire/team" | "/hire/verify" => {
                vec![format!("{path}?employer={}", self.hiring.employer)]
            }
            path if !path.contains("{}") => vec![path.to_owned()],
            "/assets/{}" => vec![assets::url("app.css").to_owned()],
            "/design/pages/{}/{}" => vec![
                format!("/design/pages/{}/{}", pages::ALL[0].name, (pages::ALL[0].names)()[0]),
                "/design/pages/error/404".to_owned(),
            ],
            "/jobs/{}/dismiss"
            | "/jobs/{}/undismiss"
            | "/jobs/{}/save"
            | "/jobs/{}/unsave"
            | "/openings/{}"
            | "/openings/{}/deadline.ics"
            | "/openings/{}/hide"
            | "/openings/{}/report"
            | "/staff/doubts/{}"
            | "/staff/doubts/{}/rule"
            | "/me/versions/{}"
            | "/me/versions/{}/remove" => one(&self.opening),
            "/offers/check/{}" => one(&self.hiring.offer_code),
            "/me/edit/{}" => each(&["about", "jobs", "education", "skills", "languages", "wishes"]),
            "/me/edit/{}/{}" => vec!["/me/edit/skills/skill-mig-welding".to_owned()],
            "/me/edit/{}/{}/remove" => vec!["/me/edit/skills/skill-first-aid/remove".to_owned()],
            "/me/resume/{}" => each(&["resume.pdf", "resume.docx", "resume.txt", "resume.json"]),
            "/occupations/{}" => one("welder"),
            "/skills/{}" => one("mig-welding"),
            "/places/{}" => each(&["gb", "leeds-gb"]),
            "/staff/employers/{}" | "/staff/employers/{}/verify" | "/staff/employers/{}/unverify" => {
                one(&self.employer)
            }
            "/staff/import/{}" | "/staff/import/{}/start" => one(&self.imports[0]),
            "/staff/import/{}/let-go" => one(&self.imports[1]),
            path if path.starts_with("/staff/requests/{}") => one(&self.request.to_string()),
            "/staff/people/{}/code" | "/staff/people/{}/paper" => one(&self.person.to_string()),
            "/start/check/{}" => one("skill-mig-welding"),
            "/start/questions/{}" => each(&["work", "tasks", "papers", "place", "wishes"]),
            "/suggest/{}" => each(&["places", "skills", "occupations", "words"]),
            other => one(&self
                .secret(other)
                .unwrap_or_else(|| panic!("{method:?} {other}: say in known.rs what stands in it"))),
        }
    }

    /// What stands at the end of a link that is a secret.
    fn secret(&self, path: &str) -> Option<String> {
        Some(match path {
            "/alerts/stop/{}" => "stop-token".to_owned(),
            "/alerts/calendar/{}/deadlines.ics" => "calendar-token".to_owned(),
            "/confirm/{}" => self.confirm.clone(),
            "/reset/{}" => self.reset.clone(),
            "/hire/invitations/{}" => INVITED.repeat(43),
            "/hire/verify/{}" => PROVES.repeat(43),
            _ => return None,
        })
    }
}

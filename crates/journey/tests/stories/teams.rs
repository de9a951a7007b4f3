//! Teams: who is invited, who may do what, and that nobody of another team comes in by an id they found.

use chrono::TimeDelta;
use journey::{Visit, hiring::Answer, interviews::TypedOffer, offers::TypedTerms, team::INVITED_FOR};
use model::{ApplicationId, DeclineReason, Draft, EmployerId, EventKind, Party, PostingId, Stage, TeamInvitationId};
use store::{
    hiring::{TeamRole, draft::Letter},
    mail::Outgoing,
};

use super::hiring::{applied, confirmed, hiring, seeker};
use crate::common::{Home, fixtures::WELDER, refusal};

/// What waits to be sent to this address, the last written first.
pub(crate) async fn written_to(home: &Home, address: &str) -> Vec<Outgoing> {
    let mut db = home.store.read().await.unwrap();
    let mut found = Vec::new();
    for one in store::mail::deliveries(&mut db, None, None, 100).await.unwrap() {
        let mail = store::mail::to_send(&mut db, one.id).await.unwrap();
        found.extend(mail.filter(|mail| mail.to_contact == address));
    }
    found
}

/// What stands at the end of the link in a mail.
pub(crate) fn secret(mail: &Outgoing) -> String {
    let link = mail
        .body_text
        .lines()
        .find(|line| line.starts_with("https://"))
        .unwrap();
    link.rsplit('/').next().unwrap().to_owned()
}

/// Somebody who accepted an invitation to this team.
pub(crate) async fn member(home: &Home, owner: &Visit, employer: EmployerId, address: &str, role: TeamRole) -> Visit {
    let visit = confirmed(home, address).await;
    home.journey
        .invite_to_team(owner, employer, address, role)
        .await
        .unwrap();
    let mails = written_to(home, address).await;
    let mail = mails.iter().find(|mail| mail.kind == "team_invitation").unwrap();
    assert_eq!(
        home.journey.accept_invitation(&visit, &secret(mail)).await.unwrap(),
        employer
    );
    visit
}

fn no() -> Answer {
    Answer::no(vec![DeclineReason::Skills], "").unwrap()
}

/// Everything that changes something at a desk, each by its name and the refusal, or nothing when it was done or failed otherwise.
async fn refusals(
    home: &Home,
    who: &Visit,
    (employer, opening, id): (EmployerId, PostingId, ApplicationId),
) -> Vec<String> {
    let journey = &home.journey;
    let (offer, terms) = (TypedOffer::default(), TypedTerms::default());
    let team = Party::Team;
    let answers: Vec<journey::Result<()>> = vec![
        journey
            .begin_opening(who, employer, "Cook\nWe look for a cook.")
            .await
            .map(|_| ()),
        journey.copy_opening(who, opening).await.map(|_| ()),
        journey.change_opening(who, opening, Draft::new()).await,
        journey.publish_opening(who, opening).await,
        journey.pause_opening(who, opening).await,
        journey
            .close_opening(who, opening, DeclineReason::Filled, "")
            .await
            .map(|_| ()),
        journey.let_go_of_draft(who, opening).await,
        journey
            .answer_applications(who, opening, &[id], &no())
            .await
            .map(|_| ()),
        journey.answer_stage(who, opening, Stage::Sent, &no()).await.map(|_| ()),
        journey.reveal_applicant(who, id).await,
        journey.offer_interview(who, id, &offer).await,
        journey.offer_other_times(who, team, id, &offer, "").await,
        journey.choose_time(who, team, id, journey.now()).await,
        journey.no_time_suits(who, team, id, "Mondays").await,
        journey.cancel_interview(who, team, id, "ill").await,
        journey.write_offer(who, id, &terms).await,
        journey.approve_offer(who, id).await,
        journey.send_offer(who, id).await,
        journey.withdraw_offer(who, id, "no").await,
    ];
    answers
        .into_iter()
        .map(|answer| answer.err().map(|error| error.sentence()).unwrap_or_default())
        .collect()
}

/// Everything that only an owner does.
async fn refusals_to_lead(home: &Home, who: &Visit, employer: EmployerId, other: &Visit) -> Vec<String> {
    let journey = &home.journey;
    let nobody = TeamInvitationId::new(journey.now(), &home.random);
    let answers: Vec<journey::Result<()>> = vec![
        journey
            .invite_to_team(who, employer, "leo@boilers.example", TeamRole::LooksOn)
            .await
            .map(|_| ()),
        journey.invite_again(who, employer, nobody).await,
        journey.uninvite(who, employer, nobody).await,
        journey
            .set_team_role(who, employer, other.person, TeamRole::LooksOn)
            .await,
        journey.remove_from_team(who, employer, other.person).await,
        journey.change_site(who, employer, "https://evil.example").await,
        journey.prove_by_mail(who, employer, "eve@boilers.example").await,
        journey.begin_record(who, employer).await,
        journey.look_for_record(who, employer).await,
    ];
    answers
        .into_iter()
        .map(|answer| answer.err().map(|error| error.sentence()).unwrap_or_default())
        .collect()
}

both! {
    async fn whoever_is_invited_joins_by_a_link_that_works_once(home: Home) {
        let (rita, employer, _) = hiring(&home).await;
        let invite = |address: &'static str| home.journey.invite_to_team(&rita, employer, address, TeamRole::Recruiter);
        for bad in ["", "dev", "+44 20 7946 0000"] {
            assert!(refusal(home.journey.invite_to_team(&rita, employer, bad, TeamRole::Owner).await).contains("name@example.org"));
        }
        assert!(refusal(invite("rita@boilers.example").await).contains("in the team already"));
        invite("Dev@boilers.example").await.unwrap();
        assert!(refusal(invite("dev@boilers.example").await).contains("wrote to this address"));
        let mail = written_to(&home, "dev@boilers.example").await.remove(0);
        assert_eq!(mail.subject, "You are invited to the team of Tapti Boilers");
        assert!(!mail.is_for_person && mail.body_text.contains("Writes openings, answers people"), "{}", mail.body_text);
        let link = secret(&mail);
        let seen = home.journey.invited(None, &link).await.unwrap().unwrap();
        assert_eq!((seen.employer.as_str(), seen.role, seen.is_member), ("Tapti Boilers", TeamRole::Recruiter, false));
        let visitor = home.visitor().await;
        assert!(refusal(home.journey.accept_invitation(&visitor, &link).await).contains("Sign in first"));
        assert!(refusal(home.journey.accept_invitation(&rita, &link).await).contains("in this team already"));
        let dev = confirmed(&home, "dev@other.example").await;
        assert_eq!(home.journey.accept_invitation(&dev, &link).await.unwrap(), employer);
        let eve = confirmed(&home, "eve@other.example").await;
        assert!(refusal(home.journey.accept_invitation(&eve, &link).await).contains("no longer good"));
        assert!(home.journey.invited(None, &link).await.unwrap().is_none());
        let team = home.journey.team(&dev, employer).await.unwrap();
        let roles: Vec<_> = team.members.iter().map(|one| (one.role, one.address.as_deref(), one.is_self)).collect();
        assert_eq!(roles, [
            (TeamRole::Owner, Some("rita@boilers.example"), false),
            (TeamRole::Recruiter, Some("dev@other.example"), true),
        ]);
        assert!(team.invitations.is_empty());
        assert!(home.mails(rita.person).await.iter().any(|mail| mail.subject == "Somebody joined your team: Tapti Boilers"));
        let told = home.journey.notifications(&rita, None).await.unwrap().0;
        assert!(matches!(told[0].of, journey::alerts::ToldOf::Team(of, _, model::TeamNews::Joined) if of == employer));
        let kinds: Vec<_> = home.journal().await.into_iter().map(|entry| entry.event.kind).collect();
        assert!(kinds.contains(&EventKind::TeamInvited) && kinds.contains(&EventKind::TeamJoined));
    }

    async fn an_invitation_is_sent_again_taken_back_and_grows_old(home: Home) {
        let (rita, employer, _) = hiring(&home).await;
        let address = "dev@boilers.example";
        let id = home.journey.invite_to_team(&rita, employer, address, TeamRole::LooksOn).await.unwrap();
        let first = secret(&written_to(&home, address).await[0]);
        assert!(refusal(home.journey.invite_again(&rita, employer, id).await).contains("a moment ago"));
        home.pass(TimeDelta::minutes(6));
        home.journey.invite_again(&rita, employer, id).await.unwrap();
        let second = secret(&written_to(&home, address).await[0]);
        assert!(first != second && home.journey.invited(None, &first).await.unwrap().is_none(), "the one before is over");
        home.pass(INVITED_FOR);
        assert!(home.journey.invited(None, &second).await.unwrap().is_none(), "fourteen days");
        assert_eq!(home.journey.team(&rita, employer).await.unwrap().invitations.len(), 1, "it can be sent again");
        for _ in 0..3 {
            home.journey.invite_again(&rita, employer, id).await.unwrap();
            home.pass(TimeDelta::minutes(6));
        }
        assert!(refusal(home.journey.invite_again(&rita, employer, id).await).contains("five times"));
        let last = secret(&written_to(&home, address).await[0]);
        home.journey.uninvite(&rita, employer, id).await.unwrap();
        assert!(home.journey.invited(None, &last).await.unwrap().is_none());
        assert!(home.journey.team(&rita, employer).await.unwrap().invitations.is_empty());
        assert!(home.journey.uninvite(&rita, employer, id).await.is_err());
        assert!(home.journey.invite_to_team(&rita, employer, address, TeamRole::LooksOn).await.is_err(), "nobody is written to without end");
    }

    async fn roles_are_changed_and_a_team_keeps_an_owner(home: Home) {
        let (rita, employer, _) = hiring(&home).await;
        let dev = member(&home, &rita, employer, "dev@boilers.example", TeamRole::LooksOn).await;
        assert!(refusal(home.journey.leave_team(&rita, employer).await).contains("needs an owner"));
        let lower = home.journey.set_team_role(&rita, employer, rita.person, TeamRole::Recruiter).await;
        assert!(refusal(lower).contains("needs an owner"));
        home.journey.set_team_role(&rita, employer, dev.person, TeamRole::Owner).await.unwrap();
        let mails = home.mails(dev.person).await;
        assert!(mails.iter().any(|mail| mail.subject == "What you may do has changed: Tapti Boilers"), "{mails:?}");
        home.journey.remove_from_team(&dev, employer, rita.person).await.unwrap();
        assert!(home.mails(rita.person).await.iter().any(|mail| mail.subject.contains("no longer in the team")));
        assert!(home.journey.team(&rita, employer).await.is_err());
        assert!(home.journey.hiring(&rita).await.unwrap().is_empty());
        assert!(refusal(home.journey.remove_from_team(&dev, employer, rita.person).await).contains("member of the team"));
        let leo = member(&home, &dev, employer, "leo@boilers.example", TeamRole::LooksOn).await;
        home.journey.leave_team(&leo, employer).await.unwrap();
        assert!(home.mails(dev.person).await.iter().any(|mail| mail.subject == "Somebody left your team: Tapti Boilers"));
    }

    async fn each_role_does_what_it_may_and_no_more(home: Home) {
        let (rita, employer, opening) = hiring(&home).await;
        let asha = seeker(&home, WELDER, "asha@example.org").await;
        let id = applied(&home, &asha, opening).await;
        let dev = member(&home, &rita, employer, "dev@boilers.example", TeamRole::Recruiter).await;
        let leo = member(&home, &rita, employer, "leo@boilers.example", TeamRole::LooksOn).await;
        let at = (employer, opening, id);
        let before = home.journal().await.len();

        assert_eq!(home.journey.applicant(&leo, id).await.unwrap().role, TeamRole::LooksOn, "they see who applied");
        assert_eq!(home.journey.applicants(&leo, opening, &journey::hiring::Sieve::default()).await.unwrap().list.len(), 1);
        assert!(home.journey.written_opening(&leo, opening).await.is_ok());
        assert_eq!(home.journey.hiring(&leo).await.unwrap()[0].role, TeamRole::LooksOn);
        assert!(!home.journey.offer_seen(&leo, Party::Team, id).await.unwrap().can_begin);
        for (nr, told) in Box::pin(refusals(&home, &leo, at)).await.iter().enumerate() {
            assert!(told.contains("You look on in this team"), "{nr}: {told}");
        }
        assert_eq!(home.journey.undecided(&leo).await.unwrap(), 0);
        assert_eq!(home.journey.put_off_undecided(&leo).await.unwrap(), 0);
        for who in [&leo, &dev] {
            for (nr, told) in Box::pin(refusals_to_lead(&home, who, employer, &rita)).await.iter().enumerate() {
                assert!(told.contains("Only whoever owns the team"), "{nr}: {told}");
            }
        }
        assert!(home.journey.team(&dev, employer).await.unwrap().invitations.is_empty());
        let moved = home.journal().await.split_off(before);
        let looks = |kind| matches!(kind, EventKind::Notified);
        assert!(moved.iter().all(|entry| looks(entry.event.kind)), "nothing was changed: {moved:?}");
        for told in Box::pin(refusals(&home, &dev, at)).await {
            assert!(!told.contains("look on") && !told.contains("whose team you are not in"), "{told}");
        }
        let mails = |who: &Visit| { let person = who.person; let home = &home; async move { home.mails(person).await } };
        let waits = |mail: &store::mail::Mail| mail.subject.starts_with("Somebody applied");
        assert!(!mails(&leo).await.iter().any(waits), "whoever cannot answer is not asked to");
    }

    async fn a_member_of_another_team_does_nothing_with_ids_they_found(home: Home) {
        let (rita, employer, opening) = hiring(&home).await;
        let asha = seeker(&home, WELDER, "asha@example.org").await;
        let id = home.journey.apply(&asha, opening, Letter::default()).await.unwrap();
        home.pass(TimeDelta::minutes(2));
        let invitation = home.journey.invite_to_team(&rita, employer, "dev@boilers.example", TeamRole::Owner).await.unwrap();
        let eve = confirmed(&home, "eve@other.example").await;
        let hers = home.journey.start_employer(&eve, "Eve & Co", "other.example").await.unwrap();
        let not_hers = |told: &str| told.contains("whose team you are not in");
        for told in Box::pin(refusals(&home, &eve, (employer, opening, id))).await {
            assert!(not_hers(&told), "{told}");
        }
        for told in Box::pin(refusals_to_lead(&home, &eve, employer, &rita)).await {
            assert!(not_hers(&told), "{told}");
        }
        assert!(not_hers(&refusal(home.journey.team(&eve, employer).await)));
        assert!(not_hers(&refusal(home.journey.proving(&eve, employer).await)));
        assert!(not_hers(&refusal(home.journey.leave_team(&eve, employer).await)));
        // With her own employer, and what belongs to the other.
        assert!(home.journey.uninvite(&eve, hers, invitation).await.is_err());
        home.pass(TimeDelta::minutes(6));
        assert!(home.journey.invite_again(&eve, hers, invitation).await.is_err());
        assert!(home.journey.set_team_role(&eve, hers, rita.person, TeamRole::LooksOn).await.is_err());
        assert!(home.journey.remove_from_team(&eve, hers, rita.person).await.is_err());
        assert_eq!(home.journey.team(&rita, employer).await.unwrap().invitations.len(), 1);
        assert_eq!(home.journey.team(&rita, employer).await.unwrap().members.len(), 1);
    }
}

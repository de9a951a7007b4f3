//! Teams and what is proven of their employers: one's own alone, links that work once, a team that always has an owner; and from whom
//! somebody hides.

use chrono::TimeDelta;
use model::{EmployerId, EmployerProofId, Event, EventKind, TeamInvitationId};
use store::{
    Grant, Tx, Viewer, block,
    employer::{self, Employer},
    employer_proof::{self, NewProof, Way},
    hiring::{
        Desk, TeamRole,
        team::{self, Kept},
        team_invitation::{self, Link},
    },
};

use crate::{
    hiring::{desk, somebody},
    home::{Home, after, noon},
    made::done,
};

/// Leaves an invitation and a proof that was begun.
pub(crate) async fn invite_and_prove(home: &Home, tx: &mut Tx, desk: &Desk) {
    let id = TeamInvitationId::new(noon(), &home.random);
    let link = Link {
        hash: &hash(home),
        expires_at: after(600),
    };
    let to = ("dev@works.example", TeamRole::Recruiter, 5);
    assert!(team_invitation::add(tx, desk, id, to, link).await.unwrap());
    let token = EmployerProofId::new(noon(), &home.random).to_string();
    employer_proof::begin(tx, desk, &by_mail(home, &token)).await.unwrap();
}

fn hash(home: &Home) -> [u8; 32] {
    let mut hash = [0; 32];
    model::Random::fill(&home.random, &mut hash);
    hash
}

fn by_mail<'a>(home: &Home, token: &'a str) -> NewProof<'a> {
    NewProof {
        id: EmployerProofId::new(noon(), &home.random),
        way: Way::Mail,
        domain: "works.example",
        token,
        address: Some("rita@works.example"),
        expires_at: Some(after(600)),
    }
}

async fn with_site(home: &Home, id: EmployerId, site: &str) -> Employer {
    let found = employer::find(&mut home.store.read().await.unwrap(), id)
        .await
        .unwrap()
        .unwrap();
    let page = Employer {
        site: Some(site.to_owned()),
        ..found
    };
    let mut tx = home.tx().await;
    employer::put(&mut tx, &page).await.unwrap();
    tx.commit(Event::new(EventKind::EmployerChanged, id.0)).await.unwrap();
    page
}

async fn joined(home: &Home, desk: &Desk, who: &Grant, role: TeamRole) {
    let mut tx = home.tx().await;
    assert!(
        team::join(&mut tx, desk.employer(), who.subject(), role, "en")
            .await
            .unwrap()
    );
    done(tx).await;
}

both! {
    async fn a_team_always_has_an_owner(home: Home) {
        let (rita, dev, leo) = (somebody(&home).await, somebody(&home).await, somebody(&home).await);
        let stranger = somebody(&home).await;
        let (mine, _) = desk(&home, &rita).await;
        joined(&home, &mine, &dev, TeamRole::Recruiter).await;
        joined(&home, &mine, &leo, TeamRole::LooksOn).await;
        let mut tx = home.tx().await;
        let to = |role| (rita.subject(), role);
        let (who, role) = to(TeamRole::LooksOn);
        assert_eq!(team::set_role(&mut tx, &mine, who, role).await.unwrap(), Err(Kept::LastOwner));
        assert_eq!(team::leave(&mut tx, &mine, rita.subject()).await.unwrap(), Err(Kept::LastOwner));
        assert_eq!(team::leave(&mut tx, &mine, stranger.subject()).await.unwrap(), Err(Kept::Gone));
        let set = team::set_role(&mut tx, &mine, dev.subject(), TeamRole::Owner).await.unwrap();
        assert_eq!(set, Ok(TeamRole::Recruiter));
        assert_eq!(team::leave(&mut tx, &mine, rita.subject()).await.unwrap(), Ok(TeamRole::Owner));
        done(tx).await;
        assert!(home.store.desk(Viewer(rita.subject()), mine.employer()).await.is_err());
    }

    async fn whoever_recruits_longest_inherits_a_team(home: Home) {
        let (rita, dev, leo) = (somebody(&home).await, somebody(&home).await, somebody(&home).await);
        let (mine, _) = desk(&home, &rita).await;
        joined(&home, &mine, &leo, TeamRole::LooksOn).await;
        joined(&home, &mine, &dev, TeamRole::Recruiter).await;
        home.store.erase(&rita, after(10)).await.unwrap();
        let role = |who: &Grant| (who.subject(), mine.employer());
        for (who, is) in [(&leo, TeamRole::LooksOn), (&dev, TeamRole::Owner)] {
            let (person, employer) = role(who);
            assert_eq!(home.store.desk(Viewer(person), employer).await.unwrap().role(), is);
        }
    }

    async fn an_invitation_works_once_and_for_its_own_team(home: Home) {
        let (rita, eve) = (somebody(&home).await, somebody(&home).await);
        let ((mine, _), (other, _)) = (desk(&home, &rita).await, desk(&home, &eve).await);
        let (id, first, second) = (TeamInvitationId::new(noon(), &home.random), hash(&home), hash(&home));
        let link = |hash| Link { hash, expires_at: after(600) };
        let to = ("dev@works.example", TeamRole::LooksOn, 3);
        let mut tx = home.tx().await;
        assert!(team_invitation::add(&mut tx, &mine, id, to, link(&first)).await.unwrap());
        let again = TeamInvitationId::new(noon(), &home.random);
        assert!(!team_invitation::add(&mut tx, &mine, again, to, link(&second)).await.unwrap(), "invited already");
        assert!(team_invitation::renew(&mut tx, &other, (id, 3), link(&second)).await.unwrap().is_none());
        assert!(!team_invitation::withdraw(&mut tx, &other, id).await.unwrap());
        assert!(team_invitation::renew(&mut tx, &mine, (id, 3), link(&second)).await.unwrap().is_some());
        done(tx).await;
        let mut db = home.store.read().await.unwrap();
        assert!(team_invitation::list(&mut db, &other).await.unwrap().is_empty());
        assert!(team_invitation::look(&mut db, &first, after(1)).await.unwrap().is_none(), "an older link");
        assert!(team_invitation::look(&mut db, &second, after(600)).await.unwrap().is_none(), "over");
        let found = team_invitation::look(&mut db, &second, after(599)).await.unwrap().unwrap();
        assert_eq!((found.employer, found.role, found.address.as_str()), (mine.employer(), to.1, to.0));
        drop(db);
        let mut tx = home.tx().await;
        assert!(team_invitation::take(&mut tx, &second).await.unwrap().is_some());
        assert!(team_invitation::take(&mut tx, &second).await.unwrap().is_none(), "once");
        done(tx).await;
        let mut tx = home.tx().await;
        assert!(team_invitation::add(&mut tx, &mine, id, to, link(&first)).await.unwrap());
        assert!(team_invitation::withdraw(&mut tx, &mine, id).await.unwrap());
        assert!(team_invitation::take(&mut tx, &first).await.unwrap().is_none(), "taken back");
        assert!(team_invitation::add(&mut tx, &mine, id, to, link(&second)).await.unwrap());
        assert!(team_invitation::renew(&mut tx, &mine, (id, 3), link(&first)).await.unwrap().is_some());
        assert!(team_invitation::renew(&mut tx, &mine, (id, 3), link(&first)).await.unwrap().is_none(), "three mails");
        assert_eq!(team_invitation::sent_since(&mut tx, &mine, after(-1)).await.unwrap(), 1);
        done(tx).await;
        assert_eq!(team_invitation::remove_ended(&home.store, after(599)).await.unwrap(), 0);
        assert_eq!(team_invitation::remove_ended(&home.store, after(600)).await.unwrap(), 1);
    }

    async fn a_proof_counts_for_the_domain_of_the_site_alone(home: Home) {
        let (rita, eve) = (somebody(&home).await, somebody(&home).await);
        let ((mine, _), (other, _)) = (desk(&home, &rita).await, desk(&home, &eve).await);
        let page = with_site(&home, mine.employer(), "https://www.works.example/jobs").await;
        let mut tx = home.tx().await;
        employer_proof::begin(&mut tx, &mine, &by_mail(&home, "first")).await.unwrap();
        employer_proof::begin(&mut tx, &mine, &by_mail(&home, "second")).await.unwrap();
        assert_eq!(employer_proof::take(&mut tx, &mine, "first").await.unwrap(), None, "an older link");
        assert_eq!(employer_proof::take(&mut tx, &other, "second").await.unwrap(), None, "another team");
        assert_eq!(employer_proof::take(&mut tx, &mine, "second").await.unwrap().as_deref(), Some("works.example"));
        assert_eq!(employer_proof::take(&mut tx, &mine, "second").await.unwrap(), None, "once");
        done(tx).await;
        let mut db = home.store.read().await.unwrap();
        let shown = employer_proof::shown(&mut db, &page).await.unwrap();
        assert_eq!(shown.len(), 1);
        assert_eq!((shown[0].proven_at, shown[0].address.as_deref()), (Some(noon()), None));
        assert!(employer::verified(&mut db).await.unwrap().contains(&mine.employer()));
        assert_eq!(employer::count(&mut db).await.unwrap(), (2, 1));
        drop(db);
        let moved = with_site(&home, mine.employer(), "https://other.example").await;
        let mut db = home.store.read().await.unwrap();
        assert!(employer_proof::shown(&mut db, &moved).await.unwrap().is_empty());
        assert!(employer::verified(&mut db).await.unwrap().is_empty());
    }

    async fn what_dns_no_longer_says_is_proven_no_longer(home: Home) {
        let rita = somebody(&home).await;
        let (mine, _) = desk(&home, &rita).await;
        let page = with_site(&home, mine.employer(), "works.example").await;
        let id = EmployerProofId::new(noon(), &home.random);
        let new = NewProof { id, way: Way::Dns, address: None, expires_at: None, ..by_mail(&home, "said") };
        let mut tx = home.tx().await;
        employer_proof::begin(&mut tx, &mine, &new).await.unwrap();
        employer_proof::looked(&mut tx, &mine, id, false).await.unwrap();
        assert!(employer_proof::shown(&mut tx, &page).await.unwrap().is_empty());
        employer_proof::looked(&mut tx, &mine, id, true).await.unwrap();
        assert_eq!(employer_proof::shown(&mut tx, &page).await.unwrap().len(), 1);
        employer_proof::looked(&mut tx, &mine, id, false).await.unwrap();
        assert!(employer_proof::shown(&mut tx, &page).await.unwrap().is_empty());
        employer_proof::begin(&mut tx, &mine, &NewProof { id: EmployerProofId::new(noon(), &home.random), ..new }).await.unwrap();
        done(tx).await;
        let staff = somebody(&home).await;
        let mut tx = home.store.begin(noon() + TimeDelta::hours(1)).await.unwrap();
        let all = employer_proof::of_employer(&mut tx, mine.employer()).await.unwrap();
        employer_proof::looked(&mut tx, &mine, all.iter().find(|one| one.ended_at.is_none()).unwrap().id, true).await.unwrap();
        assert_eq!(employer_proof::end_all(&mut tx, mine.employer(), staff.subject(), "not them").await.unwrap(), 1);
        assert!(employer_proof::shown(&mut tx, &page).await.unwrap().is_empty());
        done(tx).await;
    }

    async fn from_whom_somebody_hides_is_theirs_alone(home: Home) {
        let (asha, eve) = (somebody(&home).await, somebody(&home).await);
        let mut tx = home.tx().await;
        block::put(&mut tx, &asha, ("The Lakeside Hotel Ltd.", None), true).await.unwrap();
        block::put(&mut tx, &asha, ("Lakeside Hotel", None), false).await.unwrap();
        block::put(&mut tx, &asha, ("Works", None), true).await.unwrap();
        done(tx).await;
        let mut db = home.store.read().await.unwrap();
        let own = block::own(&mut db, &asha).await.unwrap();
        let told: Vec<_> = own.iter().map(|one| (one.key.as_str(), one.hides)).collect();
        assert_eq!(told, [("lakeside hotel", false), ("works", true)], "the last word counts");
        assert!(block::own(&mut db, &eve).await.unwrap().is_empty());
        drop(db);
        let mut tx = home.tx().await;
        assert!(!block::remove(&mut tx, &eve, "works").await.unwrap());
        assert!(block::remove(&mut tx, &asha, "works").await.unwrap());
        done(tx).await;
    }
}

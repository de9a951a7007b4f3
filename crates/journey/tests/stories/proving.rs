//! Proving an employer by its domain: by a mail that arrives there, by a record in DNS; and taking it back.

use std::{
    net::IpAddr,
    sync::{Arc, Mutex},
};

use async_trait::async_trait;
use chrono::TimeDelta;
use journey::{Journey, Visit};
use mail::{
    doctor::{Unanswered, Zone},
    transport::Memory,
};
use model::EmployerId;

use super::{
    hiring::{confirmed, hiring},
    teams::{secret, written_to},
};
use crate::common::{Home, refusal};

/// What DNS says of `boilers.example`; nothing where it does not answer.
#[derive(Default)]
struct Said(Mutex<Option<Vec<String>>>);

impl Said {
    fn now(&self, texts: &[&str]) {
        *self.0.lock().unwrap() = Some(texts.iter().map(|text| (*text).to_owned()).collect());
    }
}

#[async_trait]
impl Zone for Said {
    async fn texts(&self, name: &str) -> Result<Vec<String>, Unanswered> {
        let said = self.0.lock().unwrap().clone();
        let said = said.ok_or_else(|| Unanswered("silence".to_owned()))?;
        Ok(if name == "boilers.example" { said } else { Vec::new() })
    }

    async fn addresses(&self, _: &str) -> Result<Vec<IpAddr>, Unanswered> {
        Ok(Vec::new())
    }

    async fn mail_servers(&self, _: &str) -> Result<Vec<String>, Unanswered> {
        Ok(Vec::new())
    }

    async fn names(&self, _: IpAddr) -> Result<Vec<String>, Unanswered> {
        Ok(Vec::new())
    }
}

/// The same place, where mails leave and DNS says something.
async fn place(home: &Home) -> (Journey, Arc<Said>, Visit, EmployerId) {
    let (rita, employer, _) = hiring(home).await;
    let said = Arc::<Said>::default();
    (
        home.with_dns(Arc::<Memory>::default(), said.clone()),
        said,
        rita,
        employer,
    )
}

async fn words(journey: &Journey, employer: EmployerId) -> Vec<String> {
    let shown = journey.proven_of(employer).await.unwrap();
    shown.into_iter().map(|one| one.words.replace('\u{a0}', " ")).collect()
}

async fn is_verified(home: &Home, employer: EmployerId) -> bool {
    home.journal().await;
    while home.journey.follow_openings().await.unwrap() > 0 {}
    home.journey.is_verified_employer(employer)
}

both! {
    async fn a_mail_at_the_domain_of_the_site_proves_it(home: Home) {
        let (journey, _, rita, employer) = place(&home).await;
        let prove = |address: &'static str| journey.prove_by_mail(&rita, employer, address);
        assert!(refusal(prove("rita.boilers@gmail.com").await).contains("Anybody can have an address at gmail.com"));
        assert!(refusal(prove("rita@boilers.example.evil.example").await).contains("ends in @boilers.example"));
        assert!(refusal(prove("rita@notboilers.example").await).contains("ends in @boilers.example"));
        assert!(refusal(home.journey.prove_by_mail(&rita, employer, "rita@boilers.example").await).contains("sends no mails"));
        prove("rita@hr.boilers.example").await.unwrap();
        let mail = written_to(&home, "rita@hr.boilers.example").await.remove(0);
        assert!(!mail.is_for_person && mail.good_until.is_some(), "nobody reads it in the app");
        assert!(mail.subject.contains("Tapti Boilers is at hr.boilers.example"), "{}", mail.subject);
        assert_eq!(journey.proving(&rita, employer).await.unwrap().written_to.as_deref(), Some("rita@hr.boilers.example"));
        let eve = confirmed(&home, "eve@other.example").await;
        assert!(journey.proof_of_link(&eve, &secret(&mail)).await.is_err());
        assert!(refusal(journey.prove_by_link(&eve, &secret(&mail)).await).contains("whose team you are not in"));
        assert!(words(&journey, employer).await.is_empty() && !is_verified(&home, employer).await);
        assert_eq!(journey.prove_by_link(&rita, &secret(&mail)).await.unwrap(), employer);
        assert!(refusal(journey.prove_by_link(&rita, &secret(&mail)).await).contains("no longer good"));
        assert_eq!(words(&journey, employer).await, ["Somebody with a mail address at hr.boilers.example, 2 March 2026"]);
        assert!(is_verified(&home, employer).await);
        assert!(home.journey.hiring(&rita).await.unwrap()[0].is_verified);
    }

    async fn the_link_is_good_for_three_days_and_five_mails_a_day_are_enough(home: Home) {
        let (journey, _, rita, employer) = place(&home).await;
        for _ in 0..5 {
            journey.prove_by_mail(&rita, employer, "rita@boilers.example").await.unwrap();
            home.pass(TimeDelta::minutes(1));
        }
        assert!(refusal(journey.prove_by_mail(&rita, employer, "rita@boilers.example").await).contains("five mails"));
        let mails = written_to(&home, "rita@boilers.example").await;
        let links: Vec<String> = mails.iter().filter(|mail| mail.kind == "prove_domain").map(secret).collect();
        assert_eq!(links.len(), 5);
        assert!(journey.proof_of_link(&rita, &links[1]).await.unwrap().is_none(), "an older one");
        assert!(journey.proof_of_link(&rita, &links[0]).await.unwrap().is_some());
        home.pass(TimeDelta::days(3));
        assert!(journey.prove_by_link(&rita, &links[0]).await.is_err());
        assert!(journey.proving(&rita, employer).await.unwrap().written_to.is_none());
        journey.prove_by_mail(&rita, employer, "rita@boilers.example").await.unwrap();
    }

    async fn a_record_in_dns_proves_it_as_long_as_it_is_there(home: Home) {
        let (journey, said, rita, employer) = place(&home).await;
        assert!(journey.look_for_record(&rita, employer).await.is_err(), "none was asked for");
        journey.begin_record(&rita, employer).await.unwrap();
        journey.begin_record(&rita, employer).await.unwrap();
        let proving = journey.proving(&rita, employer).await.unwrap();
        let (name, text) = proving.record.clone().unwrap();
        assert_eq!(name, "boilers.example");
        assert!(text.starts_with("onward-verify=") && !proving.record_counts);
        let look = || journey.look_for_record(&rita, employer);
        assert!(refusal(look().await).contains("gives no answer now"));
        said.now(&["v=spf1 -all"]);
        assert!(refusal(look().await).contains("not in the DNS of boilers.example yet"));
        said.now(&["v=spf1 -all", "onward-verify=other"]);
        assert!(refusal(look().await).contains("with another text"));
        said.now(&["v=spf1 -all", &text]);
        look().await.unwrap();
        assert_eq!(words(&journey, employer).await, ["Whoever runs the domain boilers.example, 2 March 2026"]);
        assert!(is_verified(&home, employer).await);
        *said.0.lock().unwrap() = None;
        assert!(look().await.is_err());
        assert!(is_verified(&home, employer).await, "silence takes nothing away");
        said.now(&[]);
        assert!(look().await.is_err());
        assert!(!is_verified(&home, employer).await && words(&journey, employer).await.is_empty());
        journey.begin_record(&rita, employer).await.unwrap();
        let again = journey.proving(&rita, employer).await.unwrap().record.unwrap().1;
        assert_ne!(again, text, "the one before was let go of");
    }

    async fn another_site_takes_its_proof_away(home: Home) {
        let (journey, said, rita, employer) = place(&home).await;
        journey.begin_record(&rita, employer).await.unwrap();
        let text = journey.proving(&rita, employer).await.unwrap().record.unwrap().1;
        said.now(&[&text]);
        journey.look_for_record(&rita, employer).await.unwrap();
        journey.change_site(&rita, employer, "https://www.boilers.example/jobs").await.unwrap();
        assert!(is_verified(&home, employer).await, "the same domain");
        assert!(refusal(journey.change_site(&rita, employer, "javascript:x").await).contains("web address"));
        journey.change_site(&rita, employer, "https://other.example").await.unwrap();
        assert!(!is_verified(&home, employer).await && words(&journey, employer).await.is_empty());
        journey.change_site(&rita, employer, "https://boilers.blogspot.com").await.unwrap();
        journey.change_site(&rita, employer, "https://blogspot.com").await.unwrap();
        assert!(refusal(journey.begin_record(&rita, employer).await).contains("belongs to many"));
        journey.change_site(&rita, employer, "").await.unwrap();
        assert!(refusal(journey.begin_record(&rita, employer).await).contains("which web site is yours"));
        journey.change_site(&rita, employer, "boilers.example").await.unwrap();
        assert!(is_verified(&home, employer).await, "it was proven of this domain");
    }

    async fn staff_take_it_back_with_a_reason(home: Home) {
        let (journey, said, rita, employer) = place(&home).await;
        let staff = home.staff("Nadia Farouk", "nadia@example.org").await;
        journey.verify_employer(&staff, employer, "The number in the register was answered.").await.unwrap();
        journey.begin_record(&rita, employer).await.unwrap();
        let text = journey.proving(&rita, employer).await.unwrap().record.unwrap().1;
        said.now(&[&text]);
        journey.look_for_record(&rita, employer).await.unwrap();
        assert_eq!(words(&journey, employer).await, [
            "The number in the register was answered. (looked at by staff of this place, 2 March 2026)",
            "Whoever runs the domain boilers.example, 2 March 2026",
        ]);
        journey.unverify_employer(&staff, employer, "The domain was sold.").await.unwrap();
        assert!(words(&journey, employer).await.is_empty() && !is_verified(&home, employer).await);
        let mails = home.mails(rita.person).await;
        assert!(mails.iter().any(|mail| mail.body_text.contains("The domain was sold.")), "{mails:?}");
        assert_eq!(journey.proving(&rita, employer).await.unwrap().taken_back.as_deref(), Some("The domain was sold."));
        assert!(refusal(journey.begin_record(&rita, employer).await).contains("proven by them alone"));
        assert!(refusal(journey.prove_by_mail(&rita, employer, "rita@boilers.example").await).contains("proven by them alone"));
        journey.verify_employer(&staff, employer, "They came by with papers.").await.unwrap();
        assert!(is_verified(&home, employer).await);
    }
}

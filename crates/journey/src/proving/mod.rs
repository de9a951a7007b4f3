//! Proving that an employer is who it says it is, by the domain of its site: a mail that arrives there, or a record in its DNS.
//!
//! What is proven is a domain, and is shown as that. Staff look at all else (`employers`), and can take everything back.

use std::{fmt::Write as _, time::Duration};

use chrono::TimeDelta;
use i18n::days::day;
use model::{EmployerId, EmployerProofId, Event, EventKind, TeamNews, domain};
use store::{
    employer::{self, Employer},
    employer_proof::{self, NewProof, Proof, Way},
    hiring::{Act, TeamRole},
};

use crate::{
    Error, Journey, Result, Visit,
    mails::Letter,
    secrets::{Token, token_hash},
    team::{News, by, mail_address},
};

/// So long the link in the mail is good.
pub const PROVE_WITHIN: TimeDelta = TimeDelta::days(3);
/// Mails of one employer in a day.
const MAILS_A_DAY: usize = 5;
/// What stands before the token in a record.
const RECORD: &str = "onward-verify=";
/// So long DNS is waited for.
const PATIENCE: Duration = Duration::from_secs(10);

/// What is proven of an employer, in words everybody may read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// What: "Somebody with a mail address at works.example, 3 December 2026".
    pub words: String,
    /// Whether staff looked.
    pub is_by_staff: bool,
}

/// How far an employer is with proving itself, as its team sees it.
#[derive(Debug, Clone)]
pub struct Proving {
    /// The employer.
    pub employer: Employer,
    /// What whoever looks may do.
    pub role: TeamRole,
    /// The domain of its site; nothing while it has none that can be proven.
    pub domain: Option<String>,
    /// What is proven.
    pub shown: Vec<Shown>,
    /// Where a mail waits to be opened.
    pub written_to: Option<String>,
    /// The record to publish: its name and its text.
    pub record: Option<(String, String)>,
    /// Whether the record was found, and counts.
    pub record_counts: bool,
    /// Why staff took proofs of this domain back, when they did.
    pub taken_back: Option<String>,
    /// Whether mails leave this place.
    pub sends_mails: bool,
}

/// What everybody reads of a proof.
fn words_of(proof: &Proof) -> String {
    let when = day(proof.proven_at.unwrap_or(proof.begun_at).date_naive());
    let domain = proof.domain.as_str();
    match proof.way {
        Way::Mail => t!("Somebody with a mail address at {domain}, {when}", domain, when),
        Way::Dns => t!("Whoever runs the domain {domain}, {when}", domain, when),
    }
}

/// What everybody reads of an employer: first what staff saw, then what its domain proves.
pub(crate) fn all_words(employer: &Employer, proofs: &[Proof]) -> Vec<Shown> {
    let by_staff = employer.verified.as_ref().map(|verified| Shown {
        words: t!(
            "{proof} (looked at by staff of this place, {when})",
            proof = verified.proof,
            when = day(verified.at.date_naive())
        ),
        is_by_staff: true,
    });
    let proven = proofs.iter().map(|proof| Shown {
        words: words_of(proof),
        is_by_staff: false,
    });
    by_staff.into_iter().chain(proven).collect()
}

/// The domain of a site that can be proven.
fn domain_of(employer: &Employer) -> Result<String> {
    let site = employer.site.as_deref().and_then(domain::of_site);
    let site = site.ok_or_else(|| Error::invalid("site", t!("First say which web site is yours.")))?;
    if domain::is_shared(&site) {
        return Err(Error::invalid(
            "site",
            t!(
                "{site} belongs to many, so it shows nothing about you. Write the web site of your own domain, or ask the staff of this place.",
                site
            ),
        ));
    }
    Ok(site)
}

/// The domain of an address, where it can show something of a site at this one.
fn proves(address: &str, site: &str) -> Result<String> {
    let at = domain::of_mail(address).unwrap_or_default();
    if domain::is_free_mail(&at) {
        return Err(Error::invalid(
            "address",
            t!(
                "Anybody can have an address at {at}, so it shows nothing about you. Write one that ends in @{site}.",
                at,
                site
            ),
        ));
    }
    if !domain::is_within(&at, site) {
        return Err(Error::invalid(
            "address",
            t!(
                "Your web site is at {site}. Write an address that ends in @{site}.",
                site
            ),
        ));
    }
    Ok(at)
}

impl Journey {
    /// What is proven of an employer, in words everybody may read; empty where nothing is.
    pub async fn proven_of(&self, id: EmployerId) -> Result<Vec<Shown>> {
        let mut db = self.store().read().await?;
        let Some(employer) = employer::find(&mut db, id).await? else {
            return Ok(Vec::new());
        };
        let proofs = employer_proof::shown(&mut db, &employer).await?;
        Ok(all_words(&employer, &proofs))
    }

    /// How far an employer is with proving itself.
    pub async fn proving(&self, visit: &Visit, id: EmployerId) -> Result<Proving> {
        let desk = self.desk_at(visit, id, Act::Look).await?;
        let employer = self.employer(id).await?;
        let mut db = self.store().read().await?;
        let shown = employer_proof::shown(&mut db, &employer).await?;
        let all = employer_proof::of_employer(&mut db, id).await?;
        let domain = domain_of(&employer).ok();
        let now = self.now();
        let waiting = all
            .iter()
            .find(|one| one.proven_at.is_none() && one.expires_at.is_some_and(|until| until > now));
        let record = domain.as_deref().and_then(|domain| live_record(&all, domain));
        Ok(Proving {
            role: desk.role(),
            shown: all_words(&employer, &shown),
            written_to: waiting.and_then(|one| one.address.clone()),
            record: record.map(|one| (one.domain.clone(), format!("{RECORD}{}", one.token))),
            record_counts: record.is_some_and(|one| one.proven_at.is_some()),
            taken_back: domain.as_deref().and_then(|domain| taken_back(&all, domain)),
            sends_mails: self.0.postbox.is_some(),
            domain,
            employer,
        })
    }

    /// Says which web site is the employer's. With another domain, what was proven of the one before counts no longer.
    pub async fn change_site(&self, visit: &Visit, id: EmployerId, site: &str) -> Result<()> {
        let desk = self.desk_at(visit, id, Act::Lead).await?;
        let site = crate::hiring::site(site)?;
        let mut tx = self.store().begin(self.now()).await?;
        let page = employer::find(&mut tx, id).await?;
        let page = page.ok_or(Error::NotFound(t!("employer")))?;
        if page.site == site {
            return Ok(());
        }
        employer::put(&mut tx, &Employer { site, ..page }).await?;
        tx.commit(by(&desk, EventKind::EmployerChanged)).await?;
        self.0.changed.notify_one();
        Ok(())
    }

    /// Writes to an address at the domain of the site; whoever opens the link there proves it.
    pub async fn prove_by_mail(&self, visit: &Visit, id: EmployerId, typed: &str) -> Result<()> {
        let desk = self.desk_at(visit, id, Act::Lead).await?;
        let address = mail_address(typed)?;
        let employer = self.employer(id).await?;
        let site = domain_of(&employer)?;
        let at = proves(&address, &site)?;
        if self.0.postbox.is_none() {
            return Err(Error::NotAllowed(t!(
                "This place sends no mails, so this way is closed. Publish the record in DNS, or ask the staff."
            )));
        }
        let now = self.now();
        let secret = Token::new(self.random());
        let hash = hashed(secret.as_str()).unwrap_or_default();
        let mut tx = self.store().begin(now).await?;
        let all = employer_proof::of_employer(&mut tx, id).await?;
        not_taken_back(&all, &at)?;
        let lately = |one: &&Proof| one.way == Way::Mail && one.begun_at > now - TimeDelta::days(1);
        if all.iter().filter(lately).count() >= MAILS_A_DAY {
            return Err(Error::TooMany(t!(
                "We wrote five mails for you today. Look for them, also among what was sorted out as unwanted, or go on tomorrow."
            )));
        }
        let new = NewProof {
            id: EmployerProofId::new(now, self.random()),
            way: Way::Mail,
            domain: &at,
            token: &hash,
            address: Some(&address),
            expires_at: Some(now + PROVE_WITHIN),
        };
        employer_proof::begin(&mut tx, &desk, &new).await?;
        let link = format!("{}/hire/verify/{}", self.place().public_url, secret.as_str());
        let letter = Letter::ProveDomain {
            employer: &employer.name,
            domain: &at,
            link: &link,
        };
        // Nobody's mail: who reads it is what it is to show.
        self.queue_mail_to(&mut tx, None, &address, letter).await?;
        Ok(tx
            .commit(by(&desk, EventKind::EmployerProofBegun).detail(Way::Mail.code()))
            .await?)
    }

    /// Which employer a link in such a mail is of, while it is good; for its owners alone.
    pub async fn proof_of_link(&self, visit: &Visit, secret: &str) -> Result<Option<Employer>> {
        let Some(hash) = hashed(secret) else { return Ok(None) };
        let found = employer_proof::look(&mut self.store().read().await?, &hash, self.now()).await?;
        let Some((id, _)) = found else { return Ok(None) };
        self.desk_at(visit, id, Act::Lead).await?;
        Ok(Some(self.employer(id).await?))
    }

    /// Uses the link in such a mail up: the domain is proven. Only an owner of the team can: a stranger who is written to by
    /// mistake proves nothing.
    pub async fn prove_by_link(&self, visit: &Visit, secret: &str) -> Result<EmployerId> {
        let over = || {
            Error::NotAllowed(t!(
                "This link is no longer good: it was used already, or it is too old. Ask for a new one."
            ))
        };
        let hash = hashed(secret).ok_or_else(over)?;
        let found = employer_proof::look(&mut self.store().read().await?, &hash, self.now()).await?;
        let (id, _) = found.ok_or_else(over)?;
        let desk = self.desk_at(visit, id, Act::Lead).await?;
        let mut tx = self.store().begin(self.now()).await?;
        employer_proof::take(&mut tx, &desk, &hash).await?.ok_or_else(over)?;
        self.have_proven(tx, visit, id, Way::Mail).await?;
        Ok(id)
    }

    /// Makes the record to publish in DNS, once for each domain.
    pub async fn begin_record(&self, visit: &Visit, id: EmployerId) -> Result<()> {
        let desk = self.desk_at(visit, id, Act::Lead).await?;
        let site = domain_of(&self.employer(id).await?)?;
        let now = self.now();
        let token = Token::new(self.random());
        let mut tx = self.store().begin(now).await?;
        let all = employer_proof::of_employer(&mut tx, id).await?;
        not_taken_back(&all, &site)?;
        if live_record(&all, &site).is_some() {
            return Ok(());
        }
        let new = NewProof {
            id: EmployerProofId::new(now, self.random()),
            way: Way::Dns,
            domain: &site,
            token: token.as_str(),
            address: None,
            expires_at: None,
        };
        employer_proof::begin(&mut tx, &desk, &new).await?;
        Ok(tx
            .commit(by(&desk, EventKind::EmployerProofBegun).detail(Way::Dns.code()))
            .await?)
    }

    /// Asks DNS for the record: it is there, and the domain is proven, or it is not, and is proven no longer.
    pub async fn look_for_record(&self, visit: &Visit, id: EmployerId) -> Result<()> {
        let desk = self.desk_at(visit, id, Act::Lead).await?;
        let site = domain_of(&self.employer(id).await?)?;
        let all = employer_proof::of_employer(&mut self.store().read().await?, id).await?;
        let record = live_record(&all, &site).cloned();
        let record = record.ok_or(Error::NotFound(t!("record")))?;
        let texts = self.texts_of(&site).await?;
        let wanted = format!("{RECORD}{}", record.token);
        let is_there = texts.iter().any(|text| text.trim() == wanted);
        if is_there {
            let mut tx = self.store().begin(self.now()).await?;
            employer_proof::looked(&mut tx, &desk, record.id, true).await?;
            return self.have_proven(tx, visit, id, Way::Dns).await;
        }
        if record.proven_at.is_some() {
            let mut tx = self.store().begin(self.now()).await?;
            employer_proof::looked(&mut tx, &desk, record.id, false).await?;
            let news = News {
                words: t!("the record is in the DNS of {site} no longer.", site),
                ..News::of(TeamNews::ProofEnded)
            };
            self.tell_owners(&mut tx, (id, visit.person), news).await?;
            tx.commit(by(&desk, EventKind::EmployerProofEnded).detail(Way::Dns.code()))
                .await?;
            self.0.changed.notify_one();
        }
        Err(Error::invalid(
            "record",
            if texts.iter().any(|text| text.starts_with(RECORD)) {
                t!(
                    "DNS has a record of ours for {site}, but with another text. Copy the whole text from here, with nothing before or after it.",
                    site
                )
            } else {
                t!(
                    "The record is not in the DNS of {site} yet. After it was published it can take some hours until everybody sees it. Nothing is lost: look again later.",
                    site
                )
            },
        ))
    }

    async fn texts_of(&self, domain: &str) -> Result<Vec<String>> {
        let unanswered = || {
            Error::invalid(
                "record",
                t!(
                    "DNS gives no answer now, so nothing was found out and nothing was changed. Please look again in a few minutes."
                ),
            )
        };
        let zone = self.0.zone.as_ref().ok_or_else(unanswered)?;
        match tokio::time::timeout(PATIENCE, zone.texts(domain)).await {
            Ok(Ok(texts)) => Ok(texts),
            Ok(Err(error)) => {
                tracing::info!(%error, "DNS gave no answer about an employer's domain");
                Err(unanswered())
            }
            Err(_) => Err(unanswered()),
        }
    }

    async fn have_proven(&self, mut tx: store::Tx, visit: &Visit, id: EmployerId, way: Way) -> Result<()> {
        let employer = employer::find(&mut tx, id).await?;
        let employer = employer.ok_or(Error::NotFound(t!("employer")))?;
        let shown = employer_proof::shown(&mut tx, &employer).await?;
        // With another site meanwhile, it counts for nothing now.
        if let Some(newest) = shown.iter().rev().find(|one| one.way == way) {
            let news = News {
                words: words_of(newest),
                ..News::of(TeamNews::Proven)
            };
            self.tell_owners(&mut tx, (id, visit.person), news).await?;
        }
        let mut event = Event::new(EventKind::EmployerProven, id.0);
        event.actor = Some(visit.person);
        tx.commit(event.detail(way.code())).await?;
        self.0.changed.notify_one();
        Ok(())
    }
}

/// The record of a domain that was asked for and is not over.
fn live_record<'a>(all: &'a [Proof], domain: &str) -> Option<&'a Proof> {
    all.iter()
        .find(|one| one.way == Way::Dns && one.domain == domain && one.ended_at.is_none())
}

/// Why staff took back what was proven of a domain, or of one below or above it.
fn taken_back(all: &[Proof], of: &str) -> Option<String> {
    let back = all.iter().find(|one| {
        one.ended_by.is_some() && (domain::is_within(&one.domain, of) || domain::is_within(of, &one.domain))
    });
    back.map(|one| one.why.clone().unwrap_or_default())
}

fn not_taken_back(all: &[Proof], domain: &str) -> Result<()> {
    match taken_back(all, domain) {
        None => Ok(()),
        Some(_) => Err(Error::NotAllowed(t!(
            "The staff of this place took back what was proven of this domain, so it is proven by them alone now. Write to them."
        ))),
    }
}

/// What is kept of what stands in a link.
fn hashed(secret: &str) -> Option<String> {
    let hash = token_hash(secret)?;
    Some(hash.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    }))
}

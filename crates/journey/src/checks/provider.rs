//! The service that looks into what people say of themselves, where a place has one: it is sent an order, and tells what it found.

use chrono::SecondsFormat;
use gateway::checks::{Order, Told, read};
use model::{ApplicationId, CheckId, CheckKind, CheckNews, EventKind, Finding, Hand, Party, StepMove, StepState};
use store::{
    Grant,
    hiring::{
        Act,
        check::{self, NewStep},
        interview::Side,
    },
};

use super::event;
use crate::{Error, Journey, Result, Visit};

/// What became of a message that says it is from the provider.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// It was taken, or had been before.
    Taken,
    /// It is not from the provider, or too old.
    NotProven,
    /// It is none that can be read, or about nothing that is looked into.
    NotUnderstood,
    /// There is no provider here.
    NoProvider,
}

impl Journey {
    pub(super) fn provider_name(&self) -> Option<String> {
        self.0
            .check_provider
            .as_ref()
            .map(|provider| provider.name().to_owned())
    }

    /// The team has the provider look into what the person told. It gets the name, these parts, and what the person wrote of them.
    pub async fn order_check(&self, visit: &Visit, id: ApplicationId) -> Result<()> {
        let seen = self.check_seen(visit, Party::Team, id).await?;
        let proof = self.proof(visit, Party::Team, id, Act::Hire).await?;
        let agreed = seen
            .check
            .as_ref()
            .filter(|one| one.provider.is_some() && one.provider == self.provider_name());
        let (Some(found), Some(provider)) = (agreed, &self.0.check_provider) else {
            return Err(Error::invalid(
                "order",
                t!("They did not say yes to that: ask with it first."),
            ));
        };
        let parts: Vec<_> = seen
            .parts
            .iter()
            .filter(|part| part.step.kind != CheckKind::References)
            .filter(|part| matches!(part.step.state, StepState::WaitsForTeam | StepState::Disputed))
            .map(|part| (part.step.kind, part.step.details.clone()))
            .collect();
        let Some(consent) = found.consent.as_ref().filter(|_| !parts.is_empty()) else {
            return Err(Error::invalid(
                "order",
                t!("There is nothing to look into yet: they tell first."),
            ));
        };
        let named: Vec<_> = parts
            .iter()
            .map(|(kind, details)| (kind.code(), details.clone()))
            .collect();
        let order = Order {
            id: &found.id.to_string(),
            name: &seen.person,
            parts: &named,
            consent: (&consent.version, &consent.at.to_rfc3339_opts(SecondsFormat::Secs, true)),
        };
        if let Err(why) = provider.order(&order).await {
            tracing::warn!(why, "an order for a background check was not taken");
            return Err(Error::invalid(
                "order",
                t!("The provider could not be reached. Nothing was changed: please try again in a while."),
            ));
        }
        let mut tx = self.store().begin(self.now()).await?;
        for (kind, _) in parts {
            self.move_part(&mut tx, (&proof, visit), found.id, (kind, &StepMove::Order))
                .await?;
        }
        let event = event(&proof, EventKind::CheckStepMoved, found.id, found.person);
        Ok(tx.commit(event.detail("ordered")).await?)
    }

    /// Takes a message of the provider: once, when it is signed and of now.
    pub async fn take_check_result(&self, headers: (&str, &str, &str), body: &[u8]) -> Result<Taken> {
        let Some(provider) = &self.0.check_provider else {
            return Ok(Taken::NoProvider);
        };
        if !provider.proves(headers, body, self.now().timestamp()) {
            return Ok(Taken::NotProven);
        }
        let found = read(body).and_then(|(id, told)| Some((id.parse::<CheckId>().ok()?, told)));
        let Some((id, told)) = found else {
            return Ok(Taken::NotUnderstood);
        };
        let mut tx = self.store().begin(self.now()).await?;
        let Some(mut check) = check::for_program(&mut tx, id).await? else {
            return Ok(Taken::NotUnderstood);
        };
        if !check::take_message(&mut tx, headers.0).await? {
            return Ok(Taken::Taken);
        }
        let grant = Grant::program(check.person);
        let mut count = 0;
        for (kind, what) in told.into_iter().filter_map(found_by) {
            let new = NewStep {
                kind,
                what: &what,
                due_on: check.due_on,
            };
            let by = (Hand::Provider, None);
            if let Some((after, _)) = check::move_step(&mut tx, Side::Clock(&grant), by, id, &new).await? {
                check = after;
                count += 1;
            }
        }
        if count == 0 {
            return Ok(Taken::NotUnderstood);
        }
        let both = [Party::Seeker, Party::Team];
        self.tell_of_check(&mut tx, &check, CheckNews::Found, &both).await?;
        tx.commit(grant.event(EventKind::CheckStepMoved).on(id.0).detail("provider"))
            .await?;
        Ok(Taken::Taken)
    }
}

fn found_by(told: Told) -> Option<(CheckKind, StepMove)> {
    let (kind, finding) = (CheckKind::from_code(&told.part)?, Finding::from_code(&told.finding)?);
    Some((kind, StepMove::Find(finding, told.words)))
}

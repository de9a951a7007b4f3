//! What happens to checks while nobody is there: reminding once, giving what is late to the team, ending what nobody answered, and
//! destroying what was kept long enough.

use chrono::{Days, TimeDelta};
use model::{CheckMove, CheckNews, CheckState, EventKind, Hand, Party, RefereeState, StepMove, StepState};
use store::{
    Grant,
    hiring::{
        check::{self, BackgroundCheck, CheckStep, NewStep, Referee},
        interview::Side,
    },
};

use super::{KEPT_DAYS, over};
use crate::{
    Journey, Result,
    secrets::{Token, token_hash},
};

/// Looked at in one go.
const AT_ONCE: u32 = 100;
/// Somebody is reminded so many days before.
const BEFORE: Days = Days::new(2);
/// Those who were named are reminded so long before their time is over, and not sooner than so long after they were asked.
const REFEREES_BEFORE: TimeDelta = TimeDelta::days(4);
const REFEREES_AFTER: TimeDelta = TimeDelta::days(2);
/// The team is given so many days for a part that came to it late.
const TEAM_WITHIN: Days = Days::new(3);
/// Messages of a provider are remembered so long: older ones are refused anyway.
const MESSAGES_FOR: TimeDelta = TimeDelta::days(1);

const BOTH: [Party; 2] = [Party::Seeker, Party::Team];

impl Journey {
    /// Looks after all checks; gives how much was done.
    pub async fn look_after_checks(&self) -> Result<usize> {
        let mut done = 0;
        loop {
            let round = self.end_what_is_late().await? + self.remind_of_checks().await? + self.empty_checks().await?;
            done += round;
            if round == 0 {
                return Ok(done);
            }
        }
    }

    async fn end_what_is_late(&self) -> Result<usize> {
        let (now, today) = (self.now(), self.today_there());
        let mut db = self.store().read().await?;
        let unanswered = check::unanswered(&mut db, today, AT_ONCE).await?;
        let referees = check::late_referees(&mut db, now, AT_ONCE).await?;
        let parts = check::late_steps(&mut db, today, AT_ONCE).await?;
        drop(db);
        let mut done = 0;
        for one in &unanswered {
            done += usize::from(self.let_check_lapse(one).await?);
        }
        for one in &referees {
            done += usize::from(self.let_referee_lapse(one).await?);
        }
        for one in &parts {
            done += usize::from(self.run_late(one).await?);
        }
        Ok(done)
    }

    async fn let_check_lapse(&self, one: &BackgroundCheck) -> Result<bool> {
        let grant = Grant::program(one.person);
        let mut tx = self.store().begin(self.now()).await?;
        let (side, by) = (Side::Clock(&grant), (Hand::Clock, None));
        let Some(changed) = check::change(&mut tx, side, by, one.id, &CheckMove::Lapse).await? else {
            return Ok(false);
        };
        self.tell_of_check(&mut tx, &changed.check, CheckNews::Lapsed, &BOTH)
            .await?;
        let event = grant.event(EventKind::CheckMoved).on(one.id.0);
        tx.commit(event.detail(CheckState::Lapsed.code())).await?;
        Ok(true)
    }

    async fn let_referee_lapse(&self, one: &Referee) -> Result<bool> {
        let mut tx = self.store().begin(self.now()).await?;
        if !check::turn_away(&mut tx, one, Hand::Clock, RefereeState::Lapsed).await? {
            return Ok(false);
        }
        self.heard_of(tx, one, RefereeState::Lapsed).await?;
        Ok(true)
    }

    async fn run_late(&self, one: &CheckStep) -> Result<bool> {
        let grant = Grant::program(one.person);
        let mut tx = self.store().begin(self.now()).await?;
        let new = NewStep {
            kind: one.kind,
            what: &StepMove::RunLate,
            due_on: self.today_there() + TEAM_WITHIN,
        };
        let (side, by) = (Side::Clock(&grant), (Hand::Clock, None));
        let Some((check, _)) = check::move_step(&mut tx, side, by, one.check, &new).await? else {
            return Ok(false);
        };
        self.tell_of_check(&mut tx, &check, CheckNews::Late, &BOTH).await?;
        let event = grant.event(EventKind::CheckStepMoved).on(check.id.0);
        tx.commit(event.detail(one.kind.code())).await?;
        Ok(true)
    }

    async fn remind_of_checks(&self) -> Result<usize> {
        let (now, soon) = (self.now(), self.today_there() + BEFORE);
        let mut db = self.store().read().await?;
        let asked = check::soon(&mut db, soon, AT_ONCE).await?;
        let over = check::over(&mut db, now, AT_ONCE).await?;
        let referees = check::soon_referees(&mut db, (now + REFEREES_BEFORE, now - REFEREES_AFTER), AT_ONCE).await?;
        let parts = check::soon_steps(&mut db, soon, AT_ONCE).await?;
        drop(db);
        let mut done = 0;
        for one in &asked {
            done += usize::from(self.remind_of_check(one, (CheckNews::Soon, Party::Seeker)).await?);
        }
        for one in &over {
            done += usize::from(self.remind_of_check(one, (CheckNews::NoticeOver, Party::Team)).await?);
        }
        for one in &referees {
            done += usize::from(self.remind_referee(one).await?);
        }
        for one in &parts {
            done += usize::from(self.remind_of_part(one).await?);
        }
        Ok(done)
    }

    async fn remind_of_check(&self, one: &BackgroundCheck, (news, side): (CheckNews, Party)) -> Result<bool> {
        let grant = Grant::program(one.person);
        let mut tx = self.store().begin(self.now()).await?;
        if !check::mark_reminded(&mut tx, &grant, one.id).await? {
            return Ok(false);
        }
        self.tell_of_check(&mut tx, one, news, &[side]).await?;
        let event = grant.event(EventKind::CheckReminded).on(one.id.0);
        tx.commit(event.detail(side.code())).await?;
        Ok(true)
    }

    async fn remind_referee(&self, one: &Referee) -> Result<bool> {
        let token = Token::new(self.random());
        let hash = token_hash(token.as_str()).ok_or_else(over)?;
        let mut tx = self.store().begin(self.now()).await?;
        let Some(check) = check::for_program(&mut tx, one.check).await? else {
            return Ok(false);
        };
        if !check::mark_referee_reminded(&mut tx, one, hash).await? {
            return Ok(false);
        }
        self.ask_referee(&mut tx, one, &check, (token.as_str(), true)).await?;
        let event = Grant::program(one.person)
            .event(EventKind::CheckReminded)
            .on(check.id.0);
        tx.commit(event.detail(Hand::Referee.code())).await?;
        Ok(true)
    }

    async fn remind_of_part(&self, one: &CheckStep) -> Result<bool> {
        let grant = Grant::program(one.person);
        let mut tx = self.store().begin(self.now()).await?;
        let Some(check) = check::for_program(&mut tx, one.check).await? else {
            return Ok(false);
        };
        if !check::mark_step_reminded(&mut tx, &grant, (one.check, one.kind)).await? {
            return Ok(false);
        }
        let side = if one.state == StepState::WaitsForPerson {
            Party::Seeker
        } else {
            Party::Team
        };
        self.tell_of_check(&mut tx, &check, CheckNews::Soon, &[side]).await?;
        let event = grant.event(EventKind::CheckReminded).on(check.id.0);
        tx.commit(event.detail(side.code())).await?;
        Ok(true)
    }

    async fn empty_checks(&self) -> Result<usize> {
        let before = self.now() - TimeDelta::days(KEPT_DAYS);
        let full = check::full(&mut self.store().read().await?, before, AT_ONCE).await?;
        for one in &full {
            let mut tx = self.store().begin(self.now()).await?;
            let gone = check::empty(&mut tx, one).await?;
            check::forget_messages(&mut tx, self.now() - MESSAGES_FOR).await?;
            tx.commit(Grant::program(one.person).event(EventKind::CheckEmptied).on(one.id.0))
                .await?;
            self.let_go_of_files(gone).await;
        }
        Ok(full.len())
    }
}

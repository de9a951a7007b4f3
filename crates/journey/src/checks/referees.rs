//! Those a person named, to say how they work: asked by mail, answered on a form, without an account. The link in the mail is good for
//! this one thing, and ends with its time, with their answer, or with the check.

use chrono::TimeDelta;
use i18n::Lang;
use model::{
    ApplicationId, CheckKind, CheckNews, Contact, EventKind, Hand, Party, RefereeId, RefereeState, Reference, StepMove,
};
use store::{
    Grant, Tx, account, employer,
    hiring::{
        Act,
        check::{self, BackgroundCheck, NewReferee, NewStep, Referee},
        interview::Side,
    },
    posting,
};

use super::{all_heard, event, over};
use crate::{
    Error, Journey, Result, Visit,
    interviews::Proof,
    profile::line,
    secrets::{Token, token_hash},
};

/// They can answer for so many days.
pub const REFEREE_DAYS: i64 = 14;
/// And for so many at least, however soon the check is due.
const SHORTEST: chrono::Days = chrono::Days::new(3);
/// The most a person names for one check.
pub const MOST_REFEREES: usize = 5;
/// The longest name and relation, in characters.
const LINE: usize = 120;
/// The longest answer to one question, in characters.
const ANSWER: usize = 2_000;

/// What whoever was named sees.
#[derive(Debug, Clone)]
pub struct SeenReference {
    /// They.
    pub referee: Referee,
    /// Whom they are asked about.
    pub person: String,
    /// For which employer.
    pub employer: String,
    /// For what work.
    pub title: String,
    /// Whether they can answer now.
    pub is_open: bool,
    /// What they said of the same person another time.
    pub earlier: Option<Reference>,
}

/// What is typed to say how somebody works.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TypedReference {
    /// How they know the person, and since when.
    pub knows: String,
    /// What the person did, and how.
    pub work: String,
    /// Whether they would work with them again: `yes`, `no`, or anything else when they would rather not say.
    pub again: String,
    /// Whatever else.
    pub words: String,
    /// Whether it may be offered to them another time.
    pub keep: bool,
}

impl Journey {
    /// The person names somebody, who is asked by mail at once.
    pub async fn name_referee(
        &self,
        visit: &Visit,
        id: ApplicationId,
        (name, address, relation, lang): (&str, &str, &str, &str),
    ) -> Result<()> {
        let must = |field, typed| {
            line(field, typed, LINE)?
                .ok_or_else(|| Error::invalid(field, t!("Please fill this in: they are asked with it.")))
        };
        let (name, relation) = (must("name", name)?, must("relation", relation)?);
        let bad = || Error::invalid("mail", t!("Please write a mail address such as name@example.org."));
        let Ok(Contact::Email(address)) = Contact::parse(address) else {
            return Err(bad());
        };
        let proof = self.proof(visit, Party::Seeker, id, Act::Look).await?;
        let Proof::Person(grant) = &proof else {
            return Err(Error::NotFound(t!("application")));
        };
        let found = self.latest_check(&proof, id).await?;
        let now = self.now();
        let mut tx = self.store().begin(now).await?;
        self.may_be_named(&mut tx, (grant, &found), &address).await?;
        let (check, _) = self
            .move_part(
                &mut tx,
                (&proof, visit),
                found.id,
                (CheckKind::References, &StepMove::Ask),
            )
            .await?;
        let token = Token::new(self.random());
        let new = NewReferee {
            id: RefereeId::new(now, self.random()),
            name: &name,
            address: &address,
            relation: &relation,
            lang: Lang::from_code(lang).unwrap_or_default().code(),
            token_hash: token_hash(token.as_str()).ok_or_else(over)?,
            until_at: (now + TimeDelta::days(REFEREE_DAYS))
                .min(self.end_of(found.due_on.max(self.today_there() + SHORTEST))),
        };
        check::add_referee(&mut tx, grant, check.id, &new).await?;
        let named = check::find_referee(&mut tx, new.token_hash).await?.ok_or_else(over)?;
        self.ask_referee(&mut tx, &named, &check, (token.as_str(), false))
            .await?;
        Ok(tx
            .commit(event(&proof, EventKind::RefereeNamed, check.id, check.person))
            .await?)
    }

    /// Not the person themself, nobody twice, and not too many.
    async fn may_be_named(&self, tx: &mut Tx, (grant, check): (&Grant, &BackgroundCheck), address: &str) -> Result<()> {
        let own = account::find(tx, grant).await?.and_then(|account| account.email);
        if own.as_deref() == Some(address) {
            return Err(Error::invalid(
                "mail",
                t!("This is your own address. Name somebody who knows your work."),
            ));
        }
        let named = check::referees(tx, Side::Person(grant), check.id).await?;
        if named.iter().any(|one| one.address == address) {
            return Err(Error::invalid("mail", t!("They were asked already.")));
        }
        if named.len() >= MOST_REFEREES {
            return Err(Error::invalid(
                "mail",
                t!("These are as many as can be asked for one background check."),
            ));
        }
        Ok(())
    }

    /// What whoever holds a link sees; an error without more where it opens nothing.
    pub async fn reference_asked(&self, token: &str) -> Result<SeenReference> {
        let gone = || Error::NotFound(t!("question about somebody"));
        let hash = token_hash(token).ok_or_else(gone)?;
        let mut db = self.store().read().await?;
        let referee = check::find_referee(&mut db, hash).await?.ok_or_else(gone)?;
        let check = check::for_program(&mut db, referee.check).await?.ok_or_else(gone)?;
        let kept = posting::find(&mut db, check.posting).await?;
        let employer = employer::find(&mut db, check.employer).await?;
        let application = store::hiring::application::for_program(&mut db, check.application).await?;
        let earlier = check::earlier(&mut db, &referee).await?;
        Ok(SeenReference {
            is_open: referee.state == RefereeState::Asked && self.now() < referee.until_at && check.state.is_live(),
            person: application.and_then(|one| one.name).unwrap_or_default(),
            employer: employer.map(|employer| employer.name).unwrap_or_default(),
            title: kept.map(|kept| kept.posting.title).unwrap_or_default(),
            earlier,
            referee,
        })
    }

    /// They say how the person works.
    pub async fn give_reference(&self, token: &str, typed: &TypedReference) -> Result<()> {
        let seen = self.reference_asked(token).await?;
        let said = read(typed)?;
        let mut tx = self.store().begin(self.now()).await?;
        if !seen.is_open || !check::answer(&mut tx, &seen.referee, &said, typed.keep).await? {
            return Err(over());
        }
        self.heard_of(tx, &seen.referee, RefereeState::Answered).await
    }

    /// They would rather not say anything, or do not know the person.
    pub async fn decline_reference(&self, token: &str, is_stranger: bool) -> Result<()> {
        let seen = self.reference_asked(token).await?;
        let state = if is_stranger {
            RefereeState::Stranger
        } else {
            RefereeState::Declined
        };
        let mut tx = self.store().begin(self.now()).await?;
        if !check::turn_away(&mut tx, &seen.referee, Hand::Referee, state).await? {
            return Err(over());
        }
        self.heard_of(tx, &seen.referee, state).await
    }

    /// They have what they said deleted.
    pub async fn delete_reference(&self, token: &str) -> Result<()> {
        let seen = self.reference_asked(token).await?;
        let mut tx = self.store().begin(self.now()).await?;
        if !check::delete_answer(&mut tx, &seen.referee).await? {
            return Err(over());
        }
        self.heard_of(tx, &seen.referee, RefereeState::Deleted).await
    }

    /// Both sides are told, and once nobody is waited for any more the team is to look at what there is.
    pub(super) async fn heard_of(&self, mut tx: Tx, referee: &Referee, state: RefereeState) -> Result<()> {
        let grant = Grant::program(referee.person);
        let side = Side::Clock(&grant);
        let Some(mut check) = check::find(&mut tx, side, referee.check).await? else {
            return Err(over());
        };
        let named = check::referees(&mut tx, side, check.id).await?;
        if all_heard(&named) {
            let new = NewStep {
                kind: CheckKind::References,
                what: &StepMove::Hear,
                due_on: check.due_on.max(self.today_there() + chrono::Days::new(1)),
            };
            if let Some((after, _)) = check::move_step(&mut tx, side, (Hand::Clock, None), check.id, &new).await? {
                check = after;
            }
        }
        let both = [Party::Seeker, Party::Team];
        self.tell_of_check(&mut tx, &check, CheckNews::Heard, &both).await?;
        let event = grant.event(EventKind::RefereeMoved).on(check.id.0);
        Ok(tx.commit(event.detail(state.code())).await?)
    }
}

fn read(typed: &TypedReference) -> Result<Reference> {
    let must =
        |field, typed, words: &'static str| line(field, typed, ANSWER)?.ok_or_else(|| Error::invalid(field, words));
    Ok(Reference {
        knows: must(
            "knows",
            &typed.knows,
            t!("Please say how you know them, and since when."),
        )?,
        work: must("work", &typed.work, t!("Please say a few words about their work."))?,
        again: match typed.again.as_str() {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        },
        words: line("words", &typed.words, ANSWER)?.unwrap_or_default(),
    })
}

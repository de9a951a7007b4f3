//! The person's side: yes or no, telling what there is to look into, and disputing what was found.

use model::{ApplicationId, CheckMove, CheckNews, EventKind, Party, StepMove};
use store::hiring::Act;

use super::{WORDS, event, kind_of, words};
use crate::{Error, Journey, Result, Visit, profile::line};

/// The longest account of a part, in characters.
const DETAILS: usize = 3_000;

impl Journey {
    /// The person says yes to what they read: the text is kept, word for word, with its version and the time.
    pub async fn agree_to_check(&self, visit: &Visit, id: ApplicationId, ticked: bool) -> Result<()> {
        if !ticked {
            return Err(Error::invalid(
                "agree",
                t!("Tick that you read it and agree. If you would rather not, say no below: that is your right."),
            ));
        }
        let seen = self.check_seen(visit, Party::Seeker, id).await?;
        let proof = self.proof(visit, Party::Seeker, id, Act::Look).await?;
        let what = CheckMove::Agree(seen.consent.join("\n\n"), words::VERSION.to_owned());
        self.move_check(visit, &proof, id, &what, CheckNews::Agreed).await?;
        Ok(())
    }

    /// The person says no; the words may say why.
    pub async fn refuse_check(&self, visit: &Visit, id: ApplicationId, why: &str) -> Result<()> {
        let why = line("reason", why, WORDS)?.unwrap_or_default();
        let proof = self.proof(visit, Party::Seeker, id, Act::Look).await?;
        let what = CheckMove::Refuse(why);
        self.move_check(visit, &proof, id, &what, CheckNews::Refused).await?;
        Ok(())
    }

    /// The person takes their yes back: everything stops, and what was collected is destroyed.
    pub async fn withdraw_from_check(&self, visit: &Visit, id: ApplicationId) -> Result<()> {
        let proof = self.proof(visit, Party::Seeker, id, Act::Look).await?;
        self.move_check(visit, &proof, id, &CheckMove::Withdraw, CheckNews::Withdrawn)
            .await?;
        Ok(())
    }

    /// The person says what there is to look into.
    pub async fn tell_of_part(&self, visit: &Visit, id: ApplicationId, part: &str, details: &str) -> Result<()> {
        let kind = kind_of(part)?;
        let details = line("details", details, DETAILS)?.ok_or_else(|| {
            Error::invalid(
                "details",
                t!("Write what there is to look into: where, what, and from when to when."),
            )
        })?;
        let what = StepMove::Tell(Some(details.replace('\r', "")));
        self.move_own_part(visit, id, (kind, &what), CheckNews::Added).await
    }

    /// The person says that what was found is not right: the part is open again, and a notice waits.
    pub async fn dispute_part(&self, visit: &Visit, id: ApplicationId, part: &str, words: &str) -> Result<()> {
        let kind = kind_of(part)?;
        let words = line("words", words, WORDS)?
            .ok_or_else(|| Error::invalid("words", t!("Say what is not right, and how it is.")))?;
        let what = StepMove::Dispute(words.replace('\r', ""));
        self.move_own_part(visit, id, (kind, &what), CheckNews::Disputed).await
    }

    async fn move_own_part(
        &self,
        visit: &Visit,
        id: ApplicationId,
        (kind, what): (model::CheckKind, &StepMove),
        news: CheckNews,
    ) -> Result<()> {
        let proof = self.proof(visit, Party::Seeker, id, Act::Look).await?;
        let found = self.latest_check(&proof, id).await?;
        let mut tx = self.store().begin(self.now()).await?;
        let (check, _) = self.move_part(&mut tx, (&proof, visit), found.id, (kind, what)).await?;
        self.tell_other_side(&mut tx, &proof, &check, news).await?;
        let event = event(&proof, EventKind::CheckStepMoved, check.id, check.person);
        Ok(tx.commit(event.detail(kind.code())).await?)
    }
}

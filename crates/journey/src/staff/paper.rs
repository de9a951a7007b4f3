//! A sheet of paper for somebody who has neither mail nor telephone: what fits now, what to learn, what they saved.

use matching::{Filter, opens_most};
use model::{PersonId, PostingId, Purpose};
use store::{account, feedback, posting};

use super::must_be_staff;
use crate::{
    Journey, Result, Visit,
    jobs::{Learnable, Suggestion},
};

/// Openings on the sheet.
const FITTING: usize = 10;
/// Skills on it.
const TO_LEARN: usize = 3;
/// Saved openings on it.
const SAVED: u32 = 20;

/// What stands on the sheet.
#[derive(Debug, Clone)]
pub struct Paper {
    /// The name they go by, if they told one.
    pub name: Option<String>,
    /// Whether they told anything yet.
    pub told: bool,
    /// Whether they have an account to sign in to.
    pub has_account: bool,
    /// Openings that fit now, best first.
    pub fitting: Vec<Suggestion>,
    /// What opens most, best first.
    pub learn: Vec<Learnable>,
    /// Saved openings one can still apply for, the nearest deadline first.
    pub saved: Vec<Suggestion>,
}

impl Journey {
    /// What a member of staff prints for a person they are entrusted with. The person sees the look; nothing else is kept.
    pub async fn sheet_for(&self, visit: &Visit, person: PersonId) -> Result<Paper> {
        must_be_staff(visit)?;
        let grant = self
            .store()
            .grant(visit.viewer(), person, Purpose::Advice, self.now())
            .await?;
        let (known, whole) = self.person(&grant).await?;
        let profile = &known.profile;
        let told = !profile.is_empty();
        let mut db = self.store().read().await?;
        let hiding = self.left_out(&mut db, &grant).await?;
        let ranking = self.ranked(&whole, &Filter::default(), FITTING, &hiding);
        let fitting: Vec<PostingId> = ranking.best.iter().map(|ranked| ranked.posting).collect();
        let has_account = account::find(&mut db, &grant).await?.is_some();
        let saved = feedback::saved(&mut db, &grant, SAVED).await?;
        let saved: Vec<PostingId> = saved.iter().map(|saved| saved.posting).collect();
        let (fitting, kept) = (
            posting::find_all(&mut db, &fitting).await?,
            posting::find_all(&mut db, &saved).await?,
        );
        drop(db);
        // Whoever reads it on paper cannot look whether something speaks against an opening: only clear ones stand there.
        let shown = |list: Vec<posting::Kept>, is_saved: bool| {
            let clear = list
                .into_iter()
                .filter(|kept| self.can_be_told(kept) && (is_saved || !hiding.leaves_out(&kept.posting)));
            let shown = clear.map(|kept| self.suggest(profile, &whole, &kept.posting, is_saved));
            shown.collect::<Vec<_>>()
        };
        let mut saved = shown(kept, true);
        saved.sort_by_key(|shown| (shown.posting.deadline.is_none(), shown.posting.deadline));
        let best = tokio::task::block_in_place(|| {
            let matrix = self.matrix();
            opens_most(&self.context(), &matrix, &whole, &Filter::default())
        });
        let learn = best.iter().take(TO_LEARN);
        Ok(Paper {
            name: profile.name.as_ref().map(|name| name.value.clone()),
            told,
            has_account,
            fitting: if told { shown(fitting, false) } else { Vec::new() },
            learn: learn
                .filter(|_| told)
                .map(|opens| self.learnable(&whole, opens, Vec::new()))
                .collect(),
            saved,
        })
    }
}

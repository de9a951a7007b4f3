//! One person as one opening sees them: nothing is reckoned that it does not ask for.

use std::cell::OnceCell;

use skills::{OccupationIx, SkillIx};

use super::asking::Asking;
use crate::{
    credit::Credit,
    explain::Counted,
    facts::Facts,
    learn::hours_with_prerequisites,
    person::{Brought, Seeker, brings_of, usual_schooling},
    score::{Scorer, sum, within},
    trade::Past,
};

/// One person as one opening sees them.
pub(super) struct Seen<'a> {
    pub(super) asking: &'a Asking<'a>,
    pub(super) held: &'a [(SkillIx, u16)],
    pub(super) past: &'a [Past],
    pub(super) facts: &'a Facts,
    pub(super) closeness: Option<u16>,
    /// Of what is asked for.
    pub(super) credits: &'a [Option<Credit>],
    /// Of all that must be learned for it, too; reckoned when first asked for.
    pub(super) all_credits: OnceCell<Vec<Option<Credit>>>,
}

impl Seen<'_> {
    /// The whole score, if it is enough, and they have not dismissed the opening; given what the place gives.
    pub(super) fn total(&self, spot: i32) -> Option<i32> {
        let Asking {
            context,
            opening,
            least,
            ..
        } = *self.asking;
        let scorer = Scorer::new(context, self);
        let skills = sum(&scorer.skills(opening.occupation, &opening.asked));
        let at_most = spot + skills + self.asking.most_of_work(self.closeness);
        if within(at_most + self.asking.beside + context.weights.learning) < least {
            return None;
        }
        // From here on it is looked at what lies elsewhere in memory.
        let before = spot
            + skills
            + sum(&scorer.work(opening.occupation))
            + sum(&scorer.terms(&opening.terms, opening.spot.site))
            + sum(&scorer.pay(opening.pay))
            + sum(&scorer.age(opening.posted))
            + sum(&scorer.employer(opening.employer.as_deref()));
        let dismissed = self.facts.feedback.dismissed.binary_search(&opening.id).is_ok();
        if dismissed || within(before + context.weights.learning) < least {
            return None;
        }
        let total = within(before + sum(&scorer.learning(&opening.asked)));
        (total >= least).then_some(total)
    }

    /// The skills the opening asks for, as they bring them.
    pub(super) fn counted(&self) -> Counted {
        let asked = self.asking.opening.asked.iter();
        Counted::of(asked.map(|asked| self.credit(asked.skill)))
    }

    fn credit(&self, skill: SkillIx) -> Option<Credit> {
        self.asking.asked.credit(self.credits, skill)
    }

    fn lacks(&self, skill: SkillIx) -> bool {
        let all = &self.asking.all;
        let credits = self.all_credits.get_or_init(|| {
            let mut credits = Vec::new();
            all.credits(self.held, self.past, &mut credits);
            credits
        });
        all.credit(credits, skill).is_none_or(Credit::leaves_a_lack)
    }
}

impl Seeker for Seen<'_> {
    fn facts(&self) -> &Facts {
        self.facts
    }

    fn closeness(&self, _: OccupationIx) -> Option<u16> {
        self.closeness
    }

    fn schooled_for(&self, occupation: OccupationIx) -> Option<bool> {
        let usual = usual_schooling(self.asking.context.taxonomy.occupation(occupation));
        Some(self.facts.education? >= usual)
    }

    fn dislikes(&self, _: OccupationIx) -> bool {
        self.facts.dislikes(|from| self.asking.closeness_of(from))
    }

    fn brought(&self, skill: SkillIx) -> Brought {
        self.credit(skill).into()
    }

    fn hours_for(&self, skill: SkillIx) -> u32 {
        hours_with_prerequisites(self.asking.context.taxonomy, |skill| self.lacks(skill), [skill])
    }

    fn brings_of(&self, occupation: OccupationIx) -> u16 {
        let occupation = self.asking.context.taxonomy.occupation(occupation);
        brings_of(occupation, |skill| self.credit(skill))
    }
}

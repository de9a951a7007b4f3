//! How much of a skill somebody brings, and through what.

use skills::{OccupationIx, SkillIx};

use crate::trade::Past;

/// Through what a person brings a skill.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Via {
    /// They have it.
    Itself,
    /// They have a related one.
    Skill(SkillIx),
    /// They worked in an occupation that usually takes it.
    Occupation(OccupationIx),
}

/// How much of a skill a person brings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Credit {
    /// 1 to 1000.
    pub share: u16,
    /// Through what.
    pub via: Via,
}

/// From this share on, what their work usually takes is taken to be there: worth asking, not worth hours of learning.
const LIKELY: u16 = 400;
/// From this share on, a near skill stands for the one asked for.
const COVERED: u16 = 900;
/// What a year of any work is taken to bring of what all work takes: turning up, working with others.
const OF_ANY_WORK: u16 = 500;

impl Credit {
    /// Whether all that speaks for it is work they have done.
    pub(crate) fn is_guess(self) -> bool {
        matches!(self.via, Via::Occupation(_))
    }

    pub(crate) fn is_likely(self) -> bool {
        self.is_guess() && self.share >= LIKELY
    }

    /// Whether the skill has still to be learned: neither had, nor likely had, nor covered by a near one.
    pub(crate) fn leaves_a_lack(self) -> bool {
        self.via != Via::Itself && !self.is_likely() && self.share < COVERED
    }
}

/// What speaks for skills: the taxonomy, or what of it matters.
pub(crate) trait Sources {
    /// What else somebody has a part of who has a skill.
    fn helps(&self, held: SkillIx) -> &[(SkillIx, u16)];
    /// What an occupation usually takes.
    fn required(&self, occupation: OccupationIx) -> &[(SkillIx, u8)];
    /// What is useful in it.
    fn useful(&self, occupation: OccupationIx) -> &[(SkillIx, u8)];
    /// What all work takes.
    fn of_any_work(&self) -> &[SkillIx];
    /// Whether a skill is a licence.
    fn is_licence(&self, skill: SkillIx) -> bool;
}

/// Credits of skills, as they are put down: each by its place, nowhere for those that do not matter.
pub(crate) struct Credits<'a, S> {
    pub(crate) sources: &'a S,
    /// By the skill's index: where its credit is; [`NOWHERE`] for one that does not matter.
    pub(crate) places: &'a [u16],
    pub(crate) into: &'a mut [Option<Credit>],
}

/// The place of what does not matter.
pub(crate) const NOWHERE: u16 = u16::MAX;

impl<S: Sources> Credits<'_, S> {
    /// Puts down what somebody brings of each: because they say so, else because they worked where it is usual, or have one
    /// near it.
    pub(crate) fn put<'h>(&mut self, held: impl Iterator<Item = &'h (SkillIx, u16)>, past: &[Past]) {
        let sources = self.sources;
        for past in past {
            self.put_work(*past);
        }
        for (held, level) in held {
            self.raise(*held, *level, Via::Itself);
            for (near, kinship) in sources.helps(*held) {
                let share = u32::from(*kinship) * u32::from(*level) / 1000;
                self.raise(*near, u16::try_from(share).unwrap_or(1000), Via::Skill(*held));
            }
        }
    }

    /// Half a year of some work gives partial credit for what it usually takes, less for what is only useful. A licence is
    /// brought only where the work may not be done without it, and not when it is long ago. A year of any work also brings
    /// what all work takes.
    fn put_work(&mut self, past: Past) {
        if past.months.is_some_and(|months| months < 6) {
            return;
        }
        let (sources, via) = (self.sources, Via::Occupation(past.occupation));
        for (skill, weight) in sources.required(past.occupation) {
            if past.is_recent() || !sources.is_licence(*skill) {
                self.raise(*skill, 300 + 100 * u16::from(*weight), via);
            }
        }
        for (skill, weight) in sources.useful(past.occupation) {
            if !sources.is_licence(*skill) {
                self.raise(*skill, 100 + 50 * u16::from(*weight), via);
            }
        }
        if past.months.is_some_and(|months| months >= 12) {
            for skill in sources.of_any_work() {
                self.raise(*skill, OF_ANY_WORK, via);
            }
        }
    }

    fn raise(&mut self, skill: SkillIx, share: u16, via: Via) {
        let place = self.places[usize::from(skill.0)];
        if let Some(known) = self.into.get_mut(usize::from(place)) {
            let new = Credit { share, via };
            *known = Some(known.map_or(new, |known| better(known, new)));
        }
    }
}

/// Keeps the greater share; the person's own claim wins over anything merely near. What their work usually takes stays
/// likely, even where a near skill is worth more.
fn better(known: Credit, new: Credit) -> Credit {
    let share = known.share.max(new.share);
    match (known.via, new.via) {
        (Via::Itself, _) => known,
        (_, Via::Itself) => new,
        _ if share < COVERED && known.is_likely() => Credit { share, ..known },
        _ if share < COVERED && new.is_likely() => Credit { share, ..new },
        _ if new.share > known.share => new,
        _ => known,
    }
}

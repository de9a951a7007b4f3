//! A person as the score reads them: for each skill of the taxonomy, how much of it they bring and through what.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use model::{
    Coordinates, Currency, Employment, Level, OccupationId, Profile, WorkSite,
    profile::{LanguageLevel, StudyLevel, Travel},
};
use skills::{Occupation, OccupationIx, SkillIx, SkillKind, Taxonomy};

use crate::{feedback::Feedback, learn::hours_with_prerequisites, opening::country};

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
    fn is_guess(self) -> bool {
        matches!(self.via, Via::Occupation(_))
    }

    fn is_likely(self) -> bool {
        self.is_guess() && self.share >= LIKELY
    }
}

/// A person, ready to be scored. Made from a profile and the feedback given so far.
#[derive(Debug, Clone)]
pub struct Person {
    /// By skill index.
    credit: Vec<Option<Credit>>,
    /// By occupation index: how close to what the person wishes, has done or studied; empty when nothing of it is known.
    work: Vec<u16>,
    /// By occupation index: whether it is much like one they dismissed as not their kind of work.
    disliked: Vec<bool>,
    /// By skill index: hours to learn it, with the prerequisites they lack; 0 when they need not.
    hours: Vec<u32>,
    /// By occupation index: how much of what it takes they bring, 0 to 1000.
    brings: Vec<u16>,
    /// By occupation index: the schooling it usually takes.
    usual_schooling: Vec<StudyLevel>,
    past: Vec<Past>,
    pub(crate) experience: Experience,
    pub(crate) education: Option<StudyLevel>,
    pub(crate) languages: Vec<(SkillIx, Option<LanguageLevel>)>,
    pub(crate) at: Option<Coordinates>,
    pub(crate) country: Option<[u8; 2]>,
    pub(crate) travel: Option<Travel>,
    pub(crate) sites: Vec<WorkSite>,
    pub(crate) employment: Vec<Employment>,
    pub(crate) min_pay: Option<(u64, Currency)>,
    pub(crate) learning_hours: Option<u8>,
    pub(crate) feedback: Feedback,
}

/// An occupation somebody worked in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Past {
    occupation: OccupationIx,
    months: Option<u32>,
    /// Years since it ended; 0 for the current job; `None` when not dated.
    years_ago: Option<i32>,
}

/// Work experience as far as it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Experience {
    /// No job stands in the profile.
    NoJobs,
    /// Jobs without dates.
    Undated,
    /// Months in all.
    Months(u32),
}

impl Person {
    /// Reads a profile as it stands on `today`.
    pub fn new(taxonomy: &Taxonomy, profile: &Profile, feedback: Feedback, today: NaiveDate) -> Self {
        let place = profile
            .wishes
            .place
            .as_ref()
            .or(profile.place.as_ref().map(|fact| &fact.value));
        let past = past(taxonomy, profile, today);
        let mut person = Self {
            credit: vec![None; taxonomy.skills().len()],
            work: work(
                taxonomy,
                &profile.wishes.occupations,
                &past,
                &studied(taxonomy, profile),
            ),
            disliked: disliked(taxonomy, &feedback.occupations),
            hours: Vec::new(),
            brings: Vec::new(),
            usual_schooling: taxonomy.occupations().iter().map(usual_schooling).collect(),
            past,
            experience: experience(profile, today),
            education: profile.education.iter().filter_map(|study| study.value.level).max(),
            languages: languages(taxonomy, profile),
            at: place.and_then(|place| place.at),
            country: place.and_then(|place| country(place.country.as_deref()?)),
            travel: profile.wishes.travel,
            sites: profile.wishes.sites.clone(),
            employment: profile.wishes.employment.clone(),
            min_pay: profile.wishes.min_pay.map(|pay| (pay.yearly().0, pay.currency)),
            learning_hours: profile.wishes.learning_hours,
            feedback,
        };
        person.credit_occupations(taxonomy);
        person.credit_claims(taxonomy, profile);
        person.reckon(taxonomy);
        person
    }

    /// How much of a skill the person brings.
    pub fn credit(&self, skill: SkillIx) -> Option<Credit> {
        self.credit.get(usize::from(skill.0)).copied().flatten()
    }

    /// Whether they have the skill itself, not merely something near it.
    pub fn has(&self, skill: SkillIx) -> bool {
        matches!(self.credit(skill), Some(Credit { via: Via::Itself, .. }))
    }

    /// Whether all that speaks for this skill is work they have done.
    pub(crate) fn guesses(&self, skill: SkillIx) -> bool {
        self.credit(skill).is_some_and(Credit::is_guess)
    }

    /// Whether their work usually takes this skill, though they have not said they have it: worth asking, not worth
    /// hours of learning.
    pub fn likely_has(&self, skill: SkillIx) -> bool {
        self.credit(skill).is_some_and(Credit::is_likely)
    }

    /// Whether they would have to learn this skill: neither had, nor likely had, nor covered by a narrower one.
    pub fn lacks(&self, skill: SkillIx) -> bool {
        self.credit(skill)
            .is_none_or(|credit| credit.via != Via::Itself && !credit.is_likely() && credit.share < COVERED)
    }

    /// How close an occupation is to what they wish, have done or studied, 0 to 1000; `None` when nothing of it is known.
    pub(crate) fn closeness(&self, occupation: OccupationIx) -> Option<u16> {
        self.work.get(usize::from(occupation.0)).copied()
    }

    /// Whether work of theirs is known by its occupation.
    pub(crate) fn has_worked(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether the schooling they have told of is what work of this kind usually takes; `None` when they have told of none.
    pub(crate) fn schooled_for(&self, occupation: OccupationIx) -> Option<bool> {
        let usual = self.usual_schooling.get(usize::from(occupation.0))?;
        Some(self.education? >= *usual)
    }

    /// Whether they dismissed this kind of work.
    pub(crate) fn dislikes(&self, occupation: OccupationIx) -> bool {
        self.disliked.get(usize::from(occupation.0)).copied().unwrap_or(false)
    }

    /// What their dismissals say.
    pub fn feedback(&self) -> &Feedback {
        &self.feedback
    }

    /// Hours a week they can give to learning, if they said so.
    pub fn learning_hours(&self) -> Option<u8> {
        self.learning_hours
    }

    /// The person as they would be after learning `skill`.
    #[must_use]
    pub fn having_learned(mut self, taxonomy: &Taxonomy, skill: SkillIx) -> Self {
        self.claim(taxonomy, &BTreeMap::from([(skill, 1000)]));
        self.reckon(taxonomy);
        self
    }

    /// Hours to learn a skill, with the prerequisites they lack; 0 when they need not learn it.
    pub(crate) fn hours_for(&self, skill: SkillIx) -> u32 {
        self.hours.get(usize::from(skill.0)).copied().unwrap_or(0)
    }

    /// How much of what an occupation takes they bring, 0 to 1000.
    pub(crate) fn brings_of(&self, occupation: OccupationIx) -> u16 {
        self.brings.get(usize::from(occupation.0)).copied().unwrap_or(0)
    }

    /// What follows from the credits alone, once for all openings.
    fn reckon(&mut self, taxonomy: &Taxonomy) {
        self.hours = (0..self.credit.len())
            .map(|ix| hours_with_prerequisites(taxonomy, self, [SkillIx(u16::try_from(ix).unwrap_or(u16::MAX))]))
            .collect();
        self.brings = taxonomy
            .occupations()
            .iter()
            .map(|occupation| self.part_of(occupation))
            .collect();
    }

    fn part_of(&self, occupation: &Occupation) -> u16 {
        let whole: u32 = occupation.required.iter().map(|(_, weight)| u32::from(*weight)).sum();
        let brought = occupation.required.iter().map(|(skill, weight)| {
            u32::from(*weight) * u32::from(self.credit(*skill).map_or(0, |credit| credit.share))
        });
        u16::try_from(brought.sum::<u32>() / whole.max(1)).unwrap_or(1000)
    }

    /// Working in an occupation usually takes its skills. Half a year of it gives partial credit; for a licence only where
    /// the work may not be done without it, and not when it is long ago. A year of any work also brings what all work takes.
    fn credit_occupations(&mut self, taxonomy: &Taxonomy) {
        for past in self.past.clone() {
            if past.months.is_some_and(|months| months < 6) {
                continue;
            }
            let occupation = taxonomy.occupation(past.occupation);
            for (skill, weight) in &occupation.required {
                if taxonomy.skill(*skill).kind != SkillKind::Licence || past.is_recent() {
                    self.raise_by_work(*skill, 300 + 100 * u16::from(*weight), past);
                }
            }
            for (skill, weight) in &occupation.useful {
                if taxonomy.skill(*skill).kind != SkillKind::Licence {
                    self.raise_by_work(*skill, 100 + 50 * u16::from(*weight), past);
                }
            }
            if past.months.is_some_and(|months| months >= 12) {
                self.credit_any_work(taxonomy, past);
            }
        }
    }

    fn credit_any_work(&mut self, taxonomy: &Taxonomy, past: Past) {
        for (ix, skill) in (0..=u16::MAX).zip(taxonomy.skills()) {
            if skill.any_work {
                self.raise_by_work(SkillIx(ix), OF_ANY_WORK, past);
            }
        }
    }

    fn raise_by_work(&mut self, skill: SkillIx, share: u16, past: Past) {
        let via = Via::Occupation(past.occupation);
        self.raise(skill, Credit { share, via });
    }

    fn credit_claims(&mut self, taxonomy: &Taxonomy, profile: &Profile) {
        let claimed = profile.skills.iter().filter_map(|claim| {
            let level = if claim.level == Some(Level::Beginner) {
                600
            } else {
                1000
            };
            Some((taxonomy.skill_ix(&claim.skill.value)?, level))
        });
        let spoken = self.languages.iter().map(|(language, _)| (*language, 1000));
        let held: BTreeMap<SkillIx, u16> = claimed.chain(spoken).collect();
        self.claim(taxonomy, &held);
    }

    /// Credits the held skills at their levels (thousandths), and their kin for as much as they are alike.
    fn claim(&mut self, taxonomy: &Taxonomy, held: &BTreeMap<SkillIx, u16>) {
        for ix in 0..self.credit.len() {
            let asked = SkillIx(u16::try_from(ix).unwrap_or(u16::MAX));
            if let Some(level) = held.get(&asked) {
                self.raise(
                    asked,
                    Credit {
                        share: *level,
                        via: Via::Itself,
                    },
                );
                continue;
            }
            for (kin, kinship) in taxonomy.kin(asked) {
                let Some(level) = held.get(kin) else { continue };
                let share = u16::try_from(u32::from(*kinship) * u32::from(*level) / 1000).unwrap_or(1000);
                self.raise(
                    asked,
                    Credit {
                        share,
                        via: Via::Skill(*kin),
                    },
                );
            }
        }
    }

    /// Keeps the greater share; the person's own claim wins over anything merely near. What their work usually takes stays
    /// likely, even where a near skill is worth more.
    fn raise(&mut self, skill: SkillIx, credit: Credit) {
        let Some(slot) = self.credit.get_mut(usize::from(skill.0)) else {
            return;
        };
        *slot = Some(match *slot {
            None => credit,
            Some(known) => better(known, credit),
        });
    }
}

fn better(known: Credit, new: Credit) -> Credit {
    let share = known.share.max(new.share);
    match (known.via, new.via) {
        (Via::Itself, Via::Itself) => Credit { share, ..known },
        (Via::Itself, _) => known,
        (_, Via::Itself) => new,
        _ if share < COVERED && known.is_likely() => Credit { share, ..known },
        _ if share < COVERED && new.is_likely() => Credit { share, ..new },
        _ if new.share > known.share => new,
        _ => known,
    }
}

/// The occupations that studies prepare for.
fn studied(taxonomy: &Taxonomy, profile: &Profile) -> Vec<OccupationIx> {
    let studies = profile
        .education
        .iter()
        .filter_map(|study| study.value.prepares_for.as_ref());
    studies.filter_map(|id| taxonomy.occupation_ix(id)).collect()
}

/// From so many months of work on, studies no longer say where somebody goes.
const ENOUGH_WORK: u32 = 24;

/// A wish decides; what was done still counts for seven tenths beside it. Long ago or short counts less. Who has worked for less
/// than two years is also sent by what they studied, for eight tenths: many go another way after it.
fn work(taxonomy: &Taxonomy, wishes: &[OccupationId], past: &[Past], studied: &[OccupationIx]) -> Vec<u16> {
    let wanted: Vec<_> = wishes.iter().filter_map(|id| taxonomy.occupation_ix(id)).collect();
    if wanted.is_empty() && past.is_empty() && studied.is_empty() {
        return Vec::new();
    }
    let wish_share = |there| {
        wanted
            .iter()
            .map(|wish| u32::from(taxonomy.closeness(there, *wish)))
            .max()
    };
    let past_share = |there| {
        past.iter()
            .map(|past| past.counts(taxonomy.closeness(there, past.occupation)))
            .max()
    };
    let worked: u32 = past.iter().map(|past| past.months.unwrap_or(ENOUGH_WORK)).sum();
    let studied = if worked < ENOUGH_WORK { studied } else { &[] };
    let studied_share = |there| {
        let near = studied
            .iter()
            .map(|study| u32::from(taxonomy.closeness(there, *study)) * 8 / 10);
        near.max()
    };
    every_occupation(taxonomy)
        .map(|there| {
            let done = past_share(there).max(studied_share(there)).unwrap_or(0);
            let share = wish_share(there).map_or(done, |wish| wish.max(done * 7 / 10));
            u16::try_from(share).unwrap_or(1000)
        })
        .collect()
}

/// The lowest schooling of the skill level of an occupation's major group (ISCO-08, volume 1, "Skill level": level 4, group 2,
/// a first degree; level 3, groups 1 and 3, a shorter course after school; below, school).
fn usual_schooling(occupation: &Occupation) -> StudyLevel {
    match occupation.isco.as_bytes().first() {
        Some(b'2') => StudyLevel::Bachelor,
        Some(b'1' | b'3') => StudyLevel::Vocational,
        _ => StudyLevel::School,
    }
}

fn disliked(taxonomy: &Taxonomy, dismissed: &[OccupationId]) -> Vec<bool> {
    let dismissed: Vec<_> = dismissed.iter().filter_map(|id| taxonomy.occupation_ix(id)).collect();
    every_occupation(taxonomy)
        .map(|there| dismissed.iter().any(|not| taxonomy.closeness(there, *not) >= 800))
        .collect()
}

fn every_occupation(taxonomy: &Taxonomy) -> impl Iterator<Item = OccupationIx> {
    (0..taxonomy.occupations().len()).map(|ix| OccupationIx(u16::try_from(ix).unwrap_or(u16::MAX)))
}

impl Past {
    /// Within what a permit is usually kept alive for.
    fn is_recent(self) -> bool {
        self.years_ago.unwrap_or(3) <= 5
    }

    /// What closeness is worth after the years, for a stay of this length.
    fn counts(&self, closeness: u16) -> u32 {
        let recency = match self.years_ago.unwrap_or(3) {
            ..=3 => 1000,
            4..=10 => 900,
            _ => 750,
        };
        let stay = if self.months.unwrap_or(12) < 6 { 800 } else { 1000 };
        u32::from(closeness) * recency / 1000 * stay / 1000
    }
}

fn past(taxonomy: &Taxonomy, profile: &Profile, today: NaiveDate) -> Vec<Past> {
    let this_month = today.year() * 12 + i32::try_from(today.month0()).unwrap_or(0);
    let mut list: Vec<Past> = Vec::new();
    for job in &profile.jobs {
        let Some(id) = &job.value.occupation else {
            continue;
        };
        let Some(occupation) = taxonomy.occupation_ix(id) else {
            continue;
        };
        if list.iter().any(|past| past.occupation == occupation) {
            continue;
        }
        let ended = profile
            .jobs
            .iter()
            .filter(|other| other.value.occupation.as_ref() == Some(id));
        let latest = ended
            .filter_map(|other| other.value.months(today))
            .map(|(_, last)| last)
            .max();
        list.push(Past {
            occupation,
            months: profile.months_as(id, today),
            years_ago: latest.map(|last| (this_month - last).max(0) / 12),
        });
    }
    list
}

fn experience(profile: &Profile, today: NaiveDate) -> Experience {
    if profile.jobs.is_empty() {
        return Experience::NoJobs;
    }
    profile
        .experience_months(today)
        .map_or(Experience::Undated, Experience::Months)
}

fn languages(taxonomy: &Taxonomy, profile: &Profile) -> Vec<(SkillIx, Option<LanguageLevel>)> {
    let spoken = profile
        .languages
        .iter()
        .map(|fact| (&fact.value.language, fact.value.level));
    spoken
        .filter_map(|(id, level)| Some((taxonomy.skill_ix(id)?, level)))
        .collect()
}

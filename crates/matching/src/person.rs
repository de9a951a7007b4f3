//! A person as the score reads them: for each skill and each occupation of the taxonomy, what they bring and how close it is.

use chrono::NaiveDate;
use model::{Profile, profile::StudyLevel};
use skills::{Occupation, OccupationIx, SkillIx, SkillKind, Taxonomy};

use crate::{
    credit::{Credit, Credits, Sources, Via},
    facts::Facts,
    feedback::Feedback,
    learn::hours_with_prerequisites,
    trade::{Trade, closeness},
};

/// Somebody who can be scored.
pub(crate) trait Seeker {
    /// What is known of them.
    fn facts(&self) -> &Facts;
    /// How close an occupation is to what they wish, have done or studied, 0 to 1000; `None` when nothing of it is known.
    fn closeness(&self, occupation: OccupationIx) -> Option<u16>;
    /// Whether the schooling they have told of is what work of this kind usually takes; `None` when they have told of none.
    fn schooled_for(&self, occupation: OccupationIx) -> Option<bool>;
    /// Whether they dismissed this kind of work.
    fn dislikes(&self, occupation: OccupationIx) -> bool;
    /// How much of a skill they bring.
    fn brought(&self, skill: SkillIx) -> Brought;
    /// Hours to learn a skill, with the prerequisites they lack; 0 when they need not.
    fn hours_for(&self, skill: SkillIx) -> u32;
    /// How much of what an occupation takes they bring, 0 to 1000.
    fn brings_of(&self, occupation: OccupationIx) -> u16;
}

/// How much of a skill a person brings, as a score asks it.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Brought {
    /// 0 to 1000.
    pub(crate) share: u16,
    /// Whether all that speaks for it is work they have done.
    pub(crate) guessed: bool,
}

impl From<Option<Credit>> for Brought {
    fn from(credit: Option<Credit>) -> Self {
        Self {
            share: credit.map_or(0, |credit| credit.share),
            guessed: credit.is_some_and(Credit::is_guess),
        }
    }
}

/// A person, ready to be scored. Made from a profile and the feedback given so far.
#[derive(Debug, Clone)]
pub struct Person {
    pub(crate) trade: Trade,
    facts: Facts,
    /// By skill index.
    credit: Vec<Option<Credit>>,
    /// By skill index: what a score asks of the credit.
    brought: Vec<Brought>,
    /// By skill index.
    hours: Vec<u32>,
    /// By occupation index; `None` when nothing of what they wish, have done or studied is known.
    closeness: Vec<Option<u16>>,
    /// By occupation index: whether it is much like one they dismissed.
    disliked: Vec<bool>,
    /// By occupation index: how much of what it takes they bring.
    brings: Vec<u16>,
    /// By occupation index.
    schooled: Vec<bool>,
    learning_hours: Option<u8>,
}

impl Person {
    /// Reads a profile as it stands on `today`.
    pub fn new(taxonomy: &Taxonomy, profile: &Profile, feedback: Feedback, today: NaiveDate) -> Self {
        let trade = Trade::new(taxonomy, profile, today);
        let facts = Facts::new(taxonomy, profile, feedback, today);
        let mut person = Self {
            credit: Vec::new(),
            brought: Vec::new(),
            hours: Vec::new(),
            closeness: every_occupation(taxonomy)
                .map(|there| closeness(&trade.ways, |from| taxonomy.closeness(from, there)))
                .collect(),
            disliked: every_occupation(taxonomy)
                .map(|there| facts.dislikes(|from| taxonomy.closeness(from, there)))
                .collect(),
            brings: Vec::new(),
            schooled: taxonomy
                .occupations()
                .iter()
                .map(|there| facts.education >= Some(usual_schooling(there)))
                .collect(),
            learning_hours: profile.wishes.learning_hours,
            trade,
            facts,
        };
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

    /// Whether their work usually takes this skill, though they have not said they have it: worth asking, not worth
    /// hours of learning.
    pub fn likely_has(&self, skill: SkillIx) -> bool {
        self.credit(skill).is_some_and(Credit::is_likely)
    }

    /// Whether they would have to learn this skill: neither had, nor likely had, nor covered by a narrower one.
    pub fn lacks(&self, skill: SkillIx) -> bool {
        self.credit(skill).is_none_or(Credit::leaves_a_lack)
    }

    /// What their dismissals say.
    pub fn feedback(&self) -> &Feedback {
        &self.facts.feedback
    }

    /// Hours a week they can give to learning, if they said so.
    pub fn learning_hours(&self) -> Option<u8> {
        self.learning_hours
    }

    /// The person as they would be after learning `skill`.
    #[must_use]
    pub fn having_learned(mut self, taxonomy: &Taxonomy, skill: SkillIx) -> Self {
        self.trade.learn(skill);
        self.reckon(taxonomy);
        self
    }

    /// What follows from the facts, once for all openings.
    fn reckon(&mut self, taxonomy: &Taxonomy) {
        let all = || (0..=u16::MAX).map(SkillIx).take(taxonomy.skills().len());
        let places: Vec<u16> = all().map(|skill| skill.0).collect();
        let of_any_work = all().filter(|skill| taxonomy.skill(*skill).any_work).collect();
        self.credit = vec![None; places.len()];
        let mut credits = Credits {
            sources: &Whole { taxonomy, of_any_work },
            places: &places,
            into: &mut self.credit,
        };
        credits.put(self.trade.held.iter(), &self.trade.past);
        self.brought = self.credit.iter().copied().map(Brought::from).collect();
        let lacks = |skill| self.lacks(skill);
        let hours = all().map(|skill| hours_with_prerequisites(taxonomy, lacks, [skill]));
        self.hours = hours.collect();
        self.brings = taxonomy
            .occupations()
            .iter()
            .map(|occupation| brings_of(occupation, |skill| self.credit(skill)))
            .collect();
    }
}

impl Seeker for Person {
    fn facts(&self) -> &Facts {
        &self.facts
    }

    fn closeness(&self, occupation: OccupationIx) -> Option<u16> {
        self.closeness.get(usize::from(occupation.0)).copied().flatten()
    }

    fn schooled_for(&self, occupation: OccupationIx) -> Option<bool> {
        self.facts.education?;
        self.schooled.get(usize::from(occupation.0)).copied()
    }

    fn dislikes(&self, occupation: OccupationIx) -> bool {
        self.disliked.get(usize::from(occupation.0)).copied().unwrap_or(false)
    }

    fn brought(&self, skill: SkillIx) -> Brought {
        self.brought.get(usize::from(skill.0)).copied().unwrap_or_default()
    }

    fn hours_for(&self, skill: SkillIx) -> u32 {
        self.hours.get(usize::from(skill.0)).copied().unwrap_or(0)
    }

    fn brings_of(&self, occupation: OccupationIx) -> u16 {
        self.brings.get(usize::from(occupation.0)).copied().unwrap_or(0)
    }
}

/// All of a taxonomy.
struct Whole<'a> {
    taxonomy: &'a Taxonomy,
    of_any_work: Vec<SkillIx>,
}

impl Sources for Whole<'_> {
    fn helps(&self, held: SkillIx) -> &[(SkillIx, u16)] {
        self.taxonomy.helps(held)
    }

    fn required(&self, occupation: OccupationIx) -> &[(SkillIx, u8)] {
        &self.taxonomy.occupation(occupation).required
    }

    fn useful(&self, occupation: OccupationIx) -> &[(SkillIx, u8)] {
        &self.taxonomy.occupation(occupation).useful
    }

    fn of_any_work(&self) -> &[SkillIx] {
        &self.of_any_work
    }

    fn is_licence(&self, skill: SkillIx) -> bool {
        self.taxonomy.skill(skill).kind == SkillKind::Licence
    }
}

/// How much of what an occupation takes is brought, 0 to 1000.
pub(crate) fn brings_of(occupation: &Occupation, credit: impl Fn(SkillIx) -> Option<Credit>) -> u16 {
    let whole: u32 = occupation.required.iter().map(|(_, weight)| u32::from(*weight)).sum();
    let brought = occupation
        .required
        .iter()
        .map(|(skill, weight)| u32::from(*weight) * u32::from(credit(*skill).map_or(0, |credit| credit.share)));
    u16::try_from(brought.sum::<u32>() / whole.max(1)).unwrap_or(1000)
}

/// The lowest schooling of the skill level of an occupation's major group (ISCO-08, volume 1, "Skill level": level 4, group 2,
/// a first degree; level 3, groups 1 and 3, a shorter course after school; below, school).
pub(crate) fn usual_schooling(occupation: &Occupation) -> StudyLevel {
    match occupation.isco.as_bytes().first() {
        Some(b'2') => StudyLevel::Bachelor,
        Some(b'1' | b'3') => StudyLevel::Vocational,
        _ => StudyLevel::School,
    }
}

fn every_occupation(taxonomy: &Taxonomy) -> impl Iterator<Item = OccupationIx> {
    (0..=u16::MAX).map(OccupationIx).take(taxonomy.occupations().len())
}

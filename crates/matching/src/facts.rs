//! What is known of a person beside their trade, as far as scores ask for it: indices and whole numbers, no text.

use chrono::NaiveDate;
use model::{
    Coordinates, Currency, Employment, OccupationId, Profile, WorkSite,
    profile::{LanguageLevel, StudyLevel, Travel},
};
use skills::{OccupationIx, SkillIx, Taxonomy};

use crate::{feedback::Feedback, opening::country};

/// What is known of a person beside what they can do.
#[derive(Debug, Clone)]
pub(crate) struct Facts {
    /// Kinds of work they dismissed as not theirs.
    pub(crate) not_wanted: Box<[OccupationIx]>,
    pub(crate) experience: Experience,
    pub(crate) education: Option<StudyLevel>,
    pub(crate) languages: Box<[(SkillIx, Option<LanguageLevel>)]>,
    pub(crate) home: Home,
    pub(crate) sites: Box<[WorkSite]>,
    pub(crate) employment: Box<[Employment]>,
    /// Yearly, in hundredths.
    pub(crate) min_pay: Option<(u64, Currency)>,
    pub(crate) feedback: Feedback,
}

/// Where somebody lives or wishes to, and how far they would go from there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(crate) struct Home {
    pub(crate) at: Option<Coordinates>,
    pub(crate) country: Option<[u8; 2]>,
    pub(crate) travel: Option<Travel>,
    /// The nearest distance that was too far, in km.
    pub(crate) too_far_km: Option<u32>,
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

/// Work this close to what they dismissed is not wanted either.
const ALIKE: u16 = 800;

impl Facts {
    /// Reads a profile as it stands on `today`. What the taxonomy does not know (any more) is left out.
    pub(crate) fn new(taxonomy: &Taxonomy, profile: &Profile, feedback: Feedback, today: NaiveDate) -> Self {
        Self {
            not_wanted: known(taxonomy, &feedback.occupations).collect(),
            experience: experience(profile, today),
            education: profile.education.iter().filter_map(|study| study.value.level).max(),
            languages: languages(taxonomy, profile).collect(),
            home: home(profile, &feedback),
            sites: profile.wishes.sites.clone().into(),
            employment: profile.wishes.employment.clone().into(),
            min_pay: profile.wishes.min_pay.map(|pay| (pay.yearly().0, pay.currency)),
            feedback,
        }
    }

    /// Whether work is much like one they dismissed, when `to` says how close it is to others.
    pub(crate) fn dislikes(&self, to: impl Fn(OccupationIx) -> u16) -> bool {
        self.not_wanted.iter().any(|not| to(*not) >= ALIKE)
    }
}

fn home(profile: &Profile, feedback: &Feedback) -> Home {
    let place = profile.wishes.place.as_ref();
    let place = place.or(profile.place.as_ref().map(|fact| &fact.value));
    Home {
        at: place.and_then(|place| place.at),
        country: place.and_then(|place| country(place.country.as_deref()?)),
        travel: profile.wishes.travel,
        too_far_km: feedback.too_far_km,
    }
}

/// The languages somebody speaks.
pub(crate) fn languages(
    taxonomy: &Taxonomy,
    profile: &Profile,
) -> impl Iterator<Item = (SkillIx, Option<LanguageLevel>)> {
    let spoken = profile
        .languages
        .iter()
        .map(|fact| (&fact.value.language, fact.value.level));
    spoken.filter_map(|(id, level)| Some((taxonomy.skill_ix(id)?, level)))
}

/// The occupations that the taxonomy knows.
pub(crate) fn known(taxonomy: &Taxonomy, ids: &[OccupationId]) -> impl Iterator<Item = OccupationIx> {
    ids.iter().filter_map(|id| taxonomy.occupation_ix(id))
}

fn experience(profile: &Profile, today: NaiveDate) -> Experience {
    if profile.jobs.is_empty() {
        return Experience::NoJobs;
    }
    profile
        .experience_months(today)
        .map_or(Experience::Undated, Experience::Months)
}

//! Searching all openings.

mod address;

use chrono::Days;
use model::{Coordinates, Currency, Employment, ExperienceAsked, Posting, SkillId, WorkSite};
use search::{Facets, Found, Query, Sort};
use serde::{Deserialize, Serialize};
use store::posting;

pub use address::encoded;

use crate::{Journey, Result};

/// A search as typed. As JSON it is kept with a saved search.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Search {
    /// Words.
    pub words: String,
    /// A town, as typed.
    pub place: String,
    /// How far from it.
    pub radius: Radius,
    /// Pays at least this a year, in hundredths.
    pub min_pay_yearly: Option<(u64, Currency)>,
    /// Any of these.
    pub sites: Vec<WorkSite>,
    /// Any of these.
    pub employment: Vec<Employment>,
    /// Any of these.
    pub experience: Vec<ExperienceAsked>,
    /// Asks for any of these.
    pub languages: Vec<SkillId>,
    /// Only from employers that are verified.
    pub verified: bool,
    /// Published at most so many days ago.
    pub days: Option<u32>,
    /// The order.
    pub sort: Sort,
    /// Where the page before ended.
    pub after: Option<String>,
    /// At most so many.
    pub limit: usize,
}

/// How far around a town one looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Radius {
    /// [`USUAL_RADIUS_KM`].
    #[default]
    Usual,
    /// So many km.
    Km(u32),
    /// However far: the place is only for the order.
    Any,
}

impl Radius {
    /// In km, when there is a limit.
    pub const fn km(self) -> Option<u32> {
        match self {
            Self::Usual => Some(USUAL_RADIUS_KM),
            Self::Km(km) => Some(km),
            Self::Any => None,
        }
    }
}

/// What was found, with the postings.
#[derive(Debug, Clone)]
pub struct Results {
    /// In order.
    pub postings: Vec<Posting>,
    /// All that was found.
    pub total: usize,
    /// Where the next page starts.
    pub next: Option<String>,
    /// What the person may have meant.
    pub did_you_mean: Option<String>,
    /// Whether words were left out, since nothing had them all.
    pub loosened: bool,
    /// Where distances were counted from, when the place is known.
    pub near: Option<Coordinates>,
    /// Whether a place was typed that is not known.
    pub unknown_place: bool,
    /// How what was found can be narrowed further, or less.
    pub facets: Facets,
}

/// A search as the index is asked for it.
pub(crate) struct Asked {
    /// What is asked for.
    pub(crate) query: Query,
    near: Option<Coordinates>,
    unknown_place: bool,
}

/// How far "near a town" reaches when nothing is said.
pub const USUAL_RADIUS_KM: u32 = 50;

impl Journey {
    /// Searches all open openings.
    pub async fn search(&self, search: &Search) -> Result<Results> {
        let Asked {
            query,
            near,
            unknown_place,
        } = self.asked(search);
        let journey = self.clone();
        let found = tokio::task::spawn_blocking(move || Ok::<_, crate::Error>(journey.index()?.search(&query)?)).await;
        let found: Found = found.map_err(|error| crate::Error::Internal(error.to_string()))??;
        let ids: Vec<_> = found.hits.iter().map(|hit| hit.id).collect();
        let kept = posting::find_all(&mut self.store().read().await?, &ids).await?;
        Ok(Results {
            postings: kept.into_iter().map(|kept| kept.posting).collect(),
            total: found.total,
            next: found.next.map(|cursor| cursor.to_string()),
            did_you_mean: found.did_you_mean,
            loosened: found.loosened,
            near,
            unknown_place,
            facets: found.facets,
        })
    }

    /// What a search asks of the index.
    pub(crate) fn asked(&self, search: &Search) -> Asked {
        let place = (!search.place.trim().is_empty()).then(|| self.0.gazetteer.resolve(&search.place));
        let resolved = place.clone().flatten();
        let near = resolved.as_ref().and_then(|place| place.at);
        let country = resolved
            .as_ref()
            .filter(|place| place.at.is_none())
            .and_then(|place| place.country.clone());
        let unknown_place = place.is_some() && near.is_none() && country.is_none();
        let mut words = search.words.clone();
        if unknown_place {
            // A place we do not know may still stand in the postings' own words.
            words = format!("{words} {}", search.place);
        }
        let today = self.now().date_naive();
        let query = Query {
            also: self.also(&search.words),
            words,
            place: near,
            radius_km: near.and(search.radius.km()),
            country,
            min_pay_yearly: search.min_pay_yearly,
            sites: search.sites.clone(),
            employment: search.employment.clone(),
            experience: search.experience.clone(),
            languages: search.languages.clone(),
            verified: search.verified,
            posted_since: search
                .days
                .and_then(|days| today.checked_sub_days(Days::new(days.into()))),
            sort: search.sort,
            after: search.after.clone().map(Into::into),
            limit: search.limit,
            count: true,
            ..Query::new(today)
        };
        Asked {
            query,
            near,
            unknown_place,
        }
    }

    /// Other names of the occupation or skill that was typed, so that "picker" finds warehouse work.
    fn also(&self, words: &str) -> Vec<String> {
        let typed = words.trim().to_lowercase();
        if typed.is_empty() || typed.contains(['"', '-']) {
            return Vec::new();
        }
        let taxonomy = &self.0.taxonomy;
        let occupations = taxonomy.search_occupations(&typed, 3).into_iter();
        let occupations = occupations
            .filter(|ix| taxonomy.occupation_is_called(*ix, &typed))
            .map(|ix| {
                let occupation = taxonomy.occupation(ix);
                (&occupation.name, &occupation.other)
            });
        let skills = taxonomy.search_skills(&typed, 3).into_iter();
        let skills = skills.filter(|ix| taxonomy.skill_is_called(*ix, &typed)).map(|ix| {
            let skill = taxonomy.skill(ix);
            (&skill.name, &skill.other)
        });
        occupations
            .chain(skills)
            .flat_map(|(name, other)| std::iter::once(name).chain(other.iter().take(4)))
            .filter(|name| name.to_lowercase() != typed)
            .cloned()
            .collect()
    }
}

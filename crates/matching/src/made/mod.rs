//! A made load to measure with: openings and people of a realistic shape, from a seed.
//!
//! Few occupations have most openings (their frequency falls with their rank, as Zipf's law has it), towns have them by
//! their population, and both openings and people ask for and bring what their occupation takes.

mod draw;

use chrono::{Datelike, NaiveDate};
use model::{
    Currency, Employment, Fact, Instant, Job, Need, Pay, Per, Place, Posting, PostingId, Profile, Quote, Requirement,
    SeededRandom, SkillClaim, WorkSite,
    posting::PostingSource,
    profile::{StudyLevel, YearMonth},
};
use skills::{Gazetteer, Occupation, OccupationIx, SkillIx, Taxonomy, Town};

use crate::opening::{Asked, Opening, Spot, Terms};
use draw::{Draw, shuffled};

/// Makes openings and people; the same seed makes the same.
#[derive(Debug)]
pub struct Maker<'a> {
    taxonomy: &'a Taxonomy,
    gazetteer: &'a Gazetteer,
    today: NaiveDate,
    now: Instant,
    random: SeededRandom,
    occupations: Draw,
    towns: Draw,
}

impl<'a> Maker<'a> {
    /// A maker whose openings are published before `now`.
    pub fn new(taxonomy: &'a Taxonomy, gazetteer: &'a Gazetteer, now: Instant, seed: u64) -> Self {
        let random = SeededRandom::new(seed);
        let ranks = shuffled(taxonomy.occupations().len(), &random);
        Self {
            occupations: Draw::new(ranks.iter().map(|rank| 1_000_000 / (rank + 1))),
            towns: Draw::new(gazetteer.towns().iter().map(|town| town.population)),
            taxonomy,
            gazetteer,
            today: now.date_naive(),
            now,
            random,
        }
    }

    /// The moment it makes them at.
    pub fn now(&self) -> Instant {
        self.now
    }

    /// One more opening.
    pub fn opening(&self) -> Opening {
        let (ix, occupation) = self.occupation();
        let town = self.town();
        // Yearly, in hundredths.
        let pay = 100 * (20_000 + u64::from(self.random.below(40_000)));
        Opening {
            id: PostingId::new(self.now, &self.random),
            occupation: self.chance(900).then_some(ix),
            asked: self.asked(occupation),
            terms: Terms {
                languages: Vec::new(),
                experience: self.chance(500).then(|| self.up_to(60)),
                education: self.chance(300).then_some(StudyLevel::Bachelor),
                employment: Some(self.one(&[Employment::FullTime, Employment::FullTime, Employment::PartTime])),
            },
            spot: Spot {
                at: Some(town.at),
                country: town.country.as_bytes().try_into().ok(),
                site: Some(self.one(&[WorkSite::OnSite, WorkSite::OnSite, WorkSite::Hybrid, WorkSite::Remote])),
                anywhere: false,
            },
            pay: self
                .currency(town)
                .filter(|_| self.chance(600))
                .map(|currency| (pay, pay * 5 / 4, currency)),
            employer: None,
            posted: Some(self.today.num_days_from_ce() - i32::from(self.up_to(60))),
            deadline: self
                .chance(500)
                .then(|| self.today.num_days_from_ce() + i32::from(self.up_to(60))),
        }
    }

    /// One more opening as it is published: the same load, with words.
    pub fn posting(&self, number: usize) -> Posting {
        let opening = self.opening();
        let occupation = opening.occupation.map(|ix| self.taxonomy.occupation(ix));
        let source = PostingSource {
            source: "made.jsonl".to_owned(),
            key: number.to_string(),
            url: None,
        };
        let title = occupation.map_or("Helper", |occupation| &occupation.name);
        let code = opening
            .spot
            .country
            .map(|code| String::from_utf8_lossy(&code).into_owned());
        let day = |day: i32| NaiveDate::from_num_days_from_ce_opt(day);
        let requirement = |asked: &Asked| Requirement {
            skill: self.taxonomy.skill(asked.skill).id.clone(),
            need: asked.need,
            quote: Quote {
                text: String::new(),
                start: 0,
                end: 0,
            },
        };
        Posting {
            employer: Some(format!("Employer {}", number % 97)),
            description: format!("We look for: {title}."),
            place: Some(Place {
                text: code.clone().unwrap_or_default(),
                id: None,
                country: code,
                at: opening.spot.at,
            }),
            site: opening.spot.site,
            pay: opening.pay.map(|(min, max, currency)| Pay {
                min,
                max,
                currency,
                per: Per::Year,
                stated: true,
            }),
            employment: opening.terms.employment,
            experience_months: opening.terms.experience,
            education: opening.terms.education,
            occupation: occupation.map(|occupation| occupation.id.clone()),
            requirements: opening.asked.iter().map(requirement).collect(),
            posted: opening.posted.and_then(day),
            deadline: opening.deadline.and_then(day),
            ..Posting::new(opening.id, title, source, self.now)
        }
    }

    /// One more person: one or two jobs, most of what the last one takes, a town.
    pub fn person(&self) -> Profile {
        let town = self.town();
        let mut profile = Profile {
            place: Some(Fact::entered(Place {
                text: town.name.clone(),
                id: Some(town.id.clone()),
                country: Some(town.country.clone()),
                at: Some(town.at),
            })),
            ..Profile::default()
        };
        for years_ago in (0..=self.random.below(2)).rev() {
            let (_, occupation) = self.occupation();
            let year = i16::try_from(self.today.year()).unwrap_or(2026) - 5 * i16::try_from(years_ago).unwrap_or(0);
            profile.jobs.push(Fact::entered(job(occupation, year)));
            for (skill, _) in occupation.required.iter().chain(&occupation.useful) {
                if self.chance(600) {
                    let skill = self.taxonomy.skill(*skill).id.clone();
                    profile.add_skill(SkillClaim {
                        skill: Fact::entered(skill),
                        level: None,
                    });
                }
            }
        }
        profile
    }

    fn asked(&self, occupation: &Occupation) -> Vec<Asked> {
        let of = |list: &[(SkillIx, u8)], need: Need, share: u32| -> Vec<Asked> {
            let drawn = list.iter().filter(|_| self.chance(share));
            drawn
                .map(|(skill, _)| Asked::new(self.taxonomy, *skill, need))
                .collect()
        };
        let mut asked = of(&occupation.required, Need::Required, 800);
        asked.extend(of(&occupation.useful, Need::Preferred, 400));
        asked
    }

    fn occupation(&self) -> (OccupationIx, &'a Occupation) {
        let nr = self.occupations.one(&self.random);
        (
            OccupationIx(u16::try_from(nr).unwrap_or(0)),
            &self.taxonomy.occupations()[nr],
        )
    }

    fn town(&self) -> &'a Town {
        &self.gazetteer.towns()[self.towns.one(&self.random)]
    }

    fn currency(&self, town: &Town) -> Option<Currency> {
        self.gazetteer.country_of_code(&town.country)?.currency.parse().ok()
    }

    fn up_to(&self, most: u32) -> u16 {
        u16::try_from(self.random.below(most)).unwrap_or(0)
    }

    fn one<T: Copy>(&self, of: &[T]) -> T {
        of[self.random.below(u32::try_from(of.len()).unwrap_or(1)) as usize]
    }

    /// True so often in a thousand.
    fn chance(&self, thousandths: u32) -> bool {
        self.random.below(1000) < thousandths
    }
}

fn job(occupation: &Occupation, year: i16) -> Job {
    Job {
        title: occupation.name.clone(),
        occupation: Some(occupation.id.clone()),
        employer: None,
        start: Some(YearMonth {
            year: year - 4,
            month: None,
        }),
        end: Some(YearMonth { year, month: None }),
        current: false,
        text: String::new(),
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use skills::{Gazetteer, Taxonomy};

    use super::Maker;

    #[test]
    fn a_posting_is_an_opening_with_words() {
        let (taxonomy, gazetteer) = (Taxonomy::built_in(), Gazetteer::built_in());
        let maker = || Maker::new(&taxonomy, &gazetteer, DateTime::UNIX_EPOCH, 1);
        let (openings, postings) = (maker(), maker());
        for number in 0..50 {
            let mut opening = openings.opening();
            let posting = postings.posting(number);
            opening.employer = posting.employer.as_ref().map(|name| name.to_lowercase());
            assert_eq!(crate::Opening::new(&taxonomy, &posting), opening);
        }
    }

    #[test]
    fn the_same_seed_makes_the_same_load_and_another_seed_another() {
        let (taxonomy, gazetteer) = (Taxonomy::built_in(), Gazetteer::built_in());
        let made = |seed| {
            let maker = Maker::new(&taxonomy, &gazetteer, DateTime::UNIX_EPOCH, seed);
            let openings: Vec<_> = (0..50).map(|_| maker.opening()).collect();
            (openings, maker.person())
        };
        assert_eq!(made(1), made(1));
        assert_ne!(made(1), made(2));
    }
}

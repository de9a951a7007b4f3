//! Reading postings: from the words of an advert to facts with quotes.
//!
//! `clean` (with `markup` and `entities`) makes plain text; `advert` cuts it into sentences and gives each its section (`sections`); `wording` tells
//! how strongly a sentence asks. On these stand the facts, one file each: `requirements` with `tongues` and `quote`, `pay`,
//! `experience`, `education`, `employment`, `employer`, `site`, `place`, `day`. A field the source names wins over the text. `asked` tells how
//! strongly skills are asked for, of several taxonomies at once, and nothing else.
//!
//! To read one more fact: a field in [`PostingFacts`], a file that takes the [`advert::Advert`], a line in
//! [`PostingReader::read`], and a table of wordings as its test, with as many that must not be read as that must.

mod advert;
mod asked;
mod clean;
mod day;
mod education;
mod employer;
mod employment;
mod entities;
mod experience;
mod facts;
mod markup;
mod pay;
mod place;
mod quote;
mod raw;
mod requirements;
mod sections;
mod site;
mod tongues;
mod wording;

use std::sync::Arc;

use chrono::NaiveDate;
use model::{Currency, OccupationId};

pub use asked::{AdvertText, LaidAdvert};
pub use facts::PostingFacts;
pub(crate) use quote::quote;
pub use raw::RawPosting;

use crate::{Gazetteer, SkillReader, Taxonomy, TitleReader};
use advert::Advert;

/// A title is no longer than this, in characters; nor is a name.
const LONGEST_TITLE: usize = 200;
/// So many skills named apart are taken in.
const MOST_NAMED: usize = 100;

/// Reads postings. Made once, then shared.
#[derive(Debug)]
pub struct PostingReader {
    skills: SkillReader,
    titles: TitleReader,
    places: Arc<Gazetteer>,
}

impl PostingReader {
    /// A reader for the skills and occupations in `taxonomy` and the places in `gazetteer`.
    pub fn new(taxonomy: Arc<Taxonomy>, gazetteer: Arc<Gazetteer>) -> Self {
        Self {
            skills: SkillReader::new(Arc::clone(&taxonomy)),
            titles: TitleReader::new(taxonomy),
            places: gazetteer,
        }
    }

    /// What `raw` says, as of `today`. Explicit fields win over the text. Only the first 60,000 characters of the
    /// description are kept.
    pub fn read(&self, raw: &RawPosting, today: NaiveDate) -> PostingFacts {
        let title = clean::plain_line(&raw.title, LONGEST_TITLE);
        let mut description = clean::plain(&raw.description);
        let own_words = title.chars().count() + 1 + description.chars().count();
        append_named(&raw.skills, &mut description);
        let full = format!("{title}\n{description}");
        let mut advert = Advert::new(&full);
        advert.merely_named_from(own_words);
        let employer = employer::employer(raw, &advert, &self.places, LONGEST_TITLE);
        let demands = requirements::demands(
            &advert,
            &self.skills.mentions(&full),
            self.skills.taxonomy(),
            employer.as_deref(),
        );
        let place = place::place(raw, &advert, &self.places);
        let country = place.as_ref().and_then(|place| place.country.as_deref());
        let order = day::Order::of(country);
        PostingFacts {
            site: site::site(&advert, raw.site.as_deref(), raw.place.as_deref()),
            anywhere: site::anywhere(&advert, raw.place.as_deref()),
            pay: pay::pay(raw, &advert, self.home_currency(country)),
            employment: employment::employment(&advert, raw.employment.as_deref()),
            experience_months: experience::experience(&advert, raw.experience.as_deref()),
            education: education::education(&advert, raw.education.as_deref()),
            languages: demands.languages,
            occupation: self.occupation(&title),
            requirements: demands.requirements,
            posted: day::posted(raw.posted.as_deref(), order, today),
            deadline: day::deadline(&advert, raw.deadline.as_deref(), order, today),
            place,
            title,
            employer,
            description,
        }
    }

    fn home_currency(&self, country: Option<&str>) -> Option<Currency> {
        self.places.country_of_code(country?)?.currency.parse().ok()
    }

    fn occupation(&self, title: &str) -> Option<OccupationId> {
        let (occupation, _) = *self.titles.classify(title, 1).first()?;
        Some(self.skills.taxonomy().occupation(occupation).id.clone())
    }
}

/// Skills named apart that the text does not hold become its last line, so that they can be quoted.
fn append_named(skills: &[String], description: &mut String) {
    let text = crate::text::fold(description);
    let names: Vec<String> = skills
        .iter()
        .take(MOST_NAMED)
        .map(|name| clean::plain_line(name, 80))
        .filter(|name| !name.is_empty() && !text.contains(&crate::text::fold(name)))
        .collect();
    if !names.is_empty() {
        description.push_str("\n\nSkills: ");
        description.push_str(&names.join(", "));
    }
}

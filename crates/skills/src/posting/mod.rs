//! Reading postings: from the words of an advert to facts with quotes.

mod advert;
mod clean;
mod day;
mod employment;
mod entities;
mod experience;
mod facts;
mod quote;
mod raw;
mod sections;
mod site;
mod wording;

use std::sync::Arc;

use chrono::NaiveDate;

pub use facts::PostingFacts;
pub use raw::RawPosting;

use crate::{Gazetteer, SkillReader, Taxonomy, TitleReader};

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

    /// What `raw` says, as of `today`. Explicit fields win over the text.
    pub fn read(&self, raw: &RawPosting, today: NaiveDate) -> PostingFacts {
        let _ = (&self.skills, today);
        PostingFacts {
            title: clean::plain_line(&raw.title, 200),
            employer: raw.employer.clone(),
            description: clean::plain(&raw.description),
            place: raw.place.as_deref().and_then(|place| self.places.resolve(place)),
            site: None,
            pay: None,
            employment: None,
            experience_months: None,
            education: None,
            languages: Vec::new(),
            occupation: self
                .titles
                .classify(&raw.title, 1)
                .first()
                .map(|(ix, _)| self.skills.taxonomy().occupation(*ix).id.clone()),
            requirements: Vec::new(),
            posted: None,
            deadline: None,
        }
    }
}

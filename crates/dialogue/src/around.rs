//! What is known without asking.

use std::sync::Arc;

use chrono::NaiveDate;
use i18n::Lang;
use model::{OccupationId, Place, SkillId};
use skills::{Gazetteer, PostingReader, SkillReader, Taxonomy, TitleReader};

use crate::{
    examples,
    intents::{self, Reader},
};

/// What a step is told beside the event.
#[derive(Debug, Clone, Copy)]
pub struct Around<'a> {
    /// What texts are read with.
    pub readers: &'a Readers,
    /// The date.
    pub today: NaiveDate,
    /// The language of the door, where the person has not yet shown theirs.
    pub lang: Lang,
    /// Who talks.
    pub person: &'a Person,
    /// Whom to call in an emergency, as the operator has set it.
    pub helpline: Option<&'a str>,
}

/// What is known of who talks. Empty for a visitor.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Person {
    /// Their name.
    pub name: Option<String>,
    /// Whether they have an account and are signed in.
    pub signed_in: bool,
    /// Whether they post openings.
    pub recruits: bool,
    /// The work they look for.
    pub occupation: Option<OccupationId>,
    /// Their skills.
    pub skills: Vec<SkillId>,
    /// Where they live.
    pub place: Option<Place>,
    /// Whether they have confirmed their profile.
    pub confirmed: bool,
    /// The country of the instance (ISO 3166 alpha-2): decides between places, and the currency of a bare number.
    pub country: Option<String>,
}

/// What texts are read with. Made once for a taxonomy and a gazetteer, then shared.
#[derive(Debug)]
pub struct Readers {
    pub(crate) taxonomy: Arc<Taxonomy>,
    pub(crate) skills: SkillReader,
    pub(crate) titles: TitleReader,
    pub(crate) places: Arc<Gazetteer>,
    pub(crate) postings: PostingReader,
    pub(crate) intents: Reader,
}

impl Readers {
    /// Learns the built-in examples and makes the readers.
    ///
    /// # Errors
    /// When there is nothing to learn from.
    pub fn new(taxonomy: Arc<Taxonomy>, places: Arc<Gazetteer>) -> Result<Self, intents::Unusable> {
        let learned = intents::train(examples::built_in(), |_| ())?;
        Ok(Self {
            skills: SkillReader::new(Arc::clone(&taxonomy)),
            titles: TitleReader::new(Arc::clone(&taxonomy)),
            postings: PostingReader::new(Arc::clone(&taxonomy), Arc::clone(&places)),
            intents: Reader::new(learned),
            taxonomy,
            places,
        })
    }
}

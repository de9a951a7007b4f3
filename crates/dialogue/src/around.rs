//! What is known without asking.

use std::sync::Arc;

use chrono::NaiveDate;
use i18n::Lang;
use model::{OccupationId, Place, SkillId};
use skills::{Gazetteer, PostingReader, SkillReader, Taxonomy, TitleReader};

use crate::{
    act::{Act, Verb},
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
    pub helpline: Option<&'a Helpline>,
    /// What cannot be done here.
    pub lacks: Lacks,
}

/// Whom to call in danger.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Helpline {
    /// What it is called; empty when its number says enough.
    pub name: String,
    /// Its number.
    pub phone: String,
    /// When somebody answers, in words; empty when that is not known.
    pub hours: String,
}

/// What a place does not have: it is neither offered nor promised there, and whoever asks for it is told so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a thing of its own, and any of them may be lacking"
)]
pub struct Lacks {
    /// Telling people of new openings.
    pub alerts: bool,
    /// Applications.
    pub applications: bool,
    /// Somebody who writes to whoever asks for a person.
    pub people: bool,
    /// Something that puts what was not understood into plainer words.
    pub interpreter: bool,
}

impl Lacks {
    /// Whether it cannot be done.
    pub(crate) fn bars(self, act: &Act) -> bool {
        match act {
            Act::Alert | Act::StopAlerts => self.alerts,
            Act::Applications | Act::Opening(Verb::Apply, _) => self.applications,
            Act::Human => self.people,
            _ => false,
        }
    }
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
    /// Who answers when they ask for a person, by name.
    pub helpers: Vec<String>,
    /// By when an answer would come, were they to ask now.
    pub answered_by: Option<NaiveDate>,
    /// The answer of a person that they wait for.
    pub awaited: Option<Awaited>,
    /// The country of the instance (ISO 3166 alpha-2): decides between places, and the currency of a bare number.
    pub country: Option<String>,
}

/// An answer of a person that somebody waits for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Awaited {
    /// Who took the request on, once somebody did.
    pub who: Option<String>,
    /// By when it comes.
    pub by: NaiveDate,
}

/// What texts are read with. Made once for a taxonomy and a gazetteer, then shared.
#[derive(Debug)]
pub struct Readers {
    pub(crate) taxonomy: Arc<Taxonomy>,
    pub(crate) skills: SkillReader,
    pub(crate) titles: Arc<TitleReader>,
    pub(crate) places: Arc<Gazetteer>,
    pub(crate) postings: Arc<PostingReader>,
    pub(crate) intents: Reader,
}

impl Readers {
    /// Learns the built-in examples and makes the readers.
    ///
    /// # Errors
    /// When there is nothing to learn from.
    pub fn new(taxonomy: Arc<Taxonomy>, places: Arc<Gazetteer>) -> Result<Self, intents::Unusable> {
        let titles = Arc::new(TitleReader::new(Arc::clone(&taxonomy)));
        let postings = Arc::new(PostingReader::new(Arc::clone(&taxonomy), Arc::clone(&places)));
        Self::beside(taxonomy, places, titles, postings)
    }

    /// The same, with the readers of titles and postings that there are already for this taxonomy.
    ///
    /// # Errors
    /// When there is nothing to learn from.
    pub fn beside(
        taxonomy: Arc<Taxonomy>,
        places: Arc<Gazetteer>,
        titles: Arc<TitleReader>,
        postings: Arc<PostingReader>,
    ) -> Result<Self, intents::Unusable> {
        let learned = intents::train(examples::built_in(), |_| ())?;
        Ok(Self {
            skills: SkillReader::new(Arc::clone(&taxonomy)),
            titles,
            postings,
            intents: Reader::new(learned),
            taxonomy,
            places,
        })
    }
}

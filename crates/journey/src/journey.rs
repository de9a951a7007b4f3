//! The running program's use cases, and what they stand on.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, LazyLock, OnceLock, PoisonError, RwLock, RwLockReadGuard, atomic::AtomicU64},
};

use documents::Reader;
use gateway::{checks::Provider, interpreter::Interpreter};
use matching::{Context, JobMatrix};
use model::{Clock, EmployerId, Instant, PersonId, PostingId, Random};
use search::OpeningsIndex;
use skills::{Gazetteer, Taxonomy, TitleReader, posting::PostingReader, resume::ResumeReader};
use store::Store;
use tokio::sync::{Notify, broadcast};
use trust::{Checker, Level};

use crate::{Channels, Error, KeptFile, Postbox, Result, alerts::Seekers, by_mail::MailIn, weights::Weighting};

/// What an operator sets and use cases need.
#[derive(Debug, Clone)]
pub struct Place {
    /// The name of the place that runs it, as people read it.
    pub name: String,
    /// How people reach it, without a slash at the end: used in links.
    pub public_url: String,
    /// Whether this is the demo world: nothing leaves it.
    pub demo: bool,
    /// What clocks show there: mails leave in the morning, and not at night.
    pub time_zone: chrono_tz::Tz,
    /// Documents an hour from one person.
    pub uploads_an_hour: u32,
    /// Where fonts for letters are, beside the built-in ones.
    pub fonts: Vec<std::path::PathBuf>,
}

/// The parts a [`Journey`] is made of.
pub struct Parts {
    /// The record.
    pub store: Store,
    /// The index of openings; none in a process that merely writes beside one that serves.
    pub index: Option<OpeningsIndex>,
    /// Where the openings are kept for the next start, if they are.
    pub kept_openings: Option<KeptFile>,
    /// Reads documents in a child process.
    pub documents: Reader,
    /// The present moment.
    pub clock: Arc<dyn Clock>,
    /// Randomness for ids and secrets.
    pub random: Arc<dyn Random>,
    /// Skills and occupations: the built-in ones, and the local lists of the place.
    pub taxonomy: Arc<Taxonomy>,
    /// Where mails leave; without one they are read in the app alone.
    pub postbox: Option<Postbox>,
    /// How answers to mails come in, where they do.
    pub mail_in: Option<MailIn>,
    /// Where DNS is asked for what employers publish; nowhere, and nothing is proven by it.
    pub zone: Option<Arc<dyn mail::doctor::Zone>>,
    /// Ways out beside mails.
    pub channels: Channels,
    /// Puts what the conversation did not understand into plainer words, where an operator has such a model.
    pub interpreter: Option<Interpreter>,
    /// Looks into what people say of themselves, where a place has such a service.
    pub check_provider: Option<Provider>,
    /// Settings.
    pub place: Place,
}

/// So many conversations may go on before whoever looks at one must look anew.
const TALKS_AT_ONCE: usize = 256;

/// All use cases. Cheap to clone; clones share everything.
#[derive(Clone)]
pub struct Journey(pub(crate) Arc<Inner>);

/// What reads texts with a taxonomy and the built-in places, and checks them. Made once, when first needed or while a start waits for
/// other things: it is a second of work, and several in a debug build.
pub(crate) struct Readers {
    pub(crate) titles: Arc<TitleReader>,
    pub(crate) postings: Arc<PostingReader>,
    pub(crate) resumes: ResumeReader,
    pub(crate) checker: Checker,
    talk: OnceLock<dialogue::Readers>,
}

impl Readers {
    fn new(taxonomy: &Arc<Taxonomy>) -> Self {
        let gazetteer = Gazetteer::built_in();
        Self {
            titles: Arc::new(TitleReader::new(Arc::clone(taxonomy))),
            postings: Arc::new(PostingReader::new(Arc::clone(taxonomy), Arc::clone(&gazetteer))),
            resumes: ResumeReader::new(Arc::clone(taxonomy), gazetteer),
            checker: Checker::built_in(),
            talk: OnceLock::new(),
        }
    }

    /// What a conversation is read with; learned when somebody first speaks.
    pub(crate) fn talk(&self, taxonomy: &Arc<Taxonomy>) -> Result<&dialogue::Readers> {
        if let Some(made) = self.talk.get() {
            return Ok(made);
        }
        let made = dialogue::Readers::beside(
            Arc::clone(taxonomy),
            Gazetteer::built_in(),
            Arc::clone(&self.titles),
            Arc::clone(&self.postings),
        );
        let made = made.map_err(|error| Error::Internal(error.to_string()))?;
        Ok(self.talk.get_or_init(|| made))
    }
}

pub(crate) struct Inner {
    pub(crate) store: Store,
    pub(crate) index: Option<OpeningsIndex>,
    pub(crate) kept_openings: Option<KeptFile>,
    pub(crate) documents: Reader,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) random: Arc<dyn Random>,
    pub(crate) place: Place,
    pub(crate) postbox: Option<Postbox>,
    pub(crate) mail_in: Option<MailIn>,
    pub(crate) zone: Option<Arc<dyn mail::doctor::Zone>>,
    pub(crate) channels: Channels,
    pub(crate) interpreter: Option<Interpreter>,
    pub(crate) check_provider: Option<Provider>,
    /// Held while a mail is taken in: one after the other, so that none is taken twice at once.
    pub(crate) taking: tokio::sync::Mutex<()>,
    pub(crate) taxonomy: Arc<Taxonomy>,
    pub(crate) gazetteer: Arc<Gazetteer>,
    readers: Arc<OnceLock<Readers>>,
    pub(crate) matrix: RwLock<JobMatrix>,
    pub(crate) verified: RwLock<BTreeSet<EmployerId>>,
    pub(crate) doubts: RwLock<BTreeMap<PostingId, Level>>,
    pub(crate) weighting: RwLock<Option<Weighting>>,
    /// How often something in memory about openings has changed.
    pub(crate) version: AtomicU64,
    /// Whose conversation went on, for whoever looks at it elsewhere.
    pub(crate) talked: broadcast::Sender<PersonId>,
    pub(crate) changed: Notify,
    /// Whoever wants to hear of what fits them, when that was needed.
    pub(crate) seekers: tokio::sync::Mutex<Option<Seekers>>,
    /// Sets letters, once one was needed.
    press: OnceLock<Arc<typeset::Press>>,
}

/// One set of readers for the built-in taxonomy, however often parts are put together; others have their own.
fn readers_of(taxonomy: &Arc<Taxonomy>) -> Arc<OnceLock<Readers>> {
    static BUILT_IN: LazyLock<Arc<OnceLock<Readers>>> = LazyLock::new(Arc::default);
    if Arc::ptr_eq(taxonomy, &Taxonomy::built_in()) {
        Arc::clone(&BUILT_IN)
    } else {
        Arc::default()
    }
}

impl Journey {
    /// Puts the parts together, with the built-in places. The job matrix is empty until
    /// [`Journey::open_openings`].
    pub fn new(parts: Parts) -> Self {
        let gazetteer = Gazetteer::built_in();
        let Parts {
            store,
            index,
            kept_openings,
            documents,
            clock,
            random,
            taxonomy,
            postbox,
            mail_in,
            zone,
            channels,
            interpreter,
            check_provider,
            place,
        } = parts;
        Self(Arc::new(Inner {
            store,
            index,
            kept_openings,
            documents,
            clock,
            random,
            place,
            postbox,
            mail_in,
            zone,
            channels,
            interpreter,
            check_provider,
            taking: tokio::sync::Mutex::default(),
            readers: readers_of(&taxonomy),
            taxonomy,
            gazetteer,
            matrix: RwLock::new(JobMatrix::default()),
            verified: RwLock::default(),
            doubts: RwLock::default(),
            weighting: RwLock::default(),
            version: AtomicU64::default(),
            talked: broadcast::channel(TALKS_AT_ONCE).0,
            changed: Notify::new(),
            seekers: tokio::sync::Mutex::default(),
            press: OnceLock::new(),
        }))
    }

    /// What reads texts; made now when nobody needed it before.
    pub(crate) fn readers(&self) -> &Readers {
        self.0.readers.get_or_init(|| Readers::new(&self.0.taxonomy))
    }

    /// Makes what reads texts in a thread of its own, so that a start need not wait for it.
    pub fn warm_up(&self) {
        let journey = self.clone();
        std::thread::spawn(move || {
            // A failure is told to whoever speaks first.
            drop(journey.readers().talk(&journey.0.taxonomy));
        });
    }

    /// What sets letters, with the fonts of the place; made when first needed.
    pub(crate) fn press(&self) -> Result<Arc<typeset::Press>> {
        if let Some(made) = self.0.press.get() {
            return Ok(Arc::clone(made));
        }
        let made = typeset::Press::new(&self.0.place.fonts)
            .map_err(|error| Error::Internal(format!("the fonts for letters cannot be read: {error}")))?;
        Ok(Arc::clone(self.0.press.get_or_init(|| Arc::new(made))))
    }

    /// The openings in memory, to look at.
    pub(crate) fn matrix(&self) -> RwLockReadGuard<'_, JobMatrix> {
        self.0.matrix.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Skills and occupations.
    pub fn taxonomy(&self) -> &Taxonomy {
        &self.0.taxonomy
    }

    /// Towns and countries.
    pub fn gazetteer(&self) -> &Gazetteer {
        &self.0.gazetteer
    }

    /// Settings.
    pub fn place(&self) -> &Place {
        &self.0.place
    }

    /// The present moment.
    pub fn now(&self) -> Instant {
        self.0.clock.now()
    }

    /// Today, by the clocks of the place: what is promised by a day is promised by theirs.
    pub fn today_there(&self) -> chrono::NaiveDate {
        self.now().with_timezone(&self.place().time_zone).date_naive()
    }

    pub(crate) fn index(&self) -> Result<&OpeningsIndex> {
        self.0
            .index
            .as_ref()
            .ok_or_else(|| Error::Internal("this process has no index".to_owned()))
    }

    pub(crate) fn store(&self) -> &Store {
        &self.0.store
    }

    pub(crate) fn random(&self) -> &dyn Random {
        self.0.random.as_ref()
    }

    /// What a score made now depends on.
    pub(crate) fn context(&self) -> Context<'_> {
        Context {
            taxonomy: &self.0.taxonomy,
            weights: self.weights(),
            today: self.now().date_naive(),
        }
    }
}

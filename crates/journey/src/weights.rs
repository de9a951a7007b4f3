//! The weights of the score: the written ones, or a set learned from what people here chose. Off until somebody who runs the
//! place turns it on, and everybody sees which it is.

use std::sync::PoisonError;

use matching::{
    Choice, LEAST_CHOICES, LEAST_PEOPLE, Lesson, Part, Reason, TooFew, Version, Weights, learn_weights, shares,
};
use model::{Event, EventKind, Instant, PersonId};
use store::{
    Grant, Reads, feedback,
    showing::{self, Showing},
    weights,
};
use uuid::Uuid;

use crate::{Error, Journey, Result, Visit, staff::must_be_staff};

/// People looked at, at once.
const PAGE: u32 = 200;
/// Showings of one person that are looked at, the last ones.
const SHOWINGS: u32 = 200;
/// What one person saved and dismissed, at most.
const MOST_SAID: u32 = 500;
/// An opening that was saved is set against so many above it and so many below.
const NEAR: usize = 5;
/// And against no more than so many in all.
const MOST_PASSED: usize = 20;

/// A set that was learned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weighting {
    /// The weights, and what they were learned from.
    pub lesson: Lesson,
    /// When.
    pub at: Instant,
    /// Since when it is in use, if it is.
    pub used_since: Option<Instant>,
}

impl Weighting {
    fn of(learned: &weights::Learned) -> Result<Self> {
        let lesson: Lesson =
            serde_json::from_value(learned.lesson.clone()).map_err(|error| Error::Internal(error.to_string()))?;
        if !lesson.weights.are_whole() {
            return Err(Error::Internal(format!(
                "the weights {} do not make a whole",
                learned.number
            )));
        }
        Ok(Self {
            lesson,
            at: learned.at,
            used_since: learned.used_since,
        })
    }
}

impl Journey {
    /// The learned set that is in use; none while the written weights are.
    pub fn weighting(&self) -> Option<Weighting> {
        *self.0.weighting.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// The weights scores are made with now.
    pub fn weights(&self) -> Weights {
        self.weighting()
            .map_or(Weights::PRIOR, |weighting| weighting.lesson.weights)
    }

    /// Reads which weights are in use into memory.
    pub(crate) async fn read_weights(&self, db: &mut impl Reads) -> Result<()> {
        let used = weights::in_use(db).await?;
        let used = used.as_ref().map(Weighting::of).transpose()?;
        *self.0.weighting.write().unwrap_or_else(PoisonError::into_inner) = used;
        Ok(())
    }

    /// Looks up which weights are in use: for a process that does not follow the journal.
    pub async fn look_up_weights(&self) -> Result<Weights> {
        self.read_weights(&mut self.store().read().await?).await?;
        Ok(self.weights())
    }

    /// The set that was learned last.
    pub async fn newest_weighting(&self) -> Result<Option<Weighting>> {
        let newest = weights::newest(&mut self.store().read().await?).await?;
        newest.as_ref().map(Weighting::of).transpose()
    }

    /// Learns a set from everybody's choices, for a member of staff or, with no visit, for whoever has the program in hand. It
    /// is not used until it is [chosen](Self::choose_weights). `seen` is told how many people were looked at.
    pub async fn learn_weights(&self, visit: Option<&Visit>, seen: impl Fn(usize)) -> Result<Weighting> {
        let by = acting(visit)?;
        let people = self.choices(seen).await?;
        let number = weights::newest(&mut self.store().read().await?)
            .await?
            .map_or(1, |newest| newest.number + 1);
        let counted = u32::try_from(number).map_err(|error| Error::Internal(error.to_string()))?;
        let lesson = tokio::task::block_in_place(|| learn_weights(counted, &people)).map_err(too_few)?;
        let mut tx = self.store().begin(self.now()).await?;
        weights::add(&mut tx, number, &serde_json::to_value(lesson).unwrap_or_default()).await?;
        tx.commit(event(EventKind::WeightsLearned, by, lesson.weights.version))
            .await?;
        Ok(Weighting {
            lesson,
            at: self.now(),
            used_since: None,
        })
    }

    /// Scores are made with these weights from now on.
    pub async fn choose_weights(&self, visit: Option<&Visit>, version: Version) -> Result<()> {
        let by = acting(visit)?;
        let number = match version {
            Version::Learned(number) => Some(i64::from(number)),
            version if version == Weights::PRIOR.version => None,
            Version::Prior(_) => return Err(Error::NotFound(t!("set of weights"))),
        };
        let mut tx = self.store().begin(self.now()).await?;
        if let Some(number) = number {
            let found = weights::find(&mut tx, number).await?;
            found.ok_or(Error::NotFound(t!("set of weights")))?;
        }
        weights::choose(&mut tx, number).await?;
        tx.commit(event(EventKind::WeightsChosen, by, version)).await?;
        self.look_up_weights().await?;
        self.0.changed.notify_one();
        Ok(())
    }

    /// What everybody chose, a list each. Which person it was is told to nobody.
    async fn choices(&self, seen: impl Fn(usize)) -> Result<Vec<Vec<Choice>>> {
        let (mut people, mut after) = (Vec::new(), None);
        loop {
            let page = weights::choosers(&mut self.store().read().await?, after, PAGE).await?;
            for person in &page {
                people.push(self.choices_of(&Grant::program(*person)).await?);
            }
            seen(people.len());
            after = page.last().copied();
            if after.is_none() {
                return Ok(people);
            }
        }
    }

    async fn choices_of(&self, grant: &Grant) -> Result<Vec<Choice>> {
        let mut db = self.store().read().await?;
        let saved = feedback::saved(&mut db, grant, MOST_SAID).await?;
        let dismissed = feedback::dismissed(&mut db, grant, MOST_SAID).await?;
        let showings = showing::list(&mut db, grant, SHOWINGS).await?;
        let is_taken = |id| saved.iter().any(|saved| saved.posting == id);
        let is_refused = |id| {
            let reason = dismissed.iter().find(|dismissed| dismissed.posting == id);
            let reason = reason.and_then(|dismissed| Reason::from_code(&dismissed.reason));
            reason.is_some_and(|reason| !matches!(reason, Reason::Known | Reason::Other))
        };
        let mut choices = Vec::new();
        for saved in &saved {
            let mut before = showings.iter().filter(|showing| showing.at <= saved.at);
            let shown = before.find_map(|showing| Some((showing, place_of(showing, saved.posting)?)));
            let Some((showing, place)) = shown else { continue };
            let Some(taken) = parts_of(showing, place) else {
                continue;
            };
            // What stood near it was looked at too, above and below alike: those above alone would always speak against the
            // weights the list was made with.
            let passed = (0..showing.results.len()).filter(|other| {
                let id = showing.results[*other].posting;
                !is_taken(id) && (other.abs_diff(place) <= NEAR || is_refused(id))
            });
            let passed = passed.filter_map(|other| parts_of(showing, other)).take(MOST_PASSED);
            choices.extend(passed.map(|passed| Choice {
                taken: shares(&taken),
                passed: shares(&passed),
            }));
        }
        Ok(choices)
    }
}

fn place_of(showing: &Showing, id: model::PostingId) -> Option<usize> {
    showing.results.iter().position(|shown| shown.posting == id)
}

fn parts_of(showing: &Showing, place: usize) -> Option<Vec<Part>> {
    serde_json::from_value(showing.results[place].parts.clone()).ok()
}

/// Who acts: staff, or nobody with a name at the terminal.
fn acting(visit: Option<&Visit>) -> Result<Option<PersonId>> {
    visit.map_or(Ok(None), |visit| must_be_staff(visit).map(|()| Some(visit.person)))
}

fn event(kind: EventKind, by: Option<PersonId>, version: Version) -> Event {
    let mut event = Event::new(kind, Uuid::nil()).detail(&version.to_string());
    event.actor = by;
    event
}

fn too_few(few: TooFew) -> Error {
    Error::invalid(
        "learn",
        t!(
            "There is too little to learn from yet. Choices: {choices} of {least_choices}. People who chose: {people} of {least_people}.",
            choices = few.choices,
            people = few.people,
            least_choices = LEAST_CHOICES,
            least_people = LEAST_PEOPLE
        ),
    )
}

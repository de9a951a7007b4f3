//! From openings that came in to everybody who should hear of them, each once.
//!
//! First it is written down which openings a round has, together with how far the journal was followed; then people are told, some at a
//! time, each under the round's name. Whoever goes on after a cut tells those who were not told, and nobody twice.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDate, TimeDelta};
use matching::{Counted, Opening, Suited};
use model::{AlertRoundId, Event, EventKind, Instant, NotificationId, PersonId, Posting, PostingId};
use store::{
    Batch, Grant, Tx,
    alert::{self, Round},
    notification::{self, NewNotification, Told, ToldOpening},
    posting::{self, Kept, MAX_PAGE},
};
use trust::Level;

use super::searches::FoundFor;
use crate::{Journey, Result, openings::is_listed};

/// The follower's name.
const FOLLOWER: &str = "alerts";
/// Openings of one round, at most.
const MOST_OPENINGS: usize = 5_000;
/// What comes in together is told together: a round waits until nothing came for so long,
const SETTLED: TimeDelta = TimeDelta::seconds(4);
/// but not longer than this.
const PATIENCE: TimeDelta = TimeDelta::seconds(15);
/// What was taken in earlier than this is no news, whatever changes about it.
const NEWS: TimeDelta = TimeDelta::days(7);
/// Openings that one notification shows; the others are counted.
const SHOWN: usize = 10;
/// People told in one transaction.
const TOGETHER: usize = 250;

/// What one person is told: places in the round's list of openings, with why.
type ForThem = Vec<(usize, Why)>;

/// Why somebody is told of an opening.
#[derive(Debug, Clone)]
enum Why {
    /// A search with these words found it.
    Search(String),
    /// It fits them, with these of its skills.
    Fits(Counted),
}

impl Journey {
    /// Tells of openings that came in: one round, begun or gone on with. False when there is nothing to do for now.
    pub async fn tell_of_new_openings(&self) -> Result<bool> {
        let open = alert::open(&mut self.store().read().await?).await?;
        match open {
            Some(round) => self.tell_round(&round).await.map(|()| true),
            None => self.begin_round().await,
        }
    }

    /// Writes down which openings came in since the last round, if they have settled.
    async fn begin_round(&self) -> Result<bool> {
        let follower = self.store().follower(FOLLOWER);
        let Some((batch, ids)) = self.came_in(follower.position().await?).await? else {
            return Ok(false);
        };
        let news = self.news(&ids).await?;
        let mut turn = follower.turn(&batch, self.now()).await?;
        if !news.is_empty() {
            alert::begin(&mut turn, AlertRoundId::new(self.now(), self.random()), &news).await?;
        }
        turn.commit().await?;
        Ok(true)
    }

    /// What the journal tells from here on, and the openings it is about; nothing while more may follow soon.
    async fn came_in(&self, from: store::Position) -> Result<Option<(Batch, BTreeSet<PostingId>)>> {
        let mut batch = Batch {
            from,
            upto: from,
            entries: Vec::new(),
        };
        let (mut ids, mut first, mut last) = (BTreeSet::new(), None::<Instant>, None::<Instant>);
        loop {
            let entries = self.store().journal().after(batch.upto, store::MAX_BATCH).await?;
            let Some(end) = entries.last() else { break };
            batch.upto = end.position;
            for entry in entries.iter().filter(|entry| tells_of_opening(entry.event.kind)) {
                ids.insert(PostingId(entry.event.subject));
                first = first.or(Some(entry.at));
                last = Some(entry.at);
            }
            if ids.len() >= MOST_OPENINGS {
                return Ok(Some((batch, ids)));
            }
        }
        let now = self.now();
        let waits = last.is_some_and(|last| now < last + SETTLED) && first.is_some_and(|first| now < first + PATIENCE);
        Ok((batch.upto != from && !waits).then_some((batch, ids)))
    }

    /// Those of these openings that are news: new, open, clear, and in no round yet.
    async fn news(&self, ids: &BTreeSet<PostingId>) -> Result<Vec<PostingId>> {
        let mut db = self.store().read().await?;
        if !ids.is_empty() {
            self.read_doubts(&mut db).await?;
        }
        let (ids, mut news): (Vec<PostingId>, _) = (ids.iter().copied().collect(), Vec::new());
        for part in ids.chunks(MAX_PAGE as usize) {
            for kept in posting::find_all(&mut db, part).await? {
                let is_new = kept.posting.taken_in + NEWS > self.now();
                if is_new && self.can_be_told(&kept) && !alert::is_in_a_round(&mut db, kept.posting.id).await? {
                    news.push(kept.posting.id);
                }
            }
        }
        Ok(news)
    }

    /// Whether anybody should be led to it: it stands in lists, is not over, and nothing speaks against it.
    pub(crate) fn can_be_told(&self, kept: &Kept) -> bool {
        let is_over = kept.posting.deadline.is_some_and(|day| day < self.today_there());
        is_listed(kept) && !is_over && self.level(kept.posting.id) == Level::Clear
    }

    /// Tells everybody whom an opening of the round is for, and was not told yet.
    async fn tell_round(&self, round: &Round) -> Result<()> {
        let mut postings: Vec<Posting> = Vec::new();
        for part in round.postings.chunks(MAX_PAGE as usize) {
            let kept = posting::find_all(&mut self.store().read().await?, part).await?;
            postings.extend(
                kept.into_iter()
                    .filter(|kept| self.can_be_told(kept))
                    .map(|kept| kept.posting),
            );
        }
        let told = self.whom_to_tell(&postings).await?;
        let told: Vec<(PersonId, ForThem)> = told.into_iter().collect();
        for some in told.chunks(TOGETHER) {
            self.tell_some(round, &postings, some).await?;
        }
        Ok(alert::finish(self.store(), round.id, self.now()).await?)
    }

    /// Everybody whom some of these openings are for, with those: what their searches found first, then what fits best.
    async fn whom_to_tell(&self, postings: &[Posting]) -> Result<BTreeMap<PersonId, ForThem>> {
        if postings.is_empty() {
            return Ok(BTreeMap::new());
        }
        let found: FoundFor = self.found_by_searches(postings).await?;
        let mut told: BTreeMap<PersonId, ForThem> = found
            .into_iter()
            .map(|(person, list)| {
                let list = list.into_iter().map(|(place, words)| (place, Why::Search(words)));
                (person, list.collect())
            })
            .collect();
        for (person, mut fitting) in self.whom_they_fit(postings).await? {
            fitting.sort_unstable_by_key(|(place, suited)| (std::cmp::Reverse(suited.total), *place));
            let for_them = told.entry(person).or_default();
            for_them.extend(
                fitting
                    .into_iter()
                    .map(|(place, suited)| (place, Why::Fits(suited.skills))),
            );
        }
        for list in told.values_mut() {
            let mut seen = BTreeSet::new();
            list.retain(|(place, _)| seen.insert(*place));
        }
        Ok(told)
    }

    /// Everybody whom some of these openings fit, by their places in the list.
    async fn whom_they_fit(&self, postings: &[Posting]) -> Result<BTreeMap<PersonId, Vec<(usize, Suited)>>> {
        let seekers = self.seekers().await?;
        let mut fitting: BTreeMap<PersonId, Vec<(usize, Suited)>> = BTreeMap::new();
        let Some(seekers) = seekers.as_ref() else {
            return Ok(fitting);
        };
        for (place, posting) in postings.iter().enumerate() {
            let opening = Opening::new(&self.0.taxonomy, posting);
            for suited in tokio::task::block_in_place(|| seekers.suited(self, &opening)) {
                fitting.entry(suited.person).or_default().push((place, suited));
            }
        }
        Ok(fitting)
    }

    async fn tell_some(&self, round: &Round, postings: &[Posting], some: &[(PersonId, ForThem)]) -> Result<()> {
        let mut tx = self.store().begin(self.now()).await?;
        let mut told = Vec::new();
        for (person, list) in some {
            let hiding = self.left_out(&mut tx, &Grant::program(*person)).await?;
            let list: Vec<_> = list
                .iter()
                .filter(|(place, _)| !hiding.leaves_out(&postings[*place]))
                .collect();
            if list.is_empty() {
                continue;
            }
            let shown = list.iter().take(SHOWN);
            let openings = Told::Openings {
                list: shown
                    .clone()
                    .map(|(place, why)| told_opening(postings[*place].id, why))
                    .collect(),
                more: u32::try_from(list.len().saturating_sub(SHOWN)).unwrap_or(u32::MAX),
            };
            let ends = shown.filter_map(|(place, _)| postings[*place].deadline).min();
            let key = format!("round:{}", round.id);
            told.extend(self.notify(&mut tx, *person, key, openings, ends).await?);
        }
        self.have_told(tx, told).await
    }

    /// Makes it so, when anybody was told anything.
    pub(super) async fn have_told(&self, mut tx: Tx, mut told: Vec<Event>) -> Result<()> {
        let Some(last) = told.pop() else { return Ok(()) };
        for event in told {
            tx.also(event);
        }
        Ok(tx.commit(last).await?)
    }

    /// Tells somebody something in the app, and lets a mail or text about it be due. Gives its event; nothing when they were told under this key
    /// before, or are here no longer.
    pub(super) async fn notify(
        &self,
        tx: &mut Tx,
        person: PersonId,
        key: String,
        told: Told,
        ends: Option<NaiveDate>,
    ) -> Result<Option<Event>> {
        let grant = Grant::program(person);
        if !store::person::exists(tx, person).await? {
            return Ok(None);
        }
        let kept = alert::settings(tx, &grant).await?;
        let kept = match kept {
            Some(kept) if self.tells_outside(tx, &grant, &kept.settings).await? => Some(kept),
            _ => None,
        };
        let new = NewNotification {
            id: NotificationId::new(tx.at(), self.random()),
            key,
            told,
        };
        if !notification::add(tx, &grant, &new, kept.is_some()).await? {
            return Ok(None);
        }
        if let Some(kept) = kept {
            let due = self.next_mail(&kept, ends, tx.at());
            alert::set_due_at_latest(tx, &grant, due).await?;
        }
        Ok(Some(grant.event(EventKind::Notified).on(new.id.0)))
    }
}

fn told_opening(posting: PostingId, why: &Why) -> ToldOpening {
    let (search, skills) = match why {
        Why::Search(words) => (Some(words.clone()), Counted::default()),
        Why::Fits(skills) => (None, *skills),
    };
    ToldOpening {
        posting,
        search,
        has: skills.sure,
        asked: skills.asked(),
    }
}

/// Whether an opening may have become one that can be told.
fn tells_of_opening(kind: EventKind) -> bool {
    matches!(
        kind,
        EventKind::PostingAdded | EventKind::PostingChanged | EventKind::PostingRuled
    )
}

//! What speaks against postings: the check of each that is taken in, what people say about one, and what staff find.
//!
//! A check accuses nobody in the end: it is shown with its words, anybody can say that it is mistaken, and what staff find
//! when they look counts in its place.

use std::{collections::BTreeSet, sync::PoisonError};

use model::{Event, EventKind, Posting, PostingId, PostingStatus, ReportId};
use store::{
    Reads, Tx,
    doubt::{self, Doubt},
    posting::{self, Outcome, Put},
};
use trust::{Advert, Level, Reason, Surroundings, Verdict};

pub use crate::signs::reasons;
pub use store::doubt::{Report, Ruling, words_hash};

use crate::{Error, Journey, Result, Visit, staff::must_be_staff};

/// Postings shown to staff at once.
const SHOWN: u32 = 50;
/// More are not counted.
const MOST_COUNTED: u32 = 1_000;
/// The longest words of a report or a ruling, in characters.
pub const MAX_WORDS: u16 = 600;

/// How a posting stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// What counts: what staff found, else what the check found.
    pub level: Level,
    /// Why, as the check tells it.
    pub reasons: Vec<Reason>,
    /// What staff found, when they looked.
    pub ruling: Option<Ruling>,
}

/// What somebody says about a posting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Says {
    /// It looks like a fake.
    Fake,
    /// The warning is mistaken.
    Mistaken,
}

impl Says {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Fake, Self::Mistaken];

    /// The one with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|says| says.code() == code)
    }

    /// Its code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Fake => "fake",
            Self::Mistaken => "mistaken",
        }
    }
}

/// A posting that staff are to look at.
#[derive(Debug, Clone, PartialEq)]
pub struct Waiting {
    /// The posting.
    pub posting: Posting,
    /// How it stands.
    pub standing: Standing,
    /// What people said about it.
    pub reports: Vec<Report>,
}

/// A part of the list of what staff are to look at.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct WaitingPage {
    /// The postings.
    pub postings: Vec<Waiting>,
    /// Where the next part begins; `None` on the last one.
    pub next: Option<PostingId>,
}

impl Journey {
    /// Checks postings that were just put, and keeps what is not clear; with `only_new`, those alone that are new or changed. What
    /// staff found of other words than they have now no longer clears them.
    pub(crate) async fn check_postings(
        &self,
        tx: &mut Tx,
        put: &[Put],
        postings: &[Posting],
        only_new: bool,
    ) -> Result<()> {
        for (put, posting) in put.iter().zip(postings) {
            if only_new && put.outcome == Outcome::Same {
                continue;
            }
            let posting = Posting {
                id: put.id,
                ..posting.clone()
            };
            let known = if put.outcome == Outcome::New {
                Doubt::default()
            } else {
                doubt::of(tx, put.id).await?
            };
            match known.ruling {
                // Whoever posts a fake again changes nothing by it.
                Some(ruling) if ruling.level > CLEAR => close(tx, put.id).await?,
                Some(ruling) if ruling.words_hash != words_hash(&posting) => {
                    doubt::unrule(tx, put.id).await?;
                }
                _ => (),
            }
            let verdict = self.verdict(tx, &posting).await?;
            self.keep_verdict(tx, put, &verdict, known.found.is_some()).await?;
        }
        Ok(())
    }

    async fn keep_verdict(&self, tx: &mut Tx, put: &Put, verdict: &Verdict, was_kept: bool) -> Result<()> {
        let code = code_of(verdict.level);
        if code == CLEAR {
            return if was_kept {
                Ok(doubt::keep(tx, put.id, None).await?)
            } else {
                Ok(())
            };
        }
        let reasons = serde_json::to_value(&verdict.reasons).unwrap_or_default();
        #[expect(clippy::cast_possible_truncation, reason = "0 to 1000")]
        let risk = (verdict.risk * 1000.0).round() as i64;
        Ok(doubt::keep(tx, put.id, Some((code, risk, &reasons))).await?)
    }

    /// What the check says of a posting, by its own words and by the others.
    async fn verdict(&self, db: &mut impl Reads, posting: &Posting) -> Result<Verdict> {
        let surroundings = Surroundings {
            pay_percent: self.pay_percent(posting),
            borrowed_words: doubt::has_words_of_another(db, posting).await?,
            posted_again: doubt::posted_again(db, posting.id).await?,
        };
        // Amounts are held against what is usual here, not against a number for all currencies.
        let advert = Advert {
            title: &posting.title,
            description: &posting.description,
            surroundings,
            ..Advert::default()
        };
        Ok(self.readers().checker.check(&advert))
    }

    /// The least it pays in hundredths of the upper end of what is usual; nothing when too little is known.
    fn pay_percent(&self, posting: &Posting) -> Option<u32> {
        let pay = posting.pay.filter(|pay| pay.stated)?;
        let usual = self.usual_pay(posting)?.spread.high.max(1);
        u32::try_from(pay.yearly().0.saturating_mul(100) / usual).ok()
    }

    /// Reads which postings are not clear into memory, for lists.
    pub(crate) async fn read_doubts(&self, db: &mut impl Reads) -> Result<()> {
        let levels = doubt::levels(db).await?.into_iter();
        let levels = levels.map(|(id, level)| (id, level_of(level))).collect();
        *self.0.doubts.write().unwrap_or_else(PoisonError::into_inner) = levels;
        self.openings_changed();
        Ok(())
    }

    /// How a posting stands, for lists.
    pub fn level(&self, posting: PostingId) -> Level {
        let doubts = self.0.doubts.read().unwrap_or_else(PoisonError::into_inner);
        doubts.get(&posting).copied().unwrap_or(Level::Clear)
    }

    /// The openings that look like fakes.
    pub(crate) fn fakes(&self) -> BTreeSet<PostingId> {
        let doubts = self.0.doubts.read().unwrap_or_else(PoisonError::into_inner);
        let fakes = doubts.iter().filter(|(_, level)| **level == Level::Danger);
        fakes.map(|(id, _)| *id).collect()
    }

    /// How a posting stands, with everything there is to say. Of an open one of which memory knows nothing there is nothing: like
    /// lists, its page learns of a doubt when this process has followed the journal so far.
    pub async fn standing_of(&self, posting: &Posting) -> Result<Standing> {
        let is_known = {
            let doubts = self.0.doubts.read().unwrap_or_else(PoisonError::into_inner);
            posting.status != PostingStatus::Open || doubts.contains_key(&posting.id)
        };
        let doubt = if is_known {
            doubt::of(&mut self.store().read().await?, posting.id).await?
        } else {
            Doubt::default()
        };
        Ok(standing(doubt))
    }

    /// How a posting would stand that nobody has seen yet.
    pub(crate) async fn would_stand(&self, posting: &Posting) -> Result<Standing> {
        let verdict = self.verdict(&mut self.store().read().await?, posting).await?;
        Ok(Standing {
            level: verdict.level,
            reasons: verdict.reasons,
            ruling: None,
        })
    }

    /// Somebody says something about a posting; nobody's name is kept with it. Of twins it is said of the one that is listed. `false`
    /// when so much was said already that it is not kept.
    pub async fn report_posting(&self, posting: PostingId, says: Says, words: &str) -> Result<bool> {
        let words = bounded(words)?;
        let kept = posting::find(&mut self.store().read().await?, posting).await?;
        let kept = kept.ok_or(Error::NotFound(t!("opening")))?;
        let of = kept.same_as.unwrap_or(posting);
        let mut tx = self.store().begin(self.now()).await?;
        let id = ReportId::new(self.now(), self.random());
        if !doubt::report(&mut tx, id, of, says.code(), &words).await? {
            return Ok(false);
        }
        let mut event = Event::new(EventKind::PostingReported, of.0);
        event.detail = Some(says.code().to_owned());
        tx.commit(event).await?;
        Ok(true)
    }

    /// What staff are to look at, after this one.
    pub async fn doubts(&self, visit: &Visit, after: Option<PostingId>) -> Result<WaitingPage> {
        must_be_staff(visit)?;
        let mut db = self.store().read().await?;
        let mut ids = doubt::waiting(&mut db, after, SHOWN + 1).await?;
        let more = ids.len() > SHOWN as usize;
        ids.truncate(SHOWN as usize);
        let mut postings = Vec::new();
        for kept in posting::find_all(&mut db, &ids).await? {
            postings.push(Waiting {
                standing: standing(doubt::of(&mut db, kept.posting.id).await?),
                reports: doubt::reports(&mut db, kept.posting.id).await?,
                posting: kept.posting,
            });
        }
        Ok(WaitingPage {
            next: ids.last().copied().filter(|_| more),
            postings,
        })
    }

    /// One opening as staff look at it.
    pub async fn doubt(&self, visit: &Visit, id: PostingId) -> Result<Waiting> {
        must_be_staff(visit)?;
        let posting = self.posting(id).await?;
        let mut db = self.store().read().await?;
        Ok(Waiting {
            standing: standing(doubt::of(&mut db, id).await?),
            reports: doubt::reports(&mut db, id).await?,
            posting,
        })
    }

    /// How many open openings staff are to look at, counted up to a bound.
    pub async fn count_doubts(&self) -> Result<usize> {
        Ok(doubt::waiting(&mut self.store().read().await?, None, MOST_COUNTED)
            .await?
            .len())
    }

    /// Writes down what this member of staff found. A fake is closed with its twins, and stays so when its source brings it again.
    /// `seen` are the words of the posting they looked at, as [`words_hash`] tells them: others were not looked at.
    pub async fn rule_posting(&self, visit: &Visit, id: PostingId, fake: bool, words: &str, seen: &str) -> Result<()> {
        must_be_staff(visit)?;
        let words = bounded(words)?;
        if words.is_empty() {
            return Err(Error::invalid(
                "words",
                t!("Write down what you found: whoever looks at the opening reads it."),
            ));
        }
        let mut tx = self.store().begin(self.now()).await?;
        let posting = posting::find(&mut tx, id)
            .await?
            .ok_or(Error::NotFound(t!("opening")))?;
        if words_hash(&posting.posting) != seen {
            return Err(Error::Conflict(t!(
                "The opening says something else now. Please read it again."
            )));
        }
        let mut same = posting::twins(&mut tx, id).await?;
        same.push(posting);
        let level = code_of(if fake { Level::Danger } else { Level::Clear });
        for kept in same {
            let of = words_hash(&kept.posting);
            doubt::rule(&mut tx, kept.posting.id, level, &words, visit.person, &of).await?;
            if fake {
                close(&mut tx, kept.posting.id).await?;
            }
        }
        let mut event = Event::new(EventKind::PostingRuled, id.0);
        event.actor = Some(visit.person);
        event.detail = Some(if fake { "fake" } else { "clear" }.to_owned());
        tx.commit(event).await?;
        self.0.changed.notify_one();
        Ok(())
    }
}

async fn close(tx: &mut Tx, id: PostingId) -> Result<()> {
    if posting::close(tx, id).await? {
        tx.also(Event::new(EventKind::PostingClosed, id.0));
    }
    Ok(())
}

/// The words without white space around them.
fn bounded(words: &str) -> Result<String> {
    let words = words.trim();
    if words.chars().count() > usize::from(MAX_WORDS) {
        return Err(Error::invalid(
            "words",
            t!("This is too long: {max} letters at most.", max = MAX_WORDS),
        ));
    }
    Ok(words.to_owned())
}

fn standing(doubt: Doubt) -> Standing {
    let found = doubt.found.as_ref().map_or(Level::Clear, |found| level_of(found.level));
    let reasons = doubt
        .found
        .map(|found| serde_json::from_value(found.reasons).unwrap_or_default());
    Standing {
        level: doubt.ruling.as_ref().map_or(found, |ruling| level_of(ruling.level)),
        reasons: reasons.unwrap_or_default(),
        ruling: doubt.ruling,
    }
}

/// What stands in the record for a clear posting.
const CLEAR: i64 = 0;

/// What stands in the record for a level: [`level_of`] from the other side.
fn code_of(level: Level) -> i64 {
    match level {
        Level::Clear => CLEAR,
        Level::Caution => 1,
        Level::Danger => 2,
    }
}

fn level_of(level: i64) -> Level {
    match level {
        ..=CLEAR => Level::Clear,
        1 => Level::Caution,
        2.. => Level::Danger,
    }
}

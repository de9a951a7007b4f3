//! What somebody was told, as they read it in the app.

use std::collections::BTreeMap;

use chrono::{NaiveDate, TimeDelta};
use model::{
    ApplicationId, CheckNews, EmployerId, EventKind, Instant, InterviewNews, JobOfferNews, NotificationId, Party,
    PostingId, Stage, TeamNews,
};
use store::{
    alert, feedback,
    notification::{self, Told},
    posting,
};

use crate::{Journey, Result, Visit, jobs::Suggestion};

/// Notifications on one page.
const SHOWN: u32 = 20;
/// They stay for so long; that is far longer than an opening is news.
const STAYS: TimeDelta = TimeDelta::days(90);

/// Something somebody was told.
#[derive(Debug, Clone)]
pub struct Heard {
    /// Its id.
    pub id: NotificationId,
    /// When.
    pub at: Instant,
    /// Whether this is the first time they see it.
    pub is_new: bool,
    /// What it is about.
    pub of: ToldOf,
}

/// What somebody is told of. Openings stand there as they are now: some may be closed.
#[derive(Debug, Clone)]
pub enum ToldOf {
    /// New openings, with the words of the saved search that found each; and so many more.
    Openings(Vec<(Suggestion, Option<String>)>, u32),
    /// The deadline of an opening, told at the stage of so many days before it.
    Deadline(Box<Suggestion>, u32),
    /// An application of theirs stands otherwise: which, for what, and how; no stage when it is not decided yet.
    Application(ApplicationId, String, Option<Stage>),
    /// Something happened to an interview: of which application, for what, what, and which side of it they are.
    Interview(ApplicationId, String, InterviewNews, Party),
    /// Something happened to a job offer: for which application, for what, what, and which side of it they are.
    JobOffer(ApplicationId, String, JobOfferNews, Party),
    /// Something happened to a background check: of which application, for what, what, and which side of it they are.
    Check(ApplicationId, String, CheckNews, Party),
    /// Somebody applied for an opening of their team: which, and its title.
    Applied(PostingId, String),
    /// Something happened in a team of theirs: of which employer, its name, what.
    Team(EmployerId, String, TeamNews),
    /// So many wait for an answer of their team, the first of them promised by a day; whether that was past.
    Waiting(PostingId, String, u32, (NaiveDate, bool)),
}

/// What it tells of, with the openings as they are now; nothing when those are gone.
fn of(told: Told, shown: &BTreeMap<PostingId, Suggestion>) -> Option<ToldOf> {
    let title = |posting: &PostingId| Some(shown.get(posting)?.posting.title.clone());
    Some(match told {
        Told::Openings { list, more } => {
            let known = list
                .into_iter()
                .filter_map(|told| Some((shown.get(&told.posting)?.clone(), told.search)));
            ToldOf::Openings(known.collect(), more)
        }
        Told::Deadline { posting, days } => ToldOf::Deadline(Box::new(shown.get(&posting)?.clone()), days),
        Told::Application {
            application,
            posting,
            stage,
            put_off,
        } => ToldOf::Application(application, title(&posting)?, (!put_off).then_some(stage)),
        Told::Interview {
            application,
            posting,
            news,
            side,
        } => ToldOf::Interview(application, title(&posting)?, news, side),
        Told::JobOffer {
            application,
            posting,
            news,
            side,
        } => ToldOf::JobOffer(application, title(&posting)?, news, side),
        Told::Check {
            application,
            posting,
            news,
            side,
        } => ToldOf::Check(application, title(&posting)?, news, side),
        Told::Applied { posting } => ToldOf::Applied(posting, title(&posting)?),
        Told::Team { employer, name, news } => ToldOf::Team(employer, name, news),
        Told::Waiting {
            posting,
            waiting,
            by,
            overdue,
        } => ToldOf::Waiting(posting, title(&posting)?, waiting, (by, overdue)),
    })
}

impl Journey {
    /// What this person was told, newest first, before the one given; and whether there is more. What is seen, counts as read.
    pub async fn notifications(&self, visit: &Visit, before: Option<NotificationId>) -> Result<(Vec<Heard>, bool)> {
        let grant = self.own(visit).await?;
        let mut db = self.store().read().await?;
        let place = match before {
            Some(id) => notification::find(&mut db, &grant, id)
                .await?
                .map(|one| (one.at, one.id)),
            None => None,
        };
        let mut list = notification::own(&mut db, &grant, place, SHOWN + 1).await?;
        let saved = feedback::saved(&mut db, &grant, 1_000).await?;
        let more = list.len() > SHOWN as usize;
        list.truncate(SHOWN as usize);
        let ids: Vec<PostingId> = list.iter().flat_map(|one| one.told.postings()).collect();
        let kept = posting::find_all(&mut db, &ids).await?;
        drop(db);
        let (known, person) = self.person(&grant).await?;
        let shown: BTreeMap<PostingId, Suggestion> = kept
            .iter()
            .map(|kept| {
                let is_saved = saved.iter().any(|saved| saved.posting == kept.posting.id);
                (
                    kept.posting.id,
                    self.suggest(&known.profile, &person, &kept.posting, is_saved),
                )
            })
            .collect();
        let heard = list.into_iter().filter_map(|one| {
            let of = of(one.told, &shown)?;
            Some(Heard {
                id: one.id,
                at: one.at,
                is_new: one.read_at.is_none(),
                of,
            })
        });
        let heard: Vec<Heard> = heard.collect();
        if heard.iter().any(|heard| heard.is_new) {
            self.have_read(&grant).await?;
        }
        Ok((heard, more))
    }

    /// How many notifications this person has not seen.
    pub async fn unread_notifications(&self, visit: &Visit) -> Result<u32> {
        let grant = self.own(visit).await?;
        Ok(notification::unread(&mut self.store().read().await?, &grant).await?)
    }

    /// Forgets what was told long ago; gives how much.
    pub(crate) async fn forget_what_was_told(&self) -> Result<u64> {
        let before = self.now() - STAYS;
        let told = notification::forget(self.store(), before).await?;
        Ok(told + alert::forget_done(self.store(), before).await?)
    }

    async fn have_read(&self, grant: &store::Grant) -> Result<()> {
        let mut tx = self.store().begin(self.now()).await?;
        let upto = tx.at();
        if notification::mark_read(&mut tx, grant, upto).await? > 0 {
            tx.commit(grant.event(EventKind::NotificationsRead)).await?;
        }
        Ok(())
    }
}

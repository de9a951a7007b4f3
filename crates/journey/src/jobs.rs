//! Jobs for me: the ranked list with its reasons, and what the person says about it.

use chrono::Datelike;
use matching::{
    Explanation, Feedback, Filter, Match, Opening, Opens, Person, Plan, Ranking, Reason, Row, explain, opens_most,
    plan, score,
};
use model::{EventKind, Posting, PostingId, Profile, ShowingId};
use store::{
    Grant, feedback, posting, profile,
    showing::{self, Showing, Shown},
};

use crate::{Error, Journey, Result, Visit, blocking::Hiding, profile::Known};

/// An opening with everything a card shows.
#[derive(Debug, Clone)]
pub struct Suggestion {
    /// The posting.
    pub posting: Posting,
    /// Its score.
    pub found: Match,
    /// Why.
    pub why: Explanation,
    /// Distance, when both places are known.
    pub km: Option<u32>,
    /// Saved by the person.
    pub saved: bool,
    /// Whether the employer is verified.
    pub verified: bool,
    /// How far the opening can be trusted.
    pub level: trust::Level,
}

/// A page of the ranked list.
#[derive(Debug, Clone)]
pub struct Suggestions {
    /// Best first.
    pub list: Vec<Suggestion>,
    /// How many openings were considered.
    pub considered: usize,
    /// How many of them are within reach.
    pub within_reach: usize,
    /// What is known of the person.
    pub known: Known,
}

/// A skill to learn, with its words.
#[derive(Debug, Clone)]
pub struct Learnable {
    /// Its id.
    pub skill: model::SkillId,
    /// Its name.
    pub name: String,
    /// What the hours rest on.
    pub basis: String,
    /// Hours to learn it, with prerequisites that are missing.
    pub hours: u32,
    /// Openings that come within reach by it.
    pub openings: u32,
    /// Openings near the person that ask for it.
    pub asked_by: u32,
    /// Prerequisites that are missing, by name.
    pub first: Vec<String>,
    /// Titles and ids of some openings it brings within reach.
    pub examples: Vec<(PostingId, String)>,
}

/// A skill that usually goes with those somebody has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoesWith {
    /// Its name in the taxonomy, as a form sends it.
    pub name: String,
    /// Its name as people read it.
    pub spoken: String,
    /// How many openings ask for it and for some of theirs; none when only the taxonomy tells it.
    pub openings: u32,
    /// An opening that does: its id and title.
    pub example: Option<(PostingId, String)>,
}

/// What to learn.
#[derive(Debug, Clone)]
pub struct Learning {
    /// Best first.
    pub skills: Vec<Learnable>,
    /// The plan for the hours they have, with the name of each step's skill.
    pub plan: Plan,
    /// Names for the plan's steps, in order.
    pub names: Vec<String>,
    /// What is known of the person.
    pub known: Known,
}

/// Results that are explained in one request, at most.
const MOST_SHOWN: usize = 200;
/// Dismissals that are looked at.
const MOST_DISMISSED: u32 = 1000;

impl Journey {
    /// The best openings for this person, `skip` left out, at most `limit`; what is shown is kept so that it can be replayed.
    pub async fn suggestions(&self, visit: &Visit, filter: &Filter, skip: usize, limit: usize) -> Result<Suggestions> {
        let grant = self.own(visit).await?;
        let (known, person) = self.person(&grant).await?;
        let mut db = self.store().read().await?;
        let hiding = self.left_out(&mut db, &grant).await?;
        let ranking = self.ranked(&person, filter, (skip + limit).min(MOST_SHOWN), &hiding);
        let ids: Vec<PostingId> = ranking.best.iter().skip(skip).map(|ranked| ranked.posting).collect();
        let mut kept = posting::find_all(&mut db, &ids).await?;
        // An employer that changed its name is known by its page alone.
        kept.retain(|kept| !hiding.leaves_out(&kept.posting));
        let saved = feedback::saved(&mut db, &grant, MOST_DISMISSED).await?;
        drop(db);
        let list: Vec<Suggestion> = kept
            .iter()
            .map(|kept| {
                let is_saved = saved.iter().any(|saved| saved.posting == kept.posting.id);
                self.suggest(&known.profile, &person, &kept.posting, is_saved)
            })
            .collect();
        let revisions: Vec<i64> = kept.iter().map(|kept| kept.revision).collect();
        self.keep_showing(&grant, &known, &person, &list, &revisions).await?;
        Ok(Suggestions {
            list,
            considered: ranking.considered,
            within_reach: ranking.within_reach,
            known,
        })
    }

    /// One opening for this person, with its reasons; `None` when they have told nothing yet.
    pub async fn suggestion(&self, visit: &Visit, posting: &Posting) -> Result<Option<Suggestion>> {
        let grant = self.own(visit).await?;
        let (known, person) = self.person(&grant).await?;
        if known.profile.is_empty() {
            return Ok(None);
        }
        let saved = feedback::saved(&mut self.store().read().await?, &grant, MOST_DISMISSED).await?;
        let is_saved = saved.iter().any(|saved| saved.posting == posting.id);
        Ok(Some(self.suggest(&known.profile, &person, posting, is_saved)))
    }

    /// Recommendations for a profile that is nobody's here: for the command line. Nothing is kept.
    pub async fn recommend(
        &self,
        profile: &Profile,
        filter: &Filter,
        limit: usize,
    ) -> Result<(Vec<Suggestion>, usize)> {
        let person = Person::new(&self.0.taxonomy, profile, Feedback::default(), self.now().date_naive());
        let ranking = self.ranked(&person, filter, limit.min(MOST_SHOWN), &Hiding::default());
        let ids: Vec<PostingId> = ranking.best.iter().map(|ranked| ranked.posting).collect();
        let kept = posting::find_all(&mut self.store().read().await?, &ids).await?;
        Ok((
            kept.iter()
                .map(|kept| self.suggest(profile, &person, &kept.posting, false))
                .collect(),
            ranking.considered,
        ))
    }

    /// Skills that usually go with those of this profile, at most `most`: perhaps the person has them too.
    pub async fn goes_with(&self, profile: &Profile, most: usize) -> Result<Vec<GoesWith>> {
        let taxonomy = &self.0.taxonomy;
        let held = profile
            .skills
            .iter()
            .filter_map(|claim| taxonomy.skill_ix(&claim.skill.value));
        let (held, day): (Vec<_>, _) = (held.collect(), self.now().date_naive().num_days_from_ce());
        let told = tokio::task::block_in_place(|| self.matrix().beside(taxonomy, &held, most, day));
        let examples: Vec<PostingId> = told
            .iter()
            .filter_map(|beside| beside.examples.first().copied())
            .collect();
        let examples = posting::find_all(&mut self.store().read().await?, &examples).await?;
        let named = |id: PostingId| {
            // Nobody is led to a fake.
            if self.level(id) == trust::Level::Danger {
                return None;
            }
            let kept = examples.iter().find(|kept| kept.posting.id == id)?;
            Some((id, kept.posting.title.clone()))
        };
        let goes_with = told.into_iter().map(|beside| {
            let skill = taxonomy.skill(beside.skill);
            GoesWith {
                name: skill.name.clone(),
                spoken: taxonomy.name_of_skill(&skill.id).unwrap_or(&skill.name).to_owned(),
                openings: beside.openings,
                example: beside.examples.first().and_then(|id| named(*id)),
            }
        });
        Ok(goes_with.collect())
    }

    /// The best openings, spread over employers. What looks like a fake is not suggested; it stands in lists that are searched,
    /// with its warning. Neither is what comes from employers they hide from.
    pub(crate) fn ranked(&self, person: &Person, filter: &Filter, most: usize, hiding: &Hiding) -> Ranking {
        let fakes = self.fakes();
        let matrix = self.matrix();
        let is_left_out = |id: PostingId| {
            let employer = matrix.get(id).and_then(Row::employer);
            fakes.contains(&id) || (!hiding.leaves_nothing_out() && hiding.leaves_out_of(None, employer))
        };
        // Always as many, so that the second page goes on where the first ended.
        let mut asked = MOST_SHOWN + fakes.len().min(MOST_SHOWN);
        let mut ranking = loop {
            let mut ranking = tokio::task::block_in_place(|| matrix.recommend(&self.context(), person, filter, asked));
            let is_all = ranking.best.len() < asked;
            ranking.best.retain(|ranked| !is_left_out(ranked.posting));
            if is_all || ranking.best.len() >= MOST_SHOWN {
                break ranking;
            }
            asked *= 4;
        };
        ranking.best = matrix.spread(&ranking.best);
        ranking.best.truncate(most);
        ranking
    }

    pub(crate) fn suggest(&self, profile: &Profile, person: &Person, posting: &Posting, saved: bool) -> Suggestion {
        let context = self.context();
        let opening = Opening::new(&self.0.taxonomy, posting);
        let found = score(&context, person, &opening);
        let why = explain(&context, profile, person, posting, &opening, &found);
        let home = profile
            .wishes
            .place
            .as_ref()
            .or(profile.place.as_ref().map(|fact| &fact.value));
        let km = home
            .zip(posting.place.as_ref())
            .and_then(|(home, there)| home.km_to(there));
        Suggestion {
            posting: posting.clone(),
            found,
            why,
            km,
            saved,
            verified: self.is_verified(posting),
            level: self.level(posting.id),
        }
    }

    /// The person's profile, and the person as scores read them: with what they dismissed.
    pub(crate) async fn person(&self, grant: &Grant) -> Result<(Known, Person)> {
        let mut db = self.store().read().await?;
        let found = profile::find(&mut db, grant).await?;
        let known = found.map_or_else(Known::default, |found| Known {
            profile: found.profile,
            revision: found.revision,
        });
        let dismissed = feedback::dismissed(&mut db, grant, MOST_DISMISSED).await?;
        let ids: Vec<PostingId> = dismissed.iter().map(|dismissed| dismissed.posting).collect();
        let kept = if ids.is_empty() {
            Vec::new()
        } else {
            posting::find_all(&mut db, &ids).await?
        };
        let reasons = kept.iter().filter_map(|kept| {
            let dismissed = dismissed
                .iter()
                .find(|dismissed| dismissed.posting == kept.posting.id)?;
            Some((
                &kept.posting,
                Reason::from_code(&dismissed.reason).unwrap_or(Reason::Other),
            ))
        });
        let feedback = Feedback::gather(&known.profile, reasons);
        let person = Person::new(&self.0.taxonomy, &known.profile, feedback, self.now().date_naive());
        Ok((known, person))
    }

    /// Keeps what was shown, with the versions it was made from. A showing equal to the last one is not kept twice.
    async fn keep_showing(
        &self,
        grant: &Grant,
        known: &Known,
        person: &Person,
        list: &[Suggestion],
        revisions: &[i64],
    ) -> Result<()> {
        let context = self.context();
        let results = list.iter().zip(revisions).map(|(shown, revision)| Shown {
            posting: shown.posting.id,
            revision: *revision,
            total: i64::from(shown.found.total),
            parts: serde_json::to_value(&shown.found.parts).unwrap_or_default(),
        });
        let now = self.now();
        let new = Showing {
            id: ShowingId::new(now, self.random()),
            at: now,
            profile_revision: known.revision,
            taxonomy_version: context.taxonomy.version().to_owned(),
            weights_version: context.weights.version.to_string(),
            feedback: serde_json::to_value(person.feedback()).unwrap_or_default(),
            results: results.collect(),
        };
        let last = showing::latest(&mut self.store().read().await?, grant).await?;
        if last.is_some_and(|last| same(&last, &new)) {
            return Ok(());
        }
        let mut tx = self.store().begin(now).await?;
        showing::add(&mut tx, grant, &new).await?;
        Ok(tx
            .commit(grant.event(EventKind::RecommendationsShown).on(new.id.0))
            .await?)
    }

    /// What to learn: the skills that open most, and a plan for so many hours a week over so many weeks.
    pub async fn learning(&self, visit: &Visit, hours_a_week: Option<u8>, weeks: u32) -> Result<Learning> {
        let grant = self.own(visit).await?;
        let (known, person) = self.person(&grant).await?;
        let hours = hours_a_week.or(known.profile.wishes.learning_hours).unwrap_or(8);
        let context = self.context();
        let (best, plan) = tokio::task::block_in_place(|| {
            let matrix = self.matrix();
            let best = opens_most(&context, &matrix, &person, &Filter::default());
            (
                best,
                plan(&context, &matrix, &person, &Filter::default(), u32::from(hours), weeks),
            )
        });
        let names = plan
            .steps
            .iter()
            .map(|step| context.taxonomy.skill_name(step.skill).to_owned())
            .collect();
        let best: Vec<_> = best.into_iter().take(12).collect();
        let ids: Vec<PostingId> = best.iter().flat_map(|opens| opens.examples.clone()).collect();
        let kept = posting::find_all(&mut self.store().read().await?, &ids).await?;
        let title = |id: PostingId| {
            kept.iter()
                .find(|kept| kept.posting.id == id)
                .map(|kept| (id, kept.posting.title.clone()))
        };
        let skills = best.iter().map(|opens| {
            self.learnable(
                &person,
                opens,
                opens.examples.iter().filter_map(|id| title(*id)).collect(),
            )
        });
        Ok(Learning {
            skills: skills.collect(),
            plan,
            names,
            known,
        })
    }

    /// The one skill that brings most openings within reach for an hour of learning.
    pub async fn opens_most(&self, visit: &Visit) -> Result<Option<Learnable>> {
        let grant = self.own(visit).await?;
        let (_, person) = self.person(&grant).await?;
        let context = self.context();
        let best = tokio::task::block_in_place(|| {
            let matrix = self.matrix();
            opens_most(&context, &matrix, &person, &Filter::default())
                .into_iter()
                .next()
        });
        Ok(best.map(|opens| self.learnable(&person, &opens, Vec::new())))
    }

    pub(crate) fn learnable(&self, person: &Person, opens: &Opens, examples: Vec<(PostingId, String)>) -> Learnable {
        let taxonomy = &self.0.taxonomy;
        let skill = taxonomy.skill(opens.skill);
        let first = skill.needs.iter().filter(|needed| person.lacks(**needed));
        Learnable {
            skill: skill.id.clone(),
            name: taxonomy.skill_name(opens.skill).to_owned(),
            basis: skill.basis.clone(),
            hours: opens.hours,
            openings: opens.openings,
            asked_by: opens.asked_by,
            first: first.map(|needed| taxonomy.skill_name(*needed).to_owned()).collect(),
            examples,
        }
    }

    /// "Not for me, because ...".
    pub async fn dismiss(&self, visit: &Visit, id: PostingId, reason: Reason) -> Result<()> {
        self.must_be_there(id).await?;
        let grant = self.own(visit).await?;
        let mut tx = self.store().begin(self.now()).await?;
        feedback::dismiss(&mut tx, &grant, id, reason.code()).await?;
        Ok(tx
            .commit(grant.event(EventKind::PostingDismissed).on(id.0).detail(reason.code()))
            .await?)
    }

    /// Takes a dismissal back.
    pub async fn undismiss(&self, visit: &Visit, id: PostingId) -> Result<()> {
        let grant = self.own(visit).await?;
        let mut tx = self.store().begin(self.now()).await?;
        if feedback::undismiss(&mut tx, &grant, id).await? {
            tx.commit(grant.event(EventKind::PostingUndismissed).on(id.0)).await?;
        }
        Ok(())
    }

    /// What the person dismissed, the last first, with the reason.
    pub async fn dismissed(&self, visit: &Visit) -> Result<Vec<(Posting, Reason)>> {
        let grant = self.own(visit).await?;
        let mut db = self.store().read().await?;
        let dismissed = feedback::dismissed(&mut db, &grant, 100).await?;
        let ids: Vec<PostingId> = dismissed.iter().map(|dismissed| dismissed.posting).collect();
        let kept = posting::find_all(&mut db, &ids).await?;
        let reason = |id| {
            dismissed
                .iter()
                .find(|dismissed| dismissed.posting == id)
                .and_then(|d| Reason::from_code(&d.reason))
        };
        Ok(kept
            .into_iter()
            .map(|kept| (reason(kept.posting.id).unwrap_or(Reason::Other), kept.posting))
            .map(|(r, p)| (p, r))
            .collect())
    }

    /// Saves an opening for later, or no longer.
    pub async fn save(&self, visit: &Visit, id: PostingId, saved: bool) -> Result<()> {
        self.must_be_there(id).await?;
        let grant = self.own(visit).await?;
        let mut tx = self.store().begin(self.now()).await?;
        let (changed, kind) = if saved {
            (feedback::save(&mut tx, &grant, id).await?, EventKind::PostingSaved)
        } else {
            (feedback::unsave(&mut tx, &grant, id).await?, EventKind::PostingUnsaved)
        };
        if changed {
            tx.commit(grant.event(kind).on(id.0)).await?;
        }
        Ok(())
    }

    /// The openings the person saved, the last first, with their reasons.
    pub async fn saved(&self, visit: &Visit) -> Result<Vec<Suggestion>> {
        let grant = self.own(visit).await?;
        let (known, person) = self.person(&grant).await?;
        let mut db = self.store().read().await?;
        let saved = feedback::saved(&mut db, &grant, 100).await?;
        let ids: Vec<PostingId> = saved.iter().map(|saved| saved.posting).collect();
        let kept = posting::find_all(&mut db, &ids).await?;
        Ok(kept
            .iter()
            .map(|kept| self.suggest(&known.profile, &person, &kept.posting, true))
            .collect())
    }

    /// A posting, open or closed.
    pub async fn posting(&self, id: PostingId) -> Result<Posting> {
        let found = posting::find(&mut self.store().read().await?, id).await?;
        found.map(|kept| kept.posting).ok_or(Error::NotFound(t!("opening")))
    }

    /// The same opening as other sources bring it.
    pub async fn twins(&self, id: PostingId) -> Result<Vec<Posting>> {
        let kept = posting::twins(&mut self.store().read().await?, id).await?;
        Ok(kept.into_iter().map(|kept| kept.posting).collect())
    }

    /// The openings taken in last.
    pub async fn newest(&self, most: u32) -> Result<Vec<Posting>> {
        let kept = posting::newest(&mut self.store().read().await?, most).await?;
        Ok(kept.into_iter().map(|kept| kept.posting).collect())
    }

    async fn must_be_there(&self, id: PostingId) -> Result<()> {
        self.posting(id).await.map(|_| ())
    }
}

/// Whether two showings of one day say the same: reloading a page is no new showing.
fn same(last: &Showing, new: &Showing) -> bool {
    let copy = Showing {
        id: last.id,
        at: last.at,
        ..new.clone()
    };
    last.at.date_naive() == new.at.date_naive() && *last == copy
}

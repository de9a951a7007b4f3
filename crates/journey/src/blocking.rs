//! Hiding from an employer. [`Hiding::why`] alone decides who hides from whom, and everything asks it: what is recommended and told,
//! and whatever lets an employer find people, invite them or write to them.
//!
//! Search leaves nothing out: whoever looks for something by its words should find it, and the numbers beside the filters must be
//! true. What is found there is marked.

use model::{ApplicationId, EmployerId, EventKind, Posting, PostingId, Profile, likeness};
use store::{
    Grant, Reads,
    block::{self, Block},
    employer,
    hiring::application,
    posting, profile,
};

use crate::{Error, Journey, Result, Visit};

/// Employers somebody hides from, at most.
const MOST: usize = 200;
/// Applications that are looked at.
const APPLICATIONS: u32 = 200;

/// Why somebody hides from an employer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// They said so: nothing of it is shown to them either.
    Chosen,
    /// They work there now, by their profile: it does not find them. Its openings are shown to them as all others.
    WorksThere,
}

/// From whom one person hides.
#[derive(Debug, Clone, Default)]
pub struct Hiding {
    said: Vec<Block>,
    /// Names of where they work now, as they are compared, and as they stand in the profile.
    works_at: Vec<(String, String)>,
}

impl Hiding {
    fn new(said: Vec<Block>, profile: &Profile) -> Self {
        let now = profile.jobs.iter().map(|job| &job.value).filter(|job| job.current);
        let named = now.filter_map(|job| job.employer.as_deref());
        let works_at = named.map(|name| (likeness::employer_key(name), name.to_owned()));
        Self {
            said,
            works_at: works_at.filter(|(key, _)| !key.is_empty()).collect(),
        }
    }

    /// Whether, and why, the person hides from this employer: by its page where both are known by one, else by its name.
    pub fn why(&self, employer: Option<EmployerId>, name: Option<&str>) -> Option<Why> {
        match self.said_of(employer, name) {
            Some(block) if block.hides => Some(Why::Chosen),
            Some(_) => None,
            None => {
                let key = name.map(likeness::employer_key)?;
                let works_there = self.works_at.iter().any(|(at, _)| *at == key);
                works_there.then_some(Why::WorksThere)
            }
        }
    }

    /// What they said of an employer themselves.
    fn said_of(&self, employer: Option<EmployerId>, name: Option<&str>) -> Option<&Block> {
        let key = name.map(likeness::employer_key).filter(|key| !key.is_empty());
        let same = |block: &&Block| match (block.employer, employer) {
            (Some(one), Some(other)) => one == other,
            _ => key.as_deref() == Some(block.key.as_str()),
        };
        self.said.iter().find(same)
    }

    /// Whether they do not want to see or hear of what this employer offers.
    pub fn leaves_out(&self, posting: &Posting) -> bool {
        self.leaves_out_of(posting.employer_id, posting.employer.as_deref())
    }

    /// The same, where only this is at hand.
    pub(crate) fn leaves_out_of(&self, employer: Option<EmployerId>, name: Option<&str>) -> bool {
        self.why(employer, name) == Some(Why::Chosen)
    }

    /// Whether nothing is left out.
    pub(crate) fn leaves_nothing_out(&self) -> bool {
        !self.said.iter().any(|block| block.hides)
    }
}

/// An employer somebody hides from, for the page where they see all of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hidden {
    /// Its name.
    pub name: String,
    /// What names it when it is changed.
    pub key: String,
    /// Why; nothing where they work and let themselves be found.
    pub why: Option<Why>,
    /// Applications to it that are still open, with the title of the opening: they stay, until they are taken back.
    pub open: Vec<(ApplicationId, String)>,
}

impl Journey {
    /// Employers a person chose to hide from: enough to know what is left out for them.
    pub(crate) async fn left_out(&self, db: &mut impl Reads, grant: &Grant) -> Result<Hiding> {
        Ok(Hiding {
            said: block::own(db, grant).await?,
            works_at: Vec::new(),
        })
    }

    /// From whom a person hides.
    async fn hiding(&self, db: &mut impl Reads, grant: &Grant) -> Result<Hiding> {
        let said = block::own(db, grant).await?;
        let known = profile::find(db, grant).await?;
        let profile = known.map(|known| known.profile).unwrap_or_default();
        Ok(Hiding::new(said, &profile))
    }

    /// Employers the visiting person chose to hide from: to mark what they see.
    pub async fn hides_from(&self, visit: &Visit) -> Result<Hiding> {
        let grant = self.own(visit).await?;
        self.left_out(&mut self.store().read().await?, &grant).await
    }

    /// Whether a person is hidden from an employer: then it cannot find them, invite them or write to them. What they sent to it
    /// themselves stays with it.
    pub async fn is_hidden_from(&self, grant: &Grant, employer: EmployerId) -> Result<bool> {
        let mut db = self.store().read().await?;
        let page = employer::find(&mut db, employer).await?;
        let name = page.map(|page| page.name);
        let hiding = self.hiding(&mut db, grant).await?;
        Ok(hiding.why(Some(employer), name.as_deref()).is_some())
    }

    /// Employers the person hides from, and where they work: those they said first.
    pub async fn hidden_employers(&self, visit: &Visit) -> Result<Vec<Hidden>> {
        let grant = self.own(visit).await?;
        let mut db = self.store().read().await?;
        let hiding = self.hiding(&mut db, &grant).await?;
        let open = self.open_applications_to(&mut db, &grant, &hiding).await?;
        drop(db);
        let said = hiding.said.iter().filter(|block| block.hides).map(|block| Hidden {
            name: block.name.clone(),
            key: block.key.clone(),
            why: Some(Why::Chosen),
            open: open
                .iter()
                .filter(|(key, ..)| *key == block.key)
                .map(|(_, id, title)| (*id, title.clone()))
                .collect(),
        });
        let mut all: Vec<Hidden> = said.collect();
        for (key, name) in &hiding.works_at {
            if !all.iter().any(|one| one.key == *key) {
                all.push(Hidden {
                    name: name.clone(),
                    key: key.clone(),
                    why: hiding.why(None, Some(name)),
                    open: Vec::new(),
                });
            }
        }
        Ok(all)
    }

    /// Hides from the employer of an opening.
    pub async fn hide_from_employer_of(&self, visit: &Visit, opening: PostingId) -> Result<()> {
        let posting = self.posting(opening).await?;
        let name = posting
            .employer
            .clone()
            .filter(|name| !likeness::employer_key(name).is_empty());
        let name = name.ok_or_else(|| {
            Error::invalid(
                "employer",
                t!("This opening does not name its employer, so there is nobody to hide from. You can take the opening off your list."),
            )
        })?;
        self.hide(visit, &name, posting.employer_id).await
    }

    /// Hides from an employer by its name, as typed, or as it stands in the profile.
    pub async fn hide_from(&self, visit: &Visit, typed: &str) -> Result<()> {
        let name = crate::profile::line("employer", typed, 120)?;
        let name = name.filter(|name| !likeness::employer_key(name).is_empty());
        let name = name.ok_or_else(|| Error::invalid("employer", t!("Write the name of the employer.")))?;
        self.hide(visit, &name, None).await
    }

    async fn hide(&self, visit: &Visit, name: &str, employer: Option<EmployerId>) -> Result<()> {
        let grant = self.own(visit).await?;
        let mut tx = self.store().begin(self.now()).await?;
        if block::own(&mut tx, &grant).await?.len() >= MOST {
            return Err(Error::TooMany(t!(
                "You hide from two hundred employers already. Let go of some first."
            )));
        }
        block::put(&mut tx, &grant, (name, employer), true).await?;
        Ok(tx.commit(grant.event(EventKind::EmployerBlocked)).await?)
    }

    /// Hides no longer. From where they work, they were hidden without a word: then it is written down that they are not.
    pub async fn show_to(&self, visit: &Visit, key: &str) -> Result<String> {
        let grant = self.own(visit).await?;
        let mut tx = self.store().begin(self.now()).await?;
        let hiding = self.hiding(&mut tx, &grant).await?;
        let said = hiding.said.iter().find(|block| block.key == key);
        let works = hiding.works_at.iter().find(|(at, _)| at == key);
        let name = match (said.filter(|block| block.hides), works) {
            (Some(block), _) => block.name.clone(),
            (None, Some((_, name))) => name.clone(),
            (None, None) => return Err(Error::NotFound(t!("employer"))),
        };
        if works.is_some() && said.is_none() {
            block::put(&mut tx, &grant, (&name, None), false).await?;
        } else {
            block::remove(&mut tx, &grant, key).await?;
        }
        tx.commit(grant.event(EventKind::EmployerUnblocked)).await?;
        Ok(name)
    }

    /// Hides again from where they work, after they had let themselves be found.
    pub async fn hide_where_i_work(&self, visit: &Visit, key: &str) -> Result<()> {
        let grant = self.own(visit).await?;
        let mut tx = self.store().begin(self.now()).await?;
        if !block::remove(&mut tx, &grant, key).await? {
            return Err(Error::NotFound(t!("employer")));
        }
        Ok(tx.commit(grant.event(EventKind::EmployerBlocked)).await?)
    }

    /// Open applications to employers they chose to hide from: what names the employer, which, and the title of the opening.
    async fn open_applications_to(
        &self,
        db: &mut impl Reads,
        grant: &Grant,
        hiding: &Hiding,
    ) -> Result<Vec<(String, ApplicationId, String)>> {
        if hiding.leaves_nothing_out() {
            return Ok(Vec::new());
        }
        let mut all = application::own(db, grant, APPLICATIONS).await?;
        all.retain(|one| one.stage.is_open());
        let ids: Vec<PostingId> = all.iter().map(|one| one.posting).collect();
        let kept = posting::find_all(db, &ids).await?;
        let open = all.iter().filter_map(|one| {
            let posting = &kept.iter().find(|kept| kept.posting.id == one.posting)?.posting;
            let block = hiding.said_of(Some(one.employer), posting.employer.as_deref())?;
            block.hides.then(|| (block.key.clone(), one.id, posting.title.clone()))
        });
        Ok(open.collect())
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use model::{EmployerId, likeness};
    use store::block::Block;
    use uuid::Uuid;

    use super::{Hiding, Why};

    fn block(name: &str, employer: Option<u128>, hides: bool) -> Block {
        Block {
            key: likeness::employer_key(name),
            name: name.to_owned(),
            employer: employer.map(|id| EmployerId(Uuid::from_u128(id))),
            hides,
            at: DateTime::UNIX_EPOCH,
        }
    }

    fn hiding(said: Vec<Block>, works_at: &[&str]) -> Hiding {
        let key = |name: &&str| (likeness::employer_key(name), (*name).to_owned());
        Hiding {
            said,
            works_at: works_at.iter().map(key).collect(),
        }
    }

    #[test]
    fn a_page_is_known_by_its_id_and_a_name_by_its_words() {
        let id = |id| Some(EmployerId(Uuid::from_u128(id)));
        let hides = hiding(vec![block("Lakeside Hotel Ltd", Some(1), true)], &[]);
        assert_eq!(hides.why(id(1), Some("Renamed Hotel")), Some(Why::Chosen));
        assert_eq!(
            hides.why(id(2), Some("Lakeside Hotel")),
            None,
            "another page of that name"
        );
        assert_eq!(hides.why(None, Some("the lakeside hotel")), Some(Why::Chosen));
        assert_eq!(hides.why(None, None), None);
        let by_name = hiding(vec![block("Lakeside Hotel", None, true)], &[]);
        assert_eq!(by_name.why(id(2), Some("Lakeside Hotel Ltd")), Some(Why::Chosen));
    }

    #[test]
    fn where_somebody_works_does_not_find_them_unless_they_let_it() {
        let works = hiding(Vec::new(), &["Works Pvt Ltd"]);
        assert_eq!(works.why(None, Some("Works")), Some(Why::WorksThere));
        assert!(!works.leaves_out_of(None, Some("Works")) && works.leaves_nothing_out());
        let lets = hiding(vec![block("Works", None, false)], &["Works Pvt Ltd"]);
        assert_eq!(lets.why(None, Some("Works")), None);
        let minds = hiding(vec![block("Works", None, true)], &["Works Pvt Ltd"]);
        assert!(minds.leaves_out_of(None, Some("Works")) && !minds.leaves_nothing_out());
    }
}

//! Profiles: reading a résumé into one, answering questions instead, correcting and confirming.

mod edit;
mod part;

use chrono::TimeDelta;
use model::{Event, EventKind, FileId, Profile};
use skills::resume::Note;
use store::{Grant, account, files, profile, resume};

pub use edit::{Edit, JobForm, StudyForm, WishForm};
pub(crate) use edit::{TEXT, line};
pub use part::{BadKey, FactKey};

use crate::{Error, Journey, Result, Visit};

/// A profile and its revision; revision 0 is the empty one before anything was saved.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Known {
    /// The profile.
    pub profile: Profile,
    /// Its revision: handed back with a change, so that a stale page cannot undo a newer one.
    pub revision: i64,
}

/// What came of a document that was handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandedIn {
    /// The stored file.
    pub file: FileId,
    /// What the person should look at.
    pub notes: Vec<Note>,
    /// The profile now, with what was read and not yet confirmed.
    pub known: Known,
}

impl Journey {
    /// What is known of the person.
    pub async fn known(&self, visit: &Visit) -> Result<Known> {
        let grant = self.own(visit).await?;
        self.known_of(&grant).await
    }

    pub(crate) async fn known_of(&self, grant: &Grant) -> Result<Known> {
        let found = profile::find(&mut self.store().read().await?, grant).await?;
        Ok(found.map_or_else(Known::default, |found| Known {
            profile: found.profile,
            revision: found.revision,
        }))
    }

    /// Makes changes, all or none. `revision` is the one the page was made from; `None` takes whatever is there.
    pub async fn edit(&self, visit: &Visit, revision: Option<i64>, edits: Vec<Edit>) -> Result<Known> {
        let grant = self.own(visit).await?;
        let mut known = self.known_of(&grant).await?;
        if revision.is_some_and(|revision| revision != known.revision) {
            return Err(Error::Conflict(t!(
                "Your profile was changed in another window in the meantime. Nothing was overwritten: here is how it stands now."
            )));
        }
        let confirms = edits
            .iter()
            .all(|edit| matches!(edit, Edit::Confirm(_) | Edit::ConfirmAll));
        for edit in edits {
            edit::apply(&mut known.profile, edit, self.tools())?;
        }
        let kind = if confirms {
            EventKind::ProfileConfirmed
        } else {
            EventKind::ProfileChanged
        };
        self.save_profile(&grant, known, grant.event(kind)).await
    }

    /// Puts the profile back as it was at an earlier revision; that is a new revision too.
    pub async fn undo(&self, visit: &Visit, revision: i64) -> Result<Known> {
        let grant = self.own(visit).await?;
        let known = self.known_of(&grant).await?;
        let before = profile::at_revision(&mut self.store().read().await?, &grant, revision).await?;
        let before = before.ok_or(Error::NotFound(t!("earlier state")))?;
        let known = Known {
            profile: before.profile,
            revision: known.revision,
        };
        self.save_profile(&grant, known, grant.event(EventKind::ProfileChanged).detail("undo"))
            .await
    }

    fn tools(&self) -> edit::Tools<'_> {
        edit::Tools {
            taxonomy: &self.0.taxonomy,
            titles: &self.readers().titles,
            gazetteer: &self.0.gazetteer,
        }
    }

    async fn save_profile(&self, grant: &Grant, mut known: Known, event: Event) -> Result<Known> {
        let mut tx = self.store().begin(self.now()).await?;
        known.revision = profile::save(&mut tx, grant, known.revision, &known.profile)
            .await
            .map_err(save_error)?;
        tx.commit(event).await?;
        Ok(known)
    }

    /// Takes a document, reads it in a child process, and puts what it says into the profile, unconfirmed. What the person
    /// had confirmed or entered stays. A document that cannot be read is kept, and the reason is the error.
    pub async fn hand_in(&self, visit: &Visit, name: &str, bytes: Vec<u8>) -> Result<HandedIn> {
        let grant = self.own(visit).await?;
        self.check_uploads(&grant).await?;
        if let Some(refusal) = self.0.documents.too_large(bytes.len() as u64) {
            return Err(refusal.into());
        }
        let now = self.now();
        let read = self.0.documents.read(&bytes).await;
        let stored = self
            .store()
            .files()
            .put(
                grant.subject(),
                &bytes[..],
                self.0.documents.limits().bytes,
                now,
                self.random(),
            )
            .await?;
        let file = FileId::new(now, self.random());
        let mut tx = self.store().begin(now).await?;
        files::add(
            &mut tx,
            &grant,
            file,
            &stored,
            &safe_name(name),
            read.as_ref()
                .map_or("application/octet-stream", |document| document.format.media_type()),
        )
        .await?;
        let (format, reading) = match &read {
            Ok(document) => (
                Some(document.format.code()),
                resume::Reading::Text(document.text.clone()),
            ),
            Err(refusal) => (None, resume::Reading::Refused(refusal.code().to_owned())),
        };
        resume::put(&mut tx, &grant, file, format, &reading).await?;
        tx.commit(grant.event(EventKind::ResumeUploaded).on(file.0)).await?;
        let document = read?;
        let reading = self
            .readers()
            .resumes
            .read(&document.text, &document.headings, now.date_naive());
        let mut known = self.known_of(&grant).await?;
        merge(&mut known.profile, reading.profile);
        let known = self
            .save_profile(&grant, known, grant.event(EventKind::ProfileChanged).detail("resume"))
            .await?;
        Ok(HandedIn {
            file,
            notes: reading.notes,
            known,
        })
    }

    /// Reads a document into a profile that is nobody's here: for the command line. Nothing is kept.
    pub async fn read_resume(&self, bytes: &[u8]) -> Result<Profile> {
        let document = self.0.documents.read(bytes).await?;
        Ok(self
            .readers()
            .resumes
            .read(&document.text, &document.headings, self.now().date_naive())
            .profile)
    }

    /// Reads a résumé that is text already into the profile, unconfirmed.
    pub async fn read_text(&self, visit: &Visit, text: &str) -> Result<Known> {
        let grant = self.own(visit).await?;
        let reading = self.readers().resumes.read(text, &[], self.now().date_naive());
        let mut known = self.known_of(&grant).await?;
        merge(&mut known.profile, reading.profile);
        self.save_profile(&grant, known, grant.event(EventKind::ProfileChanged).detail("resume"))
            .await
    }

    /// Documents cost CPU: only so many an hour from one person, and half as many from who is not confirmed, since people
    /// can be made up.
    async fn check_uploads(&self, grant: &Grant) -> Result<()> {
        let since = self.now() - TimeDelta::hours(1);
        let mut db = self.store().read().await?;
        let handed_in = files::list(&mut db, grant).await?;
        let account = account::find(&mut db, grant).await?;
        drop(db);
        let lately = handed_in.iter().filter(|file| file.created_at > since).count();
        let most = self.place().uploads_an_hour.div_ceil(match account {
            Some(account) if account.is_confirmed() => 1,
            _ => 2,
        });
        if lately >= most as usize {
            return Err(Error::TooMany(t!(
                "You have handed in many documents within an hour. Please wait a little; all of them were kept."
            )));
        }
        Ok(())
    }
}

fn save_error(error: profile::SaveError) -> Error {
    match error {
        profile::SaveError::Conflict { .. } => Error::Conflict(t!(
            "Your profile was changed in another window in the meantime. Nothing was overwritten: please look at it and try again."
        )),
        profile::SaveError::Failed(error) => error.into(),
    }
}

/// What was confirmed or entered stays; unconfirmed facts of an earlier document give way to the new one.
fn merge(profile: &mut Profile, read: Profile) {
    fn keep<T>(old: &mut Option<model::Fact<T>>, new: Option<model::Fact<T>>) {
        if !old.as_ref().is_some_and(|fact| fact.confirmed) && new.is_some() {
            *old = new;
        }
    }
    fn list<T: PartialEq>(old: &mut Vec<model::Fact<T>>, new: Vec<model::Fact<T>>) {
        old.retain(|fact| fact.confirmed);
        let fresh: Vec<_> = new
            .into_iter()
            .filter(|fact| !old.iter().any(|known| known.value == fact.value))
            .collect();
        old.extend(fresh);
    }
    keep(&mut profile.name, read.name);
    keep(&mut profile.email, read.email);
    keep(&mut profile.phone, read.phone);
    keep(&mut profile.place, read.place);
    keep(&mut profile.headline, read.headline);
    keep(&mut profile.summary, read.summary);
    list(&mut profile.links, read.links);
    list(&mut profile.jobs, read.jobs);
    list(&mut profile.education, read.education);
    list(&mut profile.languages, read.languages);
    profile.skills.retain(|claim| claim.skill.confirmed);
    for claim in read.skills {
        profile.add_skill(claim);
    }
}

/// The file's name as the person sees it again: no path, no control characters, not too long.
pub(crate) fn safe_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let plain: String = last.chars().filter(|c| !c.is_control()).take(120).collect();
    if plain.trim().is_empty() {
        "document".to_owned()
    } else {
        plain.trim().to_owned()
    }
}

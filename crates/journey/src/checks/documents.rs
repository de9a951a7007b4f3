//! What a person hands in: kept sealed, opened by them, and by those of the team who are named, for a reason they write down.

use model::{ApplicationId, CheckNews, EventKind, FileId, Party, StepMove};
use store::{
    files,
    hiring::{
        Act,
        check::{self, NewDocument},
    },
};

use super::{event, kind_of, over, sealing};
use crate::{Error, Journey, Result, Visit, interviews::Proof, profile::line};

/// The largest document, in bytes.
pub const LARGEST_DOCUMENT: usize = 10 * 1024 * 1024;
/// The most documents of one check.
pub const MOST_DOCUMENTS: usize = 20;
/// The longest reason for a look, in characters.
const REASON: usize = 300;
/// Beside the document: what sealing adds.
const SEAL: u64 = 64;

/// A document, opened: its name, what it is, and its bytes.
pub type Opened = (String, String, Vec<u8>);

/// What a document is, by its first bytes.
fn media_type(bytes: &[u8]) -> Option<&'static str> {
    if bytes.starts_with(b"%PDF-") {
        Some("application/pdf")
    } else if bytes.starts_with(b"\xff\xd8\xff") {
        Some("image/jpeg")
    } else if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        Some("image/png")
    } else {
        None
    }
}

impl Journey {
    /// The person hands in a document for a part.
    pub async fn hand_in_for_check(
        &self,
        visit: &Visit,
        id: ApplicationId,
        part: &str,
        name: &str,
        bytes: &[u8],
    ) -> Result<()> {
        let kind = kind_of(part)?;
        if bytes.is_empty() || bytes.len() > LARGEST_DOCUMENT {
            return Err(Error::invalid("file", t!("Choose a file first, of at most 10 MB.")));
        }
        let media_type = media_type(bytes).ok_or_else(|| {
            Error::invalid(
                "file",
                t!("Please choose a PDF, or a picture as JPEG or PNG: a photo of the paper will do."),
            )
        })?;
        let proof = self.proof(visit, Party::Seeker, id, Act::Look).await?;
        let Proof::Person(grant) = &proof else {
            return Err(Error::NotFound(t!("application")));
        };
        let found = self.latest_check(&proof, id).await?;
        let now = self.now();
        let handed_in = check::documents(&mut self.store().read().await?, proof.side(), found.id).await?;
        if !found.state.is_open() {
            return Err(over());
        }
        if handed_in.len() >= MOST_DOCUMENTS {
            return Err(Error::invalid(
                "file",
                t!("These are as many documents as one background check takes. All of them were kept."),
            ));
        }
        let file = FileId::new(now, self.random());
        let sealed = sealing::seal(bytes, file, self.random())?;
        let limit = LARGEST_DOCUMENT as u64 + SEAL;
        let put = self
            .store()
            .files()
            .put(grant.subject(), &sealed.bytes[..], limit, now, self.random());
        let stored = put.await?;
        let mut tx = self.store().begin(now).await?;
        let (check, _) = self
            .move_part(&mut tx, (&proof, visit), found.id, (kind, &StepMove::Tell(None)))
            .await?;
        files::add(
            &mut tx,
            grant,
            file,
            &stored,
            &crate::profile::safe_name(name),
            media_type,
        )
        .await?;
        let new = NewDocument {
            file,
            kind,
            size: bytes.len() as u64,
            key: &sealed.key,
        };
        check::add_document(&mut tx, grant, check.id, &new).await?;
        self.tell_other_side(&mut tx, &proof, &check, CheckNews::Added).await?;
        let event = event(&proof, EventKind::CheckDocumentAdded, check.id, check.person);
        Ok(tx.commit(event.detail(kind.code())).await?)
    }

    /// The person opens a document of their own.
    pub async fn own_check_document(&self, visit: &Visit, id: ApplicationId, file: FileId) -> Result<Opened> {
        let proof = self.proof(visit, Party::Seeker, id, Act::Look).await?;
        let Proof::Person(grant) = &proof else {
            return Err(Error::NotFound(t!("document")));
        };
        let found = self.latest_check(&proof, id).await?;
        let kept = check::own_document(&mut self.store().read().await?, grant, found.id, file).await?;
        self.opened(kept).await
    }

    /// Somebody of the team who is named opens a document, for a reason. The look is written down before they see anything, and the person
    /// sees who looked, when, and why.
    pub async fn look_at_document(
        &self,
        visit: &Visit,
        id: ApplicationId,
        file: FileId,
        reason: &str,
    ) -> Result<Opened> {
        let reason = line("reason", reason, REASON)?
            .ok_or_else(|| Error::invalid("reason", t!("Say in a few words why you open it: they read it.")))?;
        let proof = self.proof(visit, Party::Team, id, Act::Hire).await?;
        let Proof::Team(desk) = &proof else {
            return Err(Error::NotFound(t!("document")));
        };
        let found = self.latest_check(&proof, id).await?;
        let mut tx = self.store().begin(self.now()).await?;
        let kept = check::look(&mut tx, desk, found.id, file, &reason).await?;
        if kept.is_some() {
            tx.commit(event(&proof, EventKind::CheckDocumentSeen, found.id, found.person))
                .await?;
        }
        self.opened(kept).await
    }

    async fn opened(&self, kept: Option<(files::File, String)>) -> Result<Opened> {
        let (kept, key) = kept.ok_or(Error::NotFound(t!("document")))?;
        let bytes = self.store().files().get(&kept).await?;
        let opened = sealing::open(&bytes, &key, kept.id)?;
        Ok((kept.name, kept.media_type, opened))
    }
}

#[cfg(test)]
mod tests {
    use super::media_type;

    #[test]
    fn what_a_document_is_is_read_from_its_bytes_and_not_from_its_name() {
        assert_eq!(media_type(b"%PDF-1.7"), Some("application/pdf"));
        assert_eq!(media_type(b"\xff\xd8\xff\xe0"), Some("image/jpeg"));
        assert_eq!(media_type(b"\x89PNG\r\n\x1a\n..."), Some("image/png"));
        for other in [&b""[..], b"<svg>", b"MZ", b"<html>", b"PK\x03\x04"] {
            assert_eq!(media_type(other), None);
        }
    }
}

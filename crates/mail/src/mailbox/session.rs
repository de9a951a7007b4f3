//! What is said to the server, command by command.

use std::collections::{BTreeMap, BTreeSet};

use imap_proto::{AttributeValue, MailboxDatum, Response, ResponseCode};

use super::{
    After, MailboxSettings, connect, folder,
    wire::{Trouble, Wire},
};
use crate::transport::Failure;

/// Somebody signed in.
pub(super) struct Session {
    wire: Wire,
}

impl Session {
    /// Connects and signs in.
    pub(super) async fn begin(settings: &MailboxSettings) -> Result<Self, Failure> {
        let mut wire = connect::connect(settings).await?;
        let login = format!(
            "LOGIN {} {}",
            quoted(&settings.user),
            quoted(settings.password.reveal())
        );
        let signed_in = wire.ask(&login, 0, |_| ()).await;
        signed_in.map_err(|trouble| {
            refusal(trouble, |said| {
                if said.contains("PRIVACYREQUIRED") || said.contains("LOGINDISABLED") {
                    Failure::encryption(said)
                } else {
                    Failure::password(said)
                }
            })
        })?;
        Ok(Self { wire })
    }

    /// Opens the folder, and looks whether there is one to move mails to. The numbering of its mails.
    pub(super) async fn select(&mut self, settings: &MailboxSettings) -> Result<u32, Failure> {
        if let After::MoveTo(name) = &settings.after {
            let status = format!("STATUS {} (MESSAGES)", mailbox(name));
            let there = self.wire.ask(&status, 0, |_| ()).await;
            there.map_err(|trouble| refusal(trouble, |said| Failure::folder(name, said)))?;
        }
        let mut uid_validity = None;
        let select = format!("SELECT {}", mailbox(&settings.folder));
        let selected = self.wire.ask(&select, 0, |response| {
            if let Response::Data { outcome, .. } = response
                && let Some(ResponseCode::UidValidity(said)) = outcome.code
            {
                uid_validity = Some(said);
            }
        });
        let selected = selected.await;
        selected.map_err(|trouble| refusal(trouble, |said| Failure::folder(&settings.folder, said)))?;
        uid_validity.ok_or_else(|| Failure::unfinished("the folder has no UIDVALIDITY"))
    }

    /// The numbers of all mails nobody has read, oldest first.
    pub(super) async fn unread(&mut self) -> Result<BTreeSet<u32>, Failure> {
        let mut unread = BTreeSet::new();
        let search = self.wire.ask("UID SEARCH UNSEEN UNDELETED", 0, |response| {
            if let Response::MailboxData(MailboxDatum::Search(uids)) = response {
                unread.extend(uids);
            }
        });
        search.await.map_err(later)?;
        Ok(unread)
    }

    /// The sizes of these mails, in bytes; of those that are still there.
    pub(super) async fn sizes(&mut self, uids: &[u32]) -> Result<BTreeMap<u32, usize>, Failure> {
        let mut sizes = BTreeMap::new();
        for some in uids.chunks(500) {
            let set: Vec<String> = some.iter().map(u32::to_string).collect();
            let fetch = format!("UID FETCH {} (UID RFC822.SIZE)", set.join(","));
            let fetched = self.wire.ask(&fetch, 0, |response| {
                let Response::Fetch(_, values) = response else { return };
                let size = values.iter().find_map(|value| match value {
                    AttributeValue::Rfc822Size(size) => usize::try_from(*size).ok(),
                    _ => None,
                });
                if let (Some(uid), Some(size)) = (uid(&values), size)
                    && some.contains(&uid)
                {
                    sizes.insert(uid, size);
                }
            });
            fetched.await.map_err(later)?;
        }
        Ok(sizes)
    }

    /// A section of a mail, its first `most` bytes, without marking it as read (RFC 3501, section 6.4.5).
    pub(super) async fn body(&mut self, wanted: u32, section: &str, most: usize) -> Result<Option<Vec<u8>>, Failure> {
        let mut body = None;
        let fetch = format!("UID FETCH {wanted} (UID BODY.PEEK[{section}]<0.{most}>)");
        let fetched = self.wire.ask(&fetch, most, |response| {
            let Response::Fetch(_, values) = response else { return };
            if uid(&values) == Some(wanted) {
                body = values.into_iter().find_map(|value| match value {
                    AttributeValue::BodySection { data, .. } => Some(data.unwrap_or_default().into_owned()),
                    _ => None,
                });
            }
        });
        fetched.await.map_err(later)?;
        Ok(body)
    }

    /// Marks a mail as read, or moves it.
    pub(super) async fn finish(&mut self, uid: u32, after: &After) -> Result<(), Failure> {
        let After::MoveTo(name) = after else {
            return self.mark(uid, "\\Seen").await;
        };
        match self
            .wire
            .ask(&format!("UID MOVE {uid} {}", mailbox(name)), 0, |_| ())
            .await
        {
            Ok(()) => Ok(()),
            // A server that does not know RFC 6851; what is marked as deleted, its owner's program clears away.
            Err(Trouble::Refused(said)) if said.to_ascii_uppercase().starts_with("BAD") => {
                let copied = self
                    .wire
                    .ask(&format!("UID COPY {uid} {}", mailbox(name)), 0, |_| ())
                    .await;
                copied.map_err(later)?;
                self.mark(uid, "\\Seen \\Deleted").await
            }
            Err(trouble) => Err(later(trouble)),
        }
    }

    async fn mark(&mut self, uid: u32, flags: &str) -> Result<(), Failure> {
        let store = format!("UID STORE {uid} +FLAGS.SILENT ({flags})");
        self.wire.ask(&store, 0, |_| ()).await.map_err(later)
    }

    /// Says goodbye; everything is done already.
    pub(super) async fn end(mut self) {
        let _ = self.wire.ask("LOGOUT", 0, |_| ()).await;
    }
}

fn uid(values: &[AttributeValue<'_>]) -> Option<u32> {
    values.iter().find_map(|value| match value {
        AttributeValue::Uid(uid) => Some(*uid),
        _ => None,
    })
}

/// A refusal, unless the server only cannot now (RFC 5530, section 3).
fn refusal(trouble: Trouble, refused: impl FnOnce(String) -> Failure) -> Failure {
    match trouble {
        Trouble::Refused(said)
            if !["UNAVAILABLE", "INUSE", "SERVERBUG", "LIMIT"]
                .iter()
                .any(|code| said.contains(&format!("[{code}]"))) =>
        {
            refused(said)
        }
        Trouble::Refused(said) | Trouble::Broken(said) => Failure::unfinished(said),
    }
}

fn later(trouble: Trouble) -> Failure {
    refusal(trouble, Failure::unfinished)
}

fn mailbox(name: &str) -> String {
    quoted(&folder::encoded(name))
}

/// A quoted string (RFC 3501, section 4.3), without what would end its line.
fn quoted(text: &str) -> String {
    let inner = text.replace('\\', "\\\\").replace('"', "\\\"");
    format!("\"{}\"", inner.replace(['\r', '\n', '\0'], ""))
}

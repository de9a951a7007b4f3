//! Taking away bytes that no row knows: what was being stored when a process died, what an erasure left.

use std::{io, path::Path};

use chrono::TimeDelta;
use model::Instant;

use super::{FileKey, Files};
use crate::{Result, Store};

/// What a sweep did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Swept {
    /// Files taken away.
    pub removed: u64,
    /// Files without a row that may still get one.
    pub young: u64,
    /// Files that Onward did not put there; they are left alone.
    pub foreign: u64,
}

impl Store {
    /// Takes away stored bytes without a row that were put there more than a day before `at`.
    pub async fn sweep_orphans(&self, at: Instant) -> Result<Swept> {
        let mut swept = Swept::default();
        let root = self.files.root.clone();
        let listed = tokio::task::spawn_blocking(move || list(&root))
            .await
            .map_err(io::Error::other)??;
        for key in listed {
            match stored_at(&key) {
                None => swept.foreign += 1,
                Some(_) if self.has_row(&key).await? => {}
                Some(stored) if stored > (at - TimeDelta::days(1)).timestamp() => swept.young += 1,
                Some(_) => {
                    self.files.remove_any(&key).await?;
                    swept.removed += 1;
                }
            }
        }
        Ok(swept)
    }

    async fn has_row(&self, key: &str) -> Result<bool> {
        let found: Option<(i64,)> = row!(&mut self.read().await?, "SELECT COUNT(*) FROM file WHERE key = $1", key)?;
        Ok(found.is_some_and(|(count,)| count > 0))
    }
}

impl Files {
    /// Also what is not whole: uploads cut off by a crash lie beside their name with a `#` and a number.
    async fn remove_any(&self, key: &str) -> Result<()> {
        match tokio::fs::remove_file(self.path(&FileKey(key.to_owned()))).await {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error.into()),
            _ => Ok(()),
        }
    }
}

/// Everything two levels deep, as keys, in order.
fn list(root: &Path) -> io::Result<Vec<String>> {
    let mut keys = Vec::new();
    for owner in std::fs::read_dir(root)? {
        let owner = owner?;
        if !owner.file_type()?.is_dir() {
            continue;
        }
        for file in std::fs::read_dir(owner.path())? {
            keys.push(format!(
                "{}/{}",
                owner.file_name().to_string_lossy(),
                file?.file_name().to_string_lossy()
            ));
        }
    }
    keys.sort_unstable();
    Ok(keys)
}

/// When a file was stored, in seconds, out of its key; nothing when it is not one of ours.
fn stored_at(key: &str) -> Option<i64> {
    let (owner, name) = key.split_once('/')?;
    let (seconds, secret) = name.split_once('-')?;
    let (secret, part) = secret
        .split_once('#')
        .map_or((secret, "0"), |(secret, part)| (secret, part));
    let hex = |text: &str, length| text.len() == length && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let ours = hex(owner, 32) && hex(secret, 64) && part.bytes().all(|byte| byte.is_ascii_digit());
    ours.then(|| i64::from_str_radix(seconds, 16).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::stored_at;

    #[test]
    fn only_our_own_keys_are_taken_for_ours() {
        let (owner, secret) = ("0".repeat(32), "a".repeat(64));
        assert_eq!(stored_at(&format!("{owner}/10-{secret}")), Some(16));
        assert_eq!(
            stored_at(&format!("{owner}/10-{secret}#3")),
            Some(16),
            "an upload cut off"
        );
        for foreign in [
            format!("{owner}/10-{secret}.bak"),
            format!("{owner}/notes.txt"),
            format!("x/10-{secret}"),
        ] {
            assert_eq!(stored_at(&foreign), None, "{foreign}");
        }
    }
}

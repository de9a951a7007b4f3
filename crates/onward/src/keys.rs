//! Keys of the place, made when they are first needed and kept with it for good: with others, mails sent before could not be answered,
//! and devices would have to be added anew.

use std::{
    fs::OpenOptions,
    io::{ErrorKind, Write},
    os::unix::fs::OpenOptionsExt,
    path::Path,
};

use model::Random;
use store::{Store, secret};

use crate::{random::SystemRandom, settings::Settings};

/// The key of this name: from its file in the data directory; after a restore from the database, which backups hold; made when it is
/// first needed.
pub(crate) async fn kept(settings: &Settings, name: &str, store: &Store) -> Result<String, String> {
    key(&settings.data.join(name), name, store).await
}

async fn key(path: &Path, name: &str, store: &Store) -> Result<String, String> {
    let failed = |error: &dyn std::fmt::Display| format!("The key {} cannot be read or made: {error}", path.display());
    let kept = secret::find(store, name).await.map_err(|error| failed(&error))?;
    let mut bytes = [0; 32];
    SystemRandom.fill(&mut bytes);
    let (high, low) = bytes.split_at(16);
    let half = |bytes: &[u8]| format!("{:032x}", u128::from_be_bytes(bytes.try_into().unwrap_or_default()));
    let fresh = half(high) + &half(low);
    let key = in_file(path, kept.clone().unwrap_or(fresh)).map_err(|error| failed(&error))?;
    if kept.as_ref() != Some(&key) {
        secret::keep(store, name, &key).await.map_err(|error| failed(&error))?;
    }
    Ok(key)
}

/// The key in this file; `new` goes there when there is none.
fn in_file(path: &Path, new: String) -> std::io::Result<String> {
    match OpenOptions::new().write(true).create_new(true).mode(0o600).open(path) {
        Ok(mut file) => {
            file.write_all(new.as_bytes())?;
            file.sync_all()?;
            Ok(new)
        }
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            let kept = std::fs::read_to_string(path)?.trim().to_owned();
            let whole = kept.len() == 64 && kept.bytes().all(|byte| byte.is_ascii_hexdigit());
            let damaged = || std::io::Error::other("it is damaged; restore it from a backup");
            whole.then_some(kept).ok_or_else(damaged)
        }
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use model::{Clock, SystemClock};
    use store::{Options, Store};

    use super::key;

    #[tokio::test]
    async fn the_key_is_made_once_for_its_owner_alone_and_comes_back_with_a_backup() {
        let dir = tempfile::tempdir().unwrap();
        let data = dir.path().join("data");
        let store = Store::open(&Options::in_dir(&data)).await.unwrap();
        let path = data.join("reply.key");
        let made = key(&path, "reply.key", &store).await.unwrap();
        assert_eq!(made.len(), 64);
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(key(&path, "reply.key", &store).await.unwrap(), made);
        let archive = dir.path().join("backup.tar");
        store.backup(&archive, SystemClock.now()).await.unwrap();
        let fresh = dir.path().join("fresh");
        let restored = Store::restore(&archive, &Options::in_dir(&fresh), None).await.unwrap();
        assert_eq!(
            key(&fresh.join("reply.key"), "reply.key", &restored.store)
                .await
                .unwrap(),
            made
        );
        std::fs::write(&path, "short").unwrap();
        assert!(
            key(&path, "reply.key", &store).await.is_err(),
            "a damaged one is not taken"
        );
    }
}

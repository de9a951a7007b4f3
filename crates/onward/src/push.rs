//! Lines on devices, by the settings.

use gateway::{
    Reach,
    push::{Pusher, Voucher},
};
use store::Store;

use crate::{keys, settings::Settings};

/// The file with the key by which devices know the place, in the data directory.
pub(crate) const KEY: &str = "push.key";

/// The way to devices; none where they may not be told, or where pages are not inside TLS: browsers let no others tell anything.
pub(crate) async fn of(settings: &Settings, store: &Store) -> Result<Option<Pusher>, String> {
    if !settings.push.on || !settings.public_url.starts_with("https://") {
        return Ok(None);
    }
    let key = keys::kept(settings, KEY, store).await?;
    let contact = match settings.push.contact.trim() {
        "" => settings.public_url.clone(),
        address => format!("mailto:{address}"),
    };
    Ok(Some(Pusher::new(Reach::Internet, Voucher::new(&key, &contact))))
}

#[cfg(test)]
mod tests {
    use store::{Options, Store};

    use super::of;
    use crate::settings::Settings;

    #[tokio::test]
    async fn devices_know_the_place_by_the_same_key_after_each_start_and_only_inside_tls() {
        let dir = tempfile::tempdir().unwrap();
        let mut settings = Settings {
            data: dir.path().join("data"),
            ..Settings::default()
        };
        let store = Store::open(&Options::in_dir(&settings.data)).await.unwrap();
        "http://work.example.org".clone_into(&mut settings.public_url);
        assert!(of(&settings, &store).await.unwrap().is_none());
        "https://work.example.org".clone_into(&mut settings.public_url);
        let key = of(&settings, &store).await.unwrap().unwrap().key();
        assert_eq!(of(&settings, &store).await.unwrap().unwrap().key(), key);
        std::fs::remove_file(settings.data.join("push.key")).unwrap();
        assert_eq!(
            of(&settings, &store).await.unwrap().unwrap().key(),
            key,
            "as after a restore"
        );
        settings.push.on = false;
        assert!(of(&settings, &store).await.unwrap().is_none());
    }
}

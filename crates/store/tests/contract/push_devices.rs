//! Devices that are told by web push.

use model::{DeviceId, MailId};
use store::{
    Grant,
    mail::{self, Channel},
    push_device::{self, MOST, NewDevice},
};

use crate::{
    home::{Home, noon},
    made::done,
};

impl Home {
    async fn device(&self, grant: &Grant, address: &str, name: &str) -> bool {
        let mut tx = self.tx().await;
        let new = NewDevice {
            id: DeviceId::new(noon(), &self.random),
            address,
            key: "key",
            secret: name,
            name,
            session: None,
        };
        let added = push_device::add(&mut tx, grant, &new).await.unwrap();
        done(tx).await;
        added
    }

    async fn devices(&self, grant: &Grant) -> Vec<(DeviceId, String)> {
        let found = push_device::list(&mut self.store.read().await.unwrap(), grant)
            .await
            .unwrap();
        found.into_iter().map(|device| (device.id, device.name)).collect()
    }

    /// A message to this device of this person.
    async fn message(&self, grant: &Grant, to: DeviceId) -> MailId {
        let mut tx = self.tx().await;
        let mut letter = self.letter(&format!("push:{to}:{}", grant.subject()));
        letter.to_contact = to.to_string();
        assert!(
            mail::queue_by(&mut tx, Channel::Push, Some(grant), &letter)
                .await
                .unwrap()
        );
        done(tx).await;
        letter.id
    }
}

both! {
    async fn a_device_is_one_persons_and_what_waits_for_one_reaches_nobody_else(home: Home) {
        let (asha, ben) = (home.own(home.person().await).await, home.own(home.person().await).await);
        assert!(home.device(&asha, "https://push.example.net/1", "Firefox").await);
        assert!(home.device(&asha, "https://push.example.net/1", "Firefox 2").await, "the same again");
        let [(id, name)] = &home.devices(&asha).await[..] else { panic!("one device") };
        assert_eq!(name, "Firefox 2");
        let message = home.message(&asha, *id).await;
        let found = push_device::reached(&mut home.store.read().await.unwrap(), *id, message, noon()).await.unwrap().unwrap();
        assert_eq!((found.address.as_str(), found.secret.as_str()), ("https://push.example.net/1", "Firefox 2"));
        let others = home.message(&ben, *id).await;
        assert!(push_device::reached(&mut home.store.read().await.unwrap(), *id, others, noon()).await.unwrap().is_none());

        assert!(home.device(&ben, "https://push.example.net/1", "Ben's now").await);
        assert_eq!(home.devices(&asha).await, []);
        assert!(push_device::reached(&mut home.store.read().await.unwrap(), *id, message, noon()).await.unwrap().is_none());
        let now = home.devices(&ben).await[0].0;
        assert_ne!(now, *id, "another device");

        let mut tx = home.tx().await;
        assert!(!push_device::remove(&mut tx, &asha, now).await.unwrap(), "not hers");
        assert!(push_device::remove(&mut tx, &ben, now).await.unwrap());
        assert!(!push_device::forget(&mut tx, now).await.unwrap(), "gone already");
        done(tx).await;
        assert_eq!(home.devices(&ben).await, []);
    }

    async fn nobody_has_more_than_can_be_told(home: Home) {
        let asha = home.own(home.person().await).await;
        for number in 0..MOST {
            assert!(home.device(&asha, &format!("https://push.example.net/{number}"), "One").await);
        }
        assert!(!home.device(&asha, "https://push.example.net/more", "More").await);
        assert!(home.device(&asha, "https://push.example.net/0", "Again").await, "one that is there may change");
        assert_eq!(home.devices(&asha).await.len(), MOST);
    }
}

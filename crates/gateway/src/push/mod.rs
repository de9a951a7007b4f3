//! Web push: one sentence to a device, by the service its browser chose (RFC 8030), sealed for the device (RFC 8291) and signed by the
//! place (RFC 8292). The address of the service comes from a browser, that is from a stranger: it is asked as [`Reach`] allows.

mod sealing;
mod voucher;

use std::{fmt, time::Duration};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use hyper::Uri;
use p256::{PublicKey, SecretKey};

use crate::{Client, Failure, Reach, Unanswered};

pub use voucher::Voucher;

/// So long one message may take.
const PATIENCE: Duration = Duration::from_secs(20);
/// The longest address of a device, in bytes.
pub const LONGEST_ADDRESS: usize = 1000;
/// The most that is told at once, in bytes: services take 4096 with what sealing adds.
pub const LONGEST: usize = 3000;
/// So long a service keeps what a device that is off has not fetched, in seconds: news of a day are none later.
const KEPT_FOR: u32 = 24 * 60 * 60;

/// Where a device is reached, and how what is told to it is sealed.
#[derive(Clone, PartialEq, Eq)]
pub struct Subscription {
    address: String,
    key: PublicKey,
    secret: Vec<u8>,
}

/// Without the address, which whoever has it can send to.
impl fmt::Debug for Subscription {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Subscription").finish_non_exhaustive()
    }
}

impl Subscription {
    /// A subscription as a browser hands it over: the address, and its `p256dh` and `auth`. Nothing when it is none.
    pub fn new(address: &str, key: &str, secret: &str) -> Option<Self> {
        let read = |text: &str| URL_SAFE_NO_PAD.decode(text.trim_end_matches('=')).ok();
        let (key, secret) = (read(key)?, read(secret)?);
        let is_point = key.len() == 65 && secret.len() == 16 && address.len() <= LONGEST_ADDRESS;
        Some(Self {
            address: address.to_owned(),
            key: is_point.then(|| PublicKey::from_sec1_bytes(&key).ok())??,
            secret,
        })
    }
}

/// One thing to tell a device.
#[derive(Debug, Clone, Copy)]
pub struct Push<'a> {
    /// The device.
    pub to: &'a Subscription,
    /// What is told, as the page's worker reads it.
    pub words: &'a [u8],
    /// What makes it this message, in at most 32 letters of base64url: a service that has it already puts this one in its place.
    pub topic: &'a str,
    /// The present, in seconds since 1970.
    pub now: i64,
    /// Random bytes that are used this once.
    pub random: [u8; 48],
}

/// The way to the devices.
#[derive(Debug, Clone)]
pub struct Pusher {
    client: Client,
    reach: Reach,
    voucher: Voucher,
}

impl Pusher {
    /// The way to devices that are reached as far as this, for the place the voucher is of.
    pub fn new(reach: Reach, voucher: Voucher) -> Self {
        Self {
            client: Client::new(reach, PATIENCE),
            reach,
            voucher,
        }
    }

    /// The key by which browsers know the place, as they want it.
    pub fn key(&self) -> String {
        self.voucher.key()
    }

    /// Whether an address may be that of a device.
    pub fn takes(&self, address: &str) -> bool {
        address.len() <= LONGEST_ADDRESS
            && origin(address).is_some_and(|origin| self.reach == Reach::Anywhere || origin.starts_with("https://"))
    }

    /// Hands a message over to the service of the device.
    pub async fn send(&self, push: Push<'_>) -> Result<(), Failure> {
        let refused = || Failure::Never(t!("This cannot be sent to a device as it is.").to_owned());
        let (origin, (seed, salt)) = (origin(&push.to.address).ok_or_else(refused)?, push.random.split_at(32));
        let salt = salt.try_into().map_err(|_| refused())?;
        let body = Some(push.words).filter(|words| words.len() <= LONGEST);
        let body = body.and_then(|words| sealing::seal(words, push.to, &secret_key(seed), salt));
        let headers = [
            ("authorization", self.voucher.vouch(&origin, push.now)),
            ("content-encoding", "aes128gcm".to_owned()),
            ("content-type", "application/octet-stream".to_owned()),
            ("topic", push.topic.to_owned()),
            ("ttl", KEPT_FOR.to_string()),
            ("urgency", "normal".to_owned()),
        ];
        let headers = headers.map(|(name, value)| (name.to_owned(), value));
        let posted = self.client.post(&push.to.address, &headers, body.ok_or_else(refused)?);
        judged(posted.await.map(|answer| answer.status))
    }
}

/// A key out of random bytes: nearly all bytes are one, and of the others comes one by looking further.
fn secret_key(seed: &[u8]) -> SecretKey {
    use sha2::{Digest, Sha256};
    let mut bytes: [u8; 32] = Sha256::digest(seed).into();
    loop {
        if let Ok(key) = SecretKey::from_slice(&bytes) {
            return key;
        }
        bytes = Sha256::digest(bytes).into();
    }
}

/// `https://push.example.net` of an address.
fn origin(address: &str) -> Option<String> {
    let uri: Uri = address.parse().ok()?;
    let scheme = uri.scheme_str().filter(|scheme| ["https", "http"].contains(scheme))?;
    let authority = uri.authority().filter(|authority| !authority.as_str().contains('@'))?;
    Some(format!("{scheme}://{authority}"))
}

/// What the answer means for the message and its device.
fn judged(answered: Result<u16, Unanswered>) -> Result<(), Failure> {
    let status = match answered {
        Ok(200..300) => return Ok(()),
        Ok(status) => status,
        Err(Unanswered::BadAddress | Unanswered::NotAllowed) => {
            return Err(Failure::Gone(
                t!("The address of this device leads where nothing may be sent.").to_owned(),
            ));
        }
        Err(Unanswered::NotReached | Unanswered::TooSlow) => {
            return Err(Failure::Later(
                t!("The service of this device cannot be reached at the moment.").to_owned(),
            ));
        }
    };
    Err(match status {
        404 | 410 => Failure::Gone(t!("This device wants to be told nothing any more.").to_owned()),
        408 | 425 | 429 | 500.. => {
            Failure::Later(t!("The service of this device is busy: it answered {status}.", status))
        }
        _ => Failure::Never(t!(
            "The service of this device does not take this: it answered {status}.",
            status
        )),
    })
}

#[cfg(test)]
mod tests {
    use super::{Pusher, Subscription, Voucher, judged};
    use crate::{Failure, Reach, Unanswered};

    const KEY: &str = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
    const SECRET: &str = "BTBZMqHH6r4Tts7J_aSIgg";

    #[test]
    fn only_what_a_browser_hands_over_is_a_subscription() {
        let address = "https://push.example.net/1";
        assert!(Subscription::new(address, KEY, SECRET).is_some());
        let compressed = &KEY[..44];
        for (address, key, secret) in [
            (address, "", SECRET),
            (address, KEY, ""),
            (address, KEY, KEY),
            (address, compressed, SECRET),
            (address, &KEY.replace('B', "A"), SECRET),
            (&"x".repeat(1001), KEY, SECRET),
        ] {
            assert!(Subscription::new(address, key, secret).is_none(), "{key} {secret}");
        }
    }

    #[test]
    fn devices_are_on_the_internet_and_inside_tls() {
        let voucher = Voucher::new("seed", "https://work.example.org");
        let real = Pusher::new(Reach::Internet, voucher);
        assert!(real.takes("https://push.example.net/1"));
        for bad in [
            "",
            "push",
            "http://push.example.net/1",
            "ftp://push.example.net/1",
            "https://me@push.example.net/1",
            "data:text/plain,x",
        ] {
            assert!(!real.takes(bad), "{bad}");
        }
    }

    #[test]
    fn each_answer_says_what_is_to_be_done() {
        assert_eq!(judged(Ok(201)), Ok(()));
        for status in [404, 410] {
            assert!(matches!(judged(Ok(status)), Err(Failure::Gone(_))), "{status}");
        }
        for status in [408, 429, 500, 503] {
            assert!(matches!(judged(Ok(status)), Err(Failure::Later(_))), "{status}");
        }
        for status in [307, 400, 401, 403, 413] {
            assert!(matches!(judged(Ok(status)), Err(Failure::Never(_))), "{status}");
        }
        assert!(matches!(judged(Err(Unanswered::NotReached)), Err(Failure::Later(_))));
        assert!(matches!(judged(Err(Unanswered::NotAllowed)), Err(Failure::Gone(_))));
    }
}

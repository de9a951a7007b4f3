//! Answers that are known without asking.

use std::{
    borrow::Borrow,
    collections::HashMap,
    hash::Hash,
    sync::{Mutex, PoisonError},
    time::Instant,
};

use mail_auth::{
    Error, ResolverCache, Txt,
    common::{parse::TxtRecordParser, verify::DomainKey},
    dmarc::Dmarc,
    spf::Spf,
};

/// TXT records by name.
#[derive(Default)]
pub(super) struct Answers {
    pub(super) known: Mutex<HashMap<Box<str>, Txt>>,
    /// What is not known does not exist.
    pub(super) only: bool,
}

impl ResolverCache<Box<str>, Txt> for Answers {
    fn get<Q>(&self, name: &Q) -> Option<Txt>
    where
        Box<str>: Borrow<Q>,
        Q: Hash + Eq + ?Sized,
    {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let missing = || self.only.then(|| Txt::Error(missing()));
        known.get(name).cloned().or_else(missing)
    }

    fn remove<Q>(&self, name: &Q) -> Option<Txt>
    where
        Box<str>: Borrow<Q>,
        Q: Hash + Eq + ?Sized,
    {
        self.known.lock().unwrap_or_else(PoisonError::into_inner).remove(name)
    }

    // The resolver below keeps answers as long as they are good; here nothing more is to be gained.
    fn insert(&self, _: Box<str>, _: Txt, _: Instant) {}
}

fn missing() -> Error {
    use mail_auth::{DnsError, hickory_resolver::proto::op::ResponseCode};
    Error::Dns(DnsError::RecordNotFound(ResponseCode::NXDomain))
}

/// A record as it is understood by its name.
pub(super) fn parsed(name: &str, text: &[u8]) -> Txt {
    let record = if name.contains("_domainkey.") {
        DomainKey::parse(text).map(|key| Txt::DomainKey(key.into()))
    } else if name.starts_with("_dmarc.") {
        Dmarc::parse(text).map(|dmarc| Txt::Dmarc(dmarc.into()))
    } else {
        Spf::parse(text).map(|spf| Txt::Spf(spf.into()))
    };
    record.unwrap_or_else(Txt::Error)
}

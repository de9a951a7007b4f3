//! Answers from DNS.

use std::net::IpAddr;

use async_trait::async_trait;
use mail_auth::{
    DnsError, Error,
    hickory_resolver::proto::rr::{Name, RData, RecordType},
};

use crate::authenticity::Dns;

/// DNS gave no answer: neither records, nor that there are none.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no answer from DNS: {0}")]
pub struct Unanswered(pub String);

/// What DNS says. No records, or no such name, is an empty answer.
#[async_trait]
pub trait Zone: Send + Sync {
    /// The texts of a name, each put together from its strings (RFC 1035, section 3.3.14).
    async fn texts(&self, name: &str) -> Result<Vec<String>, Unanswered>;

    /// The addresses of a name.
    async fn addresses(&self, name: &str) -> Result<Vec<IpAddr>, Unanswered>;

    /// The names of the servers that take mail for a name, without last dots.
    async fn mail_servers(&self, name: &str) -> Result<Vec<String>, Unanswered>;

    /// The names of an address, without last dots.
    async fn names(&self, address: IpAddr) -> Result<Vec<String>, Unanswered>;
}

#[async_trait]
impl Zone for Dns {
    async fn texts(&self, name: &str) -> Result<Vec<String>, Unanswered> {
        let answers = self.answers(name, RecordType::TXT).await?;
        let texts = answers.into_iter().filter_map(|answer| match answer {
            RData::TXT(text) => Some(String::from_utf8_lossy(&text.txt_data.concat()).into_owned()),
            _ => None,
        });
        Ok(texts.collect())
    }

    async fn addresses(&self, name: &str) -> Result<Vec<IpAddr>, Unanswered> {
        let mut answers = self.answers(name, RecordType::A).await?;
        answers.extend(self.answers(name, RecordType::AAAA).await?);
        let addresses = answers.into_iter().filter_map(|answer| match answer {
            RData::A(address) => Some(IpAddr::V4(address.0)),
            RData::AAAA(address) => Some(IpAddr::V6(address.0)),
            _ => None,
        });
        Ok(addresses.collect())
    }

    async fn mail_servers(&self, name: &str) -> Result<Vec<String>, Unanswered> {
        let answers = self.answers(name, RecordType::MX).await?;
        let servers = answers.into_iter().filter_map(|answer| match answer {
            RData::MX(server) => Some(shown(&server.exchange)),
            _ => None,
        });
        Ok(servers.collect())
    }

    async fn names(&self, address: IpAddr) -> Result<Vec<String>, Unanswered> {
        let found = self.resolver().resolver().reverse_lookup(address).await;
        let lookup = match found.map_err(Error::from) {
            Ok(lookup) => lookup,
            Err(error) => return none_or(&error),
        };
        let names = lookup.answers().iter().filter_map(|answer| match &answer.data {
            RData::PTR(name) => Some(shown(name)),
            _ => None,
        });
        Ok(names.collect())
    }
}

impl Dns {
    async fn answers(&self, name: &str, kind: RecordType) -> Result<Vec<RData>, Unanswered> {
        let asked = Name::from_str_relaxed(format!("{}.", name.trim_end_matches('.')));
        let asked = asked.map_err(|error| Unanswered(error.to_string()))?;
        match self
            .resolver()
            .resolver()
            .lookup(asked, kind)
            .await
            .map_err(Error::from)
        {
            Ok(lookup) => Ok(lookup.answers().iter().map(|answer| answer.data.clone()).collect()),
            Err(error) => none_or(&error),
        }
    }
}

fn none_or<T>(error: &Error) -> Result<Vec<T>, Unanswered> {
    match error {
        Error::Dns(DnsError::RecordNotFound(_)) => Ok(Vec::new()),
        other => Err(Unanswered(other.to_string())),
    }
}

fn shown(name: &Name) -> String {
    name.to_lowercase().to_ascii().trim_end_matches('.').to_owned()
}

//! Who a mail is from and for.

/// A mailbox: an address, and perhaps the name of whose it is (RFC 5322, section 3.4).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mailbox {
    /// The name that is shown.
    pub name: Option<String>,
    /// The address: `asha@example.org`.
    pub address: String,
}

impl Mailbox {
    /// A mailbox with a name.
    pub fn named(name: impl Into<String>, address: impl Into<String>) -> Self {
        Self {
            name: Some(name.into()),
            address: address.into(),
        }
    }

    /// A mailbox without a name.
    pub fn bare(address: impl Into<String>) -> Self {
        Self {
            name: None,
            address: address.into(),
        }
    }
}

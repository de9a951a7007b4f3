//! Whether an address has a name, and the name the address: receivers ask for both (RFC 1912, section 2.1).

use std::net::IpAddr;

use i18n::t;

use super::{
    Finding,
    Health::{Good, Unknown, Weak},
    Subject::ReverseName,
    Unanswered, Zone,
};

/// Names of one address that are followed.
const MOST_NAMES: usize = 5;

/// What is to be told of an address that mails leave from; `hello` is the name for it.
pub(super) async fn finding(address: IpAddr, hello: &str, zone: &dyn Zone) -> Finding {
    match led_back(address, zone).await {
        Err(_) => Finding::new(
            ReverseName,
            Unknown,
            t!(
                "DNS does not answer now, so the name of {address} was not checked. Look again later.",
                address
            ),
        ),
        Ok((None, false)) => Finding::new(
            ReverseName,
            Weak,
            t!(
                "The address {address} has no name. Ask whoever runs its network to name it {name}.",
                address,
                name = hello
            ),
        ),
        Ok((Some(name), false)) => Finding::new(
            ReverseName,
            Weak,
            t!(
                "The address {address} is named {name}, but that name does not lead back to it. Make both say the same.",
                address,
                name
            ),
        ),
        Ok((name, true)) => {
            let name = name.unwrap_or_default();
            Finding::new(
                ReverseName,
                Good,
                t!(
                    "The address {address} is named {name}, and that name leads back to it.",
                    address,
                    name
                ),
            )
        }
    }
}

/// A name of the address, and whether it leads back to it.
async fn led_back(address: IpAddr, zone: &dyn Zone) -> Result<(Option<String>, bool), Unanswered> {
    let names = zone.names(address).await?;
    for name in names.iter().take(MOST_NAMES) {
        if zone.addresses(name).await?.contains(&address) {
            return Ok((Some(name.clone()), true));
        }
    }
    Ok((names.into_iter().next(), false))
}

//! Addresses in a posting: where they lead, and whether they belong together.

use std::{collections::BTreeSet, ops::Range, sync::LazyLock};

use regex::Regex;

use crate::{
    advert::{Advert, Field},
    check::Reason,
};

/// Hosts that give anybody a mail address.
const FREE_MAIL: &str = "gmail googlemail yahoo ymail rocketmail hotmail outlook live msn aol icloud me gmx web mail rediffmail \
    rediff protonmail proton yandex zoho inbox fastmail tutanota qq 163 126";
/// Hosts that hide where a link leads.
const SHORT: &str = "bit.ly tinyurl.com goo.gl t.co cutt.ly ow.ly is.gd rebrand.ly shorturl.at rb.gy tiny.cc s.id";
/// Hosts that lead into a chat.
const CHATS: &str = "wa.me whatsapp.com chat.whatsapp.com api.whatsapp.com t.me telegram.me signal.me m.me line.me";
/// Hosts where anybody has a page.
const PAGES: &str = "linkedin facebook instagram twitter x youtube youtu tiktok google goo docs forms indeed glassdoor naukri xing medium github";
/// Parts of a name that are no name of anybody.
const GENERAL: &str = "www com org net edu gov co in uk de es fr eu io info biz jobs careers career mail my us ca au ac ch at in fr it nl ru";

static ADDRESS: LazyLock<Regex> = LazyLock::new(|| {
    let address = r"(?i)(?P<mail>[a-z0-9._%+-]{1,64}@(?P<at>[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,5}))|(?:https?://|\bwww\.)(?P<host>[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,5})|\b(?P<bare>(?:wa|t)\.me|bit\.ly|tinyurl\.com)/";
    Regex::new(address).expect("the tests find addresses")
});

/// An address in a text.
struct Address {
    range: Range<usize>,
    host: String,
    is_mail: bool,
}

/// The codes of what is told here.
pub(crate) const CODES: &[&str] = &[
    "link_hides_where_it_leads",
    "link_into_a_chat",
    "free_mail_address",
    "addresses_do_not_belong_together",
];

/// All that is found.
pub(crate) fn signals(advert: &Advert<'_>) -> Vec<Reason> {
    let mut found: Vec<Reason> = Vec::new();
    for field in Field::WRITTEN {
        let text = advert.text(field);
        let addresses = addresses(text);
        for address in &addresses {
            let signal = match address {
                Address { host, .. } if listed(SHORT, host) => ("link_hides_where_it_leads", 1.0),
                Address { host, .. } if listed(CHATS, host) => ("link_into_a_chat", 1.5),
                Address {
                    is_mail: true, host, ..
                } if is_free_mail(host) => ("free_mail_address", 0.8),
                _ => continue,
            };
            found.push(Reason::new(signal.0, signal.1, field, &text[address.range.clone()]));
        }
        if let Some(mail) = mail_of_somebody_else(&addresses) {
            found.push(Reason::new("addresses_do_not_belong_together", 0.5, field, &text[mail]));
        }
    }
    let mut met = BTreeSet::new();
    found.retain(|reason| met.insert(reason.code.clone()));
    found
}

fn addresses(text: &str) -> Vec<Address> {
    let each = ADDRESS.captures_iter(text);
    each.filter_map(|found| {
        let host = found.name("at").or(found.name("host")).or(found.name("bare"))?;
        Some(Address {
            range: found.get(0)?.range(),
            host: host.as_str().to_lowercase().trim_start_matches("www.").to_owned(),
            is_mail: found.name("mail").is_some(),
        })
    })
    .collect()
}

fn listed(list: &str, word: &str) -> bool {
    list.split_ascii_whitespace().any(|listed| listed == word)
}

fn is_free_mail(host: &str) -> bool {
    let Some((name, rest)) = host.split_once('.') else {
        return false;
    };
    listed(FREE_MAIL, name) && rest.split('.').all(is_general)
}

/// A mail address at a name of its own that shares nothing with any website the text names.
fn mail_of_somebody_else(addresses: &[Address]) -> Option<Range<usize>> {
    // What anybody may use says nothing of who writes.
    let own = |host: &str| !listed(SHORT, host) && !listed(CHATS, host) && names(host).all(|name| !listed(PAGES, name));
    let sites: BTreeSet<&str> = addresses
        .iter()
        .filter(|a| !a.is_mail && own(&a.host))
        .flat_map(|a| names(&a.host))
        .collect();
    let mut mails = addresses.iter().filter(|a| a.is_mail && !is_free_mail(&a.host));
    let is_strange = |host: &str| names(host).next().is_some() && names(host).all(|name| !sites.contains(name));
    let strange = mails.find(|mail| !sites.is_empty() && is_strange(&mail.host))?;
    Some(strange.range.clone())
}

/// The parts of a host that are somebody's name: all but the last, and without those that are general.
fn names(host: &str) -> impl Iterator<Item = &str> {
    let (before, _) = host.rsplit_once('.').unwrap_or(("", host));
    before.split('.').filter(|part| !is_general(part))
}

fn is_general(part: &str) -> bool {
    listed(GENERAL, part)
}

#[cfg(test)]
mod tests {
    use super::signals;
    use crate::Advert;

    fn found(description: &str) -> Vec<(String, String)> {
        let advert = Advert {
            description,
            ..Advert::default()
        };
        signals(&advert)
            .into_iter()
            .map(|reason| (reason.code, reason.quote))
            .collect()
    }

    #[test]
    fn free_mail_chats_and_hidden_links_are_found_with_their_words() {
        let told =
            found("Write to hr.lakeside@gmail.com or https://wa.me/254700000000, see bit.ly/abc. Again: x@gmail.com");
        let told: Vec<_> = told
            .iter()
            .map(|(code, quote)| (code.as_str(), quote.as_str()))
            .collect();
        assert_eq!(
            told,
            [
                ("free_mail_address", "hr.lakeside@gmail.com"),
                ("link_into_a_chat", "https://wa.me"),
                ("link_hides_where_it_leads", "bit.ly/"),
            ]
        );
    }

    #[test]
    fn an_employer_that_writes_from_its_own_site_is_passed_over() {
        assert_eq!(
            found("Apply at https://careers.lakeside.example or jobs@lakeside.example."),
            []
        );
        assert_eq!(found("jobs@lakeside.example"), [], "no site to compare with");
        assert_eq!(
            found("See www.lakeside.example/about. Me: me@mail.lakeside.example"),
            []
        );
        assert_eq!(found(""), []);
    }

    #[test]
    fn pages_that_anybody_has_say_nothing_of_who_writes() {
        assert_eq!(
            found("jobs@lakeside.example, follow https://www.linkedin.com/company/lakeside"),
            []
        );
        assert_eq!(found("info@jobs.com, see https://lakeside.example"), []);
    }

    #[test]
    fn a_mail_address_elsewhere_than_the_site_is_told() {
        let told = found("Lakeside Hotel, www.lakeside-hotel.example. Send papers to apply@fast-hire.example");
        assert_eq!(
            told,
            [(
                "addresses_do_not_belong_together".to_owned(),
                "apply@fast-hire.example".to_owned()
            )]
        );
    }
}

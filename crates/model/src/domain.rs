//! Domains: whose a web site and a mail address are, as far as their names tell.

/// Providers where anybody gets a mail address: one there shows nothing of an employer.
const FREE_MAIL: &str = "126.com 163.com aim.com aol.com duck.com email.com fastmail.com free.fr gmail.com gmx.at gmx.ch gmx.com \
    gmx.de gmx.net googlemail.com hey.com hotmail.co.uk hotmail.com hotmail.de hotmail.es hotmail.fr icloud.com inbox.com laposte.net \
    libero.it live.co.uk live.com live.in mac.com mail.com mail.ru mailbox.org me.com msn.com naver.com orange.fr outlook.com \
    outlook.de outlook.es outlook.in pm.me proton.me protonmail.com qq.com rediffmail.com rocketmail.com sapo.pt t-online.de tuta.com \
    tutanota.com uol.com.br web.de yahoo.co.in yahoo.co.uk yahoo.com yahoo.de yahoo.es yahoo.fr yahoo.in yandex.com yandex.ru \
    ymail.com zoho.com zohomail.in";

/// Hosts under which strangers have their pages, and endings under which everybody registers: neither is anybody's.
const SHARED: &str = "ac.in ac.uk blogspot.com carrd.co co.in co.jp co.ke co.kr co.nz co.uk co.za com.ar com.au com.br com.co com.mx \
    com.pe com.sg com.tr facebook.com firm.in github.io gitlab.io glitch.me gov.in gov.uk herokuapp.com instagram.com linkedin.com \
    linktr.ee ltd.uk me.uk medium.com net.au net.in netlify.app nic.in notion.site org.au org.in org.uk pages.dev plc.uk \
    sites.google.com substack.com tumblr.com vercel.app web.app webflow.io weebly.com wixsite.com wordpress.com x.com";

fn is_in(list: &str, domain: &str) -> bool {
    list.split_ascii_whitespace().any(|one| one == domain)
}

/// The host of a web address, in lower case and without `www.`; `None` when it has none, or only a number.
pub fn of_site(address: &str) -> Option<String> {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let host = rest
        .split(['/', '?', '#', ':'])
        .next()?
        .trim_end_matches('.')
        .to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    let last = host.rsplit('.').next()?;
    let is_name = host.contains('.') && !host.contains('@') && !last.chars().all(|c| c.is_ascii_digit());
    is_name.then(|| host.to_owned())
}

/// The domain of a mail address, in lower case.
pub fn of_mail(address: &str) -> Option<String> {
    let (name, domain) = address.rsplit_once('@')?;
    let domain = domain.trim_end_matches('.').to_lowercase();
    (!name.is_empty() && domain.contains('.')).then_some(domain)
}

/// Whether a domain is another one or lies below it: `hr.works.example` within `works.example`.
pub fn is_within(domain: &str, parent: &str) -> bool {
    domain == parent
        || domain
            .strip_suffix(parent)
            .is_some_and(|before| before.ends_with('.') && before.len() > 1)
}

/// Whether anybody gets a mail address there.
pub fn is_free_mail(domain: &str) -> bool {
    is_in(FREE_MAIL, domain)
}

/// Whether it belongs to many: a page there, or a name below it, shows nothing of an employer.
pub fn is_shared(domain: &str) -> bool {
    is_in(SHARED, domain) || is_in(FREE_MAIL, domain)
}

#[cfg(test)]
mod tests {
    use super::{is_free_mail, is_shared, is_within, of_mail, of_site};

    #[test]
    fn a_site_has_a_domain_and_a_number_has_none() {
        assert_eq!(
            of_site("https://www.Works.example/jobs?x=1").as_deref(),
            Some("works.example")
        );
        assert_eq!(of_site("works.example:8080").as_deref(), Some("works.example"));
        for none in ["https://192.0.2.1/", "localhost", "", "https://"] {
            assert_eq!(of_site(none), None, "{none}");
        }
    }

    #[test]
    fn only_what_lies_below_is_within() {
        assert!(is_within("works.example", "works.example"));
        assert!(is_within("hr.works.example", "works.example"));
        for other in [
            "notworks.example",
            "works.example.evil.example",
            "example",
            ".works.example",
        ] {
            assert!(!is_within(other, "works.example"), "{other}");
        }
    }

    #[test]
    fn mail_that_anybody_gets_shows_nothing() {
        assert_eq!(of_mail("Rita@Works.Example").as_deref(), Some("works.example"));
        assert_eq!(of_mail("@works.example"), None);
        assert_eq!(of_mail("works.example"), None);
        assert!(is_free_mail("gmail.com") && !is_free_mail("works.example"));
        assert!(is_shared("co.uk") && is_shared("gmail.com") && !is_shared("works.example"));
    }
}

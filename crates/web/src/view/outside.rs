//! Addresses that lead away from here. They come from postings, so they are taken for hostile until shown otherwise.

use std::fmt;

/// Longest address taken.
const MOST: usize = 2_000;

/// An `http` or `https` address; nothing that runs (`javascript:`) or carries data (`data:`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outside(String);

impl Outside {
    /// The address, if it is one that may be linked.
    pub fn parse(address: &str) -> Option<Self> {
        let address = address.trim();
        let (scheme, rest) = address.split_once("://")?;
        let good_scheme = scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http");
        let good_rest = rest.starts_with(|c: char| c.is_alphanumeric() || c == '[')
            && !address.chars().any(|c| c.is_whitespace() || c.is_control());
        (good_scheme && good_rest && address.len() <= MOST).then(|| Self(address.to_owned()))
    }

    /// The host, so that people see where a link leads.
    pub fn host(&self) -> &str {
        let rest = self.0.split_once("://").map_or("", |(_, rest)| rest);
        let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
        host.rsplit_once('@').map_or(host, |(_, host)| host)
    }
}

impl fmt::Display for Outside {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Outside;

    #[test]
    fn only_addresses_of_pages_are_linked() {
        let good = Outside::parse(" https://jobs.example.org/1?a=b#c ").unwrap();
        assert_eq!(
            (good.to_string().as_str(), good.host()),
            ("https://jobs.example.org/1?a=b#c", "jobs.example.org")
        );
        assert_eq!(
            Outside::parse("https://bank.example@evil.example/").unwrap().host(),
            "evil.example"
        );
        for bad in [
            "javascript:alert(1)",
            "data:text/html,x",
            "https://",
            "https:// x",
            "ftp://a.example",
            "//a.example",
            "/a",
            "https://a\nb",
        ] {
            assert_eq!(Outside::parse(bad), None, "{bad}");
        }
        assert_eq!(
            Outside::parse(&format!("https://a.example/{}", "a".repeat(2_000))),
            None
        );
    }
}

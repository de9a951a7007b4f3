//! Who people are to the program: roles and ways to reach them.

use serde::{Deserialize, Serialize};

/// What a person may do. One person may hold several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Looks for work.
    Seeker,
    /// Hires for an employer.
    Recruiter,
    /// Gives an hour where it counts.
    Mentor,
    /// Runs the place.
    Staff,
}

impl Role {
    /// All roles.
    pub const ALL: [Self; 4] = [Self::Seeker, Self::Recruiter, Self::Mentor, Self::Staff];

    /// The role's code in the database and in addresses.
    pub fn code(self) -> &'static str {
        match self {
            Self::Seeker => "seeker",
            Self::Recruiter => "recruiter",
            Self::Mentor => "mentor",
            Self::Staff => "staff",
        }
    }

    /// The role with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }
}

/// What staff look at somebody's data for. The person sees it beside each look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// To advise them.
    Advice,
    /// To bring them together with an opening.
    Placement,
    /// To help with their account.
    AccountHelp,
    /// To check a fact they stated.
    Verification,
    /// To report on a group.
    Reporting,
    /// To choose whom to hire, of those who applied.
    Hiring,
}

impl Purpose {
    /// All purposes.
    pub const ALL: [Self; 6] = [
        Self::Advice,
        Self::Placement,
        Self::AccountHelp,
        Self::Verification,
        Self::Reporting,
        Self::Hiring,
    ];

    /// The purpose's code in the database.
    pub fn code(self) -> &'static str {
        match self {
            Self::Advice => "advice",
            Self::Placement => "placement",
            Self::AccountHelp => "account_help",
            Self::Verification => "verification",
            Self::Reporting => "reporting",
            Self::Hiring => "hiring",
        }
    }

    /// The purpose with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|purpose| purpose.code() == code)
    }
}

/// How a person signs in and is reached: a mail address or a telephone number.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Contact {
    /// A mail address, lower case.
    Email(String),
    /// A telephone number: a plus sign and digits (E.164).
    Phone(String),
}

/// Neither a mail address nor a telephone number.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "write a mail address such as name@example.org, or a telephone number with its country code such as +91 98765 43210"
)]
pub struct BadContact;

impl Contact {
    /// Reads what somebody typed: spaces and dashes in numbers are taken out, addresses are put in lower case.
    pub fn parse(typed: &str) -> Result<Self, BadContact> {
        Self::parse_at(typed, "")
    }

    /// The same where numbers without a country code are meant to have this one, as `+91`. A zero that only dials within the country
    /// is left out.
    pub fn parse_at(typed: &str, country_code: &str) -> Result<Self, BadContact> {
        let typed = typed.trim();
        if typed.contains('@') {
            email(typed).map(Self::Email)
        } else {
            phone(typed, country_code).map(Self::Phone)
        }
        .ok_or(BadContact)
    }

    /// The address or number.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Email(text) | Self::Phone(text) => text,
        }
    }
}

fn email(typed: &str) -> Option<String> {
    let (local, domain) = typed.rsplit_once('@')?;
    let plain = |c: char| !c.is_whitespace() && !c.is_control() && !"<>()[],;:\\\"".contains(c);
    let good = (1..=64).contains(&local.len())
        && domain.len() <= 255
        && domain.split('.').count() >= 2
        && domain
            .split('.')
            .all(|label| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-'))
        && local.chars().all(plain)
        && !local.contains('@');
    good.then(|| typed.to_lowercase())
}

fn phone(typed: &str, country_code: &str) -> Option<String> {
    let digits: String = typed.chars().filter(|c| !" -()./".contains(*c)).collect();
    let digits = digits
        .strip_prefix("00")
        .map_or(digits.clone(), |rest| format!("+{rest}"));
    let digits = if country_code.is_empty() || digits.starts_with('+') {
        digits
    } else {
        format!("{country_code}{}", digits.strip_prefix('0').unwrap_or(&digits))
    };
    let body = digits.strip_prefix('+')?;
    ((7..=15).contains(&body.len()) && body.bytes().all(|b| b.is_ascii_digit())).then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::Contact;

    #[test]
    fn a_number_without_its_country_is_one_of_the_place() {
        let at = |typed: &str| Contact::parse_at(typed, "+91").map(|contact| contact.as_str().to_owned());
        for typed in ["98765 43210", "098765-43210", "+91 98765 43210", "0091 9876543210"] {
            assert_eq!(at(typed).as_deref(), Ok("+919876543210"), "{typed}");
        }
        assert_eq!(at("+49 30 1234567").as_deref(), Ok("+49301234567"));
        assert_eq!(at("Asha@Example.org").as_deref(), Ok("asha@example.org"));
        assert!(at("12").is_err() && at("hello").is_err() && at("").is_err());
        assert!(
            Contact::parse("98765 43210").is_err(),
            "where no country is set, it must be told"
        );
    }

    #[test]
    fn reads_what_people_type() {
        assert_eq!(
            Contact::parse(" Asha@Example.org "),
            Ok(Contact::Email("asha@example.org".into()))
        );
        assert_eq!(
            Contact::parse("+91 98765-43210"),
            Ok(Contact::Phone("+919876543210".into()))
        );
        assert_eq!(
            Contact::parse("0044 20 7946 0000"),
            Ok(Contact::Phone("+442079460000".into()))
        );
        for bad in [
            "",
            "asha@",
            "@example.org",
            "a b@example.org",
            "asha@localhost",
            "12345",
            "+12",
            "a@b@c.org",
        ] {
            assert!(Contact::parse(bad).is_err(), "{bad}");
        }
    }
}

//! Who wrote a mail: a person or a program.

use std::sync::LazyLock;

use mail_parser::{HeaderName, Message};
use regex::Regex;

use super::{body, bounce};

/// Who wrote a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// A person, as far as can be seen.
    Person,
    /// A program in a person's stead: away from the office, ticket opened, read receipt (RFC 3834).
    AutoReply,
    /// A mail server that could not deliver (RFC 3464).
    Bounce {
        /// The address it could not reach.
        recipient: Option<String>,
        /// Whether it will never reach it.
        permanent: bool,
        /// The enhanced status code (RFC 3463): `5.1.1` no such address, `5.2.2` a full mailbox.
        status: Option<String>,
        /// The `message_id` of the mail that did not arrive.
        original_message_id: Option<String>,
    },
    /// A mailing list or a newsletter (RFC 2919).
    List,
}

/// Subjects of answers nobody wrote, in the languages of mail programs.
static AWAY: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let subjects = [
        r"auto(matic|mated|matische|-|\s)?\s?(reply|response|answer|antwort)\b",
        r"autoreply|autosvar|automatisch antwoord|odpowied[zź] automatyczna",
        r"out of (the )?office|\bOOO\b|away from (the |my )?(office|desk)|on (annual |parental )?leave:",
        r"abwesen(d|heit)|nicht im (büro|haus)",
        r"respuesta autom[aá]tica|fuera de (la )?oficina|ausencia temporal",
        r"r[ée]ponse automatique|absen(t|ce) du bureau|message d'absence",
        r"risposta automatica|fuori (sede|ufficio)|resposta autom[aá]tica|fora do escrit[oó]rio",
        r"स्वचालित (उत्तर|प्रतिक्रिया|जवाब)|कार्यालय से बाहर|автоответ|нет на месте|otomatik yanıt",
    ];
    let pattern = format!(r"(?i)^\W*({})", subjects.join("|"));
    Regex::new(&pattern).ok()
});

pub(super) fn of(parsed: &Message<'_>, said: &str) -> Kind {
    if let Some(bounce) = bounce::of(parsed, said) {
        return bounce;
    }
    let header = |name: &'static str| raw(parsed, name).map(str::trim).map(str::to_ascii_lowercase);
    let precedence = header("Precedence").unwrap_or_default();
    let submitted = header("Auto-Submitted").unwrap_or_else(|| "no".to_owned());
    let said_so = !submitted.starts_with("no");
    let marked = ["X-Autoreply", "X-Autorespond", "X-Auto-Reply"]
        .into_iter()
        .any(|name| header(name).is_some());
    let away = AWAY
        .as_ref()
        .is_some_and(|away| away.is_match(parsed.subject().unwrap_or_default()));
    let list = header("List-Id").is_some() || ["list", "bulk"].contains(&precedence.as_str());
    // Those who are away often say "bulk", too.
    if list && !marked && !away && !submitted.starts_with("auto-replied") {
        return Kind::List;
    }
    // "Your mail was read" (RFC 8098, section 3), "was delivered" (RFC 3464): reports that are no bounce.
    if said_so || marked || away || ["auto_reply", "junk"].contains(&precedence.as_str()) || body::is_report(parsed) {
        return Kind::AutoReply;
    }
    if header("List-Unsubscribe").is_some() {
        return Kind::List;
    }
    Kind::Person
}

/// A header as it travelled.
pub(super) fn raw<'x>(parsed: &'x Message<'_>, name: &'static str) -> Option<&'x str> {
    parsed.header_raw(HeaderName::parse(name)?)
}

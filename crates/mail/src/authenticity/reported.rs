//! What a mail server of the place found out, as it wrote it into the mail (RFC 8601).

use mail_parser::MessageParser;

use super::Authenticity;

/// What the server that calls itself `server` says of a mail. It must take away what others wrote in its name (RFC 8601,
/// section 5); where it says two things, nothing is believed.
pub fn reported(mail: &[u8], server: &str) -> Authenticity {
    if server.is_empty() {
        return Authenticity::Unknown;
    }
    let Some(parsed) = MessageParser::default().parse_headers(mail) else {
        return Authenticity::Unknown;
    };
    let values = parsed
        .headers_raw()
        .filter(|(name, _)| name.eq_ignore_ascii_case("Authentication-Results"));
    let said: Vec<Authenticity> = values.filter_map(|(_, value)| found(value, server)).collect();
    match said.as_slice() {
        [first, others @ ..] if others.iter().all(|other| other == first) => *first,
        _ => Authenticity::Unknown,
    }
}

/// What one header says of DMARC, if this server wrote it.
fn found(value: &str, server: &str) -> Option<Authenticity> {
    let mut parts = value.split(';');
    let id = parts.next()?.split_whitespace().next()?;
    if !id.eq_ignore_ascii_case(server) {
        return None;
    }
    let dmarc = parts.find_map(|part| {
        let (method, rest) = part.split_once('=')?;
        let is_dmarc = method.trim().eq_ignore_ascii_case("dmarc");
        is_dmarc.then(|| rest.trim_start().to_ascii_lowercase())
    })?;
    // A long line is broken anywhere between words.
    let result = dmarc
        .split(|letter: char| letter.is_whitespace() || letter == '(')
        .next();
    let result = result.unwrap_or_default();
    Some(match result {
        "pass" => Authenticity::Proven,
        "fail" if dmarc.contains("p=reject") || dmarc.contains("p=quarantine") => Authenticity::Forged,
        _ => Authenticity::Unknown,
    })
}

#[cfg(test)]
mod tests {
    use super::{Authenticity, reported};

    fn of(headers: &str) -> Authenticity {
        reported(
            format!("{headers}From: a@example.org\r\n\r\nhello\r\n").as_bytes(),
            "mx.example.org",
        )
    }

    #[test]
    fn only_the_named_server_is_believed_and_only_while_it_says_one_thing() {
        let by = |server: &str, result: &str| format!("Authentication-Results: {server};\r\n dkim=pass; {result}\r\n");
        let pass = by("mx.example.org", "dmarc=pass header.from=example.org");
        assert_eq!(of(&pass), Authenticity::Proven);
        assert_eq!(
            of(&by("MX.example.org", "dmarc=fail (p=reject dis=none)")),
            Authenticity::Forged
        );
        assert_eq!(of(&by("mx.example.org", "dmarc=fail (p=none)")), Authenticity::Unknown);
        assert_eq!(of(&by("mx.attacker.example", "dmarc=pass")), Authenticity::Unknown);
        assert_eq!(of(&by("mx.example.org", "spf=pass")), Authenticity::Unknown);
        assert_eq!(of(""), Authenticity::Unknown);
        let folded = by("mx.example.org", "DMARC = pass\r\n\theader.from=example.org");
        assert_eq!(of(&folded), Authenticity::Proven, "a line broken after the result");
        assert_eq!(of(&by("mx.example.org", "dmarc=passed")), Authenticity::Unknown);
        let both = format!("{pass}{}", by("mx.example.org", "dmarc=fail (p=reject)"));
        assert_eq!(of(&both), Authenticity::Unknown, "one of them is forged");
        assert_eq!(reported(pass.as_bytes(), ""), Authenticity::Unknown);
    }
}

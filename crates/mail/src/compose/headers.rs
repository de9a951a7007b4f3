//! The headers, each checked so that it stays on its line.

use std::time::SystemTime;

use lettre::message::{
    Mailbox as Built, MessageBuilder,
    header::{HeaderName, HeaderValue},
};

use super::{ComposeError, Message, Unsubscribe};
use crate::address::Mailbox;

/// All headers but those of the body.
pub(super) fn builder(message: &Message) -> Result<MessageBuilder, ComposeError> {
    let mut builder = lettre::Message::builder()
        .message_id(Some(id(&message.message_id)?.to_owned()))
        .date(SystemTime::from(message.date))
        .from(mailbox(&message.from)?)
        .to(mailbox(&message.to)?)
        .subject(one_line(&message.subject));
    if let Some(reply_to) = &message.reply_to {
        builder = builder.reply_to(mailbox(reply_to)?);
    }
    if let Some(answered) = &message.in_reply_to {
        builder = builder.raw_header(encoded("In-Reply-To", id(answered)?));
    }
    if !message.references.is_empty() {
        let ids: Vec<&str> = message.references.iter().map(|one| id(one)).collect::<Result<_, _>>()?;
        // One a line: a long conversation would outgrow the 998 letters of RFC 5322, section 2.1.1.
        builder = builder.raw_header(encoded("References", &ids.join("\r\n ")));
    }
    let submitted = if message.in_reply_to.is_some() {
        "auto-replied"
    } else {
        "auto-generated"
    };
    // RFC 3834, section 5: programs that answer mails leave this one alone.
    builder = builder.raw_header(encoded("Auto-Submitted", submitted));
    if let Some(unsubscribe) = &message.unsubscribe {
        let ways = ways(unsubscribe)?;
        builder = builder
            .raw_header(encoded("List-Unsubscribe", &ways))
            .raw_header(encoded("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"));
    }
    Ok(builder)
}

/// A header whose value is in the form it travels in; everything given here has been checked.
fn encoded(name: &'static str, value: &str) -> HeaderValue {
    HeaderValue::dangerous_new_pre_encoded(HeaderName::new_from_ascii_str(name), value.to_owned(), value.to_owned())
}

/// Words for people on one line: what would end or hide it becomes a space.
pub(super) fn one_line(words: &str) -> String {
    let printed = words.split(|letter: char| letter.is_control() || letter.is_whitespace());
    printed.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn mailbox(mailbox: &Mailbox) -> Result<Built, ComposeError> {
    let refused = || ComposeError::Address(mailbox.address.clone());
    let address = mailbox.address.parse().map_err(|_| refused())?;
    if mailbox
        .address
        .chars()
        .any(|letter| letter.is_control() || letter.is_whitespace())
    {
        return Err(refused());
    }
    let name = mailbox.name.as_deref().map(one_line).filter(|name| !name.is_empty());
    Ok(Built::new(name, address))
}

/// `<left@right>` of visible ASCII (RFC 5322, section 3.6.4), short enough for one line.
fn id(text: &str) -> Result<&str, ComposeError> {
    let inner = text.strip_prefix('<').and_then(|rest| rest.strip_suffix('>'));
    let good = inner.is_some_and(|inner| inner.len() < 500 && inner.contains('@') && is_bare(inner));
    good.then_some(text)
        .ok_or_else(|| ComposeError::MessageId(text.to_owned()))
}

fn is_bare(text: &str) -> bool {
    text.bytes()
        .all(|byte| byte.is_ascii_graphic() && !b"<>,".contains(&byte))
}

fn ways(unsubscribe: &Unsubscribe) -> Result<String, ComposeError> {
    let Unsubscribe { https, mailto } = unsubscribe;
    if !https.starts_with("https://") || !is_bare(https) {
        return Err(ComposeError::Unsubscribe(https.clone()));
    }
    let Some(mailto) = mailto else {
        return Ok(format!("<{https}>"));
    };
    if !mailto.contains('@') || !is_bare(mailto) || https.len() + mailto.len() > 900 {
        return Err(ComposeError::Unsubscribe(mailto.clone()));
    }
    Ok(format!("<{https}>,\r\n <mailto:{mailto}>"))
}

//! Text messages, and their way into the outbox: like mails, but short, for each is paid for.

use model::MailId;
use store::{
    Grant, Tx,
    mail::{self, Channel},
};

use crate::{Journey, Result};

/// The kind of text that holds a code to sign in with, or to show that a number is theirs.
pub(crate) const PHONE_CODE: &str = "phone_code";
/// The kind of text that answers one.
pub(crate) const TEXT_ANSWER: &str = "text_answer";

/// The longest text in characters: four parts of an SMS in letters beyond English ones.
const LONGEST: usize = 268;

/// What stands here in place of a code, which must reach its reader on the telephone.
pub(crate) const ONLY_IN_THE_TEXT: &str =
    later!("(The code stands in the text message itself, not here: typing it shows that the number is yours.)");

/// A text message as it goes into the outbox.
pub(crate) struct Written<'a> {
    /// The number it goes to.
    pub(crate) phone: &'a str,
    /// The code of its kind, which staff see.
    pub(crate) kind: &'a str,
    /// What it says.
    pub(crate) words: String,
}

impl Journey {
    /// Puts a text message into the outbox, in the same transaction as what it tells of: to a person, or to a number that is
    /// nobody's yet.
    pub(crate) async fn queue_text(&self, tx: &mut Tx, grant: Option<&Grant>, text: Written<'_>) -> Result<MailId> {
        let id = MailId::new(tx.at(), self.random());
        self.queue_text_as(tx, grant, id, text).await?;
        Ok(id)
    }

    /// The same with an id that was chosen: the same message is put in once.
    pub(crate) async fn queue_text_as(
        &self,
        tx: &mut Tx,
        grant: Option<&Grant>,
        id: MailId,
        text: Written<'_>,
    ) -> Result<()> {
        let kind = text.kind;
        let new = mail::NewMail {
            id,
            event_key: format!("{kind}:{id}"),
            message_id: format!("<{id}@{}>", self.host()),
            to_contact: text.phone.to_owned(),
            kind: kind.to_owned(),
            subject: t!("A text message to your telephone").to_owned(),
            body_text: text.words,
            body_html: None,
            lang: i18n::lang().code(),
        };
        if mail::queue_by(tx, Channel::Text, grant, &new).await? {
            self.queue_sending(tx, Channel::Text, id).await?;
        }
        Ok(())
    }
}

/// A text with the link at its end, not longer than may be paid for: words are cut, never the link.
pub(crate) fn with_link(words: &str, link: &str) -> String {
    let room = LONGEST.saturating_sub(link.chars().count() + 1);
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().count() <= room {
        return format!("{words} {link}").trim().to_owned();
    }
    let begin: String = words.chars().take(room.saturating_sub(1)).collect();
    format!("{}… {link}", begin.trim_end())
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, with_link};

    #[test]
    fn a_text_is_short_and_its_link_whole() {
        let link = "https://work.example.org/openings/1";
        assert_eq!(
            with_link("Saved.\n\nGood luck.", link),
            format!("Saved. Good luck. {link}")
        );
        let long = with_link(&"वेल्डर ".repeat(200), link);
        assert!(
            long.chars().count() <= LONGEST && long.ends_with(&format!("… {link}")),
            "{long}"
        );
    }
}

//! Text messages, and their way into the outbox: like mails, but short, for each is paid for.

use model::MailId;
use store::{Grant, Tx, mail::Channel};

use crate::{Journey, Result, mails::Kind, out::Out};

/// The longest text in characters: four parts of an SMS in letters beyond English ones.
const LONGEST: usize = 268;

/// What stands here in place of a code, which must reach its reader on the telephone.
pub(crate) const ONLY_IN_THE_TEXT: &str =
    later!("(The code stands in the text message itself, not here: typing it shows that the number is yours.)");

/// A text message as it goes into the outbox.
pub(crate) struct Written<'a> {
    /// The number it goes to.
    pub(crate) phone: &'a str,
    /// Its kind.
    pub(crate) kind: Kind,
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
        let out = Out {
            channel: Channel::Text,
            id,
            key: None,
            kind: text.kind,
            to: text.phone,
            subject: t!("A text message to your telephone").to_owned(),
            words: text.words,
            lang: i18n::lang(),
        };
        self.put_out(tx, grant, out).await.map(|_| ())
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

//! Into the outbox: the one place where a row of it is made, and where it is known how long what leaves is worth something.

use chrono::TimeDelta;
use i18n::Lang;
use model::MailId;
use store::{
    Grant, Tx,
    mail::{self, Channel, NewMail},
};

use crate::{
    Journey, Result,
    account::{CODE_GOOD_FOR, CONFIRM_WITHIN, OPEN_WITHIN, RESET_WITHIN},
    checks::REFEREE_DAYS,
    mails::Kind,
    proving::PROVE_WITHIN,
};

/// So long what rings a telephone or lights up a device is worth sending: news of a day are none later, and an answer is none to a
/// question that was asked the day before.
const NEWS_FOR: TimeDelta = TimeDelta::days(1);

/// Something on its way out.
pub(crate) struct Out<'a> {
    /// By which way.
    pub(crate) channel: Channel,
    /// Its id.
    pub(crate) id: MailId,
    /// What makes it this one among those of its kind: put in once. Nothing: its id.
    pub(crate) key: Option<&'a str>,
    /// Its kind.
    pub(crate) kind: Kind,
    /// Where it goes.
    pub(crate) to: &'a str,
    /// The subject line.
    pub(crate) subject: String,
    /// What it says.
    pub(crate) words: String,
    /// The language it is written in.
    pub(crate) lang: Lang,
}

impl Journey {
    /// Puts it into the outbox, in the same transaction as what it tells of, to a person or to somebody who is nobody's yet. False
    /// when it is there already.
    pub(crate) async fn put_out(&self, tx: &mut Tx, grant: Option<&Grant>, out: Out<'_>) -> Result<bool> {
        let Out { channel, id, .. } = out;
        let kind = out.kind.code();
        let new = NewMail {
            id,
            event_key: out
                .key
                .map_or_else(|| format!("{kind}:{id}"), |key| format!("{kind}:{key}")),
            message_id: format!("<{id}@{}>", self.host()),
            to_contact: out.to.to_owned(),
            kind: kind.to_owned(),
            subject: out.subject,
            body_text: out.words,
            body_html: None,
            lang: out.lang.code(),
            good_until: good_for(channel, out.kind).map(|time| tx.at() + time),
        };
        let is_new = mail::queue_by(tx, channel, grant, &new).await?;
        if is_new {
            self.queue_sending(tx, channel, id).await?;
        }
        Ok(is_new)
    }
}

/// How long it is worth something; nothing where it always is. A link or a code is, as long as it opens something.
fn good_for(channel: Channel, kind: Kind) -> Option<TimeDelta> {
    match kind {
        Kind::ConfirmEmail => Some(CONFIRM_WITHIN),
        Kind::OpenAccount => Some(OPEN_WITHIN),
        Kind::PhoneCode => Some(CODE_GOOD_FOR),
        Kind::ProveDomain => Some(PROVE_WITHIN),
        Kind::RefereeAsked => Some(TimeDelta::days(REFEREE_DAYS)),
        Kind::ResetPassword => Some(RESET_WITHIN),
        _ => (channel != Channel::Mail).then_some(NEWS_FOR),
    }
}

#[cfg(test)]
mod tests {
    use store::mail::Channel;

    use super::good_for;
    use crate::mails::Kind;

    #[test]
    fn a_key_is_not_sent_when_it_opens_nothing_and_a_telephone_rings_for_no_old_news() {
        for kind in Kind::ALL {
            assert_eq!(good_for(Channel::Mail, *kind).is_some(), kind.is_key(), "{kind:?}");
        }
        assert!(
            [Channel::Text, Channel::Push]
                .iter()
                .all(|channel| good_for(*channel, Kind::Openings).is_some())
        );
    }
}

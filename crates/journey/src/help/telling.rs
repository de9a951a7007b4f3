//! Who is written to about a request for a person: staff without a word of what it is about, whoever asked with the answer.

use chrono::NaiveDate;
use i18n::Lang;
use model::{EventKind, PersonId};
use store::{
    Grant, Tx, account, alert,
    conversation::{self, Speaker},
    scope,
};

use crate::{Journey, Result, mails::Letter, talk::Said};

/// Where answers stand in the list of channels.
const CHANNEL: &str = "staff";

/// Why staff are written to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Why {
    /// Somebody asked.
    Asked,
    /// A colleague handed a request on.
    HandedOn,
    /// A request is overdue.
    Late,
}

/// How a request ends, as whoever asked is told.
pub(super) struct Ending<'a> {
    /// Who writes; nobody when the program does.
    pub(super) name: Option<&'a str>,
    /// What.
    pub(super) words: &'a str,
    /// In which language.
    pub(super) lang: Lang,
}

impl Journey {
    /// Writes to everybody who is entrusted with the person.
    pub(super) async fn tell_helpers(&self, tx: &mut Tx, grant: &Grant, why: Why, due: NaiveDate) -> Result<()> {
        let staff = scope::entrusted_staff(tx, grant, self.now()).await?;
        for one in staff {
            self.tell_helper(tx, one, why, due).await?;
        }
        Ok(())
    }

    /// Writes to a member of staff: at the address the operator gave them, in the language they chose for mails.
    pub(super) async fn tell_helper(&self, tx: &mut Tx, staff: PersonId, why: Why, due: NaiveDate) -> Result<()> {
        let own = Grant::program(staff);
        let Some(address) = account::find(tx, &own).await?.and_then(|account| account.email) else {
            return Ok(());
        };
        let chosen = alert::settings(tx, &own).await?.map(|kept| kept.settings.lang);
        let lang = chosen.and_then(|code| Lang::from_code(&code)).unwrap_or(Lang::English);
        let link = format!("{}/staff/requests", self.place().public_url);
        let letter = Letter::HelpWanted { why, due, link: &link };
        let id = i18n::spoken(lang, self.queue_mail(tx, &own, &address, letter)).await?;
        tx.also(own.event(EventKind::MailQueued).on(id.0));
        Ok(())
    }

    /// Writes the end of a request into the conversation of whoever asked, and to their address if they have one.
    pub(super) async fn tell_whoever_asked(&self, tx: &mut Tx, grant: &Grant, ending: &Ending<'_>) -> Result<()> {
        let words = ending.words.to_owned();
        let (said, speaker) = if let Some(name) = ending.name {
            let name = name.to_owned();
            (Said::Staff { name, words }, Speaker::Staff)
        } else {
            let reply = dialogue::Reply {
                sentences: vec![words],
                ..dialogue::Reply::default()
            };
            (Said::Program(reply), Speaker::Program)
        };
        let line = conversation::Said {
            speaker,
            channel: CHANNEL.to_owned(),
            body: said.stored(),
        };
        conversation::add(tx, grant, &[line]).await?;
        let account = account::find(tx, grant).await?;
        let confirmed = account.filter(|account| account.email_confirmed_at.is_some());
        let Some(address) = confirmed.and_then(|account| account.email) else {
            return Ok(());
        };
        let link = format!("{}/me/help", self.place().public_url);
        let letter = Letter::HelpAnswered {
            name: ending.name,
            words: ending.words,
            link: &link,
        };
        let id = i18n::spoken(ending.lang, self.queue_mail(tx, grant, &address, letter)).await?;
        tx.also(grant.event(EventKind::MailQueued).on(id.0));
        Ok(())
    }
}

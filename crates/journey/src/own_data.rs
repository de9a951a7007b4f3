//! A person's own data: what is held, who looked, taking it away, erasing it; and the mails to them, readable here.

use model::{EventKind, Instant, MailId};
use serde_json::{Value, json};
use store::{Grant, Look, files, hiring::check, mail, resume, scope};

pub use crate::mails::is_key;
use crate::{Error, Journey, Result, Visit, checks::open_sealed, json_resume, mails};

/// What is held of a person, in words for the page.
#[derive(Debug, Clone)]
pub struct Held {
    /// Since when they have been known here.
    pub since: Option<Instant>,
    /// How they heard of the place: the code of the invitation or campaign.
    pub source: Option<String>,
    /// Their files: name, size in bytes, when.
    pub files: Vec<(String, u64, Instant)>,
    /// Who looked at their data, with the name of each.
    pub looks: Vec<(Look, String)>,
    /// Who is entrusted with them: name, from, until.
    pub entrusted: Vec<(String, Instant, Instant)>,
    /// How many rows of each kind are kept.
    pub rows: Vec<(&'static str, usize)>,
}

/// Messages that are shown at once.
const MESSAGES: u32 = 50;

/// The word that must be typed to erase everything.
pub fn erase_word() -> &'static str {
    t!("ERASE")
}

impl Journey {
    /// What is held of this person.
    pub async fn held(&self, visit: &Visit) -> Result<Held> {
        let grant = self.own(visit).await?;
        let mut db = self.store().read().await?;
        let person = store::person::find(&mut db, &grant).await?;
        let kept = files::list(&mut db, &grant).await?;
        let scopes = scope::covering(&mut db, &grant).await?;
        drop(db);
        let mut looks = Vec::new();
        for look in self.store().looks_at(&grant).await? {
            let name = self.staff_name(look.viewer).await?;
            looks.push((look, name));
        }
        let now = self.now();
        let mut entrusted = Vec::new();
        for scope in scopes
            .iter()
            .filter(|scope| scope.ended_at.is_none() && scope.until > now)
        {
            entrusted.push((self.staff_name(scope.staff).await?, scope.from, scope.until));
        }
        let everything = self.store().everything_about(&grant).await?;
        Ok(Held {
            since: person.as_ref().map(|person| person.created_at),
            source: person.and_then(|person| person.source),
            files: kept
                .into_iter()
                .map(|file| (file.name, file.size, file.created_at))
                .collect(),
            looks,
            entrusted,
            rows: everything
                .0
                .iter()
                .map(|(table, rows)| (*table, rows.len()))
                .filter(|(_, rows)| *rows > 0)
                .collect(),
        })
    }

    /// The name a member of staff goes by, for the person they looked at.
    pub(crate) async fn staff_name(&self, staff: model::PersonId) -> Result<String> {
        let known = self.known_of(&Grant::program(staff)).await?;
        Ok(known
            .profile
            .name
            .map_or_else(|| t!("A member of staff").to_owned(), |name| name.value))
    }

    /// The profile as JSON Resume.
    pub async fn json_resume(&self, visit: &Visit) -> Result<Value> {
        let known = self.known(visit).await?;
        Ok(json_resume(&self.0.taxonomy, &known.profile))
    }

    /// Everything as one archive (tar): `resume.json`, `everything.json` and the files as they were handed in.
    pub async fn archive(&self, visit: &Visit) -> Result<Vec<u8>> {
        let grant = self.own(visit).await?;
        let everything = self.store().everything_about(&grant).await?;
        let resume = self.json_resume(visit).await?;
        let kept = files::list(&mut self.store().read().await?, &grant).await?;
        let mut archive = Archive::new(self.now());
        archive.add("README.txt", i18n::text(ARCHIVE_NOTE).as_bytes())?;
        archive.add("resume.json", &pretty(&resume))?;
        archive.add("everything.json", &pretty(&without_keys(json!(everything))))?;
        for (nr, file) in kept.iter().enumerate() {
            let mut bytes = self.store().files().get(file).await?;
            // What is kept sealed is theirs: they take it away as they handed it in.
            if let Some(key) = check::key_of(&mut self.store().read().await?, &grant, file.id).await? {
                bytes = open_sealed(&bytes, &key, file.id)?;
            }
            let name: String = file
                .name
                .chars()
                .map(|c| {
                    if c.is_alphanumeric() || ".-_ ".contains(c) {
                        c
                    } else {
                        '_'
                    }
                })
                .collect();
            archive.add(&format!("files/{:02}-{}", nr + 1, name.trim_start_matches('.')), &bytes)?;
        }
        archive.finish()
    }

    /// Erases everything, at once and for good. `word` must be [`erase_word`]; people with a password give it too.
    pub async fn erase(&self, visit: &Visit, word: &str, password: Option<&str>) -> Result<()> {
        if !is_erase_word(word) {
            return Err(Error::invalid(
                "word",
                t!(
                    "Nothing was erased. To erase everything, type {word} into the field.",
                    word = erase_word()
                ),
            ));
        }
        let grant = self.own(visit).await?;
        if self.account(visit).await?.is_some_and(|account| account.has_password) {
            self.check_own_password(&grant, "password", password.unwrap_or_default())
                .await?;
        }
        Ok(self.store().erase(&grant, self.now()).await?)
    }

    /// The text of the last document that was read, for showing quotes in their place.
    pub async fn last_document(&self, visit: &Visit) -> Result<Option<(String, String)>> {
        let grant = self.own(visit).await?;
        let mut db = self.store().read().await?;
        let Some(latest) = resume::latest(&mut db, &grant).await? else {
            return Ok(None);
        };
        let file = files::find(&mut db, &grant, latest.file).await?;
        let name = file.map_or_else(|| "your document".to_owned(), |file| file.name);
        Ok(match latest.reading {
            resume::Reading::Text(text) => Some((name, text)),
            resume::Reading::Refused(_) => None,
        })
    }

    /// Mails to this person, newest first, as they are read here.
    pub async fn messages(&self, visit: &Visit) -> Result<Vec<mail::Mail>> {
        let grant = self.own(visit).await?;
        let found = mail::own(&mut self.store().read().await?, &grant, None, MESSAGES).await?;
        Ok(found.into_iter().map(read_here).collect())
    }

    /// The same, noted as read here: as they stood before.
    pub async fn read_messages(&self, visit: &Visit) -> Result<Vec<mail::Mail>> {
        let found = self.messages(visit).await?;
        let grant = self.own(visit).await?;
        self.note_read(&grant, &found).await?;
        Ok(found)
    }

    async fn note_read(&self, grant: &Grant, found: &[mail::Mail]) -> Result<()> {
        let unread: Vec<(MailId, bool)> = found
            .iter()
            .filter(|mail| mail.shown_at.is_none())
            .map(|mail| (mail.id, is_key(&mail.kind)))
            .collect();
        if unread.is_empty() {
            return Ok(());
        }
        let mut tx = self.store().begin(self.now()).await?;
        let mut last = None;
        for (id, must_go) in unread {
            if mail::mark_shown(&mut tx, grant, id, must_go).await? {
                let event = grant.event(EventKind::MailShown).on(id.0);
                last.replace(event).into_iter().for_each(|event| tx.also(event));
            }
        }
        match last {
            Some(event) => Ok(tx.commit(event).await?),
            None => Ok(()),
        }
    }
}

/// Whether the word was typed, in the language of the page or in English.
fn is_erase_word(typed: &str) -> bool {
    let typed = typed.trim().to_uppercase();
    [erase_word(), "ERASE"].iter().any(|word| word.to_uppercase() == typed)
}

const ARCHIVE_NOTE: &str = later!(
    "This archive holds everything that is kept about you.\n\n\
resume.json      your profile in the JSON Resume format, which other programs read\n\
everything.json  every row about you, table by table\n\
files/           the documents you handed in, as they were\n"
);

fn read_here(mut mail: mail::Mail) -> mail::Mail {
    if is_key(&mail.kind) {
        mail.body_text = mails::for_reading_here(&mail.kind, &mail.body_text);
        mail.body_html = None;
    }
    mail
}

/// All that is kept, but for links that are keys: an archive lies about on other machines.
fn without_keys(mut everything: Value) -> Value {
    let mails = everything.get_mut("mail").and_then(Value::as_array_mut);
    for mail in mails.into_iter().flatten() {
        let kind = mail["kind"].as_str().unwrap_or_default().to_owned();
        let text = mail["body_text"].as_str().unwrap_or_default();
        mail["body_text"] = mails::for_reading_here(&kind, text).into();
    }
    everything
}

fn pretty(value: &Value) -> Vec<u8> {
    serde_json::to_vec_pretty(value).unwrap_or_default()
}

/// A tar archive in memory.
struct Archive {
    builder: tar::Builder<Vec<u8>>,
    at: u64,
}

impl Archive {
    fn new(at: Instant) -> Self {
        Self {
            builder: tar::Builder::new(Vec::new()),
            at: u64::try_from(at.timestamp()).unwrap_or(0),
        }
    }

    fn add(&mut self, name: &str, bytes: &[u8]) -> Result<()> {
        let mut header = tar::Header::new_gnu();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o600);
        header.set_mtime(self.at);
        let added = self.builder.append_data(&mut header, name, bytes);
        added.map_err(|error| Error::Internal(format!("the archive could not be written: {error}")))
    }

    fn finish(self) -> Result<Vec<u8>> {
        self.builder
            .into_inner()
            .map_err(|error| Error::Internal(format!("the archive could not be written: {error}")))
    }
}

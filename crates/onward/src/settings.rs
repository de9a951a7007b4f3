//! Settings: from defaults, then a file, then the environment (`ONWARD_DATABASE__URL=...`), then the command line.

use std::{fmt, net::SocketAddr, path::PathBuf};

use figment::{
    Figment,
    providers::{Env, Serialized},
};
use serde::{Deserialize, Serialize};

/// The annotated file with every setting at its default; `onward settings` prints it.
pub(crate) const ANNOTATED: &str = include_str!("../onward.toml");

/// Everything an operator can set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Settings {
    /// The directory with database, files and index.
    pub(crate) data: PathBuf,
    /// Where to listen.
    pub(crate) listen: SocketAddr,
    /// How people reach it: used in links.
    pub(crate) public_url: String,
    /// The name of the place that runs it, as people read it.
    pub(crate) name: String,
    /// What clocks show there, by the name in the time zone database.
    pub(crate) time_zone: String,
    /// Directories with fonts for letters, beside the built-in ones.
    pub(crate) fonts: Vec<PathBuf>,
    pub(crate) database: Database,
    pub(crate) http: Http,
    pub(crate) mail: Mail,
    pub(crate) mail_in: MailIn,
    pub(crate) texts: Texts,
    pub(crate) texts_in: TextsIn,
    /// Lines on devices.
    pub(crate) push: Push,
    pub(crate) interpreter: Interpreter,
    pub(crate) check_provider: CheckProvider,
    pub(crate) limits: Limits,
    pub(crate) log: Log,
}

/// The database.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Database {
    /// `postgres://...`, or empty for SQLite in the data directory.
    pub(crate) url: String,
}

/// What stands between people and the program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Http {
    /// Whether a reverse proxy in front sets `X-Forwarded-For`.
    pub(crate) behind_proxy: bool,
}

/// Mail that leaves.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Mail {
    /// The server that takes our mail; empty: none leaves.
    pub(crate) host: String,
    /// Its port.
    pub(crate) port: u16,
    /// How the connection is protected.
    pub(crate) security: Security,
    /// User name; empty where the server asks for none.
    pub(crate) user: String,
    /// Password.
    pub(crate) password: String,
    /// The address mails are from.
    pub(crate) from: String,
    /// A file with the certificate (PEM) that vouches for the server, where it is your own.
    pub(crate) authority: PathBuf,
    /// A file with a key (PEM) that signs mails; empty: they are not signed here.
    pub(crate) dkim_key: PathBuf,
    /// The selector under which the key is published.
    pub(crate) dkim_selector: String,
}

/// Without the password, so that it cannot get into a log.
impl fmt::Debug for Mail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mail")
            .field("host", &self.host)
            .field("port", &self.port)
            .field("security", &self.security)
            .field("from", &self.from)
            .finish_non_exhaustive()
    }
}

/// Mail that comes in: answers to ours.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct MailIn {
    /// The domain answers go to; empty: mails cannot be answered.
    pub(crate) domain: String,
    /// The name of the mail server whose `Authentication-Results` are believed; empty: nobody's.
    pub(crate) trusted: String,
    /// The address to listen on; empty: mail is fetched.
    pub(crate) listen: String,
    /// What is spoken there.
    pub(crate) protocol: Protocol,
    /// A file with the certificate (PEM) for STARTTLS; empty: none.
    pub(crate) certificate: PathBuf,
    /// A file with its key (PEM).
    pub(crate) key: PathBuf,
    /// The server with the mailbox, for IMAP.
    pub(crate) host: String,
    /// Its port.
    pub(crate) port: u16,
    /// How the connection is protected.
    pub(crate) security: Security,
    /// User name.
    pub(crate) user: String,
    /// Password.
    pub(crate) password: String,
    /// A file with the certificate (PEM) that vouches for the server, where it is your own.
    pub(crate) authority: PathBuf,
    /// The folder mails arrive in.
    pub(crate) folder: String,
    /// The folder taken mails are moved to; empty: they are marked as read.
    pub(crate) after: String,
}

/// Without the password, so that it cannot get into a log.
impl fmt::Debug for MailIn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MailIn")
            .field("domain", &self.domain)
            .field("listen", &self.listen)
            .field("host", &self.host)
            .finish_non_exhaustive()
    }
}

/// Text messages that leave, by a gateway of yours.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Texts {
    /// Where messages are posted to; empty: none leave.
    pub(crate) url: String,
    /// What people call them.
    pub(crate) kind: TextKind,
    /// What proves that it is us.
    pub(crate) token: String,
    /// Headers of each request.
    pub(crate) headers: Vec<String>,
    /// How the body is written.
    pub(crate) format: TextFormat,
    /// The body.
    pub(crate) body: String,
    /// What numbers without a country code are meant to have; empty: they must have one.
    pub(crate) country_code: String,
    /// What numbers must begin with; empty: anything.
    pub(crate) countries: Vec<String>,
    /// Messages about openings to one person in a day.
    pub(crate) a_day: u32,
    /// Codes to sign in with in a day, to everybody together.
    pub(crate) codes_a_day: u32,
}

/// Without the token, so that it cannot get into a log.
impl fmt::Debug for Texts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Texts")
            .field("kind", &self.kind)
            .finish_non_exhaustive()
    }
}

/// What people call the messages of a gateway.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum TextKind {
    /// Text messages.
    Sms,
    /// WhatsApp.
    Whatsapp,
}

/// How the body of a request is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum TextFormat {
    /// JSON.
    Json,
    /// As a form.
    Form,
}

/// Text messages that come in: what people answer.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TextsIn {
    /// What only the gateway and we know; empty: none are taken.
    pub(crate) secret: String,
    /// How it is used.
    pub(crate) proof: TextProof,
    /// The header it stands in.
    pub(crate) header: String,
    /// Where the number stands in the body.
    pub(crate) from: String,
    /// Where the words stand.
    pub(crate) text: String,
    /// Where the gateway's id stands.
    pub(crate) id: String,
}

/// Without the secret, so that it cannot get into a log.
impl fmt::Debug for TextsIn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TextsIn")
            .field("proof", &self.proof)
            .finish_non_exhaustive()
    }
}

/// Lines on devices, by web push.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Push {
    /// Whether people may have them.
    pub(crate) on: bool,
    /// A mail address that services of browsers may write to; empty: they find the pages.
    pub(crate) contact: String,
}

/// A language model of yours that puts what the conversation did not understand into plainer words.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Interpreter {
    /// Where it is asked; empty: there is none.
    pub(crate) url: String,
    /// The name of the model there.
    pub(crate) model: String,
    /// What proves that it is us.
    pub(crate) token: String,
}

/// Without the token, so that it cannot get into a log.
impl fmt::Debug for Interpreter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Interpreter")
            .field("model", &self.model)
            .finish_non_exhaustive()
    }
}

/// A service that looks into what people say of themselves, for employers.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CheckProvider {
    /// What it is called, as people read it in what they say yes to.
    pub(crate) name: String,
    /// Where orders are posted; empty: there is none.
    pub(crate) url: String,
    /// What proves that it is us.
    pub(crate) key: String,
    /// What its messages are signed with.
    pub(crate) secret: String,
}

/// Without its secrets, so that they cannot get into a log.
impl fmt::Debug for CheckProvider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CheckProvider")
            .field("name", &self.name)
            .finish_non_exhaustive()
    }
}

impl Default for Push {
    fn default() -> Self {
        Self {
            on: true,
            contact: String::new(),
        }
    }
}

/// How a gateway proves that it is the gateway.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum TextProof {
    /// The secret itself.
    Token,
    /// The body, signed with it.
    Hmac,
}

/// What is spoken with whoever brings mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Protocol {
    /// With a mail server beside it, which has done the checking.
    Lmtp,
    /// With servers anywhere.
    Smtp,
}

/// How the connection to the mail server is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Security {
    /// It begins in the open and turns to TLS.
    StartTls,
    /// TLS from the beginning.
    Tls,
    /// Not at all: for a server on the same machine.
    None,
}

/// How often things may be tried.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Limits {
    /// Requests a minute from one address: generous, a campus shares one.
    pub(crate) requests_a_minute: u32,
    /// Requests a minute with one token of a program.
    pub(crate) api_requests_a_minute: u32,
    /// Documents an hour from one visitor or account.
    pub(crate) uploads_an_hour: u32,
}

/// Logging.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Log {
    /// A filter such as `info` or `info,web=debug`.
    pub(crate) level: String,
    /// One JSON object a line instead of text.
    pub(crate) json: bool,
}

impl Default for Texts {
    fn default() -> Self {
        Self {
            url: String::new(),
            kind: TextKind::Sms,
            token: String::new(),
            headers: vec![
                "Authorization: Bearer {token}".to_owned(),
                "Idempotency-Key: {key}".to_owned(),
            ],
            format: TextFormat::Json,
            body: r#"{"to": "{to}", "text": "{text}", "id": "{key}"}"#.to_owned(),
            country_code: String::new(),
            countries: Vec::new(),
            a_day: 2,
            codes_a_day: 500,
        }
    }
}

impl Default for TextsIn {
    fn default() -> Self {
        Self {
            secret: String::new(),
            proof: TextProof::Hmac,
            header: "X-Signature".to_owned(),
            from: "from".to_owned(),
            text: "text".to_owned(),
            id: "id".to_owned(),
        }
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            data: PathBuf::from("onward-data"),
            listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
            public_url: "http://127.0.0.1:8080".to_owned(),
            name: "Onward".to_owned(),
            time_zone: "UTC".to_owned(),
            fonts: Vec::new(),
            database: Database { url: String::new() },
            http: Http { behind_proxy: false },
            mail: Mail {
                host: String::new(),
                port: 587,
                security: Security::StartTls,
                user: String::new(),
                password: String::new(),
                from: String::new(),
                authority: PathBuf::new(),
                dkim_key: PathBuf::new(),
                dkim_selector: "onward".to_owned(),
            },
            mail_in: MailIn {
                domain: String::new(),
                trusted: String::new(),
                listen: String::new(),
                protocol: Protocol::Lmtp,
                certificate: PathBuf::new(),
                key: PathBuf::new(),
                host: String::new(),
                port: 993,
                security: Security::Tls,
                user: String::new(),
                password: String::new(),
                authority: PathBuf::new(),
                folder: "INBOX".to_owned(),
                after: String::new(),
            },
            texts: Texts::default(),
            texts_in: TextsIn::default(),
            push: Push::default(),
            interpreter: Interpreter::default(),
            check_provider: CheckProvider::default(),
            limits: Limits {
                requests_a_minute: 1200,
                api_requests_a_minute: 600,
                uploads_an_hour: 20,
            },
            log: Log {
                level: "info".to_owned(),
                json: false,
            },
        }
    }
}

impl Settings {
    /// What clocks show there.
    pub(crate) fn time_zone(&self) -> Result<chrono_tz::Tz, String> {
        self.time_zone.trim().parse().map_err(|_| {
            format!(
                "The setting time_zone = \"{}\" names no time zone. Write a name such as \"Asia/Kolkata\" or \"Europe/Berlin\".",
                self.time_zone
            )
        })
    }

    /// Directories with fonts for letters; each is there.
    pub(crate) fn fonts(&self) -> Result<Vec<PathBuf>, String> {
        match self.fonts.iter().find(|dir| !dir.is_dir()) {
            Some(dir) => Err(format!(
                "The setting fonts names {}, which is no directory. Write directories with fonts, such as \"/usr/share/fonts\".",
                dir.display()
            )),
            None => Ok(self.fonts.clone()),
        }
    }

    /// Reads the settings; `file` must exist when it is given.
    pub(crate) fn read(file: Option<&PathBuf>) -> Result<Self, String> {
        let mut figment = Figment::from(Serialized::defaults(Self::default()));
        if let Some(file) = file {
            let text = std::fs::read_to_string(file).map_err(|error| {
                format!(
                    "The settings file {} cannot be read ({error}). `onward settings` prints one to start from.",
                    file.display()
                )
            })?;
            let set: toml::Table =
                toml::from_str(&text).map_err(|error| format!("The settings file {}: {error}", file.display()))?;
            figment = figment.merge(Serialized::defaults(set));
        }
        figment
            .merge(Env::prefixed("ONWARD_").split("__"))
            .extract()
            .map_err(|error| format!("The settings cannot be read: {error}"))
    }
}

#[cfg(test)]
mod tests {
    use super::{ANNOTATED, Settings};

    #[test]
    fn the_annotated_file_holds_every_setting_at_its_default() {
        let read: Settings = toml::from_str(ANNOTATED).unwrap();
        assert_eq!(read, Settings::default());
    }

    #[test]
    fn a_file_sets_what_it_names_and_a_mistake_is_told_with_its_place() {
        let directory = tempfile::tempdir().unwrap();
        let file = directory.path().join("onward.toml");
        std::fs::write(&file, "data = \"elsewhere\"\n").unwrap();
        let read = Settings::read(Some(&file)).unwrap();
        assert_eq!(read.data, std::path::PathBuf::from("elsewhere"));
        assert_eq!(read.listen, Settings::default().listen);
        std::fs::write(&file, "data = \"elsewhere\"\nlisten = 8080 9090\n").unwrap();
        assert!(Settings::read(Some(&file)).unwrap_err().contains("line 2"));
        std::fs::write(&file, "time_zone = \"Asia/Pune\"\n").unwrap();
        assert!(
            Settings::read(Some(&file))
                .unwrap()
                .time_zone()
                .unwrap_err()
                .contains("Asia/Pune")
        );
        std::fs::write(&file, "fonts = [\"/nowhere/fonts\"]\n").unwrap();
        assert!(
            Settings::read(Some(&file))
                .unwrap()
                .fonts()
                .unwrap_err()
                .contains("/nowhere/fonts")
        );
        std::fs::write(&file, "dataa = \"elsewhere\"\n").unwrap();
        assert!(Settings::read(Some(&file)).unwrap_err().contains("dataa"));
    }
}

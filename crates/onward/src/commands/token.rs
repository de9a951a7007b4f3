//! `onward token`.

use std::process::ExitCode;

use clap::Subcommand;
use journey::programs::{MOST_DAYS, Scope, USUAL_DAYS, WantedToken};

use super::told;
use crate::{settings::Settings, setup};

/// Tokens for programs that act for somebody.
#[derive(Debug, Subcommand)]
pub(crate) enum Token {
    /// Make one, and print its key, which is shown this once.
    #[command(
        after_help = "Examples:\n  onward token make --for asha@example.org --name \"My script\" --scopes profile:read,openings:read\n  onward token make --for rita@example.org --employer \"Tapti Boilers\" --name \"Our applicant system\" --scopes hiring:read,hiring:write,webhooks"
    )]
    Make {
        /// For whom it acts: their mail address or telephone number.
        #[arg(long = "for", value_name = "CONTACT")]
        contact: String,
        /// The employer at whose desk it acts, by its name; without it, it acts for their own data.
        #[arg(long, value_name = "NAME")]
        employer: Option<String>,
        /// What they know it by.
        #[arg(long)]
        name: String,
        /// What it may do: profile:read, openings:read, applications:read, applications:write, hiring:read, hiring:write, webhooks.
        #[arg(long, value_delimiter = ',', value_parser = scope, required = true)]
        scopes: Vec<Scope>,
        /// So many days it lasts.
        #[arg(long, default_value_t = USUAL_DAYS, value_parser = clap::value_parser!(u16).range(1..=i64::from(MOST_DAYS)))]
        days: u16,
    },
    /// Show those of somebody: id, how the key begins, name, scopes, last day, last used.
    List {
        /// Whose: their mail address or telephone number.
        #[arg(long = "for", value_name = "CONTACT")]
        contact: String,
    },
    /// Take one back: it is worth nothing from now on, and its webhooks end.
    Revoke {
        /// Whose: their mail address or telephone number.
        #[arg(long = "for", value_name = "CONTACT")]
        contact: String,
        /// Its id, as the list shows it.
        #[arg(long)]
        id: String,
    },
}

fn scope(code: &str) -> Result<Scope, String> {
    Scope::from_code(code.trim()).ok_or_else(|| format!("`{code}` is nothing a token may do"))
}

impl Token {
    pub(crate) async fn run(self, settings: &Settings) -> Result<ExitCode, String> {
        crate::log::start(settings);
        let journey = setup::open_beside(settings).await?;
        match self {
            Self::Make {
                contact,
                employer,
                name,
                scopes,
                days,
            } => {
                let wanted = WantedToken {
                    name,
                    employer: None,
                    scopes,
                    days,
                };
                let made = journey.make_api_token_for(&contact, employer.as_deref(), wanted);
                say!("{}", made.await.map_err(|error| told(&error))?);
            }
            Self::List { contact } => {
                let visit = journey.acting_for(&contact).await.map_err(|error| told(&error))?;
                for token in journey.api_tokens(&visit).await.map_err(|error| told(&error))? {
                    let used = token
                        .used_at
                        .map_or_else(|| "never".to_owned(), |at| at.date_naive().to_string());
                    let (ends, begins) = (token.ends_at.date_naive(), &token.hint);
                    say!(
                        "{}  {begins}…  {}  [{}]  until {ends}, used {used}",
                        token.id,
                        token.name,
                        token.scopes
                    );
                }
            }
            Self::Revoke { contact, id } => {
                let visit = journey.acting_for(&contact).await.map_err(|error| told(&error))?;
                let id = id.parse().map_err(|_| format!("`{id}` is no id of a token"))?;
                journey
                    .revoke_api_token(&visit, id)
                    .await
                    .map_err(|error| told(&error))?;
                say!("Taken back.");
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}

//! `onward staff`.

use std::{
    io::{BufRead, IsTerminal, Write},
    process::ExitCode,
};

use chrono::{NaiveDate, NaiveTime};
use clap::Subcommand;
use journey::Journey;
use model::Clock;
use store::scope::Over;

use super::told;
use crate::{settings::Settings, setup};

/// Accounts for staff, and whom they are entrusted with.
#[derive(Debug, Subcommand)]
pub(crate) enum Staff {
    /// Make an account for a member of staff. The password is asked for, or read from the first line of standard input.
    #[command(
        after_help = "Examples:\n  onward staff create --name \"Asha Rao\" --contact asha@example.org\n  echo 'a long password' | onward staff create --name \"Asha Rao\" --contact +919876543210"
    )]
    Create {
        /// The name people see.
        #[arg(long)]
        name: String,
        /// Mail address or telephone number.
        #[arg(long)]
        contact: String,
    },
    /// Entrust staff with a person or a cohort until a day. The people concerned see it.
    #[command(
        after_help = "Examples:\n  onward staff entrust --staff asha@example.org --person ravi@example.org --until 2027-06-30\n  onward staff entrust --staff asha@example.org --cohort \"Welding 2027\" --until 2027-06-30"
    )]
    Entrust {
        /// The member of staff: mail address or telephone number.
        #[arg(long)]
        staff: String,
        /// The person: mail address or telephone number.
        #[arg(long, conflicts_with = "cohort", required_unless_present = "cohort")]
        person: Option<String>,
        /// The cohort; made when there is none of this name.
        #[arg(long)]
        cohort: Option<String>,
        /// The last day.
        #[arg(long, value_name = "YYYY-MM-DD")]
        until: NaiveDate,
    },
    /// Put a person into a cohort.
    Join {
        /// The cohort; made when there is none of this name.
        #[arg(long)]
        cohort: String,
        /// The person: mail address or telephone number.
        #[arg(long)]
        person: String,
    },
}

impl Staff {
    pub(crate) async fn run(self, settings: &Settings) -> Result<ExitCode, String> {
        crate::log::start(settings);
        let journey = setup::open_beside(settings).await?;
        match self {
            Self::Create { name, contact } => {
                let password = ask_password()?;
                journey
                    .create_staff(&name, &contact, &password)
                    .await
                    .map_err(|error| told(&error))?;
                say!("{name} can sign in with {contact}.");
                say!("They see nobody's data until they are entrusted with people: onward staff entrust --help");
            }
            Self::Entrust {
                staff,
                person,
                cohort,
                until,
            } => entrust(&journey, &staff, person, cohort, until).await?,
            Self::Join { cohort, person } => {
                let person = journey.person_with(&person).await.map_err(|error| told(&error))?;
                let id = journey.cohort(&cohort).await.map_err(|error| told(&error))?;
                journey.join_cohort(id, person).await.map_err(|error| told(&error))?;
                say!("They are in \u{201c}{cohort}\u{201d}.");
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}

async fn entrust(
    journey: &Journey,
    staff: &str,
    person: Option<String>,
    cohort: Option<String>,
    until: NaiveDate,
) -> Result<(), String> {
    let staff_id = journey.staff_with(staff).await.map_err(|error| told(&error))?;
    let over = match (person, cohort) {
        (Some(person), _) => Over::Person(journey.person_with(&person).await.map_err(|error| told(&error))?),
        (None, Some(name)) => Over::Cohort(journey.cohort(&name).await.map_err(|error| told(&error))?),
        (None, None) => return Err("Name a person or a cohort.".to_owned()),
    };
    let end = until.succ_opt().unwrap_or(until).and_time(NaiveTime::MIN).and_utc();
    journey
        .entrust(staff_id, over, end, staff_id)
        .await
        .map_err(|error| told(&error))?;
    say!(
        "{staff} is entrusted with them from {} until {until}; they can see it under \u{201c}My data\u{201d}.",
        model::SystemClock.now().date_naive()
    );
    Ok(())
}

fn ask_password() -> Result<String, String> {
    let stdin = std::io::stdin();
    if stdin.is_terminal() {
        eprint!("Password (at least 10 characters; it shows as you type): ");
        std::io::stderr().flush().map_err(|error| error.to_string())?;
    }
    let mut line = String::new();
    stdin
        .lock()
        .read_line(&mut line)
        .map_err(|error| format!("The password could not be read: {error}"))?;
    let password = line.trim_end_matches(['\r', '\n']).to_owned();
    if password.is_empty() {
        Err("No password was given.".to_owned())
    } else {
        Ok(password)
    }
}

//! `onward recommend`.

use std::{path::PathBuf, process::ExitCode};

use clap::Args;
use journey::{Journey, jobs::Suggestion};
use matching::{Filter, Fits, Sure};
use model::{Need, Profile};
use serde_json::{Value, json};

use super::told;
use crate::{settings::Settings, setup, table};

/// Show the openings that fit a résumé, with reasons.
///
/// Nothing is kept: the résumé is read, the openings are ranked, that is all.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  onward recommend --resume cv.pdf\n  onward recommend --resume cv.docx --top 5 --place Pune\n  onward recommend --resume cv.txt --data demo-world --json"
)]
pub(crate) struct Recommend {
    /// The résumé: PDF, Word (.docx, .doc), OpenDocument, RTF, HTML, JSON Resume, Europass XML or plain text.
    #[arg(long, value_name = "FILE")]
    resume: PathBuf,
    /// How many openings.
    #[arg(long, default_value_t = 10, value_name = "N")]
    top: usize,
    /// Where distances count from, in place of the town in the résumé.
    #[arg(long, value_name = "TOWN")]
    place: Option<String>,
    /// At most so far away, in km.
    #[arg(long, value_name = "KM")]
    within: Option<u32>,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

impl Recommend {
    pub(crate) async fn run(self, settings: &Settings) -> Result<ExitCode, String> {
        crate::log::start(settings);
        let bytes = std::fs::read(&self.resume)
            .map_err(|error| format!("{} cannot be read: {error}", self.resume.display()))?;
        let journey = setup::open_beside(settings).await?;
        let openings = journey.load_matrix().await.map_err(|error| told(&error))?;
        if openings == 0 {
            return Err(format!(
                "There are no openings in {}. Take some in with `onward import`, or look at the demo world: --data demo-world",
                settings.data.display()
            ));
        }
        let mut profile = journey.read_resume(&bytes).await.map_err(|error| told(&error))?;
        if let Some(place) = &self.place {
            profile.wishes.place = journey.gazetteer().resolve(place);
        }
        let filter = Filter {
            max_km: self.within,
            ..Filter::default()
        };
        let (list, considered) = journey
            .recommend(&profile, &filter, self.top)
            .await
            .map_err(|error| told(&error))?;
        if self.json {
            say!("{}", as_json(&list, considered));
        } else {
            show(&journey, &profile, &list, considered);
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn show(journey: &Journey, profile: &Profile, list: &[Suggestion], considered: usize) {
    let taxonomy = journey.taxonomy();
    let name = profile
        .name
        .as_ref()
        .map_or("(no name found)", |name| name.value.as_str());
    let skills = profile
        .skills
        .iter()
        .filter_map(|claim| taxonomy.skill_ix(&claim.skill.value))
        .map(|ix| taxonomy.skill(ix).name.as_str());
    let skills: Vec<&str> = skills.collect();
    say!(
        "{name}: {}, {} read",
        table::things(profile.jobs.len() as u64, "job", "jobs"),
        table::things(skills.len() as u64, "skill", "skills")
    );
    say!("{}", table::short(&skills.join(", "), 200));
    say!("\nThe closest {} of {considered} openings:", list.len());
    for (nr, shown) in list.iter().enumerate() {
        say!("\n{:>2}. {}  {}", nr + 1, heading(shown), shown.found.percent());
        say!("    {}", shown.why.headline);
        for (_, words) in &shown.why.parts {
            say!("    {words}");
        }
        for held in shown
            .why
            .held
            .iter()
            .filter(|held| held.need != Need::Preferred)
            .take(4)
        {
            let yours = held.yours.as_deref().map_or(String::new(), |yours| {
                format!("; you: \u{201c}{}\u{201d}", table::short(yours, 60))
            });
            say!(
                "    + {}: \u{201c}{}\u{201d}{yours}",
                held.name,
                table::short(&held.theirs.text, 60)
            );
        }
        for missing in shown.why.missing.iter().take(5) {
            say!("    - {}: {}", missing.name, missing_words(missing));
        }
        say!("    {} {}", fits_words(shown), sure_words(shown.why.sure));
    }
}

fn heading(shown: &Suggestion) -> String {
    let posting = &shown.posting;
    let place = posting.place.as_ref().map(|place| place.text.clone());
    let km = shown.km.map(|km| format!("{km} km"));
    let parts = [Some(posting.title.clone()), posting.employer.clone(), place, km];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" \u{b7} ")
}

fn missing_words(missing: &matching::Missing) -> String {
    let first = if missing.first.is_empty() {
        String::new()
    } else {
        format!(", after {}", missing.first.join(" and "))
    };
    let start = missing
        .head_start
        .as_ref()
        .map_or(String::new(), |start| format!("; your {start} helps"));
    let plus = if missing.need == Need::Preferred {
        " (a plus)"
    } else {
        ""
    };
    format!("about {} h, {}{first}{start}{plus}", missing.hours, missing.basis)
}

fn fits_words(shown: &Suggestion) -> String {
    let hours = shown.why.hours;
    match shown.why.fits {
        Fits::NothingMissing => "Nothing that it must have is missing.".to_owned(),
        Fits::NoDeadline => format!("About {hours} h to learn in all; no deadline is given."),
        Fits::InTime => format!("About {hours} h to learn in all, which fits before the deadline."),
        Fits::TooLate => format!(
            "About {hours} h to learn in all, more than there is before the deadline; applying may be right all the same."
        ),
    }
}

fn sure_words(sure: Sure) -> &'static str {
    match sure {
        Sure::Very => "We are quite sure of this.",
        Sure::Fairly => "Some things are unknown.",
        Sure::Little => "Much is unknown, so this is a guess.",
    }
}

fn as_json(list: &[Suggestion], considered: usize) -> Value {
    let jobs: Vec<Value> = list
        .iter()
        .map(|shown| {
            json!({
                "id": shown.posting.id, "title": shown.posting.title, "employer": shown.posting.employer,
                "place": shown.posting.place.as_ref().map(|place| &place.text), "km": shown.km,
                "url": shown.posting.source.url, "match": shown.found, "why": shown.why,
            })
        })
        .collect();
    json!({ "considered": considered, "jobs": jobs })
}

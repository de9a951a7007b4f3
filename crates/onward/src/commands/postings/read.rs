//! `onward postings read`: what adverts say, as rows.

use std::{path::Path, process::ExitCode};

use chrono::NaiveDate;
use clap::Args;
use model::{Clock, Need, Requirement, SystemClock, WorkSite, profile::LanguageLevel};
use serde::Deserialize;
use serde_json::{Value, json};
use skills::{Gazetteer, PostingFacts, PostingReader, RawPosting, Taxonomy};

use crate::{commands::rows, taxonomy};

/// A first line longer than this, in characters, is no title.
const LONGEST_TITLE: usize = 120;

/// Read adverts: JSON Lines in, JSON Lines out.
///
/// A row has an `id` and a `text` (or `html`); it may have `title`, `employer` and `place`. Without a title, the first line
/// of the text is taken for one when it is short. What an advert does not say is null: nothing is guessed.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  onward postings read < adverts.jsonl > facts.jsonl\n  echo '{\"id\":1,\"text\":\"Cook\\nYou cook for 80 guests in Leeds. £12.50 an hour.\"}' | onward postings read"
)]
pub(crate) struct Read {
    /// The day the adverts are read on, for "3 days ago"; today unless given.
    #[arg(long, value_name = "YYYY-MM-DD")]
    today: Option<NaiveDate>,
}

#[derive(Debug, Deserialize)]
struct Advert {
    title: Option<String>,
    text: Option<String>,
    html: Option<String>,
    employer: Option<String>,
    place: Option<String>,
}

impl Read {
    pub(super) fn run(self, data: &Path) -> Result<ExitCode, String> {
        let today = self.today.unwrap_or_else(|| SystemClock.now().date_naive());
        let taxonomy = taxonomy::of(data)?;
        let reader = PostingReader::new(taxonomy.clone(), Gazetteer::built_in());
        rows::answer(|advert: Advert| {
            let facts = reader.read(&raw(advert)?, today);
            Ok(as_row(&taxonomy, &facts))
        })
    }
}

fn raw(advert: Advert) -> Result<RawPosting, String> {
    let text = advert
        .text
        .or(advert.html)
        .ok_or("The row has neither `text` nor `html`.")?;
    let (title, description) = match advert.title {
        Some(title) => (title, text),
        None => titled(text),
    };
    let (title, employer) = match sources::title_at_employer(&title, advert.employer.as_deref()) {
        Some((title, employer)) => (title, Some(employer)),
        None => (title, advert.employer),
    };
    Ok(RawPosting {
        title,
        description,
        employer,
        place: advert.place,
        ..RawPosting::default()
    })
}

/// Title and text: the first line, when it is short and there are more.
fn titled(text: String) -> (String, String) {
    match text.trim_start().split_once('\n') {
        Some((first, rest)) if first.chars().count() <= LONGEST_TITLE => (first.trim().to_owned(), rest.to_owned()),
        _ => (String::new(), text),
    }
}

fn as_row(taxonomy: &Taxonomy, facts: &PostingFacts) -> Value {
    let name = |id: &model::SkillId| taxonomy.skill_ix(id).map(|ix| taxonomy.skill(ix).name.as_str());
    let of = |need: Need| -> Vec<&str> {
        let asked = facts
            .requirements
            .iter()
            .filter(|asked: &&Requirement| asked.need == need);
        asked.filter_map(|asked| name(&asked.skill)).collect()
    };
    let language = |asked: &model::LanguageSkill| json!({ "language": name(&asked.language), "level": asked.level.map(|level: LanguageLevel| format!("{level:?}")) });
    json!({
        "title": facts.title,
        "employer": facts.employer,
        "place": facts.place.as_ref().map(|place| &place.text),
        "country": facts.place.as_ref().and_then(|place| place.country.as_ref()),
        "remote": facts.site.map(|site| site == WorkSite::Remote),
        "site": facts.site,
        "anywhere": facts.anywhere,
        "pay": facts.pay.map(|pay| json!({
            "min": amount(pay.min), "max": amount(pay.max), "currency": pay.currency.as_str(), "per": pay.per, "stated": pay.stated,
        })),
        "employment_type": facts.employment,
        "experience_months": facts.experience_months,
        "education": facts.education,
        "languages": facts.languages.iter().map(language).collect::<Vec<_>>(),
        "deadline": facts.deadline,
        "posted": facts.posted,
        "occupation": facts.occupation,
        "required": of(Need::Required),
        "preferred": of(Need::Preferred),
        "named": of(Need::Unknown),
    })
}

/// Hundredths as an amount: a whole number where it is one.
fn amount(hundredths: u64) -> Value {
    if hundredths.is_multiple_of(100) {
        json!(hundredths / 100)
    } else {
        #[expect(clippy::cast_precision_loss, reason = "pay is far below 2 to the 53rd")]
        let amount = hundredths as f64 / 100.0;
        json!(amount)
    }
}

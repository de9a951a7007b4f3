//! Searching all openings, and one opening, which is public.

use std::{collections::BTreeMap, str::FromStr};

use axum::{
    Json, Router,
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Response},
    routing::get,
};
use journey::{Error, find::Search, jobs::Suggestion};
use model::{Currency, Employment, Need, Per, Posting, PostingId, PostingStatus, WorkSite};
use search::Sort;
use serde_json::{Value, json};

use super::{
    App, Fault, Who,
    app::show,
    cards::{bar, dismissals, employment_words, evidence, gap, kinds, parts, place},
    said::{Asked as AskedFor, said},
};
use crate::{
    pages::{
        Nav, Sharing, Shell,
        job::{Asked, Fit, GonePage, JobFact, JobPage, Standing},
        search::{Found, Narrowed, SearchPage},
    },
    svg::{Icon, Picture},
    view::{
        Choice, Choices, Empty, Evidence, Field, Mark, Outside, Pager, Prose, Select, Tick, amount, json_ld, money,
        when,
    },
};

/// Openings on one page.
const PAGE: usize = 20;
/// Currencies one can search pay in.
const CURRENCIES: [&str; 8] = ["GBP", "EUR", "USD", "INR", "KES", "BRL", "MXN", "ZAR"];
/// Kinds of employment one can search for.
const KINDS: [Employment; 6] = [
    Employment::FullTime,
    Employment::PartTime,
    Employment::Temporary,
    Employment::Contract,
    Employment::Internship,
    Employment::Apprenticeship,
];

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/openings", get(search))
        .route("/openings/{id}", get(opening))
        .route("/suggest/{what}", get(suggest))
}

/// A search as it stands in the address.
struct Typed(BTreeMap<String, Vec<String>>);

impl Typed {
    fn read(pairs: Vec<(String, String)>) -> Self {
        let mut typed: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (name, value) in pairs.into_iter().take(60) {
            typed.entry(name).or_default().push(value);
        }
        Self(typed)
    }

    fn one(&self, name: &str) -> &str {
        self.0
            .get(name)
            .and_then(|values| values.first())
            .map_or("", |value| value.trim())
    }

    fn has(&self, name: &str, value: &str) -> bool {
        self.0
            .get(name)
            .is_some_and(|values| values.iter().any(|known| known == value))
    }

    /// The address of this search with one thing left out or replaced.
    fn address(&self, without: &str, with: Option<(&str, &str)>) -> String {
        let pairs = self
            .0
            .iter()
            .filter(|(name, _)| name.as_str() != without && name.as_str() != "page");
        let pairs = pairs.flat_map(|(name, values)| values.iter().map(move |value| (name.as_str(), value.as_str())));
        let query: Vec<String> = pairs
            .chain(with)
            .filter(|(_, value)| !value.is_empty())
            .map(|(name, value)| format!("{name}={}", encoded(value)))
            .collect();
        if query.is_empty() {
            "/openings".to_owned()
        } else {
            format!("/openings?{}", query.join("&"))
        }
    }

    fn pay(&self) -> Option<(u64, Currency)> {
        let amount: u64 = self
            .one("pay")
            .chars()
            .filter(char::is_ascii_digit)
            .collect::<String>()
            .parse()
            .ok()?;
        let currency = self.one("currency").parse().ok()?;
        let per = per(self.one("per"));
        Some((amount.checked_mul(100)?.checked_mul(u64::from(per.a_year()))?, currency))
            .filter(|(amount, _)| *amount > 0)
    }

    fn search(&self) -> Search {
        Search {
            words: self.one("q").chars().take(300).collect(),
            place: self.one("place").chars().take(120).collect(),
            radius_km: None,
            min_pay_yearly: self.pay(),
            sites: if self.has("remote", "yes") {
                vec![WorkSite::Remote]
            } else {
                Vec::new()
            },
            employment: KINDS
                .into_iter()
                .filter(|kind| self.has("kind", &kind_code(*kind)))
                .collect(),
            sort: match self.one("sort") {
                "new" => Sort::Newest,
                "pay" => Sort::BestPaid,
                "near" => Sort::Nearest,
                _ => Sort::Best,
            },
            after: Some(self.one("page").to_owned()).filter(|page| !page.is_empty()),
            limit: PAGE,
        }
    }
}

fn per(code: &str) -> Per {
    match code {
        "hour" => Per::Hour,
        "day" => Per::Day,
        "week" => Per::Week,
        "month" => Per::Month,
        _ => Per::Year,
    }
}

fn kind_code(kind: Employment) -> String {
    serde_json::to_value(kind)
        .ok()
        .and_then(|value| value.as_str().map(str::to_owned))
        .unwrap_or_default()
}

/// Percent-encoded for a query.
fn encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| {
            if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
                char::from(byte).to_string()
            } else {
                format!("%{byte:02X}")
            }
        })
        .collect()
}

async fn search(
    State(app): State<App>,
    who: Who,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Response, Fault> {
    let typed = Typed::read(pairs);
    let results = app.journey.search(&typed.search()).await?;
    let today = app.journey.now().date_naive();
    let mut shell = app.shell(&who, "All openings", Some(Nav::Openings)).await?;
    shell.sharing = Some(Sharing {
        description: "All openings, with what they ask for and what they pay.".to_owned(),
        canonical: format!("{}{}", app.journey.place().public_url, typed.address("", None)),
    });
    let page = SearchPage {
        words: Field::search("q", "Words").value(typed.one("q")),
        place: Field::search("place", "Place")
            .suggest("/suggest/places")
            .value(typed.one("place")),
        pay: Field {
            says_optional: false,
            ..Field::number("pay", "Amount").optional()
        }
        .value(typed.one("pay")),
        currency: currencies(typed.one("currency")),
        per: periods(typed.one("per")),
        kinds: Choices::many(
            "kind",
            "Kind of work",
            KINDS
                .iter()
                .map(|kind| {
                    Choice::new(&kind_code(*kind), employment_words(*kind)).chosen(typed.has("kind", &kind_code(*kind)))
                })
                .collect(),
        ),
        remote: Tick {
            id: "remote".to_owned(),
            name: "remote".to_owned(),
            label: "From home only".to_owned(),
            hint: None,
            ticked: typed.has("remote", "yes"),
        },
        sort: sorts(typed.one("sort")),
        narrowed: narrowed(&typed, results.unknown_place),
        count: count(&results),
        meant: results
            .did_you_mean
            .clone()
            .map(|words| (words.clone(), typed.address("q", Some(("q", &words))))),
        empty: results.postings.is_empty().then(|| nothing(&typed)),
        pager: pager(&typed, &results),
        found: results.postings.iter().map(found).collect(),
        today,
        shell,
    };
    show(&page)
}

fn count(results: &journey::find::Results) -> String {
    let count = amount::things(results.total as u64, "opening", "openings");
    if results.loosened {
        format!("{count} with some of your words; none has all of them")
    } else {
        count
    }
}

fn currencies(chosen: &str) -> Select {
    Select::new(
        "currency",
        "Currency",
        CURRENCIES
            .iter()
            .map(|code| Choice::new(code, code).chosen(*code == chosen))
            .collect(),
    )
}

fn periods(chosen: &str) -> Select {
    let periods = [
        ("year", "a year"),
        ("month", "a month"),
        ("week", "a week"),
        ("day", "a day"),
        ("hour", "an hour"),
    ];
    Select::new(
        "per",
        "For",
        periods
            .iter()
            .map(|(code, words)| Choice::new(code, words).chosen(*code == chosen))
            .collect(),
    )
}

fn sorts(chosen: &str) -> Select {
    let sorts = [
        ("best", "Best match"),
        ("new", "Newest"),
        ("pay", "Highest pay"),
        ("near", "Nearest"),
    ];
    Select::new(
        "sort",
        "Order",
        sorts
            .iter()
            .map(|(code, words)| Choice::new(code, words).chosen(*code == chosen))
            .collect(),
    )
}

fn narrowed(typed: &Typed, unknown_place: bool) -> Vec<Narrowed> {
    let mut list = Vec::new();
    if !typed.one("place").is_empty() {
        let words = if unknown_place {
            format!(
                "The words \u{201c}{}\u{201d} (a place we do not know)",
                typed.one("place")
            )
        } else {
            format!("Near {}", typed.one("place"))
        };
        list.push(Narrowed {
            words,
            without: typed.address("place", None),
        });
    }
    if let Some((amount, currency)) = typed.pay() {
        list.push(Narrowed {
            words: format!("From {} a year", money::amount(amount, currency)),
            without: typed.address("pay", None),
        });
    }
    if typed.has("remote", "yes") {
        list.push(Narrowed {
            words: "From home".to_owned(),
            without: typed.address("remote", None),
        });
    }
    if KINDS.iter().any(|kind| typed.has("kind", &kind_code(*kind))) {
        list.push(Narrowed {
            words: "Some kinds of work".to_owned(),
            without: typed.address("kind", None),
        });
    }
    list
}

fn nothing(typed: &Typed) -> Empty {
    let mut ways: Vec<(&str, String)> = Vec::new();
    for (name, words) in [
        ("place", "Search everywhere"),
        ("pay", "Without a least pay"),
        ("remote", "Not only from home"),
        ("kind", "Any kind of work"),
    ] {
        if !typed.one(name).is_empty() {
            ways.push((words, typed.address(name, None)));
        }
    }
    ways.push(("All openings", "/openings".to_owned()));
    let ways: Vec<(&str, &str)> = ways.iter().map(|(words, address)| (*words, address.as_str())).collect();
    Empty::new(
        Picture::NothingFound,
        "Nothing found",
        "Try fewer or other words, or take something away.",
        &ways,
    )
}

fn pager(typed: &Typed, results: &journey::find::Results) -> Option<Pager> {
    let first = typed.one("page").is_empty();
    if first && results.next.is_none() {
        return None;
    }
    Some(Pager {
        words: if first {
            format!("The first {} of {}", results.postings.len(), results.total)
        } else {
            format!("{} more", results.postings.len())
        },
        before: (!first).then(|| typed.address("page", None)),
        after: results
            .next
            .as_ref()
            .map(|next| typed.address("page", Some(("page", next)))),
    })
}

fn found(posting: &Posting) -> Found {
    let text: String = posting.description.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut snippet: String = text.chars().take(180).collect();
    if text.chars().count() > 180 {
        snippet.push('\u{2026}');
    }
    Found {
        id: posting.id.to_string(),
        title: posting.title.clone(),
        employer: posting.employer.clone(),
        place: place(posting),
        pay: posting.pay.as_ref().map(money::pay),
        kind: kinds(posting),
        snippet,
        posted: posting.posted,
        deadline: posting.deadline,
    }
}

async fn opening(
    State(app): State<App>,
    who: Who,
    Path(id): Path<String>,
    Query(query): AskedFor,
) -> Result<Response, Fault> {
    let posting = match PostingId::from_str(&id) {
        Ok(id) => match app.journey.posting(id).await {
            Ok(posting) => posting,
            Err(Error::NotFound(_)) => return gone(&app, &who).await,
            Err(other) => return Err(other.into()),
        },
        Err(_) => return gone(&app, &who).await,
    };
    let suggestion = match &who.visit {
        Some(visit) => app.journey.suggestion(visit, &posting).await?,
        None => None,
    };
    let mut shell = app.shell(&who, &posting.title, Some(Nav::Openings)).await?;
    shell.notices.extend(said(&query));
    show(&job_page(&app, &who, shell, &posting, suggestion.as_ref()))
}

async fn gone(app: &App, who: &Who) -> Result<Response, Fault> {
    let shell = app.shell(who, "This opening is not here", Some(Nav::Openings)).await?;
    let newest = app.journey.newest(5).await?;
    let similar = newest
        .into_iter()
        .map(|posting| (posting.title, format!("/openings/{}", posting.id)))
        .collect();
    Ok((
        StatusCode::NOT_FOUND,
        show(&GonePage {
            shell,
            title: None,
            similar,
        })?,
    )
        .into_response())
}

fn job_page(app: &App, who: &Who, mut shell: Shell, posting: &Posting, shown: Option<&Suggestion>) -> JobPage {
    let url = format!("{}/openings/{}", app.journey.place().public_url, posting.id);
    let today = app.journey.now().date_naive();
    let open = posting.status == PostingStatus::Open && posting.deadline.is_none_or(|day| day >= today);
    shell.sharing = open.then(|| Sharing {
        description: share_words(posting),
        canonical: url.clone(),
    });
    JobPage {
        id: posting.id.to_string(),
        title: posting.title.clone(),
        employer: posting.employer.clone(),
        place: place(posting),
        facts: facts(posting),
        usual: None,
        text: Prose::of(&posting.description, &marks(posting, shown)),
        asked: asked(app, posting, shown),
        fit: shown.map(|shown| Fit {
            bar: bar(&shown.why),
            parts: parts(shown, who.numbers),
            numbers: who.numbers,
            saved: shown.saved,
            reasons: dismissals(),
        }),
        apply: posting.source.url.as_deref().and_then(Outside::parse),
        deadline: posting.deadline,
        today,
        closed: if open {
            None
        } else {
            Some(posting.deadline.filter(|day| *day < today).unwrap_or(today))
        },
        source: posting.source.source.clone(),
        json_ld: if open {
            json_ld::job_posting(posting, &url)
        } else {
            None
        },
        shell,
    }
}

fn share_words(posting: &Posting) -> String {
    let parts = [
        posting.employer.clone(),
        place(posting),
        posting.pay.as_ref().map(money::pay),
    ];
    let facts: Vec<String> = parts.into_iter().flatten().collect();
    if facts.is_empty() {
        "An opening, with what it asks for.".to_owned()
    } else {
        facts.join(" \u{b7} ")
    }
}

fn facts(posting: &Posting) -> Vec<JobFact> {
    let unknown = || "Not stated".to_owned();
    let fact = |icon, name, value: Option<String>, note| JobFact {
        icon,
        name,
        value: value.unwrap_or_else(unknown),
        note,
    };
    let experience = posting.experience_months.map(|months| {
        if months == 0 {
            "None needed".to_owned()
        } else {
            when::months(u32::from(months))
        }
    });
    vec![
        fact(
            Icon::Coin,
            "Pay",
            posting.pay.as_ref().map(money::pay),
            posting
                .pay
                .filter(|pay| !pay.stated)
                .map(|_| "An estimate, not stated by the employer".to_owned()),
        ),
        fact(Icon::Pin, "Place", place(posting), None),
        fact(
            Icon::Briefcase,
            "Kind of work",
            Some(kinds(posting).join(", ")).filter(|kinds| !kinds.is_empty()),
            None,
        ),
        fact(Icon::Clock, "Experience", experience, None),
        fact(Icon::Book, "Published", posting.posted.map(when::day), None),
    ]
}

/// Quotes count from the title on; the text shown begins after it.
fn marks(posting: &Posting, shown: Option<&Suggestion>) -> Vec<Mark> {
    let before = u32::try_from(posting.title.chars().count() + 1).unwrap_or(0);
    let lacks =
        |skill: &model::SkillId| shown.map(|shown| !shown.why.missing.iter().any(|missing| missing.skill == *skill));
    posting
        .requirements
        .iter()
        .filter(|asked| asked.quote.start >= before)
        .map(|asked| Mark {
            start: asked.quote.start - before,
            end: asked.quote.end - before,
            have: lacks(&asked.skill),
        })
        .collect()
}

fn asked(app: &App, posting: &Posting, shown: Option<&Suggestion>) -> Vec<Asked> {
    let taxonomy = app.journey.taxonomy();
    let requirements = posting
        .requirements
        .iter()
        .filter_map(|asked| Some((asked, taxonomy.skill(taxonomy.skill_ix(&asked.skill)?))));
    requirements
        .map(|(requirement, skill)| {
            let held = shown.and_then(|shown| shown.why.held.iter().find(|held| held.skill == skill.id));
            let missing = shown.and_then(|shown| {
                shown
                    .why
                    .missing
                    .iter()
                    .find(|missing| missing.skill == skill.id)
                    .map(|missing| (shown, missing))
            });
            let standing = match (held, &missing) {
                (Some(held), _) if held.likely => Standing::Near(held.through.clone().unwrap_or_default()),
                (Some(_), _) => Standing::Have,
                (None, Some((_, missing))) => missing.head_start.clone().map_or(Standing::Missing, Standing::Near),
                (None, None) => Standing::Unknown,
            };
            Asked {
                name: skill.name.clone(),
                required: match requirement.need {
                    Need::Required => Some(true),
                    Need::Preferred => Some(false),
                    Need::Unknown => None,
                },
                standing,
                missing: missing.map(|(shown, missing)| gap(missing, &shown.why, posting)),
                evidence: held.map_or_else(|| vec![Evidence::posting(&requirement.quote.text)], evidence),
            }
        })
        .collect()
}

/// Suggestions while typing.
async fn suggest(
    State(app): State<App>,
    Path(what): Path<String>,
    Query(query): AskedFor,
) -> Result<Json<Value>, Fault> {
    let typed: String = query.get("q").map_or("", String::as_str).chars().take(80).collect();
    let taxonomy = app.journey.taxonomy();
    let list: Vec<Value> = match what.as_str() {
        "places" => app
            .journey
            .gazetteer()
            .suggest(&typed, 8)
            .into_iter()
            .map(|town| json!({ "value": town.name, "label": format!("{} ({})", town.name, town.country) }))
            .collect(),
        "skills" => taxonomy
            .search_skills(&typed, 8)
            .into_iter()
            .map(|ix| taxonomy.skill(ix))
            .map(|skill| json!({ "value": skill.name, "label": skill.name }))
            .collect(),
        "occupations" => taxonomy
            .search_occupations(&typed, 8)
            .into_iter()
            .map(|ix| taxonomy.occupation(ix))
            .map(|work| json!({ "value": work.id, "label": work.name }))
            .collect(),
        _ => return Err(Fault::not_found()),
    };
    Ok(Json(Value::Array(list)))
}

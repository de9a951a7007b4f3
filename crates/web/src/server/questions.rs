//! For those without a résumé: five questions, each of which may be skipped.

use std::collections::BTreeMap;

use axum::{
    Router,
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use journey::profile::Edit;
use model::{OccupationId, Origin, Profile};
use skills::{Occupation, SkillKind, Taxonomy};

use super::{
    App, Fault, Who,
    app::show,
    facts::{LANGUAGE_LEVELS, choose, from_code},
    fields::Fields,
    wishes,
};
use crate::{
    pages::{
        Shell,
        questions::{
            LanguageLine, PapersPage, PlacePage, Step, TaskGroup, TasksPage, WishesPage, WorkChoice, WorkField,
            WorkPage,
        },
    },
    view::{Choice, Choices, Field, Mistakes},
};

pub(super) fn routes() -> Router<App> {
    Router::new().route("/start/questions/{step}", get(question).post(answer))
}

async fn question(State(app): State<App>, who: Who, Path(step): Path<String>) -> Result<Response, Fault> {
    let step = Step::from_code(&step).ok_or_else(Fault::not_found)?;
    let profile = match &who.visit {
        Some(visit) => app.journey.known(visit).await?.profile,
        None => Profile::default(),
    };
    show_step(&app, &who, step, &profile, Mistakes::none()).await
}

async fn show_step(app: &App, who: &Who, step: Step, profile: &Profile, mistakes: Mistakes) -> Result<Response, Fault> {
    let shell = Shell {
        focus: true,
        ..app.shell(who, "A few questions", None).await?
    };
    match step {
        Step::Work => show(&work_page(app, shell, profile, mistakes)),
        Step::Tasks => show(&TasksPage {
            shell,
            groups: task_groups(app.journey.taxonomy(), profile),
            mistakes,
        }),
        Step::Papers => show(&papers_page(app.journey.taxonomy(), shell, profile, mistakes)),
        Step::Place => show(&PlacePage {
            shell,
            place: wishes::place_field(profile),
            which: None,
            distance: wishes::distance(profile),
            sites: wishes::sites(profile),
            mistakes,
        }),
        Step::Wishes => {
            let (pay, currency, per) = wishes::pay(app, profile);
            show(&WishesPage {
                shell,
                pay,
                currency,
                per,
                kinds: wishes::kinds(profile),
                mistakes,
            })
        }
    }
}

/// Occupations the person did, by their jobs and ticked tasks.
fn done(profile: &Profile) -> Vec<OccupationId> {
    profile
        .jobs
        .iter()
        .filter_map(|job| job.value.occupation.clone())
        .collect()
}

fn work_page(app: &App, shell: Shell, profile: &Profile, mistakes: Mistakes) -> WorkPage {
    let taxonomy = app.journey.taxonomy();
    let done = done(profile);
    let choice = |occupation: &Occupation| WorkChoice {
        id: occupation.id.to_string(),
        name: occupation.name.clone(),
        done: done.contains(&occupation.id),
        wished: profile.wishes.occupations.contains(&occupation.id),
    };
    let (mut chosen, mut fields) = (Vec::new(), BTreeMap::<&str, Vec<WorkChoice>>::new());
    for occupation in taxonomy.occupations() {
        let choice = choice(occupation);
        if choice.done || choice.wished {
            chosen.push(choice);
        } else {
            fields.entry(field_of(&occupation.isco)).or_default().push(choice);
        }
    }
    let fields = FIELDS.iter().filter_map(|(code, name)| {
        let mut choices = fields.remove(code)?;
        choices.sort_by(|a, b| a.name.cmp(&b.name));
        Some(WorkField {
            code: (*code).to_owned(),
            name: (*name).to_owned(),
            choices,
            open: false,
        })
    });
    WorkPage {
        shell,
        search: Field::text("typed", "Type a kind of work")
            .optional()
            .suggest("/suggest/occupations")
            .hint("For example: cook, driver, nurse, shop"),
        unclear: None,
        chosen,
        fields: fields.collect(),
        mistakes,
    }
}

/// Fields people look under, in the order they are shown: code and name.
const FIELDS: [(&str, &str); 12] = [
    ("kitchens", "Kitchens, hotels, cleaning, beauty"),
    ("shops", "Shops and selling"),
    ("warehouse", "Warehouses, driving, transport"),
    ("building", "Building, repair and crafts"),
    ("making", "Factories and machines"),
    ("land", "Farms, gardens, forests"),
    ("care", "Care and health"),
    ("teaching", "Teaching"),
    ("office", "Offices and money"),
    ("technology", "Computers and engineering"),
    ("people", "Law, social work, media, safety"),
    ("leading", "Leading and managing"),
];

/// The field an ISCO-08 unit group is looked for under.
fn field_of(isco: &str) -> &'static str {
    let starts = |prefixes: &[&str]| prefixes.iter().any(|prefix| isco.starts_with(prefix));
    if starts(&["51", "94", "91", "141", "343", "952"]) {
        "kitchens"
    } else if starts(&["52", "142", "95"]) {
        "shops"
    } else if starts(&["83", "933", "432", "315", "96"]) {
        "warehouse"
    } else if starts(&["71", "72", "74", "931", "312"]) {
        "building"
    } else if starts(&["73", "75", "81", "82", "932", "313"]) {
        "making"
    } else if starts(&["6", "92", "213", "314"]) {
        "land"
    } else if starts(&["22", "32", "53"]) {
        "care"
    } else if starts(&["23"]) {
        "teaching"
    } else if starts(&["24", "33", "4"]) {
        "office"
    } else if starts(&["21", "25", "31", "35"]) {
        "technology"
    } else if starts(&["1"]) {
        "leading"
    } else {
        "people"
    }
}

/// Work everybody may have done, for those who chose none.
const EVERYDAY: [&str; 4] = [
    "domestic-worker",
    "kitchen-assistant",
    "shop-assistant",
    "warehouse-worker",
];

/// The occupations whose tasks are asked: what was done, else what is wished, else everyday work.
fn asked_about<'a>(taxonomy: &'a Taxonomy, profile: &Profile) -> Vec<&'a Occupation> {
    let known = |ids: Vec<OccupationId>| {
        ids.iter()
            .filter_map(|id| taxonomy.occupation_ix(id))
            .map(|ix| taxonomy.occupation(ix))
            .take(5)
            .collect::<Vec<_>>()
    };
    let mut ids = done(profile);
    ids.extend(
        profile
            .wishes
            .occupations
            .iter()
            .filter(|id| !done(profile).contains(id))
            .cloned(),
    );
    let chosen = known(ids);
    if chosen.is_empty() {
        known(EVERYDAY.iter().map(|id| OccupationId::from(*id)).collect())
    } else {
        chosen
    }
}

fn task_groups(taxonomy: &Taxonomy, profile: &Profile) -> Vec<TaskGroup> {
    let ticked = |did: &str| {
        profile
            .skills
            .iter()
            .any(|claim| matches!(&claim.skill.origin, Origin::Task { task } if task == did))
    };
    let group = |occupation: &Occupation| {
        let choices = occupation
            .tasks
            .iter()
            .enumerate()
            .map(|(nr, task)| Choice::new(&nr.to_string(), &task.did).chosen(ticked(&task.did)));
        let name = format!("task:{}", occupation.id);
        TaskGroup {
            work: occupation.name.clone(),
            tasks: Choices::many(&name, &occupation.name, choices.collect()).id(&format!("tasks-{}", occupation.id)),
        }
    };
    asked_about(taxonomy, profile).into_iter().map(group).collect()
}

/// Licences usual in the chosen work, and those everybody may hold.
fn licences<'a>(taxonomy: &'a Taxonomy, profile: &Profile) -> Vec<&'a skills::Skill> {
    const EVERYBODY: [&str; 4] = [
        "driving-licence-car",
        "driving-licence-van",
        "forklift-licence",
        "food-hygiene",
    ];
    let of_work = asked_about(taxonomy, profile)
        .into_iter()
        .flat_map(|work| work.required.iter().chain(&work.useful))
        .map(|(ix, _)| taxonomy.skill(*ix));
    let of_all = EVERYBODY
        .iter()
        .filter_map(|id| taxonomy.skill_ix(&(*id).into()))
        .map(|ix| taxonomy.skill(ix));
    let mut list: Vec<&skills::Skill> = Vec::new();
    for skill in of_work.chain(of_all).filter(|skill| skill.kind == SkillKind::Licence) {
        if !list.iter().any(|known| known.id == skill.id) {
            list.push(skill);
        }
    }
    list
}

fn papers_page(taxonomy: &Taxonomy, shell: Shell, profile: &Profile, mistakes: Mistakes) -> PapersPage {
    let offered = licences(taxonomy, profile);
    let choices = offered
        .iter()
        .map(|skill| Choice::new(skill.id.as_str(), &skill.name).chosen(profile.claim(&skill.id).is_some()));
    let spoken = profile.languages.iter().map(|fact| {
        let name = taxonomy
            .skill_ix(&fact.value.language)
            .map_or_else(String::new, |ix| taxonomy.skill(ix).name.clone());
        let level = serde_json::to_value(fact.value.level)
            .ok()
            .and_then(|value| value.as_str().map(str::to_owned));
        (name, level.unwrap_or_default())
    });
    let empty = std::iter::repeat_n((String::new(), String::new()), 2);
    let languages = spoken.chain(empty).enumerate().map(|(nr, (name, level))| LanguageLine {
        language: Field::text("language", "Language")
            .optional()
            .id(&format!("language-{nr}"))
            .value(&name),
        level: choose("level", "How well", &LANGUAGE_LEVELS, &level).id(&format!("level-{nr}")),
    });
    PapersPage {
        licences: Choices::many("licence", "Which of these do you hold?", choices.collect()),
        other: Field::text("other", "Any other licence or certificate")
            .optional()
            .suggest("/suggest/skills"),
        languages: languages.collect(),
        shell,
        mistakes,
    }
}

async fn answer(State(app): State<App>, who: Who, Path(step): Path<String>, fields: Fields) -> Result<Response, Fault> {
    let step = Step::from_code(&step).ok_or_else(Fault::not_found)?;
    let next = step.next().map_or_else(|| "/jobs".to_owned(), Step::address);
    if fields.one("do") == "skip" {
        return Ok(Redirect::to(&next).into_response());
    }
    let (visit, jar) = who.begin(&app).await?;
    let known = app.journey.known(&visit).await?;
    let edits = edits(&app, step, &known.profile, &fields);
    let stay = fields.one("do") == "more";
    match app.journey.edit(&visit, None, edits).await {
        Ok(_) => Ok((jar, Redirect::to(if stay { step.address() } else { next }.as_str())).into_response()),
        Err(error) => {
            let (field, words) = Fault::from(error).about_field()?;
            let id = if field == "skill" { "other" } else { field };
            Ok((
                jar,
                show_step(&app, &who, step, &known.profile, Mistakes::one(id, &words)).await?,
            )
                .into_response())
        }
    }
}

fn edits(app: &App, step: Step, profile: &Profile, fields: &Fields) -> Vec<Edit> {
    let taxonomy = app.journey.taxonomy();
    match step {
        Step::Work => work_edits(taxonomy, profile, fields),
        Step::Tasks => asked_about(taxonomy, profile)
            .into_iter()
            .map(|occupation| {
                let ticked = fields
                    .all(&format!("task:{}", occupation.id))
                    .filter_map(|nr| nr.parse().ok())
                    .collect();
                Edit::Tasks(occupation.id.clone(), ticked)
            })
            .collect(),
        Step::Papers => paper_edits(taxonomy, profile, fields),
        Step::Place => {
            let form = wishes::place_form(fields);
            let home = profile
                .place
                .is_none()
                .then(|| Edit::Place(fields.one("place").to_owned()));
            std::iter::once(Edit::Wishes(form)).chain(home).collect()
        }
        Step::Wishes => vec![Edit::Wishes(wishes::pay_form(fields))],
    }
}

/// What is ticked, and what was typed without choosing a suggestion, when it means one kind of work.
fn work_edits(taxonomy: &Taxonomy, profile: &Profile, fields: &Fields) -> Vec<Edit> {
    let ids = |name: &str| fields.all(name).map(OccupationId::from).collect::<Vec<_>>();
    let typed = fields.one("typed").to_owned();
    let meant = taxonomy
        .search_occupations(&typed, 1)
        .first()
        .filter(|_| !typed.is_empty())
        .map(|ix| taxonomy.occupation(*ix).id.clone());
    let (mut wished, ticked) = (ids("wished"), ids("done"));
    wished.extend(meant.filter(|id| !wished.contains(id) && !ticked.contains(id)));
    let before = done(profile);
    let added = ticked
        .iter()
        .filter(|id| !before.contains(id))
        .map(|id| Edit::Done(id.clone(), true));
    let gone = before
        .iter()
        .filter(|id| !ticked.contains(id))
        .map(|id| Edit::Done(id.clone(), false));
    added.chain(gone).chain([Edit::WishedWork(wished)]).collect()
}

fn paper_edits(taxonomy: &Taxonomy, profile: &Profile, fields: &Fields) -> Vec<Edit> {
    let held: Vec<&str> = fields.all("licence").collect();
    let mut edits = Vec::new();
    for skill in licences(taxonomy, profile) {
        let (had, has) = (profile.claim(&skill.id).is_some(), held.contains(&skill.id.as_str()));
        if has && !had {
            edits.push(Edit::Skill(skill.id.to_string(), None));
        } else if had && !has {
            edits.push(Edit::Remove(journey::profile::FactKey::Skill(skill.id.clone())));
        }
    }
    if !fields.one("other").is_empty() {
        edits.push(Edit::Skill(fields.one("other").to_owned(), None));
    }
    let lines = fields.all("language").zip(fields.all("level"));
    edits.extend(
        lines
            .filter(|(name, _)| !name.trim().is_empty())
            .map(|(name, level)| Edit::Language(name.trim().to_owned(), from_code(level))),
    );
    edits
}

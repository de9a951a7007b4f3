//! Question one: work done, or wished for. One field of work stands open at a time, so that the page stays light; opening
//! another keeps what is ticked.

use journey::profile::Edit;
use model::{OccupationId, Profile};
use skills::{Occupation, OccupationIx, Taxonomy};

use super::Beside;
use crate::{
    pages::{
        Shell,
        questions::{Step, Unclear, WorkChoice, WorkField, WorkPage},
    },
    server::fields::Fields,
    view::{Field, Mistakes},
};

/// So many kinds of work are offered for unclear words.
const OFFERED: usize = 6;

/// Occupations the person did, by their jobs and ticked tasks.
pub(super) fn done(profile: &Profile) -> Vec<OccupationId> {
    profile
        .jobs
        .iter()
        .filter_map(|job| job.value.occupation.clone())
        .collect()
}

pub(super) fn page(taxonomy: &Taxonomy, shell: Shell, profile: &Profile, beside: Beside) -> WorkPage {
    let done = done(profile);
    let choice = |occupation: &Occupation| WorkChoice {
        id: occupation.id.to_string(),
        name: taxonomy
            .name_of_occupation(&occupation.id)
            .unwrap_or(&occupation.name)
            .to_owned(),
        done: done.contains(&occupation.id),
        wished: profile.wishes.occupations.contains(&occupation.id),
    };
    let (chosen, others): (Vec<_>, Vec<_>) = taxonomy
        .occupations()
        .iter()
        .map(|occupation| (field_of(&occupation.isco), choice(occupation)))
        .partition(|(_, choice)| choice.done || choice.wished);
    let options: Vec<WorkChoice> = match meant(taxonomy, &beside.typed) {
        Meant::Several(several) => several.iter().map(|ix| choice(taxonomy.occupation(*ix))).collect(),
        Meant::Nothing | Meant::One(_) => Vec::new(),
    };
    let search = Field::text("typed", t!("Type a kind of work"))
        .optional()
        .suggest("/suggest/occupations")
        .hint(t!("For example: cook, driver, nurse, shop"));
    WorkPage {
        shell,
        search: if beside.mistakes.list.is_empty() {
            search
        } else {
            search.value(&beside.typed).error(i18n::text(UNKNOWN))
        },
        unclear: (!options.is_empty()).then(|| Unclear {
            typed: beside.typed.clone(),
            options,
        }),
        chosen: chosen.into_iter().map(|(_, choice)| choice).collect(),
        fields: fields(&others, &beside.look),
        mistakes: beside.mistakes,
    }
}

const UNKNOWN: &str =
    later!("We do not know this kind of work. Try another word for it, or tick something close in the lists below.");

/// All fields; the choices only of the one that is looked at.
fn fields(others: &[(&str, WorkChoice)], look: &str) -> Vec<WorkField> {
    let of_field = |code: &str| {
        let of_it = others.iter().filter(|(field, _)| *field == code);
        let mut choices: Vec<WorkChoice> = of_it.map(|(_, choice)| choice.clone()).collect();
        choices.sort_by(|a, b| a.name.cmp(&b.name));
        choices
    };
    let field = |(code, name): &(&str, &'static str)| {
        let choices = of_field(code);
        WorkField {
            code: (*code).to_owned(),
            name: i18n::text(name).to_owned(),
            count: choices.len(),
            open: *code == look,
            choices: if *code == look { choices } else { Vec::new() },
        }
    };
    FIELDS.iter().map(field).collect()
}

/// Fields people look under, in the order they are shown: code and name.
const FIELDS: [(&str, &str); 12] = [
    ("kitchens", later!("Kitchens, hotels, cleaning, beauty")),
    ("shops", later!("Shops and selling")),
    ("warehouse", later!("Warehouses, driving, transport")),
    ("building", later!("Building, repair and crafts")),
    ("making", later!("Factories and machines")),
    ("land", later!("Farms, gardens, forests")),
    ("care", later!("Care and health")),
    ("teaching", later!("Teaching")),
    ("office", later!("Offices and money")),
    ("technology", later!("Computers and engineering")),
    ("people", later!("Law, social work, media, safety")),
    ("leading", later!("Leading and managing")),
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

/// What typed words mean.
enum Meant {
    Nothing,
    One(OccupationIx),
    Several(Vec<OccupationIx>),
}

/// A kind of work with exactly this name, the only one that comes near, or those that do.
fn meant(taxonomy: &Taxonomy, typed: &str) -> Meant {
    let found = if typed.is_empty() {
        Vec::new()
    } else {
        taxonomy.search_occupations(typed, OFFERED)
    };
    let exact = found.iter().find(|ix| taxonomy.occupation_is_called(**ix, typed));
    match (exact, found.as_slice()) {
        (Some(ix), _) | (None, [ix]) => Meant::One(*ix),
        (None, []) => Meant::Nothing,
        (None, _) => Meant::Several(found),
    }
}

/// When words were typed that mean several things, or nothing: what to show so that the person can choose.
pub(super) fn unclear(taxonomy: &Taxonomy, step: Step, fields: &Fields) -> Option<Beside> {
    let typed = fields.one("typed");
    if step != Step::Work || typed.is_empty() || fields.has("look") {
        return None;
    }
    let mistakes = match meant(taxonomy, typed) {
        Meant::One(_) => return None,
        Meant::Several(_) => Mistakes::none(),
        Meant::Nothing => Mistakes::one("typed", i18n::text(UNKNOWN)),
    };
    Some(Beside {
        typed: typed.to_owned(),
        mistakes,
        ..Beside::default()
    })
}

/// Whether somebody opens a field of work and has told nothing yet: looking keeps nothing.
pub(super) fn only_looks(fields: &Fields) -> bool {
    fields.has("look") && fields.all("done").chain(fields.all("wished")).next().is_none()
}

/// The address of the question with this field open.
pub(super) fn look_at(step: Step, field: &str) -> String {
    match FIELDS.iter().find(|(code, _)| *code == field) {
        Some((code, _)) => format!("{}?look={code}#field-{code}", step.address()),
        None => format!("{}#browse-work", step.address()),
    }
}

/// What is ticked, and what was typed when it means one kind of work.
pub(super) fn edits(taxonomy: &Taxonomy, profile: &Profile, fields: &Fields) -> Vec<Edit> {
    let ids = |name: &str| fields.all(name).map(OccupationId::from).collect::<Vec<_>>();
    let (mut wished, ticked) = (ids("wished"), ids("done"));
    if let Meant::One(ix) = meant(taxonomy, fields.one("typed")) {
        let id = &taxonomy.occupation(ix).id;
        if !wished.contains(id) && !ticked.contains(id) {
            wished.push(id.clone());
        }
    }
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

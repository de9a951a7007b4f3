//! The five questions.

use model::profile::Travel;

use super::{guest, parts};
use crate::{
    pages::{
        Sample, Shell,
        questions::{
            LanguageLine, PapersPage, PlacePage, Step, TaskGroup, TasksPage, Unclear, WishesPage, WorkChoice,
            WorkField, WorkPage, distances,
        },
    },
    view::{Choice, Choices, Field, Mistakes, Select},
};

fn shell(title: &str, step: Step) -> Shell {
    Shell {
        focus: true,
        ..guest(title, &step.address())
    }
}

fn work(id: &str, name: &str, done: bool, wished: bool) -> WorkChoice {
    WorkChoice {
        id: id.to_owned(),
        name: name.to_owned(),
        done,
        wished,
    }
}

fn field(code: &str, name: &str, open: bool, list: &[(&str, &str)]) -> WorkField {
    let choices = list.iter().map(|(id, name)| work(id, name, false, false));
    WorkField {
        code: code.to_owned(),
        name: name.to_owned(),
        count: list.len(),
        choices: choices.filter(|_| open).collect(),
        open,
    }
}

fn work_fields() -> Vec<WorkField> {
    let storage = [
        ("forklift-driver", "Forklift driver"),
        ("van-driver", "Van driver"),
        ("warehouse-worker", "Warehouse worker"),
    ];
    vec![
        field(
            "care",
            "Care and health",
            false,
            &[
                ("care-assistant", "Care assistant"),
                ("nurse", "Nurse"),
                ("porter", "Hospital porter"),
            ],
        ),
        field(
            "food",
            "Kitchens and hotels",
            false,
            &[
                ("cook", "Cook"),
                ("kitchen-helper", "Kitchen helper"),
                ("waiter", "Waiter"),
            ],
        ),
        field("storage", "Storage and transport", true, &storage),
        field(
            "trades",
            "Building and trades",
            false,
            &[
                ("electrician", "Electrician"),
                ("painter", "Painter"),
                ("plumber", "Plumber"),
            ],
        ),
        field(
            "office",
            "Offices",
            false,
            &[("clerk", "Office clerk"), ("bookkeeper", "Bookkeeper")],
        ),
        field(
            "software",
            "Software and data",
            false,
            &[("data-engineer", "Data engineer"), ("developer", "Software developer")],
        ),
    ]
}

impl Sample for WorkPage {
    const NAME: &'static str = "question-work";

    fn samples() -> Vec<(&'static str, Self)> {
        let search = Field::text("typed", "Type a kind of work")
            .optional()
            .hint("For example: cook, driver, bookkeeping")
            .suggest("/suggest/occupations");
        let shell = shell("What work have you done?", Step::Work);
        let fresh = Self {
            shell,
            search: search.clone(),
            unclear: None,
            chosen: Vec::new(),
            fields: work_fields(),
            mistakes: Mistakes::none(),
        };
        let chosen = vec![
            work("picker", "Order picker", true, true),
            work("loader", "Loader", true, false),
        ];
        let options = vec![
            work("bus-driver", "Bus driver", false, false),
            work("truck-driver", "Truck driver", false, false),
            work("taxi-driver", "Taxi driver", false, false),
        ];
        let unclear = Unclear {
            typed: "driver".to_owned(),
            options,
        };
        let filled = Self {
            unclear: Some(unclear),
            chosen,
            search: search.clone().value("driver"),
            ..fresh.clone()
        };
        let words = "We do not know “xyzzy” yet. Try another word for it, or tick something close in the lists.";
        let failed = Self {
            search: search.value("xyzzy").error(words),
            mistakes: Mistakes::one("typed", words),
            ..fresh.clone()
        };
        vec![("fresh", fresh), ("filled", filled), ("failed", failed)]
    }
}

impl Sample for TasksPage {
    const NAME: &'static str = "question-tasks";

    fn samples() -> Vec<(&'static str, Self)> {
        let picking = [
            ("pick", "Collected goods from shelves for an order", true),
            ("scan", "Used a hand scanner", true),
            ("pack", "Packed parcels so that nothing breaks", true),
            ("count", "Counted stock and noted what is missing", false),
            ("forklift", "Driven a forklift", false),
            ("newcomers", "Shown a new colleague how things are done", false),
        ];
        let loading = [
            ("load", "Loaded and unloaded trucks", true),
            ("secure", "Secured loads with straps", false),
        ];
        let group = |id: &str, name: &str, tasks: &[(&str, &str, bool)]| TaskGroup {
            work: name.to_owned(),
            tasks: Choices::many(
                "task",
                name,
                tasks
                    .iter()
                    .map(|(code, words, ticked)| Choice::new(code, words).chosen(*ticked))
                    .collect(),
            )
            .id(id),
        };
        let groups = vec![
            group("task-picker", "As an order picker", &picking),
            group("task-loader", "As a loader", &loading),
        ];
        let filled = Self {
            shell: shell("Which of these have you done?", Step::Tasks),
            groups,
            mistakes: Mistakes::none(),
        };
        let everyday = [
            ("till", "Handled money at a till", false),
            ("children", "Looked after children", false),
            ("cook", "Cooked for many people", false),
        ];
        let fresh = Self {
            groups: vec![group("task-any", "Everyday tasks", &everyday)],
            ..filled.clone()
        };
        vec![("filled", filled), ("no-work-chosen", fresh)]
    }
}

fn language(number: u32, language: &str, level: &str) -> LanguageLine {
    let levels = [
        ("", "Choose"),
        ("a1", "First words"),
        ("a2", "A little"),
        ("b1", "Gets along"),
        ("b2", "Works in it"),
        ("c1", "Fluent"),
        ("native", "Mother tongue"),
    ];
    let choices = levels
        .map(|(code, words)| Choice::new(code, words).chosen(code == level))
        .to_vec();
    LanguageLine {
        language: Field::text("language", &format!("Language {number}"))
            .optional()
            .id(&format!("language-{number}"))
            .value(language),
        level: Select::new("level", &format!("How well, language {number}"), choices).id(&format!("level-{number}")),
    }
}

impl Sample for PapersPage {
    const NAME: &'static str = "question-papers";

    fn samples() -> Vec<(&'static str, Self)> {
        let licences = vec![
            Choice::new("driving-car", "Driving licence, car").chosen(true),
            Choice::new("driving-truck", "Driving licence, truck"),
            Choice::new("forklift", "Forklift licence"),
            Choice::new("first-aid", "First aid certificate").chosen(true),
        ];
        let page = Self {
            shell: shell("Licences and languages", Step::Papers),
            licences: Choices::many("licence", "Licences and certificates", licences),
            other: Field::text("other", "Any other")
                .optional()
                .hint("As it is called on the paper")
                .suggest("/suggest/skills"),
            languages: vec![
                language(1, "Spanish", "native"),
                language(2, "English", "a2"),
                language(3, "", ""),
            ],
            mistakes: Mistakes::none(),
        };
        vec![("filled", page)]
    }
}

impl Sample for PlacePage {
    const NAME: &'static str = "question-place";

    fn samples() -> Vec<(&'static str, Self)> {
        let sites = [
            ("on-site", "At the workplace", true),
            ("hybrid", "Partly from home", true),
            ("remote", "From home only", false),
        ];
        let place = Field::text("place", "Town")
            .optional()
            .autocomplete("address-level2")
            .suggest("/suggest/places");
        let filled = Self {
            shell: shell("Where do you live?", Step::Place),
            place: place.clone().value("Valencia"),
            which: None,
            distance: Choices::one("distance", "How far would you travel?", distances(Some(Travel::Km(25)))).in_row(),
            sites: Choices::many(
                "site",
                "Where would you work?",
                sites
                    .map(|(code, words, ticked)| Choice::new(code, words).chosen(ticked))
                    .to_vec(),
            )
            .in_row(),
            mistakes: Mistakes::none(),
        };
        let towns = vec![
            Choice::new("valencia-es", "Valencia, Spain"),
            Choice::new("valencia-ve", "Valencia, Venezuela"),
        ];
        let which = Choices {
            error: Some("Choose the town you mean, or write it differently.".to_owned()),
            ..Choices::one("which", "Which Valencia?", towns)
        };
        let mistakes = Mistakes::one("which-1", "There are several towns called Valencia. Choose yours.");
        let failed = Self {
            which: Some(which),
            mistakes,
            ..filled.clone()
        };
        vec![("filled", filled), ("failed", failed)]
    }
}

impl Sample for WishesPage {
    const NAME: &'static str = "question-wishes";

    fn samples() -> Vec<(&'static str, Self)> {
        let pay = Field::number("pay", "Amount").optional();
        let filled = Self {
            shell: shell("What matters to you?", Step::Wishes),
            pay: pay.clone().value("1400"),
            currency: parts::currencies("currency"),
            per: parts::periods("per"),
            kinds: parts::kinds(&["full-time"]),
            mistakes: Mistakes::none(),
        };
        let words = "Write the amount in digits, for example 1400.";
        let failed = Self {
            pay: pay.value("a lot").error(words),
            mistakes: Mistakes::one("pay", words),
            ..filled.clone()
        };
        vec![("filled", filled), ("failed", failed)]
    }
}

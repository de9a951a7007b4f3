//! The architecture's invariants, checked over the sources. Each rule is a function that lists its faults.
//!
//! To add one more rule: a function from the sources to faults, a line in [`check`], and a test that it fires.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// A file of ours.
struct Source {
    /// From the project's root.
    path: String,
    text: String,
}

impl Source {
    /// The crate it belongs to, as its directory is called.
    fn of_crate(&self) -> &str {
        self.path
            .strip_prefix("crates/")
            .and_then(|rest| rest.split('/').next())
            .unwrap_or("")
    }

    /// Whether it is part of what is built into the program.
    fn is_product(&self) -> bool {
        self.path.contains("/src/")
    }
}

/// Who may depend on whom, downwards only.
const BELOW: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("assess", &[]),
    ("i18n", &[]),
    ("skills", &["i18n", "model"]),
    ("matching", &["i18n", "model", "skills"]),
    ("dialogue", &["i18n", "matching", "model", "skills", "trust"]),
    ("documents", &["i18n"]),
    ("gateway", &["i18n"]),
    ("mail", &["i18n"]),
    ("store", &["i18n", "model"]),
    ("trust", &[]),
    ("typeset", &[]),
    ("search", &["model"]),
    ("sources", &["i18n", "model", "skills"]),
    (
        "journey",
        &[
            "dialogue",
            "documents",
            "gateway",
            "i18n",
            "mail",
            "matching",
            "model",
            "search",
            "skills",
            "sources",
            "store",
            "trust",
            "typeset",
        ],
    ),
    (
        "web",
        &[
            "documents",
            "i18n",
            "journey",
            "matching",
            "model",
            "search",
            "skills",
            "store",
            "trust",
        ],
    ),
    ("api", &["i18n", "journey", "matching", "model", "search", "store"]),
    ("worker", &["journey", "mail"]),
    (
        "onward",
        &[
            "api",
            "assess",
            "dialogue",
            "documents",
            "gateway",
            "journey",
            "mail",
            "matching",
            "model",
            "search",
            "skills",
            "sources",
            "store",
            "trust",
            "web",
            "worker",
        ],
    ),
    ("testkit", &[]),
];

/// Libraries that one crate alone names.
const ALONE: &[(&str, &[&str])] = &[
    ("sqlx", &["store"]),
    ("tantivy", &["search"]),
    ("axum", &["api", "web"]),
    ("office_oxide", &["documents"]),
    ("pdf_oxide", &["documents"]),
];

/// Where the program acts without a person asking: each place has a reason to.
const BY_ITSELF: &[(&str, &str)] = &[
    (
        "crates/journey/src/account/by_phone.rs",
        "whoever types a code to a telephone is not signed in yet",
    ),
    (
        "crates/journey/src/account/confirm.rs",
        "links in mails reach people who are not signed in",
    ),
    ("crates/journey/src/account/mod.rs", "whoever signs in has no grant yet"),
    (
        "crates/journey/src/account/password.rs",
        "a forgotten password is set anew by people who are not signed in",
    ),
    (
        "crates/journey/src/alerts/calendar.rs",
        "calendar programs ask with the address alone",
    ),
    (
        "crates/journey/src/alerts/deadlines.rs",
        "deadlines are told to whoever saved the opening",
    ),
    (
        "crates/journey/src/alerts/mailing.rs",
        "mails about openings are written while nobody is there",
    ),
    (
        "crates/journey/src/by_text.rs",
        "whoever sends a text message is known by their number alone",
    ),
    (
        "crates/journey/src/alerts/mod.rs",
        "whoever ends mails by the link in one need not be signed in",
    ),
    (
        "crates/journey/src/alerts/round.rs",
        "openings are told to people who are not there",
    ),
    (
        "crates/journey/src/applying/clock.rs",
        "the reply clock closes what nobody answered",
    ),
    (
        "crates/journey/src/checks/due.rs",
        "background checks are late and end while nobody is there",
    ),
    (
        "crates/journey/src/checks/provider.rs",
        "a provider is a machine: its signature is its proof",
    ),
    (
        "crates/journey/src/checks/referees.rs",
        "whoever says how somebody works has no account: the link is their proof",
    ),
    (
        "crates/journey/src/help/late.rs",
        "late requests are looked after while nobody is there",
    ),
    (
        "crates/journey/src/help/telling.rs",
        "staff are written to by whoever asks for a person",
    ),
    (
        "crates/journey/src/alerts/seekers.rs",
        "whom an opening fits is found among all who want to hear of it",
    ),
    (
        "crates/journey/src/by_mail/sorting.rs",
        "whoever writes a mail is not signed in",
    ),
    (
        "crates/journey/src/hiring/telling.rs",
        "an answer is told to whoever applied, and a team of who waits, while they are not there",
    ),
    (
        "crates/journey/src/interviews/due.rs",
        "interviews come near and end while nobody is there",
    ),
    (
        "crates/journey/src/offers/due.rs",
        "offers come near their last day and lapse while nobody is there",
    ),
    (
        "crates/journey/src/import/desk.rs",
        "files of openings belong to the place",
    ),
    (
        "crates/journey/src/import/run.rs",
        "an import goes on after whoever began it has left",
    ),
    (
        "crates/journey/src/own_data.rs",
        "people see the names of staff who looked at their data",
    ),
    ("crates/journey/src/staff/mod.rs", "accounts made at the command line"),
    (
        "crates/journey/src/team/mod.rs",
        "those of a team see each other's name and address",
    ),
    (
        "crates/journey/src/team/telling.rs",
        "those of a team are told what concerns them, and whoever is invited has no grant yet",
    ),
    (
        "crates/journey/src/upkeep.rs",
        "visitors who did not come back are erased",
    ),
    (
        "crates/journey/src/weights.rs",
        "weights are learned from everybody's choices, and nobody's are kept or shown",
    ),
    (
        "crates/onward/src/commands/bench/alerts.rs",
        "made people are written to a place of their own and measured",
    ),
    (
        "crates/onward/src/commands/bench/hiring.rs",
        "made people are written to a place of their own and measured",
    ),
];

/// What the pure crates never touch.
const IO: &[&str] = &["std::fs", "std::net", "std::process", "std::env", "tokio"];

/// Prints every fault; true when there is none.
pub(crate) fn check() -> bool {
    let (sources, said) = (read(&["crates", "xtask"], &["rs", "toml"]), speaking());
    let faults: Vec<String> = [
        arrows(&sources),
        alone(&sources),
        pure(&sources),
        doors(&sources),
        by_itself(&sources),
        desks(&sources),
        unfinished(&sources),
        fronts(),
        crate::words::faults(&said),
        crate::words::bare(&said),
        styles(),
    ]
    .concat();
    faults.iter().for_each(|fault| eprintln!("{fault}"));
    faults.is_empty()
}

/// Words that a style sheet writes into a page stand there in English alone.
fn styles() -> Vec<String> {
    let sheets = read(&["crates/web/assets"], &["css"]);
    let faults = sheets.iter().flat_map(|sheet| {
        let written = sheet.text.split("content:").skip(1);
        let written = written.filter_map(|rest| rest.split([';', '}']).next());
        let words = written.filter(|value| is_words(value));
        words.map(|value| {
            format!(
                "{}: content:{value} is in English alone; use attr(data-...)",
                sheet.path
            )
        })
    });
    faults.collect()
}

/// Whether two letters stand beside each other between quotation marks.
fn is_words(value: &str) -> bool {
    let quoted = value.split('"').skip(1).step_by(2);
    let letters = |text: &str| {
        text.split(|letter: char| !letter.is_alphabetic())
            .any(|word| word.chars().count() > 1)
    };
    quoted.into_iter().any(letters)
}

/// What says something to a reader: the code and the templates, as path and text.
pub(crate) fn speaking() -> Vec<(String, String)> {
    let sources = read(&["crates"], &["rs", "html"]);
    let speaks = |source: &Source| {
        let of_pages = source.path.contains("/src/") || source.path.contains("/templates/");
        of_pages && source.of_crate() != "i18n" && !source.path.contains("/samples/")
    };
    let said = sources.into_iter().filter(speaks);
    said.map(|source| (source.path, source.text)).collect()
}

fn read(roots: &[&str], ends: &[&str]) -> Vec<Source> {
    let mut files: Vec<PathBuf> = Vec::new();
    roots.iter().for_each(|root| walk(Path::new(root), &mut files));
    files.retain(|file| {
        file.extension()
            .and_then(|end| end.to_str())
            .is_some_and(|end| ends.contains(&end))
    });
    files.sort();
    let source = |file: &PathBuf| {
        Some(Source {
            path: file.display().to_string(),
            text: fs::read_to_string(file).ok()?,
        })
    };
    files.iter().filter_map(source).collect()
}

fn walk(dir: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            walk(&path, files)
        } else {
            files.push(path)
        }
    }
}

/// Arrows only point down.
fn arrows(sources: &[Source]) -> Vec<String> {
    let manifests = sources
        .iter()
        .filter(|source| source.path.ends_with("Cargo.toml") && !source.of_crate().is_empty());
    manifests
        .flat_map(|manifest| upward(manifest.of_crate(), &manifest.text))
        .collect()
}

fn upward(of_crate: &str, manifest: &str) -> Vec<String> {
    let normal = manifest.split("[dev-dependencies]").next().unwrap_or(manifest);
    let Some((_, allowed)) = BELOW.iter().find(|(name, _)| *name == of_crate) else {
        return vec![format!(
            "crates/{of_crate}: not in the table of xtask/src/tidy.rs; say what it may depend on"
        )];
    };
    let named = BELOW
        .iter()
        .map(|(name, _)| *name)
        .filter(|name| normal.contains(&format!("\n{name}.workspace")));
    let wrong = named.filter(|name| !allowed.contains(name));
    wrong
        .map(|name| format!("crates/{of_crate}/Cargo.toml: depends on {name}, which is not below it"))
        .collect()
}

/// Only `store` speaks SQL, only `search` names tantivy, and so on.
fn alone(sources: &[Source]) -> Vec<String> {
    let code = sources
        .iter()
        .filter(|source| source.path.ends_with(".rs") && source.is_product());
    code.flat_map(|source| strangers(source.of_crate(), &source.path, &source.text))
        .collect()
}

fn strangers(of_crate: &str, path: &str, text: &str) -> Vec<String> {
    let names = |library: &str| text.contains(&format!("{library}::"));
    let wrong = ALONE
        .iter()
        .filter(|(library, homes)| !homes.contains(&of_crate) && !of_crate.is_empty() && names(library));
    wrong
        .map(|(library, homes)| format!("{path}: names {library}, which only {} may", homes.join(" and ")))
        .collect()
}

/// The pure crates do no IO.
fn pure(sources: &[Source]) -> Vec<String> {
    let of_pure = sources.iter().filter(|source| {
        ["assess", "dialogue", "i18n", "matching", "model", "skills", "trust"].contains(&source.of_crate())
            && source.is_product()
    });
    of_pure.flat_map(|source| touches(&source.path, &source.text)).collect()
}

fn touches(path: &str, text: &str) -> Vec<String> {
    IO.iter()
        .filter(|module| text.contains(&format!("{module}::")))
        .map(|module| format!("{path}: pure crates do not use {module}"))
        .collect()
}

/// Doors change nothing: they ask `journey`.
fn doors(sources: &[Source]) -> Vec<String> {
    let of_doors = sources
        .iter()
        .filter(|source| ["web", "worker"].contains(&source.of_crate()) && source.is_product());
    of_doors
        .filter(|source| changes(&source.text))
        .map(|source| format!("{}: only journey changes state", source.path))
        .collect()
}

fn changes(text: &str) -> bool {
    ["store::Store", "store::Tx", "Grant::", ".commit("]
        .iter()
        .any(|mark| text.contains(mark))
}

/// A grant without a person asking is made where [`BY_ITSELF`] says why, and nowhere else.
fn by_itself(sources: &[Source]) -> Vec<String> {
    let users: Vec<&str> = sources
        .iter()
        .filter(|source| source.is_product() && !["store", ""].contains(&source.of_crate()))
        .filter(|source| source.text.contains("Grant::program("))
        .map(|source| source.path.as_str())
        .collect();
    listed_and_used(BY_ITSELF, &users)
}

/// A desk is asked for where it is said what for, and nowhere else.
fn desks(sources: &[Source]) -> Vec<String> {
    let others = sources
        .iter()
        .filter(|source| source.is_product() && !["store", ""].contains(&source.of_crate()))
        .filter(|source| source.path != "crates/journey/src/hiring/mod.rs" && asks_for_a_desk(&source.text));
    others
        .map(|source| format!("{}: gets its desk from Journey::desk_at, with what for", source.path))
        .collect()
}

fn asks_for_a_desk(text: &str) -> bool {
    let plain: String = text.split_whitespace().collect();
    plain.contains("store().desk(") || plain.contains("store.desk(")
}

fn listed_and_used(listed: &[(&str, &str)], users: &[&str]) -> Vec<String> {
    let unlisted = users
        .iter()
        .filter(|user| !listed.iter().any(|(file, _)| file == *user))
        .map(|user| format!("{user}: uses Grant::program, and xtask/src/tidy.rs does not say why"));
    let unused = listed
        .iter()
        .filter(|(file, _)| !users.contains(file))
        .map(|(file, _)| format!("{file}: no longer uses Grant::program; take it out of xtask/src/tidy.rs"));
    unlisted.chain(unused).collect()
}

/// Nothing unfinished, nothing switched off.
fn unfinished(sources: &[Source]) -> Vec<String> {
    let marks = [concat!("to", "do!("), concat!("unimple", "mented!(")];
    let found = sources
        .iter()
        .filter(|source| marks.iter().any(|mark| source.text.contains(mark)));
    found.map(|source| format!("{}: unfinished", source.path)).collect()
}

/// Every crate has a front door, and stands in ARCHITECTURE.md.
fn fronts() -> Vec<String> {
    let architecture = fs::read_to_string("ARCHITECTURE.md").unwrap_or_default();
    let mut faults = Vec::new();
    for (name, _) in BELOW {
        if !Path::new("crates").join(name).join("README.md").exists() {
            faults.push(format!("crates/{name}: has no README.md"));
        }
        if !architecture.contains(&format!("`{name}`")) {
            faults.push(format!("ARCHITECTURE.md: does not name `{name}`"));
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::{asks_for_a_desk, changes, is_words, listed_and_used, strangers, touches, upward};

    #[test]
    fn words_in_a_style_sheet_are_found() {
        assert!(is_words(r#" "Line ""#) && is_words(r#" attr(x) "or""#));
        assert!(!is_words(r#" "·""#) && !is_words(r#" " (" attr(href) ")""#) && !is_words(" attr(data-label)"));
    }

    #[test]
    fn an_arrow_that_points_up_is_found() {
        assert_eq!(
            upward(
                "store",
                "[dependencies]\nmodel.workspace = true\njourney.workspace = true\n"
            )
            .len(),
            1
        );
        assert!(
            upward(
                "journey",
                "[dependencies]\nstore.workspace = true\n[dev-dependencies]\nweb.workspace = true\n"
            )
            .is_empty()
        );
        assert_eq!(upward("stranger", "").len(), 1);
    }

    #[test]
    fn a_library_outside_its_home_is_found() {
        assert_eq!(strangers("journey", "x.rs", "use sqlx::query;").len(), 1);
        assert!(strangers("store", "x.rs", "use sqlx::query;").is_empty());
    }

    #[test]
    fn io_in_a_pure_crate_is_found() {
        assert_eq!(touches("x.rs", "let text = std::fs::read(path);").len(), 1);
        assert!(touches("x.rs", "let text = read(path);").is_empty());
    }

    #[test]
    fn a_door_that_changes_state_is_found() {
        assert!(changes("let grant = Grant::own(person);") && changes("tx.commit(event).await?;"));
        assert!(!changes("app.journey.edit(&visit, None, edits).await?;"));
    }

    #[test]
    fn a_desk_without_what_for_is_found() {
        assert!(asks_for_a_desk(
            "let desk = self.store()\n    .desk(viewer, id).await?;"
        ));
        assert!(!asks_for_a_desk(
            "let desk = self.desk_at(visit, id, Act::Hire).await?;"
        ));
    }

    #[test]
    fn a_grant_of_the_programs_own_needs_a_reason() {
        let listed = [("a.rs", "because")];
        assert!(listed_and_used(&listed, &["a.rs"]).is_empty());
        assert_eq!(listed_and_used(&listed, &["a.rs", "b.rs"]).len(), 1);
        assert_eq!(listed_and_used(&listed, &[]).len(), 1);
    }
}

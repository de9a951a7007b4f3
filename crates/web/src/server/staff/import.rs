//! Importing openings: handing a file in, looking at its columns, starting, seeing how far it is and what came of it.

use std::{collections::BTreeMap, str::FromStr};

use axum::{
    Router,
    extract::{DefaultBodyLimit, FromRequest, Multipart, Path, Query, Request, State},
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use journey::import::{FILE_BYTES, Field as Meaning, Looked, State as Standing, meaning, missing};
use model::{ImportId, Instant};
use store::source::{Counts, Source};

use super::staff;
use crate::{
    pages::{
        Nav,
        staff::{Column, ImportPage, ImportRunPage, ImportState, Mapping, PastImport, Refused, SourceRow, meanings},
    },
    server::{App, Fault, Who, app::show, fields::Fields},
    view::{Field, Light, Mistakes, Notice, Pager, Select, Status, Tick, Tone, amount, when},
};

/// A file larger than is taken is read to its end all the same, up to this, so that the browser comes to read the answer.
const PASSED_OVER: usize = 1024 * 1024 * 1024;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/staff/import", get(list))
        .route(
            "/staff/import/upload",
            post(upload).layer(DefaultBodyLimit::max(PASSED_OVER)),
        )
        .route("/staff/import/{id}", get(one))
        .route("/staff/import/{id}/start", post(start))
        .route("/staff/import/{id}/let-go", post(let_go))
}

fn id(text: &str) -> Result<ImportId, Fault> {
    ImportId::from_str(text).map_err(|_| Fault::not_found())
}

async fn list(
    State(app): State<App>,
    who: Who,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, Fault> {
    show_list(&app, &who, query.get("after").map(String::as_str), Mistakes::none()).await
}

async fn show_list(app: &App, who: &Who, after: Option<&str>, mistakes: Mistakes) -> Result<Response, Fault> {
    let visit = staff(who)?;
    let after = after.and_then(|after| ImportId::from_str(after).ok());
    let (imports, more) = app.journey.imports(visit, after).await?;
    let sources = app.journey.sources(visit).await?;
    let mut shell = app.shell(who, t!("Import openings"), Some(Nav::Import)).await?;
    "/staff/import".clone_into(&mut shell.path);
    let last = imports.last().filter(|_| more).map(|looked| looked.import.id);
    let pager = (after.is_some() || more).then(|| Pager {
        words: tn!(imports.len() as u64, "{n} file", "{n} files"),
        before: after.map(|_| "/staff/import".to_owned()),
        after: last.map(|id| format!("/staff/import?after={id}")),
    });
    show(&ImportPage {
        shell,
        mistakes,
        past: imports.iter().map(past).collect(),
        pager,
        sources: sources.iter().map(source).collect(),
    })
}

fn past(looked: &Looked) -> PastImport {
    let import = &looked.import;
    let counts = import.progress.counts;
    let rows = tn!(import.rows, "{n} row", "{n} rows");
    let far = || {
        t!(
            "{done} of {all}",
            done = amount::count(import.progress.rows),
            all = rows
        )
    };
    let (light, word, words) = match &looked.state {
        Standing::Mapping => (Light::Careful, t!("not taken in yet"), rows),
        Standing::Waiting => (Light::Plain, t!("waits"), rows),
        Standing::Interrupted { .. } => (Light::Careful, t!("goes on soon"), far()),
        Standing::Running | Standing::Quiet(_) => (Light::Plain, t!("runs"), far()),
        Standing::Done(_) if counts.refused > 0 => (Light::Careful, t!("done, some refused"), outcome(counts)),
        Standing::Done(_) => (Light::Good, t!("done"), outcome(counts)),
        Standing::Stopped { .. } => (Light::Bad, "stopped", far()),
    };
    PastImport {
        id: import.id.to_string(),
        file: import.name.clone(),
        day: when::moment(import.handed_in_at),
        by: looked.by.clone(),
        words,
        state: Status::new(light, word),
    }
}

fn handed_in(looked: &Looked) -> String {
    let moment = when::moment(looked.import.handed_in_at);
    match &looked.by {
        Some(name) => t!("{moment}, by {name}", moment, name),
        None => moment,
    }
}

fn outcome(counts: Counts) -> String {
    let count = |number: i64| amount::count(number.unsigned_abs());
    let outcome = t!(
        "{added} new, {changed} changed, {same} the same, {refused} refused",
        added = count(counts.added),
        changed = count(counts.changed),
        same = count(counts.same),
        refused = count(counts.refused),
    );
    outcome + &closed_words(counts.closed.unsigned_abs())
}

fn closed_words(closed: u64) -> String {
    if closed == 0 {
        String::new()
    } else {
        t!(", {number} closed", number = amount::count(closed))
    }
}

fn source(source: &Source) -> SourceRow {
    let (day, words) = match source.last_run_at {
        Some(at) => (when::moment(at), outcome(source.counts)),
        None if source.kind == "demo" => (
            when::moment(source.created_at),
            t!("made with the demo world").to_owned(),
        ),
        None => (String::new(), t!("not read to its end yet").to_owned()),
    };
    SourceRow {
        name: source.name.clone(),
        day,
        words,
    }
}

async fn upload(State(app): State<App>, who: Who, request: Request) -> Result<Response, Fault> {
    let visit = staff(&who)?;
    let sent = match Multipart::from_request(request, &app).await {
        Ok(form) => file(form).await,
        Err(_) => Err(t!(
            "Choose a file first: CSV, JSON, an XML feed or a web page with postings."
        )),
    };
    let kept = match sent {
        Ok((name, bytes)) => app.journey.hand_in_openings(visit, &name, bytes).await,
        Err(words) => return show_list(&app, &who, None, Mistakes::one("file", words)).await,
    };
    match kept {
        Ok(id) => Ok(Redirect::to(&format!("/staff/import/{id}")).into_response()),
        Err(error) => {
            let (_, words) = Fault::from(error).about_field()?;
            show_list(&app, &who, None, Mistakes::one("file", &words)).await
        }
    }
}

/// The file's name and bytes, or what is wrong. What is larger than is taken is not kept while it comes.
async fn file(mut form: Multipart) -> Result<(String, Vec<u8>), &'static str> {
    let broken = t!("The file did not arrive whole. Nothing of it was kept. Please send it again.");
    while let Some(mut field) = form.next_field().await.map_err(|_| broken)? {
        if field.name() != Some("file") {
            continue;
        }
        let name = field.file_name().unwrap_or_default().to_owned();
        let (mut bytes, mut fits) = (Vec::new(), true);
        while let Some(chunk) = field
            .chunk()
            .await
            .map_err(|_| if fits { broken } else { i18n::text(TOO_LARGE) })?
        {
            fits = fits && (bytes.len() + chunk.len()) as u64 <= FILE_BYTES;
            if fits {
                bytes.extend_from_slice(&chunk);
            } else {
                bytes = Vec::new();
            }
        }
        return match (fits, bytes.is_empty() && name.is_empty()) {
            (false, _) => Err(i18n::text(TOO_LARGE)),
            (true, true) => Err(t!(
                "Choose a file first: CSV, JSON, an XML feed or a web page with postings."
            )),
            (true, false) => Ok((name, bytes)),
        };
    }
    Err(t!(
        "Choose a file first: CSV, JSON, an XML feed or a web page with postings."
    ))
}

const TOO_LARGE: &str = later!(
    "This file is larger than 64 MB, so nothing of it was kept. On the server, take it in with: onward import FILE"
);

async fn one(State(app): State<App>, who: Who, Path(text): Path<String>) -> Result<Response, Fault> {
    let visit = staff(&who)?;
    let looked = app.journey.import_of(visit, id(&text)?).await?;
    let state = match &looked.state {
        Standing::Mapping => {
            let chosen: Vec<&str> = looked.fields.iter().map(|field| field.code()).collect();
            mapping(&app, &who, &looked, &chosen, None).await?
        }
        Standing::Waiting => waiting(&looked, t!("It waits for its turn.")),
        Standing::Interrupted { again, reason } => {
            waiting(&looked, &interrupted(*again, reason.as_deref(), app.journey.now()))
        }
        Standing::Quiet(again) => waiting(&looked, &quiet(*again)),
        Standing::Running => ImportState::Running {
            done: looked.import.progress.rows,
            rows: looked.import.rows,
            left: left(&looked, app.journey.now()),
        },
        Standing::Done(_) => done(&looked),
        Standing::Stopped { reason } => ImportState::Failed {
            words: stopped(reason),
            again: looked.import.file.is_some(),
        },
    };
    show_one(&app, &who, &looked, state).await
}

async fn show_one(app: &App, who: &Who, looked: &Looked, state: ImportState) -> Result<Response, Fault> {
    let import = &looked.import;
    let title = match &state {
        ImportState::Mapping(_) => t!("Are these columns right?"),
        ImportState::Waiting { .. } | ImportState::Running { .. } => t!("Taking in openings"),
        ImportState::Done { .. } => t!("Taken in"),
        ImportState::Failed { .. } => t!("The import stopped"),
    };
    let mut shell = app.shell(who, title, Some(Nav::Import)).await?;
    shell.path = format!("/staff/import/{}", import.id);
    let mut facts = vec![(t!("Handed in"), handed_in(looked))];
    if let Some(started) = &import.started {
        facts.push((t!("Source"), started.source.clone()));
        facts.push((t!("Started"), when::moment(started.at)));
    }
    facts.extend(import.done_at.map(|at| (t!("Done"), when::moment(at))));
    let columns = import.started.as_ref().map_or(&[][..], |_| &import.columns);
    let taken = columns.iter().zip(&looked.fields);
    show(&ImportRunPage {
        shell,
        id: import.id.to_string(),
        file: import.name.clone(),
        facts,
        taken: taken
            .map(|(column, field)| (column.name.clone(), meaning(field.code()).to_owned()))
            .collect(),
        state,
    })
}

/// What is wrong: which control, and in which words.
type Wrong = Option<(&'static str, String)>;

async fn mapping(
    app: &App,
    who: &Who,
    looked: &Looked,
    chosen: &[&str],
    typed: Option<(&str, Wrong)>,
) -> Result<ImportState, Fault> {
    let import = &looked.import;
    let (name, wrong) = typed.unwrap_or((&import.name, None));
    let known = app.journey.source_named(staff(who)?, name).await?;
    let hint = match known.and_then(|source| source.last_run_at) {
        Some(at) => t!(
            "Known here, last read on {moment}. Openings it has already are compared, not added again.",
            moment = when::moment(at)
        ),
        None => t!("Openings are known again within one source. Give the same name when you bring the next version of this file.").to_owned(),
    };
    let source = Field::text("source", t!("Name of the source")).value(name).hint(&hint);
    let each = (1..).zip(import.columns.iter().zip(chosen));
    let columns = each.map(|(number, (column, code))| Column {
        name: column.name.clone(),
        meaning: Select::new(
            &format!("column-{number}"),
            &t!("Meaning of {column}", column = column.name),
            meanings(code),
        ),
        values: column.examples.clone(),
    });
    Ok(ImportState::Mapping(Box::new(Mapping {
        mistakes: wrong
            .as_ref()
            .map_or_else(Mistakes::none, |(id, words)| Mistakes::one(id, words)),
        notice: if wrong.is_none() {
            unrecognised(&looked.fields)
        } else {
            None
        },
        source: match wrong {
            Some(("source", words)) => source.error(&words),
            _ => source,
        },
        whole: Tick {
            id: "whole".to_owned(),
            name: "whole".to_owned(),
            label: t!("This file has everything from this source").to_owned(),
            hint: Some(t!("Openings of the source that are not in it are closed. Nothing is closed when rows are refused or the file looks cut short.").to_owned()),
            ticked: false,
        },
        columns: columns.collect(),
        rows: import.rows,
    })))
}

/// What nobody could take for the title or the text, to be looked at first.
fn unrecognised(fields: &[Meaning]) -> Option<Notice> {
    let missing = missing(fields);
    let names: Vec<&str> = missing.iter().map(|field| meaning(field.code())).collect();
    (!names.is_empty()).then(|| {
        let words = t!(
            "No column was recognised as the {fields} of the openings. Please say below which it is.",
            fields = amount::and(&names)
        );
        Notice::new(Tone::Careful, &words)
    })
}

fn waiting(looked: &Looked, words: &str) -> ImportState {
    ImportState::Waiting {
        words: words.to_owned(),
        done: looked.import.progress.rows,
        rows: looked.import.rows,
    }
}

fn interrupted(again: Instant, reason: Option<&str>, now: Instant) -> String {
    let goes_on = if again > now {
        t!("It goes on by itself at {time} (UTC).", time = again.format("%H:%M"))
    } else {
        t!("It goes on by itself in a moment.").to_owned()
    };
    match reason {
        Some(reason) => format!("{} {} {goes_on}", t!("It was interrupted:"), i18n::known(reason)),
        None => format!("{} {goes_on}", t!("It was interrupted.")),
    }
}

fn quiet(again: Instant) -> String {
    t!(
        "There has been no sign of life for a while. Unless there is one, another process goes on at {time} (UTC).",
        time = again.format("%H:%M:%S")
    )
}

fn stopped(reason: &str) -> String {
    if reason.is_empty() || reason == "it never came back" {
        t!("It was tried ten times and did not come to its end. What was taken in stays. Please tell the people who run this \
         place, and keep the file.")
            .to_owned()
    } else {
        i18n::known(reason).into_owned()
    }
}

fn left(looked: &Looked, now: Instant) -> String {
    let (done, rows) = (looked.import.progress.rows, looked.import.rows);
    let Some(began) = looked.import.began_at.filter(|_| done > 0) else {
        return String::new();
    };
    let taken = u64::try_from((now - began).num_seconds()).unwrap_or(0);
    match taken.saturating_mul(rows.saturating_sub(done)) / done {
        0..=10 => t!("a few seconds left").to_owned(),
        seconds @ 11..=90 => tn!(seconds / 10 * 10, "about {n} second left", "about {n} seconds left"),
        seconds => tn!(seconds.div_ceil(60), "about {n} minute left", "about {n} minutes left"),
    }
}

fn done(looked: &Looked) -> ImportState {
    let counts = looked.import.progress.counts;
    let lines = looked.import.progress.refusals.iter().map(|refusal| Refused {
        line: refusal.line,
        reason: refusal.reason.text(),
    });
    ImportState::Done {
        new: counts.added.unsigned_abs(),
        changed: counts.changed.unsigned_abs(),
        same: counts.same.unsigned_abs(),
        refused: counts.refused.unsigned_abs(),
        closed: counts.closed.unsigned_abs(),
        lines: lines.collect(),
    }
}

async fn start(State(app): State<App>, who: Who, Path(text): Path<String>, fields: Fields) -> Result<Response, Fault> {
    let visit = staff(&who)?;
    let looked = app.journey.import_of(visit, id(&text)?).await?;
    let columns = 1..=looked.import.columns.len();
    let codes: Vec<String> = columns
        .map(|number| fields.one(&format!("column-{number}")).to_owned())
        .collect();
    let source = fields.one("source");
    match app
        .journey
        .start_import(visit, looked.import.id, source, &codes, fields.has("whole"))
        .await
    {
        Ok(()) => Ok(Redirect::to(&format!("/staff/import/{}", looked.import.id)).into_response()),
        Err(error) => {
            let wrong = Fault::from(error).about_field()?;
            let chosen: Vec<&str> = codes.iter().map(String::as_str).collect();
            let state = mapping(&app, &who, &looked, &chosen, Some((source, Some(wrong)))).await?;
            show_one(&app, &who, &looked, state).await
        }
    }
}

async fn let_go(State(app): State<App>, who: Who, Path(text): Path<String>) -> Result<Response, Fault> {
    app.journey.let_import_go(staff(&who)?, id(&text)?).await?;
    Ok(Redirect::to("/staff/import").into_response())
}

#[cfg(test)]
mod tests {
    use chrono::{TimeDelta, TimeZone, Utc};

    use super::interrupted;

    #[test]
    fn an_interrupted_import_says_when_it_goes_on() {
        let now = Utc.with_ymd_and_hms(2026, 3, 2, 12, 0, 0).unwrap();
        let later = interrupted(now + TimeDelta::minutes(2), Some("The disk is full."), now);
        assert_eq!(
            later,
            "It was interrupted: The disk is full. It goes on by itself at 12:02 (UTC)."
        );
        assert_eq!(
            interrupted(now, None, now),
            "It was interrupted. It goes on by itself in a moment."
        );
    }
}

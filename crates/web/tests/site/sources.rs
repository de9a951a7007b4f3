//! The list of addresses and the handlers are the same.

use std::{collections::BTreeSet, fs, path::Path};

use web::routes::{Method, ROUTES};

/// What follows a bracket, up to the one that closes it.
fn inside(text: &str) -> &str {
    let mut depth = 1;
    let end = text.char_indices().find(|(_, c)| {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        depth == 0
    });
    &text[..end.expect("the bracket is closed").0]
}

/// `/openings/{id}` as `/openings/{}`.
fn open_parts(path: &str) -> String {
    let parts = path
        .split('/')
        .map(|part| if part.starts_with('{') { "{}" } else { part });
    parts.collect::<Vec<_>>().join("/")
}

/// Whether a function of this name is called: `get(`, not `budget(`.
fn calls(text: &str, name: &str) -> bool {
    let call = format!("{name}(");
    let mut starts = text.match_indices(&call).map(|(at, _)| &text[..at]);
    starts.any(|before| !before.ends_with(|c: char| c.is_alphanumeric() || c == '_'))
}

/// Method and address of every handler in a source.
fn handlers(source: &str) -> Vec<(bool, String)> {
    let mut found = Vec::new();
    for (at, start) in source.match_indices(".route(") {
        let call = inside(&source[at + start.len()..]);
        let (_, text) = call.split_once('"').expect("an address");
        let (path, rest) = text.split_once('"').expect("its end");
        let known: Vec<_> = [("get", false), ("post", true)]
            .into_iter()
            .filter(|(name, _)| calls(rest, name))
            .map(|(_, is_post)| (is_post, open_parts(path)))
            .collect();
        assert!(!known.is_empty(), "{path}: neither get nor post");
        found.extend(known);
    }
    found
}

fn sources(dir: &Path) -> Vec<String> {
    let entries = fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path());
    entries
        .flat_map(|path| {
            if path.is_dir() {
                sources(&path)
            } else {
                vec![fs::read_to_string(path).unwrap()]
            }
        })
        .collect()
}

#[test]
fn every_handler_has_its_line_and_every_line_its_handler() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let texts = sources(&src.join("server")).into_iter();
    let texts = texts.chain([fs::read_to_string(src.join("assets.rs")).unwrap()]);
    let served: BTreeSet<_> = texts.flat_map(|text| handlers(&text)).collect();
    let listed: BTreeSet<_> = ROUTES
        .iter()
        .map(|route| (route.method == Method::Post, route.path.to_owned()))
        .collect();
    // What never ends is asked for nowhere but in `chat.rs`.
    let endless = (false, "/chat/live".to_owned());
    assert!(served.contains(&endless) && !listed.contains(&endless));
    let unlisted: Vec<_> = served.difference(&listed).filter(|route| **route != endless).collect();
    let unserved: Vec<_> = listed.difference(&served).collect();
    assert!(unlisted.is_empty(), "not in routes.rs: {unlisted:?}");
    assert!(unserved.is_empty(), "without a handler: {unserved:?}");
    assert!(served.len() > 60, "{} were found", served.len());
}

#[test]
fn handlers_are_found_in_sources() {
    let source = r#"Router::new().route("/a", get(a).post(b)).route(
        "/c/{id}/d",
        post(c).layer(DefaultBodyLimit::max(FORM)),
    ).route("/healthz", get(async || "ok\n"))"#;
    let found = handlers(source);
    let plain: Vec<_> = found.iter().map(|(post, path)| (*post, path.as_str())).collect();
    assert_eq!(
        plain,
        [(false, "/a"), (true, "/a"), (true, "/c/{}/d"), (false, "/healthz")]
    );
}

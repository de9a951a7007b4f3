//! Which element of a feed is the posting, told from the feed's beginning.

use std::collections::BTreeMap;

use quick_xml::{Reader, events::Event};

/// What the postings of feeds are called.
const KNOWN: &[&str] = &[
    "job",
    "item",
    "entry",
    "position",
    "vacancy",
    "jobposting",
    "posting",
    "offer",
    "joboffer",
    "listing",
    "joblisting",
    "opening",
    "advert",
    "stelle",
    "stellenangebot",
    "empleo",
    "oferta",
    "offre",
    "record",
    "row",
];
/// Elements within elements that are looked at.
const DEEPEST: usize = 60;

/// The name (with its prefix) of the element that is a posting: one of the known ones, the most frequent first; else the
/// outermost element that comes again and holds others.
pub(super) fn record_name(head: &str) -> Option<String> {
    let seen = elements(head);
    let known = |name: &str| KNOWN.contains(&name.rsplit(':').next().unwrap_or(name).to_ascii_lowercase().as_str());
    let most = seen.iter().filter(|((_, name), _)| known(name));
    if let Some(((_, name), _)) = most.max_by_key(|((depth, _), count)| (**count, std::cmp::Reverse(*depth))) {
        return Some(name.clone());
    }
    let again = seen.iter().find(|((depth, _), count)| *depth > 0 && **count > 1);
    again.map(|((_, name), _)| name.clone())
}

/// Elements that hold others, by depth and name, and how many there are.
fn elements(head: &str) -> BTreeMap<(usize, String), u32> {
    let mut seen = BTreeMap::new();
    let mut open: Vec<(String, bool)> = Vec::new();
    let mut reader = Reader::from_str(head);
    reader.config_mut().allow_dangling_amp = true;
    // The head breaks off somewhere: what was seen until then is enough.
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(element) => {
                let depth = open.len().checked_sub(1);
                if let Some((name, holds @ false)) = open.last_mut() {
                    *holds = true;
                    *seen.entry((depth.unwrap_or(0), name.clone())).or_insert(0) += 1;
                }
                if open.len() >= DEEPEST {
                    break;
                }
                open.push((element.name().into_inner().to_owned(), false));
            }
            Event::End(_) => drop(open.pop()),
            Event::Eof => break,
            _ => {}
        }
    }
    seen
}

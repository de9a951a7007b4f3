//! Where JSON values begin and end, told without reading them, so that a list of any length is cut into its items.

/// Deeper nesting is broken: nobody writes it, and it must not cost memory.
const MAX_DEPTH: usize = 500;

/// Follows brackets and strings over any number of bytes.
#[derive(Debug, Default)]
pub(super) struct Balance {
    /// The brackets that are open.
    open: Vec<u8>,
    in_string: bool,
    escaped: bool,
    /// A line break inside a string, or a bracket closed by another: something is missing.
    broken: bool,
}

impl Balance {
    /// Follows `bytes`; where the value that was opened ends, if it does.
    pub(super) fn follow(&mut self, bytes: &[u8]) -> Option<usize> {
        for (at, byte) in bytes.iter().enumerate() {
            if self.in_string {
                self.inside(*byte);
                continue;
            }
            match byte {
                b'"' => self.in_string = true,
                b'{' | b'[' if self.open.len() < MAX_DEPTH => self.open.push(*byte),
                b'{' | b'[' => self.broken = true,
                b'}' | b']' => {
                    let expected = if *byte == b'}' { b'{' } else { b'[' };
                    self.broken |= self.open.pop() != Some(expected);
                    if self.open.is_empty() {
                        return Some(at + 1);
                    }
                }
                _ => {}
            }
        }
        None
    }

    /// One byte inside a string.
    fn inside(&mut self, byte: u8) {
        match byte {
            _ if self.escaped => self.escaped = false,
            b'\\' => self.escaped = true,
            b'"' => self.in_string = false,
            b'\n' => self.broken = true,
            _ => {}
        }
    }
}

/// What a window into a list holds.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Item {
    /// An item from here to there.
    Whole(usize, usize),
    /// An item from here that does not end as it should; the next can be looked for there, if anywhere.
    Broken(usize, Option<usize>),
    /// The item does not end in the window.
    More,
    /// The end of the list.
    End,
}

/// The next item of a list, from anywhere between two items. `full` says that the window will not become longer.
pub(super) fn item(window: &[u8], full: bool) -> Item {
    let between = |byte: &u8| byte.is_ascii_whitespace() || *byte == b',';
    let Some(start) = window.iter().position(|byte| !between(byte)) else {
        return if full { Item::End } else { Item::More };
    };
    let value = &window[start..];
    match value[0] {
        b']' => return Item::End,
        b'{' | b'[' => {}
        _ => {
            let end = scalar(value);
            return if end == value.len() && !full {
                Item::More
            } else {
                Item::Whole(start, start + end)
            };
        }
    }
    let mut balance = Balance::default();
    match balance.follow(value) {
        Some(length) if !balance.broken => Item::Whole(start, start + length),
        Some(length) => Item::Broken(start, Some(resume(value).map_or(start + length, |at| start + at))),
        None if full || balance.broken && resume(value).is_some() => {
            Item::Broken(start, resume(value).map(|at| start + at))
        }
        None => Item::More,
    }
}

/// The length of a value that is no object and no list.
fn scalar(value: &[u8]) -> usize {
    if value[0] == b'"' {
        return string(value);
    }
    let end = value.iter().position(|byte| matches!(byte, b',' | b']' | b'}' | b'\n'));
    end.unwrap_or(value.len()).max(1)
}

/// The length of a string with its quotes.
fn string(value: &[u8]) -> usize {
    let mut escaped = false;
    for (at, byte) in value.iter().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return at + 1,
            _ => {}
        }
    }
    value.len()
}

/// Where the next item of a list may begin when this one is broken: the next line that begins with an opening brace.
fn resume(value: &[u8]) -> Option<usize> {
    let mut at = 0;
    loop {
        at += value[at..].iter().position(|byte| *byte == b'\n')? + 1;
        let blank = value[at..]
            .iter()
            .take_while(|byte| byte.is_ascii_whitespace() || **byte == b',')
            .count();
        if value.get(at + blank) == Some(&b'{') {
            return Some(at + blank);
        }
        at += blank.saturating_sub(1);
    }
}

/// Where the first complete object or list in `text` ends, if it does.
pub(super) fn first_value(text: &[u8]) -> Option<usize> {
    let mut balance = Balance::default();
    balance.follow(text).filter(|_| !balance.broken)
}

/// Names under which objects hold their list of postings.
const LISTS: [&str; 18] = [
    "jobs",
    "data",
    "results",
    "postings",
    "items",
    "openings",
    "vacancies",
    "positions",
    "offers",
    "listings",
    "hits",
    "records",
    "elements",
    "rows",
    "content",
    "jobPostings",
    "jobs_results",
    "stellen",
];

/// How deep a list of postings may lie.
const MAX_LIST_DEPTH: usize = 4;

/// Where the items of the list of postings begin in an object: the list under a name in `LISTS`, else the first list of
/// objects.
pub(super) fn list_inside(head: &[u8]) -> Option<usize> {
    let mut first = None;
    let mut keys: Vec<&[u8]> = Vec::new();
    let mut key: &[u8] = b"";
    let mut at = 0;
    while at < head.len() {
        match head[at] {
            b'"' => {
                let length = string(&head[at..]);
                key = head[at + 1..at + length].strip_suffix(b"\"").unwrap_or(b"");
                at += length;
                continue;
            }
            b'{' => keys.push(key),
            b'}' => drop(keys.pop()),
            b'[' => {
                let objects = head[at + 1..].iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'{');
                let named = LISTS.iter().any(|name| name.as_bytes().eq_ignore_ascii_case(key));
                let shallow = keys.len() <= MAX_LIST_DEPTH;
                if shallow && named && (objects || is_empty_list(&head[at..])) {
                    return Some(at + 1);
                }
                first = first.or_else(|| (shallow && objects).then_some(at + 1));
                at += first_value(&head[at..]).unwrap_or(head.len());
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    first
}

fn is_empty_list(list: &[u8]) -> bool {
    list[1..].iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b']')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items(text: &str) -> Vec<&str> {
        let (mut at, mut found) = (0, Vec::new());
        loop {
            match item(&text.as_bytes()[at..], true) {
                Item::Whole(start, end) => {
                    found.push(&text[at + start..at + end]);
                    at += end;
                }
                Item::Broken(_, Some(next)) => {
                    found.push("broken");
                    at += next;
                }
                Item::Broken(_, None) => {
                    found.push("broken to the end");
                    return found;
                }
                Item::More | Item::End => return found,
            }
        }
    }

    #[test]
    fn a_list_is_cut_into_its_items() {
        let text = r#"{"a": "}]\"{"}, {"b": [1, {"c": 2}]} , 7, "x, y", null]"#;
        assert_eq!(
            items(text),
            [r#"{"a": "}]\"{"}"#, r#"{"b": [1, {"c": 2}]}"#, "7", r#""x, y""#, "null"]
        );
    }

    #[test]
    fn after_a_broken_item_the_next_line_is_an_item_again() {
        assert_eq!(
            items("{\"a\": \"no end},\n{\"b\": 1},\n{\"c\": 2}]"),
            ["broken", "{\"b\": 1}", "{\"c\": 2}"]
        );
        assert_eq!(items("{\"a\": {\"b\": 1},\n{\"c\": 2}]"), ["broken", "{\"c\": 2}"]);
        assert_eq!(items("{\"a\": 1}, {\"b\": 2"), ["{\"a\": 1}", "broken to the end"]);
    }

    #[test]
    fn the_list_of_postings_is_found_past_other_lists() {
        let inside = |text: &'static str| list_inside(text.as_bytes()).map(|at| &text[at..]);
        assert_eq!(
            inside(r#"{"facets": [{"n": 1}], "jobs": [{"t": 1}]}"#),
            Some(r#"{"t": 1}]}"#)
        );
        assert_eq!(
            inside(r#"{"meta": {"jobs": 2}, "data": {"found": [{"t": 1}]}}"#),
            Some(r#"{"t": 1}]}}"#)
        );
        assert_eq!(inside(r#"{"tags": ["a", "b"], "jobs": []}"#), Some("]}"));
        assert_eq!(inside(r#"{"a": [1, 2]}"#), None);
    }
}

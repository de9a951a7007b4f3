//! A page made shallow before it is read as browsers read it: their way (HTML, section 13.2) looks through all elements that are
//! open at each new one, so that a page of nothing but beginnings would take minutes.

use std::borrow::Cow;

/// Elements that may be open one inside the other; mail programs stay below a hundred.
const DEEPEST: usize = 200;
/// The longest tag that is kept, in bytes: each attribute is compared with all before it.
const LONGEST_TAG: usize = 16 << 10;

/// Elements that stand alone, or end where the next of their kind begins: they do not make a page deep.
const FLAT: [&str; 25] = [
    "area", "base", "body", "br", "col", "dd", "dt", "head", "hr", "html", "img", "input", "li", "link", "meta", "o:p",
    "option", "p", "tbody", "td", "tfoot", "th", "thead", "tr", "wbr",
];

/// The page without tags that are too deep or too long; each leaves the end of a line behind.
pub(super) fn shallow(page: &str) -> Cow<'_, str> {
    if page.matches('<').count() <= DEEPEST && page.len() <= LONGEST_TAG {
        return Cow::Borrowed(page);
    }
    let mut out = String::with_capacity(page.len());
    let mut open = 0_usize;
    let mut rest = page;
    while let Some(start) = rest.find('<') {
        let (before, tag) = rest.split_at(start);
        out += before;
        let (tag, after) = tag.split_at(end_of(tag));
        rest = after;
        let (closes, name) = named(tag);
        let deep = !name.is_empty() && !FLAT.contains(&name.to_ascii_lowercase().as_str());
        open += usize::from(deep && !closes);
        if tag.len() > LONGEST_TAG || (deep && open > DEEPEST) {
            out.push('\n');
        } else {
            out += tag;
        }
        open = open.saturating_sub(usize::from(deep && closes));
    }
    out += rest;
    Cow::Owned(out)
}

/// Where the tag or the remark ends that begins here.
fn end_of(tag: &str) -> usize {
    let mark = if tag.starts_with("<!--") { "-->" } else { ">" };
    tag.find(mark).map_or(tag.len(), |at| at + mark.len())
}

/// Whether a tag closes an element, and which; no name where it is none.
fn named(tag: &str) -> (bool, &str) {
    let inner = tag.trim_start_matches('<');
    let (closes, inner) = inner.strip_prefix('/').map_or((false, inner), |inner| (true, inner));
    let end = inner.find(|letter: char| letter.is_ascii_whitespace() || letter == '>' || letter == '/');
    let name = &inner[..end.unwrap_or(inner.len())];
    let is_name = name.starts_with(|letter: char| letter.is_ascii_alphabetic());
    (closes, if is_name { name } else { "" })
}

#[cfg(test)]
mod tests {
    use super::{DEEPEST, shallow};

    #[test]
    fn what_is_deep_becomes_shallow_and_keeps_its_words() {
        let deep = format!("{}words{}<b>bold</b>", "<div>".repeat(1000), "</div>".repeat(1000));
        let page = shallow(&deep);
        assert_eq!(page.matches("<div>").count(), DEEPEST);
        assert_eq!(page.matches("</div>").count(), DEEPEST);
        assert!(page.contains("words") && page.ends_with("<b>bold</b>"));
    }

    #[test]
    fn a_usual_page_stays_as_it_is() {
        let usual = format!("<!-- <div> -->{}", "<p>one<br><b>two</b> 1 < 2".repeat(5000));
        assert_eq!(shallow(&usual), usual);
        let long = format!("<a {}>x", "b ".repeat(20_000));
        assert_eq!(shallow(&long), "\nx");
    }
}

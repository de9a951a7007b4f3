//! The HTML beside the plain text, made from it: paragraphs, lists, links, one button.
//!
//! Programs that show mail understand little: styles stand at the elements, nothing is loaded from elsewhere, and the one
//! style sheet only turns the colours round where the reader's screen is dark.

use std::fmt::Write;

use i18n::{Lang, speaking, t};

const PAGE: &str = "margin:0;padding:0;background:#faf8f4;color:#221e19";
const SHEET: &str = "max-width:560px;margin:0 auto;padding:24px 16px;font:16px/1.55 system-ui,-apple-system,'Segoe UI',\
                     Roboto,'Noto Sans',sans-serif;overflow-wrap:anywhere;word-break:break-word";
const BUTTON: &str = "display:inline-block;padding:12px 22px;border-radius:10px;background:#0e6b57;color:#ffffff;\
                      font-weight:600;text-decoration:none";
const LINK: &str = "color:#0a5142;text-decoration:underline";
const SMALL: &str = "font-size:14px";
const DARK: &str = "@media (prefers-color-scheme:dark){.page{background:#1b1916!important;color:#f1ece3!important}\
                    .link{color:#8fd0bb!important}.button{background:#8fd0bb!important;color:#12221d!important}}";

/// The page that says `text`, in its language (RFC 2854; WCAG 2.2, 3.1.1).
pub fn page(title: &str, text: &str, lang: Lang) -> String {
    let mut button = speaking(lang, || Some(t!("Open the page")));
    let blocks = text.replace("\r\n", "\n");
    let blocks: String = blocks.split("\n\n").map(|block| set(block, &mut button)).collect();
    format!(
        "<!doctype html>\n<html lang=\"{}\" dir=\"ltr\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><meta name=\"color-scheme\" content=\"light dark\">\
         <title>{}</title><style>{DARK}</style></head>\n<body class=\"page\" style=\"{PAGE}\">\
         <div style=\"{SHEET}\">\n{blocks}</div></body></html>\n",
        lang.code(),
        escaped(title),
    )
}

/// One block between empty lines: its lines, those of a list as a list. The first link of all takes the `button`.
fn set(block: &str, button: &mut Option<&'static str>) -> String {
    let mut out = String::new();
    let lines: Vec<&str> = block.lines().filter(|line| !line.trim().is_empty()).collect();
    for run in lines.chunk_by(|a, b| is_item(a) == is_item(b)) {
        if is_item(run[0]) {
            let items = run.iter().map(|line| format!("<li>{}</li>", linked(&line[2..])));
            let _ = writeln!(
                out,
                "<ul style=\"margin:0 0 16px;padding-left:22px\">{}</ul>",
                items.collect::<String>()
            );
        } else {
            let rows: Vec<String> = run.iter().map(|line| linked(line)).collect();
            let _ = writeln!(out, "<p style=\"margin:0 0 16px\">{}</p>", rows.join("<br>"));
        }
    }
    let first = block.split_whitespace().find_map(|word| link_in(word));
    if let (Some((_, link, _)), true) = (first, button.is_some()) {
        let label = button.take().unwrap_or_default();
        let link = escaped(link);
        let _ = writeln!(
            out,
            "<p style=\"margin:0 0 16px\"><a class=\"button\" href=\"{link}\" style=\"{BUTTON}\">{label}</a></p>"
        );
    }
    out
}

fn is_item(line: &str) -> bool {
    line.starts_with("- ")
}

/// A line with its links as links; everything else means itself.
fn linked(line: &str) -> String {
    let words = line.split_inclusive(char::is_whitespace);
    words
        .map(|word| link_in(word).map_or_else(|| escaped(word), anchor))
        .collect()
}

fn anchor((before, link, after): (&str, &str, &str)) -> String {
    let (before, link, after) = (escaped(before), escaped(link), escaped(after));
    format!("{before}<a class=\"link\" href=\"{link}\" style=\"{LINK};{SMALL}\">{link}</a>{after}")
}

/// What stands before, in and after the link of a word. A bracket at its end belongs to it if it opened one (RFC 3986, appendix C).
fn link_in(word: &str) -> Option<(&str, &str, &str)> {
    let start = word.find("https://").or_else(|| word.find("http://"))?;
    let rest = &word[start..];
    let end = rest.find(|letter: char| letter.is_whitespace() || letter.is_control() || "<>\"'`".contains(letter));
    let mut link = &rest[..end.unwrap_or(rest.len())];
    while let Some(last) = link.chars().last() {
        let open = last == ')' && link.matches('(').count() < link.matches(')').count();
        if !open && !".,;:!?…।]}".contains(last) {
            break;
        }
        link = &link[..link.len() - last.len_utf8()];
    }
    let host = link.split("://").nth(1).unwrap_or_default();
    (!host.is_empty()).then(|| (&word[..start], link, &rest[link.len()..]))
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out += "&amp;",
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '"' => out += "&quot;",
            '\'' => out += "&#39;",
            _ if letter.is_control() && letter != '\t' => out.push(' '),
            _ => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use i18n::Lang;

    use super::{link_in, page};

    #[test]
    fn paragraphs_lists_and_links_are_set() {
        let html = page(
            "A & B",
            "Hello,\n\nYou have:\n- one\n- <two>\n\nSee https://example.org/a?b=1&c=2.",
            Lang::English,
        );
        assert!(html.contains("<title>A &amp; B</title>") && html.contains("<html lang=\"en\""));
        assert!(html.contains("<li>one</li><li>&lt;two&gt;</li>"), "{html}");
        assert_eq!(
            html.matches("href=\"https://example.org/a?b=1&amp;c=2\"").count(),
            2,
            "a link and a button: {html}"
        );
        assert!(
            !html.contains("src=") && !html.contains("url("),
            "nothing is loaded: {html}"
        );
    }

    #[test]
    fn only_the_first_link_is_a_button_and_speaks_the_language() {
        let html = page("x", "https://example.org/1\n\nhttps://example.org/2", Lang::Spanish);
        assert_eq!(html.matches("class=\"button\"").count(), 1);
        assert!(html.contains(">Abrir la página</a>"), "{html}");
        assert!(!page("x", "no link, http:// is none", Lang::English).contains("href"));
    }

    #[test]
    fn nothing_breaks_out_of_a_link() {
        let html = page(
            "</title><script>",
            "https://example.org/\"onclick=\"x 'https://example.org/<b>",
            Lang::English,
        );
        assert!(
            !html.contains("<script>") && !html.contains("<b>") && !html.contains("\"onclick"),
            "{html}"
        );
    }

    #[test]
    fn a_links_end_is_found() {
        let end = |word| link_in(word).map(|(_, link, _)| link.to_owned());
        assert_eq!(
            end("(https://example.org/a).").as_deref(),
            Some("https://example.org/a")
        );
        assert_eq!(
            end("https://example.org/a_(b),").as_deref(),
            Some("https://example.org/a_(b)")
        );
        assert_eq!(end("https://example.org/a।").as_deref(), Some("https://example.org/a"));
        assert_eq!(end("https://..."), None);
    }
}

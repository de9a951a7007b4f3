//! Pages are well formed, carry nothing the content security policy would stop, and have one heading for the whole.

use std::collections::BTreeSet;

use super::{all, each};

#[test]
fn tags_are_nested_as_html_demands() {
    each(|sample| sample.read.errors.iter().map(ToString::to_string).collect());
}

#[test]
fn nothing_runs_or_styles_from_inside_the_page() {
    each(|sample| {
        let mut wrong = Vec::new();
        for script in all(&sample.read, "script") {
            let data = script.attr("type") == Some("application/ld+json");
            if !data && script.attr("src").is_none() {
                wrong.push("a script inside the page".to_owned());
            }
        }
        if !all(&sample.read, "style").is_empty() {
            wrong.push("a style sheet inside the page".to_owned());
        }
        for element in all(&sample.read, "*") {
            for (name, value) in element.value().attrs() {
                if name == "style" || name.starts_with("on") || value.trim_start().starts_with("javascript:") {
                    wrong.push(format!("{name}={value:?} on {}", element.value().name()));
                }
            }
        }
        wrong
    });
}

#[test]
fn one_heading_says_what_the_page_is_and_no_level_is_skipped() {
    each(|sample| {
        let mut wrong = Vec::new();
        let levels: Vec<u32> = all(&sample.read, "h1,h2,h3,h4,h5,h6")
            .iter()
            .filter_map(|heading| heading.value().name()[1..].parse().ok())
            .collect();
        if levels.iter().filter(|level| **level == 1).count() != 1 {
            wrong.push("not exactly one h1".to_owned());
        }
        let mut before = 1;
        for level in levels {
            if level > before + 1 {
                wrong.push(format!("h{level} after h{before}"));
            }
            before = level;
        }
        wrong
    });
}

#[test]
fn every_page_has_its_landmarks_language_and_title() {
    each(|sample| {
        let one = [
            "html[lang=en]",
            "main#main",
            "header.top",
            "footer",
            "a.skip[href='#main']",
            "title",
        ];
        one.iter()
            .filter(|what| all(&sample.read, what).len() != 1)
            .map(|what| format!("not exactly one {what}"))
            .collect()
    });
}

#[test]
fn ids_are_unique_and_what_points_to_one_finds_it() {
    each(|sample| {
        let mut wrong = Vec::new();
        let mut ids = BTreeSet::new();
        for element in all(&sample.read, "[id]") {
            let id = element.attr("id").unwrap_or_default();
            if id.is_empty() || id.contains(char::is_whitespace) || !ids.insert(id) {
                wrong.push(format!("id {id:?} is empty, has a space or comes twice"));
            }
        }
        for attribute in [
            "for",
            "aria-describedby",
            "aria-labelledby",
            "aria-controls",
            "data-refresh",
        ] {
            for element in all(&sample.read, &format!("[{attribute}]")) {
                for id in element.attr(attribute).unwrap_or_default().split_whitespace() {
                    if !ids.contains(id) && !sample.name.starts_with("gallery/") {
                        wrong.push(format!("{attribute}={id:?} points to nothing"));
                    }
                }
            }
        }
        wrong
    });
}

#[test]
fn drawings_have_words_or_are_left_out_for_screen_readers() {
    each(|sample| {
        let drawings = all(&sample.read, "svg:not(svg svg)");
        let silent = drawings.iter().filter(|svg| {
            let named =
                svg.attr("role") == Some("img") && svg.attr("aria-label").is_some_and(|label| !label.is_empty());
            !named && svg.attr("aria-hidden") != Some("true")
        });
        silent
            .map(|svg| format!("a drawing without words: {:?}", svg.attr("class")))
            .collect()
    });
}

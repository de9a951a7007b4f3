//! Forms: every control has a label, everything that changes something is sent by POST to an address there is.

use std::collections::BTreeSet;

use scraper::{ElementRef, Html};
use web::routes::{Method, find};

use super::{all, each};

/// The words of an element and everything in it.
fn words(element: ElementRef<'_>) -> String {
    element.text().collect::<String>().trim().to_owned()
}

/// The ids that a label with words is for.
fn labelled_ids(read: &Html) -> BTreeSet<&str> {
    all(read, "label[for]")
        .into_iter()
        .filter(|label| !words(*label).is_empty())
        .filter_map(|label| label.attr("for"))
        .collect()
}

fn is_labelled(labelled: &BTreeSet<&str>, control: ElementRef<'_>) -> bool {
    let by_id = control.attr("id").is_some_and(|id| labelled.contains(id));
    let around = control
        .ancestors()
        .filter_map(ElementRef::wrap)
        .any(|outer| outer.value().name() == "label" && !words(outer).is_empty());
    by_id || around || control.attr("aria-label").is_some_and(|label| !label.is_empty())
}

#[test]
fn every_control_has_a_label_and_every_button_says_what_it_does() {
    each(|sample| {
        let controls = all(&sample.read, "input:not([type=hidden]),select,textarea,progress");
        let labelled = labelled_ids(&sample.read);
        let unlabelled = controls.into_iter().filter(|control| !is_labelled(&labelled, *control));
        let silent = all(&sample.read, "button,a,summary,legend,th")
            .into_iter()
            .filter(|element| words(*element).is_empty());
        let say = |element: ElementRef<'_>| {
            format!(
                "{} {:?} has no words",
                element.value().name(),
                element.attr("name").or(element.attr("class"))
            )
        };
        unlabelled.chain(silent).map(say).collect()
    });
}

#[test]
fn choices_of_one_thing_stand_in_a_group_with_a_question() {
    each(|sample| {
        let radios = all(&sample.read, "input[type=radio]");
        let alone = radios.iter().filter(|radio| {
            !radio
                .ancestors()
                .filter_map(ElementRef::wrap)
                .any(|outer| outer.value().name() == "fieldset")
        });
        alone
            .map(|radio| format!("radio {:?} without a group", radio.attr("name")))
            .collect()
    });
}

#[test]
fn what_changes_something_is_posted_to_an_address_there_is() {
    each(|sample| {
        let mut wrong = Vec::new();
        for form in all(&sample.read, "form") {
            let action = form.attr("action").unwrap_or_default();
            let method = form.attr("method").unwrap_or_default();
            let path = action.split(['?', '#']).next().unwrap_or_default();
            let known = match method {
                "post" => find(Method::Post, path),
                "get" => find(Method::Get, path),
                _ => None,
            };
            if known.is_none() {
                wrong.push(format!("a form sends {method:?} to {action:?}, which nothing answers"));
            }
        }
        for button in all(&sample.read, "button") {
            let in_form = button
                .ancestors()
                .filter_map(ElementRef::wrap)
                .any(|outer| outer.value().name() == "form");
            if !in_form && button.attr("type") != Some("button") {
                wrong.push(format!("button {:?} outside any form", words(button)));
            }
        }
        wrong
    });
}

#[test]
fn only_what_asks_and_changes_nothing_is_sent_by_get() {
    each(|sample| {
        let forms = all(&sample.read, "form[method=get]");
        let other = forms.iter().filter(|form| {
            !matches!(
                form.attr("action"),
                Some("/jobs" | "/me/resume/resume.pdf" | "/openings" | "/staff/people")
            )
        });
        let passwords = forms.iter().filter(|form| {
            form.descendent_elements()
                .any(|element| element.attr("type") == Some("password"))
        });
        other
            .chain(passwords)
            .map(|form| format!("a form sent by GET to {:?}", form.attr("action")))
            .collect()
    });
}

#[test]
fn a_file_is_sent_as_a_file() {
    each(|sample| {
        let mut wrong = Vec::new();
        for form in all(&sample.read, "form") {
            let file = form
                .descendent_elements()
                .any(|element| element.attr("type") == Some("file"));
            if file != (form.attr("enctype") == Some("multipart/form-data")) {
                wrong.push(format!(
                    "{:?}: a file field without multipart, or the other way round",
                    form.attr("action")
                ));
            }
        }
        wrong
    });
}

#[test]
fn people_can_let_their_browser_fill_in_what_it_knows() {
    each(|sample| {
        let secrets = all(&sample.read, "input[type=password]");
        secrets
            .iter()
            .filter(|field| field.attr("autocomplete").is_none())
            .map(|field| format!("{:?}", field.attr("name")))
            .collect()
    });
}

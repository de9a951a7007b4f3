//! Every sample of every page, read as a browser reads it.

mod contrast;
mod forms;
mod links;
mod markup;
mod weight;

use std::sync::LazyLock;

use scraper::{ElementRef, Html, Selector};
use web::pages::{ALL, Theme};

/// A sample as it was rendered.
struct Sample {
    /// `page/sample`.
    name: String,
    html: &'static str,
    read: Html,
}

/// Name and HTML of all samples of all pages, rendered once.
static RENDERED: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    let mut rendered = Vec::new();
    for page in ALL {
        for (name, html) in (page.render)(Theme::Device) {
            rendered.push((format!("{}/{name}", page.name), html.expect("a sample renders")));
        }
    }
    assert!(rendered.len() > 90, "{} samples", rendered.len());
    rendered
});

/// All samples of all pages.
fn samples() -> impl Iterator<Item = Sample> {
    RENDERED.iter().map(|(name, html)| Sample {
        name: name.clone(),
        read: Html::parse_document(html),
        html,
    })
}

/// The elements a selector finds.
fn all<'a>(read: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    let selector = Selector::parse(selector).expect("a selector");
    read.select(&selector).collect()
}

/// Looks at every sample and gathers what is wrong, so that one run tells everything.
fn each(look: impl Fn(&Sample) -> Vec<String>) {
    let found = |sample: &Sample| {
        look(sample)
            .into_iter()
            .map(|wrong| format!("{}: {wrong}", sample.name))
            .collect::<Vec<_>>()
    };
    let wrong: Vec<String> = samples().flat_map(|sample| found(&sample)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

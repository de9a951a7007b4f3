//! Every part in every state, for the gallery.
//!
//! To add one: a function from a prefix for ids to HTML in the file that fits, and its line in [`sections`].

mod controls;
mod drawings;
mod openings;

use controls::{buttons, choices, empty, fields, mistakes, notices, pager, states, table};
use drawings::{icons, marked, match_bars, part_bars, pay_range, pictures};
use openings::{card, facts, far_card, quotes, skill};

use crate::pages::{
    ALL, PageSamples, Sample, Shell,
    gallery::{GalleryPage, GalleryPageLinks, GallerySection, Specimen},
};

type Draw = fn(&str) -> String;

fn specimens(list: &[(&str, Draw)]) -> Vec<Specimen> {
    list.iter()
        .map(|(name, draw)| Specimen {
            name: (*name).to_owned(),
            light: draw("light"),
            dark: draw("dark"),
        })
        .collect()
}

fn section(code: &'static str, title: &'static str, text: &'static str, list: &[(&str, Draw)]) -> GallerySection {
    GallerySection {
        code,
        title,
        text,
        specimens: specimens(list),
    }
}

fn sections() -> Vec<GallerySection> {
    words_and_controls().into_iter().chain(matches_and_drawings()).collect()
}

fn words_and_controls() -> [GallerySection; 3] {
    [
        section(
            "buttons",
            "Buttons",
            "One primary button a page. What changes something is a button, what leads somewhere a link.",
            &[("All kinds", buttons)],
        ),
        section(
            "fields",
            "Form controls",
            "Labels stand above and stay. A mistake says what to write instead; what was written stays.",
            &[
                ("Lines of text", fields),
                ("Choices", choices),
                ("A form that could not be taken", mistakes),
            ],
        ),
        section(
            "sentences",
            "Notices",
            "What happened, what it means, what to do.",
            &[("All tones", notices), ("States", states), ("Empty", empty)],
        ),
    ]
}

fn matches_and_drawings() -> [GallerySection; 6] {
    [
        section(
            "openings",
            "Openings",
            "What they have comes first, then what is missing, then how sure it is.",
            &[("A close fit", card), ("Numbers hidden, little known", far_card)],
        ),
        section(
            "facts",
            "Facts read from a résumé",
            "The words it was read from stand beside each.",
            &[("Open, right, removed", facts), ("Quotes", quotes)],
        ),
        section(
            "learning",
            "Skills to learn",
            "Hours and what they open, never one without the other.",
            &[("A skill", skill)],
        ),
        section(
            "drawings",
            "Drawings",
            "Drawn on the server, with words beside them.",
            &[
                ("Match bars", match_bars),
                ("Parts of the fit", part_bars),
                ("Pay against usual", pay_range),
                ("Marked text", marked),
            ],
        ),
        section(
            "lists",
            "Tables and pages of a list",
            "On a phone each row becomes a card.",
            &[("A table", table), ("Pages", pager)],
        ),
        section(
            "icons",
            "Icons and pictures",
            "Our own, always beside words.",
            &[("Icons", icons), ("Pictures", pictures)],
        ),
    ]
}

impl Sample for GalleryPage {
    const NAME: &'static str = "gallery";

    fn samples() -> Vec<(&'static str, Self)> {
        vec![("all", page())]
    }
}

/// The gallery with links to the samples of every page.
fn page() -> GalleryPage {
    let shell = Shell::new("Design gallery", "/design");
    let colours = [
        ("c-paper", "paper"),
        ("c-surface", "surface"),
        ("c-sunk", "sunk"),
        ("c-line", "line"),
        ("c-edge", "edge"),
        ("c-ink", "ink"),
        ("c-ink-2", "ink 2"),
        ("c-ink-3", "ink 3"),
        ("c-accent", "accent"),
        ("c-accent-soft", "accent soft"),
        ("c-sun", "sun"),
        ("c-careful", "careful"),
        ("c-bad", "bad"),
    ];
    let links = |page: &PageSamples| GalleryPageLinks {
        name: page.name,
        samples: (page.names)(),
    };
    // The gallery does not list itself: it would have to be made to be made.
    let others = ALL.iter().filter(|page| page.name != GalleryPage::NAME);
    GalleryPage {
        shell,
        colours: colours.to_vec(),
        sections: sections(),
        pages: others.map(links).collect(),
    }
}

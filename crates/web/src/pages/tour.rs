//! The tour of the demo world: five steps for each role, each a page with a strip above it that says what to look at.
//!
//! Where somebody is stands in the address (`?tour=2`), so that nothing is kept and going back works. To change a step: its line
//! here.

use super::Viewer;

/// A step: its page and what to look at there.
type Step = (&'static str, &'static str);

const SEEKER: [Step; 5] = [
    (
        "/jobs",
        later!(
            "Each card begins with what the person already has, in their words and the employer\u{2019}s; then what is missing, \
         with the hours to learn it. Open \u{201c}Why\u{201d} on the first one."
        ),
    ),
    (
        "/openings",
        later!(
            "Everybody may search all openings. Under \u{201c}Filters and order\u{201d}, each choice says how many it would find."
        ),
    ),
    (
        "/learn",
        later!(
            "Here skills are weighed against each other: how many more openings each brings within reach, and for how many hours."
        ),
    ),
    (
        "/me/resume",
        later!(
            "The r\u{e9}sum\u{e9} is set from what the person confirmed, in three designs and other formats, with remarks that \
         explain themselves."
        ),
    ),
    (
        "/me/data",
        later!(
            "All that is held, who looked at it and what for. It can be taken away whole, or erased, by the person alone."
        ),
    ),
];

const STAFF: [Step; 5] = [
    (
        "/staff",
        later!("What there is in this place, and what waits for somebody."),
    ),
    (
        "/staff/people",
        later!(
            "People entrusted to this member of staff. Each look at somebody is written down, and the person sees it."
        ),
    ),
    (
        "/staff/import",
        later!(
            "Openings come from files and feeds. Columns are recognised, refused rows say why, and the same file again changes \
         nothing."
        ),
    ),
    (
        "/staff/outbox",
        later!("Every mail this place wrote, and whether it arrived."),
    ),
    (
        "/staff/health",
        later!("How the server is doing, and work that was given up, to be tried again."),
    ),
];

/// The strip of a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tour {
    /// From 1.
    pub number: usize,
    /// How many there are.
    pub of: usize,
    /// What to look at.
    pub words: &'static str,
    /// The step before.
    pub before: Option<String>,
    /// The next one.
    pub next: Option<String>,
    /// The page without the tour.
    pub end: &'static str,
}

impl Tour {
    /// The step somebody is at, when their address says so and its page is theirs.
    pub fn at(viewer: &Viewer, address: &str) -> Option<Self> {
        let steps = steps(viewer)?;
        let (path, query) = address.split_once('?')?;
        let number: usize = query
            .split('&')
            .find_map(|pair| pair.strip_prefix("tour="))?
            .parse()
            .ok()?;
        let (page, words) = *steps.get(number.checked_sub(1)?)?;
        (page == path).then(|| Self {
            number,
            of: steps.len(),
            words: i18n::text(words),
            before: number.checked_sub(1).and_then(|before| Self::address(viewer, before)),
            next: Self::address(viewer, number + 1),
            end: page,
        })
    }

    /// The address of a step for whoever is looking.
    pub fn address(viewer: &Viewer, number: usize) -> Option<String> {
        let (page, _) = steps(viewer)?.get(number.checked_sub(1)?)?;
        Some(format!("{page}?tour={number}"))
    }
}

fn steps(viewer: &Viewer) -> Option<&'static [Step]> {
    match viewer {
        Viewer::Visitor | Viewer::Guest => None,
        Viewer::Person { .. } => Some(&SEEKER),
        Viewer::Staff { .. } => Some(&STAFF),
    }
}

#[cfg(test)]
mod tests {
    use super::{Tour, Viewer};

    #[test]
    fn each_role_has_five_steps_that_lead_to_each_other() {
        let person = Viewer::Person {
            name: "Ana".to_owned(),
            messages: 0,
        };
        let staff = Viewer::Staff { name: "Ben".to_owned() };
        for viewer in [person, staff] {
            let mut at = Tour::address(&viewer, 1);
            for number in 1..=5 {
                let tour = Tour::at(&viewer, &at.unwrap()).unwrap();
                assert_eq!((tour.number, tour.of), (number, 5));
                assert_eq!(tour.before.is_some(), number > 1);
                at = tour.next;
            }
            assert_eq!(at, None);
        }
    }

    #[test]
    fn a_step_is_only_shown_on_its_page_and_to_whom_it_is_for() {
        let staff = Viewer::Staff { name: "Ben".to_owned() };
        for (viewer, address) in [
            (&staff, "/jobs?tour=1"),
            (&staff, "/staff?tour=2"),
            (&staff, "/staff?tour=0"),
            (&staff, "/staff?tour=99999999999999999999"),
            (&staff, "/staff?tour="),
            (&staff, "/staff"),
            (&Viewer::Visitor, "/staff?tour=1"),
        ] {
            assert_eq!(Tour::at(viewer, address), None, "{address}");
        }
        assert!(Tour::at(&staff, "/staff?said=kept&tour=1").is_some());
    }
}

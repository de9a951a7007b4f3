//! Alerts.

use crate::{
    pages::{
        Sample,
        alerts::{AlertSettingsPage, AlertStopPage, AlertsPage, DeviceRow, Devices, Stop, Told, ToldOpening},
    },
    samples::{person, visitor},
    svg::{Icon, Picture},
    view::{Choice, Choices, Control, Empty, Form, Notice, PostButton, Select, Tick, Tone},
};

fn opening(id: &str, title: &str, about: &[&str], why: &str, until: Option<&str>) -> ToldOpening {
    ToldOpening {
        id: id.to_owned(),
        title: title.to_owned(),
        about: about.iter().map(|bit| (*bit).to_owned()).collect(),
        why: why.to_owned(),
        until: until.map(str::to_owned),
        is_closed: until == Some("It is closed by now."),
    }
}

/// A deadline.
fn near() -> Told {
    Told {
        id: "told-1".to_owned(),
        when: "Today, 8:00".to_owned(),
        heading: "A deadline comes near".to_owned(),
        is_new: true,
        openings: vec![opening(
            "clinic",
            "Staff nurse, night shifts",
            &["Harbour Clinic", "Nashik"],
            "You saved it.",
            Some("Apply by 14 March 2026."),
        )],
        more: None,
    }
}

/// What came in.
fn new() -> Told {
    Told {
        id: "told-2".to_owned(),
        when: "Yesterday, 16:20".to_owned(),
        heading: "15 new openings".to_owned(),
        is_new: false,
        openings: vec![
            opening(
                "school",
                "School nurse",
                &["Valley School", "Pune", "INR 360,000 a year"],
                "It fits your profile.",
                Some("Apply by 1 April 2026."),
            ),
            opening(
                "ward",
                "Registered nurse, children's ward, with an unusually long title that must not break the page",
                &["Sahyadri Hospital", "Pune"],
                "It answers your search “nurse, near Pune”.",
                None,
            ),
            opening(
                "gone",
                "Night nurse",
                &["Care Home Banyan"],
                "It fits your profile.",
                Some("It is closed by now."),
            ),
        ],
        more: Some(("12 more are among your jobs".to_owned(), "/jobs".to_owned())),
    }
}

impl Sample for AlertsPage {
    const NAME: &'static str = "alerts";

    fn samples() -> Vec<(&'static str, Self)> {
        let filled = Self {
            shell: person("Alerts", "/alerts", None),
            hear: None,
            list: vec![near(), new()],
            empty: None,
            earlier: Some("/alerts?before=1".to_owned()),
        };
        let empty = Empty::new(
            Picture::NothingYet,
            "No alerts yet",
            "What you asked to hear of stands here, and the deadlines of openings you saved.",
            &[("Jobs for you", "/jobs"), ("Search all openings", "/openings")],
        );
        let nothing = Self {
            hear: Some(PostButton::new("/alerts/fits", "Tell me of what fits").icon(Icon::Bell)),
            list: Vec::new(),
            empty: Some(empty),
            earlier: None,
            ..filled.clone()
        };
        vec![("filled", filled), ("empty", nothing)]
    }
}

/// Everything somebody can choose.
fn controls() -> Vec<Control> {
    let what = vec![
        Choice::new("fits", "New openings that fit my profile").chosen(true),
        Choice::new("deadlines", "Deadlines of openings I saved")
            .note("Seven days, two days and one day before")
            .chosen(true),
    ];
    let saved = vec![
        Choice::new("/openings?q=nurse", "nurse, near Pune").chosen(true),
        Choice::new("/openings?q=school", "school, part time"),
    ];
    let often = vec![
        Choice::new("at_once", "As soon as something comes in"),
        Choice::new("daily", "Once a day, in the morning").chosen(true),
        Choice::new("weekly", "Once a week, on Monday"),
    ];
    let hours = |chosen: u8| {
        let hours =
            (0..24).map(|hour: u8| Choice::new(&hour.to_string(), &format!("{hour}:00")).chosen(hour == chosen));
        hours.collect()
    };
    vec![
        Control::Choices(Choices::many("tell", "Tell me of", what)),
        Control::Choices(Choices::many(
            "search",
            "New openings that answer a search I saved",
            saved,
        )),
        Control::Tick(Tick {
            id: "by_mail".to_owned(),
            name: "by_mail".to_owned(),
            label: "Also by mail".to_owned(),
            hint: None,
            ticked: true,
        }),
        Control::Tick(Tick {
            id: "by_text".to_owned(),
            name: "by_text".to_owned(),
            label: "Also by text message".to_owned(),
            hint: Some("One sentence and one link, a few a day at most.".to_owned()),
            ticked: false,
        }),
        Control::Choices(Choices::one("often", "How often outside the app", often)),
        Control::Select(Select::new("quiet_from", "Nothing outside the app from", hours(21))),
        Control::Select(Select::new("quiet_until", "Until", hours(7))),
    ]
}

fn devices() -> Devices {
    let device = |name: &str| DeviceRow {
        name: name.to_owned(),
        since: "since 2 March 2026".to_owned(),
        remove: PostButton::new("/alerts/devices/remove", "Remove")
            .about(name)
            .class("quiet small")
            .value("device", "1"),
    };
    Devices {
        key: "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4".to_owned(),
        list: vec![device("Firefox, Android"), device("Chrome, Windows")],
    }
}

impl Sample for AlertSettingsPage {
    const NAME: &'static str = "alert-settings";

    fn samples() -> Vec<(&'static str, Self)> {
        let filled = Self {
            shell: person("What I want to hear of", "/alerts/settings", None),
            notice: None,
            phone: Some((
                "A text message goes to +919876543210.".to_owned(),
                "/me/phone".to_owned(),
            )),
            form: Form::new("/alerts/settings", controls(), "Keep this"),
            devices: Some(devices()),
            calendar: Some((
                "https://work.example.org/alerts/calendar/8sQ0uC3wN1y5Zp7rT2vX4aB6dE9fG1hJ3kL5mN7pQ9s/deadlines.ics"
                    .to_owned(),
                "/alerts/calendar/8sQ0uC3wN1y5Zp7rT2vX4aB6dE9fG1hJ3kL5mN7pQ9s/deadlines.ics".to_owned(),
                PostButton::new("/alerts/calendar", "Change the address").class("plain"),
            )),
        };
        let no_address = Self {
            notice: Some(Notice::new(
                Tone::Plain,
                "There is no confirmed mail address of yours here, so alerts stand in the app alone.",
            )),
            phone: None,
            devices: None,
            calendar: None,
            ..filled.clone()
        };
        vec![("filled", filled), ("no-address", no_address)]
    }
}

impl Sample for AlertStopPage {
    const NAME: &'static str = "alert-stop";

    fn samples() -> Vec<(&'static str, Self)> {
        let at = |state| Self {
            shell: visitor("Mails about openings", "/alerts"),
            state,
        };
        vec![
            ("asks", at(Stop::Asks("/alerts/stop/token".to_owned()))),
            ("done", at(Stop::Done)),
            ("no-link", at(Stop::NoLink)),
        ]
    }
}

//! The team of an employer, joining one, and proving who the employer is.

use super::person;
use crate::{
    pages::{
        Sample,
        team::{InvitationRow, InvitedPage, InvitedTo, TeamPage, TeamRow, VerifyLinkPage, VerifyPage, VerifyRecord},
    },
    view::{Choice, Choices, Control, Field, Form, Light, Notice, PostButton, Select, Status, Tone},
};

const TEAM: &str = "/hire/team";
const VERIFY: &str = "/hire/verify";
const OWNER: &str = "Everything: also the team, the employer's page and what is proven of it.";
const RECRUITER: &str = "Writes openings, answers people, arranges interviews, sends offers.";
const LOOKS_ON: &str = "Sees the openings and who applied, for instance to prepare an interview. Changes nothing.";

fn role_form(id: &str) -> Form {
    let choices = vec![
        Choice::new("owner", "Owner"),
        Choice::new("recruiter", "Recruiter").chosen(true),
        Choice::new("looks_on", "Looks on"),
    ];
    let select = Select::new("role", "Role", choices).id(id);
    Form::new(TEAM, vec![Control::Select(select)], "Keep it")
}

fn member(called: &str, address: Option<&str>, role: &'static str, id: &str) -> TeamRow {
    TeamRow {
        called: called.to_owned(),
        address: address.map(str::to_owned),
        role,
        since: "since 2 March 2026".to_owned(),
        is_self: false,
        change: Some(role_form(id)),
        remove: Some(
            PostButton::new(TEAM, "Take out")
                .value("do", "remove")
                .class("plain")
                .about(called),
        ),
    }
}

fn invitation(address: &str, state: Status) -> InvitationRow {
    let button = |code: &str, words: &str| PostButton::new(TEAM, words).value("do", code).about(address);
    InvitationRow {
        address: address.to_owned(),
        role: "Looks on",
        state,
        again: button("again", "Send again"),
        take_back: button("uninvite", "Take it back").class("plain"),
    }
}

fn invite(error: Option<&str>) -> Form {
    let address = Field {
        kind: "email",
        error: error.map(str::to_owned),
        ..Field::text("address", "Mail address").value(error.map_or("", |_| "dev"))
    };
    let choices = vec![
        Choice::new("owner", "Owner").note(OWNER),
        Choice::new("recruiter", "Recruiter").note(RECRUITER).chosen(true),
        Choice::new("looks_on", "Looks on").note(LOOKS_ON),
    ];
    let controls = vec![
        Control::Field(address),
        Control::Choices(Choices::one("role", "What they may do", choices)),
    ];
    Form::new(TEAM, controls, "Invite")
}

impl Sample for TeamPage {
    const NAME: &'static str = "hire-team";

    fn samples() -> Vec<(&'static str, Self)> {
        let me = TeamRow {
            is_self: true,
            change: None,
            remove: None,
            ..member("Rita Kulkarni", Some("rita@boilers.example"), "Owner", "role-of-1")
        };
        let filled = Self {
            shell: person("Team of Tapti Boilers", TEAM, None),
            employer: "Tapti Boilers".to_owned(),
            verified: Status::new(Light::Good, "verified"),
            verify: "/hire/verify?employer=e1".to_owned(),
            others: vec![("Banyan House".to_owned(), "/hire/team?employer=e2".to_owned())],
            members: vec![
                me,
                member("Dev Patil", Some("dev@boilers.example"), "Recruiter", "role-of-2"),
                member(
                    "benjamin.alexander.featherstonehaugh-cholmondeley@boilers.example",
                    None,
                    "Looks on",
                    "role-of-3",
                ),
            ],
            roles: vec![("Owner", OWNER), ("Recruiter", RECRUITER), ("Looks on", LOOKS_ON)],
            invitations: vec![
                invitation(
                    "leo@boilers.example",
                    Status::new(Light::Plain, "invited, until 26 March 2026"),
                ),
                invitation("mia@boilers.example", Status::new(Light::Careful, "the link is over")),
            ],
            invite: Some(invite(None)),
        };
        let alone = Self {
            verified: Status::new(Light::Plain, "not verified"),
            others: Vec::new(),
            members: filled.members.iter().take(1).cloned().collect(),
            invitations: Vec::new(),
            ..filled.clone()
        };
        let wrong = Self {
            invite: Some(invite(Some("Please write a mail address such as name@example.org."))),
            ..alone.clone()
        };
        let mut looks_on = Self {
            invitations: Vec::new(),
            invite: None,
            ..filled.clone()
        };
        for row in &mut looks_on.members {
            (row.change, row.remove) = (None, None);
        }
        vec![
            ("filled", filled),
            ("alone", alone),
            ("wrong", wrong),
            ("looks-on", looks_on),
        ]
    }
}

impl Sample for InvitedPage {
    const NAME: &'static str = "hire-invited";

    fn samples() -> Vec<(&'static str, Self)> {
        let to = InvitedTo {
            employer: "Tapti Boilers".to_owned(),
            sentences: vec![
                "Rita Kulkarni invites you to hire with them.".to_owned(),
                format!("You would be: Recruiter. {RECRUITER}"),
                "The invitation is good until 26 March 2026.".to_owned(),
            ],
            join: Some(PostButton::new("/hire/invitations/s1", "Join the team").class("primary big")),
            first: None,
        };
        let first = Notice::new(
            Tone::Plain,
            "Sign in first, or make an account. Then open the link in the mail again.",
        );
        let page = |invited| Self {
            shell: person("An invitation", "/hire", None),
            invited,
        };
        let signed_out = InvitedTo {
            join: None,
            first: Some(first.link("Sign in", "/sign-in")),
            ..to.clone()
        };
        vec![
            ("filled", page(Some(to))),
            ("signed-out", page(Some(signed_out))),
            ("over", page(None)),
        ]
    }
}

fn verify_form(field: Field, words: &str) -> Form {
    Form::new(VERIFY, vec![Control::Field(field)], words)
}

fn address(error: Option<&str>) -> Form {
    let field = Field {
        kind: "email",
        error: error.map(str::to_owned),
        ..Field::text("address", "Mail address")
    };
    verify_form(field, "Write to it")
}

fn proven() -> VerifyPage {
    let look = PostButton::new(VERIFY, "Look again whether it is there").value("do", "look");
    VerifyPage {
        shell: person("Show that you are Tapti Boilers", VERIFY, None),
        employer: "Tapti Boilers".to_owned(),
        team: "/hire/team?employer=e1".to_owned(),
        shown: vec![
            "Somebody with a mail address at boilers.example, 3 March 2026".to_owned(),
            "Whoever runs the domain boilers.example, 4 March 2026".to_owned(),
        ],
        taken_back: None,
        domain: Some("boilers.example".to_owned()),
        site: Some(verify_form(
            Field::text("site", "Its web site")
                .optional()
                .value("https://boilers.example"),
            "Keep it",
        )),
        written_to: Some("rita@boilers.example".to_owned()),
        mail: Some(address(None)),
        record: Some(VerifyRecord {
            name: "boilers.example".to_owned(),
            text: "onward-verify=3q2-7wAAAAB4c2hvd24gb25seSBhcyBhIHNhbXBsZQ".to_owned(),
            counts: true,
        }),
        do_record: Some(look),
    }
}

impl Sample for VerifyPage {
    const NAME: &'static str = "hire-verify";

    fn samples() -> Vec<(&'static str, Self)> {
        let filled = proven();
        let empty = Self {
            shown: Vec::new(),
            written_to: None,
            record: None,
            do_record: Some(PostButton::new(VERIFY, "Show me the record").value("do", "record")),
            ..filled.clone()
        };
        let no_site = Self {
            domain: None,
            ..empty.clone()
        };
        let wrong = Self {
            mail: Some(address(Some(
                "Anybody can have an address at gmail.com, so it shows nothing about you. Write one that ends in @boilers.example.",
            ))),
            ..empty.clone()
        };
        let taken_back = Self {
            taken_back: Some("The number in the register answers no more.".to_owned()),
            mail: None,
            record: None,
            do_record: None,
            ..empty.clone()
        };
        let looks_on = Self {
            site: None,
            mail: None,
            record: None,
            do_record: None,
            written_to: None,
            ..filled.clone()
        };
        vec![
            ("filled", filled),
            ("empty", empty),
            ("no-site", no_site),
            ("wrong", wrong),
            ("taken-back", taken_back),
            ("looks-on", looks_on),
        ]
    }
}

impl Sample for VerifyLinkPage {
    const NAME: &'static str = "hire-verify-link";

    fn samples() -> Vec<(&'static str, Self)> {
        let button = PostButton::new("/hire/verify/s1", "Yes, this is us").class("primary big");
        let page = |confirm| Self {
            shell: person("Show who you are", "/hire", None),
            confirm,
        };
        vec![
            ("filled", page(Some(("Tapti Boilers".to_owned(), button)))),
            ("over", page(None)),
        ]
    }
}

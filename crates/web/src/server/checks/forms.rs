//! What either side can say of a background check, as forms.

use chrono::{Days, NaiveDate};
use i18n::Lang;
use journey::checks::{FEWEST_DAYS, MOST_REFEREES, SeenCheck, TypedCheck, USUAL_DAYS, kind_about, kind_words};
use model::{CheckKind, CheckState, FileId, Finding, Party, StepState};
use store::hiring::check::CheckStep;

use super::Mistaken;
use crate::{
    pages::interview::Unfolds,
    server::fields::Fields,
    view::{Area, Choice, Choices, Control, Field, Form, PostButton, Select, Tick},
};

/// So many days a check usually takes.
const USUALLY: Days = Days::new(14);

pub(super) fn typed(fields: &Fields) -> TypedCheck {
    let all = |name: &str| fields.all(name).map(str::to_owned).collect();
    TypedCheck {
        kinds: all("part"),
        due_on: fields.one("due_on").to_owned(),
        words: fields.one("words").to_owned(),
        readers: all("reader"),
        by_provider: fields.has("provider"),
    }
}

fn hidden(name: &str, value: &str) -> Control {
    Control::Hidden {
        name: name.to_owned(),
        value: value.to_owned(),
    }
}

/// The mistake of a form: of what it does, and of which part it is about.
fn wrong_in<'a>(wrong: Option<&'a Mistaken<'a>>, code: &str, part: &str) -> Option<&'a Mistaken<'a>> {
    wrong.filter(|wrong| wrong.typed.one("do") == code && (part.is_empty() || wrong.typed.one("part") == part))
}

fn error(wrong: Option<&Mistaken<'_>>, field: &str) -> Option<String> {
    wrong
        .filter(|wrong| wrong.field == field)
        .map(|wrong| wrong.words.clone())
}

fn area(name: &str, id: &str, label: &str, hint: &str, wrong: Option<&Mistaken<'_>>) -> Area {
    Area {
        id: id.to_owned(),
        hint: (!hint.is_empty()).then(|| hint.to_owned()),
        error: error(wrong, name),
        rows: 3,
        max: 1_500,
        ..Area::new(name, label, wrong.map_or("", |wrong| wrong.typed.one(name)))
    }
}

fn must(name: &str, id: &str, label: &str, hint: &str, wrong: Option<&Mistaken<'_>>) -> Control {
    Control::Area(Area {
        required: true,
        ..area(name, id, label, hint, wrong)
    })
}

/// The person says yes.
pub(super) fn agree(seen: &SeenCheck, side: Party, action: &str, wrong: Option<&Mistaken<'_>>) -> Option<Form> {
    let is_asked = seen
        .check
        .as_ref()
        .is_some_and(|check| check.state == CheckState::Asked);
    if side == Party::Team || !is_asked {
        return None;
    }
    let wrong = wrong_in(wrong, "agree", "");
    let yes = Choice::new("yes", t!("I read it, and I say yes to it"));
    let tick = Choices {
        error: error(wrong, "agree"),
        ..Choices::many("agree", t!("Your yes"), vec![yes])
    };
    Some(Form::new(
        action,
        vec![hidden("do", "agree"), Control::Choices(tick)],
        t!("Say yes"),
    ))
}

/// What can be done with one press.
pub(super) fn buttons(seen: &SeenCheck, side: Party, action: &str) -> Vec<PostButton> {
    let Some(check) = seen.check.as_ref().filter(|_| side == Party::Team) else {
        return Vec::new();
    };
    let press = |code: &str, words: &str| PostButton::new(action, words).value("do", code);
    let waits = |part: &journey::checks::SeenPart| {
        part.step.kind != CheckKind::References
            && matches!(part.step.state, StepState::WaitsForTeam | StepState::Disputed)
    };
    let is_done = seen.parts.iter().all(|part| part.step.state.waits_for().is_none());
    let mut all = Vec::new();
    if check.state == CheckState::Running && check.provider.is_some() && seen.parts.iter().any(waits) {
        let provider = check.provider.as_deref().unwrap_or_default();
        all.push(press("order", &t!("Have {provider} look into it", provider)));
    }
    if check.state == CheckState::Running && is_done {
        all.push(press("settle", t!("It is done: go on with them")).class("primary"));
    }
    if check.state == CheckState::Notice {
        all.push(press("go_on", t!("Take the notice back: go on with them")));
    }
    all
}

/// What can be done with the check as a whole.
pub(super) fn ways(
    seen: &SeenCheck,
    side: Party,
    action: &str,
    (today, wrong): (NaiveDate, Option<&Mistaken<'_>>),
) -> Vec<Unfolds> {
    if side == Party::Team {
        of_team(seen, action, today, wrong)
    } else {
        of_person(seen, action, wrong)
    }
}

fn of_person(seen: &SeenCheck, action: &str, wrong: Option<&Mistaken<'_>>) -> Vec<Unfolds> {
    match seen.check.as_ref().map(|check| check.state) {
        Some(CheckState::Asked) => {
            let wrong = wrong_in(wrong, "refuse", "");
            let hint = t!("You need not say why. The employer then decides about your application without it.");
            let why = Control::Area(area("reason", "reason", t!("Why not?"), hint, wrong));
            vec![Unfolds {
                summary: t!("Say no"),
                open: wrong.is_some(),
                form: Form::new(action, vec![hidden("do", "refuse"), why], t!("Say no to it")),
            }]
        }
        Some(CheckState::Running | CheckState::Notice | CheckState::Settled) => vec![Unfolds {
            summary: t!("Take my yes back"),
            open: false,
            form: Form::new(
                action,
                vec![hidden("do", "withdraw")],
                t!("Yes, stop it and destroy what was collected"),
            ),
        }],
        _ => Vec::new(),
    }
}

fn of_team(seen: &SeenCheck, action: &str, today: NaiveDate, wrong: Option<&Mistaken<'_>>) -> Vec<Unfolds> {
    let mut all = Vec::new();
    if seen.can_ask {
        let asks = wrong_in(wrong, "ask", "").or(wrong.filter(|wrong| wrong.typed.one("do").is_empty()));
        all.push(Unfolds {
            summary: t!("Ask for a background check"),
            open: seen.check.is_none() || asks.is_some(),
            form: ask(seen, action, today, asks),
        });
    }
    let Some(check) = &seen.check else { return all };
    let has_adverse = seen.parts.iter().any(|part| part.step.state.is_adverse());
    let is_weighty = seen.parts.iter().any(|part| part.step.is_weighty());
    if has_adverse && matches!(check.state, CheckState::Running | CheckState::Settled) {
        all.push(notice(action, wrong_in(wrong, "notice", "")));
    }
    if seen.can_decide {
        let wrong = wrong_in(wrong, "decide", "");
        let hint = t!("They read it. With it the application is declined, and it cannot be undone.");
        all.push(Unfolds {
            summary: t!("Say no because of it"),
            open: wrong.is_some(),
            form: Form::new(
                action,
                vec![
                    hidden("do", "decide"),
                    must("words", "words-decide", t!("Why?"), hint, wrong),
                ],
                t!("Yes, say no"),
            ),
        });
    }
    if matches!(check.state, CheckState::Asked | CheckState::Running) && !is_weighty {
        all.push(Unfolds {
            summary: t!("Give the check up"),
            open: false,
            form: Form::new(
                action,
                vec![hidden("do", "call_off")],
                t!("Yes, give it up and destroy what was collected"),
            ),
        });
    }
    all
}

fn notice(action: &str, wrong: Option<&Mistaken<'_>>) -> Unfolds {
    let days = Field {
        error: error(wrong, "days"),
        required: true,
        ..Field::number("days", t!("Days to answer"))
            .value(wrong.map_or(USUAL_DAYS.to_string().as_str(), |wrong| wrong.typed.one("days")))
            .hint(&t!(
                "At least {fewest}. Until then nothing can be decided.",
                fewest = FEWEST_DAYS
            ))
    };
    let hint =
        t!("They read it, and can say what is not right: then the days stand still until you have looked again.");
    Unfolds {
        summary: t!("Give a first notice: you think about a no"),
        open: wrong.is_some(),
        form: Form::new(
            action,
            vec![
                hidden("do", "notice"),
                must("words", "words-notice", t!("What it rests on"), hint, wrong),
                Control::Field(days),
            ],
            t!("Give the notice"),
        ),
    }
}

/// What a team asks for.
fn ask(seen: &SeenCheck, action: &str, today: NaiveDate, wrong: Option<&Mistaken<'_>>) -> Form {
    let sent = |name: &str, value: &str| wrong.is_some_and(|wrong| wrong.typed.all(name).any(|one| one == value));
    let kinds = CheckKind::ALL.iter().map(|kind| {
        Choice::new(kind.code(), kind_words(*kind))
            .note(kind_about(*kind))
            .chosen(sent("part", kind.code()))
    });
    let kinds = Choices {
        error: error(wrong, "part"),
        ..Choices::many("part", t!("What is to be looked into?"), kinds.collect())
            .hint(t!("Only what this work needs: they read this list."))
    };
    let day = Field {
        kind: "date",
        width: "w-medium",
        error: error(wrong, "due_on"),
        ..Field::text("due_on", t!("To be done by")).value(
            wrong.map_or((today + USUALLY).to_string().as_str(), |wrong| {
                wrong.typed.one("due_on")
            }),
        )
    };
    let readers = seen.members.iter().map(|(member, name)| {
        let id = member.to_string();
        Choice::new(&id, name).chosen(sent("reader", &id))
    });
    let readers = Choices::many("reader", t!("Who of you may open documents?"), readers.collect()).hint(t!(
        "Each time with a reason that is written down and shown to them. Nobody chosen: you alone."
    ));
    let mut controls = vec![
        hidden("do", "ask"),
        Control::Choices(kinds),
        Control::Field(day),
        Control::Choices(readers),
        Control::Area(area(
            "words",
            "words-ask",
            t!("Why do you ask?"),
            t!("They read it."),
            wrong,
        )),
    ];
    if let Some(provider) = &seen.provider {
        controls.push(Control::Tick(Tick {
            id: "provider".to_owned(),
            name: "provider".to_owned(),
            label: t!("{provider} may look into it for us", provider),
            hint: Some(t!("They read that too, before they say yes.").to_owned()),
            ticked: wrong.is_some_and(|wrong| wrong.typed.has("provider")),
        }));
    }
    Form::new(action, controls, t!("Ask them"))
}

/// Opening a document, with the reason.
pub(super) fn look(action: &str, file: FileId) -> Form {
    let why = Field::text("reason", t!("Why do you open it?"))
        .id(&format!("reason-{file}"))
        .hint(t!("They see that you did, when, and this reason."))
        .max(300);
    Form::new(action, vec![Control::Field(why)], t!("Open it"))
}

/// What can be done with one part.
pub(super) fn part_ways(
    side: Party,
    step: &CheckStep,
    seen: &SeenCheck,
    action: &str,
    wrong: Option<&Mistaken<'_>>,
) -> Vec<Unfolds> {
    if side == Party::Team {
        return if step.state == StepState::WaitsForPerson {
            Vec::new()
        } else {
            vec![find(step, action, wrong)]
        };
    }
    let mut all = Vec::new();
    if step.state.is_adverse() {
        let code = step.kind.code();
        let wrong = wrong_in(wrong, "dispute", code);
        let hint = t!("They must look again, and nothing is decided until they have. You can hand in documents above.");
        all.push(Unfolds {
            summary: t!("This is not right"),
            open: wrong.is_some(),
            form: Form::new(
                action,
                vec![
                    hidden("do", "dispute"),
                    hidden("part", code),
                    must(
                        "words",
                        &format!("words-{code}"),
                        t!("What is not right, and how is it?"),
                        hint,
                        wrong,
                    ),
                ],
                t!("Tell them"),
            ),
        });
    }
    if step.kind == CheckKind::References {
        if seen.referees.len() < MOST_REFEREES {
            all.push(name(step, seen, action, wrong_in(wrong, "name", "")));
        }
    } else {
        all.push(tell(step, action, wrong_in(wrong, "tell", step.kind.code())));
    }
    all
}

fn tell(step: &CheckStep, action: &str, wrong: Option<&Mistaken<'_>>) -> Unfolds {
    let code = step.kind.code();
    let hint = match step.kind {
        CheckKind::Identity => t!("Which paper you show. You may cover its number."),
        CheckKind::Education => t!("Which school, what you learned, from when to when, and whom to ask there."),
        CheckKind::Work | CheckKind::References => {
            t!("Which employer, what you did, from when to when, and whom to ask there.")
        }
    };
    let details = Area {
        max: 3_000,
        required: true,
        value: wrong
            .map_or(step.details.as_str(), |wrong| wrong.typed.one("details"))
            .to_owned(),
        ..area(
            "details",
            &format!("details-{code}"),
            t!("What there is to look into"),
            hint,
            wrong,
        )
    };
    Unfolds {
        summary: if step.details.is_empty() {
            t!("Tell them about it")
        } else {
            t!("Change or add to what you said")
        },
        open: wrong.is_some() || step.state == StepState::WaitsForPerson,
        form: Form::new(
            action,
            vec![hidden("do", "tell"), hidden("part", code), Control::Area(details)],
            t!("Keep it"),
        ),
    }
}

fn name(step: &CheckStep, seen: &SeenCheck, action: &str, wrong: Option<&Mistaken<'_>>) -> Unfolds {
    // Whom they named before stands there to be asked again, if they are not asked already.
    let is_asked = |address: &str| seen.referees.iter().any(|one| one.address == address);
    let before = seen.known.iter().find(|(_, address, _)| !is_asked(address));
    let line = |field: &str, label: &str, before: Option<&String>| Field {
        error: error(wrong, field),
        required: true,
        max: 120,
        ..Field::text(field, label)
            .value(wrong.map_or(before.map_or("", String::as_str), |wrong| wrong.typed.one(field)))
    };
    let langs = Lang::ALL
        .iter()
        .map(|lang| Choice::new(lang.code(), lang.own_name()).chosen(*lang == i18n::lang()));
    let controls = vec![
        hidden("do", "name"),
        Control::Field(line("name", t!("Their name"), before.map(|one| &one.0))),
        Control::Field(Field {
            kind: "email",
            ..line("mail", t!("Their mail address"), before.map(|one| &one.1))
        }),
        Control::Field(
            line("relation", t!("How do you know them?"), before.map(|one| &one.2))
                .hint(t!("Such as: my foreman at Mill Boilers from 2019 to 2023.")),
        ),
        Control::Select(Select::new("lang", t!("Language of the mail to them"), langs.collect())),
    ];
    Unfolds {
        summary: if seen.referees.is_empty() {
            t!("Name somebody")
        } else {
            t!("Name somebody else")
        },
        open: wrong.is_some() || step.state == StepState::WaitsForPerson,
        form: Form::new(action, controls, t!("Ask them now")),
    }
}

fn find(step: &CheckStep, action: &str, wrong: Option<&Mistaken<'_>>) -> Unfolds {
    let code = step.kind.code();
    let wrong = wrong_in(wrong, "find", code);
    let chosen = wrong.map(|wrong| wrong.typed.one("finding"));
    let choice =
        |finding: Finding, words: &str| Choice::new(finding.code(), words).chosen(chosen == Some(finding.code()));
    let choices = vec![
        choice(Finding::Confirmed, t!("It is as they say")),
        choice(Finding::Unconfirmed, t!("It could not be confirmed")),
        choice(Finding::Differs, t!("It differs from what they say")),
    ];
    let findings = Choices {
        error: error(wrong, "finding"),
        ..Choices::one("finding", t!("What did you find?"), choices).id(&format!("finding-{code}"))
    };
    let hint = t!("They read it at once. Say what you saw, not what you think of it.");
    let words = area("words", &format!("words-{code}"), t!("In words"), hint, wrong);
    Unfolds {
        summary: if step.state.waits_for().is_some() {
            t!("Say what you found")
        } else {
            t!("Change what you found")
        },
        open: wrong.is_some(),
        form: Form::new(
            action,
            vec![
                hidden("do", "find"),
                hidden("part", code),
                Control::Choices(findings),
                Control::Area(words),
            ],
            t!("Keep it, and show it to them"),
        ),
    }
}

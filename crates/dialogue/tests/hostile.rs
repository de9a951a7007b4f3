//! Anything said at any time gives a step, changes nothing by itself, and leaves a state that can be stored.

use chrono::NaiveDate;
use dialogue::{Around, Command, Deed, Event, Person, Readers, State, step};
use i18n::Lang;
use skills::{Gazetteer, Taxonomy};

const SAID: [&str; 22] = [
    "",
    " ",
    "....",
    "register me please",
    "cook",
    "1",
    "99999999999999999999",
    "b",
    "done",
    "skip",
    "back",
    "undo",
    "delete my data",
    "नमस्ते 🙂 \u{202e}abc",
    "<script>alert(1)</script>",
    "'; drop table people; --",
    "find me work as a cook in Springfield",
    "no, Pune, not Puri",
    "stop",
    "in Hindi please",
    "why 0",
    "save 65535",
];

fn readers() -> Readers {
    Readers::new(Taxonomy::built_in(), Gazetteer::built_in()).expect("there are intents")
}

fn around<'a>(readers: &'a Readers, person: &'a Person) -> Around<'a> {
    Around {
        readers,
        today: NaiveDate::from_ymd_opt(2027, 3, 10).expect("a day"),
        lang: Lang::English,
        person,
        helpline: None,
        lacks: dialogue::Lacks::default(),
    }
}

#[test]
fn anything_can_be_said_at_any_time() {
    let (readers, person) = (readers(), Person::default());
    let around = around(&readers, &person);
    let mut state = State::default();
    let mut at = 7_usize;
    for _ in 0..400 {
        // A walk that meets every pair of messages sooner or later, and no yes.
        at = (at * 31 + 17) % (SAID.len() * 97);
        let taken = step(&state, &Event::Said(SAID[at % SAID.len()].to_owned()), &around);
        let does = taken.commands.iter().any(|command| matches!(command, Command::Do(_)));
        assert!(!does, "nobody said yes to anything");
        assert!(
            !taken.replies.is_empty() || !taken.commands.is_empty(),
            "no silence: {}",
            SAID[at % SAID.len()]
        );
        let stored = serde_json::to_string(&taken.state).expect("a state is written");
        assert!(stored.len() < 64 * 1024, "bounded");
        assert_eq!(State::read(&stored), taken.state);
        state = taken.state;
    }
    let long = "cook ".repeat(50_000);
    let taken = step(&state, &Event::Said(long), &around);
    assert!(!taken.replies.is_empty() || !taken.commands.is_empty());
}

#[test]
fn a_forged_state_cannot_be_read_into_a_deed_without_a_yes() {
    let forged = r#"{"version":1,"asked":{"deed":"erase_me","more":0}}"#;
    let (readers, person) = (readers(), Person::default());
    let around = around(&readers, &person);
    let taken = step(&State::read(forged), &Event::Said("no".into()), &around);
    assert!(taken.commands.is_empty());
    let taken = step(&State::read(forged), &Event::Said("yes".into()), &around);
    let [Command::Do(confirmed)] = &taken.commands[..] else {
        panic!("{:?}", taken.commands)
    };
    assert_eq!(confirmed.deed(), &Deed::EraseMe);
}

#[test]
fn states_of_other_versions() {
    let newer = State::read(r#"{"version":99}"#);
    assert_ne!(newer, State::default(), "it says that it begins anew");
    assert_eq!(
        State::read("{}"),
        State::default(),
        "what an older state lacks has its default"
    );
}

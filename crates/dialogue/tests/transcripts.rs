//! Whole conversations, as `tests/transcripts/*.txt` tell them. In each file, conversations are parted by `## name`.
//!
//! | a line begins | and says |
//! |---|---|
//! | `~` | what is known: `interpreter` (there is one), `signed in`, `recruits`, `name Asha`, `country IN`, `skills cooking`, `confirmed`, `lacks alerts people` (what cannot be done), `helpline PHONE, NAME, HOURS`, `helpers NAME, NAME` (who answers), `answers DAY`, `waits DAY NAME` (for a person), `later 3` (days pass), `stored` (the state is written and read) |
//! | `>>` | they open the conversation |
//! | `>` | what the person says; `> long 900` so many letters |
//! | `*` | the choice they pick, by its label; `*id` by its id, offered or not |
//! | `=` | what came of a command: see [`event`] |
//! | `<` | words that the reply holds |
//! | `x` | words that the reply does not hold |
//! | `?` | a choice that is offered |
//! | `!` | a command that was given: words of its debug form, in order |
//! | `!!` | no command was given |

use std::{collections::BTreeSet, fmt::Write, path::Path, sync::OnceLock};

use chrono::{Days, NaiveDate};
use dialogue::{
    Application, Around, Awaited, Drafted, Event, Fit, Helpline, Lacks, Letter, Narrowing, Opening, Person, Readers,
    Resume, State, Step, Suited, ToAnswer, ToApply, ToLearn, ToPractise, Way, step,
};
use i18n::Lang;
use model::{PostingId, SkillId};
use skills::{Gazetteer, Taxonomy};
use trust::Level;
use uuid::Uuid;

fn readers() -> &'static Readers {
    static READERS: OnceLock<Readers> = OnceLock::new();
    READERS.get_or_init(|| Readers::new(Taxonomy::built_in(), Gazetteer::built_in()).expect("there are intents"))
}

struct Talk {
    person: Person,
    today: NaiveDate,
    helpline: Option<Helpline>,
    lacks: Lacks,
    state: State,
    step: Option<Step>,
}

impl Talk {
    fn new() -> Self {
        Self {
            person: Person::default(),
            today: NaiveDate::from_ymd_opt(2027, 3, 10).expect("a day"),
            helpline: None,
            lacks: Lacks {
                interpreter: true,
                ..Lacks::default()
            },
            state: State::default(),
            step: None,
        }
    }

    fn take(&mut self, event: &Event) {
        let around = Around {
            readers: readers(),
            today: self.today,
            lang: Lang::English,
            person: &self.person,
            helpline: self.helpline.as_ref(),
            lacks: self.lacks,
        };
        let taken = step(&self.state, event, &around);
        assert_eq!(
            taken,
            step(&self.state, event, &around),
            "the same input gives the same step"
        );
        self.state = taken.state.clone();
        self.step = Some(taken);
    }

    fn known(&mut self, line: &str) {
        let (what, rest) = line.split_once(' ').unwrap_or((line, ""));
        match what {
            "signed" => self.person.signed_in = true,
            "interpreter" => self.lacks.interpreter = false,
            "recruits" => self.person.recruits = true,
            "confirmed" => self.person.confirmed = true,
            "name" => self.person.name = Some(rest.to_owned()),
            "country" => self.person.country = Some(rest.to_owned()),
            "lacks" => {
                self.lacks = Lacks {
                    alerts: rest.contains("alerts"),
                    applications: rest.contains("applications"),
                    people: rest.contains("people"),
                    ..self.lacks
                }
            }
            "helpline" => {
                let mut parts = rest.split(", ").map(str::to_owned);
                let [phone, name, hours] = std::array::from_fn(|_| parts.next().unwrap_or_default());
                self.helpline = Some(Helpline { name, phone, hours });
            }
            "helpers" => self.person.helpers = rest.split(", ").map(str::to_owned).collect(),
            "answers" => self.person.answered_by = Some(rest.parse().expect("a day")),
            "waits" => {
                let (day, who) = rest.split_once(' ').map_or((rest, None), |(day, who)| (day, Some(who)));
                self.person.awaited = Some(Awaited {
                    who: who.map(str::to_owned),
                    by: day.parse().expect("a day"),
                });
            }
            "work" => self.person.occupation = Some(rest.into()),
            "skills" => self.person.skills = rest.split(' ').map(SkillId::from).collect(),
            "place" => self.person.place = Gazetteer::built_in().resolve(rest),
            "later" => self.today = self.today + Days::new(rest.parse().expect("days")),
            "stored" => {
                let json = serde_json::to_string(&self.state).expect("a state is written");
                self.state = State::read(&json);
            }
            "broken" => self.state = State::read("{\"version\":"),
            other => panic!("nothing is known about {other}"),
        }
    }

    fn words(&self) -> String {
        let mut out = String::new();
        for reply in self.step.iter().flat_map(|step| &step.replies) {
            for sentence in &reply.sentences {
                let _ = writeln!(out, "{sentence}");
            }
            for card in &reply.cards {
                let _ = writeln!(out, "{} {}", card.number, card.line());
            }
            if let Some(form) = reply.form {
                let _ = writeln!(out, "form {form:?}");
            }
        }
        out.replace('\u{a0}', " ")
    }

    fn labels(&self) -> Vec<(String, String)> {
        let replies = self.step.iter().flat_map(|step| &step.replies);
        let choices = replies.flat_map(|reply| &reply.choices);
        choices
            .map(|choice| (choice.label.clone(), choice.id.clone()))
            .collect()
    }

    fn commands(&self) -> Vec<String> {
        let commands = self.step.iter().flat_map(|step| &step.commands);
        commands.map(|command| format!("{command:?}")).collect()
    }
}

fn opening(number: u128) -> PostingId {
    PostingId(Uuid::from_u128(number))
}

/// A result: `found 3 of 12 PartTime=4`, `none Nearer=2`, `explained 1 7/9`, `explained 1 5+2/9`, `lacking 1 SQL 40`, `saved 1`, ...
fn event(line: &str) -> Event {
    let words: Vec<&str> = line.split(' ').collect();
    let rest = |at: usize| words[at..].join(" ");
    let day = |day| NaiveDate::from_ymd_opt(2027, 3, day).expect("a day");
    match words[0] {
        "undone" => Event::Undone,
        "learn" => Event::WorthLearning(to_learn(&words[1..], 132)),
        "applications" => {
            let one = |_| Application {
                title: "Cook".into(),
                stands: "sent".into(),
                due: Some(day(20)),
            };
            Event::Applications((0..number(words[1])).map(one).collect())
        }
        "alert" => Event::AlertSet,
        "stopped" => Event::AlertsStopped(number(words[1])),
        "checked" => Event::Checked {
            level: match words[1] {
                "clear" => Level::Clear,
                "caution" => Level::Caution,
                _ => Level::Danger,
            },
            reasons: words.get(2).map(|_| rest(2)).into_iter().collect(),
        },
        "confirmed" => Event::ProfileConfirmed,
        "account" => Event::AccountStarted(rest(1)),
        "erased" => Event::Erased,
        "handed" => Event::HandedOver {
            to: words.get(1).map(|name| (*name).to_owned()),
            by: day(12),
        },
        "withdrawn" => Event::Withdrawn,
        "waiting" => Event::Waiting(number(words[1])),
        "answered" => Event::Answered(number(words[1])),
        "refused" => Event::Refused(rest(1), None),
        "questions" | "noquestions" => questions(words[0] == "questions", &rest(1)),
        "drafted" => drafted(words.len() > 1),
        "published" => Event::OpeningPublished(opening(9)),
        "meant" | "meantlong" => Event::Meant {
            said: "zxcv qwer".into(),
            meant: match rest(1) {
                _ if words[0] == "meantlong" => Some("find jobs blah ".repeat(40)),
                words => (!words.is_empty()).then_some(words),
            },
        },
        _ => event_of_openings(&words),
    }
}

fn event_of_openings(words: &[&str]) -> Event {
    let id = |at: usize| opening(u128::from(number(words[at])));
    match words[0] {
        "found" => found(number(words[1]), number(words[3]), &words[4..], 0),
        "next" => found(number(words[1]), number(words[3]), &[], 3),
        "none" => found(0, 0, &words[1..], 0),
        "explained" => {
            let (has, asked) = words[2].split_once('/').expect("has/asked");
            let (has, likely) = has.split_once('+').unwrap_or((has, "0"));
            Event::Explained {
                opening: id(1),
                has: number(has),
                likely: number(likely),
                asked: number(asked),
                points: vec!["20 km from you".into()],
            }
        }
        "lacking" => Event::Lacking {
            opening: id(1),
            skills: to_learn(&words[2..], 0),
        },
        "applying" => applying(id(1), words.get(2).copied().unwrap_or_default()),
        "applied" => Event::Applied(id(1), NaiveDate::from_ymd_opt(2027, 3, 24).expect("a day")),
        "saved" => Event::Saved(id(1)),
        "dismissed" => Event::Dismissed(id(1)),
        "fits" => Event::WhoFits {
            title: Some("Cook".into()),
            people: vec![Suited {
                name: "Person 7".into(),
                has: 7,
                asked: 9,
            }],
        },
        "nofits" => Event::WhoFits {
            title: None,
            people: Vec::new(),
        },
        "resume" => Event::ResumeRead(Resume {
            occupation: words.get(1).map(|id| (*id).into()),
            skills: words.get(2).map(|id| (*id).into()).into_iter().collect(),
            place: None,
        }),
        other => panic!("no event {other}"),
    }
}

/// What applying takes: two questions; `plain` has none, with `kept` all was written before.
fn applying(opening: PostingId, how: &str) -> Event {
    let ask = |words: &str, yes_no| ToAnswer {
        words: words.into(),
        yes_no,
    };
    let questions = match how {
        "plain" => Vec::new(),
        _ => vec![
            ask("Can you begin at six?", true),
            ask("What would you cook for ten people?", false),
        ],
    };
    let letter = match how {
        "kept" => Letter {
            note: "I am near.".into(),
            answers: vec!["yes".into(), "Dal".into()],
        },
        _ => Letter::default(),
    };
    Event::Applying(Box::new(ToApply {
        opening,
        title: "Cook".into(),
        employer: "Hotel 2".into(),
        has: 7,
        asked: 9,
        missing: vec!["Baking".into()],
        version: false,
        questions,
        letter,
        reply_days: 14,
    }))
}

fn questions(any: bool, title: &str) -> Event {
    let ask = |skill: &str, ask: &str| ToPractise {
        skill: skill.into(),
        ask: ask.into(),
        good: "calm and order".into(),
    };
    let all = [
        ask("Cooking", "Tell of a day in the kitchen that went wrong."),
        ask("Food safety", "When did you throw food away?"),
    ];
    Event::InterviewQuestions {
        title: title.to_owned(),
        questions: all.into_iter().filter(|_| any).collect(),
    }
}

fn drafted(lacking: bool) -> Event {
    Event::OpeningDrafted(Box::new(Drafted {
        opening: opening(9),
        title: "Night cook".into(),
        employer: "Hotel 1".into(),
        place: "Pune".into(),
        pay: "INR 22000 a month".into(),
        skills: vec!["Cooking".into(), "Food safety".into()],
        advice: vec!["It names no last day to apply.".into()],
        lacks: lacking.then(|| "Say what the work is.".into()),
        reply_days: 14,
    }))
}

fn number(digits: &str) -> u32 {
    digits.parse().expect("a number")
}

fn to_learn(words: &[&str], opens: u32) -> Vec<ToLearn> {
    let one = |pair: &[&str]| ToLearn {
        skill: pair[0].to_owned(),
        hours: number(pair[1]),
        opens,
    };
    words.chunks(2).map(one).collect()
}

fn found(shown: u32, total: u32, ways: &[&str], after: u32) -> Event {
    const PLACES: [&str; 3] = ["Pune", "Mumbai", "Nagpur"];
    const TITLES: [&str; 3] = ["Cook", "Head Chef", "Kitchen Helper"];
    let one = |number: u32| {
        let at = usize::try_from(number - 1).unwrap_or(0) % 3;
        Opening {
            id: opening(u128::from(number)),
            title: TITLES[at].into(),
            employer: format!("Hotel {number}"),
            place: PLACES[at].into(),
            fit: Some(Fit {
                has: 7,
                likely: 0,
                missing: 2,
            }),
        }
    };
    let way = |way: &&str| {
        let (name, count) = way.split_once('=').expect("a way and its count");
        let narrowing = match name {
            "PartTime" => Narrowing::PartTime,
            "Remote" => Narrowing::Remote,
            "Nearer" => Narrowing::Nearer,
            "AnyPlace" => Narrowing::AnyPlace,
            _ => Narrowing::AnyPay,
        };
        Way {
            narrowing,
            count: count.parse().expect("a count"),
        }
    };
    Event::Found {
        openings: (after + 1..=after + shown).map(one).collect(),
        total,
        ways: ways.iter().map(way).collect(),
    }
}

/// Whether these words stand in the text in this order.
fn in_order(text: &str, words: &str) -> bool {
    let mut rest = text;
    words.split(' ').all(|word| match rest.find(word) {
        Some(at) => {
            rest = &rest[at + word.len()..];
            true
        }
        None => false,
    })
}

fn play(conversation: &str) -> Result<(), String> {
    let mut talk = Talk::new();
    for line in conversation.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (mark, rest) = line.split_once(' ').unwrap_or((line, ""));
        let fault = match mark {
            "~" => {
                talk.known(rest);
                None
            }
            ">" => {
                let long = rest.strip_prefix("long ").and_then(|count| count.parse().ok());
                talk.take(&Event::Said(
                    long.map_or_else(|| rest.to_owned(), |count| "a".repeat(count)),
                ));
                None
            }
            ">>" => {
                talk.take(&Event::Came);
                None
            }
            "=" => {
                talk.take(&event(rest));
                None
            }
            "*" => match talk.labels().into_iter().find(|(label, _)| label == rest) {
                Some((_, id)) => {
                    talk.take(&Event::Chose(id));
                    None
                }
                None => Some(format!("not offered; offered is {:?}", talk.labels())),
            },
            "*id" => {
                talk.take(&Event::Chose(rest.to_owned()));
                None
            }
            "<" => (!talk.words().contains(rest)).then(|| format!("said was:\n{}{:?}", talk.words(), talk.commands())),
            "x" => talk
                .words()
                .contains(rest)
                .then(|| format!("said was:\n{}", talk.words())),
            "?" => (!talk.labels().iter().any(|(label, _)| label == rest))
                .then(|| format!("offered is {:?}", talk.labels())),
            "!" => (!talk.commands().iter().any(|command| in_order(command, rest)))
                .then(|| format!("commands are {:?}; said was:\n{}", talk.commands(), talk.words())),
            "!!" => (!talk.commands().is_empty()).then(|| format!("commands are {:?}", talk.commands())),
            other => Some(format!("no line begins with {other}")),
        };
        if let Some(fault) = fault {
            return Err(format!("{line}\n   {fault}"));
        }
    }
    Ok(())
}

#[test]
fn conversations_go_as_they_are_written() {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/transcripts");
    let entries = std::fs::read_dir(dir).expect("there are transcripts");
    let files: BTreeSet<_> = entries.flatten().map(|entry| entry.path()).collect();
    let (mut played, mut faults) = (0, Vec::new());
    for file in files {
        let text = std::fs::read_to_string(&file).expect("a transcript is text");
        for conversation in text.split("## ").skip(1) {
            let (name, lines) = conversation.split_once('\n').unwrap_or((conversation, ""));
            played += 1;
            if let Err(fault) = play(lines) {
                faults.push(format!(
                    "{}: {name}: {fault}",
                    file.file_stem().unwrap_or_default().display()
                ));
            }
        }
    }
    assert!(
        faults.is_empty(),
        "{} of {played} went wrong:\n\n{}",
        faults.len(),
        faults.join("\n\n")
    );
}

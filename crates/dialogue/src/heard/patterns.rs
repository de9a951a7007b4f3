//! Sure patterns: short messages that mean one thing only. They win before what was learned from examples.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::{folded, language, number, words};
use matching::Reason;

use crate::act::{Act, Verb};

/// A message of more words is no command.
const MOST_WORDS: usize = 12;

static COMMANDS: LazyLock<FxHashMap<String, Act>> = LazyLock::new(|| {
    let each =
        |(act, phrases): &'static (Act, &'static str)| phrases.split('|').map(move |phrase| (key(phrase), act.clone()));
    words::COMMANDS.iter().flat_map(each).collect()
});

static VERBS: LazyLock<FxHashMap<String, Verb>> = LazyLock::new(|| {
    let each = |(verb, phrases): &(Verb, &'static str)| {
        let verb = *verb;
        phrases.split('|').map(move |phrase| (bare(&folded(phrase)), verb))
    };
    words::VERBS.iter().flat_map(each).collect()
});

/// What a message surely means.
pub(crate) fn sure(said: &[String]) -> Option<Act> {
    if let Some(code) = language::asked_for(said) {
        return Some(Act::Speak(code.to_owned()));
    }
    if said.is_empty() || said.len() > MOST_WORDS {
        return None;
    }
    if let Some(act) = COMMANDS.get(&said.join(" ")).or_else(|| COMMANDS.get(&polite(said))) {
        return Some(act.clone());
    }
    let number = number::of(said);
    let rest: Vec<String> = said.iter().filter(|word| !number::is_one(word)).cloned().collect();
    if let Some(verb) = VERBS.get(&bare(&rest)) {
        return Some(Act::Opening(*verb, number));
    }
    dismissed_because(said, number)
}

/// "not for me, too far"; "2 is too far".
fn dismissed_because(said: &[String], number: Option<u16>) -> Option<Act> {
    let text = format!(" {} ", said.join(" "));
    let dismisses = words::VERBS
        .iter()
        .find(|(verb, _)| *verb == Verb::Dismiss)
        .is_some_and(|(_, phrases)| phrases.split('|').any(|phrase| holds(&text, phrase)));
    let reason = reason(said)?;
    (dismisses || (number.is_some() && reason == Reason::TooFar)).then_some(Act::Because(number.unwrap_or(0), reason))
}

/// The reason a message gives.
pub(crate) fn reason(said: &[String]) -> Option<Reason> {
    let text = format!(" {} ", said.join(" "));
    let given = |phrases: &str| phrases.split('|').any(|phrase| holds(&text, phrase));
    let found = words::REASONS.iter().find(|(_, phrases)| given(phrases));
    found.map(|(reason, _)| *reason)
}

fn holds(text: &str, phrase: &str) -> bool {
    text.contains(&format!(" {} ", key(phrase)))
}

fn key(phrase: &str) -> String {
    match phrase {
        "?" => String::from("?"),
        phrase => folded(phrase).join(" "),
    }
}

/// Without a "please" at either end.
fn polite(said: &[String]) -> String {
    let said = said.iter().map(String::as_str);
    said.filter(|word| *word != "please").collect::<Vec<_>>().join(" ")
}

fn bare(said: &[String]) -> String {
    let fillers: Vec<&str> = words::FILLERS.split_whitespace().collect();
    let kept = said.iter().map(String::as_str).filter(|word| !fillers.contains(word));
    kept.collect::<Vec<_>>().join(" ")
}

/// What an intent of the examples is.
pub(crate) fn of_intent(intent: &str) -> Option<Act> {
    Some(match intent {
        "register" => Act::Register,
        "profile" => Act::Profile,
        "find" => Act::Find,
        "narrow" => Act::Narrow(None),
        "why" => Act::Opening(Verb::Why, None),
        "missing" => Act::Opening(Verb::Missing, None),
        "save" => Act::Opening(Verb::Save, None),
        "dismiss" => Act::Opening(Verb::Dismiss, None),
        "learn" => Act::Learn,
        "applications" => Act::Applications,
        "apply" => Act::Opening(Verb::Apply, None),
        "practise" => Act::Practise(None),
        "alert" => Act::Alert,
        "stop_alerts" => Act::StopAlerts,
        "report" => Act::Report,
        "erase" => Act::Erase,
        "person" => Act::Human,
        "human" => Act::AreYouHuman,
        "help" => Act::Help,
        "distress" => Act::Distress,
        "insult" => Act::Insult,
        "who_fits" => Act::WhoFits,
        "answer_waiting" => Act::AnswerWaiting,
        "post_opening" => Act::PostOpening,
        _ => return None,
    })
}

/// All intents that [`of_intent`] knows.
#[cfg(test)]
pub(crate) const INTENTS: [&str; 24] = [
    "register",
    "profile",
    "find",
    "narrow",
    "why",
    "missing",
    "save",
    "dismiss",
    "learn",
    "applications",
    "apply",
    "practise",
    "alert",
    "stop_alerts",
    "report",
    "erase",
    "person",
    "human",
    "help",
    "distress",
    "insult",
    "who_fits",
    "answer_waiting",
    "post_opening",
];

/// An act with the number and the reason that were said.
pub(crate) fn with_number(act: Act, said: &[String]) -> Act {
    let number = number::of(said);
    match act {
        Act::Opening(Verb::Dismiss, _) => match reason(said) {
            Some(reason) => Act::Because(number.unwrap_or(0), reason),
            None => Act::Opening(Verb::Dismiss, number),
        },
        Act::Opening(verb, _) => Act::Opening(verb, number),
        Act::Practise(_) => Act::Practise(number),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::{super::folded, sure};
    use matching::Reason;

    use crate::act::{Act, Verb};

    #[test]
    fn commands_are_sure_in_any_language() {
        for (text, act) in [
            ("Why 2?", Some(Act::Opening(Verb::Why, Some(2)))),
            ("¿por qué el 3?", Some(Act::Opening(Verb::Why, Some(3)))),
            ("2 क्यों", Some(Act::Opening(Verb::Why, Some(2)))),
            (
                "what is missing for the third",
                Some(Act::Opening(Verb::Missing, Some(3))),
            ),
            ("save 1", Some(Act::Opening(Verb::Save, Some(1)))),
            ("like 4 but nearer", Some(Act::Opening(Verb::LikeNearer, Some(4)))),
            ("not for me, too far", Some(Act::Because(0, Reason::TooFar))),
            ("2 is too far", Some(Act::Because(2, Reason::TooFar))),
            ("STOP", Some(Act::Stop)),
            ("sí", Some(Act::Yes)),
            ("जी हाँ", Some(Act::Yes)),
            ("in Spanish please", Some(Act::Speak("es".into()))),
            ("i would like to work as a cook", None),
        ] {
            assert_eq!(sure(&folded(text)), act, "{text}");
        }
    }
}

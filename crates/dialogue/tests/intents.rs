//! Intents told from a few examples each; what is asked is never among them.

use std::sync::OnceLock;

use dialogue::intents::{Example, Learned, Reader, Unusable, train};

/// Two lines an intent: what people say, parted by bars. The last has none of the intents.
const SAID: &[(&str, &str)] = &[
    (
        "search",
        "show me jobs near me|find work as a cook|are there any openings for a welder|i am looking for a job|what jobs fit me|\
         search for nursing jobs in leeds|any vacancies for drivers|look for part time work|find me something in a warehouse",
    ),
    (
        "remind",
        "remind me tomorrow|set a reminder for monday|can you remind me of the interview|please remind me at nine|\
         i need a reminder before the test|remind me to call the employer|wake me with a reminder|put a reminder for friday",
    ),
    (
        "status",
        "what happened to my application|any news on my application|did they answer|have they read my application yet|\
         where does my application stand|is there an answer from the employer|what is the status of my application|has anyone looked at it",
    ),
    (
        "withdraw",
        "withdraw my application|i no longer want this job|take back my application please|cancel what i applied for|\
         i changed my mind and do not want to apply|pull my application|remove my application from them|stop my application",
    ),
    (
        "",
        "how tall is the eiffel tower|what is the capital of peru|tell me a joke|who won the match last night|\
         how long do eggs boil|what colour is the sky on mars|play some music|which stars are nearest|how do bees make honey",
    ),
];

fn examples() -> Vec<Example> {
    let of = |(intent, said): &(&str, &str)| {
        let intent = (!intent.is_empty()).then(|| (*intent).to_owned());
        let example = |text: &str| Example {
            text: text.to_owned(),
            intent: intent.clone(),
        };
        said.split('|').map(example).collect::<Vec<_>>()
    };
    SAID.iter().flat_map(of).collect()
}

fn reader() -> &'static Reader {
    static READER: OnceLock<Reader> = OnceLock::new();
    READER.get_or_init(|| Reader::new(train(examples(), |_| ()).expect("there are intents")))
}

#[test]
fn other_wording_is_understood() {
    for (text, intent) in [
        ("please find jobs for a welder", "search"),
        ("could you set me a reminder", "remind"),
        ("is there any news about my application?", "status"),
        ("I want to withdraw the application", "withdraw"),
    ] {
        assert_eq!(reader().read(text).intent, Some(intent), "{text}");
    }
}

#[test]
fn typing_errors_shouting_and_accents_change_little() {
    for (text, intent) in [
        ("ANY VACANCIES FOR DRIVERS???", "search"),
        ("plese remnd me tommorow", "remind"),
        ("wat is teh staus of my aplication", "status"),
        ("withdrraw my applicaton", "withdraw"),
        ("Rémind mé", "remind"),
    ] {
        assert_eq!(reader().read(text).intent, Some(intent), "{text}");
    }
}

#[test]
fn what_is_about_something_else_means_none_of_these() {
    for text in [
        "what is the capital of france",
        "tell me another joke",
        "",
        "zzzz qqqq",
        "🙂🙂",
        "नमस्ते",
    ] {
        let guess = reader().read(text);
        assert_eq!(guess.intent, None, "{text}: {guess:?}");
        assert!((0.0..=1.0).contains(&guess.confidence));
    }
}

#[test]
fn a_clear_message_is_surer_than_a_vague_one() {
    let sure = |text| {
        let guess = reader().read(text);
        if guess.intent == Some("remind") {
            guess.confidence
        } else {
            1.0 - guess.confidence
        }
    };
    assert!(sure("set a reminder for monday morning") > sure("monday"));
}

#[test]
fn another_language_and_script_are_learned_like_any() {
    let said = [
        ("buscar", "busco trabajo de cocinero"),
        ("buscar", "hay ofertas de trabajo para mí"),
        ("buscar", "quiero encontrar empleo"),
        ("कल", "मुझे कल याद दिलाना"),
        ("कल", "कल के लिए याद दिलाओ"),
        ("कल", "सोमवार को याद दिलाना"),
    ];
    let example = |(intent, text): (&str, &str)| Example {
        text: text.to_owned(),
        intent: Some(intent.to_owned()),
    };
    let reader = Reader::new(train(said.map(example).to_vec(), |_| ()).expect("there are intents"));
    assert_eq!(reader.read("busco empleo").intent, Some("buscar"));
    assert_eq!(reader.read("याद दिलाना").intent, Some("कल"));
}

#[test]
fn what_was_learned_is_the_same_every_time_and_outlives_a_file() {
    let mut told = Vec::new();
    let learned = train(examples(), |part| told.push(part)).unwrap();
    assert!(
        told.is_sorted() && told.len() > 2 && told.last() == Some(&1.0),
        "{told:?}"
    );
    let file = serde_json::to_string(&learned).unwrap();
    assert_eq!(
        serde_json::to_string(&train(examples(), |_| ()).expect("there are intents")).unwrap(),
        file
    );
    let read: Learned = serde_json::from_str(&file).unwrap();
    assert!(read.is_whole());
    assert_eq!(read.intents(), ["remind", "search", "status", "withdraw"]);
    let text = "is there an answer yet";
    assert_eq!(Reader::new(read).read(text), reader().read(text));
}

#[test]
fn a_file_that_was_changed_is_told() {
    let mut file = serde_json::to_value(train(examples(), |_| ()).expect("there are intents")).unwrap();
    file["bearers"][0][0][0] = 9_999.into();
    let learned: Learned = serde_json::from_value(file).unwrap();
    assert!(!learned.is_whole());
}

#[test]
fn one_intent_alone_cannot_be_told() {
    let one = examples()
        .into_iter()
        .filter(|example| example.intent.as_deref() == Some("search"));
    assert_eq!(train(one.collect(), |_| ()).unwrap_err(), Unusable::FewIntents);
}

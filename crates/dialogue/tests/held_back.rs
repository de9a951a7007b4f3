//! How many of the product's own examples are understood by a reader that has not seen them.

use std::time::Instant;

use dialogue::{
    examples,
    intents::{Example, Reader, train},
};

/// Below this sureness the conversation asks instead of doing.
const LEAST: f64 = 0.4;
/// Of so many examples one is held back.
const PARTS: usize = 5;

#[test]
fn what_was_held_back_is_understood() {
    let all = examples::built_in();
    let part = |held: bool| {
        let chosen = all.iter().enumerate().filter(move |(at, _)| (at % PARTS == 0) == held);
        chosen.map(|(_, example)| example.clone()).collect::<Vec<Example>>()
    };
    let begun = Instant::now();
    let reader = Reader::new(train(part(false), |_| ()).expect("there are intents"));
    println!("{} examples, learned in {:?}", all.len(), begun.elapsed());
    let held = part(true);
    let (mut right, mut wrong, mut given_up) = (0, 0, 0);
    for example in &held {
        let guess = reader.read(&example.text);
        let intent = guess.intent.filter(|_| guess.confidence >= LEAST);
        match (intent, example.intent.as_deref()) {
            (guess, meant) if guess == meant => right += 1,
            (None, _) => given_up += 1,
            (Some(guess), meant) => {
                wrong += 1;
                println!("{}: {guess}, not {}", example.text, meant.unwrap_or("none"));
            }
        }
    }
    println!(
        "{right} of {} right, {wrong} wrong, {given_up} not understood",
        held.len()
    );
    // A message is asked about sooner than misunderstood; short messages with one meaning are known without learning.
    assert!(right * 100 >= held.len() * 50, "{right} of {}", held.len());
    assert!(right >= wrong * 5 / 2, "{right} right, {wrong} wrong");
}

//! Damage of every kind: no file makes the reader hang or crash.

use std::time::{Duration, Instant};

use documents::{Document, Limits, Refusal, read_here};
use model::SeededRandom;

use crate::support::{FIXTURES, fixture, reader};

/// A damaged copy: cut off, with noise in it, with a piece missing, doubled or overwritten by another.
fn damaged(bytes: &[u8], random: &SeededRandom) -> Vec<u8> {
    let length = u32::try_from(bytes.len()).unwrap();
    let at = |random: &SeededRandom| random.below(length) as usize;
    let mut copy = bytes.to_vec();
    match random.below(5) {
        0 => copy.truncate(at(random)),
        1 => {
            for _ in 0..=random.below(60) {
                copy[at(random)] = random.next_u64().to_le_bytes()[0];
            }
        }
        2 => {
            let from = at(random);
            copy.drain(from..(from + 1 + random.below(400) as usize).min(bytes.len()));
        }
        3 => {
            let from = at(random);
            let piece = bytes[from..(from + 400).min(bytes.len())].to_vec();
            let to = at(random);
            copy.splice(to..to, piece);
        }
        _ => {
            // Digits steer most: lengths, counts, references.
            for _ in 0..4 {
                let from = at(random);
                if let Some(digit) = copy[from..].iter_mut().find(|byte| byte.is_ascii_digit()) {
                    *digit = b'0' + random.below(10).to_le_bytes()[0];
                }
            }
        }
    }
    copy
}

fn is_sound(answer: &Result<Document, Refusal>) -> bool {
    answer.as_ref().map_or(true, |document| {
        let lines = document.text.lines().count();
        document.text.len() <= Limits::default().output
            && !document
                .text
                .contains(|c: char| c.is_control() && c != '\n' && c != '\t')
            && document.headings.iter().all(|&heading| (heading as usize) < lines)
    })
}

#[test]
fn two_hundred_damaged_copies_of_every_fixture_are_answered() {
    let limits = Limits::default();
    std::thread::scope(|scope| {
        for half in 0..2 {
            let limits = &limits;
            scope.spawn(move || {
                for (number, name) in FIXTURES.iter().enumerate().filter(|(number, _)| number % 2 == half) {
                    let whole = fixture(name);
                    let random = SeededRandom::new(number as u64);
                    for round in 0..200 {
                        let copy = damaged(&whole, &random);
                        let start = Instant::now();
                        let answer = read_here(&copy, limits);
                        assert!(
                            start.elapsed() < limits.wall,
                            "{name}, copy {round}: {:?}",
                            start.elapsed()
                        );
                        assert!(is_sound(&answer), "{name}, copy {round}: {answer:?}");
                    }
                }
            });
        }
    });
}

#[tokio::test]
async fn twenty_damaged_copies_of_every_fixture_go_through_the_child() {
    let limits = Limits::default();
    let reader = reader(limits.clone());
    for (number, name) in FIXTURES.iter().enumerate() {
        let whole = fixture(name);
        let random = SeededRandom::new(1_000 + number as u64);
        for round in 0..20 {
            let copy = damaged(&whole, &random);
            let start = Instant::now();
            let answer = reader.read(&copy).await;
            assert!(
                start.elapsed() < limits.wall + Duration::from_secs(1),
                "{name}, copy {round}"
            );
            assert!(is_sound(&answer), "{name}, copy {round}: {answer:?}");
            assert_ne!(answer, Err(Refusal::ReaderFailed), "{name}, copy {round}");
        }
    }
    assert!(reader.read(&fixture("nurse.pdf")).await.is_ok());
}

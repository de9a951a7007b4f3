//! Mails of the corpus, changed at random.

use std::{
    fs,
    path::Path,
    time::{Duration, Instant},
};

use mail::read::read;
use proptest::{
    prelude::Strategy,
    test_runner::{Config, RngAlgorithm, TestRng, TestRunner},
};

use crate::holds;

/// A change: what is done, where (a part of the length), with which byte, and how far it reaches.
type Damage = (u8, u16, u8, u8);

fn corpus() -> Vec<Vec<u8>> {
    let mails = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mails");
    let mut paths: Vec<_> = fs::read_dir(mails)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.retain(|path| path.extension().is_some_and(|end| end == "eml"));
    paths.sort();
    let mails = paths.iter().map(|path| fs::read(path).unwrap());
    // Large ones have a test of their own; here many matter.
    mails.filter(|mail| mail.len() < 8_000).collect()
}

/// The mail with some of its bytes changed, taken out, said again, or exchanged with those of another mail.
fn damaged(mail: &[u8], other: &[u8], damage: &[Damage]) -> Vec<u8> {
    let mut bytes = mail.to_vec();
    for &(what, place, byte, reach) in damage {
        let at = bytes.len() * usize::from(place) / (1 << 16);
        let end = (at + usize::from(reach)).min(bytes.len());
        match what % 6 {
            0 if at < bytes.len() => bytes[at] = byte,
            1 => drop(bytes.drain(at..end)),
            2 => {
                let again = bytes[at..end].to_vec();
                bytes.splice(at..at, again);
            }
            3 => {
                let start = (other.len() * usize::from(place) / (1 << 16)).min(other.len());
                let piece = &other[start..(start + usize::from(reach)).min(other.len())];
                bytes.splice(at..end, piece.iter().copied());
            }
            4 => bytes.truncate(end),
            _ => bytes.insert(at, byte),
        }
    }
    bytes
}

#[test]
fn damaged_mails_are_read_or_refused() {
    let corpus = corpus();
    assert!(corpus.len() > 100);
    // The same damage every time, so that a failure can be seen again.
    let random = TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]);
    let mut runner = TestRunner::new_with_rng(Config::default(), random);
    let damage = proptest::collection::vec(proptest::arbitrary::any::<Damage>(), 1..12);
    // Patterns are made once, before anything is measured.
    assert!(corpus.iter().all(|mail| read(mail).is_ok()));
    let began = Instant::now();
    let mut most = Duration::ZERO;
    for round in 0..10 {
        for (at, mail) in corpus.iter().enumerate() {
            let damage = damage.new_tree(&mut runner).unwrap();
            let damage = proptest::strategy::ValueTree::current(&damage);
            let bytes = damaged(mail, &corpus[(at * 7 + round) % corpus.len()], &damage);
            let one = Instant::now();
            if let Ok(mail) = read(&bytes) {
                holds(&mail);
            }
            most = most.max(one.elapsed());
        }
    }
    println!(
        "{} mails in {:?}, the slowest in {most:?}",
        corpus.len() * 10,
        began.elapsed()
    );
    assert!(most < Duration::from_secs(5), "one mail took {most:?}");
}

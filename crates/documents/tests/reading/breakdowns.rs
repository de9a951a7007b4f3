//! A child that breaks down takes nobody with it.

use std::{
    path::PathBuf,
    time::{Duration, Instant},
};

use documents::{Limits, Reader, Refusal};

use crate::support::{fixture, reader, short};

/// How long an answer may take under the short limits.
const SOON: Duration = Duration::from_secs(5);

async fn breaks_down(reader: &Reader, how: &str) -> Refusal {
    let start = Instant::now();
    let refusal = reader.read(how.as_bytes()).await.unwrap_err();
    assert!(start.elapsed() < SOON, "{how}: {:?}", start.elapsed());
    refusal
}

#[tokio::test]
async fn each_breakdown_has_its_sentence_and_the_next_file_is_read() {
    let reader = reader(short());
    for (how, refusal) in [
        ("test: panic", Refusal::ReaderFailed),
        ("test: overflow", Refusal::ReaderFailed),
        ("test: chatter", Refusal::TookTooLong),
        ("test: loop", Refusal::TookTooLong),
        ("test: sleep", Refusal::TookTooLong),
        ("test: allocate", Refusal::TooMuchMemory),
    ] {
        assert_eq!(breaks_down(&reader, how).await, refusal, "{how}");
        assert!(reader.read(b"Asha Rao, welder").await.is_ok(), "after {how}");
    }
    // With the limits files get, the whole résumé reads.
    let reader = crate::support::reader(Limits::default());
    assert!(reader.read(&fixture("nurse.pdf")).await.is_ok());
}

#[tokio::test]
async fn many_hang_at_once_and_those_who_wait_hear_so_in_time() {
    let reader = reader(Limits {
        wall: Duration::from_secs(1),
        ..Limits::default()
    });
    let start = Instant::now();
    let mut waiting = tokio::task::JoinSet::new();
    for _ in 0..12 {
        let reader = reader.clone();
        waiting.spawn(async move { reader.read(b"test: sleep").await });
    }
    let answers = waiting.join_all().await;
    assert!(start.elapsed() < Duration::from_secs(7), "{:?}", start.elapsed());
    let count = |refusal: Refusal| answers.iter().filter(|answer| **answer == Err(refusal)).count();
    // Two at a time, a second each: six to eight get their turn within the three seconds anyone waits.
    assert!((4..=8).contains(&count(Refusal::TookTooLong)), "{answers:?}");
    assert_eq!(count(Refusal::TookTooLong) + count(Refusal::Busy), 12, "{answers:?}");
    assert!(reader.read(b"Asha Rao, welder").await.is_ok());
}

#[tokio::test]
async fn a_caller_who_leaves_ends_the_child() {
    let reader = reader(Limits::default());
    for _ in 0..4 {
        let left = tokio::time::timeout(Duration::from_millis(300), reader.read(b"test: sleep")).await;
        assert!(left.is_err());
    }
    // Were one of the four still running, no turn would be free.
    let start = Instant::now();
    assert!(reader.read(b"Asha Rao, welder").await.is_ok());
    assert!(start.elapsed() < SOON);
}

#[tokio::test]
async fn a_program_that_is_not_there_or_not_ours_is_our_failure() {
    let missing = Reader::new(PathBuf::from("/nowhere/onward"), Limits::default());
    assert_eq!(missing.read(b"Asha Rao").await, Err(Refusal::ReaderFailed));
    let other = Reader::new(PathBuf::from("/bin/echo"), Limits::default());
    assert_eq!(other.read(b"Asha Rao").await, Err(Refusal::ReaderFailed));
}

#[tokio::test]
async fn the_child_has_no_environment_and_may_open_nothing() {
    let reader = reader(Limits::default());
    let seen = reader.read(b"test: look around").await.unwrap();
    assert_eq!(seen.text, "variables: 0\nopen a file: refused\nwrite a file: refused\n");
}

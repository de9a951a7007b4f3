//! A process of its own that writes as fast as it can and says what was acknowledged: this same program, started again
//! with the one test below.

use std::{
    io::{BufRead, BufReader, Write},
    process::{Child, ChildStdout, Command, Stdio},
    str::FromStr,
};

use chrono::TimeDelta;
use model::{Event, EventKind, PersonId, Role, SeededRandom, WorkId};
use serde_json::json;
use store::{Options, Store, person, work::NewWork};

use crate::home::noon;

/// What stands before each id that was acknowledged.
const DONE: &str = "done ";

/// Takes its orders (seed, directory, address or `-`) from standard input, then writes until it is killed: a person, a
/// role and a piece of work for each event.
#[test]
#[ignore = "a process that other stories start and kill"]
fn writer() {
    let mut orders = String::new();
    std::io::stdin().read_line(&mut orders).unwrap();
    let words: Vec<_> = orders.split_whitespace().collect();
    let [seed, dir, url] = words[..] else { return };
    let options = Options {
        url: (url != "-").then(|| url.to_owned()),
        dir: dir.into(),
    };
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(write(&options, &SeededRandom::new(seed.parse().unwrap())));
}

#[expect(
    clippy::print_stdout,
    reason = "the acknowledgements are what the other process reads"
)]
async fn write(options: &Options, random: &SeededRandom) {
    let store = Store::open(options).await.unwrap();
    for number in 0.. {
        let id = add_person(&store, noon() + TimeDelta::milliseconds(number), random).await;
        println!("\n{DONE}{id}");
    }
}

/// One change of several rows with its event. It reads before it writes, as most do: on SQLite that works beside another
/// writer only because the lock is taken at the beginning.
pub(crate) async fn add_person(store: &Store, at: model::Instant, random: &SeededRandom) -> PersonId {
    let id = PersonId::new(at, random);
    let mut tx = store.begin(at).await.unwrap();
    assert!(!person::exists(&mut tx, id).await.unwrap());
    person::add(&mut tx, id, Some("kill")).await.unwrap();
    person::give_role(&mut tx, id, Role::Seeker).await.unwrap();
    let (key, payload) = (id.to_string(), json!({ "person": id }));
    let work = NewWork {
        id: WorkId::new(at, random),
        kind: "welcome",
        key: &key,
        payload: &payload,
        run_at: at,
    };
    assert!(tx.enqueue(&work).await.unwrap());
    tx.commit(Event::about(EventKind::PersonArrived, id, id)).await.unwrap();
    id
}

/// A running writer; killed when it is dropped.
pub(crate) struct Writer {
    process: Child,
    said: BufReader<ChildStdout>,
}

impl Writer {
    pub(crate) fn start(options: &Options, seed: u64) -> Self {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.args([
            "child::writer",
            "--exact",
            "--ignored",
            "--nocapture",
            "--test-threads=1",
        ]);
        let mut process = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let url = options.url.as_deref().unwrap_or("-");
        writeln!(process.stdin.take().unwrap(), "{seed} {} {url}", options.dir.display()).unwrap();
        let said = BufReader::new(process.stdout.take().unwrap());
        Self { process, said }
    }

    /// Waits for the next acknowledged id; nothing when the process has ended.
    pub(crate) fn next(&mut self) -> Option<PersonId> {
        let mut line = String::new();
        while self.said.read_line(&mut line).unwrap() > 0 {
            // A line cut off by the kill acknowledges nothing.
            if let Some(id) = line.strip_prefix(DONE).and_then(|rest| rest.strip_suffix('\n')) {
                return Some(PersonId::from_str(id).unwrap());
            }
            line.clear();
        }
        None
    }

    /// Kills the process (SIGKILL: it can do nothing about it) and gives what it had acknowledged and nobody had read.
    pub(crate) fn kill(mut self) -> Vec<PersonId> {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
        std::iter::from_fn(|| self.next()).collect()
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

//! The interface for programs, asked as its own description says: thousands of requests made from it, right ones and wrong ones, by
//! schemathesis, against the real program over the demo world.

use std::{
    fs,
    net::{TcpListener, TcpStream},
    path::Path,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use crate::{cargo, e2e::BUILD, run};

/// Where its libraries and the demo world are kept.
const HOME: &str = "target/schemathesis";
const VERSION: &str = "schemathesis==4.32.5";
/// So long one run of it may take, in seconds.
const BUDGET: &str = "50";
/// So long the demo world may take to be there.
const PATIENCE: Duration = Duration::from_secs(180);

/// Who asks, for which employer, with what allowed, and under which headings.
type Asker = (
    &'static str,
    Option<&'static str>,
    &'static str,
    &'static [&'static str],
);

const ASKERS: [Asker; 2] = [
    (
        "marisol.dimaandal@people.example",
        None,
        "profile:read,openings:read,applications:read,applications:write,webhooks",
        &["Openings", "Your own data", "Webhooks"],
    ),
    (
        "gwen.thackaberry@people.example",
        Some("Fernhill Care Group"),
        "openings:read,hiring:read,hiring:write,webhooks",
        &["Hiring"],
    ),
];

/// Installs schemathesis, starts the demo world, and asks.
pub(crate) fn ask() -> bool {
    installed() && cargo(&BUILD) && over_the_demo_world()
}

/// In a place of its own, unless it is there.
fn installed() -> bool {
    let done = Path::new(HOME).join(VERSION);
    if done.exists() {
        return true;
    }
    let made = fs::create_dir_all(HOME).is_ok()
        && run(Command::new("python3")
            .args(["-m", "venv"])
            .arg(Path::new(HOME).join("venv")))
        && run(Command::new(Path::new(HOME).join("venv/bin/pip")).args(["install", "--quiet", VERSION]));
    if !made {
        eprintln!(
            "The property tests need Python 3.10 or later with venv and pip (on Debian: apt-get install python3-venv)."
        );
    }
    made && fs::write(done, "").is_ok()
}

/// The running program; it ends with this.
struct Served(Child);

impl Drop for Served {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

fn over_the_demo_world() -> bool {
    let data = Path::new(HOME).join("data");
    drop(fs::remove_dir_all(&data));
    let Some(address) = free() else { return false };
    let serving = Command::new("target/debug/onward")
        .args(["demo", "--openings", "40", "--listen", &address, "--data"])
        .arg(&data)
        .env("ONWARD_LIMITS__API_REQUESTS_A_MINUTE", "1000000000")
        .stdout(Stdio::null())
        .spawn();
    let _served = match serving {
        Ok(child) => Served(child),
        Err(error) => {
            eprintln!("the program cannot be started: {error}");
            return false;
        }
    };
    if !is_there(&address) {
        eprintln!("the demo world was not there in time");
        return false;
    }
    ASKERS.iter().all(|asker| asks(asker, &address, &data))
}

/// An address nobody listens on.
fn free() -> Option<String> {
    let listener = TcpListener::bind("127.0.0.1:0").ok()?;
    listener.local_addr().ok().map(|address| address.to_string())
}

/// Whether it answers before patience ends. It listens before it is ready, and answers once it is.
fn is_there(address: &str) -> bool {
    use std::io::{Read, Write};
    let begun = Instant::now();
    while begun.elapsed() < PATIENCE {
        if let Ok(mut stream) = TcpStream::connect(address) {
            let asked = format!("GET /api/v1/openapi.json HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
            let mut first = [0; 12];
            drop(stream.set_read_timeout(Some(PATIENCE)));
            if stream.write_all(asked.as_bytes()).is_ok() && stream.read_exact(&mut first).is_ok() {
                return &first == b"HTTP/1.1 200";
            }
        }
        thread::sleep(Duration::from_millis(200));
    }
    false
}

fn asks((who, employer, scopes, groups): &Asker, address: &str, data: &Path) -> bool {
    let mut making = Command::new("target/debug/onward");
    making.args([
        "token",
        "make",
        "--for",
        who,
        "--name",
        "Property tests",
        "--scopes",
        scopes,
        "--data",
    ]);
    making.arg(data);
    if let Some(employer) = employer {
        making.args(["--employer", employer]);
    }
    let made = match making.output() {
        Ok(made) if made.status.success() => String::from_utf8_lossy(&made.stdout).trim().to_owned(),
        made => {
            eprintln!("no token: {made:?}");
            return false;
        }
    };
    let mut asking = Command::new(Path::new(HOME).join("venv/bin/schemathesis"));
    asking.args(["run", &format!("http://{address}/api/v1/openapi.json")]);
    asking.args(["--url", &format!("http://{address}/api/v1"), "--header"]);
    asking.arg(format!("Authorization: Bearer {made}"));
    asking.args([
        "--seed",
        "7",
        "--max-examples",
        "40",
        "--max-time",
        BUDGET,
        "--no-color",
        "--warnings",
        "off",
    ]);
    asking.args(["--generation-database", "none", "--continue-on-failure"]);
    for group in *groups {
        asking.args(["--include-tag", group]);
    }
    run(&mut asking)
}

//! What must never stand in a log: passwords, tokens, links, codes, and what mails say.

use std::{
    io,
    sync::{Arc, Mutex},
};

use tracing_subscriber::{EnvFilter, fmt::MakeWriter};

use crate::place::{PASSWORD, RESUME, Site};

/// Keeps everything that is logged.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Log {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

/// What is typed and written in this test: passwords, a telephone number, an address, a résumé, mails.
const WORDS: [&str; 9] = [
    PASSWORD,
    "coffee by the river",
    "wrong guess 17",
    "98111",
    "in+the+address",
    "pressure vessels",
    "asha.secret@",
    "You made an account",
    "asked to set a new password",
];

/// Starts the log of this test program, with every word of our own crates and of those that see requests and queries. Without
/// the time of day: its digits could be those of a secret.
fn start() -> Log {
    let log = Log::default();
    let all = "debug,web=trace,journey=trace,store=trace,documents=trace,tower_http=trace,axum=trace,sqlx=trace";
    let words = EnvFilter::new(format!("{all},{}", web::NEVER_LOGGED));
    let subscriber = tracing_subscriber::fmt()
        .with_env_filter(words)
        .without_time()
        .with_span_events(tracing_subscriber::fmt::format::FmtSpan::FULL)
        .with_writer(log.clone())
        .finish();
    tracing::subscriber::set_global_default(subscriber).expect("the only log of this test program");
    log
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_secret_is_ever_logged() {
    let log = start();
    let site = Site::open().await;
    let browser = site.browser();
    let contact = ("contact", "+91 98111 22233");
    let mut secrets = WORDS.map(str::to_owned).to_vec();

    browser.upload("/start/upload", "résumé.txt", RESUME.as_bytes()).await;
    secrets.push(browser.cookie("onward").unwrap());
    browser.post("/sign-up", &[contact, ("password", PASSWORD)]).await;
    secrets.push(browser.cookie("onward").unwrap());
    browser
        .post("/sign-in", &[contact, ("password", "wrong guess 17")])
        .await;
    browser
        .post(
            "/me/password",
            &[("old", PASSWORD), ("password", "coffee by the river")],
        )
        .await;

    let (asha, _) = site.seeker("asha.secret@example.org").await;
    browser.post("/forgot", &[("contact", "asha.secret@example.org")]).await;
    for (kind, path) in [("confirm_email", "/confirm"), ("reset_password", "/reset")] {
        let secret = site.secret(asha, kind).await;
        let address = format!("{path}/{secret}");
        browser.get(&address).await;
        browser.post(&address, &[("password", "coffee by the river")]).await;
        browser.post(&address, &[("password", "coffee by the river")]).await;
        secrets.push(secret);
    }
    let (_, staff) = site.staff("nadia.secret@example.org", Some(asha)).await;
    let page = staff.post(&format!("/staff/people/{asha}/code"), &[]).await.text();
    let code = page
        .split(['<', '>'])
        .find(|word| word.len() == 9 && word.as_bytes()[4] == b'-')
        .expect("the code");
    secrets.push(code.to_owned());
    browser.get("/nothing?password=in+the+address+1").await;

    let logged = String::from_utf8_lossy(&log.0.lock().unwrap()).into_owned();
    assert!(
        logged.contains("/confirm/{secret}"),
        "requests are logged, by their route"
    );
    assert!(logged.contains("INSERT INTO mail"), "queries are logged in this test");
    for secret in secrets {
        let line = logged.lines().map(untimed).find(|line| line.contains(&secret));
        assert!(line.is_none(), "{secret:?} stands in: {}", line.unwrap_or_default());
    }
}

/// A line without how long a query took, which stands at its end.
fn untimed(line: &str) -> &str {
    line.split_once("elapsed").map_or(line, |(before, _)| before)
}

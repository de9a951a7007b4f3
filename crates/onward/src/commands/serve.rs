//! `onward serve` and `onward demo`.

use std::{net::SocketAddr, process::ExitCode, sync::Arc};

use chrono::TimeDelta;
use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use journey::{Journey, demo::Stage};
use model::ShiftedClock;
use tokio::{net::TcpListener, sync::watch};

use super::{
    standards::{self, Named},
    told,
};
use crate::{settings::Settings, setup};

/// How many openings the demo world has.
const DEMO_OPENINGS: usize = 2_000;

/// Serve your own place.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  onward serve\n  onward serve --listen 127.0.0.1:9000 --data /var/lib/onward\n  onward serve --settings onward.toml"
)]
pub(crate) struct Serve {
    /// The address to listen on.
    #[arg(long, value_name = "ADDRESS")]
    listen: Option<SocketAddr>,
}

/// Serve the demo world.
#[derive(Debug, Args, Default)]
#[command(
    after_help = "Examples:\n  onward demo\n  onward demo --listen 127.0.0.1:9000\n  onward demo --openings 300 --data /tmp/demo\n  onward demo --ahead 15"
)]
pub(crate) struct Demo {
    /// The address to listen on.
    #[arg(long, value_name = "ADDRESS")]
    listen: Option<SocketAddr>,
    /// How many openings it has when it is made.
    #[arg(long, value_name = "N")]
    openings: Option<usize>,
    /// So many days from now: what time brings, such as reminders of answers that are due, comes at once.
    #[arg(long, value_name = "DAYS", default_value_t = 0, value_parser = clap::value_parser!(u16).range(..=366))]
    ahead: u16,
}

impl Serve {
    pub(crate) async fn run(self, mut settings: Settings) -> Result<ExitCode, String> {
        listen_on(&mut settings, self.listen);
        crate::log::start(&settings);
        let listener = listen(settings.listen).await?;
        let journey = setup::open(&settings, None).await?;
        journey.warm_up();
        let openings = journey.open_openings().await.map_err(|error| told(&error))?;
        say!("Onward is ready with {openings} openings: {}", settings.public_url);
        say!("Stop it with Ctrl-C. Its data is in {}.", settings.data.display());
        serve(journey, &settings, listener).await
    }
}

impl Demo {
    pub(crate) async fn run(self, mut settings: Settings) -> Result<ExitCode, String> {
        listen_on(&mut settings, self.listen);
        crate::log::start(&settings);
        let listener = listen(settings.listen).await?;
        let clock = Arc::new(ShiftedClock::ahead(TimeDelta::days(self.ahead.into())));
        let journey = setup::open(&settings, Some(Arc::clone(&clock))).await?;
        journey.warm_up();
        load(&journey, self.openings.unwrap_or(DEMO_OPENINGS), &clock).await?;
        let openings = journey.open_openings().await.map_err(|error| told(&error))?;
        say!("This is the demo world: invented people and employers, {openings} openings, and no mail leaves it.");
        say!("");
        say!("  Open          {}", settings.public_url);
        say!("  Sign in as    {SEEKER} (a seeker), {RECRUITER} (hires) or {STAFF} (staff)");
        say!("  Password      {}", journey::demo::DEMO_PASSWORD);
        say!("");
        say!(
            "It lives in {} alone; delete that directory to be rid of it.",
            settings.data.display()
        );
        say!("For your own place: onward serve");
        serve(journey, &settings, listener).await
    }
}

const SEEKER: &str = "marisol.dimaandal@people.example";
const RECRUITER: &str = "gwen.thackaberry@people.example";
const STAFF: &str = "nadia.farouk@people.example";

fn listen_on(settings: &mut Settings, address: Option<SocketAddr>) {
    let Some(address) = address else { return };
    if settings.public_url == format!("http://{}", settings.listen) {
        settings.public_url = format!("http://{address}");
    }
    settings.listen = address;
}

async fn listen(address: SocketAddr) -> Result<TcpListener, String> {
    TcpListener::bind(address).await.map_err(|error| {
        format!(
            "Nothing can listen on {address}: {error}.\nIs Onward running already? Another address: onward serve --listen 127.0.0.1:8081"
        )
    })
}

async fn load(journey: &Journey, openings: usize, clock: &ShiftedClock) -> Result<(), String> {
    let bar = ProgressBar::new(openings as u64).with_style(bar_style());
    bar.set_message("Making the demo world");
    let loaded = journey.load_demo(openings, Some(clock), |stage| {
        if let Stage::Openings(done) = stage {
            bar.set_position(done as u64);
        }
    });
    let loaded = loaded.await.map_err(|error| told(&error));
    bar.finish_and_clear();
    loaded.map(|_| ())
}

/// How progress looks at a terminal.
pub(crate) fn bar_style() -> ProgressStyle {
    ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len} {elapsed}")
        .unwrap_or_else(|_| ProgressStyle::default_bar())
}

async fn serve(journey: Journey, settings: &Settings, listener: TcpListener) -> Result<ExitCode, String> {
    let inlet = if journey.takes_mails() {
        crate::mail_in::inlet(settings).await?
    } else {
        None
    };
    let (stop, stopped) = watch::channel(false);
    let duties = tokio::spawn(worker::run(journey.clone(), inlet, stopped));
    find_also_by_standards(&journey, settings);
    let doors = web::Doors {
        behind_proxy: settings.http.behind_proxy,
        requests_a_minute: settings.limits.requests_a_minute,
        secure_cookies: settings.public_url.starts_with("https://"),
    };
    let limits = api::Limits {
        requests_a_minute: settings.limits.api_requests_a_minute,
    };
    let programs = api::router(journey.clone(), limits);
    let served = web::serve(listener, journey, doors, programs, interrupted()).await;
    stop.send_replace(true);
    duties
        .await
        .map_err(|error| format!("The background work ended badly: {error}"))?;
    served
        .map(|()| ExitCode::SUCCESS)
        .map_err(|error| format!("Serving ended: {error}"))
}

/// Lets people find work and skills by the names ESCO and O*NET have for them, where those were loaded. Pages do not wait
/// for it.
fn find_also_by_standards(journey: &Journey, settings: &Settings) {
    let (journey, data) = (journey.clone(), settings.data.clone());
    tokio::task::spawn_blocking(move || match standards::of(Named::All, &data) {
        Ok(standards) if standards.is_empty() => {}
        Ok(standards) => {
            let taxonomy = journey.taxonomy();
            let names = skills::standards::more_names(taxonomy, &standards);
            tracing::info!(
                skills = names.skills.len(),
                occupations = names.occupations.len(),
                "names of other taxonomies can be searched for"
            );
            taxonomy.find_also_by(names);
        }
        Err(error) => tracing::warn!(%error, "the names of other taxonomies cannot be searched for"),
    });
}

/// Ends with Ctrl-C, or when the system asks the program to stop.
async fn interrupted() {
    let terminated = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        () = terminated => {}
    }
}

/// `onward rebuild-index`.
pub(crate) async fn rebuild_index(settings: &Settings) -> Result<ExitCode, String> {
    crate::log::start(settings);
    let journey = setup::open(settings, None).await?;
    let openings = journey.rebuild_openings().await.map_err(|error| told(&error))?;
    say!("The index is built anew with {openings} openings.");
    Ok(ExitCode::SUCCESS)
}

//! Putting the parts together from settings.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, UNIX_EPOCH},
};

use documents::{Limits, Reader};
use gateway::{
    Reach,
    checks::{self, Provider},
    interpreter::{self, Interpreter},
};
use journey::{Channels, Journey, KeptFile, Parts, Place};
use model::{Clock, ShiftedClock, SystemClock};
use search::OpeningsIndex;
use store::{Options, Store};

use crate::{random::SystemRandom, settings::Settings};

/// So long a program may take to say that it has what it was told.
const WEBHOOK_PATIENCE: Duration = Duration::from_secs(15);

/// The directory of the index: its own for each history, so that a restored database never meets the index of another.
pub(crate) fn index_dir(data: &Path, history: &str) -> PathBuf {
    data.join("index").join(history)
}

/// Where the store is, by the settings.
pub(crate) fn store_options(settings: &Settings) -> Options {
    let url = settings.database.url.trim();
    Options {
        url: (!url.is_empty()).then(|| url.to_owned()),
        dir: settings.data.clone(),
    }
}

/// Opens the store alone.
pub(crate) async fn open_store(settings: &Settings) -> Result<Store, String> {
    Store::open(&store_options(settings))
        .await
        .map_err(|error| error.to_string())
}

/// Opens everything, the index too: for the one process that serves. The index and the job matrix are not up to date yet.
///
/// The demo world goes by a clock of its own.
pub(crate) async fn open(settings: &Settings, demo: Option<Arc<ShiftedClock>>) -> Result<Journey, String> {
    let store = open_store(settings).await?;
    let opened = OpeningsIndex::open(&index_of(settings, &store).await?);
    let (index, _) = opened.map_err(|error| match error {
        search::Error::InUse => format!(
            "Onward is running already with the data in {}.",
            settings.data.display()
        ),
        other => format!("The index cannot be opened: {other}"),
    })?;
    journey(settings, store, Some(index), demo).await
}

/// Opens everything but the index: for commands that run beside a process that serves.
pub(crate) async fn open_beside(settings: &Settings) -> Result<Journey, String> {
    journey(settings, open_store(settings).await?, None, None).await
}

/// The directory of the index of this store.
async fn index_of(settings: &Settings, store: &Store) -> Result<PathBuf, String> {
    let history = store.history().await.map_err(|error| error.sentence().to_owned())?;
    Ok(index_dir(&settings.data, &history.to_string()))
}

/// What tells this build of the program from every other: when it was written, and how long it is.
fn build_of(program: &Path) -> Option<String> {
    let about = program.metadata().ok()?;
    let written = about.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    Some(format!("{} {}", written.as_nanos(), about.len()))
}

/// The language model that is set, if one is.
fn interpreter(settings: &Settings) -> Result<Option<Interpreter>, String> {
    let set = &settings.interpreter;
    if set.url.trim().is_empty() {
        return Ok(None);
    }
    let made = Interpreter::new(interpreter::Settings {
        url: set.url.trim().to_owned(),
        model: set.model.trim().to_owned(),
        token: set.token.clone(),
    });
    made.map(Some)
        .map_err(|why| format!("The settings under [interpreter]: {why}"))
}

/// Where DNS is asked: the name servers of the system. Without them nothing is proven by DNS, and all else goes on.
fn zone() -> Option<Arc<dyn mail::doctor::Zone>> {
    match mail::authenticity::Dns::system() {
        Ok(dns) => Some(Arc::new(dns)),
        Err(error) => {
            tracing::warn!(%error, "DNS is not asked for what employers publish");
            None
        }
    }
}

/// The service that looks into what people say of themselves, if one is set.
fn check_provider(settings: &Settings) -> Result<Option<Provider>, String> {
    let set = &settings.check_provider;
    if set.url.trim().is_empty() {
        return Ok(None);
    }
    let made = Provider::new(checks::Settings {
        name: set.name.trim().to_owned(),
        url: set.url.trim().to_owned(),
        key: set.key.clone(),
        secret: set.secret.clone(),
    });
    made.map(Some)
        .map_err(|why| format!("The settings under [check_provider]: {why}"))
}

async fn journey(
    settings: &Settings,
    store: Store,
    index: Option<OpeningsIndex>,
    demo_clock: Option<Arc<ShiftedClock>>,
) -> Result<Journey, String> {
    let program = std::env::current_exe().map_err(|error| format!("The program cannot find itself: {error}"))?;
    let beside_the_index = index_of(settings, &store).await?.with_extension("openings");
    let kept_openings = build_of(&program).map(|build| KeptFile {
        path: beside_the_index,
        build,
    });
    let demo = demo_clock.is_some();
    let clock: Arc<dyn Clock> = match demo_clock {
        Some(clock) => clock,
        None => Arc::new(SystemClock),
    };
    let mail_in = if demo {
        None
    } else {
        crate::mail_in::of(settings, &store).await?
    };
    let channels = if demo {
        Channels::default()
    } else {
        Channels {
            pushes: crate::push::of(settings, &store).await?,
            webhooks: Some(gateway::Client::new(Reach::Internet, WEBHOOK_PATIENCE)),
            ..crate::texts::of(settings)?
        }
    };
    let journey = Journey::new(Parts {
        store,
        index,
        kept_openings,
        documents: Reader::new(program, Limits::default()),
        clock,
        random: Arc::new(SystemRandom),
        taxonomy: crate::taxonomy::of(&settings.data)?,
        // Nothing leaves the demo world.
        postbox: if demo { None } else { crate::postbox::of(settings)? },
        mail_in,
        zone: if demo { None } else { zone() },
        channels,
        interpreter: if demo { None } else { interpreter(settings)? },
        check_provider: if demo { None } else { check_provider(settings)? },
        place: Place {
            name: settings.name.clone(),
            public_url: settings.public_url.trim_end_matches('/').to_owned(),
            demo,
            time_zone: settings.time_zone()?,
            uploads_an_hour: settings.limits.uploads_an_hour,
            fonts: settings.fonts()?,
        },
    });
    journey.keep_taxonomy().await.map_err(|error| error.sentence())?;
    Ok(journey)
}

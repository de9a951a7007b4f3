//! Logging to standard error.

use tracing_subscriber::EnvFilter;

use crate::settings::Settings;

/// Starts logging as the settings say. A second call does nothing.
pub(crate) fn start(settings: &Settings) {
    let words = format!(
        "{},pdf_oxide=warn,tantivy=warn,sqlx=warn,{}",
        settings.log.level,
        web::NEVER_LOGGED
    );
    let filter = EnvFilter::try_new(words);
    let filter = filter.unwrap_or_else(|_| EnvFilter::new("info"));
    let subscriber = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    let started = if settings.log.json {
        subscriber.json().try_init()
    } else {
        subscriber.try_init()
    };
    // Somebody started it before: nothing is lost.
    drop(started);
}

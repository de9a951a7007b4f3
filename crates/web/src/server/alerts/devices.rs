//! Devices on which somebody is told: added by a script of the page, removed by a button.

use axum::{
    extract::State,
    http::{HeaderMap, header},
    response::{IntoResponse, Redirect, Response},
};
use journey::{AddedDevice, Device, Error, Visit};

use super::show_settings;
use crate::{
    pages::alerts::{DeviceRow, Devices},
    server::{App, Fault, Who, fields::Fields},
    view::{Notice, PostButton, Tone, when},
};

/// Browsers by what they say of themselves; the first that is found counts, since most claim to be others as well.
const BROWSERS: [(&str, &str); 6] = [
    ("SamsungBrowser", "Samsung Internet"),
    ("OPR/", "Opera"),
    ("Edg", "Edge"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
];
/// What they run on.
const SYSTEMS: [(&str, &str); 7] = [
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
];

/// The devices of somebody, as their page shows them; nothing where none can be told.
pub(super) async fn told(app: &App, visit: &Visit) -> Result<Option<Devices>, Fault> {
    let Some(key) = app.journey.push_key() else {
        return Ok(None);
    };
    let list = app.journey.devices(visit).await?.iter().map(row).collect();
    Ok(Some(Devices { key, list }))
}

fn row(device: &Device) -> DeviceRow {
    DeviceRow {
        name: device.name.clone(),
        since: t!("since {day}", day = when::day(device.added_at.date_naive())),
        remove: PostButton::new("/alerts/devices/remove", t!("Remove"))
            .about(&device.name)
            .class("quiet small")
            .value("device", &device.id.to_string()),
    }
}

pub(super) async fn add(
    State(app): State<App>,
    who: Who,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Fault> {
    let Some(visit) = &who.visit else {
        return Ok(Redirect::to("/start").into_response());
    };
    let agent = headers
        .get(header::USER_AGENT)
        .and_then(|agent| agent.to_str().ok())
        .unwrap_or_default();
    let device = AddedDevice {
        address: fields.one("address").to_owned(),
        key: fields.one("key").to_owned(),
        secret: fields.one("secret").to_owned(),
        name: name_of(agent),
    };
    match app.journey.add_device(visit, &device).await {
        Ok(()) => Ok(Redirect::to("/alerts/settings?said=device").into_response()),
        Err(error) => {
            let (_, sentence) = Fault::from(error).about_field()?;
            show_settings(&app, &who, Some(Notice::new(Tone::Careful, &sentence))).await
        }
    }
}

pub(super) async fn remove(State(app): State<App>, who: Who, fields: Fields) -> Result<Response, Fault> {
    let Some(visit) = &who.visit else {
        return Ok(Redirect::to("/start").into_response());
    };
    // Pressed twice, or already gone by itself: it is as they wanted it.
    if let Ok(device) = fields.one("device").parse() {
        match app.journey.remove_device(visit, device).await {
            Ok(()) | Err(Error::NotFound(_)) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(Redirect::to("/alerts/settings?said=device-removed").into_response())
}

/// "Firefox, Android", by what a browser says of itself; empty when it says nothing known.
fn name_of(agent: &str) -> String {
    let first = |known: &[(&str, &'static str)]| {
        known
            .iter()
            .find(|(sign, _)| agent.contains(sign))
            .map(|(_, name)| *name)
    };
    let names = [first(&BROWSERS), first(&SYSTEMS)];
    names.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::name_of;

    #[test]
    fn a_browser_is_called_what_its_owner_calls_it() {
        for (agent, name) in [
            (
                "Mozilla/5.0 (Android 14; Mobile; rv:131.0) Gecko/131.0 Firefox/131.0",
                "Firefox, Android",
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 Edg/130.0",
                "Edge, Windows",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Mobile/15E148 Safari/604.1",
                "Safari, iPhone",
            ),
            ("", ""),
            ("curl/8", ""),
        ] {
            assert_eq!(name_of(agent), name, "{agent}");
        }
    }
}

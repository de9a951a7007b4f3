//! Styles, scripts, fonts and the mark: embedded in the program, joined, named after their content, cached for good.
//!
//! To add a style sheet: write it in `assets/css/`, add it to [`STYLES`] (the order is the cascade). To add a script: a
//! module in `assets/js/`, a line in `FILES`, and the page's `scripts` block loads it by [`url`].

use std::{fmt::Write, sync::LazyLock};

use axum::{
    Router,
    extract::Path,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use sha2::{Digest, Sha256};

/// What pages may load: only what comes from here. Inline scripts and styles are not run, not even `style` attributes.
pub const CONTENT_SECURITY_POLICY: &str =
    "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'";

macro_rules! styles {
    ($($file:literal),* $(,)?) => { &[$(include_str!(concat!("../assets/css/", $file))),*] };
}

/// The dark colours. They stand in the file once and go into the sheet twice: for those who chose dark, and for those
/// whose device is dark and who did not choose light.
const DARK: &str = include_str!("../assets/css/tokens-dark.css");

/// All styles in the order of the cascade, after the colours.
const STYLES: &[&str] = styles![
    "base.css",
    "layout.css",
    "components/buttons.css",
    "components/forms.css",
    "components/notices.css",
    "components/cards.css",
    "components/jobs.css",
    "components/facts.css",
    "components/tables.css",
    "components/skills.css",
    "components/chat.css",
    "components/help.css",
    "components/alerts.css",
    "components/posting.css",
    "components/hiring.css",
    "components/paper.css",
    "components/drawings.css",
    "components/pictures.css",
    "components/welcome.css",
    "components/gallery.css",
    "motion.css",
    "print.css",
];

macro_rules! files {
    ($($name:literal = $kind:literal from $path:literal,)*) => {
        &[$(($name, $kind, include_bytes!(concat!("../assets/", $path))),)*]
    };
}

/// Name, content type and content of everything but the style sheet.
const FILES: &[(&str, &str, &[u8])] = files![
    "figtree.woff2" = "font/woff2" from "font/figtree.woff2",
    "figtree-ext.woff2" = "font/woff2" from "font/figtree-ext.woff2",
    "mark.svg" = "image/svg+xml" from "mark.svg",
    "shell.js" = "text/javascript; charset=utf-8" from "js/shell.js",
    "refresh.js" = "text/javascript; charset=utf-8" from "js/refresh.js",
    "upload.js" = "text/javascript; charset=utf-8" from "js/upload.js",
    "chat.js" = "text/javascript; charset=utf-8" from "js/chat.js",
    "suggest.js" = "text/javascript; charset=utf-8" from "js/suggest.js",
    "devices.js" = "text/javascript; charset=utf-8" from "js/devices.js",
];

struct Asset {
    name: &'static str,
    url: String,
    kind: &'static str,
    bytes: Vec<u8>,
}

static ASSETS: LazyLock<Vec<Asset>> = LazyLock::new(|| {
    let mut assets: Vec<Asset> = FILES
        .iter()
        .map(|(name, kind, bytes)| asset(name, kind, bytes.to_vec()))
        .collect();
    let mut sheet = style_sheet();
    for file in &assets {
        sheet = sheet.replace(&format!("asset:{}", file.name), &file.url);
    }
    assets.push(asset("app.css", "text/css; charset=utf-8", sheet.into_bytes()));
    assets
});

fn asset(name: &'static str, kind: &'static str, bytes: Vec<u8>) -> Asset {
    let hash = Sha256::digest(&bytes)
        .iter()
        .take(8)
        .fold(String::new(), |mut hash, byte| {
            let _ = write!(hash, "{byte:02x}");
            hash
        });
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, "bin"));
    Asset {
        name,
        url: format!("/assets/{stem}.{hash}.{ending}"),
        kind,
        bytes,
    }
}

fn style_sheet() -> String {
    let dark = shortened(DARK);
    let light = shortened(include_str!("../assets/css/tokens.css"));
    let styles: String = STYLES.iter().map(|style| shortened(style)).collect();
    format!(
        "{light}[data-theme=dark]{{{dark}}}@media (prefers-color-scheme:dark){{:root:not([data-theme]){{{dark}}}}}{styles}"
    )
}

/// Leaves out comments and needless white space.
fn shortened(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, comment)) = rest.split_once("/*") {
        out.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    out.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join("\n")
}

/// The address of an asset, with its content's hash in it; empty for a name there is not (a test renders every page and
/// finds those).
pub fn url(name: &str) -> &'static str {
    ASSETS
        .iter()
        .find(|asset| asset.name == name)
        .map_or("", |asset| asset.url.as_str())
}

/// What shows lines on a device while no page is open. Its address stays, and at the root, for it answers for all pages.
const WORKER: &str = include_str!("../assets/js/sw.js");

/// Serves `/assets/...`. A content's address never changes its content, so browsers keep it for a year.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new()
        .route("/assets/{name}", get(serve))
        .route("/sw.js", get(worker))
}

async fn worker() -> Response {
    let head = [
        (header::CONTENT_TYPE, "text/javascript; charset=utf-8"),
        (header::CACHE_CONTROL, "no-cache"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    (head, WORKER).into_response()
}

async fn serve(Path(name): Path<String>) -> Response {
    let Some(asset) = ASSETS
        .iter()
        .find(|asset| asset.url.strip_prefix("/assets/") == Some(name.as_str()))
    else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(asset.kind));
    headers.insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static("public, max-age=31536000, immutable"),
    );
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    (headers, asset.bytes.as_slice()).into_response()
}

#[cfg(test)]
mod tests {
    use super::{ASSETS, shortened, url};

    #[test]
    fn every_asset_has_an_address_with_its_hash() {
        for asset in ASSETS.iter() {
            let parts: Vec<_> = asset.url.trim_start_matches("/assets/").split('.').collect();
            assert!(parts.len() == 3 && parts[1].len() == 16, "{}", asset.url);
        }
        assert_eq!(url("no-such.css"), "");
    }

    #[test]
    fn the_style_sheet_is_whole() {
        let sheet = ASSETS.iter().find(|asset| asset.name == "app.css").unwrap();
        let css = std::str::from_utf8(&sheet.bytes).unwrap();
        assert_eq!(
            css.matches('{').count(),
            css.matches('}').count(),
            "braces are balanced"
        );
        assert!(
            css.contains(url("figtree.woff2")) && !css.contains("asset:"),
            "fonts are found"
        );
        assert!(!css.contains("/*"), "comments stay at home");
    }

    #[test]
    fn shortening_keeps_the_rules() {
        assert_eq!(
            shortened("a { /* why\n*/ color: red;\n\n  }\n/* open"),
            "a {  color: red;\n}"
        );
    }
}

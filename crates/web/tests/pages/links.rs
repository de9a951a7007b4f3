//! Links lead somewhere, and assets are there.

use std::collections::BTreeSet;

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use tower::ServiceExt;
use web::{
    assets,
    routes::{Method, find},
};

use super::{all, each, samples};

/// Whether a telephone can dial this.
fn is_dialled(number: &str) -> bool {
    let digits = number.strip_prefix('+').unwrap_or(number);
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

#[test]
fn links_lead_to_addresses_there_are() {
    each(|sample| {
        let mut wrong = Vec::new();
        let ids: BTreeSet<_> = all(&sample.read, "[id]")
            .iter()
            .filter_map(|element| element.attr("id"))
            .collect();
        for link in all(&sample.read, "a[href]") {
            let address = link.attr("href").unwrap_or_default();
            let good = match address.strip_prefix('#') {
                Some(id) => ids.contains(id),
                None if address.starts_with('/') => {
                    find(Method::Get, address.split(['?', '#']).next().unwrap_or_default()).is_some()
                }
                None if address.starts_with("tel:") => is_dialled(&address["tel:".len()..]),
                None => address.starts_with("https://") && link.attr("rel").is_some_and(|rel| rel.contains("noopener")),
            };
            if !good {
                wrong.push(format!("a link to {address:?} leads nowhere"));
            }
        }
        wrong
    });
}

#[tokio::test]
async fn every_asset_of_every_page_is_served_and_kept_for_good() {
    let mut addresses = BTreeSet::new();
    for sample in samples() {
        for (selector, attribute) in [
            ("script[src]", "src"),
            ("link[rel=stylesheet],link[rel=icon],link[rel=preload]", "href"),
        ] {
            addresses.extend(
                all(&sample.read, selector)
                    .iter()
                    .filter_map(|element| element.attr(attribute))
                    .map(str::to_owned),
            );
        }
    }
    assert!(addresses.len() >= 6, "{addresses:?}");
    for address in addresses {
        let request = Request::get(&address).body(Body::empty()).unwrap();
        let answer = assets::router::<()>().oneshot(request).await.unwrap();
        assert_eq!(answer.status(), StatusCode::OK, "{address}");
        assert_eq!(
            answer.headers()[header::CACHE_CONTROL],
            "public, max-age=31536000, immutable"
        );
    }
    let other = Request::get("/assets/app.0000000000000000.css")
        .body(Body::empty())
        .unwrap();
    assert_eq!(
        assets::router::<()>().oneshot(other).await.unwrap().status(),
        StatusCode::NOT_FOUND,
        "an old hash is not answered with new content"
    );
}

#[test]
fn only_public_pages_may_be_found_by_search_engines() {
    each(|sample| {
        let hidden = !all(&sample.read, "meta[name=robots][content=noindex]").is_empty();
        let shared = !all(&sample.read, "meta[property='og:title'],link[rel=canonical]").is_empty();
        let public = [
            "welcome/fresh",
            "job/known",
            "job/applied",
            "job/visitor",
            "job/closed",
            "job/bare",
            "job/looked-at",
        ]
        .contains(&sample.name.as_str());
        if hidden == public || shared != public {
            vec![format!("hidden: {hidden}, shared: {shared}")]
        } else {
            Vec::new()
        }
    });
}

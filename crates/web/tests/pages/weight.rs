//! What the first page weighs on the wire.

use std::io::Write;

use axum::{
    body::{Body, to_bytes},
    http::Request,
};
use flate2::{Compression, write::GzEncoder};
use tower::ServiceExt;
use web::assets;

use super::{all, samples};

/// What the issue allows for the first page with everything it loads.
const MOST: usize = 60_000;

fn packed(bytes: &[u8]) -> usize {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::new(6));
    encoder.write_all(bytes).expect("memory takes it");
    encoder.finish().expect("memory takes it").len()
}

#[tokio::test]
async fn the_first_page_is_light_enough_for_a_slow_line() {
    let welcome = samples().find(|sample| sample.name == "welcome/fresh").unwrap();
    let mut weights = vec![("the page".to_owned(), packed(welcome.html.as_bytes()))];
    let loaded = all(
        &welcome.read,
        "link[rel=stylesheet],link[rel=icon],link[rel=preload],script[src]",
    );
    for element in loaded {
        let address = element.attr("href").or(element.attr("src")).unwrap();
        let request = Request::get(address).body(Body::empty()).unwrap();
        let body = to_bytes(
            assets::router::<()>().oneshot(request).await.unwrap().into_body(),
            1 << 20,
        )
        .await
        .unwrap();
        // Fonts are packed already and go out as they are.
        weights.push((
            address.to_owned(),
            if address.contains(".woff2") {
                body.len()
            } else {
                packed(&body)
            },
        ));
    }
    let total: usize = weights.iter().map(|(_, weight)| weight).sum();
    println!("{total} bytes: {weights:#?}");
    assert!(weights.len() >= 5 && total < MOST, "{total} bytes: {weights:#?}");
}

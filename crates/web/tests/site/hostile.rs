//! Addresses, queries and forms nobody means well with never break anything.

use axum::{
    body::Body,
    http::{Method, Uri, header},
};
use model::SeededRandom;
use web::routes::{self, ROUTES};

use crate::{
    browser::Browser,
    known::Known,
    place::{HOST, Site},
};

/// Parts that addresses, queries and fields are made odd with. Those that no address may hold are percent-encoded.
const ODD: [&str; 40] = [
    "",
    ".",
    "..",
    "%2e%2e",
    "%2f",
    "%00",
    "%0d%0aSet-Cookie:%20a=b",
    "%ff%fe",
    "%C3%A9",
    "%F0%9F%98%80",
    "%",
    "%zz",
    "%u0041",
    "'",
    "%27%20OR%201=1--",
    "%22",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "{{7*7}}",
    "$%7Bjndi:x%7D",
    "-1",
    "0",
    "99999999999999999999999999",
    "1e309",
    "NaN",
    "null",
    "true",
    "skill-",
    "job--1",
    "job-18446744073709551616",
    "study-0",
    "link-99999",
    "language-%00",
    "name",
    "00000000-0000-0000-0000-000000000000",
    "ffffffff-ffff-ffff-ffff-ffffffffffff",
    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    "%E2%80%AE%E2%80%8B",
    "~*~",
    "a*",
    "(((((((((((((((",
];

/// Names that queries and forms know.
const NAMES: [&str; 41] = [
    "before",
    "q",
    "search",
    "place",
    "pay",
    "currency",
    "per",
    "kind",
    "site",
    "experience",
    "language",
    "employer",
    "after",
    "days",
    "radius",
    "sort",
    "page",
    "show",
    "said",
    "undo",
    "job",
    "from",
    "back",
    "theme",
    "contact",
    "password",
    "code",
    "do",
    "revision",
    "reason",
    "hours",
    "skill",
    "level",
    "session",
    "about",
    "messages",
    "answer",
    "answer_days",
    "to",
    "tag",
    "application",
];

fn pick<'a>(random: &SeededRandom, list: &[&'a str]) -> &'a str {
    list[random.below(u32::try_from(list.len()).unwrap()) as usize]
}

fn pairs(random: &SeededRandom) -> String {
    let count = random.below(5);
    let pairs: Vec<_> = (0..count)
        .map(|_| {
            let value = match random.below(12) {
                0 => "x".repeat(4000),
                1 => format!("{}%00{}", pick(random, &ODD), pick(random, &ODD)),
                _ => pick(random, &ODD).to_owned(),
            };
            format!("{}={value}", pick(random, &NAMES))
        })
        .collect();
    pairs.join("&")
}

/// An address near those there are: a part exchanged, left out, doubled or added.
fn address(random: &SeededRandom) -> String {
    let route = ROUTES[random.below(u32::try_from(ROUTES.len()).unwrap()) as usize];
    let mut parts: Vec<String> = route
        .path
        .split('/')
        .map(|part| {
            if part == "{}" || random.below(6) == 0 {
                pick(random, &ODD).to_owned()
            } else {
                part.to_owned()
            }
        })
        .collect();
    match random.below(8) {
        0 => parts.push(pick(random, &ODD).to_owned()),
        1 => parts.insert(1, pick(random, &ODD).to_owned()),
        2 => parts.push("x".repeat(3000)),
        _ => {}
    }
    let path = format!("/{}", parts.join("/").trim_start_matches('/'));
    let query = pairs(random);
    if query.is_empty() {
        path
    } else {
        format!("{path}?{query}")
    }
}

/// Sends odd requests until so many were taken as requests at all.
async fn pester(site: &Site, seed: u64, count: usize) {
    let (asha, seeker) = site.seeker("asha@example.org").await;
    let (_, staff) = site.staff("nadia@example.org", Some(asha)).await;
    let visitor = site.browser();
    let random = SeededRandom::new(seed);
    let mut sent = 0;
    while sent < count {
        let address = address(&random);
        if address.parse::<Uri>().is_err() {
            continue;
        }
        sent += 1;
        let browser: &Browser<'_> = [&visitor, &seeker, &staff][random.below(3) as usize];
        let request = if random.below(3) == 0 {
            let kind = [
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "text/plain",
                "",
            ][random.below(4) as usize];
            let request = browser
                .request(Method::POST, &address)
                .header(header::CONTENT_TYPE, kind);
            let request = request.header(header::ORIGIN, format!("https://{HOST}"));
            request.body(Body::from(pairs(&random)))
        } else {
            browser.request(Method::GET, &address).body(Body::empty())
        };
        // Not kept: a cookie set on the way would make the next request another one.
        let answer = site.ask(request.unwrap()).await;
        assert!(
            !answer.status.is_server_error(),
            "{address}: {} {}",
            answer.status,
            answer.text()
        );
        assert!(
            answer.cookies().iter().all(|cookie| !cookie.contains("a=b")),
            "{address}"
        );
        assert!(!answer.text().contains("<script>alert"), "{address}");
    }
    assert_eq!(visitor.get("/").await.status, 200, "and it goes on");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_thousand_odd_addresses_break_nothing() {
    pester(&Site::open().await, 7, 2000).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nor_on_postgresql() {
    pester(&Site::on_postgres().await, 8, 600).await;
}

/// Names of all fields there are, a space between.
const FIELDS: &str = "contact password old code word title employer start end text what at name email phone place headline \
    summary skill language level typed other done wished licence task:cook hours pay session reason revision back theme \
    left_out proof says words found seen version said choice tell search by_mail by_text phone often quiet_from quiet_until note answer-1 application everybody description deadline employment positions \
    reply_days hide_names question needs about messages answer to answer_days helpline_name helpline_phone helpline_hours address key secret device time-1 time-2 minutes zone where with why lang role site invitation member pay per contract probation notice benefits reply_by signatory ink version tag skill-1 points-1 evidence-1 \
    part finding due_on reader provider details dispute relation mail agree knows work again keep";

/// Every field of every form, with what no text holds and with more than is kept.
async fn fill_in_badly(site: &Site) {
    let (asha, browser) = site.seeker("asha@example.org").await;
    let known = Known::of(site, asha, "asha@example.org").await;
    let long = "x".repeat(20_000);
    let stays = |path: &str| !["/sign-out", "/me/sessions/end-all"].contains(&path);
    let posts = ROUTES
        .iter()
        .filter(|route| route.method == routes::Method::Post && stays(route.path));
    for address in posts.flat_map(|route| known.examples(route.method, route.path)) {
        for bad in ["\0", "a\0b", "\u{202e}\u{feff}", &long] {
            for what in ["next", "change"] {
                let fields = FIELDS.split_whitespace().map(|name| (name, bad));
                let fields: Vec<_> = fields.chain([("do", what)]).collect();
                let answer = browser.post(&address, &fields).await;
                let (status, text) = (answer.status, answer.text());
                assert!(!status.is_server_error(), "{address} {bad:.5}: {status} {text}");
            }
        }
    }
    assert_eq!(browser.get("/me").await.status, 200);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_field_of_any_form_breaks_anything() {
    fill_in_badly(&Site::open().await).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nor_any_field_on_postgresql() {
    fill_in_badly(&Site::on_postgres().await).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_is_led_to_another_site() {
    let site = Site::open().await;
    let (_, browser) = site.seeker("asha@example.org").await;
    let opening = site.openings().await[0];
    let save = format!("/jobs/{opening}/save");
    for back in [
        "https://elsewhere.example",
        "//elsewhere.example",
        "/\\elsewhere.example",
        "javascript:alert(1)",
        "/\t/elsewhere.example",
    ] {
        for address in ["/theme", "/me/numbers", save.as_str()] {
            let answer = browser.post(address, &[("back", back)]).await;
            assert!(
                !answer.location().contains("elsewhere") && !answer.location().contains("javascript"),
                "{address} {back}"
            );
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_refusal_is_a_page_with_a_way_out() {
    let site = Site::open().await;
    let browser = site.browser();
    let bare = [
        (Method::DELETE, "/openings", "", 405),
        (Method::POST, "/start/upload", "no form at all", 400),
        (Method::GET, "/openings/%ff%fe", "", 400),
    ];
    for (method, address, body, status) in bare {
        let request = browser.request(method.clone(), address).body(Body::from(body)).unwrap();
        let answer = browser.send(request).await;
        let words = answer.text();
        assert_eq!(answer.status, status, "{method} {address}: {words}");
        assert!(
            words.contains("<h1>") && words.contains("href=\"/"),
            "{method} {address}: {words}"
        );
    }
    assert_eq!(browser.get("/healthz").await.text(), "ok\n", "machines read words");
}

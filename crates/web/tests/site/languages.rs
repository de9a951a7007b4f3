//! The pages in other languages: all of them, nothing left in English, and the same openings in the same order.

use i18n::Lang;
use scraper::{Html, Node};
use web::routes::{Method, ROUTES};

use crate::{browser::Browser, known::Known, place::Site};

/// Words of English that no other language of ours has.
const ENGLISH: [&str; 14] = [
    "the", "you", "your", "of", "is", "are", "and", "with", "from", "not", "for", "what", "this", "it",
];

/// What stands in English in the openings, in the résumé and in what others wrote: data, not ours to translate.
const DATA: [&str; 10] = [
    "Location: Pune",
    "my hours",
    "MIG welding required",
    "Cooking and food hygiene",
    "MIG welding and TIG welding",
    "Riverside Careers",
    "first aid",
    "You weld pressure vessels",
    "You cook for 100 guests",
    "pressure vessels",
];

/// What a page says, each piece by itself: its text and the names only screen readers say.
fn said(html: &str) -> Vec<String> {
    let page = Html::parse_document(html);
    let mut said = Vec::new();
    for node in page.tree.nodes() {
        match node.value() {
            Node::Text(text) => {
                let inside = node
                    .parent()
                    .and_then(|parent| parent.value().as_element().map(|element| element.name().to_owned()));
                if !matches!(inside.as_deref(), Some("script" | "style" | "code")) {
                    said.push(text.trim().to_owned());
                }
            }
            Node::Element(element) => {
                let names = ["aria-label", "placeholder", "title", "alt", "data-label"];
                said.extend(names.iter().filter_map(|name| element.attr(name)).map(str::to_owned));
            }
            _ => {}
        }
    }
    said
}

fn is_data(text: &str) -> bool {
    DATA.iter().any(|data| text.contains(data))
}

fn is_english(text: &str) -> bool {
    let mut words = text.split(|letter: char| !letter.is_alphanumeric());
    !is_data(text) && words.any(|word| ENGLISH.contains(&word.to_lowercase().as_str()))
}

/// How pieces begin that are alike in every language: the languages in themselves, formats, and names that are data.
/// Towns in openings stand as their employers wrote them.
const SAME: [&str; 29] = [
    "Chat",
    "Onward",
    "Español",
    "English",
    "JSON Resume",
    "Asha Rao",
    "asha",
    "Nadia Farouk",
    "nadia",
    "Tapti Boilers",
    "dev@boilers.example",
    "Lakeside Hotel",
    "Pune",
    "India",
    "Nairobi",
    "Desk",
    "contract.pdf",
    // Somebody who was asked, as the outbox shows them.
    "m…@example.org",
    "one.jsonl",
    "two.jsonl",
    "town.jsonl",
    "job ",
    "company",
    "location",
    "deadline",
    "url",
    "https://",
    "employer.example",
    "a…",
];

/// Titles of openings, in their employers' words; where openings are only counted, the same words would be names of work.
const TITLES: [&str; 2] = ["Welder", "Cook"];

fn only_counts(address: &str) -> bool {
    ["/occupations", "/skills", "/places"]
        .iter()
        .any(|part| address.starts_with(part))
}

/// What is still said in English on the pages this browser may see: by its words, or because it is said just so in English.
async fn left_in_english(browser: &Browser<'_>, lang: Lang, known: &Known) -> Vec<String> {
    let mut left = Vec::new();
    for route in ROUTES
        .iter()
        .filter(|route| route.method == Method::Get && !route.path.starts_with("/design"))
    {
        for address in known.examples(route.method, route.path) {
            browser.keep("language", "en");
            let english = said(&browser.get(&address).await.text());
            browser.keep("language", lang.code());
            let answer = browser.get(&address).await;
            if !answer.header("content-type").starts_with("text/html") {
                continue;
            }
            let unchanged = |text: &String| {
                // Mails and letters stay in the language they were written in.
                let is_kept = address == "/messages" || address.ends_with("/offer");
                let is_word = !is_kept && text.chars().filter(char::is_ascii_lowercase).count() > 2;
                let begins = |with: &&str| text.trim_start_matches(": ").starts_with(with);
                let is_title = !only_counts(&address) && TITLES.iter().any(begins);
                is_word && english.contains(text) && !is_title && !SAME.iter().any(begins) && !is_data(text)
            };
            let wrong = said(&answer.text())
                .into_iter()
                .filter(|text| is_english(text) || unchanged(text));
            left.extend(wrong.map(|text| format!("{address}: {text}")));
        }
    }
    left.sort();
    left.dedup();
    left
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_left_in_english() {
    for lang in [Lang::Spanish, Lang::Hindi] {
        let site = Site::open().await;
        // Mails are written in the language of the page they were asked for on.
        let (person, seeker) = i18n::spoken(lang, site.seeker("asha@example.org")).await;
        let known = i18n::spoken(lang, Known::of(&site, person, "asha@example.org")).await;
        let (_, staff) = site.staff("nadia@example.org", Some(person)).await;
        for browser in [&site.browser(), &seeker, &staff] {
            let left = left_in_english(browser, lang, &known).await;
            assert!(left.is_empty(), "{lang:?}: {left:#?}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_language_is_chosen_at_the_foot_of_any_page_and_stays() {
    let site = Site::open().await;
    let browser = site.browser();
    assert!(browser.get("/openings").await.text().contains("<html lang=\"en\""));
    let answer = browser
        .post("/language", &[("language", "hi"), ("back", "/openings")])
        .await;
    assert_eq!((answer.status.as_u16(), answer.location()), (303, "/openings"));
    let page = browser.get("/openings").await;
    assert!(
        page.text().contains("<html lang=\"hi\"") && page.text().contains("सभी नौकरियाँ"),
        "{}",
        page.text()
    );
    assert_eq!(page.header("content-language"), "hi");
    let mut vary = page.headers.get_all("vary").iter();
    assert!(
        vary.any(|value| value == "accept-language, cookie"),
        "kept for one reader at most"
    );
    let wrong = browser.get("/nothing/here").await;
    assert!(
        wrong.text().contains("<html lang=\"hi\""),
        "also where something is wrong"
    );
}

/// The openings a page links to, in its order.
fn openings(html: &str) -> Vec<String> {
    let mut links: Vec<String> = html
        .split("href=\"/openings/")
        .skip(1)
        .map(|rest| rest.chars().take(36).collect())
        .collect();
    links.dedup();
    links
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_found_is_the_same_in_every_language() {
    let site = Site::open().await;
    let (_, seeker) = site.seeker("asha@example.org").await;
    let english = seeker.get("/jobs").await.text();
    assert!(!openings(&english).is_empty());
    for lang in [Lang::Spanish, Lang::Hindi] {
        seeker.keep("language", lang.code());
        let other = seeker.get("/jobs").await.text();
        assert_ne!(english, other);
        assert_eq!(openings(&english), openings(&other), "{lang:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn words_of_ones_own_language_are_understood() {
    let site = Site::open().await;
    let browser = site.browser();
    browser.keep("language", "es");
    let suggested = browser.get("/suggest/words?q=cociner").await.text();
    assert!(suggested.contains("Cocinero"), "{suggested}");
    let found = browser.get("/openings?q=cocinero").await.text();
    assert!(
        found.contains("Lakeside Hotel"),
        "an English opening, searched for in Spanish: {found}"
    );
    let (_, seeker) = site.seeker("asha@example.org").await;
    seeker.keep("language", "es");
    let kept = seeker
        .post("/me/edit/skills", &[("skill", "primeros auxilios"), ("level", "")])
        .await;
    assert_eq!(kept.status.as_u16(), 303, "{}", kept.text());
}

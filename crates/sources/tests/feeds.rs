//! Files that are no tables: packed files, feeds of job boards, RSS, Atom, web pages with postings in them.

#![expect(clippy::unwrap_used, reason = "a story that cannot go on has failed")]

use std::io::{Cursor, Write};

use flate2::{Compression, write::GzEncoder};
use skills::RawPosting;
use sources::{Format, Import, ImportError, open};

fn opened(bytes: &[u8]) -> Import {
    open(Cursor::new(bytes.to_vec()), None, &[]).unwrap_or_else(|error| panic!("{error}"))
}

/// The postings of a file that has no bad ones, with their keys.
fn postings(bytes: &[u8]) -> Vec<(String, RawPosting)> {
    opened(bytes)
        .rows
        .map(|row| {
            (
                row.key,
                row.outcome
                    .unwrap_or_else(|refused| panic!("line {}: {refused:?}", row.line)),
            )
        })
        .collect()
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::default());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

const BOARD: &str = r#"<?xml version="1.0" encoding="utf-8"?>
<source><publisher>Harbour Jobs</publisher><publisherurl>https://jobs.example</publisherurl>
<job><title><![CDATA[Line cook]]></title><date><![CDATA[Mon, 02 Nov 2026 08:00:00 GMT]]></date><referencenumber>K-1</referencenumber>
<url>https://jobs.example/k-1?a=1&amp;b=2</url><company>Harbour Inn</company><city>Leeds</city><state>England</state><country>GB</country>
<description><![CDATA[<p>You cook for <b>80 guests</b>.</p>]]></description><salary>£12.50 an hour</salary><jobtype>fulltime</jobtype></job>
<job><title>Kitchen porter &amp; cleaner</title><referencenumber>K-2</referencenumber><company>Harbour Inn</company><city>York</city>
<description>You wash and clean.&nbsp;Caf&eacute; work.</description></job>
</source>"#;

#[test]
fn a_boards_feed_is_read_posting_by_posting() {
    let import = opened(BOARD.as_bytes());
    assert_eq!(import.format, Format::Xml);
    let rows = postings(BOARD.as_bytes());
    let (key, cook) = &rows[0];
    assert_eq!((key.as_str(), cook.title.as_str()), ("K-1", "Line cook"));
    assert_eq!(cook.employer.as_deref(), Some("Harbour Inn"));
    assert_eq!(cook.place.as_deref(), Some("Leeds, England"));
    assert_eq!(cook.country.as_deref(), Some("GB"));
    assert!(cook.description.contains("80 guests"));
    assert_eq!(cook.pay.as_deref(), Some("£12.50 an hour"));
    assert_eq!(cook.employment.as_deref(), Some("fulltime"));
    assert_eq!(cook.url.as_deref(), Some("https://jobs.example/k-1?a=1&b=2"));
    assert_eq!(rows[1].1.title, "Kitchen porter & cleaner");
    assert!(rows[1].1.description.contains("Café work"), "{}", rows[1].1.description);
}

#[test]
fn a_packed_file_is_what_is_in_it_and_progress_is_that_of_the_file() {
    let bytes = packed(BOARD.as_bytes());
    assert_eq!(postings(&bytes), postings(BOARD.as_bytes()));
    let table = packed(b"id,title,text\n1,Cook,We cook.\n2,Nurse,We care.\n");
    let mut import = opened(&table);
    assert_eq!(import.format, Format::Csv);
    assert_eq!(import.rows.by_ref().filter(|row| row.outcome.is_ok()).count(), 2);
    assert_eq!(import.rows.bytes_read(), table.len() as u64);
}

#[test]
fn a_packed_file_that_breaks_off_gives_what_was_whole_and_says_so() {
    let mut table = b"id,title,text\n".to_vec();
    for nr in 0..150_000 {
        table.extend(format!("{nr},Cook {nr},We cook soup number {}.\n", nr * 7919 % 104_729).bytes());
    }
    let whole = packed(&table);
    let rows: Vec<_> = opened(&whole[..whole.len() / 2]).rows.collect();
    assert!(rows.iter().filter(|row| row.outcome.is_ok()).count() > 1_000);
    assert!(
        rows.last().is_some_and(|row| row.outcome.is_err()),
        "the last one tells"
    );
}

#[test]
fn rss_and_atom_are_postings() {
    let rss = r#"<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:job_listing="https://jobs.example/ns">
<channel><title>Openings of a small town</title><link>https://town.example</link>
<item><title>Nurse</title><link>https://town.example/1</link><guid isPermaLink="false">town-1</guid><pubDate>Mon, 02 Nov 2026 08:00:00 +0000</pubDate>
<description>Short.</description><content:encoded><![CDATA[<p>You care for people at home, in three shifts.</p>]]></content:encoded>
<job_listing:company>Harbour Care</job_listing:company><job_listing:location>Leeds</job_listing:location><job_listing:job_type>Full Time</job_listing:job_type></item>
</channel></rss>"#;
    let (key, nurse) = &postings(rss.as_bytes())[0];
    assert_eq!((key.as_str(), nurse.title.as_str()), ("town-1", "Nurse"));
    assert!(nurse.description.contains("three shifts"), "{}", nurse.description);
    assert_eq!(
        (nurse.employer.as_deref(), nurse.place.as_deref()),
        (Some("Harbour Care"), Some("Leeds"))
    );
    assert_eq!(nurse.url.as_deref(), Some("https://town.example/1"));
    let atom = r#"<feed xmlns="http://www.w3.org/2005/Atom"><title>Openings</title>
<entry><title>Welder</title><link href="https://town.example/w"/><id>urn:w</id><updated>2026-11-02T08:00:00Z</updated>
<author><name>Tapti Boilers</name></author><content type="html">&lt;p&gt;You weld boilers.&lt;/p&gt;</content></entry>
<entry><title>Fitter</title><link href="https://town.example/f"/><id>urn:f</id><content>You fit pumps.</content></entry></feed>"#;
    let rows = postings(atom.as_bytes());
    assert_eq!((rows[0].0.as_str(), rows[0].1.title.as_str()), ("urn:w", "Welder"));
    assert_eq!(rows[0].1.employer.as_deref(), Some("Tapti Boilers"));
    assert_eq!(rows[0].1.url.as_deref(), Some("https://town.example/w"));
    assert!(rows[0].1.description.contains("weld boilers"));
}

#[test]
fn feeds_nobody_has_seen_before_go_by_the_names_of_their_fields_and_their_own_encoding() {
    let feed = "<?xml version='1.0' encoding='ISO-8859-1'?><stellen><anzeige nr='7'><stellentitel>K\u{f6}chin</stellentitel>\
        <arbeitgeber>Gasthof</arbeitgeber><beschreibung>Sie kochen.</beschreibung></anzeige>\
        <anzeige nr='8'><stellentitel>Kellner</stellentitel><arbeitgeber>Gasthof</arbeitgeber><beschreibung>Sie bedienen.</beschreibung></anzeige></stellen>";
    let latin: Vec<u8> = feed.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let rows = postings(&latin);
    assert_eq!(rows.len(), 2);
    assert_eq!(
        (rows[0].1.title.as_str(), rows[0].1.employer.as_deref()),
        ("Köchin", Some("Gasthof"))
    );
}

const PAGE: &str = r#"<!doctype html><html><head><title>Nurse</title>
<script type="application/ld+json">{"@context":"https://schema.org","@type":"BreadcrumbList"}</script>
<script type='application/ld+json'>
<!-- {"@context":"http://schema.org/","@graph":[{"@type":["JobPosting"],"title":"Ward nurse","description":"<p>You care
for patients.</p>","identifier":{"@type":"PropertyValue","name":"Harbour","value":"N-7"},"datePosted":"2026-11-01","validThrough":"2026-12-01T00:00",
"employmentType":["FULL_TIME","PART_TIME"],"hiringOrganization":{"@type":"Organization","name":"Harbour Hospital"},
"jobLocation":[{"@type":"Place","address":{"@type":"PostalAddress","addressLocality":"Leeds","addressRegion":"England","addressCountry":{"@type":"Country","name":"GB"}}}],
"baseSalary":{"@type":"MonetaryAmount","currency":"GBP","value":{"@type":"QuantitativeValue","minValue":31000,"maxValue":36500,"unitText":"YEAR"}},
"experienceRequirements":{"@type":"OccupationalExperienceRequirements","monthsOfExperience":12},
"educationRequirements":{"credentialCategory":"bachelor degree"},"skills":"Wound care","url":"https://harbour.example/n-7"}]}; -->
</script></head><body>Text</body></html>"#;

#[test]
fn a_web_page_gives_its_job_posting() {
    let import = opened(PAGE.as_bytes());
    assert_eq!(import.format, Format::JsonLd);
    let rows = postings(PAGE.as_bytes());
    let (_, nurse) = &rows[0];
    assert_eq!((rows.len(), nurse.title.as_str()), (1, "Ward nurse"));
    assert_eq!(nurse.employer.as_deref(), Some("Harbour Hospital"));
    assert_eq!(
        (nurse.place.as_deref(), nurse.country.as_deref()),
        (Some("Leeds, England"), Some("GB"))
    );
    assert_eq!(
        (nurse.pay_min.as_deref(), nurse.pay_max.as_deref()),
        (Some("31000"), Some("36500"))
    );
    assert_eq!(
        (nurse.pay_currency.as_deref(), nurse.pay_per.as_deref()),
        (Some("GBP"), Some("YEAR"))
    );
    assert_eq!(nurse.deadline.as_deref(), Some("2026-12-01T00:00"));
    assert_eq!(nurse.experience.as_deref(), Some("12 months"));
    assert_eq!(nurse.url.as_deref(), Some("https://harbour.example/n-7"));
}

#[test]
fn what_a_windows_program_saved_in_utf_16_is_read_too() {
    let utf16 = |text: &str| -> Vec<u8> {
        format!("\u{feff}{text}")
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect()
    };
    assert_eq!(postings(&utf16(PAGE))[0].1.title, "Ward nurse");
    assert_eq!(
        postings(&utf16(&BOARD.replace("utf-8", "utf-16"))),
        postings(BOARD.as_bytes())
    );
}

#[test]
fn linked_data_alone_is_read_and_pages_without_a_posting_are_refused() {
    let bare = r#"[{"@type":"http://schema.org/JobPosting","title":"Cook","description":"You cook.","hiringOrganization":"Inn","jobLocationType":"TELECOMMUTE","baseSalary":25000},
        {"@type":"JobPosting","title":"Chef","description":"You lead.","hiringOrganization":"Inn"}]"#;
    let rows = postings(bare.as_bytes());
    assert_eq!(
        (rows.len(), rows[0].1.site.as_deref(), rows[0].1.pay_min.as_deref()),
        (2, Some("remote"), Some("25000"))
    );
    for page in [
        "<!doctype html><html><body>Nothing</body></html>",
        "<html><script type=\"application/ld+json\">{\"@type\":\"Organization\"}</script></html>",
        "<html><script type=\"application/ld+json\">{broken",
    ] {
        let error = open(Cursor::new(page.as_bytes().to_vec()), None, &[]).err();
        assert!(
            matches!(
                error,
                Some(ImportError::NotATable { .. } | ImportError::NoColumn { .. } | ImportError::NoList)
            ),
            "{page}: {error:?}"
        );
    }
}

#[test]
fn a_feed_cannot_blow_itself_up() {
    let bomb = format!(
        "<?xml version='1.0'?><!DOCTYPE jobs [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"{}\">]><jobs><job><title>Cook &b;</title>\
         <description>We cook. &b;</description></job><job><title>Chef</title><description>We lead.</description></job></jobs>",
        "&a;".repeat(1000)
    );
    let rows = postings(bomb.as_bytes());
    assert_eq!(rows[0].1.title, "Cook");
    let long = format!(
        "<jobs><job><title>Cook</title><description>{}</description></job><job><title>Chef</title><description>We lead.</description></job></jobs>",
        "a ".repeat(2 << 20)
    );
    let rows = postings(long.as_bytes());
    assert!(
        rows[0].1.description.len() <= 100_000 && rows[1].1.title == "Chef",
        "a long text is cut"
    );
    let deep = format!(
        "<jobs><job><title>Cook</title><description>We cook.</description>{}</job></jobs>",
        "<a>".repeat(100_000)
    );
    drop(open(Cursor::new(deep.into_bytes()), None, &[]));
}

#[test]
fn damaged_feeds_are_answered_whatever_is_wrong_with_them() {
    let packed_board = packed(BOARD.as_bytes());
    let mut seed = 7_u64;
    let mut next = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        usize::try_from(seed >> 33).unwrap_or(0) % below.max(1)
    };
    for whole in [BOARD.as_bytes(), PAGE.as_bytes(), &packed_board] {
        for _ in 0..300 {
            let mut damaged = whole.to_vec();
            for _ in 0..=next(6) {
                let at = next(damaged.len());
                match next(3) {
                    0 => damaged[at] = u8::try_from(next(256)).unwrap_or(0),
                    1 => damaged.truncate(at),
                    _ => drop(damaged.splice(at..at, b"<![CDATA[".iter().copied())),
                }
                if damaged.is_empty() {
                    damaged.push(b'<');
                }
            }
            if let Ok(import) = open(Cursor::new(damaged), None, &[]) {
                assert!(import.rows.count() < 1_000);
            }
        }
    }
}

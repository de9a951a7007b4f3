//! Files made to hurt: each is answered in time, with a sentence, and the next person's file is read as ever.

use std::{
    fmt::Write as _,
    time::{Duration, Instant},
};

use documents::{Document, Limits, Refusal};

use crate::{
    made::{
        Packed, RELATIONS, archive, bomb, document, nested, package, packed, pages, pdf, stored, stream, text, zeros,
    },
    support::{fixture, reader},
};

const GIB: usize = 1 << 30;

/// Reads in a child, within the time that was promised.
async fn in_time(bytes: &[u8]) -> Result<Document, Refusal> {
    let limits = Limits {
        wall: Duration::from_secs(6),
        cpu: Duration::from_secs(3),
        ..Limits::default()
    };
    let start = Instant::now();
    let answer = reader(limits.clone()).read(bytes).await;
    assert!(
        start.elapsed() < limits.wall + Duration::from_secs(1),
        "{:?}",
        start.elapsed()
    );
    answer
}

#[tokio::test]
async fn a_zip_bomb_stops_at_the_limit_whatever_it_claims() {
    let limit = Limits::default().unpacked;
    let (relations, honest, lying) = (stored(RELATIONS.1), bomb(GIB, u32::MAX), bomb(GIB, 1000));
    let file = archive(&[("_rels/.rels", &relations), ("word/document.xml", &honest)]);
    assert!(file.len() < 10 * 1024 * 1024, "{}", file.len());
    assert_eq!(in_time(&file).await, Err(Refusal::UnpacksTooLarge { limit }));
    assert_eq!(
        in_time(&archive(&[("_rels/.rels", &honest)])).await,
        Err(Refusal::UnpacksTooLarge { limit })
    );
    let file = archive(&[("_rels/.rels", &relations), ("word/document.xml", &lying)]);
    assert_eq!(in_time(&file).await, Err(Refusal::Damaged));
}

#[tokio::test]
async fn parts_that_are_small_one_by_one_count_together() {
    let relations = stored(RELATIONS.1);
    let body = stored(&document("<w:p><w:r><w:t>Asha Rao</w:t></w:r></w:p>"));
    let header = stored(&format!("<w:hdr>{}</w:hdr>", " ".repeat(40_000)));
    let names: Vec<String> = (1..=4).map(|n| format!("word/header{n}.xml")).collect();
    let mut parts = vec![("_rels/.rels", &relations), ("word/document.xml", &body)];
    parts.extend(names.iter().map(|name| (name.as_str(), &header)));
    let file = archive(&parts);
    assert_eq!(in_time(&file).await.unwrap().text, "Asha Rao\n");
    let tight = Limits {
        unpacked: 100_000,
        ..Limits::default()
    };
    assert_eq!(
        reader(tight).read(&file).await,
        Err(Refusal::UnpacksTooLarge { limit: 100_000 })
    );
}

#[tokio::test]
async fn an_archive_of_sixty_thousand_parts_is_refused() {
    let empty = stored("");
    let names: Vec<String> = (0..60_000).map(|n| format!("word/{n}.xml")).collect();
    let parts: Vec<(&str, &Packed)> = names.iter().map(|name| (name.as_str(), &empty)).collect();
    assert_eq!(in_time(&archive(&parts)).await.unwrap_err().code(), "archive");
}

#[tokio::test]
async fn an_archive_within_an_archive_is_not_opened() {
    let inner = nested(&archive(&[("word/document.xml", &bomb(GIB / 2, u32::MAX))]));
    let outer = archive(&[("inner.docx", &inner), ("inner2.docx", &inner)]);
    assert_eq!(in_time(&outer).await.unwrap_err().code(), "archive");
}

#[tokio::test]
async fn xml_without_end_and_entities_of_any_kind_do_nothing() {
    let deep = package(&"<w:p>".repeat(200_000));
    assert_eq!(in_time(&deep).await, Err(Refusal::Damaged));
    let laughs = r#"<?xml version="1.0"?><!DOCTYPE w:document [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
        <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY file SYSTEM "file:///etc/hostname">]>
        <w:document><w:body><w:p><w:r><w:t>Asha &amp; Rao&#233; &c;&file;</w:t></w:r></w:p></w:body></w:document>"#;
    let laughs = packed(&[RELATIONS, ("word/document.xml", laughs)]);
    assert_eq!(in_time(&laughs).await.unwrap().text, "Asha & Raoé\n");
}

#[tokio::test]
async fn more_text_than_a_resume_holds_is_refused_and_not_cut() {
    let line = "welder and fitter, ".repeat(10);
    let long = format!("{line}\n").repeat(6_000);
    assert_eq!(in_time(long.as_bytes()).await.unwrap_err().code(), "too_much_text");
    let body = format!("<w:p><w:r><w:t>{line}</w:t></w:r></w:p>").repeat(6_000);
    assert_eq!(in_time(&package(&body)).await.unwrap_err().code(), "too_much_text");
    let many: Vec<Vec<u8>> = (0..51)
        .map(|n| text(&[("F 10", 50.0, 700.0, &format!("Page {n}"))]))
        .collect();
    assert_eq!(in_time(&pages(&many)).await, Err(Refusal::TooManyPages { limit: 50 }));
    assert_eq!(in_time(&pages(&many[..50])).await.unwrap().pages, 50);
}

#[tokio::test]
async fn a_pdf_that_unpacks_without_end_is_stopped() {
    let mut content = b"\x78\x9C".to_vec();
    content.extend(zeros(GIB));
    let bomb = pages(&[stream("/Filter /FlateDecode", &content)]);
    let refusal = in_time(&bomb).await.unwrap_err();
    let stopped = [
        Refusal::Empty,
        Refusal::Damaged,
        Refusal::TookTooLong,
        Refusal::TooMuchMemory,
    ];
    assert!(stopped.contains(&refusal), "{refusal:?}");
}

#[tokio::test]
async fn page_trees_that_bite_their_tail_end() {
    let catalog = b"<</Type /Catalog /Pages 2 0 R>>".to_vec();
    let own_child = b"<</Type /Pages /Kids [2 0 R 2 0 R 3 0 R] /Count 3>>".to_vec();
    let each_other = b"<</Type /Pages /Parent 2 0 R /Kids [2 0 R 3 0 R] /Count 2>>".to_vec();
    let endless = pdf(&[catalog.clone(), own_child, each_other]);
    in_time(&endless).await.unwrap_err();

    let huge = b"<</Type /Pages /Kids [3 0 R] /Count 2000000000>>".to_vec();
    let page = b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]>>".to_vec();
    in_time(&pdf(&[catalog.clone(), huge, page])).await.unwrap_err();

    let mut chain = vec![catalog];
    chain.extend((2..20_000).map(|n| format!("<</Type /Pages /Kids [{} 0 R] /Count 1>>", n + 1).into_bytes()));
    in_time(&pdf(&chain)).await.unwrap_err();
}

#[tokio::test]
async fn streams_that_lie_and_objects_that_call_each_other_end() {
    let lies = b"<</Length 999999999999>>\nstream\nBT /F 10 Tf 50 700 Td (Asha Rao) Tj ET\nendstream".to_vec();
    let _ = in_time(&pages(&[lies])).await;
    let own_length = b"<</Length 6 0 R>>\nstream\nBT (x) Tj ET\nendstream".to_vec();
    let _ = in_time(&pages(&[own_length])).await;

    let form = |other: u32| {
        let entries = format!(
            "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources <</XObject <</A {other} 0 R /B {other} 0 R>>>>"
        );
        stream(&entries, b"/A Do /B Do /A Do /B Do")
    };
    let page = b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R \
                 /Resources <</XObject <</A 4 0 R /B 6 0 R>>>>>>";
    let forms = pdf(&[
        b"<</Type /Catalog /Pages 2 0 R>>".to_vec(),
        b"<</Type /Pages /Kids [3 0 R] /Count 1>>".to_vec(),
        page.to_vec(),
        form(6),
        stream("", b"/A Do /B Do"),
        form(4),
    ]);
    in_time(&forms).await.unwrap_err();

    let nested = pages(&[stream("", "[".repeat(1_000_000).as_bytes())]);
    let _ = in_time(&nested).await;
    let mut previous = pages(&[text(&[("F 10", 50.0, 700.0, "Asha Rao")])]);
    let start = previous.len();
    previous.extend(format!("xref\n0 0\ntrailer\n<</Root 1 0 R /Prev {start}>>\nstartxref\n{start}\n%%EOF").bytes());
    let _ = in_time(&previous).await;
}

#[tokio::test]
async fn a_hundred_thousand_scattered_words_end_too() {
    let mut content = String::new();
    for n in 0..150_000_u32 {
        let (x, y) = (n.wrapping_mul(7919) % 580, n.wrapping_mul(104_729) % 830);
        writeln!(content, "BT /F 4 Tf {x} {y} Td (w{n}) Tj ET").unwrap();
    }
    let _ = in_time(&pages(&[stream("", content.as_bytes())])).await;
}

#[tokio::test]
async fn two_hundred_megabytes_are_refused_at_the_door() {
    let reader = reader(Limits::default());
    let limit = Limits::default().bytes;
    assert_eq!(reader.too_large(200 * 1024 * 1024), Some(Refusal::TooLarge { limit }));
    assert_eq!(reader.too_large(limit), None);
    let huge = vec![b'a'; 200 * 1024 * 1024];
    let start = Instant::now();
    assert_eq!(reader.read(&huge).await, Err(Refusal::TooLarge { limit }));
    assert!(start.elapsed() < Duration::from_millis(500));
    assert!(reader.read(&fixture("cook.pdf")).await.is_ok());
}

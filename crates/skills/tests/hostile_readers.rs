//! Any text at all, read as a posting and as a résumé: nothing panics, every quote is what stands at its position, and the
//! time stays bounded.

#![expect(clippy::unwrap_used, reason = "a story that cannot go on has failed")]

use std::{sync::LazyLock, time::Instant};

use chrono::NaiveDate;
use model::{Origin, Quote};
use proptest::prelude::*;
use skills::{Gazetteer, PostingReader, RawPosting, ResumeReader, Taxonomy};

static POSTINGS: LazyLock<PostingReader> =
    LazyLock::new(|| PostingReader::new(Taxonomy::built_in(), Gazetteer::built_in()));
static RESUMES: LazyLock<ResumeReader> =
    LazyLock::new(|| ResumeReader::new(Taxonomy::built_in(), Gazetteer::built_in()));

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 20).unwrap()
}

/// Pieces of which adverts and résumés are made, and a few that belong in neither.
const PIECES: &[&str] = &[
    "\n",
    "\n\n",
    "- ",
    "• ",
    " | ",
    "\t",
    ", ",
    ". ",
    ": ",
    " (",
    ")",
    "; ",
    " – ",
    " to ",
    "Requirements",
    "Nice to have:",
    "Benefits\n",
    "EXPERIENCE\n",
    "E D U C A T I O N",
    "Languages: ",
    "Skills\n",
    "References\n",
    "Ann Example",
    "Senior Nurse",
    "Hotel Sun Ltd",
    "Leeds, UK",
    "İzmir",
    "2019",
    "Mar 2019",
    "06/2016",
    "present",
    "since",
    "'98",
    "Q3 2022",
    "Winter 2013/14",
    "3+ years of experience",
    "no experience needed",
    "five",
    "$40",
    "£29k",
    "₹3,00,000",
    "- $42/hr",
    "per annum",
    "3-5 LPA",
    "12,50 € pro Stunde",
    "401(k)",
    "$99999999999999999999",
    "Apply by ",
    "12 March 2027",
    "31/02/2027",
    "Bachelor's degree",
    "Ph.D.",
    "BSc, ",
    "University of Somewhere",
    "fluent German",
    "English (C1)",
    "native",
    "Python",
    "C++",
    "must have ",
    " is a plus",
    "remote",
    "not ",
    "hybrid",
    "a.b@example.org",
    "+44 20 7946 0000",
    "(555) 010-9999",
    "https://a.example/x",
    "<p>",
    "</li>",
    "<script>",
    "&amp;",
    "&#x110000;",
    "&",
    "<",
    "ß",
    "ﬁ",
    "e\u{301}",
    "日本",
    "\u{ad}",
    "\u{202e}",
    "\u{0}",
    "हिन्दी",
    "𝕏",
];

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => proptest::sample::select(PIECES.to_vec()).prop_map(str::to_owned),
        1 => ".{0,8}",
        1 => Just(" ".to_owned()),
    ];
    proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn stands_there(quote: &Quote, text: &str) {
    assert!(quote.start <= quote.end);
    assert_eq!(*quote, Quote::of(text, quote.start, quote.end));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_advert_is_read(title in text(), description in text(), field in text()) {
        let field = || Some(field.clone());
        let raw = RawPosting {
            title, description, employer: field(), place: field(), country: field(), pay: field(), pay_min: field(), pay_max: field(),
            pay_currency: field(), pay_per: field(), posted: field(), deadline: field(), employment: field(), site: field(),
            experience: field(), education: field(), skills: vec![field().unwrap_or_default()], url: None,
        };
        let facts = POSTINGS.read(&raw, today());
        let full = format!("{}\n{}", facts.title, facts.description);
        for asked in &facts.requirements {
            stands_there(&asked.quote, &full);
            prop_assert!(asked.quote.text.chars().count() <= 160);
        }
        let mut skills: Vec<_> = facts.requirements.iter().map(|asked| &asked.skill).collect();
        skills.sort();
        skills.dedup();
        prop_assert_eq!(skills.len(), facts.requirements.len());
        prop_assert!(facts.pay.is_none_or(|pay| 0 < pay.min && pay.min <= pay.max));
        prop_assert!(facts.deadline.is_none_or(|day| day >= today()) && facts.posted.is_none_or(|day| day <= today()));
        prop_assert!(facts.experience_months.is_none_or(|months| months <= 306));
    }

    #[test]
    fn any_resume_is_read(text in text(), headings in proptest::collection::vec(0_u32..40, 0..8)) {
        let reading = RESUMES.read(&text, &headings, today());
        let profile = &reading.profile;
        let facts = profile.jobs.iter().map(|fact| &fact.origin).chain(profile.education.iter().map(|fact| &fact.origin));
        let facts = facts.chain(profile.languages.iter().map(|fact| &fact.origin)).chain(profile.skills.iter().map(|claim| &claim.skill.origin));
        let lines = [&profile.name, &profile.email, &profile.phone, &profile.headline, &profile.summary];
        let facts = facts.chain(lines.into_iter().flatten().map(|fact| &fact.origin)).chain(profile.place.iter().map(|fact| &fact.origin));
        for origin in facts {
            let Origin::Read { quote } = origin else { panic!("everything was read") };
            stands_there(quote, &text);
        }
        for fact in &profile.jobs {
            let job = &fact.value;
            let (start, end) = (job.start.map(model::profile::YearMonth::first_month), job.end.map(model::profile::YearMonth::last_month));
            prop_assert!(start.is_none() || end.is_none() || start <= end);
            prop_assert!(!(job.current && job.end.is_some()));
        }
        let mut at = 0;
        for (_, start, end) in &reading.sections {
            prop_assert!(at <= *start && start <= end, "{:?}", reading.sections);
            at = *end;
        }
    }
}

/// Long runs of what the patterns look for must not take long: a hostile advert is a tenth of a second, not a minute.
#[test]
fn long_hostile_texts_take_bounded_time() {
    for piece in [
        "<", "<a ", "<script>", "&amp;", "a:", "$1-", "1,", "3 years ", "- ", "(", "must ", "2019 - ", "x@", "+1 ",
        "Hotel, ", "e\u{301}",
    ] {
        let text = piece.repeat(60_000 / piece.len());
        let start = Instant::now();
        POSTINGS.read(
            &RawPosting {
                title: text.clone(),
                description: text.clone(),
                pay: Some(text.clone()),
                ..RawPosting::default()
            },
            today(),
        );
        let posting = start.elapsed();
        RESUMES.read(&text, &[], today());
        RESUMES.read(&text.replace(' ', "\n"), &[], today());
        let both = start.elapsed();
        println!("{piece:?}: posting {posting:?}, with résumés {both:?}");
        assert!(both.as_secs() < 20, "{piece:?}: {both:?} in an unoptimised build");
    }
}

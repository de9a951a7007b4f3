//! Postings checked, honest and fake, all invented.

use std::sync::LazyLock;

use trust::{Advert, Checker, Field, Level, Surroundings, Verdict};

static CHECKER: LazyLock<Checker> = LazyLock::new(Checker::built_in);

fn check(advert: &Advert<'_>) -> Verdict {
    CHECKER.check(advert)
}

fn codes(verdict: &Verdict) -> Vec<&str> {
    verdict.reasons.iter().map(|reason| reason.code.as_str()).collect()
}

/// A posting as an honest employer tells it.
fn honest() -> Advert<'static> {
    Advert {
        title: "Line cook",
        company_profile: Some(
            "Harbour Inn is a family hotel of 40 rooms in Leeds. Our team of twelve has cooked for its guests since 1998.",
        ),
        description: "You cook for 80 guests on four evenings a week, plan the stock with the head cook and keep the kitchen clean. We are \
                      a small team and teach what you do not know yet. You work from three in the afternoon to eleven, two weekends a \
                      month are free. You get your meals and working clothes. Breaks are paid. The kitchen was rebuilt last year and has \
                      an extraction that works. You report to the head cook, and after two years you can become one of two deputies. We \
                      answer every application within a week, by mail or phone, whatever the answer is, and invite those who fit to an \
                      evening of work on trial, which is paid like any other. The head cook shows you \
                      round before you decide, and you can talk with the others in the kitchen alone.",
        requirements: "Two years in a kitchen. Food hygiene level 2.",
        benefits: "Pension, paid holidays.",
        location: Some("GB, LDS, Leeds"),
        salary_range: "24000-27000",
        required_experience: Some("Associate"),
        has_company_logo: Some(true),
        surroundings: Surroundings::default(),
    }
}

#[test]
fn an_honest_posting_is_clear_and_nothing_is_held_against_it() {
    let verdict = check(&honest());
    assert_eq!((verdict.level, codes(&verdict)), (Level::Clear, vec![]));
    assert!(verdict.risk < 0.02, "{}", verdict.risk);
}

#[test]
fn what_wants_money_is_dangerous_however_well_it_is_told() {
    let verdict = check(&Advert {
        requirements: "Two years in a kitchen. A refundable security deposit of 150 for the uniform.",
        ..honest()
    });
    assert_eq!(verdict.level, Level::Danger);
    let reason = &verdict.reasons[0];
    assert_eq!(
        (reason.code.as_str(), reason.field),
        ("asks_for_money", Field::Requirements)
    );
    assert_eq!(reason.quote, "A refundable security deposit of 150 for the uniform");
    assert!(verdict.risk > check(&honest()).risk);
}

#[test]
fn that_no_money_is_wanted_is_not_taken_for_the_contrary() {
    let verdict = check(&Advert {
        benefits: "Pension. No fees. We will never ask you for a registration fee or a refundable deposit.",
        ..honest()
    });
    assert!(!codes(&verdict).contains(&"asks_for_money"), "{:?}", verdict.reasons);
    assert_ne!(verdict.level, Level::Danger);
}

#[test]
fn easy_money_from_nobody_is_dangerous_and_every_reason_is_shown() {
    let verdict = check(&Advert {
        title: "WEEKEND CASH JOBS!!",
        description: "Earn up to $400 extra a day. No experience required and never any fees. Get started here.",
        location: Some("US, , "),
        company_profile: Some(""),
        required_experience: Some(""),
        has_company_logo: Some(false),
        ..Advert::default()
    });
    assert_eq!(verdict.level, Level::Danger);
    for code in [
        "easy_money",
        "says_it_is_free_or_honest",
        "employer_says_nothing",
        "no_logo",
        "title_presses",
        "nothing_need_be_known",
    ] {
        assert!(codes(&verdict).contains(&code), "{code}: {:?}", codes(&verdict));
    }
    for reason in &verdict.reasons {
        let missing = [
            "employer_says_nothing",
            "no_logo",
            "work_not_described",
            "experience_not_told",
        ];
        assert_eq!(
            reason.quote.is_empty(),
            missing.contains(&reason.code.as_str()),
            "{reason:?}"
        );
    }
}

#[test]
fn a_posting_of_few_words_is_at_most_doubtful() {
    let verdict = check(&Advert {
        title: "Welder",
        description: "Welder wanted for our workshop in Pune, MIG and TIG. Shifts of eight hours.",
        location: Some("Pune"),
        ..Advert::default()
    });
    assert!(verdict.level < Level::Danger, "{verdict:?}");
    assert!(codes(&verdict).contains(&"work_not_described"));
}

#[test]
fn a_logo_of_which_nothing_is_known_counts_for_nothing() {
    let with = |has_company_logo| {
        check(&Advert {
            has_company_logo,
            ..honest()
        })
    };
    assert!(with(None) == with(Some(true)) && with(Some(false)).risk > with(None).risk);
}

#[test]
fn pay_that_cannot_be_is_told_with_its_words() {
    for (salary_range, odd) in [
        ("7200-1380000", true),
        ("250000-500000", true),
        ("24000-27000", false),
        ("0-0", false),
        ("", false),
        ("Dec-15", false),
        ("9-9-9", false),
    ] {
        let verdict = check(&Advert {
            salary_range,
            ..honest()
        });
        let found = verdict.reasons.iter().find(|reason| reason.code == "odd_pay");
        assert_eq!(found.map(|reason| reason.quote.as_str()), odd.then_some(salary_range));
    }
}

#[test]
fn nothing_and_hostile_texts_are_answered() {
    assert_ne!(
        check(&Advert::default()).level,
        Level::Danger,
        "nothing told is no proof"
    );
    let long = "pay pay pay ".repeat(20_000);
    let odd = "\u{202e}ü🙂\0 registration fee ".repeat(500);
    let verdict = check(&Advert {
        title: &long,
        description: &odd,
        salary_range: "999999999999999999999999-1e309",
        ..Advert::default()
    });
    assert!((0.0..=1.0).contains(&verdict.risk));
    assert!(
        verdict
            .reasons
            .iter()
            .all(|reason| reason.quote.len() < 400 || reason.field == Field::Title)
    );
}

#[test]
fn kind_of_work_and_what_is_left_out_accuse_nobody() {
    let short = Advert {
        title: "Data entry clerk",
        description: "Typing of delivery notes in our office, apply here.",
        company_profile: Some(""),
        location: Some(""),
        required_experience: Some(""),
        has_company_logo: Some(false),
        ..Advert::default()
    };
    let verdict = check(&short);
    assert!(verdict.risk > 0.2, "it is likelier fake than others: {}", verdict.risk);
    assert_eq!(verdict.level, Level::Clear, "{:?}", verdict.reasons);
    let verdict = check(&Advert {
        title: "Data entry clerk!!",
        ..short
    });
    assert!(verdict.level > Level::Clear, "{verdict:?}");
}

#[test]
fn a_field_that_the_source_does_not_have_counts_for_nothing() {
    let told = |company_profile| {
        check(&Advert {
            company_profile,
            ..honest()
        })
    };
    assert!(told(None).risk < told(Some("")).risk);
    assert!(!codes(&told(None)).contains(&"employer_says_nothing"));
}

#[test]
fn what_other_postings_tell_counts() {
    let with = |surroundings| {
        check(&Advert {
            surroundings,
            ..honest()
        })
    };
    let nothing = Surroundings::default();
    let pay = |percent| Surroundings {
        pay_percent: Some(percent),
        ..nothing
    };
    assert_eq!(codes(&with(pay(130))), [""; 0]);
    assert_eq!(codes(&with(pay(250))), ["pay_out_of_line"]);
    assert!(with(pay(900)).risk > with(pay(250)).risk);
    let borrowed = with(Surroundings {
        borrowed_words: true,
        ..nothing
    });
    assert_eq!(codes(&borrowed), ["words_of_another_employer"]);
    assert!(
        honest().description.starts_with(&borrowed.reasons[0].quote),
        "{borrowed:?}"
    );
    let again = with(Surroundings {
        posted_again: 5,
        ..nothing
    });
    assert_eq!(
        (codes(&again), again.level),
        (vec!["posted_again_and_again"], Level::Clear)
    );
}

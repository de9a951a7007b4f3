//! Adverts as people publish them, and what a reader must take from each.

#![expect(clippy::unwrap_used, reason = "a story that cannot go on has failed")]

use chrono::NaiveDate;
use model::{Employment, Need, Per, WorkSite, posting::Requirement, profile::StudyLevel};
use skills::{AdvertText, Gazetteer, PostingFacts, PostingReader, RawPosting, SkillReader, Taxonomy};

fn read(raw: &RawPosting) -> PostingFacts {
    let reader = PostingReader::new(Taxonomy::built_in(), Gazetteer::built_in());
    let facts = reader.read(raw, NaiveDate::from_ymd_opt(2026, 11, 20).unwrap());
    let full: Vec<char> = format!("{}\n{}", facts.title, facts.description).chars().collect();
    for Requirement { quote, .. } in &facts.requirements {
        let there: String = full[quote.start as usize..quote.end as usize].iter().collect();
        assert_eq!(there, quote.text, "a quote stands where it says");
        assert!(quote.text.chars().count() <= 160 && quote.text.trim() == quote.text);
    }
    facts
}

fn advert(title: &str, description: &str) -> RawPosting {
    RawPosting {
        title: title.into(),
        description: description.into(),
        ..RawPosting::default()
    }
}

fn need(facts: &PostingFacts, skill: &str) -> Option<Need> {
    facts
        .requirements
        .iter()
        .find(|asked| asked.skill.as_str() == skill)
        .map(|asked| asked.need)
}

fn quote<'f>(facts: &'f PostingFacts, skill: &str) -> &'f str {
    facts
        .requirements
        .iter()
        .find(|asked| asked.skill.as_str() == skill)
        .map_or("", |asked| &asked.quote.text)
}

const WAREHOUSE: &str =
    "Tarn Depot moves parcels for half of Yorkshire. We are a logistics company with 30 years of experience.

What you will do
- Load and unload lorries by forklift
- Keep the stock list in Excel

What you bring
- A valid forklift licence is a must
- At least two years' experience in a warehouse
- Fluent English, Polish is a plus
- No driving licence needed

Nice to have
- First aid
- Python (really: our robots run on it)

What we offer
- Free welding courses
- £13.50 per hour, full-time position
- A team that speaks German

Closing date: 12 March 2027. This is an on-site role in Leeds.";

#[test]
fn a_warehouse_advert_is_read_as_its_author_meant_it() {
    let facts = read(&RawPosting {
        place: Some("Leeds, UK".into()),
        ..advert("Warehouse operative", WAREHOUSE)
    });
    assert_eq!(need(&facts, "forklift-licence"), Some(Need::Required));
    assert_eq!(quote(&facts, "forklift-licence"), "A valid forklift licence is a must");
    assert_eq!(
        need(&facts, "microsoft-excel"),
        Some(Need::Unknown),
        "duties name it, no more"
    );
    assert_eq!(need(&facts, "first-aid"), Some(Need::Preferred));
    assert_eq!(need(&facts, "python"), Some(Need::Preferred));
    assert_eq!(
        need(&facts, "polish"),
        Some(Need::Preferred),
        "a language that is a plus is no must"
    );
    assert_eq!(need(&facts, "driving-licence-car"), None, "denied");
    assert!(
        !facts
            .requirements
            .iter()
            .any(|asked| asked.skill.as_str().contains("weld")),
        "a benefit"
    );
    let languages: Vec<&str> = facts.languages.iter().map(|spoken| spoken.language.as_str()).collect();
    assert_eq!(languages, ["english"], "German is what the team speaks");
    let pay = facts.pay.unwrap();
    assert_eq!(
        (pay.min, pay.max, pay.currency.as_str(), pay.per, pay.stated),
        (1350, 1350, "GBP", Per::Hour, true)
    );
    assert_eq!(facts.experience_months, Some(24), "not the thirty years of the company");
    assert_eq!(facts.employment, Some(Employment::FullTime));
    assert_eq!(facts.site, Some(WorkSite::OnSite));
    assert_eq!(facts.deadline, NaiveDate::from_ymd_opt(2027, 3, 12));
    assert_eq!(facts.place.unwrap().id.as_deref(), Some("leeds-gb"));
}

#[test]
fn each_skill_stands_once_with_its_strongest_need() {
    let facts = read(&advert(
        "Python developer",
        "You will write Python all day.\n\nPreferred\n- Python 3 and SQL\n\nRequirements\n- Python, five years of it\n- SQL ideally",
    ));
    let python: Vec<Need> = facts
        .requirements
        .iter()
        .filter(|asked| asked.skill.as_str() == "python")
        .map(|asked| asked.need)
        .collect();
    assert_eq!(python, [Need::Required]);
    assert_eq!(quote(&facts, "python"), "Python, five years of it");
    assert_eq!(need(&facts, "sql"), Some(Need::Preferred));
}

#[test]
fn markup_is_taken_out_and_keeps_its_lines() {
    let facts = read(&advert(
        "Cook &amp; baker",
        "<h3>Requirements</h3><ul><li>HACCP</li><li>Food&nbsp;hygiene &ndash; a must</li></ul><h3>Nice to have</h3><p>First aid</p>",
    ));
    assert_eq!(facts.title, "Cook & baker");
    assert_eq!(
        facts.description,
        "Requirements\n\n- HACCP\n- Food hygiene – a must\n\nNice to have\n\nFirst aid"
    );
    assert_eq!(need(&facts, "haccp"), Some(Need::Required));
    assert_eq!(need(&facts, "food-hygiene"), Some(Need::Required));
    assert_eq!(need(&facts, "first-aid"), Some(Need::Preferred));
}

#[test]
fn skills_named_apart_become_the_last_line() {
    let raw = RawPosting {
        skills: vec!["SQL".into(), "Tableau".into(), "Python".into()],
        ..advert("Analyst", "You know Python.")
    };
    let facts = read(&raw);
    assert_eq!(facts.description, "You know Python.\n\nSkills: SQL, Tableau");
    assert_eq!(
        need(&facts, "sql"),
        Some(Need::Unknown),
        "named, with nothing said of how much it matters"
    );
    assert_eq!(quote(&facts, "sql"), "Skills: SQL, Tableau");
}

#[test]
fn fields_win_over_the_text() {
    let raw = RawPosting {
        place: Some("Pune".into()),
        country: Some("India".into()),
        pay: Some("3-5 LPA".into()),
        employment: Some("Part-time".into()),
        experience: Some("0-1 years".into()),
        education: Some("B.Tech".into()),
        deadline: Some("2026-12-24".into()),
        posted: Some("3 days ago".into()),
        site: Some("Hybrid".into()),
        employer: Some("Nimbus &amp; Sons\n3.9".into()),
        ..advert(
            "Developer",
            "Full-time position, 5 years of experience, PhD required, salary $90,000 per year. Apply by 1 May 2027.",
        )
    };
    let facts = read(&raw);
    assert_eq!(facts.place.as_ref().unwrap().id.as_deref(), Some("pune-in"));
    assert_eq!(facts.pay.unwrap().yearly(), (30_000_000, 50_000_000));
    assert_eq!(facts.employment, Some(Employment::PartTime));
    assert_eq!(facts.experience_months, Some(0));
    assert_eq!(facts.education, Some(StudyLevel::Bachelor));
    assert_eq!(facts.deadline, NaiveDate::from_ymd_opt(2026, 12, 24));
    assert_eq!(facts.posted, NaiveDate::from_ymd_opt(2026, 11, 17));
    assert_eq!(facts.site, Some(WorkSite::Hybrid));
    assert_eq!(facts.employer.as_deref(), Some("Nimbus & Sons"));
}

#[test]
fn the_country_decides_currency_and_order_of_days() {
    let raw = |country: &str| RawPosting {
        country: Some(country.into()),
        ..advert("Clerk", "Salary: $50,000 per year. Closing date: 03/04/2027")
    };
    let told = |country: &str| {
        let facts = read(&raw(country));
        (facts.pay.unwrap().currency.to_string(), facts.deadline)
    };
    assert_eq!(told("US"), ("USD".into(), NaiveDate::from_ymd_opt(2027, 3, 4)));
    assert_eq!(told("Canada"), ("CAD".into(), NaiveDate::from_ymd_opt(2027, 4, 3)));
    assert_eq!(told("CA").0, "CAD", "in a field for the country it is no California");
}

#[test]
fn an_employers_praise_of_itself_asks_for_nothing() {
    let facts = read(&RawPosting {
        employer: Some("Python Welding Group".into()),
        ..advert(
            "Receptionist",
            "Python Welding Group is a leading provider of SQL training.\n\nAbout us\nWe live and breathe Java and first aid.\n\n\
             We are an equal opportunity employer without regard to knowledge of Excel.\n\nRequirements\n- Typing",
        )
    });
    let asked: Vec<&str> = facts.requirements.iter().map(|asked| asked.skill.as_str()).collect();
    assert_eq!(asked, ["typing"]);
}

#[test]
fn a_german_advert_is_understood() {
    let facts = read(&RawPosting {
        country: Some("DE".into()),
        ..advert(
            "Elektriker (m/w/d)",
            "Ihre Aufgaben\n- SPS\n\nIhr Profil\n- Abgeschlossene Berufsausbildung\n- Mindestens 3 Jahre Berufserfahrung\n- Deutsch B2\n\
             - Führerschein Klasse B\n- Excel von Vorteil\n\nWir bieten\n- 3.200 € brutto im Monat in Vollzeit\n\nBewerbungsfrist: 31.12.2026",
        )
    });
    assert_eq!(facts.education, Some(StudyLevel::Vocational));
    assert_eq!(facts.experience_months, Some(36));
    assert_eq!(need(&facts, "driving-licence-car"), Some(Need::Required));
    assert_eq!(facts.pay.map(|pay| (pay.min, pay.per)), Some((320_000, Per::Month)));
    assert_eq!(facts.deadline, NaiveDate::from_ymd_opt(2026, 12, 31));
    assert_eq!(facts.languages[0].language.as_str(), "german");
}

#[test]
fn a_place_ends_where_the_sentence_goes_on() {
    for (text, place) in [
        ("Our office in Leeds, UK is looking for a cook", "Leeds, UK"),
        (
            "The position is in San Francisco, CA and currently open",
            "San Francisco, CA",
        ),
        ("Location: Frankfurt am Main", "Frankfurt am Main"),
        ("Location: London SE1", "London SE1"),
    ] {
        let facts = read(&RawPosting {
            title: "Cook".into(),
            description: text.into(),
            ..RawPosting::default()
        });
        assert_eq!(facts.place.map(|place| place.text).as_deref(), Some(place), "{text}");
    }
}

#[test]
fn pay_experience_and_employer_are_found_where_only_sentences_tell_them() {
    let text = "Brightwater Foods is looking for a baker with 2+ years in a bakery. With over 30 years of experience, we know bread.\n\n\
        Compensation\n$18-$22 an hour DOE, and a $500 bonus";
    let facts = read(&RawPosting {
        place: Some("Dallas, TX".into()),
        ..advert("Baker", text)
    });
    assert_eq!(facts.employer.as_deref(), Some("Brightwater Foods"));
    assert_eq!(facts.experience_months, Some(24));
    assert_eq!(
        facts.pay.map(|pay| (pay.min, pay.max, pay.per)),
        Some((1_800, 2_200, Per::Hour))
    );
    let field = RawPosting {
        employer: Some("Harbour Inn".into()),
        ..advert("Baker", text)
    };
    assert_eq!(read(&field).employer.as_deref(), Some("Harbour Inn"), "the field wins");
}

#[test]
fn an_empty_advert_tells_nothing() {
    let facts = read(&RawPosting::default());
    assert_eq!((facts.title.as_str(), facts.description.as_str()), ("", ""));
    assert!(
        facts.requirements.is_empty()
            && facts.pay.is_none()
            && facts.place.is_none()
            && facts.experience_months.is_none()
    );
}

#[test]
fn needs_alone_are_those_of_the_whole_posting_with_markup_and_without() {
    let (taxonomy, gazetteer) = (Taxonomy::built_in(), Gazetteer::built_in());
    let (reader, mentions) = (
        PostingReader::new(taxonomy.clone(), gazetteer),
        SkillReader::new(taxonomy),
    );
    let day = NaiveDate::from_ymd_opt(2026, 11, 2).unwrap();
    for text in [
        "Requirements\n- MIG welding\n- Forklift licence is a plus\nWe offer English lessons.",
        "<p>Requirements</p><ul><li>MIG welding</li><li>Python is a plus</li></ul>",
        "You know Excel &amp; SQL.",
        " Requirements \n\n\n\u{2022}  MIG  welding \n\u{2022} Forklift licence is a plus\n",
        "",
    ] {
        let whole = reader.read(&advert("", text), day).requirements;
        let whole: Vec<_> = whole.into_iter().map(|asked| (asked.skill, asked.need)).collect();
        let (named, asked) = AdvertText::of(text).lay_out().asked(&mentions);
        let id = |skill| mentions.taxonomy().skill(skill).id.clone();
        let asked: Vec<_> = asked.into_iter().map(|(skill, need)| (id(skill), need)).collect();
        assert_eq!(asked, whole, "{text}");
        assert_eq!(named, mentions.mentions(text), "{text}");
        assert_eq!(whole.is_empty(), text.is_empty(), "{text}");
    }
}

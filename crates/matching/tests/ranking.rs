//! The list is what scoring every opening one by one would give, whoever asks and whatever is there.

#![allow(clippy::unwrap_used, reason = "a maker that fails fails its test")]

mod common;

use std::{collections::BTreeMap, sync::LazyLock};

use chrono::Datelike;
use common::{NAMES, context, place, profile, taxonomy, today, worked_as};
use matching::{
    Asked, Counted, Credit, Crowd, Feedback, Filter, JobMatrix, Opening, Pay, Person, REACH, Ranked, Ranking, Spot,
    Suited, Terms, Via, opens_most, score,
};
use model::{
    Coordinates, Employment, Fact, LanguageSkill, Need, Pay as Wage, PersonId, PostingId, Profile, Study, WorkSite,
    pay::Per,
    profile::{LanguageLevel, StudyLevel, Travel},
};
use proptest::{collection::vec, option, prelude::*, sample::select};
use skills::{OccupationIx, Taxonomy};
use uuid::Uuid;

const TOWNS: [(&str, f64, f64); 4] = [
    ("Pune", 18.52, 73.86),
    ("Pimpri", 18.63, 73.80),
    ("Mumbai", 19.08, 72.88),
    ("Delhi", 28.65, 77.23),
];

static TAXONOMY: LazyLock<Taxonomy> = LazyLock::new(taxonomy);

fn day() -> i32 {
    today().num_days_from_ce()
}

fn site() -> impl Strategy<Value = Option<WorkSite>> {
    option::of(select(vec![WorkSite::OnSite, WorkSite::Hybrid, WorkSite::Remote]))
}

fn employment() -> impl Strategy<Value = Option<Employment>> {
    option::of(select(vec![Employment::FullTime, Employment::PartTime]))
}

fn study() -> impl Strategy<Value = StudyLevel> {
    select(vec![StudyLevel::School, StudyLevel::Vocational, StudyLevel::Bachelor])
}

/// Any skill does for a language: what counts is whether both name it.
fn language() -> impl Strategy<Value = &'static str> {
    select(vec!["communication", "welding"])
}

fn level() -> impl Strategy<Value = LanguageLevel> {
    select(vec![LanguageLevel::A2, LanguageLevel::C1])
}

fn spot() -> impl Strategy<Value = Spot> {
    let at = option::of(select(TOWNS.to_vec()));
    (at, option::of(select(vec![*b"IN", *b"DE"])), site(), any::<bool>()).prop_map(|(at, country, site, anywhere)| {
        Spot {
            at: at.map(|(_, latitude, longitude)| Coordinates::from_degrees(latitude, longitude)),
            country,
            site,
            anywhere,
        }
    })
}

fn pay() -> impl Strategy<Value = Option<Pay>> {
    let currency = select(vec!["INR", "EUR"]);
    option::of((1..100_u64, currency).prop_map(|(low, code)| (low * 1_000, low * 1_250, code.parse().unwrap())))
}

prop_compose! {
    fn opening(nr: u128)(
        occupation in option::of(0..4_u16),
        asked in vec((select(NAMES.to_vec()), select(vec![Need::Required, Need::Preferred, Need::Unknown])), 0..5),
        spot in spot(),
        experience in option::of(0..60_u16),
        education in option::of(study()),
        language in option::of((language(), option::of(level()))),
        employment in employment(),
        pay in pay(),
        employer in option::of(select(vec!["a", "b"])),
        posted in option::of(0..300_i32),
        deadline in option::of(-3..30_i32),
    ) -> Opening {
        let taxonomy = &*TAXONOMY;
        let mut list: Vec<Asked> = Vec::new();
        for (name, need) in asked {
            let skill = taxonomy.skill_ix(&name.into()).unwrap();
            if list.iter().all(|known| known.skill != skill) {
                list.push(Asked::new(taxonomy, skill, need));
            }
        }
        Opening {
            id: PostingId(Uuid::from_u128(nr)),
            occupation: occupation.map(OccupationIx),
            asked: list,
            spot,
            terms: Terms { languages: language.map(|(name, level)| (taxonomy.skill_ix(&name.into()).unwrap(), level)).into_iter().collect(), experience, education, employment },
            pay,
            employer: employer.map(str::to_owned),
            posted: posted.map(|ago| day() - ago),
            deadline: deadline.map(|left| day() + left),
        }
    }
}

fn openings() -> impl Strategy<Value = Vec<Opening>> {
    (0..40_u128).prop_flat_map(|n| (0..n).map(opening).collect::<Vec<_>>())
}

prop_compose! {
    fn seeker()(
        held in vec(select(NAMES.to_vec()), 0..4),
        work in option::of(select(vec!["cook", "welder", "dietitian"])),
        wish in option::of(select(vec!["cook", "welder", "forklift-driver"])),
        studied in option::of((study(), option::of(select(vec!["cook", "dietitian"])))),
        spoken in option::of((language(), option::of(level()))),
        home in option::of(select(TOWNS.to_vec())),
        travel in option::of(select(vec![Travel::Km(15), Travel::Country, Travel::Abroad])),
        sites in vec(select(vec![WorkSite::OnSite, WorkSite::Remote]), 0..2),
        employment in vec(select(vec![Employment::FullTime, Employment::PartTime]), 0..2),
        least in option::of(10_000..100_000_u64),
    ) -> Profile {
        let mut seeker = profile(&held);
        if let Some(work) = work {
            seeker = worked_as(seeker, work, 2021);
        }
        seeker.wishes.occupations = wish.into_iter().map(Into::into).collect();
        seeker.education.extend(studied.map(|(level, towards)| Fact::entered(Study {
            what: String::new(),
            at: None,
            level: Some(level),
            end: None,
            prepares_for: towards.map(Into::into),
        })));
        seeker.languages.extend(spoken.map(|(name, level)| Fact::entered(LanguageSkill { language: name.into(), level })));
        seeker.wishes.place = home.map(|(name, latitude, longitude)| place(name, latitude, longitude));
        seeker.wishes.travel = travel;
        seeker.wishes.sites = sites;
        seeker.wishes.employment = employment;
        seeker.wishes.min_pay = least.map(|amount| Wage {
            min: amount,
            max: amount,
            currency: "INR".parse().unwrap(),
            per: Per::Year,
            stated: true,
        });
        seeker
    }
}

prop_compose! {
    fn feedback()(
        dismissed in vec(0..40_u128, 0..4),
        occupations in vec(select(vec!["cook", "welder"]), 0..2),
        employers in vec(select(vec!["a", "b"]), 0..2),
        employment in vec(select(vec![Employment::PartTime]), 0..2),
        too_far_km in option::of(5..500_u32),
        too_little in option::of(1_000..80_000_u64),
        too_much_months in option::of(1..60_u16),
    ) -> Feedback {
        let sorted = |mut list: Vec<String>| { list.sort_unstable(); list.dedup(); list };
        let mut dismissed: Vec<PostingId> = dismissed.into_iter().map(|nr| PostingId(Uuid::from_u128(nr))).collect();
        dismissed.sort_unstable();
        dismissed.dedup();
        Feedback {
            dismissed,
            occupations: occupations.into_iter().map(Into::into).collect(),
            employers: sorted(employers.into_iter().map(str::to_owned).collect()),
            employment,
            too_far_km,
            too_little: too_little.map(|amount| (amount, "INR".parse().unwrap())),
            too_much_months,
        }
    }
}

prop_compose! {
    fn filter()(
        sites in vec(select(vec![WorkSite::OnSite, WorkSite::Remote]), 0..2),
        employment in vec(select(vec![Employment::FullTime]), 0..2),
        max_km in option::of(1..300_u32),
    ) -> Filter {
        Filter { sites, employment, max_km }
    }
}

/// Whether somebody can still answer it, said once more and without haste.
fn can_answer(home: Option<Coordinates>, feedback: &Feedback, filter: &Filter, opening: &Opening) -> bool {
    let Spot { at, site, .. } = opening.spot;
    let km = home.zip(at).map(|(home, there)| home.km_to(there));
    let near = |limit| site == Some(WorkSite::Remote) || km.is_some_and(|km| km <= limit);
    let kind = opening.terms.employment;
    opening.deadline.is_none_or(|last| last >= day())
        && !feedback.dismissed.contains(&opening.id)
        && (filter.sites.is_empty() || site.is_some_and(|site| filter.sites.contains(&site)))
        && (filter.employment.is_empty() || kind.is_some_and(|kind| filter.employment.contains(&kind)))
        && filter.max_km.is_none_or(near)
}

/// The list made by scoring one by one.
fn one_by_one<'a>(
    taxonomy: &Taxonomy,
    person: &Person,
    openings: impl Iterator<Item = &'a Opening>,
    most: usize,
) -> Ranking {
    let mut best: Vec<Ranked> = openings
        .map(|opening| Ranked {
            total: score(&context(taxonomy), person, opening).total,
            posting: opening.id,
        })
        .collect();
    let (considered, within_reach) = (best.len(), best.iter().filter(|one| one.total >= REACH).count());
    best.sort_by_key(|one| (std::cmp::Reverse(one.total), one.posting));
    best.truncate(most);
    Ranking {
        best,
        considered,
        within_reach,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_list_is_what_scoring_one_by_one_gives(
        openings in openings(),
        profile in seeker(),
        feedback in feedback(),
        filter in filter(),
        most in select(vec![0, 1, 3, 50]),
    ) {
        let taxonomy = &*TAXONOMY;
        let mut matrix = JobMatrix::default();
        for opening in &openings {
            matrix.put(opening.clone());
            prop_assert_eq!(&matrix.get(opening.id).unwrap().opening(), opening);
        }
        let person = Person::new(taxonomy, &profile, feedback.clone(), today());
        let home = profile.wishes.place.as_ref().and_then(|place| place.at);
        let answerable = || openings.iter().filter(|opening| can_answer(home, &feedback, &filter, opening));
        let list = matrix.recommend(&context(taxonomy), &person, &filter, most);
        prop_assert_eq!(list, one_by_one(taxonomy, &person, answerable(), most));

        // Learning a skill brings at least the openings within reach that were said.
        for opens in opens_most(&context(taxonomy), &matrix, &person, &filter) {
            let learned = person.clone().having_learned(taxonomy, opens.skill);
            let reached = |person: &Person| one_by_one(taxonomy, person, answerable(), 0).within_reach;
            prop_assert!(reached(&learned) >= reached(&person) + opens.openings as usize, "{:?}", opens);
        }
    }

    #[test]
    fn who_is_told_are_those_whom_scoring_one_by_one_finds(
        people in vec((seeker(), feedback()), 0..12),
        moved in vec((0..12_usize, seeker()), 0..4),
        gone in vec(0..12_u128, 0..4),
        opening in opening(1),
        least in select(vec![0, 2_000, 4_000, REACH]),
    ) {
        let taxonomy = &*TAXONOMY;
        let id = |nr: usize| PersonId(Uuid::from_u128(nr as u128));
        let mut truth: BTreeMap<PersonId, (Profile, Feedback)> = BTreeMap::new();
        let mut crowd = Crowd::default();
        let moved = moved.into_iter().map(|(nr, profile)| (nr, (profile, Feedback::default())));
        for (nr, (profile, feedback)) in people.into_iter().enumerate().chain(moved) {
            crowd.put(taxonomy, id(nr), &profile, feedback.clone(), today());
            truth.insert(id(nr), (profile, feedback));
        }
        for nr in gone {
            crowd.remove(PersonId(Uuid::from_u128(nr)));
            truth.remove(&PersonId(Uuid::from_u128(nr)));
        }
        prop_assert_eq!(crowd.len(), truth.len());
        let mut expected: Vec<Suited> = Vec::new();
        for (person, (profile, feedback)) in &truth {
            let dismissed = feedback.dismissed.contains(&opening.id);
            let whole = Person::new(taxonomy, profile, feedback.clone(), today());
            let total = score(&context(taxonomy), &whole, &opening).total;
            let skills = counted(&whole, &opening);
            expected.extend((!dismissed && total >= least).then_some(Suited { total, person: *person, skills }));
        }
        expected.sort_by_key(|suited| (std::cmp::Reverse(suited.total), suited.person));
        prop_assert_eq!(crowd.suited(&context(taxonomy), &opening, least), expected);
    }
}

/// The skills an opening asks for, counted as an explanation sorts them.
fn counted(person: &Person, opening: &Opening) -> Counted {
    let mut counted = Counted::default();
    for asked in &opening.asked {
        if person.lacks(asked.skill) {
            counted.missing += 1;
        } else if matches!(
            person.credit(asked.skill),
            Some(Credit {
                via: Via::Occupation(_),
                ..
            })
        ) {
            counted.likely += 1;
        } else {
            counted.sure += 1;
        }
    }
    counted
}

/// Somebody who has and wishes for all that [`a_job_for_them`] asks and offers.
fn somebody(least: Option<u64>) -> Profile {
    let mut cook = worked_as(profile(&["cooking", "food-hygiene"]), "cook", 2010);
    cook.wishes.occupations = vec!["cook".into()];
    cook.wishes.place = Some(place("Pune", 18.52, 73.86));
    cook.wishes.sites = vec![WorkSite::OnSite];
    cook.wishes.employment = vec![Employment::FullTime];
    cook.wishes.min_pay = least.map(|amount| Wage {
        min: amount,
        max: amount,
        currency: "INR".parse().unwrap(),
        per: Per::Year,
        stated: true,
    });
    cook.education.push(Fact::entered(Study {
        what: String::new(),
        at: None,
        level: Some(StudyLevel::Bachelor),
        end: None,
        prepares_for: None,
    }));
    cook.languages.push(Fact::entered(LanguageSkill {
        language: "communication".into(),
        level: Some(LanguageLevel::C1),
    }));
    cook
}

/// Says everything, or only what work it is and where.
fn a_job_for_them(nr: u128, says_all: bool, spot: Spot, posted: i32) -> Opening {
    let skill = |name: &str| TAXONOMY.skill_ix(&name.into()).unwrap();
    let asked = ["cooking", "food-hygiene"].map(|name| Asked::new(&TAXONOMY, skill(name), Need::Required));
    let terms = Terms {
        languages: vec![(skill("communication"), Some(LanguageLevel::A2))],
        experience: Some(12),
        education: Some(StudyLevel::Bachelor),
        employment: Some(Employment::FullTime),
    };
    Opening {
        id: PostingId(Uuid::from_u128(nr)),
        occupation: TAXONOMY.occupation_ix(&"cook".into()),
        asked: asked.into(),
        spot,
        terms: if says_all { terms } else { Terms::default() },
        pay: says_all.then(|| (100_000, 100_000, "INR".parse().unwrap())),
        employer: None,
        posted: Some(posted),
        deadline: None,
    }
}

/// Where everything is given in full, nothing is left between a total and the most it could be: a bound that is too low by one
/// point loses the opening.
#[test]
fn nothing_is_passed_over_that_just_reaches() {
    let at_home = Spot {
        at: Some(Coordinates::from_degrees(18.52, 73.86)),
        country: Some(*b"IN"),
        site: Some(WorkSite::OnSite),
        anywhere: false,
    };
    // So far below reach that the worst of the list decides what is looked at.
    let abroad = Spot {
        at: Some(Coordinates::from_degrees(52.52, 13.41)),
        country: Some(*b"DE"),
        ..at_home
    };
    for (least, says_all) in [(Some(50_000), true), (Some(50_000), false), (None, true), (None, false)] {
        let person = Person::new(&TAXONOMY, &somebody(least), Feedback::default(), today());
        let total = |opening: &Opening| score(&context(&TAXONOMY), &person, opening).total;

        let opening = a_job_for_them(1, says_all, at_home, day());
        let mut crowd = Crowd::default();
        let id = PersonId(Uuid::from_u128(1));
        crowd.put(&TAXONOMY, id, &somebody(least), Feedback::default(), today());
        let reached = total(&opening);
        let told = |least| crowd.suited(&context(&TAXONOMY), &opening, least).len();
        assert_eq!((told(reached), told(reached + 1)), (1, 0), "{least:?} {says_all}");

        let (older, newer) = (
            a_job_for_them(2, says_all, abroad, day() - 8),
            a_job_for_them(3, says_all, abroad, day()),
        );
        assert!(total(&older) == total(&newer) - 1 && total(&newer) < REACH);
        let mut matrix = JobMatrix::default();
        matrix.put(older);
        // Each block of openings is looked through with what mattered before it.
        (10..3_000).for_each(|nr| matrix.put(a_job_for_them(nr, says_all, abroad, day() - 8)));
        matrix.put(newer.clone());
        let best = matrix
            .recommend(&context(&TAXONOMY), &person, &Filter::default(), 1)
            .best;
        assert_eq!(best[0].posting, newer.id, "{least:?} {says_all}");
    }
}

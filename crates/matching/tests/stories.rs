//! What people may expect of a score.

mod common;

use Need::{Preferred, Required};
use common::{context, place, posting, profile, score, taxonomy, today, worked_as};
use matching::{
    Feedback, Filter, Fits, JobMatrix, Opening, PartName, Person, Reason, Sure, Told, explain, opens_most, plan,
};
use model::{
    Currency, Need, Pay, Per, WorkSite,
    profile::{Travel, YearMonth},
};

#[test]
fn having_what_is_asked_beats_having_half_of_it() {
    let taxonomy = taxonomy();
    let opening = posting(
        1,
        &[
            ("cooking", Required),
            ("food-hygiene", Required),
            ("menu-planning", Preferred),
        ],
    );
    let totals: Vec<i32> = [
        profile(&["cooking", "food-hygiene", "menu-planning"]),
        profile(&["cooking", "food-hygiene"]),
        profile(&["cooking"]),
        profile(&["communication"]),
    ]
    .iter()
    .map(|person| score(&taxonomy, person, &opening).total)
    .collect();
    assert!(totals.is_sorted_by(|a, b| a > b), "{totals:?}");
}

#[test]
fn the_total_is_the_sum_of_its_named_parts() {
    let taxonomy = taxonomy();
    let found = score(
        &taxonomy,
        &profile(&["cooking"]),
        &posting(1, &[("cooking", Required), ("welding", Required)]),
    );
    assert_eq!(found.total, found.parts.iter().map(|part| part.points).sum::<i32>());
}

#[test]
fn unknown_is_shown_as_unknown_and_never_counts_as_nothing() {
    let taxonomy = taxonomy();
    let found = score(&taxonomy, &profile(&["cooking"]), &posting(1, &[("cooking", Required)]));
    for name in [
        PartName::Pay,
        PartName::Place,
        PartName::Experience,
        PartName::Freshness,
    ] {
        let part = found.part(name).unwrap();
        assert_ne!(part.told, Told::Known, "{name:?}");
        assert_eq!(part.points, part.out_of / 2, "{name:?}");
    }
}

#[test]
fn a_posting_that_names_one_common_word_is_no_full_match() {
    let taxonomy = taxonomy();
    let one = score(
        &taxonomy,
        &profile(&["communication"]),
        &posting(1, &[("communication", Required)]),
    );
    let part = one.part(PartName::Skills).unwrap();
    assert!(part.points < part.out_of / 2, "{part:?}");
}

#[test]
fn a_licence_is_held_or_not_and_work_alone_never_gives_it() {
    let taxonomy = taxonomy();
    let opening = posting(1, &[("forklift-licence", Required), ("cooking", Required)]);
    let without = Person::new(
        &taxonomy,
        &worked_as(profile(&["cooking"]), "cook", 2010),
        Feedback::default(),
        today(),
    );
    let forklift = taxonomy.skill_ix(&"forklift-licence".into()).unwrap();
    assert!(without.credit(forklift).is_none());
    let with = score(&taxonomy, &profile(&["cooking", "forklift-licence"]), &opening);
    let less = score(&taxonomy, &profile(&["cooking"]), &opening);
    assert!(with.total > less.total + 1_000, "{} {}", with.total, less.total);
}

#[test]
fn a_permit_the_work_may_not_be_done_without_is_probably_held_but_not_for_ever() {
    let taxonomy = taxonomy();
    let permit = taxonomy.skill_ix(&"forklift-licence".into()).unwrap();
    let driver = |from, to: Option<i16>| {
        let mut seeker = worked_as(profile(&[]), "forklift-driver", from);
        let job = &mut seeker.jobs[0].value;
        job.current = to.is_none();
        job.end = to.map(|year| YearMonth { year, month: Some(1) });
        Person::new(&taxonomy, &seeker, Feedback::default(), today())
    };
    assert!(driver(2020, None).likely_has(permit));
    assert!(!driver(2020, None).has(permit), "worth asking");
    assert!(driver(2005, Some(2015)).credit(permit).is_none(), "long ago");
}

#[test]
fn a_near_skill_does_not_turn_what_is_likely_into_something_to_learn() {
    let taxonomy = taxonomy();
    let skill = |id: &str| taxonomy.skill_ix(&id.into()).unwrap();
    let seeker = worked_as(profile(&["indian-cooking"]), "cook", 2020);
    let person = Person::new(&taxonomy, &seeker, Feedback::default(), today());
    assert!(!person.lacks(skill("cooking")) && !person.lacks(skill("knife-skills")));
    assert!(!person.lacks(skill("communication")), "years of any work");
    assert!(person.lacks(skill("menu-planning")), "useful, not usual");
    let newcomer = worked_as(profile(&[]), "cook", 2026);
    let newcomer = Person::new(&taxonomy, &newcomer, Feedback::default(), today());
    assert!(newcomer.lacks(skill("communication")), "ten months are not a year");
}

#[test]
fn nearer_is_better_and_remote_is_near_everywhere() {
    let taxonomy = taxonomy();
    let mut seeker = profile(&["cooking"]);
    seeker.wishes.place = Some(place("Pune", 18.52, 73.86));
    let at = |name, latitude, longitude| {
        let mut opening = posting(1, &[("cooking", Required)]);
        opening.place = Some(place(name, latitude, longitude));
        opening
    };
    let mut remote = at("Delhi", 28.61, 77.21);
    remote.site = Some(WorkSite::Remote);
    let points = |opening| score(&taxonomy, &seeker, opening).part(PartName::Place).unwrap().points;
    let (here, mumbai, delhi) = (
        at("Pune", 18.53, 73.85),
        at("Mumbai", 19.08, 72.88),
        at("Delhi", 28.61, 77.21),
    );
    assert!(points(&here) > points(&mumbai) && points(&mumbai) > points(&delhi));
    assert_eq!(points(&remote), points(&here));
}

#[test]
fn work_that_means_moving_takes_away_unless_they_would_move() {
    let taxonomy = taxonomy();
    let mut seeker = profile(&["cooking"]);
    seeker.wishes.place = Some(place("Pune", 18.52, 73.86));
    let in_country = |code: &str, latitude, longitude| {
        let mut opening = posting(1, &[("cooking", Required)]);
        let mut there = place("there", latitude, longitude);
        there.country = Some(code.to_owned());
        opening.place = Some(there);
        opening
    };
    let (delhi, mexico) = (in_country("IN", 28.61, 77.21), in_country("MX", 19.43, -99.13));
    let unplaced = {
        let mut opening = mexico.clone();
        opening.place.as_mut().unwrap().at = None;
        opening
    };
    let points = |travel, opening| {
        let mut seeker = seeker.clone();
        seeker.wishes.travel = travel;
        score(&taxonomy, &seeker, opening).part(PartName::Place).unwrap().points
    };
    assert_eq!(
        [points(None, &delhi), points(None, &mexico), points(None, &unplaced)],
        [-1000, -5000, -5000]
    );
    assert_eq!(points(Some(Travel::Km(25)), &delhi), -1000);
    assert!(points(Some(Travel::Country), &delhi) > 0);
    assert!(points(Some(Travel::Country), &mexico) < 0);
    assert!(points(Some(Travel::Abroad), &mexico) > 0);
    let mut from_home = mexico.clone();
    from_home.site = Some(WorkSite::Remote);
    from_home.anywhere = true;
    assert_eq!(points(None, &from_home), 1000);
    // Over the border and near: no move.
    assert!(points(None, &in_country("BD", 18.60, 74.00)) > 900);
}

#[test]
fn an_advert_without_readable_skills_is_no_better_than_entry_work() {
    let taxonomy = taxonomy();
    let seeker = profile(&["communication"]);
    let entry = posting(1, &[("communication", Required), ("food-hygiene", Required)]);
    let wordless = posting(2, &[]);
    let of_known_work = |occupation: &str| {
        let mut opening = posting(3, &[]);
        opening.occupation = Some(occupation.into());
        opening
    };
    let skills = |opening| {
        let part = *score(&taxonomy, &seeker, opening).part(PartName::Skills).unwrap();
        (part.points, part.told)
    };
    assert!(skills(&entry).0 > skills(&wordless).0);
    assert!(score(&taxonomy, &seeker, &entry).total > score(&taxonomy, &seeker, &wordless).total);
    let (bring, lack) = (skills(&of_known_work("welder")), skills(&of_known_work("cook")));
    assert!(
        bring.0 > lack.0,
        "a welder needs communication, a cook none of theirs: {bring:?} {lack:?}"
    );
    assert_eq!([bring.1, lack.1], [Told::NotStated; 2]);
}

#[test]
fn fewer_hours_to_learn_stand_higher() {
    let taxonomy = taxonomy();
    let part = |held: &[&str], asked| {
        *score(&taxonomy, &profile(held), &posting(1, asked))
            .part(PartName::Learning)
            .unwrap()
    };
    let hygiene = part(&[], &[("food-hygiene", Required)]);
    let welding = part(&[], &[("welding", Required)]);
    assert!(
        hygiene.points > welding.points && welding.points > 0,
        "{hygiene:?} {welding:?}"
    );
    assert_eq!(part(&["welding"], &[("welding", Required)]).points, 600);
    assert_eq!(
        part(&[], &[("welding", Preferred)]).points,
        600,
        "a plus need not be learned first"
    );
    assert_eq!(part(&[], &[]).told, Told::NotStated);
}

#[test]
fn pay_is_compared_within_one_currency_only() {
    let taxonomy = taxonomy();
    let pay = |amount: u64, code: &str, per| Pay {
        min: amount * 100,
        max: amount * 100,
        currency: code.parse::<Currency>().unwrap(),
        per,
        stated: true,
    };
    let mut seeker = profile(&["cooking"]);
    seeker.wishes.min_pay = Some(pay(20_000, "INR", Per::Month));
    let offer = |pay| {
        let mut opening = posting(1, &[("cooking", Required)]);
        opening.pay = Some(pay);
        *score(&taxonomy, &seeker, &opening).part(PartName::Pay).unwrap()
    };
    assert_eq!(offer(pay(300_000, "INR", Per::Year)).told, Told::Known);
    assert_eq!(offer(pay(300_000, "INR", Per::Year)).points, 350);
    assert!(offer(pay(120_000, "INR", Per::Year)).points < 110);
    assert_eq!(offer(pay(30_000, "GBP", Per::Year)).told, Told::NotTold);
}

#[test]
fn an_explanation_leads_with_what_they_have_and_quotes_both_sides() {
    let taxonomy = taxonomy();
    let mut seeker = worked_as(profile(&["knife-skills"]), "cook", 2020);
    seeker.wishes.learning_hours = Some(10);
    let mut opening = posting(
        1,
        &[
            ("cooking", Required),
            ("knife-skills", Required),
            ("menu-planning", Required),
            ("forklift-licence", Preferred),
        ],
    );
    opening.deadline = today().checked_add_days(chrono::Days::new(14));
    let person = Person::new(&taxonomy, &seeker, Feedback::default(), today());
    let compact = Opening::new(&taxonomy, &opening);
    let context = context(&taxonomy);
    let found = matching::score(&context, &person, &compact);
    let told = explain(&context, &seeker, &person, &opening, &compact, &found);
    assert_eq!(
        told.headline,
        "You have 1 of the 4 skills this opening names, and probably 1 more from your work so far."
    );
    let cooking = told.held.iter().find(|held| held.name == "Cooking").unwrap();
    assert!(cooking.likely);
    assert_eq!(cooking.through.as_deref(), Some("your work as a cook"));
    assert_eq!(cooking.yours.as_deref(), Some("cook at a small place"));
    assert_eq!(cooking.theirs.text, "cooking");
    let menu = told
        .missing
        .iter()
        .find(|missing| missing.name == "Menu planning")
        .unwrap();
    assert_eq!((menu.hours, menu.basis.as_str()), (30, "short course"));
    // 30 hours at 10 a week do not fit into the 20 hours of two weeks; the preferred licence is not counted.
    assert_eq!((told.hours, told.fits), (30, Fits::TooLate));
    assert!(
        told.unknown
            .iter()
            .any(|unknown| unknown.words.contains("what it pays"))
    );
    assert_ne!(told.sure, Sure::Very);
}

#[test]
fn not_for_me_changes_the_next_list() {
    let taxonomy = taxonomy();
    let mut matrix = JobMatrix::default();
    let mut seeker = worked_as(profile(&["cooking"]), "cook", 2020);
    seeker.wishes.place = Some(place("Pune", 18.52, 73.86));
    let postings: Vec<_> = (1..=6)
        .map(|nr| {
            let mut opening = posting(nr, &[("cooking", Required)]);
            opening.occupation = Some("cook".into());
            opening.employer = Some(if nr % 2 == 0 { "Even Kitchens" } else { "Odd Kitchens" }.to_owned());
            opening.place = Some(place(
                "here",
                18.52 + 0.05 * f64::from(u8::try_from(nr).unwrap()),
                73.86,
            ));
            opening
        })
        .collect();
    for posting in &postings {
        matrix.put(Opening::new(&taxonomy, posting));
    }
    let list = |feedback| {
        let person = Person::new(&taxonomy, &seeker, feedback, today());
        let list = matrix.recommend(&context(&taxonomy), &person, &Filter::default(), 10);
        (
            list.best
                .into_iter()
                .map(|ranked| ranked.posting.0.as_u128())
                .collect::<Vec<_>>(),
            list.considered,
        )
    };
    assert_eq!(list(Feedback::default()), (vec![1, 2, 3, 4, 5, 6], 6));
    let even = Feedback::gather(&seeker, [(&postings[1], Reason::Employer)]);
    assert_eq!(list(even), (vec![1, 3, 5, 4, 6], 5));
    let far = Feedback::gather(&seeker, [(&postings[3], Reason::TooFar)]);
    assert_eq!(list(far.clone()), (vec![1, 2, 3, 5, 6], 5));
    let person = Person::new(&taxonomy, &seeker, far, today());
    let farther = matching::score(&context(&taxonomy), &person, &Opening::new(&taxonomy, &postings[4]));
    assert!(farther.part(PartName::Feedback).unwrap().points < 0);
}

#[test]
fn an_opening_whose_deadline_has_passed_is_not_recommended() {
    let taxonomy = taxonomy();
    let mut matrix = JobMatrix::default();
    let mut late = posting(1, &[("cooking", Required)]);
    late.deadline = today().pred_opt();
    let mut last_day = posting(2, &[("cooking", Required)]);
    last_day.deadline = Some(today());
    matrix.put(Opening::new(&taxonomy, &late));
    matrix.put(Opening::new(&taxonomy, &last_day));
    let person = Person::new(&taxonomy, &profile(&["cooking"]), Feedback::default(), today());
    let list = matrix.recommend(&context(&taxonomy), &person, &Filter::default(), 10);
    assert_eq!(
        list.best.iter().map(|ranked| ranked.posting).collect::<Vec<_>>(),
        [last_day.id]
    );
}

#[test]
fn the_skill_that_opens_most_for_an_hour_comes_first() {
    let taxonomy = taxonomy();
    let mut matrix = JobMatrix::default();
    for nr in 0..8 {
        let mut opening = posting(nr, &[("cooking", Required), ("food-hygiene", Required)]);
        opening.occupation = Some("cook".into());
        matrix.put(Opening::new(&taxonomy, &opening));
    }
    for nr in 8..10 {
        let mut opening = posting(
            nr,
            &[
                ("cooking", Required),
                ("menu-planning", Required),
                ("food-hygiene", Preferred),
            ],
        );
        opening.occupation = Some("cook".into());
        matrix.put(Opening::new(&taxonomy, &opening));
    }
    let mut seeker = profile(&["cooking"]);
    seeker.wishes.occupations = vec!["cook".into()];
    let person = Person::new(&taxonomy, &seeker, Feedback::default(), today());
    let best = opens_most(&context(&taxonomy), &matrix, &person, &Filter::default());
    let names: Vec<_> = best
        .iter()
        .map(|opens| (taxonomy.skill(opens.skill).name.as_str(), opens.hours, opens.asked_by))
        .collect();
    assert_eq!(names[0], ("Food hygiene", 10, 10));
    // Menu planning needs food hygiene first: 30 and 10 hours.
    assert!(names.contains(&("Menu planning", 40, 2)), "{names:?}");

    let made = plan(&context(&taxonomy), &matrix, &person, &Filter::default(), 5, 20);
    let steps: Vec<_> = made
        .steps
        .iter()
        .map(|step| (taxonomy.skill(step.skill).name.as_str(), step.from_week, step.to_week))
        .collect();
    assert_eq!(steps[0], ("Food hygiene", 1, 2));
    assert!(made.steps.iter().map(|step| step.hours).sum::<u32>() <= 100);
    let tight = plan(&context(&taxonomy), &matrix, &person, &Filter::default(), 5, 1);
    assert!(tight.steps.is_empty(), "nothing fits into five hours: {tight:?}");
}

#[test]
fn home_work_for_another_country_is_uncertain_unless_it_says_from_anywhere() {
    let taxonomy = taxonomy();
    let mut seeker = profile(&["cooking"]);
    let mut home = place("Pune", 18.52, 73.86);
    home.country = Some("IN".to_owned());
    seeker.wishes.place = Some(home);
    let mut abroad = posting(1, &[("cooking", Required)]);
    abroad.site = Some(WorkSite::Remote);
    let mut there = place("Leeds, United Kingdom", 53.80, -1.55);
    there.country = Some("GB".to_owned());
    abroad.place = Some(there);
    let told = |travel, opening: &model::Posting| {
        let mut seeker = seeker.clone();
        seeker.wishes.travel = travel;
        let person = Person::new(&taxonomy, &seeker, Feedback::default(), today());
        let compact = Opening::new(&taxonomy, opening);
        let found = matching::score(&context(&taxonomy), &person, &compact);
        let why = explain(&context(&taxonomy), &seeker, &person, opening, &compact, &found);
        let words = why.parts.into_iter().find(|(name, _)| *name == PartName::Place);
        (found.part(PartName::Place).unwrap().points, words.unwrap().1)
    };
    let (points, words) = told(None, &abroad);
    assert_eq!(points, -1500);
    assert_eq!(
        words,
        "It is done from home, but for another country (Leeds, United Kingdom). Ask first whether they take people living in yours."
    );
    assert_eq!(told(Some(Travel::Abroad), &abroad).0, 300);
    abroad.anywhere = true;
    assert_eq!(
        told(None, &abroad),
        (1000, "The work can be done from home.".to_owned())
    );
    abroad.anywhere = false;
    abroad.place.as_mut().unwrap().country = Some("IN".to_owned());
    assert_eq!(told(None, &abroad).0, 1000);
}

#[test]
fn what_is_only_guessed_from_past_work_weighs_little_where_an_opening_names_little() {
    let taxonomy = taxonomy();
    let thin = posting(1, &[("communication", Required)]);
    let points = |seeker| score(&taxonomy, &seeker, &thin).part(PartName::Skills).unwrap().points;
    let cook = worked_as(profile(&[]), "cook", 2015);
    let person = Person::new(&taxonomy, &cook, Feedback::default(), today());
    let communication = taxonomy.skill_ix(&"communication".into()).unwrap();
    assert_eq!(person.credit(communication).unwrap().share, 500);
    // Half of the skill would be half of the way; a guess is clearly less.
    let half_way = i32::midpoint(points(profile(&[])), points(profile(&["communication"])));
    assert!(points(cook.clone()) + 100 < half_way, "{} {half_way}", points(cook));
}

#[test]
fn who_has_told_no_work_is_not_sent_to_what_usually_takes_a_degree() {
    let taxonomy = taxonomy();
    let mut leaver = profile(&[]);
    let study = |level| {
        model::Fact::entered(model::profile::Study {
            what: "school".to_owned(),
            at: None,
            level: Some(level),
            end: None,
            prepares_for: None,
        })
    };
    let of = |leaver: &model::Profile, occupation: &str| {
        let mut opening = posting(1, &[("communication", Required)]);
        opening.occupation = Some(occupation.into());
        *score(&taxonomy, leaver, &opening).part(PartName::Occupation).unwrap()
    };
    assert_eq!(of(&leaver, "dietitian").points, of(&leaver, "cook").points);
    leaver.education.push(study(model::profile::StudyLevel::Secondary));
    assert_eq!(of(&leaver, "dietitian").points, 0);
    assert_eq!(of(&leaver, "cook").points, 570);
    assert_eq!(of(&leaver, "dietitian").told, Told::NotTold);
    leaver.education.push(study(model::profile::StudyLevel::Bachelor));
    assert_eq!(of(&leaver, "dietitian").points, 570);
}

#[test]
fn who_has_only_studied_is_sent_by_what_they_studied() {
    let taxonomy = taxonomy();
    let mut graduate = profile(&[]);
    graduate.education.push(model::Fact::entered(model::profile::Study {
        what: "B.Sc. Dietetics".to_owned(),
        at: None,
        level: Some(model::profile::StudyLevel::Bachelor),
        end: None,
        prepares_for: Some("dietitian".into()),
    }));
    let opening = |occupation: &str| {
        let mut opening = posting(1, &[("communication", Required)]);
        opening.occupation = Some(occupation.into());
        opening
    };
    let points = |seeker: &model::Profile, occupation: &str| {
        score(&taxonomy, seeker, &opening(occupation))
            .part(PartName::Occupation)
            .unwrap()
            .points
    };
    assert!(points(&graduate, "dietitian") > points(&graduate, "cook"));
    let cook = worked_as(graduate.clone(), "cook", 2015);
    assert!(
        points(&cook, "cook") > points(&cook, "dietitian"),
        "work done says more than study"
    );
    let out_of = score(&taxonomy, &graduate, &opening("dietitian"))
        .part(PartName::Occupation)
        .unwrap()
        .out_of;
    assert!(points(&graduate, "dietitian") < out_of, "many go another way after it");
    let said = |seeker: &model::Profile| {
        let (context, posting) = (context(&taxonomy), opening("dietitian"));
        let person = Person::new(&taxonomy, seeker, Feedback::default(), today());
        let compact = Opening::new(&taxonomy, &posting);
        let found = matching::score(&context, &person, &compact);
        let told = explain(&context, seeker, &person, &posting, &compact, &found);
        told.parts
            .into_iter()
            .find(|(part, _)| *part == PartName::Occupation)
            .map(|(_, sentence)| sentence)
    };
    assert_eq!(
        said(&graduate).as_deref(),
        Some("The work (dietitian) is close to what you studied.")
    );
    assert!(
        said(&cook).is_none_or(|sentence| !sentence.contains("studied")),
        "they have worked"
    );
}

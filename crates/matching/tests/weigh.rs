//! Weights learned from what people chose.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use matching::{Choice, LEAST_PEOPLE, Lesson, Shares, TooFew, Version, Weights, learn_weights};

/// Made people, seeded: each is shown pairs of openings and takes the one that is worth more to them.
struct Made(u64);

impl Made {
    fn next(&mut self) -> u64 {
        // SplitMix64 (Steele, Lea and Flood, 2014).
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn opening(&mut self) -> Shares {
        [(); 10].map(|()| i32::try_from(self.next() % 1001).unwrap())
    }

    fn choice(&mut self, worth: impl Fn(&Shares) -> i64) -> Choice {
        let (a, b) = (self.opening(), self.opening());
        let (taken, passed) = if worth(&a) >= worth(&b) { (a, b) } else { (b, a) };
        Choice { taken, passed }
    }

    fn people(&mut self, many: usize, each: usize, worth: impl Fn(&Shares) -> i64) -> Vec<Vec<Choice>> {
        let mut person = || (0..each).map(|_| self.choice(&worth)).collect();
        (0..many).map(|_| person()).collect()
    }
}

/// What an opening is worth to somebody to whom pay means eight times as much as was written.
fn for_pay(shares: &Shares) -> i64 {
    let points = Weights::PRIOR.points();
    let each = Weights::PARTS.into_iter().zip(points).zip(shares);
    each.map(|((name, points), share)| {
        let times = if name == matching::PartName::Pay { 8 } else { 1 };
        i64::from(points) * i64::from(*share) * times
    })
    .sum()
}

fn taught(people: &[Vec<Choice>]) -> Lesson {
    let lesson = learn_weights(1, people).unwrap();
    assert!(lesson.weights.are_whole(), "{:?}", lesson.weights);
    assert_eq!(lesson.weights.version, Version::Learned(1));
    lesson
}

#[test]
fn what_people_look_for_counts_more_afterwards_but_never_more_than_twice_as_much() {
    let lesson = taught(&Made(1).people(100, 20, for_pay));
    let (learned, written) = (lesson.weights, Weights::PRIOR);
    assert!(learned.pay * 10 > written.pay * 17, "{learned:?}");
    assert!(learned.pay <= written.pay * 2, "{learned:?}");
    assert!(
        (learned.skills - written.skills).abs() < written.skills / 5,
        "{learned:?}"
    );
    assert!(lesson.learned_agree > lesson.written_agree, "{lesson:?}");
    assert_eq!((lesson.people, lesson.choices, lesson.tried), (100, 1600, 400));
}

#[test]
fn who_chooses_by_nothing_teaches_nearly_nothing() {
    let mut made = Made(2);
    let people: Vec<Vec<Choice>> = (0..100)
        .map(|_| {
            (0..20)
                .map(|_| Choice {
                    taken: made.opening(),
                    passed: made.opening(),
                })
                .collect()
        })
        .collect();
    let lesson = taught(&people);
    assert!((450..550).contains(&lesson.written_agree), "{lesson:?}");
    for (learned, written) in lesson.weights.points().into_iter().zip(Weights::PRIOR.points()) {
        assert!((learned - written).abs() * 4 < written, "{lesson:?}");
    }
}

#[test]
fn one_who_chooses_a_lot_does_not_decide_for_the_others() {
    let mut made = Made(3);
    let mut people = made.people(60, 10, |shares| shares.iter().map(|share| i64::from(*share)).sum());
    let alone = taught(&people);
    people.insert(0, made.people(1, 5_000, for_pay).remove(0));
    let with = taught(&people);
    assert!((with.weights.pay - alone.weights.pay).abs() < 60, "{alone:?} {with:?}");
}

#[test]
fn equal_choices_teach_equal_weights_and_few_teach_none() {
    let people = Made(4).people(LEAST_PEOPLE, 10, for_pay);
    assert_eq!(taught(&people), taught(&people));
    let few = &people[..LEAST_PEOPLE - 1];
    assert_eq!(
        learn_weights(1, few),
        Err(TooFew {
            people: 29,
            choices: 290
        })
    );
    let mut empty = people.clone();
    empty[0].clear();
    assert!(learn_weights(1, &empty).is_err(), "who chose nothing is not counted");
}

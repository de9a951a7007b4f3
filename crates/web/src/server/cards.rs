//! From a suggestion to the card that shows it.

use chrono::NaiveDate;
use journey::jobs::Suggestion;
use matching::{Explanation, Fits, Held, Missing, PartName, Reason, Told, Unknown};
use model::{Employment, Need, Posting, WorkSite};

use crate::{
    svg::MatchBar,
    view::{self, Choice, Doubt, Employer, Evidence, Known, MatchCard, MissingSkill, Part, Time, amount, money},
};

/// Reasons on a card, at most.
const REASONS: usize = 4;
/// Missing skills on a card, at most.
const GAPS: usize = 4;

/// The card of a suggestion.
pub(crate) fn card(shown: &Suggestion, numbers: bool, today: NaiveDate) -> MatchCard {
    let (posting, why) = (&shown.posting, &shown.why);
    MatchCard {
        id: posting.id.to_string(),
        title: posting.title.clone(),
        employer: Employer::named(posting.employer.clone())
            .verified(shown.verified)
            .level(shown.level),
        place: place(posting),
        distance: distance(posting.site, shown.km, shown.found.part(PartName::Place)),
        pay: posting.pay.as_ref().map(money::pay),
        pay_note: posting
            .pay
            .filter(|pay| !pay.stated)
            .map(|_| t!("an estimate, not stated by the employer").to_owned()),
        kind: kinds(posting),
        bar: bar(why),
        numbers,
        why: reasons(why),
        missing: why
            .missing
            .iter()
            .take(GAPS)
            .map(|missing| gap(missing, why, posting))
            .collect(),
        doubts: why.unknown.iter().map(doubt).collect(),
        deadline: posting.deadline,
        today,
        source: posting.source.source.clone(),
        saved: shown.saved,
        reasons: dismissals(),
    }
}

/// How far it is; of work at home only whether it is for another country, where it counts against it.
fn distance(site: Option<WorkSite>, km: Option<u32>, place: Option<&matching::Part>) -> Option<String> {
    if site != Some(WorkSite::Remote) {
        return km.map(amount::distance);
    }
    let against = place.is_some_and(|part| part.points < 0);
    against.then(|| t!("in another country").replace(' ', "\u{a0}"))
}

/// "Not for me, because": what can be chosen.
pub(crate) fn dismissals() -> Vec<Choice> {
    Reason::ALL
        .iter()
        .map(|reason| Choice::new(reason.code(), reason.words()))
        .collect()
}

/// The place in words.
pub(crate) fn place(posting: &Posting) -> Option<String> {
    let place = posting.place.as_ref().map(|place| place.text.clone());
    if posting.site == Some(WorkSite::Remote) && posting.anywhere {
        return Some(t!("Remote, from any country").to_owned());
    }
    if posting.site == Some(WorkSite::Remote) {
        Some(place.map_or_else(
            || t!("Remote").to_owned(),
            |place| format!("{} ({place})", t!("Remote")),
        ))
    } else {
        place
    }
}

/// Kind of employment and place of work in short words.
pub(crate) fn kinds(posting: &Posting) -> Vec<String> {
    let kind = posting.employment.map(employment_words);
    let site = posting.site.map(site_words);
    kind.into_iter().chain(site).map(str::to_owned).collect()
}

/// A kind of employment, as people read it.
pub(crate) fn employment_words(kind: Employment) -> &'static str {
    match kind {
        Employment::FullTime => t!("Full time"),
        Employment::PartTime => t!("Part time"),
        Employment::Temporary => t!("For a time"),
        Employment::Contract => t!("As a contractor"),
        Employment::Internship => t!("Internship"),
        Employment::Apprenticeship => t!("Apprenticeship"),
        Employment::Volunteer => t!("Voluntary"),
    }
}

/// A place of work, as people read it.
pub(crate) fn site_words(site: WorkSite) -> &'static str {
    match site {
        WorkSite::OnSite => t!("On site"),
        WorkSite::Hybrid => t!("Partly at home"),
        WorkSite::Remote => t!("Remote"),
    }
}

/// Had, probably had, missing.
pub(crate) fn bar(why: &Explanation) -> MatchBar {
    let counted = why.counted();
    MatchBar::new(counted.sure, counted.likely, counted.missing)
}

/// The strongest reasons: skills with both quotes first, then what the parts say.
pub(crate) fn reasons(why: &Explanation) -> Vec<view::Reason> {
    let skills = why
        .held
        .iter()
        .filter(|held| !held.likely)
        .take(REASONS)
        .map(|held| view::Reason {
            words: held_words(held),
            evidence: evidence(held, t!("Your profile")),
        });
    let likely = why
        .held
        .iter()
        .filter(|held| held.likely)
        .take(2)
        .map(|held| view::Reason {
            words: held_words(held),
            evidence: evidence(held, t!("Your profile")),
        });
    let parts = why
        .parts
        .iter()
        .filter(|(name, _)| matches!(name, PartName::Occupation | PartName::Place | PartName::Pay));
    let parts = parts.map(|(_, words)| view::Reason {
        words: words.trim_end_matches('.').to_owned(),
        evidence: Vec::new(),
    });
    skills.chain(likely).chain(parts).take(REASONS + 2).collect()
}

/// "Wound care", "Cooking, through Indian cooking", "Food hygiene, probably, from your work as a cook".
pub(crate) fn held_words(held: &Held) -> String {
    match (&held.through, held.likely) {
        (Some(through), true) => t!("{skill}, probably, from {through}", skill = held.name, through),
        (Some(through), false) => t!("{skill}, through {through}", skill = held.name, through),
        (None, _) => held.name.clone(),
    }
}

/// The posting's words, then the person's own and where those stand.
pub(crate) fn evidence(held: &Held, place: &str) -> Vec<Evidence> {
    let theirs = (!held.theirs.text.is_empty()).then(|| Evidence::posting(&held.theirs.text));
    let yours = held.yours.as_deref().map(|words| Evidence::own(words, place));
    theirs.into_iter().chain(yours).collect()
}

/// What a missing skill takes.
pub(crate) fn gap(missing: &Missing, why: &Explanation, posting: &Posting) -> MissingSkill {
    let time = match (posting.deadline, why.fits) {
        (None, _) => Time::NoDeadline,
        (Some(day), Fits::TooLate) => Time::After(day),
        (Some(day), _) => Time::Before(day),
    };
    let after = if missing.first.is_empty() {
        String::new()
    } else {
        t!(", after {names}", names = amount::and(&missing.first))
    };
    MissingSkill {
        name: format!("{}{after}", missing.name),
        hours: Some(missing.hours),
        time,
        required: missing.need != Need::Preferred,
    }
}

/// Something unknown, with where it can be said.
fn doubt(unknown: &Unknown) -> Doubt {
    let part = match (unknown.told, unknown.part) {
        (Told::NotTold, PartName::Place) => Some("place"),
        (Told::NotTold, PartName::Occupation | PartName::Experience) => Some("jobs"),
        (Told::NotTold, PartName::Language) => Some("languages"),
        (Told::NotTold, PartName::Education) => Some("education"),
        _ => None,
    };
    Doubt {
        words: unknown.words.clone(),
        mend: part.map(|part| (t!("Say it").to_owned(), format!("/me/edit/{part}"))),
    }
}

/// The parts of the score as bars.
pub(crate) fn parts(shown: &Suggestion, numbers: bool) -> Vec<Part> {
    let words = |name| {
        shown
            .why
            .parts
            .iter()
            .find(|(part, _)| *part == name)
            .map_or("", |(_, words)| words.as_str())
    };
    shown
        .found
        .parts
        .iter()
        .filter(|part| part.out_of > 0)
        .map(|part| Part {
            name: part_name(part.name).to_owned(),
            words: if part.name == PartName::Skills {
                shown.why.headline.clone()
            } else {
                words(part.name).to_owned()
            },
            points: u16::try_from(part.points.max(0) / 100).unwrap_or(0),
            of: u16::try_from(part.out_of / 100).unwrap_or(0).max(1),
            known: match part.told {
                Told::Known => Known::Yes,
                Told::NotStated => Known::NotStated,
                Told::NotTold => Known::NotTold,
                Told::NotAsked => Known::NotAsked,
            },
            numbers,
        })
        .collect()
}

/// What a part of the score is called.
pub(crate) fn part_name(name: PartName) -> &'static str {
    match name {
        PartName::Skills => t!("Skills"),
        PartName::Occupation => t!("Kind of work"),
        PartName::Learning => t!("Hours to learn"),
        PartName::Experience => t!("Experience"),
        PartName::Place => t!("Distance"),
        PartName::Pay => t!("Pay"),
        PartName::Schedule => t!("Hours and place of work"),
        PartName::Language => t!("Languages"),
        PartName::Education => t!("Education"),
        PartName::Freshness => t!("Newness"),
        PartName::Feedback => t!("What you said about others"),
    }
}

#[cfg(test)]
mod tests {
    use matching::{Part, PartName, Told};
    use model::WorkSite;

    use super::{distance, place};
    use crate::samples::postings::nurse;

    #[test]
    fn work_from_any_country_says_so_in_place_of_a_town() {
        let mut posting = nurse();
        posting.anywhere = true;
        assert_eq!(place(&posting).as_deref(), Some("Pune"), "on site it means nothing");
        posting.site = Some(WorkSite::Remote);
        assert_eq!(place(&posting).as_deref(), Some("Remote, from any country"));
        posting.anywhere = false;
        assert_eq!(place(&posting).as_deref(), Some("Remote (Pune)"));
    }

    #[test]
    fn work_at_home_says_only_whether_it_is_for_another_country() {
        let place = |points| Part {
            name: PartName::Place,
            points,
            out_of: 1000,
            told: Told::Known,
        };
        let remote = Some(WorkSite::Remote);
        assert_eq!(distance(remote, Some(4_000), Some(&place(1000))), None);
        let abroad = distance(remote, Some(4_000), Some(&place(-1500)));
        assert_eq!(abroad.as_deref(), Some("in\u{a0}another\u{a0}country"));
        let there = distance(Some(WorkSite::OnSite), Some(14), Some(&place(-500)));
        assert!(there.is_some_and(|words| words.contains("14")));
    }
}

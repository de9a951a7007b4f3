//! The sentences of an explanation. Short, plain; they lead with what the person has.

use model::{Posting, Profile, WorkSite};
use skills::Taxonomy;

use crate::{
    explain::{Held, Missing, Unknown},
    learn::closing_hours,
    opening::Opening,
    parts::{Told, is_beyond_border},
    person::{Person, Seeker},
    score::{Match, Part, PartName},
};

/// "You have 7 of the 9 skills this opening names."
pub(crate) fn headline(held: &[Held], missing: &[Missing]) -> String {
    let all = held.len() + missing.len();
    let sure = held.iter().filter(|held| !held.likely).count();
    let likely = held.len() - sure;
    match (all, sure, likely) {
        (0, ..) => t!("This opening names no skills we could read.").to_owned(),
        (all, sure, _) if sure == all => tn!(
            all,
            "You have the skill this opening names.",
            "You have all {n} skills this opening names."
        ),
        (all, 0, 0) => tn!(
            all,
            "This opening names one skill that is new to you. You can learn it.",
            "This opening names {n} skills that are new to you. You can learn them."
        ),
        (all, 0, likely) => t!(
            "Your work so far usually takes {likely} of the {all} skills this opening names.",
            likely,
            all
        ),
        (all, sure, 0) => t!("You have {sure} of the {all} skills this opening names.", sure, all),
        (all, sure, likely) => {
            t!(
                "You have {sure} of the {all} skills this opening names, and probably {likely} more from your work so far.",
                sure,
                all,
                likely
            )
        }
    }
}

/// "your work as a cook"
pub(crate) fn work_as(occupation: &str) -> String {
    let name = lower_first(occupation);
    if name.starts_with(['a', 'e', 'i', 'o', 'u']) {
        t!("your work as an {name}", name)
    } else {
        t!("your work as a {name}", name)
    }
}

/// A sentence for each part that has something to say.
pub(crate) fn parts(
    taxonomy: &Taxonomy,
    profile: &Profile,
    person: &Person,
    posting: &Posting,
    opening: &Opening,
    found: &Match,
) -> Vec<(PartName, String)> {
    let known = found.parts.iter().filter(|part| part.told == Told::Known);
    known
        .filter_map(|part| {
            let share = if part.out_of > 0 {
                part.points * 1000 / part.out_of
            } else {
                0
            };
            let sentence = match part.name {
                PartName::Occupation => occupation(taxonomy, profile, person, opening, share),
                PartName::Learning => Some(learning(taxonomy, person, opening)),
                PartName::Experience => experience(profile, posting, share),
                PartName::Place => place(person, posting, opening, share),
                PartName::Pay => Some(pay(share)),
                PartName::Schedule => Some(
                    if share > 0 {
                        t!("Hours and place of work are what you wish.")
                    } else {
                        t!("Hours or place of work are not what you wished for.")
                    }
                    .to_owned(),
                ),
                PartName::Language => Some(
                    if share >= 800 {
                        t!("You speak the language it asks for.")
                    } else {
                        t!("It asks for a language, or a level of one, that you have not named.")
                    }
                    .to_owned(),
                ),
                PartName::Education => Some(
                    if share == 1000 {
                        t!("Your education is at least what it asks for.")
                    } else {
                        t!("It asks for more schooling than you have named.")
                    }
                    .to_owned(),
                ),
                PartName::Skills | PartName::Freshness => None,
                PartName::Feedback => Some(t!("Ranked lower because of what you said about others.").to_owned()),
            };
            Some((part.name, sentence?))
        })
        .collect()
}

fn occupation(
    taxonomy: &Taxonomy,
    profile: &Profile,
    person: &Person,
    opening: &Opening,
    share: i32,
) -> Option<String> {
    let name = lower_first(taxonomy.occupation_name(opening.occupation?));
    let only_studied = !person.trade.has_worked() && profile.wishes.occupations.is_empty();
    match share {
        500.. if only_studied => Some(t!("The work ({name}) is close to what you studied.", name)),
        250.. if only_studied => Some(t!(
            "The work ({name}) has some things in common with what you studied.",
            name
        )),
        950.. => Some(t!("This is the work you do or want: {name}.", name)),
        500.. => Some(t!("The work ({name}) is close to what you do or want.", name)),
        250.. => Some(t!("The work ({name}) has some things in common with yours.", name)),
        _ => None,
    }
}

fn experience(profile: &Profile, posting: &Posting, share: i32) -> Option<String> {
    let asked = u32::from(posting.experience_months?);
    Some(match (asked, profile.jobs.is_empty(), share) {
        (0, ..) => t!("No experience is asked for.").to_owned(),
        (_, _, 1000..) => t!("It asks for {time} of experience; you have that.", time = span(asked)),
        (_, true, _) => t!("It asks for {time} of experience.", time = span(asked)),
        _ => t!(
            "It asks for {time} of experience; you have some of that.",
            time = span(asked)
        ),
    })
}

fn learning(taxonomy: &Taxonomy, person: &Person, opening: &Opening) -> String {
    match closing_hours(taxonomy, person, opening) {
        0 => t!("Nothing it must have is left to learn.").to_owned(),
        hours => tn!(
            hours,
            "What is missing takes about an hour to learn.",
            "What is missing takes about {n} hours to learn."
        ),
    }
}

fn place(person: &Person, posting: &Posting, opening: &Opening, share: i32) -> Option<String> {
    if opening.spot.site == Some(WorkSite::Remote) {
        return Some(if is_beyond_border(&person.facts().home, &opening.spot) {
            let name = posting.place.as_ref().map_or("", |place| &place.text);
            t!(
                "It is done from home, but for another country ({name}). Ask first whether they take people living in yours.",
                name
            )
        } else {
            t!("The work can be done from home.").to_owned()
        });
    }
    let name = &posting.place.as_ref()?.text;
    let where_to = match person
        .facts()
        .home
        .at
        .zip(opening.spot.at)
        .map(|(home, there)| home.km_to(there))
    {
        Some(0..=10) => t!("It is in your area ({name}).", name),
        Some(km) => t!("It is about {km} km away ({name}).", km, name),
        None => t!("It is in another country ({name}).", name),
    };
    Some(if share < 0 {
        format!("{where_to} {}", t!("You would have to move."))
    } else {
        where_to
    })
}

fn pay(share: i32) -> String {
    match share {
        1000.. => t!("It pays what you need."),
        800.. => t!("It pays a little less than you asked for."),
        _ => t!("It pays less than you asked for."),
    }
    .to_owned()
}

/// What is unknown, as the person reads it.
pub(crate) fn unknown(found: &Match) -> Vec<Unknown> {
    let of_part = |part: &Part| {
        Some(Unknown {
            part: part.name,
            told: part.told,
            words: unknown_part(part.name, part.told)?.to_owned(),
        })
    };
    found.parts.iter().filter_map(of_part).collect()
}

fn unknown_part(name: PartName, told: Told) -> Option<&'static str> {
    Some(match (name, told) {
        (PartName::Skills, Told::NotStated) => t!("The opening names no skills we could read."),
        (PartName::Occupation, Told::NotStated) => t!("We could not tell what kind of work the title stands for."),
        (PartName::Occupation, Told::NotTold) => t!("You have not told us what work you did or want."),
        (PartName::Experience, Told::NotStated) => t!("The opening does not say how much experience it wants."),
        (PartName::Experience, Told::NotTold) => t!("Your jobs have no dates yet."),
        (PartName::Place, Told::NotStated) => t!("The opening does not say where it is, or we do not know the place."),
        (PartName::Place, Told::NotTold) => t!("You have not told us where you live."),
        (PartName::Pay, Told::NotStated) => t!("The opening does not say what it pays."),
        (PartName::Schedule, Told::NotStated) => t!("The opening does not say what hours or contract it offers."),
        (PartName::Language, Told::NotTold) => t!("You have not told us which languages you speak."),
        (PartName::Education, Told::NotTold) => t!("You have not told us about your schooling."),
        (PartName::Freshness, Told::NotStated) => t!("The opening does not say when it was published."),
        _ => return None,
    })
}

/// "6 months", "2 years", "2 ½ years".
pub(crate) fn span(months: u32) -> String {
    match (months / 12, months % 12) {
        (0, _) => tn!(months, "{n} month", "{n} months"),
        (years, 0) => tn!(years, "{n} year", "{n} years"),
        (_, _) if months < 24 => tn!(months, "{n} month", "{n} months"),
        (years, rest) if rest >= 6 => t!("{years} ½ years", years),
        (years, _) => tn!(years, "{n} year", "{n} years"),
    }
}

/// Lower case for the first letter, unless it begins an abbreviation ("IT support technician").
fn lower_first(name: &str) -> String {
    let mut chars = name.chars();
    match (chars.next(), chars.next()) {
        (Some(first), Some(second)) if second.is_lowercase() || second == ' ' => first
            .to_lowercase()
            .chain(std::iter::once(second))
            .chain(chars)
            .collect(),
        _ => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{lower_first, span, work_as};

    #[test]
    fn reads_like_a_person_wrote_it() {
        assert_eq!(span(1), "1\u{a0}month");
        assert_eq!(span(18), "18\u{a0}months");
        assert_eq!(span(24), "2\u{a0}years");
        assert_eq!(span(30), "2 ½ years");
        assert_eq!(lower_first("IT support technician"), "IT support technician");
        assert_eq!(work_as("Electrician"), "your work as an electrician");
    }
}

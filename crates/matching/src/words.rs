//! The sentences of an explanation. Short, plain; they lead with what the person has.

use model::{Posting, Profile, WorkSite};
use skills::Taxonomy;

use crate::{
    explain::{Held, Missing},
    learn::closing_hours,
    opening::Opening,
    parts::{Told, is_beyond_border},
    person::Person,
    score::{Match, PartName},
};

/// "You have 7 of the 9 skills this opening names."
pub(crate) fn headline(held: &[Held], missing: &[Missing]) -> String {
    let all = held.len() + missing.len();
    let sure = held.iter().filter(|held| !held.likely).count();
    let likely = held.len() - sure;
    match (all, sure, likely) {
        (0, ..) => "This opening names no skills we could read.".to_owned(),
        (1, 1, _) => "You have the skill this opening names.".to_owned(),
        (all, sure, _) if sure == all => format!("You have all {all} skills this opening names."),
        (all, 0, 0) => format!(
            "This opening names {}. You can learn them.",
            count(all, "skill that is new to you", "skills that are new to you")
        ),
        (all, 0, likely) => format!("Your work so far usually takes {likely} of the {all} skills this opening names."),
        (all, sure, 0) => format!("You have {sure} of the {all} skills this opening names."),
        (all, sure, likely) => {
            format!(
                "You have {sure} of the {all} skills this opening names, and probably {likely} more from your work so far."
            )
        }
    }
}

/// "your work as a cook"
pub(crate) fn work_as(occupation: &str) -> String {
    let name = lower_first(occupation);
    let article = if name.starts_with(['a', 'e', 'i', 'o', 'u']) {
        "an"
    } else {
        "a"
    };
    format!("your work as {article} {name}")
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
                        "Hours and place of work are what you wish."
                    } else {
                        "Hours or place of work are not what you wished for."
                    }
                    .to_owned(),
                ),
                PartName::Language => Some(
                    if share >= 800 {
                        "You speak the language it asks for."
                    } else {
                        "It asks for a language, or a level of one, that you have not named."
                    }
                    .to_owned(),
                ),
                PartName::Education => Some(
                    if share == 1000 {
                        "Your education is at least what it asks for."
                    } else {
                        "It asks for more schooling than you have named."
                    }
                    .to_owned(),
                ),
                PartName::Skills | PartName::Freshness => None,
                PartName::Feedback => Some("Ranked lower because of what you said about others.".to_owned()),
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
    let name = lower_first(&taxonomy.occupation(opening.occupation?).name);
    let only_studied = !person.has_worked() && profile.wishes.occupations.is_empty();
    match share {
        500.. if only_studied => Some(format!("The work ({name}) is close to what you studied.")),
        250.. if only_studied => Some(format!(
            "The work ({name}) has some things in common with what you studied."
        )),
        950.. => Some(format!("This is the work you do or want: {name}.")),
        500.. => Some(format!("The work ({name}) is close to what you do or want.")),
        250.. => Some(format!("The work ({name}) has some things in common with yours.")),
        _ => None,
    }
}

fn experience(profile: &Profile, posting: &Posting, share: i32) -> Option<String> {
    let asked = u32::from(posting.experience_months?);
    Some(match (asked, profile.jobs.is_empty(), share) {
        (0, ..) => "No experience is asked for.".to_owned(),
        (_, _, 1000..) => format!("It asks for {} of experience; you have that.", span(asked)),
        (_, true, _) => format!("It asks for {} of experience.", span(asked)),
        _ => format!("It asks for {} of experience; you have some of that.", span(asked)),
    })
}

fn learning(taxonomy: &Taxonomy, person: &Person, opening: &Opening) -> String {
    match closing_hours(taxonomy, person, opening) {
        0 => "Nothing it must have is left to learn.".to_owned(),
        hours => format!("What is missing takes about {hours} hours to learn."),
    }
}

fn place(person: &Person, posting: &Posting, opening: &Opening, share: i32) -> Option<String> {
    if opening.site == Some(WorkSite::Remote) {
        return Some(if is_beyond_border(person, opening) {
            let name = posting.place.as_ref().map_or("", |place| &place.text);
            format!(
                "It is done from home, but for another country ({name}). Ask first whether they take people living in yours."
            )
        } else {
            "The work can be done from home.".to_owned()
        });
    }
    let name = &posting.place.as_ref()?.text;
    let where_to = match person.at.zip(opening.at).map(|(home, there)| home.km_to(there)) {
        Some(0..=10) => format!("It is in your area ({name})."),
        Some(km) => format!("It is about {km} km away ({name})."),
        None => format!("It is in another country ({name})."),
    };
    Some(if share < 0 {
        format!("{where_to} You would have to move.")
    } else {
        where_to
    })
}

fn pay(share: i32) -> String {
    match share {
        1000.. => "It pays what you need.",
        800.. => "It pays a little less than you asked for.",
        _ => "It pays less than you asked for.",
    }
    .to_owned()
}

/// What is unknown, as the person reads it.
pub(crate) fn unknown(found: &Match) -> Vec<String> {
    found
        .parts
        .iter()
        .filter_map(|part| unknown_part(part.name, part.told))
        .map(str::to_owned)
        .collect()
}

fn unknown_part(name: PartName, told: Told) -> Option<&'static str> {
    Some(match (name, told) {
        (PartName::Skills, Told::NotStated) => "The opening names no skills we could read.",
        (PartName::Occupation, Told::NotStated) => "We could not tell what kind of work the title stands for.",
        (PartName::Occupation, Told::NotTold) => "You have not told us what work you did or want.",
        (PartName::Experience, Told::NotStated) => "The opening does not say how much experience it wants.",
        (PartName::Experience, Told::NotTold) => "Your jobs have no dates yet.",
        (PartName::Place, Told::NotStated) => "The opening does not say where it is, or we do not know the place.",
        (PartName::Place, Told::NotTold) => "You have not told us where you live.",
        (PartName::Pay, Told::NotStated) => "The opening does not say what it pays.",
        (PartName::Schedule, Told::NotStated) => "The opening does not say what hours or contract it offers.",
        (PartName::Language, Told::NotTold) => "You have not told us which languages you speak.",
        (PartName::Education, Told::NotTold) => "You have not told us about your schooling.",
        (PartName::Freshness, Told::NotStated) => "The opening does not say when it was published.",
        _ => return None,
    })
}

/// "6 months", "2 years", "2 ½ years".
pub(crate) fn span(months: u32) -> String {
    match (months / 12, months % 12) {
        (0, _) => count(months as usize, "month", "months"),
        (years, 0) => count(years as usize, "year", "years"),
        (_, _) if months < 24 => format!("{months} months"),
        (years, rest) if rest >= 6 => format!("{years} ½ years"),
        (years, _) => format!("{years} years"),
    }
}

fn count(n: usize, one: &str, many: &str) -> String {
    if n == 1 {
        format!("1 {one}")
    } else {
        format!("{n} {many}")
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
        assert_eq!(span(1), "1 month");
        assert_eq!(span(18), "18 months");
        assert_eq!(span(24), "2 years");
        assert_eq!(span(30), "2 ½ years");
        assert_eq!(lower_first("IT support technician"), "IT support technician");
        assert_eq!(work_as("Electrician"), "your work as an electrician");
    }
}

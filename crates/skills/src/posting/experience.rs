//! Experience asked for, in months: "3+ years", "two to four years", "18 months' experience", "no experience needed".
//!
//! Of a range the lower end counts. Where several are asked for, the longest counts ("5 years in kitchens, 2 as a chef");
//! joined by "or", the shortest ("a degree and 2 years or 5 years").

use std::sync::LazyLock;

use model::Need;
use regex::Regex;

use super::{
    advert::{Advert, Sentence},
    sections::Section,
    wording::Wording,
};
use crate::facts::{Folded, number, number_pattern, pattern};

/// More years than this are an employer's age, not something asked for.
const MOST_YEARS: u16 = 25;

static SPAN: LazyLock<Regex> = LazyLock::new(|| {
    let n = format!(r"(?:[0-9]{{1,2}}[.,]5|{})", number_pattern());
    pattern(&format!(
        r"(?-u:\b)({n})(?: ?(?:-|to|bis|a|or|/|and) ?({n}))?\)? ?\+? ?(?:\([a-z0-9]+\) )?(?:plus |or more |full |solid )?-?(years?|yrs?|months?|mos|jahren?|jahre?s?|monate?n?|anos?|meses|ans|mois)(?-u:\b)"
    ))
});

static NONE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"no (?:prior |previous |work |working |professional |relevant |formal |job )*experience(?: in [a-z ]{3,25})?(?: is| are)?(?: strictly)? (?:needed|required|necessary|expected)|no (?:prior |previous |work )*experience(?: yet)?\?|experience (?:is )?not (?:needed|required|necessary)|without (?:any )?(?:prior |previous |work )?experience|freshers? (?:are |is )?(?:also )?(?:most )?(?:welcome|can (?:also )?apply|may apply|only|preferred|considered)|keine (?:berufs)?erfahrung (?:erforderlich|notwendig|notig)|auch ohne (?:berufs|vor)?erfahrung|quereinsteiger(?:innen)? (?:sind )?(?:herzlich )?willkommen|sin experiencia|no se (?:requiere|necesita) experiencia|debutants? acceptes?|sans experience|sem experiencia",
    )
});

static EXPERIENCE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"experience|experienced|(?-u:\b)exp(?-u:\b)|erfahrung|berufspraxis|experiencia|background|track record")
});

/// Behind a span, makes it one of work even without the word.
static WORK: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^'?s?'? ?(?:of|in|as|on|with|at|behind|post|working|work|driving|teaching|nursing|cooking|selling|managing|in the)(?-u:\b)",
    )
});

static AT_LEAST: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:at least|minimum(?: of)?|min\.?|over|more than|must have|mindestens|al menos|minimo|au moins|requires?)(?: a)? ?$",
    )
});

/// Before a span, makes it something else.
static OTHER_BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:(?:for|past|last|previous|next|first|every|after|within|during|founded|since|age of|combined|collective)(?: the)?(?: over| more than| nearly| almost)? ?|in (?:the|as little as|under|less than) |(?-u:\b)(?:we|we've|our (?:company|team|firm|staff|founders?)|company|firm|business|organi[sz]ation|family|agency|employer|school)(?-u:\b)[^,;]{0,40})$",
    )
});

/// Behind a span, makes it something else.
static OTHER_BEHIND: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^'?s?'?[ -]?(?:old|of age|of (?:education|school|schooling|study|college|university)|contract|degree|program|programme|course|diploma|warranty|college|university|fixed|plan|bond|bachelor|lease|period|internship|apprenticeship|ago|from now|(?:of |work )?experience credit|in business|term|of (?:history|growth|success|innovation|tradition))(?-u:\b)",
    )
});

/// What an advert asks for.
pub(super) fn experience(advert: &Advert, field: Option<&str>) -> Option<u16> {
    field.and_then(from_field).or_else(|| from_text(advert))
}

/// A field that holds nothing else: "3-5 years", "36 months", "2", "Fresher".
fn from_field(field: &str) -> Option<u16> {
    let folded = Folded::of(field.get(..field.floor_char_boundary(200))?);
    let text = folded.text().trim();
    if NONE.is_match(text) || ["fresher", "freshers", "none", "no experience", "no"].contains(&text) {
        return Some(0);
    }
    let span = SPAN.captures_iter(text).find_map(|found| months(&found));
    span.or_else(|| {
        number(text)
            .filter(|years| *years <= MOST_YEARS)
            .map(|years| years * 12)
    })
}

fn from_text(advert: &Advert) -> Option<u16> {
    let mut longest: Option<u16> = None;
    for sentence in &advert.sentences {
        longest = longest.max(in_sentence(advert, sentence));
    }
    longest.or_else(|| NONE.is_match(advert.folded.text()).then_some(0))
}

fn in_sentence(advert: &Advert, sentence: &Sentence) -> Option<u16> {
    let words = advert.words(sentence);
    let mut wording = None;
    let mut told: Option<u16> = None;
    let mut last_end = 0;
    for found in SPAN.captures_iter(words) {
        let Some(whole) = found.get(0) else { continue };
        let (before, behind) = (&words[..whole.start()], &words[whole.end()..]);
        if !of_work(before, behind, sentence.section) {
            continue;
        }
        let wording = wording.get_or_insert_with(|| Wording::of(words));
        if !matches!(
            wording.need(&whole.range(), sentence.section),
            Some(Need::Required | Need::Unknown)
        ) {
            continue;
        }
        let Some(months) = months(&found) else { continue };
        let alternative = told.is_some() && words[last_end..whole.start()].contains(" or ");
        told = Some(told.map_or(months, |so_far| {
            if alternative {
                so_far.min(months)
            } else {
                so_far.max(months)
            }
        }));
        last_end = whole.end();
    }
    told
}

/// Whether a span is one of work somebody asks for.
fn of_work(before: &str, behind: &str, section: Section) -> bool {
    if OTHER_BEFORE.is_match(before) || OTHER_BEHIND.is_match(behind) {
        return false;
    }
    let near_behind = &behind[..behind.floor_char_boundary(70)];
    let near_before = &before[before.floor_char_boundary(before.len().saturating_sub(45))..];
    EXPERIENCE.is_match(near_behind)
        || EXPERIENCE.is_match(near_before)
        || (WORK.is_match(behind) && (section == Section::Required || AT_LEAST.is_match(before)))
}

/// The lower end of a span, in months.
fn months(found: &regex::Captures<'_>) -> Option<u16> {
    let (first, unit) = (found.get(1)?.as_str(), found.get(3)?.as_str());
    let half = first.ends_with(".5") || first.ends_with(",5");
    let count = number(first.split(['.', ',']).next()?)?;
    let by_month = ["mo", "me"].iter().any(|start| unit.starts_with(start));
    let (most, each) = if by_month { (99, 1) } else { (MOST_YEARS, 12) };
    (count <= most).then(|| count * each + if half { each / 2 } else { 0 })
}

#[cfg(test)]
mod tests {
    use super::experience;
    use crate::posting::advert::Advert;

    fn told(text: &str) -> Option<u16> {
        experience(&Advert::new(&format!("Title\n{text}")), None)
    }

    #[test]
    fn experience_is_read_in_many_wordings() {
        for (text, expected) in [
            ("3+ years of experience in sales", Some(36)),
            ("Two to four years experience", Some(24)),
            ("At least 18 months' experience", Some(18)),
            ("5-7 yrs exp", Some(60)),
            ("0-1 years experience", Some(0)),
            ("Experience: 2 - 3 years", Some(24)),
            ("three (3) years of related experience", Some(36)),
            ("1.5 years experience", Some(18)),
            ("Requirements:\n- At least one year of ward nursing", Some(12)),
            ("Requirements\n- Two years on a medical ward", Some(24)),
            (
                "Minimum 3 years of experience, 5 years of work experience as a lead",
                Some(60),
            ),
            (
                "Master's and 2 years of experience or Bachelor's and 5 years of experience",
                Some(24),
            ),
            ("Mindestens 3 Jahre Berufserfahrung", Some(36)),
            ("Al menos 2 años de experiencia", Some(24)),
            ("3 ans d'expérience", Some(36)),
            ("No experience needed, we train you", Some(0)),
            ("No previous experience is required.", Some(0)),
            ("Freshers welcome!", Some(0)),
            ("Experience not required", Some(0)),
        ] {
            assert_eq!(told(text), expected, "{text}");
        }
    }

    #[test]
    fn other_years_are_no_experience() {
        for text in [
            "A company with 30 years of experience",
            "We have over 20 years of experience in logistics",
            "Our team brings 12 years of experience",
            "Must be at least 18 years of age",
            "You must be 21 years old",
            "A 2 year contract",
            "four year degree required",
            "For the past 5 years we have been growing",
            "Preferred:\n- 5 years of experience in retail",
            "3 years of experience would be a plus",
            "Benefits: after 2 years of experience you get a raise",
            "five years' experience credit for a Ph.D.",
            "several years of experience",
        ] {
            assert_eq!(told(text), None, "{text}");
        }
    }

    #[test]
    fn a_field_wins_over_the_text() {
        let advert = Advert::new("T\n5 years of experience");
        for (field, expected) in [
            ("0-1 Yrs", 0),
            ("3-5 years", 36),
            ("36 months", 36),
            ("2", 24),
            ("Fresher", 0),
            ("unclear", 60),
        ] {
            assert_eq!(experience(&advert, Some(field)), Some(expected), "{field}");
        }
    }
}

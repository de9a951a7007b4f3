//! Experience asked for, in months: "3+ years", "two to four years", "18 months' experience", "no experience needed".
//!
//! Of a range the lower end counts. Where several are asked for, the longest counts ("5 years in kitchens, 2 as a chef");
//! joined by "or", the shortest ("a degree and 2 years or 5 years").
//!
//! Years without the word "experience" count where a section or the words before ask for something, or where they open a line
//! as a range or with a plus ("5-10 years in a quality role"): nobody tells the age of a firm like that.

use std::sync::LazyLock;

use model::Need;
use regex::Regex;

use super::{advert::Advert, sections::Section, wording::Wording};
use crate::facts::{Folded, number, number_pattern, pattern};

/// More years than this are an employer's age, not something asked for.
const MOST_YEARS: u16 = 25;
/// "10+ years" may still be asked for under any heading; more is rather what an employer is proud of.
const MOST_ASKED_ANYWHERE: u16 = 10 * 12;
/// How far behind a span the word "experience" may stand, in bytes: "4+ years of consulting, banking or start-up experience".
const FAR_BEHIND: usize = 110;
/// How far behind a span a word may stand that says how strongly it is asked for: where line breaks were lost, "a plus" at the
/// end of a list speaks of something else.
const REACH: usize = 160;
/// How far before a span that word may stand.
const FAR_BEFORE: usize = 45;

static SPAN: LazyLock<Regex> = LazyLock::new(|| {
    let n = format!(r"(?:[0-9]{{1,2}}[.,]5|{})", number_pattern());
    pattern(&format!(
        r"(?-u:\b)({n})(?: ?(?:-|to|bis|a|or|/|and) ?({n}))?\)? ?\+? ?(?:\([a-z0-9]+\) )?(?:plus |or more |full |solid )?(?:- ?)?(years?|yrs?|months?|mos|jahren?|jahre?s?|monate?n?|anos?|meses|ans|mois)(?-u:\b)"
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
        r"(?:at least|minimum(?: of)?|min\.?|over|more than|must have|should have|mindestens|al menos|minimo|au moins|requires?)(?: a)? ?$",
    )
});

/// Before a span, says that it is asked for, whatever the section.
static ASKED_BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:at least|minimum(?: of)?|min\.?|must have|should have|looking for [^,;]{0,30}with|mindestens|al menos|minimo|au moins|requires?)(?: an?)? ?$",
    )
});

/// A span opens its line.
static OPENS: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[-*+ (]*(?:an? )?(?:experience:? ?)?$"));

/// Of an amount in a list of a form: "Java: 3 years (Required)".
static FORM_BEFORE: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[-* ]*[^:.;]{1,60}: ?$"));
static FORM_BEHIND: LazyLock<Regex> = LazyLock::new(|| pattern(r"^ ?\((?:required|preferred)\)"));

/// Before a span, makes it something else, or something instead of a degree.
static OTHER_BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:(?:degree|diploma|(?-u:\b)ged)(?: [a-z]+){0,2} or |(?:for|past|last|previous|next|first|every|after|within|during|founded|since|age of|combined|collective)(?: the)?(?: over| more than| nearly| almost| about| approximately)? ?|for an? |lasting |in (?:the|as little as|under|less than) )$",
    )
});

/// Before a span, the employer: what follows is its own age. What stands between the two is `between`.
static OWN_BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?-u:\b)(?:we|we've|our (?:company|team|firm|staff|founders?)|(?:an?|the|this|our|family|your) (?:[a-z-]+ ){0,3}?(?:company|firm|business|organi[sz]ation|family|agency|employer|school)|company|firm)(?-u:\b)(?P<between>[^,;]{0,40})$",
    )
});

/// Between an employer and a span: the employer asks for it, or is no employer ("a high school diploma and 2 years").
static ASKS_BETWEEN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"looking for|seek|need|requir|want|expect|search|hiring|must|should|minimum|at least|candidate|some(?:one|body)|who (?:has|have)|degree|diploma|(?-u:\b)ged(?-u:\b)|field|discipline|equivalent",
    )
});

/// Behind a span, makes it something else.
static OTHER_BEHIND: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^'?s?'?[ -]?(?:olds?|of age|of (?:education|school|schooling|study|college|university|(?:paid |free )?training)|(?:long |long[- ]term )?(?:temporary |temp )?(?:contract|assignment|project|coverage|probation\w*|rotation)|in (?:a row|duration|length)|running|long|degree|program|programme|course|diploma|warranty|college|university|fixed|plan|bond|bachelor|lease|period|internship|apprenticeship|ago|from now|(?:of |work )?experience credit|in business|term|of (?:history|growth|success|innovation|tradition))(?-u:\b)",
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

/// The longest that any sentence asks for; else none, where the text says that none is needed.
fn from_text(advert: &Advert) -> Option<u16> {
    let mut longest: Option<u16> = None;
    let mut last: Option<u16> = None;
    let mut before_last: Option<u16> = None;
    for sentence in &advert.sentences {
        let words = advert.words(sentence);
        let told = in_sentence(words, sentence.section);
        // "a doctorate with 2 years; or a degree with 8": a semicolon parts them, yet the shorter is enough.
        let alternative = words.trim_start_matches(['-', ' ']).starts_with("or ");
        if let (true, Some(so_far), Some(now)) = (alternative, last, told) {
            last = Some(so_far.min(now));
        } else {
            before_last = before_last.max(last);
            last = told;
        }
        longest = before_last.max(last);
    }
    longest.or_else(|| NONE.is_match(advert.folded.text()).then_some(0))
}

/// What one sentence, folded, asks for.
fn in_sentence(words: &str, section: Section) -> Option<u16> {
    let mut told: Option<u16> = None;
    let mut last_end = 0;
    for found in SPAN.captures_iter(words) {
        let Some((whole, months)) = found.get(0).zip(months(&found)) else {
            continue;
        };
        let span = Span {
            before: &words[..whole.start()],
            words: whole.as_str(),
            behind: &words[whole.end()..],
            is_range: found.get(2).is_some(),
            months,
        };
        if !span.of_work(section) {
            continue;
        }
        let reach = words.floor_char_boundary(whole.end() + REACH);
        match Wording::of(&words[..reach]).need(&whole.range(), section) {
            Some(Need::Required | Need::Unknown) => {}
            None if span.asked_anywhere(section) => {}
            _ => continue,
        }
        let alternative = told.is_some() && is_alternative(&words[last_end..whole.start()]);
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

/// Whether the words between two spans leave the choice between them: an "or" before the second that belongs to it, not to
/// another item ("strong in SQL or R.2 years as a lead", where a line break was lost).
fn is_alternative(between: &str) -> bool {
    let behind = between.rsplit_once(" or ").map(|(_, behind)| behind);
    behind.is_some_and(|behind| behind.len() <= FAR_BEHIND && !behind.ends_with('.'))
}

/// A span of time in a sentence.
struct Span<'s> {
    before: &'s str,
    words: &'s str,
    behind: &'s str,
    is_range: bool,
    months: u16,
}

impl Span<'_> {
    /// Whether it is one of work somebody asks for.
    fn of_work(&self, section: Section) -> bool {
        let other_before = OTHER_BEFORE.is_match(self.before) && !self.before.ends_with("looking for ");
        if other_before || OTHER_BEHIND.is_match(self.behind) || self.is_the_employers() {
            return false;
        }
        let near_behind = &self.behind[..self.behind.floor_char_boundary(FAR_BEHIND)];
        let far = self.before.len().saturating_sub(FAR_BEFORE);
        let near_before = &self.before[self.before.floor_char_boundary(far)..];
        EXPERIENCE.is_match(near_behind)
            || EXPERIENCE.is_match(near_before)
            || self.is_in_a_form()
            || (WORK.is_match(self.behind)
                && (section == Section::Required
                    || AT_LEAST.is_match(self.before)
                    || ASKED_BEFORE.is_match(self.before)
                    || self.opens_as_asked()))
    }

    /// Whether the employer tells its own age or experience.
    fn is_the_employers(&self) -> bool {
        let own = OWN_BEFORE.captures(self.before).and_then(|found| found.name("between"));
        own.is_some_and(|between| !ASKS_BETWEEN.is_match(between.as_str()))
    }

    /// Whether it opens a line as only something asked for does: as a range, or with a plus.
    fn opens_as_asked(&self) -> bool {
        let asked = self.is_range || self.words.contains('+') || self.words.contains("plus");
        asked && self.months <= MOST_ASKED_ANYWHERE && OPENS.is_match(self.before)
    }

    fn is_in_a_form(&self) -> bool {
        FORM_BEHIND.is_match(self.behind) && FORM_BEFORE.is_match(self.before)
    }

    /// Whether it is asked for even below a heading that asks for nothing: many adverts forget the next heading.
    fn asked_anywhere(&self, section: Section) -> bool {
        let stated = ASKED_BEFORE.is_match(self.before) || self.opens_as_asked() || self.is_in_a_form();
        section != Section::Title && stated && self.months <= MOST_ASKED_ANYWHERE
    }
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
    fn experience_is_read_where_the_word_is_far_or_missing() {
        for (text, expected) in [
            ("- 5-10 years in a quality role", Some(60)),
            ("1-2 years of sales", Some(12)),
            ("2+ years of relevant laboratory experience", Some(24)),
            ("minimum of three (3) years' post-qualification experience", Some(36)),
            ("at least 18 months in a similar position", Some(18)),
            ("5 Jahre Berufserfahrung", Some(60)),
            ("mínimo 2 años de experiencia", Some(24)),
            ("2 - year minimum acute experience", Some(24)),
            (
                "4+ years of strategy consulting, investment banking, kitchen planning, or start-up operations experience",
                Some(48),
            ),
            ("We're looking for someone with 5-7 years of experience", Some(60)),
            ("A high school diploma and 2 years of experience", Some(24)),
            ("We are looking for 3 years of experience", Some(36)),
            ("Experience:\nWelding: 3 years (Required)", Some(36)),
            ("About us\nWe bake.\n- 2+ years of experience in baking", Some(24)),
            (
                "Benefits\nFree bread.\nMust have at least two years of experience",
                Some(24),
            ),
            (
                "2 years of experience, or a degree in an approved field from an accredited school and 8 years of experience",
                Some(24),
            ),
            (
                "A doctorate with 2 years of experience;\nor a degree with 8 years of experience",
                Some(24),
            ),
            ("We are looking for a cook with 2+ years in a kitchen", Some(24)),
            (
                "5 years of experience in kitchens or canteens.2 years of experience in baking",
                Some(60),
            ),
            (
                "2 years of experience in bakeriesFamiliarity with ovens, mixers, scales and all the other tools that a bakery \
                 has, and with the rules of hygiene that hold for themA driving licence is a plus",
                Some(24),
            ),
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
            "A diploma or 10 years of experience",
            "Founded 25 years ago",
            "18 years of age",
            "Over 30 years of experience serving our customers",
            "Our firm has 5 years in business",
            "5 years in business",
            "Experienced clerks for a 3 month long contract",
            "A 4-6 month assignment with experienced people",
            "Experience:\nWelding: 3 years (Preferred)",
            "About us\n20+ years of experience in baking",
            "About us\nThe family bakery has 8 years of experience",
            "- 2-4 weeks of holidays in 2 years",
            "Best employer 3+ years in a row",
            "16-18 year olds only",
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

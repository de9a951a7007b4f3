//! Where the work is done: on site, hybrid, remote. "No remote work" and "remote patient monitoring" are not remote work.

use std::sync::LazyLock;

use model::WorkSite::{self, Hybrid, OnSite, Remote};
use regex::Regex;

use super::advert::Advert;
use crate::facts::{Folded, pattern};

static NOT_REMOTE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?-u:\b)(?:no|not|non|never|isn't|cannot|can't|neither|kein[e]?|sin|nicht)(?:[ -](?:a|be|an|fully|currently|possible|done|offer(?:ed|ing)?|eligible|available|for|support|to|open|as)){0,5}[ -](?:remote(?:ly)?|home ?office|telework\w*|work(?:ing)? from home|teletrabajo)|(?:remote(?: work(?:ing)?)?|work(?:ing)? from home|home ?office|telecommut\w+) (?:is |are |option is )?(?:not|never|nicht)(?-u:\b)",
    )
});

static REMOTE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?-u:\b)(?:(?:fully|100 ?%|completely|entirely|permanently) remote|remote(?:[ -]first| (?:work|working|position|role|job|opportunity|employee|employees|team|option|options|friendly|within|from|based|only|possible|allowed|ok|eligible))(?-u:\b)|work(?:ing|s)?(?: fully| completely)? remotely|work(?:ing)? from (?:home|anywhere)|home[- ]based (?:position|role|job|work)|(?:position|role|job|work) is (?:fully |100 ?% )?remote|location ?: ?remote|\(remote\)|telecommut\w*|wfh|home[- ]?office|teletrabajo|teletravail|trabajo remoto|trabalho remoto|mobiles arbeiten)",
    )
});

static HYBRID: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?-u:\b)(?:hybrid (?:work|working|role|position|job|model|schedule|remote|set-?up|arrangement|office|environment|team)|(?:position|role|job|work) is hybrid|location ?: ?hybrid|\(hybrid\)|hibrid[oa]|partly remote|partially remote|mix of (?:remote|home|office)|[1-4]|one|two|three|four)(?: days?(?: a| per|/)? ?(?:week|wk)?,? (?:in the office|in office|at home|from home|remote(?:ly)?|on-?site|home ?office))?",
    )
});

static ON_SITE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?-u:\b)(?:(?:on-?site|in[- ]office|in[- ]person|office[- ]based) (?:position|role|job|work|only|required)|(?:position|role|job|work) is (?:fully |100 ?% )?(?:on-?site|in[- ]office|in person|office[- ]based)|(?:100 ?%|fully) on-?site|must (?:work|be) on-?site|location ?: ?on-?site|\(on-?site\)|presencial|vor ort arbeiten)",
    )
});

/// Where the work of an advert is done: its field, else its title and place, else its text.
pub(super) fn site(advert: &Advert, field: Option<&str>, place: Option<&str>) -> Option<WorkSite> {
    let field = field.and_then(|field| from_field(&folded(field)));
    let place = || place.and_then(|place| from_words(&folded(place)));
    let title = || {
        advert
            .sentences
            .first()
            .and_then(|title| from_title(advert.words(title)))
    };
    field
        .or_else(place)
        .or_else(title)
        .or_else(|| from_text(advert.folded.text()))
}

static ANYWHERE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?-u:\b)(?:(?:work(?:ing)?|live|living|based|located|hir(?:e|ing)|join us|apply|remote(?:ly)?)(?: people| talent)? (?:(?:from |in )?anywhere (?:in the world|on earth|on the planet|in any country)(?-u:\b)|(?:from )?anywhere(?: you (?:like|want|wish|please))? ?(?:[.,;:!()\n]|$)|(?:from |in )any country(?-u:\b))|remote(?:ly)?[ ,:(/-]{1,3}worldwide(?-u:\b))",
    )
});

/// Whether an advert says that the work may be done from any country. "From anywhere in the country" does not.
pub(super) fn anywhere(advert: &Advert, place: Option<&str>) -> bool {
    let names_any = |place: &str| {
        matches!(
            folded(place).as_str(),
            "anywhere" | "worldwide" | "global" | "any country"
        )
    };
    place.is_some_and(names_any) || ANYWHERE.is_match(advert.folded.text())
}

/// The beginning of a field, folded.
fn folded(field: &str) -> String {
    Folded::of(&field[..field.floor_char_boundary(200)])
        .text()
        .trim()
        .to_owned()
}

/// A word for the site, or a yes or no to "remote".
fn from_field(field: &str) -> Option<WorkSite> {
    match field {
        "yes" | "true" | "y" | "1" | "t" => return Some(Remote),
        "no" | "false" | "n" | "0" | "f" | "none" => return Some(OnSite),
        _ => {}
    }
    from_words(field)
}

/// Short words that are about nothing else.
fn from_words(words: &str) -> Option<WorkSite> {
    let has = |names: &[&str]| names.iter().any(|name| words.contains(name));
    if has(&["hybrid", "hibrid", "partly remote", "partially remote"]) {
        Some(Hybrid)
    } else if NOT_REMOTE.is_match(words) {
        Some(OnSite)
    } else if has(&[
        "remote",
        "telecommut",
        "home office",
        "homeoffice",
        "work from home",
        "wfh",
        "anywhere",
        "teletrabajo",
    ]) {
        Some(if has(&["on-site", "onsite", "on site", "in office"]) {
            Hybrid
        } else {
            Remote
        })
    } else if has(&[
        "on-site",
        "onsite",
        "on site",
        "in office",
        "in-office",
        "in person",
        "office-based",
        "presencial",
        "vor ort",
    ]) {
        Some(OnSite)
    } else {
        None
    }
}

/// In a title the word must stand apart: "Developer (remote)", "Remote nurse"; not "Remote sensing analyst".
fn from_title(title: &str) -> Option<WorkSite> {
    static APART: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"(?:^|[(\[|/,-] ?)(?:100 ?% |fully )?(remote|hybrid|on-?site|work from home|wfh|home ?office)(?: (?:position|role|job|ok|possible))? ?(?:[)\]|/,-]|$)|(?:^| )(remotely|wfh|work from home)(?: |$)",
        )
    });
    let found = APART.captures(title)?;
    from_words(found.get(1).or(found.get(2))?.as_str())
}

fn from_text(text: &str) -> Option<WorkSite> {
    if HYBRID.find_iter(text).any(|found| is_hybrid(found.as_str())) {
        return Some(Hybrid);
    }
    if NOT_REMOTE.is_match(text) {
        return Some(OnSite);
    }
    match (REMOTE.is_match(text), ON_SITE.is_match(text)) {
        (true, false) => Some(Remote),
        (false, true) => Some(OnSite),
        _ => None,
    }
}

/// A number alone says nothing; "two days a week from home" does.
fn is_hybrid(found: &str) -> bool {
    found.len() > 5 && (found.contains("hybrid") || found.contains("hibrid") || found.contains(' '))
}

#[cfg(test)]
mod tests {
    use model::WorkSite::{Hybrid, OnSite, Remote};

    use super::{anywhere, site};
    use crate::posting::advert::Advert;

    #[test]
    fn fields_and_places_tell_first() {
        for (field, place, expected) in [
            (Some("remote"), None, Some(Remote)),
            (Some("TELECOMMUTE"), None, Some(Remote)),
            (Some("true"), None, Some(Remote)),
            (Some("No"), None, Some(OnSite)),
            (Some("Hybrid remote"), None, Some(Hybrid)),
            (Some("On-site"), None, Some(OnSite)),
            (Some("unclear"), Some("Remote - Berlin"), Some(Remote)),
            (None, Some("Pune, India"), None),
        ] {
            assert_eq!(
                site(&Advert::new("T\nx"), field, place),
                expected,
                "{field:?} {place:?}"
            );
        }
    }

    #[test]
    fn from_anywhere_means_from_any_country() {
        for (text, place, expected) in [
            ("Writer\nWork from anywhere.", None, true),
            ("Writer\nYou can live anywhere you like!", None, true),
            ("Writer\nRemote (worldwide)", None, true),
            ("Writer\nWe hire from any country", None, true),
            ("Writer\nx", Some("Worldwide"), true),
            ("Writer\nWork from anywhere in the country", None, false),
            ("Writer\nWork from anywhere in the same time zone", None, false),
            ("Writer\nA worldwide leader, remote work possible", Some("Leeds"), false),
            ("Writer\nWork remotely from anywhere in the world", None, true),
            ("Writer\nSend your parcels anywhere in Spain", None, false),
            ("Writer\nWe ship anywhere in the world", None, false),
            ("Writer\nNever convicted in any country", None, false),
            ("Writer\nJoin a remote, global team", None, false),
        ] {
            assert_eq!(anywhere(&Advert::new(text), place), expected, "{text} {place:?}");
        }
    }

    #[test]
    fn the_text_is_read_with_care() {
        for (text, expected) in [
            ("Developer (Remote)\nx", Some(Remote)),
            ("Remote sensing analyst\nx", None),
            ("T\nThis position is fully remote.", Some(Remote)),
            ("T\nYou can work from home.", Some(Remote)),
            ("T\nThere is no remote work in this post.", Some(OnSite)),
            ("T\nRemote work is not possible", Some(OnSite)),
            ("T\nThis role is not eligible for remote working", Some(OnSite)),
            ("T\nMonitor patients with remote patients monitoring", None),
            ("T\nTravel to remote areas; remote desktop support", None),
            ("T\nHybrid working, two days in Leeds", Some(Hybrid)),
            ("T\nTwo days a week from home", Some(Hybrid)),
            ("T\nHybrid cloud and hybrid vehicles", None),
            ("T\nThis is an on-site position", Some(OnSite)),
            ("T\nOn-site gym and parking. Two cars.", None),
        ] {
            assert_eq!(site(&Advert::new(text), None, None), expected, "{text}");
        }
    }
}

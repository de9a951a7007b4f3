//! What an amount is paid for: "per hour", "PA", "pro Stunde", "al mes".

use std::sync::LazyLock;

use model::Per;
use regex::Regex;

use crate::facts::pattern;

/// Folded wordings behind an amount.
const BEHIND: [(Per, &str); 5] = [
    (
        Per::Hour,
        r"(?:/|per|an|a|each|every|pro|por|par|de l'|die|la|je|p\.) ?(?:(?:contact|teaching|working|billable|clock) )?(?:hour|hr(?-u:\b)|hrs(?-u:\b)|stunde|std(?-u:\b)|hora|heure)|/ ?hr|hour(?-u:\b)|hr(?-u:\b)|stunde(?-u:\b)|hourly|/ ?h(?-u:\b)|p/?h(?-u:\b)|stundlich",
    ),
    (
        Per::Day,
        r"(?:/|per|a|each|every|pro|por|al|par|je) ?(?:day|diem|tag(?-u:\b)|dia(?-u:\b)|jour(?-u:\b)|shift|schicht)|daily|p/?d(?-u:\b)|taglich|diario",
    ),
    (
        Per::Week,
        r"(?:/|per|a|each|every|pro|por|a la|par) ?(?:week|wk(?-u:\b)|woche|semana|semaine)|weekly|p/?w(?-u:\b)|wochentlich|semanal",
    ),
    (
        Per::Month,
        r"(?:/|per|a|each|every|pro|por|al|im|par|p\.)? ?(?:month|mth(?-u:\b)|mo(?-u:\b)|monat|mes(?-u:\b)|mois|mensual(?:es)?|mensuel|mensal|mensais)|monthly|p\.?c?\.?m(?-u:\b)|p/m|monatlich",
    ),
    (
        Per::Year,
        r"(?:/|per|a|each|every|pro|por|al|im|par|p\.)? ?(?:annum|year|yr(?-u:\b)|jahr|ano(?-u:\b)|an(?-u:\b)|annual|yearly|anual(?:es)?|annuel)|p\.? ?a\.?(?-u:\b)|jahrlich|ctc(?-u:\b)|lpa(?-u:\b)|jahresgehalt",
    ),
];

/// Folded wordings before an amount.
const BEFORE: [(Per, &str); 5] = [
    (Per::Hour, r"hourly|per hour|stundenlohn|por hora|an hour|horaire"),
    (Per::Day, r"daily|day rate|per day|tagessatz|tagelohn"),
    (Per::Week, r"weekly|per week|wochenlohn|semanal"),
    (
        Per::Month,
        r"monthly|per month|monatlich|monatsgehalt|mensual|mensuel|mensal|al mes",
    ),
    (
        Per::Year,
        r"annual|yearly|per annum|per year|p\.a\.|ctc|lpa|jahrlich|jahresgehalt|anual|annuel",
    ),
];

/// What may stand between an amount and its unit.
const FILLER: &str = r"^[ ,(*-]*(?:(?:brutto|gross|brutos?|brut|netto|net|base|basic|doe|each|extra|plus|paid|or more|\+|usd|eur|gbp|inr|lakhs?|lacs?|salary)[ ,(*]*){0,3}";

static BEHIND_EACH: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    BEHIND
        .iter()
        .map(|(_, words)| pattern(&format!("{FILLER}(?:{words})")))
        .collect()
});

static NAMED_EACH: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    BEHIND
        .iter()
        .map(|(_, words)| pattern(&format!(r"^(?:{words})")))
        .collect()
});

static BEFORE_ALL: LazyLock<Regex> = LazyLock::new(|| {
    let rows: Vec<String> = BEFORE.iter().map(|(_, words)| format!("({words})")).collect();
    pattern(&rows.join("|"))
});

/// The unit that follows an amount; `rest` is folded and begins behind it.
pub(super) fn behind(rest: &str) -> Option<Per> {
    BEHIND_EACH
        .iter()
        .position(|words| words.is_match(rest))
        .map(|row| BEHIND[row].0)
}

/// The last unit named before an amount; `before` is folded and ends there.
pub(super) fn before(before: &str) -> Option<Per> {
    let found = BEFORE_ALL.captures_iter(before).last()?;
    (1..=BEFORE.len())
        .find(|row| found.get(*row).is_some())
        .map(|row| BEFORE[row - 1].0)
}

/// The unit a field names: "YEAR", "hourly", "per month", "PA", "annum".
pub(super) fn named(field: &str) -> Option<Per> {
    let field = field.trim();
    let whole = NAMED_EACH
        .iter()
        .position(|words| words.is_match(field))
        .map(|row| BEHIND[row].0);
    let short = || match field {
        "day" | "days" => Some(Per::Day),
        "week" | "weeks" | "wk" => Some(Per::Week),
        "h" => Some(Per::Hour),
        _ => None,
    };
    whole.or_else(short).or_else(|| before(field))
}

#[cfg(test)]
mod tests {
    use model::Per::{self, Day, Hour, Month, Week, Year};

    use super::{before, behind, named};

    #[test]
    fn units_stand_behind_or_before() {
        let cases: [(&str, Per); 20] = [
            ("/hr", Hour),
            (" per hourofficeteam", Hour),
            (" an hour", Hour),
            (" pro stunde", Hour),
            (" pa", Year),
            (" p.a.", Year),
            (" brutto/jahr", Year),
            (" per annum", Year),
            (" pm", Month),
            (" gross per month", Month),
            (" mensuales", Month),
            (" al mes", Month),
            (" a week", Week),
            ("/day", Day),
            (" each week", Week),
            (" extra per day", Day),
            (" plus per hour", Hour),
            ("/hrnorthfield clinics", Hour),
            (" per contact hour", Hour),
            (" hour", Hour),
        ];
        for (rest, expected) in cases {
            assert_eq!(behind(rest), Some(expected), "{rest}");
        }
        assert_eq!(behind(" and annual leave"), None);
        assert_eq!(behind(" plus paid holidays"), None);
        assert_eq!(behind(" hours per week"), None);
        assert_eq!(behind(" hrs/week"), None);
        assert_eq!(before("the hourly rate is "), Some(Hour));
        assert_eq!(named("year"), Some(Year));
        assert_eq!(named("hourly"), Some(Hour));
        assert_eq!(named("day"), Some(Day));
        assert_eq!(named("once"), None);
    }
}

//! Names of months, in the languages documents are written in.

/// January first; folded.
const MONTHS: [&str; 12] = [
    "january januar janner janvier janv janeiro enero ene jan जनवरी",
    "february februar fevrier fevereiro febrero fevr feb fev फरवरी",
    "march marzo marco marz maerz mars mrz mar मार्च",
    "april avril abril avr abr apr अप्रैल",
    "may mayo maio mai मई",
    "june juni juin junio junho jun जून",
    "july juli juillet juil julio julho jul जुलाई",
    "august agosto aout aug ago अगस्त",
    "september septembre septiembre setiembre setembro sept sep सितंबर",
    "october oktober octobre octubre outubro oct okt अक्टूबर",
    "november novembre noviembre novembro nov नवंबर",
    "december dezember decembre diciembre dezembro dec dez dic दिसंबर",
];

/// The month with this folded name, 1 to 12.
pub(crate) fn month(name: &str) -> Option<u8> {
    let at = MONTHS
        .iter()
        .position(|names| names.split(' ').any(|known| crate::text::fold(known) == name))?;
    u8::try_from(at + 1).ok()
}

/// A pattern that matches every folded name, longest first.
pub(crate) fn month_pattern() -> String {
    let mut names: Vec<String> = MONTHS
        .iter()
        .flat_map(|names| names.split(' '))
        .map(crate::text::fold)
        .collect();
    names.sort_unstable_by_key(|name| (std::cmp::Reverse(name.len()), name.clone()));
    format!("(?:{})", names.join("|"))
}

/// The year written with two digits: at most one year ahead of `this_year`, else in the century before.
pub(crate) fn year_of_two_digits(digits: i16, this_year: i16) -> i16 {
    let year = this_year - this_year.rem_euclid(100) + digits;
    if year > this_year + 1 { year - 100 } else { year }
}

#[cfg(test)]
mod tests {
    use super::{month, month_pattern, year_of_two_digits};

    #[test]
    fn months_have_names_in_many_languages() {
        for (name, nr) in [
            ("jan", 1),
            ("marz", 3),
            ("maerz", 3),
            ("aout", 8),
            ("septiembre", 9),
            ("dez", 12),
            ("मई", 5),
        ] {
            assert_eq!(month(name), Some(nr), "{name}");
        }
        assert_eq!(month("monday"), None);
        assert!(regex::Regex::new(&month_pattern()).unwrap().is_match("अप्रैल"));
    }

    #[test]
    fn two_digits_lie_in_the_past() {
        assert_eq!(year_of_two_digits(98, 2026), 1998);
        assert_eq!(year_of_two_digits(0, 2026), 2000);
        assert_eq!(year_of_two_digits(27, 2026), 2027);
        assert_eq!(year_of_two_digits(28, 2026), 1928);
    }
}

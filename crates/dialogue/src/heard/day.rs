//! Days as people say them in a conversation; dates in full are read by the reader of postings.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use skills::{PostingReader, RawPosting};

use super::{is_one_of, number};

const WEEKDAYS: [(Weekday, &str); 7] = [
    (Weekday::Mon, "monday lunes सोमवार somvar"),
    (Weekday::Tue, "tuesday martes मंगलवार mangalvar"),
    (Weekday::Wed, "wednesday miercoles बुधवार budhvar"),
    (Weekday::Thu, "thursday jueves गुरुवार guruvar"),
    (Weekday::Fri, "friday viernes शुक्रवार shukravar"),
    (Weekday::Sat, "saturday sabado शनिवार shanivar"),
    (Weekday::Sun, "sunday domingo रविवार ravivar"),
];
const NOW: &str = "now immediately today asap ya inmediatamente hoy अभी आज तुरंत abhi aaj turant";
const TOMORROW: &str = "tomorrow manana कल";
const NEXT: &str = "next proxima proximo que अगले अगला agle agla";
const UNITS: [(u64, &str); 3] = [
    (1, "day days dia dias दिन din"),
    (7, "week weeks semana semanas हफ्ते हफ़्ते सप्ताह hafte hafta"),
    (30, "month months mes meses महीने महीना mahine mahina"),
];

/// The day a message names, counted from today.
pub(crate) fn of(text: &str, said: &[String], today: NaiveDate, readers: &PostingReader) -> Option<NaiveDate> {
    relative(said, today).or_else(|| in_full(text, today, readers))
}

fn relative(said: &[String], today: NaiveDate) -> Option<NaiveDate> {
    let any = |list: &str| said.iter().any(|word| is_one_of(word, list));
    if any(NOW) {
        return Some(today);
    }
    if any(TOMORROW) {
        return today.succ_opt();
    }
    if let Some((weekday, _)) = WEEKDAYS.iter().find(|(_, names)| any(names)) {
        let ahead = 7 - u64::from(today.weekday().days_since(*weekday));
        return today.checked_add_days(Days::new(ahead));
    }
    let (unit, _) = UNITS.iter().find(|(_, names)| any(names))?;
    let times = number::of(said).map(u64::from).or_else(|| any(NEXT).then_some(1))?;
    (times <= 365).then(|| today.checked_add_days(Days::new(times * unit)))?
}

fn in_full(text: &str, today: NaiveDate, readers: &PostingReader) -> Option<NaiveDate> {
    if !text.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let raw = RawPosting {
        deadline: Some(text.to_owned()),
        ..RawPosting::default()
    };
    readers.read(&raw, today).deadline
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::{super::folded, relative};

    #[test]
    fn days_are_counted_from_today() {
        let day = |month, day| NaiveDate::from_ymd_opt(2027, month, day);
        let today = day(3, 10).expect("a Wednesday");
        for (text, expected) in [
            ("next Friday", day(3, 12)),
            ("el lunes", day(3, 15)),
            ("wednesday", day(3, 17)),
            ("in two weeks", day(3, 24)),
            ("dos semanas", day(3, 24)),
            ("दो हफ़्ते", day(3, 24)),
            ("next month", day(4, 9)),
            ("now", Some(today)),
            ("tomorrow", day(3, 11)),
            ("some time", None),
        ] {
            assert_eq!(relative(&folded(text), today), expected, "{text}");
        }
    }
}

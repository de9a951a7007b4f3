//! What other postings tell of one.

use crate::{
    advert::{Advert, Field},
    check::Reason,
    signals::LONGEST_QUOTE,
};

/// Pay from so many hundredths on of the most that is usual is out of line,
const HIGH_PAY: u32 = 200;
/// and from here on beyond belief.
const UNBELIEVABLE_PAY: u32 = 400;
/// Posted again so often, nobody seems to be hired.
const OFTEN: u32 = 3;

/// The codes of what is told here.
pub(crate) const CODES: &[&str] = &["pay_out_of_line", "words_of_another_employer", "posted_again_and_again"];

/// All that is found.
pub(crate) fn signals(advert: &Advert<'_>) -> Vec<Reason> {
    let around = advert.surroundings;
    let mut found = Vec::new();
    if let percent @ HIGH_PAY.. = around.pay_percent.unwrap_or(0) {
        let points = if percent < UNBELIEVABLE_PAY { 1.0 } else { 2.0 };
        found.push(Reason::new(
            "pay_out_of_line",
            points,
            Field::SalaryRange,
            advert.salary_range,
        ));
    }
    if around.borrowed_words {
        let (words, _) = advert
            .description
            .split_at(advert.description.floor_char_boundary(LONGEST_QUOTE));
        found.push(Reason::new("words_of_another_employer", 2.0, Field::Description, words));
    }
    if around.posted_again >= OFTEN {
        // It may well be honest work that nobody keeps; it is told, and accuses nobody of a fraud.
        found.push(Reason::new("posted_again_and_again", 0.3, Field::Title, advert.title).colouring());
    }
    found
}

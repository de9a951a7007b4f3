//! What speaks against an opening, in words, each with what it says itself.

use askama::Template;
use journey::doubts::Standing;
use trust::{Level, Reason};

use crate::view::when;

/// A warning on an opening, or what staff found about it.
#[derive(Debug, Clone, PartialEq, Eq, Template)]
#[template(path = "parts/warning.html")]
pub struct Warning {
    /// Whether it is most likely a fake.
    pub danger: bool,
    /// "This opening looks like a fake."
    pub title: &'static str,
    /// What to do.
    pub advice: &'static str,
    /// Why: in words, and the posting's own words where there are any.
    pub reasons: Vec<(&'static str, String)>,
    /// What staff found, and when.
    pub found: Option<String>,
}

impl Warning {
    /// Nothing where there is nothing to say.
    pub fn of(standing: &Standing) -> Option<Self> {
        let found = standing.ruling.as_ref().map(|ruling| {
            let day = when::day(ruling.at.date_naive());
            t!("Looked at on {day}: {words}", day, words = ruling.words)
        });
        let (title, advice) = match (standing.level, &found) {
            (Level::Clear, None) => return None,
            (Level::Clear, Some(_)) => (
                t!("Somebody here looked at this opening and found nothing wrong."),
                t!("All the same, an honest employer never asks you for money."),
            ),
            (Level::Caution, _) => (
                t!("Take care with this opening."),
                t!(
                    "Before you send anything, find the employer's own page yourself and ask there whether this opening is theirs."
                ),
            ),
            (Level::Danger, _) => (
                t!("This opening looks like a fake."),
                t!(
                    "Please send no money, no papers and no bank details. If you like the employer, find its own page yourself and ask there."
                ),
            ),
        };
        Some(Self {
            danger: standing.level == Level::Danger,
            title,
            advice,
            reasons: if standing.level == Level::Clear {
                Vec::new()
            } else {
                reasons(&standing.reasons)
            },
            found,
        })
    }

    /// Whether staff found nothing wrong.
    pub fn is_cleared(&self) -> bool {
        !self.danger && self.found.is_some() && self.reasons.is_empty()
    }
}

/// Each reason once, in words, with the posting's own.
pub fn reasons(all: &[Reason]) -> Vec<(&'static str, String)> {
    let mut told: Vec<(&'static str, String)> = Vec::new();
    for reason in all {
        let words = words(&reason.code);
        if told.iter().all(|(known, _)| *known != words) {
            told.push((words, reason.quote.clone()));
        }
    }
    told
}

/// What a signal means.
fn words(code: &str) -> &'static str {
    match code {
        "asks_for_money" => t!("It wants money from you. An honest employer never does."),
        "interview_by_messenger" => t!("It wants to talk to you by text messenger only."),
        "asks_for_bank_or_identity" => t!("It asks for bank details or papers before anybody is hired."),
        "asks_for_papers" => t!("It asks for copies of your papers. Give them only once you know whom you deal with."),
        "easy_money" | "easy_money_in_title" => t!("It promises a lot of money for little work."),
        "says_it_is_free_or_honest" => {
            t!("It says of itself that it is honest or costs nothing. Honest postings rarely do.")
        }
        "paid_by_the_day_or_week" => t!("It promises pay by the day or the week."),
        "nothing_need_be_known" => t!("It asks for nothing one would have to know."),
        "number_that_leads_anywhere" => t!("Its telephone number can ring in any country."),
        "work_that_is_often_faked" | "office_work" => {
            t!("Fakes often offer work of this kind. So do many honest postings.")
        }
        "leads_away_from_here" => t!("It sends you elsewhere to apply. Look where that leads."),
        "title_presses" => t!("Its title urges you to hurry."),
        "title_shouts" => t!("Its title is written in capitals."),
        "work_abroad_promised" => t!("It promises a visa, a journey or a room. Fakes often do."),
        "employer_says_nothing" => t!("The employer says nothing of itself."),
        "no_logo" => t!("The employer shows no sign of its own."),
        "work_not_described" | "work_hardly_described" => t!("It hardly says what the work is."),
        "no_place" => t!("It does not say where the work is."),
        "experience_not_told" => t!("It does not say what experience it asks for."),
        "odd_pay" => t!("The pay it names can hardly be true."),
        "pay_out_of_line" => t!("It names far more pay than such work usually brings here."),
        "words_of_another_employer" => t!("Another employer's opening had the same words before."),
        "posted_again_and_again" => {
            t!("It was closed and posted again several times: perhaps nobody stays, or nobody is hired.")
        }
        "free_mail_address" => t!("You are to write to a mail address that anybody can make for free."),
        "link_into_a_chat" => t!("It leads you into a private chat."),
        "link_hides_where_it_leads" => t!("It has a link that hides where it leads."),
        "addresses_do_not_belong_together" => t!("Its mail address belongs to somebody other than its website."),
        _ => t!("Something about it is unusual."),
    }
}

crate::view::parts!(Warning);

#[cfg(test)]
mod tests {
    use journey::doubts::{Ruling, Standing};
    use trust::{Field, Level, Reason};

    use super::{Warning, words};

    fn why(code: &str, quote: &str) -> Reason {
        Reason {
            code: code.to_owned(),
            quote: quote.to_owned(),
            field: Field::Description,
            points: 1.0,
            colours: false,
        }
    }

    #[test]
    fn a_warning_quotes_the_posting_and_says_each_thing_once() {
        let standing = Standing {
            level: Level::Danger,
            reasons: vec![
                why("asks_for_money", "Pay <500> first"),
                why("office_work", "typing"),
                why("work_that_is_often_faked", "Typist"),
            ],
            ruling: None,
        };
        let warning = Warning::of(&standing).unwrap();
        assert_eq!(warning.reasons.len(), 2);
        let html = warning.to_string();
        assert!(
            html.contains("Pay &#60;500&#62; first") && html.contains("looks like a fake"),
            "{html}"
        );
    }

    #[test]
    fn what_staff_found_counts_and_a_clear_opening_says_nothing() {
        let clear = Standing {
            level: Level::Clear,
            reasons: vec![why("easy_money", "Earn fast")],
            ruling: None,
        };
        assert_eq!(Warning::of(&clear), None);
        let ruling = Ruling {
            level: 0,
            words: "We rang them.".to_owned(),
            at: chrono::DateTime::UNIX_EPOCH,
            by: None,
            words_hash: String::new(),
        };
        let found = Warning::of(&Standing {
            ruling: Some(ruling),
            ..clear
        });
        let found = found.unwrap();
        assert!(found.is_cleared() && found.to_string().contains("We rang them."));
    }

    #[test]
    fn every_signal_of_the_check_has_words() {
        let unknown = words("?");
        for code in trust::codes() {
            assert_ne!(words(&code), unknown, "{code}");
        }
    }
}

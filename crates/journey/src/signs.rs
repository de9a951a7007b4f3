//! What speaks against an opening, in words.

use trust::Reason;

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

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn every_signal_of_the_check_has_words() {
        let unknown = words("?");
        for code in trust::codes() {
            assert_ne!(words(&code), unknown, "{code}");
        }
    }
}

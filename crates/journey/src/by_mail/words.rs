//! Answers as a mail says them: sentences, openings with their numbers and addresses, what one can answer, the page for it.

use dialogue::{Card, Reply};

use super::{AN_HOUR, Outcome};
use crate::{Place, talk::page};

/// The text of an answer.
pub(super) fn answer(notes: &[String], replies: &[&Reply], place: &Place) -> String {
    let mut parts = notes.to_vec();
    for reply in replies {
        parts.extend(reply.sentences.iter().cloned());
        parts.extend(reply.cards.iter().map(|card| words_of(card, place)));
    }
    if let Some(last) = replies.last() {
        if !last.choices.is_empty() {
            let choices = last.choices.iter().map(|choice| format!("- {}", choice.label));
            let words = t!("You can answer with one of these, or in your own words:").to_owned();
            parts.push([words].into_iter().chain(choices).collect::<Vec<_>>().join("\n"));
        }
        if let Some((name, path)) = last.form.and_then(|form| page(form, true)) {
            parts.push(format!("{name}: {}{path}", place.public_url));
        }
    }
    parts.push(place.name.clone());
    parts.join("\n\n") + "\n"
}

fn words_of(card: &Card, place: &Place) -> String {
    let mut lines = vec![format!("{}. {}", card.number, card.line())];
    if let Some(fit) = card.fit {
        let has = fit.has + fit.likely;
        lines.push(t!("{has} of {asked} skills", has, asked = has + fit.missing));
    }
    lines.push(format!("{}/openings/{}", place.public_url, card.opening));
    lines.join("\n")
}

/// To somebody whose mail answers none of ours.
pub(super) fn to_stranger(place: &Place) -> String {
    t!(
        "Thank you for your mail. It answers none that we sent, so this program cannot tell whom it is from and has done nothing.\n\n\
         Here you find everything: {link}\n\n{place}\n",
        link = place.public_url,
        place = place.name
    )
}

/// To somebody whose mail is not answered: why, and that nothing was done.
pub(super) fn turned_away(outcome: Outcome, place: &Place) -> String {
    let link = &place.public_url;
    let why = if outcome == Outcome::TooLarge {
        t!(
            "Your mail is too large to be read here, so nothing of it was read or kept, and nothing was done.\n\n\
             Please send it again with a smaller file, or hand the file in on the page: {link}",
            link
        )
    } else {
        t!(
            "You have written {n} mails within an hour, and this program answers no more than that. The mails after them were not \
             acted on.\n\nIn an hour you can write again. On the page you can go on now: {link}",
            n = AN_HOUR,
            link
        )
    };
    format!("{why}\n\n{}\n", place.name)
}

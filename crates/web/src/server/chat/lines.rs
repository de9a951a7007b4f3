//! What was said, as the page and the text show it.

use journey::talk::{Card, Line, Reply, Said};

use crate::{
    pages::chat::{TalkCard, TalkLine},
    svg::MatchBar,
    view::when,
};

/// After so many minutes without a word, the time stands above the next one.
const PAUSE: i64 = 30;

pub(super) fn lines(all: &[Line]) -> Vec<TalkLine> {
    let before = std::iter::once(None).chain(all.iter().map(|line| Some(line.at)));
    let lines = all.iter().zip(before).map(|(line, before)| {
        let paused = before.is_none_or(|before| (line.at - before).num_minutes() >= PAUSE);
        let (paragraphs, cards) = match &line.said {
            Said::Person(words) | Said::Staff { words, .. } => (vec![words.clone()], Vec::new()),
            Said::Program(reply) => (reply.sentences.clone(), reply.cards.iter().map(card).collect()),
        };
        TalkLine {
            number: line.number,
            own: matches!(line.said, Said::Person(_)),
            from: match &line.said {
                Said::Staff { name, .. } => Some(name.clone()),
                Said::Person(_) | Said::Program(_) => None,
            },
            when: if paused && line.number > 0 {
                when::moment(line.at)
            } else {
                String::new()
            },
            paragraphs,
            cards,
        }
    });
    lines.collect()
}

fn card(card: &Card) -> TalkCard {
    TalkCard {
        number: card.number,
        title: card.title.clone(),
        address: format!("/openings/{}", card.opening),
        about: card.about.clone(),
        bar: card.fit.map(|fit| {
            let asked = fit.has + fit.likely + fit.missing;
            let has = fit.has + fit.likely;
            MatchBar {
                text: t!("{has} of {asked} skills", has, asked),
                ..MatchBar::new(fit.has, fit.likely, fit.missing)
            }
        }),
    }
}

/// As a text: who said what, one under the other.
pub(super) fn text(all: &[Line]) -> String {
    let lines = all.iter().map(|line| {
        let (who, words) = match &line.said {
            Said::Person(words) => (t!("You:").to_owned(), words.clone()),
            Said::Staff { name, words } => (format!("{name}:"), words.clone()),
            Said::Program(reply) => (t!("Onward:").to_owned(), in_words(reply)),
        };
        let at = when::moment(line.at);
        format!("{at}\n{who} {words}\n")
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn in_words(reply: &Reply) -> String {
    let cards = reply
        .cards
        .iter()
        .map(|card| format!("{}. {}", card.number, card.line()));
    let words = reply.sentences.iter().cloned().chain(cards);
    words.collect::<Vec<_>>().join("\n")
}

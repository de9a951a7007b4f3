//! Any text at all: nothing panics, every offset is one, and what is quoted names the skill.

mod common;

use std::sync::Arc;

use common::{READER, TAXONOMY};
use proptest::prelude::*;
use skills::{Gazetteer, Mention, TitleReader, text::name_key};

/// Pieces of text in which names, signs, lists and denials meet.
fn piece() -> impl Strategy<Value = String> {
    let names: Vec<String> = TAXONOMY
        .skills()
        .iter()
        .flat_map(|skill| std::iter::once(&skill.name).chain(&skill.other).chain(&skill.cautious))
        .cloned()
        .collect();
    let glue = [
        " ",
        ", ",
        " and ",
        " or ",
        "/",
        "-",
        "- ",
        "\n",
        "\n\n",
        ". ",
        " (",
        ")",
        ": ",
        "no ",
        "not required",
        "with ",
        "+",
        "#",
        "&",
        ".",
        "'s ",
        "\u{ad}",
        "ﬁ",
        "ß",
        "é",
        "e\u{301}",
        "日本",
        "\t",
        "• ",
        "@",
        "http://",
        "www.",
        "Skills\n",
        " of the ",
    ];
    prop_oneof![
        proptest::sample::select(names),
        proptest::sample::select(glue.to_vec()).prop_map(str::to_owned),
        ".{0,6}",
    ]
}

fn quote(text: &str, mention: &Mention) -> String {
    text.chars()
        .skip(mention.start as usize)
        .take((mention.end - mention.start) as usize)
        .collect()
}

/// Whether words name a skill by themselves: as one of its names, or as the reader reads them alone.
fn names_it(words: &str, mention: &Mention) -> bool {
    let skill = TAXONOMY.skill(mention.skill);
    let mut names = std::iter::once(&skill.name).chain(&skill.other).chain(&skill.cautious);
    names.any(|name| name_key(name) == name_key(words))
        || READER.mentions(words).iter().any(|found| found.skill == mention.skill)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn every_mention_stands_where_it_says(pieces in proptest::collection::vec(piece(), 0..24)) {
        let text = pieces.concat();
        let length = text.chars().count();
        let mentions = READER.mentions(&text);
        for mention in &mentions {
            prop_assert!(mention.start < mention.end && mention.end as usize <= length);
            prop_assert!((1..=1000).contains(&mention.score));
            let words = quote(&text, mention);
            prop_assert!(names_it(&words, mention), "{words:?} in {text:?} is no {}", TAXONOMY.skill(mention.skill).id);
        }
        prop_assert!(mentions.is_sorted_by_key(|m| (m.start, m.end)));
        prop_assert_eq!(mentions, READER.mentions(&text), "the same text gives the same answer");
    }

    #[test]
    fn no_text_breaks_the_readers(text in "\\PC{0,80}|[\\x00-\\x7f]{0,80}|.{0,80}") {
        READER.mentions(&text);
        let titles = TitleReader::new(Arc::clone(&TAXONOMY));
        for (_, score) in titles.classify(&text, 5) {
            prop_assert!((1..=1000).contains(&score));
        }
        TAXONOMY.search_skills(&text, 5);
        let places = Gazetteer::built_in();
        if let Some(place) = places.resolve(&text) {
            prop_assert!(!place.text.is_empty() && place.text.chars().count() <= 200);
        }
        places.country(&text);
        places.suggest(&text, 5);
    }
}

#[test]
fn long_and_repeated_text_takes_time_in_proportion() {
    for unit in [
        "MIG and ",
        "C, ",
        "no Java or ",
        "front- and ",
        "((((",
        "a",
        "managed the ",
        "\n\n",
        "Excel ",
        "x@y ",
    ] {
        let text = unit.repeat(400_000 / unit.len());
        let began = std::time::Instant::now();
        READER.mentions(&text);
        assert!(began.elapsed().as_secs() < 20, "{unit:?} took {:?}", began.elapsed());
    }
}

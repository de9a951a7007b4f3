//! What the index holds of an entry, and where.
//!
//! To add a field: here, in [`document`], and [`LAYOUT`] raised by one, so that every index is rebuilt at its next start.

use chrono::{Datelike, NaiveDate};
use model::{Currency, PostingId, SkillId};
use serde::Serialize;
use tantivy::{
    Index, TantivyDocument, Term,
    schema::{BytesOptions, Field, IndexRecordOption, NumericOptions, Schema, TextFieldIndexing, TextOptions},
};

use crate::{Entry, Facet, facet::VERIFIED, tokens::Words};

/// Raised with every change to what is written, the cutting of words included; an index of another layout is rebuilt.
pub(crate) const LAYOUT: u32 = 3;

/// The names of the number columns.
pub(crate) mod column {
    /// The upper half of the posting's id.
    pub(crate) const ID_HIGH: &str = "id_high";
    /// The lower half.
    pub(crate) const ID_LOW: &str = "id_low";
    /// Millionths of a degree.
    pub(crate) const LATITUDE: &str = "latitude";
    /// Millionths of a degree.
    pub(crate) const LONGITUDE: &str = "longitude";
    /// The most it may pay: hundredths a full-time year.
    pub(crate) const PAY_TOP: &str = "pay_top";
    /// The middle of the range: hundredths a full-time year.
    pub(crate) const PAY_MIDDLE: &str = "pay_middle";
    /// The currency of both, as `super::currency_number`.
    pub(crate) const CURRENCY: &str = "currency";
    /// The day it was published, as `super::day_number`.
    pub(crate) const POSTED: &str = "posted";
    /// The last day to apply, as `super::day_number`.
    pub(crate) const DEADLINE: &str = "deadline";
}

/// Where things are in the index.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fields {
    /// The posting's id, to replace and remove by.
    pub(crate) id: Field,
    /// Stems of the title.
    pub(crate) title: Field,
    /// Words of the title.
    pub(crate) title_plain: Field,
    /// Stems of the skills and the occupation.
    pub(crate) asks: Field,
    /// Words of the employer and the place.
    pub(crate) names: Field,
    /// Stems of the text.
    pub(crate) text: Field,
    /// Words of everything, for phrases, typing errors and beginnings of words.
    pub(crate) plain: Field,
    /// Ids of skills asked for.
    pub(crate) codes: Field,
}

const STEMS: &str = "stems";
const WORDS: &str = "words";
/// No text needs more to be found; what comes after is not searched. In bytes.
const MAX_TEXT: usize = 200_000;
/// As many skill names as the most demanding posting can have, and then some.
const MAX_NAMES: usize = 1_000;

/// The schema and the fields in it.
pub(crate) fn schema() -> (Schema, Fields) {
    let mut schema = Schema::builder();
    let text = |tokenizer: &str, record: IndexRecordOption| {
        TextOptions::default().set_indexing_options(
            TextFieldIndexing::default()
                .set_tokenizer(tokenizer)
                .set_index_option(record),
        )
    };
    let codes = TextFieldIndexing::default()
        .set_tokenizer("raw")
        .set_index_option(IndexRecordOption::Basic)
        .set_fieldnorms(false);
    let fields = Fields {
        id: schema.add_bytes_field("id", BytesOptions::default().set_indexed()),
        title: schema.add_text_field("title", text(STEMS, IndexRecordOption::WithFreqsAndPositions)),
        title_plain: schema.add_text_field("title_plain", text(WORDS, IndexRecordOption::WithFreqsAndPositions)),
        asks: schema.add_text_field("asks", text(STEMS, IndexRecordOption::WithFreqsAndPositions)),
        names: schema.add_text_field("names", text(WORDS, IndexRecordOption::WithFreqs)),
        text: schema.add_text_field("text", text(STEMS, IndexRecordOption::WithFreqs)),
        plain: schema.add_text_field("plain", text(WORDS, IndexRecordOption::WithFreqsAndPositions)),
        codes: schema.add_text_field("codes", TextOptions::default().set_indexing_options(codes)),
    };
    for name in [
        column::ID_HIGH,
        column::ID_LOW,
        column::PAY_TOP,
        column::PAY_MIDDLE,
        column::CURRENCY,
    ] {
        schema.add_u64_field(name, NumericOptions::default().set_fast());
    }
    for name in [column::LATITUDE, column::LONGITUDE, column::POSTED, column::DEADLINE] {
        schema.add_i64_field(name, NumericOptions::default().set_fast());
    }
    for facet in Facet::ALL {
        schema.add_text_field(facet_name(facet), TextOptions::default().set_fast("raw"));
    }
    (schema.build(), fields)
}

/// Tells the engine how to cut words.
pub(crate) fn register(index: &Index) {
    index.tokenizers().register(STEMS, Words { stems: true });
    index.tokenizers().register(WORDS, Words { stems: false });
}

/// The term that stands for one posting.
pub(crate) fn id_term(fields: &Fields, id: PostingId) -> Term {
    Term::from_field_bytes(fields.id, id.0.as_bytes())
}

/// What is written for an entry.
pub(crate) fn document(schema: &Schema, fields: &Fields, entry: &Entry) -> TantivyDocument {
    let mut document = TantivyDocument::new();
    document.add_bytes(fields.id, entry.id.0.as_bytes());
    add_words(&mut document, fields, entry);
    for skill in entry.skill_ids.iter().take(MAX_NAMES) {
        document.add_text(fields.codes, skill_code(skill));
    }
    for facet in Facet::ALL {
        for code in facet_codes(entry, facet) {
            if let Ok(field) = schema.get_field(facet_name(facet)) {
                document.add_text(field, code);
            }
        }
    }
    let mut number = |name: &str, value: Option<u64>| {
        if let (Ok(field), Some(value)) = (schema.get_field(name), value) {
            document.add_u64(field, value);
        }
    };
    let (high, low) = entry.id.0.as_u64_pair();
    number(column::ID_HIGH, Some(high));
    number(column::ID_LOW, Some(low));
    let yearly = entry.pay.map(|pay| pay.yearly());
    number(column::PAY_TOP, yearly.map(|(_, max)| max));
    number(column::PAY_MIDDLE, yearly.map(|(min, max)| min.midpoint(max)));
    number(column::CURRENCY, entry.pay.map(|pay| currency_number(pay.currency)));
    let mut signed = |name: &str, value: Option<i64>| {
        if let (Ok(field), Some(value)) = (schema.get_field(name), value) {
            document.add_i64(field, value);
        }
    };
    let at = entry.place.as_ref().and_then(|place| place.at);
    signed(column::LATITUDE, at.map(|at| at.latitude.into()));
    signed(column::LONGITUDE, at.map(|at| at.longitude.into()));
    signed(column::POSTED, entry.posted.map(day_number));
    signed(column::DEADLINE, entry.deadline.map(day_number));
    document
}

fn add_words(document: &mut TantivyDocument, fields: &Fields, entry: &Entry) {
    let title = beginning(&entry.title);
    let text = beginning(&entry.description);
    document.add_text(fields.title, title);
    document.add_text(fields.title_plain, title);
    document.add_text(fields.text, text);
    document.add_text(fields.plain, title);
    for name in entry.occupation.iter().chain(entry.skills.iter().take(MAX_NAMES)) {
        document.add_text(fields.asks, beginning(name));
        document.add_text(fields.plain, beginning(name));
    }
    for name in entry
        .employer
        .iter()
        .chain(entry.place.as_ref().map(|place| &place.text))
    {
        document.add_text(fields.names, beginning(name));
        document.add_text(fields.plain, beginning(name));
    }
    document.add_text(fields.plain, text);
}

fn beginning(text: &str) -> &str {
    &text[..text.floor_char_boundary(MAX_TEXT)]
}

/// The name of a facet's column.
pub(crate) fn facet_name(facet: Facet) -> &'static str {
    match facet {
        Facet::Country => "country",
        Facet::Site => "site",
        Facet::Employment => "employment",
        Facet::Experience => "experience",
        Facet::Language => "language",
        Facet::Employer => "employer",
    }
}

/// What an opening says in this facet.
fn facet_codes(entry: &Entry, facet: Facet) -> Vec<String> {
    match facet {
        Facet::Country => {
            let country = entry.place.as_ref().and_then(|place| place.country.as_ref());
            country.map(|country| country.to_uppercase()).into_iter().collect()
        }
        Facet::Site => entry.site.iter().map(code).collect(),
        Facet::Employment => entry.employment.iter().map(code).collect(),
        Facet::Experience => entry.experience.iter().map(code).collect(),
        Facet::Language => entry
            .languages
            .iter()
            .take(MAX_NAMES)
            .map(|language| language.0.clone())
            .collect(),
        Facet::Employer => entry.verified.then(|| VERIFIED.to_owned()).into_iter().collect(),
    }
}

/// A value of a short list as it is written everywhere else.
pub(crate) fn code<T: Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(code)) => code,
        _ => String::new(),
    }
}

/// The code of a skill asked for.
pub(crate) fn skill_code(skill: &SkillId) -> String {
    format!("skill {}", skill.0)
}

/// A currency as a number: its three letters.
pub(crate) fn currency_number(currency: Currency) -> u64 {
    currency
        .as_str()
        .bytes()
        .fold(0, |number, letter| number << 8 | u64::from(letter))
}

/// A day as a number.
pub(crate) fn day_number(day: NaiveDate) -> i64 {
    day.num_days_from_ce().into()
}

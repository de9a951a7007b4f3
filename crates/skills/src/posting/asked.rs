//! How strongly skills are asked for, of one taxonomy or of several.

use model::Need;

use super::{advert::Advert, clean, requirements};
use crate::{Mention, SkillIx, SkillReader, mentions::LaidOut};

/// The text of an advert as it came, and as it is read.
#[derive(Debug)]
pub struct AdvertText<'t> {
    raw: &'t str,
    /// An empty title, line break, the text without markup.
    full: String,
}

impl<'t> AdvertText<'t> {
    /// Of a text that may have markup in it.
    pub fn of(raw: &'t str) -> Self {
        let mut full = clean::plain(raw);
        full.insert(0, '\n');
        Self { raw, full }
    }

    /// Lays the advert out, for as many readers as there are.
    pub fn lay_out(&self) -> LaidAdvert<'_> {
        let (raw, full) = if self.raw == &self.full[1..] {
            (LaidOut::of(self.raw), None)
        } else {
            let raw = LaidOut::of(self.raw);
            let (text, alike) = raw.beside(&self.full);
            (raw, Some(Full { text, alike }))
        };
        LaidAdvert {
            raw,
            full,
            advert: Advert::new(&self.full),
        }
    }
}

/// An advert laid out.
#[derive(Debug)]
pub struct LaidAdvert<'t> {
    raw: LaidOut<'t>,
    /// As it is read, where that is not as it came.
    full: Option<Full<'t>>,
    advert: Advert,
}

/// An advert as it is read.
#[derive(Debug)]
struct Full<'t> {
    text: LaidOut<'t>,
    /// It makes no difference but for where words stand.
    alike: bool,
}

impl LaidAdvert<'_> {
    /// What a reader finds in the text as it came, as [`SkillReader::mentions`]; and how strongly each of its skills is asked for, by
    /// wording and section: what [`super::PostingReader::read`] says of a description, without the rest, in its order.
    pub fn asked(&self, reader: &SkillReader) -> (Vec<Mention>, Vec<(SkillIx, Need)>) {
        let behind_the_title = |mention: &Mention| Mention {
            start: mention.start + 1,
            end: mention.end + 1,
            ..*mention
        };
        let (mentions, of_full) = if let Some(full) = &self.full {
            reader.mentions_in_both(&self.raw, &full.text, full.alike)
        } else {
            let mentions = reader.mentions_in(&self.raw);
            let of_full = mentions.iter().map(behind_the_title).collect();
            (mentions, of_full)
        };
        (mentions, requirements::needs(&self.advert, &of_full, reader.taxonomy()))
    }
}

//! Education asked for: the least that is enough. "Bachelor's required, master's preferred" asks for a bachelor's.

use model::{Need, profile::StudyLevel};

use super::{advert::Advert, sections::Section, wording::Wording};
use crate::facts::{study_words, tidy};

/// The education an advert asks for: its field, else its text.
pub(super) fn education(advert: &Advert, field: Option<&str>) -> Option<StudyLevel> {
    let field = field.map(|field| tidy(&field[..field.floor_char_boundary(300)]));
    let told = field.and_then(|field| study_words(&field).into_iter().map(|word| word.level).min());
    told.or_else(|| from_text(advert))
}

fn from_text(advert: &Advert) -> Option<StudyLevel> {
    let mut asked: Vec<(Need, StudyLevel)> = Vec::new();
    for sentence in advert
        .sentences
        .iter()
        .filter(|sentence| sentence.section != Section::Title)
    {
        let at = sentence.at.start as usize..sentence.at.end as usize;
        let text = tidy(&advert.chars[at].iter().collect::<String>());
        let studies = study_words(&text);
        if studies.is_empty() {
            continue;
        }
        let wording = Wording::of(advert.words(sentence));
        for study in studies.iter().filter(|study| study.qualification) {
            let chars = |byte: usize| u32::try_from(text[..byte].chars().count()).unwrap_or(u32::MAX);
            let place = sentence.at.start + chars(study.bytes.start)..sentence.at.start + chars(study.bytes.end);
            let folded = advert.folded.bytes(&place);
            let within = folded.start - sentence.folded.start..folded.end.max(folded.start) - sentence.folded.start;
            match wording.need(&within, sentence.section) {
                Some(need @ (Need::Required | Need::Unknown)) => asked.push((need, study.level)),
                Some(Need::Preferred) | None => {}
            }
        }
    }
    asked.into_iter().min().map(|(_, level)| level)
}

#[cfg(test)]
mod tests {
    use model::profile::StudyLevel::{Bachelor, Doctorate, Master, Secondary, Vocational};

    use super::education;
    use crate::posting::advert::Advert;

    #[test]
    fn the_least_that_is_enough_counts() {
        for (text, expected) in [
            ("Bachelor's degree required, master's preferred", Some(Bachelor)),
            (
                "Requirements:\n- Bachelor’s or Master’s degree in statistics",
                Some(Bachelor),
            ),
            (
                "Requirements:\n- MS in Computer Science\nPreferred:\n- PhD",
                Some(Master),
            ),
            ("Ph.D. in chemistry is required", Some(Doctorate)),
            ("High school diploma or GED required", Some(Secondary)),
            ("Abgeschlossene Berufsausbildung erforderlich", Some(Vocational)),
            ("Preferred qualifications:\n- Bachelor's degree", None),
            ("Benefits:\n- We pay for your master's degree", None),
            ("You work at our secondary school with a high degree of freedom", None),
        ] {
            assert_eq!(education(&Advert::new(&format!("T\n{text}")), None), expected, "{text}");
        }
        assert_eq!(
            education(&Advert::new("T\nPhD required"), Some("Graduate degree or B.Sc.")),
            Some(Bachelor)
        );
    }
}

//! How a person is reached: the lines that tell it, mail address, own pages.

use std::sync::LazyLock;

use model::{Contact, Fact};
use regex::Regex;

use super::{
    headings::Section,
    page::{Line, Page},
    section::SectionKind,
};
use crate::facts::pattern;

static MAIL: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"[\p{L}\p{N}][\p{L}\p{N}._%+'-]*@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}"));

static LINK: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r#"(?i)(?:https?://|www\.)[^\s<>()\[\]|,;"]+|(?:[a-z0-9-]+\.)+(?:com|org|net|io|dev|me|in|de|uk|es|fr|br|ke|example)/[^\s<>()\[\]|,;"]+|(?:linkedin|github|gitlab|behance|xing)\.[a-z]{2,3}/[^\s<>()\[\]|,;"]+"#,
    )
});

/// The lines in which contact details may stand: those before the first heading first, never those of other people.
pub(super) fn lines<'p>(page: &'p Page, sections: &[Section]) -> Vec<&'p Line> {
    let of = |kind: SectionKind| sections.iter().filter(move |section| section.kind == kind);
    let rest = sections.iter().filter(|section| {
        !matches!(
            section.kind,
            SectionKind::Contact | SectionKind::References | SectionKind::Work | SectionKind::Projects
        )
    });
    let lines = |section: &Section| page.lines[section.lines.clone()].iter();
    of(SectionKind::Contact)
        .chain(rest)
        .flat_map(lines)
        .filter(|line| !line.blank())
        .collect()
}

/// The mail address.
pub(super) fn email(page: &Page, lines: &[&Line]) -> Option<Fact<String>> {
    lines.iter().find_map(|line| {
        let found = MAIL
            .find_iter(&line.words)
            .find_map(|found| match Contact::parse(found.as_str()) {
                Ok(Contact::Email(address)) => Some((address, found.range())),
                _ => None,
            })?;
        Some(page.fact(found.0, &line.place_of_words(&found.1)))
    })
}

/// Own pages, in order, each once, at most ten.
pub(super) fn links(page: &Page, lines: &[&Line]) -> Vec<Fact<String>> {
    let mut links: Vec<Fact<String>> = Vec::new();
    for line in lines {
        for found in LINK.find_iter(&line.words) {
            let of_mail = line.words[..found.start()].ends_with('@');
            let link = found.as_str().trim_end_matches(['.', ',', '/']);
            if !of_mail && links.len() < 10 && !links.iter().any(|known| known.value == link) {
                let at = found.start()..found.start() + link.len();
                links.push(page.fact(link.to_owned(), &line.place_of_words(&at)));
            }
        }
    }
    links
}

#[cfg(test)]
mod tests {
    use super::{email, lines, links};
    use crate::{
        Gazetteer,
        resume::{headings::sections, page::Page, phone::phone, town::place},
    };

    fn read(text: &str) -> (Option<String>, Option<String>, Option<String>, Vec<String>) {
        let mut page = Page::new(text, &[]);
        let sections = sections(&mut page);
        let lines = lines(&page, &sections);
        let town = place(&page, &lines, &Gazetteer::built_in(), None);
        let country = town.as_ref().and_then(|town| town.value.country.clone());
        (
            email(&page, &lines).map(|fact| fact.value),
            phone(&page, &lines, country.as_deref()).map(|fact| fact.value),
            town.and_then(|town| town.value.id),
            links(&page, &lines).into_iter().map(|fact| fact.value).collect(),
        )
    }

    #[test]
    fn contact_details_are_found_in_one_line_or_many() {
        for (text, mail, number, town) in [
            (
                "A B\nLeeds, United Kingdom\n020 7946 0421\na.b@example.org",
                "a.b@example.org",
                "+442079460421",
                "leeds-gb",
            ),
            (
                "A B\nCleveland, OH\n(216) 555-0143 | A.B@people.example",
                "a.b@people.example",
                "+12165550143",
                "cleveland-us",
            ),
            (
                "A B\nCalle de la Acequia 7, Madrid, Spain\n+34 555 010 466 • a@example.org",
                "a@example.org",
                "+34555010466",
                "madrid-es",
            ),
            (
                "A B\nAddress: P.O. Box 00000, Nairobi, Kenya\nTelephone: +254 000 555 073\nE-mail: a@example.org",
                "a@example.org",
                "+254000555073",
                "nairobi-ke",
            ),
            (
                "A B\nData Engineer · Berlin, Germany · permit\n+49 30 23125 087 · a@example.com · https://a.example",
                "a@example.com",
                "+493023125087",
                "berlin-de",
            ),
            (
                "A B\nFlat 3, Tulsi Sadan, Pune, Maharashtra, India\nMobile: 98000 00000, a@example.com",
                "a@example.com",
                "+919800000000",
                "pune-in",
            ),
        ] {
            let (found_mail, found_number, found_town, _) = read(text);
            assert_eq!(found_mail.as_deref(), Some(mail), "{text}");
            assert_eq!(found_number.as_deref(), Some(number), "{text}");
            assert_eq!(found_town.as_deref(), Some(town), "{text}");
        }
    }

    #[test]
    fn other_numbers_and_other_people_are_left_alone() {
        let text = "Ann Example\n\nWork\nCook, 2012 - 2014\n\nReferences\nBob Other, 020 7946 0000, bob@example.org";
        assert_eq!(read(text), (None, None, None, Vec::new()));
    }

    #[test]
    fn pages_of_ones_own_are_links() {
        let text = "A B\nwww.a-b.example | https://git.example/ab, github.com/ab. a.b@example.org";
        assert_eq!(
            read(text).3,
            ["www.a-b.example", "https://git.example/ab", "github.com/ab"]
        );
    }
}

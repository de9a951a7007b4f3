//! Reading résumés: from a document's text to a profile in which every fact carries the words it was read from.
//!
//! `page` lays the text out in lines; `headings` cuts it into sections; then one file for each kind of fact: `contact` (with `phone`, `town`) and `name`,
//! `about` (headline, summary), `jobs` (with `heads`, `dated`, `dates`, `entry`, `words`; `prose` where they stand in sentences), `studies`, `tongues`, `claims` (skills). Nothing is
//! made up: what cannot be told stays empty, what looks wrong becomes a [`Note`].
//!
//! To read one more fact: a field in `model::Profile`, a file here that takes the [`page::Page`] and its sections, a line in
//! [`ResumeReader::read`], and lines in `crates/documents/fixtures/expected`.

mod about;
mod claims;
mod contact;
mod dated;
mod dates;
mod entry;
mod heading_words;
mod headings;
mod heads;
mod jobs;
mod name;
mod note;
mod page;
mod phone;
mod prose;
mod section;
mod studies;
mod tongues;
mod town;
mod words;

use std::{ops::Range, sync::Arc};

use chrono::NaiveDate;
use model::{Fact, Job, Profile, profile::YearMonth};

pub use note::Note;
pub use section::SectionKind;

use crate::{Gazetteer, SkillIx, SkillKind, SkillReader, Taxonomy, TitleReader};
use headings::Section;
use jobs::Jobs;
use page::Page;
use studies::Studies;
use words::Words;

/// What was understood of a résumé.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResumeReading {
    /// The profile: every fact read, none confirmed.
    pub profile: Profile,
    /// The parts of the text in order: what it is about, start, and end (exclusive), in characters.
    pub sections: Vec<(SectionKind, u32, u32)>,
    /// What the person should look at.
    pub notes: Vec<Note>,
}

/// Reads résumés. Made once, then shared.
#[derive(Debug)]
pub struct ResumeReader {
    skills: SkillReader,
    titles: TitleReader,
    places: Arc<Gazetteer>,
    words: Words,
}

impl ResumeReader {
    /// A reader for the skills and occupations in `taxonomy` and the places in `gazetteer`.
    pub fn new(taxonomy: Arc<Taxonomy>, gazetteer: Arc<Gazetteer>) -> Self {
        Self {
            skills: SkillReader::new(Arc::clone(&taxonomy)),
            words: Words::new(&taxonomy),
            titles: TitleReader::new(taxonomy),
            places: gazetteer,
        }
    }

    /// What `text` says of its person, as of `today`. `headings` are numbers of lines (from 0) that the document's own
    /// formatting makes headings: a hint. Quotes are positions in `text`, in characters. Of a text longer than 200,000
    /// characters or 5,000 lines only the beginning is read.
    pub fn read(&self, text: &str, headings: &[u32], today: NaiveDate) -> ResumeReading {
        let mut page = Page::new(text, headings);
        let mut sections = headings::sections(&mut page);
        let mut notes = Vec::new();
        let mut profile = self.contact(&page, &mut sections);
        let jobs = Jobs {
            page: &page,
            words: &self.words,
            places: &self.places,
            today,
        }
        .all(&sections);
        notes.extend(jobs.iter().filter_map(|found| found.note.clone()));
        let mut jobs: Vec<Fact<Job>> = jobs.into_iter().map(|found| found.fact).collect();
        if jobs.is_empty() && !sections.iter().any(|section| section.kind == SectionKind::Work) {
            jobs = prose::jobs(&page, &self.titles);
        }
        profile.jobs = self.in_order(jobs);
        profile.education = Studies {
            page: &page,
            places: &self.places,
            today,
        }
        .all(&sections);
        for study in &mut profile.education {
            let occupation = self.titles.prepares_for(&study.value.what);
            study.value.prepares_for = occupation.map(|ix| self.skills.taxonomy().occupation(ix).id.clone());
        }
        profile
            .education
            .sort_by_key(|study| std::cmp::Reverse(study.value.end));
        self.skills(&page, &sections, &mut profile);
        notes.extend(lacking(&page, &profile));
        let place = |section: &Section| {
            let lines = &page.lines[section.lines.clone()];
            (
                section.kind,
                lines.first().map_or(0, |line| line.at.start),
                lines.last().map_or(0, |line| line.at.end),
            )
        };
        ResumeReading {
            sections: sections.iter().map(place).collect(),
            profile,
            notes,
        }
    }

    /// Name, contact details, headline, summary. The line of the name begins a section of its own when it stands inside
    /// another, as the head of the second column does.
    fn contact(&self, page: &Page, sections: &mut Vec<Section>) -> Profile {
        let email = contact::email(page, &contact::lines(page, sections));
        let address = email.as_ref().map(|fact| fact.value.as_str());
        let name = name::name(page, sections, address, &self.words, &self.places);
        if let Some(name) = &name {
            begin_at(sections, name.line);
        }
        let lines = contact::lines(page, sections);
        let place = town::place(page, &lines, &self.places, name.as_ref().map(|name| &name.at));
        let country = place.as_ref().and_then(|fact| fact.value.country.as_deref());
        Profile {
            phone: phone::phone(page, &lines, country),
            links: contact::links(page, &lines),
            headline: name
                .as_ref()
                .and_then(|name| about::headline(page, sections, name.line, &self.words, &self.places)),
            summary: about::summary(page, sections),
            name: name.map(|name| page.fact(name.value, &name.at)),
            email,
            place,
            ..Profile::default()
        }
    }

    /// Jobs with their occupations, newest first, those without dates last.
    fn in_order(&self, mut jobs: Vec<Fact<Job>>) -> Vec<Fact<Job>> {
        for job in jobs.iter_mut().filter(|job| job.value.occupation.is_none()) {
            let occupation = self.titles.classify(&job.value.title, 1).first().map(|(ix, _)| *ix);
            job.value.occupation = occupation.map(|ix| self.skills.taxonomy().occupation(ix).id.clone());
        }
        let last = |job: &Job| match (job.current, job.end) {
            (true, _) => i32::MAX,
            (false, end) => end.map_or(i32::MIN, YearMonth::last_month),
        };
        jobs.sort_by_key(|job| {
            std::cmp::Reverse((
                last(&job.value),
                job.value.start.map_or(i32::MIN, YearMonth::first_month),
            ))
        });
        jobs
    }

    fn skills(&self, page: &Page, sections: &[Section], profile: &mut Profile) {
        let taxonomy = self.skills.taxonomy();
        let text: String = page.chars.iter().collect();
        let mentions = self.skills.mentions(&text);
        let names: Vec<(SkillIx, Range<u32>)> = mentions
            .iter()
            .filter(|mention| !mention.negated && taxonomy.skill(mention.skill).kind == SkillKind::Language)
            .map(|mention| (mention.skill, mention.start..mention.end))
            .collect();
        profile.languages = tongues::languages(page, sections, &names, taxonomy);
        let excluded = proper_names(page, profile);
        profile.skills = claims::claims(page, sections, &mentions, &excluded, taxonomy);
    }
}

/// Begins a contact section at a line, unless it stands in one.
fn begin_at(sections: &mut Vec<Section>, line: usize) {
    let Some(at) = sections.iter().position(|section| section.lines.contains(&line)) else {
        return;
    };
    if sections[at].kind != SectionKind::Contact {
        let end = sections[at].lines.end;
        sections[at].lines.end = line;
        sections.insert(
            at + 1,
            Section {
                kind: SectionKind::Contact,
                lines: line..end,
            },
        );
        sections.retain(|section| !section.lines.is_empty());
    }
}

/// Where names stand that say nothing of what the person can do: their own, of employers, of schools.
fn proper_names(page: &Page, profile: &Profile) -> Vec<Range<u32>> {
    let within = |origin: &model::Origin, name: &str| -> Option<Range<u32>> {
        let model::Origin::Read { quote } = origin else {
            return None;
        };
        let before = &quote.text[..quote.text.find(name)?];
        let start = quote.start + page::narrow(before.chars().count());
        Some(start..start + page::narrow(name.chars().count()))
    };
    let jobs = profile
        .jobs
        .iter()
        .filter_map(|fact| within(&fact.origin, fact.value.employer.as_deref()?));
    let schools = profile
        .education
        .iter()
        .filter_map(|fact| within(&fact.origin, fact.value.at.as_deref()?));
    let facts = [&profile.name, &profile.email]
        .into_iter()
        .flatten()
        .chain(&profile.links);
    let own = facts.filter_map(|fact| match &fact.origin {
        model::Origin::Read { quote } => Some(quote.start..quote.end),
        _ => None,
    });
    jobs.chain(schools)
        .chain(own)
        .filter(|at| at.end as usize <= page.chars.len())
        .collect()
}

/// What is missing that most résumés have.
fn lacking(page: &Page, profile: &Profile) -> Vec<Note> {
    let undated = !profile.jobs.is_empty() && profile.jobs.iter().all(|job| job.value.start.is_none());
    let told = [
        (undated, Note::NoDates),
        (profile.skills.is_empty(), Note::NoSkills),
        (page.cut_short, Note::CutShort),
    ];
    told.into_iter()
        .filter(|(is_so, _)| *is_so)
        .map(|(_, note)| note)
        .collect()
}

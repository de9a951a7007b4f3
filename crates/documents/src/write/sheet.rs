//! What stands on a résumé.

/// A résumé as words in order, ready to be set. What is not known is left out by whoever makes it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sheet {
    /// The person's name.
    pub name: String,
    /// What they are, in a few words.
    pub headline: Option<String>,
    /// Town, telephone, mail address, links: each short enough for a line.
    pub contacts: Vec<String>,
    /// A paragraph about them.
    pub summary: Option<String>,
    /// The sections, in order.
    pub sections: Vec<Section>,
    /// Language of the words, as a BCP 47 tag: "en".
    pub language: String,
}

/// A section under its heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The heading.
    pub title: String,
    /// What stands below.
    pub body: Body,
}

/// What a section holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Body {
    /// Jobs, studies: each with its own lines.
    Entries(Vec<Entry>),
    /// Short words set one after the other: skills, languages.
    Words(Vec<String>),
}

/// A job, a course of study.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Entry {
    /// What: "Staff nurse".
    pub title: String,
    /// Where: "Harbour Hospital, Leeds".
    pub at: Option<String>,
    /// When: "March 2019 – now".
    pub when: Option<String>,
    /// What was done.
    pub lines: Vec<Line>,
}

/// A line of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// A sentence of its own.
    Plain(String),
    /// A point of a list.
    Point(String),
}

impl Line {
    /// Its words, however it is set.
    pub fn words(&self) -> &str {
        let (Self::Plain(words) | Self::Point(words)) = self;
        words
    }
}

impl Sheet {
    /// Every text on it, in order.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &str> {
        let head = [
            Some(self.name.as_str()),
            self.headline.as_deref(),
            self.summary.as_deref(),
        ];
        let sections = self.sections.iter().flat_map(|section| {
            let below: Vec<&str> = match &section.body {
                Body::Entries(entries) => entries.iter().flat_map(Entry::texts).collect(),
                Body::Words(words) => words.iter().map(String::as_str).collect(),
            };
            std::iter::once(section.title.as_str()).chain(below)
        });
        head.into_iter()
            .flatten()
            .chain(self.contacts.iter().map(String::as_str))
            .chain(sections)
    }
}

impl Entry {
    fn texts(&self) -> impl Iterator<Item = &str> {
        let head = [Some(self.title.as_str()), self.at.as_deref(), self.when.as_deref()];
        head.into_iter().flatten().chain(self.lines.iter().map(Line::words))
    }
}

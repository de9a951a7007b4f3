//! Finding the skills a text names.
//!
//! One pass in linear time: the text is cut into words (`crate::text`), words become numbers (`vocabulary.rs`), names are
//! paths of numbers in a tree (`names.rs`, `trie.rs`), and at each word the longest name that begins there is taken
//! (`scan.rs`), or the verb and its object (`action.rs`: "controlled the stock"). Lists are looked at for words their items
//! share (`share.rs`), names that are ordinary words are weighed by what stands around them (`evidence.rs`, `list.rs`,
//! `elsewhere.rs`), and denials are noted (`negation.rs`).
//!
//! To teach the reader a name: the taxonomy, nothing here. To teach it a way of writing names: `names.rs`. A little
//! word that asks, joins or denies: the table in `roles.rs`.

mod action;
mod elsewhere;
mod evidence;
mod laid;
mod list;
mod names;
mod negation;
mod reading;
mod roles;
mod scan;
mod share;
mod trie;
mod verbs;
mod vocabulary;

use std::sync::{Arc, OnceLock};

use crate::{
    labels::{self, Language},
    taxonomy::{SkillIx, SkillKind, Taxonomy},
};
use evidence::Weigher;
pub(crate) use laid::LaidOut;
use names::Names;
use reading::Reading;
use scan::{Found, Scan};

/// A place where a text names a skill.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mention {
    /// The skill.
    pub skill: SkillIx,
    /// Where the words start, in characters. Items that share a word are quoted with it: for "MIG and TIG welding" the
    /// mention of MIG welding reaches to the end.
    pub start: u32,
    /// Where they end, exclusive, in characters.
    pub end: u32,
    /// How sure it is that the skill is meant, 1 to 1000: 1000 for a name as written in the taxonomy, less for other
    /// ways of saying it and for names that are ordinary words.
    pub score: u16,
    /// Whether the text says that it is *not* asked for, or not there.
    pub negated: bool,
}

/// A name found, and whether the text denies it.
type Named = (Found, bool);

/// Finds skills in text. Made once for a taxonomy, then shared: a clone costs nothing.
#[derive(Debug, Clone)]
pub struct SkillReader {
    taxonomy: Arc<Taxonomy>,
    names: Arc<Names>,
    /// Names in other languages, made when a text is first met in one.
    labels: Arc<[OnceLock<Names>; Language::ALL.len()]>,
}

impl SkillReader {
    /// A reader for the names in `taxonomy`.
    pub fn new(taxonomy: Arc<Taxonomy>) -> Self {
        let names = Arc::new(Names::of(&taxonomy));
        Self {
            taxonomy,
            names,
            labels: Arc::default(),
        }
    }

    /// The taxonomy it reads for.
    pub fn taxonomy(&self) -> &Arc<Taxonomy> {
        &self.taxonomy
    }

    /// All mentions in order of position; one skill may be mentioned often. Only the first 8 MiB are read. A text in another
    /// language that has labels is read for these too.
    pub fn mentions(&self, text: &str) -> Vec<Mention> {
        self.mentions_in(&LaidOut::of(text))
    }

    /// As [`Self::mentions`], in a text that is laid out already.
    pub(crate) fn mentions_in(&self, laid: &LaidOut<'_>) -> Vec<Mention> {
        self.mentions_of(laid, &self.named(laid, &self.names))
    }

    /// The mentions in two texts, the other one laid out by [`LaidOut::beside`]; where they read the same, only one is looked at.
    pub(crate) fn mentions_in_both(
        &self,
        one: &LaidOut<'_>,
        other: &LaidOut<'_>,
        alike: bool,
    ) -> (Vec<Mention>, Vec<Mention>) {
        let named = self.named(one, &self.names);
        let of_other = if alike {
            self.mentions_of(other, &named)
        } else {
            self.mentions_of(other, &self.named(other, &self.names))
        };
        (self.mentions_of(one, &named), of_other)
    }

    /// The mentions of what is named in a text, and of labels, if it is in a language that has some.
    fn mentions_of(&self, laid: &LaidOut<'_>, named: &[Named]) -> Vec<Mention> {
        let mut mentions = placed(laid, named);
        if let Some(language) = laid.language {
            let apart = labels::apart(laid.text, language);
            let laid = LaidOut::in_language(&apart, None);
            let names = self.labels(language);
            let labelled = placed(&laid, &self.named(&laid, names));
            drop_within(&mut mentions, &labelled);
            mentions.extend(labelled);
            mentions.sort_unstable_by_key(|m| (m.start, m.end, m.skill));
            mentions.dedup_by_key(|m| (m.start, m.end, m.skill));
        }
        mentions
    }

    fn labels(&self, language: Language) -> &Names {
        self.labels[language as usize].get_or_init(|| Names::of_labels(&self.taxonomy, language))
    }

    /// What a text names, of some names, and whether it is denied.
    fn named(&self, laid: &LaidOut<'_>, names: &Names) -> Vec<Named> {
        let reading = Reading::of(laid, &names.vocabulary);
        let mut found = Scan::of(names, &reading);
        self.weigh(&reading, &mut found);
        found.retain(|f| !(self.is_tool(f) && elsewhere::is_file_form(&reading, f)));
        let mut named = vec![false; reading.len()];
        for f in &found {
            named[f.first..=f.last].fill(true);
            named[f.from..=f.to].fill(true);
        }
        let negated = |f: &Found| negation::negated(&reading, &named, f);
        found.iter().map(|f| (*f, negated(f))).collect()
    }

    fn is_tool(&self, f: &Found) -> bool {
        self.taxonomy.skill(f.skill).kind == SkillKind::Tool
    }

    /// Gives cautious names their score, and drops those without evidence.
    fn weigh(&self, reading: &Reading<'_>, found: &mut Vec<Found>) {
        if !found.iter().any(|f| f.cautious) {
            return;
        }
        let weigher = Weigher::new(&self.taxonomy, &self.names, reading, found);
        found.retain_mut(|f| {
            if f.cautious {
                f.score = weigher.weigh(f).unwrap_or(0);
            }
            f.score > 0
        });
    }
}

/// Drops what stands within a longer name: "Installation" in "Installation électrique". Both are in order of start, then end;
/// each is passed once.
fn drop_within(mentions: &mut Vec<Mention>, longer: &[Mention]) {
    let (mut next, mut reach) = (0, 0);
    mentions.retain(|m| {
        while let Some(other) = longer.get(next).filter(|other| other.start < m.start) {
            reach = reach.max(other.end);
            next += 1;
        }
        let beside = longer[next..].iter().take_while(|other| other.start == m.start);
        let furthest = beside.map(|other| other.end).max().unwrap_or(0);
        reach < m.end && furthest <= m.end
    });
}

/// What is named as mentions, where it stands in the text.
fn placed(laid: &LaidOut<'_>, named: &[Named]) -> Vec<Mention> {
    let mention = |(f, negated): &Named| Mention {
        skill: f.skill,
        start: laid.word(f.from).start,
        end: end_with_bracket(laid, f),
        score: f.score,
        negated: *negated,
    };
    let mut mentions: Vec<Mention> = named.iter().map(mention).collect();
    mentions.sort_unstable_by_key(|m| (m.start, m.end, m.skill));
    mentions.dedup_by_key(|m| (m.start, m.end, m.skill));
    mentions
}

/// Where a quote ends: with the bracket that closes it, if it opens one.
fn end_with_bracket(laid: &LaidOut<'_>, f: &Found) -> u32 {
    let (first, last) = (laid.word(f.from), laid.word(f.to));
    let quote = &laid.text[first.byte_start as usize..last.byte_end as usize];
    let opens = quote.contains('(') && !quote.contains(')');
    last.end + u32::from(opens && laid.text[last.byte_end as usize..].starts_with(')'))
}

//! From the names in the taxonomy to paths of words: each name, and the other ways in which people write it.
//!
//! To add one more way of writing: a function here that gives paths, called in [`ways`], and a case in
//! `tests/mentions.rs`.

use super::{
    trie::{Growing, Trie},
    verbs::verb_forms,
    vocabulary::{MARK, Vocabulary, WordId},
};
use crate::{
    labels::{self, Language},
    taxonomy::{Skill, SkillIx, SkillKind, Taxonomy},
    text::{Gap, Words, plain_singular},
};

/// Names of more words are cut off here: nobody writes them out again.
pub(super) const MOST_WORDS: usize = 12;

/// Labels of no more letters are not read.
const SHORTEST_LABEL: usize = 3;

/// Stands for a mark in a way to write a name.
const COMMA: &str = ",";

/// What stands at the end of a path: a name, or another way to write it.
#[derive(Debug, Clone)]
pub(super) struct Form {
    pub(super) skill: SkillIx,
    /// How sure the words alone make it, 0 to 1000.
    pub(super) score: u16,
    /// For a cautious name, its words as they must be written.
    pub(super) exactly: Option<Box<[Box<str>]>>,
    /// For a name of one word that ends like a plural, that word: its singular may be another thing ("sales").
    pub(super) plural: Option<Box<str>>,
    /// A short word in capitals, which in small letters may be another: "MIS", "SAP".
    pub(super) acronym: bool,
}

/// All names as trees.
#[derive(Debug)]
pub(super) struct Names {
    pub(super) vocabulary: Vocabulary,
    /// Names, word by word.
    pub(super) plain: Trie<Form>,
    /// A verb and its object, between which a few words may stand.
    pub(super) actions: Trie<Form>,
    /// For each skill, its clues as paths of words.
    pub(super) clues: Vec<Vec<Vec<WordId>>>,
}

impl Names {
    pub(super) fn of(taxonomy: &Taxonomy) -> Self {
        let mut writer = Writer {
            vocabulary: Vocabulary::new(),
            plain: Growing::new(),
            actions: Growing::new(),
        };
        let ixs = (0..=u16::MAX).map(SkillIx);
        let mut clues = Vec::new();
        for (ix, skill) in ixs.zip(taxonomy.skills()) {
            writer.skill(ix, skill);
            clues.push(skill.clues.iter().map(|clue| writer.path(&words_of(clue))).collect());
        }
        Self {
            vocabulary: writer.vocabulary,
            plain: writer.plain.grown(),
            actions: writer.actions.grown(),
            clues,
        }
    }
}

impl Names {
    /// Names in another language: as they are written, and with their hyphens and marks otherwise.
    pub(super) fn of_labels(taxonomy: &Taxonomy, language: Language) -> Self {
        let mut writer = Writer {
            vocabulary: Vocabulary::new(),
            plain: Growing::new(),
            actions: Growing::new(),
        };
        for (ix, label) in taxonomy.labels().skills(language) {
            let words = words_of(&labels::apart(label, language));
            // A short word of another language is too often something else.
            let letters: usize = words.iter().map(|word| word.folded.chars().count()).sum();
            if letters > SHORTEST_LABEL {
                writer.plainly(ix, &words);
            }
        }
        Self {
            vocabulary: writer.vocabulary,
            plain: writer.plain.grown(),
            actions: writer.actions.grown(),
            clues: vec![Vec::new(); taxonomy.skills().len()],
        }
    }
}

/// A word of a name: folded, as written, and what stands before it.
struct NameWord {
    folded: String,
    written: String,
    gap: Gap,
}

fn words_of(name: &str) -> Vec<NameWord> {
    let words = Words::of(name);
    let own = |word| NameWord {
        folded: words.folded(word).to_owned(),
        written: words.written(word).to_owned(),
        gap: word.gap,
    };
    words.all().iter().take(MOST_WORDS).map(own).collect()
}

struct Writer {
    vocabulary: Vocabulary,
    plain: Growing<Form>,
    actions: Growing<Form>,
}

impl Writer {
    fn skill(&mut self, ix: SkillIx, skill: &Skill) {
        let sure = std::iter::once(&skill.name)
            .chain(&skill.other)
            .filter(|name| !skill.cautious.contains(name));
        for name in sure {
            self.sure(ix, skill, &words_of(name));
        }
        for name in &skill.cautious {
            let words = words_of(name);
            let exactly = words.iter().map(|word| word.written.as_str().into()).collect();
            let path = self.path(&words);
            let form = Form {
                skill: ix,
                score: 0,
                exactly: Some(exactly),
                plural: None,
                acronym: false,
            };
            self.plain.add(&path).push(form);
        }
    }

    fn sure(&mut self, ix: SkillIx, skill: &Skill, words: &[NameWord]) {
        let plural = match words {
            [one] if plain_singular(&one.folded) != one.folded => Some(one.folded.as_str().into()),
            _ => None,
        };
        let acronym = matches!(words, [one] if speakable_acronym(&one.written));
        let form = Form {
            skill: ix,
            score: 1000,
            exactly: None,
            plural,
            acronym,
        };
        self.written(words, &form);
        if !matches!(skill.kind, SkillKind::Language | SkillKind::Licence) {
            for path in actions(words) {
                let path: Vec<WordId> = path.iter().map(|word| self.vocabulary.add(word)).collect();
                put(
                    self.actions.add(&path),
                    Form {
                        score: 800,
                        ..form.clone()
                    },
                );
            }
        }
    }

    /// A name and the ways to write it.
    fn written(&mut self, words: &[NameWord], form: &Form) {
        for (path, score) in ways(words) {
            let word = |word: &String| if word == COMMA { MARK } else { self.vocabulary.add(word) };
            let path: Vec<WordId> = path.iter().map(word).collect();
            put(self.plain.add(&path), Form { score, ..form.clone() });
        }
    }

    fn plainly(&mut self, skill: SkillIx, words: &[NameWord]) {
        let acronym = matches!(words, [one] if speakable_acronym(&one.written));
        let form = Form {
            skill,
            score: 1000,
            exactly: None,
            plural: None,
            acronym,
        };
        self.written(words, &form);
    }

    fn path(&mut self, words: &[NameWord]) -> Vec<WordId> {
        words.iter().map(|word| self.vocabulary.add(&word.folded)).collect()
    }
}

/// Two to four capitals with a vowel among them: in small letters they might be a word.
fn speakable_acronym(name: &str) -> bool {
    (2..=4).contains(&name.len())
        && name.bytes().all(|b| b.is_ascii_uppercase())
        && name.bytes().any(|b| b"AEIOUY".contains(&b))
}

/// Adds a form unless its skill has one there already; then the better score counts.
fn put(forms: &mut Vec<Form>, form: Form) {
    match forms
        .iter_mut()
        .find(|known| known.skill == form.skill && known.exactly.is_none())
    {
        Some(known) => known.score = known.score.max(form.score),
        None => forms.push(form),
    }
}

/// Marks that otherwise end a phrase.
const MARKS: Gap = Gap::COMMA
    .and(Gap::SEMICOLON)
    .and(Gap::COLON)
    .and(Gap::STOP)
    .and(Gap::DASH)
    .and(Gap::BULLET)
    .and(Gap::OTHER);

/// The ways to write a name as a row of words, with how sure each makes it.
fn ways(words: &[NameWord]) -> Vec<(Vec<String>, u16)> {
    let plain: Vec<String> = words.iter().map(|word| word.folded.clone()).collect();
    let mut ways = vec![(plain.clone(), 1000)];
    let marks: Vec<usize> = (1..words.len()).filter(|at| words[*at].gap.has(MARKS)).collect();
    if !marks.is_empty() {
        let comma = |at: usize| marks.contains(&at).then(|| COMMA.to_owned());
        let marked = plain
            .iter()
            .enumerate()
            .flat_map(|(at, word)| comma(at).into_iter().chain([word.clone()]));
        ways.push((marked.collect(), 1000));
    }
    let joins = |at: &usize| {
        let short = plain[at - 1].len() + plain[*at].len() <= 6;
        let dotted = words[*at].gap.has(Gap::DOT) && plain[at - 1].len() > 1;
        words[*at].gap.has(Gap::HYPHEN) || dotted || (short && words[*at].gap.has(Gap::SLASH))
    };
    let hyphens: Vec<usize> = (1..words.len()).filter(joins).collect();
    ways.extend(hyphens.iter().map(|at| (joined(&plain, &[*at]), 1000)));
    if hyphens.len() > 1 {
        ways.push((joined(&plain, &hyphens), 1000));
    }
    for at in (1..words.len()).filter(|at| words[*at].gap.has(Gap::DOT)) {
        let mut dotted = plain.clone();
        dotted[at].insert(0, '.');
        ways.push((dotted, 1000));
    }
    if let [first, second] = plain.as_slice()
        && first.len().min(second.len()) >= 3
        && first.len() + second.len() >= 8
    {
        ways.push((vec![format!("{first}{second}")], 950));
    }
    for at in (1..words.len()).filter(|at| words[*at].gap.has(Gap::SLASH)) {
        let mut spoken = plain.clone();
        spoken.insert(at, "and".to_owned());
        ways.push((spoken, 950));
    }
    let ands = (1..plain.len().saturating_sub(1)).filter(|at| plain[*at] == "and");
    for at in ands.filter(|at| plain[at - 1].len().min(plain[at + 1].len()) > 1) {
        let mut bare = plain.clone();
        bare.remove(at);
        ways.push((bare, 950));
    }
    ways
}

/// The words with those at `hyphens` joined to the ones before them.
fn joined(words: &[String], hyphens: &[usize]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for (at, word) in words.iter().enumerate() {
        match out.last_mut() {
            Some(last) if hyphens.contains(&at) => last.push_str(word),
            _ => out.push(word.clone()),
        }
    }
    out
}

/// What a name says is done, verb first: "stock control" gives "controlled stock", "control of stock", ...; "reading
/// drawings" gives "read drawings", ...
fn actions(words: &[NameWord]) -> Vec<Vec<String>> {
    let plain = |word: &NameWord| word.gap.only(Gap::SPACE.and(Gap::HYPHEN).and(Gap::BLANK));
    let words_alone = words.iter().all(|word| plain(word) && word.folded != "and");
    let folded: Vec<String> = words.iter().map(|word| word.folded.clone()).collect();
    let [first, object @ ..] = folded.as_slice() else {
        return Vec::new();
    };
    let Some((last, before)) = folded.split_last() else {
        return Vec::new();
    };
    if !(2..=4).contains(&folded.len()) || !words_alone {
        return Vec::new();
    }
    let sentence = |verb: String, object: &[String]| [&[verb], object].concat();
    let mut paths = Vec::new();
    if first.ends_with("ing") {
        paths.extend(verb_forms(first).into_iter().map(|verb| sentence(verb, object)));
    }
    let verbs = verb_forms(last);
    if !verbs.is_empty() {
        paths.push([&[last.clone(), "of".to_owned()], before].concat());
    }
    paths.extend(verbs.into_iter().map(|verb| sentence(verb, before)));
    paths
}

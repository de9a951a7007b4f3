//! The small taxonomy of the tests, and a way to say what a text should yield.

use std::sync::{Arc, LazyLock};

use skills::{SkillReader, Taxonomy};

/// The files of the small taxonomy.
pub(crate) const FILES: [(&str, &str); 2] = [
    ("occupations.toml", include_str!("../fixtures/occupations.toml")),
    ("skills.toml", include_str!("../fixtures/skills.toml")),
];

/// The small taxonomy.
#[expect(clippy::panic, reason = "a test without its fixtures cannot go on")]
pub(crate) static TAXONOMY: LazyLock<Arc<Taxonomy>> = LazyLock::new(|| match Taxonomy::parse(&FILES) {
    Ok(taxonomy) => Arc::new(taxonomy),
    Err(faults) => panic!("{faults:#?}"),
});

/// A reader for it.
pub(crate) static READER: LazyLock<SkillReader> = LazyLock::new(|| SkillReader::new(Arc::clone(&TAXONOMY)));

/// The skills mentioned and not denied, each as `id`, denied ones as `-id`, in order of position.
#[allow(dead_code, reason = "not every test file asks this")]
pub(crate) fn read(text: &str) -> Vec<String> {
    let mentions = READER.mentions(text);
    let name = |m: &skills::Mention| format!("{}{}", if m.negated { "-" } else { "" }, TAXONOMY.skill(m.skill).id);
    mentions.iter().map(name).collect()
}

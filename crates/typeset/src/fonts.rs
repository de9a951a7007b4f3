//! The letters that are at hand: Noto Sans for Latin, Greek, Cyrillic, Devanagari and Arabic script, and what an operator adds.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use typst::{
    foundations::Bytes,
    text::{Font, FontBook},
};

/// Directories within directories that are looked into.
const DEPTH: u8 = 6;
/// Files of fonts that are read at most.
const MOST: usize = 4_000;

const BUILT_IN: [&[u8]; 7] = [
    ttf_noto_sans::REGULAR,
    ttf_noto_sans::BOLD,
    ttf_noto_sans::ITALIC,
    include_bytes!("../fonts/NotoSansDevanagari-Regular.ttf"),
    include_bytes!("../fonts/NotoSansDevanagari-Bold.ttf"),
    include_bytes!("../fonts/NotoSansArabic-Regular.ttf"),
    include_bytes!("../fonts/NotoSansArabic-Bold.ttf"),
];

/// All fonts, the built-in ones first.
pub(crate) struct Fonts {
    pub(crate) all: Vec<Font>,
    pub(crate) book: FontBook,
}

impl Fonts {
    /// The built-in ones, and those of these directories.
    pub(crate) fn new(dirs: &[PathBuf]) -> io::Result<Self> {
        let mut all: Vec<Font> = BUILT_IN
            .iter()
            .flat_map(|bytes| Font::iter(Bytes::new(*bytes)))
            .collect();
        let mut files = Vec::new();
        for dir in dirs {
            find(dir, DEPTH, &mut files)?;
        }
        files.sort();
        for file in files.iter().take(MOST) {
            all.extend(Font::iter(Bytes::new(fs::read(file)?)));
        }
        let book = FontBook::from_fonts(&all);
        Ok(Self { all, book })
    }
}

/// Files of fonts in a directory and those within it.
fn find(dir: &Path, depth: u8, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(dir)? {
        let path = entry?.path();
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        if path.is_dir() {
            if depth > 0 {
                find(&path, depth - 1, files)?;
            }
        } else if ["ttf", "otf", "ttc", "otc"].contains(&ending.to_ascii_lowercase().as_str()) {
            files.push(path);
        }
    }
    Ok(())
}

//! The files of messages: GNU gettext PO, one for each language but English.

use std::sync::LazyLock;

use polib::po_file;
use rustc_hash::FxHashMap;

use crate::Lang;

/// All messages of a language by their English; for a sentence with a number by the English of many. Each has its forms by
/// number: one for a plain sentence; else that for one, then that for more.
pub(crate) type Translations = FxHashMap<String, Vec<String>>;

/// The text of the language's file; none for English.
pub(crate) fn file(lang: Lang) -> Option<&'static str> {
    match lang {
        Lang::English => None,
        Lang::Spanish => Some(include_str!("../messages/es.po")),
        Lang::Hindi => Some(include_str!("../messages/hi.po")),
    }
}

/// The messages of a language; empty for English, read once.
pub(crate) fn translations(lang: Lang) -> &'static Translations {
    static SPANISH: LazyLock<Translations> = LazyLock::new(|| read(Lang::Spanish));
    static HINDI: LazyLock<Translations> = LazyLock::new(|| read(Lang::Hindi));
    static NONE: LazyLock<Translations> = LazyLock::new(Translations::default);
    match lang {
        Lang::English => &NONE,
        Lang::Spanish => &SPANISH,
        Lang::Hindi => &HINDI,
    }
}

/// A file that cannot be read leaves the pages in English; a test says why.
fn read(lang: Lang) -> Translations {
    let catalogue = file(lang).and_then(|text| po_file::parse_from_reader(text.as_bytes()).ok());
    let Some(catalogue) = catalogue else {
        return Translations::default();
    };
    let done = catalogue
        .messages()
        .filter(|message| message.is_translated() && !message.is_fuzzy());
    done.map(|message| {
        if message.is_plural() {
            let forms = message.msgstr_plural().cloned().unwrap_or_default();
            (message.msgid_plural().unwrap_or_default().to_owned(), forms)
        } else {
            let form = message.msgstr().unwrap_or_default().to_owned();
            (message.msgid().to_owned(), vec![form])
        }
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use polib::po_file;

    use super::file;
    use crate::Lang;

    #[test]
    fn every_file_can_be_read() {
        for lang in Lang::ALL {
            if let Some(text) = file(lang) {
                let read = po_file::parse_from_reader(text.as_bytes());
                assert!(read.is_ok(), "{}.po: {:?}", lang.code(), read.err());
            }
        }
    }
}

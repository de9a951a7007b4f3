//! Any bytes are a file of postings or are refused: no panic, no endless loop, no row without a title and a text.
#![no_main]

use std::io::Cursor;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(import) = sources::open(Cursor::new(bytes.to_vec()), None, &[]) else {
        return;
    };
    assert!(import.mapping.columns.len() <= 500);
    let mut rows = 0;
    for row in import.rows {
        rows += 1;
        assert!((1..=bytes.len() as u64 + 2).contains(&row.line));
        match row.outcome {
            Ok(raw) => {
                assert!(!raw.title.trim().is_empty() && !raw.description.trim().is_empty() && !row.key.is_empty());
                assert!(sources::content_hash(&raw).starts_with("c1-"));
            }
            Err(refused) => assert!(!refused.reason.is_empty() && row.key.is_empty()),
        }
    }
    assert!(rows <= bytes.len() + 1);
});

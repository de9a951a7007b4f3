//! Any bytes are read or refused, never more: no panic outside the PDF parser, no endless loop, no text beyond its limit.
#![no_main]

use documents::{Limits, read_here};
use libfuzzer_sys::fuzz_target;

fuzz_target!(
    // The fuzzer ends the process at any panic, also one that is caught: the PDF parser's are, and count as "damaged".
    init: drop(std::panic::take_hook()),
    |bytes: &[u8]| {
    let limits = Limits { output: 64 * 1024, unpacked: 4 * 1024 * 1024, ..Limits::default() };
    if let Ok(document) = read_here(bytes, &limits) {
        assert!(document.text.len() <= limits.output);
        assert!(document.text.contains(char::is_alphanumeric));
        assert!(!document.text.contains(|c: char| c.is_control() && c != '\n' && c != '\t'));
        let lines = document.text.lines().count();
        assert!(document.headings.iter().all(|&line| (line as usize) < lines));
        assert!(document.headings.is_sorted());
    }
    }
);

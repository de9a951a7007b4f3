//! Any bytes are a mail or are refused: no panic, no endless loop, nothing longer than is kept, no line that hides another.
//!
//! Seeds: `cargo +nightly fuzz run read_mail fuzz/corpus/read_mail crates/mail/tests/mails`.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mail::read::{Kind, MOST_ATTACHMENTS, read};

fuzz_target!(
    // The fuzzer ends the process at any panic, also one that is caught: the parser's are, and count as "not a mail".
    init: drop(std::panic::take_hook()),
    |bytes: &[u8]| {
    let Ok(mail) = read(bytes) else { return };
    let on_one_line = |text: &str| !text.contains(char::is_control);
    assert!(on_one_line(&mail.subject));
    for mailbox in mail.from.iter().chain(&mail.to) {
        assert!(mailbox.address.contains('@') && on_one_line(&mailbox.address));
        assert!(mailbox.name.as_deref().is_none_or(on_one_line));
    }
    for id in mail.message_id.iter().chain(&mail.in_reply_to).chain(&mail.references) {
        assert!(id.starts_with('<') && id.ends_with('>') && id.bytes().all(|byte| byte.is_ascii_graphic()));
    }
    assert!(mail.attachments.len() <= MOST_ATTACHMENTS);
    for file in &mail.attachments {
        assert!(on_one_line(&file.name) && !file.name.contains(['/', '\\']));
    }
    // Letters of old encodings take up to three bytes; what is cut is cut before.
    assert!(mail.text.len() <= 256 * 1024 + 16 && mail.text == mail.text.trim());
    assert!(!mail.text.contains(|letter: char| letter.is_control() && letter != '\n'));
    if let Kind::Bounce { recipient: Some(recipient), .. } = &mail.kind {
        assert!(recipient.contains('@'));
    }
    }
);

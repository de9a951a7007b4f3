//! Mails of the corpus, damaged at random, and mails without measure: reading ends soon, and keeps no more than it promises.
//!
//! The same assertions as in `fuzz/fuzz_targets/read_mail.rs`, in the few seconds a test may take.
#![allow(clippy::unwrap_used, reason = "a mail of a test that is not read has failed")]

mod damaged;
mod measure;

use mail::read::{Incoming, Kind, MOST_ATTACHMENTS};

/// What holds of every mail, whoever wrote it.
fn holds(mail: &Incoming) {
    let on_one_line = |text: &str| !text.contains(char::is_control);
    assert!(on_one_line(&mail.subject), "{:?}", mail.subject);
    for mailbox in mail.from.iter().chain(&mail.to) {
        assert!(
            mailbox.address.contains('@') && on_one_line(&mailbox.address),
            "{mailbox:?}"
        );
        assert!(mailbox.name.as_deref().is_none_or(on_one_line), "{mailbox:?}");
    }
    for id in mail.message_id.iter().chain(&mail.in_reply_to).chain(&mail.references) {
        assert!(id.bytes().all(|byte| byte.is_ascii_graphic()), "{id:?}");
    }
    assert!(mail.attachments.len() <= MOST_ATTACHMENTS && mail.to.len() <= 200);
    for file in &mail.attachments {
        assert!(
            on_one_line(&file.name) && !file.name.contains(['/', '\\']),
            "{:?}",
            file.name
        );
    }
    assert!(mail.text.len() <= 256 * 1024 + 16, "{} bytes of text", mail.text.len());
    assert!(!mail.text.contains(|letter: char| letter.is_control() && letter != '\n'));
    if let Kind::Bounce {
        recipient: Some(recipient),
        ..
    } = &mail.kind
    {
        assert!(recipient.contains('@'), "{recipient}");
    }
}

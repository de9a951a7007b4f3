//! What people read of a background check, and what a person says yes to.

use i18n::days::day;
use model::CheckKind;

use super::SeenCheck;

/// The version of the text below. It goes up with every change of what people agree to.
pub(super) const VERSION: &str = "1";
/// So many days after it has ended everything that was collected is destroyed.
pub const KEPT_DAYS: i64 = 180;

/// What is looked into, as people read it.
pub fn kind_words(kind: CheckKind) -> &'static str {
    match kind {
        CheckKind::Identity => t!("Who you are"),
        CheckKind::Education => t!("Where you learned"),
        CheckKind::Work => t!("Where you worked"),
        CheckKind::References => t!("What others say of your work"),
    }
}

/// How it is looked into, and what the person is asked for.
pub fn kind_about(kind: CheckKind) -> &'static str {
    match kind {
        CheckKind::Identity => {
            t!("whether you are who you say you are, by a paper with your name and picture that you choose")
        }
        CheckKind::Education => {
            t!("whether you learned where and when you say, by a certificate or by asking the school you name")
        }
        CheckKind::Work => {
            t!("whether you worked where and when you say, by a paper or by asking the employer you name")
        }
        CheckKind::References => t!(
            "what people say who know your work: you name them, they are asked by mail, and you read what they write"
        ),
    }
}

/// What a person is asked to say yes to, paragraph by paragraph; as it was kept, once they said it.
pub(super) fn consent(seen: &SeenCheck) -> Vec<String> {
    let Some(check) = &seen.check else { return Vec::new() };
    if let Some(consent) = &check.consent {
        return consent.text.split("\n\n").map(str::to_owned).collect();
    }
    let (employer, title) = (&seen.employer, &seen.title);
    let mut all = vec![t!(
        "{employer} asks to look into the following, for your application for “{title}”, by {by}:",
        employer,
        title,
        by = day(check.due_on)
    )];
    all.extend(seen.parts.iter().map(|part| {
        let (what, how) = (kind_words(part.step.kind), kind_about(part.step.kind));
        t!("{what}: {how}.", what, how)
    }));
    all.push(t!("Nothing else is looked into, and no register is asked about you.").to_owned());
    all.push(t!(
        "Documents you hand in are kept sealed. They are opened by these people of {employer} alone, each time for a reason that is written down and shown to you: {names}.",
        employer,
        names = seen.readers.join(", ")
    ));
    if let Some(provider) = &check.provider {
        all.push(t!(
            "{provider} looks into it for {employer}. It is told your name, what is to be looked into, and what you write about it here; nothing else.",
            provider,
            employer
        ));
    }
    all.push(t!(
        "You see everything that is found, and what others write, as soon as it is there. If it is not right you say so, and they look again. {employer} may not say no because of it without telling you first what it rests on and giving you days to answer.",
        employer
    ));
    all.push(t!(
        "What is collected is destroyed {days} days after this has ended. That you were asked, and what you said, stays with your application.",
        days = KEPT_DAYS
    ));
    all.push(t!(
        "You may say no, and you may take your yes back at any time, without a reason. Then nothing more is looked into, and what was collected is destroyed at once. {employer} then decides about your application without it.",
        employer
    ));
    all
}

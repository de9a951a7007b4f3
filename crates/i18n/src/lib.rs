//! The words of the pages in the languages of those who read them.
//!
//! A sentence stands in the code in English, where it is used: `t!("Sign in")`, `t!("Step {number} of {of}", number, of)`,
//! `tn!(count, "{n} opening", "{n} openings")`. The English is the key; `messages/*.po` hold what it is in other languages.
//! Which language is spoken is set once, at the door ([`speaking`], [`spoken`]), and holds for all that is said inside.
//!
//! - To say one more thing: write it with `t!`, then `cargo xtask words` adds it to the files; translate it there. The
//!   test command is red while one is missing, unused, or has lost a `{placeholder}`.
//! - To add one more language: a line in [`Lang`], its numbers in [`numbers`], its months in [`days`], a file of messages.

pub mod days;
mod kept;
mod lang;
mod messages;
pub mod numbers;
mod said;

pub use kept::Kept;
pub use lang::{Lang, Spoken, carrying, lang, only_english, speaking, spoken};
pub use numbers::count;
pub use said::{fill, fill_counted, known, of_number, text};

/// A sentence in the language that is spoken: `&'static str` without placeholders, `String` with.
///
/// `t!("Hello {name}", name)`, `t!("Hello {name}", name = person.name())`. The placeholders are checked when compiled.
#[macro_export]
macro_rules! t {
    ($id:literal $(,)?) => { $crate::text($id) };
    ($id:literal, $($name:ident $(= $value:expr)?),+ $(,)?) => {{
        if false {
            let _ = ::core::format_args!($id, $($name = $crate::given!($name $(= $value)?)),+);
        }
        $crate::fill($crate::text($id), &[$((::core::stringify!($name), &$crate::given!($name $(= $value)?))),+])
    }};
}

/// A sentence with a number in it, in the form the language has for that number; `{n}` is the number.
///
/// `tn!(count, "{n} opening", "{n} openings")`, with more values behind as in [`t!`].
#[macro_export]
macro_rules! tn {
    ($number:expr, $one:literal, $many:literal $(, $name:ident $(= $value:expr)?)* $(,)?) => {{
        let number = u64::try_from($number).unwrap_or(u64::MAX);
        $crate::fill_counted(
            $crate::of_number(number, $one, $many),
            number,
            &[$((::core::stringify!($name), &$crate::given!($name $(= $value)?))),*],
        )
    }};
}

/// A sentence to be translated later, with [`text`]: for tables that are made before the language is known.
#[macro_export]
macro_rules! later {
    ($id:literal) => {
        $id
    };
}

/// A sentence with numbers in it that is kept and told later to people of any language: `kept!("line {line}", line)` is a
/// [`Kept`]. The placeholders are checked when compiled.
#[macro_export]
macro_rules! kept {
    ($id:literal $(, $name:ident $(= $value:expr)?)* $(,)?) => {{
        if false {
            let _ = ::core::format_args!($id $(, $name = $crate::given!($name $(= $value)?))*);
        }
        $crate::Kept::new(
            $id,
            &[$((::core::stringify!($name), u64::try_from($crate::given!($name $(= $value)?)).unwrap_or(u64::MAX))),*],
        )
    }};
}

/// The value of one placeholder; part of [`t!`].
#[doc(hidden)]
#[macro_export]
macro_rules! given {
    ($name:ident) => {
        $name
    };
    ($name:ident = $value:expr) => {
        $value
    };
}

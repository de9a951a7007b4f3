//! Which language is spoken.

use std::{
    cell::Cell,
    future::Future,
    pin::Pin,
    task::{Context, Poll},
};

use pin_project_lite::pin_project;

/// A language the pages are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Lang {
    /// English, as the code has it.
    #[default]
    English,
    /// Spanish.
    Spanish,
    /// Hindi.
    Hindi,
}

impl Lang {
    /// All of them, as the switch shows them.
    pub const ALL: [Self; 3] = [Self::English, Self::Spanish, Self::Hindi];

    /// The code of BCP 47: `en`.
    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Spanish => "es",
            Self::Hindi => "hi",
        }
    }

    /// Its name in itself: somebody who looks for it reads no other.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Spanish => "Español",
            Self::Hindi => "हिन्दी",
        }
    }

    /// The language with this code; the part after a hyphen is left out (`es-MX`).
    pub fn from_code(code: &str) -> Option<Self> {
        let main = code.split('-').next().unwrap_or_default();
        Self::ALL
            .into_iter()
            .find(|lang| lang.code().eq_ignore_ascii_case(main.trim()))
    }

    /// The one of ours a reader would rather have, by the `Accept-Language` of RFC 9110, section 12.5.4.
    ///
    /// The highest weight wins, the first of equals; English when none of ours is there.
    pub fn accepted(header: &str) -> Self {
        let mut best = (0, Self::English);
        for range in header.split(',').take(32) {
            let mut parts = range.split(';');
            let Some(lang) = parts.next().and_then(Self::from_code) else {
                continue;
            };
            let weight = parts
                .find_map(|part| part.trim().strip_prefix("q="))
                .map_or(1_000, thousandths);
            if weight > best.0 {
                best = (weight, lang);
            }
        }
        best.1
    }
}

/// A weight from 0 to 1 as thousandths; what cannot be read counts nothing.
fn thousandths(weight: &str) -> u16 {
    let (whole, rest) = weight.trim().split_once('.').unwrap_or((weight.trim(), ""));
    let digits: String = rest.chars().chain("000".chars()).take(3).collect();
    match (whole, digits.parse::<u16>()) {
        ("1", _) => 1_000,
        ("0", Ok(part)) => part,
        _ => 0,
    }
}

thread_local! {
    static SPOKEN: Cell<Lang> = const { Cell::new(Lang::English) };
}

/// The language spoken here and now; English where nobody has said.
pub fn lang() -> Lang {
    SPOKEN.get()
}

/// A text of the data that there is in English alone: itself where English is spoken, nothing elsewhere.
pub fn only_english(text: &str) -> &str {
    if lang() == Lang::English { text } else { "" }
}

/// Sets the language back when it goes, also when what was said inside panics.
struct Before(Lang);

impl Drop for Before {
    fn drop(&mut self) {
        SPOKEN.set(self.0);
    }
}

/// Does something while this language is spoken.
pub fn speaking<T>(lang: Lang, does: impl FnOnce() -> T) -> T {
    let _before = Before(SPOKEN.replace(lang));
    does()
}

/// What is done elsewhere, on a thread of its own, in the language that is spoken here.
pub fn carrying<T>(does: impl FnOnce() -> T) -> impl FnOnce() -> T {
    let lang = lang();
    move || speaking(lang, does)
}

pin_project! {
    /// A future inside which one language is spoken, on whichever thread it runs; made by [`spoken`].
    pub struct Spoken<F> {
        #[pin]
        inner: F,
        lang: Lang,
    }
}

/// A future inside which this language is spoken.
pub fn spoken<F: Future>(lang: Lang, inner: F) -> Spoken<F> {
    Spoken { inner, lang }
}

impl<F: Future> Future for Spoken<F> {
    type Output = F::Output;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<F::Output> {
        let this = self.project();
        speaking(*this.lang, || this.inner.poll(context))
    }
}

#[cfg(test)]
mod tests {
    use super::{Lang, lang, speaking, spoken};

    #[test]
    fn the_reader_is_given_what_they_would_rather_have() {
        for (header, wanted) in [
            ("", Lang::English),
            ("es", Lang::Spanish),
            ("es-MX,es;q=0.9,en;q=0.8", Lang::Spanish),
            ("fr-FR,fr;q=0.9,hi;q=0.5,en;q=0.4", Lang::Hindi),
            ("en-IN,hi;q=0.9", Lang::English),
            ("hi;q=0, es;q=0.1", Lang::Spanish),
            ("fr,de;q=0.5", Lang::English),
            ("hi;q=nonsense,en;q=0.001", Lang::English),
            ("HI", Lang::Hindi),
        ] {
            assert_eq!(Lang::accepted(header), wanted, "{header}");
        }
    }

    #[test]
    fn a_language_holds_inside_and_not_outside() {
        assert_eq!(lang(), Lang::English);
        speaking(Lang::Hindi, || {
            assert_eq!(lang(), Lang::Hindi);
            speaking(Lang::Spanish, || assert_eq!(lang(), Lang::Spanish));
            assert_eq!(lang(), Lang::Hindi);
        });
        assert_eq!(lang(), Lang::English);
    }

    #[test]
    fn a_language_goes_along_to_another_thread() {
        let there = speaking(Lang::Hindi, || std::thread::spawn(super::carrying(lang)));
        assert_eq!(there.join().unwrap(), Lang::Hindi);
    }

    #[test]
    fn a_future_speaks_only_while_it_runs() {
        use std::{
            future,
            pin::pin,
            task::{Context, Poll, Waker},
        };
        let mut polls = 0;
        let waiting = future::poll_fn(move |_| {
            polls += 1;
            if polls == 1 { Poll::Pending } else { Poll::Ready(lang()) }
        });
        let mut waiting = pin!(spoken(Lang::Spanish, waiting));
        let mut context = Context::from_waker(Waker::noop());
        assert_eq!(waiting.as_mut().poll(&mut context), Poll::Pending);
        assert_eq!(
            lang(),
            Lang::English,
            "between two turns of a task others speak on this thread"
        );
        assert_eq!(waiting.as_mut().poll(&mut context), Poll::Ready(Lang::Spanish));
    }
}

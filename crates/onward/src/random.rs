//! Randomness from the operating system.

/// The operating system's random numbers, good for secrets.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SystemRandom;

impl model::Random for SystemRandom {
    fn fill(&self, bytes: &mut [u8]) {
        // Without randomness no id and no token can be made; going on would make them guessable.
        if let Err(error) = getrandom::fill(bytes) {
            eprintln!("The operating system gives no randomness ({error}); stopping.");
            std::process::abort();
        }
    }
}

//! Passwords and tokens.

use std::sync::LazyLock;

use argon2::{
    Argon2,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use model::Random;
use sha2::{Digest, Sha256};

/// A token for a cookie or a link: 256 random bits. Only its hash is stored.
#[derive(Clone)]
pub struct Token(String);

impl Token {
    /// A new token.
    pub fn new(random: &dyn Random) -> Self {
        let mut bytes = [0; 32];
        random.fill(&mut bytes);
        Self(URL_SAFE_NO_PAD.encode(bytes))
    }

    /// The text that goes into the cookie or the link.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token(..)")
    }
}

/// What is stored of a token: its SHA-256. `None` when the text cannot be one of ours.
pub(crate) fn token_hash(token: &str) -> Option<[u8; 32]> {
    (token.len() == 43).then(|| Sha256::digest(token.as_bytes()).into())
}

/// A code that is read aloud or typed: eight characters without look-alikes, shown as two groups of four.
/// About 39 bits; it lives for a short time and few attempts.
pub(crate) fn spoken_code(random: &dyn Random) -> String {
    const LETTERS: &[u8; 30] = b"ABCDEFGHJKMNPQRSTUVWXYZ2345679";
    let mut code = String::with_capacity(9);
    while code.len() < 9 {
        let mut byte = [0];
        random.fill(&mut byte);
        // Bytes from 240 on would favour the first letters.
        if byte[0] < 240 {
            if code.len() == 4 {
                code.push('-');
            }
            code.push(char::from(LETTERS[usize::from(byte[0]) % LETTERS.len()]));
        }
    }
    code
}

/// What is stored of a spoken code; spaces, hyphens and case do not matter.
pub(crate) fn spoken_code_hash(typed: &str) -> [u8; 32] {
    let plain: String = typed
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_uppercase())
        .collect();
    Sha256::digest(plain.as_bytes()).into()
}

/// Why a password cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum WeakPassword {
    /// Fewer than ten characters.
    TooShort,
    /// Longer than anyone types.
    TooLong,
    /// Among the first ones anyone would try.
    Common,
}

impl WeakPassword {
    /// What to tell the person.
    pub(crate) fn sentence(self) -> &'static str {
        match self {
            Self::TooShort => {
                t!("Please choose at least 10 characters. Three or four words in a row are easy to remember.")
            }
            Self::TooLong => t!("Please choose at most 200 characters."),
            Self::Common => t!("This password is one of the first that others would try. Please choose another."),
        }
    }
}

/// Checks a new password: length, and the plainest ones refused (after NIST SP 800-63B, 5.1.1.2).
pub(crate) fn check_new_password(password: &str, contact: &str) -> Result<(), WeakPassword> {
    let length = password.chars().count();
    if length < 10 {
        return Err(WeakPassword::TooShort);
    }
    if length > 200 {
        return Err(WeakPassword::TooLong);
    }
    let plain = password.to_lowercase();
    let few_letters = plain.chars().collect::<std::collections::BTreeSet<_>>().len() < 4;
    let run = "01234567890123456789 abcdefghijklmnopqrstuvwxyz qwertyuiopasdfghjklzxcvbnm".contains(&plain);
    let name = contact.split('@').next().unwrap_or(contact).to_lowercase();
    let own = plain == contact.to_lowercase()
        || (name.len() >= 4 && plain.trim_end_matches(|c: char| c.is_ascii_digit()) == name);
    let common = [
        "password",
        "passwort",
        "qwerty",
        "letmein",
        "welcome",
        "contrasena",
        "iloveyou",
        "onward",
    ];
    let base = plain.trim_end_matches(|c: char| !c.is_alphabetic());
    if few_letters || run || own || common.contains(&base) {
        Err(WeakPassword::Common)
    } else {
        Ok(())
    }
}

/// Hashes a password with argon2id (19 MiB, two passes: OWASP's minimum). Takes some 20 ms of CPU: not inside a transaction.
pub(crate) fn hash_password(password: &str, random: &dyn Random) -> Option<String> {
    let mut salt = [0; 16];
    random.fill(&mut salt);
    Argon2::default()
        .hash_password_with_salt(password.as_bytes(), &salt)
        .ok()
        .map(|hash| hash.to_string())
}

/// Whether the password is the one that was hashed. Without a hash the same work is done, so that the time does not tell
/// whether an account exists.
pub(crate) fn password_matches(password: &str, hash: Option<&str>) -> bool {
    static NOBODY: LazyLock<String> = LazyLock::new(|| {
        Argon2::default()
            .hash_password_with_salt(b"nobody's password", b"no account here!")
            .map(|hash| hash.to_string())
            .unwrap_or_default()
    });
    let parsed = PasswordHash::new(hash.unwrap_or(NOBODY.as_str()));
    let matches = parsed.is_ok_and(|parsed| Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok());
    matches && hash.is_some()
}

#[cfg(test)]
mod tests {
    use model::SeededRandom;

    use super::*;

    #[test]
    fn a_password_is_known_again_and_no_other() {
        let random = SeededRandom::new(1);
        let hash = hash_password("four plain words here", &random).unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        assert!(password_matches("four plain words here", Some(&hash)));
        assert!(!password_matches("four plain words her", Some(&hash)));
        assert!(!password_matches("nobody's password", None));
        assert!(!password_matches("x", Some("not a hash")));
    }

    #[test]
    fn plain_passwords_are_refused_with_a_reason() {
        let check = |password| check_new_password(password, "asha.rao@example.org");
        assert_eq!(check("short"), Err(WeakPassword::TooShort));
        for plain in [
            "password2026",
            "1234567890",
            "aaaaaaaaaaaa",
            "asha.rao2026",
            "Welcome!!!!!",
            "asha.rao@example.org",
        ] {
            assert_eq!(check(plain), Err(WeakPassword::Common), "{plain}");
        }
        assert_eq!(check("tea on the veranda"), Ok(()));
        assert_eq!(check(&"long ".repeat(50)), Err(WeakPassword::TooLong));
    }

    #[test]
    fn codes_are_typed_as_people_type() {
        let code = spoken_code(&SeededRandom::new(7));
        assert_eq!(code.len(), 9);
        assert_eq!(&code[4..5], "-");
        assert_eq!(
            spoken_code_hash(&code),
            spoken_code_hash(&code.to_lowercase().replace('-', " "))
        );
        assert!(!code.contains(['0', 'O', '1', 'I', 'L', '8']));
    }

    #[test]
    fn tokens_differ_and_only_their_shape_is_looked_up() {
        let random = SeededRandom::new(3);
        let (a, b) = (Token::new(&random), Token::new(&random));
        assert_ne!(a.as_str(), b.as_str());
        assert!(token_hash(a.as_str()).is_some());
        assert!(token_hash("short").is_none());
        assert_eq!(format!("{a:?}"), "Token(..)");
    }
}

//! The body: plain text and HTML as alternatives (RFC 2046, section 5.1.4), and what comes along.

use std::error::Error;

use data_encoding::HEXLOWER;
use lettre::message::{
    Attachment as Built, MultiPart, SinglePart,
    header::{ContentType, Header, HeaderName, HeaderValue},
};
use sha2::{Digest, Sha256};

use super::{Attachment, ComposeError, Message, headers::one_line, html};

pub(super) fn body(message: &Message) -> Result<MultiPart, ComposeError> {
    let page = html::page(&message.subject, &message.text, message.lang);
    let alternatives = MultiPart::alternative()
        .boundary(boundary(message, "words"))
        .singlepart(words(message, ContentType::TEXT_PLAIN, message.text.clone()))
        .singlepart(words(message, ContentType::TEXT_HTML, page));
    if message.attachments.is_empty() {
        return Ok(alternatives);
    }
    let mixed = MultiPart::mixed()
        .boundary(boundary(message, "files"))
        .multipart(alternatives);
    let mut files = message.attachments.iter();
    files.try_fold(mixed, |mixed, file| Ok(mixed.singlepart(attached(file)?)))
}

fn words(message: &Message, kind: ContentType, text: String) -> SinglePart {
    let language = ContentLanguage(message.lang.code().to_owned());
    SinglePart::builder().header(kind).header(language).body(text)
}

fn attached(file: &Attachment) -> Result<SinglePart, ComposeError> {
    let kind = ContentType::parse(&one_line(&file.media_type));
    let kind = kind.map_err(|_| ComposeError::MediaType(file.media_type.clone()))?;
    Ok(Built::new(one_line(&file.name)).body(file.bytes.clone(), kind))
}

/// What parts the parts: the same for the same message, and nothing that its text could hold, because it depends on it.
fn boundary(message: &Message, what: &str) -> String {
    let mut hash = Sha256::new();
    for piece in [what, &message.message_id, &message.text] {
        hash.update(piece.as_bytes());
        hash.update([0]);
    }
    HEXLOWER.encode(&hash.finalize()[..16])
}

/// The language of a part (RFC 3282), which programs that read aloud go by.
#[derive(Clone)]
struct ContentLanguage(String);

impl Header for ContentLanguage {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Content-Language")
    }

    fn parse(text: &str) -> Result<Self, Box<dyn Error + Send + Sync>> {
        Ok(Self(text.to_owned()))
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), self.0.clone())
    }
}

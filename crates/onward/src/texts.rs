//! Text messages, by the settings.

use gateway::{text, webhook};
use journey::{Channels, TextKind, Texts};

use crate::settings::{self, Settings, TextFormat, TextProof};

/// The ways out beside mails.
pub(crate) fn of(settings: &Settings) -> Result<Channels, String> {
    let country_code = settings.texts.country_code.trim();
    if !country_code.is_empty() && !is_code(country_code) {
        return Err(format!(
            "The setting texts.country_code = \"{country_code}\" is no country code. Write one such as \"+91\"."
        ));
    }
    Ok(Channels {
        country_code: country_code.to_owned(),
        texts: texts(settings)?,
        pushes: None,
        webhooks: None,
    })
}

fn is_code(text: &str) -> bool {
    text.strip_prefix('+')
        .is_some_and(|digits| (1..=4).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit()))
}

fn texts(settings: &Settings) -> Result<Option<Texts>, String> {
    let texts = &settings.texts;
    if texts.url.trim().is_empty() {
        return Ok(None);
    }
    let gateway = text::Gateway::new(text::Settings {
        url: texts.url.trim().to_owned(),
        token: texts.token.clone(),
        headers: texts.headers.clone(),
        format: match texts.format {
            TextFormat::Json => text::Format::Json,
            TextFormat::Form => text::Format::Form,
        },
        body: texts.body.clone(),
    });
    Ok(Some(Texts {
        gateway: gateway.map_err(|why| format!("The settings under [texts]: {why}"))?,
        kind: match texts.kind {
            settings::TextKind::Sms => TextKind::Sms,
            settings::TextKind::Whatsapp => TextKind::Whatsapp,
        },
        a_day: texts.a_day,
        codes_a_day: texts.codes_a_day,
        countries: texts.countries.iter().map(|code| code.trim().to_owned()).collect(),
        inlet: inlet(settings),
    }))
}

fn inlet(settings: &Settings) -> Option<webhook::Settings> {
    let inlet = &settings.texts_in;
    (!inlet.secret.is_empty()).then(|| webhook::Settings {
        secret: inlet.secret.clone(),
        proof: match inlet.proof {
            TextProof::Token => webhook::Proof::Token,
            TextProof::Hmac => webhook::Proof::Hmac,
        },
        header: inlet.header.trim().to_lowercase(),
        from: inlet.from.clone(),
        text: inlet.text.clone(),
        id: inlet.id.clone(),
    })
}

#[cfg(test)]
mod tests {
    use super::of;
    use crate::settings::Settings;

    #[test]
    fn text_messages_leave_where_a_gateway_is_set_and_mistakes_are_told() {
        let mut settings = Settings::default();
        assert!(of(&settings).unwrap().texts.is_none());
        "https://sms.example.org/send".clone_into(&mut settings.texts.url);
        let texts = of(&settings).unwrap().texts.unwrap();
        assert!(texts.inlet.is_none() && texts.a_day == 2);
        "only we know".clone_into(&mut settings.texts_in.secret);
        assert_eq!(
            of(&settings).unwrap().texts.unwrap().inlet.unwrap().header,
            "x-signature"
        );
        "India".clone_into(&mut settings.texts.country_code);
        assert!(of(&settings).unwrap_err().contains("\"+91\""));
        settings.texts.country_code.clear();
        "{".clone_into(&mut settings.texts.body);
        assert!(of(&settings).unwrap_err().contains("[texts]"));
    }
}

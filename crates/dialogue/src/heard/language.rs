//! Which language a message is in, and whether it asks for one.

use i18n::Lang;

/// Small words that stand in one of the languages only.
const SPANISH: &str = "eres un idiota mis datos borra borrar elimina eliminar cuenta piden pide dinero quiere ayuda que de la el los las para por con una soy tengo busco quiero trabajo trabajos hola gracias donde estoy empleo mi \
    como vivo hay puedo necesito ayuda si guardar cerca y pero muy mas";
const HINDI: &str = "shukriya dhanyavaad madad wo woh paise rahe maang mat kuch sab karo mujhe mera meri mere hai hain hoon kaam naukri chahiye kya kaise kahan mein ka ki ko nahi nahin aur haan namaste \
    karna karta karti bata batao dikhao se ke raha rahi tha thi aap main";
const ENGLISH: &str = "the i a is am are my me want need job jobs work for to and in of what how you do have can please show why not it \
    this that hello hi yes only with";
const ASKED: [(&str, &str); 3] = [
    (
        "en",
        "in english|english please|speak english|english|en ingles|ingles|अंग्रेज़ी में|अंग्रेजी में|english mein",
    ),
    (
        "es",
        "in spanish|spanish please|speak spanish|spanish|en espanol|espanol|स्पेनिश में",
    ),
    (
        "hi",
        "in hindi|hindi please|speak hindi|hindi|en hindi|हिंदी में|हिन्दी में|hindi mein|hindi me",
    ),
];

/// The language a message is clearly in; nothing when it could be several.
pub(crate) fn written(text: &str, said: &[String]) -> Option<Lang> {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let devanagari = text.chars().filter(|c| ('\u{900}'..='\u{97F}').contains(c)).count();
    if devanagari * 3 > letters {
        return Some(Lang::Hindi);
    }
    let count = |list: &str| {
        said.iter()
            .filter(|word| list.split_whitespace().any(|other| other == *word))
            .count()
    };
    let spanish = count(SPANISH) + 2 * usize::from(text.contains(['ñ', '¿', '¡', 'ó', 'í', 'á', 'é', 'ú']));
    let counts = [
        (count(ENGLISH), Lang::English),
        (spanish, Lang::Spanish),
        (count(HINDI), Lang::Hindi),
    ];
    let (most, lang) = counts.into_iter().max_by_key(|(count, _)| *count)?;
    let rivals = counts
        .iter()
        .filter(|(_, other)| *other != lang)
        .map(|(count, _)| *count)
        .max()?;
    (most >= 2 && most > rivals || most == 1 && rivals == 0 && said.len() <= 3 && lang != Lang::English).then_some(lang)
}

/// The code of the language a message asks for and nothing else.
pub(crate) fn asked_for(said: &[String]) -> Option<&'static str> {
    let kept = said.iter().map(String::as_str);
    let kept: Vec<&str> = kept
        .filter(|word| !["please", "por", "favor", "can", "we", "talk", "now"].contains(word))
        .collect();
    let kept = kept.join(" ");
    let is = |phrases: &str| phrases.split('|').any(|phrase| super::folded(phrase).join(" ") == kept);
    ASKED.iter().find(|(_, phrases)| is(phrases)).map(|(code, _)| *code)
}

#[cfg(test)]
mod tests {
    use i18n::Lang;

    use super::{super::folded, written};

    #[test]
    fn the_language_is_told_only_when_it_is_clear() {
        for (text, lang) in [
            ("I am looking for work", Some(Lang::English)),
            ("busco trabajo de cocinero", Some(Lang::Spanish)),
            ("hola", Some(Lang::Spanish)),
            ("mujhe kaam chahiye", Some(Lang::Hindi)),
            ("मुझे काम चाहिए", Some(Lang::Hindi)),
            ("Pune", None),
            ("ok", None),
            ("2", None),
        ] {
            assert_eq!(written(text, &folded(text)), lang, "{text}");
        }
    }
}

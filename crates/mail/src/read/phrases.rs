//! The words mail programs put around what they quote and under what was written, in many languages.
//!
//! To know one more: a pattern here, and a mail with what is to be read of it in `tests/mails`.

use std::sync::LazyLock;

use regex::Regex;

/// "On Monday Asha wrote:" in many languages; also without the date, and with the address.
const ATTRIBUTIONS: [&str; 16] = [
    r"^On\b.{4,300}\b(wrote|writes)\s?:$",
    r"^(Am|Vom|Von)\b.{4,300}\bschrieb\b.{0,200}:$",
    r"^.{2,200}\bschrieb am\b.{4,200}:$",
    r"^El\b.{4,300}\b(escribió|escribio|ha escrito)\s?:$",
    r"^(Le|Em|Il|A|Em data|Op|Den|På)\b.{4,300}\b(a écrit|écrit|escreveu|ha scritto|schreef|skrev|het geskryf)\b.{0,120}:$",
    r"^(W dniu|Dnia|dnia|pon\.|wt\.|śr\.|czw\.|pt\.|sob\.|niedz\.)\s.{4,300}\b(napisał|napisała|napisał\(a\)|pisze)\b?.{0,80}:$",
    r"^.{0,40}\d.{2,300}\sने\s.{0,120}लिखा\s?:$",
    r"^.{2,300}\sने\s(लिखा|लिखा है)\s?:$",
    r"^.{0,40}\d.{2,300}(пишет|писал|писала|написал|написал\(а\)|написала)\s?:$",
    r"^.{0,40}\d.{2,300}\b(yazdı|şunu yazdı)\s?:$",
    r"^.{0,40}\d.{2,300}(写道|寫道|のメッセージ|님이 작성)\s?[::]$",
    r"^(Op|Den)\s.{4,300}\b(schreef|skrev)\s.{2,120}:$",
    r"^On\b.{4,300}\bat\b.{2,200}<\S+@\S+>\s?:$",
    r"^Citando a .{2,200}:$",
    r"^(Quoting|Zitat von) .{2,200}:$",
    r"^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}.{2,200}<\S+@\S+>\s?:$",
];

/// The same with no more than an address, or the last line of one that was broken.
const ADDRESS_WROTE: &str = r"^.{0,200}<?\S+@\S+>?.{0,60}\b(wrote|writes|schrieb|escribió|escribio|a écrit|ha scritto|escreveu|schreef|skrev|napisał\(a\)|ने लिखा)\s?:$";

/// Lines a program draws above what it quotes without marks.
const ENDS: [&str; 5] = [
    // Mailman's line above what it adds.
    r"^_{47}$",
    r"^-{2,}\s?On .{4,300}\bwrote\s?-{2,}$",
    // An attribution and what it quotes on one line.
    r"^On\b.{4,200}\d.{2,200}<\S+@\S+>\s?wrote:\s",
    r"(?i)^[-_=*]{2,}\s*(original message|forwarded message|reply message|ursprüngliche nachricht|original-?nachricht|weitergeleitete nachricht|mensaje original|mensaje reenviado|message d'origine|message original|message transféré|messaggio originale|messaggio inoltrato|mensagem original|oorspronkelijk bericht|oprindelig meddelelse|wiadomość oryginalna|मूल संदेश|अग्रेषित संदेश|исходное сообщение|пересылаемое сообщение)\s*[-_=*]{2,}$",
    r"(?i)^(begin forwarded message|anfang der weitergeleiteten nachricht|inicio del mensaje reenviado|début du message réexpédié|inizio messaggio inoltrato)\s?:$",
];

/// The block of headers Outlook puts there: its first line, and what follows.
const HEADS: &str =
    r"(?i)^\W{0,2}(from|sent|gesendet|enviado|envoyé|von|de|da|van|od|från|fra|प्रेषक|से|от|kimden)\s?\W{0,2}:\W{0,3}\S";
const MORE_HEADS: &str = r"(?i)^\W{0,2}(sent|date|to|subject|cc|gesendet|datum|an|betreff|enviado( el)?|fecha|para|asunto|envoyé|date|à|objet|inviato|data|a|oggetto|enviada( em)?|assunto|verzonden|aan|onderwerp|wysłano|do|temat|skickat|till|ämne|भेजा गया|दिनांक|को|प्रति|विषय|отправлено|дата|кому|тема)\s?\W{0,2}:";

/// What a telephone or a program adds about itself.
const DEVICES: [&str; 13] = [
    r"(?i)^(sent|written|typed) (from|with|on|via) (my|a|the) (iphone|ipad|ipod|galaxy|samsung|android|pixel|huawei|xiaomi|mobile|phone|mac)\b.{0,80}$",
    // Devices with other names: few words, no sentence.
    r"(?i)^(sent|written|typed) (from|with|on|via) my [^\s,.!?;]{1,20}( [^\s,.!?;]{1,20}){0,3}\.?$",
    r"(?i)^(sent|written|typed) (from|with|on|via) \W?(outlook|yahoo|mail|gmail|proton|samsung|iphone|android|thunderbird)\b.{0,80}$",
    r"(?i)^get outlook for .{2,80}$",
    r"(?i)^outlook für .{2,20} (beziehen|herunterladen).{0,60}$",
    r"(?i)^(obtener|obtén|descargar|obtenir|télécharger|ottieni|scarica|obter|obtenha) outlook (para|pour|per) .{2,80}$",
    r"(?i)^.{2,20} के लिए outlook .{2,80}$",
    r"(?i)^(von meinem|von meiner) .{2,60} gesendet\.?$",
    r"(?i)^(gesendet|diese nachricht wurde) (von|mit|vom|aus) .{2,80}$",
    r"(?i)^(enviado|enviada|envoyé|envoye) (desde|do|a partir do|con|via|de|depuis|à partir de|avec) .{2,80}$",
    r"(?i)^(inviato da|verzonden vanaf|verstuurd vanaf|wysłane z|skickat från|sendt fra|отправлено с) .{2,80}$",
    r"^((मेरे|मेरा) )?.{2,60} से (भेजा|भेजी)( (गया|गई))?.{0,8}$",
    // Where a picture stood.
    r"^\[(cid:|image: ).{1,200}\]$",
];

pub(super) struct Phrases {
    /// An attribution, or the end of one.
    pub(super) attribution: Regex,
    /// An attribution from its first word on.
    pub(super) dated: Regex,
    pub(super) end: Regex,
    pub(super) head: Regex,
    pub(super) more_heads: Regex,
    pub(super) device: Regex,
}

pub(super) static PHRASES: LazyLock<Option<Phrases>> = LazyLock::new(|| {
    let any = |patterns: &[&str]| Regex::new(&format!("({})", patterns.join(")|(")));
    Some(Phrases {
        attribution: any(&[&ATTRIBUTIONS[..], &[ADDRESS_WROTE]].concat()).ok()?,
        dated: any(&ATTRIBUTIONS).ok()?,
        end: any(&ENDS).ok()?,
        head: Regex::new(HEADS).ok()?,
        more_heads: Regex::new(MORE_HEADS).ok()?,
        device: any(&DEVICES).ok()?,
    })
});

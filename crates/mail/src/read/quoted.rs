//! What the person wrote now: the text without what it answers, and without the signature.
//!
//! Lines are judged one by one. Before quoted lines stands who wrote them and when (an *attribution*); answers between and
//! below quoted lines are kept. Where a program quotes without marks, its block of headers or its line ends the text.

use std::sync::LazyLock;

use regex::Regex;

/// "On Monday Asha wrote:" in many languages; also without the date, and with the address.
const ATTRIBUTIONS: [&str; 17] = [
    r"^On\b.{4,300}\b(wrote|writes)\s?:$",
    r"^.{0,200}<?\S+@\S+>?.{0,60}\b(wrote|writes|schrieb|escribió|escribio|a écrit|ha scritto|escreveu|schreef|skrev|napisał\(a\)|ने लिखा)\s?:$",
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

/// Lines a program draws above what it quotes without marks.
const ENDS: [&str; 2] = [
    r"(?i)^[-_=*]{2,}\s*(original message|forwarded message|reply message|ursprüngliche nachricht|original-?nachricht|weitergeleitete nachricht|mensaje original|mensaje reenviado|message d'origine|message original|message transféré|messaggio originale|messaggio inoltrato|mensagem original|oorspronkelijk bericht|oprindelig meddelelse|wiadomość oryginalna|मूल संदेश|अग्रेषित संदेश|исходное сообщение|пересылаемое сообщение)\s*[-_=*]{2,}$",
    r"(?i)^(begin forwarded message|anfang der weitergeleiteten nachricht|inicio del mensaje reenviado|début du message réexpédié|inizio messaggio inoltrato)\s?:$",
];

/// The block of headers Outlook puts there: its first line, and what follows.
const HEADS: &str = r"(?i)^\W{0,2}(from|von|de|da|van|od|från|fra|प्रेषक|से|от|kimden)\s?\W{0,2}:\W{0,3}\S";
const MORE_HEADS: &str = r"(?i)^\W{0,2}(sent|date|to|subject|cc|gesendet|datum|an|betreff|enviado( el)?|fecha|para|asunto|envoyé|date|à|objet|inviato|data|a|oggetto|enviada( em)?|assunto|verzonden|aan|onderwerp|wysłano|do|temat|skickat|till|ämne|भेजा गया|दिनांक|को|प्रति|विषय|отправлено|дата|кому|тема)\s?\W{0,2}:";

/// What a telephone or a program adds about itself.
const DEVICES: [&str; 9] = [
    r"(?i)^(sent|written|typed) (from|with|on|via) (my|a|the|outlook|yahoo|mail|gmail|proton|samsung|iphone|android|mobile|thunderbird).{0,80}$",
    r"(?i)^get outlook for .{2,80}$",
    r"(?i)^(von meinem|von meiner) .{2,60} gesendet\.?$",
    r"(?i)^(gesendet|diese nachricht wurde) (von|mit|vom|aus) .{2,80}$",
    r"(?i)^(enviado|enviada) (desde|do|a partir do|con|via) .{2,80}$",
    r"(?i)^(envoyé|envoye) (de|depuis|à partir de|avec) .{2,80}$",
    r"(?i)^(inviato da|verzonden vanaf|verstuurd vanaf|wysłane z|skickat från|sendt fra|отправлено с) .{2,80}$",
    r"^(मेरे|मेरा) .{2,60} से (भेजा|भेजी) (गया|गई).{0,8}$",
    r"^.{2,60} से भेजा गया।?$",
];

struct Patterns {
    attribution: Regex,
    end: Regex,
    head: Regex,
    more_heads: Regex,
    device: Regex,
}

static PATTERNS: LazyLock<Option<Patterns>> = LazyLock::new(|| {
    let any = |patterns: &[&str]| Regex::new(&format!("({})", patterns.join(")|(")));
    Some(Patterns {
        attribution: any(&ATTRIBUTIONS).ok()?,
        end: any(&ENDS).ok()?,
        head: Regex::new(HEADS).ok()?,
        more_heads: Regex::new(MORE_HEADS).ok()?,
        device: any(&DEVICES).ok()?,
    })
});

/// Lines an attribution may be broken over.
const BROKEN_OVER: usize = 3;

/// The text without quotes and signatures; paragraphs stay parted by one empty line.
pub(super) fn written_now(said: &str) -> String {
    let Some(patterns) = PATTERNS.as_ref() else {
        return said.to_owned();
    };
    let lines: Vec<String> = said.lines().map(tidy).collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let mut kept: Vec<&str> = Vec::new();
    let mut in_signature = false;
    let mut at = 0;
    while let Some(line) = lines.get(at).copied() {
        let rest = &lines[at..];
        if is_end(patterns, rest) {
            break;
        }
        if let Some(over) = attribution(patterns, rest) {
            let after = rest[over..].iter().find(|line| !line.is_empty());
            if after.is_none_or(|line| !is_quoted(line)) {
                break;
            }
            in_signature = false;
            at += over;
            continue;
        }
        if is_quoted(line) {
            in_signature = false;
        } else if line == "--" || line == "—" {
            in_signature = true;
        } else if !in_signature && !patterns.device.is_match(line) {
            kept.push(line);
            at += 1;
            continue;
        }
        kept.push("");
        at += 1;
    }
    joined(&kept)
}

/// Without what cannot be seen, and without space at the ends.
fn tidy(line: &str) -> String {
    let seen = line
        .chars()
        .filter(|letter| !"\u{200b}\u{200e}\u{200f}\u{202a}\u{202c}\u{feff}\u{2066}\u{2069}".contains(*letter));
    let spaced = seen.map(|letter| {
        if letter == '\u{a0}' || letter.is_control() {
            ' '
        } else {
            letter
        }
    });
    spaced.collect::<String>().trim().to_owned()
}

fn is_quoted(line: &str) -> bool {
    line.starts_with('>') || line.starts_with("| ") || line == "|"
}

/// How many lines an attribution here takes. Programs break it where the line is full.
fn attribution(patterns: &Patterns, rest: &[&str]) -> Option<usize> {
    let first = rest.first().filter(|line| !line.is_empty())?;
    let mut joined = String::from(*first);
    for over in 1..=BROKEN_OVER {
        if joined.ends_with([':', ':']) {
            return patterns.attribution.is_match(&joined).then_some(over);
        }
        let next = rest.get(over).filter(|line| !line.is_empty() && !is_quoted(line))?;
        joined = format!("{joined} {next}");
    }
    None
}

/// Whether nothing new comes from here on.
fn is_end(patterns: &Patterns, rest: &[&str]) -> bool {
    let line = rest.first().copied().unwrap_or_default();
    if patterns.end.is_match(line) {
        return true;
    }
    let drawn = line.len() >= 20 && line.chars().all(|letter| letter == '_' || letter == '-');
    let block = if drawn { &rest[1..] } else { rest };
    let mut block = block.iter().skip_while(|line| drawn && line.is_empty());
    let head = block.next().is_some_and(|line| patterns.head.is_match(line));
    // Programs part the lines of the block by empty ones, too.
    let filled = block.filter(|line| !line.is_empty()).take(4);
    head && filled.filter(|line| patterns.more_heads.is_match(line)).count() >= 2
}

fn joined(lines: &[&str]) -> String {
    let mut text = String::new();
    for line in lines {
        if !line.is_empty() || !(text.is_empty() || text.ends_with("\n\n")) {
            text += line;
            text.push('\n');
        }
    }
    text.trim().to_owned()
}

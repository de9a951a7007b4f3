//! Text that its program broke into lines on the way, made whole again: `format=flowed` (RFC 3676).

use mail_parser::{MessagePart, MimeHeaders};

/// The text of a part as it was typed.
pub(super) fn as_typed(part: &MessagePart<'_>, text: &str) -> String {
    let says = |name: &str, value: &str| {
        let said = part.content_type().and_then(|kind| kind.attribute(name));
        said.is_some_and(|said| said.eq_ignore_ascii_case(value))
    };
    if says("format", "flowed") {
        unbroken(text, says("delsp", "yes"))
    } else {
        text.to_owned()
    }
}

/// Lines that end with a space go on in the next one of the same depth of quoting (section 4.2); `delsp` says that this space
/// was not typed (section 4.4).
fn unbroken(text: &str, delsp: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut going_on: Option<usize> = None;
    for line in text.lines() {
        let content = line.trim_start_matches('>');
        let depth = line.len() - content.len();
        // A space is put before what would look like a quote (section 4.4).
        let content = content.strip_prefix(' ').unwrap_or(content);
        let is_signature = content == "-- ";
        if going_on.is_some_and(|before| before != depth || is_signature) {
            out.push('\n');
            going_on = None;
        }
        if going_on.is_none() && depth > 0 {
            out.extend(std::iter::repeat_n('>', depth));
            out.push(' ');
        }
        let goes_on = content.ends_with(' ') && !is_signature;
        out += match content.strip_suffix(' ') {
            Some(typed) if goes_on && delsp => typed,
            _ => content,
        };
        going_on = goes_on.then_some(depth);
        if !goes_on {
            out.push('\n');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::unbroken;

    #[test]
    fn soft_line_breaks_go_and_hard_ones_stay() {
        assert_eq!(unbroken("one \ntwo\nthree\n", false), "one two\nthree\n");
        assert_eq!(unbroken("one \ntwo\n", true), "onetwo\n");
        assert_eq!(unbroken("> a \n> b \nc\n-- \nme", false), "> a b \nc\n-- \nme\n");
        assert_eq!(unbroken("one \n-- \nme", false), "one \n-- \nme\n");
        assert_eq!(unbroken(" From\n", false), "From\n");
    }
}

//! The few words stored inside each commit: the layout and the position, with a checksum, since a position that is too
//! far ahead by one flipped bit would hide openings for ever.

use sha2::{Digest, Sha256};

use crate::{Position, layout::LAYOUT};

/// What a payload says.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Payload {
    /// Of this layout, at this position.
    Current(Position),
    /// Of another layout.
    OtherLayout,
    /// Not readable.
    Damaged,
}

/// The payload of a commit at this position.
pub(crate) fn write(position: Position) -> String {
    let words = format!("{LAYOUT} {} {}", position.tx, position.seq);
    let check = check(&words);
    format!("{words} {check}")
}

/// Reads the payload of a commit.
pub(crate) fn read(payload: &str) -> Payload {
    let Some((words, found)) = payload.rsplit_once(' ') else {
        return Payload::Damaged;
    };
    if check(words) != found {
        return Payload::Damaged;
    }
    let mut numbers = words.split(' ').map(str::parse::<i64>);
    match (numbers.next(), numbers.next(), numbers.next()) {
        (Some(Ok(layout)), ..) if layout != i64::from(LAYOUT) => Payload::OtherLayout,
        (Some(Ok(_)), Some(Ok(tx)), Some(Ok(seq))) => Payload::Current(Position { tx, seq }),
        _ => Payload::Damaged,
    }
}

fn check(words: &str) -> String {
    let digest = Sha256::digest(words);
    let beginning = digest.first_chunk().copied().unwrap_or_default();
    format!("{:016x}", u64::from_be_bytes(beginning))
}

#[cfg(test)]
mod tests {
    use super::{Payload, check, read, write};
    use crate::Position;

    #[test]
    fn a_position_comes_back_and_one_changed_digit_does_not_go_unnoticed() {
        let position = Position { tx: 7_412, seq: -93 };
        assert_eq!(read(&write(position)), Payload::Current(position));
        assert_eq!(read(&write(position).replacen("7412", "7413", 1)), Payload::Damaged);
        assert_eq!(read(""), Payload::Damaged);
    }

    #[test]
    fn another_layout_is_known_as_such() {
        let words = "999999 something else";
        assert_eq!(read(&format!("{words} {}", check(words))), Payload::OtherLayout);
    }
}

//! Numbers in messages: digits, words, ordinals; letters of choices.

const NUMBERS: [(u16, &str); 10] = [
    (
        1,
        "1st first primero primera primer pehla pehli pahla pahli पहला पहली एक",
    ),
    (
        2,
        "2nd second two segundo segunda dos doosra doosri dusra dusri दूसरा दूसरी दो",
    ),
    (
        3,
        "3rd third three tercero tercera tres teesra teesri tisra tisri तीसरा तीसरी तीन teen",
    ),
    (
        4,
        "4th fourth four cuarto cuarta cuatro chautha chauthi chotha chothi चौथा चौथी चार chaar",
    ),
    (
        5,
        "5th fifth five quinto quinta cinco paanch paanchva paanchvi paanchwi panchvi पाँचवाँ पाँचवीं पाँचवी पांचवीं पांचवी पाँच पांच",
    ),
    (6, "6th sixth six sexto seis chhah chhathi chhata छठा छठी छह"),
    (7, "7th seventh seven septimo siete saat saatvi सातवीं सातवाँ सात"),
    (8, "8th eighth eight octavo ocho aath आठ"),
    (9, "9th ninth nine noveno nueve nau नौ"),
    (10, "10th tenth ten decimo diez das दस"),
];

/// The number a word is.
fn value(word: &str) -> Option<u16> {
    let digits: String = word.chars().map(latin).collect();
    if !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()) {
        return digits.parse().ok();
    }
    let named = NUMBERS.iter().find(|(_, names)| super::is_one_of(word, names));
    named.map(|(number, _)| *number)
}

fn latin(c: char) -> char {
    let digit = u32::from(c).checked_sub(0x966).filter(|digit| *digit < 10);
    digit.and_then(|digit| char::from_digit(digit, 10)).unwrap_or(c)
}

/// Whether a word is a number.
pub(crate) fn is_one(word: &str) -> bool {
    value(word).is_some()
}

/// The first number of a message.
pub(crate) fn of(said: &[String]) -> Option<u16> {
    said.iter().find_map(|word| value(word))
}

/// The numbers of a message that holds nothing else: "2", "1, 3 and 4", "the second".
pub(crate) fn only(said: &[String]) -> Vec<u16> {
    const JOINTS: &str = "and y e और aur the one number no option el la numero opcion नंबर";
    let mut numbers = Vec::new();
    for word in said {
        match value(word) {
            Some(number) => numbers.push(number),
            None if JOINTS.split(' ').any(|joint| joint == word) => (),
            None => return Vec::new(),
        }
    }
    numbers
}

/// Places of choices by their letters: "b", "a and c".
pub(crate) fn letters(said: &[String]) -> Option<usize> {
    let [word] = said else { return None };
    let mut letters = word.chars();
    let (letter, None) = (letters.next()?, letters.next()) else {
        return None;
    };
    "abcdefghij".find(letter)
}

#[cfg(test)]
mod tests {
    use super::{super::folded, letters, of, only};

    #[test]
    fn numbers_are_read_in_words_and_digits() {
        for (text, number) in [
            ("why 12", Some(12)),
            ("the second", Some(2)),
            ("el tercero", Some(3)),
            ("दूसरा", Some(2)),
            ("dusri wali", Some(2)),
            ("tisri", Some(3)),
            ("chauthi batao", Some(4)),
            ("paanchvi", Some(5)),
            ("पाँचवीं", Some(5)),
            ("२", Some(2)),
            ("no number", None),
        ] {
            assert_eq!(of(&folded(text)), number, "{text}");
        }
        assert_eq!(only(&folded("1, 3 and 4")), [1, 3, 4]);
        assert!(only(&folded("3 years")).is_empty());
        assert_eq!(letters(&folded("B")), Some(1));
        assert_eq!(letters(&folded("be")), None);
    }
}

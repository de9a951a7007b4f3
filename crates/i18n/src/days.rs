//! Months as a language names them.

use crate::{Lang, lang};

const ENGLISH: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const SPANISH: [&str; 12] = [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
];
const HINDI: [&str; 12] = [
    "जनवरी",
    "फ़रवरी",
    "मार्च",
    "अप्रैल",
    "मई",
    "जून",
    "जुलाई",
    "अगस्त",
    "सितंबर",
    "अक्टूबर",
    "नवंबर",
    "दिसंबर",
];

/// The name of a month from 1 to 12; nothing for any other number.
pub fn month(number: u32) -> &'static str {
    let names = match lang() {
        Lang::English => &ENGLISH,
        Lang::Spanish => &SPANISH,
        Lang::Hindi => &HINDI,
    };
    let at = usize::try_from(number).unwrap_or_default().checked_sub(1);
    at.and_then(|at| names.get(at)).copied().unwrap_or_default()
}

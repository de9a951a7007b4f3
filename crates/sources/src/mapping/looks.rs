//! How titles, places and employers look, for columns whose names say nothing.

use skills::text::fold;

/// Whether a value reads like a title: a word of a trade in it.
pub(super) fn is_title(value: &str) -> bool {
    const WORDS: [&str; 44] = [
        "manager",
        "engineer",
        "assistant",
        "nurse",
        "teacher",
        "driver",
        "clerk",
        "technician",
        "developer",
        "cook",
        "chef",
        "officer",
        "specialist",
        "analyst",
        "worker",
        "sales",
        "cleaner",
        "carer",
        "electrician",
        "mechanic",
        "operator",
        "supervisor",
        "consultant",
        "accountant",
        "waiter",
        "intern",
        "trainee",
        "director",
        "designer",
        "administrator",
        "ingenieur",
        "verkaufer",
        "fahrer",
        "pfleger",
        "koch",
        "leiter",
        "conductor",
        "enfermer",
        "cocinero",
        "vendedor",
        "vendeur",
        "infirmi",
        "cuisinier",
        "chauffeur",
    ];
    let folded = fold(value);
    value.chars().count() <= 150 && WORDS.iter().any(|word| folded.contains(word))
}

/// Whether a value reads like a place: a town and after a comma a state or a country.
pub(super) fn is_place(value: &str) -> bool {
    let parts: Vec<&str> = value.split(',').map(str::trim).collect();
    (2..=3).contains(&parts.len())
        && parts.iter().all(|part| {
            part.len() <= 40
                && part.starts_with(char::is_uppercase)
                && part.chars().all(|c| c.is_alphabetic() || " .'-".contains(c))
        })
}

/// Whether a value reads like an employer: a legal form at its end.
pub(super) fn is_employer(value: &str) -> bool {
    const FORMS: [&str; 22] = [
        "ltd",
        "limited",
        "inc",
        "llc",
        "llp",
        "gmbh",
        "corp",
        "corporation",
        "ag",
        "plc",
        "pvt",
        "co",
        "kg",
        "srl",
        "bv",
        "sarl",
        "sas",
        "hospital",
        "university",
        "school",
        "group",
        "company",
    ];
    let folded = fold(value);
    let last = folded
        .split(|c: char| !c.is_alphanumeric())
        .rfind(|word| !word.is_empty());
    value.chars().count() <= 80 && last.is_some_and(|last| FORMS.contains(&last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_places_and_employers_have_their_looks() {
        assert!(is_title("Verkäufer (m/w/d)") && is_title("Staff Nurse, ICU") && !is_title("Lima, PE"));
        assert!(
            is_place("Warren, MI")
                && is_place("São Paulo, Brazil")
                && !is_place("Cook, 2 years")
                && !is_place("We cook")
        );
        assert!(is_employer("Bright Harbour Foods Ltd.") && !is_employer("Cook"));
    }
}

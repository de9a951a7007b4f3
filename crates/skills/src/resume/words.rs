//! Telling titles from employers: by the words they are made of.
//!
//! Words people are called by ("nurse", "driver") come from the taxonomy's occupations; words employers are called by stand in
//! [`HOUSES`].

use std::ops::Range;

use rustc_hash::FxHashSet;

use crate::{
    Gazetteer, Taxonomy,
    text::{fold, plain_singular},
};

/// Words people are called by that may miss in the taxonomy; folded.
const PEOPLE: &str = "manager assistant head lead leader director officer intern trainee tutor clerk consultant apprentice helper \
    hand worker driver captain treasurer engineer developer analyst specialist coordinator administrator supervisor operator \
    technician associate executive representative advisor adviser agent teacher lecturer professor researcher nurse doctor \
    carer cook chef waiter waitress porter cleaner cashier guard receptionist secretary accountant auditor designer architect \
    programmer electrician plumber welder mechanic carpenter mason painter gardener farmer labourer laborer picker packer \
    rider baker butcher tailor roofer usher typist interpreter translator writer editor journalist photographer trader seller \
    salesman saleswoman owner founder partner president chairman chair member volunteer scientist fellow student wireman \
    trainer coach instructor keeper attendant taker supervisor steward freelancer contractor buyer planner inspector surveyor \
    aide therapist pharmacist dentist midwife caregiver nanny maid barista bartender host hostess guide pilot sailor fitter \
    joiner machinist turner assembler producer recruiter strategist copywriter paralegal lawyer solicitor \
    koch kochin verkaufer verkauferin pfleger pflegerin krankenpfleger krankenschwester fahrer fahrerin kellner kellnerin lehrer \
    lehrerin mitarbeiter mitarbeiterin leiter leiterin entwickler entwicklerin praktikant praktikantin kaufmann kauffrau \
    ingenieur ingenieurin techniker technikerin hilfe helferin elektriker mechaniker werkstudent aushilfe \
    cocinero cocinera camarero camarera profesor profesora enfermero enfermera conductor conductora dependiente dependienta \
    auxiliar ayudante encargado encargada tecnico tecnica ingeniero ingeniera mozo peon limpiador limpiadora recepcionista \
    administrativo administrativa vendedor vendedora electricista albanil \
    cuisinier cuisiniere serveur serveuse infirmier infirmiere vendeur vendeuse chauffeur professeur ingenieure responsable \
    aide-soignant aide-soignante stagiaire";

/// Words employers are called by, at the end of their names; folded, in the singular.
const HOUSES: &str = "ltd limited inc incorporated llc llp plc gmbh ag kg ug ohg gbr mbh corp corporation company co pvt sa sl slu \
    srl sas sarl bv nv oy ab spa ev group gruppe holding service solution system technology lab laboratory studio agency \
    partner associate consulting consultancy university universidad universidade universitat universite hochschule college \
    institute institut instituto school schule escuela lycee academy akademie academia hospital infirmary clinic clinica klinik \
    klinikum centre center zentrum centro home residencia hotel hostal hostel inn restaurant restaurante cafe bistro brasserie \
    bakery backerei pizzeria bank council ministry government county municipality ayuntamiento stadt gemeinde \
    church charity trust foundation fundacion stiftung society association verein union club federation store shop market \
    supermarket supermercado mall garage work factory fabrik mill farm finca estate industry manufacturing logistics transport \
    courier bus coach railway airline airport depot warehouse builder construction constructora electrical component instrument \
    motor press media news theatre museum library practice praxis pharmacy apotheke farmacia surgery house haus rescue pantry \
    garden kitchen bau yard cab mailing guarding analytics railways team community choir primary";

/// Words employers are called by, at the beginning of their names; folded.
const HOUSES_FIRST: &str = "restaurante restaurant hotel hostal casa residencia clinica clinique hospital universidad universidade \
    universitat universite escuela instituto institut colegio bar cafe cantina picanteria taberna meson auberge lycee ecole \
    hochschule berufsschule limpiezas transportes pinturas construcciones supermercado farmacia panaderia garage bakerei \
    backerei haus kita grundschule gymnasium klinikum bank banco banque ministry ministerio university \
    dachbau papierladen autohaus gasthof gasthaus firma";

/// Legal forms: they belong to the name though a comma may stand before.
const LEGAL: &str = "ltd limited inc incorporated llc llp plc gmbh ag kg corp pvt sa sl srl bv nv co";

/// Knows the words titles and employers are made of.
#[derive(Debug)]
pub(super) struct Words {
    people: FxHashSet<String>,
}

impl Words {
    /// From the names of the taxonomy's occupations.
    pub(super) fn new(taxonomy: &Taxonomy) -> Self {
        let mut people: FxHashSet<String> = PEOPLE.split_whitespace().map(str::to_owned).collect();
        let names = taxonomy
            .occupations()
            .iter()
            .flat_map(|job| std::iter::once(&job.name).chain(&job.other));
        for name in names {
            let folded = fold(name);
            let last = head(&folded)
                .split_whitespace()
                .last()
                .map(|word| plain_singular(word).into_owned());
            people.extend(last.filter(|word| word.len() > 2 && !listed(HOUSES, word)));
        }
        Self { people }
    }

    /// How much a text looks like a title, 0 to 3.
    pub(super) fn title(&self, text: &str) -> i32 {
        let folded = fold(text);
        let called = |word: &str| self.people.contains(plain_singular(trim(word)).as_ref());
        if head(&folded).split_whitespace().last().is_some_and(called) {
            3
        } else {
            i32::from(folded.split([' ', ',', '-', '/', '(', ')']).any(called))
        }
    }

    /// How much a text looks like an employer, 0 to 5.
    pub(super) fn employer(&self, text: &str, places: &Gazetteer) -> i32 {
        let folded = fold(text);
        let parts: Vec<&str> = folded.split(',').map(str::trim).collect();
        let first = parts.first().copied().unwrap_or("");
        let words: Vec<&str> = first.split_whitespace().collect();
        let house = |word: &&str| listed(HOUSES, plain_singular(trim(word)).as_ref());
        let legal = parts
            .iter()
            .flat_map(|part| part.split_whitespace())
            .any(|word| listed(LEGAL, trim(word)));
        let last = words.len() > 1 && words.last().is_some_and(house);
        let led = words.len() > 1 && words.first().is_some_and(|word| listed(HOUSES_FIRST, trim(word)));
        let placed = text.rsplit_once(',').is_some_and(|(_, tail)| is_place(tail, places));
        let by_name = if legal {
            4
        } else {
            i32::from(last || (led && self.title(first) < 3)) * 3
        };
        by_name + i32::from(placed)
    }
}

/// The part of a title that holds its head: before "of", a comma, a bracket.
fn head(folded: &str) -> &str {
    let cut = [
        ",", "(", "/", " - ", " of ", " for ", " in ", " at ", " de ", " fur ", " im ", " i ", " ii ", ":",
    ]
    .iter()
    .filter_map(|mark| folded.find(mark))
    .min();
    folded[..cut.unwrap_or(folded.len())].trim()
}

fn trim(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

fn listed(list: &str, word: &str) -> bool {
    !word.is_empty() && list.split_whitespace().any(|known| known == word)
}

/// Whether words are a legal form by themselves: "Inc.", "Pvt. Ltd.".
pub(super) fn is_legal_form(words: &str) -> bool {
    let folded = fold(words);
    let mut parts = folded.split([' ', '.']).filter(|word| !word.is_empty()).peekable();
    parts.peek().is_some() && parts.all(|word| listed(LEGAL, trim(word)))
}

/// Whether words name a known town, region or country and nothing else.
pub(super) fn is_place(words: &str, places: &Gazetteer) -> bool {
    let words = words.trim();
    words.len() >= 2 && !words.contains(|c: char| c.is_ascii_digit()) && places.is_place(words)
}

/// The byte ranges of a text's parts between commas that stand outside of brackets, trimmed.
pub(super) fn comma_parts(text: &str) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut depth = 0_i32;
    let mut from = 0;
    for (at, c) in text.char_indices().chain([(text.len(), ',')]) {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            ',' | ';' if depth <= 0 || at == text.len() => {
                let part = &text[from..at];
                let start = from + (part.len() - part.trim_start().len());
                let end = start + part.trim().len();
                if start < end {
                    parts.push(start..end);
                }
                from = (at + 1).min(text.len());
            }
            _ => {}
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::{Words, comma_parts, is_legal_form};
    use crate::{Gazetteer, Taxonomy};

    #[test]
    fn titles_and_employers_look_different() {
        let (words, places) = (Words::new(&Taxonomy::built_in()), Gazetteer::built_in());
        for title in [
            "Senior Staff Nurse, Cardiology",
            "Head of Mathematics Department",
            "Shop assistant",
            "Hotel receptionist",
        ] {
            assert!(words.title(title) > words.employer(title, &places), "{title}");
        }
        for employer in [
            "Hollinbeck Royal Infirmary, Leeds",
            "Restaurante El Fogón de Alcanada, Madrid",
            "Varandha Switchboards Pvt. Ltd., Pune",
            "Quellwerk Netze GmbH",
            "Greenthorn Nursing Home",
        ] {
            assert!(words.employer(employer, &places) > words.title(employer), "{employer}");
        }
        assert!(is_legal_form("Inc.") && is_legal_form("Pvt. Ltd.") && !is_legal_form("Acme Ltd"));
    }

    #[test]
    fn commas_in_brackets_part_nothing() {
        let text = "B.Sc. (Physics, Maths), Degree College, 2015";
        let parts: Vec<&str> = comma_parts(text).into_iter().map(|part| &text[part]).collect();
        assert_eq!(parts, ["B.Sc. (Physics, Maths)", "Degree College", "2015"]);
    }
}

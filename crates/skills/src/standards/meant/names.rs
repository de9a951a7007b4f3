//! Names, found by the words without which too little of them is said.

use std::cmp::Ordering;

use super::{COVERAGE, Stem, heard::Heard};

/// A name: where its stems are.
#[derive(Debug)]
struct Name {
    concept: u32,
    /// The first of its stems in `Names::parts`, and the one after its last.
    from: u32,
    to: u32,
    /// The rareness of all its stems together.
    whole: f32,
    counts: f32,
}

impl Name {
    /// What a name is said for whose words stand together, when stems of this rareness are there.
    fn most(&self, said: f32) -> f32 {
        (said / self.whole).powi(COVERAGE) * said * self.counts
    }
}

/// All names of a taxonomy.
#[derive(Debug)]
pub(super) struct Names {
    all: Vec<Name>,
    /// The stems of all names, each with its rareness.
    parts: Vec<(Stem, f32)>,
    /// By stem: its rareness among names.
    rareness: Vec<f32>,
    /// By stem: where what it leads to begins in `leads`.
    lead_from: Vec<usize>,
    /// The names that a stem leads to, those first that may be said for most.
    leads: Vec<Lead>,
}

/// A name, led to by one of its stems.
#[derive(Debug, Clone, Copy)]
struct Lead {
    /// The most it can be said for without rarer stems than this one.
    most: f32,
    name: u32,
}

impl Names {
    /// Lays out names, given as concept, stems and what they count. A name is led to by the fewest of its words without which too
    /// little of it is said: its rarest ones (a prefix filter: Chaudhuri, Ganti and Kaushik 2006, "A Primitive Operator for
    /// Similarity Joins in Data Cleaning").
    pub(super) fn of(all: Vec<(u32, Vec<Stem>, f32)>, rareness: Vec<f32>, least: f32) -> Self {
        let mut leads = vec![Vec::new(); rareness.len()];
        let mut names = Self {
            all: Vec::with_capacity(all.len()),
            parts: Vec::new(),
            lead_from: Vec::with_capacity(rareness.len() + 1),
            leads: Vec::new(),
            rareness,
        };
        for (concept, stems, counts) in all {
            let from = names.parts.len();
            let rareness = &names.rareness;
            names
                .parts
                .extend(stems.iter().map(|stem| (*stem, rareness[*stem as usize])));
            let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
            let parts = &names.parts[from..];
            let name = Name {
                concept,
                from: place(from),
                to: place(names.parts.len()),
                whole: parts.iter().map(|(_, rareness)| rareness).sum(),
                counts,
            };
            for (stem, most) in leading(&name, parts.to_vec(), least) {
                let name = place(names.all.len());
                leads[stem as usize].push(Lead { most, name });
            }
            names.all.push(name);
        }
        for mut of_stem in leads {
            of_stem.sort_by(|one, other| other.most.total_cmp(&one.most));
            names.lead_from.push(names.leads.len());
            names.leads.extend(of_stem);
        }
        names.lead_from.push(names.leads.len());
        names
    }

    /// Has the sentence hear all names that it says for at least `least`.
    pub(super) fn said(&self, heard: &mut Heard, least: f32) {
        for at in 0..heard.different() {
            let stem = heard.stem(at);
            let leads = &self.leads[self.lead_from[stem as usize]..self.lead_from[stem as usize + 1]];
            for lead in leads.iter().take_while(|lead| lead.most >= least) {
                let name = &self.all[lead.name as usize];
                let parts = &self.parts[name.from as usize..name.to as usize];
                let own = (stem, self.rareness[stem as usize]);
                let Some(said) = said(parts, own, heard) else { continue };
                let most = name.most(said);
                if most >= least {
                    heard.name(name.concept, parts, most);
                }
            }
        }
    }
}

/// How rare what a sentence has of a name is together; nothing when it has a rarer stem of it than this one, which leads to the
/// name too.
fn said(parts: &[(Stem, f32)], own: (Stem, f32), heard: &Heard) -> Option<f32> {
    let mut said = 0.0;
    for part in parts.iter().filter(|(stem, _)| heard.has(*stem)) {
        if rarer(*part, own).is_lt() {
            return None;
        }
        said += part.1;
    }
    Some(said)
}

/// The rarer stem first; of equals the one with the smaller number.
fn rarer(one: (Stem, f32), other: (Stem, f32)) -> Ordering {
    other.1.total_cmp(&one.1).then(one.0.cmp(&other.0))
}

/// The stems that lead to a name, each with the most it can be said for without the rarer ones.
fn leading(name: &Name, mut parts: Vec<(Stem, f32)>, least: f32) -> Vec<(Stem, f32)> {
    parts.sort_unstable_by(|one, other| rarer(*one, *other));
    // A little is added, for sums in another order differ by their last digits.
    let mut left = name.whole * 1.0001;
    let mut leading: Vec<(Stem, f32)> = Vec::new();
    for (stem, rareness) in parts {
        let most = name.most(left.max(0.0));
        if most < least {
            break;
        }
        if leading.last().is_none_or(|(last, _)| *last != stem) {
            leading.push((stem, most));
        }
        left -= rareness;
    }
    leading
}

//! Names, found by the words without which too little of them is said.

use std::cmp::Ordering;

use super::{COVERAGE, Stem, heard::Heard};

/// A name.
#[derive(Debug)]
struct Name {
    concept: u32,
    /// Its stems, each with its rareness.
    parts: Vec<(Stem, f32)>,
    /// The rareness of all its stems together.
    whole: f32,
    counts: f32,
}

/// All names of a taxonomy, laid out by the stems that lead to them: what is looked at one after the other stands one after the
/// other, though names stand there more than once for it.
#[derive(Debug)]
pub(super) struct Names {
    /// By stem: its rareness among names.
    rareness: Vec<f32>,
    /// By stem: where what it leads to begins in `leads`.
    lead_from: Vec<usize>,
    /// The names that a stem leads to, those first that may be said for most.
    leads: Vec<Lead>,
    /// The parts of all leads.
    parts: Vec<(Stem, f32)>,
}

/// A name, led to by one of its stems.
#[derive(Debug, Clone, Copy)]
struct Lead {
    /// The most it can be said for without rarer stems than this one.
    most: f32,
    /// The next rarer of its stems, and the most it can be said for without that one too. Where there is no other, this one.
    next: Stem,
    without: f32,
    concept: u32,
    whole: f32,
    counts: f32,
    /// Where its parts are in `Names::parts`.
    from: u32,
    to: u32,
}

impl Names {
    /// Lays out names, given as concept, stems and what they count. A name is led to by the fewest of its words without which too
    /// little of it is said: its rarest ones (a prefix filter: Chaudhuri, Ganti and Kaushik 2006, "A Primitive Operator for
    /// Similarity Joins in Data Cleaning").
    pub(super) fn of(all: Vec<(u32, Vec<Stem>, f32)>, rareness: Vec<f32>, least: f32) -> Self {
        let mut leads: Vec<Vec<(Lead, usize)>> = vec![Vec::new(); rareness.len()];
        let mut named = Vec::with_capacity(all.len());
        for (concept, stems, counts) in all {
            let parts: Vec<(Stem, f32)> = stems.iter().map(|stem| (*stem, rareness[*stem as usize])).collect();
            let name = Name {
                concept,
                whole: parts.iter().map(|(_, rareness)| rareness).sum(),
                parts,
                counts,
            };
            for (stem, lead) in leading(&name, least) {
                leads[stem as usize].push((lead, named.len()));
            }
            named.push(name);
        }
        let mut names = Self {
            lead_from: Vec::with_capacity(rareness.len() + 1),
            rareness,
            leads: Vec::new(),
            parts: Vec::new(),
        };
        for mut of_stem in leads {
            of_stem.sort_by(|(one, _), (other, _)| other.most.total_cmp(&one.most));
            names.lead_from.push(names.leads.len());
            for (lead, name) in of_stem {
                names.add(lead, &named[name].parts);
            }
        }
        names.lead_from.push(names.leads.len());
        names
    }

    fn add(&mut self, lead: Lead, parts: &[(Stem, f32)]) {
        let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let from = place(self.parts.len());
        self.parts.extend_from_slice(parts);
        self.leads.push(Lead {
            from,
            to: place(self.parts.len()),
            ..lead
        });
    }

    /// Has the sentence hear all names that it says for at least `least`.
    pub(super) fn said(&self, heard: &mut Heard, least: f32) {
        for at in 0..heard.stems().len() {
            let stem = heard.stems()[at];
            let own = (stem, self.rareness[stem as usize]);
            let leads = &self.leads[self.lead_from[stem as usize]..self.lead_from[stem as usize + 1]];
            for lead in leads.iter().take_while(|lead| lead.most >= least) {
                if lead.without < least && !heard.has(lead.next) {
                    continue;
                }
                let parts = &self.parts[lead.from as usize..lead.to as usize];
                if let Some(said) = said(parts, own, heard) {
                    let most = most(said, lead.whole, lead.counts);
                    if most >= least {
                        heard.name(lead.concept, parts, most);
                    }
                }
            }
        }
    }
}

/// What a name is said for whose words stand together, when stems of the rareness `said` are there.
fn most(said: f32, whole: f32, counts: f32) -> f32 {
    (said / whole).powi(COVERAGE) * said * counts
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

/// The stems that lead to a name, each with what it can be said for.
fn leading(name: &Name, least: f32) -> Vec<(Stem, Lead)> {
    // A little is added, for sums in another order differ by their last digits.
    let mut left = name.whole * 1.0001;
    let without = |left: f32| most(left.max(0.0), name.whole, name.counts);
    let mut leading = Vec::new();
    let mut groups = grouped(name.parts.clone()).into_iter().peekable();
    while let Some((stem, rareness)) = groups.next() {
        let most = without(left);
        if most < least {
            break;
        }
        let next = groups.peek();
        let lead = Lead {
            most,
            next: next.map_or(stem, |(next, _)| *next),
            without: next.map_or(most, |(_, rareness)| without(left - rareness)),
            concept: name.concept,
            whole: name.whole,
            counts: name.counts,
            from: 0,
            to: 0,
        };
        leading.push((stem, lead));
        left -= rareness;
    }
    leading
}

/// Each stem once, the rarest first, with the rareness of all times it is there.
fn grouped(mut parts: Vec<(Stem, f32)>) -> Vec<(Stem, f32)> {
    parts.sort_unstable_by(|one, other| rarer(*one, *other));
    let of_one = parts.chunk_by(|one, next| one.0 == next.0);
    of_one
        .map(|times| (times[0].0, times.iter().map(|(_, rareness)| rareness).sum()))
        .collect()
}

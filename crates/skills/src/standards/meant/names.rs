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
    /// By stem: where what it leads to begins in `bounds` and `leads`.
    lead_from: Vec<usize>,
    /// What the names that a stem leads to may be said for, those first that may be said for most. Most are passed over for it: it
    /// stands apart from the rest, so that little is read.
    bounds: Vec<Bound>,
    /// The names in the same order; one more ends them.
    leads: Vec<Lead>,
    /// The parts of all leads.
    parts: Vec<(Stem, f32)>,
}

/// What a name that one of its stems leads to may be said for.
#[derive(Debug, Clone, Copy)]
struct Bound {
    /// The most it can be said for without rarer stems than this one.
    most: f32,
    /// The next rarer of its stems, and the most it can be said for without that one too. Where there is no other, this one.
    next: Stem,
    without: f32,
}

/// A name, led to by one of its stems.
#[derive(Debug, Clone, Copy, Default)]
struct Lead {
    concept: u32,
    whole: f32,
    counts: f32,
    /// Where its parts are in `Names::parts`, up to those of the next one.
    from: u32,
}

/// Which names are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// Those of which the sentence has the two rarest words that may lead to them: most of what is said plainly, and soon told.
    Quick,
    /// All that may be said for enough.
    Whole,
}

impl Names {
    /// Lays out names, given as concept, stems and what they count. A name is led to by the fewest of its words without which too
    /// little of it is said: its rarest ones (a prefix filter: Chaudhuri, Ganti and Kaushik 2006, "A Primitive Operator for
    /// Similarity Joins in Data Cleaning").
    pub(super) fn of(all: Vec<(u32, Vec<Stem>, f32)>, rareness: Vec<f32>, least: f32) -> Self {
        let mut leads: Vec<Vec<(Bound, usize)>> = vec![Vec::new(); rareness.len()];
        let mut named = Vec::with_capacity(all.len());
        for (concept, stems, counts) in all {
            let parts: Vec<(Stem, f32)> = stems.iter().map(|stem| (*stem, rareness[*stem as usize])).collect();
            let name = Name {
                concept,
                whole: parts.iter().map(|(_, rareness)| rareness).sum(),
                parts,
                counts,
            };
            for (stem, bound) in leading(&name, least) {
                leads[stem as usize].push((bound, named.len()));
            }
            named.push(name);
        }
        let mut names = Self {
            lead_from: Vec::with_capacity(rareness.len() + 1),
            rareness,
            bounds: Vec::new(),
            leads: Vec::new(),
            parts: Vec::new(),
        };
        for mut of_stem in leads {
            of_stem.sort_by(|(one, _), (other, _)| other.most.total_cmp(&one.most));
            names.lead_from.push(names.leads.len());
            for (bound, name) in of_stem {
                names.bounds.push(bound);
                names.leads.push(names.lead(&named[name]));
                names.parts.extend_from_slice(&named[name].parts);
            }
        }
        names.lead_from.push(names.leads.len());
        names.leads.push(Lead {
            from: names.end(),
            ..Lead::default()
        });
        names
    }

    fn lead(&self, name: &Name) -> Lead {
        Lead {
            concept: name.concept,
            whole: name.whole,
            counts: name.counts,
            from: self.end(),
        }
    }

    fn end(&self) -> u32 {
        u32::try_from(self.parts.len()).unwrap_or(u32::MAX)
    }

    /// Has the sentence hear the names that it says for at least `least`: all of them, if the whole is looked at.
    pub(super) fn said(&self, heard: &mut Heard, least: f32, look: Look) {
        for at in 0..heard.stems().len() {
            let stem = heard.stems()[at];
            let own = (stem, self.rareness[stem as usize]);
            let (from, to) = (self.lead_from[stem as usize], self.lead_from[stem as usize + 1]);
            let enough = self.bounds[from..to].iter().take_while(|bound| bound.most >= least);
            for (nr, bound) in (from..to).zip(enough) {
                if (bound.without < least || look == Look::Quick) && !heard.has(bound.next) {
                    continue;
                }
                let lead = self.leads[nr];
                let parts = &self.parts[lead.from as usize..self.leads[nr + 1].from as usize];
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
fn leading(name: &Name, least: f32) -> Vec<(Stem, Bound)> {
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
        let bound = Bound {
            most,
            next: next.map_or(stem, |(next, _)| *next),
            without: next.map_or(most, |(_, rareness)| without(left - rareness)),
        };
        leading.push((stem, bound));
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

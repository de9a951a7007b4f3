//! The few skills that matter to an opening, and all of the taxonomy that speaks for them.

use skills::{OccupationIx, SkillIx, SkillKind, Taxonomy};

use crate::{
    columns::Lists,
    credit::{Credit, Credits, NOWHERE, Sources},
    trade::Past,
};

/// Some skills, and what speaks for them.
pub(super) struct Matters<'a> {
    taxonomy: &'a Taxonomy,
    /// By the skill's index: its place among those that matter.
    places: Vec<u16>,
    /// How many there are.
    len: usize,
    /// By the skill held: whether it says anything of what matters. Most do not, and this table is small.
    speaks: Vec<bool>,
    /// By the skill held.
    helps: Lists<(SkillIx, u16)>,
    /// By the occupation.
    required: Lists<(SkillIx, u8)>,
    useful: Lists<(SkillIx, u8)>,
    of_any_work: Vec<SkillIx>,
}

impl<'a> Matters<'a> {
    pub(super) fn new(taxonomy: &'a Taxonomy, skills: Vec<SkillIx>) -> Self {
        let mut places = vec![NOWHERE; taxonomy.skills().len()];
        for (place, skill) in (0..NOWHERE).zip(&skills) {
            places[usize::from(skill.0)] = place;
        }
        let occupations = taxonomy.occupations();
        let helps = helps(taxonomy, &skills);
        Self {
            taxonomy,
            len: skills.len(),
            speaks: (0..places.len())
                .map(|skill| places[skill] != NOWHERE || !helps.get(skill).is_empty())
                .collect(),
            helps,
            required: of_what_matters(occupations.iter().map(|occupation| &occupation.required), &places),
            useful: of_what_matters(occupations.iter().map(|occupation| &occupation.useful), &places),
            of_any_work: skills
                .into_iter()
                .filter(|skill| taxonomy.skill(*skill).any_work)
                .collect(),
            places,
        }
    }

    /// Puts down what somebody brings of them, in place of what stood there.
    pub(super) fn credits(&self, held: &[(SkillIx, u16)], past: &[Past], into: &mut Vec<Option<Credit>>) {
        into.clear();
        into.resize(self.len, None);
        let mut credits = Credits {
            sources: self,
            places: &self.places,
            into,
        };
        credits.put(held.iter().filter(|(skill, _)| self.speaks[usize::from(skill.0)]), past);
    }

    /// The credit of a skill among those that were put down.
    pub(super) fn credit(&self, credits: &[Option<Credit>], skill: SkillIx) -> Option<Credit> {
        *credits.get(usize::from(self.places[usize::from(skill.0)]))?
    }
}

impl Sources for Matters<'_> {
    fn helps(&self, held: SkillIx) -> &[(SkillIx, u16)] {
        self.helps.get(usize::from(held.0))
    }

    fn required(&self, occupation: OccupationIx) -> &[(SkillIx, u8)] {
        self.required.get(usize::from(occupation.0))
    }

    fn useful(&self, occupation: OccupationIx) -> &[(SkillIx, u8)] {
        self.useful.get(usize::from(occupation.0))
    }

    fn of_any_work(&self) -> &[SkillIx] {
        &self.of_any_work
    }

    fn is_licence(&self, skill: SkillIx) -> bool {
        self.taxonomy.skill(skill).kind == SkillKind::Licence
    }
}

/// By the skill held: what it helps of what matters.
fn helps(taxonomy: &Taxonomy, matters: &[SkillIx]) -> Lists<(SkillIx, u16)> {
    let mut all: Vec<(SkillIx, SkillIx, u16)> = Vec::new();
    for asked in matters {
        let kin = taxonomy.kin(*asked).iter();
        all.extend(kin.map(|(held, kinship)| (*held, *asked, *kinship)));
    }
    all.sort_unstable();
    let mut helps = Lists::default();
    let mut groups = all.chunk_by(|a, b| a.0 == b.0).peekable();
    for slot in 0..taxonomy.skills().len() {
        let group = groups.next_if(|group| usize::from(group[0].0.0) == slot).unwrap_or(&[]);
        let group: Vec<_> = group.iter().map(|(_, asked, kinship)| (*asked, *kinship)).collect();
        helps.put(slot, &group);
    }
    helps
}

/// By the slot: what matters of each list.
fn of_what_matters<'a>(lists: impl Iterator<Item = &'a Vec<(SkillIx, u8)>>, places: &[u16]) -> Lists<(SkillIx, u8)> {
    let mut kept = Lists::default();
    for (slot, list) in lists.enumerate() {
        let matters = list.iter().filter(|(skill, _)| places[usize::from(skill.0)] != NOWHERE);
        kept.put(slot, &matters.copied().collect::<Vec<_>>());
    }
    kept
}

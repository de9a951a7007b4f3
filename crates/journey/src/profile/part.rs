//! Naming one fact of a profile, in addresses and forms: `name`, `job-0`, `skill-welding`.

use std::{fmt, str::FromStr};

use model::{Profile, SkillId};

/// One fact of a profile. Numbers count from 0 in the order of the profile; whoever uses one passes the profile's revision
/// beside it, so that a stale page cannot hit another fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FactKey {
    /// Name.
    Name,
    /// Mail address in the profile.
    Email,
    /// Telephone in the profile.
    Phone,
    /// Where they live.
    Place,
    /// The line under the name.
    Headline,
    /// The summary.
    Summary,
    /// A page of theirs.
    Link(usize),
    /// A job.
    Job(usize),
    /// A course of study.
    Study(usize),
    /// A skill or licence.
    Skill(SkillId),
    /// A language.
    Language(SkillId),
}

/// Not the name of a fact.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("not the name of a fact")]
pub struct BadKey;

impl fmt::Display for FactKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Name => f.write_str("name"),
            Self::Email => f.write_str("email"),
            Self::Phone => f.write_str("phone"),
            Self::Place => f.write_str("place"),
            Self::Headline => f.write_str("headline"),
            Self::Summary => f.write_str("summary"),
            Self::Link(nr) => write!(f, "link-{nr}"),
            Self::Job(nr) => write!(f, "job-{nr}"),
            Self::Study(nr) => write!(f, "study-{nr}"),
            Self::Skill(id) => write!(f, "skill-{id}"),
            Self::Language(id) => write!(f, "language-{id}"),
        }
    }
}

impl FromStr for FactKey {
    type Err = BadKey;

    fn from_str(key: &str) -> Result<Self, BadKey> {
        let (kind, rest) = key.split_once('-').unwrap_or((key, ""));
        let nr = || rest.parse().map_err(|_| BadKey);
        Ok(match (kind, rest) {
            ("name", "") => Self::Name,
            ("email", "") => Self::Email,
            ("phone", "") => Self::Phone,
            ("place", "") => Self::Place,
            ("headline", "") => Self::Headline,
            ("summary", "") => Self::Summary,
            ("link", _) => Self::Link(nr()?),
            ("job", _) => Self::Job(nr()?),
            ("study", _) => Self::Study(nr()?),
            ("skill", id) if !id.is_empty() => Self::Skill(id.into()),
            ("language", id) if !id.is_empty() => Self::Language(id.into()),
            _ => return Err(BadKey),
        })
    }
}

/// Marks a fact as right. False when there is no such fact.
pub(super) fn confirm(profile: &mut Profile, key: &FactKey) -> bool {
    let confirmed = match key {
        FactKey::Name => profile.name.as_mut().map(|fact| &mut fact.confirmed),
        FactKey::Email => profile.email.as_mut().map(|fact| &mut fact.confirmed),
        FactKey::Phone => profile.phone.as_mut().map(|fact| &mut fact.confirmed),
        FactKey::Place => profile.place.as_mut().map(|fact| &mut fact.confirmed),
        FactKey::Headline => profile.headline.as_mut().map(|fact| &mut fact.confirmed),
        FactKey::Summary => profile.summary.as_mut().map(|fact| &mut fact.confirmed),
        FactKey::Link(nr) => profile.links.get_mut(*nr).map(|fact| &mut fact.confirmed),
        FactKey::Job(nr) => profile.jobs.get_mut(*nr).map(|fact| &mut fact.confirmed),
        FactKey::Study(nr) => profile.education.get_mut(*nr).map(|fact| &mut fact.confirmed),
        FactKey::Skill(id) => {
            let claim = profile.skills.iter_mut().find(|claim| claim.skill.value == *id);
            claim.map(|claim| &mut claim.skill.confirmed)
        }
        FactKey::Language(id) => {
            let fact = profile.languages.iter_mut().find(|fact| fact.value.language == *id);
            fact.map(|fact| &mut fact.confirmed)
        }
    };
    confirmed.is_some_and(|confirmed| {
        *confirmed = true;
        true
    })
}

/// Takes a fact out. False when there is no such fact.
pub(super) fn remove(profile: &mut Profile, key: &FactKey) -> bool {
    fn nth<T>(list: &mut Vec<T>, nr: usize) -> bool {
        nr < list.len() && {
            list.remove(nr);
            true
        }
    }
    fn matching<T>(list: &mut Vec<T>, is: impl Fn(&T) -> bool) -> bool {
        let before = list.len();
        list.retain(|item| !is(item));
        list.len() < before
    }
    match key {
        FactKey::Name => profile.name.take().is_some(),
        FactKey::Email => profile.email.take().is_some(),
        FactKey::Phone => profile.phone.take().is_some(),
        FactKey::Place => profile.place.take().is_some(),
        FactKey::Headline => profile.headline.take().is_some(),
        FactKey::Summary => profile.summary.take().is_some(),
        FactKey::Link(nr) => nth(&mut profile.links, *nr),
        FactKey::Job(nr) => nth(&mut profile.jobs, *nr),
        FactKey::Study(nr) => nth(&mut profile.education, *nr),
        FactKey::Skill(id) => matching(&mut profile.skills, |claim| claim.skill.value == *id),
        FactKey::Language(id) => matching(&mut profile.languages, |fact| fact.value.language == *id),
    }
}

/// Marks everything as right.
pub(super) fn confirm_all(profile: &mut Profile) {
    let texts = [
        &mut profile.name,
        &mut profile.email,
        &mut profile.phone,
        &mut profile.headline,
        &mut profile.summary,
    ];
    for fact in texts.into_iter().flatten().chain(&mut profile.links) {
        fact.confirmed = true;
    }
    if let Some(place) = &mut profile.place {
        place.confirmed = true;
    }
    profile.jobs.iter_mut().for_each(|fact| fact.confirmed = true);
    profile.education.iter_mut().for_each(|fact| fact.confirmed = true);
    profile.skills.iter_mut().for_each(|claim| claim.skill.confirmed = true);
    profile.languages.iter_mut().for_each(|fact| fact.confirmed = true);
}

#[cfg(test)]
mod tests {
    use model::{Fact, Profile, Quote, SkillClaim};

    use super::{FactKey, confirm, confirm_all, remove};

    #[test]
    fn keys_go_into_addresses_and_come_back() {
        for key in [
            "name",
            "email",
            "phone",
            "place",
            "headline",
            "summary",
            "link-2",
            "job-0",
            "study-13",
            "skill-mig-welding",
            "language-english",
        ] {
            assert_eq!(key.parse::<FactKey>().unwrap().to_string(), key);
        }
        for bad in ["", "job", "job-x", "skill-", "name-1", "everything"] {
            assert!(bad.parse::<FactKey>().is_err(), "{bad}");
        }
    }

    #[test]
    fn one_fact_is_confirmed_or_removed_and_the_others_stay() {
        let quote = Quote {
            text: "welding".into(),
            start: 0,
            end: 7,
        };
        let claim = |id: &str| SkillClaim {
            skill: Fact::read(id.into(), quote.clone()),
            level: None,
        };
        let mut profile = Profile {
            skills: vec![claim("mig-welding"), claim("first-aid")],
            ..Profile::default()
        };
        assert!(confirm(&mut profile, &FactKey::Skill("first-aid".into())));
        assert!(!confirm(&mut profile, &FactKey::Job(0)));
        assert!(remove(&mut profile, &FactKey::Skill("mig-welding".into())));
        assert!(!remove(&mut profile, &FactKey::Skill("mig-welding".into())));
        assert!(profile.skills.len() == 1 && profile.skills[0].skill.confirmed);
        profile.name = Some(Fact::read("Asha".into(), quote));
        confirm_all(&mut profile);
        assert!(profile.name.unwrap().confirmed);
    }
}

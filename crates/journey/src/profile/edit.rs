//! Changing a profile: what people write, choose and tick. Pure: the profile in, the changed profile out.
//!
//! To add one more change: a variant of [`Edit`] and its arm in [`apply`].

use model::{
    Employment, Fact, Job, LanguageSkill, Level, OccupationId, Origin, Pay, Place, Profile, SkillClaim, SkillId, Study,
    WorkSite,
    profile::{LanguageLevel, StudyLevel, Travel, YearMonth},
};
use skills::{Gazetteer, SkillKind, Taxonomy, TitleReader};

use super::part::{self, FactKey};
use crate::{Error, Result};

/// One change to a profile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// This fact is right.
    Confirm(FactKey),
    /// Everything is right.
    ConfirmAll,
    /// This fact goes.
    Remove(FactKey),
    /// A line of text (name, mail address, telephone, headline, summary); empty takes it out.
    Text(FactKey, String),
    /// Where they live; empty takes it out.
    Place(String),
    /// Where they live, as they chose it.
    PlaceIs(Place),
    /// A skill by its id or by its name as typed, and how well.
    Skill(String, Option<Level>),
    /// A language by its id or name, and how well.
    Language(String, Option<LanguageLevel>),
    /// A new job (`None`), or the job of this number changed.
    Job(Option<usize>, JobForm),
    /// A new course of study, or the one of this number changed.
    Study(Option<usize>, StudyForm),
    /// Tasks they have done in an occupation, by number: each shows skills. Replaces what was ticked for it before.
    Tasks(OccupationId, Vec<usize>),
    /// They have, or have not, done this kind of work. Taking it back removes jobs of that kind that have no dates and no
    /// employer: those were only said in this way.
    Done(OccupationId, bool),
    /// Occupations they would like. Replaces those before.
    WishedWork(Vec<OccupationId>),
    /// What else matters to them. Replaces those before.
    Wishes(WishForm),
}

/// A job as typed into a form.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct JobForm {
    /// Title.
    pub title: String,
    /// Employer; may be empty.
    pub employer: String,
    /// From: "2019", "2019-03", "03/2019"; may be empty.
    pub start: String,
    /// Until; may be empty.
    pub end: String,
    /// Still there.
    pub current: bool,
    /// What was done; may be empty.
    pub text: String,
}

/// A course of study as typed into a form.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StudyForm {
    /// What.
    pub what: String,
    /// Where; may be empty.
    pub at: String,
    /// The level, if chosen.
    pub level: Option<StudyLevel>,
    /// Finished in; may be empty.
    pub end: String,
}

/// Wishes as chosen in a form. `None` leaves as it is; an empty list takes out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WishForm {
    /// Where distances count from, as typed.
    pub place: Option<String>,
    /// How far they would go; `Some(None)` takes the wish back.
    pub travel: Option<Option<Travel>>,
    /// Places of work.
    pub sites: Option<Vec<WorkSite>>,
    /// Kinds of employment.
    pub employment: Option<Vec<Employment>>,
    /// The least they need.
    pub min_pay: Option<Option<Pay>>,
    /// Hours a week for learning.
    pub learning_hours: Option<Option<u8>>,
}

/// What is needed to understand what people write.
#[derive(Clone, Copy)]
pub(super) struct Tools<'a> {
    /// Skills and occupations.
    pub(super) taxonomy: &'a Taxonomy,
    /// Titles to occupations.
    pub(super) titles: &'a TitleReader,
    /// Towns.
    pub(super) gazetteer: &'a Gazetteer,
}

const LINE: usize = 200;
pub(crate) const TEXT: usize = 4_000;
/// More entries of one kind than anyone has.
const MOST: usize = 200;

/// Makes one change.
pub(super) fn apply(profile: &mut Profile, edit: Edit, tools: Tools<'_>) -> Result<()> {
    match edit {
        Edit::Confirm(key) => part::confirm(profile, &key)
            .then_some(())
            .ok_or(Error::NotFound(t!("entry"))),
        Edit::Remove(key) => part::remove(profile, &key)
            .then_some(())
            .ok_or(Error::NotFound(t!("entry"))),
        Edit::ConfirmAll => {
            part::confirm_all(profile);
            Ok(())
        }
        Edit::Text(key, typed) => text(profile, &key, &typed),
        Edit::Place(typed) => {
            profile.place = place(&typed, tools)?.map(Fact::entered);
            Ok(())
        }
        Edit::PlaceIs(place) => {
            profile.place = Some(Fact::entered(place));
            Ok(())
        }
        Edit::Skill(typed, level) => skill(profile, &typed, level, tools.taxonomy),
        Edit::Language(typed, level) => language(profile, &typed, level, tools.taxonomy),
        Edit::Job(nr, form) => put(&mut profile.jobs, nr, Fact::entered(job(&form, tools)?)),
        Edit::Study(nr, form) => put(&mut profile.education, nr, Fact::entered(study(&form, tools)?)),
        Edit::Tasks(occupation, ticked) => tasks(profile, &occupation, &ticked, tools.taxonomy),
        Edit::Done(occupation, done) => work_done(profile, &occupation, done, tools.taxonomy),
        Edit::WishedWork(wished) => {
            let known = wished
                .into_iter()
                .filter(|id| tools.taxonomy.occupation_ix(id).is_some());
            profile.wishes.occupations = known.take(20).collect();
            Ok(())
        }
        Edit::Wishes(form) => wishes(profile, form, tools),
    }
}

/// What was typed without spaces around it; nothing when that is empty.
pub(crate) fn line(field: &'static str, typed: &str, most: usize) -> Result<Option<String>> {
    let typed = typed.trim();
    if typed.chars().count() > most {
        return Err(Error::invalid(
            field,
            t!(
                "This is longer than {most} characters. Please shorten it; nothing was lost.",
                most
            ),
        ));
    }
    Ok((!typed.is_empty()).then(|| typed.to_owned()))
}

fn text(profile: &mut Profile, key: &FactKey, typed: &str) -> Result<()> {
    let (slot, field, most) = match key {
        FactKey::Name => (&mut profile.name, "name", LINE),
        FactKey::Email => (&mut profile.email, "email", LINE),
        FactKey::Phone => (&mut profile.phone, "phone", LINE),
        FactKey::Headline => (&mut profile.headline, "headline", LINE),
        FactKey::Summary => (&mut profile.summary, "summary", TEXT),
        _ => return Err(Error::NotFound(t!("entry"))),
    };
    *slot = line(field, typed, most)?.map(Fact::entered);
    Ok(())
}

fn place(typed: &str, tools: Tools<'_>) -> Result<Option<Place>> {
    let typed = line("place", typed, LINE)?;
    Ok(typed.map(|typed| tools.gazetteer.resolve(&typed).unwrap_or_else(|| Place::unknown(typed))))
}

/// The skill of this id, or the best one for what was typed when its name says just that.
fn find_skill(typed: &str, taxonomy: &Taxonomy) -> Option<SkillId> {
    if taxonomy.skill_ix(&typed.into()).is_some() {
        return Some(typed.into());
    }
    let near = taxonomy.search_skills(typed, 5);
    let exact = near.into_iter().find(|ix| taxonomy.skill_is_called(*ix, typed));
    exact.map(|ix| taxonomy.skill(ix).id.clone())
}

fn skill(profile: &mut Profile, typed: &str, level: Option<Level>, taxonomy: &Taxonomy) -> Result<()> {
    let typed = line("skill", typed, LINE)?.ok_or_else(|| Error::invalid("skill", t!("Please name a skill.")))?;
    let id = find_skill(&typed, taxonomy).ok_or_else(|| unknown_skill(&typed, taxonomy))?;
    if profile.skills.len() >= MOST {
        return Err(Error::invalid(
            "skill",
            t!("Your profile holds 200 skills already. Please remove one first."),
        ));
    }
    let claim = SkillClaim {
        skill: Fact::entered(id),
        level,
    };
    match profile
        .skills
        .iter_mut()
        .find(|known| known.skill.value == claim.skill.value)
    {
        // What it was read from stays; the person's word on it is what is new.
        Some(known) => {
            known.skill.confirmed = true;
            known.level = level;
        }
        None => profile.skills.push(claim),
    }
    Ok(())
}

fn unknown_skill(typed: &str, taxonomy: &Taxonomy) -> Error {
    let near: Vec<&str> = taxonomy
        .search_skills(typed, 3)
        .into_iter()
        .map(|ix| taxonomy.skill_name(ix))
        .collect();
    let help = if near.is_empty() {
        t!("Try a shorter or more usual word.").to_owned()
    } else {
        t!("Do you mean {names}?", names = near.join(", "))
    };
    Error::invalid(
        "skill",
        format!("{} {help}", t!("We do not know the skill “{typed}” yet.", typed)),
    )
}

fn language(profile: &mut Profile, typed: &str, level: Option<LanguageLevel>, taxonomy: &Taxonomy) -> Result<()> {
    let typed =
        line("language", typed, LINE)?.ok_or_else(|| Error::invalid("language", t!("Please name a language.")))?;
    let id = find_skill(&typed, taxonomy).filter(|id| {
        taxonomy
            .skill_ix(id)
            .is_some_and(|ix| taxonomy.skill(ix).kind == SkillKind::Language)
    });
    let id = id.ok_or_else(|| Error::invalid("language", t!("We do not know the language “{typed}” yet.", typed)))?;
    let fact = Fact::entered(LanguageSkill { language: id, level });
    match profile
        .languages
        .iter_mut()
        .find(|known| known.value.language == fact.value.language)
    {
        Some(known) => {
            known.value.level = level;
            known.confirmed = true;
        }
        None => profile.languages.push(fact),
    }
    Ok(())
}

fn put<T>(list: &mut Vec<T>, nr: Option<usize>, item: T) -> Result<()> {
    match nr {
        Some(nr) => *list.get_mut(nr).ok_or(Error::NotFound(t!("entry")))? = item,
        None if list.len() >= MOST => {
            return Err(Error::invalid(
                "entry",
                t!("There are 200 entries already. Please remove one first."),
            ));
        }
        None => list.insert(0, item),
    }
    Ok(())
}

fn job(form: &JobForm, tools: Tools<'_>) -> Result<Job> {
    let title = line("title", &form.title, LINE)?;
    let title = title.ok_or_else(|| {
        Error::invalid(
            "title",
            t!("Please say what your work was called, for example \u{201c}cook\u{201d}."),
        )
    })?;
    let (start, end) = (date("start", &form.start)?, date("end", &form.end)?);
    if let (Some(start), Some(end)) = (start, end)
        && !form.current
        && start.first_month() > end.last_month()
    {
        return Err(Error::invalid(
            "end",
            t!("The end lies before the beginning. Please look at the two dates again."),
        ));
    }
    let occupation = tools
        .titles
        .classify(&title, 1)
        .first()
        .map(|(ix, _)| tools.taxonomy.occupation(*ix).id.clone());
    Ok(Job {
        occupation,
        title,
        employer: line("employer", &form.employer, LINE)?,
        start,
        end: end.filter(|_| !form.current),
        current: form.current,
        text: line("text", &form.text, TEXT)?.unwrap_or_default(),
    })
}

fn study(form: &StudyForm, tools: Tools<'_>) -> Result<Study> {
    let what = line("what", &form.what, LINE)?;
    let what = what.ok_or_else(|| {
        Error::invalid(
            "what",
            t!("Please say what you learned, for example \u{201c}Secondary school\u{201d}."),
        )
    })?;
    let prepares_for = tools.titles.prepares_for(&what);
    Ok(Study {
        prepares_for: prepares_for.map(|ix| tools.taxonomy.occupation(ix).id.clone()),
        what,
        at: line("at", &form.at, LINE)?,
        level: form.level,
        end: date("end", &form.end)?,
    })
}

/// "2019", "2019-03", "03/2019", "3.2019".
fn date(field: &'static str, typed: &str) -> Result<Option<YearMonth>> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let parts: Vec<&str> = typed
        .split(['-', '/', '.', ' '])
        .filter(|part| !part.is_empty())
        .collect();
    let number = |text: &str| text.parse::<i16>().ok();
    let read = match parts.as_slice() {
        [year] => number(year).map(|year| (year, None)),
        [a, b] if a.len() == 4 => number(a).zip(number(b)).map(|(year, month)| (year, Some(month))),
        [a, b] => number(b).zip(number(a)).map(|(year, month)| (year, Some(month))),
        _ => None,
    };
    let good = read
        .filter(|(year, month)| (1930..=2100).contains(year) && month.is_none_or(|month| (1..=12).contains(&month)));
    match good {
        Some((year, month)) => Ok(Some(YearMonth {
            year,
            month: month.and_then(|month| u8::try_from(month).ok()),
        })),
        None => Err(Error::invalid(
            field,
            t!("Please write a year such as 2019, or a month and year such as 03/2019."),
        )),
    }
}

/// What is ticked becomes skills with the task as their evidence, and the work becomes a job without dates, so that
/// "I have done this" counts as having done it.
fn tasks(profile: &mut Profile, occupation: &OccupationId, ticked: &[usize], taxonomy: &Taxonomy) -> Result<()> {
    let ix = taxonomy
        .occupation_ix(occupation)
        .ok_or(Error::NotFound(t!("kind of work")))?;
    let occupation = taxonomy.occupation(ix);
    let all: Vec<&str> = occupation.tasks.iter().map(|task| task.did.as_str()).collect();
    profile
        .skills
        .retain(|claim| !matches!(&claim.skill.origin, Origin::Task { task } if all.contains(&task.as_str())));
    for task in ticked.iter().filter_map(|nr| occupation.tasks.get(*nr)) {
        for shown in &task.shows {
            let skill = taxonomy.skill(*shown);
            if skill.kind == SkillKind::Licence || skill.kind == SkillKind::Language {
                continue;
            }
            let origin = Origin::Task { task: task.did.clone() };
            profile.add_skill(SkillClaim {
                skill: Fact {
                    value: skill.id.clone(),
                    origin,
                    confirmed: true,
                },
                level: None,
            });
        }
    }
    if ticked.is_empty() {
        return Ok(());
    }
    work_done(profile, &occupation.id, true, taxonomy)
}

/// Notes that a kind of work was done, as a job of which nothing more is known, or takes that back.
fn work_done(profile: &mut Profile, id: &OccupationId, done: bool, taxonomy: &Taxonomy) -> Result<()> {
    let ix = taxonomy.occupation_ix(id).ok_or(Error::NotFound(t!("kind of work")))?;
    let occupation = taxonomy.occupation(ix);
    if !done {
        let only_said =
            |job: &Job| job.employer.is_none() && job.start.is_none() && job.end.is_none() && job.text.is_empty();
        profile
            .jobs
            .retain(|job| job.value.occupation.as_ref() != Some(id) || !only_said(&job.value));
        return Ok(());
    }
    let listed = profile
        .jobs
        .iter()
        .any(|job| job.value.occupation.as_ref() == Some(&occupation.id));
    if !listed {
        profile.jobs.push(Fact::entered(Job {
            title: taxonomy.occupation_name(ix).to_owned(),
            occupation: Some(occupation.id.clone()),
            employer: None,
            start: None,
            end: None,
            current: false,
            text: String::new(),
        }));
    }
    Ok(())
}

fn wishes(profile: &mut Profile, form: WishForm, tools: Tools<'_>) -> Result<()> {
    let wishes = &mut profile.wishes;
    if let Some(typed) = form.place {
        wishes.place = place(&typed, tools)?;
    }
    if let Some(travel) = form.travel {
        wishes.travel = travel;
    }
    if let Some(sites) = form.sites {
        wishes.sites = sites;
    }
    if let Some(employment) = form.employment {
        wishes.employment = employment;
    }
    if let Some(min_pay) = form.min_pay {
        wishes.min_pay = min_pay;
    }
    if let Some(hours) = form.learning_hours {
        wishes.learning_hours = hours;
    }
    Ok(())
}

//! Looking a résumé over as a kind reader would: what is missing, what raises a question, what helps.

use chrono::NaiveDate;
use model::{Fact, Job, Profile, profile::YearMonth};

/// Months between two jobs that readers ask about.
const GAP: i32 = 7;
/// Words in a line that nobody reads to its end.
const LONG: usize = 45;
/// Fewer skills than this say little.
const FEW: usize = 5;
/// More than this, and the important ones are lost.
const MANY: usize = 40;

/// Something that could be better, most important first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remark {
    /// There is no name on it.
    NoName,
    /// Nobody could answer: neither a mail address nor a telephone number.
    NoContact,
    /// It does not say where they live.
    NoPlace,
    /// Some of it was read from a document and waits for the person's word.
    Unconfirmed,
    /// Neither a job nor schooling.
    Empty,
    /// A job without dates, by its place in the profile.
    NoDates {
        /// Which.
        nr: usize,
        /// Its title.
        title: String,
    },
    /// A job that does not say what was done.
    NothingDone {
        /// Which.
        nr: usize,
        /// Its title.
        title: String,
    },
    /// A line that is too long to be read.
    LongLine {
        /// In which job.
        nr: usize,
        /// Its title.
        title: String,
        /// The line's beginning.
        line: String,
    },
    /// Months without a job between two.
    Gap {
        /// From when.
        from: YearMonth,
        /// Until when.
        until: YearMonth,
        /// How many.
        months: u32,
    },
    /// Few skills are named.
    FewSkills(usize),
    /// So many skills that none stands out.
    ManySkills(usize),
    /// Nothing at the top says who this is.
    NoSummary,
}

/// What could be better in a résumé made of this profile.
pub fn remarks(profile: &Profile, today: NaiveDate) -> Vec<Remark> {
    let open =
        profile.skills.iter().any(|claim| !claim.skill.confirmed) || profile.jobs.iter().any(|job| !job.confirmed);
    let skills = profile.skills.len();
    let whole = [
        (profile.name.is_none(), Remark::NoName),
        (profile.email.is_none() && profile.phone.is_none(), Remark::NoContact),
        (profile.place.is_none(), Remark::NoPlace),
        (open, Remark::Unconfirmed),
        (profile.jobs.is_empty() && profile.education.is_empty(), Remark::Empty),
    ];
    let rest = [
        (skills < FEW, Remark::FewSkills(skills)),
        (skills > MANY, Remark::ManySkills(skills)),
        (
            profile.summary.is_none() && profile.headline.is_none(),
            Remark::NoSummary,
        ),
    ];
    let holds = |(holds, remark): (bool, Remark)| holds.then_some(remark);
    let mut list: Vec<Remark> = whole.into_iter().filter_map(holds).collect();
    for (nr, fact) in profile.jobs.iter().enumerate() {
        list.extend(of_job(nr, fact, today));
    }
    list.extend(gaps(profile, today));
    list.extend(rest.into_iter().filter_map(holds));
    list
}

fn of_job(nr: usize, fact: &Fact<Job>, today: NaiveDate) -> Vec<Remark> {
    let job = &fact.value;
    let title = || job.title.clone();
    let mut list = Vec::new();
    if job.months(today).is_none() {
        list.push(Remark::NoDates { nr, title: title() });
    }
    if job.text.trim().is_empty() {
        list.push(Remark::NothingDone { nr, title: title() });
    }
    let long = job.text.lines().find(|line| line.split_whitespace().count() > LONG);
    list.extend(long.map(|line| Remark::LongLine {
        nr,
        title: title(),
        line: line.split_whitespace().take(6).collect::<Vec<_>>().join(" "),
    }));
    list
}

/// Stretches without a job, the latest first. Only between jobs whose months are known: a year alone would guess.
fn gaps(profile: &Profile, today: NaiveDate) -> Vec<Remark> {
    let dated = |job: &Job| {
        job.start.is_some_and(|start| start.month.is_some())
            && (job.current || job.end.is_some_and(|end| end.month.is_some()))
    };
    let mut spans: Vec<(i32, i32)> = profile
        .jobs
        .iter()
        .filter(|fact| dated(&fact.value))
        .filter_map(|fact| fact.value.months(today))
        .collect();
    spans.sort_unstable();
    let mut list = Vec::new();
    let mut until: Option<i32> = None;
    for (first, last) in spans {
        if let Some(before) = until.filter(|before| first - before > GAP) {
            list.push(Remark::Gap {
                from: year_month(before + 1),
                until: year_month(first - 1),
                months: u32::try_from(first - before - 1).unwrap_or(0),
            });
        }
        until = Some(until.map_or(last, |before| before.max(last)));
    }
    list.reverse();
    list
}

/// From months counted as [`YearMonth::first_month`] does.
fn year_month(months: i32) -> YearMonth {
    YearMonth {
        year: i16::try_from(months.div_euclid(12)).unwrap_or(0),
        month: u8::try_from(months.rem_euclid(12) + 1).ok(),
    }
}

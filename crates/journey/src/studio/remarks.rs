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
    list.extend(long.map(|line| {
        Remark::LongLine {
            nr,
            title: title(),
            line: line
                .trim_start_matches("- ")
                .split_whitespace()
                .take(6)
                .collect::<Vec<_>>()
                .join(" "),
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn job(title: &str, from: (i16, Option<u8>), until: Option<(i16, Option<u8>)>) -> Fact<Job> {
        let date = |(year, month)| YearMonth { year, month };
        Fact::entered(Job {
            title: title.to_owned(),
            occupation: None,
            employer: None,
            start: Some(date(from)),
            end: until.map(date),
            current: until.is_none(),
            text: "- Built walls".to_owned(),
        })
    }

    fn of(jobs: Vec<Fact<Job>>) -> Vec<Remark> {
        let profile = Profile {
            jobs,
            ..Profile::default()
        };
        remarks(&profile, NaiveDate::from_ymd_opt(2026, 11, 2).unwrap())
    }

    #[test]
    fn a_gap_is_named_with_its_months_and_jobs_beside_each_other_make_none() {
        let gaps = |jobs| -> Vec<Remark> {
            let all = of(jobs);
            all.into_iter()
                .filter(|remark| matches!(remark, Remark::Gap { .. }))
                .collect()
        };
        let at = |year, month| YearMonth {
            year,
            month: Some(month),
        };
        let mason = job("Mason", (2015, Some(1)), Some((2018, Some(12))));
        let driver = job("Driver", (2020, Some(3)), None);
        assert_eq!(
            gaps(vec![driver.clone(), mason.clone()]),
            [Remark::Gap {
                from: at(2019, 1),
                until: at(2020, 2),
                months: 14
            }]
        );
        let beside = job("Guard", (2018, Some(6)), Some((2020, Some(2))));
        assert!(gaps(vec![driver.clone(), beside, mason.clone()]).is_empty());
        // Only years are known: anything said would be guessed.
        assert!(gaps(vec![driver, job("Mason", (2015, None), Some((2018, None)))]).is_empty());
    }

    #[test]
    fn what_readers_miss_is_said_and_what_is_there_is_not() {
        let mut silent = job("Mason", (2015, Some(1)), None);
        silent.value.start = None;
        silent.value.text = String::new();
        let all = of(vec![silent]);
        let title = || "Mason".to_owned();
        assert!(all.contains(&Remark::NoDates { nr: 0, title: title() }));
        assert!(all.contains(&Remark::NothingDone { nr: 0, title: title() }));
        assert!(all.contains(&Remark::NoContact) && all.contains(&Remark::FewSkills(0)));
        let mut long = job("Mason", (2015, Some(1)), None);
        long.value.text = format!("- Short\n- {}", "built a wall and ".repeat(12));
        let all = of(vec![long]);
        assert!(
            matches!(all.iter().find(|remark| matches!(remark, Remark::LongLine { .. })), Some(Remark::LongLine { line, .. }) if line == "built a wall and built a")
        );
        assert!(!all.iter().any(|remark| matches!(
            remark,
            Remark::NoDates { .. } | Remark::NothingDone { .. } | Remark::Empty
        )));
    }
}

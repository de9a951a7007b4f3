//! How the place answers requests for a person, and whom to call when it is about life and death.

use crate::{Error, Reads, Result, Tx, text};

/// The longest of these texts, in bytes.
const MAX_TEXT: usize = 300;
/// A request is answered within so many working days where nothing else is set.
const USUAL_DAYS: i64 = 2;
/// More would be no promise.
pub const MOST_DAYS: u32 = 20;

/// How requests are answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Desk {
    /// Within so many working days.
    pub answer_days: u32,
    /// Whom to call in danger, if the place has set it.
    pub helpline: Option<Helpline>,
}

/// Somebody to call in danger.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Helpline {
    /// What it is called.
    pub name: String,
    /// Its number.
    pub phone: String,
    /// When somebody answers, in words; empty when that was not said.
    pub hours: String,
}

/// How the place answers.
pub async fn find(db: &mut impl Reads) -> Result<Desk> {
    let sql = "SELECT answer_days, helpline_name, helpline_phone, helpline_hours FROM help_desk WHERE id = 1";
    let found: Option<(i64, String, String, String)> = row!(db, sql)?;
    let (days, name, phone, hours) = found.unwrap_or((USUAL_DAYS, String::new(), String::new(), String::new()));
    let helpline = Helpline { name, phone, hours };
    Ok(Desk {
        answer_days: u32::try_from(days).map_err(|_| Error::Corrupt("days to answer".to_owned()))?,
        helpline: (!helpline.phone.is_empty()).then_some(helpline),
    })
}

/// Sets how the place answers, from now on.
pub async fn set(tx: &mut Tx, desk: &Desk) -> Result<()> {
    if desk.answer_days == 0 || desk.answer_days > MOST_DAYS {
        return Err(Error::Refused("days to answer that are no promise"));
    }
    let line = desk.helpline.clone().unwrap_or_default();
    for part in [&line.name, &line.phone, &line.hours] {
        text::fits("a helpline", part, MAX_TEXT)?;
    }
    let sql = "INSERT INTO help_desk (id, answer_days, helpline_name, helpline_phone, helpline_hours)
               VALUES (1, $1, $2, $3, $4) ON CONFLICT (id) DO UPDATE SET answer_days = excluded.answer_days,
               helpline_name = excluded.helpline_name, helpline_phone = excluded.helpline_phone,
               helpline_hours = excluded.helpline_hours";
    let days = i64::from(desk.answer_days);
    exec!(tx, sql, days, line.name, line.phone, line.hours).map(|_| ())
}

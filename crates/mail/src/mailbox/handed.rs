//! Which mails of a folder were taken already.

use std::{collections::BTreeSet, fmt, str::FromStr};

/// Numbers that are kept; of more the oldest are forgotten.
const MOST: usize = 100_000;

/// The mails of one folder that were taken, by their numbers. To be kept by the caller, as the text it prints:
/// `1700000000 1:5,7` (the numbering, then a sequence set; RFC 3501, section 9).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Handed {
    uid_validity: u32,
    uids: BTreeSet<u32>,
}

/// A text that [`Handed`] did not print.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a list of mails that were handed on")]
pub struct NotHanded;

impl Handed {
    /// Numbers are of this numbering now. Those of another one mean other mails, and are forgotten (RFC 3501, section 2.3.1.1).
    pub(super) fn count_as(&mut self, uid_validity: u32) {
        if self.uid_validity != uid_validity {
            self.uids.clear();
            self.uid_validity = uid_validity;
        }
    }

    pub(super) fn has(&self, uid: u32) -> bool {
        self.uids.contains(&uid)
    }

    pub(super) fn add(&mut self, uid: u32) {
        self.uids.insert(uid);
        if self.uids.len() > MOST {
            self.uids.pop_first();
        }
    }
}

impl fmt::Display for Handed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let uids: Vec<u32> = self.uids.iter().copied().collect();
        let runs = uids.chunk_by(|a, b| a + 1 == *b).map(|run| match run {
            [first, .., last] => format!("{first}:{last}"),
            alone => alone.iter().map(u32::to_string).collect(),
        });
        write!(f, "{} {}", self.uid_validity, runs.collect::<Vec<_>>().join(","))
    }
}

impl FromStr for Handed {
    type Err = NotHanded;

    fn from_str(text: &str) -> Result<Self, NotHanded> {
        let (uid_validity, set) = text.split_once(' ').ok_or(NotHanded)?;
        let number = |text: &str| text.parse::<u32>().map_err(|_| NotHanded);
        let mut handed = Self {
            uid_validity: number(uid_validity)?,
            uids: BTreeSet::new(),
        };
        for run in set.split(',').filter(|run| !run.is_empty()) {
            let (first, last) = run.split_once(':').unwrap_or((run, run));
            let (first, last) = (number(first)?, number(last)?);
            if last.checked_sub(first).ok_or(NotHanded)? as usize >= MOST {
                return Err(NotHanded);
            }
            for uid in first..=last {
                handed.add(uid);
            }
        }
        Ok(handed)
    }
}

#[cfg(test)]
mod tests {
    use super::{Handed, MOST, NotHanded};

    #[test]
    fn it_is_kept_as_text() {
        let mut handed = Handed::default();
        assert_eq!(handed.to_string().parse(), Ok(handed.clone()));
        handed.count_as(1_700_000_000);
        for uid in [1, 2, 3, 5, 9, 10] {
            handed.add(uid);
        }
        assert_eq!(handed.to_string(), "1700000000 1:3,5,9:10");
        assert_eq!(handed.to_string().parse(), Ok(handed.clone()));
        handed.count_as(1_700_000_001);
        assert!(!handed.has(1), "another numbering: other mails");
        for wrong in ["", "1", "x 1", "1 2:1", "1 1:4000000000", "1 a", "-1 1"] {
            assert_eq!(wrong.parse::<Handed>(), Err(NotHanded), "{wrong}");
        }
    }

    #[test]
    fn it_does_not_grow_without_end() {
        let mut handed = Handed::default();
        for uid in 0..=u32::try_from(MOST).unwrap() {
            handed.add(uid);
        }
        assert!(!handed.has(0) && handed.has(1) && handed.uids.len() == MOST);
    }
}

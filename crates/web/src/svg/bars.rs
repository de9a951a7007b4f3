//! Plain horizontal bars: a part of the score, hours to learn.

use std::fmt;

/// Points of a part of the score out of those there are to give. An unknown part is drawn as a dashed outline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PartBar {
    /// Points given.
    pub points: u32,
    /// Points there are to give.
    pub of: u32,
    /// Whether it is known at all.
    pub known: bool,
}

impl fmt::Display for PartBar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(r#"<svg class="bar" aria-hidden="true"><rect class="track" width="100%" height="100%" rx="4"/>"#)?;
        if self.known {
            write!(
                f,
                r#"<rect class="have" width="{}%" height="100%" rx="4"/>"#,
                percent(self.points, self.of)
            )?;
        } else {
            f.write_str(r#"<rect class="unknown" width="100%" height="100%" rx="4"/>"#)?;
        }
        f.write_str("</svg>")
    }
}

/// Hours to learn something, against the longest in the same list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HoursBar {
    /// Hours, when they are known.
    pub hours: Option<u32>,
    /// The longest in the list.
    pub longest: u32,
}

impl fmt::Display for HoursBar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(hours) = self.hours else { return Ok(()) };
        let width = percent(hours, self.longest).max(2);
        write!(
            f,
            r#"<svg class="bar hours" aria-hidden="true"><rect class="track" width="100%" height="100%" rx="3"/><rect class="time" width="{width}%" height="100%" rx="3"/></svg>"#
        )
    }
}

/// Whole percent, at most 100; of nothing, 0.
fn percent(part: u32, of: u32) -> u64 {
    (u64::from(part) * 100).checked_div(u64::from(of)).unwrap_or(0).min(100)
}

#[cfg(test)]
mod tests {
    use super::{HoursBar, PartBar};

    #[test]
    fn unknown_is_not_drawn_as_nothing() {
        let known = PartBar {
            points: 31,
            of: 40,
            known: true,
        }
        .to_string();
        assert!(known.contains(r#"class="have" width="77%""#), "{known}");
        let unknown = PartBar {
            points: 20,
            of: 40,
            known: false,
        }
        .to_string();
        assert!(unknown.contains("unknown") && !unknown.contains("have"), "{unknown}");
        assert!(
            PartBar {
                points: 9,
                of: 0,
                known: true
            }
            .to_string()
            .contains(r#"width="0%""#)
        );
    }

    #[test]
    fn hours_are_drawn_against_the_longest() {
        assert!(
            HoursBar {
                hours: Some(40),
                longest: 80
            }
            .to_string()
            .contains(r#"class="time" width="50%""#)
        );
        assert_eq!(
            HoursBar {
                hours: None,
                longest: 80
            }
            .to_string(),
            ""
        );
    }
}

//! The skills an opening asks for, drawn one by one: had, nearly had, still to learn.

use std::fmt;

use super::{Tenths, escape};

/// More skills than this are drawn as three lengths instead of one piece each.
const MOST_PIECES: u32 = 24;
/// Width and gap in tenths of a unit.
const WIDTH: u32 = 3_200;
const GAP: u32 = 40;

/// Skills asked for, by whether the person has them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MatchBar {
    /// How many they have.
    pub have: u32,
    /// How many they have something close to.
    pub near: u32,
    /// How many are missing.
    pub gap: u32,
    /// What it shows, for those who cannot see it; empty when words beside it say the same.
    pub text: String,
}

impl MatchBar {
    /// A bar beside words that say the same.
    pub fn new(have: u32, near: u32, gap: u32) -> Self {
        Self {
            have,
            near,
            gap,
            text: String::new(),
        }
    }

    /// How many skills are asked for.
    pub fn asked(&self) -> u32 {
        self.have.saturating_add(self.near).saturating_add(self.gap)
    }

    fn pieces(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let asked = self.asked();
        let width = (WIDTH - GAP * (asked - 1)) / asked;
        for at in 0..asked {
            let class = match at {
                _ if at < self.have => "have",
                _ if at < self.have + self.near => "near",
                _ => "gap",
            };
            piece(f, at * (width + GAP), width, class)?;
        }
        Ok(())
    }

    fn lengths(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let asked = u64::from(self.asked());
        let length = |number: u32| u32::try_from(u64::from(number) * u64::from(WIDTH - 2 * GAP) / asked).unwrap_or(0);
        let (have, near) = (length(self.have), length(self.near));
        let gap_at = [have, near]
            .iter()
            .filter(|width| **width > 0)
            .map(|width| width + GAP)
            .sum::<u32>();
        for (at, width, class) in [
            (0, have, "have"),
            (if have > 0 { have + GAP } else { 0 }, near, "near"),
            (gap_at, WIDTH.saturating_sub(gap_at), "gap"),
        ] {
            if width > 0 && (class != "gap" || self.gap > 0) {
                piece(f, at, width, class)?;
            }
        }
        Ok(())
    }
}

fn piece(f: &mut fmt::Formatter<'_>, x: u32, width: u32, class: &str) -> fmt::Result {
    // The missing ones are drawn as outlines: half a unit of line lies outside on each side.
    let (x, width, y, height) = if class == "gap" {
        (x + 7, width.saturating_sub(14).max(4), "0.7", "10.6")
    } else {
        (x, width, "0", "12")
    };
    write!(
        f,
        r#"<rect class="{class}" x="{}" y="{y}" width="{}" height="{height}" rx="4"/>"#,
        Tenths(x),
        Tenths(width)
    )
}

impl fmt::Display for MatchBar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.asked() == 0 {
            return Ok(());
        }
        f.write_str(r#"<svg class="match-bar" viewBox="0 0 320 12" "#)?;
        if self.text.is_empty() {
            f.write_str(r#"aria-hidden="true">"#)?;
        } else {
            f.write_str(r#"role="img" aria-label=""#)?;
            escape(f, &self.text)?;
            f.write_str("\">")?;
        }
        if self.asked() <= MOST_PIECES {
            self.pieces(f)?;
        } else {
            self.lengths(f)?;
        }
        f.write_str("</svg>")
    }
}

#[cfg(test)]
mod tests {
    use super::MatchBar;

    fn drawn(bar: &MatchBar, class: &str) -> usize {
        bar.to_string().matches(&format!("class=\"{class}\"")).count()
    }

    #[test]
    fn every_skill_asked_for_is_one_piece() {
        let bar = MatchBar::new(6, 1, 2);
        assert_eq!(
            (drawn(&bar, "have"), drawn(&bar, "near"), drawn(&bar, "gap")),
            (6, 1, 2)
        );
        assert!(bar.to_string().contains("aria-hidden"));
        assert!(
            MatchBar {
                text: "7 of \"9\"".into(),
                ..bar
            }
            .to_string()
            .contains(r#"aria-label="7 of &quot;9&quot;""#)
        );
    }

    #[test]
    fn a_long_list_becomes_lengths_and_none_draws_nothing() {
        let bar = MatchBar::new(30, 0, 10);
        assert_eq!(
            (drawn(&bar, "have"), drawn(&bar, "near"), drawn(&bar, "gap")),
            (1, 0, 1)
        );
        assert_eq!(
            drawn(&MatchBar::new(40, 0, 0), "gap"),
            0,
            "nothing missing, nothing drawn as missing"
        );
        assert_eq!(MatchBar::new(0, 0, 0).to_string(), "");
        assert!(
            !MatchBar::new(u32::MAX, u32::MAX, 1).to_string().is_empty(),
            "absurd counts do not overflow"
        );
    }
}

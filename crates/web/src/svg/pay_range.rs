//! What an opening pays, drawn against what is usual for the occupation and place.

use std::fmt;

use super::{Tenths, escape};

/// Two ranges on one scale, in the same units (hundredths of a currency unit a year).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PayRange {
    /// What this opening pays, lowest and highest.
    pub here: (u64, u64),
    /// What is usual, lowest and highest quarter.
    pub usual: (u64, u64),
    /// What it shows: "Pays ₹3,00,000–4,80,000; usual here is ₹2,60,000–4,20,000".
    pub text: String,
}

/// Width of the scale in tenths of a unit.
const WIDTH: u64 = 3_200;

impl PayRange {
    /// Where a value stands on the scale, from which a tenth on each side is kept free.
    fn at(&self, value: u64) -> u32 {
        let low = self.here.0.min(self.usual.0);
        let high = self.here.1.max(self.usual.1);
        let span = u128::from(high.saturating_sub(low).max(1));
        let inside = u128::from(WIDTH * 8 / 10);
        let at = u128::from(WIDTH / 10) + u128::from(value.clamp(low, high.max(low)) - low) * inside / span;
        u32::try_from(at).unwrap_or(0)
    }

    fn band(&self, f: &mut fmt::Formatter<'_>, range: (u64, u64), class: &str, y: u32, height: u32) -> fmt::Result {
        let (from, to) = (self.at(range.0.min(range.1)), self.at(range.1.max(range.0)));
        // A single amount is still a mark one can see.
        let width = (to - from).max(60);
        let radius = height / 2;
        write!(
            f,
            r#"<rect class="{class}" x="{}" y="{y}" width="{}" height="{height}" rx="{radius}"/>"#,
            Tenths(from),
            Tenths(width)
        )
    }
}

impl fmt::Display for PayRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(r#"<svg class="pay-range" viewBox="0 0 320 28" role="img" aria-label=""#)?;
        escape(f, &self.text)?;
        f.write_str(r#""><rect class="track" y="13" width="320" height="2" rx="1"/>"#)?;
        self.band(f, self.usual, "usual", 6, 16)?;
        self.band(f, self.here, "have", 10, 8)?;
        f.write_str("</svg>")
    }
}

#[cfg(test)]
mod tests {
    use super::PayRange;

    #[test]
    fn more_than_usual_stands_further_right() {
        let range = PayRange {
            here: (400, 600),
            usual: (200, 400),
            text: "Pays more than usual".into(),
        };
        assert!(range.at(600) > range.at(400) && range.at(400) > range.at(200));
        assert!(range.to_string().contains(r#"aria-label="Pays more than usual""#));
    }

    #[test]
    fn odd_ranges_do_not_break_the_drawing() {
        for (here, usual) in [
            ((0, 0), (0, 0)),
            ((9, 3), (u64::MAX, 0)),
            ((u64::MAX, u64::MAX), (0, 1)),
        ] {
            let svg = PayRange {
                here,
                usual,
                text: String::new(),
            }
            .to_string();
            assert!(svg.ends_with("</svg>") && !svg.contains("width=\"-"), "{svg}");
        }
    }
}

//! The measures of each design, in points.

use super::super::design::Design;

/// Red, green, blue, from 0 to 1.
pub(super) type Colour = [f32; 3];

const INK: Colour = [0.13, 0.13, 0.13];
const SOFT: Colour = [0.33, 0.33, 0.33];
const GREY: Colour = [0.6, 0.6, 0.6];
/// Dark enough on white to be read by everybody: 7 to 1.
const TEAL: Colour = [0.02, 0.31, 0.33];

/// What stands with a section's heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Under {
    /// A thin line below it.
    Line,
    /// A pale band behind it.
    Band,
    /// Nothing.
    Nothing,
}

/// How a design looks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look {
    /// White at the sides, above and below.
    pub(super) side: f32,
    /// White above and below.
    pub(super) end: f32,
    /// Size of the running text.
    pub(super) size: f32,
    /// Size of the name.
    pub(super) name: f32,
    /// Size of headings.
    pub(super) heading: f32,
    /// Whether name and contacts stand in the middle.
    pub(super) middle: bool,
    /// Whether they stand on a band of the accent colour.
    pub(super) banner: bool,
    /// With a heading.
    pub(super) under: Under,
    /// White before a section.
    pub(super) before_section: f32,
    /// White before an entry.
    pub(super) before_entry: f32,
    /// Of name and headings.
    pub(super) accent: Colour,
    /// Of the text.
    pub(super) ink: Colour,
    /// Of dates, places and contacts.
    pub(super) soft: Colour,
    /// Of lines.
    pub(super) line: Colour,
}

impl Look {
    /// The measures of a design.
    pub(super) fn of(design: Design) -> Self {
        let classic = Self {
            side: 62.0,
            end: 56.0,
            size: 10.0,
            name: 24.0,
            heading: 11.5,
            middle: true,
            banner: false,
            under: Under::Line,
            before_section: 15.0,
            before_entry: 8.0,
            accent: INK,
            ink: INK,
            soft: SOFT,
            line: GREY,
        };
        match design {
            Design::Classic => classic,
            Design::Modern => Self {
                side: 54.0,
                name: 26.0,
                middle: false,
                banner: true,
                under: Under::Nothing,
                before_section: 18.0,
                accent: TEAL,
                ..classic
            },
            Design::Compact => Self {
                side: 44.0,
                end: 38.0,
                size: 9.0,
                name: 18.0,
                heading: 10.0,
                middle: false,
                under: Under::Band,
                before_section: 9.0,
                before_entry: 5.0,
                ..classic
            },
        }
    }

    /// From one line to the next.
    pub(super) fn leading(size: f32) -> f32 {
        size * 1.38
    }
}

//! Contrast of the colours in both themes (WCAG 2.2: 1.4.3 text 4.5:1, 1.4.11 controls and drawings 3:1).

use std::collections::BTreeMap;

const LIGHT: &str = include_str!("../../assets/css/tokens.css");
const DARK: &str = include_str!("../../assets/css/tokens-dark.css");

/// Words on a ground.
const TEXT: &[(&str, &[&str])] = &[
    (
        "ink",
        &[
            "paper",
            "surface",
            "sunk",
            "accent-soft",
            "careful-soft",
            "bad-soft",
            "sun-soft",
        ],
    ),
    (
        "ink-2",
        &["paper", "surface", "sunk", "accent-soft", "careful-soft", "bad-soft"],
    ),
    ("ink-3", &["paper", "surface", "sunk", "accent-soft", "careful-soft"]),
    ("accent-deep", &["paper", "surface", "sunk", "accent-soft"]),
    ("on-accent", &["accent", "accent-deep"]),
    ("careful", &["paper", "surface", "careful-soft"]),
    ("bad", &["paper", "surface", "bad-soft"]),
];

/// Edges of controls, icons and drawn bars on a ground.
const DRAWN: &[(&str, &[&str])] = &[
    ("edge", &["paper", "surface", "sunk"]),
    ("accent", &["paper", "surface", "sunk", "accent-soft"]),
    ("bad", &["paper", "surface"]),
];

fn tokens(css: &str) -> BTreeMap<&str, [f64; 3]> {
    let lines = css
        .lines()
        .filter_map(|line| line.trim().strip_prefix("--")?.strip_suffix(';')?.split_once(": #"));
    lines
        .map(|(name, hex)| (name, [0, 2, 4].map(|at| channel(&hex[at..at + 2]))))
        .collect()
}

/// Relative luminance of one channel, as WCAG 2.2 defines it.
fn channel(hex: &str) -> f64 {
    let value = f64::from(u8::from_str_radix(hex, 16).expect("a colour")) / 255.0;
    if value <= 0.040_45 {
        value / 12.92
    } else {
        ((value + 0.055) / 1.055).powf(2.4)
    }
}

fn ratio(a: [f64; 3], b: [f64; 3]) -> f64 {
    let luminance = |[red, green, blue]: [f64; 3]| 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn everything_can_be_read_in_both_themes() {
    let mut wrong = Vec::new();
    for (theme, css) in [("light", LIGHT), ("dark", DARK)] {
        let tokens = tokens(css);
        for (pairs, least) in [(TEXT, 4.5), (DRAWN, 3.0)] {
            for (front, grounds) in pairs {
                for ground in *grounds {
                    let ratio = ratio(tokens[front], tokens[ground]);
                    if ratio < least {
                        wrong.push(format!("{theme}: {front} on {ground} is {ratio:.2}, at least {least}"));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn both_themes_name_the_same_colours() {
    assert_eq!(
        tokens(LIGHT).keys().collect::<Vec<_>>(),
        tokens(DARK).keys().collect::<Vec<_>>()
    );
}

#[test]
fn the_measure_itself_is_right() {
    let black_on_white = ratio([channel("00"); 3], [channel("ff"); 3]);
    assert!((black_on_white - 21.0).abs() < 0.001);
    assert!(
        (ratio([channel("76"); 3], [channel("ff"); 3]) - 4.54).abs() < 0.01,
        "#767676 is the known lightest grey on white"
    );
}

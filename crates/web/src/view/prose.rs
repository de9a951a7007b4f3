//! A posting's plain text as paragraphs, lists and small headings, with the words that ask for something marked.
//!
//! Nothing in the text is taken as markup: it is cut into pieces and each piece is escaped.

use askama::Template;

/// Most characters shown; longer texts end in an ellipsis.
const MOST_CHARACTERS: usize = 40_000;
/// Longest line that may be a heading.
const HEADING: usize = 60;

/// Words to mark, as characters (Unicode scalar values) of the text, `end` exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// Where they start.
    pub start: u32,
    /// Where they end.
    pub end: u32,
    /// Whether the person has what they ask for; `None` when the viewer is not known.
    pub have: Option<bool>,
}

/// A piece of text, marked or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The words.
    pub text: String,
    /// The class of its mark, if it is marked.
    pub mark: Option<&'static str>,
}

/// A paragraph, a heading or a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A short line that announces what follows.
    Heading(Vec<Run>),
    /// Lines that belong together.
    Paragraph(Vec<Vec<Run>>),
    /// Lines that began with a dash or a bullet.
    List(Vec<Vec<Run>>),
}

/// The text, cut up.
#[derive(Debug, Clone, Template)]
#[template(path = "parts/prose.html")]
pub struct Prose {
    /// Its blocks in order.
    pub blocks: Vec<Block>,
}

impl Prose {
    /// Cuts up a text. Marks that overlap an earlier one, are empty or lie outside are left out.
    pub fn of(text: &str, marks: &[Mark]) -> Self {
        let mut marks: Vec<Mark> = marks.iter().copied().filter(|mark| mark.start < mark.end).collect();
        marks.sort_unstable_by_key(|mark| (mark.start, mark.end));
        let mut reached = 0;
        marks.retain(|mark| {
            let free = mark.start >= reached;
            reached = if free { mark.end } else { reached };
            free
        });
        let mut blocks = Vec::new();
        let mut at = 0_usize;
        for line in text.split('\n') {
            let length = line.chars().count();
            if at + length > MOST_CHARACTERS {
                blocks.push(Block::Paragraph(vec![vec![Run {
                    text: "…".to_owned(),
                    mark: None,
                }]]));
                break;
            }
            add_line(&mut blocks, line, at, &marks);
            at += length + 1;
        }
        blocks.retain(|block| !matches!(block, Block::Paragraph(lines) if lines.is_empty()));
        Self { blocks }
    }
}

fn add_line(blocks: &mut Vec<Block>, line: &str, at: usize, marks: &[Mark]) {
    let indent = line.chars().take_while(|c| c.is_whitespace()).count();
    let body = line.trim();
    if body.is_empty() {
        // An empty paragraph ends the one before; it is taken out at the end.
        blocks.push(Block::Paragraph(Vec::new()));
        return;
    }
    if let Some(item) = body
        .strip_prefix(['-', '•', '*', '–', '·'])
        .filter(|rest| rest.starts_with(char::is_whitespace))
    {
        let skipped = body.chars().count() - item.trim_start().chars().count();
        let runs = runs(item.trim_start(), at + indent + skipped, marks);
        match blocks.last_mut() {
            Some(Block::List(items)) => items.push(runs),
            _ => blocks.push(Block::List(vec![runs])),
        }
        return;
    }
    let runs = runs(body, at + indent, marks);
    if body.ends_with(':') && body.chars().count() <= HEADING {
        blocks.push(Block::Heading(runs));
        return;
    }
    match blocks.last_mut() {
        Some(Block::Paragraph(lines)) => lines.push(runs),
        _ => blocks.push(Block::Paragraph(vec![runs])),
    }
}

/// Cuts `words`, which start at character `at`, where marks begin and end.
fn runs(words: &str, at: usize, marks: &[Mark]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (offset, c) in words.chars().enumerate() {
        let here = u32::try_from(at + offset).unwrap_or(u32::MAX);
        let mark = marks
            .iter()
            .find(|mark| (mark.start..mark.end).contains(&here))
            .map(|mark| match mark.have {
                Some(true) => "have",
                Some(false) => "gap",
                None => "named",
            });
        match runs.last_mut() {
            Some(run) if run.mark == mark => run.text.push(c),
            _ => runs.push(Run {
                text: c.to_string(),
                mark,
            }),
        }
    }
    runs
}

super::parts!(Prose);

#[cfg(test)]
mod tests {
    use super::{Block, Mark, Prose, Run};

    fn plain(text: &str) -> Run {
        Run {
            text: text.to_owned(),
            mark: None,
        }
    }

    #[test]
    fn a_posting_keeps_its_shape() {
        let prose = Prose::of(
            "We need you.\nSecond line.\n\nYou bring:\n- Wound care\n•  Night shifts\n\nBye",
            &[],
        );
        assert_eq!(
            prose.blocks,
            [
                Block::Paragraph(vec![vec![plain("We need you.")], vec![plain("Second line.")]]),
                Block::Heading(vec![plain("You bring:")]),
                Block::List(vec![vec![plain("Wound care")], vec![plain("Night shifts")]]),
                Block::Paragraph(vec![vec![plain("Bye")]]),
            ]
        );
    }

    #[test]
    fn what_is_asked_for_is_marked_where_it_stands() {
        let text = "Ünit\n - Wound care and triage";
        let mark = |words: &str, have| {
            let start = text[..text.find(words).unwrap()].chars().count();
            Mark {
                start: u32::try_from(start).unwrap(),
                end: u32::try_from(start + words.chars().count()).unwrap(),
                have,
            }
        };
        let html = Prose::of(
            text,
            &[
                mark("triage", Some(false)),
                mark("Wound care", Some(true)),
                mark("care", None),
            ],
        )
        .to_string();
        assert!(
            html.contains(r#"<mark class="have">Wound care</mark> and <mark class="gap">triage</mark>"#),
            "{html}"
        );
    }

    #[test]
    fn hostile_text_stays_text_and_is_bounded() {
        let html = Prose::of(
            "<script>alert(1)</script>",
            &[Mark {
                start: 3,
                end: u32::MAX,
                have: None,
            }],
        )
        .to_string();
        assert!(!html.contains("<script>"), "{html}");
        let long = "word ".repeat(10) + "\n";
        let html = Prose::of(&long.repeat(5_000), &[]).to_string();
        assert!(html.len() < 60_000 && html.contains('…'), "{}", html.len());
        assert!(
            Prose::of(
                "a\nb",
                &[
                    Mark {
                        start: 1,
                        end: 1,
                        have: None
                    },
                    Mark {
                        start: 90,
                        end: 99,
                        have: None
                    }
                ]
            )
            .blocks
            .len()
                == 1
        );
    }
}

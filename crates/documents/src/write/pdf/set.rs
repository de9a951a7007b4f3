//! What comes after what on a résumé.

use super::{
    super::sheet::{Body, Entry, Line, Section, Sheet},
    faces::{Face, Faces},
    flow::{Flow, Mark, PAGE, Style},
    look::{Look, Under},
};

const BAND: [f32; 3] = [0.93, 0.93, 0.93];
const WHITE: [f32; 3] = [1.0, 1.0, 1.0];
/// Between a title and its dates.
const BESIDE: f32 = 14.0;

/// Between a point and its words.
const POINT: f32 = 11.0;

/// The résumé on pages.
pub(super) fn pages(sheet: &Sheet, look: Look, faces: &Faces) -> Vec<Vec<Mark>> {
    let mut setter = Setter {
        look,
        flow: Flow::new(faces, look.end),
    };
    setter.head(sheet);
    for section in &sheet.sections {
        setter.section(section);
    }
    let small = Style {
        size: 8.0,
        ..setter.soft()
    };
    setter.flow.finish(&sheet.name, PAGE.0 - look.side, small)
}

struct Setter<'a> {
    look: Look,
    flow: Flow<'a>,
}

impl Setter<'_> {
    fn style(&self, face: Face, size: f32) -> Style {
        Style {
            face,
            size,
            colour: self.look.ink,
        }
    }

    fn text(&self) -> Style {
        self.style(Face::Regular, self.look.size)
    }

    fn soft(&self) -> Style {
        Style {
            colour: self.look.soft,
            ..self.text()
        }
    }

    fn width(&self) -> f32 {
        PAGE.0 - 2.0 * self.look.side
    }

    fn head(&mut self, sheet: &Sheet) {
        let on = |style: Style| Style {
            colour: if self.look.banner { WHITE } else { style.colour },
            ..style
        };
        let name = on(Style {
            colour: self.look.accent,
            ..self.style(Face::Bold, self.look.name)
        });
        let headline = on(self.style(Face::Regular, self.look.size + 1.5));
        let contact = on(self.soft());
        self.head_lines(&sheet.name, name);
        if let Some(words) = &sheet.headline {
            self.head_lines(words, headline);
        }
        self.flow.gap(3.0);
        for line in contact_lines(&sheet.contacts, |words| self.flow.width(words, contact) <= self.width()) {
            self.head_lines(&line, contact);
        }
        if self.look.banner {
            self.banner();
        }
        if let Some(summary) = &sheet.summary {
            self.flow.gap(self.look.before_entry + 2.0);
            let (x, width, text) = (self.look.side, self.width(), self.text());
            self.flow.paragraph(x, width, summary, text);
        }
    }

    /// Colour behind all that stands so far, to the edges of the page.
    fn banner(&mut self) {
        let height = self.flow.top() + self.look.end / 3.0;
        self.flow.behind(Mark::Band {
            x: 0.0,
            y: 0.0,
            width: PAGE.0,
            height,
            colour: self.look.accent,
        });
        self.flow.gap(self.look.end / 3.0 + self.look.before_entry);
    }

    /// Lines of the head, in the middle where the design has them there.
    fn head_lines(&mut self, words: &str, style: Style) {
        for line in self.flow.lines(words, self.width(), style) {
            let white = self.width() - self.flow.width(&line, style);
            let x = self.look.side + if self.look.middle { white / 2.0 } else { 0.0 };
            self.flow.line(x, &line, style);
        }
    }

    fn section(&mut self, section: &Section) {
        self.heading(&section.title);
        match &section.body {
            Body::Entries(entries) => {
                for (nr, entry) in entries.iter().enumerate() {
                    if nr > 0 {
                        self.flow.gap(self.look.before_entry);
                    }
                    self.entry(entry);
                }
            }
            Body::Words(words) => {
                let (x, width, text) = (self.look.side, self.width(), self.text());
                self.flow.paragraph(x, width, &words.join(" · "), text);
            }
        }
    }

    /// A heading stays with the three lines after it.
    fn heading(&mut self, title: &str) {
        let style = Style {
            colour: self.look.accent,
            ..self.style(Face::Bold, self.look.heading)
        };
        let height = Look::leading(style.size);
        self.flow
            .keep(self.look.before_section + height + 3.0 * Look::leading(self.look.size));
        self.flow.gap(self.look.before_section);
        let (x, width) = (self.look.side, self.width());
        match self.look.under {
            Under::Band => self.flow.mark(Mark::Band {
                x: x - 4.0,
                y: self.flow.top(),
                width: width + 8.0,
                height,
                colour: BAND,
            }),
            Under::Line => self.flow.mark(Mark::Line {
                x,
                y: self.flow.top() + height + 1.5,
                width,
                colour: self.look.line,
            }),
            Under::Nothing => {}
        }
        self.flow.line(x, title, style);
        self.flow.gap(4.0);
    }

    /// The head of an entry stays with the line after it.
    fn entry(&mut self, entry: &Entry) {
        let line = Look::leading(self.look.size);
        self.flow.keep(line * 3.0);
        let (top, left) = (self.flow.top(), self.look.side);
        let dates = entry.when.as_deref().map_or(0.0, |when| self.dates(when));
        self.flow.back_to(top);
        let width = self.width() - dates;
        let bold = self.style(Face::Bold, self.look.size);
        self.flow.paragraph(left, width, &entry.title, bold);
        if let Some(at) = &entry.at {
            let style = Style {
                face: Face::Italic,
                ..self.soft()
            };
            self.flow.paragraph(left, self.width(), at, style);
        }
        for line in &entry.lines {
            self.entry_line(line);
        }
    }

    /// Sets when it was, and answers how much of the text's width that takes.
    fn dates(&mut self, when: &str) -> f32 {
        let soft = self.soft();
        let width = self.flow.width(when, soft);
        self.flow.line(PAGE.0 - self.look.side - width, when, soft);
        width + BESIDE
    }

    fn entry_line(&mut self, line: &Line) {
        let text = self.text();
        let (mut x, mut width) = (self.look.side, self.width());
        if let Line::Point(_) = line {
            // The point and its first line are on the same page.
            self.flow.keep(Look::leading(text.size));
            let top = self.flow.top();
            self.flow.line(x + 1.0, "•", text);
            self.flow.back_to(top);
            x += POINT;
            width -= POINT;
        }
        self.flow.paragraph(x, width, line.words(), text);
    }
}

/// Contacts one after the other, as many on a line as fit.
fn contact_lines(contacts: &[String], fits: impl Fn(&str) -> bool) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for contact in contacts {
        match lines.last_mut() {
            Some(line) if fits(&format!("{line}  ·  {contact}")) => *line = format!("{line}  ·  {contact}"),
            _ => lines.push(contact.clone()),
        }
    }
    lines
}

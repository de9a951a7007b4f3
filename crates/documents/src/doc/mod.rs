//! Reading Word's files of before 2007 (`.doc`): `office_oxide` takes them apart, this file turns the parts into lines.

use std::{
    io::Cursor,
    panic::{AssertUnwindSafe, catch_unwind},
};

use office_oxide::{
    Document, DocumentFormat, OfficeError,
    doc::DocError,
    ir::{Element, InlineContent, List, ListItem, Table},
};

use crate::{
    Refusal,
    text::{Flow, Lines, Mark},
};

/// Tables and lists within each other: no writing program goes so deep.
const DEEPEST: usize = 60;

/// Reads a document.
pub(crate) fn read(bytes: &[u8], lines: &mut Lines) -> Result<(), Refusal> {
    // A parser that breaks down on a damaged file leaves nothing that is used after it.
    let flow = catch_unwind(AssertUnwindSafe(|| flow(bytes))).unwrap_or(Err(Refusal::Damaged))?;
    flow.finish(lines)
}

fn flow(bytes: &[u8]) -> Result<Flow, Refusal> {
    let document =
        Document::from_reader(Cursor::new(bytes.to_vec()), DocumentFormat::Doc).map_err(|error| refusal(&error))?;
    let mut page = Page {
        flow: Flow::new(),
        deep: 0,
    };
    for (nr, section) in document.to_ir().sections.iter().enumerate() {
        // Names and addresses often stand above the page; every further section repeats them.
        if let Some(header) = section.header.as_ref().filter(|_| nr == 0) {
            page.elements(&header.content, Mark::Plain);
        }
        page.elements(&section.elements, Mark::Plain);
    }
    Ok(page.flow)
}

fn refusal(error: &OfficeError) -> Refusal {
    match error {
        OfficeError::Doc(DocError::Encrypted) => Refusal::Encrypted,
        _ => Refusal::Damaged,
    }
}

fn has_letters(content: &[InlineContent]) -> bool {
    content.iter().any(|part| match part {
        InlineContent::Text(span) => span.text.chars().any(char::is_alphabetic),
        _ => false,
    })
}

struct Page {
    flow: Flow,
    deep: usize,
}

impl Page {
    fn elements(&mut self, elements: &[Element], mark: Mark) {
        if self.deep == DEEPEST {
            return;
        }
        self.deep += 1;
        for element in elements {
            self.element(element, mark);
        }
        self.deep -= 1;
    }

    fn element(&mut self, element: &Element, mark: Mark) {
        match element {
            // The library takes a line without small letters for a heading: `09/2019 – 01/2022` heads nothing.
            Element::Heading(heading) if !has_letters(&heading.content) => self.paragraph(&heading.content, mark),
            Element::Heading(heading) => {
                self.flow.blank();
                self.paragraph(&heading.content, Mark::Heading);
            }
            Element::Paragraph(paragraph) => self.paragraph(&paragraph.content, mark),
            Element::Table(table) => self.table(table),
            Element::List(list) => self.list(list),
            Element::TextBox(text) => self.elements(&text.content, mark),
            Element::Footnote(note) | Element::Endnote(note) => self.elements(&note.content, mark),
            Element::CodeBlock(code) => code.content.lines().for_each(|line| self.flow.line(line, mark)),
            Element::ThematicBreak | Element::PageBreak => self.flow.blank(),
            _ => (),
        }
    }

    fn paragraph(&mut self, content: &[InlineContent], mark: Mark) {
        self.flow.begin(mark);
        for part in content {
            match part {
                InlineContent::Text(span) => self.flow.add(&span.text, span.bold),
                InlineContent::LineBreak => self.flow.end_line(),
                _ => (),
            }
        }
        self.flow.end();
    }

    fn list(&mut self, list: &List) {
        for ListItem { content, nested, .. } in &list.items {
            self.elements(content, Mark::Item);
            if let Some(nested) = nested.as_ref().filter(|_| self.deep < DEEPEST) {
                self.deep += 1;
                self.list(nested);
                self.deep -= 1;
            }
        }
    }

    fn table(&mut self, table: &Table) {
        for row in &table.rows {
            self.flow.open_row();
            for cell in &row.cells {
                self.flow.open_cell();
                self.elements(&cell.content, Mark::Plain);
                self.flow.close_cell();
            }
            self.flow.close_row();
        }
    }
}

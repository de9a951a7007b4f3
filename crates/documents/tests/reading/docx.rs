//! What Word files hold beside plain paragraphs.

use documents::{Limits, read_here};

use crate::{
    made::{RELATIONS, document, package, packed},
    support::headings,
};

fn text(body: &str) -> String {
    read_here(&package(body), &Limits::default()).unwrap().text
}

fn p(words: &str) -> String {
    format!("<w:p><w:r><w:t>{words}</w:t></w:r></w:p>")
}

fn row(cells: &[String]) -> String {
    format!("<w:tr><w:tc>{}</w:tc></w:tr>", cells.join("</w:tc><w:tc>"))
}

#[test]
fn tabs_breaks_hyphens_links_and_inserted_words_are_text() {
    let body = r#"<w:p><w:r><w:t>Cook</w:t><w:tab/><w:t>2019</w:t><w:noBreakHyphen/><w:t>2021</w:t><w:br/><w:t xml:space="preserve">Lima </w:t></w:r>
        <w:hyperlink><w:r><w:t>asha@example.org</w:t></w:r></w:hyperlink><w:ins><w:r><w:t>, new</w:t></w:r></w:ins></w:p>"#;
    assert_eq!(text(body), "Cook\t2019-2021\nLima asha@example.org, new\n");
}

#[test]
fn what_was_deleted_moved_away_or_hidden_is_not_read() {
    let body = r#"<w:p><w:r><w:t>Welder</w:t></w:r><w:del><w:r><w:delText>Pilot</w:delText></w:r></w:del>
        <w:moveFrom><w:r><w:t>Dentist</w:t></w:r></w:moveFrom><w:r><w:instrText>PAGE</w:instrText></w:r>
        <w:r><w:rPr><w:vanish/></w:rPr><w:t>Java Python SQL</w:t></w:r>
        <w:sdt><w:sdtContent><w:r><w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr><w:t>Click here</w:t></w:r></w:sdtContent></w:sdt>
        <w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t> and fitter</w:t></w:r></w:p>"#;
    assert_eq!(text(body), "Welder and fitter\n");
}

#[test]
fn short_rows_are_one_line_and_a_long_cell_follows_its_date() {
    let certificates = row(&[p("First aid"), p("Red Cross"), p("2024")]);
    let item =
        "<w:p><w:pPr><w:numPr><w:numId w:val=\"3\"/></w:numPr></w:pPr><w:r><w:t>Grill and sauces</w:t></w:r></w:p>";
    let job = row(&[p("2019 – 2021"), format!("{}{}{item}", p("Cook"), p("Casa Luna, Lima"))]);
    let body = format!("<w:tbl>{certificates}{job}</w:tbl>");
    assert_eq!(
        text(&body),
        "First aid | Red Cross | 2024\n2019 – 2021 | Cook\nCasa Luna, Lima\n- Grill and sauces\n"
    );
}

#[test]
fn a_table_that_only_makes_columns_is_read_column_by_column() {
    let left = format!("{}{}{}", p("Skills"), p("Welding"), p("Brazing"));
    let right = format!("{}{}", p("Asha Rao"), p("Welder since 2014"));
    let body = format!("<w:tbl>{}</w:tbl>", row(&[left, right]));
    assert_eq!(text(&body), "Skills\nWelding\nBrazing\n\nAsha Rao\nWelder since 2014\n");
}

#[test]
fn a_table_within_a_cell_keeps_its_rows() {
    let inner = format!(
        "<w:tbl>{}{}</w:tbl>",
        row(&[p("English"), p("C1")]),
        row(&[p("Hindi"), p("native")])
    );
    let body = format!("<w:tbl>{}</w:tbl>{}", row(&[p("Languages"), inner]), p("End"));
    assert_eq!(text(&body), "Languages | English | C1\nHindi | native\nEnd\n");
}

#[test]
fn a_text_box_is_read_once_and_before_the_paragraph_it_hangs_on() {
    let tabs = "<w:pPr><w:tabs><w:tab w:pos=\"9\"/></w:tabs><w:rPr><w:b/></w:rPr></w:pPr>";
    let mail = p("asha@example.org").replace("<w:p>", &format!("<w:p>{tabs}"));
    let boxed = format!("<w:txbxContent>{mail}{}</w:txbxContent>", p("Pune"));
    let body = format!(
        "<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{boxed}</wps:txbx></w:drawing></mc:Choice>\
         <mc:Fallback><w:pict><v:textbox>{boxed}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>\
         <w:r><w:t>Asha Rao</w:t></w:r></w:p>"
    );
    let read = read_here(&package(&body), &Limits::default()).unwrap();
    assert_eq!(read.text, "asha@example.org\nPune\nAsha Rao\n");
    assert!(read.headings.is_empty(), "{:?}", headings(&read));
}

#[test]
fn headers_come_first_footers_last_and_words_that_repeat_once() {
    let part = |words: &str| format!("<w:hdr>{}{}</w:hdr>", p(words), p("3"));
    let bytes = packed(&[
        RELATIONS,
        ("word/document.xml", &document(&p("Welder since 2014"))),
        ("word/header1.xml", &part("Asha Rao, asha@example.org")),
        ("word/header2.xml", &part("Asha Rao, asha@example.org")),
        ("word/footer1.xml", &part("References on request")),
    ]);
    let read = read_here(&bytes, &Limits::default()).unwrap();
    assert_eq!(
        read.text,
        "Asha Rao, asha@example.org\n\nWelder since 2014\n\nReferences on request\n"
    );
}

#[test]
fn headings_are_told_by_style_level_or_bold_and_lists_by_style() {
    let styles = r#"<w:styles>
        <w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
        <w:style w:styleId="Eigene"><w:name w:val="Eigene"/><w:basedOn w:val="berschrift1"/></w:style>
        <w:style w:styleId="Aufz"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
        <w:style w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>
        <w:style w:styleId="Fett"><w:rPr><w:b/></w:rPr></w:style></w:styles>"#;
    let styled = |style: &str, words: &str| {
        format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>")
    };
    let body = [
        styled("berschrift1", "Berufserfahrung"),
        styled("Eigene", "Kenntnisse"),
        styled("Aufz", "Schweißen"),
        styled("A", "A ring of styles"),
        styled("Fett", "Sprachen"),
        "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Skills</w:t></w:r></w:p>".to_owned(),
        "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Pune.</w:t></w:r><w:r><w:t> Since 2014</w:t></w:r></w:p>".to_owned(),
        "<w:p><w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr><w:r><w:t>Education</w:t></w:r></w:p>".to_owned(),
        "<w:p><w:pPr><w:outlineLvl w:val=\"9\"/></w:pPr><w:r><w:t>Body text</w:t></w:r></w:p>".to_owned(),
    ];
    let bytes = packed(&[
        RELATIONS,
        ("word/styles.xml", styles),
        ("word/document.xml", &document(&body.concat())),
    ]);
    let read = read_here(&bytes, &Limits::default()).unwrap();
    assert_eq!(
        headings(&read),
        ["Berufserfahrung", "Kenntnisse", "Sprachen", "Skills", "Education"]
    );
    assert!(read.text.contains("\n- Schweißen\n"), "{}", read.text);
}

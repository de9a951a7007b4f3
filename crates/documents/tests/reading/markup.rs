//! What writing programs other than Word save: OpenDocument, Rich Text, web pages, records.

use documents::{Document, Format, Limits, Refusal, read_here};

use crate::{
    made::packed,
    support::{FIXTURES, fixture, headings},
};

fn read(bytes: &[u8]) -> Document {
    read_here(bytes, &Limits::default()).unwrap_or_else(|refusal| panic!("{refusal}"))
}

/// An OpenDocument text with this body, and a style for bold words and one for hidden ones.
fn odt(body: &str) -> Vec<u8> {
    let styles = "<style:style style:name=\"B\"><style:text-properties fo:font-weight=\"bold\"/></style:style>\
        <style:style style:name=\"H\"><style:text-properties text:display=\"none\"/></style:style>";
    let content = format!(
        "<office:document-content><office:automatic-styles>{styles}</office:automatic-styles>\
         <office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    packed(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", &content),
    ])
}

#[test]
fn each_format_is_told_by_its_bytes() {
    let ends = [
        (".odt", Format::Odt),
        (".rtf", Format::Rtf),
        (".html", Format::Html),
        (".json", Format::JsonResume),
        (".xml", Format::Europass),
    ];
    for (end, format) in ends {
        let of_it: Vec<&&str> = FIXTURES.iter().filter(|name| name.ends_with(end)).collect();
        assert!(of_it.len() > 1, "{end}");
        for name in of_it {
            assert_eq!(read(&fixture(name)).format, format, "{name}");
        }
    }
    // What only looks like a record is text.
    assert_eq!(read(b"{ \"a\": 1 }").format, Format::Text);
    assert_eq!(read(b"{my name is} Asha").format, Format::Text);
}

#[test]
fn one_document_saved_in_two_formats_has_the_same_words() {
    for name in [
        "nurse",
        "cook",
        "data-engineer",
        "electrician",
        "teacher",
        "school-leaver",
    ] {
        let (odt, rtf) = (
            read(&fixture(&format!("{name}.odt"))),
            read(&fixture(&format!("{name}.rtf"))),
        );
        assert_eq!(odt.text, rtf.text, "{name}");
    }
    for name in ["electrician", "teacher"] {
        let (odt, docx) = (
            read(&fixture(&format!("{name}.odt"))),
            read(&fixture(&format!("{name}.docx"))),
        );
        assert_eq!((&odt.text, headings(&odt)), (&docx.text, headings(&docx)), "{name}");
    }
}

#[test]
fn open_document_lists_tables_spaces_and_hidden_words() {
    let body = "<text:h>Work</text:h>\
        <text:p><text:span text:style-name=\"B\">Welder</text:span></text:p>\
        <text:p>Pune<text:tab/>2019<text:s/>to <text:span text:style-name=\"H\">secret</text:span>2024\n  on</text:p>\
        <text:list><text:list-item><text:p>MIG</text:p><text:p>goes on</text:p></text:list-item></text:list>\
        <table:table><table:table-row><table:table-cell><text:p>2018</text:p></table:table-cell>\
        <table:table-cell><text:p>Fitter</text:p></table:table-cell></table:table-row></table:table>\
        <text:tracked-changes><text:p>deleted</text:p></text:tracked-changes><text:p>a<text:line-break/>b</text:p>";
    let document = read(&odt(body));
    assert_eq!(
        document.text,
        "Work\nWelder\nPune\t2019 to 2024 on\n- MIG\ngoes on\n2018 | Fitter\na\nb\n"
    );
    assert_eq!(headings(&document), ["Work", "Welder"]);
}

#[test]
fn rich_text_letters_of_every_kind() {
    let rtf = br"{\rtf1\ansi\ansicpg1252\uc1{\fonttbl{\f0 Arial;}}{\*\unknown hidden}{\info{\author Nobody}}
{\b Zo\'eb M\u252?ller}\par Caf\'e9 \endash  {\v not seen}\u-10179?\u-8704?\par
{\listtext\bullet\tab}welding\par \pard plain \{braces\}\tab x\par}";
    let document = read(rtf);
    assert_eq!(document.text, "Zoë Müller\nCafé – 😀\n- welding\nplain {braces}\tx\n");
    assert_eq!(headings(&document), ["Zoë Müller"]);
    let cyrillic = read(br"{\rtf1\ansi\ansicpg1251 \'cf\'f0\'e8\'e2\'e5\'f2}");
    assert_eq!(cyrillic.text, "Привет\n");
}

#[test]
fn rich_text_tables_are_rows() {
    let rtf = br"{\rtf1 \trowd\cellx1\cellx2 2019\cell Cook\cell\row\trowd\cellx1 2020\cell Chef\cell\row after\par}";
    assert_eq!(read(rtf).text, "2019 | Cook\n2020 | Chef\nafter\n");
}

#[test]
fn web_pages_show_what_is_on_the_page() {
    let html = "<!doctype html><html><head><meta charset=\"utf-8\"><title>not this</title><style>p{}</style></head><body>\
        <h1>Asha&nbsp;Rao</h1><p>Welder &amp; fitter, caf&eacute;<br>Pune</p><script>var x = '<p>no</p>';</script>\
        <ul><li>MIG<li>TIG</ul><table><tr><td>2019<td>Works</table><div class=\"a hidden b\" data-style=\"display:none\">Leeds</div><div hidden>no</div><p style=\"display: none\">no</p>\
        <p><span class=\"what\">Fitter</span><span class=\"when\">2018 – 2019</span></p>";
    let document = read(html.as_bytes());
    assert_eq!(
        document.text,
        "Asha Rao\nWelder & fitter, café\nPune\n- MIG\n- TIG\n2019 | Works\nLeeds\nFitter\t2018 – 2019\n"
    );
    assert_eq!(headings(&document), ["Asha Rao"]);
    let old =
        read(b"<html><head><meta http-equiv=Content-Type content=\"text/html; charset=windows-1252\"></head><p>Zo\xEB");
    assert_eq!(old.text, "Zoë\n");
}

#[test]
fn nothing_in_them_can_go_on_without_end() {
    let deep = [b"{\\rtf1 ".to_vec(), vec![b'{'; 100_000]].concat();
    assert_eq!(read_here(&deep, &Limits::default()), Err(Refusal::Damaged));
    let tables = "<table><tr><td>".repeat(50_000);
    let page = format!("<html><body>{tables}words");
    assert!(read_here(page.as_bytes(), &Limits::default()).is_ok_and(|document| document.text.contains("words")));
    let nested = format!("<SkillsPassport>{}", "<LearnerInfo>".repeat(10_000));
    assert_eq!(read_here(nested.as_bytes(), &Limits::default()), Err(Refusal::Damaged));
    let json = format!("{{\"basics\":{{}},\"work\":{}", "[".repeat(100_000));
    assert!(read_here(json.as_bytes(), &Limits::default()).is_ok_and(|document| document.format == Format::Text));
}

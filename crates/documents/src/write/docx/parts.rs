//! The parts of a Word document that are the same for everybody.

/// Names in the package, and what stands there.
pub(super) const FIXED: &[(&str, &str)] = &[
    ("[Content_Types].xml", include_str!("content_types.xml")),
    ("_rels/.rels", include_str!("package_rels.xml")),
    ("word/_rels/document.xml.rels", include_str!("document_rels.xml")),
    ("word/styles.xml", include_str!("styles.xml")),
    ("word/numbering.xml", include_str!("numbering.xml")),
];

pub(super) const DOCUMENT_HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
    <w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>";

/// A4 with 20 mm around.
pub(super) const DOCUMENT_TAIL: &str = "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/>\
    <w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1134\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>";

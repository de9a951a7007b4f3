//! Layouts of PDFs beyond the fixtures, each set by hand.

use documents::{Limits, Refusal, read_here};

use crate::{
    made::{pages, pdf, stream, text},
    support::headings,
};

fn read(lines: &[(&str, f32, f32, &str)]) -> String {
    read_here(&pages(&[text(lines)]), &Limits::default()).unwrap().text
}

#[test]
fn two_columns_under_a_full_line_are_read_one_after_the_other() {
    let left = [
        "Welder at Red Kite Steel since",
        "2019, hull sections and pipes,",
        "MIG and TIG, in three shifts,",
        "with two apprentices to train",
    ];
    let right = [
        "Skills and tools that I use",
        "daily: grinders, torches, saws,",
        "drawings, a forklift, a crane",
        "and a sense of humour as well",
    ];
    let mut lines = vec![(
        "B 18",
        50.0,
        780.0,
        "Asha Rao, Welder from the harbour town of Kiteswell by the sea",
    )];
    // The same baselines on both sides, as a grid sets them.
    for (n, y) in [740.0, 727.0, 714.0, 701.0].into_iter().enumerate() {
        lines.push(("F 10", 50.0, y, left[n]));
        lines.push(("F 10", 320.0, y, right[n]));
    }
    let expected = "Asha Rao, Welder from the harbour town of Kiteswell by the sea\n\n\
        Welder at Red Kite Steel since 2019, hull sections and pipes, MIG and TIG, in three shifts, with two apprentices to train\n\n\
        Skills and tools that I use daily: grinders, torches, saws, drawings, a forklift, a crane and a sense of humour as well\n";
    assert_eq!(read(&lines), expected);
}

#[test]
fn labels_stay_with_their_values_and_dates_with_their_jobs() {
    let lines = [
        ("F 10", 50.0, 740.0, "2019 - today"),
        ("B 10", 150.0, 740.0, "Welder, Red Kite Steel"),
        ("F 10", 150.0, 727.0, "Hull sections and pipes"),
        ("F 10", 50.0, 707.0, "2015 - 2019"),
        ("B 10", 150.0, 707.0, "Fitter, Moor and Son"),
        ("F 10", 150.0, 694.0, "Presses and pumps"),
        ("F 10", 50.0, 674.0, "2014"),
        ("B 10", 150.0, 674.0, "Trade school, Kiteswell"),
    ];
    let expected = "2019 - today\tWelder, Red Kite Steel\nHull sections and pipes\n\n\
                    2015 - 2019\tFitter, Moor and Son\nPresses and pumps\n\n2014\tTrade school, Kiteswell\n";
    assert_eq!(read(&lines), expected);
}

#[test]
fn parted_words_and_pieces_of_words_are_whole() {
    let lines = [
        (
            "F 10",
            50.0,
            740.0,
            "Kept the accounts of four companies and the payroll of a hundred people, respon-",
        ),
        (
            "F 10",
            50.0,
            727.0,
            "sible for audits and for the yearly closing of the books with the outside auditors,",
        ),
        ("F 10", 50.0, 714.0, "never late"),
        // A kerning pair cuts a word in two; Helvetica's T is 6.1 points wide at 10.
        ("F 10", 50.0, 690.0, "T"),
        ("F 10", 55.6, 690.0, "erraform and Ansible"),
    ];
    let expected = "Kept the accounts of four companies and the payroll of a hundred people, responsible for audits and \
                    for the yearly closing of the books with the outside auditors, never late\n\nTerraform and Ansible\n";
    assert_eq!(read(&lines), expected);
}

#[test]
fn headings_are_larger_or_bolder_than_the_rest() {
    let file = pages(&[text(&[
        ("F 20", 50.0, 780.0, "Asha Rao"),
        (
            "F 10",
            50.0,
            760.0,
            "asha@example.org, Kiteswell, moved here in 2014 and happy to stay",
        ),
        ("B 10", 50.0, 730.0, "Experience"),
        (
            "F 10",
            50.0,
            717.0,
            "Welder at Red Kite Steel, where I build hull sections with eleven others",
        ),
        (
            "B 10",
            50.0,
            690.0,
            "A whole sentence in bold is not a heading but a plea to be read.",
        ),
    ])]);
    let document = read_here(&file, &Limits::default()).unwrap();
    assert_eq!(headings(&document), ["Asha Rao", "Experience"]);
}

#[test]
fn a_stamp_on_a_picture_is_no_text_and_a_page_without_both_is_empty() {
    let page = |content: &[u8]| {
        let page = b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R \
            /Resources <</Font <</F 4 0 R>> /XObject <</I 6 0 R>>>>>>";
        pdf(&[
            b"<</Type /Catalog /Pages 2 0 R>>".to_vec(),
            b"<</Type /Pages /Kids [3 0 R] /Count 1>>".to_vec(),
            page.to_vec(),
            b"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>".to_vec(),
            stream("", content),
            stream(
                "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8",
                b"x",
            ),
        ])
    };
    let read = |content: &[u8]| read_here(&page(content), &Limits::default());
    let stamped = b"q 595 0 0 842 0 0 cm /I Do Q BT /F 8 Tf 20 20 Td (Scanned with a phone) Tj ET";
    assert_eq!(read(stamped), Err(Refusal::PicturesOnly));
    assert_eq!(read(b"q Q"), Err(Refusal::Empty));
    // Letters turned into drawings: many curved shapes, not one letter.
    let outlines = b"10 10 m 12 14 14 14 16 10 c 14 6 12 6 10 10 c 11 9 12 9 13 8 c 14 8 15 9 16 9 c 17 9 18 9 19 9 c 20 8 21 8 22 9 c f\n".repeat(300);
    assert_eq!(read(&outlines), Err(Refusal::PicturesOnly));
}

#[test]
fn letters_without_meaning_are_not_shown_to_anyone() {
    // A font that says of every letter that it is one of its own, as some programs write to keep words from being copied.
    let own = b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Own def /CMapType 2 def\n\
        1 begincodespacerange <00> <FF> endcodespacerange\n1 beginbfrange <20> <7E> <E020> endbfrange\n\
        endcmap CMapName currentdict /CMap defineresource pop end end";
    let font = b"<</Type /Font /Subtype /TrueType /BaseFont /ABCDEF+Own /ToUnicode 5 0 R /FirstChar 32 /LastChar 32 /Widths [500]>>";
    let file = pdf(&[
        b"<</Type /Catalog /Pages 2 0 R>>".to_vec(),
        b"<</Type /Pages /Kids [3 0 R] /Count 1>>".to_vec(),
        b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 6 0 R /Resources <</Font <</F 4 0 R>>>>>>"
            .to_vec(),
        font.to_vec(),
        stream("", own),
        stream(
            "",
            b"BT /F 10 Tf 50 700 Td (Asha Rao, welder and fitter since 2014, from Kiteswell) Tj ET",
        ),
    ]);
    assert_eq!(read_here(&file, &Limits::default()), Err(Refusal::Scrambled));
}

//! Names that are also ordinary words: when they count, and when they must not.

mod common;

use common::read;

#[test]
fn a_list_with_a_sure_skill_makes_its_items_sure() {
    assert_eq!(read("C, C++, C# and Go"), ["c", "cpp", "csharp", "go"]);
    assert_eq!(read("C/C++"), ["c", "cpp"]);
    assert_eq!(
        read("Experience with Java, Rust or Go for backend work"),
        ["java", "rust", "go"]
    );
    assert_eq!(read("Word, Excel, PowerPoint"), ["word", "excel", "powerpoint"]);
    assert_eq!(read("• Excel\n• Python\n• Access"), ["excel", "python", "access"]);
}

#[test]
fn words_that_ask_for_a_skill_make_it_sure() {
    assert_eq!(read("Good knowledge of Excel is needed."), ["excel"]);
    assert_eq!(read("You have experience with Access"), ["access"]);
    assert_eq!(read("advanced Excel"), ["excel"]);
    assert_eq!(read("Go developer"), ["go"]);
}

#[test]
fn a_tool_that_something_is_done_in_is_sure() {
    assert_eq!(read("Keep the stock list in Excel"), ["excel"]);
    assert_eq!(read("Made weekly reports using Excel for the shop."), ["excel"]);
}

#[test]
fn clues_near_by_make_it_sure() {
    assert_eq!(read("pivot tables in Excel"), ["excel"]);
    assert_eq!(read("programming in R"), ["r"]);
    assert_eq!(read("Access database"), ["access"]);
    assert_eq!(read("We write our services in Go."), ["go"]);
}

#[test]
fn a_section_of_skills_makes_its_lines_sure() {
    assert_eq!(read("Skills\nExcel\nR (3 years)\n\nEducation\nGo"), ["excel", "r"]);
    assert_eq!(read("Programming languages: R, Go"), ["r", "go"]);
}

#[test]
fn ordinary_words_are_left_alone() {
    for text in [
        "Go to our site",
        "Go to our programming contest",
        "Programming contest! Go to our site",
        "R. Smith, programming",
        "John R Smith",
        "Toys R Us programming",
        "vitamin C, Python",
        "Plan C: programming",
        "excel in a team of Python programmers",
        "Excel in a team",
        "access to our database",
        "Access to the database",
        "Spring 2019: Java course",
        "rust on metal",
        "Rust on metal systems",
        "working with Access Housing Ltd",
        "we open in Spring",
        "swift response, programming",
        "Swift response",
        "C-level, Python",
        "25 C, Python",
        "Words and access",
        "a word about documents",
        "word documents",
        "GO, PYTHON GO GO",
    ] {
        let found = read(text);
        let sure = ["python", "java"];
        assert!(found.iter().all(|id| sure.contains(&id.as_str())), "{text}: {found:?}");
    }
}

#[test]
fn letters_need_a_list_of_their_own_field() {
    assert_eq!(read("Forklift licence, C"), ["forklift"]);
    assert_eq!(read("Python, C"), ["python", "c"]);
}

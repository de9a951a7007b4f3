//! What people write, and the skills a reader finds in it.

mod common;

use common::{READER, TAXONOMY, read};

#[test]
fn names_are_found_however_they_are_written() {
    for (text, skills) in [
        ("mig welding", &["mig-welding"] as &[&str]),
        ("MIG-Welding, GMAW", &["mig-welding", "mig-welding"]),
        ("MIG and MAG welding", &["mig-welding"]),
        ("Frontend development", &["front-end"]),
        ("front end  Development", &["front-end"]),
        ("NodeJS, node.js and Node JS", &["node", "node", "node"]),
        ("Java Script (JS)", &["javascript", "javascript"]),
        ("javascript/Python3", &["javascript", "python"]),
        ("C++11, C#, .NET", &["cpp", "csharp", "dotnet"]),
        ("ASP.NET or ASP .NET", &["aspnet", "aspnet"]),
        ("CI/CD, CI / CD, CICD", &["cicd", "cicd", "cicd"]),
        (
            "R&D and R & D",
            &["research-and-development", "research-and-development"],
        ),
        ("drivers licence, driver’s license", &["licence-b", "licence-b"]),
        ("forklift licences", &["forklift"]),
        ("stock taking, stock-taking", &["stock-control", "stock-control"]),
        ("team work", &["teamwork"]),
        ("Organizing events", &["organising-events"]),
    ] {
        assert_eq!(read(text), skills, "{text}");
    }
}

#[test]
fn names_with_marks_inside_are_found() {
    assert_eq!(read("Skilled in cutting, bending and folding."), ["sheet-metal"]);
    assert_eq!(read("cutting bending and folding"), ["sheet-metal"]);
    assert_eq!(read("cutting; bending"), [""; 0]);
}

#[test]
fn words_of_one_root_are_not_mixed_up() {
    for text in [
        "the welded frame",
        "a sale of goods",
        "he communicates",
        "a javanese dish",
        "spanish-speaking? spaniard",
    ] {
        let found = read(text);
        assert!(found.iter().all(|id| id == "spanish"), "{text}: {found:?}");
    }
    assert_eq!(read("for sale"), [""; 0]);
    assert_eq!(read("sales"), ["sales"]);
}

#[test]
fn the_longest_name_wins_and_nothing_inside_it_counts() {
    assert_eq!(read("TIG welding"), ["tig-welding"]);
    assert_eq!(read("Spring Boot"), ["spring"]);
    assert_eq!(read("welding"), ["welding"]);
}

#[test]
fn verbs_name_what_is_done() {
    assert_eq!(read("Managed several large projects"), ["project-management"]);
    assert_eq!(read("management of projects"), ["project-management"]);
    assert_eq!(read("controlled the stock"), ["stock-control"]);
    assert_eq!(read("read technical drawings daily"), ["technical-drawings"]);
    assert_eq!(read("You serve customers."), ["customer-service"]);
    assert_eq!(read("organised events"), ["organising-events"]);
    assert_eq!(read("managed the project budget"), [""; 0]);
    assert_eq!(read("managed three complex technical projects"), ["project-management"]);
    assert_eq!(read("managed complex Java projects"), ["java"]);
}

#[test]
fn items_of_a_list_share_their_words() {
    for (text, skills) in [
        ("MIG and TIG welding", &["mig-welding", "tig-welding"] as &[&str]),
        (
            "MIG, TIG and orbital welding",
            &["mig-welding", "tig-welding", "orbital-welding"],
        ),
        ("front-end and back-end development", &["front-end", "back-end"]),
        ("front- and back-end development", &["front-end", "back-end"]),
        (
            "reading and writing technical drawings",
            &["technical-drawings", "drafting"],
        ),
        ("written and verbal communication", &["communication", "communication"]),
        ("Microsoft Word and Excel", &["word", "excel"]),
        ("Microsoft Word, PowerPoint and Excel", &["word", "powerpoint", "excel"]),
        ("driving licence (B, C1)", &["licence-b", "licence-c1"]),
        ("driving licence B or C1", &["licence-b", "licence-c1"]),
        ("category B and C1 licence", &["licence-b", "licence-c1"]),
    ] {
        assert_eq!(read(text), skills, "{text}");
    }
}

#[test]
fn a_mention_quotes_the_words_it_was_read_from() {
    let text = "Größe egal: MIG and TIG welding.";
    let quotes: Vec<String> = READER
        .mentions(text)
        .iter()
        .map(|m| {
            text.chars()
                .skip(m.start as usize)
                .take((m.end - m.start) as usize)
                .collect()
        })
        .collect();
    assert_eq!(quotes, ["MIG and TIG welding", "TIG welding"]);
}

#[test]
fn lines_keep_names_apart_unless_they_only_wrap() {
    assert_eq!(read("Customer\nservice"), ["customer-service"]);
    assert_eq!(read("Customer\n\nService"), [""; 0]);
    assert_eq!(read("Customer. Service"), [""; 0]);
    assert_eq!(read("- MIG\n- welding"), ["welding"]);
    assert_eq!(read("stock con-\ntrol"), ["stock-control"]);
}

#[test]
fn addresses_are_not_read() {
    assert_eq!(
        read("python@example.org https://java.example/python www.example.org/teamwork"),
        [""; 0]
    );
}

#[test]
fn other_ways_of_saying_it_are_less_sure() {
    let score = |text: &str| READER.mentions(text)[0].score;
    assert_eq!(score("Project management"), 1000);
    assert!(score("managed projects") < 1000);
    assert!(score("managed three large projects") < score("managed projects"));
    assert!(READER.mentions("").is_empty());
    assert!(!TAXONOMY.skills().is_empty());
}

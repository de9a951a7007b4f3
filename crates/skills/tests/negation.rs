//! Denials: what a text says is not asked for or not there.

mod common;

use common::read;

#[test]
fn denials_before_the_skill() {
    for (text, skills) in [
        ("No Python experience needed.", &["-python"] as &[&str]),
        ("no forklift licence required", &["-forklift"]),
        ("without knowledge of Excel", &["-excel"]),
        ("You do not need a driving licence", &["-licence-b"]),
        ("you don't need Java, Python or C++", &["-java", "-python", "-cpp"]),
        ("neither Java nor Python", &["-java", "-python"]),
        ("Not required: forklift licence", &["-forklift"]),
    ] {
        assert_eq!(read(text), skills, "{text}");
    }
}

#[test]
fn denials_after_the_skill() {
    for (text, skills) in [
        ("driving licence not required", &["-licence-b"] as &[&str]),
        ("Driving licence: not required", &["-licence-b"]),
        ("A forklift licence is not strictly necessary", &["-forklift"]),
        ("Java, Python or C++ is not required", &["-java", "-python", "-cpp"]),
        ("a forklift licence isn't needed", &["-forklift"]),
        ("Forklift licence is unnecessary", &["-forklift"]),
    ] {
        assert_eq!(read(text), skills, "{text}");
    }
}

#[test]
fn what_is_not_a_denial() {
    for (text, skills) in [
        ("No experience needed. Forklift licence", &["forklift"] as &[&str]),
        ("No experience, teamwork", &["teamwork"]),
        ("not only Java but also Python", &["java", "python"]),
        ("including but not limited to Java, Python", &["java", "python"]),
        (
            "Python required, driving licence not required",
            &["python", "-licence-b"],
        ),
        (
            "A forklift licence is essential but a driving licence is not necessary",
            &["forklift", "-licence-b"],
        ),
        ("Java experience is a plus but not required", &["java"]),
        ("work without supervision, forklift licence", &["forklift"]),
        ("You are not afraid of customer service", &["customer-service"]),
        ("no later than Monday; Java", &["java"]),
        ("Java is not required but Python is", &["-java", "python"]),
        ("If you have no Java, we teach you Python", &["-java", "python"]),
    ] {
        assert_eq!(read(text), skills, "{text}");
    }
}

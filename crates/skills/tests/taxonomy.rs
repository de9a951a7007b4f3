//! The taxonomy: what the files say, what follows from it, and every mistake told with its place.

#![expect(clippy::unwrap_used, reason = "a story that cannot go on has failed")]

mod common;

use common::{FILES, TAXONOMY};
use model::{OccupationId, SkillId};
use skills::{OccupationIx, SkillIx, Taxonomy};

fn skill(id: &str) -> SkillIx {
    TAXONOMY.skill_ix(&SkillId::from(id)).unwrap()
}

fn occupation(id: &str) -> OccupationIx {
    TAXONOMY.occupation_ix(&OccupationId::from(id)).unwrap()
}

fn names(ixs: &[SkillIx]) -> Vec<&str> {
    ixs.iter().map(|ix| TAXONOMY.skill(*ix).id.as_str()).collect()
}

#[test]
fn links_hold_in_both_directions() {
    let tig = TAXONOMY.skill(skill("tig-welding"));
    assert_eq!(names(&tig.related), ["mig-welding"]);
    assert_eq!(names(&tig.narrower), ["orbital-welding"]);
    assert_eq!(
        names(&TAXONOMY.skill(skill("welding")).narrower),
        ["mig-welding", "tig-welding"]
    );
    let fabricator = TAXONOMY.occupation(occupation("metal-fabricator"));
    assert_eq!(fabricator.near, [occupation("welder")]);
    assert!(TAXONOMY.skills().is_sorted_by(|a, b| a.id < b.id));
}

#[test]
fn kinship_gives_credit_for_what_is_close() {
    let credit = |asked, held| TAXONOMY.kinship(skill(asked), skill(held));
    assert_eq!(credit("welding", "welding"), 1000);
    assert_eq!(credit("welding", "mig-welding"), 900);
    assert_eq!(credit("welding", "orbital-welding"), 800);
    assert_eq!(credit("technical-drawings", "mig-welding"), 600);
    assert_eq!(credit("mig-welding", "welding"), 400);
    assert_eq!(credit("mig-welding", "tig-welding"), 350);
    assert_eq!(credit("excel", "forklift"), 0);
}

#[test]
fn licences_are_held_or_not_and_languages_are_not_half_known() {
    let credit = |asked, held| TAXONOMY.kinship(skill(asked), skill(held));
    assert_eq!(credit("licence-b", "licence-c1"), 1000, "nobody holds C1 without B");
    assert_eq!(credit("licence-c1", "licence-b"), 0);
    assert_eq!(credit("forklift", "licence-b"), 0);
    assert_eq!(credit("english", "spanish"), 0);
    let licences = TAXONOMY
        .skills()
        .iter()
        .filter(|s| s.kind == skills::SkillKind::Licence);
    for licence in licences {
        let ix = skill(licence.id.as_str());
        assert!(
            TAXONOMY.kin(ix).iter().all(|(_, credit)| *credit == 1000),
            "{}",
            licence.id
        );
    }
}

#[test]
fn what_one_trade_asks_is_more_specific_than_what_all_ask() {
    let of = |id| TAXONOMY.specificity(skill(id));
    assert_eq!(of("mig-welding"), 1000);
    assert!(of("excel") < of("mig-welding"));
    assert!(of("teamwork") < of("excel") && of("teamwork") >= 100);
    assert!(
        of("welding") < of("mig-welding"),
        "a general skill is asked for wherever a special one is"
    );
}

#[test]
fn occupations_are_close_by_link_by_class_and_by_skills() {
    let of = |a, b| TAXONOMY.closeness(occupation(a), occupation(b));
    assert_eq!(of("welder", "welder"), 1000);
    assert!(of("welder", "metal-fabricator") > 600);
    assert!(of("backend-developer", "frontend-developer") > of("backend-developer", "data-analyst"));
    assert!(of("welder", "registered-nurse") < 100);
    for a in TAXONOMY.occupations() {
        for b in TAXONOMY.occupations() {
            assert_eq!(of(a.id.as_str(), b.id.as_str()), of(b.id.as_str(), a.id.as_str()));
        }
    }
}

#[test]
fn names_are_found_while_typing() {
    assert_eq!(names(&TAXONOMY.search_skills("weld", 2))[0], "welding");
    assert_eq!(names(&TAXONOMY.search_skills("drivng lic", 1)), ["licence-b"]);
    assert_eq!(names(&TAXONOMY.search_skills("c+", 1)), ["cpp"]);
    assert_eq!(TAXONOMY.search_occupations("nur", 5), [occupation("registered-nurse")]);
    assert_eq!(
        TAXONOMY.search_occupations("secre", 1),
        [occupation("office-assistant")]
    );
}

#[test]
fn the_version_changes_with_the_content() {
    let again = Taxonomy::parse(&FILES).unwrap();
    assert_eq!(again.version(), TAXONOMY.version());
    assert!(again.version().len() == 16 && again.version().bytes().all(|b| b.is_ascii_hexdigit()));
    let changed = FILES[1].1.replace("hours = 120", "hours = 121");
    let other = Taxonomy::parse(&[FILES[0], (FILES[1].0, &changed)]).unwrap();
    assert_ne!(other.version(), again.version());
}

/// A skill with everything it must have, and `more`.
fn entry(id: &str, more: &str) -> String {
    format!(
        "[[skill]]\nid = \"{id}\"\nname = \"{id} craft\"\nkind = \"skill\"\nhours = 10\nbasis = \"course\"\n{more}\n"
    )
}

fn faults(text: &str) -> Vec<String> {
    let faults = Taxonomy::parse(&[("skills/test.toml", text)]).unwrap_err();
    faults.iter().map(ToString::to_string).collect()
}

#[test]
fn every_mistake_is_told_at_once_with_its_place() {
    let text = [
        entry("a", "needs = [\"b\"]\nbroader = [\"nowhere\"]"),
        entry("b", "needs = [\"a\"]\nrelated = [\"b\"]"),
        entry("c", "other = [\"a-crafts\"]\ncautious = [\"Go\"]\nclues = [\"Loud\"]"),
        entry("d", "other = [\"Go\"]").replace("hours = 10", "hours = 5000"),
        entry("a", ""),
        entry("Bad Id", "").replace("kind = \"skill\"", "kind = \"hobby\""),
        entry("e", "colour = \"red\""),
        entry("f", "any_work = true"),
    ]
    .concat();
    let faults = faults(&text);
    for expected in [
        "a: broader names \"nowhere\", which is no skill",
        "a: needs goes round in a circle: a → b → a",
        "b: related names the entry itself",
        "c: the name \"a-crafts\" belongs to a too",
        "c: clue \"Loud\" is not in lower case",
        "d: the name \"Go\" belongs to c too",
        "d: hours 5000 are not from 1 to 4000",
        "a: the id stands in skills/test.toml too",
        "Bad Id: unknown variant `hobby`",
        "e: unknown field `colour`",
        "f: `any_work` is only for a transversal skill",
    ] {
        let whole = format!("skills/test.toml: {expected}");
        assert!(
            faults.iter().any(|fault| fault.starts_with(&whole)),
            "{whole} not among {faults:#?}"
        );
    }
    assert_eq!(faults.len(), 11, "{faults:#?}");
}

#[test]
fn occupations_are_checked_too() {
    let job = |more: &str| {
        format!("[[occupation]]\nid = \"cook\"\nname = \"Cook\"\nisco = \"512\"\nabout = \"Cooks.\"\n{more}\n")
    };
    let text = entry("a", "")
        + &job(
            "required = { a = 4, x = 1 }\nuseful = { a = 1 }\ntasks = [{ did = \"Did\", shows = [] }]\nnear = [\"cook\", \"y\"]",
        );
    let faults = faults(&text);
    for expected in [
        "isco \"512\" is not four digits",
        "weight 4 of a is not from 1 to 3",
        "a is both required and useful",
        "required names \"x\", which is no skill",
        "the task \"Did\" shows no skill",
        "near names the entry itself",
        "near names \"y\", which is no occupation",
    ] {
        assert!(
            faults.iter().any(|fault| fault.contains(expected)),
            "{expected} not among {faults:#?}"
        );
    }
}

#[test]
fn a_file_that_is_no_toml_is_told_with_its_line() {
    let faults = faults("[[skill]]\nid = \"a\n");
    assert!(faults.len() == 1 && faults[0].contains("line 2"), "{faults:?}");
    assert!(Taxonomy::parse(&[]).is_ok());
}

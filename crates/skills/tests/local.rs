//! Local lists beside the built-in taxonomy.

use std::sync::Arc;

use skills::{SkillReader, Taxonomy};

const LIST: &str = r#"
[[skill]]
id = "kolam-drawing"
name = "Kolam drawing"
kind = "skill"
other = ["kolam", "rangoli drawing"]
related = ["drawing"]
hours = 60
basis = "a term of evenings with somebody who draws"

[[occupation]]
id = "kolam-artist"
name = "Kolam artist"
isco = "2651"
other = ["rangoli artist"]
about = "Draws patterns of rice flour before houses and at festivals."
required = { kolam-drawing = 3 }
useful = { customer-service = 1 }
tasks = [{ did = "Drew a kolam for a festival", shows = ["kolam-drawing"] }]
"#;

fn with(list: &str) -> Result<Arc<Taxonomy>, Vec<skills::Fault>> {
    Taxonomy::with_local(vec![("local/village.toml".to_owned(), list.to_owned())])
}

/// The list with its links to entries that are there.
fn list() -> String {
    let taxonomy = Taxonomy::built_in();
    let some = |words: &str| taxonomy.skill(taxonomy.search_skills(words, 1)[0]).id.to_string();
    LIST.replace("\"drawing\"", &format!("{:?}", some("drawing")))
        .replace("customer-service", &some("customer service"))
}

#[test]
fn a_local_list_is_read_found_and_linked_to_what_is_built_in() {
    let taxonomy = with(&list()).unwrap();
    let built_in = Taxonomy::built_in();
    assert_eq!(taxonomy.skills().len(), built_in.skills().len() + 1);
    assert_ne!(taxonomy.version(), built_in.version());
    let skill = taxonomy.skill_ix(&"kolam-drawing".into()).unwrap();
    assert_eq!(taxonomy.search_skills("kolam", 1), [skill]);
    let related = taxonomy.skill(skill).related[0];
    assert!(taxonomy.skill(related).related.contains(&skill), "both ways");
    let mentions = SkillReader::new(taxonomy.clone()).mentions("We teach rangoli drawing at festivals.");
    assert_eq!(mentions.first().map(|mention| mention.skill), Some(skill));
    let spanish = taxonomy.labels().skill(skills::Language::Spanish, related).next();
    let known = built_in.skill_ix(&taxonomy.skill(related).id).unwrap();
    assert_eq!(
        spanish,
        built_in.labels().skill(skills::Language::Spanish, known).next(),
        "labels stay"
    );
}

#[test]
fn it_can_be_made_again_from_its_files() {
    let taxonomy = with(&list()).unwrap();
    let again = Taxonomy::parse(&taxonomy.files()).unwrap();
    assert_eq!(
        (again.version(), again.skills()),
        (taxonomy.version(), taxonomy.skills())
    );
    assert_eq!(Taxonomy::built_in().files(), Taxonomy::built_in_files());
}

#[test]
fn a_list_that_clashes_or_leads_nowhere_is_refused_with_file_and_entry() {
    let clash =
        with("[[skill]]\nid = \"mig-welding\"\nname = \"Own welding\"\nkind = \"skill\"\nhours = 1\nbasis = \"x\"\n");
    let faults = clash.unwrap_err();
    assert!(
        faults.iter().any(|fault| fault.to_string().contains("mig-welding")),
        "{faults:?}"
    );
    let nowhere = with(&list().replace("kolam-drawing = 3", "nothing-there = 3")).unwrap_err();
    assert!(
        nowhere
            .iter()
            .any(|fault| fault.to_string().contains("village.toml") && fault.to_string().contains("nothing-there")),
        "{nowhere:?}"
    );
}

#[test]
fn no_list_is_the_built_in_taxonomy_itself() {
    assert!(Arc::ptr_eq(
        &Taxonomy::with_local(Vec::new()).unwrap(),
        &Taxonomy::built_in()
    ));
}

//! Taxonomies of others, read from small releases made for these tests.

use std::sync::Arc;

use skills::{
    Evidence, SkillReader, Taxonomy, TitleCorpus, TitleReader,
    standards::{
        Concept, ConceptKind, Files, Joined, Loaded, MeantReader, OccupationReader, Relation, Source, Standard, join,
        more_names,
    },
};

fn files(of: &[(&str, &str)]) -> Files {
    of.iter()
        .map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec()))
        .collect()
}

const SKILLS: &str = "\u{feff}conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,hiddenLabels,status,modifiedDate,scopeNote,definition,inScheme,description
KnowledgeSkillCompetence,http://example.org/skill/1,skill/competence,,operate MIG welding equipment,\"use MIG equipment
MIG welding\",,released,,,,,\"Join metal parts with a wire that melts, under a gas that shields.\"
KnowledgeSkillCompetence,http://example.org/skill/2,skill/competence,,maintain relationship with suppliers,,,released,,,,,\"Build lasting and meaningful relationships with suppliers and service providers.\"
KnowledgeSkillCompetence,http://example.org/skill/3,knowledge,,Java (computer programming),,,released,,,,,\"Techniques of software development in Java.\"
KnowledgeSkillCompetence,http://example.org/skill/4,knowledge,,Spanish,,,released,,,,,\"The Spanish language.\"
KnowledgeSkillCompetence,http://example.org/skill/5,knowledge,,style sheets,CSS,,released,,,,,How pages look.
KnowledgeSkillCompetence,http://example.org/skill/6,knowledge,,CSS,,,released,,,,,A language for style.
KnowledgeSkillCompetence,http://example.org/skill/7,knowledge,,steam engines,,,deprecated,,,,,Old.
KnowledgeSkillCompetence,http://example.org/skill/7b,knowledge,,,,,released,,,,,Nameless.
KnowledgeSkillCompetence,http://example.org/skill/6,knowledge,,CSS again,,,released,,,,,Twice.
";
const OCCUPATIONS: &str = "conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,hiddenLabels,status,modifiedDate,regulatedProfessionNote,scopeNote,definition,inScheme,description,code
Occupation,http://example.org/job/1,7212,welder,\"arc welder
welding operative\",,released,,,,,,Joins metal.,7212.1
Occupation,http://example.org/job/2,5120,hotel cook,,,released,,,,,,Cooks in a hotel.,5120.1
";
const RELATIONS: &str = "occupationUri,relationType,skillType,skillUri
http://example.org/job/1,essential,skill/competence,http://example.org/skill/1
http://example.org/job/1,optional,knowledge,http://example.org/skill/4
http://example.org/job/1,never,knowledge,http://example.org/skill/4
http://example.org/job/9,essential,knowledge,http://example.org/skill/4
";

fn esco() -> Loaded {
    Source::Esco.read(&files(&[
        ("skills_en.csv", SKILLS),
        ("occupations_en.csv", OCCUPATIONS),
        ("occupationSkillRelations_en.csv", RELATIONS),
        (
            "languageSkillsCollection_en.csv",
            "conceptType,conceptUri,preferredLabel\nx,http://example.org/skill/4,Spanish\n",
        ),
        (
            "skills_es.csv",
            "conceptType,conceptUri,preferredLabel\nx,http://example.org/skill/4,español\n",
        ),
    ]))
}

fn concept<'s>(standard: &'s Standard, label: &str) -> &'s Concept {
    standard
        .concepts
        .iter()
        .find(|concept| concept.label == label)
        .expect("it is there")
}

#[test]
fn esco_is_read_with_names_kinds_relations_and_languages() {
    let Loaded {
        standard,
        files,
        missing,
    } = esco();
    assert_eq!(
        concept(&standard, "operate MIG welding equipment").other,
        ["use MIG equipment", "MIG welding"]
    );
    assert_eq!(concept(&standard, "Spanish").kind, ConceptKind::Language);
    assert_eq!(concept(&standard, "welder").isco.as_deref(), Some("7212"));
    assert_eq!(concept(&standard, "Spanish").labels["es"], "español");
    assert_eq!(standard.languages(), ["en", "es"]);
    let place = |label| {
        u32::try_from(
            standard
                .concepts
                .iter()
                .position(|concept| concept.label == label)
                .unwrap(),
        )
        .expect("it is there")
    };
    let welder = place("welder");
    assert_eq!(
        standard.relations,
        [
            (welder, Relation::Essential, place("operate MIG welding equipment")),
            (welder, Relation::Optional, place("Spanish")),
        ]
    );
    assert!(standard.is_whole());
    let skipped = |file: &str| &files.iter().find(|read| read.file == file).unwrap().skipped;
    let skills = skipped("skills_en.csv");
    assert_eq!(skills["the concept is not released"].first_line, 9);
    assert_eq!((skills.len(), skills["the concept stands twice"].rows), (3, 1));
    assert_eq!(skipped("occupationSkillRelations_en.csv").len(), 2);
    assert_eq!(
        missing,
        [
            "skillSkillRelations_en.csv",
            "broaderRelationsSkillPillar_en.csv",
            "broaderRelationsOccPillar_en.csv"
        ]
    );
}

#[test]
fn a_release_of_other_columns_and_of_no_text_is_told_and_harms_nothing() {
    let loaded = Source::Esco.read(&files(&[
        ("skills_en.csv", "uri,label\n1,welding\n"),
        ("occupations_en.csv", OCCUPATIONS),
    ]));
    assert_eq!(loaded.standard.concepts.len(), 2);
    assert!(loaded.files[0].skipped.keys().next().unwrap().contains("conceptUri"));
    let mut bytes = OCCUPATIONS.as_bytes().to_vec();
    bytes.extend(b"Occupation,http://example.org/job/3,1111,\xff\xfe,,,released,,,,,,,\n\0\0\0,\"never closed");
    let hostile = Source::Esco.read(&[("occupations_en.csv".to_owned(), bytes)].into());
    assert_eq!(hostile.standard.concepts.len(), 2);
    assert_eq!(hostile.files[0].skipped["the row is not UTF-8"].rows, 1);
}

#[test]
fn onet_is_read_with_titles_tools_and_what_matters() {
    let loaded = Source::Onet.read(&files(&[
        ("Occupation Data.txt", "O*NET-SOC Code\tTitle\tDescription\n51-0001.00\tWelders\tJoin metal.\n35-0001.00\tCooks\tCook.\n"),
        (
            "Alternate Titles.txt",
            "O*NET-SOC Code\tTitle\tAlternate Title\tShort Title\tSource(s)\n51-0001.00\tWelders\t\"Big\" Welder\t\t01\n51-0001.00\tWelders\twelders\t\t01\n",
        ),
        (
            "Content Model Reference.txt",
            "Element ID\tElement Name\tDescription\n2.A.1\tContent\tA heading.\n2.A.1.a\tReading\tUnderstand.\n2.C.3.d\tBuilding\tBuild.\n1.A\tAbilities\tOther.\n",
        ),
        (
            "Skills.txt",
            "O*NET-SOC Code\tTitle\tElement ID\tElement Name\tScale ID\tScale Name\tData Value\tRecommend Suppress\n51-0001.00\tWelders\t2.A.1.a\tReading\tIM\tImportance\t3.6\tN\n35-0001.00\tCooks\t2.A.1.a\tReading\tIM\tImportance\t2.1\tN\n35-0001.00\tCooks\t2.A.1.a\tReading\tLV\tLevel\t5\tN\n",
        ),
        (
            "Technology Skills.txt",
            "O*NET-SOC Code\tTitle\tExample\tCommodity Code\tCommodity Title\tHot Technology\tIn Demand\n51-0001.00\tWelders\tArcCAD\t1\tCAD\tN\tY\n35-0001.00\tCooks\tArcCAD\t2\tOther\tN\tN\n",
        ),
    ]));
    let standard = &loaded.standard;
    assert_eq!(concept(standard, "Welders").other, ["\"Big\" Welder"]);
    assert_eq!(
        standard.counts()[&ConceptKind::Tool],
        1,
        "a tool in two groups is one tool"
    );
    assert_eq!(standard.counts()[&ConceptKind::Skill], 1, "a heading is no skill");
    let named = |(from, relation, to): &(u32, Relation, u32)| {
        let label = |at: u32| standard.concepts[at as usize].label.as_str();
        format!("{} {relation:?} {}", label(*from), label(*to))
    };
    let relations: Vec<String> = standard.relations.iter().map(named).collect();
    assert_eq!(
        relations,
        [
            "Cooks Optional ArcCAD",
            "Welders Essential Reading",
            "Welders Essential ArcCAD"
        ]
    );
    assert_eq!(
        loaded.missing,
        [
            "Sample of Reported Titles.txt",
            "Knowledge.txt",
            "Related Occupations.txt"
        ]
    );
}

#[test]
fn what_means_the_same_is_joined_once_and_the_rest_is_doubtful_or_apart() {
    let joins = join(&Taxonomy::built_in(), &esco().standard);
    let of = |label: &str| joins.iter().find(|join| join.label == label);
    for (label, name) in [
        ("welder", "Welder"),
        ("Java (computer programming)", "Java"),
        ("CSS", "CSS"),
        ("Spanish", "Spanish"),
    ] {
        let join = of(label).unwrap_or_else(|| panic!("{label} meets nothing"));
        assert_eq!((join.how, join.name.as_str()), (Joined::Joined, name), "{join:?}");
    }
    assert_eq!(
        of("style sheets").map(|join| join.how),
        Some(Joined::Doubtful),
        "CSS itself is closer"
    );
    assert!(of("maintain relationship with suppliers").is_none());
}

#[test]
fn the_same_release_gives_the_same_taxonomy() {
    assert_eq!(esco().standard, esco().standard);
    let text = serde_json::to_string(&esco().standard).unwrap();
    assert_eq!(serde_json::from_str::<Standard>(&text).unwrap(), esco().standard);
}

#[test]
fn names_are_read_as_their_own_and_a_label_belongs_to_one() {
    let taxonomy = Taxonomy::skills_of_standard(&esco().standard);
    let reader = SkillReader::new(taxonomy.clone());
    let named = |text: &str| -> Vec<String> {
        let mentions = reader.mentions(text);
        mentions
            .into_iter()
            .map(|mention| taxonomy.skill(mention.skill).id.to_string())
            .collect()
    };
    assert_eq!(named("We need MIG welding."), ["http://example.org/skill/1"]);
    assert_eq!(named("You know CSS."), ["http://example.org/skill/6"]);
    assert_eq!(named("You know Java."), ["http://example.org/skill/3"]);
}

#[test]
fn what_is_meant_is_found_without_being_named() {
    let standard = esco().standard;
    let reader = MeantReader::new(&standard);
    let best = |text: &str| {
        reader
            .meant(text, 1)
            .first()
            .map(|(at, _)| standard.concepts[*at as usize].label.clone())
    };
    let suppliers = "You build lasting relationships with all suppliers of the house.";
    assert_eq!(best(suppliers).as_deref(), Some("maintain relationship with suppliers"));
    assert_eq!(
        best("Knows how to weld parts of metal under gas").as_deref(),
        Some("operate MIG welding equipment")
    );
    assert_eq!(best("zzz"), None);
    let both = format!("{suppliers} The day begins at six. Pages in Java.");
    assert_eq!(
        reader.meant(&both, 9)[0],
        reader.meant(suppliers, 9)[0],
        "each sentence speaks for itself"
    );
    assert_eq!(reader.meant(&"suppliers ".repeat(100_000), 2).len(), 1);
}

#[test]
fn titles_find_the_occupations_of_the_taxonomy() {
    let standard = esco().standard;
    let reader = OccupationReader::new(&standard, Taxonomy::of_standard(&standard), evidence(&[]));
    let best = |title: &str| {
        let found = reader.classify(title, 1);
        found.first().map(|(at, _)| standard.concepts[*at as usize].uri.clone())
    };
    assert_eq!(
        best("URGENT Arc Welder (m/f/d)").as_deref(),
        Some("http://example.org/job/1")
    );
    assert_eq!(
        best("Cook for a hotel by the sea").as_deref(),
        Some("http://example.org/job/2")
    );
}

#[test]
fn what_others_call_it_finds_our_entry() {
    // A list of its own, since the built-in taxonomy is shared between tests.
    let local = "[[skill]]\nid = \"kolam\"\nname = \"Kolam drawing\"\nkind = \"skill\"\nhours = 60\nbasis = \"a term of evenings\"\n";
    let taxonomy = Taxonomy::with_local(vec![("local/knots.toml".to_owned(), local.to_owned())]).unwrap();
    let welder = taxonomy.occupation_ix(&"welder".into()).unwrap();
    assert!(!taxonomy.search_occupations("welding operative", 5).contains(&welder));
    let names = more_names(&taxonomy, &[esco().standard]);
    assert!(
        names.occupations.contains(&(welder, "welding operative".to_owned())),
        "{names:?}"
    );
    taxonomy.find_also_by(names);
    assert_eq!(taxonomy.search_occupations("welding operative", 5), [welder]);
    assert!(taxonomy.occupation_is_called(welder, "Welding operative"));
    let mig = taxonomy.skill_ix(&"mig-welding".into()).unwrap();
    assert_eq!(
        taxonomy.search_skills("mig weld", 3).first(),
        Some(&mig),
        "names of our own come first"
    );
    let spanish = taxonomy.skill_ix(&"spanish".into()).unwrap();
    assert!(
        taxonomy.skill_is_called(spanish, "español"),
        "also in the languages of the standard"
    );
}

/// A taxonomy of invented trades, each with its names.
fn trades(name: &str, all: &[&[&str]]) -> Standard {
    let concept = |(at, names): (usize, &&[&str])| Concept {
        uri: format!("http://example.org/trade/{at}"),
        label: names[0].to_owned(),
        kind: ConceptKind::Occupation,
        other: names[1..].iter().map(|name| (*name).to_owned()).collect(),
        about: String::new(),
        isco: None,
        labels: std::collections::BTreeMap::new(),
    };
    Standard {
        name: name.to_owned(),
        concepts: all.iter().enumerate().map(concept).collect(),
        relations: Vec::new(),
    }
}

fn evidence(others: &[Standard]) -> Arc<Evidence> {
    let own = TitleReader::new(Taxonomy::built_in());
    Arc::new(Evidence::new(own, others.iter().map(Taxonomy::of_standard)))
}

#[test]
fn another_taxonomy_knows_titles_of_one_meaning_that_share_no_letter() {
    let others = [trades("others", &[&["quixen", "mandlow"], &["brimpt"]])];
    let titles = ["brimpt", "mandlow"];
    let likeness = |others: &[Standard]| {
        let ranked = TitleCorpus::new(evidence(others), titles).rank("quixen");
        ranked
            .iter()
            .map(|(at, score)| (titles[*at], *score > 0))
            .collect::<Vec<_>>()
    };
    assert_eq!(likeness(&[]), [("brimpt", false), ("mandlow", false)]);
    assert_eq!(likeness(&others), [("mandlow", true), ("brimpt", false)]);

    let standard = trades("asked", &[&["brimpt"], &["mandlow"]]);
    let found = |others: &[Standard]| {
        let reader = OccupationReader::new(&standard, Taxonomy::of_standard(&standard), evidence(others));
        let found = reader.classify("quixen", 5);
        found.iter().map(|(place, _)| *place).collect::<Vec<_>>()
    };
    assert_eq!(found(&[]), [0; 0]);
    assert_eq!(found(&others), [1]);
}

//! The commands for people who work with data, started as they start them.

use std::{
    io::Write,
    process::{Command, Output, Stdio},
};

use serde_json::Value;

/// Runs the program with this on its standard input.
fn onward(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_onward"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    child
        .stdin
        .take()
        .expect("a pipe")
        .write_all(input.as_bytes())
        .expect("it takes the rows");
    child.wait_with_output().expect("it ends")
}

/// The rows that came out.
fn rows(output: &Output) -> Vec<Value> {
    let text = String::from_utf8_lossy(&output.stdout);
    text.lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect()
}

#[test]
fn adverts_are_read_and_what_they_do_not_say_is_null() {
    let advert = r#"{"id":"a","text":"Line cook @ Harbour Inn\nHarbour Inn, Leeds. You cook for 80 guests. Food hygiene is required, baking is a plus. £12.50 an hour, full-time."}"#;
    let output = onward(
        &["postings", "read", "--today", "2026-11-02"],
        &format!("{advert}\n{{\"id\":\"b\"}}\n"),
    );
    assert_eq!(output.status.code(), Some(2), "one row was bad");
    let rows = rows(&output);
    assert_eq!(
        (
            rows[0]["id"].as_str(),
            rows[0]["title"].as_str(),
            rows[0]["employer"].as_str()
        ),
        (Some("a"), Some("Line cook"), Some("Harbour Inn"))
    );
    assert_eq!(rows[0]["pay"]["min"], 12.5);
    assert_eq!(
        (rows[0]["pay"]["currency"].as_str(), rows[0]["pay"]["per"].as_str()),
        (Some("GBP"), Some("hour"))
    );
    assert_eq!(rows[0]["required"][0], "Food hygiene");
    assert!(rows[0]["deadline"].is_null() && rows[0]["education"].is_null());
    assert_eq!(rows[1]["id"], "b");
    assert!(rows[1]["error"].as_str().is_some_and(|words| words.contains("neither")));
}

#[test]
fn skills_are_found_where_they_stand_with_how_they_are_asked_for() {
    let text = "MIG welding is required. A forklift licence is a plus. No programming needed.";
    let output = onward(
        &["skills", "extract"],
        &format!("{}\n", serde_json::json!({ "id": 7, "text": text })),
    );
    assert!(output.status.success());
    let rows = rows(&output);
    let skill = |uri: &str| {
        rows[0]["skills"]
            .as_array()
            .and_then(|all| all.iter().find(|skill| skill["uri"] == uri))
    };
    let welding = skill("mig-welding").expect("it is named");
    assert_eq!(
        (
            welding["need"].as_str(),
            welding["start"].as_u64(),
            welding["end"].as_u64()
        ),
        (Some("required"), Some(0), Some(11))
    );
    assert_eq!(skill("forklift-licence").expect("it is named")["need"], "preferred");
    assert!(skill("programming").is_none(), "it is denied");
}

#[test]
fn titles_get_their_occupation_with_its_group() {
    let output = onward(
        &["titles", "classify", "--top", "1"],
        "{\"id\":1,\"title\":\"URGENT!! Welder (m/f/d) - Pune\"}\n",
    );
    assert!(output.status.success());
    let rows = rows(&output);
    assert_eq!(rows[0]["occupations"].as_array().map(Vec::len), Some(1));
    assert_eq!(
        (
            rows[0]["occupations"][0]["uri"].as_str(),
            rows[0]["occupations"][0]["isco"].as_str()
        ),
        (Some("welder"), Some("7212"))
    );
}

#[test]
fn a_corpus_of_titles_is_ordered_by_likeness_and_a_bad_line_of_it_named() {
    let directory = tempfile::tempdir().expect("a directory");
    let file = directory.path().join("titles.jsonl");
    let corpus = "{\"id\":\"w\",\"title\":\"car washer\"}\n\n{\"id\":7,\"title\":\"GP\"}\n";
    std::fs::write(&file, corpus).expect("it is written");
    let arguments = ["titles", "rank", "--corpus", file.to_str().expect("a path")];
    let output = onward(&arguments, "{\"id\":1,\"title\":\"family doctor\"}\n{\"id\":2}\n");
    assert_eq!(output.status.code(), Some(2), "one row was bad");
    let rows = rows(&output);
    let ids: Vec<&Value> = rows[0]["ranked"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|at| &at["id"])
        .collect();
    assert_eq!(ids, [Value::from(7), Value::from("w")].iter().collect::<Vec<_>>());
    assert!(rows[0]["ranked"][0]["score"].as_f64() > Some(0.2));
    assert!(rows[1]["error"].is_string());

    std::fs::write(&file, format!("{corpus}{{\"id\":8}}\n")).expect("it is written");
    let output = onward(&arguments, "");
    assert!(!output.status.success());
    assert!(String::from_utf8_lossy(&output.stderr).contains("Line 4"));
}

#[test]
fn people_get_the_openings_of_a_file_by_what_they_wrote_or_looked_at() {
    let directory = tempfile::tempdir().expect("a directory");
    let file = directory.path().join("jobs.csv");
    let jobs = "id,title,employer,location,description\n\
        w,Welder,Tapti Boilers,\"Pune, India\",MIG welding and TIG welding required.\n\
        c,Cook,Lakeside Hotel,\"Nairobi, Kenya\",You cook for 100 guests. Cooking and food hygiene required.\n\
        k,Kitchen assistant,Canteen,\"Nairobi, Kenya\",You wash and cut. Food hygiene required.\n";
    std::fs::write(&file, jobs).expect("written");
    let people = "{\"id\":\"asha\",\"text\":\"Asha Rao\\nPune, India\\n\\nExperience\\n\\nWelder, Tapti Boilers\\n2019 - present\\n- MIG welding\\n\"}\n\
        {\"id\":\"looked\",\"history\":[\"k\"]}\n{\"id\":\"nothing\"}\n";
    let output = onward(
        &[
            "people",
            "recommend",
            "--postings",
            &file.display().to_string(),
            "--top",
            "2",
            "--today",
            "2026-11-02",
        ],
        people,
    );
    assert_eq!(output.status.code(), Some(2));
    let rows = rows(&output);
    assert_eq!(rows[0]["jobs"][0]["id"], "w");
    assert_eq!(rows[0]["jobs"].as_array().map(Vec::len), Some(2));
    assert!(rows[0]["jobs"][0]["score"].as_f64() > rows[0]["jobs"][1]["score"].as_f64());
    assert!(
        rows[0]["jobs"][0]["missing"]
            .as_array()
            .is_some_and(|missing| missing.contains(&"TIG welding".into()))
    );
    let next = &rows[1]["jobs"];
    assert_eq!(
        next[0]["id"], "c",
        "the one in the same town, and not the one looked at: {next}"
    );
    assert!(next[0]["because"].to_string().contains("Kitchen assistant"), "{next}");
    assert!(rows[2]["error"].is_string());
}

#[test]
fn items_are_calibrated_and_a_cell_that_is_no_answer_is_named() {
    let answers =
        "a,b,c,people\n1,1,1,20\n1,1,0,30\n1.0,0,1,9\n1,0,0,25\n0,1,1,6\n0,1,0,12\n0,0,1,5\n0,0,0,18\n1,NA,0,3\n";
    let arguments = ["items", "calibrate", "--model", "rasch", "--frequency", "people", "-"];
    let output = onward(&arguments, answers);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let found = &rows(&output)[0];
    assert_eq!(
        (found["people"].as_f64(), found["items"].as_array().map(Vec::len)),
        (Some(128.0), Some(3))
    );
    let hard = |nr: usize| found["items"][nr]["b"].as_f64().expect("a difficulty");
    assert!(hard(0) < hard(1) && hard(1) < hard(2), "by how few are right: {found}");
    let bad = onward(&arguments, &answers.replace("1.0,0,1,9", "1,0,right,9"));
    let told = String::from_utf8_lossy(&bad.stderr).into_owned();
    assert!(
        !bad.status.success() && told.contains("line 4") && told.contains("\"right\""),
        "{told}"
    );
}

#[test]
fn skills_that_go_together_are_learned_and_complete_a_list() {
    let directory = tempfile::tempdir().expect("a directory");
    let path = |name: &str| directory.path().join(name).to_str().expect("a path").to_owned();
    let (lists, model) = (path("lists.jsonl"), path("lists.model"));
    let text = "{\"skills\":[\"Baking\",\"Food hygiene\"]}\n{\"skills\":[\"Welding\",\"Grinding\"]}\n";
    std::fs::write(&lists, text).expect("it is written");
    assert!(
        onward(&["skills", "learn", &lists, "--out", &model], "")
            .status
            .success()
    );
    let output = onward(
        &["skills", "complete", "--model", &model],
        "{\"id\":3,\"skills\":[\"WELDING\"]}\n{\"id\":4}\n",
    );
    assert_eq!(output.status.code(), Some(2), "one row was bad");
    let found = rows(&output);
    assert_eq!(
        (found[0]["id"].as_u64(), found[0]["skills"][0]["label"].as_str()),
        (Some(3), Some("Grinding"))
    );
    let refused = onward(&["skills", "complete", "--model", &lists], "");
    assert!(
        String::from_utf8_lossy(&refused.stderr).contains("no model"),
        "{refused:?}"
    );
    let empty = onward(&["skills", "learn", "/dev/null", "--out", &model], "");
    assert!(
        String::from_utf8_lossy(&empty.stderr).contains("nothing to learn"),
        "{empty:?}"
    );
    std::fs::write(&lists, "{\"skills\":3}\n").expect("it is written");
    let bad = onward(&["skills", "learn", &lists, "--out", &model], "");
    assert!(String::from_utf8_lossy(&bad.stderr).contains("Line 1"), "{bad:?}");
}

#[test]
fn messages_get_their_intent_or_none_and_a_line_that_does_not_say_is_named() {
    let directory = tempfile::tempdir().expect("a directory");
    let path = |name: &str| directory.path().join(name).to_str().expect("a path").to_owned();
    let (examples, model) = (path("examples.jsonl"), path("intents.model"));
    let said = [
        ("show me jobs near me", "\"search\""),
        ("find jobs for a cook", "\"search\""),
        ("remind me tomorrow", "\"remind\""),
        ("set a reminder please", "\"remind\""),
        ("how tall is a giraffe", "null"),
        ("why is the sky blue", "null"),
    ];
    let line = |(text, intent): (&str, &str)| format!("{{\"text\":\"{text}\",\"intent\":{intent}}}\n");
    std::fs::write(&examples, said.map(line).concat()).expect("it is written");
    let trained = onward(&["intents", "train", &examples, "--out", &model], "");
    assert!(trained.status.success(), "{trained:?}");
    let output = onward(
        &["intents", "predict", "--model", &model],
        "{\"id\":1,\"text\":\"any jobs for cooks\"}\n{\"id\":2,\"text\":\"zzz\"}\n{\"id\":3}\n",
    );
    assert_eq!(output.status.code(), Some(2), "one row was bad");
    let told = rows(&output);
    assert_eq!(told[0]["intent"].as_str(), Some("search"));
    assert!(
        told[0]["confidence"]
            .as_f64()
            .is_some_and(|sure| sure > 0.0 && sure <= 1.0)
    );
    assert!(told[1]["intent"].is_null() && told[1]["id"] == 2);
    assert!(told[2]["error"].is_string());
    std::fs::write(&examples, "{\"text\":\"no word on what it means\"}\n").expect("it is written");
    let bad = onward(&["intents", "train", &examples, "--out", &model], "");
    assert!(String::from_utf8_lossy(&bad.stderr).contains("Line 1"), "{bad:?}");
    let refused = onward(&["intents", "predict", "--model", &examples], "");
    assert!(
        String::from_utf8_lossy(&refused.stderr).contains("onward intents train"),
        "{refused:?}"
    );
}

#[test]
fn adverts_are_checked_whatever_fields_they_have() {
    let fake = r#"{"id":1,"title":"Typist from home!","description":"Earn $400 a day. Pay the registration fee of 50 to begin.","has_company_logo":"0","salary_range":null,"odd":[1]}"#;
    let output = onward(
        &["postings", "check"],
        &format!("{fake}\n{{\"id\":2,\"has_company_logo\":true}}\n{{\"id\":3,\"title\":7}}\n"),
    );
    assert_eq!(output.status.code(), Some(2), "one row was bad");
    let told = rows(&output);
    assert_eq!(
        (told[0]["id"].as_u64(), told[0]["level"].as_str()),
        (Some(1), Some("danger"))
    );
    let reasons = told[0]["reasons"].as_array().expect("reasons");
    let money = reasons
        .iter()
        .find(|reason| reason["code"] == "asks_for_money")
        .expect("it is seen");
    assert_eq!(
        (money["field"].as_str(), money["quote"].as_str()),
        (Some("description"), Some("Pay the registration fee of 50 to begin"))
    );
    assert!(reasons.iter().any(|reason| reason["code"] == "no_logo"));
    assert!(told[0]["risk"].as_f64() > told[1]["risk"].as_f64());
    assert!(told[2]["error"].is_string());
}

/// A release of ESCO made for these tests, and a data directory.
struct Release {
    directory: tempfile::TempDir,
}

impl Release {
    fn new() -> Self {
        let release = Self {
            directory: tempfile::tempdir().expect("a directory"),
        };
        std::fs::create_dir(release.path("release")).expect("it is made");
        let write = |name: &str, text: &str| std::fs::write(release.path(name), text).expect("it is written");
        write(
            "release/skills_en.csv",
            "conceptUri,skillType,preferredLabel,altLabels,hiddenLabels,status,description\nurn:s1,knowledge,MIG welding,,,released,Joining metal\nurn:s2,skill,greet guests,,,released,Welcome people at the door\n",
        );
        write(
            "release/occupations_en.csv",
            "conceptUri,iscoGroup,preferredLabel,altLabels,hiddenLabels,status,description\nurn:o1,7212,welder,arc welder,,released,Joins metal\n",
        );
        release
    }

    fn path(&self, name: &str) -> String {
        self.directory.path().join(name).to_str().expect("a path").to_owned()
    }

    /// Runs the program with the data directory.
    fn onward(&self, arguments: &[&str], input: &str) -> Output {
        let data = self.path("data");
        onward(&[arguments, &["--data", &data]].concat(), input)
    }

    fn load(&self) -> Output {
        self.onward(&["skills", "load", "--esco", &self.path("release")], "")
    }
}

#[test]
fn official_taxonomies_are_loaded_once_and_what_is_missing_is_named() {
    let release = Release::new();
    let unloaded = release.onward(&["skills", "extract", "--taxonomy", "esco"], "");
    assert!(
        String::from_utf8_lossy(&unloaded.stderr).contains("skills load --esco DIR"),
        "{unloaded:?}"
    );
    let (first, second) = (release.load(), release.load());
    let (first, second) = (&rows(&first)[0]["esco"], &rows(&second)[0]["esco"]);
    assert_eq!((&first["changed"], &second["changed"]), (&true.into(), &false.into()));
    assert_eq!(
        (&first["concepts"]["occupation"], &first["joined"], &first["apart"]),
        (&1.into(), &2.into(), &1.into())
    );
    let missing = first["missing"].as_array().expect("names");
    assert!(missing.contains(&"occupationSkillRelations_en.csv".into()));
    let joins = std::fs::read_to_string(release.path("data/standards/esco-joins.jsonl")).expect("it is there");
    assert_eq!(joins.lines().count(), 2, "{joins}");
    let empty = release.onward(&["skills", "load", "--onet", &release.path("release")], "");
    assert!(
        String::from_utf8_lossy(&empty.stderr).contains("Occupation Data.txt"),
        "{empty:?}"
    );
}

#[test]
fn a_loaded_taxonomy_gives_its_own_names_and_all_give_the_built_in_ones_first() {
    let release = Release::new();
    assert!(release.load().status.success());
    let skills = |taxonomy: &str| {
        let text = "{\"id\":1,\"text\":\"MIG welding is required. You greet our guests.\"}\n";
        let found = release.onward(&["skills", "extract", "--taxonomy", taxonomy], text);
        rows(&found)[0]["skills"].as_array().expect("skills").clone()
    };
    let esco = skills("esco");
    let skill = |uri: &str| esco.iter().find(|skill| skill["uri"] == uri).expect("it is found");
    assert_eq!(
        (&skill("urn:s1")["start"], &skill("urn:s1")["need"]),
        (&0.into(), &"required".into())
    );
    assert_eq!(
        (&skill("urn:s2")["start"], &skill("urn:s2")["label"]),
        (&Value::Null, &"greet guests".into())
    );
    let all: Vec<Value> = skills("all").iter().map(|skill| skill["uri"].clone()).collect();
    assert!(
        all.contains(&"mig-welding".into()) && !all.contains(&"urn:s1".into()),
        "{all:?}"
    );
    let occupation = |taxonomy: &str| {
        let title = "{\"id\":1,\"title\":\"Arc welder (m/f/d)\"}\n";
        let found = release.onward(&["titles", "classify", "--taxonomy", taxonomy], title);
        rows(&found)[0]["occupations"][0].clone()
    };
    assert_eq!(
        (&occupation("esco")["uri"], &occupation("esco")["isco"]),
        (&"urn:o1".into(), &"7212".into())
    );
    assert_eq!(occupation("all")["uri"], "welder");
}

#[test]
fn a_local_list_in_the_data_directory_is_part_of_the_taxonomy() {
    let release = Release::new();
    std::fs::create_dir_all(release.path("data/taxonomy")).expect("it is made");
    let list = "[[skill]]\nid = \"kolam-drawing\"\nname = \"Kolam drawing\"\nkind = \"skill\"\nhours = 60\nbasis = \"a term of evenings\"\n";
    std::fs::write(release.path("data/taxonomy/village.toml"), list).expect("it is written");
    let extract = || {
        release.onward(
            &["skills", "extract"],
            "{\"id\":1,\"text\":\"Kolam drawing is required.\"}\n",
        )
    };
    assert_eq!(rows(&extract())[0]["skills"][0]["uri"], "kolam-drawing");
    let doctor = || String::from_utf8_lossy(&release.onward(&["doctor"], "").stdout).into_owned();
    assert!(doctor().contains("1 local lists"), "{}", doctor());
    std::fs::write(
        release.path("data/taxonomy/village.toml"),
        list.replace("hours = 60", "hours = 0"),
    )
    .expect("it is written");
    let refused = extract();
    let told = String::from_utf8_lossy(&refused.stderr);
    assert!(
        told.contains("local/village.toml") && told.contains("kolam-drawing"),
        "{told}"
    );
    assert!(doctor().contains("local/village.toml"), "{}", doctor());
}

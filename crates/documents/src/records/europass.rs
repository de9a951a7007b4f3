//! Europass: the older XML (`SkillsPassport`, version 3) and the one since 2020 (`Candidate`, after HR-XML 3).

use super::{Entry, Record, joined, tree::Node};
use crate::{Refusal, plain, text::Lines};

/// So far into a file its first element stands.
const WITHIN: usize = 2048;

/// Whether this is a Europass file.
pub(crate) fn is_europass(start: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&start[..start.len().min(WITHIN)]);
    head.trim_start_matches('\u{feff}').starts_with('<')
        && (head.contains("SkillsPassport") || head.contains("LearnerInfo") || head.contains("<Candidate"))
}

/// Reads it.
pub(crate) fn read(bytes: &[u8], lines: &mut Lines) -> Result<(), Refusal> {
    let root = Node::read(&plain::decode(bytes)?)?;
    let record = if root.first(&["Candidate"]).is_some() {
        candidate(&root)
    } else {
        passport(&root)
    };
    record.write(lines)
}

fn passport(root: &Node) -> Record {
    let person = root.first(&["Identification"]).unwrap_or(root);
    let address = joined(
        [
            person.words(&["Address", "Municipality"]),
            person.words(&["Address", "Country", "Label"]),
        ],
        ", ",
    );
    let telephone = person.words(&["TelephoneList", "Telephone", "Contact"]);
    let head = [
        root.words(&["Headline", "Description", "Label"]),
        &address,
        telephone,
        person.words(&["Email", "Contact"]),
    ];
    let mother = root
        .all("MotherTongue")
        .into_iter()
        .map(|tongue| format!("{}: mother tongue", tongue.words(&["Label"])));
    let foreign = root.all("ForeignLanguage").into_iter().map(|tongue| {
        joined(
            [
                tongue.words(&["Description", "Label"]),
                tongue.words(&["ProficiencyLevel", "SpokenInteraction"]),
            ],
            ": ",
        )
    });
    let kinds = ["Communication", "Organisational", "JobRelated", "Computer", "Other"];
    let skills = kinds.iter().map(|kind| root.words(&["Skills", kind, "Description"]));
    let licences = root.all("Licence");
    let (jobs, studies) = (
        root.all("WorkExperience").into_iter(),
        root.all("Education").into_iter(),
    );
    Record {
        name: joined(
            [
                person.words(&["PersonName", "FirstName"]),
                person.words(&["PersonName", "Surname"]),
            ],
            " ",
        ),
        head: said(head),
        work: jobs
            .map(|job| passport_entry(job, &["Position", "Label"], "Employer"))
            .collect(),
        education: studies
            .map(|study| passport_entry(study, &["Title"], "Organisation"))
            .collect(),
        skills: said(skills),
        certificates: licences
            .iter()
            .map(|class| format!("Driving licence {}", class.words(&[])))
            .collect(),
        languages: mother.chain(foreign).collect(),
        ..Record::default()
    }
}

/// A job or a course of study: where its title stands, and the name of who gave it.
fn passport_entry(entry: &Node, title: &[&str], at: &str) -> Entry {
    let (from, until) = passport_period(entry);
    Entry {
        title: entry.words(title).to_owned(),
        at: joined([entry.words(&[at, "Name"]), entry.words(&[at, "Municipality"])], ", "),
        from,
        until,
        text: entry.words(&["Activities"]).to_owned(),
        ..Entry::default()
    }
}

/// Months are written `--03`.
fn passport_period(entry: &Node) -> (String, String) {
    let date = |name: &str| {
        let node = entry.first(&["Period", name])?;
        Some(joined([node.year.as_str(), node.month.trim_start_matches('-')], "-"))
    };
    let goes_on = entry.words(&["Period", "Current"]) == "true";
    let until = if goes_on {
        Some("present".to_owned())
    } else {
        date("To")
    };
    (date("From").unwrap_or_default(), until.unwrap_or_default())
}

fn candidate(root: &Node) -> Record {
    let person = root.first(&["CandidatePerson"]).unwrap_or(root);
    let channels = person.all("Communication");
    let reach = |kind: &str, name: &str| {
        let channel = channels.iter().find(|channel| channel.words(&["ChannelCode"]) == kind);
        channel.map_or("", |channel| channel.words(&[name])).to_owned()
    };
    let dialing = reach("Telephone", "CountryDialing");
    let telephone = joined(
        [
            if dialing.is_empty() { "" } else { "+" },
            &dialing,
            &reach("Telephone", "DialNumber"),
        ],
        " ",
    )
    .replace("+ ", "+");
    let town = person
        .first(&["Address"])
        .map_or("", |address| address.words(&["CityName"]));
    let country = person
        .first(&["Address"])
        .map_or("", |address| address.words(&["CountryCode"]));
    let place = joined([town, &country.to_uppercase()], ", ");
    let competencies = root.all("PersonCompetency");
    let (tongues, skills): (Vec<&Node>, Vec<&Node>) = competencies
        .into_iter()
        .partition(|one| one.words(&["TaxonomyID"]) == "language");
    let mother = person
        .all("PrimaryLanguageCode")
        .into_iter()
        .map(|code| format!("{}: mother tongue", code.words(&[])));
    let foreign = tongues
        .into_iter()
        .map(|one| joined([one.words(&["CompetencyID"]), one.words(&["ScoreText"])], ": "));
    let licences: Vec<&str> = root
        .all("LicenseName")
        .into_iter()
        .map(|licence| licence.words(&[]))
        .collect();
    Record {
        name: joined([person.words(&["GivenName"]), person.words(&["FamilyName"])], " "),
        head: said([place.as_str(), &telephone, &reach("Email", "URI")]),
        summary: root.words(&["CandidateProfile", "ExecutiveSummary"]).to_owned(),
        work: root
            .all("EmployerHistory")
            .into_iter()
            .flat_map(candidate_jobs)
            .collect(),
        education: root
            .all("EducationOrganizationAttendance")
            .into_iter()
            .map(candidate_study)
            .collect(),
        skills: said(skills.iter().map(|one| one.words(&["CompetencyName"]))),
        certificates: said(licences),
        languages: mother.chain(foreign).collect(),
        ..Record::default()
    }
}

fn candidate_jobs(employer: &Node) -> Vec<Entry> {
    let name = employer.words(&["OrganizationName"]);
    let job = |job: &&Node| Entry {
        title: job.words(&["PositionTitle"]).to_owned(),
        at: joined([name, job.words(&["City"])], ", "),
        from: day(job, "StartDate"),
        until: candidate_end(job),
        text: job.words(&["Description"]).to_owned(),
        ..Entry::default()
    };
    employer.all("PositionHistory").iter().map(job).collect()
}

fn candidate_study(study: &Node) -> Entry {
    Entry {
        title: study.words(&["DegreeName"]).to_owned(),
        at: study.words(&["OrganizationName"]).to_owned(),
        from: day(study, "StartDate"),
        until: candidate_end(study),
        ..Entry::default()
    }
}

fn candidate_end(entry: &Node) -> String {
    if entry.words(&["CurrentIndicator"]) == "true" {
        "present".to_owned()
    } else {
        day(entry, "EndDate")
    }
}

/// A date to the month: days are there because the format wants them.
fn day(entry: &Node, name: &str) -> String {
    let date = entry.words(&[name, "FormattedDateTime"]);
    date.get(..7).unwrap_or(date).to_owned()
}

fn said<'a>(texts: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let texts = texts.into_iter().map(str::trim).filter(|text| !text.is_empty());
    texts.map(str::to_owned).collect()
}

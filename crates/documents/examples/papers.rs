//! Writes a résumé in every design, to be looked at: `cargo run -p documents --example papers -- DIR`.

use std::{fs, path::PathBuf};

use documents::write::{self, Body, Design, Entry, Line, Section, Sheet};

fn main() -> std::io::Result<()> {
    let directory = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| ".".to_owned()));
    let sheet = sheet();
    for design in Design::ALL {
        match write::pdf(&sheet, design) {
            Ok(bytes) => fs::write(directory.join(format!("resume-{}.pdf", design.code())), bytes)?,
            Err(error) => eprintln!("{}: {error}", design.code()),
        }
    }
    fs::write(directory.join("resume.docx"), write::docx(&sheet))?;
    fs::write(directory.join("resume.txt"), write::plain(&sheet))
}

fn sheet() -> Sheet {
    let words = |list: &[&str]| list.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    let job = |title: &str, at: &str, when: &str, points: &[&str]| Entry {
        title: title.to_owned(),
        at: Some(at.to_owned()),
        when: Some(when.to_owned()),
        lines: points.iter().map(|point| Line::Point((*point).to_owned())).collect(),
    };
    Sheet {
        name: "Żaneta Okonkwo-Lindqvist".to_owned(),
        headline: Some("Electrician for machines and control panels".to_owned()),
        contacts: words(&[
            "Gdańsk, Poland",
            "+48 00 000 00 00",
            "zaneta.okonkwo@people.example",
            "https://zaneta.example",
        ]),
        summary: Some(
            "Fourteen years on machines: installing, finding faults, keeping them running. I read drawings in three \
            languages and write test reports that the next shift understands."
                .to_owned(),
        ),
        sections: vec![
            Section {
                title: "Work".to_owned(),
                body: Body::Entries(vec![
                    job(
                        "Senior electrician",
                        "Northern Crane Works, Gdańsk",
                        "March 2019 – now",
                        &[
                            "Wired and tested control panels for harbour cranes, 40 a year, from the drawing to the signed report",
                            "Found faults in drives and PLC inputs on the night shift; downtime of line 3 fell by a third",
                            "Taught two apprentices: both passed their exam at the first try",
                        ],
                    ),
                    job(
                        "Electrician",
                        "Lindqvist Installation, Malmö",
                        "August 2012 – February 2019",
                        &[
                            "Installed lighting, sockets and distribution boards in flats and a school",
                            "Measured insulation and earthing, and wrote it down",
                        ],
                    ),
                ]),
            },
            Section {
                title: "Education".to_owned(),
                body: Body::Entries(vec![job(
                    "Vocational certificate, electrical installation",
                    "Technical School No. 2, Gdynia",
                    "2012",
                    &[],
                )]),
            },
            Section {
                title: "Skills".to_owned(),
                body: Body::Words(words(&[
                    "Control panels",
                    "Electrical fault finding",
                    "PLC",
                    "Reading wiring diagrams",
                    "Insulation testing",
                    "Teaching apprentices",
                ])),
            },
            Section {
                title: "Languages".to_owned(),
                body: Body::Words(words(&["Polish, native", "Swedish, C1", "English, B2"])),
            },
        ],
        language: "en".to_owned(),
    }
}

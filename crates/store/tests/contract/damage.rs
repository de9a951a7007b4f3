//! Backups that are not what was saved: each is refused with the reason, and the place stays empty.

use std::{
    fs::{self, File},
    io::Read,
    path::{Path, PathBuf},
};

use model::FileId;
use store::{Grant, Options, RestoreError, Store, files};

use crate::home::{Home, event, noon};

/// A backup with one person and one file.
async fn saved(home: &Home) -> PathBuf {
    let asha = home.person().await;
    let stored = home
        .store
        .files()
        .put(asha, &b"my resume"[..], 100, noon(), &home.random)
        .await
        .unwrap();
    let mut tx = home.store.begin(noon()).await.unwrap();
    let id = FileId::new(noon(), &home.random);
    files::add(&mut tx, &Grant::program(asha), id, &stored, "resume.txt", "text/plain")
        .await
        .unwrap();
    tx.commit(event(1)).await.unwrap();
    let path = home.options.dir.join("backup.tar");
    home.store.backup(&path, noon()).await.unwrap();
    path
}

/// A copy of the archive with its bytes changed.
fn changed(path: &Path, change: impl Fn(&mut Vec<u8>)) -> PathBuf {
    let mut bytes = fs::read(path).unwrap();
    change(&mut bytes);
    let copy = path.with_extension("changed");
    fs::write(&copy, bytes).unwrap();
    copy
}

fn replaced(path: &Path, from: &str, to: &str) -> PathBuf {
    assert_eq!(from.len(), to.len());
    changed(path, |bytes| {
        let place = bytes
            .windows(from.len())
            .position(|window| window == from.as_bytes())
            .unwrap();
        bytes[place..place + to.len()].copy_from_slice(to.as_bytes());
    })
}

/// A copy of the archive, written entry by entry: `change` gets name and bytes and gives what to write for them.
fn rewritten(path: &Path, change: impl Fn(&str, Vec<u8>) -> Vec<(String, Vec<u8>)>) -> PathBuf {
    let copy = path.with_extension("rewritten");
    let mut to = tar::Builder::new(File::create(&copy).unwrap());
    for entry in tar::Archive::new(File::open(path).unwrap()).entries().unwrap() {
        let mut entry = entry.unwrap();
        let name = entry.path().unwrap().to_str().unwrap().to_owned();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        for (name, bytes) in change(&name, bytes) {
            append(&mut to, &name, &bytes);
        }
    }
    to.finish().unwrap();
    copy
}

/// Short names are written by hand: the library refuses those that lead out of the archive.
fn append(to: &mut tar::Builder<File>, name: &str, bytes: &[u8]) {
    let mut header = tar::Header::new_gnu();
    header.set_size(bytes.len() as u64);
    header.set_mode(0o600);
    let field = &mut header.as_old_mut().name;
    if name.len() < field.len() {
        field[..name.len()].copy_from_slice(name.as_bytes());
        header.set_cksum();
        to.append(&header, bytes).unwrap();
    } else {
        to.append_data(&mut header, name, bytes).unwrap();
    }
}

fn without(path: &Path, unwanted: &'static str) -> PathBuf {
    rewritten(path, |name, bytes| {
        if name.starts_with(unwanted) {
            vec![]
        } else {
            vec![(name.to_owned(), bytes)]
        }
    })
}

fn with(path: &Path, added: &'static str) -> PathBuf {
    rewritten(path, |name, bytes| {
        let first = name == "tables/cohort.jsonl";
        let added = first.then(|| (added.to_owned(), b"owned".to_vec()));
        added.into_iter().chain([(name.to_owned(), bytes)]).collect()
    })
}

type Damage = fn(&Path) -> PathBuf;

const DAMAGES: [(&str, Damage); 14] = [
    ("a file changed", |path| replaced(path, "my resume", "My resume")),
    ("a table changed", |path| replaced(path, "text/plain", "image/jpeg")),
    ("a row more", |path| {
        rewritten(path, |name, mut bytes| {
            bytes.extend(if name == "tables/cohort.jsonl" {
                &b"[]\n"[..]
            } else {
                b""
            });
            vec![(name.to_owned(), bytes)]
        })
    }),
    ("cut off in the middle", |path| {
        changed(path, |bytes| bytes.truncate(bytes.len() / 2))
    }),
    ("empty", |path| changed(path, Vec::clear)),
    ("something else", |path| {
        changed(path, |bytes| *bytes = b"not a backup at all".repeat(100))
    }),
    ("a table missing", |path| without(path, "tables/scope")),
    ("a file missing", |path| without(path, "files/")),
    ("no manifest", |path| without(path, "manifest.json")),
    ("everything twice", |path| {
        rewritten(path, |name, bytes| {
            vec![(name.to_owned(), bytes.clone()), (name.to_owned(), bytes)]
        })
    }),
    ("a file that leads out", |path| with(path, "files/../../../escaped")),
    ("an absolute file", |path| with(path, "/tmp/onward-escaped")),
    ("a file nobody knows", |path| with(path, "files/unknown")),
    ("a table nobody knows", |path| with(path, "tables/unknown.jsonl")),
];

async fn refused(home: &Home, path: &Path, damage: &str) -> RestoreError {
    let dir = tempfile::tempdir().unwrap();
    let url = home.options.url.as_ref().map(|_| testkit::postgres());
    let options = Options {
        url,
        dir: dir.path().join("a/b/c"),
    };
    let Err(error) = Store::restore(path, &options, None).await else {
        panic!("restored although: {damage}")
    };
    let left = fs::read_dir(&options.dir).map_or(0, Iterator::count);
    assert_eq!(left, 0, "{damage}: nothing is left behind");
    assert!(
        !dir.path().join("escaped").exists() && !dir.path().join("a/escaped").exists(),
        "{damage}"
    );
    error
}

both! {
    async fn a_damaged_backup_is_refused_and_nothing_is_left(home: Home) {
        let path = saved(&home).await;
        for (damage, make) in DAMAGES {
            let error = refused(&home, &make(&path), damage).await;
            assert!(matches!(error, RestoreError::Damaged(_)), "{damage}: {error}");
        }
    }

    /// The manifest is as it should be and the tables do not fit: found only while they are loaded.
    async fn a_backup_that_does_not_fit_its_tables_is_taken_away_again(home: Home) {
        let path = saved(&home).await;
        let fewer = rewritten(&path, |name, bytes| match name {
            "tables/cohort.jsonl" => vec![],
            "manifest.json" => {
                let mut manifest: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
                manifest["tables"].as_array_mut().unwrap().retain(|part| part["table"] != "cohort");
                vec![(name.to_owned(), manifest.to_string().into_bytes())]
            }
            _ => vec![(name.to_owned(), bytes)],
        });
        let error = refused(&home, &fewer, "a table less").await;
        assert!(error.to_string().contains("no table `cohort`"), "{error}");
    }

    async fn a_backup_of_a_newer_version_is_refused(home: Home) {
        let path = saved(&home).await;
        let newer = rewritten(&path, |name, bytes| {
            let mut manifest = bytes;
            if name == "manifest.json" {
                let mut json: serde_json::Value = serde_json::from_slice(&manifest).unwrap();
                json["schema"] = 9999.into();
                manifest = json.to_string().into_bytes();
            }
            vec![(name.to_owned(), manifest)]
        });
        let error = refused(&home, &newer, "newer").await;
        assert!(matches!(error, RestoreError::Newer { found: 9999, .. }), "{error}");
    }
}

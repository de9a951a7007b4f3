//! Embeds the migrations: writes, for each engine, the number, the name and the text of each file, in order.

#![expect(
    clippy::disallowed_methods,
    reason = "cargo tells a build script where to write by the environment"
)]

use std::{fmt::Write as _, fs, path::Path};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo:rerun-if-changed=migrations");
    let mut code = String::new();
    for engine in ["sqlite", "postgres"] {
        embed(engine, &mut code)?;
    }
    let to = std::env::var("OUT_DIR")?;
    fs::write(Path::new(&to).join("migrations.rs"), code)?;
    Ok(())
}

/// `0003_work.sql` is number 3, "work".
fn embed(engine: &str, code: &mut String) -> Result<(), Box<dyn std::error::Error>> {
    let folder = format!("migrations/{engine}");
    let mut names: Vec<String> = fs::read_dir(&folder)?
        .map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()))
        .collect::<Result<_, std::io::Error>>()?;
    names.sort();
    writeln!(code, "const {}_FILES: &[(i64, &str, &str)] = &[", engine.to_uppercase())?;
    for file in names {
        let stem = file.strip_suffix(".sql").ok_or("a migration is a .sql file")?;
        let (number, name) = stem.split_once('_').ok_or("a migration is called NUMBER_name.sql")?;
        let number: i64 = number.parse()?;
        let name = name.replace('_', " ");
        writeln!(
            code,
            "    ({number}, {name:?}, include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/{folder}/{file}\"))),"
        )?;
    }
    writeln!(code, "];")?;
    Ok(())
}

//! Lists the taxonomy's files so that they are embedded: a new file under `data/taxonomy` is taken in by the next build.

use std::{fmt::Write as _, fs, io, path::Path};

#[expect(
    clippy::disallowed_methods,
    reason = "a build script is told by cargo where to write through the environment"
)]
fn main() -> io::Result<()> {
    let told = |name| std::env::var_os(name).ok_or_else(|| io::Error::other(format!("cargo sets {name}")));
    let data = Path::new(&told("CARGO_MANIFEST_DIR")?)
        .join("../../data/taxonomy")
        .canonicalize()?;
    let out = told("OUT_DIR")?;
    let taxonomy = files(&data, &["occupations", "skills"])?;
    fs::write(Path::new(&out).join("taxonomy_files.rs"), taxonomy)?;
    fs::write(Path::new(&out).join("label_files.rs"), files(&data, &["labels"])?)
}

/// A list of the files of some folders, as a constant.
fn files(data: &Path, folders: &[&str]) -> io::Result<String> {
    let mut list = String::from("/// `(path, text)` of every file, in order of path.\n");
    list.push_str("pub(crate) const FILES: &[(&str, &str)] = &[\n");
    for folder in folders {
        println!("cargo:rerun-if-changed={}", data.join(folder).display());
        let mut names: Vec<String> = fs::read_dir(data.join(folder))?
            .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
            .filter(|name| Path::new(name).extension().is_some_and(|end| end == "toml"))
            .collect();
        names.sort_unstable();
        for name in names {
            let file = data.join(folder).join(&name).display().to_string();
            writeln!(
                list,
                "    ({:?}, include_str!({:?})),",
                format!("{folder}/{name}"),
                file
            )
            .map_err(io::Error::other)?;
        }
    }
    list.push_str("];\n");
    Ok(list)
}

//! The stories in a real browser (`e2e/`): its libraries by npm, the program as the tests build it, then its runner.

use std::{fs, path::Path, process::Command};

use crate::{cargo, run};

/// Where npm puts the libraries, with a copy of what it put there.
const LIBRARIES: &str = "e2e/node_modules/.package-lock.json";
const LOCK: &str = "e2e/package-lock.json";

/// Builds the program with the features that the tests of the workspace turn on: asking for examples counts what only tests
/// depend on, and so nothing is compiled a second time after them.
const BUILD: [&str; 4] = ["build", "--workspace", "--bins", "--examples"];

/// Tells all stories.
pub(crate) fn tell() -> bool {
    libraries() && cargo(&BUILD) && run(Command::new("node").arg("run.mjs").current_dir("e2e"))
}

/// Installs the libraries, unless they are there as the lock file has them.
fn libraries() -> bool {
    is_newer(LIBRARIES, LOCK) || run(Command::new("npm").arg("ci").current_dir("e2e"))
}

fn is_newer(made: impl AsRef<Path>, from: impl AsRef<Path>) -> bool {
    let changed = |path: &Path| fs::metadata(path).and_then(|file| file.modified()).ok();
    matches!((changed(made.as_ref()), changed(from.as_ref())), (Some(made), Some(from)) if made >= from)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::is_newer;

    #[test]
    fn libraries_are_installed_when_there_are_none() {
        let dir = std::env::temp_dir().join(format!("onward-xtask-{}", std::process::id()));
        fs::create_dir_all(&dir).unwrap();
        let lock = dir.join("lock");
        fs::write(&lock, "").unwrap();
        assert!(!is_newer(dir.join("none"), &lock));
        assert!(is_newer(&lock, &lock));
        fs::remove_dir_all(&dir).unwrap();
    }
}

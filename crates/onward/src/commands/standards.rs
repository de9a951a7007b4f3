//! Taxonomies of others as they are kept in the data directory.

use std::{
    fmt, fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use clap::ValueEnum;
use skills::{
    Evidence, Taxonomy, TitleReader,
    standards::{Source, Standard},
};

use crate::commands::model_file::Kind;

/// The taxonomy whose names are given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Named {
    /// ESCO; `onward skills load` must have read it.
    Esco,
    /// O*NET; `onward skills load` must have read it.
    Onet,
    /// The one that comes with the program.
    BuiltIn,
    /// All that are there; what means the same stands once, under its built-in name.
    All,
}

impl fmt::Display for Named {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Esco => "esco",
            Self::Onet => "onet",
            Self::BuiltIn => "built-in",
            Self::All => "all",
        })
    }
}

pub(crate) const KIND: Kind = Kind {
    name: "taxonomy",
    version: 1,
    written_by: "onward skills load",
};

/// Where a taxonomy of others is kept.
pub(crate) fn path(data: &Path, source: Source) -> PathBuf {
    data.join("standards").join(format!("{}.json", source.name()))
}

/// A taxonomy of others; none when it was never loaded.
pub(crate) fn kept(data: &Path, source: Source) -> Result<Option<Standard>, String> {
    let path = path(data, source);
    if !fs::exists(&path).map_err(|error| format!("{} cannot be read: {error}", path.display()))? {
        return Ok(None);
    }
    KIND.read(&path, Standard::is_whole).map(Some)
}

/// The taxonomies of others that are named: those that must be there, and with `all` those that are.
pub(crate) fn of(named: Named, data: &Path) -> Result<Vec<Standard>, String> {
    let must = |source: Source| {
        kept(data, source)?.ok_or_else(|| {
            let name = source.name();
            format!("{name} is not there yet; load it with `onward skills load --{name} DIR`, with the same --data.")
        })
    };
    match named {
        Named::BuiltIn => Ok(Vec::new()),
        Named::Esco => Ok(vec![must(Source::Esco)?]),
        Named::Onet => Ok(vec![must(Source::Onet)?]),
        Named::All => [Source::Esco, Source::Onet]
            .into_iter()
            .filter_map(|source| kept(data, source).transpose())
            .collect(),
    }
}

/// What titles stand for by the taxonomy of the place and those of others that are there, but for the one of this name.
pub(crate) fn evidence(taxonomy: &Arc<Taxonomy>, data: &Path, but: Option<&str>) -> Result<Arc<Evidence>, String> {
    let others = of(Named::All, data)?.into_iter();
    let others = others.filter(|standard| but != Some(standard.name.as_str()));
    let others = others.map(|standard| Taxonomy::of_standard(&standard));
    Ok(Arc::new(Evidence::new(TitleReader::new(Arc::clone(taxonomy)), others)))
}

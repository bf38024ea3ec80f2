//! Compares the generated files with the committed ones, and rewrites those that differ.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{fmt, fs, io};

use super::{Error, File};

/// The command that rewrites the generated files.
pub const COMMAND: &str = "cargo run -p sysdecl-tests --bin generate";

/// A file on disk that differs from the generated one.
#[derive(Debug)]
pub enum Difference {
    /// The file does not exist, or its text differs.
    Changed(File),
    /// The file has the header of a generated file, but the generator does not write it.
    Stale(String),
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Changed(file) => write!(f, "{} differs from the tables", file.path),
            Self::Stale(path) => write!(f, "{path} is no longer generated"),
        }
    }
}

/// All differences between the files on disk and `files`.
///
/// # Errors
///
/// If a file or folder cannot be read.
pub fn differences(files: Vec<File>) -> Result<Vec<Difference>, Error> {
    let wanted: BTreeSet<String> = files.iter().map(|file| file.path.clone()).collect();
    let mut found = Vec::new();
    for folder in folders(&wanted) {
        found.extend(
            generated_in(&folder)?
                .into_iter()
                .filter(|path| !wanted.contains(path))
                .map(Difference::Stale),
        );
    }
    for file in files {
        if read(&file.path)?.as_ref() != Some(&file.text) {
            found.push(Difference::Changed(file));
        }
    }
    Ok(found)
}

/// Removes one difference by writing or deleting the file.
///
/// # Errors
///
/// If the file cannot be written or removed.
pub fn write(difference: &Difference) -> Result<(), Error> {
    let (path, done) = match difference {
        Difference::Changed(file) => {
            let path = on_disk(&file.path);
            let folder = path.parent().map_or(Ok(()), fs::create_dir_all);
            (&file.path, folder.and_then(|()| fs::write(&path, &file.text)))
        }
        Difference::Stale(path) => (path, fs::remove_file(on_disk(path))),
    };
    done.map_err(Error::while_doing(format_args!("writing {path}")))
}

/// The folders that contain generated files.
fn folders(paths: &BTreeSet<String>) -> BTreeSet<String> {
    paths
        .iter()
        .filter_map(|path| path.rsplit_once('/'))
        .map(|(folder, _)| folder.to_owned())
        .collect()
}

/// The files in `folder` whose first line marks them as generated.
fn generated_in(folder: &str) -> Result<Vec<String>, Error> {
    let list = || -> io::Result<Vec<String>> {
        fs::read_dir(on_disk(folder))?
            .map(|entry| Ok(format!("{folder}/{}", entry?.file_name().to_string_lossy())))
            .collect()
    };
    let paths = match list() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
        other => other.map_err(Error::while_doing(format_args!("reading {folder}")))?,
    };
    let mut generated = Vec::new();
    for path in
        paths.into_iter().filter(|path| Path::new(path).extension().is_some_and(|end| end == "rs"))
    {
        if read(&path)?
            .is_some_and(|text| text.lines().next().is_some_and(|first| first.contains(COMMAND)))
        {
            generated.push(path);
        }
    }
    Ok(generated)
}

/// The text of a file, or `None` if it does not exist.
fn read(path: &str) -> Result<Option<String>, Error> {
    match fs::read_to_string(on_disk(path)) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Error::while_doing(format_args!("reading {path}"))(error)),
    }
}

/// The absolute path of a file in the workspace.
fn on_disk(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}

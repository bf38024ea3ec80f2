//! The generator: tables in, Rust source out.
//!
//! `tests/data/` contains facts about kernels, one per row; each module below generates files of the `sysdecl` crate
//! from some of these tables. Only `table` (which reads) and `output` (which compares and writes) access the disk, so
//! `cargo run -p sysdecl-tests --bin generate` and the test that compares the committed files with the tables run the
//! same code.
//!
//! A new architecture is a new column in the tables, named like Rust's `target_arch`; it needs no code.

mod abis;
mod architectures;
mod bsd;
mod calls;
mod constants;
mod errnos;
mod error;
mod facts;
mod families;
mod flags;
mod freebsd;
mod imports;
mod kernel;
mod kernel_structs;
mod layout_test;
mod literal;
mod macos;
mod numbers;
mod output;
mod prototypes;
mod rust_types;
mod siginfo;
mod source;
mod structs;
mod table;
mod vdso;
mod windows;
mod witnesses;

pub use error::Error;
pub use output::{COMMAND, Difference, differences, write};

/// One generated file.
#[derive(Debug)]
pub struct File {
    /// The path relative to the root of the workspace, with `/`.
    pub path: String,
    /// The whole text, formatted as by rustfmt.
    pub text: String,
}

/// Every generated file, in memory.
///
/// # Errors
///
/// If a table cannot be read or contains invalid data.
pub fn files() -> Result<Vec<File>, Error> {
    let mut files = numbers::files()?;
    files.extend(errnos::files()?);
    files.extend(constants::files()?);
    let tables = structs::Tables::open()?;
    files.extend(structs::files(&tables)?);
    files.push(layout_test::file(&tables)?);
    files.extend(calls::files()?);
    files.extend(witnesses::files()?);
    files.extend(macos::files()?);
    files.extend(freebsd::files()?);
    files.extend(windows::files()?);
    files.extend(kernel::files()?);
    files.extend(vdso::files()?);
    Ok(files)
}

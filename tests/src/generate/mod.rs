//! The generator: tables in, Rust source out.
//!
//! `tests/data/` holds what the kernel says, one fact a row; each module below turns some of those tables into files of
//! the `sysdecl` crate. Nothing here touches the disk but `table` (which reads) and `output` (which compares and
//! writes), so `cargo run -p sysdecl-tests --bin generate` and the test that holds the committed files against the tables
//! run the very same code.
//!
//! A new architecture is a new column of the tables, named as Rust's `target_arch`, and no code.

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
    /// Where it goes, from the root of the workspace, with `/`.
    pub path: String,
    /// All of it, formatted as rustfmt does.
    pub text: String,
}

/// Every generated file, in memory.
///
/// # Errors
///
/// A table that cannot be read or that says something which makes no sense.
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

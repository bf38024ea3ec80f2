//! Programs that some tests need in addition to Rust and a C linker. If one is missing, the test prints a message to
//! standard error, bypassing the output capture of the test harness, and passes. If `CI` or `SYSDECL_REQUIRE_TOOLS`
//! is set, it fails.

use std::{
    env,
    io::{self, Write},
    path::PathBuf,
    process::Command,
};

/// A command for the program of this name in `PATH`. `what` describes what is not tested without it, and `package` is
/// the package to install.
///
/// # Panics
///
/// If it is missing and all tools are required.
#[must_use]
pub fn find(program: &str, what: &str, package: &str) -> Option<Command> {
    if let Some(path) = in_path(program) {
        return Some(Command::new(path));
    }
    missing(&format!("`{program}`"), what, &format!("apt-get install {package}"));
    None
}

/// Reports that a test is skipped.
///
/// # Panics
///
/// If all tools are required.
pub fn missing(tool: &str, what: &str, help: &str) {
    let text = format!("SKIPPED: {what}: {tool} is missing\n  help: {help}\n");
    assert!(!all_are_required(), "{text}");
    // If the message cannot be printed, there is nothing else to do.
    let _ = io::stderr().write_all(text.as_bytes());
}

fn all_are_required() -> bool {
    let is_set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    is_set("CI") || is_set("SYSDECL_REQUIRE_TOOLS")
}

fn in_path(program: &str) -> Option<PathBuf> {
    if program.contains('/') {
        return Some(PathBuf::from(program)).filter(|path| path.is_file());
    }
    let folders = env::var_os("PATH")?;
    env::split_paths(&folders).map(|folder| folder.join(program)).find(|path| path.is_file())
}

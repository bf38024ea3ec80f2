//! Programs that a few tests need besides Rust and a C linker. Where one is missing the test says so on
//! standard error, past the test harness that would swallow it, and passes; where `CI` or
//! `SYSDECL_REQUIRE_TOOLS` is set, it fails.

use std::{
    env,
    io::{self, Write},
    path::PathBuf,
    process::Command,
};

/// The program of this name in `PATH`, ready to be given arguments; `what` names what goes unproved
/// without it, and `package` what to install.
///
/// # Panics
///
/// If it is missing where all tools are required.
#[must_use]
pub fn find(program: &str, what: &str, package: &str) -> Option<Command> {
    if let Some(path) = in_path(program) {
        return Some(Command::new(path));
    }
    missing(&format!("`{program}`"), what, &format!("apt-get install {package}"));
    None
}

/// Says that a test proves nothing here.
///
/// # Panics
///
/// If all tools are required.
pub fn missing(tool: &str, what: &str, help: &str) {
    let text = format!("NOT PROVED HERE: {what}: {tool} is missing\n  help: {help}\n");
    assert!(!all_are_required(), "{text}");
    // A failure to say it leaves nothing to be done.
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

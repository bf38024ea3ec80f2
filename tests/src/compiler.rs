//! The compiler version that wrote the messages in `ui/` and `ui-foreign/`. Other versions word their messages
//! differently.

use std::{env, process::Command};

use crate::tool;

/// The start of the output of `rustc --version`.
const VERSION: &str = "rustc 1.95.";

/// Whether the compiler is that version. Prints a message if it is not.
///
/// # Panics
///
/// If it is not that version and all tools are required.
#[must_use]
pub fn is_pinned_version() -> bool {
    let rustc = env::var_os("RUSTC").unwrap_or("rustc".into());
    let output = Command::new(rustc).arg("--version").output().expect("rustc can be run");
    let is_it = output.stdout.starts_with(VERSION.as_bytes());
    if !is_it {
        let what = "the error messages of the compiler";
        tool::missing(&format!("{VERSION}x"), what, "install that version");
    }
    is_it
}

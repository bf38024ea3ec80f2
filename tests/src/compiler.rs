//! The compiler whose messages are kept in `ui/` and `ui-foreign/`: another's own words differ.

use std::{env, process::Command};

use crate::tool;

/// How its version begins.
const VERSION: &str = "rustc 1.95.";

/// Whether it is this one; says so where it is not.
///
/// # Panics
///
/// If it is not, where all tools are required.
#[must_use]
pub fn is_the_one_of_the_messages() -> bool {
    let rustc = env::var_os("RUSTC").unwrap_or("rustc".into());
    let output = Command::new(rustc).arg("--version").output().expect("rustc starts");
    let is_it = output.stdout.starts_with(VERSION.as_bytes());
    if !is_it {
        let what = "what the compiler says of each mistake";
        tool::missing(&format!("{VERSION}x"), what, "install that Rust");
    }
    is_it
}

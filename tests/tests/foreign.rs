//! What the `extern_*!` macros refuse, and what they say; and what they accept.
//!
//! The messages are those of one compiler, as in `ui.rs`. To rewrite them after a change, run
//! `TRYBUILD=overwrite cargo test -p sysdecl-tests --test foreign`, and read what it wrote.

use std::{env, process::Command};

use trybuild::TestCases;

/// The compiler that wrote the messages.
const COMPILER: &str = "rustc 1.95.";

#[test]
fn mistakes_are_explained() {
    let compiler = version();
    if compiler.starts_with(COMPILER) {
        TestCases::new().compile_fail("ui-foreign/*/*.rs");
    } else {
        println!("skipped: the messages are those of {COMPILER}x, and this is {compiler}");
    }
}

fn version() -> String {
    let rustc = env::var_os("RUSTC").unwrap_or("rustc".into());
    match Command::new(rustc).arg("--version").output() {
        Ok(output) => String::from_utf8_lossy(&output.stdout).trim().to_owned(),
        Err(error) => panic!("rustc --version: {error}"),
    }
}

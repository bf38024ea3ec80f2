//! What does not compile, and what it says; and what does compile.
//!
//! The messages in `ui/` are those of one compiler, [`COMPILER`]: another's own words differ. To
//! rewrite them after a change, run `TRYBUILD=overwrite cargo test -p sysdecl-tests --test ui`, and read
//! what it wrote: it is what users see.

use std::{env, process::Command};

use trybuild::TestCases;

/// The compiler that wrote the messages.
const COMPILER: &str = "rustc 1.95.";

#[test]
fn mistakes_are_explained() {
    let compiler = version();
    if compiler.starts_with(COMPILER) && cfg!(all(target_os = "linux", target_arch = "x86_64")) {
        TestCases::new().compile_fail("ui/*/*.rs");
    } else {
        println!(
            "skipped: the messages are those of {COMPILER}x on x86-64 Linux, not of {compiler}"
        );
    }
}

#[test]
fn the_rest_compiles() {
    TestCases::new().pass("pass/*.rs");
}

fn version() -> String {
    let rustc = env::var_os("RUSTC").unwrap_or("rustc".into());
    match Command::new(rustc).arg("--version").output() {
        Ok(output) => String::from_utf8_lossy(&output.stdout).trim().to_owned(),
        Err(error) => panic!("rustc --version: {error}"),
    }
}

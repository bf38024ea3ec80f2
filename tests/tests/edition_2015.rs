//! In a crate of edition 2015, mistakes are reported as in other editions, not as unresolved paths.

#![cfg(all(target_os = "linux", target_arch = "x86_64"))]

use std::{env, path::Path, process::Command};

#[test]
fn mistakes_are_reported_in_edition_2015() {
    if !sysdecl_tests::compiler::is_pinned_version() {
        return;
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("edition_2015_mistakes");
    let output = Command::new(env::var_os("CARGO").unwrap_or("cargo".into()))
        .args(["check", "--color=never", "--locked"])
        .env("CARGO_TARGET_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).join("edition_2015"))
        .current_dir(folder)
        .output()
        .expect("cargo can be run");
    let said = String::from_utf8(output.stderr).expect("the output of cargo is UTF-8");
    for wrong in [
        "a parameter of a system call must be a plain name",
        "unknown operating system `\"linx\"`",
        "`close` takes 1 word, but this passes 2",
        "`String` cannot be passed to the kernel",
        "`Nothing` has no field that could be passed",
    ] {
        assert!(said.contains(wrong), "{wrong}: not found in {said}");
    }
    assert!(!said.contains("E0433"), "{said}");
}

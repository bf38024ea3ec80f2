//! In a crate of edition 2015 mistakes are told as elsewhere, and are no unresolved paths.

#![cfg(all(target_os = "linux", target_arch = "x86_64"))]

use std::{env, path::Path, process::Command};

#[test]
fn mistakes_have_our_words_in_edition_2015() {
    if !sysdecl_tests::compiler::is_pinned_version() {
        return;
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("edition_2015_mistakes");
    let output = Command::new(env::var_os("CARGO").unwrap_or("cargo".into()))
        .args(["check", "--color=never", "--locked"])
        .env("CARGO_TARGET_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).join("edition_2015"))
        .current_dir(folder)
        .output()
        .expect("cargo starts");
    let said = String::from_utf8(output.stderr).expect("cargo writes text");
    for wrong in [
        "a parameter of a system call must be a plain name",
        "unknown operating system `\"linx\"`",
        "`close` takes 1 word, but this passes 2",
        "`String` cannot be passed to the kernel",
        "`Nothing` has no field that could be passed",
    ] {
        assert!(said.contains(wrong), "{wrong}: not among {said}");
    }
    assert!(!said.contains("E0433"), "{said}");
}

//! Without the feature `std`, error messages about types of the standard library name the feature, because users
//! cannot derive or implement a trait for them.

#![cfg(all(target_os = "linux", target_arch = "x86_64"))]

use std::{env, path::Path, process::Command};

#[test]
fn messages_about_types_of_std_name_the_feature() {
    if !sysdecl_tests::compiler::is_pinned_version() {
        return;
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("without_std");
    let output = Command::new(env::var_os("CARGO").unwrap_or("cargo".into()))
        .args(["check", "--color=never", "--locked"])
        .env("CARGO_TARGET_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).join("without_std"))
        .current_dir(folder)
        .output()
        .expect("cargo can be run");
    let said = String::from_utf8(output.stderr).expect("the output of cargo is UTF-8");
    for (subject, feature) in [
        ("`std::os::fd::BorrowedFd<'_>` cannot be passed", "need the feature `std` of `sysdecl`"),
        ("`std::os::fd::OwnedFd` cannot be passed", "need the feature `std` of `sysdecl`"),
        (
            "`std::os::fd::OwnedFd` cannot be the success value",
            "needs the feature `std` of `sysdecl`",
        ),
        ("`std::io::Error` cannot be converted from", "needs the feature `std` of `sysdecl`"),
        (
            "`Option<std::os::fd::BorrowedFd<'_>>` cannot be passed",
            "needs the feature `std` of `sysdecl`",
        ),
        ("`std::os::fd::OwnedFd` cannot be written", "needs the feature `std` of `sysdecl`"),
    ] {
        let mut errors = said.split("\nerror");
        let error = errors.find(|error| error.contains(subject));
        let error = error.unwrap_or_else(|| panic!("{subject}: not found in {said}"));
        assert!(error.contains(feature), "{error}");
    }
    assert_eq!(said.matches("\nerror[").count(), 6, "{said}");
}

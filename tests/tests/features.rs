//! Which crates each choice of features builds. Users do not build crates and macros that only another choice or
//! another target needs.

use std::{env, process::Command};

const LINUX: &str = "x86_64-unknown-linux-gnu";

/// The crates that are built with their features, such as `sysdecl-macros v0.1.0 (proc-macro) foreign`.
fn built(features: &str, target: &str) -> Vec<String> {
    let output = Command::new(env::var_os("CARGO").expect("the test is run by cargo"))
        .args(["tree", "--offline", "--locked", "--package", "sysdecl", "--no-default-features"])
        .args(["--features", features, "--target", target])
        .args(["--edges", "normal", "--prefix", "none", "--format", "{p} {f}"])
        .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
        .output()
        .expect("cargo can be run");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).lines().map(str::to_owned).collect()
}

fn has(built: &[String], name: &str) -> bool {
    built.iter().any(|line| line.split(' ').next() == Some(name))
}

fn has_foreign_macros(built: &[String]) -> bool {
    built.iter().any(|line| line.starts_with("sysdecl-macros ") && line.ends_with(" foreign"))
}

#[test]
fn no_feature_builds_one_crate() {
    assert_eq!(built("", LINUX).len(), 1);
}

#[test]
fn language_builds_no_flags_and_no_macros_of_other_systems() {
    let built = built("macros", LINUX);
    assert!(has(&built, "sysdecl-macros"), "{built:#?}");
    assert!(!has(&built, "bitflags"), "{built:#?}");
    assert!(!has_foreign_macros(&built), "{built:#?}");
}

#[test]
fn windows_adds_the_macros_for_functions_of_libraries() {
    assert!(has_foreign_macros(&built("macros,windows", LINUX)));
    // On other systems the macros are not built.
    assert_eq!(built("windows", LINUX).len(), 1);
}

#[test]
fn systems_with_such_libraries_have_the_macros_for_their_functions() {
    for target in ["x86_64-pc-windows-msvc", "aarch64-apple-darwin"] {
        assert!(has_foreign_macros(&built("macros", target)), "{target}");
    }
    assert!(!has_foreign_macros(&built("macros", "x86_64-unknown-freebsd")));
}

//! How large the smallest program is: no larger than with `asm!` written by hand.

#![cfg(all(target_os = "linux", target_arch = "x86_64"))]

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use sysdecl_tests::elf;

/// Builds both programs, for size.
fn build() -> PathBuf {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("hello");
    let status = Command::new(env::var_os("CARGO").unwrap_or("cargo".into()))
        .args(["build", "--quiet", "--release", "--locked", "--target-dir"])
        .arg(&target)
        // They would take the place of those that the folder has.
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("hello"))
        .status()
        .expect("cargo starts");
    assert!(status.success());
    target.join("x86_64-unknown-linux-gnu/release")
}

#[test]
fn the_smallest_program_is_no_larger_than_by_hand() {
    let folder = build();
    let [declared, by_hand] = ["declared", "by_hand"].map(|name| {
        let program = folder.join(name);
        let output = Command::new(&program).output().expect("the program starts");
        assert!(output.status.success(), "{name}: {}", output.status);
        assert_eq!(output.stdout, b"hello\n", "{name}");
        let file = fs::read(program).expect("it was built");
        let text = elf::section(&file, ".text").expect("it has code");
        assert!(!text.is_empty());
        text.len()
    });
    println!("{declared} bytes declared, {by_hand} by hand");
    assert!(declared <= by_hand, "{declared} bytes declared, {by_hand} by hand");
}

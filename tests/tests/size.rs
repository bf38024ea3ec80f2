//! The size of a minimal program: no larger than with hand-written `asm!`.

#![cfg(all(target_os = "linux", target_arch = "x86_64"))]

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use sysdecl_tests::elf;

/// Builds both programs with size optimisation.
fn build() -> PathBuf {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("hello");
    let status = Command::new(env::var_os("CARGO").unwrap_or("cargo".into()))
        .args(["build", "--quiet", "--release", "--locked", "--target-dir"])
        .arg(&target)
        // The variables would override the configuration in the folder.
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("hello"))
        .status()
        .expect("cargo can be run");
    assert!(status.success());
    target.join("x86_64-unknown-linux-gnu/release")
}

#[test]
fn the_minimal_program_is_no_larger_than_with_handwritten_asm() {
    let folder = build();
    let [declared, by_hand] = ["declared", "by_hand"].map(|name| {
        let program = folder.join(name);
        let output = Command::new(&program).output().expect("the program can be run");
        assert!(output.status.success(), "{name}: {}", output.status);
        assert_eq!(output.stdout, b"hello\n", "{name}");
        let file = fs::read(program).expect("the program was built");
        let text = elf::section(&file, ".text").expect("the program has code");
        assert!(!text.is_empty());
        text.len()
    });
    println!("{declared} bytes declared, {by_hand} by hand");
    assert!(declared <= by_hand, "{declared} bytes declared, {by_hand} by hand");
}

//! Finds and runs the examples: directly, or through the emulator in `SYSDECL_QEMU` if they were built for another
//! architecture.

#![allow(dead_code, reason = "each test file uses a part")]

use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

/// The status and the output of a program.
pub(crate) struct Outcome {
    pub(crate) status: i32,
    pub(crate) stdout: Vec<u8>,
    pub(crate) stderr: String,
}

/// Runs a program to its end.
pub(crate) fn outcome(command: &mut Command) -> Outcome {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    Outcome {
        status: output.status.code().unwrap_or_else(|| panic!("{command:?}: {}", output.status)),
        stdout: output.stdout,
        stderr: String::from_utf8(output.stderr).expect("messages are UTF-8"),
    }
}

/// A command that runs an example of this package.
pub(crate) fn example(name: &str) -> Command {
    let path = build_folder().join("examples").join(name);
    assert!(path.exists(), "{} is not there; `cargo test` builds it", path.display());
    program(&path)
}

/// A command that runs a program built for the target of this test.
pub(crate) fn program(path: &Path) -> Command {
    let emulator = env::var("SYSDECL_QEMU").unwrap_or_default();
    let mut words = emulator.split_whitespace();
    match words.next() {
        Some(emulator) => {
            let mut command = Command::new(emulator);
            command.args(words).arg(path);
            command
        }
        None => Command::new(path),
    }
}

/// Builds `hello_freestanding` for the target of this test, and returns its path.
pub(crate) fn freestanding() -> PathBuf {
    let package = Path::new(env!("CARGO_MANIFEST_DIR")).join("freestanding");
    let target_dir = build_folder().join("freestanding");
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or("cargo".into()));
    cargo
        .args(["build", "--quiet", "--release", "--manifest-path"])
        .arg(package.join("Cargo.toml"))
        .arg("--target-dir")
        .arg(&target_dir);
    let triple = format!("{}-unknown-linux-gnu", env::consts::ARCH);
    let crossed = build_folder().iter().any(|part| part == triple.as_str());
    let mut built = target_dir;
    if crossed {
        cargo.args(["--target", &triple]);
        built.push(triple);
    }
    let Outcome { status, stderr, .. } = outcome(&mut cargo);
    assert_eq!(status, 0, "{stderr}");
    built.join("release/hello_freestanding")
}

/// The folder that contains this build: `target/debug`, `target/<triple>/debug`, ….
fn build_folder() -> PathBuf {
    let test = env::current_exe().expect("the path of the test is known");
    test.ancestors().nth(2).expect("a test is in `deps`").to_path_buf()
}

//! Programs that use the vDSO in environments with and without it: without a C library, under valgrind, in an
//! emulator.
#![cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64")))]

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, Output},
    sync::LazyLock,
};

use sysdecl_tests::tool;

/// The program of `tests/freestanding`, built for the target of this test. Exits with 0 if it has a vDSO, with 1
/// otherwise.
static CLOCK: LazyLock<PathBuf> = LazyLock::new(|| {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("freestanding/Cargo.toml");
    let target_dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join("freestanding");
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or("cargo".into()));
    cargo.args(["build", "--quiet", "--locked", "--release", "--manifest-path"]).arg(manifest);
    cargo.arg("--target-dir").arg(&target_dir);
    let triple = format!("{}-unknown-linux-gnu", env::consts::ARCH);
    let test = env::current_exe().unwrap();
    let mut built = target_dir;
    if test.iter().any(|part| part == triple.as_str()) {
        cargo.args(["--target", &triple]);
        built.push(triple);
    }
    let output = cargo.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    built.join("release/clock")
});

/// Without and with passing the auxiliary vector explicitly.
const HOW: [&[&str]; 2] = [&[], &["init"]];

fn emulator() -> Option<Command> {
    let words = env::var("SYSDECL_QEMU").ok()?;
    let mut words = words.split_whitespace();
    let mut command = Command::new(words.next()?);
    command.args(words);
    Some(command)
}

/// Runs a program, optionally under another one.
fn run(before: Option<Command>, program: &Path, arguments: &[&str]) -> Output {
    let mut command = match before {
        Some(mut command) => {
            command.arg(program);
            command
        }
        None => Command::new(program),
    };
    command.args(arguments).output().unwrap()
}

#[test]
fn a_program_without_a_c_library_finds_the_vdso() {
    if emulator().is_some() {
        // qemu-user 7.2 provides no vDSO either; `tests/arch` contains such a program for every architecture.
        eprintln!(
            "SKIPPED: Debian's compiler_builtins needs a C library to detect AArch64 features"
        );
        return;
    }
    for how in HOW {
        let output = run(None, &CLOCK, how);
        assert_eq!(output.status.code(), Some(0), "{how:?}: {output:?}");
    }
}

#[test]
fn the_auxiliary_vector_is_read_at_most_once_and_not_if_it_is_passed() {
    if emulator().is_some() {
        return;
    }
    for (how, expected) in HOW.into_iter().zip([1, 0]) {
        let what = "the system calls of the search for the vDSO";
        let Some(mut strace) = tool::find("strace", what, "strace") else { return };
        strace.args(["-f", "-qq"]);
        let output = run(Some(strace), &CLOCK, how);
        assert_eq!(output.status.code(), Some(0));
        let trace = String::from_utf8(output.stderr).unwrap();
        let count = |call: &str| trace.lines().filter(|line| line.starts_with(call)).count();
        assert_eq!(count("openat(AT_FDCWD, \"/proc/self/auxv\", O_RDONLY|O_CLOEXEC)"), expected);
        assert_eq!([count("read("), count("close(")], [expected; 2], "{trace}");
        // The calls that the program makes directly, and the one for a clock that the vDSO does not support.
        assert_eq!(count("clock_gettime("), 3, "{trace}");
    }
}

/// valgrind hides the vDSO from the program and unmaps it.
#[test]
fn programs_run_under_valgrind() {
    if emulator().is_some() {
        return;
    }
    let valgrind = || {
        let what = "a program without a visible vDSO";
        let mut valgrind = tool::find("valgrind", what, "valgrind")?;
        valgrind.args(["--quiet", "--error-exitcode=99"]);
        Some(valgrind)
    };
    for how in HOW {
        let Some(valgrind) = valgrind() else { return };
        let output = run(Some(valgrind), &CLOCK, how);
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert_eq!((output.status.code(), &*stderr), (Some(1), ""), "{how:?}");
    }
    // This program, which uses a C library, runs its test for a hidden vDSO.
    let Some(valgrind) = valgrind() else { return };
    let names = ["with_a_c_library", "--exact", "--ignored", "--test-threads=1"];
    let output = run(Some(valgrind), &env::current_exe().unwrap(), &names);
    let stdout = String::from_utf8_lossy(&output.stdout);
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert_eq!((output.status.code(), &*stderr), (Some(0), ""), "{stdout}");
    assert!(stdout.contains("1 passed"), "{stdout}");
}

/// Run by the test above.
#[test]
#[ignore = "requires a hidden vDSO"]
fn with_a_c_library() {
    use sysdecl::linux::{random::Generator, time, vdso};

    assert!(vdso::image().is_none());
    let mut now = time::Timespec::ZERO;
    // SAFETY: the pointer is valid for writes.
    assert_eq!(unsafe { time::clock_gettime(time::CLOCK_MONOTONIC, &raw mut now) }, 0);
    assert!(now.tv_sec > 0);
    let mut key = [0; 32];
    assert_eq!(Generator::new().fill(&mut key), Ok(()));
    assert_ne!(key, [0; 32]);
}

#[test]
fn a_program_that_does_not_use_the_vdso_contains_no_code_for_it() {
    let manifest =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/freestanding/Cargo.toml");
    let target_dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join("freestanding");
    if emulator().is_some() {
        return;
    }
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or("cargo".into()));
    cargo.args(["build", "--quiet", "--locked", "--release", "--manifest-path"]).arg(manifest);
    // With symbols, which are stripped by default.
    cargo.args(["--config", "profile.release.strip=false", "--target-dir"]).arg(&target_dir);
    let output = cargo.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let contains = |program: &Path, text: &[u8]| {
        fs::read(program).unwrap().windows(text.len()).any(|window| window == text)
    };
    let hello = target_dir.join("release/hello_freestanding");
    assert!(contains(&hello, b"hello, freestanding"));
    for text in ["getauxval", "vdso", "/proc/self/auxv"] {
        assert!(contains(&CLOCK, text.as_bytes()), "{text}");
        assert!(!contains(&hello, text.as_bytes()), "{text}");
    }
}

//! Programs that do not compile, with their error messages, and programs that do.
//!
//! The messages in `ui/` depend on the compiler version. After a change, rewrite them with
//! `TRYBUILD=overwrite cargo test -p sysdecl-tests --test ui`, and review the diff: users see these messages.

use trybuild::TestCases;

/// On other architectures the notes point to other files with numbers.
#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
#[test]
fn mistakes_are_explained() {
    if sysdecl_tests::compiler::is_pinned_version() {
        TestCases::new().compile_fail("ui/*/*.rs");
    }
}

/// Errors that only occur during code generation: together with a passing test, trybuild builds all programs.
#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
#[test]
fn errors_during_code_generation_are_explained() {
    if sysdecl_tests::compiler::is_pinned_version() {
        let cases = TestCases::new();
        cases.pass("pass/smallest.rs");
        cases.compile_fail("ui-built/*.rs");
    }
}

#[test]
fn valid_programs_compile() {
    TestCases::new().pass("pass/*.rs");
}

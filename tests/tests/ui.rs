//! What does not compile, and what it says; and what does compile.
//!
//! The messages in `ui/` are those of one compiler. To rewrite them after a change, run
//! `TRYBUILD=overwrite cargo test -p sysdecl-tests --test ui`, and read what it wrote: it is what users see.

use trybuild::TestCases;

/// The numbers of other machines are declared in other places.
#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
#[test]
fn mistakes_are_explained() {
    if sysdecl_tests::compiler::is_pinned_version() {
        TestCases::new().compile_fail("ui/*/*.rs");
    }
}

/// What only shows when code is generated: with a test that is to pass, all of them are built.
#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
#[test]
fn mistakes_of_generic_code_are_explained() {
    if sysdecl_tests::compiler::is_pinned_version() {
        let cases = TestCases::new();
        cases.pass("pass/smallest.rs");
        cases.compile_fail("ui-built/*.rs");
    }
}

#[test]
fn the_rest_compiles() {
    TestCases::new().pass("pass/*.rs");
}

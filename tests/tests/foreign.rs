//! Declarations that the `extern_*!` macros reject, and the error messages.
//!
//! The messages depend on the compiler version, as in `ui.rs`. After a change, rewrite them with
//! `TRYBUILD=overwrite cargo test -p sysdecl-tests --test foreign` and review the diff.

#![cfg(all(target_os = "linux", target_arch = "x86_64"))]

use sysdecl_tests::compiler;
use trybuild::TestCases;

#[test]
fn mistakes_are_explained() {
    if compiler::is_pinned_version() {
        TestCases::new().compile_fail("ui-foreign/*/*.rs");
    }
}

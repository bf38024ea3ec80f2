//! What the `extern_*!` macros refuse, and what they say.
//!
//! The messages are those of one compiler, as in `ui.rs`. To rewrite them after a change, run
//! `TRYBUILD=overwrite cargo test -p sysdecl-tests --test foreign`, and read what it wrote.

#![cfg(all(target_os = "linux", target_arch = "x86_64"))]

use sysdecl_tests::compiler;
use trybuild::TestCases;

#[test]
fn mistakes_are_explained() {
    if compiler::is_pinned_version() {
        TestCases::new().compile_fail("ui-foreign/*/*.rs");
    }
}

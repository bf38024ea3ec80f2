//! The crate of examples that `.ci/stage/clippy-user` checks contains all examples, and their items are exported.

use std::{fs, path::Path};

use sysdecl_tests::documented::{Example, examples};

#[test]
fn every_fenced_block_of_rust_is_an_example() {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let all = examples(&repository).expect("the sources are readable");
    let of_file =
        |file: &str| all.iter().filter(|example| example.place.0 == Path::new(file)).count();
    let readme = fs::read_to_string(repository.join("README.md")).expect("README is readable");
    assert_eq!(of_file("README.md"), readme.matches("```rust").count());
    let source =
        fs::read_to_string(repository.join("runtime/src/lib.rs")).expect("lib.rs is readable");
    let fences = source.lines().filter(|line| line.trim_start().starts_with("/// ```")).count();
    let text = source.matches("/// ```text").count();
    assert_eq!(
        of_file("runtime/src/lib.rs") - 1,
        fences / 2 - text,
        "the example of the crate documentation is missing"
    );
}

#[test]
fn items_are_exported_and_statements_run() {
    let code = "\
use a::b;
#[syscall(nr = 1)] // one
pub safe fn f() -> I32;
const N: u32 = { 7 };
extern_x! { fn g(); }
#[cfg(windows)]
static S: u8 = 1;
assert_eq!(f(), 1);
unsafe { h() }
let x = if y { 1 } else { 2 };
impl T for U {}
Ok::<(), E>(())
";
    let example = Example { place: ("runtime/src/a/b.rs".into(), 7), code: code.into() };
    assert_eq!(example.name(), "a_b_line_7");
    let module = example.module();
    let (items, statements) =
        module.split_once("pub fn run() -> Result").expect("the module has a `run` function");
    for item in
        ["use a::b;", "pub safe fn f() -> I32;", "const N", "extern_x!", "static S", "impl T"]
    {
        assert!(items.contains(item), "{item}: {module}");
    }
    for statement in ["assert_eq!", "unsafe { h() }", "let x = if y { 1 } else { 2 };"] {
        assert!(statements.contains(statement), "{statement}: {module}");
    }
}

#[test]
fn a_main_is_called() {
    let code = "use a::b;\nfn main() { b(); }\n".into();
    let module = Example { place: ("README.md".into(), 1), code }.module();
    let (_, statements) =
        module.split_once("pub fn run() {").expect("the module has a `run` function");
    assert!(statements.contains("fn main()") && statements.contains("let _ = main();"), "{module}");
}

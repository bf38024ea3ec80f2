//! Where rustc takes the parts of an expansion to be.

use expander::expand;
use proc_macro2::{Delimiter, LineColumn, TokenStream, TokenTree};

/// The places of all braces, however deep.
fn braces(tokens: TokenStream, found: &mut Vec<LineColumn>) {
    for token in tokens {
        if let TokenTree::Group(group) = token {
            if group.delimiter() == Delimiter::Brace {
                found.push(group.span().start());
            }
            braces(group.stream(), found);
        }
    }
}

/// The lint `dead_code` passes over what a macro wrote, so that a private function's braces are where its `;` is.
#[test]
fn private_functions_are_the_authors_own_on_all_targets() {
    let functions = [
        ("", "fn pread64(fd: I32, buf: &mut [U8], pos: I64) -> Result<usize, Errno>;", ""),
        (
            "extern \"C\" {\n",
            "    fn pread64(fd: I32, buf: &mut [U8], pos: I64) -> Result<usize, Errno>;",
            "\n}",
        ),
    ];
    for (before, function, after) in functions {
        let item = format!("unsafe {before}{function}{after}").parse().expect("this is Rust");
        let end = format!("unsafe {before}{function}");
        let line = end.lines().count();
        let column = end.lines().last().expect("there is one").len() - 1;
        for expand in [expand::syscall, expand::syscall_called] {
            let mut found = Vec::new();
            let keys = "os = \"linux\"".parse().expect("this is Rust");
            braces(expand(keys, TokenStream::clone(&item)), &mut found);
            let at_the_end = found.iter().filter(|at| **at == LineColumn { line, column }).count();
            assert_eq!(at_the_end, 2, "{line}:{column} is not that of both functions: {found:?}");
        }
    }
}

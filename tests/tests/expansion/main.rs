//! The output of the macros matches the files in `expand/`, and contains no names that could resolve differently in
//! the user's scope.
//!
//! After a change, rewrite the files with `BLESS=1 cargo test -p sysdecl-tests --test expansion` and review the diff.

mod names;

use std::{
    env,
    ffi::OsStr,
    fs, io,
    path::{Path, PathBuf},
};

use expander::expand;
use proc_macro2::{TokenStream, TokenTree};
use syn::File;

use self::names::{strange, words};

/// A file in `expand/`, and the expansion of its item.
struct Sample {
    path: PathBuf,
    written: TokenStream,
    expanded: File,
}

#[test]
fn expansions_are_as_committed() {
    let bless = env::var_os("BLESS").is_some();
    let mut wrong = Vec::new();
    for Sample { path, expanded, .. } in samples() {
        let golden = path.with_extension("expanded");
        let now = prettyplease::unparse(&expanded);
        if bless {
            fs::write(&golden, now).unwrap_or_else(|error| panic!("{}: {error}", golden.display()));
        } else if fs::read_to_string(&golden).ok().as_ref() != Some(&now) {
            wrong.push(format!("--- {}, now:\n{now}", golden.display()));
        }
    }
    assert!(
        wrong.is_empty(),
        "{}\nto accept this, run `BLESS=1 cargo test -p sysdecl-tests --test expansion`",
        wrong.concat()
    );
}

#[test]
fn expansions_contain_only_absolute_or_own_or_user_names() {
    for sample in samples() {
        let strange = strange(words(sample.written), &sample.expanded);
        assert!(strange.is_empty(), "{}: {strange:?}", sample.path.display());
    }
}

#[test]
fn a_name_that_depends_on_the_scope_is_detected() {
    let expanded: File = syn::parse_quote! {
        fn user(argument: ::core::primitive::u8) -> u64 {
            let value = argument.to_kernel();
            ::sysdecl::abi::linux!(__ret = Ok(argument););
            helper!(more tokens)
        }
    };
    let of_user = ["user", "argument"].map(str::to_owned).into();
    let mut found = strange(of_user, &expanded);
    found.sort();
    assert_eq!(found, ["Ok", "helper", "more", "to_kernel", "tokens", "u64", "value"]);
}

#[test]
fn no_committed_expansion_is_stale() {
    for golden in files("expanded") {
        assert!(golden.with_extension("rs").exists(), "{} has no sample", golden.display());
    }
}

fn files(extension: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("expand");
    let listed = fs::read_dir(folder)
        .and_then(|entries| entries.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>());
    let mut paths = listed.expect("expand/ is readable");
    paths.retain(|path| path.extension() == Some(OsStr::new(extension)));
    paths.sort();
    paths
}

fn samples() -> impl Iterator<Item = Sample> {
    files("rs").into_iter().map(|path| {
        let name = path.display();
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{name}: {error}"));
        let written: TokenStream = text.parse().unwrap_or_else(|error| panic!("{name}: {error}"));
        // These are samples of the form for release builds.
        let is_called =
            path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("called_"));
        let expanded = expanded(written.clone(), is_called);
        let expanded = syn::parse2(expanded).unwrap_or_else(|error| panic!("{name}: {error}"));
        Sample { path, written, expanded }
    })
}

/// Expands `extern_…! { … }`, if the sample is such an invocation.
fn foreign(written: TokenStream) -> Option<TokenStream> {
    let mut tokens = written.into_iter();
    let (TokenTree::Ident(name), _, TokenTree::Group(body)) =
        (tokens.next()?, tokens.next()?, tokens.next()?)
    else {
        return None;
    };
    let body = body.stream();
    Some(match name.to_string().as_str() {
        "extern_kernel32" => expand::extern_kernel32(body),
        "extern_ntdll" => expand::extern_ntdll(body),
        "extern_library" => expand::extern_library(body),
        "extern_libsystem" => expand::extern_libsystem(body),
        other => panic!("`{other}!` is not one of our macros"),
    })
}

/// Expands `#[syscall(…)] item`, or `#[derive(…)] item` with each of the derives.
fn expanded(written: TokenStream, is_called: bool) -> TokenStream {
    if let Some(expanded) = foreign(written.clone()) {
        return expanded;
    }
    let mut tokens = written.into_iter();
    let (Some(_), Some(TokenTree::Group(attribute))) = (tokens.next(), tokens.next()) else {
        panic!("a sample begins with an attribute");
    };
    let item = tokens.collect::<TokenStream>();
    let mut attribute = attribute.stream().into_iter();
    let (Some(TokenTree::Ident(name)), Some(TokenTree::Group(args))) =
        (attribute.next(), attribute.next())
    else {
        panic!("the attribute of a sample has arguments");
    };
    if name == "syscall" && is_called {
        return expand::syscall_called(args.stream(), item);
    }
    if name == "syscall" {
        return expand::syscall(args.stream(), item);
    }
    let derives = words(args.stream());
    let mut output = TokenStream::new();
    if derives.contains("ToKernel") {
        output.extend(expand::to_kernel(item.clone()));
    }
    if derives.contains("FromKernel") {
        output.extend(expand::from_kernel(item.clone()));
    }
    if derives.contains("Received") {
        output.extend(expand::received(item));
    }
    output
}

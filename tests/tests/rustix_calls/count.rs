//! Counts rustix's calls that are declared, by kind. The numbers are taken from the declarations and written to
//! `README.md`.

use core::fmt::Write;
use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    path::{Path, PathBuf},
};

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{
    Expr, FnArg, ForeignItem, ForeignItemFn, GenericArgument, Item, Pat, PathArguments, Token,
    Type, punctuated::Punctuated,
};

/// A module and a function in it, named as in rustix.
type Name = (String, String);

/// How a declaration differs from the kernel's prototype.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Direct,
    Constant,
    Out,
    OptionOfNewtype,
    SeveralWords,
    OneWord,
    Result,
    LengthFirst,
    Expression,
}

impl Kind {
    const ALL: [(Self, &str, &str); 9] = [
        (Self::Direct, "direct: the parameters are the words", "fs fchmod"),
        (Self::Constant, "a word is a constant or a size", "fs fcntl_getfl"),
        (Self::Out, "the kernel writes the result through a pointer", "pipe pipe_with"),
        (Self::OptionOfNewtype, "an `Option` of a newtype", "fs chown"),
        (
            Self::SeveralWords,
            "one parameter is several words, mostly address and length",
            "io read",
        ),
        (Self::OneWord, "several parameters are one word", "fs mknodat"),
        (Self::Result, "the result is mapped", "process getpriority_user"),
        (Self::LengthFirst, "a slice whose length comes first", "process getgroups"),
        (Self::Expression, "another expression of one parameter", "process kill_process_group"),
    ];
}

/// The keys of a `#[syscall(…)]` that determine the kind.
#[derive(Default)]
struct Keys {
    args: Option<Vec<Expr>>,
    result: bool,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rustix_calls")
}

/// The Rust files in a folder and its subfolders.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(self::files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files
}

/// All declarations, with their kinds.
fn declared() -> BTreeMap<Name, BTreeSet<Kind>> {
    let folder = folder().join("declared");
    let mut declared = BTreeMap::new();
    for path in files(&folder) {
        let module = path.strip_prefix(&folder).unwrap().with_extension("");
        let module = module.components().next().unwrap().as_os_str().to_str().unwrap().to_owned();
        let file = syn::parse_file(&fs::read_to_string(&path).unwrap()).unwrap();
        for item in file.items {
            let Item::ForeignMod(block) = item else { continue };
            for item in block.items {
                let ForeignItem::Fn(function) = item else { panic!("{}", path.display()) };
                let name = (module.clone(), function.sig.ident.to_string());
                assert!(
                    declared.insert(name, kinds(&function)).is_none(),
                    "{}",
                    function.sig.ident
                );
            }
        }
    }
    declared
}

fn keys(function: &ForeignItemFn) -> Keys {
    let mut keys = Keys::default();
    for attr in function.attrs.iter().filter(|attr| attr.path().is_ident("syscall")) {
        attr.parse_nested_meta(|meta| {
            if meta.path.is_ident("args") {
                let list;
                syn::parenthesized!(list in meta.input);
                let entries = Punctuated::<Expr, Token![,]>::parse_terminated(&list)?;
                keys.args = Some(entries.into_iter().collect());
            } else if meta.path.is_ident("options") {
                meta.parse_nested_meta(|_| Ok(()))?;
            } else if meta.input.peek(Token![=]) {
                keys.result |= meta.path.is_ident("result");
                meta.value()?.parse::<Expr>()?;
            }
            Ok(())
        })
        .unwrap();
    }
    keys
}

fn kinds(function: &ForeignItemFn) -> BTreeSet<Kind> {
    let keys = keys(function);
    let mut kinds = BTreeSet::new();
    let mut names = Vec::new();
    for parameter in &function.sig.inputs {
        let FnArg::Typed(parameter) = parameter else { panic!("a `self`") };
        let Pat::Ident(name) = &*parameter.pat else { panic!("a pattern") };
        names.push(name.ident.to_string());
        if is_option_of_newtype(&parameter.ty) {
            kinds.insert(Kind::OptionOfNewtype);
        }
    }
    if keys.result {
        kinds.insert(Kind::Result);
    }
    let entries = keys.args.unwrap_or_default();
    let mentions =
        |entry: &Expr, name: &str| words(entry.to_token_stream()).any(|word| word == name);
    let used: Vec<Vec<&String>> = entries
        .iter()
        .map(|entry| names.iter().filter(|name| mentions(entry, name)).collect())
        .collect();
    for (entry, parameters) in entries.iter().zip(&used) {
        let is_whole =
            |name: &String| matches!(entry, Expr::Path(path) if path.path.is_ident(name));
        match parameters[..] {
            [] if is_whole(&"out".into()) => kinds.insert(Kind::Out),
            [] => kinds.insert(Kind::Constant),
            [name] if is_whole(name) => false,
            [name] => {
                let first = used.iter().position(|used| used.contains(&name)).unwrap();
                let several = used.iter().filter(|used| used.contains(&name)).count() > 1;
                kinds.insert(match several {
                    true if mentions(&entries[first], "len") => Kind::LengthFirst,
                    true => Kind::SeveralWords,
                    false => Kind::Expression,
                })
            }
            _ => kinds.insert(Kind::OneWord),
        };
    }
    if kinds.is_empty() {
        kinds.insert(Kind::Direct);
    }
    kinds
}

/// Whether a type is an `Option` of anything other than a reference or a number of the standard library.
fn is_option_of_newtype(ty: &Type) -> bool {
    let Type::Path(path) = ty else { return false };
    let last = path.path.segments.last().unwrap();
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return false };
    let Some(GenericArgument::Type(Type::Path(inner))) = arguments.args.first() else {
        return false;
    };
    last.ident == "Option" && inner.path.segments.last().unwrap().ident != "NonZero"
}

/// The identifiers in a token stream.
fn words(tokens: TokenStream) -> impl Iterator<Item = String> {
    flat(tokens).into_iter().filter_map(|token| match token {
        TokenTree::Ident(word) => Some(word.to_string()),
        _ => None,
    })
}

/// All tokens; the contents of a group follow an empty group.
fn flat(tokens: TokenStream) -> Vec<TokenTree> {
    tokens
        .into_iter()
        .flat_map(|token| {
            let inner = match &token {
                TokenTree::Group(group) => flat(group.stream()),
                _ => Vec::new(),
            };
            [vec![token], inner].concat()
        })
        .collect()
}

/// The declared functions that are compared with the C library's: `module::function(…)` in `compared`.
fn called(declared: &BTreeMap<Name, BTreeSet<Kind>>) -> BTreeSet<Name> {
    let mut called = BTreeSet::new();
    for path in files(&folder().join("compared")) {
        let tokens: TokenStream = fs::read_to_string(path).unwrap().parse().unwrap();
        for window in flat(tokens).windows(5) {
            let [
                TokenTree::Ident(module),
                TokenTree::Punct(_),
                TokenTree::Punct(_),
                TokenTree::Ident(function),
                TokenTree::Group(_),
            ] = window
            else {
                continue;
            };
            let name = (module.to_string(), function.to_string());
            if declared.contains_key(&name) {
                called.insert(name);
            }
        }
    }
    called
}

/// The rows of `tests/data/rustix-calls.tsv`.
fn rows() -> Vec<[String; 4]> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/rustix-calls.tsv");
    let text = fs::read_to_string(path).unwrap();
    let cells = |line: &str| {
        let cells: Vec<_> = line.split('\t').map(str::to_owned).collect();
        cells.try_into().unwrap_or_else(|cells| panic!("{cells:?}"))
    };
    text.lines().skip(1).map(cells).collect()
}

#[test]
fn each_call_of_rustix_is_declared_or_has_a_reason() {
    let declared = declared();
    let rows = rows();
    assert_eq!(rows.len(), 277);
    let names = |is_declared: bool| -> BTreeSet<Name> {
        let rows = rows.iter().filter(|row| (row[2] == "-") == is_declared);
        rows.map(|[module, function, ..]| (module.clone(), function.clone())).collect()
    };
    assert_eq!(declared.keys().cloned().collect::<BTreeSet<_>>(), names(true));
    assert!(declared.len() >= 240, "{}", declared.len());
    assert_eq!(declared.len() + names(false).len(), 277);
}

#[test]
fn calls_of_each_kind_are_compared_with_libc() {
    let declared = declared();
    let called = called(&declared);
    assert!(called.len() >= 60, "{}", called.len());
    for (kind, text, example) in Kind::ALL {
        assert!(called.iter().any(|name| declared[name].contains(&kind)), "{text}");
        let (module, function) = example.split_once(' ').unwrap();
        let example = (module.to_owned(), function.to_owned());
        assert!(declared[&example].contains(&kind), "{example:?}: {:?}", declared[&example]);
    }
}

#[test]
fn readme_contains_the_counts() {
    let path = folder().join("README.md");
    let expected = readme();
    if env::var_os("BLESS").is_some() {
        fs::write(&path, &expected).unwrap();
    }
    let found = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        found == expected,
        "{} is out of date: run `BLESS=1 cargo test -p sysdecl-tests --test rustix_calls`",
        path.display()
    );
}

fn readme() -> String {
    let declared = declared();
    let called = called(&declared);
    let rows = rows();
    let mut text = format!(
        "# rustix's system calls as declarations\n\n\
        Written by the test `rustix_calls`, which reads the declarations in `declared/`; `BLESS=1` writes it anew.\n\n\
        On x86-64 Linux, {} functions of rustix 1.1.6 contain a system call (`src/backend/linux_raw`, feature `all-apis`). \
        {} of them are declared here without a body, under rustix's names. {} of those are called in \
        `compared/`, beside the C library's functions.\n\n",
        rows.len(),
        declared.len(),
        called.len(),
    );
    text.push_str(
        "| kind | declared | called beside libc | example |\n| --- | --- | --- | --- |\n",
    );
    for (kind, description, example) in Kind::ALL {
        let of_kind: Vec<_> = declared.iter().filter(|(_, kinds)| kinds.contains(&kind)).collect();
        let called = of_kind.iter().filter(|(name, _)| called.contains(name)).count();
        let (total, example) = (of_kind.len(), example.replace(' ', "::"));
        writeln!(text, "| {description} | {total} | {called} | `{example}` |").unwrap();
    }
    text.push_str(
        "\nA function can be of several kinds. Parameters have rustix's types in spirit: flag types and structures are \
        those of sysdecl where it has them. These differ:\n\n\
        - `sendto`, `sendmsg_addr`, `bind` and `connect` are generic in rustix, and declared for one type of address; \
        `getsockopt_raw` and `setsockopt_raw` take a raw pointer in place of a generic one.\n\
        - What cannot fail in rustix (`getrlimit`, `uname`, `sysinfo`, `clock_getres`, `kernel_sigpending`) returns a \
        `Result`: a filter can make it fail.\n\
        - `pipe`, `pipe_with` and `socketpair` return an array where rustix has a pair; `_waitpid`, the `_waitid_*`, \
        `kernel_fork` and `getrlimit` return what the kernel wrote, where rustix converts it to a type of its own; \
        `sched_getaffinity` returns the set.\n\
        - `ioctl_readonly` takes a `*const`, `getgroups` clamps a length that rustix refuses, and `tcgetpgrp` has \
        another error for 0.\n\n\
        ## What could not be declared\n\n\
        | function | why | what the language would need |\n| --- | --- | --- |\n",
    );
    for [module, function, why, needs] in rows.iter().filter(|row| row[2] != "-") {
        writeln!(text, "| `{module}::{function}` | {why} | {needs} |").unwrap();
    }
    text
}

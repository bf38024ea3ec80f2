//! Which functions of the crate are safe to call: none that takes a raw pointer or a raw descriptor, none that can break
//! memory safety by itself, and the same in every module and on every system. Read from the sources, so that macOS and
//! FreeBSD are covered as well.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use quote::ToTokens;
use syn::{Attribute, FnArg, ForeignItem, Item, Meta, Safety, Signature, Type};

/// Names that a parameter has only if it is a descriptor, or a directory's.
const DESCRIPTORS: [&str; 18] = [
    "fd", "dirfd", "dfd", "dir", "olddirfd", "newdirfd", "oldfd", "newfd", "fd_in", "fd_out",
    "in_fd", "out_fd", "pidfd", "targetfd", "epfd", "epoll", "mount_fd", "mqdes",
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// A function of the crate that is a system call, or a thin wrapper of one.
struct Function {
    /// The file, below `runtime/src`, and the function's name.
    place: String,
    /// The call's name as the kernel has it.
    call: String,
    safe: bool,
    /// Name and type of each parameter.
    parameters: Vec<(String, String)>,
}

impl Function {
    fn new(file: &str, attributes: &[Attribute], signature: &Signature, safe: bool) -> Self {
        let name = signature.ident.to_string();
        let parameters = signature.inputs.iter().filter_map(|input| match input {
            FnArg::Typed(typed) => {
                let name = typed.pat.to_token_stream().to_string();
                Some((name.trim_start_matches("r#").to_owned(), type_text(&typed.ty)))
            }
            FnArg::Receiver(_) => None,
        });
        Self {
            place: format!("{file}: {name}"),
            call: number(attributes).unwrap_or_else(|| meaning(file, &name).to_owned()),
            safe,
            parameters: parameters.collect(),
        }
    }

    /// Whether a parameter is a raw pointer or, by its name, a raw descriptor.
    fn takes_raw(&self) -> bool {
        self.parameters.iter().any(|(name, of)| {
            of.starts_with('*') || is_integer(of) && DESCRIPTORS.contains(&name.as_str())
        })
    }
}

/// The same name is not the same call everywhere.
fn meaning<'a>(file: &str, name: &'a str) -> &'a str {
    match name {
        // The BSDs' `exit` ends the process, and other calls end a thread.
        "exit" if !file.starts_with("linux") => "exit_group",
        "thr_exit" | "bsdthread_terminate" => "exit",
        _ => name,
    }
}

/// The name in `#[syscall(nr = SYS_NAME)]`.
fn number(attributes: &[Attribute]) -> Option<String> {
    attributes.iter().filter(|attribute| attribute.path().is_ident("syscall")).find_map(|one| {
        let Meta::List(list) = &one.meta else { return None };
        let text = list.tokens.to_string();
        let name = text.split("SYS_").nth(1)?;
        let name = name.split(|c: char| !c.is_alphanumeric() && c != '_').next()?;
        Some(match name.to_lowercase().as_str() {
            "newfstatat" => "fstatat".to_owned(),
            name => name.trim_end_matches("64").to_owned(),
        })
    })
}

fn type_text(of: &Type) -> String {
    of.to_token_stream().to_string().replace("* ", "*").replace("& ", "&")
}

fn is_integer(of: &str) -> bool {
    matches!(of, "I32" | "i32" | "U32" | "u32" | "RawFd")
}

/// All `.rs` files below a folder of the workspace.
fn sources(below: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(below)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }
    found
}

/// The functions of the modules of Linux, macOS and FreeBSD.
fn functions() -> Vec<Function> {
    let mut found = Vec::new();
    for system in ["linux", "bsd", "freebsd", "macos"] {
        for path in sources(&format!("runtime/src/{system}")) {
            let file = path.strip_prefix(root().join("runtime/src")).unwrap();
            let file = file.to_str().unwrap().to_owned();
            let text = fs::read_to_string(&path).unwrap();
            let items = syn::parse_file(&text).unwrap_or_else(|e| panic!("{file}: {e}")).items;
            collect(&file, items, &mut found);
        }
    }
    found
}

fn collect(file: &str, items: Vec<Item>, found: &mut Vec<Function>) {
    for item in items {
        match item {
            Item::Mod(module) => {
                collect(file, module.content.map_or(Vec::new(), |(_, items)| items), found);
            }
            Item::ForeignMod(block) => {
                for item in block.items {
                    if let ForeignItem::Fn(function) = item {
                        let safe = matches!(function.sig.safety, Safety::Safe(_));
                        found.push(Function::new(file, &function.attrs, &function.sig, safe));
                    }
                }
            }
            Item::Fn(function) if matches!(function.vis, syn::Visibility::Public(_)) => {
                let safe = !matches!(function.sig.safety, Safety::Unsafe(_));
                found.push(Function::new(file, &function.attrs, &function.sig, safe));
            }
            _ => {}
        }
    }
}

/// A table of `tests/data`, row by row.
fn table(name: &str) -> Vec<Vec<String>> {
    let text = fs::read_to_string(root().join("tests/data").join(name)).unwrap();
    text.lines().skip(1).map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}

#[test]
fn safe_functions_take_no_raw_pointer_and_no_raw_descriptor() {
    let functions = functions();
    assert!(functions.len() > 600, "only {} functions found", functions.len());
    // The kernel's own word for an argument, where Linux has the call.
    let kinds: BTreeMap<_, Vec<String>> = table("linux-prototypes.tsv")
        .into_iter()
        .map(|row| (row[0].clone(), row[3].split(',').map(str::to_owned).collect()))
        .collect();
    let by_table = |function: &Function| {
        let kinds = kinds.get(&function.call).map_or(&[][..], Vec::as_slice);
        let count = function.parameters.len();
        kinds.iter().take(count).any(|kind| matches!(kind.as_str(), "fd" | "dirfd"))
    };
    let wrong: Vec<_> = functions
        .iter()
        .filter(|one| one.safe && (one.takes_raw() || by_table(one)))
        .map(|one| &one.place)
        .collect();
    assert!(wrong.is_empty(), "safe to call, but with a raw argument: {wrong:#?}");
}

#[test]
fn what_can_break_memory_safety_by_itself_is_never_safe() {
    let facts = table("linux-call-facts.tsv");
    let never: Vec<_> =
        facts.iter().filter(|row| row[1] == "never_safe").map(|row| row[0].as_str()).collect();
    assert!(never.contains(&"exit") && never.contains(&"munmap") && !never.contains(&"exit_group"));
    let functions = functions();
    let wrong: Vec<_> = functions
        .iter()
        .filter(|one| one.safe && never.contains(&one.call.as_str()))
        .map(|one| &one.place)
        .collect();
    assert!(wrong.is_empty(), "safe to call: {wrong:#?}");
}

/// What takes nothing raw is safe or unsafe by what the call does, and that is the same everywhere.
#[test]
fn modules_and_systems_agree_on_what_is_safe() {
    let functions = functions();
    let mut calls = BTreeMap::<&str, Vec<&Function>>::new();
    for function in functions.iter().filter(|one| !one.takes_raw()) {
        calls.entry(&function.call).or_default().push(function);
    }
    for name in ["kill", "setuid", "getpid", "exit_group", "socket"] {
        assert!(calls[name].len() >= 3, "`{name}` was found in {} modules", calls[name].len());
    }
    let differ: Vec<_> = calls
        .values()
        .filter(|all| all.iter().any(|one| one.safe != all[0].safe))
        .map(|all| all.iter().map(|one| (&one.place, one.safe)).collect::<Vec<_>>())
        .collect();
    assert!(differ.is_empty(), "safe in one module and unsafe in another: {differ:#?}");
}

/// What a reader copies.
#[test]
fn no_example_declares_a_safe_function_over_a_raw_pointer_or_descriptor() {
    let mut files = sources("runtime/src");
    files.extend(sources("examples"));
    files.push(root().join("README.md"));
    let mut seen = 0;
    let mut wrong = Vec::new();
    for path in files {
        let text = fs::read_to_string(&path).unwrap();
        // Documentation is looked at as the code that it shows.
        let text: Vec<_> = text
            .lines()
            .map(|line| line.trim().trim_start_matches(['/', '!']).trim_start_matches("# "))
            .collect();
        let text = text.join("\n").replace("unsafe fn", "");
        for declaration in text.split("safe fn ").skip(1) {
            let Some((head, _)) = declaration.split_once(')') else { continue };
            let Some((name, parameters)) = head.split_once('(') else { continue };
            seen += 1;
            let raw =
                parameters.split(',').filter_map(|one| one.split_once(':')).any(|(name, of)| {
                    let (name, of) = (name.trim(), of.trim());
                    of.starts_with('*') || is_integer(of) && DESCRIPTORS.contains(&name)
                });
            if raw {
                wrong.push(format!("{}: {name}", path.strip_prefix(root()).unwrap().display()));
            }
        }
    }
    assert!(seen > 50, "only {seen} found");
    assert!(wrong.is_empty(), "safe, but with a raw argument: {wrong:#?}");
}

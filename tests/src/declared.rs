//! The system calls that the crate declares or wraps, read from its sources, so that tests can verify properties of
//! all of them, including those for other systems.

use std::{
    fs,
    path::{Path, PathBuf},
};

use quote::ToTokens;
use syn::{
    Attribute, FnArg, ForeignItem, Item, Meta, ReturnType, Safety, Signature, Type, Visibility,
};

/// Parameter names that always denote a descriptor, possibly of a directory.
const DESCRIPTORS: [&str; 18] = [
    "fd", "dirfd", "dfd", "dir", "olddirfd", "newdirfd", "oldfd", "newfd", "fd_in", "fd_out",
    "in_fd", "out_fd", "pidfd", "targetfd", "epfd", "epoll", "mount_fd", "mqdes",
];

/// The root of the workspace.
#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// A function of the crate that makes a system call, or wraps one that does.
pub struct Function {
    /// The file relative to `runtime/src`, and the name of the function.
    pub place: String,
    /// The kernel's name for the call.
    pub call: String,
    /// Whether it is safe to call.
    pub safe: bool,
    /// Name and type of each parameter.
    pub parameters: Vec<(String, String)>,
    /// Type of the return value; empty for none.
    pub answer: String,
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
            answer: match &signature.output {
                ReturnType::Default => String::new(),
                ReturnType::Type(_, of) => type_text(of),
            },
        }
    }

    /// Whether a parameter is a raw pointer or, judging by its name, a raw descriptor.
    #[must_use]
    pub fn takes_raw(&self) -> bool {
        self.parameters.iter().any(|(name, of)| of.starts_with('*') || is_descriptor(name, of))
    }
}

/// The name under which the facts list this call: some names denote different calls on different systems.
fn meaning<'a>(file: &str, name: &'a str) -> &'a str {
    match name {
        // On the BSDs `exit` terminates the process; other calls terminate a thread.
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

/// Whether a parameter is a raw descriptor, by its name and type.
#[must_use]
pub fn is_descriptor(name: &str, of: &str) -> bool {
    matches!(of, "I32" | "i32" | "U32" | "u32" | "RawFd") && DESCRIPTORS.contains(&name)
}

/// All `.rs` files below a folder of the workspace.
///
/// # Panics
///
/// If the folder cannot be read.
#[must_use]
pub fn sources(below: &str) -> Vec<PathBuf> {
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
///
/// # Panics
///
/// If a file cannot be read or parsed.
#[must_use]
pub fn functions() -> Vec<Function> {
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
            Item::Fn(function) if matches!(function.vis, Visibility::Public(_)) => {
                let safe = !matches!(function.sig.safety, Safety::Unsafe(_));
                found.push(Function::new(file, &function.attrs, &function.sig, safe));
            }
            _ => {}
        }
    }
}

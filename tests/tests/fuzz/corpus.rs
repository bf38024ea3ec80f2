//! The declarations of the other tests, as input for mutation.

use std::{fs, path::Path, str::FromStr};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use crate::{
    Call, Case,
    random::Random,
    tree::{Tree, trees},
};

/// The input for mutation.
pub(crate) struct Corpus {
    /// Complete declarations.
    pub(crate) cases: Vec<Case>,
    /// All tokens in them.
    pub(crate) leaves: Vec<TokenTree>,
}

impl Corpus {
    /// Reads the declarations in `expand/`, `ui/` and `pass/`.
    pub(crate) fn read() -> Self {
        let mut cases = Vec::new();
        for folder in ["expand", "ui", "ui-foreign", "pass"] {
            read_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut cases);
        }
        assert!(cases.len() > 200, "only {} declarations", cases.len());
        let mut leaves = Vec::new();
        for case in &cases {
            leaves_of(&case.args, &mut leaves);
            leaves_of(&case.item, &mut leaves);
        }
        Self { cases, leaves }
    }

    /// A random sequence of neighbouring trees from a case.
    pub(crate) fn part(&self, random: &mut Random) -> Vec<Tree> {
        let case = random.of(&self.cases);
        let mut trees = if random.one_in(4) { &case.args } else { &case.item };
        loop {
            let from = random.below(trees.len());
            if let Some(Tree::Group(_, inner)) = trees.get(from)
                && !random.one_in(3)
            {
                trees = inner;
                continue;
            }
            let to = (from + 1 + random.below(6)).min(trees.len());
            return trees[from..to].to_vec();
        }
    }
}

fn leaves_of(trees: &[Tree], leaves: &mut Vec<TokenTree>) {
    for tree in trees {
        match tree {
            Tree::Leaf(token) => leaves.push(token.clone()),
            Tree::Group(_, inner) => leaves_of(inner, leaves),
        }
    }
}

fn read_folder(folder: &Path, cases: &mut Vec<Case>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            read_folder(&path, cases);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).unwrap_or_default();
            if let Ok(tokens) = TokenStream::from_str(&text) {
                read_items(&trees(tokens), cases);
            }
        }
    }
}

/// Finds `#[syscall(…)] item`, `#[derive(…)] item` and `extern_…! { … }`, at any depth.
fn read_items(trees: &[Tree], cases: &mut Vec<Case>) {
    for (at, tree) in trees.iter().enumerate() {
        let Tree::Group(delimiter, inner) = tree else { continue };
        read_items(inner, cases);
        let before = |back: usize| at.checked_sub(back).and_then(|at| word(&trees[at]));
        if *delimiter == Delimiter::Bracket {
            let item = || item_at(&trees[at + 1..]);
            match inner.as_slice() {
                [
                    ..,
                    Tree::Leaf(TokenTree::Ident(name)),
                    Tree::Group(Delimiter::Parenthesis, args),
                ] => {
                    if name == "syscall" {
                        cases.push(Case { call: Call::Syscall, args: args.clone(), item: item() });
                    } else if name == "derive" {
                        for call in [Call::ToKernel, Call::FromKernel, Call::Received] {
                            cases.push(Case { call, args: Vec::new(), item: item() });
                        }
                    }
                }
                [.., Tree::Leaf(TokenTree::Ident(name))] if name == "syscall" => {
                    cases.push(Case { call: Call::Syscall, args: Vec::new(), item: item() });
                }
                _ => {}
            }
        } else if let Some(name) = before(2) {
            let call = match name.as_str() {
                "extern_kernel32" => Call::Kernel32,
                "extern_ntdll" => Call::Ntdll,
                "extern_library" => Call::Library,
                "extern_libsystem" => Call::Libsystem,
                _ => continue,
            };
            cases.push(Case { call, args: Vec::new(), item: inner.clone() });
        }
    }
}

fn word(tree: &Tree) -> Option<String> {
    match tree {
        Tree::Leaf(TokenTree::Ident(word)) => Some(word.to_string()),
        _ => None,
    }
}

/// The item that follows an attribute: everything up to a `;` or the end of a `{ … }`.
fn item_at(trees: &[Tree]) -> Vec<Tree> {
    let ends = |tree: &Tree| match tree {
        Tree::Leaf(TokenTree::Punct(punct)) => punct.as_char() == ';',
        Tree::Group(delimiter, _) => *delimiter == Delimiter::Brace,
        Tree::Leaf(_) => false,
    };
    let end = trees.iter().position(ends).map_or(trees.len(), |end| end + 1);
    trees[..end].to_vec()
}

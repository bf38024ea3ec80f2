//! Mutable token trees, and mutations of them.

use std::iter;

use proc_macro2::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};

use crate::{corpus::Corpus, random::Random};

/// A token, or a delimited group.
#[derive(Clone)]
pub(crate) enum Tree {
    Leaf(TokenTree),
    Group(Delimiter, Vec<Tree>),
}

/// Converts a stream to trees.
pub(crate) fn trees(stream: TokenStream) -> Vec<Tree> {
    stream
        .into_iter()
        .map(|token| match token {
            TokenTree::Group(group) => Tree::Group(group.delimiter(), trees(group.stream())),
            leaf => Tree::Leaf(leaf),
        })
        .collect()
}

/// Converts trees to a stream.
pub(crate) fn stream(trees: &[Tree]) -> TokenStream {
    trees
        .iter()
        .map(|tree| match tree {
            Tree::Leaf(token) => token.clone(),
            Tree::Group(delimiter, inner) => Group::new(*delimiter, stream(inner)).into(),
        })
        .collect()
}

const DELIMITERS: [Delimiter; 4] =
    [Delimiter::Parenthesis, Delimiter::Brace, Delimiter::Bracket, Delimiter::None];

/// Applies one random change at a random place.
pub(crate) fn mutate(trees: &mut Vec<Tree>, random: &mut Random, corpus: &Corpus) {
    let at = random.below(trees.len());
    if let Some(Tree::Group(delimiter, inner)) = trees.get_mut(at) {
        match random.below(8) {
            0 => *delimiter = *random.of(&DELIMITERS),
            1 => {
                let inner = std::mem::take(inner);
                trees.splice(at..=at, inner);
            }
            2 => trees[at] = leaf(random, corpus),
            _ => mutate(inner, random, corpus),
        }
        return;
    }
    let end = (at + 1 + random.below(3)).min(trees.len());
    match random.below(8) {
        0 => drop(trees.drain(at..end)),
        1 => {
            let copied = trees[at..end].to_vec();
            trees.splice(at..at, copied);
        }
        2 if !trees.is_empty() => {
            let other = random.below(trees.len());
            trees.swap(at, other);
        }
        3 => {
            let inner = trees.drain(at..end).collect();
            trees.insert(at, Tree::Group(*random.of(&DELIMITERS), inner));
        }
        4 => drop(trees.splice(at..end, corpus.part(random))),
        5 => drop(trees.splice(at..at, corpus.part(random))),
        6 => trees.insert(at, leaf(random, corpus)),
        _ if trees.is_empty() => trees.push(leaf(random, corpus)),
        _ => trees[at] = leaf(random, corpus),
    }
}

/// Random trees, nested at most `depth` levels.
pub(crate) fn noise(random: &mut Random, corpus: &Corpus, depth: usize) -> Vec<Tree> {
    (0..random.below(8))
        .map(|_| {
            if depth > 0 && random.one_in(4) {
                Tree::Group(*random.of(&DELIMITERS), noise(random, corpus, depth - 1))
            } else {
                leaf(random, corpus)
            }
        })
        .collect()
}

/// A random token, from the corpus or not.
fn leaf(random: &mut Random, corpus: &Corpus) -> Tree {
    let span = Span::call_site();
    Tree::Leaf(match random.below(10) {
        0 => {
            let punct = *random
                .of(&['=', ',', ';', ':', '<', '>', '&', '*', '!', '#', '.', '-', '?', '\'']);
            let spacing = if random.one_in(2) { Spacing::Joint } else { Spacing::Alone };
            Punct::new(punct, spacing).into()
        }
        1 => literal(random).into(),
        2 => Ident::new(WORDS[random.below(WORDS.len())], span).into(),
        3 => Ident::new_raw(RAW[random.below(RAW.len())], span).into(),
        _ => random.of(&corpus.leaves).clone(),
    })
}

const RAW: [&str; 5] = ["type", "fn", "move", "abc", "match"];

const WORDS: [&str; 48] = [
    "args",
    "out",
    "name",
    "result",
    "options",
    "readonly",
    "nomem",
    "size_of_val",
    "nr",
    "os",
    "abi",
    "retry",
    "unchecked",
    "crate",
    "vdso",
    "sysdecl",
    "syscall",
    "safe",
    "unsafe",
    "extern",
    "fn",
    "pub",
    "const",
    "async",
    "static",
    "type",
    "struct",
    "enum",
    "union",
    "impl",
    "dyn",
    "for",
    "where",
    "mut",
    "ref",
    "self",
    "Self",
    "super",
    "in",
    "as",
    "_",
    "move",
    "macro_rules",
    "Result",
    "Option",
    "str",
    "cfg",
    "repr",
];

fn literal(random: &mut Random) -> Literal {
    match random.below(16) {
        0 => Literal::string("linux"),
        1 => Literal::string("\u{0}\"\\\n\u{1f980}"),
        2 => Literal::byte_string(b"linux\xff"),
        3 => Literal::c_string(c"linux"),
        4 => Literal::character('\''),
        5 => Literal::byte_character(b'\\'),
        6 => Literal::f64_unsuffixed(1.5),
        7 => Literal::f32_suffixed(-1.0),
        8 => Literal::i64_unsuffixed(-1),
        9 => Literal::i128_suffixed(i128::MIN),
        10 => Literal::u128_unsuffixed(u128::MAX),
        11 => Literal::usize_suffixed(0),
        12 => "0xffff_ffff_ffff_ffff_ffff_ffff_ffff_ffff_ff".parse().expect("a literal"),
        13 => "1__0_unheard_of".parse().expect("a literal"),
        14 => "r##\"a\"#b\"##suffix".parse().expect("a literal"),
        _ => Literal::usize_unsuffixed(random.below(256)),
    }
}

/// All variants of the trees in which one tree is removed, or one group replaced by its contents.
pub(crate) fn smaller(trees: &[Tree]) -> Box<dyn Iterator<Item = Vec<Tree>> + '_> {
    let with = |at: usize, new: Vec<Tree>| {
        let mut all = trees.to_vec();
        all.splice(at..=at, new);
        all
    };
    Box::new((0..trees.len()).flat_map(move |at| -> Box<dyn Iterator<Item = Vec<Tree>> + '_> {
        let without = iter::once(with(at, Vec::new()));
        match &trees[at] {
            Tree::Leaf(_) => Box::new(without),
            Tree::Group(delimiter, inner) => {
                Box::new(without.chain(iter::once(with(at, inner.clone()))).chain(
                    smaller(inner).map(move |inner| with(at, vec![Tree::Group(*delimiter, inner)])),
                ))
            }
        }
    }))
}

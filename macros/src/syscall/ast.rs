//! A declaration as it was written. Nothing here has been judged.

use proc_macro2::{Span, TokenStream};
use syn::{Attribute, Expr, ForeignItem, Ident, LitStr, Path, Signature, Visibility, token::Brace};

/// What stands under `#[syscall]`.
pub(crate) enum Item {
    /// One function.
    Fn(Box<Decl>),
    /// An `extern` block, whose attribute gives the defaults of its members.
    Block(Block),
    /// Anything else: its keyword, and all of it.
    Other(TokenStream, TokenStream),
}

/// One function, and its keys.
#[derive(Clone)]
pub(crate) struct Decl {
    /// The attributes, without the `#[syscall]` that is being expanded.
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) vis: Visibility,
    pub(crate) sig: Signature,
    /// Present when the user wrote a body; `check` refuses it.
    pub(crate) body: Option<Brace>,
    /// The keys of `#[syscall(…)]`, a block's defaults filled in.
    pub(crate) keys: Keys,
}

/// An `extern` block.
pub(crate) struct Block {
    pub(crate) attrs: Vec<Attribute>,
    /// What stands before `extern`; `check` refuses it.
    pub(crate) vis: Visibility,
    /// The string of `extern "C"`; `check` refuses it.
    pub(crate) abi: Option<LitStr>,
    pub(crate) brace: Brace,
    pub(crate) members: Vec<Member>,
}

/// One member of a block.
pub(crate) enum Member {
    /// A function; its keys are still to be read.
    Fn(Box<Decl>),
    /// Anything else that an `extern` block can hold: its keyword, and all of it.
    Other(TokenStream, Box<ForeignItem>),
}

/// The keys of one `#[syscall(…)]`.
#[derive(Clone, Default)]
pub(crate) struct Keys {
    /// `nr = EXPR`
    pub(crate) nr: Option<Expr>,
    /// `os = "linux"`, or a list
    pub(crate) os: Option<Vec<LitStr>>,
    /// `abi = path`
    pub(crate) abi: Option<Path>,
    /// `retry`
    pub(crate) retry: Option<Ident>,
    /// `unchecked`
    pub(crate) unchecked: Option<Ident>,
    /// `crate = path`
    pub(crate) krate: Option<Path>,
}

impl Keys {
    /// These keys of the function `name`, and the block's where a key was left out. A mistake that
    /// only shows at this function is to be underlined there, and not at the block.
    pub(crate) fn or(self, block: &Self, name: Span) -> Self {
        let here = |key: &Ident| {
            let mut key = key.clone();
            key.set_span(name);
            key
        };
        Self {
            nr: self.nr,
            os: self.os.or_else(|| block.os.clone()),
            abi: self.abi.or_else(|| block.abi.clone()),
            retry: self.retry.or_else(|| block.retry.as_ref().map(here)),
            unchecked: self.unchecked.or_else(|| block.unchecked.clone()),
            krate: self.krate.or_else(|| block.krate.clone()),
        }
    }
}

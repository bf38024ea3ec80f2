//! Declarations as written, not yet checked.

use proc_macro2::{Span, TokenStream};
use syn::{Attribute, LitStr, Path, Visibility, token::Brace};

use super::{attributes::Single, library::Library, unchecked::Unchecked};
use crate::signature::Signature;

/// The functions of one library.
pub(crate) struct Block {
    pub(crate) library: Library,
    /// `#![crate = path]`: where the runtime crate is.
    pub(crate) krate: Option<Path>,
    /// The other attributes at the top, for every function.
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) members: Vec<Member>,
}

/// One member of a block.
pub(crate) enum Member {
    Fn(Box<Decl>),
    /// Anything else: its keyword, and all of it.
    Other(TokenStream, TokenStream),
}

/// One function.
pub(crate) struct Decl {
    /// All attributes except `#[fails(…)]` and `#[link_name = …]`.
    pub(crate) attrs: Vec<Attribute>,
    /// `#[fails(…)]`: the error condition. More than one is refused.
    pub(crate) fails: Vec<Attribute>,
    /// `#[link_name = "…"]`: the name in the library, if it differs. Several targets may each have their own.
    pub(crate) link_names: Vec<Single>,
    /// `#[unchecked]`, `#[unchecked(rule, …)]`: the rules that are disabled.
    pub(crate) unchecked: Vec<Unchecked>,
    pub(crate) vis: Visibility,
    pub(crate) sig: Signature,
    /// Present when the user wrote a body; `check` refuses it.
    pub(crate) body: Option<Brace>,
    /// Where it ends.
    pub(crate) end: Span,
}

/// A library as written in `extern_library!`: `"user32" { … }`.
pub(crate) struct Named {
    pub(crate) name: LitStr,
    pub(crate) functions: TokenStream,
}

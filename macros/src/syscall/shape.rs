//! What can be told of a type by its spelling alone: a macro sees no more.

use proc_macro2::{TokenStream, TokenTree};
use syn::{Ident, Type};

/// The type without the parentheses and invisible groups around it.
pub(crate) fn bare(ty: &Type) -> &Type {
    match ty {
        Type::Paren(inner) => bare(&inner.elem),
        Type::Group(inner) => bare(&inner.elem),
        _ => ty,
    }
}

/// The last word of a path: `Result` of `io::Result<usize>`.
pub(crate) fn last_word(ty: &Type) -> Option<&Ident> {
    match bare(ty) {
        Type::Path(path) => path.path.segments.last().map(|segment| &segment.ident),
        _ => None,
    }
}

/// For a reference to a slice, whether it is `&mut`.
pub(crate) fn slice(ty: &Type) -> Option<bool> {
    match bare(ty) {
        Type::Reference(reference) => match bare(&reference.elem) {
            Type::Slice(_) => Some(reference.mutability.is_some()),
            _ => None,
        },
        _ => None,
    }
}

/// Whether the word `impl` stands anywhere in a type.
pub(crate) fn mentions_impl(ty: TokenStream) -> bool {
    ty.into_iter().any(|token| match token {
        TokenTree::Ident(word) => word == "impl",
        TokenTree::Group(group) => mentions_impl(group.stream()),
        _ => false,
    })
}

//! What can be told of a type by its spelling alone: a macro sees no more.

use proc_macro2::{TokenStream, TokenTree};
use syn::{GenericArgument, Ident, PathArguments, ReturnType, Type};

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

/// For a function that is declared to return two results, in a `Result` or not, the pair.
pub(crate) fn pair(output: &ReturnType) -> Option<&Type> {
    let ReturnType::Type(_, ty) = output else { return None };
    let success = match bare(ty) {
        Type::Path(path) => match &path.path.segments.last()?.arguments {
            PathArguments::AngleBracketed(list) => match list.args.first()? {
                GenericArgument::Type(success) => bare(success),
                _ => return None,
            },
            _ => return None,
        },
        ty => ty,
    };
    matches!(success, Type::Tuple(tuple) if tuple.elems.len() == 2).then_some(success)
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

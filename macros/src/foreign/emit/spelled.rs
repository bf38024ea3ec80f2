//! Copies of the user's signature, types and paths, with other spans or lifetimes.

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::TokenStreamExt;
use syn::{GenericParam, Generics, Lifetime, Type};

use crate::{
    foreign::attributes::ours,
    signature::{FnArg, Pat, Signature},
    syscall::shape,
};

/// The signature with the macro's hygiene, so that lints ignore the names that C chose.
pub(super) fn unlinted_signature(sig: &Signature) -> Signature {
    let mut unlinted = sig.clone();
    unlinted.ident.set_span(ours(sig.ident.span()));
    for input in unlinted.inputs_mut() {
        let FnArg::Typed(typed) = input else { continue };
        if let Pat::Ident(name) = &mut typed.pat {
            *name = parameter(sig, name);
        }
    }
    unlinted
}

/// The name of a parameter in that signature. Two parameters spelled alike come from different macros and are kept
/// apart only by their hygiene.
pub(super) fn parameter(sig: &Signature, name: &Ident) -> Ident {
    let alike = sig.parameters().filter(|parameter| parameter.name() == Some(name));
    let mut ident = name.clone();
    if alike.count() == 1 {
        ident.set_span(ours(name.span()));
    }
    ident
}

/// The same generics, ignored by lints, since they are a second copy.
pub(super) fn unlinted(generics: &Generics) -> Generics {
    let mut generics = generics.clone();
    for parameter in &mut generics.params {
        if let GenericParam::Lifetime(parameter) = parameter {
            let at = parameter.lifetime.apostrophe;
            parameter.lifetime.set_span(ours(at));
        }
    }
    generics
}

/// A type with `'static` in place of each named lifetime: an item inside a function cannot use them.
pub(super) fn without_lifetimes(tokens: TokenStream, generics: &Generics) -> TokenStream {
    let is_lifetime = |word: &Ident| generics.lifetimes().any(|of| of.lifetime.ident == *word);
    let mut after_apostrophe = false;
    let mut without = TokenStream::new();
    for token in tokens {
        without.append(match token {
            TokenTree::Punct(punct) => {
                after_apostrophe = punct.as_char() == '\'';
                TokenTree::Punct(punct)
            }
            TokenTree::Ident(word) if after_apostrophe && is_lifetime(&word) => {
                TokenTree::Ident(Ident::new("static", word.span()))
            }
            TokenTree::Group(group) => {
                let stream = without_lifetimes(group.stream(), generics);
                let mut changed = Group::new(group.delimiter(), stream);
                changed.set_span(group.span());
                TokenTree::Group(changed)
            }
            other => other,
        });
    }
    without
}

/// The named lifetime of a text parameter, if any.
pub(super) fn text_lifetime(ty: &Type) -> Option<&Lifetime> {
    match shape::bare(ty) {
        Type::Reference(reference) => reference.lifetime.as_ref(),
        _ => shape::argument(ty, "Option").and_then(text_lifetime),
    }
}

/// The same tokens, located at `at`: rustc underlines a path from its first token.
pub(super) fn located(tokens: &TokenStream, at: Span) -> TokenStream {
    let mut moved = TokenStream::new();
    for mut token in tokens.clone() {
        token.set_span(token.span().located_at(at));
        moved.append(token);
    }
    moved
}

//! The words, converted.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream};
use quote::{ToTokens, TokenStreamExt, quote};
use syn::{Token, spanned::Spanned};

use super::{
    Item, binding, local,
    memory::part,
    tokens::{Function, Method},
};
use crate::{
    syscall::{
        lower::{Mutability, Runtime, Word},
        shape,
    },
    text::path_separator,
};

/// A parameter, converted.
pub(crate) struct Converted<'a>(pub(crate) Runtime<'a>, pub(crate) &'a Word<'a>, pub(crate) To);

/// What a parameter is converted to.
#[derive(Clone, Copy)]
pub(crate) enum To {
    /// A word.
    Word,
    /// A word that holds a 64-bit integer if it fits.
    Narrow,
    /// As many words as 64 bits take.
    Wide,
}

impl To {
    /// The trait that converts; `may_be_wide` for types that are or may be 64-bit integers.
    fn trait_of(self, may_be_wide: bool) -> &'static [&'static str] {
        match self {
            Self::Narrow if may_be_wide => &["__private", "Narrow"],
            Self::Word | Self::Narrow => &["ToKernel"],
            Self::Wide => &["__private", "Wide"],
        }
    }
}

impl ToTokens for Converted<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let &Self(runtime, word, to) = self;
        match word {
            Word::Value(name, ty) => {
                let path = to.trait_of(shape::is_wide(ty));
                let into_kernel = Method(runtime, ty, path, "into_kernel");
                into_kernel.call(name.to_token_stream(), tokens);
            }
            Word::Reference(name, referent, conversion) => {
                let pointee = Item(runtime, &["__private", "Pointee"]);
                pointee.to_tokens(tokens);
                path_separator(tokens);
                <Token![<]>::default().to_tokens(tokens);
                referent.to_tokens(tokens);
                <Token![>]>::default().to_tokens(tokens);
                path_separator(tokens);
                tokens.append(Ident::new(conversion, Span::call_site()));
                // Errors are reported at the type.
                let mut name = (*name).clone();
                name.set_span(name.span().located_at(referent.span()));
                tokens.append(Group::new(Delimiter::Parenthesis, name.into_token_stream()));
            }
            // In place: a function would store the slice once more in a debug build.
            Word::Address(name, slice, mutability) => {
                name.to_tokens(tokens);
                <Token![as]>::default().to_tokens(tokens);
                <Token![*]>::default().to_tokens(tokens);
                match mutability {
                    Mutability::Const => <Token![const]>::default().to_tokens(tokens),
                    Mutability::Mut => <Token![mut]>::default().to_tokens(tokens),
                }
                slice.to_tokens(tokens);
                <Token![as]>::default().to_tokens(tokens);
                Item(runtime, &["abi", "Word"]).to_tokens(tokens);
            }
            // In place as well: the type is known.
            Word::Elements(name, slice) => {
                let word = Item(runtime, &["abi", "Word"]);
                tokens.extend(quote!(<#slice>::len(#name) as #word));
            }
            Word::Literal(number) => {
                let path = to.trait_of(false);
                let into_kernel = Function(runtime, path, "into_kernel", Span::call_site());
                into_kernel.call(number.to_token_stream(), tokens);
            }
            Word::Bound(index, at) => {
                let mut name = binding(*index);
                name.set_span(name.span().located_at(*at));
                let into_kernel = Function(runtime, to.trait_of(true), "into_kernel", *at);
                into_kernel.call(name.into_token_stream(), tokens);
            }
            Word::Out => {
                let (memory, word) = (local("__out"), Item(runtime, &["abi", "Word"]));
                tokens.extend(quote!(&raw mut #memory as #word));
            }
            Word::OutPart(of) => tokens.extend(part(runtime, of)),
        }
    }
}

//! The number of the call.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream};
use quote::{ToTokens, TokenStreamExt, quote};
use syn::{Expr, Token, spanned::Spanned};

use super::{
    Item, local,
    tokens::{Primitive, applied},
};
use crate::{
    kernel::Abis,
    syscall::lower::{Number, ReliedOn, Runtime},
    text::path_separator,
};

/// The number, checked to be an integer, or to be one of the table's: outside of `unsafe`.
pub(super) struct Checked<'a>(
    pub(super) Runtime<'a>,
    pub(super) &'a Expr,
    pub(super) &'a [ReliedOn],
);

impl Checked<'_> {
    /// The span for errors.
    pub(super) fn at(&self) -> Span {
        Span::call_site().located_at(self.1.span())
    }
}

impl ToTokens for Checked<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let &Self(runtime, nr, relied_on) = self;
        let (function, arguments) = if relied_on.is_empty() {
            ("number", nr.to_token_stream())
        } else {
            let table = Item(runtime, &["linux", "nr"]);
            let numbers = relied_on.iter().map(|ReliedOn { constant, on }| {
                let cfg = on.map(Abis::predicate).map(|on| quote!(#[cfg(#on)]));
                quote!(#cfg #table::#constant)
            });
            ("number_of", quote!(#nr, &[#(#numbers),*]))
        };
        let function = Item(runtime, &["__private", function]).to_token_stream();
        tokens.extend(applied(function, arguments, self.at()));
    }
}

/// The number, as an `isize`.
pub(crate) struct Numbered<'a>(pub(crate) Runtime<'a>, pub(crate) &'a Number<'a>);

impl ToTokens for Numbered<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let end = match self.1 {
            Number::Literal(literal) => {
                literal.to_tokens(tokens);
                literal.span()
            }
            Number::Constant(constant, end) => {
                constant.to_tokens(tokens);
                *end
            }
            // `Checked` has checked it outside of `unsafe`.
            Number::Expression(expression) => {
                let number = local("__number");
                let constant = quote! {
                    const { let #number = #expression; #number as ::core::primitive::isize }
                };
                tokens.append(Group::new(Delimiter::Parenthesis, constant));
                return;
            }
            Number::Named(table, name) => {
                if let Some(system) = table {
                    Item(self.0, &[system, "nr"]).to_tokens(tokens);
                    path_separator(tokens);
                }
                name.to_tokens(tokens);
                name.span()
            }
            Number::AtRunTime(_) => {
                Ident::new("__NR", Span::call_site()).to_tokens(tokens);
                return;
            }
        };
        // A cast of a value that is not an integer is reported at the number, not at the entire attribute.
        let at = Span::call_site().located_at(end);
        Token![as](at).to_tokens(tokens);
        Primitive("isize", at).to_tokens(tokens);
    }
}

//! Paths and calls in the output, and the spans at which rustc reports errors in them.

use proc_macro2::{Delimiter, Group, Ident, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::{ToTokens, TokenStreamExt};
use syn::Token;

use super::Item;
use crate::{syscall::lower::Runtime, text::path_separator};

/// `::core::primitive::name`, with a span.
pub(super) struct Primitive(pub(super) &'static str, pub(super) Span);

impl ToTokens for Primitive {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let &Self(name, at) = self;
        path(["core", "primitive", name], at, tokens);
    }
}

/// `::name::name`, with a span.
pub(super) fn path<'a>(
    names: impl IntoIterator<Item = &'a str>,
    at: Span,
    tokens: &mut TokenStream,
) {
    for name in names {
        // See `text::path_separator`.
        for spacing in [Spacing::Joint, Spacing::Alone] {
            let mut colon = Punct::new(':', spacing);
            colon.set_span(at);
            tokens.append(colon);
        }
        tokens.append(Ident::new(name, at));
    }
}

/// `<Type as ::sysdecl::Trait>::function`
pub(super) struct Method<'a, T>(
    pub(super) Runtime<'a>,
    pub(super) T,
    pub(super) &'a [&'a str],
    pub(super) &'a str,
);

impl<T: ToTokens> Method<'_, T> {
    /// With `(argument)`.
    pub(super) fn call(&self, argument: TokenStream, tokens: &mut TokenStream) {
        let Self(runtime, ty, path, function) = self;
        <Token![<]>::default().to_tokens(tokens);
        ty.to_tokens(tokens);
        <Token![as]>::default().to_tokens(tokens);
        Item(*runtime, path).to_tokens(tokens);
        <Token![>]>::default().to_tokens(tokens);
        path_separator(tokens);
        Ident::new(function, Span::call_site()).to_tokens(tokens);
        tokens.append(Group::new(Delimiter::Parenthesis, argument));
    }
}

/// `::sysdecl::Trait::function`, with a span.
pub(super) struct Function<'a>(
    pub(super) Runtime<'a>,
    pub(super) &'a [&'a str],
    pub(super) &'a str,
    pub(super) Span,
);

impl Function<'_> {
    /// With `(argument)`.
    pub(super) fn call(&self, argument: TokenStream, tokens: &mut TokenStream) {
        let Self(runtime, path, function, at) = self;
        let mut call = Item(*runtime, path).to_token_stream();
        path_separator(&mut call);
        Ident::new(function, Span::call_site()).to_tokens(&mut call);
        call.append(Group::new(Delimiter::Parenthesis, argument));
        tokens.extend(underlined(call, *at));
    }
}

/// `function(arguments)`, with errors reported at `at`; the arguments keep their spans.
pub(super) fn applied(function: TokenStream, arguments: TokenStream, at: Span) -> TokenStream {
    with_arguments(moved(function, at), arguments, at)
}

/// The same for a function that already has the span.
pub(crate) fn with_arguments(
    mut function: TokenStream,
    arguments: TokenStream,
    at: Span,
) -> TokenStream {
    let mut arguments = Group::new(Delimiter::Parenthesis, arguments);
    arguments.set_span(Span::call_site().located_at(at));
    function.append(arguments);
    function
}

/// Tokens with a single span at all depths, so that rustc reports an error in them once.
pub(crate) fn moved(tokens: TokenStream, at: Span) -> TokenStream {
    let moved = |mut token: TokenTree| {
        if let TokenTree::Group(group) = &token {
            token = Group::new(group.delimiter(), self::moved(group.stream(), at)).into();
        }
        token.set_span(token.span().located_at(at));
        token
    };
    tokens.into_iter().map(moved).collect()
}

/// Generated tokens with the span for errors. The `:` of absolute paths keep theirs: the user's crate can have
/// another edition.
pub(super) fn underlined(tokens: TokenStream, at: Span) -> impl Iterator<Item = TokenTree> {
    tokens.into_iter().map(move |mut token| {
        if !matches!(&token, TokenTree::Punct(punct) if punct.as_char() == ':') {
            token.set_span(at);
        }
        token
    })
}

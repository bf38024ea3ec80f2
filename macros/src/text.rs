//! String literals, and generated code that is written as text.
//!
//! Macros usually run unoptimised. So a literal is parsed once, and token sequences that are always the same are
//! lexed by the compiler, which is optimised.

use proc_macro2::{Literal, Punct, Spacing, Span, TokenStream};
use quote::{ToTokens, TokenStreamExt};
use syn::{
    LitStr, Result,
    parse::{Parse, ParseStream},
};

/// A string literal.
#[derive(Clone)]
pub(crate) struct Text {
    literal: Literal,
    value: String,
    has_suffix: bool,
}

impl Text {
    /// The value.
    pub(crate) fn value(&self) -> &str {
        &self.value
    }

    /// Whether it has a suffix, as `"text"suffix` has.
    pub(crate) fn has_suffix(&self) -> bool {
        self.has_suffix
    }

    pub(crate) fn span(&self) -> Span {
        self.literal.span()
    }
}

impl Parse for Text {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        if let Some((literal, _)) = input.cursor().literal() {
            if let Some(value) = unescaped(&literal) {
                input.parse::<Literal>()?;
                return Ok(Self { literal, value, has_suffix: false });
            }
        }
        let literal = input.parse::<LitStr>()?;
        let has_suffix = !literal.suffix().is_empty();
        Ok(Self { value: literal.value(), literal: literal.token(), has_suffix })
    }
}

/// The value of a string literal without escapes.
fn unescaped(literal: &Literal) -> Option<String> {
    let text = literal.to_string();
    let value = text.strip_prefix('"')?.strip_suffix('"')?;
    (!value.as_bytes().contains(&b'\\')).then(|| value.to_owned())
}

impl ToTokens for Text {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.literal.to_tokens(tokens);
    }
}

/// Generated code, which is always valid; its tokens have the span of the macro call.
pub(crate) fn code(text: &str) -> TokenStream {
    // proc_macro2 would first lex it itself.
    let read = if proc_macro::is_available() {
        text.parse::<proc_macro::TokenStream>().ok().map(TokenStream::from)
    } else {
        text.parse().ok()
    };
    // Without its attributes a function could be a different one.
    read.expect("code of ours can be read")
}

/// Appends `::`: two tokens, since syn's token is slower.
pub(crate) fn path_separator(tokens: &mut TokenStream) {
    tokens.append(Punct::new(':', Spacing::Joint));
    tokens.append(Punct::new(':', Spacing::Alone));
}

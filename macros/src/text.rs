//! String literals, and code of ours that is written as text.
//!
//! A macro is not optimised, as a rule. So a literal is read once, and what is the same tokens each time is left to the compiler's
//! own lexer, which is.

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
    /// What it says.
    pub(crate) fn value(&self) -> &str {
        &self.value
    }

    /// Whether it ends as in `"text"suffix`.
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

/// What a string literal says that has nothing to escape.
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

/// Code of ours, which is right: its tokens stand where the macro is called.
pub(crate) fn code(text: &str) -> TokenStream {
    // proc_macro2 would read it itself before.
    let read = match proc_macro::is_available() {
        true => text.parse::<proc_macro::TokenStream>().ok().map(TokenStream::from),
        false => text.parse().ok(),
    };
    // Without its attributes a function could be one that it must not be.
    read.expect("code of ours can be read")
}

/// Adds `::`: two tokens, where syn's one is asked for its spans.
pub(crate) fn path_separator(tokens: &mut TokenStream) {
    tokens.append(Punct::new(':', Spacing::Joint));
    tokens.append(Punct::new(':', Spacing::Alone));
}

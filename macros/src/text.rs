//! String literals, and generated code that is written as text.
//!
//! Macros usually run unoptimised. So a literal is parsed once, and token sequences that are always the same are
//! lexed by the compiler, which is optimised.

use proc_macro2::{Group, Literal, Punct, Spacing, Span, TokenStream, TokenTree};
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

/// The same, with each `$name` replaced by the part of that name. In code that is rarely run this is preferred to `quote!`,
/// whose every token costs the compiler of this crate a statement.
pub(crate) fn template(text: &str, parts: &[(&str, &dyn ToTokens)]) -> TokenStream {
    fill(code(text), parts)
}

fn fill(template: TokenStream, parts: &[(&str, &dyn ToTokens)]) -> TokenStream {
    let mut filled = TokenStream::new();
    let mut template = template.into_iter().peekable();
    while let Some(token) = template.next() {
        match token {
            TokenTree::Punct(mark) if mark.as_char() == '$' => {
                let name = template.next().map(|name| name.to_string()).unwrap_or_default();
                let part = parts.iter().find(|(one, _)| *one == name);
                part.expect("a template has each part").1.to_tokens(&mut filled);
            }
            // Not one operator with what replaces the name.
            TokenTree::Punct(mark) if matches!(template.peek(), Some(TokenTree::Punct(next)) if next.as_char() == '$') =>
            {
                filled.append(Punct::new(mark.as_char(), Spacing::Alone));
            }
            TokenTree::Group(group) => {
                filled.append(Group::new(group.delimiter(), fill(group.stream(), parts)));
            }
            token => filled.append(token),
        }
    }
    filled
}

/// Appends `::`: two tokens, since syn's token is slower.
pub(crate) fn path_separator(tokens: &mut TokenStream) {
    tokens.append(Punct::new(':', Spacing::Joint));
    tokens.append(Punct::new(':', Spacing::Alone));
}

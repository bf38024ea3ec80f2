//! The documentation at the beginning of a declaration. It is kept as tokens: syn parses each line as an expression,
//! which takes longer than the rest of a declaration.

use proc_macro2::{Delimiter, Literal, TokenStream};
use quote::{ToTokens, TokenStreamExt};
use syn::{buffer::Cursor, parse::ParseStream};

/// The lines `#[doc = "…"]` before all other attributes.
#[derive(Clone, Default)]
pub(crate) struct Comment {
    tokens: TokenStream,
    first: Option<Literal>,
}

impl Comment {
    /// The first line.
    pub(crate) fn first(&self) -> Option<&Literal> {
        self.first.as_ref()
    }

    /// Parses the doc lines, if any.
    pub(crate) fn read(input: ParseStream<'_>) -> Self {
        let mut comment = Self::default();
        let read = input.step(|cursor| {
            let mut rest = *cursor;
            while let Some((line, after)) = line(rest) {
                while rest != after {
                    let Some((token, next)) = rest.token_tree() else { break };
                    comment.tokens.append(token);
                    rest = next;
                }
                comment.first.get_or_insert(line);
            }
            Ok(((), rest))
        });
        debug_assert!(read.is_ok(), "nothing is asked for");
        comment
    }
}

/// `#[doc = "…"]`
fn line(cursor: Cursor<'_>) -> Option<(Literal, Cursor<'_>)> {
    let (inside, after) = attribute(cursor)?;
    let (word, inside) = inside.ident()?;
    let (sign, inside) = inside.punct()?;
    let (text, end) = inside.literal()?;
    (sign.as_char() == '=' && end.eof() && word == "doc").then_some((text, after))
}

/// The contents of an attribute's brackets, and what follows it.
fn attribute(cursor: Cursor<'_>) -> Option<(Cursor<'_>, Cursor<'_>)> {
    let (sign, after) = cursor.punct()?;
    let (inside, _, after) = after.group(Delimiter::Bracket)?;
    (sign.as_char() == '#').then_some((inside, after))
}

/// Skips attributes.
pub(crate) fn skip_attributes(input: ParseStream<'_>) {
    let skipped = input.step(|cursor| {
        let mut rest = *cursor;
        while let Some((_, after)) = attribute(rest) {
            rest = after;
        }
        Ok(((), rest))
    });
    debug_assert!(skipped.is_ok(), "nothing is asked for");
}

impl ToTokens for Comment {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        if self.first.is_some() {
            tokens.extend(self.tokens.clone());
        }
    }
}

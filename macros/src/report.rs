//! Collects mistakes, so that all are reported, each once, at the smallest span.

use core::fmt::Display;

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, TokenStreamExt, format_ident, quote};
use syn::{Error, ext::IdentExt};

/// The mistakes so far.
#[derive(Default)]
pub(crate) struct Report {
    errors: Vec<Error>,
    /// Whether a mistake that is reported elsewhere affects this item, too.
    spoilt: bool,
}

impl Report {
    /// A report without a mistake.
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// Records that the item is refused because of another one.
    pub(crate) fn spoil(&mut self) {
        self.spoilt = true;
    }

    /// Adds a mistake at `at`: what is wrong, and what to write instead.
    pub(crate) fn error(&mut self, at: impl ToTokens, wrong: impl Display, help: impl Display) {
        self.errors.push(mistake(&at, &wrong, &help));
    }

    /// The same, at a span that is not that of a single token: a pair of braces, the entire attribute.
    pub(crate) fn error_at(&mut self, at: Span, wrong: impl Display, help: impl Display) {
        self.errors.push(Error::new(at, message(&wrong, &help)));
    }

    /// Adds a parse error with its own message.
    pub(crate) fn syntax(&mut self, error: Error) {
        self.errors.push(error);
    }

    /// The number of mistakes so far.
    pub(crate) fn count(&self) -> usize {
        self.errors.len()
    }

    /// Whether nothing is wrong with the item.
    pub(crate) fn is_clean(&self) -> bool {
        self.errors.is_empty() && !self.spoilt
    }

    /// The mistakes as one item, under `guard` (`#[cfg]` attributes, or nothing).
    pub(crate) fn into_items(self, guard: impl ToTokens) -> TokenStream {
        self.into_item(&Ident::new("_", Span::call_site()), guard)
    }

    /// The mistakes of a function, also inside an `impl`. That cannot contain items without a name, or two with the
    /// same name, so the item is named after `what`.
    pub(crate) fn into_items_of(
        self,
        function: &Ident,
        what: &str,
        guard: impl ToTokens,
    ) -> TokenStream {
        self.into_item(&format_ident!("__{}_{what}", function.unraw()), guard)
    }

    fn into_item(self, name: &Ident, guard: impl ToTokens) -> TokenStream {
        if self.errors.is_empty() {
            return TokenStream::new();
        }
        // An absolute path has to be valid in every edition that the user's crate may have; only this form is.
        let root = Ident::new("__core", Span::call_site());
        let mut errors = quote!(extern crate core as #root;);
        for all in self.errors {
            for error in all {
                // `::core::compile_error! { … }`, without the first two tokens.
                let mut tokens = error.into_compile_error().into_iter();
                let _ = (tokens.next(), tokens.next());
                for token in tokens {
                    errors.append(match token {
                        TokenTree::Ident(word) if word == "core" => {
                            Ident::new("__core", word.span()).into()
                        }
                        token => token,
                    });
                }
            }
        }
        quote!(#guard const #name: () = { #errors };)
    }
}

/// Not generic, so that it is compiled once.
fn mistake(at: &dyn ToTokens, wrong: &dyn Display, help: &dyn Display) -> Error {
    Error::new_spanned(at.to_token_stream(), message(wrong, help))
}

/// The text of a mistake.
fn message(wrong: &dyn Display, help: &dyn Display) -> String {
    format!("{wrong}\nhelp: {help}")
}

/// The known word most similar to a wrong one, if it is similar enough to have been meant.
pub(crate) fn nearest<'a>(
    wrong: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    nearest_of(wrong, &mut known.into_iter())
}

/// The same, not generic, so that it is compiled once.
fn nearest_of<'a>(wrong: &str, known: &mut dyn Iterator<Item = &'a str>) -> Option<&'a str> {
    let mut nearest: Option<(usize, &str)> = None;
    for word in known {
        let distance = distance(wrong, word);
        if distance <= word.len().max(wrong.len()).div_ceil(3)
            && nearest.is_none_or(|(least, _)| distance < least)
        {
            nearest = Some((distance, word));
        }
    }
    nearest.map(|(_, word)| word)
}

/// The edit distance of two words, in bytes: insertions, deletions, substitutions and swaps of adjacent bytes (the
/// optimal string alignment distance).
fn distance(from: &str, to: &str) -> usize {
    let (from, to) = (from.as_bytes(), to.as_bytes());
    // Between the first `i` bytes of one and the first `j` of the other.
    let mut distances = vec![vec![0_usize; to.len() + 1]; from.len() + 1];
    for i in 0..=from.len() {
        for j in 0..=to.len() {
            distances[i][j] = if i == 0 || j == 0 {
                i + j
            } else {
                let replaced = distances[i - 1][j - 1] + usize::from(from[i - 1] != to[j - 1]);
                let moved = distances[i - 1][j].min(distances[i][j - 1]) + 1;
                let swapped =
                    i > 1 && j > 1 && from[i - 2] == to[j - 1] && from[i - 1] == to[j - 2];
                let swapped = if swapped { distances[i - 2][j - 2] + 1 } else { moved };
                replaced.min(moved).min(swapped)
            };
        }
    }
    distances[from.len()][to.len()]
}

#[cfg(test)]
mod tests {
    use super::{distance, nearest};

    #[test]
    fn distance_counts_single_mistakes() {
        for (from, to, mistakes) in [
            ("", "", 0),
            ("", "abc", 3),
            ("linux", "linux", 0),
            ("linx", "linux", 1),
            ("linuxx", "linux", 1),
            ("lynux", "linux", 1),
            ("ilnux", "linux", 1),
            ("lniuy", "linux", 2),
            // Each byte is swapped at most once.
            ("ca", "abc", 3),
        ] {
            assert_eq!(distance(from, to), mistakes, "{from} {to}");
            assert_eq!(distance(to, from), mistakes, "{to} {from}");
        }
    }

    #[test]
    fn nearest_word_is_the_first_of_the_least_distance() {
        assert_eq!(nearest("raed", ["write", "read", "reads"]), Some("read"));
        assert_eq!(nearest("reax", ["ready", "read", "real"]), Some("read"));
        assert_eq!(nearest("elephant", ["write", "read"]), None);
        assert_eq!(nearest("x", []), None);
    }
}

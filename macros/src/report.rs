//! Mistakes, collected: all of them are shown, each once, at the smallest thing at fault.

use core::fmt::Display;

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote};
use syn::{Error, ext::IdentExt};

/// What was found wrong so far.
#[derive(Default)]
pub(crate) struct Report {
    errors: Vec<Error>,
    /// Whether a mistake that is reported elsewhere concerns this item, too.
    spoilt: bool,
}

impl Report {
    /// A report without a mistake.
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// Notes that the item has been refused together with others.
    pub(crate) fn spoil(&mut self) {
        self.spoilt = true;
    }

    /// Adds one mistake: what is wrong with `at`, and what to write instead.
    pub(crate) fn error(&mut self, at: impl ToTokens, wrong: impl Display, help: impl Display) {
        self.errors.push(Error::new_spanned(at, format_args!("{wrong}\nhelp: {help}")));
    }

    /// The same, at a span that no token has for itself: a pair of braces, the whole attribute.
    pub(crate) fn error_at(&mut self, at: Span, wrong: impl Display, help: impl Display) {
        self.errors.push(Error::new(at, format_args!("{wrong}\nhelp: {help}")));
    }

    /// Adds a mistake that parsing found, in its own words.
    pub(crate) fn syntax(&mut self, error: Error) {
        self.errors.push(error);
    }

    /// How many mistakes there are so far.
    pub(crate) fn count(&self) -> usize {
        self.errors.len()
    }

    /// Whether nothing is wrong with the item.
    pub(crate) fn is_clean(&self) -> bool {
        self.errors.is_empty() && !self.spoilt
    }

    /// The mistakes as one item, under `guard` (a `#[cfg]`, or nothing).
    pub(crate) fn into_items(self, guard: impl ToTokens) -> TokenStream {
        self.into_item(&Ident::new("_", Span::call_site()), guard)
    }

    /// The mistakes of a function, also where it stands in an `impl`: that can hold no item without a name,
    /// and none twice, so that this is said of `what`.
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
        // No path is the same in each edition that a user's crate can have, but one through this.
        let root = Ident::new("__core", Span::call_site());
        let mut errors = quote!(extern crate core as #root;);
        for error in self.errors.into_iter().flatten() {
            // `::core::compile_error! { … }`
            let error = error.into_compile_error().into_iter().skip(2).map(|token| match token {
                TokenTree::Ident(word) if word == "core" => {
                    Ident::new("__core", word.span()).into()
                }
                token => token,
            });
            errors.extend(error);
        }
        quote!(#guard const #name: () = { #errors };)
    }
}

/// The known word nearest to a wrong one, when it is near enough to be what was meant.
pub(crate) fn nearest<'a>(
    wrong: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    known
        .into_iter()
        .map(|word| (strsim::osa_distance(wrong, word), word))
        .filter(|&(distance, word)| distance <= word.len().max(wrong.len()).div_ceil(3))
        .min_by_key(|&(distance, _)| distance)
        .map(|(_, word)| word)
}

//! Attributes, looked at through `cfg_attr`: rustc evaluates those of an attribute macro's item, but not
//! those inside of a function-like macro.

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::{Attribute, Ident, LitStr, Meta, ext::IdentExt, parse::ParseStream, parse::Parser};

/// One attribute, and the predicates of each `cfg_attr` around it.
pub(crate) struct Single {
    pub(crate) predicates: Vec<TokenStream>,
    /// The word that it begins with: inside of `unsafe(…)`, if there is one.
    pub(crate) name: Option<Ident>,
    /// What is between the brackets.
    pub(crate) content: TokenStream,
}

/// The attributes in an attribute: those of a `cfg_attr`, or itself.
pub(crate) fn singles(attr: &Attribute) -> Vec<Single> {
    let mut all = Vec::new();
    collect(&mut all, &[], attr.meta.to_token_stream());
    all
}

fn collect(all: &mut Vec<Single>, predicates: &[TokenStream], content: TokenStream) {
    let name = name(content.clone());
    if name.as_ref().is_none_or(|name| name != "cfg_attr") {
        all.push(Single { predicates: predicates.to_vec(), name, content });
        return;
    }
    let Some(TokenTree::Group(group)) = content.clone().into_iter().nth(1) else {
        all.push(Single { predicates: predicates.to_vec(), name, content });
        return;
    };
    let mut parts = split(group.stream()).into_iter();
    let predicates: Vec<_> = predicates.iter().cloned().chain(parts.next()).collect();
    for part in parts {
        collect(all, &predicates, part);
    }
}

/// The pieces between commas.
fn split(tokens: TokenStream) -> Vec<TokenStream> {
    let mut parts = vec![TokenStream::new()];
    for token in tokens {
        match (&token, parts.last_mut()) {
            (TokenTree::Punct(punct), _) if punct.as_char() == ',' => {
                parts.push(TokenStream::new());
            }
            (_, Some(part)) => part.extend([token]),
            (_, None) => {}
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

fn name(content: TokenStream) -> Option<Ident> {
    let read = |input: ParseStream<'_>| {
        let name = input.call(Ident::parse_any)?;
        let rest: TokenStream = input.parse()?;
        Ok((name, rest))
    };
    let (word, rest) = read.parse2(content).ok()?;
    match rest.into_iter().next() {
        Some(TokenTree::Group(group)) if word == "unsafe" => name(group.stream()),
        // `rustfmt::skip`
        Some(TokenTree::Punct(punct)) if punct.as_char() == ':' => None,
        _ => Some(word),
    }
}

impl Single {
    pub(crate) fn is(&self, name: &str) -> bool {
        self.name.as_ref().is_some_and(|word| word == name)
    }

    pub(crate) fn is_one_of(&self, names: &[&str]) -> bool {
        names.iter().any(|name| self.is(name))
    }

    /// Whether it stands in a `cfg_attr`.
    pub(crate) fn is_conditional(&self) -> bool {
        !self.predicates.is_empty()
    }

    /// The predicates as one.
    pub(crate) fn predicate(&self) -> Option<TokenStream> {
        match self.predicates.as_slice() {
            [] => None,
            [one] => Some(one.clone()),
            all => Some(quote!(all(#(#all),*))),
        }
    }

    /// The attribute by itself, with `content` as its content.
    fn with(&self, content: &TokenStream) -> TokenStream {
        match self.predicate() {
            None => quote!(#[#content]),
            Some(predicate) => quote!(#[cfg_attr(#predicate, #content)]),
        }
    }

    /// The string of `name = "…"`.
    pub(crate) fn string(&self) -> Option<LitStr> {
        match syn::parse2(self.content.clone()).ok()? {
            Meta::NameValue(pair) => syn::parse2(pair.value.to_token_stream()).ok(),
            _ => None,
        }
    }
}

impl ToTokens for Single {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(self.with(&self.content));
    }
}

/// Attributes that set the levels of lints.
const LINTS: [&str; 5] = ["allow", "expect", "warn", "deny", "forbid"];

/// Whether an attribute sets the level of a lint.
pub(crate) fn is_lint(single: &Single) -> bool {
    single.is_one_of(&LINTS)
}

/// What decides whether an item exists.
pub(crate) fn conditions<'a>(
    attrs: impl IntoIterator<Item = &'a Attribute>,
) -> impl Iterator<Item = Single> {
    attrs.into_iter().flat_map(singles).filter(|single| single.is("cfg"))
}

/// What holds of a generated item that names the same types as the declared one: whether it exists, and
/// which lints are silent. Nothing is expected of it, and nothing more is demanded.
pub(crate) fn followed<'a>(
    attrs: impl IntoIterator<Item = &'a Attribute>,
) -> impl Iterator<Item = TokenStream> {
    attrs.into_iter().flat_map(singles).filter_map(|single| {
        if single.is("expect") {
            // `expect(…)` without its word.
            let arguments = single.content.clone().into_iter().skip(1);
            let arguments: TokenStream = arguments.collect();
            return Some(single.with(&quote!(allow #arguments)));
        }
        single.is_one_of(&["allow", "cfg"]).then(|| single.to_token_stream())
    })
}

/// The attributes of a block and those of a member: where both have one that can be given once, the
/// member's. Levels of lints add up, and the later wins.
pub(crate) fn merged(shared: &[Attribute], own: &[Attribute]) -> Vec<Single> {
    let own: Vec<_> = own.iter().flat_map(singles).collect();
    let mut all = Vec::new();
    for mut single in shared.iter().flat_map(singles) {
        if !is_lint(&single) && !single.is_one_of(&["cfg", "doc"]) {
            let same = own.iter().filter(|own| own.name.is_some() && own.name == single.name);
            let same: Vec<_> = same.map(Single::predicate).collect();
            if same.iter().any(Option::is_none) {
                continue;
            }
            if !same.is_empty() {
                single.predicates.push(quote!(not(any(#(#same),*))));
            }
        }
        all.push(single);
    }
    all.extend(own);
    all
}

/// Whether somebody expects that a function is not used, and what else the attribute expects.
pub(crate) fn unused(single: &Single) -> Option<(Single, Option<Single>)> {
    if !single.is("expect") {
        return None;
    }
    let Some(TokenTree::Group(group)) = single.content.clone().into_iter().nth(1) else {
        return None;
    };
    let word = &single.name;
    let is = |part: &TokenStream, names: &[&str]| {
        name(part.clone()).is_some_and(|word| names.iter().any(|name| word == name))
    };
    let parts = split(group.stream());
    let (reason, lints): (Vec<_>, Vec<_>) =
        parts.into_iter().partition(|part| is(part, &["reason"]));
    let (unused, others): (Vec<_>, Vec<_>) =
        lints.into_iter().partition(|part| is(part, &["dead_code", "unused"]));
    let expected = |lints: Vec<TokenStream>| {
        (!lints.is_empty()).then(|| Single {
            predicates: single.predicates.clone(),
            name: single.name.clone(),
            content: quote!(#word(#(#lints,)* #(#reason)*)),
        })
    };
    Some((expected(unused)?, expected(others)))
}

/// Tokens that rustc takes for the macro's own where it looks for the author of a lint, but that stand
/// where `at` is.
pub(crate) fn ours(at: Span) -> Span {
    Span::mixed_site().located_at(at)
}

/// An `unsafe` block, or an `unsafe` item that begins with `head`. Where the author wrote `safe`, that is
/// the claim behind it: the keyword and the braces stand there, so that rustc's lint `unsafe_code` does.
pub(crate) fn vouched(claim: Option<Span>, head: &TokenStream, body: &TokenStream) -> TokenStream {
    let at = claim.unwrap_or_else(Span::call_site);
    quote_spanned!(at=> unsafe #head { #body })
}

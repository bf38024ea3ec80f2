//! Attributes, including those inside `cfg_attr`: rustc evaluates `cfg_attr` on the item of an attribute macro, but
//! not inside a function-like macro.

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::{Attribute, Ident, LitStr, Meta, ext::IdentExt, parse::ParseStream, parse::Parser};

/// One attribute, and the predicates of each `cfg_attr` around it.
pub(crate) struct Single {
    pub(crate) predicates: Vec<TokenStream>,
    /// The name of the attribute: inside `unsafe(…)`, if present.
    pub(crate) name: Option<Ident>,
    /// The tokens between the brackets.
    pub(crate) content: TokenStream,
}

/// The attributes in an attribute: those of a `cfg_attr`, or the attribute itself.
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
    let mut predicates = predicates.to_vec();
    for (at, part) in split(group.stream()).into_iter().enumerate() {
        if at == 0 {
            predicates.push(part);
        } else {
            collect(all, &predicates, part);
        }
    }
}

/// The attributes in each of several.
fn all_singles(attrs: &[Attribute]) -> Vec<Single> {
    let mut all = Vec::new();
    for attr in attrs {
        collect(&mut all, &[], attr.meta.to_token_stream());
    }
    all
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

    /// Whether it is in a `cfg_attr`.
    pub(crate) fn is_conditional(&self) -> bool {
        !self.predicates.is_empty()
    }

    /// The predicates combined into one.
    pub(crate) fn predicate(&self) -> Option<TokenStream> {
        match self.predicates.as_slice() {
            [] => None,
            [one] => Some(one.clone()),
            all => Some(quote!(all(#(#all),*))),
        }
    }

    /// The attribute alone, with `content` between its brackets.
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

/// Attributes that decide whether an item exists.
pub(crate) fn conditions(attrs: &[Attribute]) -> TokenStream {
    let mut conditions = TokenStream::new();
    for single in all_singles(attrs) {
        if single.is("cfg") {
            single.to_tokens(&mut conditions);
        }
    }
    conditions
}

/// Attributes for a generated item that names the same types as the declared one: whether it exists, and which lints
/// are allowed. `expect` becomes `allow`, and `warn` or `deny` are dropped.
pub(crate) fn followed(attrs: &[Attribute]) -> TokenStream {
    let mut followed = TokenStream::new();
    for single in all_singles(attrs) {
        if single.is("expect") {
            // `expect(…)` with another word.
            let mut arguments = single.content.clone().into_iter();
            arguments.next();
            let arguments: TokenStream = arguments.collect();
            followed.extend(single.with(&quote!(allow #arguments)));
        } else if single.is_one_of(&["allow", "cfg"]) {
            single.to_tokens(&mut followed);
        }
    }
    followed
}

/// The attributes of a block and those of a member: where both have one that may occur only once, the member's is
/// used. Lint levels accumulate, and the later one wins.
pub(crate) fn merged(shared: &[Attribute], own: &[Attribute]) -> Vec<Single> {
    let mut own = all_singles(own);
    let mut all = Vec::new();
    'shared: for mut single in all_singles(shared) {
        if !is_lint(&single) && !single.is_one_of(&["cfg", "doc"]) {
            let mut same = Vec::new();
            for own in &own {
                if own.name.is_some() && own.name == single.name {
                    let Some(predicate) = own.predicate() else { continue 'shared };
                    same.push(predicate);
                }
            }
            if !same.is_empty() {
                single.predicates.push(quote!(not(any(#(#same),*))));
            }
        }
        all.push(single);
    }
    all.append(&mut own);
    all
}

/// Whether the author expects the function to be unused, and the other lints in the same attribute.
pub(crate) fn unused(single: &Single) -> Option<(Single, Option<Single>)> {
    if !single.is("expect") {
        return None;
    }
    let Some(TokenTree::Group(group)) = single.content.clone().into_iter().nth(1) else {
        return None;
    };
    let word = &single.name;
    let (mut reason, mut unused, mut others) =
        (TokenStream::new(), TokenStream::new(), TokenStream::new());
    for part in split(group.stream()) {
        let name = name(part.clone()).map(|name| name.to_string());
        match name.as_deref() {
            Some("reason") => reason.extend(part),
            Some("dead_code" | "unused") => unused.extend(quote!(#part,)),
            _ => others.extend(quote!(#part,)),
        }
    }
    let expected = |lints: TokenStream| {
        (!lints.is_empty()).then(|| Single {
            predicates: single.predicates.clone(),
            name: single.name.clone(),
            content: quote!(#word(#lints #reason)),
        })
    };
    Some((expected(unused)?, expected(others)))
}

/// Tokens with the macro's hygiene, so that rustc attributes lints to the macro, but located at `at`.
pub(crate) fn ours(at: Span) -> Span {
    Span::mixed_site().located_at(at)
}

/// An `unsafe` block, or an `unsafe` item that begins with `head`. Where the author wrote `safe`, the keyword and the
/// braces take its span, so that rustc reports the lint `unsafe_code` there.
pub(crate) fn vouched(claim: Option<Span>, head: &TokenStream, body: &TokenStream) -> TokenStream {
    let at = claim.unwrap_or_else(Span::call_site);
    quote_spanned!(at=> unsafe #head { #body })
}

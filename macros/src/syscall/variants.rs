//! `#[cfg]` on parameters. They decide which words are passed, so such a declaration becomes one declaration for each
//! combination, each under its own `#[cfg]`.

use proc_macro2::{TokenStream, TokenTree};
use quote::quote;
use syn::{Attribute, Expr};

use super::{ast::Decl, lower};
use crate::{report::Report, signature::FnArg};

/// The most different predicates on the parameters of one declaration: 16 combinations.
const MOST_PREDICATES: usize = 4;

/// One combination of parameters.
pub(crate) struct Variant {
    /// The `#[cfg(…)]`, if there is more than one.
    pub(crate) guard: Option<TokenStream>,
    pub(crate) decl: Decl,
}

/// All combinations of the predicates on the parameters of `decl`: usually one.
pub(crate) fn of(report: &mut Report, decl: Decl) -> Vec<Variant> {
    let predicates = predicates(&decl);
    if predicates.is_empty() || predicates.len() > MOST_PREDICATES {
        if let Some(extra) = predicates.get(MOST_PREDICATES) {
            let wrong =
                format!("more than {MOST_PREDICATES} different `cfg` predicates on parameters");
            report.error(extra, wrong, "write one declaration for each case, under `#[cfg(…)]`");
        }
        return vec![Variant { guard: None, decl }];
    }
    (0..1_u32 << predicates.len())
        .map(|combination| {
            let holds = |index: usize| combination >> index & 1 == 1;
            let terms = predicates.iter().enumerate().map(|(index, predicate)| {
                if holds(index) { quote!(#predicate) } else { quote!(not(#predicate)) }
            });
            let guard = if predicates.len() == 1 {
                quote!(#[cfg(#(#terms)*)])
            } else {
                quote!(#[cfg(all(#(#terms),*))])
            };
            Variant { guard: Some(guard), decl: chosen(decl.clone(), &predicates, holds) }
        })
        .collect()
}

/// The declaration with the parameters whose predicates hold, without their `#[cfg]`.
fn chosen(mut decl: Decl, predicates: &[TokenStream], holds: impl Fn(usize) -> bool) -> Decl {
    let present = |input: &FnArg| {
        input.attrs().iter().filter_map(predicate).all(|(negated, predicate)| {
            let index = predicates.iter().position(|known| same(known, &predicate));
            index.is_none_or(|index| holds(index) != negated)
        })
    };
    let inputs = std::mem::take(decl.sig.inputs_mut());
    let (kept, left_out): (Vec<_>, Vec<_>) = inputs.into_iter().partition(present);
    *decl.sig.inputs_mut() = kept;
    // A parameter that does not exist is not passed by `args(…)` either.
    if let Some(args) = &mut decl.keys.args {
        let is_left_out = |entry: &Expr| {
            left_out.iter().any(|input| {
                matches!(input, FnArg::Typed(parameter)
                    if parameter.name().is_some_and(|name| lower::is_name(entry, name)))
            })
        };
        args.entries.retain(|entry| !is_left_out(entry));
    }
    for input in decl.sig.inputs_mut() {
        input.attrs_mut().retain(|attr| !is_cfg(attr));
    }
    decl
}

/// The distinct predicates; `not(x)` counts as `x`.
fn predicates(decl: &Decl) -> Vec<TokenStream> {
    let mut all: Vec<TokenStream> = Vec::new();
    for attr in decl.sig.inputs().iter().flat_map(FnArg::attrs) {
        if let Some((_, predicate)) = predicate(attr) {
            if !all.iter().any(|known| same(known, &predicate)) {
                all.push(predicate);
            }
        }
    }
    all
}

fn is_cfg(attr: &Attribute) -> bool {
    attr.path().is_ident("cfg")
}

/// The predicate of a `#[cfg(…)]` without an outer `not(…)`, and whether there was one.
fn predicate(attr: &Attribute) -> Option<(bool, TokenStream)> {
    if !is_cfg(attr) {
        return None;
    }
    let tokens = attr.meta.require_list().ok()?.tokens.clone();
    let words: Vec<TokenTree> = tokens.clone().into_iter().collect();
    match words.as_slice() {
        [TokenTree::Ident(not), TokenTree::Group(inner)] if not == "not" => {
            Some((true, inner.stream()))
        }
        _ => Some((false, tokens)),
    }
}

fn same(one: &TokenStream, other: &TokenStream) -> bool {
    one.to_string() == other.to_string()
}

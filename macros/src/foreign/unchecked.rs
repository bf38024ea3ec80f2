//! `#[unchecked]` and `#[unchecked(rule, …)]`.

use quote::ToTokens;
use syn::{Attribute, Ident, Meta, Token, ext::IdentExt, parse::Parser, punctuated::Punctuated};

use super::ast::Decl;
use crate::{
    kernel::rules::windows::Rule,
    report::{Report, nearest},
};

/// The rules that are disabled for a declaration.
pub(crate) struct Unchecked {
    attr: Attribute,
    /// The names of the rules; `None` for all. Also empty if they could not be parsed.
    pub(crate) rules: Option<Vec<Ident>>,
}

impl Unchecked {
    /// Reads an attribute.
    pub(crate) fn read(attr: Attribute) -> Self {
        let rules = match &attr.meta {
            Meta::Path(_) => None,
            Meta::List(list) => {
                let names = Punctuated::<Ident, Token![,]>::parse_terminated_with;
                let read = |input: syn::parse::ParseStream<'_>| names(input, Ident::parse_any);
                Some(read.parse2(list.tokens.clone()).into_iter().flatten().collect())
            }
            Meta::NameValue(_) => Some(Vec::new()),
        };
        Self { attr, rules }
    }
}

/// Reports names that are not rules.
pub(crate) fn known(report: &mut Report, decl: &Decl) {
    let known = Rule::ALL.map(Rule::name);
    let listed = known.map(|name| format!("`{name}`")).join(", ");
    for Unchecked { attr, rules } in &decl.unchecked {
        let Some(rules) = rules else { continue };
        if rules.is_empty() {
            let help = format!("write `#[unchecked]` to disable all rules, or name some: {listed}");
            report.error(attr.to_token_stream(), "`unchecked()` does not name a rule", help);
        }
        for rule in rules.iter().filter(|rule| !known.iter().any(|known| *rule == known)) {
            let help = match nearest(&rule.to_string(), known) {
                Some(near) => format!("did you mean `{near}`?\nnote: the rules are {listed}"),
                None => format!("the rules are {listed}"),
            };
            report.error(rule, format_args!("unknown rule `{rule}`"), help);
        }
    }
}

//! Finds names in an expansion that could resolve differently in the user's scope.

use std::collections::HashSet;

use proc_macro2::{Ident, TokenStream, TokenTree};
use syn::{
    Expr, File, Macro, Member, Pat, Token,
    parse::{ParseStream, Parser},
    punctuated::Punctuated,
    visit::{self, Visit},
};

/// The names that are neither absolute, nor ours (`__…`), nor written by the user.
pub(crate) fn strange(of_user: HashSet<String>, expanded: &File) -> Vec<String> {
    let mut names = Names { of_user, strange: Vec::new() };
    names.visit_file(expanded);
    names.strange
}

/// All identifiers in a token stream.
pub(crate) fn words(tokens: TokenStream) -> HashSet<String> {
    let mut all = HashSet::new();
    for token in tokens {
        match token {
            TokenTree::Ident(word) => drop(all.insert(word.to_string())),
            TokenTree::Group(group) => all.extend(words(group.stream())),
            // `name = "kill"` determines the number like a function of that name.
            TokenTree::Literal(text) => {
                let text = text.to_string();
                let is_name = |text: &&str| text.chars().all(|c| c == '_' || c.is_alphanumeric());
                all.extend(text.split('"').nth(1).filter(is_name).map(str::to_lowercase));
            }
            TokenTree::Punct(_) => {}
        }
    }
    all
}

/// Built-in attributes.
const ATTRIBUTES: [&str; 8] =
    ["allow", "automatically_derived", "cfg", "cfg_attr", "doc", "inline", "link_name", "must_use"];

/// Collects the names that could resolve differently.
struct Names {
    of_user: HashSet<String>,
    strange: Vec<String>,
}

impl Names {
    fn judge(&mut self, name: &Ident) {
        let word = name.to_string();
        let is_ours = word.starts_with("__");
        // `SYS_GETPID` is derived from `getpid`.
        let is_number = word.strip_prefix("SYS_").is_some_and(|number| {
            let mut words = self.of_user.iter();
            words.any(|word| word.trim_start_matches("r#").to_uppercase() == number)
        });
        if !is_ours && !is_number && !self.of_user.contains(&word) {
            self.strange.push(word);
        }
    }
}

impl<'ast> Visit<'ast> for Names {
    fn visit_attribute(&mut self, attribute: &'ast syn::Attribute) {
        let path = attribute.path();
        if !ATTRIBUTES.iter().any(|known| path.is_ident(known)) {
            self.visit_path(path);
        }
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let first = path.segments.first().expect("a path has a segment");
        if path.leading_colon.is_some() {
            if first.ident != "core" && first.ident != "sysdecl" {
                self.judge(&first.ident);
            }
        } else if first.ident != "Self" && first.ident != "self" {
            self.judge(&first.ident);
        }
        for segment in &path.segments {
            self.visit_path_arguments(&segment.arguments);
        }
    }

    /// `<[T]>::len` always resolves to the inherent method of slices.
    fn visit_expr_path(&mut self, path: &'ast syn::ExprPath) {
        match &path.qself {
            Some(of) if of.position == 0 && matches!(*of.ty, syn::Type::Slice(_)) => {
                self.visit_qself(of);
            }
            _ => visit::visit_expr_path(self, path),
        }
    }

    fn visit_qself(&mut self, qself: &'ast syn::QSelf) {
        // The trait that follows is visited like any other path.
        self.visit_type(&qself.ty);
    }

    /// Methods are looked up in all traits in scope.
    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        self.judge(&call.method);
        visit::visit_expr_method_call(self, call);
    }

    fn visit_member(&mut self, member: &'ast Member) {
        if let Member::Named(name) = member {
            self.judge(name);
        }
    }

    fn visit_pat(&mut self, pattern: &'ast Pat) {
        if let Pat::Ident(name) = pattern {
            self.judge(&name.ident);
        }
        visit::visit_pat(self, pattern);
    }

    fn visit_lifetime(&mut self, lifetime: &'ast syn::Lifetime) {
        if lifetime.ident != "static" && lifetime.ident != "_" {
            self.judge(&lifetime.ident);
        }
    }

    fn visit_type_param(&mut self, parameter: &'ast syn::TypeParam) {
        self.judge(&parameter.ident);
        visit::visit_type_param(self, parameter);
    }

    /// `name = EXPR, …;`, the form of an entry's invocation, or `_ = …`.
    fn visit_macro(&mut self, invocation: &'ast Macro) {
        self.visit_path(&invocation.path);
        let entry = |input: ParseStream<'_>| {
            // `function: name = …` names an arm of the macro, independent of the scope.
            if input.peek2(Token![:])
                && invocation.path.segments.iter().any(|part| part.ident == "linux_vdso")
            {
                input.parse::<Ident>()?;
                input.parse::<Token![:]>()?;
            }
            let name = match input.parse::<Option<Token![_]>>()? {
                Some(_) => None,
                None => Some(input.parse::<Ident>()?),
            };
            input.parse::<Token![=]>()?;
            let words = Punctuated::<Expr, Token![,]>::parse_separated_nonempty(input)?;
            input.parse::<Option<Token![;]>>()?;
            let options = Punctuated::<Ident, Token![,]>::parse_terminated(input)?;
            Ok((name, words, options))
        };
        if let Ok((name, words, options)) = entry.parse2(invocation.tokens.clone()) {
            // The entry's macro matches this token literally.
            for name in name.iter().chain(options.iter().filter(|option| *option != "nomem")) {
                self.judge(name);
            }
            // Its scope is this invocation, so it is checked here.
            let mut inner = Names { of_user: self.of_user.clone(), strange: Vec::new() };
            words.iter().for_each(|word| inner.visit_expr(word));
            self.strange.append(&mut inner.strange);
        } else {
            // The text of a `compile_error!`, or the tokens that the user passes to their own macro.
            let known = words(invocation.tokens.clone());
            self.strange.extend(known.difference(&self.of_user).cloned());
        }
    }
}

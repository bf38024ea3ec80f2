//! `#[syscall]`: tokens → [`Decl`](ast::Decl) → checked → [`Call`](lower::Call) → tokens.

mod ast;
mod attributes;
mod called;
mod check;
mod comment;
pub(crate) mod conform;
mod emit;
mod facts;
pub(crate) mod keys;
pub(crate) mod lower;
mod os;
pub(crate) mod parse;
mod passed;
pub(crate) mod shape;
mod shapes;
pub(crate) mod stub;
mod variants;
mod vdso;

use proc_macro2::{Delimiter, Group, Span, TokenStream, TokenTree};
use quote::{ToTokens, TokenStreamExt, quote};
use syn::{Attribute, Meta, Token};

use self::{
    ast::{Block, Decl, End, Item, Keys, Member},
    conform::Verdict,
    lower::{Form, Mode, Passing, Runtime},
    os::Os,
    variants::Variant,
};
use crate::{kernel::plan::Scope, report::Report};

/// Expands one `#[syscall(args)] item`.
pub(crate) fn expand(form: Form, args: TokenStream, item: TokenStream) -> TokenStream {
    let mode = Mode { form, scope: Scope::Common };
    let mut report = Report::new();
    let keys = keys::parse(&mut report, args);
    check::systems(&mut report, &keys);
    match parse::item(item.clone()) {
        Ok(Item::Fn(decl)) => {
            let decl = Decl { keys, tokens: Some(item), ..*decl };
            // A key that could not be parsed may have been `os` or `abi`.
            if report.is_clean() && !check::has_entry(&decl.keys) {
                check::no_entry(&mut report, check::an_entry(&decl));
            }
            declaration(report, decl, mode)
        }
        Ok(Item::Block(block)) => members(report, &keys, block, mode),
        Ok(Item::Other(keyword, item)) => {
            check::kind(&mut report, keyword);
            let errors = report.into_items(TokenStream::new());
            quote!(#errors #item)
        }
        Err(error) => {
            report.syntax(error);
            report.into_items(TokenStream::new())
        }
    }
}

/// Expands the output of [`on_other_targets`]: keys of the function, keys of the block around it, the function.
pub(crate) fn expand_on_other_targets(form: Form, written: TokenStream) -> TokenStream {
    let mut report = Report::new();
    let mut written = written.into_iter();
    let mut keys = || match written.next() {
        Some(TokenTree::Group(keys)) => keys::parse(&mut report, keys.stream()),
        _ => Keys::default(),
    };
    let (own, block) = (keys(), keys());
    match parse::item(written.collect()) {
        Ok(Item::Fn(decl)) => {
            let keys = own.or(&block, decl.sig.ident.span());
            declaration(report, Decl { keys, ..*decl }, Mode { form, scope: Scope::All })
        }
        // The macro is not meant to be called by users.
        Ok(_) => TokenStream::new(),
        Err(error) => {
            report.syntax(error);
            report.into_items(TokenStream::new())
        }
    }
}

/// One function; `report` has the mistakes in its keys.
fn declaration(mut report: Report, decl: Decl, mode: Mode) -> TokenStream {
    let name = decl.sig.ident.clone();
    let variants = variants::of(&mut report, decl);
    let spoilt = !report.is_clean();
    let variants = variants.into_iter().map(|variant| one_variant(variant, spoilt, mode));
    let Some(functions) = variants.reduce(|all, variant| quote!(#all #variant)) else {
        return report.into_items_of(&name, "keys", TokenStream::new());
    };
    if spoilt {
        let errors = report.into_items_of(&name, "keys", TokenStream::new());
        return quote!(#errors #functions);
    }
    functions
}

/// One function whose parameters are settled; `spoilt` if it has already been refused.
fn one_variant(variant: Variant, spoilt: bool, mode: Mode) -> TokenStream {
    let Variant { guard, mut decl } = variant;
    let mut report = Report::new();
    check::declaration(&mut report, &decl);
    let claim = lower::safety(&mut decl.sig);
    let plan = lower::plan(&decl);
    // The keys may name parameters that this variant lacks.
    let scope = if guard.is_some() { Scope::All } else { mode.scope };
    // A key that could not be parsed may have been any.
    let mut verdict = if spoilt {
        Verdict::default()
    } else {
        conform::check(&mut report, &decl, claim, &plan, scope)
    };
    let missing: Vec<TokenStream> =
        verdict.elsewhere.iter().map(|(predicate, ..)| predicate.clone()).collect();
    let passing = Passing {
        zeros: verdict.zeros,
        zeros_of_others: std::mem::take(&mut verdict.zeros_of_others),
        known: verdict.known.take(),
        is_known: verdict.is_known,
        common: verdict.plans.others.map(lower::common),
        arms: lower::arms(std::mem::take(&mut verdict.plans)),
    };
    let mut call = lower::call(&mut report, &decl, claim, plan, &passing, &missing, mode.form);
    call.assertions = core::mem::take(&mut verdict.assertions);
    if report.is_clean() && !spoilt {
        let mut function = emit::call(&call, guard.as_ref());
        if let Some(common) = &passing.common {
            on_other_targets(&decl, claim, common, &mut function);
        }
        return match refused_elsewhere(verdict, &decl, guard.as_ref(), true) {
            Some(refused) => quote!(#refused #function),
            None => function,
        };
    }
    let cfgs = decl.attrs.iter().filter(|attr| attr.path().is_ident("cfg"));
    let errors = report.into_items_of(&decl.sig.ident, "declaration", quote!(#guard #(#cfgs)*));
    // All mistakes at once; the function is already replaced by one stub.
    let elsewhere = refused_elsewhere(verdict, &decl, guard.as_ref(), false);
    let stub = stub::of(&decl, guard.as_ref());
    quote!(#errors #elsewhere #stub)
}

/// Repeats the declaration for the targets that pass its words differently from the `common` ones, which do not
/// expand it.
fn on_other_targets(decl: &Decl, claim: Option<Span>, common: &str, output: &mut TokenStream) {
    let Decl { comment, attrs, vis, sig, tokens, keys, end, .. } = decl;
    let [own, block] = &keys.written;
    let mut written = quote!([#own] [#block]);
    if let Some(tokens) = tokens {
        written.extend(tokens.clone());
    } else {
        let safe = claim.map(Token![safe]);
        written.extend(quote!(#comment #(#attrs)* #vis #safe #sig));
        // It has the span of the function's braces: without it, `dead_code` would not apply to the function.
        if let End::Semicolon(end) = end {
            end.to_tokens(&mut written);
        }
    }
    output.extend(attributes::on_other_targets(common, Runtime::of(decl)));
    output.append(Group::new(Delimiter::Brace, written));
}

/// The mistakes that exist on some targets only, and the stub of the function there, if it `is_missing`.
fn refused_elsewhere(
    verdict: Verdict,
    decl: &Decl,
    guard: Option<&TokenStream>,
    is_missing: bool,
) -> Option<TokenStream> {
    let cfgs = decl.attrs.iter().filter(|attr| attr.path().is_ident("cfg"));
    let cfgs = quote!(#guard #(#cfgs)*);
    let targets = Os::Linux.targets();
    let refused = verdict.elsewhere.into_iter().map(|(predicate, abi, report)| {
        let here = quote!(#[cfg(all(any(#(target_os = #targets),*), #predicate))]);
        let errors =
            report.into_items_of(&decl.sig.ident, &format!("on_{abi}"), quote!(#here #cfgs));
        let stub = is_missing.then(|| stub::of(decl, Some(&quote!(#here #guard))));
        quote!(#errors #stub)
    });
    refused.reduce(|all, one| quote!(#all #one))
}

/// The functions of a block, each with the block's keys as defaults.
fn members(mut report: Report, defaults: &Keys, block: Block, mode: Mode) -> TokenStream {
    let readable = report.is_clean();
    check::block(&mut report, &block, defaults);
    let mut output = TokenStream::new();
    let mut functions = Vec::new();
    for member in block.members {
        match member {
            Member::Fn(decl) => {
                let mut report = Report::new();
                let decl = with_own_keys(&mut report, *decl, &block.attrs, defaults);
                functions.push((report, decl));
            }
            Member::Other(other) => {
                check::member(&mut report, &other.keyword);
                output.extend(other.stub);
            }
        }
    }
    // A key that could not be parsed may have been `os` or `abi`.
    let mut read = functions.iter().filter(|(report, _)| readable && report.is_clean());
    if !read.all(|(_, decl)| check::has_entry(&decl.keys)) {
        check::no_entry(&mut report, "write `#[syscall(os = \"linux\")]`");
    }
    let spoilt = !report.is_clean();
    for (mut report, decl) in functions {
        if spoilt {
            report.spoil();
        }
        output.extend(declaration(report, decl, mode));
    }
    if !spoilt {
        return output;
    }
    let cfgs = block.attrs.iter().filter(|attr| attr.path().is_ident("cfg"));
    let errors = report.into_items(quote!(#(#cfgs)*));
    quote!(#errors #output)
}

/// Parses the `#[syscall(…)]` of a member, and adds the attributes of the block.
fn with_own_keys(
    report: &mut Report,
    mut decl: Decl,
    shared: &[Attribute],
    defaults: &Keys,
) -> Decl {
    let own = decl.attrs.iter().position(check::is_syscall).map(|at| decl.attrs.remove(at));
    let mut keys = Keys::default();
    if let Some(attr) = own {
        match attr.meta {
            Meta::List(list) => keys = keys::parse(report, list.tokens),
            _ => check::no_keys(report, attr),
        }
        check::systems(report, &keys);
    }
    let is_kept = |attr: &&Attribute| {
        let is_own = |own: &Attribute| own.path().get_ident() == attr.path().get_ident();
        let is_overridden = is_given_once(attr) && decl.attrs.iter().any(is_own);
        !attr.path().is_ident("doc") && !is_overridden
    };
    let shared: Vec<Attribute> = shared.iter().filter(is_kept).cloned().collect();
    decl.attrs.splice(0..0, shared);
    let name = &decl.sig.ident;
    Decl { keys: keys.or(defaults, name.span()), ..decl }
}

/// Whether rustc uses the first of several such attributes, so that a block's would override a member's own. Of lint
/// levels it uses the last.
fn is_given_once(attr: &Attribute) -> bool {
    const ONCE: [&str; 5] = ["cold", "deprecated", "inline", "must_use", "track_caller"];
    ONCE.iter().any(|name| attr.path().is_ident(name))
}

//! `#[syscall]`: tokens → [`Decl`](ast::Decl) → checked → [`Call`](lower::Call) → tokens.

mod ast;
mod check;
mod emit;
mod keys;
mod lower;
mod os;
pub(crate) mod parse;
pub(crate) mod shape;
mod stub;
mod variants;

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use self::ast::{Block, Decl, Item, Keys, Member};
use crate::report::Report;

/// Expands one `#[syscall(args)] item`.
pub(crate) fn expand(args: TokenStream, item: TokenStream) -> TokenStream {
    let mut report = Report::new();
    let keys = keys::parse(&mut report, args);
    match parse::item(item) {
        Ok(Item::Fn(decl)) => declaration(report, Decl { keys, ..*decl }),
        Ok(Item::Block(block)) => members(report, &keys, block),
        Ok(Item::Other(keyword, item)) => {
            let help = "write it on a function without a body, or on an `extern` block of such";
            report.error(keyword, "`#[syscall]` declares functions", help);
            let errors = report.into_items(TokenStream::new());
            quote!(#errors #item)
        }
        Err(error) => {
            report.syntax(error);
            report.into_items(TokenStream::new())
        }
    }
}

/// One function; `report` has what was wrong with its keys.
fn declaration(mut report: Report, decl: Decl) -> TokenStream {
    let variants = variants::of(&mut report, decl);
    let spoilt = !report.is_clean();
    let mut output = report.into_items(TokenStream::new());
    for variants::Variant { guard, decl } in variants {
        let mut report = Report::new();
        check::declaration(&mut report, &decl);
        let call = lower::call(&mut report, &decl);
        if report.is_clean() && !spoilt {
            output.extend(emit::call(&call, &guard));
        } else {
            output.extend(report.into_items(&guard));
            output.extend(stub::of(&decl, &guard));
        }
    }
    output
}

/// The functions of a block, each with the block's keys for those that it leaves out.
fn members(mut report: Report, defaults: &Keys, block: Block) -> TokenStream {
    check::block(&mut report, &block, defaults.nr.as_ref());
    let mut output = TokenStream::new();
    for member in block.members {
        match member {
            Member::Fn(decl) => {
                let mut report = Report::new();
                let decl = with_own_keys(&mut report, *decl, &block.attrs, defaults);
                output.extend(declaration(report, decl));
            }
            Member::Other(keyword, item) => {
                let help = "move it out of the block";
                report.error(keyword, "a block of system calls holds functions only", help);
                output.extend(quote!(unsafe extern { #item }));
            }
        }
    }
    let errors = report.into_items(TokenStream::new());
    quote!(#errors #output)
}

/// Reads the `#[syscall(…)]` on a member, and hands it the attributes of the block.
fn with_own_keys(
    report: &mut Report,
    mut decl: Decl,
    shared: &[syn::Attribute],
    defaults: &Keys,
) -> Decl {
    let own = decl.attrs.iter().position(check::is_syscall).map(|at| decl.attrs.remove(at));
    let mut keys = Keys::default();
    if let Some(attr) = own {
        match attr.meta {
            syn::Meta::List(list) => keys = keys::parse(report, list.tokens),
            _ => report.error(
                attr.to_token_stream(),
                "`#[syscall]` without a key says nothing",
                "remove it",
            ),
        }
    }
    let shared = shared.iter().filter(|attr| !attr.path().is_ident("doc")).cloned();
    decl.attrs.splice(0..0, shared);
    Decl { keys: keys.or(defaults), ..decl }
}

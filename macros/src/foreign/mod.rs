//! The `extern_*!` macros: tokens → [`Block`](ast::Block) → checked → [`Function`](lower::Function)s
//! → tokens.

mod ast;
mod attributes;
mod check;
mod conform;
mod emit;
mod failure;
mod library;
mod lower;
mod parse;
mod result;
mod unchecked;

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use self::ast::{Block, Decl, Member};
pub(crate) use self::library::Library;
use crate::report::Report;

/// Expands the functions of one library.
pub(crate) fn expand(library: Library, tokens: TokenStream) -> TokenStream {
    let mut report = Report::new();
    let block = parse::block(&mut report, library, tokens);
    declarations(report, &block)
}

/// Expands `extern_library! { "name" { … } … }`.
pub(crate) fn expand_named(tokens: TokenStream) -> TokenStream {
    let mut report = Report::new();
    let named = parse::named(&mut report, tokens);
    if named.is_empty() && report.is_clean() {
        let wrong = "expected a library and its functions";
        report.error_at(proc_macro2::Span::call_site(), wrong, parse::LIBRARY);
    }
    let mut output = TokenStream::new();
    for named in named {
        if let Some(library) = check::name(&mut report, &named) {
            output.extend(expand(library, named.functions));
        }
    }
    let mut errors = report.into_items(TokenStream::new());
    errors.extend(output);
    errors
}

fn declarations(mut report: Report, block: &Block) -> TokenStream {
    check::block(&mut report, block);
    let spoilt = !report.is_clean();
    let mut output = report.into_items(TokenStream::new());
    let mut good = Vec::new();
    for member in &block.members {
        match member {
            Member::Fn(decl) => match judged(&block.library, decl) {
                Ok(failure) if !spoilt => good.push((&**decl, failure)),
                Ok(_) => output.extend(lower::stub(decl)),
                Err(errors) => output.extend(errors),
            },
            Member::Other(keyword, item) => {
                let mut report = Report::new();
                let help = "move it out of the block";
                report.error(keyword, "a block of declarations can contain only functions", help);
                output.extend(report.into_items(TokenStream::new()));
                // A type is kept, so that code that uses it causes no further errors.
                if syn::parse2::<syn::DeriveInput>(item.clone()).is_ok() {
                    output.extend(item.clone());
                }
            }
        }
    }
    let mut functions = Vec::new();
    for (decl, failure) in &good {
        functions.push(lower::function(&block.library, decl, failure.as_ref()));
    }
    let runtime = block.krate.as_ref().map_or_else(|| quote!(::sysdecl), ToTokens::to_token_stream);
    output.extend(emit::functions(&block.library, &runtime, &block.attrs, &functions));
    output
}

/// Checks one function. Returns its error condition, or its errors with a stub.
fn judged(library: &Library, decl: &Decl) -> Result<Option<failure::Failure>, TokenStream> {
    let mut report = Report::new();
    check::declaration(&mut report, library, decl);
    let failure = result::failure(&mut report, library, decl);
    unchecked::known(&mut report, decl);
    if report.is_clean() {
        conform::check(&mut report, library, decl, failure.as_ref());
    }
    if report.is_clean() {
        return Ok(failure);
    }
    let mut output = report.into_items(attributes::conditions(&decl.attrs));
    output.extend(lower::stub(decl));
    Err(output)
}

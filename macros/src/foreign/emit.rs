//! [`Function`]s to tokens. All decisions have been made before, and nothing can fail.

mod spelled;
mod wrapper;

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::{Attribute, LitStr, ReturnType, Type};

use self::spelled::unlinted;
use super::{
    attributes::{self, Single, followed, is_lint, merged, ours, vouched},
    library::Library,
    lower::{Form, Function, checked},
    result::is_unit,
};
use crate::syscall::shape;

/// All functions of one library.
pub(crate) fn functions(
    library: &Library,
    runtime: &TokenStream,
    shared: &[Attribute],
    functions: &[Function<'_>],
) -> TokenStream {
    let emit = Emit { library, runtime, shared };
    let (mut safe, mut others) = (TokenStream::new(), Vec::new());
    for function in functions.iter().filter(|function| matches!(function.form, Form::Foreign)) {
        if function.claim.is_some() {
            safe.extend(emit.safe(function));
        } else {
            others.push(function);
        }
    }
    let mut output = emit.block(&others);
    output.extend(safe);
    for function in functions {
        output.extend(match &function.form {
            Form::Foreign => emit.checks(function),
            Form::Wrapper(wrapper) => emit.wrapper(function, wrapper),
        });
    }
    output
}

/// What all functions of a block have in common.
struct Emit<'a> {
    library: &'a Library,
    runtime: &'a TokenStream,
    shared: &'a [Attribute],
}

impl Emit<'_> {
    /// One `extern` block for the functions whose types are C's own. They are unsafe to call.
    fn block(&self, functions: &[&Function<'_>]) -> TokenStream {
        if functions.is_empty() {
            return TokenStream::new();
        }
        let link = self.library.link();
        let convention = self.convention();
        let mut members = TokenStream::new();
        for function in functions {
            members.extend(self.member(function, |_| true));
        }
        quote! {
            #link
            unsafe extern #convention { #members }
        }
    }

    /// An `extern` block for one function that its author declared `safe`; the keyword `unsafe` takes the span of
    /// that word.
    fn safe(&self, function: &Function<'_>) -> TokenStream {
        let link = self.library.link();
        let convention = self.convention();
        let of_block = |single: &Single| is_lint(single) || single.is("cfg");
        let mut attrs = merged(self.shared, function.attrs);
        attrs.retain(of_block);
        let member = self.member(function, |single| !is_lint(single) && !single.is("cfg"));
        let block = vouched(function.claim, &quote!(extern #convention), &member);
        quote! {
            #(#attrs)*
            #link
            #block
        }
    }

    /// A function of an `extern` block.
    fn member(&self, function: &Function<'_>, is_kept: fn(&Single) -> bool) -> TokenStream {
        let Function { docs, vis, sig, end, .. } = function;
        let names = link_names(function);
        // `#[inline]` does not apply to foreign functions; on a block it is meant for the wrappers.
        let mut shared = self.shared.to_vec();
        shared.retain(|attr| !attr.path().is_ident("inline"));
        let mut attrs = merged(&shared, function.attrs);
        attrs.retain(is_kept);
        let end = quote_spanned!(*end=> ;);
        quote! {
            #(#attrs)*
            #(#docs)*
            #(#names)*
            #vis #sig #end
        }
    }

    /// Checks the types of a foreign function on every system, including those where it is not linked.
    fn checks(&self, function: &Function<'_>) -> TokenStream {
        let Self { runtime, shared, .. } = *self;
        let output = &function.sig.output;
        let generics = unlinted(&function.sig.generics);
        let attrs = [shared, function.attrs].concat();
        let (cfgs, followed) = (attributes::conditions(&attrs), followed(&attrs));
        let mut arguments = TokenStream::new();
        for parameter in function.sig.parameters() {
            let ty = checked(&parameter.ty);
            arguments.extend(quote!(#runtime::foreign::is_passed::<#ty>();));
        }
        let result = self.result_check(output);
        quote! {
            #cfgs
            const _: () = {
                #followed
                fn __checked #generics () {
                    #arguments
                    #result
                }
            };
        }
    }

    fn convention(&self) -> LitStr {
        LitStr::new(self.library.system.convention(), Span::call_site())
    }

    /// Checks the return type.
    fn result_check(&self, output: &ReturnType) -> Option<TokenStream> {
        let runtime = self.runtime;
        match output {
            ReturnType::Type(_, ty) if !is_never(ty) && !is_unit(ty) => {
                let ty = checked(ty);
                Some(quote!(#runtime::foreign::is_returned::<#ty>();))
            }
            _ => None,
        }
    }
}

/// The attributes with the name of the function in the library.
fn link_names(function: &Function<'_>) -> Vec<TokenStream> {
    let mut names = Vec::new();
    for symbol in &function.symbols {
        let mut name = symbol.name.clone();
        name.set_span(ours(name.span()));
        names.push(symbol.attribute(&quote!(link_name = #name)));
    }
    names
}

fn is_never(ty: &Type) -> bool {
    matches!(shape::bare(ty), Type::Never(_))
}

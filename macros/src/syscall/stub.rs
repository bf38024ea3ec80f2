//! What stands in for a declaration that was refused: the same signature, as far as rustc accepts
//! it, so that the callers do not turn red as well.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{FnArg, ReturnType, Safety, Type, parse_quote};

use super::{ast::Decl, lower, shape};

/// The stub, under `guard`.
pub(crate) fn of(decl: &Decl, guard: &TokenStream) -> TokenStream {
    let Decl { attrs, vis, sig, .. } = decl;
    let attrs = attrs.iter().filter(|attr| attr.path().is_ident("cfg"));
    let mut sig = lower::signature(sig);
    sig.abi = None;
    sig.variadic = None;
    for input in &mut sig.inputs {
        if let FnArg::Typed(parameter) = input {
            parameter.attrs.clear();
            parameter.pat = parse_quote!(_);
        }
    }
    // `loop {}` is of every type but an `impl Trait`.
    if let ReturnType::Type(_, ty) = &mut sig.output {
        if shape::mentions_impl(quote!(#ty)) {
            **ty = Type::Never(parse_quote!(!));
        }
    }
    debug_assert!(!matches!(sig.safety, Safety::Safe(_)));
    quote! {
        #guard
        #(#attrs)*
        #[allow(dead_code, clippy::empty_loop, clippy::missing_safety_doc, missing_docs)]
        #vis #sig { loop {} }
    }
}

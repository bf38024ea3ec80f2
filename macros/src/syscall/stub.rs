//! The replacement for a declaration with errors: the same signature as far as rustc accepts it, so that its callers
//! cause no further errors.

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::{Attribute, Ident, ReturnType, Type, parse_quote};

use super::{ast::Decl, os::Os, shape};
use crate::signature::{FnArg, Pat, Signature};

/// The stub of a function, under `guard`.
pub(crate) fn of(decl: &Decl, guard: Option<&TokenStream>) -> TokenStream {
    let Decl { comment, attrs, vis, sig, .. } = decl;
    let attrs = attrs.iter().filter(|attr| is_kept(attr));
    let systems = systems(decl);
    let sig = signature(sig);
    quote! {
        #guard
        #systems
        #comment
        #(#attrs)*
        #vis #sig { loop {} }
    }
}

/// A signature, as far as rustc accepts it for the body `loop {}`.
pub(crate) fn signature(written: &Signature) -> Signature {
    let mut sig = written.clone();
    sig.abi = None;
    sig.variadic = None;
    for input in sig.inputs_mut() {
        if let FnArg::Typed(parameter) = input {
            parameter.attrs.clear();
            parameter.pat = Pat::Ident(Ident::new("_", Span::call_site()));
            // rustc would report it again.
            if shape::is_unsized(&parameter.ty) {
                parameter.ty = parse_quote!(());
            }
        }
    }
    // `loop {}` has every type but these.
    match &mut sig.output {
        ReturnType::Type(_, ty) if shape::impl_trait(ty) || shape::unsized_result(ty).is_some() => {
            **ty = Type::Never(parse_quote!(!));
        }
        _ => {}
    }
    sig
}

/// Keeps the attributes that decide whether the item exists, and those that lints require.
fn is_kept(attr: &Attribute) -> bool {
    attr.path().is_ident("cfg") || attr.path().is_ident("doc")
}

/// The targets of the declaration, if known: another function of the same name may exist on the other systems.
fn systems(decl: &Decl) -> Option<TokenStream> {
    let mut targets = Vec::new();
    for os in decl.keys.os.as_ref()? {
        targets.extend_from_slice(Os::find(os.value())?.targets());
    }
    Some(quote!(#[cfg(any(#(target_os = #targets),*))]))
}

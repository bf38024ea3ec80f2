//! A [`Call`] to tokens. Nothing is decided here, and nothing can fail.

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::Ident;

use super::lower::{Answer, Call, Entry, Mutability, Word};

/// One function for each entry.
pub(crate) fn call(call: &Call<'_>, guard: &TokenStream) -> TokenStream {
    call.entries.iter().map(|entry| function(call, entry, guard)).collect()
}

fn function(call: &Call<'_>, entry: &Entry, guard: &TokenStream) -> TokenStream {
    let Call { attrs, vis, sig, runtime, .. } = call;
    let Entry { guard: system, nr, .. } = entry;
    let inline =
        (!attrs.iter().any(|attr| attr.path().is_ident("inline"))).then(|| quote!(#[inline]));
    let body = body(call, entry);
    quote! {
        #system
        #guard
        #(#attrs)*
        #inline
        #vis #sig {
            const __NR: isize = #runtime::__private::number(#nr);
            #body
        }
    }
}

fn body(call: &Call<'_>, entry: &Entry) -> TokenStream {
    let Call { runtime, .. } = call;
    let abi = &entry.abi;
    let ret = Ident::new("__ret", Span::mixed_site());
    let words: Vec<TokenStream> = call.words.iter().map(|planned| word(planned, runtime)).collect();
    match &call.answer {
        Answer::Value(ty) if call.retry => {
            let names: Vec<Ident> = (0..words.len())
                .map(|index| Ident::new(&format!("__word{index}"), Span::mixed_site()))
                .collect();
            quote! {
                #(let #names = #words;)*
                loop {
                    let #ret: #runtime::abi::Word;
                    unsafe {
                        #abi!(#ret = __NR #(, #names)*;);
                        if !#runtime::__private::is_interrupted(#ret) {
                            break <#ty as #runtime::FromKernel>::from_kernel(#ret);
                        }
                    }
                }
            }
        }
        Answer::Value(ty) => quote! {
            let #ret: #runtime::abi::Word;
            unsafe {
                #abi!(#ret = __NR #(, #words)*;);
                <#ty as #runtime::FromKernel>::from_kernel(#ret)
            }
        },
        // A call that does not return can still be refused, by a filter or a tracer: there is
        // nothing to do then but to ask again.
        Answer::Never => quote! {
            loop {
                let #ret: #runtime::abi::Word;
                unsafe { #abi!(#ret = __NR #(, #words)*;); }
            }
        },
    }
}

fn word(word: &Word<'_>, runtime: &TokenStream) -> TokenStream {
    match word {
        Word::Value(name, ty) => quote!(<#ty as #runtime::ToKernel>::to_kernel(#name)),
        Word::Address(name, Mutability::Const) => quote!(#runtime::__private::address(#name)),
        Word::Address(name, Mutability::Mut) => quote!(#runtime::__private::address_mut(#name)),
        Word::Elements(name) => quote!(#runtime::__private::elements(#name)),
    }
}

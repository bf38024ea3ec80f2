//! [`Function`]s to tokens. Nothing is decided here, and nothing can fail.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::{Attribute, Ident, LitStr, ReturnType, Type, spanned::Spanned};

use super::{
    failure::Condition,
    library::{Library, System},
    lower::{Argument, Form, Function, Outcome, Wrapper, is_text},
    result::is_unit,
};
use crate::{signature::Signature, syscall::shape};

/// All functions of one library.
pub(crate) fn functions(
    library: &Library,
    runtime: &TokenStream,
    shared: &[Attribute],
    functions: &[Function<'_>],
) -> TokenStream {
    let emit = Emit { library, runtime, shared };
    let foreign: Vec<_> =
        functions.iter().filter(|function| matches!(function.form, Form::Foreign)).collect();
    let mut output = emit.block(&foreign);
    for function in functions {
        output.extend(match &function.form {
            Form::Foreign => emit.checks(function),
            Form::Wrapper(wrapper) => emit.wrapper(function, wrapper),
        });
    }
    output
}

/// What all functions of a block share.
struct Emit<'a> {
    library: &'a Library,
    runtime: &'a TokenStream,
    shared: &'a [Attribute],
}

impl Emit<'_> {
    /// One `extern` block, for the functions whose types are C's.
    fn block(&self, functions: &[&Function<'_>]) -> TokenStream {
        if functions.is_empty() {
            return TokenStream::new();
        }
        let Self { library, shared, .. } = *self;
        let link = library.link();
        let convention = literal(library.system.convention());
        let members = functions.iter().map(|function| {
            let Function { attrs, docs, vis, sig, symbol, .. } = function;
            quote! {
                #(#shared)*
                #(#attrs)*
                #(#[doc = #docs])*
                #[link_name = #symbol]
                #vis #sig;
            }
        });
        quote! {
            #link
            unsafe extern #convention {
                #(#members)*
            }
        }
    }

    /// What holds the types of a foreign function against the rules, on every system.
    fn checks(&self, function: &Function<'_>) -> TokenStream {
        let Self { runtime, shared, .. } = *self;
        let Signature { generics, output, .. } = &function.sig;
        let cfgs = shared.iter().chain(function.attrs).filter(|attr| attr.path().is_ident("cfg"));
        let types = function.sig.parameters().map(|parameter| &parameter.ty);
        let arguments = types.map(|ty| quote!(#runtime::foreign::is_passed::<#ty>();));
        let result = match output {
            ReturnType::Type(_, ty) if !is_never(ty) && !is_unit(ty) => {
                Some(quote!(#runtime::foreign::is_returned::<#ty>();))
            }
            _ => None,
        };
        quote! {
            #(#cfgs)*
            const _: () = {
                #[allow(dead_code, clippy::extra_unused_lifetimes)]
                fn __checked #generics () {
                    #(#arguments)*
                    #result
                }
            };
        }
    }

    /// A function that converts the arguments, calls, and looks at the result.
    fn wrapper(&self, function: &Function<'_>, wrapper: &Wrapper<'_>) -> TokenStream {
        let Self { library, runtime, shared } = *self;
        let Function { attrs, docs, vis, sig, symbol, .. } = function;
        let is_inline = attrs.iter().any(|attr| attr.path().is_ident("inline"));
        let inline = (!is_inline).then(|| quote!(#[inline]));
        let link = library.link();
        let convention = literal(library.system.convention());
        let generics = &sig.generics;
        let fixed = wrapper.fixed.unwrap_or(wrapper.arguments.len());
        let parameters =
            wrapper.arguments.iter().take(fixed).enumerate().map(|(index, argument)| {
                let name = Ident::new(&format!("__{index}"), Span::mixed_site());
                let ty = parameter_type(argument);
                quote!(#name: #ty)
            });
        let parameters: Vec<_> = parameters.collect();
        let variadic = wrapper.fixed.map(|_| quote!(...));
        let types = wrapper.arguments.iter().filter_map(|argument| match argument {
            Argument::Value(_, ty) if !is_text(ty) => Some(ty),
            _ => None,
        });
        let output = self.result_type(&wrapper.outcome);
        let arguments = wrapper.arguments.iter().map(|argument| self.argument(argument));
        // No parameter of the user's is in its way.
        let foreign = Ident::new("__foreign", Span::mixed_site());
        let body = self.body(&wrapper.outcome, &quote!(#foreign(#(#arguments),*)));
        quote! {
            #(#shared)*
            #(#attrs)*
            #(#[doc = #docs])*
            #inline
            #[allow(non_snake_case)]
            #vis #sig {
                #link
                unsafe extern #convention {
                    #[allow(clashing_extern_declarations)]
                    #[link_name = #symbol]
                    fn #foreign #generics (#(#parameters,)* #variadic) #output;
                }
                #(#runtime::foreign::is_passed::<#types>();)*
                unsafe { #body }
            }
        }
    }

    fn argument(&self, argument: &Argument<'_>) -> TokenStream {
        let runtime = self.runtime;
        match argument {
            Argument::Value(name, ty) => match shape::bare(ty) {
                Type::Reference(_) if is_text(ty) => quote!(#runtime::foreign::text(#name)),
                _ if is_text(ty) => quote!(#runtime::foreign::text_or_null(#name)),
                _ => quote!(#name),
            },
            Argument::Address(name, _, true) => quote!(#runtime::foreign::first_mut(#name)),
            Argument::Address(name, _, false) => quote!(#runtime::foreign::first(#name)),
            Argument::Length(name, ty) => {
                quote!(<#ty as #runtime::foreign::Length>::of_slice(#name))
            }
        }
    }

    /// What the C function is declared to return.
    fn result_type(&self, outcome: &Outcome<'_>) -> TokenStream {
        let runtime = self.runtime;
        let (failure, ty) = match outcome {
            Outcome::Given(output) => return output.to_token_stream(),
            Outcome::Tested(failure, ty, _) => (failure, ty),
        };
        let ty = match failure.condition {
            Condition::Severity => quote!(#runtime::windows::NtStatus),
            Condition::Code => match self.library.system {
                System::Windows => quote!(#runtime::windows::Win32Error),
                System::Apple => quote!(#runtime::I32),
            },
            Condition::Null | Condition::InvalidHandle if is_unit(ty) => {
                quote!(*mut #runtime::Void)
            }
            _ if is_unit(ty) => quote!(#runtime::I32),
            _ => {
                let runtime = located(runtime, ty.span());
                quote_spanned!(ty.span()=> <#ty as #runtime::foreign::FromForeign>::C)
            }
        };
        quote!(-> #ty)
    }

    fn body(&self, outcome: &Outcome<'_>, call: &TokenStream) -> TokenStream {
        let runtime = self.runtime;
        let foreign = quote!(#runtime::foreign);
        let (failure, ty, error_type) = match outcome {
            Outcome::Given(ReturnType::Type(_, ty)) if !is_never(ty) && !is_unit(ty) => {
                return quote! {
                    #foreign::is_returned::<#ty>();
                    #call
                };
            }
            Outcome::Given(_) => return call.clone(),
            Outcome::Tested(failure, ty, error) => (failure, ty, error),
        };
        // Each piece stands where it comes from, so that the compiler's errors do, too.
        let local = |at: Span| Ident::new("__ret", Span::mixed_site().located_at(at));
        let ret = local(failure.span);
        let test = |name: &str, function: &str| {
            let (name, function) =
                (Ident::new(name, failure.span), Ident::new(function, failure.span));
            let foreign = located(&foreign, failure.span);
            quote_spanned!(failure.span=> #foreign::#name::#function(#ret))
        };
        let last_error = self.library.system.last_error();
        let last_error = quote!(#runtime::#last_error());
        let (fails, error) = match &failure.condition {
            Condition::Zero => (test("IsZero", "is_zero"), last_error),
            Condition::Null => (test("IsNull", "is_null"), last_error),
            Condition::InvalidHandle => (test("IsHandle", "is_invalid"), last_error),
            Condition::MinusOne => (test("IsMinusOne", "is_minus_one"), last_error),
            Condition::Eq(value) => {
                let ret = local(value.span());
                (quote_spanned!(value.span()=> #ret == (#value)), last_error)
            }
            Condition::Severity => {
                (quote!(!#runtime::windows::NtStatus::is_success(#ret)), quote!(#ret))
            }
            Condition::Code => match self.library.system {
                System::Windows => {
                    (quote!(#runtime::windows::Win32Error::code(#ret) != 0), quote!(#ret))
                }
                System::Apple => (quote!(#ret != 0), quote!(#foreign::errno(#ret))),
            },
        };
        let error_span = error_type.map_or(failure.span, Spanned::span);
        let (from, error) = (located(runtime, error_span), located(&error, error_span));
        let error = quote_spanned!(error_span=> #from::__private::From::from(#error));
        let success = match failure.condition {
            _ if is_unit(ty) => quote!(()),
            Condition::Severity => quote!(#ret),
            _ => {
                let foreign = located(&foreign, ty.span());
                quote_spanned!(ty.span()=> <#ty as #foreign::FromForeign>::from_foreign(#ret))
            }
        };
        let call = located(call, ty.span());
        quote! {
            let #ret = #call;
            if #fails {
                // At once: any other call may replace the reason.
                #runtime::__private::Err(#error)
            } else {
                #runtime::__private::Ok(#success)
            }
        }
    }
}

/// What the C function is declared to take.
fn parameter_type(argument: &Argument<'_>) -> TokenStream {
    match argument {
        Argument::Value(_, ty) if is_text(ty) => quote!(*const ::core::ffi::c_char),
        Argument::Value(_, ty) => ty.to_token_stream(),
        Argument::Address(_, element, true) => quote!(*mut #element),
        Argument::Address(_, element, false) => quote!(*const #element),
        Argument::Length(_, ty) => ty.to_token_stream(),
    }
}

/// The same tokens, said to stand where `at` is: a path is underlined from its first word on.
fn located(tokens: &TokenStream, at: Span) -> TokenStream {
    let moved = tokens.clone().into_iter().map(|mut token| {
        token.set_span(token.span().located_at(at));
        token
    });
    moved.collect()
}

fn literal(text: &str) -> LitStr {
    LitStr::new(text, Span::call_site())
}

fn is_never(ty: &Type) -> bool {
    matches!(shape::bare(ty), Type::Never(_))
}

//! A function that converts the arguments, calls the foreign function, and checks the return value.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::{Lifetime, Type, spanned::Spanned};

use super::{
    Emit, link_names,
    spelled::{located, parameter, text_lifetime, unlinted, unlinted_signature, without_lifetimes},
};
use crate::{
    foreign::{
        attributes::{self, Single, merged, ours, vouched},
        failure::Condition,
        library::System,
        lower::{Argument, Function, Outcome, Wrapper, checked, has_function},
        result::is_unit,
    },
    signature::Signature,
    syscall::shape,
};

impl Emit<'_> {
    /// A function that converts the arguments, calls the foreign function, and checks the return value.
    pub(super) fn wrapper(&self, function: &Function<'_>, wrapper: &Wrapper<'_>) -> TokenStream {
        let runtime = self.runtime;
        let Function { docs, vis, .. } = function;
        let (mut attrs, mut expected) = (Vec::new(), Vec::new());
        for single in merged(self.shared, function.attrs) {
            // rustc reports the inner function as unused, since it has the declared name.
            match attributes::unused(&single) {
                Some((unused, others)) => {
                    expected.push(unused);
                    attrs.extend(others);
                }
                None => attrs.push(single),
            }
        }
        let is_inline = attrs.iter().any(|single| single.is("inline"));
        let inline = (!is_inline).then(|| quote!(#[inline]));
        let mut checks = TokenStream::new();
        for argument in &wrapper.arguments {
            if let Argument::Value(_, ty) = argument {
                if !shape::is_text(ty) {
                    let ty = checked(ty);
                    checks.extend(quote!(#runtime::foreign::is_passed::<#ty>();));
                }
            }
        }
        let (statements, words) = self.arguments(function, wrapper);
        let call = self.call(function, wrapper, &words, &expected);
        let body = self.body(function, &wrapper.outcome, &call);
        let value = self.value(function, &wrapper.outcome);
        let sig = unlinted_signature(&function.sig);
        let statements = quote!(#value #checks #(#statements)* #body);
        // Located at the declaration, but with the macro's hygiene: lints must not complain about a signature that C
        // dictates.
        let body = quote_spanned!(ours(function.written.ident.span())=> { #statements });
        quote! {
            #(#attrs)*
            #(#docs)*
            #inline
            #vis #sig #body
        }
    }

    /// The conversions, and the variables for the results. User-written code stays outside of `unsafe`. Lengths are
    /// read first, because afterwards the slice is borrowed for the call.
    fn arguments(
        &self,
        function: &Function<'_>,
        wrapper: &Wrapper<'_>,
    ) -> (Vec<TokenStream>, Vec<Ident>) {
        let runtime = self.runtime;
        let foreign = quote!(#runtime::foreign);
        let (mut lengths, mut others, mut words) = (Vec::new(), Vec::new(), Vec::new());
        for (index, argument) in wrapper.arguments.iter().enumerate() {
            let is_variadic = wrapper.fixed.is_some_and(|fixed| index >= fixed);
            let (Argument::Value(name, _) | Argument::Address(name, _) | Argument::Length(name, _)) =
                argument;
            let name = parameter(&function.sig, name);
            let value = match argument {
                Argument::Length(_, ty) => quote!(#foreign::length::<#ty, _>(#name)),
                Argument::Address(_, slice) if slice.is_mut => quote!(#foreign::address_mut(#name)),
                Argument::Address(..) => quote!(#foreign::address(#name)),
                Argument::Value(_, ty) => match shape::bare(ty) {
                    Type::Reference(_) if shape::is_text(ty) => quote!(#foreign::text(#name)),
                    _ if shape::is_text(ty) => quote!(#foreign::text_or_null(#name)),
                    _ => quote!(#name),
                },
            };
            let value = match argument {
                _ if !is_variadic => value,
                // A pointer, which C does not promote.
                Argument::Value(_, ty) if has_function(ty) => value,
                Argument::Value(_, ty) if !shape::is_text(ty) => {
                    quote!(<#ty as #foreign::ToVariadic>::promote(#value))
                }
                _ => quote!(#foreign::ToVariadic::promote(#value)),
            };
            let word = local(index);
            let statement = quote!(let #word = #value;);
            match argument {
                Argument::Length(..) => lengths.push(statement),
                _ => others.push(statement),
            }
            words.push(word);
        }
        lengths.append(&mut others);
        (lengths, words)
    }

    /// The call and the declaration of the foreign function. The latter has the declared name and its span, so that
    /// rustc reports unused functions there.
    fn call(
        &self,
        function: &Function<'_>,
        wrapper: &Wrapper<'_>,
        words: &[Ident],
        attrs: &[Single],
    ) -> TokenStream {
        let link = self.library.link();
        let convention = self.convention();
        let Signature { fn_token, ident, .. } = function.written;
        let generics = unlinted(&function.sig.generics);
        let names = link_names(function);
        let fixed = wrapper.fixed.unwrap_or(wrapper.arguments.len());
        let fixed = wrapper.arguments.iter().take(fixed).enumerate();
        let parameters = fixed.map(|(index, argument)| {
            let (name, ty) = (local(index), self.parameter_type(argument));
            quote!(#name: #ty)
        });
        let variadic = wrapper.fixed.map(|_| quote!(...));
        let output = self.result_type(&wrapper.outcome);
        let end = quote_spanned!(function.end=> ;);
        let mut callee = ident.clone();
        let mut arguments = Group::new(Delimiter::Parenthesis, quote!(#(#words),*));
        // With the span of the type that is converted, and the user's hygiene, so that rustc reports a wrong type
        // there, once.
        if let Outcome::Tested(_, ty, _) = &wrapper.outcome {
            callee.set_span(ty.span());
            arguments.set_span(ty.span());
        }
        let call = quote!(#callee #arguments);
        let call = vouched(function.claim, &TokenStream::new(), &call);
        quote! {{
            #link
            unsafe extern #convention {
                #(#attrs)*
                #(#names)*
                #fn_token #ident #generics (#(#parameters,)* #variadic) #output #end
            }
            #call
        }}
    }

    /// The parameter type in the declaration of the C function.
    fn parameter_type(&self, argument: &Argument<'_>) -> TokenStream {
        let runtime = self.runtime;
        let lifetime = |lifetime: Option<&Lifetime>| {
            lifetime.map_or_else(|| quote!('_), ToTokens::to_token_stream)
        };
        match argument {
            Argument::Value(_, ty) if shape::is_text(ty) => {
                let lifetime = lifetime(text_lifetime(ty));
                quote!(#runtime::foreign::Text<#lifetime>)
            }
            Argument::Value(_, ty) => ty.to_token_stream(),
            Argument::Address(_, slice) => {
                let (lifetime, element) = (lifetime(slice.lifetime), slice.element);
                let name = if slice.is_mut { quote!(AddressMut) } else { quote!(Address) };
                quote!(#runtime::foreign::#name<#lifetime, #element>)
            }
            Argument::Length(_, ty) => ty.to_token_stream(),
        }
    }

    /// The return type in the declaration of the C function.
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
            _ => self.converted(ty),
        };
        quote!(-> #ty)
    }

    /// The C return type for the success type of a `Result`.
    fn converted(&self, ty: &Type) -> TokenStream {
        let runtime = located(self.runtime, ty.span());
        quote_spanned!(ty.span()=> <#ty as #runtime::foreign::FromForeign>::C)
    }

    /// The value that indicates failure, as a constant. As an item it is not inside the `unsafe` context of the
    /// function around it.
    fn value(&self, function: &Function<'_>, outcome: &Outcome<'_>) -> Option<TokenStream> {
        let Outcome::Tested(failure, ty, _) = outcome else { return None };
        let Condition::Eq(value) = &failure.condition else { return None };
        let name = the_value(ty);
        let ty = without_lifetimes(self.converted(ty), &function.written.generics);
        Some(quote!(const #name: #ty = #value;))
    }

    fn body(
        &self,
        function: &Function<'_>,
        outcome: &Outcome<'_>,
        call: &TokenStream,
    ) -> TokenStream {
        let runtime = self.runtime;
        let foreign = quote!(#runtime::foreign);
        let (failure, ty, error_type) = match outcome {
            Outcome::Given(output) => {
                let check = self.result_check(output);
                return quote!(#check #call);
            }
            Outcome::Tested(failure, ty, error) => (failure, ty, error),
        };
        // Each piece has the span of its source, so that compiler errors point there.
        let returned = |at: Span| Ident::new("__ret", ours(at));
        let ret = returned(failure.span);
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
                let (at, ret) = (ours(value.span()), returned(value.span()));
                let value = the_value(ty);
                (quote_spanned!(at=> #ret == #value), last_error)
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
        let at = error_type.map_or(failure.span, Spanned::span);
        let (convert, error) = (located(&quote!(#foreign::failure), at), located(&error, at));
        let error = quote_spanned!(at=> #convert(#error));
        let success = match failure.condition {
            _ if is_unit(ty) => quote!(()),
            Condition::Severity => quote!(#ret),
            // The type is inferred: no user-written code inside `unsafe`.
            _ => {
                let (at, foreign) = (ty.span(), located(&foreign, ty.span()));
                // For the same reason.
                let convert = quote_spanned!(at=> <_ as #foreign::FromForeign>::from_foreign);
                let convert = quote!(#convert(#ret));
                vouched(function.claim, &TokenStream::new(), &convert)
            }
        };
        quote! {
            let #ret = #call;
            if #fails {
                // Read immediately: any other call may overwrite the error.
                #runtime::__private::Err(#error)
            } else {
                #runtime::__private::Ok(#success)
            }
        }
    }
}

/// The name of a generated variable.
fn local(index: usize) -> Ident {
    Ident::new(&format!("__{index}"), Span::mixed_site())
}

/// The name of the value that indicates failure, with the span of its type, so that rustc reports a wrong type once.
fn the_value(ty: &Type) -> Ident {
    Ident::new("__VALUE", ty.span())
}

//! [`Function`]s to tokens. All decisions have been made before, and nothing can fail.

use proc_macro2::{Delimiter, Group, Span, TokenStream, TokenTree};
use quote::{ToTokens, TokenStreamExt, quote, quote_spanned};
use syn::{
    Attribute, GenericParam, Generics, Ident, Lifetime, LitStr, ReturnType, Type, spanned::Spanned,
};

use super::{
    attributes::{self, Single, followed, is_lint, merged, ours, vouched},
    failure::Condition,
    library::{Library, System},
    lower::{Argument, Form, Function, Outcome, Wrapper, checked, has_function},
    result::is_unit,
};
use crate::{
    signature::{FnArg, Pat, Signature},
    syscall::shape,
};

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

    /// A function that converts the arguments, calls the foreign function, and checks the return value.
    fn wrapper(&self, function: &Function<'_>, wrapper: &Wrapper<'_>) -> TokenStream {
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

/// The name of a generated variable.
fn local(index: usize) -> Ident {
    Ident::new(&format!("__{index}"), Span::mixed_site())
}

/// The name of the value that indicates failure, with the span of its type, so that rustc reports a wrong type once.
fn the_value(ty: &Type) -> Ident {
    Ident::new("__VALUE", ty.span())
}

/// The signature with the macro's hygiene, so that lints ignore the names that C chose.
fn unlinted_signature(sig: &Signature) -> Signature {
    let mut unlinted = sig.clone();
    unlinted.ident.set_span(ours(sig.ident.span()));
    for input in &mut unlinted.inputs {
        let FnArg::Typed(typed) = input else { continue };
        if let Pat::Ident(name) = &mut typed.pat {
            *name = parameter(sig, name);
        }
    }
    unlinted
}

/// The name of a parameter in that signature. Two parameters spelled alike come from different macros and are kept
/// apart only by their hygiene.
fn parameter(sig: &Signature, name: &Ident) -> Ident {
    let alike = sig.parameters().filter(|parameter| parameter.name() == Some(name));
    let mut ident = name.clone();
    if alike.count() == 1 {
        ident.set_span(ours(name.span()));
    }
    ident
}

/// The same generics, ignored by lints, since they are a second copy.
fn unlinted(generics: &Generics) -> Generics {
    let mut generics = generics.clone();
    for parameter in &mut generics.params {
        if let GenericParam::Lifetime(parameter) = parameter {
            let at = parameter.lifetime.apostrophe;
            parameter.lifetime.set_span(ours(at));
        }
    }
    generics
}

/// A type with `'static` in place of each named lifetime: an item inside a function cannot use them.
fn without_lifetimes(tokens: TokenStream, generics: &Generics) -> TokenStream {
    let is_lifetime = |word: &Ident| generics.lifetimes().any(|of| of.lifetime.ident == *word);
    let mut after_apostrophe = false;
    let mut without = TokenStream::new();
    for token in tokens {
        without.append(match token {
            TokenTree::Punct(punct) => {
                after_apostrophe = punct.as_char() == '\'';
                TokenTree::Punct(punct)
            }
            TokenTree::Ident(word) if after_apostrophe && is_lifetime(&word) => {
                TokenTree::Ident(Ident::new("static", word.span()))
            }
            TokenTree::Group(group) => {
                let stream = without_lifetimes(group.stream(), generics);
                let mut changed = Group::new(group.delimiter(), stream);
                changed.set_span(group.span());
                TokenTree::Group(changed)
            }
            other => other,
        });
    }
    without
}

/// The named lifetime of a text parameter, if any.
fn text_lifetime(ty: &Type) -> Option<&Lifetime> {
    match shape::bare(ty) {
        Type::Reference(reference) => reference.lifetime.as_ref(),
        _ => shape::argument(ty, "Option").and_then(text_lifetime),
    }
}

/// The same tokens, located at `at`: rustc underlines a path from its first token.
fn located(tokens: &TokenStream, at: Span) -> TokenStream {
    let mut moved = TokenStream::new();
    for mut token in tokens.clone() {
        token.set_span(token.span().located_at(at));
        moved.append(token);
    }
    moved
}

fn is_never(ty: &Type) -> bool {
    matches!(shape::bare(ty), Type::Never(_))
}

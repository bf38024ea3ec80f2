//! A checked declaration to a [`Function`]: the foreign function itself where C's types are Rust's,
//! and else a wrapper around it that converts.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{
    Attribute, GenericArgument, Ident, LitStr, PathArguments, ReturnType, Type, Visibility,
    ext::IdentExt, token::Unsafe,
};

use super::{
    ast::Decl,
    check,
    failure::{Condition, Failure},
    library::Library,
    parse, result,
};
use crate::{
    signature::{FnArg, Safety, Signature},
    syscall::{shape, stub},
};

/// Everything that `emit` writes for one function.
pub(crate) struct Function<'a> {
    pub(crate) attrs: &'a [Attribute],
    /// The lines that its documentation ends with.
    pub(crate) docs: Vec<String>,
    pub(crate) vis: &'a Visibility,
    pub(crate) sig: Signature,
    /// The name in the library.
    pub(crate) symbol: LitStr,
    pub(crate) form: Form<'a>,
}

/// The foreign function itself, or a function around it.
pub(crate) enum Form<'a> {
    Foreign,
    Wrapper(Wrapper<'a>),
}

/// What a wrapper does.
pub(crate) struct Wrapper<'a> {
    pub(crate) arguments: Vec<Argument<'a>>,
    /// How many arguments stand before `…` in C's prototype; all, for most.
    pub(crate) fixed: Option<usize>,
    pub(crate) outcome: Outcome<'a>,
}

/// One argument of the C function.
pub(crate) enum Argument<'a> {
    /// A parameter, converted.
    Value(&'a Ident, &'a Type),
    /// The address of a slice; whether the function may write there.
    Address(&'a Ident, &'a Type, bool),
    /// The length of a slice, as this type.
    Length(&'a Ident, Box<Type>),
}

/// What becomes of the result.
pub(crate) enum Outcome<'a> {
    /// It is given on.
    Given(&'a ReturnType),
    /// It is tested, and then converted to the first type, or the reason to the second.
    Tested(&'a Failure, &'a Type, Option<&'a Type>),
}

/// Plans one function.
pub(crate) fn function<'a>(
    library: &Library,
    decl: &'a Decl,
    failure: Option<&'a Failure>,
) -> Function<'a> {
    let symbol = symbol(decl);
    let docs = docs(library, &symbol, failure);
    let form = form(decl, failure);
    Function {
        attrs: &decl.attrs,
        docs,
        vis: &decl.vis,
        sig: signature(&decl.sig, &form),
        symbol,
        form,
    }
}

fn symbol(decl: &Decl) -> LitStr {
    let ident = &decl.sig.ident;
    let own = || LitStr::new(&ident.unraw().to_string(), ident.span());
    decl.link_name.as_ref().and_then(parse::string).unwrap_or_else(own)
}

fn docs(library: &Library, symbol: &LitStr, failure: Option<&Failure>) -> Vec<String> {
    let (name, file, system) = (symbol.value(), library.file(), library.system.title());
    let mut lines = vec![String::new()];
    if let Some(failure) = failure {
        let reason = library.system.reason();
        lines.push("# Errors".into());
        lines.push(String::new());
        lines.push(match &failure.condition {
            Condition::Zero => format!("When the function gives 0; the error is {reason}."),
            Condition::Null => format!("When the function gives null; the error is {reason}."),
            Condition::InvalidHandle => {
                format!("When the function gives `INVALID_HANDLE_VALUE`; the error is {reason}.")
            }
            Condition::MinusOne => format!("When the function gives -1; the error is {reason}."),
            Condition::Eq(value) => {
                let value = value.to_token_stream();
                format!("When the function gives `{value}`; the error is {reason}.")
            }
            Condition::Code => "When the function gives the code of an error, and not 0.".into(),
            Condition::Severity => "When the status that the function gives is no success.".into(),
        });
        lines.push(String::new());
    }
    lines.push("# Availability".into());
    lines.push(String::new());
    lines.push(format!(
        "`{name}` of `{file}`: {system} only. On other systems it is declared and checked, but not \
         linked."
    ));
    lines
}

fn form<'a>(decl: &'a Decl, failure: Option<&'a Failure>) -> Form<'a> {
    let outcome = match (failure, result::of(decl)) {
        (Some(failure), Some(result)) => Outcome::Tested(failure, result.success, result.error),
        _ => Outcome::Given(&decl.sig.output),
    };
    let wide = check::parameters(decl).any(|parameter| {
        is_wide(&parameter.ty)
            || parameter.attrs.iter().any(|attr| attr.path().is_ident("variadic"))
    });
    if !wide && matches!(outcome, Outcome::Given(_)) {
        return Form::Foreign;
    }
    let (arguments, fixed) = arguments(decl);
    Form::Wrapper(Wrapper { arguments, fixed, outcome })
}

/// Whether a type is spelled as a reference that is more than an address.
fn is_wide(ty: &Type) -> bool {
    shape::slice(ty).is_some() || is_text(ty)
}

/// Whether a type is spelled `&CStr`, or `Option<&CStr>`.
pub(crate) fn is_text(ty: &Type) -> bool {
    match shape::bare(ty) {
        Type::Reference(reference) => {
            shape::last_word(&reference.elem).is_some_and(|word| word == "CStr")
        }
        Type::Path(path) => path.path.segments.last().is_some_and(|option| {
            let PathArguments::AngleBracketed(arguments) = &option.arguments else {
                return false;
            };
            let inner = |argument: &GenericArgument| {
                matches!(argument, GenericArgument::Type(ty)
                    if matches!(shape::bare(ty), Type::Reference(_)) && is_text(ty))
            };
            option.ident == "Option" && arguments.args.iter().any(inner)
        }),
        _ => false,
    }
}

fn arguments(decl: &Decl) -> (Vec<Argument<'_>>, Option<usize>) {
    let (mut all, mut fixed) = (Vec::new(), None);
    for parameter in check::parameters(decl) {
        let Some(name) = parameter.name() else { continue };
        if parameter.attrs.iter().any(|attr| attr.path().is_ident("variadic")) {
            fixed = fixed.or(Some(all.len()));
        }
        let element = match shape::bare(&parameter.ty) {
            Type::Reference(reference) => match shape::bare(&reference.elem) {
                Type::Slice(slice) => Some((&*slice.elem, reference.mutability.is_some())),
                _ => None,
            },
            _ => None,
        };
        let length = parameter.attrs.iter().find(|attr| check::is_length(attr));
        match (element, length.and_then(check::length)) {
            (Some((element, is_mut)), Some(ty)) => {
                let address = Argument::Address(name, element, is_mut);
                let length_first = length.is_some_and(|attr| attr.path().is_ident("len_first"));
                let length = Argument::Length(name, Box::new(ty));
                let pair = if length_first { [length, address] } else { [address, length] };
                all.extend(pair);
            }
            _ => all.push(Argument::Value(name, &parameter.ty)),
        }
    }
    (all, fixed)
}

/// What callers see. In an `extern` block the words of safety are all written; a wrapper is a
/// function like others, and safe where nothing is said.
fn signature(written: &Signature, form: &Form<'_>) -> Signature {
    let mut sig = written.clone();
    let plain = Safety::Unsafe(Unsafe(sig.fn_token.span));
    sig.safety = match (sig.safety, form) {
        (Safety::Default, _) => plain,
        (Safety::Safe(_), Form::Wrapper(_)) => Safety::Default,
        (said, _) => said,
    };
    for input in &mut sig.inputs {
        if let FnArg::Typed(parameter) = input {
            parameter.attrs.clear();
        }
    }
    sig
}

/// What stands in for a function that was refused: the same signature, as far as rustc accepts it,
/// so that the callers do not turn red as well.
pub(crate) fn stub(decl: &Decl) -> TokenStream {
    let Decl { attrs, vis, sig, .. } = decl;
    let attrs = attrs.iter().filter(|attr| attr.path().is_ident("cfg"));
    let mut sig = stub::signature(sig);
    sig.safety = match sig.safety {
        Safety::Safe(_) => Safety::Default,
        _ => Safety::Unsafe(Unsafe(sig.fn_token.span)),
    };
    let typed = sig.inputs.into_iter().filter(|input| matches!(input, FnArg::Typed(_)));
    sig.inputs = typed.collect();
    quote! {
        #(#attrs)*
        #[allow(dead_code, non_snake_case, clippy::all, clippy::pedantic, missing_docs)]
        #vis #sig { loop {} }
    }
}

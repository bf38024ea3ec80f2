//! A checked declaration to a [`Function`]: the foreign function itself where all its types are C types, otherwise a
//! wrapper that converts.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote};
use syn::{
    Attribute, GenericArgument, Ident, Lifetime, LitStr, PathArguments, ReturnType, Type,
    Visibility, ext::IdentExt, token::Unsafe,
};

use super::{
    ast::Decl,
    attributes, check,
    failure::{Condition, Failure},
    library::Library,
    result,
};
use crate::{
    signature::{FnArg, Safety, Signature},
    syscall::{shape, stub},
};

/// Everything that `emit` needs for one function.
pub(crate) struct Function<'a> {
    pub(crate) attrs: &'a [Attribute],
    /// The end of its documentation.
    pub(crate) docs: Vec<TokenStream>,
    pub(crate) vis: &'a Visibility,
    /// The signature for callers.
    pub(crate) sig: Signature,
    /// The declaration as written.
    pub(crate) written: &'a Signature,
    /// Where the declaration ends.
    pub(crate) end: Span,
    /// The span of the word `safe`, if present.
    pub(crate) claim: Option<Span>,
    /// Its names in the library.
    pub(crate) symbols: Vec<Symbol>,
    pub(crate) form: Form<'a>,
}

/// A name in the library, and the targets on which it applies.
pub(crate) struct Symbol {
    pub(crate) name: LitStr,
    /// A `cfg` predicate; absent if there is only one name.
    pub(crate) condition: Option<TokenStream>,
}

impl Symbol {
    /// An attribute under that condition.
    pub(crate) fn attribute(&self, content: &TokenStream) -> TokenStream {
        match &self.condition {
            None => quote!(#[#content]),
            Some(condition) => quote!(#[cfg_attr(#condition, #content)]),
        }
    }
}

/// Whether the foreign function itself is declared, or a wrapper around it.
pub(crate) enum Form<'a> {
    Foreign,
    Wrapper(Wrapper<'a>),
}

/// What a wrapper does.
pub(crate) struct Wrapper<'a> {
    pub(crate) arguments: Vec<Argument<'a>>,
    /// The number of arguments before `…` in C's prototype; `None` if it is not variadic.
    pub(crate) fixed: Option<usize>,
    pub(crate) outcome: Outcome<'a>,
}

/// One argument of the C function.
pub(crate) enum Argument<'a> {
    /// A parameter, converted.
    Value(&'a Ident, &'a Type),
    /// The address of a slice.
    Address(&'a Ident, Slice<'a>),
    /// The length of a slice, as this type.
    Length(&'a Ident, Box<Type>),
}

/// A reference to a slice, as spelled.
pub(crate) struct Slice<'a> {
    pub(crate) lifetime: Option<&'a Lifetime>,
    pub(crate) element: &'a Type,
    /// Whether the function may write there.
    pub(crate) is_mut: bool,
}

/// How the return value is handled.
pub(crate) enum Outcome<'a> {
    /// It is returned as it is.
    Given(&'a ReturnType),
    /// It is tested, and converted to the first type, or the error to the second.
    Tested(&'a Failure, &'a Type, Option<&'a Type>),
}

/// Plans one function.
pub(crate) fn function<'a>(
    library: &Library,
    decl: &'a Decl,
    failure: Option<&'a Failure>,
) -> Function<'a> {
    let symbols = symbols(decl);
    let docs = docs(library, &symbols, failure);
    let form = form(decl, failure);
    Function {
        attrs: &decl.attrs,
        docs,
        vis: &decl.vis,
        sig: signature(&decl.sig, &form),
        written: &decl.sig,
        end: decl.end,
        claim: match &decl.sig.safety {
            Safety::Safe(word) => Some(word.span),
            _ => None,
        },
        symbols,
        form,
    }
}

/// Exactly one of the names applies on each target: the first whose `cfg_attr` is active.
fn symbols(decl: &Decl) -> Vec<Symbol> {
    let ident = &decl.sig.ident;
    let mut usual = LitStr::new(&ident.unraw().to_string(), ident.span());
    let (mut all, mut others) = (Vec::new(), Vec::new());
    for single in &decl.link_names {
        let Some(name) = single.string() else { continue };
        let Some(predicate) = single.predicate() else {
            usual = name;
            continue;
        };
        let condition = match others.as_slice() {
            [] => predicate.clone(),
            others => quote!(all(#predicate, not(any(#(#others),*)))),
        };
        all.push(Symbol { name, condition: Some(condition) });
        others.push(predicate);
    }
    let condition = (!others.is_empty()).then(|| quote!(not(any(#(#others),*))));
    all.push(Symbol { name: usual, condition });
    all
}

fn docs(library: &Library, symbols: &[Symbol], failure: Option<&Failure>) -> Vec<TokenStream> {
    let (file, system) = (library.file(), library.system.title());
    let mut lines = vec![String::new()];
    if let Some(failure) = failure {
        let reason = library.system.reason();
        let value = match &failure.condition {
            Condition::Zero => "0".into(),
            Condition::Null => "null".into(),
            Condition::InvalidHandle => "`INVALID_HANDLE_VALUE`".into(),
            Condition::MinusOne => "-1".into(),
            Condition::Eq(value) => format!("`{}`", value.to_token_stream()),
            Condition::Code => "a code other than 0".into(),
            Condition::Severity => "a status that is not a success".into(),
        };
        let error = match &failure.condition {
            Condition::Code => "that code",
            Condition::Severity => "that status",
            _ => reason,
        };
        lines.push("# Errors".into());
        lines.push(String::new());
        lines.push(format!("If the function returns {value}; the error is {error}."));
        lines.push(String::new());
    }
    lines.push("# Availability".into());
    lines.push(String::new());
    let mut docs = Vec::new();
    for line in lines {
        docs.push(quote!(#[doc = #line]));
    }
    for symbol in symbols {
        let line = format!(
            "`{}` of `{file}`: {system} only. On other systems the declaration is checked, but not \
             linked.",
            symbol.name.value()
        );
        docs.push(symbol.attribute(&quote!(doc = #line)));
    }
    docs
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

/// Whether a type is spelled as a reference that is wider than an address.
fn is_wide(ty: &Type) -> bool {
    shape::slice(ty).is_some() || shape::is_text(ty)
}

/// The type that is checked in place of `ty`: function pointers, also in an `Option`, lose their parameters and
/// return type. No trait can be implemented for function pointers with higher-ranked lifetimes such as `fn(&T)`; the
/// rest of the type is still checked.
pub(crate) fn checked(ty: &Type) -> Type {
    let mut ty = shape::bare(ty).clone();
    match &mut ty {
        Type::FnPtr(pointer) if pointer.abi.is_some() => {
            pointer.lifetimes = None;
            pointer.inputs.clear();
            pointer.variadic = None;
            pointer.output = ReturnType::Default;
        }
        Type::Path(path) => {
            let segments = path.path.segments.iter_mut();
            for arguments in segments.map(|segment| &mut segment.arguments) {
                let PathArguments::AngleBracketed(arguments) = arguments else { continue };
                for argument in &mut arguments.args {
                    if let GenericArgument::Type(inner) = argument {
                        *inner = checked(inner);
                    }
                }
            }
        }
        _ => {}
    }
    ty
}

/// Whether a type contains a function pointer type.
pub(crate) fn has_function(ty: &Type) -> bool {
    match shape::bare(ty) {
        Type::FnPtr(_) => true,
        Type::Path(path) => path.path.segments.iter().any(|segment| match &segment.arguments {
            PathArguments::AngleBracketed(arguments) => arguments.args.iter().any(
                |argument| matches!(argument, GenericArgument::Type(inner) if has_function(inner)),
            ),
            _ => false,
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
        let slice = match shape::bare(&parameter.ty) {
            Type::Reference(reference) => match shape::bare(&reference.elem) {
                Type::Slice(slice) => Some(Slice {
                    lifetime: reference.lifetime.as_ref(),
                    element: &slice.elem,
                    is_mut: reference.mutability.is_some(),
                }),
                _ => None,
            },
            _ => None,
        };
        let length = parameter.attrs.iter().find(|attr| check::is_length(attr));
        match (slice, length.and_then(check::length)) {
            (Some(slice), Some(ty)) => {
                let address = Argument::Address(name, slice);
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

/// The signature for callers. In an `extern` block safety is always explicit; a wrapper is an ordinary function,
/// which is safe without a keyword.
fn signature(written: &Signature, form: &Form<'_>) -> Signature {
    let mut sig = written.clone();
    let plain = Safety::Unsafe(Unsafe(sig.fn_token.span));
    sig.safety = match (sig.safety, form) {
        (Safety::Default, _) => plain,
        (Safety::Safe(_), Form::Wrapper(_)) => Safety::Default,
        (said, _) => said,
    };
    for input in sig.inputs_mut() {
        if let FnArg::Typed(parameter) = input {
            parameter
                .attrs
                .retain(|attr| attributes::singles(attr).iter().all(attributes::is_lint));
        }
    }
    sig
}

/// The replacement for a function with errors: the same signature as far as rustc accepts it, so that its callers
/// cause no further errors.
pub(crate) fn stub(decl: &Decl) -> TokenStream {
    let Decl { attrs, vis, sig, .. } = decl;
    let cfgs = attributes::conditions(attrs);
    let mut sig = stub::signature(sig);
    sig.safety = match sig.safety {
        Safety::Safe(_) => Safety::Default,
        _ => Safety::Unsafe(Unsafe(sig.fn_token.span)),
    };
    sig.inputs_mut().retain(|input| matches!(input, FnArg::Typed(_)));
    quote! {
        #cfgs
        #vis #sig { loop {} }
    }
}

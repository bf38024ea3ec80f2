//! The conversion of the return value.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{Type, spanned::Spanned};

use super::{
    Item, Ret, local,
    tokens::{Function, Method, moved},
};
use crate::{
    kernel::plan::Convention,
    syscall::{
        lower::{Call, Entry, Return, Runtime},
        os::{Kind, Os},
        shape,
    },
};

/// A trait that converts the return value, by its path, and its function.
type Converter = (&'static [&'static str], &'static str);

/// Converts two results.
const PAIR: Converter = (&["__private", "FromPair"], "from_pair");

/// Converts the return value of a call that returns 0 on success.
const ZERO: Converter = (&["FromKernel"], "from_zero");

/// Converts an offset that the kernel writes to memory.
const OFFSET: Converter = (&["__private", "FromWide"], "from_written");

/// Converts a word that is wider than a pointer.
const WIDE: Converter = (&["__private", "FromWide"], "from_wide");

/// Converts the return value of a kernel.
fn converter(kind: Kind) -> Converter {
    match kind {
        Kind::Unix => (&["FromKernel"], "from_kernel"),
        Kind::Nt => (&["windows", "nt", "FromStatus"], "from_status"),
    }
}

/// The return value, converted.
#[derive(Clone, Copy)]
pub(crate) struct Returned<'a> {
    runtime: Runtime<'a>,
    kind: Kind,
    /// The declared type, if there is one.
    pub(super) ty: Option<&'a Type>,
    ret: &'a Ret,
    call: &'a Call<'a>,
    /// Whether success is exactly 0.
    is_zero: bool,
}

impl<'a> Returned<'a> {
    /// How the return value is converted.
    pub(crate) fn of(call: &'a Call<'a>, entry: &Entry<'_>, ret: &'a Ret) -> Option<Self> {
        let kind = entry.os.map_or(Kind::Unix, Os::kind);
        let (ty, is_zero) = match &call.returned {
            Return::Value(ty) | Return::Pair(ty) => (Some(*ty), entry.facts.zero),
            // The value is used, since a custom entry can be safe and an `unsafe` block without unsafe operations
            // causes a warning.
            Return::Ignored | Return::Never if entry.stores => (None, false),
            Return::Ignored | Return::Never => return None,
        };
        Some(Self { runtime: call.runtime, kind, ty, ret, call, is_zero })
    }
}

/// Whether a type is spelled as a `Result`.
fn is_result(ty: &Type) -> bool {
    shape::last_word(ty).is_some_and(|word| word == "Result")
}

impl ToTokens for Returned<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Self { runtime, kind, ty, ret, call, is_zero } = *self;
        let Some(ty) = ty else {
            let ignored = Item(runtime, &["__private", "ignored"]);
            tokens.extend(quote!(#ignored(#ret);));
            return;
        };
        if call.out.is_some() {
            let memory = local("__out");
            let function = if is_zero { "from_zero" } else { "from_out" };
            let from_out = Method(runtime, ty, &["__private", "FromOut"], function);
            // A single span, so that errors in the type are reported once.
            let (mut converted, returned) = (TokenStream::new(), quote!(&#ret, &#memory));
            let at = match call.result {
                None => {
                    from_out.call(returned, &mut converted);
                    ty.span()
                }
                Some(result) => {
                    let path = ["__private", "FromOut"];
                    Function(runtime, &path, function, result.span())
                        .call(returned, &mut converted);
                    result.span()
                }
            };
            return tokens.extend(moved(converted, at));
        }
        let written = matches!(ret.convention, Convention::Written).then(|| local("__result"));
        let returned = match written {
            Some(written) => quote!(#ret, #written),
            None => ret.to_token_stream(),
        };
        let (path, function) = match call.returned {
            Return::Pair(_) => PAIR,
            _ if matches!(ret.convention, Convention::Written) => OFFSET,
            _ if matches!(ret.convention, Convention::WideResult) => WIDE,
            _ if is_zero => ZERO,
            _ => converter(kind),
        };
        match call.result {
            // Passed by reference: only a `Result` is, since for other types that would be one more function in a
            // debug build.
            None if path == converter(Kind::Unix).0 && is_result(ty) => {
                let at = if is_zero { "from_zero_at" } else { "from_kernel_at" };
                Method(runtime, ty, path, at).call(quote!(&#returned), tokens);
            }
            None => Method(runtime, ty, path, function).call(returned, tokens),
            // The type follows from the parameter of that function.
            Some(result) => {
                let (mut converted, at) = (TokenStream::new(), result.span());
                Function(runtime, path, function, at).call(returned, &mut converted);
                tokens.extend(moved(converted, at));
            }
        }
    }
}

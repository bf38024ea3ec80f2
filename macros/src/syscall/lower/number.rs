//! The number of a call, and the name that the kernel has for it.

use proc_macro2::Span;
use syn::{Expr, Ident, ext::IdentExt};

use super::{Number, ReliedOn};
use crate::{
    kernel,
    syscall::{
        ast::Decl,
        os::{Kind, Os},
        shape, vdso,
    },
};

pub(super) fn number(decl: &Decl, os: Option<Os>) -> Number<'_> {
    let Some(nr) = &decl.keys.nr else {
        let (name, span) = match &decl.keys.name {
            Some(name) => (constant(name.value()), name.span()),
            None => (number_name(&decl.sig.ident), decl.sig.ident.span()),
        };
        return Number::Named(os.map(Os::name), identifier(&name, span, &decl.sig.ident));
    };
    if os.is_some_and(|os| os.kind() == Kind::Nt) {
        return Number::AtRunTime(nr);
    }
    let expression = shape::bare_expression(nr);
    match expression {
        Expr::Path(path) => match path.path.segments.last() {
            Some(last) => Number::Constant(expression, last.ident.span()),
            None => Number::Expression(expression),
        },
        Expr::Lit(_) => Number::Literal(expression),
        _ => Number::Expression(expression),
    }
}

/// The call that a declaration names and, if the expansion does not rely on its memory, the 32-bit versions that its constant may
/// stand for on some ABIs: a program's `SYS_GETUID` is `SYS_GETUID32` on x86.
pub(super) fn relied_on(decl: &Decl, relies_on_memory: bool) -> Vec<ReliedOn> {
    let Some(name) = kernel_name(decl) else { return Vec::new() };
    let wider = match kernel::call(&name) {
        Some(call) if !relies_on_memory => call.wider(),
        _ => Vec::new(),
    };
    let wider = wider.into_iter().filter(|(call, _)| call.no_user_memory());
    let wider = wider.map(|(call, on)| (call.name.to_owned(), Some(on)));
    let named = |(name, on): (String, _)| ReliedOn {
        constant: Ident::new(&constant(&name), Span::call_site()),
        on,
    };
    [(name, None)].into_iter().chain(wider).map(named).collect()
}

/// An identifier of that name. If `check` has refused it, `other` is used instead.
fn identifier(name: &str, span: Span, other: &Ident) -> Ident {
    let is_plain = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
    // A fast path for the usual names: parsing with syn is slow.
    if name.starts_with("SYS_") && name.as_bytes().iter().all(is_plain) {
        return Ident::new(name, span);
    }
    let mut name = syn::parse_str::<Ident>(name).unwrap_or_else(|_| other.clone());
    name.set_span(span);
    name
}

/// The kernel's name of the call, if the declaration contains it: from `name`, from the constant of `nr`, from the
/// name of the function, or from the symbol of `vdso` if the number is not a name.
pub(crate) fn kernel_name(decl: &Decl) -> Option<String> {
    let constant = match (&decl.keys.nr, &decl.keys.name) {
        (_, Some(name)) => return Some(name.value().to_owned()),
        (None, None) => return Some(decl.sig.ident.unraw().to_string()),
        (Some(nr), None) => match shape::bare_expression(nr) {
            Expr::Path(path) => path.path.segments.last()?.ident.to_string(),
            _ => return vdso::named_call(decl),
        },
    };
    match constant.strip_prefix("SYS_") {
        Some(name) => Some(name.to_lowercase()),
        None => vdso::named_call(decl),
    }
}

/// The name of the number constant if `nr` is left out: `SYS_GETPID` for `getpid`.
pub(crate) fn number_name(function: &Ident) -> String {
    constant(&function.unraw().to_string())
}

/// The name of the number constant of a call.
pub(crate) fn constant(call: &str) -> String {
    format!("SYS_{}", call.to_uppercase())
}

//! The key `out`: which entries of `args` are the memory of the result, and how much of it the kernel writes.

use quote::ToTokens;
use syn::{Expr, ExprField, ReturnType};

use super::{Out, Sizes, is_name, kernel_name};
use crate::{
    kernel::{self, rules::Rule},
    signature::Parameter,
    syscall::{ast::Decl, conform, shape},
};

/// Whether an entry is `out`. The caller has looked for a parameter of that name.
pub(crate) fn is_out(entry: &Expr) -> bool {
    matches!(entry, Expr::Path(path)
        if path.qself.is_none() && path.attrs.is_empty() && path.path.is_ident("out"))
}

/// An entry that is a field of `out`, or a field of one.
pub(crate) fn part_of_out(entry: &Expr) -> Option<&ExprField> {
    match entry {
        Expr::Field(field) if field.attrs.is_empty() => {
            (is_out(&field.base) || part_of_out(&field.base).is_some()).then_some(field)
        }
        _ => None,
    }
}

/// Whether an entry is `out` or a field of it.
pub(crate) fn is_of_out(entry: &Expr) -> bool {
    is_out(entry) || part_of_out(entry).is_some()
}

/// Whether the kernel writes the result of a declaration.
pub(crate) fn writes_out(decl: &Decl) -> bool {
    decl.keys.entries().iter().any(is_of_out) && !has_parameter_out(decl)
}

/// Whether `out` is a parameter, and therefore not the result.
pub(crate) fn has_parameter_out(decl: &Decl) -> bool {
    decl.sig.parameters().any(|parameter| parameter.name().is_some_and(|name| name == "out"))
}

/// The memory of `out`. Its address is word `at`, unless only addresses of its fields are passed.
pub(super) fn memory<'a>(decl: &'a Decl, bindings: &[&Expr], at: Option<usize>) -> Option<Out<'a>> {
    let ReturnType::Type(_, ty) = &decl.sig.output else { return None };
    let name = bindings.iter().find_map(|binding| shape::find("out", binding.to_token_stream()));
    let call = at.and_then(|at| Some((known_memory(decl)?, at)));
    // Passing a field may create a reference to all of the memory, which then has to be initialised.
    let has_parts = decl.keys.entries().iter().any(|entry| part_of_out(entry).is_some());
    let filled = call.as_ref().filter(|_| !has_parts && is_numbered(decl));
    let filled = filled.map(|(call, at)| bits(kernel::filled_bytes(call, *at)));
    let written = call.as_ref().map(|(call, at)| written_bytes(decl, call, *at));
    let (filled, written) = (filled.unwrap_or_default(), written.unwrap_or_default());
    Some(Out { ty, name, filled, written, initial: decl.keys.out.as_ref() })
}

/// Whether the call certainly has the number of its name: a user's constant is checked against the table.
fn is_numbered(decl: &Decl) -> bool {
    let is_checked = |rule| conform::is_checked(decl, rule);
    decl.keys.nr.is_none() || is_checked(Rule::Number) && is_checked(Rule::Target)
}

/// The number of bytes that the kernel may write through this word, with the bit masks of ABIs.
pub(super) fn written_bytes(decl: &Decl, call: &str, at: usize) -> Sizes {
    bits(kernel::written_bytes(call, at, &|at| number_at(decl, at)))
}

/// The value of a word of `args` that is a number literal.
fn number_at(decl: &Decl, at: usize) -> Option<u32> {
    let is_slice = |entry: &Expr| {
        let is_it = |one: &Parameter| {
            one.name().is_some_and(|name| is_name(entry, name)) && shape::slice(&one.ty).is_some()
        };
        decl.sig.parameters().any(is_it)
    };
    let mut word = 0;
    for entry in decl.keys.entries() {
        if word == at {
            return shape::number(entry);
        }
        word += if is_slice(entry) { 2 } else { 1 };
    }
    None
}

fn bits(sizes: Vec<(u32, kernel::Abis)>) -> Sizes {
    sizes.into_iter().map(|(bytes, on)| (bytes, on.bits())).collect()
}

/// The name of the call, if the table has facts about the memory that it writes.
pub(super) fn known_memory(decl: &Decl) -> Option<String> {
    // The tables of other systems do not have these facts.
    let is_linux =
        matches!(&decl.keys.os, Some(systems) if systems.iter().all(|os| os.value() == "linux"));
    let is_known = is_linux
        && decl.keys.abi.is_none()
        && decl.keys.unchecked.as_ref().is_none_or(|unchecked| unchecked.rules.is_some());
    kernel_name(decl).filter(|_| is_known)
}

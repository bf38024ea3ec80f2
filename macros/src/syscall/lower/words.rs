//! The words of a declaration: its parameters, or the entries of `args`.

use quote::ToTokens;
use syn::{Expr, Ident, Lit, Type, spanned::Spanned};

use super::{
    Mutability, Part, Plan, Pointee, Word, is_out,
    out::{known_memory, written_bytes},
    part_of_out,
};
use crate::{
    signature::Parameter,
    syscall::{
        ast::{Args, Decl},
        shape,
    },
};

/// Determines the words.
pub(crate) fn plan(decl: &Decl) -> Plan<'_> {
    let mut bindings = Vec::new();
    let words = match &decl.keys.args {
        None => parameters(decl),
        Some(args) => written(decl, args, &mut bindings),
    };
    Plan { words, bindings }
}

/// The words of a declaration without `args`, each with its source tokens.
fn parameters(decl: &Decl) -> Vec<(&dyn ToTokens, Word<'_>)> {
    let mut words = Vec::new();
    for parameter in decl.sig.parameters() {
        if let Some(name) = parameter.name() {
            push(&mut words, parameter, name, &parameter.ty);
        }
    }
    words
}

/// The word of a parameter, or both words of a slice.
fn push<'a>(
    words: &mut Vec<(&'a dyn ToTokens, Word<'a>)>,
    written: &'a dyn ToTokens,
    name: &'a Ident,
    ty: &'a Type,
) {
    if let Some((slice, is_mut)) = shape::slice(ty) {
        let mutability = if is_mut { Mutability::Mut } else { Mutability::Const };
        words.push((written, Word::Address(name, slice, mutability)));
        words.push((written, Word::Elements(name, slice)));
        return;
    }
    let word = match shape::referent(ty) {
        Some((referent @ Type::Path(_), conversion))
            if !shape::has_plain_name(referent)
                && shape::argument(referent, "Option").is_none() =>
        {
            Word::Reference(name, referent, conversion)
        }
        _ => Word::Value(name, ty),
    };
    words.push((written, word));
}

/// The words of `args(…)`.
fn written<'a>(
    decl: &'a Decl,
    args: &'a Args,
    bindings: &mut Vec<&'a Expr>,
) -> Vec<(&'a dyn ToTokens, Word<'a>)> {
    let mut words: Vec<(&dyn ToTokens, Word<'_>)> = Vec::new();
    for entry in &args.entries {
        let mut parameters = decl.sig.parameters();
        let parameter =
            parameters.find(|parameter| parameter.name().is_some_and(|name| is_name(entry, name)));
        if let Some(parameter) = parameter {
            if let Some(name) = parameter.name() {
                push(&mut words, entry, name, &parameter.ty);
            }
        } else if is_out(entry) {
            words.push((entry, Word::Out));
        } else if let Some(field) = part_of_out(entry) {
            let written = known_memory(decl).map(|call| written_bytes(decl, &call, words.len()));
            let written = written.unwrap_or_default();
            words.push((entry, Word::OutPart(Part { field, written })));
        } else if is_number(entry) {
            words.push((entry, Word::Literal(entry)));
        } else {
            words.push((entry, Word::Bound(bindings.len(), entry.span())));
            bindings.push(entry);
        }
    }
    words
}

/// Whether a parameter is passed as a word itself.
pub(crate) fn crosses(decl: &Decl, name: &Ident) -> bool {
    match &decl.keys.args {
        None => true,
        Some(args) => args.entries.iter().any(|entry| is_name(entry, name)),
    }
}

/// Whether an entry is just this name.
pub(crate) fn is_name(entry: &Expr, name: &Ident) -> bool {
    matches!(entry, Expr::Path(path)
        if path.qself.is_none() && path.attrs.is_empty() && path.path.is_ident(name))
}

/// Whether an entry is a number, which may be inside `unsafe`.
fn is_number(entry: &Expr) -> bool {
    match shape::bare_expression(entry) {
        Expr::Lit(literal) => matches!(literal.lit, Lit::Int(_)),
        Expr::Unary(unary) => {
            matches!(unary.op, syn::UnOp::Neg(_)) && matches!(&*unary.expr, Expr::Lit(_))
        }
        _ => false,
    }
}

/// The types that the parameters point to, where the kernel might not find a valid value there: wide pointers, and
/// elements of slices that own something.
pub(super) fn pointees(decl: &Decl) -> Vec<Pointee> {
    let pointee = |parameter: &Parameter| {
        let ty = &parameter.ty;
        if !parameter.name().is_some_and(|name| crosses(decl, name)) {
            return None;
        }
        if let Some((slice, _)) = shape::slice(ty) {
            let Type::Slice(slice) = slice else { return None };
            if shape::has_plain_name(&slice.elem) {
                return None;
            }
            return Some(Pointee { ty: shape::outside_of_function(&slice.elem)?, is_slice: true });
        }
        let (referent, _) = shape::referent(ty)?;
        let is_pointer = matches!(referent, Type::Reference(_) | Type::Ptr(_))
            || shape::argument(referent, "Option").is_some();
        if !is_pointer {
            return None;
        }
        Some(Pointee { ty: shape::outside_of_function(referent)?, is_slice: false })
    };
    decl.sig.parameters().filter_map(pointee).collect()
}

//! What the spelling of an expression in `args(…)` says. What it does not say is left to the type system (`shapes/expression.rs`).

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Expr, ExprMethodCall, ExprPath, Lit, Type, UnOp};

use super::{extent, is_plain, of};
use crate::{
    kernel::rules::{Behind, Bits, Given, Word},
    syscall::{ast::Decl, lower, shape},
};

/// An expression as a word.
pub(super) fn word(decl: &Decl, written: &dyn ToTokens, expression: &Expr) -> Word {
    let text = super::written::written(written.to_token_stream());
    let constants = constants(expression).unwrap_or_default();
    if matches!(constants.as_slice(), [zero] if zero == "0") {
        return Word { text, given: Given::Zero, constants: Vec::new(), spelled: None };
    }
    let spelled = spelled(decl, expression);
    // A cast proves as little as the parameter by itself.
    let is_cast_of_plain = parameter_in_casts(decl, expression)
        .is_some_and(|ty| matches!(of(ty), Given::Integer(_) | Given::Pointer { raw: true, .. }));
    match spelled {
        Some(given) if is_cast_of_plain => Word { text, given, constants, spelled: None },
        _ => Word { text, given: Given::Unknown, constants, spelled },
    }
}

/// The type of the parameter that an expression is, but for parentheses and casts.
pub(crate) fn parameter_in_casts<'a>(decl: &'a Decl, expression: &Expr) -> Option<&'a Type> {
    match shape::bare_expression(expression) {
        Expr::Cast(cast) => parameter_in_casts(decl, &cast.expr),
        other => parameter(decl, other),
    }
}

/// The type of the parameter that an expression names.
pub(crate) fn parameter<'a>(decl: &'a Decl, expression: &Expr) -> Option<&'a Type> {
    let mut parameters = decl.sig.parameters();
    let is_it = |name| lower::is_name(expression, name);
    parameters.find(|one| one.name().is_some_and(is_it)).map(|one| &one.ty)
}

/// What is known of the type of an expression by its spelling.
fn spelled(decl: &Decl, expression: &Expr) -> Option<Given> {
    let known = |given| Some(given).filter(|given| !matches!(given, Given::Unknown));
    match shape::bare_expression(expression) {
        Expr::Lit(literal) => match &literal.lit {
            Lit::Int(integer) => Some(Given::Integer(match integer.suffix() {
                "usize" | "isize" => Bits::Pointer,
                "u64" | "i64" => Bits::Fixed(64),
                _ => Bits::Fixed(32),
            })),
            _ => None,
        },
        Expr::Unary(unary) if matches!(unary.op, UnOp::Neg(_)) => match &*unary.expr {
            number @ Expr::Lit(_) => spelled(decl, number),
            _ => None,
        },
        Expr::Cast(cast) => known(of(&cast.ty)),
        Expr::Call(call) => match shape::bare_expression(&call.func) {
            Expr::Path(path) => is_size(path).then_some(Given::Length),
            _ => None,
        },
        Expr::MethodCall(call) if call.args.is_empty() => method(decl, call),
        Expr::Reference(reference) => {
            let ty = parameter(decl, shape::bare_expression(&reference.expr))?;
            let behind = Behind::Value(extent(ty)?);
            let writable = Some(reference.mutability.is_some());
            Some(Given::Pointer { writable, raw: false, behind })
        }
        other => known(of(parameter(decl, other)?)),
    }
}

/// `groups.len()`, `groups.as_ptr()`, `buffer.as_mut_ptr()`.
fn method(decl: &Decl, call: &ExprMethodCall) -> Option<Given> {
    let is_mut = match call.method.to_string().as_str() {
        "len" => return Some(Given::Length),
        "as_ptr" => false,
        "as_mut_ptr" => true,
        _ => return None,
    };
    let Type::Reference(reference) = shape::bare(parameter(decl, &call.receiver)?) else {
        return None;
    };
    let element = match shape::bare(&reference.elem) {
        Type::Slice(slice) => &*slice.elem,
        Type::Array(array) => &*array.elem,
        _ => return None,
    };
    let writable = if is_mut { Some(true) } else { is_plain(element).then_some(false) };
    let behind = extent(element).map_or(Behind::Unknown, Behind::Elements);
    Some(Given::Pointer { writable, raw: false, behind })
}

/// `size_of::<T>`, `mem::size_of_val`.
fn is_size(path: &ExprPath) -> bool {
    let last = path.path.segments.last();
    last.is_some_and(|last| ["size_of", "size_of_val"].iter().any(|name| last.ident == name))
}

/// The constants that an expression is made of, where it is made of nothing else.
fn constants(expression: &Expr) -> Option<Vec<String>> {
    match shape::bare_expression(expression) {
        Expr::Lit(literal) => match &literal.lit {
            Lit::Int(integer) => Some(vec![integer.base10_digits().to_owned()]),
            _ => None,
        },
        Expr::Unary(unary) if matches!(unary.op, UnOp::Neg(_)) => {
            match constants(&unary.expr)?.as_slice() {
                [one] if one.starts_with(|first: char| first.is_ascii_digit()) => {
                    Some(vec![format!("-{one}")])
                }
                _ => None,
            }
        }
        Expr::Binary(binary) if matches!(binary.op, syn::BinOp::BitOr(_)) => {
            let mut all = constants(&binary.left)?;
            all.extend(constants(&binary.right)?);
            Some(all)
        }
        Expr::Cast(cast) => constants(&cast.expr),
        Expr::Call(call) => match shape::bare_expression(&call.func) {
            Expr::Path(path) => is_null(path).then(|| vec!["null".to_owned()]),
            _ => None,
        },
        Expr::Path(path) if is_null(path) => Some(vec!["null".to_owned()]),
        Expr::Path(path) => constant(path).map(|name| vec![name]),
        _ => None,
    }
}

/// `None`, `null()`, `ptr::null_mut::<T>()`.
fn is_null(path: &ExprPath) -> bool {
    let last = path.path.segments.last();
    last.is_some_and(|last| ["None", "null", "null_mut"].iter().any(|name| last.ident == name))
}

/// A constant of C's, by its name: not one that belongs to a type.
fn constant(path: &ExprPath) -> Option<String> {
    let mut segments = path.path.segments.iter().rev();
    let name = segments.next()?.ident.to_string();
    let is_c = name.contains('_') && !name.contains(|letter: char| letter.is_ascii_lowercase());
    let of_type = |word: &str| word.starts_with(|first: char| first.is_ascii_uppercase());
    let is_associated = segments.next().is_some_and(|segment| of_type(&segment.ident.to_string()));
    (is_c && path.qself.is_none() && !is_associated).then_some(name)
}

/// Whether an expression is made of constants and operators alone. A parameter by itself is no expression.
pub(crate) fn is_fixed(expression: &Expr) -> bool {
    match shape::bare_expression(expression) {
        Expr::Lit(_) => true,
        Expr::Path(path) => {
            let last = path.path.segments.last().map(|last| last.ident.to_string());
            last.is_some_and(|last| !last.contains(|letter: char| letter.is_ascii_lowercase()))
        }
        Expr::Cast(cast) => is_fixed(&cast.expr),
        Expr::Unary(unary) => is_fixed(&unary.expr),
        Expr::Binary(both) => is_fixed(&both.left) && is_fixed(&both.right),
        _ => false,
    }
}

/// Whether an expression may take one of several values by a condition: integers in it may be literals that the kernel gets whole.
pub(crate) fn branches(expression: &Expr) -> bool {
    ["if", "match"].iter().any(|word| shape::mentions(word, expression.to_token_stream()))
}

/// Whether an expression can stand in a closure of its own: not where it leaves the function, or may do so in a macro.
pub(crate) fn stands_alone(expression: &Expr) -> bool {
    !leaves(expression.to_token_stream())
}

fn leaves(tokens: TokenStream) -> bool {
    const WORDS: [&str; 7] = ["return", "break", "continue", "await", "yield", "for", "become"];
    // The words of a path.
    let mut path: Vec<String> = Vec::new();
    tokens.into_iter().any(|token| match token {
        TokenTree::Punct(punct) => match punct.as_char() {
            ':' => false,
            '?' => true,
            '!' if punct.spacing() == proc_macro2::Spacing::Alone && !path.is_empty() => {
                !is_plain_macro(&std::mem::take(&mut path))
            }
            _ => {
                path.clear();
                false
            }
        },
        TokenTree::Ident(word) => {
            path.push(word.to_string());
            WORDS.iter().any(|one| word == one)
        }
        TokenTree::Group(group) => {
            path.clear();
            leaves(group.stream())
        }
        TokenTree::Literal(_) => {
            path.clear();
            false
        }
    })
}

/// Whether a macro is one of these of the standard library. By a bare name it may be any other, and leave the function.
fn is_plain_macro(path: &[String]) -> bool {
    let names = ["addr_of", "addr_of_mut", "offset_of"];
    matches!(path, [first, .., last] if ["core", "std"].contains(&first.as_str()) && names.contains(&last.as_str()))
}

//! The short form of a body: a call of a runtime function that is generic over the words and the result.
//!
//! It halves the compile-time cost of the in-place form. Optimised code is the same. In debug builds each inlined
//! function stores its arguments again, so there the in-place form is used.
//!
//! If a word or the number is a user-written expression, the function takes a token as its first argument, which only
//! `unsafe` code can create. So the expression is evaluated outside of `unsafe`, and its temporaries live until the
//! call returns.

use proc_macro2::{Delimiter, Group, Literal, Span, TokenStream};
use quote::{ToTokens, TokenStreamExt, quote};
use syn::{Expr, Lit, Token, Type, spanned::Spanned};

use super::{
    emit::{self, Converted, Item, Ret, Returned, To, local},
    lower::{Abi, Arm, Call, Entry, Form, Number, Return, Word},
    os::Os,
};
use crate::{
    kernel::{plan::Convention, registers::Register},
    text::path_separator,
};

/// The most words that these functions take.
const MOST_WORDS: usize = 6;

/// Whether a runtime function can make this call.
pub(super) fn is_possible(call: &Call<'_>, entry: &Entry<'_>) -> bool {
    let is_ours = entry.os == Some(Os::Linux) && matches!(entry.abi, Abi::Ours(_));
    // A name for the memory borrows what the kernel is about to write.
    let is_named = call.out.as_ref().is_some_and(|out| out.name.is_some());
    call.form == Form::Called
        && is_ours
        && !is_named
        && call.options.is_empty()
        && !(call.retry && entry.facts.nomem)
        && !matches!(call.returned, Return::Never | Return::Pair(_))
        && !matches!(entry.nr, Number::AtRunTime(_))
        && call.words.len() + entry.zeros <= MOST_WORDS
}

/// Whether a runtime function can make this call where pointers have 64 bits: every word is one register, in
/// declaration order.
pub(super) fn is_possible_in_order(call: &Call<'_>, entry: &Entry<'_>, arm: &Arm) -> bool {
    let is_declared = |(at, register): (usize, &Register)| match *register {
        Register::Word(word) | Register::Wide(word) => word == at,
        Register::Zero => at >= call.words.len(),
        _ => false,
    };
    is_possible(call, entry)
        && arm.plan.convention == Convention::Registers
        && arm.plan.registers.len() <= MOST_WORDS
        && arm.plan.registers.iter().enumerate().all(is_declared)
}

/// Adds the call to the statements before it.
pub(super) fn call(
    call: &Call<'_>,
    entry: &Entry<'_>,
    nr: &Number<'_>,
    zeros: usize,
    body: &mut TokenStream,
) {
    let runtime = call.runtime;
    let count = call.words.len() + zeros;
    // With `out`, the word is checked together with the memory.
    let is_zero = entry.facts.zero && call.out.is_none();
    let kind = match (call.retry, entry.facts.nomem, is_zero) {
        (false, false, false) => "call",
        (false, false, true) => "zero",
        (false, true, false) => "nomem",
        (false, true, true) => "nomem_zero",
        (true, _, false) => "retry",
        (true, _, true) => "retry_zero",
    };
    let function = format!("{kind}{count}");
    let is_ours = call.bindings.is_empty() && matches!(nr, Number::Literal(_) | Number::Named(..));
    let comma = <Token![,]>::default();
    let mut arguments = TokenStream::new();
    if !is_ours {
        arguments = emit::block(call, claim(call));
        comma.to_tokens(&mut arguments);
    }
    number(call, nr, &mut arguments);
    for word in &call.words {
        comma.to_tokens(&mut arguments);
        argument(call, word, &mut arguments);
    }
    for _ in 0..zeros {
        comma.to_tokens(&mut arguments);
        arguments.append(Literal::usize_suffixed(0));
    }
    let path: &[&str] = match (call.is_known, is_ours) {
        (false, true) => &["__private", &function],
        (false, false) => &["__private", "claimed", &function],
        (true, true) => &["__private", "known", &function],
        (true, false) => &["__private", "known_claimed", &function],
    };
    let item = Item(runtime, path);
    // The only possible error in the function is its result, which must be the declared type.
    let mut called = if let Return::Value(ty) = &call.returned {
        let at = start(ty);
        emit::tokens::with_arguments(item.located(at), arguments, at)
    } else {
        let mut called = item.to_token_stream();
        called.append(Group::new(Delimiter::Parenthesis, arguments));
        called
    };
    if is_ours && call.out.is_none() {
        called = emit::block(call, called);
    }
    match (&call.out, call.result) {
        (Some(_), _) => {
            let ret = &Ret { name: Some(local("__ret")), convention: Convention::Registers };
            let mut content = <Token![let]>::default().to_token_stream();
            ret.to_tokens(&mut content);
            <Token![=]>::default().to_tokens(&mut content);
            content.extend(called);
            <Token![;]>::default().to_tokens(&mut content);
            let returned = Returned::of(call, entry, ret);
            let returned = if is_ours {
                returned.to_tokens(&mut content);
                emit::block(call, content)
            } else {
                body.extend(content);
                emit::block(call, returned.to_token_stream())
            };
            body.extend(match call.result {
                Some(path) => emit::result(call, path, returned),
                None => returned,
            });
        }
        (None, Some(path)) => body.extend(emit::result(call, path, called)),
        (None, None) => body.extend(called),
    }
}

/// The token that represents the author's promise.
fn claim(call: &Call<'_>) -> TokenStream {
    let mut claim = Item(call.runtime, &["__private", "claim"]).to_token_stream();
    claim.append(Group::new(Delimiter::Parenthesis, TokenStream::new()));
    claim
}

/// The number; `as _` casts it to the parameter type.
fn number(call: &Call<'_>, nr: &Number<'_>, tokens: &mut TokenStream) {
    let cast_at = match nr {
        Number::Literal(literal) => {
            literal.to_tokens(tokens);
            match literal {
                Expr::Lit(literal) if matches!(&literal.lit, Lit::Int(int) if int.suffix().is_empty()) =>
                {
                    return;
                }
                _ => Span::call_site(),
            }
        }
        Number::Constant(constant, end) => {
            constant.to_tokens(tokens);
            Span::call_site().located_at(*end)
        }
        Number::Named(table, name) => {
            if let Some(system) = table {
                Item(call.runtime, &[system, "nr"]).to_tokens(tokens);
                path_separator(tokens);
            }
            name.to_tokens(tokens);
            return;
        }
        nr => {
            emit::Numbered(call.runtime, nr).to_tokens(tokens);
            Span::call_site()
        }
    };
    Token![as](cast_at).to_tokens(tokens);
    Token![_](cast_at).to_tokens(tokens);
}

/// A word; the function converts it if necessary.
fn argument(call: &Call<'_>, word: &Word<'_>, tokens: &mut TokenStream) {
    match word {
        Word::Value(name, ty) => {
            // A type mismatch is reported at the type.
            let mut name = (*name).clone();
            name.set_span(name.span().located_at(start(ty)));
            name.to_tokens(tokens);
        }
        Word::Literal(number) => number.to_tokens(tokens),
        Word::Bound(index, _) if call.binds_first => emit::binding(*index).to_tokens(tokens),
        Word::Bound(index, _) => call.bindings[*index].to_tokens(tokens),
        Word::Elements(name, slice) => tokens.extend(quote!(<#slice>::len(#name))),
        word => Converted(call.runtime, word, To::Word).to_tokens(tokens),
    }
}

/// The first token of a type. `Spanned` copies all of them for it.
fn start(ty: &Type) -> Span {
    match ty {
        Type::Path(path) if path.qself.is_none() && path.path.leading_colon.is_none() => {
            path.path.segments[0].ident.span()
        }
        Type::Reference(reference) => reference.and_token.span,
        Type::Ptr(pointer) => pointer.star_token.span,
        _ => ty.span(),
    }
}

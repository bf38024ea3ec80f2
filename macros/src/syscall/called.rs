//! The short form of a body: a call of a function of the runtime that is generic over words and result.
//!
//! It costs the compiler half as much as the entry in place. Optimised code is the same; in a debug build each
//! function that is inlined stores its arguments once more, so that the entry is written in place there.
//!
//! The function takes a claim, which only `unsafe` makes. So what the author writes is evaluated outside of
//! `unsafe`, and lives until the call is done.

use proc_macro2::{Delimiter, Group, Literal, Span, TokenStream};
use quote::{ToTokens, TokenStreamExt};
use syn::{Expr, Lit, Token};

use super::{
    emit::{self, Answered, Converted, Item, Ret, local},
    lower::{Abi, Answer, Call, Entry, Form, Number, Word},
    os::Os,
};

/// The names of the functions, by number of words: what they return, and where success is exactly 0.
const PLAIN: [[&str; 7]; 2] = [
    ["call0", "call1", "call2", "call3", "call4", "call5", "call6"],
    ["zero0", "zero1", "zero2", "zero3", "zero4", "zero5", "zero6"],
];

/// The same, repeated while a signal interrupts them.
const RETRIED: [[&str; 7]; 2] = [
    ["retry0", "retry1", "retry2", "retry3", "retry4", "retry5", "retry6"],
    ["retry_zero0", "retry_zero1", "retry_zero2", "retry_zero3", "retry_zero4", "retry_zero5", "retry_zero6"],
];

/// Whether the functions of the runtime can be this call.
pub(super) fn is_possible(call: &Call<'_>, entry: &Entry<'_>) -> bool {
    let is_ours = entry.os == Some(Os::Linux) && matches!(entry.abi, Abi::Ours(_));
    // A name for the memory is one for what the kernel is about to write.
    let is_named = call.out.as_ref().is_some_and(|out| out.name.is_some());
    call.form == Form::Called
        && is_ours
        && !is_named
        && call.options.is_empty()
        && !entry.facts.nomem
        && !matches!(call.answer, Answer::Never | Answer::Pair(_))
        && !matches!(entry.nr, Number::AtRunTime(_))
        && call.words.len() + entry.zeros < PLAIN[0].len()
}

/// Adds the call to the statements before it.
pub(super) fn call(call: &Call<'_>, entry: &Entry<'_>, body: &mut TokenStream) {
    let runtime = call.runtime;
    let count = call.words.len() + entry.zeros;
    // With `out` the word is looked at together with the memory.
    let is_zero = entry.facts.zero && call.out.is_none();
    let names = if call.retry { &RETRIED } else { &PLAIN };
    let function = names[usize::from(is_zero)][count];

    let mut arguments = emit::block(call, claim(call));
    let comma = <Token![,]>::default();
    comma.to_tokens(&mut arguments);
    number(call, &entry.nr, &mut arguments);
    for word in &call.words {
        comma.to_tokens(&mut arguments);
        argument(call, word, &mut arguments);
    }
    for _ in 0..entry.zeros {
        comma.to_tokens(&mut arguments);
        arguments.append(Literal::usize_suffixed(0));
    }
    let arguments = Group::new(Delimiter::Parenthesis, arguments);
    let called = Item(runtime, &["__private", function]);
    match (&call.out, call.result) {
        (Some(_), _) => {
            let ret = local("__ret");
            <Token![let]>::default().to_tokens(body);
            ret.to_tokens(body);
            <Token![=]>::default().to_tokens(body);
            called.to_tokens(body);
            body.append(arguments);
            <Token![;]>::default().to_tokens(body);
            let ret = &Ret(Some(ret));
            let answered = Answered::of(call, entry, ret);
            body.extend(emit::block(call, answered.to_token_stream()));
        }
        (None, Some(path)) => {
            path.to_tokens(body);
            let mut word = called.to_token_stream();
            word.append(arguments);
            body.append(Group::new(Delimiter::Parenthesis, word));
        }
        (None, None) => {
            called.to_tokens(body);
            body.append(arguments);
        }
    }
}

/// What says that the author vouches for the call.
fn claim(call: &Call<'_>) -> TokenStream {
    let mut claim = Item(call.runtime, &["__private", "claim"]).to_token_stream();
    claim.append(Group::new(Delimiter::Parenthesis, TokenStream::new()));
    claim
}

/// The number: `_` is the type of the parameter.
fn number(call: &Call<'_>, nr: &Number<'_>, tokens: &mut TokenStream) {
    let cast_at = match nr {
        Number::Literal(literal) => {
            literal.to_tokens(tokens);
            match literal {
                Expr::Lit(literal) if matches!(&literal.lit, Lit::Int(int) if int.suffix().is_empty()) => return,
                _ => Span::call_site(),
            }
        }
        Number::Constant(constant, end) => {
            constant.to_tokens(tokens);
            Span::call_site().located_at(*end)
        }
        nr => return emit::Numbered(call.runtime, nr).to_tokens(tokens),
    };
    Token![as](cast_at).to_tokens(tokens);
    Token![_](cast_at).to_tokens(tokens);
}

/// A word, which the function converts if it is none yet.
fn argument(call: &Call<'_>, word: &Word<'_>, tokens: &mut TokenStream) {
    match word {
        Word::Value(name, _) => name.to_tokens(tokens),
        Word::Literal(number) => number.to_tokens(tokens),
        Word::Bound(index, _) => call.bindings[*index].to_tokens(tokens),
        word => Converted(call.runtime, word).to_tokens(tokens),
    }
}

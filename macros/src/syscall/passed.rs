//! The words of a call to tokens, for one group of targets.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::{
    emit::{Converted, Item, To, local},
    lower::{Arm, Call, Word},
};
use crate::kernel::{plan::Convention, registers::Register};

/// The words of a call.
pub(crate) struct Words {
    /// Statements before the kernel is entered.
    pub(crate) before: TokenStream,
    pub(crate) words: Vec<TokenStream>,
}

/// The words as declared.
pub(crate) fn declared(call: &Call<'_>) -> Words {
    let words = call.words.iter().map(|word| one(call, word).into_token_stream());
    Words { before: TokenStream::new(), words: words.collect() }
}

/// A word in a register of its own. Where the kernel is known not to take 64 bits, a 64-bit integer is one word on
/// every architecture.
fn one<'a>(call: &Call<'a>, word: &'a Word<'a>) -> Converted<'a> {
    Converted(call.runtime, word, if call.is_known { To::Narrow } else { To::Word })
}

/// The words of one plan. Trailing words that the declaration omits are left out for custom entries.
pub(crate) fn planned(call: &Call<'_>, arm: &Arm, is_custom: bool) -> Words {
    let mut before = TokenStream::new();
    let mut registers = &arm.plan.registers[..];
    if is_custom {
        while let [rest @ .., Register::Zero] = registers {
            registers = rest;
        }
    }
    let halves = |at: usize| local(&format!("__wide{at}"));
    for (at, word) in call.words.iter().enumerate() {
        let is_split = |register: &Register| match *register {
            Register::First(of)
            | Register::Second(of)
            | Register::Low(of)
            | Register::High(of)
            | Register::Pages(of) => of == at,
            _ => false,
        };
        if registers.iter().any(is_split) {
            let (name, value) = (halves(at), Converted(call.runtime, word, To::Wide));
            before.extend(quote!(let #name = #value;));
        }
    }
    let word = |register: &Register| {
        let part = |at: usize, part: &str| {
            let path = ["__private", "Halves", part];
            let (name, part) = (halves(at), Item(call.runtime, &path));
            quote!(#part(#name))
        };
        match *register {
            Register::Word(at) => one(call, &call.words[at]).into_token_stream(),
            Register::Wide(at) => {
                Converted(call.runtime, &call.words[at], To::Wide).into_token_stream()
            }
            Register::First(at) => part(at, "first"),
            Register::Second(at) => part(at, "second"),
            Register::Low(at) => part(at, "low"),
            Register::High(at) => part(at, "high"),
            Register::Pages(at) => part(at, "pages"),
            Register::Length(at, offset) => {
                let (offset, length) = (halves(offset), one(call, &call.words[at]));
                let of = Item(call.runtime, &["__private", "Halves", "length"]);
                quote!(#of(#offset, #length))
            }
            Register::Zero => Item(call.runtime, &["__private", "ZERO"]).into_token_stream(),
            Register::Result => {
                let (result, word) = (local("__result"), Item(call.runtime, &["abi", "Word"]));
                quote!(&raw mut #result as #word)
            }
        }
    };
    let words: Vec<TokenStream> = registers.iter().map(word).collect();
    match arm.plan.convention {
        Convention::Registers | Convention::WideResult => Words { before, words },
        Convention::Written => {
            let result = local("__result");
            before.extend(quote!(let mut #result = 0 as ::core::primitive::i64;));
            Words { before, words }
        }
        Convention::Block => {
            let (block, word) = (local("__block"), Item(call.runtime, &["abi", "Word"]));
            before.extend(quote!(let #block = [#(#words),*];));
            Words { before, words: vec![quote!(&raw const #block as #word)] }
        }
    }
}

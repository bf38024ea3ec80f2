//! `words_of!`: how a call is passed, as a constant for programs and tests.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::abi::{Abi, Abis};
use super::plan::{self, Convention, Scope};
use super::prototype::Kind;
use super::registers::{Register, Slot};
use super::row::{self, Call, System};
use super::rules::{Behind, Bits, Given, Word};
use crate::{report::Report, text::template};

/// How a call is passed on some ABIs: the name of the actual call, and its words.
pub(crate) struct Readable {
    pub(crate) on: Abis,
    pub(crate) call: &'static str,
    /// On a little-endian target.
    pub(crate) little: Vec<String>,
    /// On a big-endian target.
    pub(crate) big: Vec<String>,
}

/// How a call with all its arguments is passed, on every ABI among Rust's targets that has it.
pub(crate) fn of(call: Call) -> Vec<Readable> {
    let prototypes = call.prototypes();
    let Some(slots) = plan::arguments(call, &prototypes) else { return Vec::new() };
    let mut words = Vec::new();
    for slot in &slots {
        words.push(word(slot));
    }
    let planned = plan::plans(call, &prototypes, &words, Scope::All);
    let mut readable = Vec::new();
    if planned.each.is_empty() {
        let mut on = call.implemented() & Abis::OF_RUST;
        for refused in &planned.refused {
            on = on & !refused.on;
        }
        let [mut little, mut big] = [Vec::new(), Vec::new()];
        for slot in &slots {
            little.push(slot.name.to_owned());
            big.push(slot.name.to_owned());
        }
        readable.push(Readable { on, call: call.name, little, big });
    }
    for plan in &planned.each {
        let [mut little, mut big] = [Vec::new(), Vec::new()];
        for register in &plan.registers {
            let [in_little, in_big] = name(*register, &slots);
            little.push(in_little);
            big.push(in_big);
        }
        if plan.convention == Convention::Block {
            little = vec![format!("&[{}]", little.join(", "))];
            big = vec![format!("&[{}]", big.join(", "))];
        }
        readable.push(Readable { on: plan.on, call: plan.call, little, big });
    }
    readable
}

/// The word that a declaration would have for an argument.
pub(crate) fn word(slot: &Slot) -> Word {
    let given = match slot.kind {
        // A length of `fadvise64` may have 64 bits, but need not.
        _ if slot.wide && slot.kind != Kind::Size => Given::Integer(Bits::Fixed(64)),
        kind if kind.is_pointer() => {
            Given::Pointer { writable: Some(true), raw: true, behind: Behind::Unknown }
        }
        Kind::Addr | Kind::Size | Kind::Ulong | Kind::Long => Given::Integer(Bits::Pointer),
        _ => Given::Integer(Bits::Fixed(32)),
    };
    Word { text: slot.name.to_owned(), given, constants: Vec::new(), spelled: None }
}

/// The contents of a register.
fn name(register: Register, slots: &[Slot]) -> [String; 2] {
    let name = register.argument().map_or("", |at| slots[at].name);
    let of = |half: &str| format!("{name}_{half}");
    let both = |text: &str| [text.to_owned(), text.to_owned()];
    match register {
        Register::Word(_) | Register::Wide(_) | Register::Length(..) => both(name),
        Register::Low(_) => both(&of("lo")),
        Register::High(_) => both(&of("hi")),
        Register::First(_) => [of("lo"), of("hi")],
        Register::Second(_) => [of("hi"), of("lo")],
        Register::Pages(_) => both(&of("pages")),
        Register::Zero => both("pad"),
        Register::Result => both("result"),
    }
}

/// Expands `words_of!(call)`.
pub(crate) fn expand(input: TokenStream) -> TokenStream {
    let mut report = Report::new();
    let call = match syn::parse2::<Ident>(input) {
        Ok(name) => row::call(&name.to_string()).ok_or_else(|| {
            let wrong = format!("Linux has no system call `{name}`");
            let near = row::mistyped(System::Linux, &name.to_string());
            let help = near.map_or_else(
                || "write the kernel's name, as in `words_of!(pread64)`".to_owned(),
                |near| format!("did you mean `{near}`?"),
            );
            report.error(name, wrong, help);
        }),
        Err(error) => {
            let help = "write `words_of!(pread64)`";
            report.error_at(error.span(), "the kernel's name of a system call is expected", help);
            Err(())
        }
    };
    let Ok(call) = call else {
        let errors = report.into_items(TokenStream::new());
        return template(
            "{ $errors (\"\", &[] as &[&::core::primitive::str]) }",
            &[("errors", &errors)],
        );
    };
    let mut arms = TokenStream::new();
    for Readable { on, call, little, big } in of(call) {
        let on = on.predicate();
        let (little, big) = (quote!(#(#little),*), quote!(#(#big),*));
        arms.extend(template(
            "if ::core::cfg!($on) {
                if ::core::cfg!(target_endian = \"little\") {
                    break 'words ($call, &[$little]);
                }
                break 'words ($call, &[$big]);
            }",
            &[("on", &on), ("call", &call), ("little", &little), ("big", &big)],
        ));
    }
    template(
        "{
            const WORDS: (
                &::core::primitive::str,
                &[&::core::primitive::str],
            ) = 'words: {
                $arms
                ($name, &[])
            };
            WORDS
        }",
        &[("arms", &arms), ("name", &call.name)],
    )
}

/// The words on one ABI, for tests: the name of the call, and each word.
pub(crate) fn on(call: &str, abi: Abi, big_endian: bool) -> Option<(&'static str, Vec<String>)> {
    let found = of(row::call(call)?);
    let on = abi.set();
    let here = found.into_iter().find(|one| one.on.contains(on))?;
    Some((here.call, if big_endian { here.big } else { here.little }))
}

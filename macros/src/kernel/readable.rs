//! `words_of!`: how a call is passed, as a constant that programs and tests can look at.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::abi::{Abi, Abis};
use super::plan::{self, Convention, Plan, Scope};
use super::prototype::{Kind, Prototype};
use super::registers::{Register, Slot};
use super::row::{self, Call, System};
use super::rules::{Behind, Bits, Given, Word};
use crate::report::Report;

/// How a call is passed on some ABIs: the name of the call that is made, and its words.
pub(crate) struct Readable {
    pub(crate) on: Abis,
    pub(crate) call: &'static str,
    /// Each in a little-endian and in a big-endian program.
    pub(crate) words: Vec<[String; 2]>,
}

/// How a call with all its arguments is passed, on every ABI of Rust's that has it.
pub(crate) fn of(call: Call) -> Vec<Readable> {
    let prototypes: Vec<Prototype> = call.prototypes().collect();
    let Some(slots) = plan::arguments(call, &prototypes) else { return Vec::new() };
    let words: Vec<Word> = slots.iter().map(word).collect();
    let planned = plan::plans(call, &prototypes, &words, Scope::All);
    let refused = planned.refused.iter().fold(Abis::NONE, |all, one| all | one.on);
    if planned.plans.is_empty() {
        let names = slots.iter().map(|slot| [slot.name, slot.name].map(str::to_owned));
        let on = call.implemented() & Abis::OF_RUST & !refused;
        return vec![Readable { on, call: call.name, words: names.collect() }];
    }
    let readable = |plan: Plan| {
        let words = plan.registers.iter().map(|register| name(*register, &slots));
        let mut words: Vec<_> = words.collect();
        if plan.convention == Convention::Block {
            let block = [0, 1].map(|at| {
                let names: Vec<_> = words.iter().map(|names| names[at].as_str()).collect();
                format!("&[{}]", names.join(", "))
            });
            words = vec![block];
        }
        Readable { on: plan.on, call: plan.call, words }
    };
    planned.plans.into_iter().map(readable).collect()
}

/// The word that one would declare for an argument.
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
    Word { text: slot.name.to_owned(), given, constants: Vec::new() }
}

/// What a register holds.
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
            let wrong = format!("no system call of Linux is called `{name}`");
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
        return quote!({
            #errors
            ("", &[] as &[&::core::primitive::str])
        });
    };
    let arms = of(call).into_iter().map(|Readable { on, call, words }| {
        let on = on.predicate();
        let [little, big] = [0, 1].map(|at| words.iter().map(move |names| &names[at]));
        quote! {
            if ::core::cfg!(#on) {
                if ::core::cfg!(target_endian = "little") {
                    break 'words (#call, &[#(#little),*]);
                }
                break 'words (#call, &[#(#big),*]);
            }
        }
    });
    let name = call.name;
    quote! {{
        const WORDS: (
            &::core::primitive::str,
            &[&::core::primitive::str],
        ) = 'words: {
            #(#arms)*
            (#name, &[])
        };
        WORDS
    }}
}

/// The words on one ABI, for tests: the name of the call, and each word.
pub(crate) fn on(call: &str, abi: Abi, big_endian: bool) -> Option<(&'static str, Vec<String>)> {
    let found = of(row::call(call)?);
    let on = abi.set();
    let here = found.into_iter().find(|one| one.on.contains(on))?;
    let words = here.words.into_iter().map(|[little, big]| if big_endian { big } else { little });
    Some((here.call, words.collect()))
}

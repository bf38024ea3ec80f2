//! What the generated code takes from the kernel's table, beside what is checked. It is decided for Linux's own
//! entry alone, and not where the declaration is `unchecked`.
//!
//! What stands between the program and the kernel (a filter, a tracer, an emulator) need not keep to the table. So
//! nothing here may make an invalid value of a wrong return value.

use quote::ToTokens;
use syn::{ReturnType, Type};

use super::{
    ast::Decl,
    conform,
    lower::{self, Word},
    shape,
};
use crate::kernel::{
    self, Call,
    rules::{Given, Rule},
};

/// What one entry takes from the table.
#[derive(Clone, Copy, Default)]
pub(crate) struct Facts {
    /// Success is exactly 0, so that any other word is an error.
    pub(crate) zero: bool,
    /// The call touches no memory of the program and orders none: `options(nomem)`.
    pub(crate) nomem: bool,
}

/// What the table says of a declaration, whose words these are.
pub(crate) fn of(decl: &Decl, words: &[(&dyn ToTokens, Word<'_>)]) -> Facts {
    let Some(call) = known(decl) else { return Facts::default() };
    Facts { zero: zero(decl, call), nomem: nomem(decl, words, call) }
}

/// The call of the table that a declaration means.
fn known(decl: &Decl) -> Option<Call> {
    let is_unchecked = decl.keys.unchecked.as_ref().is_some_and(|key| key.rules.is_none());
    if decl.keys.abi.is_some() || is_unchecked {
        return None;
    }
    kernel::call(&lower::kernel_name(decl)?)
}

/// Whether success is 0 on every architecture, and the declared type can make something of that: an integer or a
/// pointer is the word, whatever it is, and `()` is nothing.
fn zero(decl: &Decl, call: Call) -> bool {
    let ReturnType::Type(_, ty) = &decl.sig.output else { return false };
    let is_word = match shape::bare(ty) {
        Type::Never(_) => true,
        Type::Tuple(tuple) => tuple.elems.is_empty(),
        ty => matches!(conform::of(ty), Given::Integer(_) | Given::Pointer { .. }),
    };
    !is_word
        && conform::is_checked(decl, Rule::Result)
        && call.zero().is_some_and(|zero| zero.on.contains(call.implemented()))
}

/// Whether the call is one of those that touch no memory, and no word has an address in it.
fn nomem(decl: &Decl, words: &[(&dyn ToTokens, Word<'_>)], call: Call) -> bool {
    let is_number = |(_, word): &(&dyn ToTokens, Word<'_>)| match word {
        Word::Value(_, ty) => !matches!(conform::of(ty), Given::Pointer { .. }),
        Word::Literal(_) | Word::Bound(..) => true,
        Word::Reference(..) | Word::Address(..) | Word::Elements(..) | Word::Out => false,
    };
    decl.keys.options.is_none()
        && decl.keys.unchecked.is_none()
        && call.no_user_memory()
        && words.iter().all(is_number)
}

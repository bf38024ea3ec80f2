//! The facts from the kernel's table that affect the generated code, beyond checks. They apply to Linux's own entry
//! only, and not to `unchecked` declarations.
//!
//! A filter, a tracer or an emulator between the program and the kernel may violate the table. So no fact may turn a
//! wrong return value into an invalid value.

use std::rc::Rc;

use proc_macro2::Literal;
use quote::ToTokens;
use syn::{Attribute, Expr, Lit, Meta, ReturnType, Type};

use super::{ast::Decl, conform, lower::Word, shape};
use crate::kernel::{
    self, Call, Prototype, Returns,
    rules::{Given, Rule},
};

/// The facts that one entry uses.
#[derive(Clone, Default)]
pub(crate) struct Facts {
    /// Success is exactly 0, so any other word is an error.
    pub(crate) zero: bool,
    /// The call neither accesses nor orders memory of the program: `options(nomem)`.
    pub(crate) nomem: bool,
    /// Why the return value must be used: the text of `#[must_use]`.
    pub(crate) must_use: Option<&'static str>,
    /// The documentation.
    pub(crate) docs: Option<Docs>,
}

/// Documentation that is added to the author's.
#[derive(Clone)]
pub(crate) struct Docs {
    pub(crate) text: String,
    /// Whether it comes before the author's, because that has no introduction.
    pub(crate) is_first: bool,
}

/// The declared call, and its prototypes.
pub(crate) struct Known {
    pub(crate) call: Call,
    pub(crate) prototypes: Rc<Vec<Prototype>>,
}

/// The facts for a declaration with these words.
pub(crate) fn of(decl: &Decl, words: &[(&dyn ToTokens, Word<'_>)], known: &Known) -> Facts {
    let Known { call, prototypes } = known;
    Facts {
        zero: zero(decl, *call),
        nomem: nomem(decl, words, *call),
        must_use: must_use(decl, prototypes),
        docs: docs(decl, known),
    }
}

/// Whether success is 0 on every architecture, and the declared type can be converted from 0 or an error: an integer
/// or a pointer takes any word, and `()` none.
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

/// Whether the call does not touch memory, and no word is an address.
fn nomem(decl: &Decl, words: &[(&dyn ToTokens, Word<'_>)], call: Call) -> bool {
    let is_number = |(_, word): &(&dyn ToTokens, Word<'_>)| match word {
        Word::Value(_, ty) => !matches!(conform::of(ty), Given::Pointer { .. }),
        Word::Literal(_) | Word::Bound(..) => true,
        Word::Reference(..)
        | Word::Address(..)
        | Word::Elements(..)
        | Word::Out
        | Word::OutPart(..) => false,
    };
    decl.keys.options.is_none()
        && decl.keys.unchecked.is_none()
        && call.no_user_memory()
        && words.iter().all(is_number)
}

/// Why a new descriptor or an address must be used, unless the type or the author already marks it.
fn must_use(decl: &Decl, prototypes: &[Prototype]) -> Option<&'static str> {
    let ReturnType::Type(_, ty) = &decl.sig.output else { return None };
    let says_so = match shape::bare(ty) {
        Type::Never(_) => true,
        Type::Tuple(tuple) => tuple.elems.is_empty(),
        ty => shape::last_word(ty).is_some_and(|word| word.to_string().ends_with("Result")),
    };
    if says_so || decl.keys.result.is_some() || decl.attrs.iter().any(is("must_use")) {
        return None;
    }
    let mut kinds = prototypes.iter().map(|prototype| prototype.returns);
    let first = kinds.next()?;
    if !kinds.all(|other| other == first) {
        return None;
    }
    match first {
        Returns::Fd => Some("the new descriptor stays open, and nothing else knows its number"),
        Returns::Address => Some("nothing else knows the address"),
        _ => None,
    }
}

/// The generated documentation. None if the author hides the function.
fn docs(decl: &Decl, Known { call, prototypes }: &Known) -> Option<Docs> {
    let mut text = String::with_capacity(256);
    let first = decl.comment.first();
    let (mut is_first, mut has_own) = (first.is_none_or(is_heading), first.is_some());
    for attr in decl.attrs.iter().filter(|attr| is("doc")(attr)) {
        match &attr.meta {
            Meta::List(list) if shape::mentions("hidden", list.tokens.clone()) => return None,
            Meta::NameValue(pair) if !has_own => {
                has_own = true;
                is_first = introduces_nothing(&pair.value);
            }
            _ if attr.path().is_ident("cfg_attr") => is_first = false,
            _ => {}
        }
    }
    // A quotation needs no empty line before it, and a heading needs none after it.
    if !is_first {
        text.push_str("> ");
    }
    kernel::documentation(&mut text, *call, prototypes);
    Some(Docs { text, is_first })
}

/// Whether the first line of the documentation is a heading.
fn introduces_nothing(line: &Expr) -> bool {
    match line {
        Expr::Lit(literal) => match &literal.lit {
            Lit::Str(text) => is_heading(&text.token()),
            _ => false,
        },
        _ => false,
    }
}

/// Whether a line is a heading. Parsing the literal would take longer than everything else.
fn is_heading(line: &Literal) -> bool {
    let line = line.to_string();
    line.split_once('"').is_some_and(|(_, text)| text.trim_start().starts_with('#'))
}

/// Whether an attribute is this one, possibly inside a `cfg_attr`.
fn is(name: &'static str) -> impl Fn(&Attribute) -> bool {
    move |attr| {
        attr.path().is_ident(name)
            || attr.path().is_ident("cfg_attr") && shape::mentions(name, attr.to_token_stream())
    }
}

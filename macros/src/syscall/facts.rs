//! What the generated code takes from the kernel's table, beside what is checked. It is decided for Linux's own
//! entry alone, and not where the declaration is `unchecked`.
//!
//! What stands between the program and the kernel (a filter, a tracer, an emulator) need not keep to the table. So
//! nothing here may make an invalid value of a wrong return value.

use std::rc::Rc;

use proc_macro2::Literal;
use quote::ToTokens;
use syn::{Attribute, Expr, Lit, Meta, ReturnType, Type};

use super::{ast::Decl, conform, lower::Word, shape};
use crate::kernel::{
    self, Call, Prototype, Returns,
    rules::{Given, Rule},
};

/// What one entry takes from the table.
#[derive(Clone, Default)]
pub(crate) struct Facts {
    /// Success is exactly 0, so that any other word is an error.
    pub(crate) zero: bool,
    /// The call touches no memory of the program and orders none: `options(nomem)`.
    pub(crate) nomem: bool,
    /// What is lost with the return value: the text of `#[must_use]`.
    pub(crate) must_use: Option<&'static str>,
    /// The documentation.
    pub(crate) docs: Option<Docs>,
}

/// Documentation that is added to the author's.
#[derive(Clone)]
pub(crate) struct Docs {
    pub(crate) text: String,
    /// Whether it comes before the author's: where that has no introduction.
    pub(crate) is_first: bool,
}

/// The call that a declaration means, and its prototypes.
pub(crate) struct Known {
    pub(crate) call: Call,
    pub(crate) prototypes: Rc<Vec<Prototype>>,
}

/// What the table says of a declaration, whose words these are.
pub(crate) fn of(decl: &Decl, words: &[(&dyn ToTokens, Word<'_>)], known: &Known) -> Facts {
    let Known { call, prototypes } = known;
    Facts {
        zero: zero(decl, *call),
        nomem: nomem(decl, words, *call),
        must_use: must_use(decl, prototypes),
        docs: docs(decl, known),
    }
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

/// What is lost with a new descriptor or an address, unless the type says so, or the author does.
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

/// What the table says of the call. Nothing where the author hides the function.
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
    // A quotation needs no empty line before it, and a heading none after.
    if !is_first {
        text.push_str("> ");
    }
    kernel::documentation(&mut text, *call, prototypes);
    Some(Docs { text, is_first })
}

/// Whether the first line of a documentation is a heading.
fn introduces_nothing(line: &Expr) -> bool {
    match line {
        Expr::Lit(literal) => match &literal.lit {
            Lit::Str(text) => is_heading(&text.token()),
            _ => false,
        },
        _ => false,
    }
}

/// Whether a line is a heading. Reading its value would take longer than all the rest.
fn is_heading(line: &Literal) -> bool {
    let line = line.to_string();
    line.split_once('"').is_some_and(|(_, text)| text.trim_start().starts_with('#'))
}

/// Whether an attribute is this one, be it under a condition.
fn is(name: &'static str) -> impl Fn(&Attribute) -> bool {
    move |attr| {
        attr.path().is_ident(name)
            || attr.path().is_ident("cfg_attr") && shape::mentions(name, attr.to_token_stream())
    }
}

//! A checked declaration to a [`Call`]: which words are handed over, through which entry, and what
//! becomes of the answer.
//!
//! The plan of words is made here, from what the macro can see: a slice is two words (address,
//! number of elements), everything else is one. A machine with 32-bit registers passes a 64-bit
//! integer in two; when the first such machine arrives, [`Call::words`] becomes one plan for each
//! width, and `emit` writes each under its `cfg`. Until then a 64-bit integer does not implement
//! `ToKernel` there, so that it is refused and never halved.

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;
use syn::{
    Attribute, Expr, FnArg, Ident, Pat, Path, ReturnType, Safety, Signature, Token, Type,
    Visibility, ext::IdentExt,
};

use super::{
    ast::Decl,
    os::{Kind, Os},
    shape,
};
use crate::report::Report;

/// The most words that an entry of somebody's own may take.
const MOST_WORDS: usize = 16;

/// Everything that `emit` writes.
pub(crate) struct Call<'a> {
    pub(crate) attrs: &'a [Attribute],
    /// Whether `#[inline]` is to be added: the user's own `#[inline(…)]` wins.
    pub(crate) inline: bool,
    pub(crate) vis: &'a Visibility,
    pub(crate) sig: &'a Signature,
    /// One for each system: the same call, through another entry.
    pub(crate) entries: Vec<Entry<'a>>,
    pub(crate) words: Vec<Word<'a>>,
    pub(crate) answer: Answer<'a>,
    pub(crate) retry: bool,
    pub(crate) runtime: Runtime<'a>,
}

/// The runtime crate: `::sysdecl`, or where `crate = …` says that it is.
#[derive(Clone, Copy)]
pub(crate) struct Runtime<'a>(Option<&'a Path>);

/// The way into one kernel.
pub(crate) struct Entry<'a> {
    /// The system under whose `#[cfg]` the call exists; none when only `abi` says how to enter.
    pub(crate) os: Option<Os>,
    pub(crate) abi: Abi<'a>,
    pub(crate) nr: Number<'a>,
    /// Whether the answer is stored: by an entry of somebody's own always, which need know of no other
    /// way; by ours where somebody asks for it.
    pub(crate) stores: bool,
}

/// The macro that enters the kernel.
pub(crate) enum Abi<'a> {
    /// `abi = path`
    Written(&'a Path),
    /// The runtime's, by its name below `sysdecl::abi`.
    Ours(&'static str),
}

/// The number of a call.
pub(crate) enum Number<'a> {
    /// The name of a constant, or a literal: written as it is. The span is of its last token.
    Constant(&'a Expr, Span),
    /// Anything else: to be computed at compile time.
    Expression(&'a Expr),
    /// An expression of NT's, which the entry computes at run time if it can.
    AtRunTime(&'a Expr),
    /// `nr` was left out: the constant named for the function, in the runtime's table of this system,
    /// or in scope.
    Named(Option<&'static str>, Ident),
}

/// One word of the plan.
pub(crate) enum Word<'a> {
    /// The value of a parameter.
    Value(&'a Ident, &'a Type),
    /// The address of a slice's first element; the type is `[T]`.
    Address(&'a Ident, &'a Type, Mutability),
    /// The number of a slice's elements; the type is `[T]`.
    Elements(&'a Ident, &'a Type),
}

/// Whether the kernel may write through a slice.
pub(crate) enum Mutability {
    Const,
    Mut,
}

/// What becomes of the kernel's answer.
pub(crate) enum Answer<'a> {
    /// It is converted to this type.
    Value(&'a Type),
    /// It is two results, of this type.
    Pair(&'a Type),
    /// It is ignored: no type is declared.
    Ignored,
    /// There is none: `-> !`.
    Never,
}

/// Plans the call.
pub(crate) fn call<'a>(report: &mut Report, decl: &'a Decl) -> Call<'a> {
    let words = words(decl);
    arity(report, decl, &words);
    Call {
        attrs: &decl.attrs,
        inline: !decl.attrs.iter().any(is_inline),
        vis: &decl.vis,
        sig: &decl.sig,
        entries: entries(decl),
        words: words.into_iter().map(|(_, word)| word).collect(),
        answer: answer(&decl.sig.output),
        retry: decl.keys.retry.is_some(),
        runtime: Runtime(decl.keys.krate.as_ref()),
    }
}

/// Whether the user decides on inlining, be it under a condition.
fn is_inline(attr: &Attribute) -> bool {
    attr.path().is_ident("inline")
        || attr.path().is_ident("cfg_attr") && shape::mentions("inline", attr.to_token_stream())
}

/// The words, each with the parameter that it comes from.
fn words(decl: &Decl) -> Vec<(&FnArg, Word<'_>)> {
    let mut words = Vec::new();
    for input in &decl.sig.inputs {
        let FnArg::Typed(parameter) = input else { continue };
        let Pat::Ident(name) = &*parameter.pat else { continue };
        let name = &name.ident;
        match shape::slice(&parameter.ty) {
            Some((slice, is_mut)) => {
                let mutability = if is_mut { Mutability::Mut } else { Mutability::Const };
                words.push((input, Word::Address(name, slice, mutability)));
                words.push((input, Word::Elements(name, slice)));
            }
            None => words.push((input, Word::Value(name, &parameter.ty))),
        }
    }
    words
}

fn arity(report: &mut Report, decl: &Decl, words: &[(&FnArg, Word<'_>)]) {
    let systems = decl.keys.os.iter().flatten().filter_map(|os| Os::find(&os.value()));
    let (most, taker) = systems
        .map(|os| (os.most_words(), format!("a {} system call", os.title())))
        .min()
        .unwrap_or((MOST_WORDS, "an entry".into()));
    let Some((first_too_many, _)) = words.get(most) else { return };
    let name = &decl.sig.ident;
    let arguments = decl.sig.inputs.len();
    let handed_over = if words.len() == arguments {
        format!("has {arguments} arguments")
    } else {
        format!("passes {} words (a slice is two: address and number of elements)", words.len())
    };
    let wrong = format!("`{name}` {handed_over}; {taker} takes at most {most}");
    report.error(first_too_many, wrong, "pass the rest through a pointer to a struct");
}

/// What callers see: the words of safety say what they say in an `extern` block.
pub(crate) fn safety(sig: &mut Signature) {
    sig.safety = match sig.safety {
        Safety::Safe(_) => Safety::Default,
        Safety::Unsafe(word) => Safety::Unsafe(word),
        Safety::Default => Safety::Unsafe(syn::token::Unsafe(sig.fn_token.span)),
    };
}

fn entries(decl: &Decl) -> Vec<Entry<'_>> {
    let entry = |os: Option<Os>| {
        let abi = match (&decl.keys.abi, os) {
            (Some(path), _) => Abi::Written(path),
            (None, Some(os)) => Abi::Ours(match shape::pair(&decl.sig.output) {
                Some(_) => os.pair_entry().unwrap_or(os.name()),
                None => os.name(),
            }),
            // `check` has refused this one.
            (None, None) => return None,
        };
        let is_asked_for = matches!(answer(&decl.sig.output), Answer::Value(_) | Answer::Pair(_));
        let stores = is_asked_for || matches!(abi, Abi::Written(_));
        Some(Entry { os, abi, nr: number(decl, os), stores })
    };
    match &decl.keys.os {
        Some(systems) => {
            let known = systems.iter().filter_map(|os| Os::find(&os.value()));
            known.filter_map(|os| entry(Some(os))).collect()
        }
        None => entry(None).into_iter().collect(),
    }
}

fn number(decl: &Decl, os: Option<Os>) -> Number<'_> {
    let Some(nr) = &decl.keys.nr else {
        let function = &decl.sig.ident;
        let name = Ident::new(&number_name(function), function.span());
        return Number::Named(os.map(Os::name), name);
    };
    if os.is_some_and(|os| os.kind() == Kind::Nt) {
        return Number::AtRunTime(nr);
    }
    let expression = shape::bare_expression(nr);
    match expression {
        Expr::Path(path) => match path.path.segments.last() {
            Some(last) => Number::Constant(expression, last.ident.span()),
            None => Number::Expression(expression),
        },
        Expr::Lit(literal) => Number::Constant(expression, literal.lit.span()),
        _ => Number::Expression(expression),
    }
}

/// The constant that numbers a function when `nr` is left out: `SYS_GETPID` for `getpid`.
pub(crate) fn number_name(function: &Ident) -> String {
    format!("SYS_{}", function.unraw().to_string().to_uppercase())
}

fn answer(output: &ReturnType) -> Answer<'_> {
    match output {
        ReturnType::Default => Answer::Ignored,
        ReturnType::Type(_, ty) => match shape::bare(ty) {
            Type::Never(_) => Answer::Never,
            _ if shape::pair(output).is_some() => Answer::Pair(ty),
            _ => Answer::Value(ty),
        },
    }
}

impl Call<'_> {
    /// Whether the kernel may be asked more than once, so that the words are made before.
    pub(crate) fn repeats(&self) -> bool {
        self.retry || matches!(self.answer, Answer::Never)
    }
}

impl ToTokens for Runtime<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        if let Some(path) = self.0 {
            path.to_tokens(tokens);
        } else {
            <Token![::]>::default().to_tokens(tokens);
            Ident::new("sysdecl", Span::call_site()).to_tokens(tokens);
        }
    }
}

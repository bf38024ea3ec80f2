//! A checked declaration to a [`Call`]: which words are handed over, through which entry, and what
//! becomes of the answer.
//!
//! The plan of words is made here, from what the macro can see: a slice is two words (address,
//! number of elements), everything else is one. A machine with 32-bit registers passes a 64-bit
//! integer in two; when the first such machine arrives, [`Call::words`] becomes one plan for each
//! width, and `emit` writes each under its `cfg`. Until then a 64-bit integer does not implement
//! `ToKernel` there, so that it is refused and never halved.

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};
use syn::{
    Attribute, FnArg, Ident, Pat, ReturnType, Safety, Signature, Type, Visibility, ext::IdentExt,
};

use super::{ast::Decl, os::Os, shape};
use crate::report::Report;

/// The most words that an entry of somebody's own may take.
const MOST_WORDS: usize = 16;

/// Everything that `emit` writes.
pub(crate) struct Call<'a> {
    pub(crate) attrs: &'a [Attribute],
    pub(crate) vis: &'a Visibility,
    pub(crate) sig: Signature,
    /// One for each system: the same call, through another entry.
    pub(crate) entries: Vec<Entry>,
    pub(crate) words: Vec<Word<'a>>,
    pub(crate) answer: Answer,
    pub(crate) retry: bool,
    /// The runtime crate, as a path.
    pub(crate) runtime: TokenStream,
}

/// The way into one kernel.
pub(crate) struct Entry {
    /// `#[cfg(…)]` of the system, or nothing.
    pub(crate) guard: TokenStream,
    /// The path of the macro.
    pub(crate) abi: TokenStream,
    /// The number.
    pub(crate) nr: TokenStream,
}

/// One word of the plan.
pub(crate) enum Word<'a> {
    /// The value of a parameter.
    Value(&'a Ident, &'a Type),
    /// The address of a slice's first element.
    Address(&'a Ident, Mutability),
    /// The number of a slice's elements.
    Elements(&'a Ident),
}

/// Whether the kernel may write through a slice.
pub(crate) enum Mutability {
    Const,
    Mut,
}

/// What becomes of the kernel's answer.
pub(crate) enum Answer {
    /// It is converted to this type.
    Value(TokenStream),
    /// There is none: `-> !`.
    Never,
}

/// Plans the call.
pub(crate) fn call<'a>(report: &mut Report, decl: &'a Decl) -> Call<'a> {
    let words = words(decl);
    arity(report, decl, &words);
    let runtime = match &decl.keys.krate {
        Some(path) => path.to_token_stream(),
        None => quote!(::sysdecl),
    };
    Call {
        attrs: &decl.attrs,
        vis: &decl.vis,
        sig: signature(&decl.sig),
        entries: entries(decl, &runtime),
        words: words.into_iter().map(|(_, word)| word).collect(),
        answer: answer(&decl.sig.output),
        retry: decl.keys.retry.is_some(),
        runtime,
    }
}

/// The words, each with the parameter that it comes from.
fn words(decl: &Decl) -> Vec<(&FnArg, Word<'_>)> {
    let mut words = Vec::new();
    for input in &decl.sig.inputs {
        let FnArg::Typed(parameter) = input else { continue };
        let Pat::Ident(name) = &*parameter.pat else { continue };
        let name = &name.ident;
        match shape::slice(&parameter.ty) {
            Some(is_mut) => {
                let mutability = if is_mut { Mutability::Mut } else { Mutability::Const };
                words.push((input, Word::Address(name, mutability)));
                words.push((input, Word::Elements(name)));
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
    let wrong = format_args!("`{name}` {handed_over}; {taker} takes at most {most}");
    report.error(first_too_many, wrong, "pass the rest through a pointer to a struct");
}

/// What callers see: the words of safety say what they say in an `extern` block.
pub(super) fn signature(written: &Signature) -> Signature {
    let mut sig = written.clone();
    sig.safety = match sig.safety {
        Safety::Safe(_) => Safety::Default,
        Safety::Unsafe(word) => Safety::Unsafe(word),
        Safety::Default => Safety::Unsafe(syn::token::Unsafe(sig.fn_token.span)),
    };
    sig
}

fn entries(decl: &Decl, runtime: &TokenStream) -> Vec<Entry> {
    let keys = &decl.keys;
    let nr_in = |module: Option<TokenStream>| match &keys.nr {
        Some(nr) => nr.to_token_stream(),
        None => {
            let name = Ident::new(&number_name(&decl.sig.ident), decl.sig.ident.span());
            quote!(#module #name)
        }
    };
    let Some(systems) = &keys.os else {
        let abi = keys.abi.to_token_stream();
        return vec![Entry { guard: TokenStream::new(), abi, nr: nr_in(None) }];
    };
    let known = systems.iter().filter_map(|os| Os::find(&os.value()));
    known
        .map(|os| {
            let (predicate, module) = (os.predicate(), os.module());
            let entry = match shape::pair(&decl.sig.output) {
                Some(_) => os.pair_entry().unwrap_or_else(|| os.module()),
                None => os.module(),
            };
            Entry {
                guard: quote!(#[cfg(#predicate)]),
                abi: match &keys.abi {
                    Some(abi) => abi.to_token_stream(),
                    None => quote!(#runtime::abi::#entry),
                },
                nr: nr_in(Some(quote!(#runtime::#module::nr::))),
            }
        })
        .collect()
}

/// The constant that numbers a function when `nr` is left out: `SYS_GETPID` for `getpid`.
pub(crate) fn number_name(function: &Ident) -> String {
    format_ident!("SYS_{}", function.unraw().to_string().to_uppercase()).to_string()
}

fn answer(output: &ReturnType) -> Answer {
    match output {
        ReturnType::Default => Answer::Value(quote!(())),
        ReturnType::Type(_, ty) => match shape::bare(ty) {
            Type::Never(_) => Answer::Never,
            _ => Answer::Value(ty.to_token_stream()),
        },
    }
}

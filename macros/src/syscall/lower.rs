//! A checked declaration to a [`Call`]: which words are passed, through which entry, and how the return value is
//! converted.
//!
//! The words are determined here, from the spelling: a slice is two words (address, number of elements), everything
//! else is one. How these are passed can differ by target: where the kernel's prototypes require it, there is an
//! [`Arm`] for each group of targets, and `emit` writes each under its `cfg`. Without a known prototype, a 64-bit
//! integer does not implement `ToKernel` where registers have 32 bits: it is refused rather than split.

mod call;
mod number;
mod out;
mod words;

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;
use syn::{Attribute, Expr, Ident, ReturnType, Token, Type, Visibility};

use super::{
    ast::{Decl, End},
    facts::{self, Facts},
    os::Os,
    shape, vdso,
};
use crate::{
    kernel::{self, Abis},
    report::Report,
    signature::{Safety, Signature},
    text::code,
};

pub(crate) use self::{
    call::{
        Abi, Arm, Call, Entry, Form, Inline, Mode, Mutability, Number, Out, Part, Passing, Plan,
        Pointee, ReliedOn, Return, Runtime, Sizes, Word,
    },
    number::{constant, kernel_name, number_name},
    out::{has_parameter_out, is_of_out, is_out, part_of_out, writes_out},
    words::{crosses, is_name, plan},
};
use self::{
    number::{number, relied_on},
    out::memory,
    words::pointees,
};

/// The most words that a custom entry may take.
const MOST_WORDS: usize = 16;

/// The arms of a function's body.
pub(crate) fn arms(plans: kernel::plan::Plans) -> Vec<Arm> {
    let arm = |(plan, cfg): (kernel::plan::Plan, Option<String>)| Arm {
        cfg: cfg.map(|cfg| code(&cfg)),
        nr: plan.renamed.then(|| {
            let name = Ident::new(&constant(plan.call), Span::call_site());
            Number::Named(Some(Os::Linux.name()), name)
        }),
        plan,
    };
    plans.with_predicates().into_iter().map(arm).collect()
}

/// The predicate of targets with 64-bit pointers, except for those that pass the words differently.
pub(crate) fn common(others: Abis) -> String {
    const WIDE: &str = "target_pointer_width = \"64\"";
    if others.is_empty() {
        return WIDE.to_owned();
    }
    let others: Vec<_> =
        others.target_archs().iter().map(|arch| format!("target_arch = \"{arch}\"")).collect();
    format!("all({WIDE}, not(any({})))", others.join(", "))
}

/// Plans the call: these words, and on Linux the omitted ones as 0. `missing` has the predicates of the targets on
/// which the function is refused.
pub(crate) fn call<'a>(
    report: &mut Report,
    decl: &'a Decl,
    claim: Option<Span>,
    Plan { words, bindings }: Plan<'a>,
    passing: &'a Passing,
    missing: &[TokenStream],
    form: Form,
) -> Call<'a> {
    arity(report, decl, &words);
    let out = words.iter().position(|(_, word)| matches!(word, Word::Out));
    let is_written =
        out.is_some() || words.iter().any(|(_, word)| matches!(word, Word::OutPart(..)));
    let facts =
        passing.known.as_ref().map(|known| facts::of(decl, &words, known)).unwrap_or_default();
    let out = if is_written { memory(decl, &bindings, out) } else { None };
    let relies_on_memory = out.as_ref().is_some_and(|out| !out.filled.is_empty());
    let end = match decl.end {
        // Its `span()` would copy it to find the first and the last of its tokens.
        End::Semicolon(end) => end.span,
        End::Body(body) => body.span.join(),
    };
    let end = match decl.vis {
        Visibility::Public(_) => Span::call_site().located_at(end),
        _ => end,
    };
    let words: Vec<Word<'_>> = words.into_iter().map(|(_, word)| word).collect();
    Call {
        comment: &decl.comment,
        attrs: &decl.attrs,
        inline: inline(decl, form),
        vis: &decl.vis,
        sig: &decl.sig,
        end,
        claim,
        entries: entries(decl, passing, missing, &facts, relies_on_memory),
        out,
        binds_first: matches!(form, Form::Called) && binds_first(&bindings, &words),
        bindings,
        words,
        is_known: passing.is_known,
        assertions: Vec::new(),
        pointees: pointees(decl),
        returned: returned(decl),
        result: decl.keys.result.as_ref(),
        retry: decl.keys.retry.is_some(),
        options: decl.keys.options.as_deref().unwrap_or_default(),
        runtime: Runtime::of(decl),
        form,
    }
}

/// Whether the expressions of `args` must be evaluated before the arguments of a function that makes the call: one of them uses a
/// parameter that an earlier argument moves.
fn binds_first(bindings: &[&Expr], words: &[Word<'_>]) -> bool {
    let is_shared = |ty: &Type| matches!(shape::bare(ty), Type::Reference(reference) if reference.mutability.is_none());
    if bindings.is_empty() {
        return false;
    }
    let mut moved = Vec::new();
    for word in words {
        match word {
            Word::Value(name, ty) if !is_shared(ty) => moved.push(name.to_string()),
            Word::Reference(name, ..) => moved.push(name.to_string()),
            Word::Bound(index, _) => {
                let expression = bindings[*index].to_token_stream();
                if moved.iter().any(|name| shape::mentions(name, expression.clone())) {
                    return true;
                }
            }
            _ => {}
        }
    }
    false
}

/// Always in debug builds, where a function call costs as much as the instructions of a short system call, and for a
/// function that never returns: LLVM considers the code before it cold and would call it, with an aligned stack,
/// instead of inlining a few bytes. rustc refuses `always` together with `#[target_feature]`.
fn inline(decl: &Decl, form: Form) -> Option<Inline> {
    if decl.attrs.iter().any(is_inline) {
        return None;
    }
    let never_returns =
        matches!(&decl.sig.output, ReturnType::Type(_, ty) if matches!(**ty, Type::Never(_)));
    let has_feature = |attr: &Attribute| shape::mentions("target_feature", attr.to_token_stream());
    let is_always =
        (never_returns || matches!(form, Form::InPlace)) && !decl.attrs.iter().any(has_feature);
    Some(if is_always { Inline::Always } else { Inline::Hint })
}

/// Whether the user controls inlining, possibly by a `cfg_attr`.
fn is_inline(attr: &Attribute) -> bool {
    attr.path().is_ident("inline")
        || attr.path().is_ident("cfg_attr") && shape::mentions("inline", attr.to_token_stream())
}

fn arity(report: &mut Report, decl: &Decl, words: &[(&dyn ToTokens, Word<'_>)]) {
    let systems = decl.keys.known_systems();
    let (most, taker) = match systems.iter().min_by_key(|os| (os.most_words(), os.title())) {
        Some(os) => (os.most_words(), format!("a {} system call", os.title())),
        None => (MOST_WORDS, "an entry".into()),
    };
    let Some((first_too_many, _)) = words.get(most) else { return };
    let name = &decl.sig.ident;
    let written = match &decl.keys.args {
        Some(args) => args.entries.len(),
        None => decl.sig.inputs().len(),
    };
    let passed = if words.len() == written && decl.keys.args.is_none() {
        format!("has {written} arguments")
    } else if words.len() == written {
        format!("passes {written} words")
    } else {
        format!("passes {} words (a slice is two: address and number of elements)", words.len())
    };
    let wrong = format!("`{name}` {passed}; {taker} takes at most {most}");
    report.error(first_too_many, wrong, "pass the rest through a pointer to a struct");
}

/// Replaces the keyword of safety by that of the generated function: the declaration follows the rules of `extern`
/// blocks. Returns the span of `safe`.
pub(crate) fn safety(sig: &mut Signature) -> Option<Span> {
    match sig.safety {
        Safety::Safe(word) => {
            sig.safety = Safety::Default;
            return Some(word.span);
        }
        Safety::Unsafe(_) => {}
        Safety::Default => sig.safety = Safety::Unsafe(Token![unsafe](sig.fn_token.span)),
    }
    None
}

fn entries<'a>(
    decl: &'a Decl,
    passing: &'a Passing,
    missing: &[TokenStream],
    facts: &Facts,
    relies_on_memory: bool,
) -> Vec<Entry<'a>> {
    let vdso = vdso::function(decl);
    let entry = |os: Option<Os>| {
        let abi = match (&decl.keys.abi, os) {
            (Some(path), _) => Abi::Written(path),
            (None, Some(os)) => match vdso.filter(|_| os == Os::Linux) {
                Some(function) => Abi::Vdso(function),
                None => Abi::Ours(match shape::pair(&decl.sig.output) {
                    Some(_) if !writes_out(decl) => os.pair_entry().unwrap_or(os.name()),
                    _ => os.name(),
                }),
            },
            // `check` has reported this.
            (None, None) => return None,
        };
        let is_used = matches!(returned(decl), Return::Value(_) | Return::Pair(_));
        let stores = is_used || matches!(abi, Abi::Written(_));
        let is_linux = os == Some(Os::Linux);
        let (zeros, arms, missing, facts) = if is_linux {
            (passing.zeros, &passing.arms[..], missing.to_vec(), facts.clone())
        } else {
            let mut others = passing.zeros_of_others.iter();
            let others = others.find(|(other, _)| Some(*other) == os);
            (others.map_or(0, |(_, zeros)| *zeros), &[][..], Vec::new(), Facts::default())
        };
        let common = passing.common.as_deref().filter(|_| is_linux);
        // A vDSO function is ordinary code, with memory of its own.
        let nomem = facts.nomem && !matches!(abi, Abi::Vdso(_));
        let facts = Facts { nomem, ..facts };
        let nr = number(decl, os);
        let relies = is_linux && (facts.nomem || relies_on_memory);
        let relied_on = match nr {
            Number::Constant(..) if relies => relied_on(decl, relies_on_memory),
            _ => Vec::new(),
        };
        Some(Entry { os, abi, nr, relied_on, stores, missing, zeros, arms, common, facts })
    };
    match &decl.keys.os {
        Some(_) => decl.keys.known_systems().into_iter().filter_map(|os| entry(Some(os))).collect(),
        None => entry(None).into_iter().collect(),
    }
}

fn returned(decl: &Decl) -> Return<'_> {
    match &decl.sig.output {
        ReturnType::Default => Return::Ignored,
        ReturnType::Type(_, ty) => match shape::bare(ty) {
            Type::Never(_) => Return::Never,
            _ if shape::pair(&decl.sig.output).is_some() && !writes_out(decl) => Return::Pair(ty),
            _ => Return::Value(ty),
        },
    }
}

//! A checked declaration to a [`Call`]: which words are passed, through which entry, and what becomes of the
//! return value.
//!
//! The plan of words is made here, from what the macro can see: a slice is two words (address, number of
//! elements), everything else is one. How these are passed can differ by target: where the kernel's prototypes
//! say so, there is an [`Arm`] for each group of targets, and `emit` writes each under its `cfg`. A 64-bit
//! integer that no prototype is known for does not implement `ToKernel` where registers have 32 bits, so that
//! it is refused and never halved.

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;
use syn::{
    Attribute, Expr, ExprField, Ident, Lit, Path, ReturnType, Token, Type, Visibility,
    ext::IdentExt, spanned::Spanned,
};

use super::{
    ast::{Args, Decl, End},
    comment::Comment,
    conform::{self, Zeros},
    facts::{self, Facts, Known},
    os::{Kind, Os},
    shape,
    shapes::Assertion,
    vdso,
};
use crate::{
    kernel::{self, Abis, plan::Scope, rules::Rule},
    report::Report,
    signature::{Parameter, Safety, Signature},
    text::{code, path_separator},
};

/// A constant of the table of numbers.
pub(crate) struct ReliedOn {
    pub(crate) constant: Ident,
    /// Where there is one, if not everywhere.
    pub(crate) on: Option<Abis>,
}

/// The most words that a custom entry may take.
const MOST_WORDS: usize = 16;

/// Everything that `emit` writes.
pub(crate) struct Call<'a> {
    pub(crate) comment: &'a Comment,
    pub(crate) attrs: &'a [Attribute],
    /// What is to be added: the user's own `#[inline(…)]` wins.
    pub(crate) inline: Option<Inline>,
    pub(crate) vis: &'a Visibility,
    pub(crate) sig: &'a Signature,
    /// The `;` of the declaration, where the braces of the body are. With its span rustc takes the function
    /// for the user's own, and `dead_code` sees it. One that is `pub` has no use for that, and stays the
    /// macro's: clippy would ask for sections of documentation and more attributes, as of no other function
    /// in an `extern` block.
    pub(crate) end: Span,
    /// The word `safe`, by which the author vouches for the call; the keyword `unsafe` is written there, so
    /// that the lint `unsafe_code` sees it.
    pub(crate) claim: Option<Span>,
    /// One for each system: the same call, through another entry.
    pub(crate) entries: Vec<Entry<'a>>,
    /// The expressions of `args(…)`, in order: they are evaluated outside of `unsafe`.
    pub(crate) bindings: Vec<&'a Expr>,
    pub(crate) words: Vec<Word<'a>>,
    /// Whether the kernel's prototype says which words have 64 bits; all others are one word.
    pub(crate) is_known: bool,
    /// What the kernel's prototype says of types that the macro does not know.
    pub(crate) assertions: Vec<Assertion>,
    /// What the kernel reads or writes as memory, to be held against what it cannot find there.
    pub(crate) pointees: Vec<Pointee>,
    pub(crate) out: Option<Out<'a>>,
    pub(crate) returned: Return<'a>,
    /// `result = path`
    pub(crate) result: Option<&'a Path>,
    pub(crate) retry: bool,
    /// Further options of `asm!`.
    pub(crate) options: &'a [Ident],
    pub(crate) runtime: Runtime<'a>,
    pub(crate) form: Form,
}

/// How a declaration is expanded.
#[derive(Clone, Copy)]
pub(crate) struct Mode {
    pub(crate) form: Form,
    pub(crate) scope: Scope,
}

/// How a body enters the kernel.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Form {
    /// By the macro of the entry, in place: the fewest instructions in a debug build.
    InPlace,
    /// By a function of the runtime, where one can do it: the fewest in the compiler.
    Called,
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
    /// The calls whose numbers a constant of the user's may have: what the expansion relies on is true of them alone.
    pub(crate) relied_on: Vec<ReliedOn>,
    /// Whether the return value is stored: by a custom entry always, which need know of no other way; by ours
    /// where it is used.
    pub(crate) stores: bool,
    /// Where the function is refused, so that a stub stands there: predicates of `cfg`.
    pub(crate) missing: Vec<TokenStream>,
    /// How many words follow that the declaration leaves out: they are 0, and not what a register holds.
    pub(crate) zeros: usize,
    /// How the words are passed, by target; none where they are passed as they are declared.
    pub(crate) arms: &'a [Arm],
    /// The predicate of the targets that the function is for, where the others have their own expansion.
    pub(crate) common: Option<&'a str>,
    /// What the kernel's table says of the call.
    pub(crate) facts: Facts,
}

/// What is decided of the words by the kernel's prototypes.
pub(crate) struct Passing {
    pub(crate) zeros: usize,
    /// The same on other systems than Linux.
    pub(crate) zeros_of_others: Zeros,
    /// The call, if the table has it.
    pub(crate) known: Option<Known>,
    pub(crate) is_known: bool,
    pub(crate) arms: Vec<Arm>,
    /// The predicate of the targets that the only arm is for, if not for all.
    pub(crate) common: Option<String>,
}

/// How the words are passed on some targets.
pub(crate) struct Arm {
    /// The predicate of those targets; none if it is all.
    pub(crate) cfg: Option<TokenStream>,
    /// The number, where the kernel has the call under another name.
    pub(crate) nr: Option<Number<'static>>,
    pub(crate) plan: kernel::plan::Plan,
}

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

/// The predicate of targets with pointers of 64 bits, without those that pass the words in another way.
pub(crate) fn common(others: Abis) -> String {
    const WIDE: &str = "target_pointer_width = \"64\"";
    if others.is_empty() {
        return WIDE.to_owned();
    }
    let others: Vec<_> =
        others.target_archs().iter().map(|arch| format!("target_arch = \"{arch}\"")).collect();
    format!("all({WIDE}, not(any({})))", others.join(", "))
}

/// The macro that enters the kernel.
pub(crate) enum Abi<'a> {
    /// `abi = path`
    Written(&'a Path),
    /// The runtime's, by its name below `sysdecl::abi`.
    Ours(&'static str),
    /// A function of Linux' vDSO, by its name, and the trap where that is not there.
    Vdso(&'static str),
}

/// The number of a call.
pub(crate) enum Number<'a> {
    /// A literal: written as it is.
    Literal(&'a Expr),
    /// The name of a constant. The span is of its last token.
    Constant(&'a Expr, Span),
    /// Anything else: to be computed at compile time.
    Expression(&'a Expr),
    /// An expression of NT's, which the entry computes at run time if it can.
    AtRunTime(&'a Expr),
    /// `name`, or `nr` was left out: the constant named so, in the runtime's table of this system, or in
    /// scope.
    Named(Option<&'static str>, Ident),
}

/// One word of the plan.
pub(crate) enum Word<'a> {
    /// The value of a parameter.
    Value(&'a Ident, &'a Type),
    /// The same, of a reference to this type, by that conversion of the runtime's: it refuses what is a
    /// descriptor.
    Reference(&'a Ident, &'a Type, &'static str),
    /// The address of a slice's first element; the type is `[T]`.
    Address(&'a Ident, &'a Type, Mutability),
    /// The number of a slice's elements; the type is `[T]`.
    Elements(&'a Ident, &'a Type),
    /// A literal.
    Literal(&'a Expr),
    /// The value of a binding, by its place, and where it is written.
    Bound(usize, Span),
    /// The address of what the kernel writes.
    Out,
    /// The address of a field of that.
    OutPart(Part<'a>),
}

/// The words of a declaration, and the expressions that they need.
pub(crate) struct Plan<'a> {
    /// Each with what it is written as.
    pub(crate) words: Vec<(&'a dyn ToTokens, Word<'a>)>,
    pub(crate) bindings: Vec<&'a Expr>,
}

/// What a parameter points to, spelled as more than a name.
pub(crate) struct Pointee {
    pub(crate) ty: TokenStream,
    /// Whether there are many, in a slice.
    pub(crate) is_slice: bool,
}

/// Whether the kernel may write through a slice.
pub(crate) enum Mutability {
    Const,
    Mut,
}

/// The memory that the kernel writes the result to.
pub(crate) struct Out<'a> {
    /// The declared type, which says what the memory is for.
    pub(crate) ty: &'a Type,
    /// The name `out` where an expression uses it.
    pub(crate) name: Option<Ident>,
    /// How many bytes the kernel is known to write, each with its ABIs: a type of no more need not be
    /// initialised before.
    pub(crate) filled: Sizes,
    /// How many it writes at least: a type of less would be written past its end.
    pub(crate) written: Sizes,
    /// What is in the memory before the call.
    pub(crate) initial: Option<&'a Expr>,
}

/// A field of what the kernel writes.
pub(crate) struct Part<'a> {
    pub(crate) field: &'a ExprField,
    /// How many bytes the kernel writes there at least.
    pub(crate) written: Sizes,
}

/// Sizes in bytes, each with the bits of the ABIs that have it.
pub(crate) type Sizes = Vec<(u32, u32)>;

/// What a declaration does with the kernel's return value.
pub(crate) enum Return<'a> {
    /// It is converted to this type.
    Value(&'a Type),
    /// It is two results, of this type.
    Pair(&'a Type),
    /// It is ignored: no type is declared.
    Ignored,
    /// There is none: `-> !`.
    Never,
}

/// Plans the words.
pub(crate) fn plan(decl: &Decl) -> Plan<'_> {
    let mut bindings = Vec::new();
    let words = match &decl.keys.args {
        None => parameters(decl),
        Some(args) => written(decl, args, &mut bindings),
    };
    Plan { words, bindings }
}

/// Plans the call: these words, and for Linux so many more that are 0. `missing` has the predicates of the
/// targets on which its function is refused.
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
        End::Semicolon(end) => end.span(),
        End::Body(body) => body.span.join(),
    };
    let end = match decl.vis {
        Visibility::Public(_) => Span::call_site().located_at(end),
        _ => end,
    };
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
        bindings,
        words: words.into_iter().map(|(_, word)| word).collect(),
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

/// An attribute that is added.
pub(crate) enum Inline {
    /// `#[inline]`
    Hint,
    /// `#[inline(always)]`
    Always,
}

/// Always without optimisation, since the call of a function costs as much as a short system call's own instructions
/// there, and for a function that never returns: LLVM takes what leads to it for cold, and would rather call it, with a
/// stack that is aligned, than place some bytes there. rustc refuses that beside `#[target_feature]`.
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

/// Whether the user decides on inlining, be it under a condition.
fn is_inline(attr: &Attribute) -> bool {
    attr.path().is_ident("inline")
        || attr.path().is_ident("cfg_attr") && shape::mentions("inline", attr.to_token_stream())
}

/// The words of a declaration without `args`, each with what it is written as.
fn parameters(decl: &Decl) -> Vec<(&dyn ToTokens, Word<'_>)> {
    let mut words = Vec::new();
    for parameter in decl.sig.parameters() {
        if let Some(name) = parameter.name() {
            push(&mut words, parameter, name, &parameter.ty);
        }
    }
    words
}

/// The word of a parameter, or both of a slice.
fn push<'a>(
    words: &mut Vec<(&'a dyn ToTokens, Word<'a>)>,
    written: &'a dyn ToTokens,
    name: &'a Ident,
    ty: &'a Type,
) {
    if let Some((slice, is_mut)) = shape::slice(ty) {
        let mutability = if is_mut { Mutability::Mut } else { Mutability::Const };
        words.push((written, Word::Address(name, slice, mutability)));
        words.push((written, Word::Elements(name, slice)));
        return;
    }
    let word = match shape::referent(ty) {
        Some((referent @ Type::Path(_), conversion))
            if !shape::has_plain_name(referent)
                && shape::argument(referent, "Option").is_none() =>
        {
            Word::Reference(name, referent, conversion)
        }
        _ => Word::Value(name, ty),
    };
    words.push((written, word));
}

/// What the parameters point to, where it can be what the kernel does not find there: pointers of two
/// words, and in slices what owns something.
fn pointees(decl: &Decl) -> Vec<Pointee> {
    let pointee = |parameter: &Parameter| {
        let ty = &parameter.ty;
        if !parameter.name().is_some_and(|name| crosses(decl, name)) {
            return None;
        }
        if let Some((slice, _)) = shape::slice(ty) {
            let Type::Slice(slice) = slice else { return None };
            if shape::has_plain_name(&slice.elem) {
                return None;
            }
            return Some(Pointee { ty: shape::outside_of_function(&slice.elem)?, is_slice: true });
        }
        let (referent, _) = shape::referent(ty)?;
        let is_pointer = matches!(referent, Type::Reference(_) | Type::Ptr(_))
            || shape::argument(referent, "Option").is_some();
        if !is_pointer {
            return None;
        }
        Some(Pointee { ty: shape::outside_of_function(referent)?, is_slice: false })
    };
    decl.sig.parameters().filter_map(pointee).collect()
}

/// The words of `args(…)`.
fn written<'a>(
    decl: &'a Decl,
    args: &'a Args,
    bindings: &mut Vec<&'a Expr>,
) -> Vec<(&'a dyn ToTokens, Word<'a>)> {
    let mut words: Vec<(&dyn ToTokens, Word<'_>)> = Vec::new();
    for entry in &args.entries {
        let mut parameters = decl.sig.parameters();
        let parameter =
            parameters.find(|parameter| parameter.name().is_some_and(|name| is_name(entry, name)));
        if let Some(parameter) = parameter {
            if let Some(name) = parameter.name() {
                push(&mut words, entry, name, &parameter.ty);
            }
        } else if is_out(entry) {
            words.push((entry, Word::Out));
        } else if let Some(field) = part_of_out(entry) {
            let written = known_memory(decl).map(|call| written_bytes(decl, &call, words.len()));
            let written = written.unwrap_or_default();
            words.push((entry, Word::OutPart(Part { field, written })));
        } else if is_number(entry) {
            words.push((entry, Word::Literal(entry)));
        } else {
            words.push((entry, Word::Bound(bindings.len(), entry.span())));
            bindings.push(entry);
        }
    }
    words
}

/// Whether a parameter is a word by itself.
pub(crate) fn crosses(decl: &Decl, name: &Ident) -> bool {
    match &decl.keys.args {
        None => true,
        Some(args) => args.entries.iter().any(|entry| is_name(entry, name)),
    }
}

/// Whether an entry is this name alone.
pub(crate) fn is_name(entry: &Expr, name: &Ident) -> bool {
    matches!(entry, Expr::Path(path)
        if path.qself.is_none() && path.attrs.is_empty() && path.path.is_ident(name))
}

/// Whether an entry is `out`. A parameter of that name has been looked for before.
pub(crate) fn is_out(entry: &Expr) -> bool {
    matches!(entry, Expr::Path(path)
        if path.qself.is_none() && path.attrs.is_empty() && path.path.is_ident("out"))
}

/// An entry that is a field of `out`, or a field of one.
pub(crate) fn part_of_out(entry: &Expr) -> Option<&ExprField> {
    match entry {
        Expr::Field(field) if field.attrs.is_empty() => {
            (is_out(&field.base) || part_of_out(&field.base).is_some()).then_some(field)
        }
        _ => None,
    }
}

/// Whether an entry is `out` or a field of it.
pub(crate) fn is_of_out(entry: &Expr) -> bool {
    is_out(entry) || part_of_out(entry).is_some()
}

/// Whether an entry is a number, which is the same inside of `unsafe`.
fn is_number(entry: &Expr) -> bool {
    match shape::bare_expression(entry) {
        Expr::Lit(literal) => matches!(literal.lit, Lit::Int(_)),
        Expr::Unary(unary) => {
            matches!(unary.op, syn::UnOp::Neg(_)) && matches!(&*unary.expr, Expr::Lit(_))
        }
        _ => false,
    }
}

/// Whether a declaration has the kernel write its result.
pub(crate) fn writes_out(decl: &Decl) -> bool {
    decl.keys.entries().iter().any(is_of_out) && !has_parameter_out(decl)
}

/// Whether `out` is a parameter, and so not the result.
pub(crate) fn has_parameter_out(decl: &Decl) -> bool {
    decl.sig.parameters().any(|parameter| parameter.name().is_some_and(|name| name == "out"))
}

/// The memory of `out`. Its address is the word `at`, unless only addresses of its fields are passed.
fn memory<'a>(decl: &'a Decl, bindings: &[&Expr], at: Option<usize>) -> Option<Out<'a>> {
    let ReturnType::Type(_, ty) = &decl.sig.output else { return None };
    let name = bindings.iter().find_map(|binding| shape::find("out", binding.to_token_stream()));
    let call = at.and_then(|at| Some((known_memory(decl)?, at)));
    // A reference to all of the memory may be made where fields of it are passed.
    let has_parts = decl.keys.entries().iter().any(|entry| part_of_out(entry).is_some());
    let filled = call.as_ref().filter(|_| !has_parts && is_numbered(decl));
    let filled = filled.map(|(call, at)| bits(kernel::filled_bytes(call, *at)));
    let written = call.as_ref().map(|(call, at)| written_bytes(decl, call, *at));
    let (filled, written) = (filled.unwrap_or_default(), written.unwrap_or_default());
    Some(Out { ty, name, filled, written, initial: decl.keys.out.as_ref() })
}

/// Whether the call has the number of its name for certain: a constant of the user's is held against the table's.
fn is_numbered(decl: &Decl) -> bool {
    let is_checked = |rule| conform::is_checked(decl, rule);
    decl.keys.nr.is_none() || is_checked(Rule::Number) && is_checked(Rule::Target)
}

/// How many bytes the kernel may write by this word, as the bits of ABIs say.
fn written_bytes(decl: &Decl, call: &str, at: usize) -> Sizes {
    bits(kernel::written_bytes(call, at, &|at| number_at(decl, at)))
}

/// The value of a word of `args` that is written as a number.
fn number_at(decl: &Decl, at: usize) -> Option<u32> {
    let is_slice = |entry: &Expr| {
        let is_it = |one: &Parameter| {
            one.name().is_some_and(|name| is_name(entry, name)) && shape::slice(&one.ty).is_some()
        };
        decl.sig.parameters().any(is_it)
    };
    let mut word = 0;
    for entry in decl.keys.entries() {
        if word == at {
            return shape::number(entry);
        }
        word += if is_slice(entry) { 2 } else { 1 };
    }
    None
}

fn bits(sizes: Vec<(u32, kernel::Abis)>) -> Sizes {
    sizes.into_iter().map(|(bytes, on)| (bytes, on.bits())).collect()
}

/// The call, where the table says what it writes.
fn known_memory(decl: &Decl) -> Option<String> {
    // The other systems' tables say nothing of this.
    let is_linux =
        matches!(&decl.keys.os, Some(systems) if systems.iter().all(|os| os.value() == "linux"));
    let is_known = is_linux
        && decl.keys.abi.is_none()
        && decl.keys.unchecked.as_ref().is_none_or(|unchecked| unchecked.rules.is_some());
    kernel_name(decl).filter(|_| is_known)
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
        None => decl.sig.inputs.len(),
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

/// Makes the safety what callers see: the words say what they say in an `extern` block. Where the author
/// vouches for a call by `safe`, that word.
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
            // `check` has refused this one.
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
        // The function of the vDSO is code of its own, with memory of its own.
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

/// The call that a declaration names and, where no memory of it is relied on, those of 32 bits that its constant may be of on some ABIs:
/// `SYS_GETUID` of a program is `SYS_GETUID32` on x86.
fn relied_on(decl: &Decl, relies_on_memory: bool) -> Vec<ReliedOn> {
    let Some(name) = kernel_name(decl) else { return Vec::new() };
    let wider = match kernel::call(&name) {
        Some(call) if !relies_on_memory => call.wider(),
        _ => Vec::new(),
    };
    let wider = wider.into_iter().filter(|(call, _)| call.no_user_memory());
    let wider = wider.map(|(call, on)| (call.name.to_owned(), Some(on)));
    let named = |(name, on): (String, _)| ReliedOn {
        constant: Ident::new(&constant(&name), Span::call_site()),
        on,
    };
    [(name, None)].into_iter().chain(wider).map(named).collect()
}

fn number(decl: &Decl, os: Option<Os>) -> Number<'_> {
    let Some(nr) = &decl.keys.nr else {
        let (name, span) = match &decl.keys.name {
            Some(name) => (constant(name.value()), name.span()),
            None => (number_name(&decl.sig.ident), decl.sig.ident.span()),
        };
        return Number::Named(os.map(Os::name), identifier(&name, span, &decl.sig.ident));
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
        Expr::Lit(_) => Number::Literal(expression),
        _ => Number::Expression(expression),
    }
}

/// An identifier of that name. `check` has refused what is none, and `other` stands there.
fn identifier(name: &str, span: Span, other: &Ident) -> Ident {
    let is_plain = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
    // Most are, and syn reads slowly.
    if name.starts_with("SYS_") && name.as_bytes().iter().all(is_plain) {
        return Ident::new(name, span);
    }
    let mut name = syn::parse_str::<Ident>(name).unwrap_or_else(|_| other.clone());
    name.set_span(span);
    name
}

/// The kernel's name of the call, where the declaration says it: by `name`, by the constant of `nr`, by the
/// name of the function, or by the symbol of `vdso` where the number is not a name.
pub(crate) fn kernel_name(decl: &Decl) -> Option<String> {
    let constant = match (&decl.keys.nr, &decl.keys.name) {
        (_, Some(name)) => return Some(name.value().to_owned()),
        (None, None) => return Some(decl.sig.ident.unraw().to_string()),
        (Some(nr), None) => match shape::bare_expression(nr) {
            Expr::Path(path) => path.path.segments.last()?.ident.to_string(),
            _ => return vdso::named_call(decl),
        },
    };
    match constant.strip_prefix("SYS_") {
        Some(name) => Some(name.to_lowercase()),
        None => vdso::named_call(decl),
    }
}

/// The constant that numbers a function when `nr` is left out: `SYS_GETPID` for `getpid`.
pub(crate) fn number_name(function: &Ident) -> String {
    constant(&function.unraw().to_string())
}

/// The constant that numbers a call of the kernel.
pub(crate) fn constant(call: &str) -> String {
    format!("SYS_{}", call.to_uppercase())
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

impl Call<'_> {
    /// Whether the kernel may be entered more than once, so that the words are made before.
    pub(crate) fn repeats(&self) -> bool {
        self.retry || matches!(self.returned, Return::Never)
    }
}

impl<'a> Runtime<'a> {
    /// The one that a declaration names.
    pub(crate) fn of(decl: &'a Decl) -> Self {
        Self(decl.keys.krate.as_ref())
    }

    /// The path, where it is written.
    pub(crate) fn path(self) -> Option<&'a Path> {
        self.0
    }
}

impl ToTokens for Runtime<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        if let Some(path) = self.0 {
            path.to_tokens(tokens);
        } else {
            path_separator(tokens);
            Ident::new("sysdecl", Span::call_site()).to_tokens(tokens);
        }
    }
}

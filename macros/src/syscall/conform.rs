//! A declaration against the kernel's prototype (`kernel::rules`): what is spelled is described, what is not is unknown.
//!
//! Only the crate's own entries are judged: a custom one may number its calls as it likes. Its words are planned as Linux's where
//! `os = "linux"` says so.

mod bsd;
pub(crate) mod expressed;
mod written;

use std::rc::Rc;

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;
use syn::{Expr, Lit, PointerMutability, ReturnType, Type, ext::IdentExt};

pub(crate) use self::bsd::Zeros;
use super::{
    ast::Decl,
    facts::Known,
    lower::{self, Mutability, Plan, Word},
    os::Os,
    shape,
    shapes::{self, Assertion},
};
use crate::{
    kernel::{
        self, Abis, Call, Prototype, System,
        plan::{self, Plans, Scope},
        rules::{
            self, Behind, Bits, Declaration, Extent, Given, Mistake, Output, Place, Rule, Success,
            Target,
        },
    },
    report::Report,
};

/// What the kernel's prototype says of a declaration.
#[derive(Default)]
pub(crate) struct Verdict {
    /// The call, if the table has it.
    pub(crate) known: Option<Known>,
    /// How many words the declaration leaves out, which are to be passed as 0.
    pub(crate) zeros: usize,
    /// The same on other systems than Linux.
    pub(crate) zeros_of_others: Zeros,
    /// How the words are passed on groups of targets; none where they are passed as they are declared.
    pub(crate) plans: Plans,
    /// Whether the kernel's prototype says which words have 64 bits.
    pub(crate) is_known: bool,
    /// Mistakes on some targets only: a `cfg` predicate, the name of the ABI, what is wrong there.
    pub(crate) elsewhere: Vec<(TokenStream, &'static str, Report)>,
    /// What is left to the type system.
    pub(crate) assertions: Vec<Assertion>,
}

/// Holds a declaration against the prototype. What is wrong on all targets goes to `report`. `claim` is the word `safe`.
/// The words are planned for this scope, where nothing is wrong on any target.
pub(crate) fn check(
    report: &mut Report,
    decl: &Decl,
    claim: Option<Span>,
    plan: &Plan,
    scope: Scope,
) -> Verdict {
    let mut verdict = Verdict::default();
    if decl.keys.unchecked.as_ref().is_some_and(|unchecked| unchecked.rules.is_none()) {
        return verdict;
    }
    // These are mistakes already, and which words they are is not known.
    let has_plain_parameters = decl.sig.receiver().is_none()
        && decl.sig.variadic.is_none()
        && decl.sig.parameters().all(|parameter| parameter.name().is_some());
    if !has_plain_parameters {
        return verdict;
    }
    bsd::check(&mut verdict, report, decl, claim, plan);
    if !decl.keys.has_system(Os::Linux) {
        return verdict;
    }
    let is_pair = shape::pair(&decl.sig.output).is_some() && !lower::writes_out(decl);
    if is_pair || plan.words.len() > Os::Linux.most_words() {
        return verdict;
    }
    let Some((call, within, of_number)) = named(report, decl) else { return verdict };
    // A literal is the number of this call on some targets only.
    let is_named = literal(decl).is_none();
    verdict.is_known = is_named;
    // Nobody calls it elsewhere.
    let prototypes: Rc<Vec<_>> = Rc::new(call.prototypes_on(Abis::OF_RUST));
    let words: Vec<_> =
        plan.words.iter().map(|(written, word)| described(decl, plan, *written, word)).collect();
    let declaration = Declaration {
        words: &words,
        result: output(decl),
        safe: claim.is_some(),
        retry: decl.keys.retry.is_some(),
    };
    let judging = Judging {
        decl,
        claim,
        plan,
        call,
        is_named,
        prototypes: &prototypes,
        declaration: &declaration,
        within,
    };
    if decl.keys.abi.is_some() {
        verdict.plans = judging.plans(scope);
        refuse_on_some(&mut verdict, decl);
        return verdict;
    }
    if is_named {
        verdict.known = Some(Known { call, prototypes: Rc::clone(&prototypes) });
    }
    let mut judged = judging.judge(scope);
    // What is wrong somewhere is told of all targets, none of which then expands the declaration again.
    if !judged.mistakes.is_empty() && judged.plans.others.is_some() {
        judged = judging.judge(Scope::All);
    }
    let Judged { plans, zeros, assertions, mut mistakes, settled } = judged;
    (verdict.plans, verdict.zeros) = (plans, zeros);
    verdict.assertions.extend(assertions);
    mistakes.extend(of_number);
    mistakes.retain(|one| is_checked(decl, one.rule));
    if mistakes.is_empty() {
        refuse_on_some(&mut verdict, decl);
        return verdict;
    }
    once_for_each_slice(&mut mistakes, plan);
    once_for_safe(&mut mistakes);
    // What is wrong wherever the call is one is so everywhere: elsewhere, something else is.
    let of_call = mistakes.iter().filter(|one| is_of_call(one));
    let settled = settled | of_call.map(|one| one.on).collect();
    // A kernel of another ABI may take so many words.
    let is_of_others = kernel::plan::takes(&prototypes, words.len(), !Abis::SUPPORTED);
    let is_everywhere = |one: &Mistake| {
        let settled = if is_of_call(one) { Abis::NONE } else { settled };
        (one.on | settled).contains(Abis::SUPPORTED) && !(is_of_others && one.rule == Rule::Arity)
    };
    let (everywhere, some): (Vec<_>, Vec<_>) = mistakes.iter().partition(|one| is_everywhere(one));
    refuse_on(&mut verdict, &some, |here, mistake| tell(here, decl, claim, plan, mistake), decl);
    for mistake in everywhere {
        tell(report, decl, claim, plan, mistake);
    }
    refuse_on_some(&mut verdict, decl);
    verdict
}

/// A declaration of a known call.
struct Judging<'a> {
    decl: &'a Decl,
    claim: Option<Span>,
    plan: &'a Plan<'a>,
    call: Call,
    /// Whether its number is not written as a literal.
    is_named: bool,
    prototypes: &'a [Prototype],
    declaration: &'a Declaration<'a>,
    /// The ABIs on which it is that call.
    within: Abis,
}

/// What is found on the ABIs of a scope.
struct Judged {
    plans: Plans,
    zeros: usize,
    assertions: Vec<Assertion>,
    mistakes: Vec<Mistake>,
    /// Where a plan says what is wrong.
    settled: Abis,
}

impl Judging<'_> {
    fn plans(&self, scope: Scope) -> Plans {
        if self.is_named {
            plan::plans(self.call, self.prototypes, self.declaration.words, scope)
        } else {
            Plans::default()
        }
    }

    fn judge(&self, scope: Scope) -> Judged {
        let Self { call, prototypes, declaration, .. } = *self;
        let plans = self.plans(scope);
        // The others expand the declaration again.
        let within = match (&plans.others, plans.each.first()) {
            (Some(_), Some(common)) => self.within & common.on,
            _ => self.within,
        };
        // What the constant of a path is there, only its value says.
        let wider = if is_path(self.decl) { call.wider() } else { Vec::new() };
        let renamed = plans.each.iter().filter(|plan| plan.renamed);
        let renamed: Abis = renamed.map(|plan| plan.on).collect();
        let wider_on: Abis = wider.iter().map(|(_, on)| *on).collect();
        let by_value = wider_on & within & !renamed;
        let settled = plans.refused_on() | by_value;

        let words = declaration.words.len();
        let targets = rules::targets(call, prototypes, &plans, words, within & !by_value);
        let mistakes = rules::check(call, &targets, declaration, within, settled);
        let taken = prototypes.iter().filter(|one| !(one.on & within).is_empty());
        let taken = taken.map(|one| one.arguments.len()).max().unwrap_or(0);
        let mut assertions = Vec::new();
        if words <= taken {
            assertions = self.assertions(call, targets, &mistakes);
        }
        if !by_value.is_empty() {
            for (one, on) in wider.into_iter().chain([(call, by_value)]) {
                let on = on & by_value & !plans.refused_on();
                assertions.extend(self.if_number_is_of(one, on));
            }
        }
        let settled = plans.refused_on();
        Judged { plans, zeros: taken.saturating_sub(words), assertions, mistakes, settled }
    }

    /// What is left to the type system. The words after one that is missing are not where they should be.
    fn assertions(
        &self,
        call: Call,
        mut targets: Vec<Target>,
        mistakes: &[Mistake],
    ) -> Vec<Assertion> {
        let of_arity = mistakes.iter().filter(|one| one.rule == Rule::Arity);
        let misplaced: Abis = of_arity.map(|one| one.on).collect();
        targets.retain(|target| (target.on & misplaced).is_empty());
        let is_in_force = |rule| is_checked(self.decl, rule);
        shapes::of(self.decl, self.plan, call, &targets, self.declaration, &is_in_force)
    }

    /// The same on the ABIs `on`, and all that is wrong there, where the number of the declaration is that of `call`.
    fn if_number_is_of(&self, call: Call, on: Abis) -> impl Iterator<Item = Assertion> {
        let Self { decl, claim, plan, declaration, .. } = *self;
        let prototypes = call.prototypes();
        let plans = plan::plans(call, &prototypes, declaration.words, Scope::All);
        let targets = rules::targets(call, &prototypes, &plans, declaration.words.len(), on);
        let mut mistakes = rules::check(call, &targets, declaration, Abis::NONE, Abis::NONE);
        mistakes.retain(|one| is_checked(decl, one.rule));
        once_for_each_slice(&mut mistakes, plan);
        once_for_safe(&mut mistakes);
        let mut assertions = self.assertions(call, targets, &mistakes);
        for mistake in &mistakes {
            let (at, text) = told(decl, claim, plan, mistake);
            assertions.push(Assertion::wrong(at, text, mistake.on));
        }
        let constant = lower::constant(call.name);
        assertions.into_iter().map(move |one| one.if_number(decl, &constant))
    }
}

/// Whether a mistake is that the call is not there.
fn is_of_call(mistake: &Mistake) -> bool {
    matches!(mistake.rule, Rule::Target | Rule::Number)
}

/// Adds what is wrong on some ABIs: once for those on which the same is.
fn refuse_on(
    verdict: &mut Verdict,
    mistakes: &[&Mistake],
    tell: impl Fn(&mut Report, &Mistake),
    decl: &Decl,
) {
    let mut left: Abis = mistakes.iter().map(|one| one.on).collect();
    while let Some(abi) = left.iter().next() {
        let is_here = |one: &&&Mistake| one.on.contains(abi.set());
        let mut on = mistakes
            .iter()
            .fold(left, |on, one| if is_here(&one) { on & one.on } else { on & !one.on });
        let mut here = Report::new();
        for mistake in mistakes.iter().filter(is_here) {
            tell(&mut here, mistake);
        }
        // What no plan makes right there is as wrong.
        if let Some(refused) = verdict.plans.refused.iter().find(|one| one.on.contains(abi.set())) {
            on = on & refused.on;
            here.error(of_the_call(decl), &refused.wrong, &refused.help);
        } else {
            on = verdict.plans.refused.iter().fold(on, |on, one| on & !one.on);
        }
        for refused in &mut verdict.plans.refused {
            refused.on = refused.on & !on;
        }
        left = left & !on;
        verdict.elsewhere.push((on.predicate(), abi.name, here));
    }
}

/// The call that a declaration is of, the targets on which it is, and what is wrong with a literal on the others.
fn named(report: &mut Report, decl: &Decl) -> Option<(Call, Abis, Vec<Mistake>)> {
    if let Some(number) = literal(decl) {
        // A number of the user's own, or of a call that the function has another name for.
        let call = kernel::call(&decl.sig.ident.unraw().to_string())?;
        if decl.keys.abi.is_some() {
            return None;
        }
        let (right, wrong) = rules::number(call, number, Abis::SUPPORTED);
        return Some((call, right, wrong));
    }
    let name = lower::kernel_name(decl)?;
    let Some(call) = kernel::call(&name) else {
        if decl.keys.abi.is_none() && is_checked(decl, Rule::Name) {
            mistyped(report, decl, System::Linux, &name);
        }
        return None;
    };
    Some((call, Abis::SUPPORTED, Vec::new()))
}

/// Adds what no plan makes right on some targets.
fn refuse_on_some(verdict: &mut Verdict, decl: &Decl) {
    for refused in std::mem::take(&mut verdict.plans.refused) {
        // Those that no target is left of are told already.
        let Some(abi) = refused.on.iter().next() else { continue };
        let mut here = Report::new();
        here.error(of_the_call(decl), &refused.wrong, &refused.help);
        verdict.elsewhere.push((refused.on.predicate(), abi.name, here));
    }
}

/// The number of a call, where it is written as one.
fn literal(decl: &Decl) -> Option<u64> {
    // What no register holds is refused as such.
    shape::number(decl.keys.nr.as_ref()?).map(u64::from)
}

/// Whether the number is a constant of whatever name the program gives it.
fn is_path(decl: &Decl) -> bool {
    let nr = decl.keys.nr.as_ref().map(shape::bare_expression);
    decl.keys.name.is_none() && matches!(nr, Some(Expr::Path(_)))
}

/// Whether `unchecked(…)` leaves a rule in force.
pub(crate) fn is_checked(decl: &Decl, rule: Rule) -> bool {
    let lifted = decl.keys.unchecked.as_ref().and_then(|unchecked| unchecked.rules.as_deref());
    !lifted.unwrap_or_default().iter().any(|name| name == rule.name())
}

/// A name that is no call's, and one letter off one that is.
fn mistyped(report: &mut Report, decl: &Decl, system: System, name: &str) {
    let Some(near) = kernel::mistyped(system, name) else { return };
    let wrong = format!("{} has no system call `{name}`", system.title());
    let help = match (&decl.keys.nr, &decl.keys.name) {
        (Some(_), _) => format!("did you mean `{}`?", lower::constant(near)),
        (_, Some(_)) => format!("did you mean `name = \"{near}\"`?"),
        (None, None) => format!("did you mean `{near}`?"),
    };
    report.error(of_the_call(decl), wrong, help);
}

/// What says which call it is.
fn of_the_call(decl: &Decl) -> TokenStream {
    match (&decl.keys.nr, &decl.keys.name) {
        (Some(nr), _) => nr.to_token_stream(),
        (_, Some(name)) => name.to_token_stream(),
        (None, None) => decl.sig.ident.to_token_stream(),
    }
}

/// A slice in the wrong place is two wrong words: the second says what to write for both.
fn once_for_each_slice(mistakes: &mut Vec<Mistake>, plan: &Plan) {
    let wrong: Vec<usize> = mistakes
        .iter()
        .filter_map(|one| match one.place {
            Place::Word(at) if one.rule == Rule::Pointer => Some(at),
            _ => None,
        })
        .collect();
    mistakes.retain(|one| match one.place {
        Place::Word(at) if one.rule == Rule::Pointer => {
            let is_address = matches!(plan.words[at].1, Word::Address(..));
            !(is_address && wrong.contains(&(at + 1)))
        }
        _ => true,
    });
}

/// A call that cannot be safe at all, or not over these types: what is wrong with each of its words says the same.
fn once_for_safe(mistakes: &mut Vec<Mistake>) {
    let is_of_all = |one: &Mistake| one.rule == Rule::Safety && one.place == Place::Safe;
    let on: Vec<_> = mistakes.iter().filter(|one| is_of_all(one)).map(|one| one.on).collect();
    mistakes.retain(|one| {
        let is_said = one.rule == Rule::Safety && on.iter().any(|on| on.contains(one.on));
        !is_said || !matches!(one.place, Place::Word(_))
    });
}

/// Reports a mistake at the smallest thing at fault.
fn tell(report: &mut Report, decl: &Decl, claim: Option<Span>, plan: &Plan, mistake: &Mistake) {
    let Mistake { wrong, .. } = mistake;
    let (at, help) = place(decl, plan, mistake);
    match at {
        Some(at) => report.error(at, wrong, help),
        None => report.error_at(claim.unwrap_or_else(Span::call_site), wrong, help),
    }
}

/// Where a mistake is, and all that is said of it.
fn told(decl: &Decl, claim: Option<Span>, plan: &Plan, mistake: &Mistake) -> (Span, String) {
    let (at, help) = place(decl, plan, mistake);
    let first = at.and_then(|at| at.into_iter().next()).map(|token| token.span());
    let at = first.or(claim).unwrap_or_else(Span::call_site);
    (at, format!("{}\nhelp: {help}", mistake.wrong))
}

/// The smallest thing at fault, unless that is the word `safe`; and what to write.
fn place(decl: &Decl, plan: &Plan, mistake: &Mistake) -> (Option<TokenStream>, String) {
    let Mistake { rule, place, help, note, .. } = mistake;
    let help = match note {
        Some(note) => format!("{help}\nnote: {note}"),
        None => help.clone(),
    };
    let of_type = |at: usize| match &plan.words[at].1 {
        Word::Value(name, _)
        | Word::Reference(name, ..)
        | Word::Address(name, ..)
        | Word::Elements(name, _) => decl
            .sig
            .parameters()
            .find(|one| one.name() == Some(name))
            .map(|one| one.ty.to_token_stream()),
        _ => None,
    };
    let at = match *place {
        Place::Name if *rule == Rule::Arity => match &decl.keys.args {
            Some(args) => args.keyword.to_token_stream(),
            None => decl.sig.ident.to_token_stream(),
        },
        Place::Name => of_the_call(decl),
        // With `args`, the type may be right, and the place wrong.
        Place::Word(at) => {
            let is_of_type = decl.keys.args.is_none() && *rule != Rule::Arity
                || matches!(rule, Rule::Direction | Rule::Width | Rule::Safety);
            of_type(at).filter(|_| is_of_type).unwrap_or_else(|| plan.words[at].0.to_token_stream())
        }
        Place::Result => match &decl.sig.output {
            ReturnType::Type(_, ty) => ty.to_token_stream(),
            ReturnType::Default => decl.sig.ident.to_token_stream(),
        },
        Place::Retry => decl.keys.retry.to_token_stream(),
        Place::Safe => return (None, help),
    };
    (Some(at), help)
}

/// A word of the plan.
fn described(decl: &Decl, plan: &Plan, written: &dyn ToTokens, word: &Word) -> rules::Word {
    let (text, given) = match word {
        Word::Value(name, ty) => (name.to_string(), of(ty)),
        // What it points to is neither an integer nor a pointer: it may have interior mutability.
        Word::Reference(name, _, conversion) => {
            let writable = conversion.ends_with("exclusive").then_some(true);
            let given = Given::Pointer { writable, raw: false, behind: Behind::Unknown };
            (name.to_string(), given)
        }
        Word::Address(name, slice, mutability) => {
            let writable = match (mutability, slice) {
                (Mutability::Mut, _) => Some(true),
                (Mutability::Const, Type::Slice(slice)) => is_plain(&slice.elem).then_some(false),
                (Mutability::Const, _) => None,
            };
            let elements = match slice {
                Type::Slice(slice) => extent(&slice.elem),
                _ => None,
            };
            let behind = elements.map_or(Behind::Unknown, Behind::Elements);
            (name.to_string(), Given::Pointer { writable, raw: false, behind })
        }
        Word::Elements(name, _) => (name.to_string(), Given::Length),
        Word::Out | Word::OutPart(..) => {
            // Its size is looked at where its memory is.
            let behind = Behind::Unknown;
            let given = Given::Pointer { writable: Some(true), raw: false, behind };
            let text = if let Word::Out = word {
                "out".into()
            } else {
                written::written(written.to_token_stream())
            };
            (text, given)
        }
        Word::Literal(expression) => return expressed::word(decl, written, expression),
        Word::Bound(at, _) => return expressed::word(decl, written, plan.bindings[*at]),
    };
    rules::Word { text, given, constants: Vec::new(), spelled: None }
}

/// What is known of a type by its spelling.
pub(crate) fn of(ty: &Type) -> Given {
    if let Some(bits) = integer(ty) {
        return Given::Integer(bits);
    }
    match shape::bare(ty) {
        Type::Ptr(pointer) => {
            let writable = match pointer.mutability {
                PointerMutability::Mut(_) => Some(true),
                PointerMutability::Const(_) => (!may_be_shared(&pointer.elem)).then_some(false),
            };
            Given::Pointer { writable, raw: true, behind: Behind::Unknown }
        }
        Type::Reference(reference) => {
            let writable = match reference.mutability {
                Some(_) => Some(true),
                None => is_plain(&reference.elem).then_some(false),
            };
            let behind = extent(&reference.elem).map_or(Behind::Unknown, Behind::Value);
            Given::Pointer { writable, raw: false, behind }
        }
        Type::Path(_) => match shape::last_word(ty).map(ToString::to_string).as_deref() {
            Some("BorrowedFd") => Given::Descriptor { owned: false },
            Some("OwnedFd") => Given::Descriptor { owned: true },
            Some("NonNull") => {
                Given::Pointer { writable: Some(true), raw: true, behind: Behind::Unknown }
            }
            Some("Option") => match shape::argument(ty, "Option").map(of) {
                Some(Given::Integer(_)) | None => Given::Unknown,
                Some(inner) => inner,
            },
            _ => Given::Unknown,
        },
        _ => Given::Unknown,
    }
}

/// The width of an integer of Rust's or the crate's.
fn integer(ty: &Type) -> Option<Bits> {
    let Type::Path(path) = shape::bare(ty) else { return None };
    let segments = &path.path.segments;
    let is_ours = segments.len() == 1
        || segments
            .first()
            .is_some_and(|first| ["core", "std", "sysdecl"].iter().any(|name| first.ident == name));
    if !is_ours || path.qself.is_some() {
        return None;
    }
    let last = shape::last_segment(&path.path)?;
    if !last.arguments.is_none() {
        return None;
    }
    let name = last.ident.to_string();
    // Not as text: unoptimised, each comparison would be a call.
    Some(match name.as_bytes() {
        [b'i' | b'u' | b'I' | b'U', b'8'] => Bits::Fixed(8),
        [b'i' | b'u' | b'I' | b'U', b'1', b'6'] => Bits::Fixed(16),
        [b'i' | b'u' | b'I' | b'U', b'3', b'2'] => Bits::Fixed(32),
        [b'i' | b'u' | b'I' | b'U', b'6', b'4'] => Bits::Fixed(64),
        [b'i' | b'u', b's', b'i', b'z', b'e'] => Bits::Pointer,
        _ => return None,
    })
}

/// The size of an integer, or of an array of so many.
fn extent(ty: &Type) -> Option<Extent> {
    if let Type::Array(array) = shape::bare(ty) {
        let Expr::Lit(literal) = shape::bare_expression(&array.len) else { return None };
        let Lit::Int(count) = &literal.lit else { return None };
        let count: u32 = count.base10_parse().ok()?;
        return Some(match extent(&array.elem)? {
            Extent::Bytes(bytes) => Extent::Bytes(bytes.checked_mul(count)?),
            Extent::Pointers(pointers) => Extent::Pointers(pointers.checked_mul(count)?),
        });
    }
    Some(match integer(ty)? {
        Bits::Fixed(bits) => Extent::Bytes(u32::from(bits) / 8),
        Bits::Pointer => Extent::Pointers(1),
    })
}

/// Whether a type certainly has no interior mutability.
pub(crate) fn is_plain(ty: &Type) -> bool {
    match shape::bare(ty) {
        Type::Slice(slice) => is_plain(&slice.elem),
        Type::Array(array) => is_plain(&array.elem),
        Type::Ptr(_) => true,
        ty => shape::last_word(ty).is_some_and(|word| word == "CStr") || integer(ty).is_some(),
    }
}

/// Whether a type is spelled as one that is written through a shared reference.
fn may_be_shared(ty: &Type) -> bool {
    let word = shape::last_word(ty).map(ToString::to_string).unwrap_or_default();
    word.starts_with("Atomic") || word.ends_with("Cell")
}

/// What a declaration returns.
fn output(decl: &Decl) -> Output {
    let ReturnType::Type(_, ty) = &decl.sig.output else { return Output::Nothing };
    // What is converted, or comes from memory, is not the word that the kernel returns.
    if decl.keys.result.is_some() || lower::writes_out(decl) {
        return Output::Unknown;
    }
    match shape::bare(ty) {
        Type::Never(_) => Output::Never,
        Type::Tuple(tuple) if tuple.elems.is_empty() => Output::Nothing,
        _ => match shape::argument(ty, "Result") {
            Some(success) => Output::Result(success_of(success)),
            None => match success_of(ty) {
                Success::Unknown => Output::Unknown,
                success => Output::Plain(success),
            },
        },
    }
}

fn success_of(ty: &Type) -> Success {
    match shape::bare(ty) {
        Type::Tuple(tuple) if tuple.elems.is_empty() => Success::Nothing,
        _ => match of(ty) {
            Given::Integer(bits) => Success::Integer(bits),
            Given::Pointer { .. } => Success::Pointer,
            Given::Descriptor { .. } => Success::Descriptor,
            _ => Success::Unknown,
        },
    }
}

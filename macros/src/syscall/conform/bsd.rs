//! Declarations for macOS and FreeBSD against their tables, by the same rules as Linux's.
//!
//! These tables know less: a pointer without `const` may be read or written, and an address of macOS may be a value. A mistake for
//! one system of a list is one of the declaration, on whatever it is compiled.

use proc_macro2::Span;
use syn::Path;

use super::{
    Decl, Os, Plan, Verdict, described, is_checked, mistyped, once_for_each_slice, output, shapes,
    tell,
};
use crate::{
    kernel::{
        Abis, Kind, Prototype, System,
        plan::Plans,
        rules::{self, Declaration, Mistake, Place, Rule},
    },
    report::Report,
    syscall::lower,
};

/// How many words a declaration leaves out on each of its systems.
pub(crate) type Zeros = Vec<(Os, usize)>;

/// Holds a declaration for these systems against their tables.
pub(super) fn check(
    verdict: &mut Verdict,
    report: &mut Report,
    decl: &Decl,
    claim: Option<Span>,
    plan: &Plan,
) {
    let has = |os| decl.keys.has_system(os);
    if decl.keys.abi.is_none() && !has(Os::Macos) && !has(Os::Freebsd) {
        return;
    }
    let mut found = Vec::new();
    let systems: Vec<_> = match &decl.keys.abi {
        None => {
            let known = decl.keys.known_systems();
            known.into_iter().filter_map(|os| Some((of(os)?, Some(os)))).collect()
        }
        Some(path) if is_mach(path) => vec![(System::Mach, None)],
        Some(_) => return,
    };
    // That is a mistake already.
    let is_too_long =
        |(_, os): &(System, Option<Os>)| plan.words.len() > os.map_or(8, Os::most_words);
    if systems.is_empty() || systems.iter().any(is_too_long) {
        return;
    }
    let Some(name) = lower::kernel_name(decl) else { return };
    for (system, os) in systems {
        let Some(call) = system.call(&name) else {
            if found.is_empty() && is_checked(decl, Rule::Name) {
                mistyped(report, decl, system, &name);
            }
            continue;
        };
        let prototypes = call.prototypes();
        // Not known, or whatever the call takes that it makes.
        let [prototype] = prototypes.as_slice() else { continue };
        let words: Vec<_> = plan
            .words
            .iter()
            .map(|(written, word)| described(decl, plan, *written, word))
            .collect();
        let left_out = prototype.arguments.len().saturating_sub(words.len());
        verdict.zeros_of_others.extend(os.map(|os| (os, left_out)));
        let declaration = Declaration {
            words: &words,
            result: output(decl),
            safe: claim.is_some(),
            retry: decl.keys.retry.is_some(),
        };
        let within = Abis::named("x86_64") | Abis::named("aarch64");
        let targets = rules::targets(call, &prototypes, &Plans::default(), words.len(), within);
        let mut mistakes = rules::check(call, &targets, &declaration, within, Abis::NONE);
        if let Some(os) = os {
            let is_in_force = |rule| is_checked(decl, rule);
            verdict.assertions.extend(shapes::of_other_system(
                os,
                decl,
                plan,
                call,
                &targets,
                &declaration,
                &is_in_force,
            ));
        }
        mistakes.retain(|one| is_checked(decl, one.rule) && is_certain(prototype, one));
        once_for_each_slice(&mut mistakes, plan);
        for mistake in mistakes {
            // The same mistake for another system.
            let is_new = |other: &(Rule, Place)| *other != (mistake.rule, mistake.place);
            if found.iter().all(is_new) {
                tell(report, decl, claim, plan, &mistake);
                found.push((mistake.rule, mistake.place));
            }
        }
    }
}

/// The table of a system.
fn of(os: Os) -> Option<System> {
    match os {
        Os::Freebsd => Some(System::Freebsd),
        Os::Macos => Some(System::Macos),
        Os::Linux | Os::Windows => None,
    }
}

/// Whether an entry is the crate's for Mach traps, as one names it.
fn is_mach(path: &Path) -> bool {
    let words: Vec<_> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
    let words: Vec<_> = words.iter().map(String::as_str).collect();
    matches!(words.as_slice(), ["abi", "mach"] | ["sysdecl" | "crate", "abi", "mach"])
}

/// Whether a mistake is one for all that the table knows. What may be a value as well as an address need not be followed.
fn is_certain(prototype: &Prototype, mistake: &Mistake) -> bool {
    match (mistake.rule, mistake.place) {
        (Rule::Safety, Place::Word(at)) => {
            prototype.arguments.get(at).is_some_and(|argument| argument.kind != Kind::Addr)
        }
        _ => true,
    }
}

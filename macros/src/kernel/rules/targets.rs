//! Which of the kernel's arguments each word of a declaration is, on groups of ABIs.
//!
//! Mostly the words are the arguments of the call's prototype, one for one. Where a plan says otherwise, they are those of the call
//! that is made; and a declaration that has the halves of a 64-bit argument itself is held against registers.

use core::ops::Deref;

use crate::kernel::abi::Abis;
use crate::kernel::plan::{Convention, Plan, Plans};
use crate::kernel::prototype::{Argument, Kind, Prototype};
use crate::kernel::registers::{Passed, Register, Slot};
use crate::kernel::row::{self, Call};

/// Some ABIs on which the words are the same.
pub(crate) struct Target<'a> {
    pub(crate) on: Abis,
    /// Of the call that is made.
    pub(crate) prototype: Of<'a>,
    words: Words,
}

/// A prototype: the declared call's, or another's.
pub(crate) enum Of<'a> {
    Own(&'a Prototype),
    Other(Prototype),
}

/// What the words are.
enum Words {
    /// The arguments, in their order.
    Arguments,
    /// For each word that there can be, the index of its argument, and whether it is the whole of what the prototype has as two
    /// halves; none for a half, or for padding.
    Mapped(Vec<Option<(usize, bool)>>),
}

impl Deref for Of<'_> {
    type Target = Prototype;

    fn deref(&self) -> &Prototype {
        match self {
            Self::Own(prototype) => prototype,
            Self::Other(prototype) => prototype,
        }
    }
}

impl Target<'_> {
    /// How many words there can be.
    pub(crate) fn taken(&self) -> usize {
        match &self.words {
            Words::Arguments => self.prototype.arguments.len(),
            Words::Mapped(arguments) => arguments.len(),
        }
    }

    /// The argument that a word is; `None` for a half of one, or for padding.
    pub(crate) fn argument(&self, word: usize) -> Option<Argument> {
        let (at, is_whole) = match &self.words {
            Words::Arguments => (word, false),
            Words::Mapped(arguments) => (*arguments.get(word)?)?,
        };
        let mut argument = *self.prototype.arguments.get(at)?;
        if is_whole {
            argument.kind = Kind::Off64;
        }
        Some(argument)
    }

    /// The word that an argument is.
    pub(crate) fn word(&self, argument: usize) -> Option<usize> {
        match &self.words {
            Words::Arguments => Some(argument),
            Words::Mapped(arguments) => {
                arguments.iter().position(|one| one.is_some_and(|(at, _)| at == argument))
            }
        }
    }
}

/// The groups among the ABIs `within` on which the declaration can be held against a prototype.
pub(crate) fn targets<'a>(
    call: Call,
    prototypes: &'a [Prototype],
    plans: &Plans,
    words: usize,
    within: Abis,
) -> Vec<Target<'a>> {
    let mut found = Vec::with_capacity(prototypes.len());
    let as_declared = within & !plans.planned_on() & !plans.refused_on();
    for prototype in prototypes {
        let on = prototype.on & as_declared;
        if on.is_empty() {
            continue;
        }
        let mut halved = on & Abis::OF_RUST;
        if !prototype.halves {
            halved = halved & !Abis::WIDE_REGISTERS;
            if !prototype.arguments.iter().any(|one| one.kind.is_wide()) {
                halved = Abis::NONE;
            }
        }
        halved = registers(&mut found, prototype, words, halved);
        if !(on & !halved).is_empty() {
            let (on, prototype) = (on & !halved, Of::Own(prototype));
            found.push(Target { on, prototype, words: Words::Arguments });
        }
    }
    for plan in &plans.each {
        let on = plan.on & within;
        if !on.is_empty() {
            planned_on(&mut found, call, prototypes, plan, on);
        }
    }
    found
}

/// A declaration that is passed as it is, where a 64-bit argument is two words: as many as there are registers. Gives the ABIs that
/// it is so on.
fn registers<'a>(
    found: &mut Vec<Target<'a>>,
    prototype: &'a Prototype,
    words: usize,
    on: Abis,
) -> Abis {
    let first = found.len();
    let mut halved = Abis::NONE;
    for abi in on.iter() {
        let Passed { slots, registers } = prototype.passed(abi);
        if registers.len() != words {
            continue;
        }
        halved = halved | abi.set();
        let argument = |register: &Register| match *register {
            Register::Word(at) | Register::Wide(at) => Some((slots[at].argument, false)),
            _ => None,
        };
        let arguments: Vec<_> = registers.iter().map(argument).collect();
        let is_same =
            |one: &&mut Target| matches!(&one.words, Words::Mapped(other) if *other == arguments);
        match found[first..].iter_mut().find(is_same) {
            Some(same) => same.on = same.on | abi.set(),
            None => found.push(Target {
                on: abi.set(),
                prototype: Of::Own(prototype),
                words: Words::Mapped(arguments),
            }),
        }
    }
    halved
}

/// Whether a plan has each argument in a register of its own, in their order: the usual one where pointers have 64 bits. A half never
/// has one there.
fn is_one_for_one(plan: &Plan, prototype: &Prototype) -> bool {
    let arguments = &prototype.arguments;
    let is_argument = |(at, register): (usize, &Register)| matches!(*register, Register::Word(word) | Register::Wide(word) if word == at);
    plan.registers.len() == arguments.len() && plan.registers.iter().enumerate().all(is_argument)
}

/// A declaration that is passed by a plan.
fn planned_on<'a>(
    found: &mut Vec<Target<'a>>,
    call: Call,
    prototypes: &'a [Prototype],
    plan: &Plan,
    on: Abis,
) {
    if plan.convention == Convention::Registers && !plan.is_in_pages() {
        let others = if plan.renamed { row::call(plan.call) } else { None };
        let others =
            others.into_iter().flat_map(|other| other.prototypes().into_iter().map(Of::Other));
        let mut left = on;
        let own = if plan.renamed { &[][..] } else { prototypes };
        for prototype in own.iter().map(Of::Own).chain(others) {
            let on = prototype.on & left;
            let Some(abi) = on.iter().next() else { continue };
            left = left & !on;
            if is_one_for_one(plan, &prototype) {
                found.push(Target { on, prototype, words: Words::Arguments });
                continue;
            }
            let Passed { slots, registers } = prototype.passed(abi);
            let (mut arguments, mut left_out) = (Vec::new(), Vec::new());
            // A plan has a register for each of the prototype's, in the same order.
            for (here, there) in plan.registers.iter().zip(&registers) {
                let Some(slot) = there.argument() else { continue };
                let Slot { argument, wide, .. } = slots[slot];
                let is_one = |one: &Argument| one.kind.is_wide();
                let is_whole = wide && !prototype.arguments.get(argument).is_some_and(is_one);
                let argument = Some((argument, is_whole));
                if let Some(word) = here.argument() {
                    if arguments.len() <= word {
                        arguments.resize(word + 1, None);
                    }
                    arguments[word] = argument;
                } else if !left_out.contains(&argument) {
                    left_out.push(argument);
                }
            }
            // They could have been given.
            arguments.append(&mut left_out);
            found.push(Target { on, prototype, words: Words::Mapped(arguments) });
        }
        return;
    }
    // `mmap` by pages or by a block, and `lseek` by halves: what the declaration means is what 64-bit machines have.
    let usual = prototypes.iter().find(|one| one.on.contains(Abis::named("x86_64")));
    if let Some(prototype) = usual.filter(|one| one.name == call.name) {
        let prototype = Of::Own(prototype);
        found.push(Target { on, prototype, words: Words::Arguments });
    }
}

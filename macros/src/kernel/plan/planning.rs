//! The plan of a declaration on one ABI.

use super::order::{by_name, is_ascending, is_in_order, names};
use super::{Convention, FORKS, Plan, Plans, Refused};
use crate::kernel::abi::{Abi, Abis};
use crate::kernel::prototype::{Kind, Prototype};
use crate::kernel::registers::{Register, Slot};
use crate::kernel::row::Call;
use crate::kernel::rules::{Bits, Given, Word};

/// The inputs, and the order once it is known.
pub(super) struct Planning<'a> {
    pub(super) call: Call,
    pub(super) words: &'a [Word],
    /// The other names of the call, with their prototypes.
    pub(super) others: Vec<(&'static str, Vec<Prototype>)>,
    pub(super) canonical: Vec<Slot>,
    pub(super) has_halves: bool,
    /// The order of the declaration: for each word, the index of its argument.
    pub(super) order: Vec<usize>,
    /// Whether that is the order of the canonical arguments.
    pub(super) is_in_usual_order: bool,
    /// Another order that matches equally well.
    pub(super) rival: Option<Vec<usize>>,
}

impl Planning<'_> {
    /// Whether the declaration itself has the halves, or follows an ABI's own prototype.
    pub(super) fn is_as_written(&self, prototypes: &[Prototype]) -> bool {
        let given = self.words.len();
        if given > self.canonical.len() {
            return true;
        }
        // One pointer to the arguments that other calls pass in registers.
        let is_block = |one: &Prototype| {
            matches!(&one.arguments[..], [only] if only.kind == Kind::Read) && given == 1
        };
        if matches!(self.words, [word] if matches!(word.given, Given::Pointer { .. } | Given::Unknown))
            && self.canonical.len() > 1
            && prototypes.iter().any(is_block)
        {
            return true;
        }
        if !self.has_halves {
            return false;
        }
        // The last words are left out, and two are the halves.
        self.canonical.iter().enumerate().any(|(at, slot)| {
            let next = self.words.get(at + 1);
            slot.wide
                && matches!(self.words.get(at), Some(word) if matches!(word.given, Given::Integer(bits) if bits != Bits::Fixed(64)))
                && next.is_some_and(|next| {
                    let is_next = self.canonical.get(at + 1).is_some_and(|slot| names(next, slot));
                    !is_next && !matches!(next.given, Given::Pointer { .. })
                })
        })
    }

    /// How the words are passed on these ABIs.
    pub(super) fn plans(&self, prototypes: &[Prototype], on: Abis) -> Plans {
        let name = self.call.name;
        let mut plans = Plans::default();
        let mut planned = Abis::NONE;
        for abi in on.iter() {
            if planned.contains(abi.set()) {
                continue;
            }
            match self.on(abi, prototypes) {
                Some(Ok(mut plan)) => {
                    // ABIs with 64-bit registers differ only in their prototypes.
                    let own = prototypes.iter().find(|one| one.on.contains(abi.set()));
                    if let Some(own) = own.filter(|_| {
                        abi.pointer == 64 && plan.call == name && !FORKS.contains(&name)
                    }) {
                        plan.on = plan.on | own.on & on & Abis::WIDE_POINTERS;
                        planned = planned | plan.on;
                    }
                    plans.add(plan);
                }
                Some(Err(refused)) => plans.refuse(refused),
                None => {}
            }
        }
        plans
    }

    /// How the words are passed on an ABI; `None` if the kernel lacks the call there.
    pub(super) fn on(&self, abi: Abi, prototypes: &[Prototype]) -> Option<Result<Plan, Refused>> {
        let on = abi.set();
        if FORKS.contains(&self.call.name) && abi.name.starts_with("sparc") {
            let wrong = format!(
                "`{}` returns the parent's number to the child on this target, and which of the two it is in a second register",
                self.call.name
            );
            let help = "make this call in assembly, or put the declaration under `#[cfg(not(target_arch = \"sparc64\"))]`";
            return Some(Err(Refused { on, wrong, help: help.to_owned() }));
        }
        let own = prototypes.iter().find(|one| one.on.contains(on));
        let plan = match self.call.name {
            "lseek" if self.wants(1) && abi.pointer == 32 => self.seek(abi, own)?,
            "mmap" if own.is_some_and(|one| one.arguments.len() == 1) && abi.pointer == 64 => {
                let registers = [
                    Register::Word(0),
                    Register::Word(1),
                    Register::Word(2),
                    Register::Word(3),
                    Register::Word(4),
                    Register::Word(5),
                ];
                self.plan(on, "mmap", Convention::Block, self.registers(&registers))
            }
            "mmap" if abi.register == 32 => self.map(abi)?,
            _ => match self.in_order(abi, own) {
                Some(plan) => plan,
                None => match self.plain(abi, own)? {
                    Ok(plan) => plan,
                    Err(refused) => return Some(Err(refused)),
                },
            },
        };
        if plan.call == self.call.name && !is_ascending(&plan.registers) {
            if let Some(refused) = self.ambiguous(on) {
                return Some(Err(refused));
            }
        }
        let (most, passed) = (abi.most_words(), plan.registers.len());
        if passed > most {
            let wrong = format!(
                "`{}` passes {passed} words on this target; a Linux system call takes at most {most}",
                self.call.name
            );
            let help = "pass the rest through a pointer to a struct".to_owned();
            return Some(Err(Refused { on, wrong, help }));
        }
        Some(Ok(plan))
    }

    fn plan(
        &self,
        on: Abis,
        call: &'static str,
        convention: Convention,
        registers: Vec<Register>,
    ) -> Plan {
        Plan { on, call, renamed: call != self.call.name, convention, registers }
    }

    /// Whether the word of an argument may have 64 bits.
    fn wants(&self, argument: usize) -> bool {
        let at = self.order.iter().position(|one| *one == argument);
        at.and_then(|at| self.words.get(at)).is_some_and(|word| {
            matches!(word.given, Given::Unknown | Given::Integer(Bits::Fixed(64)))
        })
    }

    /// The words in order, where each fits a register: a faster path to the result of [`plain`](Self::plain).
    fn in_order(&self, abi: Abi, own: Option<&Prototype>) -> Option<Plan> {
        let own = own?;
        if abi.pointer != 64
            || self.has_halves
            || !self.is_in_usual_order
            || !is_in_order(own, &self.canonical)
        {
            return None;
        }
        let mut registers = Vec::with_capacity(self.canonical.len());
        for (at, argument) in own.arguments.iter().enumerate() {
            registers.push(if at >= self.words.len() {
                Register::Zero
            } else if argument.kind.is_wide() || self.canonical[at].wide {
                Register::Wide(at)
            } else {
                Register::Word(at)
            });
        }
        Some(self.plan(abi.set(), self.call.name, Convention::Registers, registers))
    }

    /// The call itself, or an equivalent one.
    fn plain(&self, abi: Abi, own: Option<&Prototype>) -> Option<Result<Plan, Refused>> {
        let on = abi.set();
        let mut candidates = Vec::new();
        candidates.extend(own.map(|one| (self.call.name, one)));
        for (name, prototypes) in &self.others {
            let there = prototypes.iter().find(|one| one.on.contains(on));
            candidates.extend(there.map(|one| (*name, one)));
        }
        let mut wrong = None;
        for (call, one) in candidates {
            let passed = one.passed(abi);
            let Some(arguments) = self.arguments(&passed.slots) else {
                wrong.get_or_insert_with(|| {
                    if one.arguments.len() < self.words.len() {
                        self.fewer(one, on)
                    } else {
                        self.inserted(one, on)
                    }
                });
                continue;
            };
            let is_narrow = arguments.iter().enumerate().any(|(at, &argument)| {
                abi.register == 32
                    && !passed.slots[at].wide
                    && self.canonical[argument].wide
                    && self.wants(argument)
            });
            if is_narrow {
                wrong.get_or_insert_with(|| self.narrow(on));
                continue;
            }
            let mut registers = Vec::new();
            for &register in &passed.registers {
                let register = match self.by_order(register.of(&|slot| arguments[slot]), abi) {
                    Register::Word(at) if self.canonical[at].wide && abi.register == 64 => {
                        Register::Wide(at)
                    }
                    register => register,
                };
                registers.push(self.register(register));
            }
            return Some(Ok(self.plan(on, call, Convention::Registers, registers)));
        }
        wrong.map(Err)
    }

    /// For each argument of an ABI, the index of the canonical one. `None` if there is an additional one in between,
    /// or fewer than words.
    fn arguments(&self, slots: &[Slot]) -> Option<Vec<usize>> {
        by_name(slots, &self.canonical).or_else(|| {
            let count = slots.len();
            let is_same = count == self.canonical.len() || count < self.canonical.len();
            (is_same && self.words.len() <= count).then(|| (0..count).collect())
        })
    }

    /// Halves in memory order where the call usually has them so, so that ABIs can share a plan.
    fn by_order(&self, register: Register, abi: Abi) -> Register {
        match (register, abi.name) {
            _ if self.has_halves => register,
            (Register::Low(at), "x86") | (Register::High(at), "powerpc") => Register::First(at),
            (Register::High(at), "x86") | (Register::Low(at), "powerpc") => Register::Second(at),
            _ => register,
        }
    }

    /// The register of an argument in terms of declared words; zero for omitted ones.
    fn register(&self, register: Register) -> Register {
        let word = |argument: usize| {
            let at = self.order.iter().position(|one| *one == argument);
            at.filter(|&at| at < self.words.len())
        };
        match register.argument().map(word) {
            None => register,
            Some(None) => Register::Zero,
            Some(Some(_)) => register.of(&|argument| word(argument).unwrap_or(argument)),
        }
    }

    /// The same for several.
    fn registers(&self, arguments: &[Register]) -> Vec<Register> {
        let mut registers = Vec::new();
        for &argument in arguments {
            registers.push(self.register(argument));
        }
        registers
    }

    /// The other name of the call on an ABI.
    fn other(&self, on: Abis) -> Option<&'static str> {
        let has = |one: &Prototype| one.on.contains(on);
        let found = self.others.iter().find(|(_, prototypes)| prototypes.iter().any(has));
        found.map(|(name, _)| *name)
    }

    /// `lseek` where pointers have 32 bits.
    fn seek(&self, abi: Abi, own: Option<&Prototype>) -> Option<Plan> {
        let on = abi.set();
        if abi.register == 64 {
            own?;
            let registers = [Register::Word(0), Register::Wide(1), Register::Word(2)];
            return Some(self.plan(
                on,
                "lseek",
                Convention::WideResult,
                self.registers(&registers),
            ));
        }
        let call = self.other(on)?;
        let registers = [
            Register::Word(0),
            Register::High(1),
            Register::Low(1),
            Register::Result,
            Register::Word(2),
        ];
        Some(self.plan(on, call, Convention::Written, self.registers(&registers)))
    }

    /// `mmap` where registers have 32 bits.
    fn map(&self, abi: Abi) -> Option<Plan> {
        let on = abi.set();
        self.other(on)?;
        let has_offset = self.words.get(5).is_some_and(|word| !matches!(word.given, Given::Zero));
        let (length, offset) = if has_offset {
            (Register::Length(1, 5), Register::Pages(5))
        } else {
            (Register::Word(1), Register::Zero)
        };
        let registers = [
            Register::Word(0),
            length,
            Register::Word(2),
            Register::Word(3),
            Register::Word(4),
            offset,
        ];
        Some(self.plan(on, "mmap2", Convention::Registers, self.registers(&registers)))
    }
}

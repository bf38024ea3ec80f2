//! Which registers the words of a declaration are passed in, on every ABI that Rust has targets for.
//!
//! [`plans`] is a pure function of the table and of what the words are. Most calls take the words as they are declared, on all
//! ABIs; then there is no plan. There is one for each group of ABIs where a word has 64 bits and registers 32, where ABIs take
//! the arguments in other orders, or where an ABI has the call under another name.

use super::abi::{Abi, Abis};
use super::prototype::{Kind, Prototype};
use super::registers::{Register, Slot};
use super::row::{self, Call};
use super::rules::{Bits, Given, Word};

/// How a declaration is passed.
#[derive(Default)]
pub(crate) struct Plans {
    /// One for each group of ABIs; none where the words are passed as they are declared.
    pub(crate) plans: Vec<Plan>,
    /// ABIs on which the declaration cannot be right.
    pub(crate) refused: Vec<Refused>,
}

/// How it is passed on some ABIs.
pub(crate) struct Plan {
    pub(crate) on: Abis,
    /// The kernel's name of the call that is made.
    pub(crate) call: &'static str,
    /// Whether that is another one than the declared.
    pub(crate) renamed: bool,
    pub(crate) form: Form,
    /// In the kernel's order. Indices are those of the declaration's words.
    pub(crate) registers: Vec<Register>,
}

/// What else there is to a call.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Form {
    /// Nothing.
    Registers,
    /// The words are in memory, and the one register has their address.
    Block,
    /// The kernel writes a 64-bit result to memory.
    Written,
    /// The result has 64 bits, in a register that is wider than a pointer.
    WideResult,
}

/// A declaration that an ABI's kernel does not take.
pub(crate) struct Refused {
    pub(crate) on: Abis,
    pub(crate) wrong: String,
    pub(crate) help: String,
}

/// Calls that ABIs have under other names: with an offset of 64 bits, or in another order. The index is that of an argument that
/// has 64 bits, although its C type is as wide as a register.
const OTHERS: [(&str, Option<usize>, &[&str]); 8] = [
    ("fadvise64", Some(2), &["fadvise64_64", "arm_fadvise64_64"]),
    ("fadvise64_64", None, &["arm_fadvise64_64"]),
    ("ftruncate", Some(1), &["ftruncate64"]),
    ("lseek", Some(1), &["_llseek", "llseek"]),
    ("mmap", Some(5), &["mmap2"]),
    ("sync_file_range", None, &["sync_file_range2", "arm_sync_file_range"]),
    ("sync_file_range2", None, &["arm_sync_file_range"]),
    ("truncate", Some(1), &["truncate64"]),
];

/// Calls of one prototype with halves.
const SEEKS: [&str; 2] = ["_llseek", "llseek"];

/// Calls whose child gets, on these ABIs, the parent's number, and in a second register that it is the child.
const FORKS: [&str; 2] = ["clone", "fork"];

/// Plans the words of a declaration of `call`.
pub(crate) fn plans(call: Call, prototypes: &[Prototype], words: &[Word]) -> Plans {
    let name = call.name;
    let others = OTHERS.iter().find(|(one, ..)| *one == name);
    let is_plain = match prototypes {
        [] => true,
        [one] => one.arguments.iter().all(|one| !matches!(one.kind, Kind::Off64 | Kind::U64)),
        _ => false,
    };
    if is_plain && others.is_none() && !SEEKS.contains(&name) && !FORKS.contains(&name) {
        return Plans::default();
    }
    let (wide, others) = others.map_or((None, &[][..]), |&(_, wide, others)| (wide, others));
    let rust = Abis::OF_RUST;
    let Some((canonical, has_halves)) = canonical(prototypes, rust, wide) else {
        return Plans::default();
    };
    let mut planning =
        Planning { call, words, others, canonical, has_halves, order: Vec::new(), rival: None };
    if planning.is_as_written(prototypes) {
        return Plans { plans: Vec::new(), refused: planning.too_many(prototypes, rust) };
    }
    planning.find_order(prototypes);
    let mut plans = Plans::default();
    let mut planned = Abis::NONE;
    for abi in rust.iter() {
        if planned.contains(abi.set()) {
            continue;
        }
        match planning.on(abi, prototypes) {
            Some(Ok(mut plan)) => {
                // Those with 64 bits differ in nothing but their prototypes.
                let own = prototypes.iter().find(|one| one.on.contains(abi.set()));
                if let Some(own) =
                    own.filter(|_| abi.pointer == 64 && plan.call == name && !FORKS.contains(&name))
                {
                    plan.on = plan.on | own.on & rust & Abis::WIDE_POINTERS;
                    planned = planned | plan.on;
                }
                plans.add(plan);
            }
            Some(Err(refused)) => plans.refuse(refused),
            None => {}
        }
    }
    if let [plan] = &plans.plans[..] {
        let is_declared = |(at, one): (usize, &Register)| match *one {
            Register::Word(word) => word == at,
            Register::Wide(word) => word == at && Abis::WIDE_POINTERS.contains(plan.on),
            Register::Zero => at >= words.len(),
            _ => false,
        };
        let is_plain = plan.call == name && plan.form == Form::Registers;
        if is_plain && plan.registers.iter().enumerate().all(is_declared) {
            plans.plans.clear();
        }
    }
    plans
}

/// The arguments of a call as they are usually declared.
pub(crate) fn arguments(call: Call, prototypes: &[Prototype]) -> Option<Vec<Slot>> {
    let wide = OTHERS.iter().find(|(name, ..)| *name == call.name).and_then(|&(_, wide, _)| wide);
    canonical(prototypes, Abis::OF_RUST, wide).map(|(slots, _)| slots)
}

/// Whether the call takes so many words on one of these ABIs: as its own prototype has them there.
pub(crate) fn takes(prototypes: &[Prototype], words: usize, on: Abis) -> bool {
    prototypes.iter().any(|one| {
        let mut there = (one.on & on & Abis::OF_RUST).iter();
        there.next().is_some_and(|abi| {
            one.arguments.len() == words || one.passed(abi).registers.len() == words
        })
    })
}

/// The arguments as they are usually declared: as on x86-64, else on aarch64, else on most ABIs. And whether they are halves
/// in that prototype.
fn canonical(
    prototypes: &[Prototype],
    rust: Abis,
    wide: Option<usize>,
) -> Option<(Vec<Slot>, bool)> {
    const FIRST: [Abis; 2] = [Abis::named("x86_64"), Abis::named("aarch64")];
    let on = |abi: Abis| prototypes.iter().find(|one| one.on.contains(abi));
    let count = |one: &&Prototype| ((one.on & rust).bits().count_ones(), !one.halves);
    let one = on(FIRST[0]).or_else(|| on(FIRST[1]));
    let one = one.or_else(|| prototypes.iter().max_by_key(count))?;
    let abi = one.on.iter().next()?;
    let mut slots = one.passed(abi).slots;
    if let Some(slot) = wide.and_then(|wide| slots.get_mut(wide)) {
        slot.wide = true;
    }
    let has_halves = one.has_halves(abi);
    Some((slots, has_halves))
}

/// What is known while the words are planned.
struct Planning<'a> {
    call: Call,
    words: &'a [Word],
    others: &'static [&'static str],
    canonical: Vec<Slot>,
    has_halves: bool,
    /// The order that the declaration has: of each word, the index of its argument.
    order: Vec<usize>,
    /// Another order that it may have as well.
    rival: Option<Vec<usize>>,
}

impl Planning<'_> {
    /// Whether the declaration has the halves itself, or whatever an ABI's own prototype has.
    fn is_as_written(&self, prototypes: &[Prototype]) -> bool {
        let given = self.words.len();
        if given > self.canonical.len() {
            return true;
        }
        // One pointer to what others have in registers.
        let is_block = |one: &Prototype| {
            matches!(&one.arguments[..], [only] if only.kind == Kind::Read) && given == 1
        };
        if matches!(self.words, [word] if matches!(word.given, Given::Pointer { .. }))
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

    /// The ABIs, but for those whose prototypes the rules judge, that take fewer words than are given.
    fn too_many(&self, prototypes: &[Prototype], rust: Abis) -> Vec<Refused> {
        let fewer = |one: &&Prototype| {
            let on = one.on & rust & !Abis::SUPPORTED;
            !on.is_empty() && one.arguments.len() < self.words.len()
        };
        let mut refused = Plans::default();
        for one in prototypes.iter().filter(fewer) {
            let abi = (one.on & rust).iter().next();
            let registers = abi.map_or(0, |abi| one.passed(abi).registers.len());
            if registers < self.words.len() {
                refused.refuse(self.fewer(one, one.on & rust & !Abis::SUPPORTED));
            }
        }
        refused.refused
    }

    /// The refusal of a declaration with more words than there are arguments.
    fn fewer(&self, prototype: &Prototype, on: Abis) -> Refused {
        let name = self.call.name;
        let (taken, given) = (prototype.arguments.len(), self.words.len());
        let s = if taken == 1 { "" } else { "s" };
        let wrong =
            format!("`{name}` takes {taken} word{s} on this target, but this passes {given}");
        let without = "put the declaration under `#[cfg(target_arch = …)]`";
        let instead = self.call.replacements().find(|one| one.text != "none");
        let help = instead
            .map_or_else(|| without.to_owned(), |one| format!("use `{}`, or {without}", one.text));
        Refused { on, wrong, help: format!("{help}\nnote: the kernel has `{prototype}`") }
    }

    /// Finds out in which of the orders that ABIs have the declaration is.
    fn find_order(&mut self, prototypes: &[Prototype]) {
        let canonical: Vec<usize> = (0..self.canonical.len()).collect();
        let mut orders = vec![(canonical.clone(), self.canonical.clone())];
        let others = self.others.iter().filter_map(|other| row::call(other));
        let others: Vec<Prototype> = others.flat_map(Call::prototypes).collect();
        for one in prototypes.iter().chain(&others) {
            let Some(abi) = (one.on & Abis::OF_RUST).iter().next() else { continue };
            let slots = one.passed(abi).slots;
            let Some(order) = by_name(&slots, &self.canonical) else { continue };
            if !orders.iter().any(|(known, _)| *known == order) {
                orders.push((order, slots));
            }
        }
        let scores: Vec<i32> = orders.iter().map(|(_, slots)| self.score(slots)).collect();
        let best = scores.iter().copied().max().unwrap_or(0);
        let mut found = orders.into_iter().zip(scores).filter(|(_, score)| *score == best);
        self.order = found.next().map_or(canonical, |((order, _), _)| order);
        // Orders are the same for words that are not there, or are zero.
        let given = self.words.iter().rposition(|word| !matches!(word.given, Given::Zero));
        let given = given.map_or(0, |last| last + 1);
        let order = &self.order[..given];
        self.rival = found.map(|((rival, _), _)| rival).find(|rival| rival[..given] != *order);
    }

    /// How well the words match the arguments in an order.
    fn score(&self, slots: &[Slot]) -> i32 {
        let score = |(word, slot): (&Word, &Slot)| {
            let is_pointer = slot.kind.is_pointer();
            let of_type = match word.given {
                Given::Integer(Bits::Fixed(64)) if slot.wide => 1,
                Given::Integer(Bits::Fixed(64)) if is_narrow(slot) => -1,
                Given::Integer(Bits::Fixed(_)) if slot.wide => -4,
                Given::Integer(_) if is_pointer => -1,
                Given::Pointer { .. } if is_pointer => 1,
                Given::Pointer { .. } if slot.kind != Kind::Addr => -4,
                _ => 0,
            };
            of_type + if names(word, slot) { 2 } else { 0 }
        };
        self.words.iter().zip(slots).map(score).sum()
    }

    /// How the words are passed on an ABI, if the kernel has the call there.
    fn on(&self, abi: Abi, prototypes: &[Prototype]) -> Option<Result<Plan, Refused>> {
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
                let registers = (0..6).map(|at| self.register(Register::Word(at))).collect();
                self.plan(on, "mmap", Form::Block, registers)
            }
            "mmap" if abi.register == 32 => self.map(abi)?,
            _ => match self.plain(abi, own)? {
                Ok(plan) => plan,
                Err(refused) => return Some(Err(refused)),
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

    fn plan(&self, on: Abis, call: &'static str, form: Form, registers: Vec<Register>) -> Plan {
        Plan { on, call, renamed: call != self.call.name, form, registers }
    }

    /// The refusal of words in an order that cannot be told, where an ABI has another one.
    fn ambiguous(&self, on: Abis) -> Option<Refused> {
        let rival = self.rival.as_ref()?;
        let is_different = |at: &usize| rival.get(*at) != self.order.get(*at);
        let different: Vec<usize> = (0..self.words.len()).filter(is_different).collect();
        let text = &self.words[*different.first()?].text;
        let names = different.iter().filter_map(|&at| self.canonical.get(at));
        let names: Vec<_> = names.map(|slot| format!("`{}`", slot.name)).collect();
        let wrong = format!(
            "`{}` takes its words in another order on this target, and which of them `{text}` is cannot be told",
            self.call.name
        );
        let help = format!("call the parameters by the kernel's names: {}", names.join(", "));
        Some(Refused { on, wrong, help })
    }

    /// Whether the word of an argument may have 64 bits.
    fn wants(&self, argument: usize) -> bool {
        let at = self.order.iter().position(|one| *one == argument);
        at.and_then(|at| self.words.get(at)).is_some_and(|word| {
            matches!(word.given, Given::Unknown | Given::Integer(Bits::Fixed(64)))
        })
    }

    /// The call, or another one that is the same.
    fn plain(&self, abi: Abi, own: Option<&Prototype>) -> Option<Result<Plan, Refused>> {
        let on = abi.set();
        let others = self.others.iter().filter_map(|other| {
            let call = row::call(other)?;
            let one = call.prototypes().find(|one| one.on.contains(on))?;
            Some((call.name, one))
        });
        let others: Vec<_> = others.collect();
        let own = own.map(|one| (self.call.name, one));
        let mut candidates = own.into_iter().chain(others.iter().map(|(name, one)| (*name, one)));
        let mut wrong = None;
        let found = candidates.find_map(|(call, one)| {
            let passed = one.passed(abi);
            let Some(arguments) = self.arguments(&passed.slots) else {
                wrong.get_or_insert_with(|| {
                    if one.arguments.len() < self.words.len() {
                        self.fewer(one, on)
                    } else {
                        self.inserted(one, on)
                    }
                });
                return None;
            };
            let is_narrow = passed.slots.iter().zip(&arguments).any(|(slot, &argument)| {
                abi.register == 32
                    && !slot.wide
                    && self.canonical[argument].wide
                    && self.wants(argument)
            });
            if is_narrow {
                wrong.get_or_insert_with(|| self.narrow(on));
                return None;
            }
            let mut registers = Vec::new();
            for &register in &passed.registers {
                let register = match self.by_order(register.of(|slot| arguments[slot]), abi) {
                    Register::Word(at) if self.canonical[at].wide && abi.register == 64 => {
                        Register::Wide(at)
                    }
                    register => register,
                };
                registers.push(self.register(register));
            }
            Some(self.plan(on, call, Form::Registers, registers))
        });
        found.map(Ok).or(wrong.map(Err))
    }

    /// Which of the canonical arguments each of an ABI's is. `None` if there is one more in between, or fewer than words.
    fn arguments(&self, slots: &[Slot]) -> Option<Vec<usize>> {
        by_name(slots, &self.canonical).or_else(|| {
            let count = slots.len();
            let is_same = count == self.canonical.len() || count < self.canonical.len();
            (is_same && self.words.len() <= count).then(|| (0..count).collect())
        })
    }

    /// The refusal where an ABI has one argument more.
    fn inserted(&self, one: &Prototype, on: Abis) -> Refused {
        let name = self.call.name;
        let is_more = |argument: &&super::Argument| {
            self.canonical.iter().all(|slot| slot.name != argument.name)
        };
        let more = one.arguments.iter().find(is_more).map_or("", |argument| argument.name);
        Refused {
            on,
            wrong: format!("`{name}` takes `{more}` on this target, which is not passed"),
            help: format!(
                "declare it for this target by itself, under `cfg`\nnote: the kernel has `{one}`"
            ),
        }
    }

    /// The refusal where an ABI has no call with an offset of 64 bits.
    fn narrow(&self, on: Abis) -> Refused {
        let name = self.call.name;
        Refused {
            on,
            wrong: format!("`{name}` takes an offset of 32 bits on this target"),
            help: "write `isize`".to_owned(),
        }
    }

    /// Halves by the order of memory where that is how the call usually has them, so that ABIs are alike.
    fn by_order(&self, register: Register, abi: Abi) -> Register {
        match (register, abi.name) {
            _ if self.has_halves => register,
            (Register::Low(at), "x86") | (Register::High(at), "powerpc") => Register::First(at),
            (Register::High(at), "x86") | (Register::Low(at), "powerpc") => Register::Second(at),
            _ => register,
        }
    }

    /// The register of an argument as one of a declared word; zero for what is left out.
    fn register(&self, register: Register) -> Register {
        let word = |argument: usize| {
            let at = self.order.iter().position(|one| *one == argument);
            at.filter(|&at| at < self.words.len())
        };
        match register.argument().map(word) {
            None => register,
            Some(None) => Register::Zero,
            Some(Some(_)) => register.of(|argument| word(argument).unwrap_or(argument)),
        }
    }

    /// `lseek` where pointers have 32 bits.
    fn seek(&self, abi: Abi, own: Option<&Prototype>) -> Option<Plan> {
        let on = abi.set();
        if abi.register == 64 {
            own?;
            let registers = [Register::Word(0), Register::Wide(1), Register::Word(2)];
            let registers = registers.map(|one| self.register(one)).to_vec();
            return Some(self.plan(on, "lseek", Form::WideResult, registers));
        }
        let has =
            |call: &&&str| row::call(call).is_some_and(|call| call.implemented().contains(on));
        let call = self.others.iter().find(has)?;
        let registers = [
            Register::Word(0),
            Register::High(1),
            Register::Low(1),
            Register::Result,
            Register::Word(2),
        ];
        let registers = registers.map(|one| self.register(one)).to_vec();
        Some(self.plan(on, call, Form::Written, registers))
    }

    /// `mmap` where registers have 32 bits.
    fn map(&self, abi: Abi) -> Option<Plan> {
        let on = abi.set();
        row::call("mmap2").filter(|call| call.implemented().contains(on))?;
        let has_offset = self.words.get(5).is_some_and(|word| !matches!(word.given, Given::Zero));
        let mut registers: Vec<_> = (0..5).map(Register::Word).collect();
        if has_offset {
            registers[1] = Register::Length(1, 5);
            registers.push(Register::Pages(5));
        } else {
            registers.push(Register::Zero);
        }
        let registers = registers.into_iter().map(|one| self.register(one)).collect();
        Some(self.plan(on, "mmap2", Form::Registers, registers))
    }
}

/// Whether the words are in the order in which they are declared.
fn is_ascending(registers: &[Register]) -> bool {
    registers.iter().filter_map(|register| register.argument()).is_sorted()
}

/// Of each argument, which of the canonical ones has its name; `None` unless all are the same.
fn by_name(slots: &[Slot], canonical: &[Slot]) -> Option<Vec<usize>> {
    if slots.len() != canonical.len() {
        return None;
    }
    slots.iter().map(|slot| canonical.iter().position(|one| one.name == slot.name)).collect()
}

/// Whether an argument has less than 64 bits everywhere.
fn is_narrow(slot: &Slot) -> bool {
    matches!(slot.kind, Kind::Int32 | Kind::Uint32 | Kind::Fd | Kind::DirFd)
}

/// Whether a word is called as an argument is.
fn names(word: &Word, slot: &Slot) -> bool {
    let keys: &[&str] = match slot.name {
        "clone_flags" | "flags" => &["flag", "clone_", "sigchld"],
        "newsp" => &["stack", "newsp"],
        "parent_tidptr" => &["parent", "ptid"],
        "child_tidptr" => &["child", "ctid"],
        "tls" => &["tls"],
        name => return word.text == name,
    };
    let text = word.text.to_lowercase();
    keys.iter().any(|key| text.contains(key))
}

impl Register {
    /// The argument or word that it is of.
    pub(crate) fn argument(self) -> Option<usize> {
        match self {
            Self::Word(at)
            | Self::Wide(at)
            | Self::First(at)
            | Self::Second(at)
            | Self::Low(at)
            | Self::High(at)
            | Self::Pages(at)
            | Self::Length(at, _) => Some(at),
            Self::Zero | Self::Result => None,
        }
    }

    /// The same of another argument or word.
    fn of(self, other: impl Fn(usize) -> usize) -> Self {
        match self {
            Self::Word(at) => Self::Word(other(at)),
            Self::Wide(at) => Self::Wide(other(at)),
            Self::First(at) => Self::First(other(at)),
            Self::Second(at) => Self::Second(other(at)),
            Self::Low(at) => Self::Low(other(at)),
            Self::High(at) => Self::High(other(at)),
            Self::Pages(at) => Self::Pages(other(at)),
            Self::Length(at, offset) => Self::Length(other(at), other(offset)),
            Self::Zero | Self::Result => self,
        }
    }
}

impl Abi {
    /// The most words that the kernel takes.
    fn most_words(self) -> usize {
        // o32 has the fifth and those after it on the stack. No call takes an eighth.
        if self.name == "mips" { 7 } else { 6 }
    }
}

impl Plans {
    fn add(&mut self, plan: Plan) {
        let is_same = |one: &&mut Plan| {
            one.call == plan.call && one.form == plan.form && one.registers == plan.registers
        };
        match self.plans.iter_mut().find(is_same) {
            Some(same) => same.on = same.on | plan.on,
            None => self.plans.push(plan),
        }
    }

    fn refuse(&mut self, refused: Refused) {
        let is_same = |one: &&mut Refused| one.wrong == refused.wrong && one.help == refused.help;
        match self.refused.iter_mut().find(is_same) {
            Some(same) => same.on = same.on | refused.on,
            None => self.refused.push(refused),
        }
    }

    /// The plans with their `cfg` predicates, of which exactly one is true on each target; none for a plan that is alone.
    pub(crate) fn with_predicates(self) -> Vec<(Plan, Option<String>)> {
        let all = self.plans.iter().fold(Abis::NONE, |all, one| all | one.on);
        let tests = |plan: &Plan| plan.on.tests(all & !plan.on);
        let mut plans: Vec<_> = self.plans.into_iter().map(|plan| (tests(&plan), plan)).collect();
        // The longest list is that of all others.
        plans.sort_by_key(|(tests, _)| tests.len());
        let is_alone = plans.len() == 1;
        let mut before: Vec<String> = Vec::new();
        let last = plans.len().saturating_sub(1);
        let predicate = |(at, (mut tests, plan)): (usize, (Vec<String>, Plan))| {
            let predicate = if at == last { format!("not({})", any(&before)) } else { any(&tests) };
            before.append(&mut tests);
            (plan, (!is_alone).then_some(predicate))
        };
        plans.into_iter().enumerate().map(predicate).collect()
    }
}

/// A predicate that is true where one of these is.
fn any(tests: &[String]) -> String {
    match tests {
        [one] => one.clone(),
        _ => format!("any({})", tests.join(", ")),
    }
}

impl Abis {
    /// `cfg` predicates of which one is true on these ABIs, and none on those `elsewhere`: shorter than [`cfg`](Self::cfg).
    fn tests(self, elsewhere: Self) -> Vec<String> {
        let mut tests = Vec::new();
        let mut rest = self;
        if (elsewhere & Self::WIDE_POINTERS).is_empty() && !(self & Self::WIDE_POINTERS).is_empty()
        {
            tests.push("target_pointer_width = \"64\"".to_owned());
            rest = rest & !Self::WIDE_POINTERS;
        }
        for abi in rest.iter() {
            let Some(arch) = abi.target_arch else { continue };
            let is_shared = elsewhere.iter().any(|one| one.target_arch == Some(arch));
            let mut archs = vec![arch];
            match arch {
                "mips" => archs.push("mips32r6"),
                "mips64" => archs.push("mips64r6"),
                _ => {}
            }
            for arch in archs {
                let bits = abi.pointer;
                let test = if is_shared {
                    format!("all(target_arch = \"{arch}\", target_pointer_width = \"{bits}\")")
                } else {
                    format!("target_arch = \"{arch}\"")
                };
                if !tests.contains(&test) {
                    tests.push(test);
                }
            }
        }
        tests
    }
}

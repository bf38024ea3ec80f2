//! Which registers the words of a declaration are passed in, on every ABI that Rust has targets for.
//!
//! [`plans`] is a pure function of the table and of the declared words. Most calls take the words as declared on all
//! ABIs; then there is no plan. Otherwise there is one for each group of ABIs: where a word has 64 bits and registers
//! 32, where ABIs take the arguments in different orders, or where an ABI has the call under another name.

mod order;
mod planning;
mod refused;

use core::iter;

use self::planning::Planning;
use super::abi::{Abi, Abis, sixth_release};
use super::prototype::Prototype;
use super::registers::{Register, Slot};
use super::row::{self, Call, Passing};
use super::rules::Word;

/// How the words of a declaration are passed.
#[derive(Default)]
pub(crate) struct Plans {
    /// One for each group of ABIs; none where the words are passed as declared.
    pub(crate) each: Vec<Plan>,
    /// ABIs on which the declaration cannot be right.
    pub(crate) refused: Vec<Refused>,
    /// If there is only the plan that most targets with 64-bit pointers share: the other ABIs with 64-bit pointers,
    /// which need plans of their own.
    pub(crate) others: Option<Abis>,
}

/// How the words are passed on some ABIs.
pub(crate) struct Plan {
    pub(crate) on: Abis,
    /// The kernel's name of the call that is made.
    pub(crate) call: &'static str,
    /// Whether that differs from the declared name.
    pub(crate) renamed: bool,
    pub(crate) convention: Convention,
    /// In the kernel's order. Indices are those of the declaration's words.
    pub(crate) registers: Vec<Register>,
}

impl Plan {
    /// Whether an offset is passed in pages.
    pub(crate) fn is_in_pages(&self) -> bool {
        self.registers
            .iter()
            .any(|register| matches!(register, Register::Pages(_) | Register::Length(..)))
            || self.renamed && self.call == "mmap2"
    }
}

/// Where the kernel takes the words from, and where it leaves the result.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Convention {
    /// In registers.
    Registers,
    /// The words are in memory, and a single register holds their address.
    Block,
    /// The kernel writes a 64-bit result to memory.
    Written,
    /// The result has 64 bits, in a register that is wider than a pointer.
    WideResult,
}

/// A declaration that is wrong on an ABI.
pub(crate) struct Refused {
    pub(crate) on: Abis,
    pub(crate) wrong: String,
    pub(crate) help: String,
}

/// Calls that some ABIs have under other names: with a 64-bit offset, or with the arguments in another order. The
/// index is that of an argument that has 64 bits although its C type is as wide as a register.
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

/// Of these, calls that have the same name on all ABIs with 64-bit pointers, and the same order on all ABIs.
const OTHERS_ARE_NARROW: [&str; 4] = ["ftruncate", "lseek", "mmap", "truncate"];

/// Calls that on SPARC return the parent's process id to the child, and in a second register that it is the
/// child.
const FORKS: [&str; 2] = ["clone", "fork"];

/// The ABIs that words are planned for.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Scope {
    /// Only the common plan of ABIs with 64-bit pointers, if there is one and no ABI refuses the declaration.
    Common,
    /// All ABIs.
    All,
}

/// Plans the words of a declaration of `call`.
pub(crate) fn plans(call: Call, prototypes: &[Prototype], words: &[Word], scope: Scope) -> Plans {
    match call.passing() {
        Passing::AsDeclared => Plans::default(),
        Passing::InUsualOrder if scope == Scope::Common => in_usual_order(call, prototypes, words),
        _ => planned(call, prototypes, words, scope),
    }
}

/// The plan on ABIs with 64-bit pointers if the order is the same on all ABIs. The result is that of [`planned`], as a test
/// shows.
fn in_usual_order(call: Call, prototypes: &[Prototype], words: &[Word]) -> Plans {
    const WIDE: Abis = Abis::of_bits(Abis::OF_RUST.bits() & Abis::WIDE_POINTERS.bits());
    let (mut on, mut others) = (Abis::NONE, Abis::NONE);
    let mut first: Option<&Prototype> = None;
    for prototype in prototypes {
        let here = prototype.on & WIDE;
        if here.is_empty() {
            continue;
        }
        let first = first.get_or_insert(prototype);
        if prototype.arguments.len() == first.arguments.len() {
            on = on | here;
        } else {
            others = others | here;
        }
    }
    let given = words.len();
    // A single word may be the address of a block of them.
    let first = match first {
        Some(first) if given > 1 || others.is_empty() => first,
        _ => return planned(call, prototypes, words, Scope::Common),
    };
    if given > first.arguments.len() {
        return Plans::default();
    }
    let wide = OTHERS.iter().find(|(name, ..)| *name == call.name).and_then(|&(_, wide, _)| wide);
    let mut registers = Vec::with_capacity(first.arguments.len());
    for (at, argument) in first.arguments.iter().enumerate() {
        registers.push(if at >= given {
            Register::Zero
        } else if argument.kind.is_wide() || wide == Some(at) {
            Register::Wide(at)
        } else {
            Register::Word(at)
        });
    }
    let convention = Convention::Registers;
    let plan = Plan { on, call: call.name, renamed: false, convention, registers };
    Plans { each: vec![plan], refused: Vec::new(), others: Some(others) }
}

/// The same for any call.
pub(crate) fn planned(call: Call, prototypes: &[Prototype], words: &[Word], scope: Scope) -> Plans {
    let name = call.name;
    let others = OTHERS.iter().find(|(one, ..)| *one == name);
    let (wide, others) = others.map_or((None, &[][..]), |&(_, wide, others)| (wide, others));
    let rust = Abis::OF_RUST;
    let Some((canonical, has_halves)) = canonical(prototypes, rust, wide) else {
        return Plans::default();
    };
    let mut planning = Planning {
        call,
        words,
        others: Vec::new(),
        canonical,
        has_halves,
        order: Vec::new(),
        is_in_usual_order: false,
        rival: None,
    };
    // Parsing these takes longer than everything else.
    if scope != Scope::Common || !OTHERS_ARE_NARROW.contains(&name) {
        for other in others {
            if let Some(call) = row::call(other) {
                planning.others.push((call.name, call.prototypes()));
            }
        }
    }
    if planning.is_as_written(prototypes) {
        return Plans::default();
    }
    planning.find_order(prototypes);
    if scope == Scope::Common {
        let wide = planning.plans(prototypes, rust & Abis::WIDE_POINTERS);
        return match wide.into_common() {
            Some(common) => common,
            None => planned(call, prototypes, words, Scope::All),
        };
    }
    let mut plans = planning.plans(prototypes, rust);
    if let [plan] = &plans.each[..] {
        let is_declared = |(at, one): (usize, &Register)| match *one {
            Register::Word(word) => word == at,
            Register::Wide(word) => word == at && Abis::WIDE_POINTERS.contains(plan.on),
            Register::Zero => at >= words.len(),
            _ => false,
        };
        let is_plain = plan.call == name && plan.convention == Convention::Registers;
        if is_plain && plan.registers.iter().enumerate().all(is_declared) {
            plans.each.clear();
        }
    }
    plans
}

/// The arguments of a call in the usual order.
pub(crate) fn arguments(call: Call, prototypes: &[Prototype]) -> Option<Vec<Slot>> {
    let wide = OTHERS.iter().find(|(name, ..)| *name == call.name).and_then(|&(_, wide, _)| wide);
    canonical(prototypes, Abis::OF_RUST, wide).map(|(slots, _)| slots)
}

/// Whether the call takes this many words on one of these ABIs, by the prototype there.
pub(crate) fn takes(prototypes: &[Prototype], words: usize, on: Abis) -> bool {
    prototypes.iter().any(|one| {
        let mut there = (one.on & on & Abis::OF_RUST).iter();
        there.next().is_some_and(|abi| {
            one.arguments.len() == words || one.passed(abi).registers.len() == words
        })
    })
}

/// The arguments in the usual order: as on x86-64, otherwise on aarch64, otherwise on most ABIs. And whether that
/// prototype has halves.
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
    // Halves have been combined.
    let has_halves = slots.len() < one.arguments.len();
    Some((slots, has_halves))
}

impl Plans {
    fn add(&mut self, plan: Plan) {
        let is_same = |one: &&mut Plan| {
            one.call == plan.call
                && one.convention == plan.convention
                && one.registers == plan.registers
        };
        match self.each.iter_mut().find(is_same) {
            Some(same) => same.on = same.on | plan.on,
            None => self.each.push(plan),
        }
    }

    /// The plan of x86-64, or of the first ABI if there is none.
    fn into_common(mut self) -> Option<Self> {
        const FIRST: Abis = Abis::named("x86_64");
        if self.each.is_empty() || !self.refused.is_empty() {
            return None;
        }
        let first = self.each.iter().position(|plan| plan.on.contains(FIRST)).unwrap_or(0);
        let common = self.each.swap_remove(first);
        let others = self.planned_on();
        Some(Self { each: vec![common], refused: Vec::new(), others: Some(others) })
    }

    /// The ABIs that have a plan.
    pub(crate) fn planned_on(&self) -> Abis {
        self.each.iter().map(|plan| plan.on).collect()
    }

    /// The ABIs on which the declaration is refused.
    pub(crate) fn refused_on(&self) -> Abis {
        self.refused.iter().map(|one| one.on).collect()
    }

    fn refuse(&mut self, refused: Refused) {
        let is_same = |one: &&mut Refused| one.wrong == refused.wrong && one.help == refused.help;
        match self.refused.iter_mut().find(is_same) {
            Some(same) => same.on = same.on | refused.on,
            None => self.refused.push(refused),
        }
    }

    /// The plans with their `cfg` predicates. Exactly one is true on each target. A single plan has no predicate.
    pub(crate) fn with_predicates(self) -> Vec<(Plan, Option<String>)> {
        let all = self.planned_on();
        // In order of increasing length. The longest becomes `not(…)` of all others.
        let mut plans: Vec<(Vec<String>, Plan)> = Vec::new();
        for plan in self.each {
            let tests = plan.on.tests(all & !plan.on);
            let longer = plans.iter().position(|(others, _)| others.len() > tests.len());
            plans.insert(longer.unwrap_or(plans.len()), (tests, plan));
        }
        let count = plans.len();
        let mut before: Vec<String> = Vec::new();
        let mut with_predicates = Vec::new();
        for (mut tests, plan) in plans {
            let is_last = with_predicates.len() + 1 == count;
            let predicate = if is_last { format!("not({})", any(&before)) } else { any(&tests) };
            before.append(&mut tests);
            with_predicates.push((plan, (count > 1).then_some(predicate)));
        }
        with_predicates
    }
}

/// A predicate that is true where any of these is.
fn any(tests: &[String]) -> String {
    match tests {
        [one] => one.clone(),
        _ => format!("any({})", tests.join(", ")),
    }
}

impl Abis {
    /// `cfg` predicates: on each of these ABIs one is true, and on the ABIs `elsewhere` none is. Shorter than
    /// [`cfg`](Self::cfg).
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
            for arch in iter::once(arch).chain(sixth_release(arch)) {
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

impl Abi {
    /// The most words that the kernel takes.
    fn most_words(self) -> usize {
        // o32 passes the fifth and following ones on the stack. No call takes eight.
        if self.name == "mips" { 7 } else { 6 }
    }
}

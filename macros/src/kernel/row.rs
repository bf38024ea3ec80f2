//! The rows of the generated table: how they are found, and their fields.
//!
//! A row is a call's name, its prototypes, its facts (both separated by `;`), its number on each ABI of `NUMBERED` (separated
//! by `,`, `-` for none), and the parameters of the prototypes in C (separated by `;`). Each prototype and each fact begins with a
//! letter:
//!
//! | letter | holds |
//! | --- | --- |
//! | `p`, `P` | a prototype: kind of return value, ABIs, arguments (see `prototype`). `P`: 64-bit arguments are given as halves |
//! | `-` | ABIs that have a number for the call but do not implement it |
//! | `=` | the row is an alias: the kernel's name |
//! | `m` | the page in section 2 of the manual, if it is not the call's name |
//! | `l` | fact `least_words` |
//! | `r`, `u`, `w`, `f`, `z`, `y` | facts `never_retry`, `never_safe`, `any_word`, `fills`, `zero`, `addresses` (see `facts`) |
//! | `o`, `x` | facts `no_user_memory`, `not_a_function`: it is there or not |
//! | `W` | fact `writes_only_out` |
//! | `s` | fact `since` |
//! | `R` | ABIs (`0`: where the call is missing) and fact `replacement` |
//!
//! If the words are not passed as declared on all of Rust's targets, the prototypes begin with `~` ([`Passing::InUsualOrder`]) or
//! `!` ([`Passing::Planned`]).
//!
//! The facts are sorted by letter, in descending order: a search ends where its letter would be, and the long ones
//! come after all the others.
//!
//! A fact that differs by ABI ends with ` @` and a set of ABIs as a hexadecimal number, see `abi`.
//!
//! Macros usually run unoptimised, and this runs for every declaration: text is split by a plain loop ([`cut`]),
//! which compiles to far less code than `str::split`.

use super::abi::Abis;
use super::bsd_table::{FREEBSD, MACH, MACOS};
use super::facts::{self, Addresses, AnyWord, Fill, Longest, Replacement, Retry, Safety, Zero};
use super::prototype::{InC, Prototype};
use super::rows::{Rows, field};
use super::table::{BY_NUMBER, CALLS, NUMBERED, OFFSETS};

/// The system of a table.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum System {
    Linux,
    Freebsd,
    /// macOS's BSD calls.
    Macos,
    /// macOS's Mach traps.
    Mach,
}

impl System {
    fn rows(self) -> &'static Rows {
        match self {
            Self::Linux => &CALLS,
            Self::Freebsd => &FREEBSD,
            Self::Macos => &MACOS,
            Self::Mach => &MACH,
        }
    }

    /// The name in messages.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::Linux => "Linux",
            Self::Freebsd => "FreeBSD",
            Self::Macos | Self::Mach => "macOS",
        }
    }

    /// The call of that name. The tables of the other systems use the set of all of Linux's ABIs for all their
    /// targets.
    pub(crate) fn call(self, name: &str) -> Option<Call> {
        let (name, mut fields) = self.rows().find(name)?;
        let (prototypes, facts) = (field(&mut fields), field(&mut fields));
        Some(Call { name, system: self, prototypes, facts, rest: fields })
    }
}

/// How the words of a call are passed.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Passing {
    /// As they are declared, on all of Rust's targets.
    AsDeclared,
    /// In the same order on all of them. Where pointers have 64 bits, each is in a register of its own, or all are in memory.
    InUsualOrder,
    /// That has to be planned.
    Planned,
}

/// One call of the table.
#[derive(Clone, Copy)]
pub(crate) struct Call {
    /// The kernel's name.
    pub(crate) name: &'static str,
    system: System,
    prototypes: &'static str,
    facts: &'static str,
    /// The numbers, and the parameters of each prototype in C.
    rest: &'static str,
}

/// Linux's call of that name: the kernel's name (`newfstatat`), or an alias of the crate (`fstatat`).
pub(crate) fn call(name: &str) -> Option<Call> {
    let call = System::Linux.call(name)?;
    match call.facts.strip_prefix('=') {
        Some(kernels) => System::Linux.call(kernels),
        None => Some(call),
    }
}

/// Splits `text` at the first `separator`: returns what precedes it, and keeps what follows.
pub(super) fn cut(text: &mut &'static str, separator: u8) -> &'static str {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() && bytes[at] != separator {
        at += 1;
    }
    let head = &text[..at];
    *text = if at < bytes.len() { &text[at + 1..] } else { "" };
    head
}

/// The calls with this number, on the ABIs whose numbers the crate has.
pub(crate) fn numbered(number: u64) -> impl Iterator<Item = (Abis, &'static str)> {
    let ways = NUMBERED.iter().zip(&OFFSETS).enumerate().filter_map(move |(at, (abi, offset))| {
        // ABIs without an offset are looked up once.
        let is_first = OFFSETS.iter().position(|one| one == offset) == Some(at);
        let row = usize::try_from(number.checked_sub(*offset)?).ok()?;
        let mut on = Abis::named(abi);
        if *offset == 0 {
            on = Abis::SUPPORTED;
            for (other, _) in NUMBERED.iter().zip(&OFFSETS).filter(|(_, offset)| **offset > 0) {
                on = on & !Abis::named(other);
            }
        }
        is_first.then(|| BY_NUMBER.row(row).map(|row| (on, row)))?
    });
    ways.flat_map(|(on, mut row)| {
        core::iter::from_fn(move || {
            (!row.is_empty()).then(|| {
                let mut field = cut(&mut row, b';');
                (Abis::parse(cut(&mut field, b' ')) & on, field)
            })
        })
    })
    .filter(|(on, _)| !on.is_empty())
}

/// The call that a name was meant to be, if it is certainly mistyped: it is not the name of a call, has at least four
/// letters, and one letter is wrong, missing, superfluous, or swapped with the next. A name that differs in a digit
/// may be that of a newer call, and a name of another system's call may be that of an old one.
pub(crate) fn mistyped(system: System, wrong: &str) -> Option<&'static str> {
    const ALL: [System; 4] = [System::Linux, System::Freebsd, System::Macos, System::Mach];
    let is_there = |other: &System| other.call(wrong).is_some();
    let has_other = system != System::Linux && ALL.iter().any(is_there);
    if wrong.len() < 4 || has_other || is_there(&system) {
        return None;
    }
    system.rows().names().find(|right| differ_by_one(right.as_bytes(), wrong.as_bytes()))
}

/// Whether one letter is wrong, missing, superfluous, or swapped with the next.
pub(super) fn differ_by_one(right: &[u8], wrong: &[u8]) -> bool {
    if right.len().abs_diff(wrong.len()) > 1 {
        return false;
    }
    let shorter = right.len().min(wrong.len());
    // One half matches, whichever letter differs.
    let half = shorter.saturating_sub(1) / 2;
    if right[..half] != wrong[..half] && right[right.len() - half..] != wrong[wrong.len() - half..]
    {
        return false;
    }
    let (mut right, mut wrong) = (right, wrong);
    while let ([one, right_rest @ ..], [other, wrong_rest @ ..]) = (right, wrong) {
        if one != other {
            break;
        }
        (right, wrong) = (right_rest, wrong_rest);
    }
    while let ([right_rest @ .., one], [wrong_rest @ .., other]) = (right, wrong) {
        if one != other {
            break;
        }
        (right, wrong) = (right_rest, wrong_rest);
    }
    match (right, wrong) {
        ([one], []) | ([], [one]) => !one.is_ascii_digit(),
        ([one], [other]) => !one.is_ascii_digit() && !other.is_ascii_digit(),
        ([one, two], [other_two, other_one]) => one == other_one && two == other_two,
        _ => false,
    }
}

impl Call {
    /// The system that has the call.
    pub(crate) fn system(self) -> System {
        self.system
    }

    /// Calls that do the same with wider times, offsets or ids, each with the ABIs with 32-bit pointers that have it:
    /// in a program `SYS_FUTEX` may stand for `SYS_FUTEX_TIME64` there.
    pub(crate) fn wider(self) -> Vec<(Call, Abis)> {
        let wider = ["_time64", "64", "_64", "32"].into_iter().filter_map(|end| {
            let mut name = String::with_capacity(32);
            name.push_str(self.name);
            name.push_str(end);
            let call = self.system.call(&name)?;
            let on = call.implemented() & !Abis::WIDE_POINTERS;
            (!on.is_empty()).then_some((call, on))
        });
        wider.collect()
    }

    /// The facts with that letter, which is removed.
    fn all(self, tag: u8) -> impl Iterator<Item = &'static str> {
        let mut facts = self.facts;
        core::iter::from_fn(move || {
            while !facts.is_empty() {
                let letter = facts.as_bytes()[0];
                if letter < tag {
                    break;
                }
                let fact = cut(&mut facts, b';');
                if letter == tag {
                    return Some(&fact[1..]);
                }
            }
            None
        })
    }

    /// The first fact with that letter.
    fn first(self, tag: u8) -> Option<&'static str> {
        self.all(tag).next()
    }

    /// The ABIs that implement the call.
    pub(crate) fn implemented(self) -> Abis {
        let mut implemented = Abis::NONE;
        for prototype in self.prototypes() {
            implemented = implemented | prototype.on;
        }
        implemented
    }

    /// The ABIs that have a number for the call but return `ENOSYS`.
    pub(crate) fn only_numbered(self) -> Abis {
        let mut fields = self.prototypes;
        let mut numbered = Abis::NONE;
        while !fields.is_empty() {
            if let Some(set) = cut(&mut fields, b';').strip_prefix('-') {
                numbered = numbered | Abis::parse(set);
            }
        }
        numbered
    }

    /// The prototypes, each with its ABIs: the most common one first. None for a call that no ABI implements any
    /// more.
    pub(crate) fn prototypes(self) -> Vec<Prototype> {
        self.prototypes_on(Abis::ALL)
    }

    /// The prototypes on these ABIs.
    pub(crate) fn prototypes_on(self, wanted: Abis) -> Vec<Prototype> {
        let mut prototypes = Vec::with_capacity(1);
        let mut fields = self.prototypes;
        if self.passing() != Passing::AsDeclared {
            fields = &fields[1..];
        }
        let mut at = 0;
        while !fields.is_empty() {
            if fields.as_bytes()[0] == b'-' {
                cut(&mut fields, b';');
                continue;
            }
            let in_c = InC { of_call: self.rest, at };
            at += 1;
            if let Some(prototype) = Prototype::read(self, &mut fields, in_c, wanted) {
                prototypes.push(prototype);
            }
        }
        prototypes
    }

    /// How its words are passed.
    pub(super) fn passing(self) -> Passing {
        match self.prototypes.as_bytes().first() {
            Some(b'~') => Passing::InUsualOrder,
            Some(b'!') => Passing::Planned,
            _ => Passing::AsDeclared,
        }
    }

    /// The number on each ABI of which the crate has the numbers: name of the ABI, number.
    pub(crate) fn numbers(self) -> Vec<(&'static str, u64)> {
        let mut numbers = Vec::new();
        for (on, number) in self.written_numbers() {
            if let Ok(number) = number.parse() {
                numbers.push((on, number));
            }
        }
        numbers
    }

    /// The same, as stored in the table.
    pub(super) fn written_numbers(self) -> impl Iterator<Item = (&'static str, &'static str)> {
        let mut rest = self.rest;
        let mut numbers = field(&mut rest);
        let mut at = 0;
        core::iter::from_fn(move || {
            while !numbers.is_empty() {
                let number = cut(&mut numbers, b',');
                at += 1;
                if number != "-" {
                    return Some((NUMBERED[at - 1], number));
                }
            }
            None
        })
    }

    /// The page in section 2 of the manual that describes the call.
    pub(crate) fn manual_page(self) -> Option<&'static str> {
        let page = self.first(b'm')?;
        Some(if page.is_empty() { self.name } else { page })
    }

    /// The smallest number of words that an operation of the call takes, on these ABIs. `None`: all arguments of its
    /// prototype.
    pub(crate) fn least_words(self) -> Option<(usize, Abis)> {
        let (words, on) = facts::split_set(self.first(b'l')?);
        Some((words.parse().ok()?, on))
    }

    /// Pairs of memory and length with the kernel's bounds.
    pub(crate) fn longest(self) -> impl Iterator<Item = Longest> {
        self.all(b'L').filter_map(Longest::read)
    }

    /// The arguments that point to addresses which the kernel dereferences.
    pub(crate) fn addresses(self) -> impl Iterator<Item = Addresses> {
        self.all(b'y').filter_map(Addresses::read)
    }

    /// Why the call must not be repeated after `EINTR`.
    pub(crate) fn never_retry(self) -> Option<Retry> {
        Retry::read(self.first(b'r')?)
    }

    /// Why a function over integers, raw pointers, references and slices must not be safe.
    pub(crate) fn never_safe(self) -> Option<Safety> {
        Safety::read(self.first(b'u')?)
    }

    /// Why a return value that looks like an error need not be one.
    pub(crate) fn any_word(self) -> impl Iterator<Item = AnyWord> {
        self.all(b'w').filter_map(AnyWord::read)
    }

    /// Whether the call cannot be declared as a function.
    pub(crate) fn not_a_function(self) -> bool {
        self.first(b'x').is_some()
    }

    /// The memory that the kernel always writes on success.
    pub(crate) fn fills(self) -> impl Iterator<Item = Fill> {
        self.all(b'f').filter_map(Fill::read)
    }

    /// Whether the return value on success is always 0.
    pub(crate) fn zero(self) -> Option<Zero> {
        Zero::read(self.first(b'z')?)
    }

    /// Whether the call neither accesses nor orders memory that is visible to a program, so that it may be `nomem`.
    pub(crate) fn no_user_memory(self) -> bool {
        self.first(b'o').is_some()
    }

    /// Whether the call writes memory beyond its arguments, or orders memory, so that `readonly` would be wrong.
    pub(crate) fn writes_or_orders(self) -> bool {
        self.first(b'W').is_some()
    }

    /// The kernel versions that introduced the call, each with its ABIs.
    pub(crate) fn since(self) -> impl Iterator<Item = (&'static str, Abis)> {
        self.all(b's').map(facts::split_set)
    }

    /// What to call instead, by ABI.
    pub(crate) fn replacements(self) -> impl Iterator<Item = Replacement> {
        self.all(b'R').map(Replacement::read)
    }

    /// The replacement on an ABI that lacks the call, or has only a number for it.
    pub(crate) fn replacement_on(self, on: Abis) -> Option<&'static str> {
        let found = self.replacements().find(|one| {
            let is_here =
                one.on.contains(on) || (one.where_missing && !self.implemented().contains(on));
            is_here && one.text != "none"
        });
        Some(found?.text)
    }
}

//! ABIs of Linux, and sets of them.

use core::{
    iter,
    ops::{BitAnd, BitOr, Not},
};

use super::table::{ABIS, SUPPORTED, WIDE_POINTERS, WIDE_REGISTERS};
use crate::text::code;

/// A set of ABIs.
#[derive(Clone, Copy, PartialEq)]
pub(crate) struct Abis(u32);

/// One ABI.
#[derive(Clone, Copy)]
pub(crate) struct Abi {
    /// Its index among them.
    at: u8,
    /// The kernel's name for it: `x86_64`, `x32`, `mipsn32`.
    pub(crate) name: &'static str,
    /// Bits of a pointer and of a `long`.
    pub(crate) pointer: u8,
    /// Bits of a value passed in one register: 64 on `x32` and `mipsn32`, too.
    pub(crate) register: u8,
    /// The value of `target_arch`; `None` if Rust has no such target.
    pub(crate) target_arch: Option<&'static str>,
}

impl Abis {
    /// No ABI.
    pub(crate) const NONE: Self = Self(0);
    /// Every ABI.
    pub(crate) const ALL: Self = Self((1 << ABIS.len()) - 1);

    /// The set whose bit mask is given in hexadecimal.
    pub(super) fn parse(text: &str) -> Self {
        Self(u32::from_str_radix(text, 16).unwrap_or_default())
    }

    /// The set with this bit mask.
    pub(super) const fn of_bits(bits: u32) -> Self {
        Self(bits)
    }

    /// The set of one ABI, by its name.
    pub(crate) const fn named(name: &str) -> Self {
        let mut at = 0;
        while at < READ.len() {
            if is_same(READ[at].name.as_bytes(), name.as_bytes()) {
                return Self(1 << at);
            }
            at += 1;
        }
        Self::NONE
    }

    /// The union of both sets.
    pub(crate) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The bit mask, as used by `__private::ABI` of the runtime for the target.
    pub(crate) const fn bits(self) -> u32 {
        self.0
    }

    /// The ABIs with pointers of 64 bits.
    pub(crate) const WIDE_POINTERS: Self = Self(WIDE_POINTERS);
    /// The ABIs that pass 64 bits in one register.
    pub(crate) const WIDE_REGISTERS: Self = Self(WIDE_REGISTERS);
    /// The ABIs whose system call numbers the crate has.
    pub(crate) const SUPPORTED: Self = Self(SUPPORTED);

    /// The ABIs that Rust has targets for.
    pub(crate) const OF_RUST: Self = {
        let (mut all, mut at) = (0, 0);
        while at < READ.len() {
            if READ[at].target_arch.is_some() {
                all |= 1 << at;
            }
            at += 1;
        }
        Self(all)
    };

    /// Whether the set is empty.
    pub(crate) fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether the set contains all of `other`.
    pub(crate) fn contains(self, other: Self) -> bool {
        other.0 & !self.0 == 0
    }

    /// The ABIs of the set, each once.
    pub(crate) fn iter(self) -> impl Iterator<Item = Abi> {
        let mut left = self.0;
        iter::from_fn(move || {
            if left == 0 {
                return None;
            }
            let at = left.trailing_zeros() as usize;
            left &= left - 1;
            READ.get(at).copied()
        })
    }

    /// The values of `target_arch`, including those of MIPS release 6.
    pub(crate) fn target_archs(self) -> Vec<&'static str> {
        let mut archs = Vec::new();
        for abi in self.iter() {
            if let Some(arch) = abi.target_arch {
                archs.push(arch);
                archs.extend(sixth_release(arch));
            }
        }
        archs
    }

    /// The same as [`cfg`](Self::cfg), as tokens.
    pub(crate) fn predicate(self) -> proc_macro2::TokenStream {
        code(&self.cfg())
    }

    /// A `cfg` predicate that is true on exactly these ABIs among Rust's targets: `any(all(target_arch = "x86_64",
    /// target_pointer_width = "64"), …)`, or a negated one that is shorter. MIPS release 6 has `target_arch` values
    /// of its own with the same ABI.
    pub(crate) fn cfg(self) -> String {
        // On ABIs whose numbers the crate does not have there is no entry, so no call is made whatever the predicate
        // is.
        let (these, others) = (self & Self::OF_RUST, Self::SUPPORTED & !self);
        if others.0.count_ones() < these.0.count_ones() {
            return format!("not({})", others.any());
        }
        these.any()
    }

    fn any(self) -> String {
        let mut tests = Vec::new();
        for abi in self.iter() {
            let Some(arch) = abi.target_arch else { continue };
            let bits = abi.pointer;
            let is_shared = READ.iter().filter(|one| one.target_arch == Some(arch)).count() > 1;
            let mut test = |arch: &str| {
                tests.push(if is_shared {
                    format!("all(target_arch = \"{arch}\", target_pointer_width = \"{bits}\")")
                } else {
                    format!("target_arch = \"{arch}\"")
                });
            };
            test(arch);
            sixth_release(arch).map(test);
        }
        match tests.as_slice() {
            [one] => one.clone(),
            _ => format!("any({})", tests.join(", ")),
        }
    }
}

/// The parsed rows, evaluated while this crate is compiled: macros run unoptimised and would parse them for each
/// declaration.
static READ: [Abi; ABIS.len()] = {
    let mut all = [Abi { at: 0, name: "", pointer: 0, register: 0, target_arch: None }; ABIS.len()];
    let mut at = 0;
    while at < ABIS.len() {
        all[at] = Abi::read(at, ABIS[at]);
        at += 1;
    }
    all
};

impl Abi {
    /// The set with this ABI only.
    pub(crate) fn set(self) -> Abis {
        Abis(1 << self.at)
    }

    #[expect(clippy::cast_possible_truncation, reason = "a set has 32")]
    const fn read(at: usize, row: &'static str) -> Self {
        let (name, rest) = word(row);
        let (pointer, rest) = word(rest);
        let (register, arch) = word(rest);
        Self {
            at: at as u8,
            name,
            pointer: if is_same(pointer.as_bytes(), b"64") { 64 } else { 32 },
            register: if is_same(register.as_bytes(), b"64") { 64 } else { 32 },
            target_arch: if arch.is_empty() { None } else { Some(arch) },
        }
    }
}

/// The separate `target_arch` of MIPS release 6.
pub(super) fn sixth_release(arch: &str) -> Option<&'static str> {
    match arch {
        "mips" => Some("mips32r6"),
        "mips64" => Some("mips64r6"),
        _ => None,
    }
}

impl FromIterator<Abis> for Abis {
    fn from_iter<I: IntoIterator<Item = Self>>(sets: I) -> Self {
        let mut all = Self::NONE;
        for set in sets {
            all = all | set;
        }
        all
    }
}

/// Splits a text at its first space.
const fn word(text: &'static str) -> (&'static str, &'static str) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() && bytes[at] != b' ' {
        at += 1;
    }
    let (word, rest) = bytes.split_at(at);
    let rest = match rest {
        [_, rest @ ..] => rest,
        [] => rest,
    };
    match (core::str::from_utf8(word), core::str::from_utf8(rest)) {
        (Ok(word), Ok(rest)) => (word, rest),
        _ => panic!("the name of an ABI is ASCII"),
    }
}

const fn is_same(one: &[u8], other: &[u8]) -> bool {
    let mut at = 0;
    while at < one.len() && at < other.len() && one[at] == other[at] {
        at += 1;
    }
    at == one.len() && at == other.len()
}

impl BitAnd for Abis {
    type Output = Self;

    fn bitand(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }
}

impl BitOr for Abis {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl Not for Abis {
    type Output = Self;

    fn not(self) -> Self {
        Self(!self.0 & Self::ALL.0)
    }
}

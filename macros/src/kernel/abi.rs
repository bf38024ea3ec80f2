//! ABIs of Linux, and sets of them.

use core::ops::{BitAnd, BitOr, Not};

use super::table::{ABIS, SUPPORTED, WIDE_POINTERS, WIDE_REGISTERS};

/// A set of ABIs.
#[derive(Clone, Copy, PartialEq)]
pub(crate) struct Abis(u32);

/// One ABI.
#[derive(Clone, Copy)]
pub(crate) struct Abi {
    /// The kernel's name for it: `x86_64`, `x32`, `mipsn32`.
    pub(crate) name: &'static str,
    /// Bits of a pointer and of a `long`.
    pub(crate) pointer: u8,
    /// Bits of what one register passes: 64 on `x32` and `mipsn32`, too.
    pub(crate) register: u8,
    /// The value of `target_arch`; `None` where Rust has none.
    pub(crate) target_arch: Option<&'static str>,
}

impl Abis {
    /// No ABI.
    pub(crate) const NONE: Self = Self(0);
    /// Every ABI.
    pub(crate) const ALL: Self = Self((1 << ABIS.len()) - 1);

    /// The set whose bits are written in hexadecimal.
    pub(super) fn parse(text: &str) -> Self {
        Self(u32::from_str_radix(text, 16).unwrap_or_default())
    }

    /// The set of one ABI, by its name.
    pub(crate) fn named(name: &str) -> Self {
        let at = ABIS.iter().position(|row| row.split(' ').next() == Some(name));
        Self(at.map_or(0, |at| 1 << at))
    }

    /// One bit for each, as `__private::ABI` of the runtime has it for the target.
    pub(crate) fn bits(self) -> u32 {
        self.0
    }

    /// The ABIs with pointers of 64 bits.
    pub(crate) const WIDE_POINTERS: Self = Self(WIDE_POINTERS);
    /// The ABIs that pass 64 bits in one register.
    pub(crate) const WIDE_REGISTERS: Self = Self(WIDE_REGISTERS);
    /// The ABIs of which the crate has the numbers.
    pub(crate) const SUPPORTED: Self = Self(SUPPORTED);

    /// Whether there is none in it.
    pub(crate) fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether all of `other` are in it.
    pub(crate) fn contains(self, other: Self) -> bool {
        other.0 & !self.0 == 0
    }

    /// The ABIs of the set, each once.
    pub(crate) fn iter(self) -> impl Iterator<Item = Abi> {
        ABIS.iter()
            .enumerate()
            .filter(move |(at, _)| self.0 & (1 << at) != 0)
            .map(|(_, row)| Abi::read(row))
    }

    /// The same as [`cfg`](Self::cfg), as tokens.
    pub(crate) fn predicate(self) -> proc_macro2::TokenStream {
        self.cfg().parse().unwrap_or_default()
    }

    /// A `cfg` predicate that is true on exactly these ABIs, among the targets that Rust has: `any(all(target_arch = "x86_64",
    /// target_pointer_width = "64"), …)`. The processors of MIPS's sixth release are `target_arch`es of their own, with the
    /// same ABI.
    pub(crate) fn cfg(self) -> String {
        let mut tests = Vec::new();
        for abi in self.iter() {
            let Some(arch) = abi.target_arch else { continue };
            let bits = abi.pointer;
            let mut test = |arch: &str| {
                tests.push(format!(
                    "all(target_arch = \"{arch}\", target_pointer_width = \"{bits}\")"
                ));
            };
            test(arch);
            match arch {
                "mips" => test("mips32r6"),
                "mips64" => test("mips64r6"),
                _ => {}
            }
        }
        match tests.as_slice() {
            [one] => one.clone(),
            _ => format!("any({})", tests.join(", ")),
        }
    }
}

impl Abi {
    fn read(row: &'static str) -> Self {
        let mut words = row.split(' ');
        let name = words.next().unwrap_or_default();
        let mut bits = || if words.next() == Some("64") { 64 } else { 32 };
        let (pointer, register) = (bits(), bits());
        Self { name, pointer, register, target_arch: words.next() }
    }
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

//! The registers that a prototype's arguments are passed in, on one ABI.
//!
//! With 32-bit registers, a 64-bit argument is two words. The kernel takes them as its C compiler passes a `long
//! long`: in memory order, and on some ABIs starting at an even register (syscall(2), "Architecture-specific
//! requirements"). If the prototype itself has the two halves (`pos_l`, `pos_h`; a wrapper of x86 or powerpc), it
//! determines their order and the padding.

use super::abi::Abi;
use super::prototype::{Kind, Prototype};

/// ABIs on which a 64-bit argument starts at an even register: the first, third or fifth.
const EVEN_PAIRS: [&str; 5] = ["arm", "hexagon", "mips", "powerpc", "xtensa"];

/// The names of padding words in wrappers of powerpc and sh.
const PADDING: [&str; 5] = ["unused", "reg4", "reg6", "r4", "dummy"];

/// An argument, with halves combined.
#[derive(Clone, Copy, PartialEq)]
pub(crate) struct Slot {
    /// The kernel's name, without the suffix of a half.
    pub(crate) name: &'static str,
    /// Whether it has 64 bits on every ABI.
    pub(crate) wide: bool,
    /// Its kind; for halves, that of the first one.
    pub(crate) kind: Kind,
    /// The index of the prototype's argument; for halves, of the first one.
    pub(crate) argument: usize,
}

/// The contents of one register.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Register {
    /// A word that fits registers of every width.
    Word(usize),
    /// 64 bits, in a 64-bit register.
    Wide(usize),
    /// The half that comes first in memory, by the endianness.
    First(usize),
    /// The other one.
    Second(usize),
    /// The low half.
    Low(usize),
    /// The high half.
    High(usize),
    /// Padding, or an omitted argument.
    Zero,
    /// The address of the 64-bit result.
    Result,
    /// An offset in units of 4096 bytes.
    Pages(usize),
    /// The length of a mapping; 0, which every kernel rejects, if the offset of the second index is not page-aligned.
    Length(usize, usize),
}

/// Arguments, and the registers that hold them, by index.
pub(crate) struct Passed {
    pub(crate) slots: Vec<Slot>,
    pub(crate) registers: Vec<Register>,
}

impl Register {
    /// The argument or word that it belongs to.
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

    /// The same for another argument or word.
    pub(super) fn of(self, other: &dyn Fn(usize) -> usize) -> Self {
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

/// Which half an argument is.
#[derive(Clone, Copy, PartialEq)]
enum Half {
    Low,
    High,
    /// In memory order.
    First,
    Second,
}

impl Prototype {
    /// Whether the arguments may be these in another order: each name is one of theirs, or half of one. Cheaper than
    /// computing how they are passed.
    pub(super) fn may_be_in_another_order(&self, slots: &[Slot]) -> bool {
        for &name in self.names() {
            let is_known = slots.iter().any(|slot| slot.name == name)
                || half(name, self.halves).is_some()
                || self.halves && PADDING.contains(&name);
            if !is_known {
                return false;
            }
        }
        true
    }

    /// How the arguments are passed on an ABI.
    pub(crate) fn passed(&self, abi: Abi) -> Passed {
        let mut passed = Passed { slots: Vec::new(), registers: Vec::new() };
        let names = self.names();
        let mut at = 0;
        while let Some(argument) = self.arguments.get(at) {
            let own_name = names[at];
            at += 1;
            let index = passed.slots.len();
            if self.halves && PADDING.contains(&own_name) {
                passed.registers.push(Register::Zero);
                continue;
            }
            let argument_at = at - 1;
            let slot = |name, wide| Slot { name, wide, kind: argument.kind, argument: argument_at };
            let other = names.get(at).and_then(|next| half(next, self.halves));
            if let (Some((name, one)), Some((same, two))) = (half(own_name, self.halves), other) {
                if name == same && one != two {
                    at += 1;
                    passed.slots.push(slot(name, true));
                    passed.registers.push(one.register(index, abi));
                    passed.registers.push(two.register(index, abi));
                    continue;
                }
            }
            let wide = argument.kind.is_wide();
            passed.slots.push(slot(own_name, wide));
            match (wide, abi.register) {
                (false, _) => passed.registers.push(Register::Word(index)),
                (true, 64) => passed.registers.push(Register::Wide(index)),
                (true, _) => {
                    if EVEN_PAIRS.contains(&abi.name) && passed.registers.len() % 2 == 1 {
                        passed.registers.push(Register::Zero);
                    }
                    passed.registers.push(Register::First(index));
                    passed.registers.push(Register::Second(index));
                }
            }
        }
        passed
    }
}

impl Half {
    /// The register of one half. A 64-bit `long` holds the entire value in the low half, and the high half is unused.
    fn register(self, index: usize, abi: Abi) -> Register {
        match (self, abi.pointer) {
            (Self::Low | Self::First, 64) => Register::Wide(index),
            (Self::High | Self::Second, 64) => Register::Zero,
            (Self::Low, _) => Register::Low(index),
            (Self::High, _) => Register::High(index),
            (Self::First, _) => Register::First(index),
            (Self::Second, _) => Register::Second(index),
        }
    }
}

/// The name without the suffix of a half, and which half it is: `pos_l`, `offset_high`, `poslo`, `high_off`; in a
/// prototype with halves also `len1`, `mask_2`.
fn half(name: &'static str, has_halves: bool) -> Option<(&'static str, Half)> {
    // The numbered suffixes, at the end of the list.
    const NUMBERED: usize = 4;
    const ENDS: [(&str, Half); 12] = [
        ("_low", Half::Low),
        ("_high", Half::High),
        ("_lo", Half::Low),
        ("_hi", Half::High),
        ("_l", Half::Low),
        ("_h", Half::High),
        ("lo", Half::Low),
        ("hi", Half::High),
        ("_1", Half::First),
        ("_2", Half::Second),
        ("1", Half::First),
        ("2", Half::Second),
    ];
    // A quick test: most names end in no such letter.
    if !matches!(name.as_bytes().last(), Some(b'w' | b'h' | b'o' | b'i' | b'l' | b'1' | b'2')) {
        return None;
    }
    let ends = if has_halves { &ENDS[..] } else { &ENDS[..ENDS.len() - NUMBERED] };
    for &(end, half) in ends {
        if let Some(whole) = name.strip_suffix(end) {
            return (!whole.is_empty()).then_some((whole, half));
        }
    }
    None
}

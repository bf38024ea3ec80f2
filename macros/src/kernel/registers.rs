//! The registers that a prototype's arguments are passed in, on one ABI.
//!
//! Where registers have 32 bits, a 64-bit argument is two words. The kernel takes them as its C compiler passes a `long long`:
//! in the order of memory, and on some ABIs from an even register on (syscall(2), "Architecture-specific requirements"). Where
//! the prototype itself has the two halves (`pos_l`, `pos_h`; a wrapper of x86 or powerpc), it says their order and the padding.

use super::abi::Abi;
use super::prototype::{Kind, Prototype};

/// ABIs on which a 64-bit argument begins at an even register: the first, third or fifth.
const EVEN_PAIRS: [&str; 5] = ["arm", "hexagon", "mips", "powerpc", "xtensa"];

/// The words of padding that wrappers of powerpc and sh name.
const PADDING: [&str; 5] = ["unused", "reg4", "reg6", "r4", "dummy"];

/// An argument, whole.
#[derive(Clone, Copy, PartialEq)]
pub(crate) struct Slot {
    /// The kernel's name, without what says which half.
    pub(crate) name: &'static str,
    /// Whether it has 64 bits on every ABI.
    pub(crate) wide: bool,
    /// What it is; of halves, of the first one.
    pub(crate) kind: Kind,
    /// The index of the prototype's argument; of halves, of the first one.
    pub(crate) argument: usize,
}

/// What one register holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Register {
    /// A word that registers of every width hold.
    Word(usize),
    /// 64 bits, in a register of 64.
    Wide(usize),
    /// The half that is first in memory, by the order of bytes.
    First(usize),
    /// The other one.
    Second(usize),
    /// The low half.
    Low(usize),
    /// The high half.
    High(usize),
    /// Padding, or an argument that is left out.
    Zero,
    /// The address of the 64-bit result.
    Result,
    /// An offset in units of 4096 bytes.
    Pages(usize),
    /// The length of a mapping; 0, which no kernel accepts, if the offset of the second index is not a number of pages.
    Length(usize, usize),
}

/// Arguments, and the registers that they are in, by index.
pub(crate) struct Passed {
    pub(crate) slots: Vec<Slot>,
    pub(crate) registers: Vec<Register>,
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
    /// By the order of memory.
    First,
    Second,
}

impl Prototype {
    /// Whether the arguments may be these in another order: each name is one of theirs, or a part of one. To find out how they are
    /// passed takes longer.
    pub(super) fn may_be_in_another_order(&self, slots: &[Slot]) -> bool {
        for argument in &self.arguments {
            let name = argument.name;
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
        let mut at = 0;
        while let Some(argument) = self.arguments.get(at) {
            at += 1;
            let index = passed.slots.len();
            if self.halves && PADDING.contains(&argument.name) {
                passed.registers.push(Register::Zero);
                continue;
            }
            let argument_at = at - 1;
            let slot = |name, wide| Slot { name, wide, kind: argument.kind, argument: argument_at };
            let other = self.arguments.get(at).and_then(|next| half(next.name, self.halves));
            if let (Some((name, one)), Some((same, two))) =
                (half(argument.name, self.halves), other)
            {
                if name == same && one != two {
                    at += 1;
                    passed.slots.push(slot(name, true));
                    passed.registers.push(one.register(index, abi));
                    passed.registers.push(two.register(index, abi));
                    continue;
                }
            }
            let wide = argument.kind.is_wide();
            passed.slots.push(slot(argument.name, wide));
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
    /// A register of its own. A `long` of 64 bits takes all of the value in the low half, and nothing in the high one.
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

/// What an argument is a half of, and which: `pos_l`, `offset_high`, `poslo`, `high_off`; in a prototype that gives halves
/// `len1`, `mask_2` as well.
fn half(name: &'static str, has_halves: bool) -> Option<(&'static str, Half)> {
    // The last ones.
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
    // Most names end in none of them.
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

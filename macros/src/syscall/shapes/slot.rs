//! What can be wrong with a word, as the set of bits that the runtime has names for as well (`private/rules.rs`).

use crate::kernel::{
    Abis, Argument, Direction, Kind, Pointee, Size,
    rules::{Declaration, Rule, Target},
};

/// The least number of bits.
pub(super) const LEAST_BITS: u32 = 0xff;
pub(super) const NO_POINTER: u32 = 1 << 8;
pub(super) const NO_DESCRIPTOR: u32 = 1 << 9;
pub(super) const NO_CONTAINER: u32 = 1 << 10;
pub(super) const NO_NARROW_ADDRESS: u32 = 1 << 11;
pub(super) const NO_READ_ONLY: u32 = 1 << 12;
pub(super) const NO_RAW_DESCRIPTOR: u32 = 1 << 13;
pub(super) const NO_RAW_POINTER: u32 = 1 << 14;
pub(super) const NO_NUMBER: u32 = 1 << 15;
pub(super) const NO_NUMBER_FOR_SOME: u32 = 1 << 16;
pub(super) const WRITES: u32 = 1 << 17;
pub(super) const READS: u32 = 1 << 18;
pub(super) const NO_INVALID_VALUES: u32 = 1 << 19;
pub(super) const NO_FIRST_BYTE: u32 = 1 << 20;
pub(super) const MANY: u32 = 1 << 21;
pub(super) const NO_INTEGERS: u32 = 1 << 22;

/// One argument of the kernel's, and the word that a declaration passes there.
pub(super) struct Slot<'a> {
    pub(super) declaration: &'a Declaration<'a>,
    pub(super) at: usize,
    pub(super) argument: Argument,
    pub(super) target: &'a Target<'a>,
    pub(super) is_checked: &'a dyn Fn(Rule) -> bool,
    pub(super) is_expression: bool,
    /// Whether its type has to prove that the function is safe, which is judged by itself.
    pub(super) is_proof: bool,
}

impl Slot<'_> {
    /// Everything that a type can be wrong in, but for the size of what it points to.
    pub(super) fn rules(&self) -> u32 {
        let Self { argument, declaration, at, .. } = *self;
        let mut rules = 0;
        let mut refuse = |rule: Rule, what: u32, is_refused: bool| {
            if is_refused && (self.is_checked)(rule) {
                rules |= what;
            }
        };
        let takes_descriptor =
            argument.kind.is_descriptor() || argument.pointer_or_number || argument.other_number;
        let direction = argument.direction();
        let is_followed = direction.is_some() && argument.pointee_is_followed();
        let is_written = matches!(direction, Some(Direction::Out | Direction::InOut));
        let is_one_or_other = argument.pointer_or_number;
        let is_fixed = is_one_or_other && declaration.operation_is_known(at);
        refuse(Rule::Pointer, NO_POINTER, !argument.takes_pointer());
        refuse(Rule::Pointer, NO_NARROW_ADDRESS, !argument.takes_number());
        refuse(Rule::Fd, NO_DESCRIPTOR, !takes_descriptor);
        refuse(Rule::Fd, NO_CONTAINER, true);
        refuse(Rule::Direction, NO_READ_ONLY, is_written);
        // An expression is the author's, who vouches for it.
        if declaration.safe && !self.is_expression && !self.is_proof {
            refuse(Rule::Safety, NO_INTEGERS, argument.kind == Kind::Text);
            refuse(Rule::Safety, NO_RAW_DESCRIPTOR, argument.is_own_descriptor());
            refuse(Rule::Safety, NO_RAW_POINTER, is_followed && !is_fixed);
            refuse(Rule::Safety, NO_NUMBER, is_followed && !is_one_or_other);
            refuse(Rule::Safety, NO_NUMBER_FOR_SOME, is_followed && is_one_or_other && !is_fixed);
        }
        if (self.is_checked)(Rule::Width) && argument.takes_number() {
            rules |= u32::from(argument.least_bits());
        }
        rules
    }

    /// What can be wrong with the memory behind a reference or in a slice.
    pub(super) fn memory(&self) -> u32 {
        let Self { argument, declaration, at, is_checked, .. } = *self;
        let mut rules = match argument.does() {
            Some("reads") => READS,
            Some("writes") => WRITES,
            _ => READS | WRITES,
        };
        if !declaration.safe || self.is_expression {
            return rules;
        }
        rules |= NO_FIRST_BYTE;
        // Of a structure that it also reads, the kernel may leave alone what is not any bytes: the address in `msghdr`.
        let is_written = match argument.direction() {
            Some(Direction::Out) => true,
            Some(Direction::InOut) => match argument.pointee() {
                Pointee::Bytes(_) | Pointee::Bits { .. } => true,
                Pointee::Values { size, .. } => matches!(size, Size::Fixed(_) | Size::Word),
                _ => false,
            },
            _ => false,
        };
        if is_written && argument.pointee_is_followed() && is_checked(Rule::Safety) {
            rules |= NO_INVALID_VALUES;
            if declaration.is_slice(at) {
                rules |= MANY;
            }
        }
        rules
    }

    /// How many bytes the kernel reads or writes, by ABI.
    pub(super) fn sizes(&self) -> Vec<(u32, Abis)> {
        let Self { argument, declaration, at, .. } = *self;
        if !(self.is_checked)(Rule::Size)
            || declaration.is_slice(at) && !declaration.counts(at, argument, self.target)
        {
            return Vec::new();
        }
        // One byte may be the first of many.
        let leasts =
            declaration.leasts(argument, self.target).into_iter().filter(|(least, _)| *least > 1);
        let here = leasts.map(|(least, on)| (least, on & self.target.on));
        here.filter(|(_, on)| !on.is_empty()).collect()
    }
}

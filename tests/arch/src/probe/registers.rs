//! The registers before and after a call.

use sysdecl::U64;

use crate::machine;

/// The registers before and after a call. During the call the stack pointer points to this structure, so that no
/// other register is needed to access it.
#[repr(C, align(64))]
pub(crate) struct Frame {
    /// The caller's stack pointer, and further data of the architecture.
    pub(crate) header: [usize; 32 / size_of::<usize>()],
    pub(crate) slots: [Slot; 128],
}

/// The first 16 bytes of a register.
#[repr(C)]
#[derive(Clone, Copy)]
pub(crate) struct Slot {
    before: [u8; 16],
    after: [u8; 16],
}

/// Registers in consecutive slots.
pub(crate) struct Group {
    /// The slot of the first register.
    pub(crate) slot: usize,
    /// Their size in bytes.
    pub(crate) size: usize,
    /// The names in the entry.
    pub(crate) names: &'static [&'static str],
}

/// A bit field of a register.
pub(crate) struct Field {
    pub(crate) name: &'static str,
    pub(crate) slot: usize,
    pub(crate) mask: usize,
}

/// The registers after a call.
pub(crate) struct Probed(Frame);

/// Makes a call with a distinct value in every register.
pub(crate) fn probe(nr: U64, words: [usize; 2]) -> Probed {
    let mut frame = Frame {
        header: [0; _],
        slots: core::array::from_fn(|slot| {
            let value = core::array::from_fn(|byte| (slot * 37 + byte * 11 + 0x51) as u8);
            Slot { before: value, after: value }
        }),
    };
    for field in machine::FIELDS {
        let all = machine::FIELDS.iter().filter(|other| other.slot == field.slot);
        let mask = all.fold(0, |mask, field| mask | field.mask);
        frame.slots[field.slot].set(0x5a5a_5a5a_5a5a_5a5a_u64 as usize & mask);
    }
    frame.slots[machine::NUMBER].set(nr as usize);
    for (slot, word) in machine::WORDS.into_iter().zip(words) {
        frame.slots[slot].set(word);
    }
    machine::prepare(&mut frame);
    // SAFETY: the calls access no memory except through their words, and the function preserves the registers that
    // the C ABI requires.
    unsafe { machine::trap(&mut frame) };
    Probed(frame)
}

impl Probed {
    /// The names of the registers that changed.
    pub(crate) fn changed(&self) -> impl Iterator<Item = &'static str> {
        let groups = machine::GROUPS.iter().flat_map(|group| {
            let registers = group.names.iter().zip(&self.0.slots[group.slot..]);
            registers
                .filter(|(_, slot)| slot.before[..group.size] != slot.after[..group.size])
                .map(|(name, _)| *name)
        });
        let fields = machine::FIELDS.iter().filter(|field| {
            let slot = &self.0.slots[field.slot];
            (word(slot.before) ^ word(slot.after)) & field.mask != 0
        });
        groups.chain(fields.map(|field| field.name))
    }

    /// The kernel's return value.
    pub(crate) fn result(&self) -> isize {
        word(self.0.slots[machine::RESULT].after).cast_signed()
    }
}

impl Slot {
    fn set(&mut self, value: usize) {
        for place in [&mut self.before, &mut self.after] {
            // Clears the whole register, which may be wider than an address.
            place[..8].fill(0);
            place[..size_of::<usize>()].copy_from_slice(&value.to_ne_bytes());
        }
    }
}

fn word(bytes: [u8; 16]) -> usize {
    let mut word = [0; size_of::<usize>()];
    word.copy_from_slice(&bytes[..size_of::<usize>()]);
    usize::from_ne_bytes(word)
}

//! aarch64: the registers of the words, and the registers that macOS and FreeBSD preserve.

use std::arch::asm;

use super::GARBAGE;
use crate::kernel::{Script, Seen, System};

/// The alignment of instructions in bytes.
pub(crate) const INSTRUCTION: usize = 4;

/// The architecture's name in `object`.
pub(crate) const ARCHITECTURE: object::Architecture = object::Architecture::Aarch64;

/// The entry instructions and their replacements: `svc #0x80` and `svc #0`, `brk` for both.
pub(crate) const ENTRIES: [[&[u8]; 2]; 2] = [
    [&0xd400_1001_u32.to_le_bytes(), &0xd420_1000_u32.to_le_bytes()],
    [&0xd400_0001_u32.to_le_bytes(), &0xd420_0000_u32.to_le_bytes()],
];

/// The condition flags.
const FLAGS: u64 = 0xf000_0000;
/// The carry flag.
const CARRY: u64 = 1 << 29;

/// The registers of the interrupted thread.
pub(crate) struct Context(*mut libc::ucontext_t);

impl Context {
    pub(crate) unsafe fn new(context: *mut libc::ucontext_t) -> Self {
        Self(context)
    }

    unsafe fn registers(&mut self) -> &mut libc::mcontext_t {
        // SAFETY: the caller of the handler guarantees that the context is valid.
        unsafe { &mut (*self.0).uc_mcontext }
    }

    pub(crate) unsafe fn skip_instruction(&mut self) {
        // SAFETY: as above.
        unsafe { self.registers().pc += 4 };
    }

    pub(crate) unsafe fn seen(&mut self, system: System) -> Seen {
        // SAFETY: as above.
        let x = unsafe { self.registers().regs };
        let number = match system {
            System::Macos | System::Mach => x[16],
            System::Freebsd => x[8],
        };
        let words = std::array::from_fn(|index| x[index] as usize);
        Seen { calls: 0, number: number as usize, words }
    }

    pub(crate) unsafe fn answer(&mut self, script: Script) {
        let lost: &[usize] = match script.system {
            System::Macos | System::Mach => &[16, 17],
            System::Freebsd => &[],
        };
        // SAFETY: as above.
        let registers = unsafe { self.registers() };
        registers.regs[0] = script.answer as u64;
        if script.system != System::Mach {
            registers.regs[1] = if script.fails { GARBAGE } else { script.second } as u64;
        }
        for register in lost {
            registers.regs[*register] = GARBAGE as u64;
        }
        // Inverts the flags, of which only the carry flag is defined.
        registers.pstate ^= FLAGS;
        if script.system != System::Mach {
            registers.pstate =
                if script.fails { registers.pstate | CARRY } else { registers.pstate & !CARRY };
        }
    }
}

/// Makes changed code visible to instruction fetches.
pub(crate) fn code_changed(start: *const u8, length: usize) {
    for at in (0..length).step_by(4) {
        // SAFETY: both instructions operate on a line of mapped memory.
        unsafe {
            asm!("dc cvau, {0}", "dsb ish", "ic ivau, {0}", "dsb ish", "isb", in(reg) start.add(at))
        };
    }
}

/// Does nothing, because calls are not dispatched on this architecture.
pub(crate) fn release() {}

/// Linux does not support syscall user dispatch on this architecture.
pub(crate) fn can_dispatch() -> bool {
    false
}

/// Never called: see [`can_dispatch`].
pub(crate) fn dispatch<T>(_: Script, _: impl FnOnce() -> T) -> (T, Seen) {
    unreachable!("syscall user dispatch is not supported on this architecture")
}

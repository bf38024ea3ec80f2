//! aarch64: where the words are, and what macOS and FreeBSD leave of the registers.

use std::arch::asm;

use super::GARBAGE;
use crate::kernel::{Script, Seen, System};

/// What an instruction is a multiple of, in bytes.
pub(crate) const INSTRUCTION: usize = 4;

/// What `object` calls this machine.
pub(crate) const ARCHITECTURE: object::Architecture = object::Architecture::Aarch64;

/// The bytes that enter the kernel, and as many that trap: `svc #0x80` and `svc #0`, `brk` for both.
pub(crate) const ENTRIES: [[&[u8]; 2]; 2] = [
    [&0xd400_1001_u32.to_le_bytes(), &0xd420_1000_u32.to_le_bytes()],
    [&0xd400_0001_u32.to_le_bytes(), &0xd420_0000_u32.to_le_bytes()],
];

/// The condition flags.
const FLAGS: u64 = 0xf000_0000;
/// The carry flag.
const CARRY: u64 = 1 << 29;

/// The registers of the stopped thread.
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
        // All other way round: none of them is promised, but for the carry flag.
        registers.pstate ^= FLAGS;
        if script.system != System::Mach {
            registers.pstate =
                if script.fails { registers.pstate | CARRY } else { registers.pstate & !CARRY };
        }
    }
}

/// After code was changed: brings the data to where instructions are fetched from.
pub(crate) fn code_changed(start: *const u8, length: usize) {
    for at in (0..length).step_by(4) {
        // SAFETY: both name a line of mapped memory by an address in it.
        unsafe {
            asm!("dc cvau, {0}", "dsb ish", "ic ivau, {0}", "dsb ish", "isb", in(reg) start.add(at))
        };
    }
}

/// Nothing holds calls back here.
pub(crate) fn release() {}

/// Linux hands no calls back here.
pub(crate) fn can_dispatch() -> bool {
    false
}

/// Not called: see [`can_dispatch`].
pub(crate) fn dispatch<T>(_: Script, _: impl FnOnce() -> T) -> (T, Seen) {
    unreachable!("Linux hands no calls back on this machine")
}

//! x86-64: the registers of the words, and the registers that macOS and FreeBSD preserve.

use std::{cell::Cell, env, io, ptr};

use super::GARBAGE;
use crate::{
    kernel::{self, Catch, Script, Seen, System},
    unproved::not_proved_here,
};

/// The alignment of instructions in bytes.
pub(crate) const INSTRUCTION: usize = 1;

/// The architecture's name in `object`.
pub(crate) const ARCHITECTURE: object::Architecture = object::Architecture::X86_64;

/// The entry instruction, and an invalid instruction of the same length.
pub(crate) const ENTRIES: [[&[u8]; 2]; 1] = [[&[0x0f, 0x05], &[0x0f, 0x0b]]];

/// The arithmetic flags.
const ARITHMETIC: i64 = 0x8d5;
/// The carry flag.
const CARRY: i64 = 1;

/// The registers of the interrupted thread.
pub(crate) struct Context(*mut libc::ucontext_t);

impl Context {
    pub(crate) unsafe fn new(context: *mut libc::ucontext_t) -> Self {
        Self(context)
    }

    unsafe fn register(&mut self, register: i32) -> &mut i64 {
        // SAFETY: the caller of the handler guarantees that the context is valid; the register number is valid.
        unsafe { &mut (*self.0).uc_mcontext.gregs[register as usize] }
    }

    pub(crate) unsafe fn skip_instruction(&mut self) {
        // SAFETY: as above.
        unsafe { *self.register(libc::REG_RIP) += 2 };
    }

    pub(crate) unsafe fn seen(&mut self, _: System) -> Seen {
        use libc::{REG_R8, REG_R9, REG_R10, REG_RAX, REG_RDI, REG_RDX, REG_RSI, REG_RSP};
        // SAFETY: as above; the stack has these words, because there are frames above the function's.
        unsafe {
            let stack = *self.register(REG_RSP) as *const usize;
            let mut words = [0; 8];
            for (word, register) in
                words.iter_mut().zip([REG_RDI, REG_RSI, REG_RDX, REG_R10, REG_R8, REG_R9])
            {
                *word = *self.register(register) as usize;
            }
            words[6] = *stack.add(1);
            words[7] = *stack.add(2);
            Seen { calls: 0, number: *self.register(REG_RAX) as usize, words }
        }
    }

    pub(crate) unsafe fn answer(&mut self, script: Script) {
        use libc::{REG_EFL, REG_R8, REG_R9, REG_R10, REG_R11, REG_RAX, REG_RCX, REG_RDX};
        let second = if script.fails { GARBAGE } else { script.second };
        let lost: &[i32] = match script.system {
            System::Macos | System::Mach => &[REG_RCX, REG_R11],
            System::Freebsd => &[REG_RCX, REG_R11, REG_R8, REG_R9, REG_R10],
        };
        // SAFETY: as above.
        unsafe {
            *self.register(REG_RAX) = script.answer as i64;
            if script.system != System::Mach {
                *self.register(REG_RDX) = second as i64;
            }
            for register in lost {
                *self.register(*register) = GARBAGE as i64;
            }
            // Inverts the flags, of which only the carry flag is defined.
            let flags = self.register(REG_EFL);
            *flags ^= ARITHMETIC;
            if script.system != System::Mach {
                *flags = if script.fails { *flags | CARRY } else { *flags & !CARRY };
            }
        }
    }
}

/// Does nothing: on this architecture changed code is visible to instruction fetches.
pub(crate) fn code_changed(_: *const u8, _: usize) {}

/// Linux `include/uapi/linux/prctl.h`.
const PR_SET_SYSCALL_USER_DISPATCH: i32 = 59;

thread_local! {
    /// The selector of `PR_SET_SYSCALL_USER_DISPATCH`, which the kernel reads before each call of this thread: 1
    /// blocks it.
    static SELECTOR: Cell<u8> = const { Cell::new(0) };
}

/// Unblocks system calls.
pub(crate) fn release() {
    SELECTOR.set(0);
}

/// Redirects executed entry instructions to the handler (`PR_SET_SYSCALL_USER_DISPATCH`).
struct Dispatched;

impl Dispatched {
    /// Fails if Linux is older than 5.11, or the call is not permitted.
    fn turn_on() -> io::Result<Self> {
        SELECTOR.set(0);
        // SAFETY: the selector lives as long as the thread, and dispatch is disabled before it ends.
        let done = unsafe {
            libc::prctl(PR_SET_SYSCALL_USER_DISPATCH, 1, 0, 0, SELECTOR.with(Cell::as_ptr))
        };
        if done == 0 { Ok(Self) } else { Err(io::Error::last_os_error()) }
    }
}

impl Catch for Dispatched {
    fn arm(&self) {
        SELECTOR.set(1);
    }

    fn disarm(&self) {
        SELECTOR.set(0);
    }
}

impl Drop for Dispatched {
    fn drop(&mut self) {
        // SAFETY: disables dispatch; the call takes no pointers.
        unsafe {
            libc::prctl(PR_SET_SYSCALL_USER_DISPATCH, 0, 0, 0, ptr::null_mut::<u8>());
        }
    }
}

/// Whether Linux supports syscall user dispatch.
pub(crate) fn can_dispatch() -> bool {
    match Dispatched::turn_on() {
        Ok(_) => true,
        Err(error) => {
            let what = format!("syscall user dispatch ({error}); only patched calls are tested");
            let all =
                ["CI", "SYSDECL_REQUIRE_TOOLS"].iter().any(|name| env::var_os(name).is_some());
            assert!(!all, "{what}");
            not_proved_here(&what);
            false
        }
    }
}

/// Makes `call` with the original instruction.
pub(crate) fn dispatch<T>(script: Script, call: impl FnOnce() -> T) -> (T, Seen) {
    let dispatched = Dispatched::turn_on().expect("dispatch was enabled before");
    kernel::with(&dispatched, script, call)
}

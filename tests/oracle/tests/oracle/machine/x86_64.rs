//! x86-64: where the words are, and what macOS and FreeBSD leave of the registers.

use std::{cell::Cell, env, io, ptr};

use super::GARBAGE;
use crate::{
    kernel::{self, Catch, Script, Seen, System},
    unproved::not_proved_here,
};

/// What an instruction is a multiple of, in bytes.
pub(crate) const INSTRUCTION: usize = 1;

/// What `object` calls this machine.
pub(crate) const ARCHITECTURE: object::Architecture = object::Architecture::X86_64;

/// The bytes that enter the kernel, and as many that are no instruction.
pub(crate) const ENTRIES: [[&[u8]; 2]; 1] = [[&[0x0f, 0x05], &[0x0f, 0x0b]]];

/// The flags that tell the results of arithmetic.
const ARITHMETIC: i64 = 0x8d5;
/// The carry flag.
const CARRY: i64 = 1;

/// The registers of the stopped thread.
pub(crate) struct Context(*mut libc::ucontext_t);

impl Context {
    pub(crate) unsafe fn new(context: *mut libc::ucontext_t) -> Self {
        Self(context)
    }

    unsafe fn register(&mut self, register: i32) -> &mut i64 {
        // SAFETY: the caller of the handler guarantees that the context is valid; the numbers are libc's.
        unsafe { &mut (*self.0).uc_mcontext.gregs[register as usize] }
    }

    pub(crate) unsafe fn skip_instruction(&mut self) {
        // SAFETY: as above.
        unsafe { *self.register(libc::REG_RIP) += 2 };
    }

    pub(crate) unsafe fn seen(&mut self, _: System) -> Seen {
        use libc::{REG_R8, REG_R9, REG_R10, REG_RAX, REG_RDI, REG_RDX, REG_RSI, REG_RSP};
        // SAFETY: as above; a function's frame is below at least one other, so the stack has these words.
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
            // All other way round: none of them is promised, but for the carry flag.
            let flags = self.register(REG_EFL);
            *flags ^= ARITHMETIC;
            if script.system != System::Mach {
                *flags = if script.fails { *flags | CARRY } else { *flags & !CARRY };
            }
        }
    }
}

/// After code was changed: this machine sees it by itself.
pub(crate) fn code_changed(_: *const u8, _: usize) {}

/// Linux `include/uapi/linux/prctl.h`.
const PR_SET_SYSCALL_USER_DISPATCH: i32 = 59;

thread_local! {
    /// What `PR_SET_SYSCALL_USER_DISPATCH` looks at before each call of this thread: 1 stops it.
    static SELECTOR: Cell<u8> = const { Cell::new(0) };
}

/// Lets calls through again.
pub(crate) fn release() {
    SELECTOR.set(0);
}

/// The real instruction is executed, and Linux hands it to the handler (`PR_SET_SYSCALL_USER_DISPATCH`).
struct Dispatched;

impl Dispatched {
    /// An error where Linux is too old for it (5.11), or something stands in between.
    fn turn_on() -> io::Result<Self> {
        SELECTOR.set(0);
        // SAFETY: the selector lives as long as the thread, and it is turned off again before.
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
        // SAFETY: turns it off; nothing is handed over.
        unsafe {
            libc::prctl(PR_SET_SYSCALL_USER_DISPATCH, 0, 0, 0, ptr::null_mut::<u8>());
        }
    }
}

/// Whether Linux can hand calls back.
pub(crate) fn can_dispatch() -> bool {
    match Dispatched::turn_on() {
        Ok(_) => true,
        Err(error) => {
            let what = format!("calls that Linux hands back ({error}); they are shown patched");
            let all =
                ["CI", "SYSDECL_REQUIRE_TOOLS"].iter().any(|name| env::var_os(name).is_some());
            assert!(!all, "{what}");
            not_proved_here(&what);
            false
        }
    }
}

/// Makes `call` with the instruction as it is.
pub(crate) fn dispatch<T>(script: Script, call: impl FnOnce() -> T) -> (T, Seen) {
    let dispatched = Dispatched::turn_on().expect("it was turned on before");
    kernel::with(&dispatched, script, call)
}

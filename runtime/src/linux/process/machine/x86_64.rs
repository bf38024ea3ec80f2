//! Linux on x86-64: `clone` takes `flags, stack, parent_tid, child_tid, tls`
//! (`kernel/fork.c`, without `CONFIG_CLONE_BACKWARDS`).

use crate::{
    I32, I64, U64, Void,
    linux::{
        nr::{SYS_CLONE, SYS_EXIT, SYS_RT_SIGRETURN},
        process::ThreadEntry,
    },
    syscall,
};

/// As [`clone`](super::super::clone), which has the order of this machine.
#[syscall(os = "linux")]
pub(in super::super) fn clone(
    flags: U64,
    stack: *mut Void,
    parent_tid: *mut I32,
    child_tid: *mut I32,
    tls: U64,
) -> I64;

/// Starts a thread that calls `entry` and exits.
///
/// The child comes out of `clone` with the registers of its parent but `rax`, `rcx`, `r11` and the
/// stack: what it is to run is in two that the kernel keeps. `call` leaves the stack as the ABI wants
/// it; a zero `rbp` ends the chain of frames (System V ABI, AMD64 supplement, 3.4.1).
///
/// # Safety
///
/// As [`start_thread`](super::super::start_thread), with an aligned stack.
#[inline]
pub(in super::super) unsafe fn start(
    flags: U64,
    stack: *mut Void,
    parent_tid: *mut I32,
    child_tid: *mut I32,
    tls: U64,
    entry: ThreadEntry,
    argument: *mut Void,
) -> I64 {
    let ret;
    // SAFETY: in the parent this is one system call, after which all registers but the declared ones
    // are as they were; its stack is not touched. In the child it does not return.
    unsafe {
        core::arch::asm!(
            "syscall",
            "test rax, rax",
            "jnz 2f",
            "xor ebp, ebp",
            "mov rdi, r12",
            "call r9",
            "mov edi, eax",
            "mov eax, {exit}",
            "syscall",
            "ud2",
            "2:",
            exit = const SYS_EXIT,
            inlateout("rax") SYS_CLONE => ret,
            in("rdi") flags,
            in("rsi") stack,
            in("rdx") parent_tid,
            in("r10") child_tid,
            in("r8") tls,
            in("r9") entry,
            in("r12") argument,
            lateout("rcx") _,
            lateout("r11") _,
            options(nostack),
        );
    }
    ret
}

/// Where a signal handler returns to: an address for `sa_restorer`, with
/// [`SA_RESTORER`](super::super::SA_RESTORER).
///
/// The kernel takes the frame of the handler from the stack, so that this cannot be a function of
/// Rust, which may push. Debuggers and unwinders know these two instructions by their bytes (gcc
/// `libgcc/config/i386/linux-unwind.h`).
#[inline(never)]
#[must_use]
pub fn restorer() -> usize {
    let address;
    // SAFETY: the call is jumped over; only its address is taken.
    unsafe {
        core::arch::asm!(
            "lea {address}, [rip + 2f]",
            "jmp 3f",
            ".balign 16",
            // An unwinder looks one byte before the address that a frame returns to.
            "nop",
            "2:",
            ".byte 0x48, 0xc7, 0xc0", // mov rax, imm32
            ".long {rt_sigreturn}",
            "syscall",
            "3:",
            address = out(reg) address,
            rt_sigreturn = const SYS_RT_SIGRETURN,
            options(nomem, nostack, preserves_flags),
        );
    }
    address
}

//! Linux on powerpc and powerpc64, both byte orders (Linux `arch/powerpc/kernel/process.c`,
//! `arch/powerpc/kernel/signal_64.c`, `arch/powerpc/kernel/signal_32.c`).

use core::arch::naked_asm;

use crate::{
    I32, I64, U64, Void,
    linux::{
        nr::{SYS_CLONE, SYS_EXIT},
        process::ThreadEntry,
    },
};

mod call;

pub(in crate::linux::process) use self::call::clone;

/// Calls the function of a thread. The assembly calls this by name, and so works with both kinds of function
/// pointers: the address of the code (ELFv2) or of a descriptor (ELFv1).
///
/// # Safety
///
/// As for a call of `entry`.
unsafe extern "C" fn run(entry: ThreadEntry, argument: *mut Void) -> I32 {
    // SAFETY: the caller vouches for it.
    unsafe { entry(argument) }
}

/// Starts a thread.
///
/// The kernel preserves only `r1`, `r2` and `r13` to `r31`, so the function to call and its argument are passed on
/// the child's stack, above the frame that a caller has to provide. Its back chain is zero. After an error the
/// summary-overflow bit of `cr0` is set, and `r3` has the positive error number.
///
/// After the call the parent and the child run the same instructions, up to the branch. For these a DWARF
/// expression computes the return address, as `lr * (r3 != 0)`: zero in the child, which ends a stack walk. (It is
/// `DW_CFA_val_expression`; no directive writes that.) In the child's own instructions the return address is
/// undefined, so that an unwinder reads nothing above the stack.
///
/// # Safety
///
/// As [`start_thread`](crate::linux::process::start_thread), with an aligned stack.
#[cfg(target_pointer_width = "64")]
#[unsafe(naked)]
unsafe extern "C" fn start_thread(
    flags: usize,
    stack: *mut Void,
    parent_tid: *mut I32,
    child_tid: *mut I32,
    tls: usize,
    entry: ThreadEntry,
    argument: *mut Void,
) -> isize {
    // The frame of ELFv1 has 112 bytes, that of ELFv2 has 32.
    naked_asm!(
        ".cfi_startproc",
        "li 0, 0",
        "stdu 0, -144(4)",
        "std 8, 112(4)",
        "std 9, 120(4)",
        "mr 0, 6",
        "mr 6, 7",
        "mr 7, 0",
        "li 0, {clone}",
        "sc",
        ".cfi_escape 0x16, 0x41, 0x08, 0x92, 0x41, 0x00, 0x73, 0x00, 0x30, 0x2e, 0x1e",
        "bso 3f",
        "cmpdi 3, 0",
        "beq 2f",
        "blr",
        "3:",
        "neg 3, 3",
        "blr",
        ".cfi_endproc",
        "2:",
        ".cfi_startproc",
        ".cfi_undefined lr",
        "ld 3, 112(1)",
        "ld 4, 120(1)",
        "bl {run}",
        "nop",
        "li 0, {exit}",
        "sc",
        "trap",
        ".cfi_endproc",
        clone = const SYS_CLONE,
        exit = const SYS_EXIT,
        run = sym run,
    )
}

/// Starts a thread, with 32-bit registers.
///
/// # Safety
///
/// The same.
#[cfg(target_pointer_width = "32")]
#[unsafe(naked)]
unsafe extern "C" fn start_thread(
    flags: usize,
    stack: *mut Void,
    parent_tid: *mut I32,
    child_tid: *mut I32,
    tls: usize,
    entry: ThreadEntry,
    argument: *mut Void,
) -> isize {
    // The frame has 8 bytes: a back chain and the place for `lr`.
    naked_asm!(
        ".cfi_startproc",
        "li 0, 0",
        "stwu 0, -16(4)",
        "stw 8, 8(4)",
        "stw 9, 12(4)",
        "mr 0, 6",
        "mr 6, 7",
        "mr 7, 0",
        "li 0, {clone}",
        "sc",
        ".cfi_escape 0x16, 0x41, 0x08, 0x92, 0x41, 0x00, 0x73, 0x00, 0x30, 0x2e, 0x1e",
        "bso 3f",
        "cmpwi 3, 0",
        "beq 2f",
        "blr",
        "3:",
        "neg 3, 3",
        "blr",
        ".cfi_endproc",
        "2:",
        ".cfi_startproc",
        ".cfi_undefined lr",
        "lwz 3, 8(1)",
        "lwz 4, 12(1)",
        "bl {run}",
        "li 0, {exit}",
        "sc",
        "trap",
        ".cfi_endproc",
        clone = const SYS_CLONE,
        exit = const SYS_EXIT,
        run = sym run,
    )
}

/// Starts a thread that calls `entry` and exits.
///
/// # Safety
///
/// As [`start_thread`](crate::linux::process::start_thread), with an aligned stack.
pub(in crate::linux::process) unsafe fn start(
    flags: U64,
    stack: *mut Void,
    parent_tid: *mut I32,
    child_tid: *mut I32,
    tls: U64,
    entry: ThreadEntry,
    argument: *mut Void,
) -> I64 {
    // SAFETY: the caller's duties are the same.
    let ret = unsafe {
        start_thread(flags as usize, stack, parent_tid, child_tid, tls as usize, entry, argument)
    };
    ret as I64
}

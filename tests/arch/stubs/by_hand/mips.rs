//! Hand-written asm for 32-bit MIPS (o32). The template saves what `asm!` cannot declare (Linux
//! `arch/mips/kernel/scall32-o32.S`).

use core::{arch::asm, ffi::CStr};

use sysdecl::{linux::nr::*, prelude::*};

pub(crate) unsafe fn getppid() -> I32 {
    let ret: isize;
    // SAFETY: the caller upholds the requirements of the call.
    unsafe {
        asm!(
            ".set push",
            ".set noat",
            "move $16, $1",
            "mfhi $17",
            "mflo $18",
            "syscall",
            "mthi $17",
            "mtlo $18",
            "move $1, $16",
            ".set pop",
            "beqz $7, 2f",
            "subu $2, $0, $2",
            "2:",
            inlateout("$2") SYS_GETPPID as isize => ret,
            lateout("$7") _,
            lateout("$3") _,
            lateout("$8") _,
            lateout("$9") _,
            lateout("$10") _,
            lateout("$11") _,
            lateout("$12") _,
            lateout("$13") _,
            lateout("$14") _,
            lateout("$15") _,
            lateout("$24") _,
            out("$16") _,
            out("$17") _,
            out("$18") _,
            options(nostack),
        );
    }
    ret as I32
}

pub(crate) unsafe fn close(fd: I32) -> Result<(), Errno> {
    let ret: isize;
    // SAFETY: the caller upholds the requirements of the call.
    unsafe {
        asm!(
            ".set push",
            ".set noat",
            "move $16, $1",
            "mfhi $17",
            "mflo $18",
            "syscall",
            "mthi $17",
            "mtlo $18",
            "move $1, $16",
            ".set pop",
            "beqz $7, 2f",
            "subu $2, $0, $2",
            "2:",
            inlateout("$2") SYS_CLOSE as isize => ret,
            in("$4") fd as isize,
            lateout("$7") _,
            lateout("$3") _,
            lateout("$8") _,
            lateout("$9") _,
            lateout("$10") _,
            lateout("$11") _,
            lateout("$12") _,
            lateout("$13") _,
            lateout("$14") _,
            lateout("$15") _,
            lateout("$24") _,
            out("$16") _,
            out("$17") _,
            out("$18") _,
            options(nostack),
        );
    }
    result!(ret, ())
}

pub(crate) unsafe fn read(fd: I32, buf: &mut [u8]) -> Result<usize, Errno> {
    let ret: isize;
    // SAFETY: the caller upholds the requirements of the call.
    unsafe {
        asm!(
            ".set push",
            ".set noat",
            "move $16, $1",
            "mfhi $17",
            "mflo $18",
            "syscall",
            "mthi $17",
            "mtlo $18",
            "move $1, $16",
            ".set pop",
            "beqz $7, 2f",
            "subu $2, $0, $2",
            "2:",
            inlateout("$2") SYS_READ as isize => ret,
            in("$4") fd as isize,
            in("$5") buf.as_mut_ptr(),
            in("$6") buf.len(),
            lateout("$7") _,
            lateout("$3") _,
            lateout("$8") _,
            lateout("$9") _,
            lateout("$10") _,
            lateout("$11") _,
            lateout("$12") _,
            lateout("$13") _,
            lateout("$14") _,
            lateout("$15") _,
            lateout("$24") _,
            out("$16") _,
            out("$17") _,
            out("$18") _,
            options(nostack),
        );
    }
    result!(ret, ret as usize)
}

pub(crate) unsafe fn write(fd: I32, buf: *const U8, count: usize) -> isize {
    let ret: isize;
    // SAFETY: the caller upholds the requirements of the call.
    unsafe {
        asm!(
            ".set push",
            ".set noat",
            "move $16, $1",
            "mfhi $17",
            "mflo $18",
            "syscall",
            "mthi $17",
            "mtlo $18",
            "move $1, $16",
            ".set pop",
            "beqz $7, 2f",
            "subu $2, $0, $2",
            "2:",
            inlateout("$2") SYS_WRITE as isize => ret,
            in("$4") fd as isize,
            in("$5") buf,
            in("$6") count,
            lateout("$7") _,
            lateout("$3") _,
            lateout("$8") _,
            lateout("$9") _,
            lateout("$10") _,
            lateout("$11") _,
            lateout("$12") _,
            lateout("$13") _,
            lateout("$14") _,
            lateout("$15") _,
            lateout("$24") _,
            out("$16") _,
            out("$17") _,
            out("$18") _,
            options(nostack),
        );
    }
    ret
}

pub(crate) unsafe fn openat(dir: I32, path: &CStr, flags: I32, mode: U32) -> Result<I32, Errno> {
    let ret: isize;
    // SAFETY: the caller upholds the requirements of the call.
    unsafe {
        asm!(
            ".set push",
            ".set noat",
            "move $16, $1",
            "mfhi $17",
            "mflo $18",
            "syscall",
            "mthi $17",
            "mtlo $18",
            "move $1, $16",
            ".set pop",
            "beqz $7, 2f",
            "subu $2, $0, $2",
            "2:",
            inlateout("$2") SYS_OPENAT as isize => ret,
            in("$4") dir as isize,
            in("$5") path.as_ptr(),
            in("$6") flags as isize,
            inlateout("$7") mode as usize => _,
            lateout("$3") _,
            lateout("$8") _,
            lateout("$9") _,
            lateout("$10") _,
            lateout("$11") _,
            lateout("$12") _,
            lateout("$13") _,
            lateout("$14") _,
            lateout("$15") _,
            lateout("$24") _,
            out("$16") _,
            out("$17") _,
            out("$18") _,
            options(nostack),
        );
    }
    result!(ret, ret as I32)
}

pub(crate) unsafe fn process_vm_readv(
    pid: I32,
    local: *const Void,
    local_count: usize,
    remote: *const Void,
    remote_count: usize,
    flags: usize,
) -> Result<usize, Errno> {
    let ret: isize;
    // SAFETY: the caller upholds the requirements of the call.
    unsafe {
        asm!(
            ".set push",
            ".set noat",
            "subu $29, $29, 32",
            "sw {fifth}, 16($29)",
            "sw {sixth}, 20($29)",
            "move $16, $1",
            "mfhi $17",
            "mflo $18",
            "syscall",
            "mthi $17",
            "mtlo $18",
            "move $1, $16",
            "addiu $29, $29, 32",
            ".set pop",
            "beqz $7, 2f",
            "subu $2, $0, $2",
            "2:",
            fifth = in(reg) remote_count,
            sixth = in(reg) flags,
            inlateout("$2") SYS_PROCESS_VM_READV as isize => ret,
            in("$4") pid as isize,
            in("$5") local,
            in("$6") local_count,
            inlateout("$7") remote => _,
            lateout("$3") _,
            lateout("$8") _,
            lateout("$9") _,
            lateout("$10") _,
            lateout("$11") _,
            lateout("$12") _,
            lateout("$13") _,
            lateout("$14") _,
            lateout("$15") _,
            lateout("$24") _,
            out("$16") _,
            out("$17") _,
            out("$18") _,
        );
    }
    result!(ret, ret as usize)
}

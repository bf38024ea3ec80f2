//! `wait4(2)` on riscv32, which only has `waitid(2)`.

use super::{
    CLD_CONTINUED, CLD_DUMPED, CLD_EXITED, CLD_KILLED, P_ALL, P_PGID, P_PID, SigInfo, WEXITED,
    usage::{Old, old_waitid},
};
use crate::I32;

/// Works as the call does. The status is composed as in the kernel (`kernel/exit.c`).
///
/// # Safety
///
/// `status` must be null or valid for writes, and `usage` valid for writes.
pub(super) unsafe fn old_wait4(pid: I32, status: *mut I32, options: I32, usage: *mut Old) -> I32 {
    let (which, id) = match pid {
        -1 => (P_ALL, 0),
        ..=0 => (P_PGID, pid.wrapping_neg()),
        _ => (P_PID, pid),
    };
    let mut info = SigInfo::ZERO;
    // SAFETY: the caller vouches for the usage; the information is ours.
    let failure = unsafe { old_waitid(which, id, &raw mut info, options | WEXITED, usage) };
    if failure != 0 {
        return failure;
    }
    let child = info.si_pid();
    if child != 0 && !status.is_null() {
        let code = info.si_status();
        let word = match info.si_code {
            CLD_EXITED => (code & 0xff) << 8,
            CLD_KILLED => code & 0x7f,
            CLD_DUMPED => code & 0x7f | 0x80,
            CLD_CONTINUED => 0xffff,
            _ => code << 8 | 0x7f,
        };
        // SAFETY: the caller vouches for the address.
        unsafe { status.write(word) };
    }
    child
}

//! The action for a signal, on sparc64: the fourth argument of five is the address that a handler returns to (Linux
//! `arch/sparc/kernel/sys_sparc_64.c`).

use super::{SigAction, machine};
use crate::{I32, U64, syscall};

#[syscall(os = "linux")]
unsafe extern "C" {
    /// Sets the action for a signal, and stores the previous one (`rt_sigaction(2)`).
    ///
    /// `sigsetsize` is [`SigSet::SIZE`](super::SigSet::SIZE). [`SigAction::new`] adds what the handler needs on
    /// this architecture to return.
    ///
    /// # Errors
    ///
    /// - `-EINVAL`: the signal is `SIGKILL`, `SIGSTOP` or unknown, or the size is wrong.
    ///
    /// # Safety
    ///
    /// `act` must be null or valid for reads, and `oldact` null or valid for writes. The handler
    /// must be sound to run between any two instructions of the program.
    // The rules of the checker describe the call with the four arguments of most architectures.
    #[syscall(unchecked, args(sig, act, oldact, machine::restorer(), sigsetsize))]
    pub fn rt_sigaction(
        sig: I32,
        act: *const SigAction,
        oldact: *mut SigAction,
        sigsetsize: U64,
    ) -> I32;
}

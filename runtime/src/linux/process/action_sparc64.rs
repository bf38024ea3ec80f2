//! What a signal does, on sparc64: the kernel takes the address that a handler returns to as the fourth argument of five
//! (Linux `arch/sparc/kernel/sys_sparc_64.c`).

use super::machine;
use crate::{I32, U64, linux::types::SigAction, syscall};

#[syscall(os = "linux")]
unsafe extern "C" {
    /// Sets what a signal does, and stores what it did before; `sigsetsize` is [`SigSet::SIZE`]. `rt_sigaction(2)`.
    ///
    /// [`SigAction::new`] gives the handler what it needs on this architecture to return.
    ///
    /// # Errors
    ///
    /// `-EINVAL` for `SIGKILL`, `SIGSTOP`, a signal that there is not, or another size.
    ///
    /// # Safety
    ///
    /// The caller must make `act` valid to read and `oldact` valid to write, each unless it is null, and
    /// the handler fit to run between any two instructions of the program.
    #[syscall(args(sig, act, oldact, machine::restorer(), sigsetsize))]
    pub fn rt_sigaction(
        sig: I32,
        act: *const SigAction,
        oldact: *mut SigAction,
        sigsetsize: U64,
    ) -> I32;
}

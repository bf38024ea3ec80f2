//! Signal handlers return to code of the program, on x86 and s390x, where the frame of a handler depends on
//! `SA_SIGINFO`.

use super::target::restorer;
use crate::{
    U64,
    linux::process::{SA_RESTORER, SA_SIGINFO, SigAction, SigSet},
};

impl SigAction {
    /// An action that calls `handler`, with `flags` (`SA_*`) and `mask` blocked meanwhile.
    ///
    /// It has what the handler needs to return on this architecture: the flag [`SA_RESTORER`] and the address of code for it.
    #[must_use]
    pub fn new(handler: usize, flags: U64, mask: SigSet) -> Self {
        Self {
            sa_handler: handler,
            sa_flags: (flags | SA_RESTORER) as _,
            sa_restorer: restorer(flags & SA_SIGINFO != 0),
            sa_mask: mask,
            ..Self::ZERO
        }
    }
}

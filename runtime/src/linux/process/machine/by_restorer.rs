//! Signal handlers return to code of the program.

pub use super::target::restorer;
use crate::{
    U64,
    linux::process::{SA_RESTORER, SigAction, SigSet},
};

impl SigAction {
    /// An action that calls `handler`, with `flags` (`SA_*`) and `mask` blocked meanwhile.
    ///
    /// It has what the handler needs to return on this architecture: the flag [`SA_RESTORER`] and a [`restorer`] where programs
    /// provide that code.
    #[must_use]
    pub fn new(handler: usize, flags: U64, mask: SigSet) -> Self {
        #[allow(clippy::unnecessary_cast, reason = "32 bits on some architectures")]
        Self {
            sa_handler: handler,
            sa_flags: (flags | SA_RESTORER) as _,
            sa_restorer: restorer(),
            sa_mask: mask,
        }
    }
}

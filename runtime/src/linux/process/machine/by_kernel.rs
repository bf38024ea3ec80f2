//! Signal handlers return to code of the kernel, in the vDSO.

use crate::{
    U64,
    linux::process::{SigAction, SigSet},
};

impl SigAction {
    /// An action that calls `handler`, with `flags` (`SA_*`) and `mask` blocked meanwhile.
    ///
    /// It has what the handler needs to return on this architecture, which is nothing: the kernel provides that code.
    #[must_use]
    pub fn new(handler: usize, flags: U64, mask: SigSet) -> Self {
        Self { sa_handler: handler, sa_flags: flags as _, sa_mask: mask, ..Self::ZERO }
    }
}

//! Types that several modules share, with rustix's names, written as by a user of the language.

use core::num::NonZero;

use sysdecl::prelude::*;

/// The maximum number of buffers in a vectored call.
pub(crate) const MAX_IOV: usize = 1024;

/// The kernel's type for a process or thread id.
pub(crate) type RawPid = I32;

/// The id of a process, thread or process group. `None` is the caller's.
#[derive(Clone, Copy, Debug, PartialEq, ToKernel, FromKernel, Received)]
#[repr(transparent)]
pub(crate) struct Pid(NonZero<RawPid>);

impl Pid {
    pub(crate) fn new(raw: RawPid) -> Option<Self> {
        NonZero::new(raw).map(Self)
    }

    /// Converts the return value of a call that cannot fail.
    pub(crate) fn known(raw: RawPid) -> Self {
        Self::new(raw).expect("ids start at 1")
    }

    pub(crate) fn raw(self) -> RawPid {
        self.0.get()
    }
}

/// A user id. `None` keeps it unchanged.
#[derive(Clone, Copy, Debug, PartialEq, ToKernel, FromKernel, Received)]
#[sysdecl(none = -1)]
#[repr(transparent)]
pub(crate) struct Uid(pub(crate) U32);

/// A group id. `None` keeps it unchanged.
#[derive(Clone, Copy, Debug, PartialEq, ToKernel, FromKernel, Received)]
#[sysdecl(none = -1)]
#[repr(transparent)]
pub(crate) struct Gid(pub(crate) U32);

/// A signal.
#[derive(Clone, Copy, Debug, PartialEq, ToKernel, FromKernel)]
pub(crate) struct Signal(pub(crate) NonZero<I32>);

/// A system clock.
#[derive(Clone, Copy, ToKernel)]
#[repr(i32)]
pub(crate) enum ClockId {
    Realtime = 0,
    Monotonic = 1,
    ProcessCpuTime = 2,
    ThreadCpuTime = 3,
    Boottime = 7,
}

/// Declares flags with bits of this integer type; unnamed bits are kept.
macro_rules! flags {
    ($($name:ident: $bits:ty { $($flag:ident = $value:expr),* $(,)? })*) => {$(
        bitflags::bitflags! {
            #[derive(Clone, Copy, Debug, PartialEq, ToKernel, FromKernel)]
            pub(crate) struct $name: $bits {
                $(const $flag = $value;)*
                const _ = !0;
            }
        }
    )*};
}
pub(crate) use flags;

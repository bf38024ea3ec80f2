//! Types that several modules share: what rustix calls so, as a user of the language writes them.

use core::num::NonZero;

use sysdecl::prelude::*;

/// The most buffers of one vectored call.
pub(crate) const MAX_IOV: usize = 1024;

/// A process or thread number, as the kernel has it.
pub(crate) type RawPid = I32;

/// The number of a process, thread or process group. `None` is the caller's own.
#[derive(Clone, Copy, Debug, PartialEq, ToKernel, FromKernel, Received)]
#[repr(transparent)]
pub(crate) struct Pid(NonZero<RawPid>);

impl Pid {
    pub(crate) fn new(raw: RawPid) -> Option<Self> {
        NonZero::new(raw).map(Self)
    }

    /// What a call returns that cannot fail.
    pub(crate) fn known(raw: RawPid) -> Self {
        Self::new(raw).expect("the kernel numbers from 1")
    }

    pub(crate) fn raw(self) -> RawPid {
        self.0.get()
    }
}

/// A user. `None` leaves it as it is.
#[derive(Clone, Copy, Debug, PartialEq, ToKernel, FromKernel, Received)]
#[sysdecl(none = -1)]
#[repr(transparent)]
pub(crate) struct Uid(pub(crate) U32);

/// A group. `None` leaves it as it is.
#[derive(Clone, Copy, Debug, PartialEq, ToKernel, FromKernel, Received)]
#[sysdecl(none = -1)]
#[repr(transparent)]
pub(crate) struct Gid(pub(crate) U32);

/// A signal.
#[derive(Clone, Copy, Debug, PartialEq, ToKernel, FromKernel)]
pub(crate) struct Signal(pub(crate) NonZero<I32>);

/// A clock of the system's.
#[derive(Clone, Copy, ToKernel)]
#[repr(i32)]
pub(crate) enum ClockId {
    Realtime = 0,
    Monotonic = 1,
    ProcessCpuTime = 2,
    ThreadCpuTime = 3,
    Boottime = 7,
}

/// Declares flags with the bits of this integer; every bit is known, with or without a name.
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

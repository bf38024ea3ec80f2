//! Types of `libSystem`, as the platform has them: the specification's arrays of bytes have neither the size
//! nor the alignment (Apple `libpthread`, `sys/_pthread/_pthread_types.h`).

use core::ptr;

use crate::{
    foreign::as_is,
    types::{I64, U8, U32, Void},
};

/// A thread: the address of what the C library keeps of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(transparent)]
pub struct Pthread(*mut Void);

impl Pthread {
    /// No thread: for a variable that [`pthread_create`](super::pthread_create) writes.
    pub const NONE: Self = Self(ptr::null_mut());

    /// The address.
    #[must_use]
    pub const fn as_ptr(self) -> *mut Void {
        self.0
    }
}

// SAFETY: the C library owns the state of the thread, and allows its use from any thread.
unsafe impl Send for Pthread {}
// SAFETY: as above.
unsafe impl Sync for Pthread {}

as_is! {
    {} Pthread;
}

/// What a thread begins with.
pub type ThreadStart = unsafe extern "C" fn(*mut Void) -> *mut Void;

/// A type of which only the C library knows what is in it: its first word tells what it is.
macro_rules! opaque {
    ($($(#[$doc:meta])* $name:ident, $opaque:literal, $signature:literal, $initializer:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug)]
        #[repr(C)]
        pub struct $name {
            signature: I64,
            opaque: [U8; $opaque],
        }

        impl $name {
            /// As C's macro of that name sets it.
            pub const $initializer: Self = Self { signature: $signature, opaque: [0; $opaque] };
        }
    )*};
}

opaque! {
    /// How a thread is made (`pthread_attr_t`): 64 bytes, 8-aligned. `pthread_attr_init` makes one ready.
    PthreadAttr, 56, 0, UNINITIALIZED;
    /// A mutex (`pthread_mutex_t`): 64 bytes, 8-aligned. It must not move while it is used.
    PthreadMutex, 56, 0x32AA_ABA7, INITIALIZER;
    /// How a mutex is made (`pthread_mutexattr_t`): 16 bytes, 8-aligned. `pthread_mutexattr_init` makes one
    /// ready.
    PthreadMutexAttr, 8, 0, UNINITIALIZED;
}

/// By what fraction the units of `mach_absolute_time` become nanoseconds (`mach_timebase_info_data_t`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(C)]
pub struct MachTimebaseInfo {
    /// What is above the line.
    pub numer: U32,
    /// What is below.
    pub denom: U32,
}

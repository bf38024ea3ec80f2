//! Functions of `libSystem.dylib`, with their C signatures: threads, time, random numbers, and the error number.
//!
//! The `pthread_*` functions return an error number, or 0. To get a `Result`, declare the function again
//! with [`extern_libsystem!`](crate::extern_libsystem):
//!
//! ```no_run
//! # #[cfg(target_os = "macos")] {
//! use sysdecl::{Errno, extern_libsystem, macos::libsystem::PthreadMutex};
//!
//! extern_libsystem! {
//!     #[fails(nonzero_errno)]
//!     pub fn pthread_mutex_lock(mutex: *mut PthreadMutex) -> Result<(), Errno>;
//! }
//!
//! let mut mutex = PthreadMutex::INITIALIZER;
//! // SAFETY: the mutex is initialised, and not used elsewhere.
//! assert_eq!(unsafe { pthread_mutex_lock(&mut mutex) }, Ok(()));
//! # }
//! ```

mod types;

pub use self::types::{
    MachTimebaseInfo, Pthread, PthreadAttr, PthreadMutex, PthreadMutexAttr, ThreadStart,
};
use crate::{
    extern_libsystem,
    types::{I32, U32, U64, Void},
};

// Threads.
extern_libsystem! {
    /// Starts a thread that calls `start` with `arg`; returns 0 or an error number
    /// (`pthread_create(3)`).
    pub fn pthread_create(
        thread: *mut Pthread,
        attr: *const PthreadAttr,
        start: ThreadStart,
        arg: *mut Void,
    ) -> I32;
    /// Waits for a thread to terminate and stores its return value; returns 0 or an error number
    /// (`pthread_join(3)`).
    pub fn pthread_join(thread: Pthread, retval: *mut *mut Void) -> I32;
    /// Returns the calling thread (`pthread_self(3)`).
    pub safe fn pthread_self() -> Pthread;
    /// Initialises a mutex; returns 0 or an error number (`pthread_mutex_init(3)`).
    pub fn pthread_mutex_init(mutex: *mut PthreadMutex, attr: *const PthreadMutexAttr) -> I32;
    /// Locks a mutex, waiting for it if necessary; returns 0 or an error number
    /// (`pthread_mutex_lock(3)`).
    pub fn pthread_mutex_lock(mutex: *mut PthreadMutex) -> I32;
    /// Unlocks a mutex; returns 0 or an error number (`pthread_mutex_unlock(3)`).
    pub fn pthread_mutex_unlock(mutex: *mut PthreadMutex) -> I32;
    /// Destroys a mutex; returns 0 or an error number (`pthread_mutex_destroy(3)`).
    pub fn pthread_mutex_destroy(mutex: *mut PthreadMutex) -> I32;
}

// Time.
extern_libsystem! {
    /// Returns the value of a monotonic clock, in units that [`mach_timebase_info`] describes.
    pub safe fn mach_absolute_time() -> U64;
    /// Stores the fraction that converts the units of [`mach_absolute_time`] to nanoseconds;
    /// returns a `kern_return_t`.
    pub fn mach_timebase_info(info: *mut MachTimebaseInfo) -> I32;
}

// Random numbers.
extern_libsystem! {
    /// Returns a cryptographically secure random number (`arc4random(3)`).
    pub safe fn arc4random() -> U32;
    /// Fills a buffer with cryptographically secure random bytes (`arc4random(3)`).
    pub fn arc4random_buf(buf: *mut Void, nbytes: usize);
}

// Errors.
extern_libsystem! {
    /// Returns the address of this thread's error number, which [`errno`](fn@crate::errno::errno)
    /// reads.
    pub safe fn __error() -> *mut I32;
}

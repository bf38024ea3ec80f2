//! Functions of `libSystem.dylib`, as C has them: threads, time, random numbers, and the error number.
//!
//! Those of `pthread_*` return the number of an error, or 0. To get a `Result`, declare the function again
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
//! // SAFETY: the mutex is ready, and nobody else knows of it.
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
    /// Starts a thread, which calls `start` with `arg`; gives 0, or the number of an error.
    pub fn pthread_create(
        thread: *mut Pthread,
        attr: *const PthreadAttr,
        start: ThreadStart,
        arg: *mut Void,
    ) -> I32;
    /// Waits for the end of a thread, and writes what its function gave; gives 0, or the number of an error.
    pub fn pthread_join(thread: Pthread, retval: *mut *mut Void) -> I32;
    /// The thread that calls.
    pub safe fn pthread_self() -> Pthread;
    /// Makes a mutex ready; gives 0, or the number of an error.
    pub fn pthread_mutex_init(mutex: *mut PthreadMutex, attr: *const PthreadMutexAttr) -> I32;
    /// Locks a mutex, and waits until that is possible; gives 0, or the number of an error.
    pub fn pthread_mutex_lock(mutex: *mut PthreadMutex) -> I32;
    /// Unlocks a mutex; gives 0, or the number of an error.
    pub fn pthread_mutex_unlock(mutex: *mut PthreadMutex) -> I32;
    /// Ends the use of a mutex; gives 0, or the number of an error.
    pub fn pthread_mutex_destroy(mutex: *mut PthreadMutex) -> I32;
}

// Time.
extern_libsystem! {
    /// A clock that counts in units of its own, from some time before now.
    pub safe fn mach_absolute_time() -> U64;
    /// Writes by what fraction those units become nanoseconds; gives 0, or a `kern_return_t`.
    pub fn mach_timebase_info(info: *mut MachTimebaseInfo) -> I32;
}

// Random numbers.
extern_libsystem! {
    /// A random number that nobody can guess.
    pub safe fn arc4random() -> U32;
    /// Writes random bytes that nobody can guess.
    pub fn arc4random_buf(buf: *mut Void, nbytes: usize);
}

// Errors.
extern_libsystem! {
    /// Where this thread's error number is; [`errno`](fn@crate::errno::errno) reads it.
    pub safe fn __error() -> *mut I32;
}

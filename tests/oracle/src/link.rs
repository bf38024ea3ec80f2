//! A program for macOS that calls every function of `libsystem`, so that the linked program imports exactly the
//! declared names.

use core::ptr;

use sysdecl::{I32, Void, extern_libsystem, macos::libsystem::*};

extern_libsystem! {
    /// Returns the error as a `Result`.
    #[fails(nonzero_errno)]
    fn pthread_mutex_trylock(mutex: *mut PthreadMutex) -> Result<(), sysdecl::Errno>;
    /// Returns the error as a `Result`.
    #[fails(minus_one)]
    safe fn isatty(fd: I32) -> Result<I32, sysdecl::Errno>;
}

extern "C" fn start(arg: *mut Void) -> *mut Void {
    arg
}

/// # Safety
///
/// Must be called exactly once, by the C library.
#[unsafe(no_mangle)]
unsafe extern "C" fn main() -> I32 {
    let mut thread = Pthread::NONE;
    let mut mutex = PthreadMutex::INITIALIZER;
    let mut base = MachTimebaseInfo::default();
    let mut random = [0_u8; 8];
    // SAFETY: each function gets valid arguments.
    unsafe {
        let mut failed = pthread_mutex_init(&raw mut mutex, ptr::null());
        failed |= pthread_mutex_lock(&raw mut mutex);
        failed |= I32::from(pthread_mutex_trylock(&raw mut mutex).is_err());
        failed |= pthread_mutex_unlock(&raw mut mutex);
        failed |= pthread_mutex_destroy(&raw mut mutex);
        failed |= pthread_create(&raw mut thread, ptr::null(), start, ptr::null_mut());
        failed |= pthread_join(thread, ptr::null_mut());
        failed |= mach_timebase_info(&raw mut base);
        failed |= isatty(0).unwrap_or_else(|errno| errno.code());
        arc4random_buf((&raw mut random).cast(), random.len());
        let nobody = pthread_self() == thread;
        let sum = mach_absolute_time() ^ u64::from(arc4random()) ^ u64::from(random[0]);
        failed | I32::from(nobody) | sum as I32 | *__error()
    }
}

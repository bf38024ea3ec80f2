//! `extern_libsystem!`: calls functions of macOS's C library that the C library of this system has as well, with each
//! kind of error reporting.

#![cfg(target_os = "linux")]

use core::{ffi::CStr, mem::MaybeUninit, ptr};

use sysdecl::{
    Errno, I32, I64, U8, Void,
    errno::{errno, set_errno},
    extern_libsystem,
};

/// Memory for a mutex of any C library.
#[repr(C, align(16))]
struct Mutex(MaybeUninit<[u8; 256]>);

extern_libsystem! {
    fn pthread_mutex_init(mutex: *mut Mutex, attr: *const Void) -> I32;
    #[fails(nonzero_errno)]
    fn pthread_mutex_trylock(mutex: *mut Mutex) -> Result<(), Errno>;
    #[fails(nonzero_errno)]
    fn pthread_mutex_unlock(mutex: *mut Mutex) -> Result<(), Errno>;

    #[fails(minus_one)]
    pub safe fn close(fd: I32) -> Result<(), Errno>;
    #[fails(minus_one)]
    pub safe fn dup(fd: I32) -> Result<I32, Errno>;
    #[fails(minus_one)]
    pub safe fn lseek(fd: I32, offset: I64, whence: I32) -> Result<I64, Errno>;
    #[fails(minus_one)]
    pub safe fn read(fd: I32, #[len(usize)] buf: &mut [u8]) -> Result<isize, Errno>;
    #[fails(minus_one)]
    pub safe fn chdir(path: &CStr) -> Result<(), Errno>;

    #[fails(null)]
    pub fn realpath(path: &CStr, resolved: *mut U8) -> Result<*mut U8, Errno>;
    #[fails(eq = u32::MAX)]
    pub safe fn say_and_fail(value: u32) -> Result<u32, Errno>;

    pub safe fn getpid() -> I32;
    #[link_name = "getppid"]
    pub safe fn parent() -> I32;
}

/// A test function, not one of a C library: it returns its argument and sets `errno` to `EINTR`.
#[unsafe(export_name = "say_and_fail")]
extern "C" fn stand_in(value: u32) -> u32 {
    set_errno(Errno::EINTR.code());
    value
}

#[test]
fn a_plain_result_is_returned_unchanged() {
    assert_eq!(getpid().cast_unsigned(), std::process::id());
    assert_eq!(parent().cast_unsigned(), std::os::unix::process::parent_id());
}

#[test]
fn an_error_number_can_be_the_result() {
    let mut mutex = Mutex(MaybeUninit::uninit());
    set_errno(0);
    // SAFETY: the mutex is large enough, is initialised first, and is not moved.
    unsafe {
        assert_eq!(pthread_mutex_init(&raw mut mutex, ptr::null()), 0);
        assert_eq!(pthread_mutex_trylock(&raw mut mutex), Ok(()));
        assert_eq!(pthread_mutex_trylock(&raw mut mutex), Err(Errno::EBUSY));
        assert_eq!(pthread_mutex_unlock(&raw mut mutex), Ok(()));
    }
    assert_eq!(errno(), 0, "these functions do not set `errno`");
}

#[test]
fn minus_one_means_that_errno_is_the_error() {
    assert_eq!(close(-1), Err(Errno::EBADF));
    assert_eq!(dup(-1), Err(Errno::EBADF));
    let copy = dup(0).expect("standard input is open");
    assert!(copy > 2);
    assert_eq!(close(copy), Ok(()));
    assert_eq!(lseek(-1, 0, 0), Err(Errno::EBADF));
    assert_eq!(read(-1, &mut [0; 8]), Err(Errno::EBADF));
    assert_eq!(chdir(c"/nonexistent"), Err(Errno::ENOENT));
}

#[test]
fn null_means_that_errno_is_the_error() {
    let mut room = [0_u8; 4096];
    // SAFETY: the buffer has the maximum length of a path.
    unsafe {
        assert_eq!(realpath(c"/nonexistent", room.as_mut_ptr()), Err(Errno::ENOENT));
        let found = realpath(c"/dev/../", room.as_mut_ptr()).expect("the root exists");
        assert_eq!(CStr::from_ptr(found.cast()), c"/");
    }
}

#[test]
fn a_custom_value_means_that_errno_is_the_error() {
    assert_eq!(say_and_fail(7), Ok(7));
    assert_eq!(say_and_fail(u32::MAX), Err(Errno::EINTR));
}

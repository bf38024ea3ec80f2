//! Counts the instructions that a declared call executes in the profile of the tests, normally a debug build: at most
//! one and a half times as many as hand-written asm. They are counted individually by `ptrace(2)`.
//!
//! x86-64 only: emulators of other architectures do not support `ptrace`.

#![cfg(all(target_os = "linux", target_arch = "x86_64"))]

use std::{
    ffi::CStr,
    fs::File,
    hint::black_box,
    os::fd::{BorrowedFd, IntoRawFd, OwnedFd},
    ptr,
    sync::LazyLock,
};

use asm_stubs::{by_hand, declared};
use sysdecl::{Errno, I32, I64, U8, U32, U64, Void};
use sysdecl_tests::steps;

/// The number of instructions that a function executes from its entry to its return: declared, and with hand-written
/// asm.
macro_rules! executed {
    ($function:ident($($ty:ty = $argument:expr),*) $(-> $ret:ty)?) => {
        [
            executed!(@in declared, $function($($ty = $argument),*) $(-> $ret)?),
            executed!(@in by_hand, $function($($ty = $argument),*) $(-> $ret)?),
        ]
    };
    (@in $module:ident, $function:ident($($ty:ty = $argument:expr),*) $(-> $ret:ty)?) => {{
        // A fixed address, even if there are several copies of the function.
        let function: unsafe fn($($ty),*) $(-> $ret)? = black_box($module::$function);
        steps::executed(function as *const (), || {
            // SAFETY: a negative number is not a descriptor, and no memory is accessed.
            let _ = black_box(unsafe { function($($argument),*) });
        })
    }};
}

/// Executes the call with each of the first arguments: one with which it fails, and one with which it succeeds.
macro_rules! at_most_half_more {
    ($call:ident($first:ty = $fd:expr $(, $ty:ty = $argument:expr)*) $(-> $ret:ty)?) => {
        for fd in $fd {
            let [declared, by_hand] =
                executed!($call($first = fd $(, $ty = $argument)*) $(-> $ret)?);
            let call = stringify!($call);
            let counted = format!("{call}({fd:?}): {declared} instructions declared, {by_hand} by hand");
            println!("{counted}");
            assert!(2 * declared <= 3 * by_hand, "{counted}");
        }
    };
}

type Outcome<T> = Result<T, Errno>;

// SAFETY: the value denotes the working directory, and is never closed.
const CWD: BorrowedFd<'_> = unsafe { BorrowedFd::borrow_raw(libc::AT_FDCWD) };

/// An invalid descriptor, and a readable one; the calls are made in a child process.
static DESCRIPTORS: LazyLock<[I32; 2]> = LazyLock::new(|| {
    let zero = File::open("/dev/zero").expect("`/dev/zero` exists");
    [-1, zero.into_raw_fd()]
});

#[test]
fn raw_return_values_execute_at_most_half_more_than_handwritten_asm() {
    if !steps::are_possible() {
        return;
    }
    let none = ptr::null_mut();
    let buf = vec![0; 8].leak().as_mut_ptr();
    let [declared, by_hand] = executed!(getppid() -> I32);
    assert!(2 * declared <= 3 * by_hand, "getppid: {declared} instructions, {by_hand} by hand");
    at_most_half_more!(read(I32 = *DESCRIPTORS, *mut U8 = buf, U64 = 8) -> I64);
    at_most_half_more!(munmap(*mut Void = [none], U64 = 4096));
    at_most_half_more!(
        mmap(*mut Void = [none], U64 = 4096, I32 = 0, I32 = 0x22, I32 = -1, I64 = 0) -> *mut Void
    );
}

#[test]
fn results_execute_at_most_half_more_than_handwritten_asm() {
    if !steps::are_possible() {
        return;
    }
    let buf = vec![0; 8].leak();
    let address = buf.as_mut_ptr();
    at_most_half_more!(close(I32 = *DESCRIPTORS) -> Outcome<()>);
    at_most_half_more!(
        pread64(I32 = *DESCRIPTORS, *mut U8 = address, usize = 8, I64 = 0) -> Outcome<usize>
    );
    at_most_half_more!(read_into(I32 = *DESCRIPTORS, &mut [u8] = buf) -> Outcome<usize>);
    at_most_half_more!(read_retry(I32 = *DESCRIPTORS, &mut [u8] = buf) -> Outcome<usize>);
    at_most_half_more!(status_flags(I32 = *DESCRIPTORS) -> Outcome<I32>);
    at_most_half_more!(fstat(I32 = *DESCRIPTORS) -> Outcome<asm_stubs::Status>);
    for path in [c"", c"/dev/zero"] {
        at_most_half_more!(
            openat_owned(BorrowedFd<'_> = [CWD], &CStr = path, I32 = 0, U32 = 0)
                -> Outcome<OwnedFd>
        );
        at_most_half_more!(
            openat(I32 = [libc::AT_FDCWD], &CStr = path, I32 = 0, U32 = 0) -> Outcome<I32>
        );
    }
}

/// Typical functions of a program, with one call each.
macro_rules! program {
    ($module:ident) => {
        pub(super) mod $module {
            use super::*;

            pub(crate) fn getppid() -> I32 {
                asm_stubs::$module::getppid()
            }

            pub(crate) fn read_into(fd: I32, buf: &mut [u8]) -> Outcome<usize> {
                asm_stubs::$module::read_into(fd, buf)
            }

            pub(crate) unsafe fn mmap(length: U64) -> *mut Void {
                // SAFETY: the mapping is new and inaccessible.
                unsafe { asm_stubs::$module::mmap(ptr::null_mut(), length, 0, 0x22, -1, 0) }
            }

            pub(crate) fn open(path: &CStr) -> Outcome<OwnedFd> {
                asm_stubs::$module::openat_owned(CWD, path, libc::O_CLOEXEC, 0)
            }
        }
    };
}

mod program {
    use super::*;

    program!(declared);
    program!(by_hand);
}

/// Without optimisation the declared function is inlined as well, and debug information makes each inlined function
/// store its arguments. Both together cost no more than the call of a hand-written function.
#[test]
fn a_call_in_a_function_executes_no_more_than_promised() {
    use program::{by_hand, declared};
    if !steps::are_possible() {
        return;
    }
    let buf = vec![0; 8].leak();
    let [_, descriptor] = *DESCRIPTORS;
    let promised = [
        ("getppid", executed!(getppid() -> I32), 6),
        ("read", executed!(read_into(I32 = descriptor, &mut [u8] = buf) -> Outcome<usize>), 23),
        ("mmap", executed!(mmap(U64 = 4096) -> *mut Void), 26),
        ("openat", executed!(open(&CStr = c"/dev/zero") -> Outcome<OwnedFd>), 33),
    ];
    for (call, [declared, by_hand], most) in promised {
        println!("{call}: {declared} instructions declared, {by_hand} by hand");
        assert!(declared <= most, "{call}: {declared} instructions, {most} were promised");
        assert!(declared <= by_hand, "{call}: {declared} instructions, {by_hand} by hand");
    }
}

#[test]
fn the_count_is_the_same_every_time() {
    if !steps::are_possible() {
        return;
    }
    let counts = [(); 3].map(|()| executed!(getppid() -> I32));
    assert_eq!(counts, [counts[0]; 3]);
}

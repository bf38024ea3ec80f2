//! Functions that enter NT: the same source for Linux, where the entry of this architecture is expanded, and for
//! Windows, where the target's entry is used. On x86-64 they have the calling convention of Linux in both cases.

use sysdecl::abi::Word;
#[cfg(target_arch = "aarch64")]
use sysdecl::abi::windows_aarch64 as entry;
#[cfg(target_arch = "x86_64")]
use sysdecl::abi::windows_x86_64 as entry;

/// The number of all calls in this file.
pub const NUMBER: isize = 0x1c7;

/// Defines a function whose signature has the same ABI on Linux and Windows.
macro_rules! function {
    ($(#[$meta:meta])* fn $name:ident($($arguments:tt)*) -> $result:ty $body:block) => {
        $(#[$meta])*
        #[cfg(target_arch = "x86_64")]
        #[unsafe(no_mangle)]
        #[inline(never)]
        pub extern "sysv64" fn $name($($arguments)*) -> $result $body

        $(#[$meta])*
        #[cfg(target_arch = "aarch64")]
        #[unsafe(no_mangle)]
        #[inline(never)]
        pub extern "C" fn $name($($arguments)*) -> $result $body
    };
}

/// Reads a value at this point of the program, because the access is volatile.
fn read<T: Copy>(place: &T) -> T {
    // SAFETY: a reference is valid for reads.
    unsafe { core::ptr::read_volatile(place) }
}

/// Writes a value at this point of the program, because the access is volatile.
fn write<T: Copy>(place: &mut T, value: T) {
    // SAFETY: a reference is valid for writes.
    unsafe { core::ptr::write_volatile(place, value) }
}

fn word(value: usize) -> Word {
    core::ptr::without_provenance_mut(value)
}

macro_rules! calls {
    ($($name:ident, $alive:ident: $($index:literal)*;)*) => {
        $(
            function! {
                fn $name(words: &[usize; 16]) -> usize {
                    let _ = words;
                    let ret: Word;
                    // SAFETY: the entry instruction is replaced, so the call only reaches the test.
                    unsafe { entry!(ret = NUMBER $(, word(words[$index]))*;) };
                    ret.addr()
                }
            }

            function! {
                /// Keeps 24 integers and 12 floats live across the call.
                fn $alive(words: &[usize; 16], integers: &mut [usize; 24], floats: &mut [f64; 12]) -> usize {
                    let _ = words;
                    // Read one by one, so that each is in a separate register as far as possible.
                    let kept: [usize; 24] = core::array::from_fn(|at| read(&integers[at]));
                    let floating: [f64; 12] = core::array::from_fn(|at| read(&floats[at]));
                    let ret: Word;
                    // SAFETY: the entry instruction is replaced, so the call only reaches the test.
                    unsafe { entry!(ret = NUMBER $(, word(words[$index]))*;) };
                    for (value, place) in kept.into_iter().zip(integers) {
                        write(place, value.wrapping_add(1));
                    }
                    for (value, place) in floating.into_iter().zip(floats) {
                        write(place, value + value);
                    }
                    ret.addr()
                }
            }
        )*

        /// The functions by number of words: the plain one, and the one with live values.
        #[cfg(target_os = "linux")]
        #[must_use]
        pub fn functions() -> [[*const (); 2]; [$(stringify!($name)),*].len()] {
            [$([$name as *const (), $alive as *const ()]),*]
        }
    };
}

calls! {
    nt0, nt_alive0: ;
    nt1, nt_alive1: 0;
    nt2, nt_alive2: 0 1;
    nt3, nt_alive3: 0 1 2;
    nt4, nt_alive4: 0 1 2 3;
    nt5, nt_alive5: 0 1 2 3 4;
    nt6, nt_alive6: 0 1 2 3 4 5;
    nt7, nt_alive7: 0 1 2 3 4 5 6;
    nt8, nt_alive8: 0 1 2 3 4 5 6 7;
    nt9, nt_alive9: 0 1 2 3 4 5 6 7 8;
    nt10, nt_alive10: 0 1 2 3 4 5 6 7 8 9;
    nt11, nt_alive11: 0 1 2 3 4 5 6 7 8 9 10;
    nt12, nt_alive12: 0 1 2 3 4 5 6 7 8 9 10 11;
    nt13, nt_alive13: 0 1 2 3 4 5 6 7 8 9 10 11 12;
    nt14, nt_alive14: 0 1 2 3 4 5 6 7 8 9 10 11 12 13;
    nt15, nt_alive15: 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14;
    nt16, nt_alive16: 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15;
}

#[cfg(target_arch = "x86_64")]
function! {
    /// A faulty entry that the oracle must detect: values are kept in registers that NT may clobber.
    fn nt_forgetful(words: &[usize; 16]) -> usize {
        let kept: [usize; 12] = core::array::from_fn(|at| read(&words[at]));
        // SAFETY: the entry instruction is replaced, so the call only reaches the test.
        unsafe {
            core::arch::asm!(
                "syscall",
                inlateout("rax") NUMBER => _,
                lateout("rcx") _,
                lateout("r11") _,
                options(nostack),
            );
        }
        kept.into_iter().fold(0, |all, value| all ^ value)
    }
}

/// Declared calls on targets where `os = "windows"` is valid.
#[cfg(windows)]
mod declared {
    use sysdecl::windows::prelude::*;

    const NUMBER: u16 = super::NUMBER as u16;

    #[syscall(os = "windows")]
    unsafe extern "C" {
        #[syscall(nr = NUMBER)]
        safe fn status(handle: usize, narrow: i32) -> NtStatus;
        #[syscall(nr = NUMBER + 0)]
        safe fn result(
            a: usize,
            b: usize,
            c: usize,
            d: usize,
            bytes: &[u8],
        ) -> Result<(), NtStatus>;
    }

    function! {
        fn nt_status(words: &[usize; 16]) -> usize {
            status(words[0], words[1] as i32).code() as usize
        }
    }

    function! {
        /// Returns 0 on success, and otherwise the status.
        fn nt_result(words: &[usize; 16]) -> usize {
            // SAFETY: the words are valid for reads of 7 bytes.
            let bytes = unsafe { core::slice::from_raw_parts(words.as_ptr().cast(), 7) };
            match result(words[0], words[1], words[2], words[3], bytes) {
                Ok(()) => 0,
                Err(status) => status.code() as usize,
            }
        }
    }

    /// A number that is determined at run time: an expression that is evaluated for each call.
    #[cfg(target_arch = "x86_64")]
    #[syscall(os = "windows", nr = core::hint::black_box(NUMBER))]
    safe fn numbered(handle: usize) -> NtStatus;

    #[cfg(target_arch = "x86_64")]
    function! {
        fn nt_numbered(words: &[usize; 16]) -> usize {
            numbered(words[0]).code() as usize
        }
    }
}

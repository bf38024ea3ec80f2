//! Entries called without a declaration.

use core::ptr;

use sysdecl::{I32, I64, U64, Void, abi, linux::raw::syscall1, syscall};

/// Repeatedly makes a call with a number that is unknown at compile time.
///
/// # Safety
///
/// The caller must uphold the requirements of the call.
#[unsafe(export_name = "entry_in_a_loop")]
pub unsafe fn in_a_loop(nr: U64, times: U64, word: *mut Void) -> I64 {
    let mut sum: I64 = 0;
    for _ in 0..times {
        // SAFETY: the caller upholds the requirements of the call.
        sum = sum.wrapping_add(unsafe { syscall1(nr, word) });
    }
    sum
}

macro_rules! with_option {
    ($($function:ident: $($option:ident)?;)*) => {$(
        /// Stores a value, makes a call, and loads the value again.
        #[unsafe(export_name = concat!("entry_", stringify!($function)))]
        pub fn $function(place: &mut U64) -> U64 {
            *place = 7;
            // SAFETY: the call is `getppid`, or fails.
            unsafe { abi::linux!(_ = 110_isize, ptr::null_mut::<Void>(); $($option)?) };
            *place
        }
    )*};
}

with_option! {
    without_option:;
    nomem: nomem;
    readonly: readonly;
}

#[syscall(os = "linux")]
unsafe extern "C" {
    #[syscall(vdso)]
    fn clock_gettime(clock: I32, time: *mut Void) -> I32;
}

/// A vDSO function with its fallback to the system call.
///
/// # Safety
///
/// The requirements of `clock_gettime(2)` apply.
#[unsafe(export_name = "entry_vdso")]
pub unsafe fn vdso(clock: I32, time: *mut Void) -> I32 {
    // SAFETY: the caller upholds the requirements of the call.
    unsafe { clock_gettime(clock, time) }
}

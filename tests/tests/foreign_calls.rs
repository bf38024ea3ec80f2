//! Calls functions declared by `extern_*!`. Off Windows nothing is linked, so the test defines the functions of the
//! DLL itself, and checks their arguments and the handling of their return values.
#![cfg(not(windows))]

use core::cell::Cell;
use std::thread_local;

use sysdecl::{
    foreign::Length,
    windows::{INVALID_HANDLE_VALUE, U16CStr, encode, prelude::*},
};

thread_local! {
    /// The value that the replacement for `GetLastError` returns.
    static LAST: Cell<u32> = const { Cell::new(0) };
    /// The functions that were called, in order.
    static CALLS: Cell<&'static [&'static str]> = const { Cell::new(&[]) };
}

fn called(name: &'static str) {
    CALLS.set(Box::leak([CALLS.get(), &[name]].concat().into_boxed_slice()));
}

/// The functions of a simulated DLL.
mod dll {
    use super::{Cell, INVALID_HANDLE_VALUE, LAST, called, thread_local};
    use core::ffi::c_void;

    thread_local! {
        /// The return value of the next function called.
        pub(super) static ANSWER: Cell<u64> = const { Cell::new(0) };
    }

    #[unsafe(no_mangle)]
    extern "system" fn GetLastError() -> u32 {
        called("GetLastError");
        LAST.get()
    }

    /// Returns 64 bits although its declarations have 32, so that the upper half of the register is dirty.
    #[unsafe(no_mangle)]
    extern "system" fn Dirty() -> u64 {
        called("Dirty");
        ANSWER.get()
    }

    #[unsafe(no_mangle)]
    extern "system" fn Opens() -> *mut c_void {
        called("Opens");
        match ANSWER.get() {
            u64::MAX => INVALID_HANDLE_VALUE,
            other => core::ptr::without_provenance_mut(usize::try_from(other).unwrap_or(0)),
        }
    }

    #[unsafe(no_mangle)]
    extern "system" fn CloseHandle(_: *mut c_void) -> i32 {
        called("CloseHandle");
        1
    }

    #[unsafe(no_mangle)]
    extern "system" fn Fills(buffer: *mut u16, length: u32, text: *const u16) -> u32 {
        called("Fills");
        // SAFETY: the caller passes a buffer with its length, and a NUL-terminated text.
        unsafe {
            let mut count = 0;
            while count < length as usize && *text.add(count) != 0 {
                *buffer.add(count) = *text.add(count);
                count += 1;
            }
            u32::try_from(count).unwrap_or(0)
        }
    }

    #[unsafe(no_mangle)]
    unsafe extern "system" fn Finds(buffer: *mut u8, length: u32) -> *mut u8 {
        // SAFETY: the caller passes a buffer with its length.
        unsafe { buffer.add(length as usize / 2) }
    }

    #[unsafe(no_mangle)]
    extern "system" fn Named(_: *const u16, at: *mut c_void) -> *mut c_void {
        at
    }
}

extern_kernel32! {
    #[link_name = "Dirty"]
    safe fn dirty() -> U32;
    #[link_name = "Dirty"]
    safe fn truth() -> Result<(), Win32Error>;
    #[fails(zero)]
    #[link_name = "Dirty"]
    safe fn not_zero() -> Result<U32, Win32Error>;
    #[fails(eq = 0xffff_ffff)]
    #[link_name = "Dirty"]
    safe fn wait() -> Result<U32, Win32Error>;
    #[fails(nonzero_code)]
    #[link_name = "Dirty"]
    safe fn code() -> Result<(), Win32Error>;
    #[link_name = "Dirty"]
    safe fn status() -> Result<(), NtStatus>;
    #[link_name = "Dirty"]
    safe fn which_status() -> Result<NtStatus, NtStatus>;

    #[fails(invalid_handle)]
    #[link_name = "Opens"]
    safe fn opens() -> Result<OwnedHandle, Win32Error>;
    #[fails(null)]
    #[link_name = "Opens"]
    safe fn allocates() -> Result<*mut Void, Win32Error>;

    #[fails(zero)]
    #[link_name = "Fills"]
    safe fn fills(#[len(U32)] buffer: &mut [U16], text: U16CStr<'_>) -> Result<U32, Win32Error>;
    #[link_name = "Fills"]
    safe fn fills_raw(#[len(U32)] buffer: &mut [U16], text: U16CStr<'_>) -> U32;
}

/// Makes the next function return `answer` and set the last error to `last`. Returns the functions that `run` called.
fn with<T>(answer: u64, last: u32, run: impl FnOnce() -> T) -> (T, &'static [&'static str]) {
    dll::ANSWER.set(answer);
    LAST.set(last);
    CALLS.set(&[]);
    let result = run();
    (result, CALLS.get())
}

#[test]
fn the_last_error_is_read_only_after_a_failure() {
    let ((result, calls), error) = (with(0, 5, truth), Win32Error::ERROR_ACCESS_DENIED);
    assert_eq!((result, calls), (Err(error), &["Dirty", "GetLastError"][..]));
    assert_eq!(with(1, 5, truth), (Ok(()), &["Dirty"][..]));
    assert_eq!(with(0, 5, not_zero).0, Err(error));
    assert_eq!(with(7, 5, not_zero).0, Ok(7));
}

#[test]
fn a_narrow_result_is_truncated_before_it_is_tested() {
    assert_eq!(with(0xdead_beef_0000_0000, 2, truth).0, Err(Win32Error::ERROR_FILE_NOT_FOUND));
    assert_eq!(with(0xdead_beef_0000_0000, 2, not_zero).0, Err(Win32Error::ERROR_FILE_NOT_FOUND));
    assert_eq!(with(0xdead_beef_0000_0001, 2, not_zero).0, Ok(1));
    assert_eq!(with(0xdead_beef_0000_0001, 2, || dirty()).0, 1);
    assert_eq!(with(0x0000_0000_ffff_ffff, 6, wait).0, Err(Win32Error::ERROR_INVALID_HANDLE));
    assert_eq!(with(0xdead_beef_0000_0102, 6, wait).0, Ok(0x102));
    assert_eq!(with(0xdead_beef_c000_0008, 6, status).0, Err(NtStatus::STATUS_INVALID_HANDLE));
    assert_eq!(with(0xdead_beef_0000_0103, 6, status).0, Ok(()));
}

#[test]
fn error_codes_and_statuses_do_not_read_the_last_error() {
    assert_eq!(with(5, 0, code), (Err(Win32Error::ERROR_ACCESS_DENIED), &["Dirty"][..]));
    assert_eq!(with(0, 0, code).0, Ok(()));
    assert_eq!(with(0x103, 0, which_status), (Ok(NtStatus::STATUS_PENDING), &["Dirty"][..]));
    assert_eq!(with(0x8000_0005, 0, which_status).0, Err(NtStatus::STATUS_BUFFER_OVERFLOW));
}

#[test]
fn an_owned_handle_is_closed_once_and_an_invalid_one_never() {
    let (result, calls) = with(u64::MAX, 2, || opens().map(drop));
    assert_eq!(result, Err(Win32Error::ERROR_FILE_NOT_FOUND));
    assert_eq!(calls, ["Opens", "GetLastError"]);
    let (result, calls) = with(0x40, 2, || opens().map(|handle| handle.as_raw().addr()));
    assert_eq!((result, calls), (Ok(0x40), &["Opens", "CloseHandle"][..]));
}

#[test]
fn null_and_the_invalid_handle_are_distinguished() {
    assert_eq!(with(0, 8, allocates).0, Err(Win32Error::ERROR_NOT_ENOUGH_MEMORY));
    assert_eq!(with(0, 8, || opens().map(OwnedHandle::into_raw)).0, Ok(core::ptr::null_mut()));
    assert_eq!(with(u64::MAX, 8, allocates).0, Ok(INVALID_HANDLE_VALUE));
}

#[test]
fn a_slice_is_an_address_and_a_length_of_the_declared_type() {
    let mut buffer = [0; 5];
    assert_eq!(fills(&mut buffer, w!("Grüße, Welt")), Ok(5));
    assert_eq!(String::from_utf16_lossy(&buffer), "Grüße");
    assert_eq!(fills_raw(&mut buffer, w!("ab")), 2);
    LAST.set(18);
    assert_eq!(fills(&mut [], w!("ab")), Err(Win32Error::ERROR_NO_MORE_FILES));
}

#[test]
fn a_length_that_does_not_fit_is_clamped() {
    let long = usize::try_from(u64::from(u32::MAX) + 9).unwrap_or(usize::MAX);
    assert_eq!(<u32 as Length>::from_len(long), u32::MAX);
    assert_eq!(<i32 as Length>::from_len(long), i32::MAX);
    assert_eq!((<usize as Length>::from_len(long), <u32 as Length>::from_len(7)), (long, 7));
}

#[test]
fn text_is_utf_16() {
    const ALL: [U16CStr<'_>; 3] = [w!("ß\u{7ff}\u{800}"), w!("\u{ffff}\u{10000}"), w!("")];
    let mut buffer = [0; 300];
    for text in ["", "a", "ß", "\u{7ff}\u{800}\u{ffff}", "\u{10000}\u{10ffff}", "𝄞 naïve"] {
        let encoded = encode(text, &mut buffer).expect(text);
        assert_eq!(encoded.to_units(), text.encode_utf16().collect::<Vec<_>>());
        assert_eq!(encoded.to_string(), text);
    }
    assert!(encode("a\0b", &mut buffer).is_err() && encode("abc", &mut [0; 3]).is_err());
    assert_eq!(ALL.map(|text| text.to_string()), ["ß\u{7ff}\u{800}", "\u{ffff}\u{10000}", ""]);
    assert_eq!(format!("{:?}", w!("a\n")), r#""a\n""#);
    assert!(U16CStr::new(&[0x61]).is_none() && U16CStr::new(&[0x61, 0, 0x62]) == Some(w!("a")));
}

#[test]
#[should_panic(expected = "do not end in a zero")]
fn text_without_a_terminating_zero_is_rejected() {
    let _ = sysdecl::windows::at_compile_time::text(&[0x41; 4]);
}

/// Results that borrow an argument; the second has a custom error value.
mod borrowed {
    use core::marker::PhantomData;
    use sysdecl::{
        U8, U32, Void, extern_kernel32,
        foreign::FromForeign,
        windows::{U16CStr, Win32Error, w},
    };

    pub(super) struct Found<'a>(pub(super) *mut Void, PhantomData<&'a [U8]>);

    impl FromForeign for Found<'_> {
        type C = *mut Void;

        unsafe fn from_foreign(value: *mut Void) -> Self {
            Self(value, PhantomData)
        }
    }

    extern_kernel32! {
        #[fails(null)]
        pub(super) safe fn Finds(#[len(U32)] buffer: &mut [U8]) -> Result<Found<'_>, Win32Error>;
        // A parameter with the same name as the function, and an error value for a type with a lifetime.
        #[fails(eq = core::ptr::without_provenance_mut(8))]
        pub(super) safe fn Named<'a>(
            name: U16CStr<'a>,
            Named: *mut Void,
        ) -> Result<Found<'a>, Win32Error>;
    }

    pub(super) const TEXT: U16CStr<'_> = w!("text");
}

#[test]
fn a_result_can_borrow_an_argument() {
    let mut buffer = [7; 4];
    let address: *mut u8 = &raw mut buffer[2];
    assert_eq!(borrowed::Finds(&mut buffer).map(|found| found.0.cast()), Ok(address));
    let at = core::ptr::without_provenance_mut;
    LAST.set(18);
    assert_eq!(borrowed::Named(borrowed::TEXT, at(16)).map(|found| found.0), Ok(at(16)));
    let result = borrowed::Named(borrowed::TEXT, at(8)).map(|found| found.0);
    assert_eq!(result, Err(Win32Error::ERROR_NO_MORE_FILES));
}

/// A variadic function, which reads the arguments as C promotes them.
mod variadic {
    use core::ffi::{CStr, c_char};
    use sysdecl::{Errno, I8, I32, U8, U16, extern_libsystem};

    extern_libsystem! {
        #[fails(minus_one)]
        #[cfg_attr(all(), link_name = "snprintf")]
        pub(super) fn print(
            #[len(usize)] buffer: &mut [U8],
            format: &CStr,
            #[variadic] a: U16,
            b: I8,
            c: f32,
            d: &CStr,
            e: Option<&CStr>,
        ) -> Result<I32, Errno>;
        #[cfg_attr(any(), link_name = "not_there")]
        #[cfg_attr(all(), cfg_attr(unix, link_name = "strlen", must_use))]
        #[cfg_attr(unix, link_name = "not_there_either")]
        pub(super) fn length(text: *const c_char) -> usize;
    }
}

#[test]
fn variadic_arguments_are_promoted_as_c_promotes_them() {
    let mut buffer = [0; 64];
    // SAFETY: the format string matches the arguments.
    let result = unsafe {
        variadic::print(&mut buffer, c"%d %d %.2f %s %p", 0xffff, -7, 1.5, c"text", None)
    };
    assert_eq!(result, Ok(24));
    assert_eq!(&buffer[..25], b"65535 -7 1.50 text (nil)\0");
}

#[test]
fn a_link_name_in_a_cfg_attr_is_used() {
    // SAFETY: the text is NUL-terminated.
    assert_eq!(unsafe { variadic::length(c"four".as_ptr()) }, 4);
}

//! Declarations that return a `Result`: the failure condition, the error, handles that are closed automatically, and
//! the system's error messages.
#![cfg(windows)]

use core::error::Error;
use std::{env, fs, io, os::windows::io::AsHandle, process};

use sysdecl::windows::{
    Access, AllocationType, FileFlags, FileShare, GENERIC_READ, INVALID_HANDLE_VALUE,
    OPEN_EXISTING, PageProtection, WAIT_FAILED, WAIT_TIMEOUT, encode, prelude::*,
};
use sysdecl_tests_windows::theirs;

extern_kernel32! {
    #[fails(invalid_handle)]
    #[link_name = "CreateFileW"]
    safe fn open(
        name: U16CStr<'_>,
        access: Access,
        share: FileShare,
        security: Option<&sysdecl::windows::SecurityAttributes>,
        disposition: U32,
        flags: FileFlags,
        template: Option<core::ptr::NonNull<Void>>,
    ) -> Result<OwnedHandle, Win32Error>;

    #[link_name = "WriteFile"]
    safe fn write(
        file: BorrowedHandle<'_>,
        #[len(U32)] bytes: &[U8],
        written: &mut U32,
        overlapped: Option<&mut sysdecl::windows::Overlapped>,
    ) -> Result<(), Win32Error>;

    #[link_name = "ReadFile"]
    safe fn read(
        file: BorrowedHandle<'_>,
        #[len(U32)] bytes: &mut [U8],
        read: &mut U32,
        overlapped: Option<&mut sysdecl::windows::Overlapped>,
    ) -> Result<(), io::Error>;

    #[fails(eq = WAIT_FAILED)]
    #[link_name = "WaitForSingleObject"]
    safe fn wait(object: BorrowedHandle<'_>, milliseconds: U32) -> Result<U32, Win32Error>;

    #[fails(null)]
    #[link_name = "CreateEventW"]
    safe fn event(
        security: Option<&sysdecl::windows::SecurityAttributes>,
        manual: Bool,
        set: Bool,
        name: Option<U16CStr<'_>>,
    ) -> Result<OwnedHandle, Win32Error>;

    #[fails(null)]
    #[link_name = "VirtualAlloc"]
    safe fn allocate(
        address: *mut Void,
        size: usize,
        what: AllocationType,
        protection: PageProtection,
    ) -> Result<*mut Void, Win32Error>;

    #[link_name = "CloseHandle"]
    safe fn close(handle: OwnedHandle) -> Result<(), Win32Error>;

    #[fails(zero)]
    #[link_name = "GetTempPathW"]
    safe fn temp_path(#[len_first(U32)] buffer: &mut [U16]) -> Result<U32, Win32Error>;
}

extern_ntdll! {
    #[link_name = "NtClose"]
    fn nt_close(handle: Handle) -> Result<(), NtStatus>;
    #[link_name = "NtClose"]
    fn nt_close_as_error(handle: Handle) -> Result<(), Win32Error>;
    #[link_name = "NtWaitForSingleObject"]
    safe fn nt_wait(
        handle: BorrowedHandle<'_>,
        alertable: U8,
        timeout: Option<&I64>,
    ) -> Result<NtStatus, NtStatus>;
}

extern_library! {
    "advapi32" {
        /// Returns an error code.
        #[fails(nonzero_code)]
        fn RegCloseKey(key: Handle) -> Result<(), Win32Error>;
    }
    "user32.dll" {
        safe fn GetSystemMetrics(index: I32) -> I32;
    }
}

#[test]
fn a_file_is_written_and_read_and_closed_automatically() {
    let path = env::temp_dir().join(format!("sysdecl-results-{}", process::id()));
    let mut buffer = [0; 512];
    let name = encode(path.to_str().expect("Unicode"), &mut buffer).expect("a short name");
    let (all, share) = (Access::GENERIC_READ | Access::GENERIC_WRITE, FileShare::empty());
    let file =
        open(name, all, share, None, 1, FileFlags::ATTRIBUTE_NORMAL, None).expect("a new file");
    let mut count = 0;
    write(file.borrow(), b"some bytes", &mut count, None).expect("written");
    assert_eq!(count, 10);
    // The file cannot be opened again, because it is not shared.
    let again = open(name, all, share, None, OPEN_EXISTING, FileFlags::empty(), None);
    assert_eq!(again.err(), Some(Win32Error::ERROR_SHARING_VIOLATION));
    drop(file);
    let file =
        open(name, Access::GENERIC_READ, share, None, OPEN_EXISTING, FileFlags::empty(), None);
    let file = file.expect("the file, closed before");
    let mut bytes = [0; 4];
    read(file.borrow(), &mut bytes, &mut count, None).expect("read");
    assert_eq!((&bytes, count), (b"some", 4));
    let refused = write(file.borrow(), b"x", &mut count, None).expect_err("opened for reading");
    assert_eq!(refused, Win32Error::ERROR_ACCESS_DENIED);
    close(file).expect("closed");
    fs::remove_file(path).expect("removed");
}

#[test]
fn the_error_is_not_affected_by_later_calls() {
    let missing = open(
        w!("C:\\no such file"),
        Access::GENERIC_READ,
        FileShare::READ,
        None,
        OPEN_EXISTING,
        FileFlags::empty(),
        None,
    );
    // The declaration has already read the last error, which is now overwritten.
    // SAFETY: the function only sets the last error of this thread.
    unsafe { theirs::SetLastError(0) };
    assert_eq!(missing.err(), Some(Win32Error::ERROR_FILE_NOT_FOUND));
    assert_eq!(GENERIC_READ, Access::GENERIC_READ.bits());
}

#[test]
fn a_timeout_is_distinguished_from_an_error() {
    let event = event(None, TRUE, FALSE, None).expect("an event");
    assert_eq!(wait(event.borrow(), 0), Ok(WAIT_TIMEOUT));
    assert_eq!(nt_wait(event.borrow(), 0, Some(&0)), Ok(NtStatus::STATUS_TIMEOUT));
    // SAFETY: the value is not a handle, so the call is rejected.
    let none = unsafe { BorrowedHandle::from_raw(core::ptr::null_mut()) };
    assert_eq!(wait(none, 0), Err(Win32Error::ERROR_INVALID_HANDLE));
    assert_eq!(nt_wait(none, 0, None), Err(NtStatus::STATUS_INVALID_HANDLE));
    let theirs = std::os::windows::io::OwnedHandle::from(event);
    assert_eq!(wait(theirs.as_handle().into(), 0), Ok(WAIT_TIMEOUT));
}

#[test]
fn a_failed_allocation_is_an_error() {
    let (null, what) = (core::ptr::null_mut(), AllocationType::RESERVE);
    let refused = allocate(null, usize::MAX / 2, what, PageProtection::READWRITE);
    assert!(refused.is_err());
    assert!(!allocate(null, 4096, what, PageProtection::READWRITE).expect("a page").is_null());
}

#[test]
fn error_codes_and_statuses_do_not_read_the_last_error() {
    // SAFETY: none of the values is a handle.
    unsafe {
        assert_eq!(
            nt_close(INVALID_HANDLE_VALUE.wrapping_byte_sub(0x1000)),
            Err(NtStatus::STATUS_INVALID_HANDLE)
        );
        assert_eq!(nt_close_as_error(core::ptr::null_mut()), Err(Win32Error::ERROR_INVALID_HANDLE));
        assert_eq!(RegCloseKey(core::ptr::null_mut()), Err(Win32Error::ERROR_INVALID_HANDLE));
    }
    assert!(GetSystemMetrics(0) >= 0);
}

#[test]
fn errors_have_the_messages_of_the_system() {
    // SAFETY: the function only sets the last error of this thread.
    unsafe { theirs::SetLastError(77) };
    for (error, code) in
        [(Win32Error::ERROR_FILE_NOT_FOUND, 2), (Win32Error::ERROR_ACCESS_DENIED, 5)]
    {
        let std = io::Error::from_raw_os_error(code).to_string();
        let said = error.to_string();
        assert_eq!(std, format!("{said} (os error {code})"));
        assert!(said.len() > 5 && !said.ends_with(['\r', '\n', ' ']));
        assert_eq!(io::Error::from(error).raw_os_error(), Some(code));
        assert_eq!(Win32Error::try_from(io::Error::from_raw_os_error(code)).ok(), Some(error));
    }
    assert_eq!(Win32Error::last().code(), 77, "formatting an error must not change the last error");
    assert_eq!(
        NtStatus::STATUS_ACCESS_DENIED.to_string(),
        Win32Error::ERROR_ACCESS_DENIED.to_string()
    );
    assert_eq!(
        io::Error::from(NtStatus::STATUS_OBJECT_NAME_NOT_FOUND).kind(),
        io::ErrorKind::NotFound
    );
    assert_eq!(NtStatus::from_code(0x4000_1234).to_string(), "NT status 0x40001234");
    assert_eq!(Win32Error::from_code(0xdead_beef).to_string(), "Windows error 3735928559");
    let error: &dyn Error = &Win32Error::ERROR_FILE_NOT_FOUND;
    assert_eq!(format!("{error:?}"), "ERROR_FILE_NOT_FOUND");
}

#[test]
fn every_status_is_converted_to_the_error_of_the_system() {
    for code in [0, 0x102, 0xc000_0008_u32, 0xc000_0022, 0xc000_0034, 0xc000_0005, 0x8000_0005] {
        let status = NtStatus::from_code(code as i32);
        // SAFETY: the function accepts any number.
        let theirs = unsafe { theirs::RtlNtStatusToDosError(code as i32) };
        assert_eq!(status.to_win32().code(), theirs);
    }
}

#[test]
fn a_length_can_precede_its_address() {
    let mut buffer = [0; 300];
    let count = temp_path(&mut buffer).expect("a folder");
    let text = String::from_utf16_lossy(&buffer[..count as usize]);
    let std = env::temp_dir();
    assert_eq!(text.trim_end_matches('\\'), std.to_str().unwrap_or("").trim_end_matches('\\'));
}

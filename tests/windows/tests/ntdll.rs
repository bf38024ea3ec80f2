//! Calls the functions of `ntdll.dll`, with success and errors.
#![cfg(windows)]

use core::ptr::{null, null_mut};
use std::{env, fs, process};

use sysdecl::windows::{
    FILE_CREATE, FILE_NON_DIRECTORY_FILE, FILE_SYNCHRONOUS_IO_NONALERT, GENERIC_READ,
    GENERIC_WRITE, Handle, INVALID_HANDLE_VALUE, IoStatusBlock, MEM_COMMIT, MEM_RELEASE,
    MEM_RESERVE, NtStatus, OBJ_CASE_INSENSITIVE, ObjectAttributes, PAGE_READONLY, PAGE_READWRITE,
    SYNCHRONIZE, UnicodeString, encode, ntdll,
};
use sysdecl_tests_windows::theirs;

#[test]
fn a_file_is_opened_by_its_nt_path() {
    let path = env::temp_dir().join(format!("sysdecl-nt-{}", process::id()));
    let _ = fs::remove_file(&path);
    let mut buffer = [0; 512];
    let name = encode(&format!("\\??\\{}", path.display()), &mut buffer).expect("a short name");
    let text = UnicodeString::new(name.to_units()).expect("a short name");
    let mut by_the_system = UnicodeString { length: 0, maximum_length: 0, buffer: null_mut() };
    // SAFETY: the text is NUL-terminated, and lives longer than what points to it.
    unsafe { ntdll::RtlInitUnicodeString(&raw mut by_the_system, name.as_ptr()) };
    assert_eq!((by_the_system.length, by_the_system.buffer), (text.length, text.buffer));

    let attributes = ObjectAttributes::new(&raw const text, OBJ_CASE_INSENSITIVE);
    let (mut file, mut io): (Handle, _) = (null_mut(), IoStatusBlock::new());
    let mut create = || {
        // SAFETY: all pointers are valid.
        let status = unsafe {
            ntdll::NtCreateFile(
                &raw mut file,
                GENERIC_READ | GENERIC_WRITE | SYNCHRONIZE,
                &raw const attributes,
                &raw mut io,
                null(),
                0x80,
                0,
                FILE_CREATE,
                FILE_SYNCHRONOUS_IO_NONALERT | FILE_NON_DIRECTORY_FILE,
                null(),
                0,
            )
        };
        (status, file)
    };
    let (status, file) = create();
    assert_eq!(status, NtStatus::STATUS_SUCCESS);
    assert!(matches!(
        create().0,
        NtStatus::STATUS_OBJECT_NAME_COLLISION | NtStatus::STATUS_SHARING_VIOLATION
    ));

    let (bytes, mut back, mut io) = (b"by NT itself", [0_u8; 12], IoStatusBlock::new());
    let (none, from_start) = (null_mut(), 0_i64);
    // SAFETY: the file is open, and the buffers have the given length.
    unsafe {
        let status = ntdll::NtWriteFile(
            file,
            none,
            null(),
            null(),
            &raw mut io,
            bytes.as_ptr().cast(),
            12,
            &raw const from_start,
            null(),
        );
        assert_eq!((status, io.status(), io.information), (NtStatus::STATUS_SUCCESS, status, 12));
        let status = ntdll::NtReadFile(
            file,
            none,
            null(),
            null(),
            &raw mut io,
            back.as_mut_ptr().cast(),
            12,
            &raw const from_start,
            null(),
        );
        assert_eq!((status, &back), (NtStatus::STATUS_SUCCESS, bytes));
        let behind = 12_i64;
        let status = ntdll::NtReadFile(
            file,
            none,
            null(),
            null(),
            &raw mut io,
            back.as_mut_ptr().cast(),
            12,
            &raw const behind,
            null(),
        );
        assert_eq!(status, NtStatus::STATUS_END_OF_FILE);
        assert_eq!(ntdll::NtClose(file), NtStatus::STATUS_SUCCESS);
        assert_eq!(ntdll::NtClose(file), NtStatus::STATUS_INVALID_HANDLE);
        assert_eq!(ntdll::NtClose(file).code(), theirs::NtClose(file));
    }
    assert_eq!(fs::read(&path).expect("the file"), bytes);
    fs::remove_file(path).expect("removed");
}

#[test]
fn memory_time_and_rest() {
    let me = INVALID_HANDLE_VALUE;
    let (mut base, mut size, mut old) = (null_mut(), 4096_usize, 0);
    // SAFETY: all pointers are valid.
    unsafe {
        let status = ntdll::NtAllocateVirtualMemory(
            me,
            &raw mut base,
            0,
            &raw mut size,
            MEM_RESERVE | MEM_COMMIT,
            PAGE_READWRITE,
        );
        assert!(status.is_success() && !base.is_null() && size >= 4096);
        base.cast::<u8>().write(1);
        assert_eq!(
            ntdll::NtProtectVirtualMemory(
                me,
                &raw mut base,
                &raw mut size,
                PAGE_READONLY,
                &raw mut old
            ),
            NtStatus::STATUS_SUCCESS
        );
        assert_eq!(old, PAGE_READWRITE);
        size = 0;
        assert!(
            ntdll::NtFreeVirtualMemory(me, &raw mut base, &raw mut size, MEM_RELEASE).is_success()
        );
        assert!(
            !ntdll::NtFreeVirtualMemory(me, &raw mut base, &raw mut size, MEM_RELEASE).is_success()
        );

        let (mut before, mut after, mut count, mut frequency) = (0, 0, 0, 0);
        assert_eq!(ntdll::NtQuerySystemTime(&raw mut before), NtStatus::STATUS_SUCCESS);
        let a_while = -300_000_i64;
        assert_eq!(ntdll::NtDelayExecution(0, &raw const a_while), NtStatus::STATUS_SUCCESS);
        assert_eq!(ntdll::NtQuerySystemTime(&raw mut after), NtStatus::STATUS_SUCCESS);
        assert!(after - before >= 250_000, "{before} {after}");
        assert_eq!(theirs::NtQuerySystemTime(&raw mut before), 0);
        assert!(before - after < 50_000_000);
        assert!(ntdll::NtQueryPerformanceCounter(&raw mut count, &raw mut frequency).is_success());
        assert!(count > 0 && frequency > 0);
        assert!(!ntdll::NtWaitForSingleObject(null_mut(), 0, null()).is_success());
        assert!(
            !ntdll::NtTerminateProcess(
                core::ptr::without_provenance_mut(0x7777_7770),
                NtStatus::STATUS_SUCCESS
            )
            .is_success()
        );
    }
    assert!(ntdll::NtYieldExecution().is_success());
    assert_eq!(ntdll::RtlNtStatusToDosError(NtStatus::STATUS_ACCESS_DENIED), 5);
}

//! `linux::raw`: calls without a declaration, with zero to six arguments.

#![cfg(target_os = "linux")]

use std::{fs::File, os::fd::AsFd, ptr};

use sysdecl::linux::{
    nr::*,
    raw::{syscall0, syscall1, syscall2, syscall3, syscall4, syscall5, syscall6},
};

#[test]
fn zero_to_six_arguments() {
    let zero = File::open("/dev/zero").unwrap();
    let mut buf = [1_u8; 8];
    let mut limit = [0_u64; 2];
    // SAFETY: each call gets valid arguments, and only writes to the memory of this test.
    unsafe {
        assert_eq!(syscall0(SYS_GETPID), i64::from(std::process::id()));
        assert_eq!(syscall1(SYS_GETPGID, 0), i64::from(libc::getpgrp()));
        assert_eq!(syscall2(SYS_GETCWD, buf.as_mut_ptr(), 0), -i64::from(libc::ERANGE));
        assert_eq!(syscall3(SYS_READ, zero.as_fd(), &mut buf, 8), 8);
        assert_eq!(buf, [0; 8]);
        let nothing = ptr::null::<u8>();
        assert_eq!(syscall4(SYS_PRLIMIT64, 0, libc::RLIMIT_NOFILE, nothing, &mut limit), 0);
        assert!(limit[0] > 0);
        let dumpable = libc::prctl(libc::PR_GET_DUMPABLE);
        assert_eq!(syscall5(SYS_PRCTL, libc::PR_GET_DUMPABLE, 0, 0, 0, 0), i64::from(dumpable));
        let flags = libc::MAP_PRIVATE | libc::MAP_ANONYMOUS;
        let page = syscall6(SYS_MMAP, nothing, 4096_usize, libc::PROT_READ, flags, -1, 0_i64);
        assert!(page > 0);
        assert_eq!(syscall2(SYS_MUNMAP, page, 4096), 0);
    }
}

#[test]
fn an_error_is_the_negative_errno() {
    // SAFETY: a negative number is not a descriptor.
    unsafe {
        assert_eq!(syscall1(SYS_FSYNC, -1), -i64::from(libc::EBADF));
        assert_eq!(
            syscall3(SYS_READ, -1_i32, ptr::null_mut::<u8>(), 0_u64),
            -i64::from(libc::EBADF)
        );
        assert_eq!(syscall0(100_000), -i64::from(libc::ENOSYS));
    }
}

/// The form in the specification: `syscall3(SYS_READ, fd as U64, buf as U64, count)`.
#[test]
fn words_are_accepted_in_the_form_of_the_specification() {
    let zero = File::open("/dev/zero").unwrap();
    let mut buf = [1_u8; 4];
    let fd = std::os::fd::AsRawFd::as_raw_fd(&zero);
    // SAFETY: the buffer is valid for writes.
    let answer = unsafe {
        syscall3(SYS_READ, fd.cast_unsigned(), buf.as_mut_ptr().expose_provenance() as u64, 4_u64)
    };
    assert_eq!(answer, 4);
    assert_eq!(buf, [0; 4]);
}

//! `sysdecl::result` at the boundaries: raw return values are converted as section 5.2 of the specification requires.

use std::ptr;

use sysdecl::result::{Errno, check, check_i32, check_ptr};

const LAST: Errno = Errno::from_code(4095).unwrap();

#[test]
fn check_distinguishes_errors_from_successes() {
    assert_eq!(check(0), Ok(0));
    assert_eq!(check(1), Ok(1));
    assert_eq!(check(i64::MAX), Ok(i64::MAX as u64));
    assert_eq!(check(-1), Err(Errno::EPERM));
    assert_eq!(check(-2), Err(Errno::ENOENT));
    assert_eq!(check(-4095), Err(LAST));
}

/// An address in the upper half is not an error, although the specification's `check` treats it as one.
#[test]
fn check_accepts_values_below_the_last_page() {
    assert_eq!(check(-4096), Ok(4096_u64.wrapping_neg()));
    assert_eq!(check(i64::MIN), Ok(1 << 63));
}

#[test]
fn check_i32_decodes_the_error_number() {
    assert_eq!(check_i32(0), Ok(0));
    assert_eq!(check_i32(3), Ok(3));
    assert_eq!(check_i32(i32::MAX), Ok(i32::MAX));
    assert_eq!(check_i32(-2), Err(Errno::ENOENT));
    assert_eq!(check_i32(-4095), Err(LAST));
    assert_eq!(check_i32(-4096), Ok(-4096));
    assert_eq!(check_i32(i32::MIN), Ok(i32::MIN));
}

#[cfg(unix)]
#[test]
fn check_i32_ignores_the_errno_of_the_c_library() {
    sysdecl::errno::set_errno(sysdecl::errno::EDOM);
    assert_eq!(check_i32(-2), Err(Errno::ENOENT));
}

#[test]
fn check_ptr_rejects_addresses_in_the_last_page() {
    let address = |word: isize| ptr::without_provenance_mut::<u32>(word.cast_unsigned());
    assert_eq!(check_ptr(address(0x7000)), Ok(address(0x7000)));
    assert_eq!(check_ptr(address(0)), Ok(ptr::null_mut()));
    assert_eq!(check_ptr(address(-4096)), Ok(address(-4096)));
    assert_eq!(check_ptr(address(-4095)), Err(LAST));
    assert_eq!(check_ptr(address(-12)), Err(Errno::ENOMEM));
    assert_eq!(check_ptr(address(-1)), Err(Errno::EPERM));
}

#[test]
fn they_are_const() {
    const FAILED: Result<u64, Errno> = check(-22);
    const SUCCEEDED: Result<i32, Errno> = check_i32(22);
    assert_eq!(FAILED, Err(Errno::EINVAL));
    assert_eq!(SUCCEEDED, Ok(22));
}

#[cfg(target_os = "linux")]
#[test]
fn they_convert_return_values_of_the_kernel() {
    use sysdecl::linux::{nr, raw};

    // SAFETY: neither call takes a pointer, and -1 is not a descriptor.
    unsafe {
        assert_eq!(check(raw::syscall1(nr::SYS_DUP, -1)), Err(Errno::EBADF));
        let pid = check(raw::syscall0(nr::SYS_GETPID)).unwrap();
        assert_eq!(pid, u64::from(std::process::id()));
    }
}

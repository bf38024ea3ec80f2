//! `asm!`, and the vDSO called through a pointer from the C library.

use std::{
    arch::asm,
    ffi::CStr,
    mem::{self, MaybeUninit},
    os::fd::{AsRawFd, BorrowedFd},
    ptr,
    sync::atomic::{AtomicPtr, Ordering::Relaxed},
};

use sysdecl::{Void, linux::types::Timespec};

/// The system call instruction with its registers.
macro_rules! trap {
    ($nr:literal $(, $register:tt = $value:expr)*) => {{
        let ret: isize;
        asm!(
            "syscall",
            inlateout("rax") $nr as isize => ret,
            $(in($register) $value,)*
            lateout("rcx") _,
            lateout("r11") _,
            options(nostack, preserves_flags),
        );
        ret
    }};
}

#[inline(never)]
pub(crate) fn read(fd: BorrowedFd<'_>, buf: &mut [u8]) -> isize {
    let fd = fd.as_raw_fd() as isize;
    unsafe { trap!(0, "rdi" = fd, "rsi" = buf as *mut [u8] as *mut u8, "rdx" = buf.len()) }
}

#[inline(never)]
pub(crate) fn pread(fd: BorrowedFd<'_>, buf: &mut [u8]) -> isize {
    let (fd, address) = (fd.as_raw_fd() as isize, buf as *mut [u8] as *mut u8);
    unsafe { trap!(17, "rdi" = fd, "rsi" = address, "rdx" = buf.len(), "r10" = 0_isize) }
}

#[inline(never)]
pub(crate) fn write(fd: BorrowedFd<'_>, buf: &[u8]) -> isize {
    let fd = fd.as_raw_fd() as isize;
    unsafe { trap!(1, "rdi" = fd, "rsi" = buf as *const [u8] as *const u8, "rdx" = buf.len()) }
}

fn failed(word: isize) -> bool {
    word as usize >= -4095_isize as usize
}

#[inline(never)]
pub(crate) fn map(length: usize) -> isize {
    unsafe {
        let address = trap!(
            9,
            "rdi" = ptr::null_mut::<Void>(),
            "rsi" = length,
            "rdx" = 1_isize,
            "r10" = 0x22_isize,
            "r8" = -1_isize,
            "r9" = 0_isize
        );
        if failed(address) { address } else { trap!(11, "rdi" = address, "rsi" = length) }
    }
}

#[inline(never)]
pub(crate) fn open(path: &CStr) -> isize {
    unsafe {
        let fd = trap!(
            257,
            "rdi" = -100_isize,
            "rsi" = path as *const CStr as *const u8,
            "rdx" = 0o2_000_000_isize,
            "r10" = 0_isize
        );
        if failed(fd) { fd } else { trap!(3, "rdi" = fd) }
    }
}

/// Null until the function has been looked up.
static CLOCK_GETTIME: AtomicPtr<Void> = AtomicPtr::new(ptr::null_mut());

#[cold]
fn look_up() {
    unsafe {
        let image = libc::dlopen(c"linux-vdso.so.1".as_ptr(), libc::RTLD_NOW | libc::RTLD_NOLOAD);
        let found = libc::dlvsym(image, c"__vdso_clock_gettime".as_ptr(), c"LINUX_2.6".as_ptr());
        CLOCK_GETTIME.store(found.cast(), Relaxed);
    }
}

/// Falls back to the system call if the function does not exist or does not implement the call.
#[inline(always)]
unsafe fn clock_gettime(clock: i32, now: *mut Timespec) -> i32 {
    unsafe {
        let mut address = CLOCK_GETTIME.load(Relaxed);
        if address.is_null() {
            look_up();
            address = CLOCK_GETTIME.load(Relaxed);
        }
        if !address.is_null() {
            let function = mem::transmute::<
                *mut Void,
                unsafe extern "C" fn(i32, *mut Timespec) -> i32,
            >(address);
            let result = function(clock, now);
            if result != -libc::ENOSYS {
                return result;
            }
        }
        trap!(228, "rdi" = clock as isize, "rsi" = now) as i32
    }
}

#[inline(never)]
pub(crate) fn now_into(clock: i32, now: *mut Timespec) -> i32 {
    unsafe { clock_gettime(clock, now) }
}

#[inline(never)]
pub(crate) fn now() -> Timespec {
    let mut now = MaybeUninit::uninit();
    unsafe {
        let result = clock_gettime(1, now.as_mut_ptr());
        assert_eq!(result, 0);
        now.assume_init()
    }
}

//! Six calls in two versions: declared, and hand-written with `asm!` for one architecture. `.ci/targets --assembly`
//! counts their instructions and stores their assembly in `tests/arch/assembly/`.

#![no_std]
#![cfg_attr(
    all(
        sysdecl_experimental_arch,
        any(target_arch = "mips", target_arch = "mips64", target_arch = "sparc64"),
    ),
    feature(asm_experimental_arch)
)]

use core::ffi::CStr;

use sysdecl::prelude::*;

/// The result of a hand-written call: an error, or the given value.
macro_rules! result {
    ($ret:ident, $value:expr) => {
        if $ret as usize >= -4095_isize as usize {
            // SAFETY: an `Errno` has the representation of a return value in the last page.
            Err(unsafe { core::mem::transmute::<isize, Errno>($ret) })
        } else {
            Ok($value)
        }
    };
}

#[cfg_attr(target_arch = "aarch64", path = "by_hand/aarch64.rs")]
#[cfg_attr(all(target_arch = "arm", target_feature = "thumb-mode"), path = "by_hand/thumb.rs")]
#[cfg_attr(all(target_arch = "arm", not(target_feature = "thumb-mode")), path = "by_hand/arm.rs")]
#[cfg_attr(target_arch = "loongarch64", path = "by_hand/loongarch64.rs")]
#[cfg_attr(target_arch = "mips", path = "by_hand/mips.rs")]
#[cfg_attr(target_arch = "mips64", path = "by_hand/mips64.rs")]
#[cfg_attr(any(target_arch = "powerpc", target_arch = "powerpc64"), path = "by_hand/powerpc.rs")]
#[cfg_attr(any(target_arch = "riscv32", target_arch = "riscv64"), path = "by_hand/riscv.rs")]
#[cfg_attr(target_arch = "s390x", path = "by_hand/s390x.rs")]
#[cfg_attr(target_arch = "sparc64", path = "by_hand/sparc64.rs")]
#[cfg_attr(target_arch = "x86", path = "by_hand/x86.rs")]
#[cfg_attr(all(target_arch = "x86_64", target_pointer_width = "32"), path = "by_hand/x32.rs")]
#[cfg_attr(all(target_arch = "x86_64", target_pointer_width = "64"), path = "by_hand/x86_64.rs")]
mod by_hand;

mod declared {
    use super::*;

    #[syscall(os = "linux")]
    unsafe extern "C" {
        pub(crate) safe fn getppid() -> I32;
        pub(crate) fn close(fd: I32) -> Result<(), Errno>;
        pub(crate) fn read(fd: I32, buf: &mut [u8]) -> Result<usize, Errno>;
        pub(crate) fn write(fd: I32, buf: *const U8, count: usize) -> isize;
        pub(crate) fn openat(dir: I32, path: &CStr, flags: I32, mode: U32) -> Result<I32, Errno>;
        pub(crate) fn process_vm_readv(
            pid: I32,
            local: *const Void,
            local_count: usize,
            remote: *const Void,
            remote_count: usize,
            flags: usize,
        ) -> Result<usize, Errno>;
    }
}

macro_rules! out_of_line {
    ($($function:ident($($name:ident: $ty:ty),*) -> $ret:ty;)*) => {$(
        const _: () = {
            #[unsafe(export_name = concat!("declared_", stringify!($function)))]
            #[allow(unused_unsafe, reason = "some of them are safe")]
            unsafe fn declared($($name: $ty),*) -> $ret {
                // SAFETY: the caller upholds the requirements of the call.
                unsafe { crate::declared::$function($($name),*) }
            }

            #[unsafe(export_name = concat!("by_hand_", stringify!($function)))]
            unsafe fn by_hand($($name: $ty),*) -> $ret {
                // SAFETY: the caller upholds the requirements of the call.
                unsafe { crate::by_hand::$function($($name),*) }
            }
        };
    )*};
}

out_of_line! {
    getppid() -> I32;
    close(fd: I32) -> Result<(), Errno>;
    read(fd: I32, buf: &mut [u8]) -> Result<usize, Errno>;
    write(fd: I32, buf: *const U8, count: usize) -> isize;
    openat(dir: I32, path: &CStr, flags: I32, mode: U32) -> Result<I32, Errno>;
    process_vm_readv(
        pid: I32,
        local: *const Void,
        local_count: usize,
        remote: *const Void,
        remote_count: usize,
        flags: usize
    ) -> Result<usize, Errno>;
}

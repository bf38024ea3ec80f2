//! A custom vDSO image: which functions are called, how their return values are interpreted, and when the system call
//! is made instead. A separate test, because a process searches for the vDSO once.
#![cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64")))]

use std::ptr;

use sysdecl::{linux::vdso, prelude::*};
use sysdecl_tests::vdso_image::{self, CODE, Layout, SIZE};

#[syscall(os = "linux")]
unsafe extern "C" {
    #[syscall(vdso)]
    safe fn clock_gettime(clock: I32, time: &mut [I64; 2]) -> Result<(), Errno>;
    #[syscall(vdso)]
    safe fn clock_getres(clock: I32, time: &mut [I64; 2]) -> Result<(), Errno>;
    #[syscall(vdso)]
    safe fn gettimeofday(time: &mut [I64; 2], zone: Option<&mut [I32; 2]>) -> I32;
}

// Only x86-64 has this function.
#[cfg(target_arch = "x86_64")]
#[syscall(os = "linux")]
unsafe extern "C" {
    #[syscall(vdso)]
    safe fn time(time: Option<&mut I64>) -> I64;
}

/// `return -38;` (`-ENOSYS`) as an `int`: the upper half of the register is zero.
#[cfg(target_arch = "x86_64")]
const NOT_IMPLEMENTED: &[u8] = &[0xb8, 0xda, 0xff, 0xff, 0xff, 0xc3];
#[cfg(target_arch = "aarch64")]
const NOT_IMPLEMENTED: &[u8] = &[0xa0, 0x04, 0x80, 0x12, 0xc0, 0x03, 0x5f, 0xd6];

/// `return -1;` (`-EPERM`).
#[cfg(target_arch = "x86_64")]
const NOT_PERMITTED: &[u8] = &[0xb8, 0xff, 0xff, 0xff, 0xff, 0xc3];
#[cfg(target_arch = "aarch64")]
const NOT_PERMITTED: &[u8] = &[0x00, 0x00, 0x80, 0x12, 0xc0, 0x03, 0x5f, 0xd6];

/// `return 0x1122334455;`
#[cfg(target_arch = "x86_64")]
const LATE: &[u8] = &[0x48, 0xb8, 0x55, 0x44, 0x33, 0x22, 0x11, 0, 0, 0, 0xc3];

#[test]
fn the_functions_of_an_image_are_called() {
    // SAFETY: the mapping is new.
    let image = unsafe {
        let protection = libc::PROT_READ | libc::PROT_WRITE;
        let flags = libc::MAP_PRIVATE | libc::MAP_ANONYMOUS;
        let memory = libc::mmap(ptr::null_mut(), SIZE, protection, flags, -1, 0);
        assert_ne!(memory, libc::MAP_FAILED);
        std::slice::from_raw_parts_mut(memory.cast::<u8>(), SIZE)
    };
    let is_x86 = cfg!(target_arch = "x86_64");
    let (prefix, version) =
        if is_x86 { ("__vdso", "LINUX_2.6") } else { ("__kernel", "LINUX_2.6.39") };
    let layout = Layout {
        is_wide: true,
        hash: false,
        gnu_hash: true,
        version: Some(version),
        machine: if is_x86 { 62 } else { 183 },
        address: 0,
    };
    let names = ["clock_gettime", "clock_getres", "time"].map(|name| format!("{prefix}_{name}"));
    let [gettime, getres, time_name] = [0x00, 0x20, 0x40].map(|at| CODE + at);
    let functions = [(&*names[0], gettime), (&*names[1], getres), (&*names[2], time_name)];
    vdso_image::write(image, layout, &functions);
    image[gettime..][..NOT_IMPLEMENTED.len()].copy_from_slice(NOT_IMPLEMENTED);
    image[getres..][..NOT_PERMITTED.len()].copy_from_slice(NOT_PERMITTED);
    #[cfg(target_arch = "x86_64")]
    image[time_name..][..LATE.len()].copy_from_slice(LATE);
    let start = image.as_mut_ptr();
    // SAFETY: the memory belongs to this test, and is no longer written to or unmapped.
    unsafe {
        let protection = libc::PROT_READ | libc::PROT_EXEC;
        assert_eq!(libc::mprotect(start.cast(), SIZE, protection), 0);
        // The layout of the kernel's initial stack: the number of arguments, the arguments, the environment, the
        // vector.
        let name = c"name".as_ptr().expose_provenance();
        let stack = [1, name, 0, name, name, 0, 6, 4096, 33, start.expose_provenance(), 0, 0];
        vdso::init_from_stack(stack.as_ptr());
    }

    let mut time = [-1; 2];
    // The image's function is called, and returns an error that only the image returns.
    assert_eq!(clock_getres(1, &mut time), Err(Errno::EPERM));
    assert_eq!(time, [-1; 2]);
    // The image's function is called, and returns that it is not implemented.
    assert_eq!(clock_gettime(1, &mut time), Ok(()));
    assert!(time[0] > 0 && (0..1_000_000_000).contains(&time[1]));
    // The image has no such function.
    time = [-1; 2];
    assert_eq!(gettimeofday(&mut time, None), 0);
    assert!(time[0] > 1_600_000_000 && (0..1_000_000).contains(&time[1]));
    #[cfg(target_arch = "x86_64")]
    assert_eq!(self::time(None), 0x11_2233_4455);
}

//! Memory that the kernel writes becomes a value; memory that it did not write becomes an error.
#![cfg(target_os = "linux")]

use std::{
    ffi::c_void,
    fs::File,
    io::Read,
    mem::{self, MaybeUninit},
    os::fd::{AsRawFd, OwnedFd},
};

use sysdecl::{
    __private::FromOut,
    linux::{
        nr::{SYS_PIPE2, SYS_SYSINFO},
        process::Utsname,
        raw,
        time::Timespec,
    },
    prelude::*,
};

/// The steps that a declaration with `out` performs: the memory, the call, the value.
unsafe fn out<R: FromOut>(memory: MaybeUninit<R::Out>, call: impl FnOnce(*mut c_void) -> I64) -> R {
    let mut memory = memory;
    let word = call(memory.as_mut_ptr().cast());
    // SAFETY: the memory has its initial contents, or what the call wrote.
    unsafe { R::from_out(&word.into_kernel(), &memory) }
}

#[derive(Debug, Received)]
#[repr(C)]
struct Pipe {
    read: OwnedFd,
    write: OwnedFd,
}

#[derive(Debug, Received)]
#[repr(transparent)]
struct Ends([OwnedFd; 2]);

/// A descriptor between integers, surrounded by padding.
#[derive(Debug, Received)]
#[repr(C)]
struct Mixed<T, const N: usize> {
    kind: u8,
    fd: OwnedFd,
    names: [T; N],
    rest: MaybeUninit<[u8; 3]>,
    address: *mut c_void,
}

#[derive(Clone, Copy, Debug, Received)]
#[repr(C, packed(2))]
struct Packed {
    kind: u8,
    value: u64,
    time: Timespec,
}

#[derive(Clone, Copy, Received)]
#[repr(C)]
union Value {
    number: u64,
    truth: bool,
}

bitflags::bitflags! {
    #[derive(Clone, Copy, Debug, PartialEq, Received)]
    struct Bits: u16 {
        const ONE = 1;
    }
}

fn pipe(memory: *mut c_void) -> I64 {
    // SAFETY: the memory has room for two descriptors.
    unsafe { raw::syscall2(SYS_PIPE2, memory, 0) }
}

#[test]
fn two_descriptors_are_received() {
    for zeroed in [false, true] {
        let memory = if zeroed { Pipe::ZEROED } else { Pipe::UNINIT };
        // SAFETY: `pipe2` writes two new descriptors.
        let ends = unsafe { out::<Result<Pipe, Errno>>(memory, pipe) }.unwrap();
        drop(ends.write);
        let mut text = Vec::new();
        File::from(ends.read).read_to_end(&mut text).unwrap();
        assert_eq!(text, b"");
    }
    // SAFETY: as above.
    let [read, write] =
        unsafe { out::<Result<[OwnedFd; 2], Errno>>(Received::UNINIT, pipe) }.unwrap();
    assert_ne!(read.as_raw_fd(), write.as_raw_fd());
    // SAFETY: as above.
    let Ends([read, write]) = unsafe { out::<Result<Ends, Errno>>(Ends::UNINIT, pipe) }.unwrap();
    assert_ne!(read.as_raw_fd(), write.as_raw_fd());
}

#[test]
fn an_error_is_returned() {
    // SAFETY: nothing is written.
    let pipe = unsafe { out::<Result<Pipe, Errno>>(Received::UNINIT, |_| -24) };
    assert_eq!(pipe.unwrap_err(), Errno::EMFILE);
    // SAFETY: nothing is written.
    let pipe = unsafe { out::<Result<(I32, Pipe), Errno>>(Received::UNINIT, |_| -24) };
    assert_eq!(pipe.unwrap_err(), Errno::EMFILE);
}

/// A filter can return 0 without executing the call, and 0 is also a valid descriptor.
#[test]
fn a_descriptor_that_was_not_written_is_an_error() {
    for memory in [<[OwnedFd; 2]>::ZEROED, <[OwnedFd; 2]>::UNINIT] {
        // SAFETY: the memory is initialised even if the call does not write it.
        let ends = unsafe { out::<Result<[OwnedFd; 2], Errno>>(memory, |_| 0) };
        assert_eq!(ends.unwrap_err(), Errno::ERANGE);
    }
    for memory in [Pipe::ZEROED, Pipe::UNINIT] {
        // SAFETY: as above.
        let pipe = unsafe { out::<Result<Pipe, Errno>>(memory, |_| 0) };
        assert_eq!(pipe.unwrap_err(), Errno::ERANGE);
    }
    // SAFETY: as above.
    let mixed = unsafe { out::<Result<Mixed<u64, 2>, Errno>>(Mixed::ZEROED, |_| 0) };
    assert_eq!(mixed.unwrap_err(), Errno::ERANGE);
    // If only one of two was written, the result is an error, and no other descriptor is closed.
    let half = |memory: *mut c_void| {
        // SAFETY: the memory has room for two descriptors.
        unsafe { memory.cast::<i32>().write(1 << 20) };
        0
    };
    // SAFETY: as above.
    let ends = unsafe { out::<Result<[OwnedFd; 2], Errno>>(Received::UNINIT, half) };
    assert_eq!(ends.unwrap_err(), Errno::ERANGE);
    // Negative numbers are not descriptors, even those that the niche would permit.
    let negative = |memory: *mut c_void| {
        // SAFETY: the memory has room for a descriptor.
        unsafe { memory.cast::<i32>().write(-2) };
        0
    };
    // SAFETY: as above.
    let fd = unsafe { out::<Result<OwnedFd, Errno>>(Received::UNINIT, negative) };
    assert_eq!(fd.unwrap_err(), Errno::ERANGE);
}

#[test]
fn memory_is_zero_except_for_descriptors() {
    let memory = Mixed::<u32, 3>::ZEROED;
    let mixed = memory.as_ptr();
    // SAFETY: the members that are read are initialised.
    unsafe {
        assert_eq!((&raw const (*mixed).kind).read(), 0);
        assert_eq!((&raw const (*mixed).fd).cast::<i32>().read(), -1);
        assert_eq!((&raw const (*mixed).names).read(), [0; 3]);
        assert!((&raw const (*mixed).address).read().is_null());
    }
    // SAFETY: all members are initialised.
    let packed = unsafe { Packed::ZEROED.assume_init() };
    assert_eq!(({ packed.value }, packed.kind), (0, 0));
    assert_eq!({ packed.time }, Timespec::ZERO);
    // SAFETY: any bytes are a valid value.
    assert_eq!(unsafe { Value::ZEROED.assume_init().number }, 0);
    // SAFETY: any bits are a valid value.
    assert_eq!(unsafe { Bits::ZEROED.assume_init() }, Bits::empty());
}

/// Memory without descriptors is not inspected.
#[test]
fn only_descriptors_are_inspected() {
    const {
        assert!(<[u64; 4]>::ALWAYS_VALID && Packed::ALWAYS_VALID && Value::ALWAYS_VALID);
        assert!(Bits::ALWAYS_VALID && Utsname::ALWAYS_VALID);
        assert!(<MaybeUninit<[OwnedFd; 2]>>::ALWAYS_VALID);
        assert!(!Pipe::ALWAYS_VALID && !Mixed::<u8, 0>::ALWAYS_VALID);
        assert!(!<[[OwnedFd; 1]; 2]>::ALWAYS_VALID);
    }
    assert!(!mem::needs_drop::<Value>());
}

#[test]
fn the_return_value_is_combined_with_the_memory() {
    let write = |memory: *mut c_void| {
        // SAFETY: the memory has room for the integer.
        unsafe { memory.cast::<u64>().write(!0) };
        7
    };
    // SAFETY: the memory is written.
    let both = unsafe { out::<Result<(I32, u64), Errno>>(Received::UNINIT, write) };
    assert_eq!(both, Ok((7, !0)));
}

#[test]
fn a_structure_of_the_kernel_is_received() {
    #[derive(Debug, Received)]
    #[repr(C)]
    struct SysInfo {
        uptime: I64,
        loads: [U64; 3],
        total: U64,
        free: U64,
        rest: MaybeUninit<[u8; 256]>,
    }

    let sysinfo = |memory: *mut c_void| {
        // SAFETY: the memory is at least as large as the kernel's structure.
        unsafe { raw::syscall1(SYS_SYSINFO, memory) }
    };
    // SAFETY: `sysinfo` writes all members.
    let info = unsafe { out::<Result<SysInfo, Errno>>(Received::ZEROED, sysinfo) }.unwrap();
    assert!(info.uptime > 0 && info.total >= info.free);
}

//! Arguments as the kernel received them, observed by a tracer: number, order, width and signedness.
//!
//! This program runs itself again under `strace`, or under the emulator that it runs in. It only makes calls that
//! both print word by word; all of them fail or change nothing.

#![cfg(target_os = "linux")]

use std::{
    ffi::CStr,
    fs::File,
    io,
    os::fd::{AsFd, AsRawFd, BorrowedFd, FromRawFd, OwnedFd},
    ptr::{self, NonNull},
};

use sysdecl::prelude::*;
use sysdecl_tests::traced::{self, Call};

bitflags::bitflags! {
    #[derive(Clone, Copy, ToKernel)]
    struct EventFlags: i32 {
        const NONBLOCK = libc::IN_NONBLOCK;
        const SIGN = i32::MIN;
    }
}

#[derive(Clone, Copy, ToKernel)]
struct Pid(I32);

#[derive(Clone, Copy, ToKernel)]
#[repr(i32)]
enum How {
    Unheard = -3,
}

#[repr(C)]
struct Part {
    base: *mut u8,
    length: usize,
}

// Raw descriptors, because only the words are under test.
#[syscall(os = "linux", unchecked(safety))]
unsafe extern "C" {
    safe fn getppid() -> I32;
    safe fn dup(fd: I32) -> Result<I32, Errno>;
    safe fn fchdir(fd: I32);
    safe fn sched_getscheduler(pid: Pid) -> Result<U32, Errno>;
    safe fn inotify_init1(flags: EventFlags) -> Result<I32, Errno>;
    safe fn listen(fd: I32, backlog: I32) -> Result<(), Errno>;
    safe fn shutdown(fd: I32, how: How) -> Result<(), Errno>;
    safe fn flock(fd: BorrowedFd<'_>, operation: I32) -> Result<(), Errno>;
    safe fn ftruncate(fd: I32, length: I64) -> I64;
    safe fn sync_file_range(fd: I32, offset: I64, count: I64, flags: U32) -> Result<(), Errno>;
    safe fn setpriority(which: I32, who: U32, value: I32) -> Result<(), Errno>;
    safe fn readahead(fd: I32, offset: I64, count: usize) -> isize;
    fn ioctl(fd: I32, request: U32, word: *mut Void) -> Result<I32, Errno>;
    fn readv(fd: I32, parts: &[Part]) -> Result<usize, Errno>;
    safe fn fadvise64(fd: I32, offset: I64, length: I64, advice: I32) -> Result<(), Errno>;
    fn pread64(fd: I32, buf: *mut U8, count: U64, offset: I64) -> Result<usize, Errno>;
    fn pwrite64(fd: I32, buf: *const U8, count: usize, offset: I64) -> io::Result<usize>;
    fn epoll_ctl(
        fd: I32,
        operation: I32,
        on: I32,
        event: Option<&mut libc::epoll_event>,
    ) -> Result<(), Errno>;
    safe fn timerfd_settime(
        fd: I32,
        flags: I32,
        new: &libc::itimerspec,
        old: Option<&mut libc::itimerspec>,
    ) -> Result<(), Errno>;
    safe fn fsetxattr(fd: I32, name: &CStr, value: &[u8], flags: I32) -> Result<(), Errno>;
    fn getsockopt(
        fd: I32,
        level: I32,
        name: I32,
        value: *mut Void,
        length: &mut U32,
    ) -> Result<(), Errno>;
    fn mremap(
        old: Option<NonNull<Void>>,
        old_length: usize,
        length: usize,
        flags: I32,
        new: *mut Void,
    ) -> *mut Void;
    fn sendto(
        fd: I32,
        buf: &[u8],
        flags: U32,
        addr: Option<&libc::sockaddr>,
        length: I32,
    ) -> Result<usize, Errno>;
    fn recvfrom(
        fd: I32,
        buf: &mut [u8],
        flags: U32,
        addr: *mut libc::sockaddr,
        length: Option<&mut I32>,
    ) -> Result<usize, Errno>;
    fn splice(
        from: I32,
        from_at: Option<&mut I64>,
        to: I32,
        to_at: Option<&mut I64>,
        count: usize,
        flags: U32,
    ) -> Result<usize, Errno>;
    #[syscall(nr = SYS_FDATASYNC, retry)]
    safe fn sync_retry(fd: I32) -> Result<(), Errno>;
    #[syscall(nr = SYS_FSYNC)]
    safe fn sync_and_forget(fd: OwnedFd) -> Result<(), Errno>;
}

// Omitted words: the kernel receives 0, not the previous contents of the register.
#[syscall(os = "linux")]
unsafe extern "C" {
    #[syscall(name = "epoll_ctl")]
    fn forget(fd: I32, operation: I32, on: I32) -> Result<(), Errno>;
    #[syscall(name = "mremap")]
    fn shrink(old: usize, old_length: usize, length: usize, flags: I32) -> *mut Void;
    #[syscall(name = "prctl", args(option))]
    fn no_option(option: I32) -> Result<I32, Errno>;
}

// Six words of any type: the kernel rejects the last one before it examines the others.
#[syscall(os = "linux", unchecked)]
unsafe extern "C" {
    #[syscall(nr = SYS_PROCESS_VM_READV)]
    fn six_i8(first: I8, second: I8, third: I8, fourth: I8, fifth: I8, sixth: I8) -> I64;
    #[syscall(nr = SYS_PROCESS_VM_READV)]
    fn six_i16(first: I16, second: I16, third: I16, fourth: I16, fifth: I16, sixth: I16) -> I64;
    #[syscall(nr = SYS_PROCESS_VM_READV)]
    fn six_i32(first: I32, second: I32, third: I32, fourth: I32, fifth: I32, sixth: I32) -> I64;
    #[syscall(nr = SYS_PROCESS_VM_READV)]
    fn six_i64(first: I64, second: I64, third: I64, fourth: I64, fifth: I64, sixth: I64) -> I64;
    #[syscall(nr = SYS_PROCESS_VM_READV)]
    fn six_u8(first: U8, second: U8, third: U8, fourth: U8, fifth: U8, sixth: U8) -> I64;
    #[syscall(nr = SYS_PROCESS_VM_READV)]
    fn six_u16(first: U16, second: U16, third: U16, fourth: U16, fifth: U16, sixth: U16) -> I64;
    #[syscall(nr = SYS_PROCESS_VM_READV)]
    fn six_u32(first: U32, second: U32, third: U32, fourth: U32, fifth: U32, sixth: U32) -> I64;
    #[syscall(nr = SYS_PROCESS_VM_READV)]
    fn six_u64(first: U64, second: U64, third: U64, fourth: U64, fifth: U64, sixth: U64) -> I64;
    #[allow(clippy::fn_params_excessive_bools, reason = "tests the conversion of `bool`")]
    #[syscall(nr = SYS_PROCESS_VM_READV)]
    fn six_bool(
        first: bool,
        second: bool,
        third: bool,
        fourth: bool,
        fifth: bool,
        sixth: bool,
    ) -> I64;
    #[syscall(nr = SYS_PROCESS_VM_READV)]
    fn six_pointers(
        first: *const u8,
        second: *mut u64,
        third: Option<NonNull<u8>>,
        fourth: Option<&u8>,
        fifth: &u32,
        sixth: &mut i32,
    ) -> I64;
    #[syscall(nr = SYS_PROCESS_VM_READV)]
    fn mixed(first: U8, second: I64, third: bool, fourth: I16, fifth: usize, sixth: I32) -> I64;
    #[syscall(nr = SYS_PROCESS_VM_READV)]
    fn three_slices(bytes: &[u8], numbers: &mut [u32], parts: &[Part]) -> I64;
}

/// A signed word as bits.
const fn bits(word: i64) -> u64 {
    word.cast_unsigned()
}

/// The word for an address.
fn at<T: ?Sized>(value: *const T) -> u64 {
    value.addr() as u64
}

/// An address that is never accessed.
const fn nowhere<T>(address: usize) -> *mut T {
    ptr::without_provenance_mut(address)
}

fn make_calls() -> Vec<Call> {
    // Between the marks, nothing else may make a system call.
    macro_rules! make {
        ($($call:expr => $name:literal [$($word:expr),*];)*) => {{
            let made = vec![$(Call::new($name, &[$($word),*])),*];
            traced::mark();
            $(let _ = $call;)*
            traced::mark();
            made
        }};
    }

    let null = File::open("/dev/null").unwrap();
    let null_fd = bits(null.as_raw_fd().into());
    // SAFETY: the descriptor is new.
    let copy = unsafe { OwnedFd::from_raw_fd(libc::dup(null.as_raw_fd())) };
    let copy_fd = bits(copy.as_raw_fd().into());
    let mut bytes = [7_u8; 5];
    let mut numbers = [8_u32; 3];
    let parts = [const { Part { base: ptr::null_mut(), length: 0 } }; 4];
    let name = c"user.name";
    // SAFETY: the structures contain only integers.
    let (time, address) = unsafe { std::mem::zeroed::<(libc::itimerspec, libc::sockaddr)>() };
    let mut old_time = time;
    let mut event = libc::epoll_event { events: 0, u64: 0 };
    let (mut length, mut size, mut offset) = (4_u32, 5_i32, 6_i64);

    // SAFETY: negative numbers are neither descriptors nor processes, so no memory is accessed.
    unsafe {
        make! {
            getppid() => "getppid" [];
            dup(-2) => "dup" [bits(-2)];
            fchdir(i32::MIN) => "fchdir" [bits(i32::MIN.into())];
            sched_getscheduler(Pid(-5)) => "sched_getscheduler" [bits(-5)];
            inotify_init1(EventFlags::SIGN | EventFlags::NONBLOCK) => "inotify_init1" [0xffff_ffff_8000_0800];
            listen(-1, 5) => "listen" [bits(-1), 5];
            shutdown(-1, How::Unheard) => "shutdown" [bits(-1), bits(-3)];
            flock(null.as_fd(), libc::LOCK_UN) => "flock" [null_fd, 8];
            ftruncate(-1, i64::MIN) => "ftruncate" [bits(-1), 1 << 63];
            sync_file_range(-1, -0x1_0000_0002, 3, 0x8000_0000) => "sync_file_range" [bits(-1), bits(-0x1_0000_0002), 3, 0x8000_0000];
            setpriority(-1, 0xffff_fffe, -20) => "setpriority" [bits(-1), 0xffff_fffe, bits(-20)];
            readahead(-1, 0x1234_5678_9abc, 3) => "readahead" [bits(-1), 0x1234_5678_9abc, 3];
            ioctl(-1, 0x8008_7601, nowhere(0x1000)) => "ioctl" [bits(-1), 0x8008_7601, 0x1000];
            readv(-1, &parts) => "readv" [bits(-1), at(&raw const parts), 4];
            fadvise64(-1, 11, -12, 13) => "fadvise64" [bits(-1), 11, bits(-12), 13];
            pread64(-1, nowhere(0x2000), 22, 33) => "pread64" [bits(-1), 0x2000, 22, 33];
            pwrite64(-1, nowhere(0x3000), 0x1_0000_0000, -1) => "pwrite64" [bits(-1), 0x3000, 0x1_0000_0000, bits(-1)];
            epoll_ctl(-1, 1, -2, Some(&mut event)) => "epoll_ctl" [bits(-1), 1, bits(-2), at(&raw const event)];
            epoll_ctl(-1, 2, -3, None) => "epoll_ctl" [bits(-1), 2, bits(-3), 0];
            timerfd_settime(-1, -2, &time, Some(&mut old_time)) => "timerfd_settime" [bits(-1), bits(-2), at(&raw const time), at(&raw const old_time)];
            fsetxattr(-1, name, b"value", -4) => "fsetxattr" [bits(-1), at(name.as_ptr()), at(b"value".as_ptr()), 5, bits(-4)];
            getsockopt(-1, -2, 3, nowhere(0x4000), &mut length) => "getsockopt" [bits(-1), bits(-2), 3, 0x4000, at(&raw const length)];
            mremap(NonNull::new(nowhere(0x5001)), 0x10, 0x20, -1, nowhere(0x7000)) => "mremap" [0x5001, 0x10, 0x20, bits(-1), 0x7000];
            sendto(-1, &bytes, 0x8000_0000, Some(&address), -16) => "sendto" [bits(-1), at(&raw const bytes), 5, 0x8000_0000, at(&raw const address), bits(-16)];
            recvfrom(-1, &mut bytes, 1, nowhere(0x6000), Some(&mut size)) => "recvfrom" [bits(-1), at(&raw const bytes), 5, 1, 0x6000, at(&raw const size)];
            splice(-1, None, -2, Some(&mut offset), 3, 4) => "splice" [bits(-1), 0, bits(-2), at(&raw const offset), 3, 4];
            sync_retry(-7) => "fdatasync" [bits(-7)];
            sync_and_forget(copy) => "fsync" [copy_fd];

            splice(-1, None, -2, Some(&mut offset), 3, 4) => "splice" [bits(-1), 0, bits(-2), at(&raw const offset), 3, 4];
            forget(-1, 2, -3) => "epoll_ctl" [bits(-1), 2, bits(-3), 0];
            recvfrom(-1, &mut bytes, 1, nowhere(0x6000), Some(&mut size)) => "recvfrom" [bits(-1), at(&raw const bytes), 5, 1, 0x6000, at(&raw const size)];
            shrink(0x5001, 0x10, 0x20, -1) => "mremap" [0x5001, 0x10, 0x20, bits(-1), 0];
            splice(-1, None, -2, Some(&mut offset), 3, 4) => "splice" [bits(-1), 0, bits(-2), at(&raw const offset), 3, 4];
            no_option(-1) => "prctl" [bits(-1), 0, 0, 0, 0];
            recvfrom(-1, &mut bytes, 1, nowhere(0x6000), Some(&mut size)) => "recvfrom" [bits(-1), at(&raw const bytes), 5, 1, 0x6000, at(&raw const size)];

            six_i8(-1, -2, -3, -128, 127, 6) => "process_vm_readv" [bits(-1), bits(-2), bits(-3), bits(-128), 127, 6];
            six_i16(-1, 2, i16::MIN, i16::MAX, -5, 6) => "process_vm_readv" [bits(-1), 2, bits(-0x8000), 0x7fff, bits(-5), 6];
            six_i32(-1, 2, -3, i32::MIN, i32::MAX, -6) => "process_vm_readv" [bits(-1), 2, bits(-3), bits(-0x8000_0000), 0x7fff_ffff, bits(-6)];
            six_i64(-1, 0x1122_3344_5566_7788, -3, i64::MIN, i64::MAX, -6) => "process_vm_readv" [bits(-1), 0x1122_3344_5566_7788, bits(-3), 1 << 63, (1 << 63) - 1, bits(-6)];
            six_u8(0xff, 2, 0x83, 4, 5, 0xf6) => "process_vm_readv" [0xff, 2, 0x83, 4, 5, 0xf6];
            six_u16(0xffff, 2, 0x8003, 4, 5, 0xfff6) => "process_vm_readv" [0xffff, 2, 0x8003, 4, 5, 0xfff6];
            six_u32(0xffff_ffff, 2, 0x8000_0003, 4, 5, 0xffff_fff6) => "process_vm_readv" [0xffff_ffff, 2, 0x8000_0003, 4, 5, 0xffff_fff6];
            six_u64(u64::MAX, 2, 1 << 63, 4, 5, 6) => "process_vm_readv" [u64::MAX, 2, 1 << 63, 4, 5, 6];
            six_bool(true, false, true, true, false, true) => "process_vm_readv" [1, 0, 1, 1, 0, 1];
            six_pointers(nowhere(0x1001), nowhere(0x2000), None, None, &length, &mut size) => "process_vm_readv" [0x1001, 0x2000, 0, 0, at(&raw const length), at(&raw const size)];
            three_slices(&bytes, &mut numbers, &parts) => "process_vm_readv" [at(&raw const bytes), 5, at(&raw const numbers), 3, at(&raw const parts), 4];
            mixed(0x80, -0x1_0000_0000, true, -2, usize::MAX, -6) => "process_vm_readv" [0x80, bits(-0x1_0000_0000), 1, bits(-2), u64::MAX, bits(-6)];
        }
    }
}

/// There is no test harness: the traced program must run in its first thread, without other threads.
fn main() {
    if traced::is_traced() {
        return traced::record(&make_calls());
    }
    let Some((made, seen)) = traced::again() else { return };
    for (made, seen) in made.iter().zip(&seen) {
        assert!(made.is(seen), "declared: {made}\nthe kernel received: {seen}");
    }
    assert_eq!(made.len(), seen.len());
    println!("the kernel received the words of {} calls as declared", made.len());
}

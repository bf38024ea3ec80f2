//! A safe function over a type that safe code can put any address into, where the kernel follows it.

use core::{
    cell::Cell,
    ffi::{CStr, c_char},
    marker::PhantomData,
};
use std::io::{IoSlice, IoSliceMut};

use sysdecl::{
    fd::{BorrowedFd, OwnedFd},
    linux::{
        io::IoVec,
        time::SigEvent,
        net::{MmsgHdr, MsgHdr, SOL_SOCKET, SO_ATTACH_FILTER, SO_REUSEADDR},
        security::SockFprog,
        uring::{IoUringParams, IORING_ENTER_EXT_ARG, IORING_REGISTER_PBUF_RING},
    },
    prelude::*,
};

const BPF_OBJ_GET: U32 = 7;
const BPF_MAP_CREATE: U32 = 0;
const SG_IO: U32 = 0x2285;

type Vectors<'a> = &'a [IoVec; 4];
type Message<'a> = &'a mut MsgHdr;

/// One of a generated structure, as `libc::iovec`.
#[repr(C)]
pub struct Own<T> {
    base: *mut T,
    len: usize,
}

/// A structure with addresses as integers.
#[repr(C)]
pub struct Args {
    value: U64,
    size: U32,
    flags: U32,
}

#[syscall(os = "linux")]
unsafe extern "C" {
    // As they are spelled.
    safe fn readv(fd: BorrowedFd<'_>, iov: &[IoVec]) -> Result<usize, Errno>;
    safe fn writev(fd: BorrowedFd<'_>, iov: &[Own<u8>]) -> Result<usize, Errno>;
    safe fn sendmsg(fd: BorrowedFd<'_>, message: &MsgHdr, flags: I32) -> Result<usize, Errno>;
    safe fn recvmsg(fd: BorrowedFd<'_>, message: Option<&mut MsgHdr>, flags: I32) -> Result<usize, Errno>;
    safe fn mq_notify(queue: BorrowedFd<'_>, event: Option<&SigEvent>) -> Result<(), Errno>;
    safe fn sendmmsg(fd: BorrowedFd<'_>, messages: &mut [MmsgHdr], flags: I32) -> Result<usize, Errno>;
    safe fn execve(path: &CStr, argv: &[*const c_char; 2], envp: &[*const c_char; 1]) -> Result<(), Errno>;
    // Integers are any address.
    #[syscall(name = "readv")]
    safe fn integers(fd: BorrowedFd<'_>, iov: &[[usize; 2]]) -> Result<usize, Errno>;
    #[syscall(name = "recvmsg")]
    safe fn bytes(fd: BorrowedFd<'_>, message: &mut [u8; 56], flags: I32) -> Result<usize, Errno>;
    // Behind an alias, and in an expression that is only the address of a parameter.
    #[syscall(name = "recvmsg")]
    safe fn alias(fd: BorrowedFd<'_>, message: Message<'_>, flags: I32) -> Result<usize, Errno>;
    #[syscall(name = "writev", args(fd, iov.as_ptr(), iov.len().min(1024)))]
    safe fn address(fd: BorrowedFd<'_>, iov: &[IoVec]) -> Result<usize, Errno>;
    #[syscall(name = "sendmsg", args(fd, message as *const MsgHdr, 0))]
    safe fn cast(fd: BorrowedFd<'_>, message: &MsgHdr) -> Result<usize, Errno>;
    // By operation.
    #[syscall(name = "setsockopt", args(fd, SOL_SOCKET, SO_ATTACH_FILTER, filter, size_of::<SockFprog>()))]
    safe fn attach(fd: BorrowedFd<'_>, filter: &SockFprog) -> Result<(), Errno>;
    #[syscall(name = "ioctl", args(fd, SG_IO, request))]
    safe fn sg_io(fd: BorrowedFd<'_>, request: &mut Own<u8>) -> Result<(), Errno>;
    #[syscall(name = "bpf", args(BPF_OBJ_GET, attr, size_of::<Args>()))]
    safe fn obj_get(attr: &Args) -> Result<I32, Errno>;
    safe fn bpf(command: U32, attr: &Args, size: U32) -> Result<I32, Errno>;
    #[syscall(name = "io_uring_enter", args(fd, 0, 0, IORING_ENTER_EXT_ARG, arg, size_of::<Args>()))]
    safe fn enter(fd: BorrowedFd<'_>, arg: &Args) -> Result<usize, Errno>;
    #[syscall(name = "io_uring_register", args(fd, IORING_REGISTER_PBUF_RING, ring, 1))]
    safe fn ring(fd: BorrowedFd<'_>, ring: &mut [U64; 5]) -> Result<(), Errno>;
    safe fn io_uring_setup(entries: U32, params: &mut IoUringParams) -> Result<OwnedFd, Errno>;
    safe fn getxattrat(dir: BorrowedFd<'_>, path: &CStr, flags: U32, name: &CStr, args: &mut Args, size: Size) -> Result<usize, Errno>;
}

/// Borrows its memory, and has no reason to be `Send`.
#[repr(C)]
pub struct Slice<'a> {
    base: *mut u8,
    len: usize,
    memory: PhantomData<&'a [Cell<u8>]>,
}

/// The author says what raw pointers it may hold.
#[repr(C)]
pub struct Shared(*const u8, usize);

// SAFETY: the pointers are to constants.
unsafe impl Sync for Shared {}

type Slices<'a> = [Slice<'a>; 4];

/// Excludes what is not right.
#[derive(ToKernel)]
pub struct Checked<'a>(&'a mut MsgHdr);

#[derive(ToKernel)]
pub struct Size(usize);

#[repr(C)]
pub struct Parameters([U32; 30]);

#[syscall(os = "linux")]
unsafe extern "C" {
    #[syscall(name = "readv")]
    safe fn std_mut(fd: BorrowedFd<'_>, iov: &mut [IoSliceMut<'_>]) -> Result<usize, Errno>;
    #[syscall(name = "writev")]
    safe fn std_elided(fd: BorrowedFd<'_>, iov: &[IoSlice]) -> Result<usize, Errno>;
    #[syscall(name = "writev")]
    safe fn own(fd: BorrowedFd<'_>, iov: &[Slice<'_>]) -> Result<usize, Errno>;
    #[syscall(name = "writev")]
    safe fn own_elided(fd: BorrowedFd<'_>, iov: &[Slice]) -> Result<usize, Errno>;
    #[syscall(name = "writev")]
    safe fn own_named<'a>(fd: BorrowedFd<'_>, iov: &'a [Slice<'a>]) -> Result<usize, Errno>;
    #[syscall(name = "writev")]
    safe fn own_static(fd: BorrowedFd<'_>, iov: &[Slice<'static>]) -> Result<usize, Errno>;
    #[syscall(name = "writev", args(fd, iov, 4))]
    safe fn own_alias(fd: BorrowedFd<'_>, iov: &Slices) -> Result<usize, Errno>;
    #[syscall(name = "writev")]
    safe fn shared(fd: BorrowedFd<'_>, iov: &[Shared]) -> Result<usize, Errno>;
    #[syscall(name = "recvmsg")]
    safe fn newtype(fd: BorrowedFd<'_>, message: Checked<'_>, flags: I32) -> Result<usize, Errno>;
    #[syscall(name = "writev", unchecked(safety))]
    safe fn unchecked(fd: BorrowedFd<'_>, iov: Vectors<'_>, count: usize) -> Result<usize, Errno>;
    #[syscall(name = "readv")]
    fn not_safe(fd: BorrowedFd<'_>, iov: &[IoVec]) -> Result<usize, Errno>;
    #[syscall(name = "setsockopt", args(fd, SOL_SOCKET, SO_REUSEADDR, value, 4))]
    safe fn option(fd: BorrowedFd<'_>, value: &I32) -> Result<(), Errno>;
    #[syscall(name = "bpf", args(BPF_MAP_CREATE, attr, size_of::<Args>()))]
    safe fn map_create(attr: &Args) -> Result<OwnedFd, Errno>;
    #[syscall(name = "io_uring_setup")]
    safe fn parameters(entries: U32, params: &mut Parameters) -> Result<OwnedFd, Errno>;
}

fn main() {}

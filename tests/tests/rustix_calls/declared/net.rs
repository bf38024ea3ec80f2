//! `net`: sockets.

use core::{ffi::c_void, num::NonZero, ptr};
use std::{
    io::IoSlice,
    os::fd::{BorrowedFd, OwnedFd},
};

use sysdecl::{
    linux::net::{MmsgHdr, MsgFlags, MsgHdr, SockAddrStorage, SocketFlags},
    prelude::*,
};

/// An address family.
#[derive(Clone, Copy, ToKernel)]
pub(crate) struct AddressFamily(pub(crate) U16);

/// The type of a socket.
#[derive(Clone, Copy, ToKernel)]
pub(crate) struct SocketType(pub(crate) U32);

/// A protocol of a family. `None` is the default.
#[derive(Clone, Copy, ToKernel)]
#[sysdecl(none = 0)]
pub(crate) struct Protocol(pub(crate) NonZero<U32>);

/// The half of a connection that is shut down.
#[derive(Clone, Copy, ToKernel)]
#[repr(i32)]
pub(crate) enum Shutdown {
    Read = 0,
    Write = 1,
    Both = 2,
}

/// An address of any family.
#[derive(Clone, Copy, Received)]
#[repr(C)]
pub(crate) struct SocketAddrAny {
    storage: SockAddrStorage,
    /// At most the size of `storage`.
    len: U32,
}

impl SocketAddrAny {
    /// Memory for any address.
    const ROOM: Self =
        Self { storage: SockAddrStorage::ZERO, len: size_of::<SockAddrStorage>() as U32 };

    pub(crate) fn new(storage: SockAddrStorage, len: usize) -> Self {
        assert!(len <= size_of_val(&storage));
        Self { storage, len: len as U32 }
    }

    /// The bytes of the address.
    pub(crate) fn bytes(&self) -> &[u8] {
        let len = (self.len as usize).min(size_of_val(&self.storage));
        // SAFETY: the storage has no padding, and is at least this long.
        unsafe { core::slice::from_raw_parts(self.as_ptr().cast(), len) }
    }

    fn as_ptr(&self) -> *const SockAddrStorage {
        &raw const self.storage
    }
}

/// The return value of a call together with the address, if there is one.
fn with_address<A>(
    answer: Result<(A, SocketAddrAny), Errno>,
) -> Result<(A, Option<SocketAddrAny>), Errno> {
    answer.map(|(answer, address)| (answer, (address.len > 0).then_some(address)))
}

/// Ancillary data, such as descriptors.
#[derive(Default)]
pub(crate) struct SendAncillaryBuffer<'a> {
    control: &'a mut [u8],
}

impl<'a> SendAncillaryBuffer<'a> {
    /// # Safety
    ///
    /// The caller must own or borrow the descriptors in `control`.
    pub(crate) unsafe fn new(control: &'a mut [u8]) -> Self {
        Self { control }
    }
}

/// A message without an address.
fn message(iov: &[IoSlice<'_>], control: &mut SendAncillaryBuffer<'_>) -> MsgHdr {
    let has_control = !control.control.is_empty();
    let address = if has_control { control.control.as_mut_ptr().cast() } else { ptr::null_mut() };
    MsgHdr {
        msg_iov: iov.as_ptr().cast_mut().cast(),
        msg_iovlen: iov.len() as _,
        msg_control: address,
        msg_controllen: control.control.len() as _,
        ..MsgHdr::ZERO
    }
}

/// A message with an address.
fn message_to(
    addr: &SocketAddrAny,
    iov: &[IoSlice<'_>],
    control: &mut SendAncillaryBuffer<'_>,
) -> MsgHdr {
    MsgHdr {
        msg_name: addr.as_ptr().cast_mut().cast(),
        msg_namelen: addr.len as _,
        ..message(iov, control)
    }
}

#[syscall(os = "linux")]
unsafe extern "C" {
    pub(crate) safe fn socket(
        family: AddressFamily,
        type_: SocketType,
        protocol: Option<Protocol>,
    ) -> Result<OwnedFd, Errno>;

    #[syscall(name = "socket", args(family, type_.0 | flags.bits() as U32, protocol))]
    pub(crate) safe fn socket_with(
        family: AddressFamily,
        type_: SocketType,
        flags: SocketFlags,
        protocol: Option<Protocol>,
    ) -> Result<OwnedFd, Errno>;

    #[syscall(args(family, type_.0 | flags.bits() as U32, protocol, out))]
    pub(crate) safe fn socketpair(
        family: AddressFamily,
        type_: SocketType,
        flags: SocketFlags,
        protocol: Option<Protocol>,
    ) -> Result<[OwnedFd; 2], Errno>;

    #[syscall(args(fd, 0, 0))]
    pub(crate) safe fn accept(fd: BorrowedFd<'_>) -> Result<OwnedFd, Errno>;

    #[syscall(name = "accept4", args(fd, 0, 0, flags))]
    pub(crate) safe fn accept_with(
        fd: BorrowedFd<'_>,
        flags: SocketFlags,
    ) -> Result<OwnedFd, Errno>;

    #[syscall(
        name = "accept",
        args(fd, out.storage, out.len),
        out = SocketAddrAny::ROOM,
        result = with_address
    )]
    pub(crate) safe fn acceptfrom(
        fd: BorrowedFd<'_>,
    ) -> Result<(OwnedFd, Option<SocketAddrAny>), Errno>;

    #[syscall(
        name = "accept4",
        args(fd, out.storage, out.len, flags),
        out = SocketAddrAny::ROOM,
        result = with_address
    )]
    pub(crate) safe fn acceptfrom_with(
        fd: BorrowedFd<'_>,
        flags: SocketFlags,
    ) -> Result<(OwnedFd, Option<SocketAddrAny>), Errno>;

    #[syscall(args(fd, out.storage, out.len), out = SocketAddrAny::ROOM)]
    pub(crate) safe fn getsockname(fd: BorrowedFd<'_>) -> Result<SocketAddrAny, Errno>;

    #[syscall(args(fd, out.storage, out.len), out = SocketAddrAny::ROOM)]
    pub(crate) safe fn getpeername(fd: BorrowedFd<'_>) -> Result<SocketAddrAny, Errno>;

    #[syscall(
        args(fd, buf.0, buf.1, flags, out.storage, out.len),
        out = SocketAddrAny::ROOM,
        result = with_address
    )]
    pub(crate) fn recvfrom(
        fd: BorrowedFd<'_>,
        buf: (*mut u8, usize),
        flags: MsgFlags,
    ) -> Result<(usize, Option<SocketAddrAny>), Errno>;

    #[syscall(args(sockfd, &message(iov, control), msg_flags))]
    pub(crate) safe fn sendmsg(
        sockfd: BorrowedFd<'_>,
        iov: &[IoSlice<'_>],
        control: &mut SendAncillaryBuffer<'_>,
        msg_flags: MsgFlags,
    ) -> Result<usize, Errno>;

    #[syscall(name = "sendmsg", args(sockfd, &message_to(addr, iov, control), msg_flags))]
    pub(crate) safe fn sendmsg_addr(
        sockfd: BorrowedFd<'_>,
        addr: &SocketAddrAny,
        iov: &[IoSlice<'_>],
        control: &mut SendAncillaryBuffer<'_>,
        msg_flags: MsgFlags,
    ) -> Result<usize, Errno>;

    // The addresses in a `MmsgHdr` are raw; rustix's type borrows their targets.
    pub(crate) fn sendmmsg(
        sockfd: BorrowedFd<'_>,
        msgs: &mut [MmsgHdr],
        flags: MsgFlags,
    ) -> Result<usize, Errno>;

    pub(crate) safe fn shutdown(fd: BorrowedFd<'_>, how: Shutdown) -> Result<(), Errno>;

    #[syscall(name = "sendto", args(fd, buf, flags, 0, 0))]
    pub(crate) safe fn send(
        fd: BorrowedFd<'_>,
        buf: &[u8],
        flags: MsgFlags,
    ) -> Result<usize, Errno>;

    #[syscall(args(fd, buf, flags, addr.as_ptr(), addr.len))]
    pub(crate) safe fn sendto(
        fd: BorrowedFd<'_>,
        buf: &[u8],
        flags: MsgFlags,
        addr: &SocketAddrAny,
    ) -> Result<usize, Errno>;

    #[syscall(name = "recvfrom", args(fd, buf.0, buf.1, flags, 0, 0))]
    pub(crate) fn recv(
        fd: BorrowedFd<'_>,
        buf: (*mut u8, usize),
        flags: MsgFlags,
    ) -> Result<usize, Errno>;

    #[syscall(args(fd, addr.as_ptr(), addr.len))]
    pub(crate) safe fn bind(fd: BorrowedFd<'_>, addr: &SocketAddrAny) -> Result<(), Errno>;

    #[syscall(args(fd, addr.as_ptr(), addr.len))]
    pub(crate) safe fn connect(fd: BorrowedFd<'_>, addr: &SocketAddrAny) -> Result<(), Errno>;

    #[syscall(
        name = "connect",
        args(fd, &SockAddrStorage::ZERO, size_of::<SockAddrStorage>())
    )]
    pub(crate) safe fn connect_unspec(fd: BorrowedFd<'_>) -> Result<(), Errno>;

    pub(crate) safe fn listen(fd: BorrowedFd<'_>, backlog: I32) -> Result<(), Errno>;

    #[syscall(name = "getsockopt")]
    pub(crate) fn getsockopt_raw(
        fd: BorrowedFd<'_>,
        level: U32,
        optname: U32,
        value: *mut c_void,
        optlen: &mut U32,
    ) -> Result<(), Errno>;

    #[syscall(name = "setsockopt")]
    pub(crate) fn setsockopt_raw(
        fd: BorrowedFd<'_>,
        level: U32,
        optname: U32,
        ptr: *const c_void,
        optlen: U32,
    ) -> Result<(), Errno>;
}

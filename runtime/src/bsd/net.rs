//! Sockets.

use crate::{I32, I64, U8, U32, U64, Void, syscall};

use super::types::{MsgHdr, SockAddr};

#[syscall(os = ["macos", "freebsd"])]
unsafe extern "C" {
    /// Creates a socket and returns its descriptor (`socket(2)`).
    pub safe fn socket(family: I32, kind: I32, protocol: I32) -> I32;

    /// Creates two connected sockets and stores their descriptors in `sockets` (`socketpair(2)`).
    ///
    /// # Safety
    ///
    /// The caller must let the kernel write two descriptors at `sockets`.
    pub fn socketpair(family: I32, kind: I32, protocol: I32, sockets: *mut I32) -> I32;

    /// Binds a socket to a local address (`bind(2)`).
    ///
    /// # Safety
    ///
    /// The caller must pass a readable address of `length` bytes. The caller must own `fd` or have
    /// borrowed it from its owner: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn bind(fd: I32, address: *const SockAddr, length: U32) -> I32;

    /// Connects a socket to an address (`connect(2)`).
    ///
    /// # Safety
    ///
    /// The caller must pass a readable address of `length` bytes. The caller must own `fd` or have
    /// borrowed it from its owner: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn connect(fd: I32, address: *const SockAddr, length: U32) -> I32;

    /// Marks a socket as accepting connections (`listen(2)`).
    ///
    /// # Safety
    ///
    /// The caller must own `fd` or have borrowed it from its owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn listen(fd: I32, backlog: I32) -> I32;

    /// Accepts a pending connection and returns the descriptor of the new socket; a null `address`
    /// is not stored (`accept(2)`).
    ///
    /// # Safety
    ///
    /// The caller must let the kernel write `*length` bytes at `address`, and the length. The
    /// caller must own `fd` or have borrowed it from its owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn accept(fd: I32, address: *mut SockAddr, length: *mut U32) -> I32;

    /// Reads the local address of a socket (`getsockname(2)`).
    ///
    /// # Safety
    ///
    /// The caller must let the kernel write `*length` bytes at `address`, and the length. The
    /// caller must own `fd` or have borrowed it from its owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn getsockname(fd: I32, address: *mut SockAddr, length: *mut U32) -> I32;

    /// Reads the address of the peer that a socket is connected to (`getpeername(2)`).
    ///
    /// # Safety
    ///
    /// The caller must let the kernel write `*length` bytes at `address`, and the length. The
    /// caller must own `fd` or have borrowed it from its owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn getpeername(fd: I32, address: *mut SockAddr, length: *mut U32) -> I32;

    /// Sends data to an address or, if it is null, to the peer that the socket is connected to
    /// (`sendto(2)`).
    ///
    /// # Safety
    ///
    /// The caller must pass `count` readable bytes at `buf`, and a readable address of `length`
    /// bytes. The caller must own `fd` or have borrowed it from its owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn sendto(
        fd: I32,
        buf: *const U8,
        count: U64,
        flags: I32,
        address: *const SockAddr,
        length: U32,
    ) -> I64;

    /// Receives data and stores the address of the sender unless `address` is null (`recvfrom(2)`).
    ///
    /// # Safety
    ///
    /// The caller must let the kernel write `count` bytes at `buf`, `*length` bytes at `address`,
    /// and the length. The caller must own `fd` or have borrowed it from its owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn recvfrom(
        fd: I32,
        buf: *mut U8,
        count: U64,
        flags: I32,
        address: *mut SockAddr,
        length: *mut U32,
    ) -> I64;

    /// Sends a message from several buffers, with optional control messages (`sendmsg(2)`).
    ///
    /// # Safety
    ///
    /// The caller must pass a message that names readable memory. The caller must own `fd` or have
    /// borrowed it from its owner: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn sendmsg(fd: I32, message: *const MsgHdr, flags: I32) -> I64;

    /// Receives a message into several buffers, with optional control messages (`recvmsg(2)`).
    ///
    /// # Safety
    ///
    /// The caller must pass a message that names memory which the kernel may write. The caller must
    /// own `fd` or have borrowed it from its owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn recvmsg(fd: I32, message: *mut MsgHdr, flags: I32) -> I64;

    /// Sets a socket option (`setsockopt(2)`).
    ///
    /// # Safety
    ///
    /// The caller must pass a readable value of `length` bytes. The caller must own `fd` or have
    /// borrowed it from its owner: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn setsockopt(fd: I32, level: I32, name: I32, value: *const Void, length: U32) -> I32;

    /// Reads a socket option (`getsockopt(2)`).
    ///
    /// # Safety
    ///
    /// The caller must let the kernel write `*length` bytes at `value`, and the length. The caller
    /// must own `fd` or have borrowed it from its owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn getsockopt(fd: I32, level: I32, name: I32, value: *mut Void, length: *mut U32) -> I32;

    /// Shuts down one or both directions of a connection (`shutdown(2)`).
    ///
    /// # Safety
    ///
    /// The caller must own `fd` or have borrowed it from its owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn shutdown(fd: I32, how: I32) -> I32;
}

//! Sending and receiving data. `flags` are `MSG_*` constants throughout.

use core::ptr::{null, null_mut};

use crate::{
    I32, I64, U8, U32, U64,
    linux::{
        types::{MmsgHdr, MsgHdr, SockAddr, Timespec},
        variant,
    },
    syscall,
};

#[syscall(os = "linux")]
unsafe extern "C" {
    /// Sends `count` bytes, to `address` unless it is null, and returns the number of bytes sent
    /// (`sendto(2)`).
    ///
    /// # Errors
    ///
    /// - `-EAGAIN`: the socket is non-blocking and its send buffer is full.
    /// - `-EPIPE`: the connection is shut down for writing. The process also receives `SIGPIPE`,
    ///   unless [`MSG_NOSIGNAL`](super::MSG_NOSIGNAL) is set.
    /// - `-ECONNRESET`: the peer reset the connection.
    /// - `-EDESTADDRREQ`, `-ENOTCONN`: the socket is not connected and no address was given.
    /// - `-EMSGSIZE`: the message is too long to be sent atomically.
    /// - `-EINTR`: a signal interrupted the call before any data was sent.
    /// - `-EBADF`, `-ENOTSOCK`: `fd` is not an open socket.
    ///
    /// # Safety
    ///
    /// `buf` must be valid for reads of `count` bytes, and `address` null or valid for reads of
    /// `len` bytes. With `MSG_ZEROCOPY` the buffer must stay unchanged until the kernel reports
    /// completion. The caller must own `fd` or have borrowed it from its owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn sendto(
        fd: I32,
        buf: *const U8,
        count: U64,
        flags: U32,
        address: *const SockAddr,
        len: U32,
    ) -> I64;

    /// Receives up to `count` bytes and returns their number; 0 means that the peer closed the
    /// connection (`recvfrom(2)`).
    ///
    /// Unless `address` is null, the sender's address is stored there. `len` holds the size of that
    /// buffer before the call and the actual size of the address after it.
    ///
    /// # Errors
    ///
    /// - `-EAGAIN`: the socket is non-blocking and no data is available.
    /// - `-ECONNREFUSED`, `-ECONNRESET`: the peer refused or reset the connection.
    /// - `-ENOTCONN`: the socket is not connected.
    /// - `-EINTR`: a signal interrupted the call before any data arrived.
    /// - `-EBADF`, `-ENOTSOCK`: `fd` is not an open socket.
    ///
    /// # Safety
    ///
    /// `buf` must be valid for writes of `count` bytes. `address` and `len` must both be null, or
    /// `len` valid for reads and writes and `address` valid for writes of `*len` bytes. The caller
    /// must own `fd` or have borrowed it from its owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn recvfrom(
        fd: I32,
        buf: *mut U8,
        count: U64,
        flags: U32,
        address: *mut SockAddr,
        len: *mut U32,
    ) -> I64;

    /// Sends a message gathered from several buffers, with optional control messages, and returns
    /// the number of bytes sent (`sendmsg(2)`).
    ///
    /// # Errors
    ///
    /// As [`sendto`], and:
    ///
    /// - `-EINVAL`: a control message is malformed.
    /// - `-ETOOMANYREFS`: too many descriptors are in flight.
    ///
    /// # Safety
    ///
    /// `message` and everything that it points to must be valid for reads. The caller must own `fd`
    /// or have borrowed it from its owner: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn sendmsg(fd: I32, message: *const MsgHdr, flags: U32) -> I64;

    /// Receives a message into several buffers, with optional control messages, and returns the
    /// number of bytes received (`recvmsg(2)`).
    ///
    /// On return `message` holds the actual lengths of the address and of the control messages, and
    /// `msg_flags` says whether either was truncated.
    ///
    /// # Errors
    ///
    /// As [`recvfrom`].
    ///
    /// # Safety
    ///
    /// `message` and everything that it points to must be valid for reads and writes. The caller is
    /// responsible for closing descriptors received in control messages. The caller must own `fd`
    /// or have borrowed it from its owner: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn recvmsg(fd: I32, message: *mut MsgHdr, flags: U32) -> I64;

    /// Sends up to `count` messages and returns the number of messages sent (`sendmmsg(2)`).
    ///
    /// The `msg_len` of each message sent is set to the number of its bytes that were sent.
    ///
    /// # Errors
    ///
    /// As [`sendmsg`], if the first message cannot be sent.
    ///
    /// # Safety
    ///
    /// `messages` must be valid for reads and writes of `count` elements, and everything that they
    /// point to valid for reads. The caller must own `fd` or have borrowed it from its owner: see
    /// [raw descriptors](crate::fd#raw-descriptors).
    pub fn sendmmsg(fd: I32, messages: *mut MmsgHdr, count: U32, flags: U32) -> I32;

    /// Receives up to `count` messages and returns the number of messages received (`recvmmsg(2)`).
    ///
    /// The `msg_len` of each message is set to the number of bytes received. `timeout` is only
    /// checked after each message; the remaining time is written back.
    ///
    /// # Errors
    ///
    /// As [`recvmsg`], if no message was received, and:
    ///
    /// - `-EINVAL`: `timeout` is not a valid time interval.
    ///
    /// # Safety
    ///
    /// `messages` must be valid for reads and writes of `count` elements, and so must everything
    /// that they point to. `timeout` must be null or valid for reads and writes. The caller must
    /// own `fd` or have borrowed it from its owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    #[syscall(nr = variant::SYS_RECVMMSG)]
    pub fn recvmmsg(
        fd: I32,
        messages: *mut MmsgHdr,
        count: U32,
        flags: U32,
        timeout: *mut Timespec,
    ) -> I32;
}

/// Sends `count` bytes over a connected socket and returns the number of bytes sent (`send(2)`).
///
/// Most architectures lack this system call. This function calls [`sendto`] on all of them.
///
/// # Errors
///
/// As [`sendto`].
///
/// # Safety
///
/// `buf` must be valid for reads of `count` bytes. The caller must own `fd` or have borrowed it
/// from its owner: see [raw descriptors](crate::fd#raw-descriptors).
#[inline]
#[expect(clippy::must_use_candidate, reason = "done for its effect")]
pub unsafe fn send(fd: I32, buf: *const U8, count: U64, flags: U32) -> I64 {
    // SAFETY: the caller guarantees that the buffer is valid; there is no address.
    unsafe { sendto(fd, buf, count, flags, null(), 0) }
}

/// Receives up to `count` bytes and returns their number; 0 means that the peer closed the
/// connection (`recv(2)`).
///
/// Most architectures lack this system call. This function calls [`recvfrom`] on all of them.
///
/// # Errors
///
/// As [`recvfrom`].
///
/// # Safety
///
/// `buf` must be valid for writes of `count` bytes. The caller must own `fd` or have borrowed it
/// from its owner: see [raw descriptors](crate::fd#raw-descriptors).
#[inline]
pub unsafe fn recv(fd: I32, buf: *mut U8, count: U64, flags: U32) -> I64 {
    // SAFETY: the caller guarantees that the buffer is valid; there is no address.
    unsafe { recvfrom(fd, buf, count, flags, null_mut(), null_mut()) }
}

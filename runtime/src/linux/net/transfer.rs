//! Sending and receiving. `flags` are `MSG_*` throughout.

use core::ptr::{null, null_mut};

use crate::{
    I32, I64, U8, U32, U64,
    linux::types::{MmsgHdr, MsgHdr, SockAddr, Timespec},
    syscall,
};

#[syscall(os = "linux")]
unsafe extern "C" {
    /// Sends bytes, to `address` unless that is null (`sendto(2)`); the answer is how many were
    /// taken.
    ///
    /// # Errors
    ///
    /// `EAGAIN`: there is no room, and the socket does not wait. `EPIPE`: the connection has ended
    /// (with `SIGPIPE`, unless [`MSG_NOSIGNAL`](super::MSG_NOSIGNAL) is given). `ECONNRESET`: the
    /// other end has dropped it. `EDESTADDRREQ`, `ENOTCONN`: there is nowhere to send to. `EMSGSIZE`:
    /// too long for one message. `EINTR`: a signal came. `EBADF`, `ENOTSOCK`: `fd` is no socket.
    ///
    /// # Safety
    ///
    /// The caller must give in `buf` an address of `count` bytes that may be read, and in `address`
    /// one of `len` bytes, or null. With `MSG_ZEROCOPY` they must stay until the kernel says so.
    /// The caller must own or have borrowed `fd`: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn sendto(
        fd: I32,
        buf: *const U8,
        count: U64,
        flags: U32,
        address: *const SockAddr,
        len: U32,
    ) -> I64;

    /// Receives bytes, up to `count` (`recvfrom(2)`); the answer is how many, 0 at the end of a
    /// connection. Who sent them goes to `address`, unless that is null; `len` holds the room
    /// before, and the true size after.
    ///
    /// # Errors
    ///
    /// `EAGAIN`: there is nothing, and the socket does not wait. `ECONNREFUSED`, `ECONNRESET`: the
    /// other end does not listen, or has dropped the connection. `ENOTCONN`: it is not connected.
    /// `EINTR`: a signal came. `EBADF`, `ENOTSOCK`: `fd` is no socket.
    ///
    /// # Safety
    ///
    /// The caller must give in `buf` an address of `count` bytes that may be written; in `len` one
    /// that may be read and written, and in `address` one of as many bytes as it says that may be
    /// written, or null for both. The caller must own or have borrowed `fd`: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn recvfrom(
        fd: I32,
        buf: *mut U8,
        count: U64,
        flags: U32,
        address: *mut SockAddr,
        len: *mut U32,
    ) -> I64;

    /// Sends a message from several buffers, with control messages (`sendmsg(2)`); the answer is
    /// how many bytes were taken.
    ///
    /// # Errors
    ///
    /// As [`sendto`]; and `EINVAL`: a control message is none. `ETOOMANYREFS`: too many descriptors
    /// are on their way.
    ///
    /// # Safety
    ///
    /// The caller must give in `message` an address that may be read; and so must be everything
    /// that it points to. The caller must own or have borrowed `fd`: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn sendmsg(fd: I32, message: *const MsgHdr, flags: U32) -> I64;

    /// Receives a message into several buffers, with control messages (`recvmsg(2)`); the answer is
    /// how many bytes came. `message` then says how long the address and the control messages are,
    /// and in `msg_flags` whether something was cut off.
    ///
    /// # Errors
    ///
    /// As [`recvfrom`].
    ///
    /// # Safety
    ///
    /// The caller must give in `message` an address that may be read and written; and so must be
    /// everything that it points to. Descriptors that come are the caller's to close. The caller
    /// must own or have borrowed `fd`: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn recvmsg(fd: I32, message: *mut MsgHdr, flags: U32) -> I64;

    /// Sends `count` messages (`sendmmsg(2)`); the answer is how many were sent. Each `msg_len`
    /// then says how many bytes were taken.
    ///
    /// # Errors
    ///
    /// As [`sendmsg`], when the first message fails.
    ///
    /// # Safety
    ///
    /// The caller must give in `messages` an address of `count` elements that may be read and
    /// written; and everything that they point to must be readable. The caller must own or have
    /// borrowed `fd`: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn sendmmsg(fd: I32, messages: *mut MmsgHdr, count: U32, flags: U32) -> I32;

    /// Receives up to `count` messages (`recvmmsg(2)`); the answer is how many came. Each `msg_len`
    /// then says how many bytes did. `timeout` is looked at after each message only; what is left
    /// of it is written back.
    ///
    /// # Errors
    ///
    /// As [`recvmsg`], when there is no message at all. `EINVAL`: `timeout` is no span.
    ///
    /// # Safety
    ///
    /// The caller must give in `messages` an address of `count` elements that may be read and
    /// written, and so must be everything that they point to; and in `timeout` one that may be read
    /// and written, or null. The caller must own or have borrowed `fd`: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn recvmmsg(
        fd: I32,
        messages: *mut MmsgHdr,
        count: U32,
        flags: U32,
        timeout: *mut Timespec,
    ) -> I32;
}

/// Sends bytes over a connection (`send(2)`); the answer is how many were taken.
///
/// Most architectures lack this call: here it is [`sendto`] on all.
///
/// # Errors
///
/// As [`sendto`].
///
/// # Safety
///
/// The caller must give in `buf` an address of `count` bytes that may be read. The caller must own
/// or have borrowed `fd`: see [raw descriptors](crate::fd#raw-descriptors).
#[inline]
#[expect(clippy::must_use_candidate, reason = "done for its effect")]
pub unsafe fn send(fd: I32, buf: *const U8, count: U64, flags: U32) -> I64 {
    // SAFETY: the caller vouches for the buffer; there is no address.
    unsafe { sendto(fd, buf, count, flags, null(), 0) }
}

/// Receives bytes, up to `count` (`recv(2)`); the answer is how many, 0 at the end of a connection.
///
/// Most architectures lack this call: here it is [`recvfrom`] on all.
///
/// # Errors
///
/// As [`recvfrom`].
///
/// # Safety
///
/// The caller must give in `buf` an address of `count` bytes that may be written. The caller must
/// own or have borrowed `fd`: see [raw descriptors](crate::fd#raw-descriptors).
#[inline]
pub unsafe fn recv(fd: I32, buf: *mut U8, count: U64, flags: U32) -> I64 {
    // SAFETY: the caller vouches for the buffer; there is no address.
    unsafe { recvfrom(fd, buf, count, flags, null_mut(), null_mut()) }
}

//! Socket options and socket addresses.

use crate::{I32, U32, Void, linux::types::SockAddr, syscall};

#[syscall(os = "linux")]
unsafe extern "C" {
    /// Sets a socket option (`setsockopt(2)`).
    ///
    /// `level` is the protocol level: `SO_*` options are at [`SOL_SOCKET`](super::SOL_SOCKET),
    /// `TCP_*` options at [`IPPROTO_TCP`](super::IPPROTO_TCP). Most values are an `I32`.
    ///
    /// # Errors
    ///
    /// - `-ENOPROTOOPT`: there is no such option at this level.
    /// - `-EINVAL`: the value is invalid, or `len` is too small.
    /// - `-EBADF`, `-ENOTSOCK`: `fd` is not an open socket.
    ///
    /// # Safety
    ///
    /// `value` must be valid for reads of `len` bytes and hold a value of the option's type.
    /// Pointers in that value must be valid as the option requires. The caller must own `fd` or
    /// have borrowed it from its owner: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn setsockopt(fd: I32, level: I32, option: I32, value: *const Void, len: U32) -> I32;

    /// Reads a socket option (`getsockopt(2)`).
    ///
    /// `len` holds the size of the buffer at `value` before the call and the number of bytes
    /// written after it.
    ///
    /// # Errors
    ///
    /// - `-ENOPROTOOPT`, `-EOPNOTSUPP`: there is no such option at this level.
    /// - `-EBADF`, `-ENOTSOCK`: `fd` is not an open socket.
    ///
    /// # Safety
    ///
    /// `len` must be valid for reads and writes, and `value` valid for writes of `*len` bytes. The
    /// caller must own `fd` or have borrowed it from its owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn getsockopt(fd: I32, level: I32, option: I32, value: *mut Void, len: *mut U32) -> I32;

    /// Reads the local address of a socket (`getsockname(2)`).
    ///
    /// `len` holds the size of the buffer at `address` before the call and the actual size of the
    /// address after it. If that is larger, the address was truncated.
    ///
    /// # Errors
    ///
    /// - `-EINVAL`: `*len` is negative.
    /// - `-EBADF`, `-ENOTSOCK`: `fd` is not an open socket.
    ///
    /// # Safety
    ///
    /// `len` must be valid for reads and writes, and `address` valid for writes of `*len` bytes.
    /// The caller must own `fd` or have borrowed it from its owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn getsockname(fd: I32, address: *mut SockAddr, len: *mut U32) -> I32;

    /// Reads the address of the peer that a socket is connected to (`getpeername(2)`).
    ///
    /// `len` works as in [`getsockname`].
    ///
    /// # Errors
    ///
    /// As [`getsockname`], and:
    ///
    /// - `-ENOTCONN`: the socket is not connected.
    ///
    /// # Safety
    ///
    /// `len` must be valid for reads and writes, and `address` valid for writes of `*len` bytes.
    /// The caller must own `fd` or have borrowed it from its owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn getpeername(fd: I32, address: *mut SockAddr, len: *mut U32) -> I32;
}

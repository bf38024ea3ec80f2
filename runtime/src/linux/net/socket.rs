//! Creating, binding, connecting and shutting down sockets.

use crate::{I32, U32, linux::types::SockAddr, syscall};

#[syscall(os = "linux")]
unsafe extern "C" {
    /// Creates a socket of the given family (`AF_*`) and type (`SOCK_*`) and returns its descriptor
    /// (`socket(2)`).
    ///
    /// The type can be combined with [`SOCK_CLOEXEC`](super::SOCK_CLOEXEC) and
    /// [`SOCK_NONBLOCK`](super::SOCK_NONBLOCK). Protocol 0 selects the default protocol.
    ///
    /// # Errors
    ///
    /// - `-EAFNOSUPPORT`: the kernel does not support this family.
    /// - `-EINVAL`: the type or a flag is unknown.
    /// - `-EPROTONOSUPPORT`: the family does not support this type or protocol.
    /// - `-EMFILE`, `-ENFILE`: the process or the system has too many open files.
    /// - `-EACCES`, `-EPERM`: the process may not create such a socket.
    pub safe fn socket(family: I32, kind: I32, protocol: I32) -> I32;

    /// Creates two connected sockets and stores their descriptors in `pair` (`socketpair(2)`).
    ///
    /// # Errors
    ///
    /// As [`socket`], and:
    ///
    /// - `-EOPNOTSUPP`: the protocol does not support pairs.
    ///
    /// # Safety
    ///
    /// `pair` must be valid for writes of two integers.
    pub fn socketpair(family: I32, kind: I32, protocol: I32, pair: *mut I32) -> I32;

    /// Binds a socket to a local address (`bind(2)`).
    ///
    /// # Errors
    ///
    /// - `-EADDRINUSE`: the address is already in use.
    /// - `-EADDRNOTAVAIL`: the address is not local.
    /// - `-EACCES`: binding to this address requires a privilege.
    /// - `-EINVAL`: the socket is already bound, or `len` is wrong for the family.
    /// - `-EBADF`, `-ENOTSOCK`: `fd` is not an open socket.
    ///
    /// # Safety
    ///
    /// `address` must be valid for reads of `len` bytes. The caller must own `fd` or have borrowed
    /// it from its owner: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn bind(fd: I32, address: *const SockAddr, len: U32) -> I32;

    /// Marks a socket as accepting connections (`listen(2)`).
    ///
    /// Up to `backlog` established connections wait for [`accept`].
    ///
    /// # Errors
    ///
    /// - `-EOPNOTSUPP`: sockets of this type do not accept connections.
    /// - `-EADDRINUSE`: another socket is listening on the same port.
    /// - `-EBADF`, `-ENOTSOCK`: `fd` is not an open socket.
    ///
    /// # Safety
    ///
    /// The caller must own `fd` or have borrowed it from its owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn listen(fd: I32, backlog: I32) -> I32;

    /// Accepts a pending connection as [`accept`] does, with flags for the new socket
    /// (`accept4(2)`).
    ///
    /// `flags` are [`SOCK_CLOEXEC`](super::SOCK_CLOEXEC) and
    /// [`SOCK_NONBLOCK`](super::SOCK_NONBLOCK).
    ///
    /// # Errors
    ///
    /// As [`accept`], and:
    ///
    /// - `-EINVAL`: a flag is unknown.
    ///
    /// # Safety
    ///
    /// `address` and `len` must both be null, or `len` valid for reads and writes and `address`
    /// valid for writes of `*len` bytes. The caller must own `fd` or have borrowed it from its
    /// owner: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn accept4(fd: I32, address: *mut SockAddr, len: *mut U32, flags: I32) -> I32;

    /// Connects a socket to an address (`connect(2)`).
    ///
    /// On a datagram socket this sets the default destination and filters the sources of received
    /// datagrams.
    ///
    /// # Errors
    ///
    /// - `-ECONNREFUSED`: nothing is listening at the address.
    /// - `-EINPROGRESS`: the socket is non-blocking and the connection is being established.
    /// - `-EALREADY`: an earlier attempt is still in progress.
    /// - `-EISCONN`: the socket is already connected.
    /// - `-ETIMEDOUT`, `-ENETUNREACH`: the peer cannot be reached.
    /// - `-EINTR`: a signal interrupted the call. The connection is still being established.
    /// - `-EAFNOSUPPORT`, `-EINVAL`: the address does not belong to the socket's family.
    /// - `-EBADF`, `-ENOTSOCK`: `fd` is not an open socket.
    ///
    /// # Safety
    ///
    /// `address` must be valid for reads of `len` bytes. The caller must own `fd` or have borrowed
    /// it from its owner: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn connect(fd: I32, address: *const SockAddr, len: U32) -> I32;

    /// Shuts down one or both directions of a connection (`shutdown(2)`).
    ///
    /// `how` is one of the `SHUT_*` constants. The descriptor stays open.
    ///
    /// # Errors
    ///
    /// - `-ENOTCONN`: the socket is not connected.
    /// - `-EINVAL`: `how` is invalid.
    /// - `-EBADF`, `-ENOTSOCK`: `fd` is not an open socket.
    ///
    /// # Safety
    ///
    /// The caller must own `fd` or have borrowed it from its owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn shutdown(fd: I32, how: I32) -> I32;
}

/// Accepts a pending connection, waiting for one if necessary, and returns the descriptor of
/// the new socket (`accept(2)`).
///
/// Unless `address` is null, the peer's address is stored there. `len` holds the size of that
/// buffer before the call and the actual size of the address after it.
///
/// It is [`accept4`] without flags, since not every architecture has another call.
///
/// # Errors
///
/// - `-EAGAIN`: the socket is non-blocking and no connection is pending.
/// - `-ECONNABORTED`: the connection was aborted before it was accepted.
/// - `-EINVAL`: the socket is not listening.
/// - `-EMFILE`, `-ENFILE`: the process or the system has too many open files.
/// - `-EINTR`: a signal interrupted the call.
/// - `-EBADF`, `-ENOTSOCK`: `fd` is not an open socket.
///
/// # Safety
///
/// `address` and `len` must both be null, or `len` valid for reads and writes and `address`
/// valid for writes of `*len` bytes. The caller must own `fd` or have borrowed it from its
/// owner: see [raw descriptors](crate::fd#raw-descriptors).
#[inline]
pub unsafe fn accept(fd: I32, address: *mut SockAddr, len: *mut U32) -> I32 {
    // SAFETY: the caller upholds the same requirements.
    unsafe { accept4(fd, address, len, 0) }
}

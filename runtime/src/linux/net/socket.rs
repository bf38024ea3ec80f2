//! Sockets from their beginning to their end.

use crate::{I32, U32, linux::types::SockAddr, syscall};

#[syscall(os = "linux")]
unsafe extern "C" {
    /// Makes a socket of a family (`AF_*`) and a kind (`SOCK_*`, with
    /// [`SOCK_CLOEXEC`](super::SOCK_CLOEXEC) and [`SOCK_NONBLOCK`](super::SOCK_NONBLOCK) beside it)
    /// (`socket(2)`); protocol 0 is the usual one. The answer is its descriptor.
    ///
    /// # Errors
    ///
    /// `EAFNOSUPPORT`, `EINVAL`: there is no such family, or a flag is unknown. `EPROTONOSUPPORT`: the
    /// family has no such protocol. `EMFILE`: the process has too many descriptors. `EACCES`, `EPERM`:
    /// it may not.
    pub safe fn socket(family: I32, kind: I32, protocol: I32) -> I32;

    /// Makes two sockets that are connected with each other, and writes their descriptors to `pair`
    /// (`socketpair(2)`).
    ///
    /// # Errors
    ///
    /// As [`socket`]; and `EOPNOTSUPP`: the family has no pairs.
    ///
    /// # Safety
    ///
    /// The caller must give in `pair` an address of two numbers that may be written.
    pub fn socketpair(family: I32, kind: I32, protocol: I32, pair: *mut I32) -> I32;

    /// Gives a socket its address (`bind(2)`).
    ///
    /// # Errors
    ///
    /// `EADDRINUSE`: another socket has it. `EADDRNOTAVAIL`: it is none of this machine's. `EACCES`:
    /// it needs a privilege. `EINVAL`: the socket has one already, or `len` is wrong. `EBADF`,
    /// `ENOTSOCK`: `fd` is no socket.
    ///
    /// # Safety
    ///
    /// The caller must give in `address` an address of `len` bytes that may be read. The caller
    /// must own or have borrowed `fd`: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn bind(fd: I32, address: *const SockAddr, len: U32) -> I32;

    /// Lets others connect to a socket (`listen(2)`); up to `backlog` may wait for [`accept`].
    ///
    /// # Errors
    ///
    /// `EOPNOTSUPP`: its kind has no connections. `EADDRINUSE`: another socket listens there.
    /// `EBADF`, `ENOTSOCK`: `fd` is no socket.
    ///
    /// # Safety
    ///
    /// The caller must own `fd`, or have borrowed it from the owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn listen(fd: I32, backlog: I32) -> I32;

    /// Takes the first connection that waits, or waits for one (`accept(2)`); the answer is the
    /// descriptor of a new socket. Who it is goes to `address`, unless that is null; `len` holds
    /// the room before, and the true size after.
    ///
    /// # Errors
    ///
    /// `EAGAIN`: there is none, and the socket does not wait. `ECONNABORTED`: it has gone again.
    /// `EINVAL`: the socket does not listen. `EMFILE`: the process has too many descriptors. `EINTR`:
    /// a signal came. `EBADF`, `ENOTSOCK`: `fd` is no socket.
    ///
    /// # Safety
    ///
    /// The caller must give in `len` an address that may be read and written, and in `address` one
    /// of as many bytes as it says that may be written; or null for both. The caller must own or
    /// have borrowed `fd`: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn accept(fd: I32, address: *mut SockAddr, len: *mut U32) -> I32;

    /// As [`accept`], with flags for the new socket (`accept4(2)`):
    /// [`SOCK_CLOEXEC`](super::SOCK_CLOEXEC), [`SOCK_NONBLOCK`](super::SOCK_NONBLOCK).
    ///
    /// # Errors
    ///
    /// As [`accept`]; and `EINVAL`: a flag is unknown.
    ///
    /// # Safety
    ///
    /// As [`accept`]: the caller must give in `len` an address that may be read and written, and in
    /// `address` one of as many bytes as it says that may be written; or null for both. The caller
    /// must own or have borrowed `fd`: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn accept4(fd: I32, address: *mut SockAddr, len: *mut U32, flags: I32) -> I32;

    /// Connects a socket (`connect(2)`); one without connections gets the address that it sends to.
    ///
    /// # Errors
    ///
    /// `ECONNREFUSED`: nobody listens there. `EINPROGRESS`: it goes on, and the socket does not wait.
    /// `EISCONN`: it is connected. `ETIMEDOUT`, `ENETUNREACH`: nobody answers. `EINTR`: a signal came;
    /// it goes on. `EAFNOSUPPORT`, `EINVAL`: the address is none of its family. `EBADF`, `ENOTSOCK`:
    /// `fd` is no socket.
    ///
    /// # Safety
    ///
    /// The caller must give in `address` an address of `len` bytes that may be read. The caller
    /// must own or have borrowed `fd`: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn connect(fd: I32, address: *const SockAddr, len: U32) -> I32;

    /// Ends a connection, in one direction or both (`shutdown(2)`). `how` is one of `SHUT_*`. The
    /// descriptor stays.
    ///
    /// # Errors
    ///
    /// `ENOTCONN`: it is not connected. `EINVAL`: there is no such direction. `EBADF`, `ENOTSOCK`: `fd`
    /// is no socket.
    ///
    /// # Safety
    ///
    /// The caller must own `fd`, or have borrowed it from the owner: see [raw
    /// descriptors](crate::fd#raw-descriptors).
    pub fn shutdown(fd: I32, how: I32) -> I32;
}

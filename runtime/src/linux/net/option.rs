//! What a socket is asked, and told.

use crate::{I32, U32, Void, linux::types::SockAddr, syscall};

#[syscall(os = "linux")]
unsafe extern "C" {
    /// Sets an option of a level (`setsockopt(2)`): `SO_*` at [`SOL_SOCKET`](super::SOL_SOCKET),
    /// `TCP_*` at [`IPPROTO_TCP`](super::IPPROTO_TCP), and so on. Most are an `I32`.
    ///
    /// # Errors
    ///
    /// `ENOPROTOOPT`: there is no such option. `EINVAL`: it cannot have that value, or `len` is too
    /// small. `EBADF`, `ENOTSOCK`: `fd` is no socket.
    ///
    /// # Safety
    ///
    /// The caller must give in `value` an address of `len` bytes that may be read, with what the
    /// option takes; addresses in it have to be good, too. The caller must own or have borrowed
    /// `fd`: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn setsockopt(fd: I32, level: I32, option: I32, value: *const Void, len: U32) -> I32;

    /// Reads an option of a level (`getsockopt(2)`). `len` holds the room before, and what was
    /// written after.
    ///
    /// # Errors
    ///
    /// `ENOPROTOOPT`, `EOPNOTSUPP`: there is no such option. `EBADF`, `ENOTSOCK`: `fd` is no socket.
    ///
    /// # Safety
    ///
    /// The caller must give in `len` an address that may be read and written, and in `value` one of
    /// as many bytes as it says that may be written. The caller must own or have borrowed `fd`: see
    /// [raw descriptors](crate::fd#raw-descriptors).
    pub fn getsockopt(fd: I32, level: I32, option: I32, value: *mut Void, len: *mut U32) -> I32;

    /// The address that a socket has (`getsockname(2)`). `len` holds the room before, and the true
    /// size after, which can be more: then the address was cut off.
    ///
    /// # Errors
    ///
    /// `EINVAL`: the room is negative. `EBADF`, `ENOTSOCK`: `fd` is no socket.
    ///
    /// # Safety
    ///
    /// The caller must give in `len` an address that may be read and written, and in `address` one
    /// of as many bytes as it says that may be written. The caller must own or have borrowed `fd`:
    /// see [raw descriptors](crate::fd#raw-descriptors).
    pub fn getsockname(fd: I32, address: *mut SockAddr, len: *mut U32) -> I32;

    /// The address that a socket is connected with (`getpeername(2)`). `len` is as in
    /// [`getsockname`].
    ///
    /// # Errors
    ///
    /// As [`getsockname`]; and `ENOTCONN`: it is not connected.
    ///
    /// # Safety
    ///
    /// As [`getsockname`]: the caller must give in `len` an address that may be read and written,
    /// and in `address` one of as many bytes as it says that may be written. The caller must own or
    /// have borrowed `fd`: see [raw descriptors](crate::fd#raw-descriptors).
    pub fn getpeername(fd: I32, address: *mut SockAddr, len: *mut U32) -> I32;
}

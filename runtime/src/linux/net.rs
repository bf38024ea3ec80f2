//! Sockets.
//!
//! Each function returns what the kernel returns: errors are negated error numbers, which the
//! functions of [`result`](crate::result) convert to a `Result`.
//!
//! Socket addresses are one of the `SockAddr…` structures, depending on the family. The calls take
//! a `*const SockAddr` and the size of the structure. Ports and IPv4 addresses are in network byte
//! order; the conversions between [`SockAddrIn`] or [`SockAddrIn6`] and the types of [`core::net`]
//! take care of that.
//!
//! ```
//! use core::{net::{Ipv4Addr, SocketAddrV4}, ptr::null_mut};
//! use sysdecl::linux::net::*;
//! use sysdecl::result::{check, check_i32};
//!
//! const SIZE: u32 = 16; // size_of::<SockAddrIn>()
//!
//! // Two sockets. The kernel picks a port for the first one; ask which.
//! let [here, there] = [(); 2].map(|()| check_i32(socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0)));
//! let (here, there) = (here?, there?);
//! let mut address = SockAddrIn::from(SocketAddrV4::new(Ipv4Addr::LOCALHOST, 0));
//! let mut buf = [0; 16];
//! // SAFETY: each address and buffer is valid for the given length.
//! let len = unsafe {
//!     check_i32(bind(here, (&raw const address).cast(), SIZE))?;
//!     check_i32(getsockname(here, (&raw mut address).cast(), &mut { SIZE }))?;
//!     check(sendto(there, b"hello".as_ptr(), 5, 0, (&raw const address).cast(), SIZE))?;
//!     check(recvfrom(here, buf.as_mut_ptr(), 16, 0, null_mut(), null_mut()))?
//! };
//! assert_ne!(SocketAddrV4::from(address).port(), 0);
//! assert_eq!(&buf[..len as usize], b"hello");
//! # Ok::<(), sysdecl::Errno>(())
//! ```

mod address;
mod control;
#[cfg(feature = "macros")]
mod option;
#[cfg(feature = "macros")]
mod socket;
#[cfg(feature = "macros")]
mod transfer;

pub use self::control::*;
#[cfg(feature = "macros")]
pub use self::{option::*, socket::*, transfer::*};
pub use super::constants::net::*;
#[doc(inline)]
pub use super::types::{
    CmsgHdr, In6Addr, InAddr, IoVec, IpMreq, Ipv6Mreq, Linger, MmsgHdr, MsgHdr, SockAddr,
    SockAddrIn, SockAddrIn6, SockAddrLl, SockAddrNl, SockAddrStorage, SockAddrUn, Timespec, Ucred,
};

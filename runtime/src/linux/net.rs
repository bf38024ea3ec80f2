//! Sockets.
//!
//! Each function answers as the kernel does: a failure is the negative error number, which
//! [`result`](crate::result) turns into a `Result`.
//!
//! An address is one of the `SockAddr…` structures, by its family; the calls take it as a
//! `*const SockAddr` and its size. Ports and IPv4 addresses are in network order:
//! [`SockAddrIn`] and [`SockAddrIn6`] come from, and go to, the addresses of [`core::net`], which
//! takes care of that.
//!
//! ```
//! use core::{net::{Ipv4Addr, SocketAddrV4}, ptr::null_mut};
//! use sysdecl::linux::net::*;
//! use sysdecl::result::{check, check_i32};
//!
//! const SIZE: u32 = 16; // size_of::<SockAddrIn>()
//!
//! // Two sockets of our own; the kernel picks a port for the first, and we ask which.
//! let [here, there] = [(); 2].map(|()| check_i32(socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0)));
//! let (here, there) = (here?, there?);
//! let mut address = SockAddrIn::from(SocketAddrV4::new(Ipv4Addr::LOCALHOST, 0));
//! let mut buf = [0; 16];
//! // SAFETY: each address and buffer is ours, and as long as said.
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

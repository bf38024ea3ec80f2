//! Sockets.
//!
//! Each function is one system call and returns errors as negated error numbers, which
//! [`result::check_i32`](crate::result::check_i32) converts to a `Result`.

mod constants;

pub use self::constants::*;
#[cfg(feature = "macros")]
pub use crate::bsd::net::*;
pub use crate::bsd::types::{
    CmsgHdr, In6Addr, InAddr, IoVec, Linger, MsgHdr, SockAddr, SockAddrIn, SockAddrIn6,
    SockAddrStorage, SockAddrUn,
};

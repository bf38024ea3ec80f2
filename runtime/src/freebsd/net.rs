//! Sockets.
//!
//! Each function is one system call, and answers as the entry does: a failure is the negative error
//! number. [`result::check_i32`](crate::result::check_i32) makes a `Result` of it.

mod constants;

pub use self::constants::*;
#[cfg(feature = "macros")]
pub use crate::bsd::net::*;
pub use crate::bsd::types::{
    CmsgHdr, In6Addr, InAddr, IoVec, Linger, MsgHdr, SockAddr, SockAddrIn, SockAddrIn6,
    SockAddrStorage, SockAddrUn,
};

//! Addresses of `core::net` as the kernel has them, and back.

use core::net::{Ipv4Addr, Ipv6Addr, SocketAddrV4, SocketAddrV6};

use crate::{
    U16,
    linux::{
        constants::net::{AF_INET, AF_INET6},
        types::{In6Addr, InAddr, SockAddrIn, SockAddrIn6},
    },
};

/// An address family as the structures hold it.
const fn family(family: crate::I32) -> U16 {
    assert!(family >= 0 && family <= U16::MAX as crate::I32);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "as just asserted"
    )]
    return family as U16;
}

impl From<Ipv4Addr> for InAddr {
    fn from(address: Ipv4Addr) -> Self {
        Self { s_addr: address.to_bits().to_be() }
    }
}

impl From<InAddr> for Ipv4Addr {
    fn from(address: InAddr) -> Self {
        Self::from_bits(crate::U32::from_be(address.s_addr))
    }
}

impl From<Ipv6Addr> for In6Addr {
    fn from(address: Ipv6Addr) -> Self {
        Self { s6_addr: address.octets() }
    }
}

impl From<In6Addr> for Ipv6Addr {
    fn from(address: In6Addr) -> Self {
        Self::from(address.s6_addr)
    }
}

impl From<SocketAddrV4> for SockAddrIn {
    fn from(address: SocketAddrV4) -> Self {
        Self {
            sin_family: const { family(AF_INET) },
            sin_port: address.port().to_be(),
            sin_addr: (*address.ip()).into(),
            ..Self::ZERO
        }
    }
}

/// Whatever the family says.
impl From<SockAddrIn> for SocketAddrV4 {
    fn from(address: SockAddrIn) -> Self {
        Self::new(address.sin_addr.into(), U16::from_be(address.sin_port))
    }
}

/// As the standard library does it: the flow information as it is, the rest in network order.
impl From<SocketAddrV6> for SockAddrIn6 {
    fn from(address: SocketAddrV6) -> Self {
        Self {
            sin6_family: const { family(AF_INET6) },
            sin6_port: address.port().to_be(),
            sin6_flowinfo: address.flowinfo(),
            sin6_addr: (*address.ip()).into(),
            sin6_scope_id: address.scope_id(),
        }
    }
}

/// Whatever the family says.
impl From<SockAddrIn6> for SocketAddrV6 {
    fn from(address: SockAddrIn6) -> Self {
        let port = U16::from_be(address.sin6_port);
        Self::new(address.sin6_addr.into(), port, address.sin6_flowinfo, address.sin6_scope_id)
    }
}

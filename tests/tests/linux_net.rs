//! Compares each function of `linux::net` with the C library's on the same input, for success and errors.
#![cfg(target_os = "linux")]

mod beside;

use core::{
    mem,
    net::{Ipv4Addr, Ipv6Addr, SocketAddrV4, SocketAddrV6},
    ptr::{null, null_mut},
};
use std::{
    fs::File,
    os::fd::{AsRawFd, OwnedFd},
};

use beside::{agree, owned};
use sysdecl::{
    I32, U32,
    errno::{
        EADDRINUSE, EAFNOSUPPORT, EAGAIN, EBADF, ECONNREFUSED, EDESTADDRREQ, EFAULT, EINVAL,
        EMSGSIZE, ENOPROTOOPT, ENOTCONN, ENOTSOCK, EOPNOTSUPP, EPIPE, EPROTONOSUPPORT,
    },
    linux::net::*,
};

/// The size of a type, with the integer type of the calls.
#[expect(clippy::cast_possible_truncation, reason = "the sizes are small")]
const fn size<T>() -> U32 {
    size_of::<T>() as U32
}

const SOCKADDR_IN: U32 = size::<SockAddrIn>();

fn loopback(port: u16) -> SockAddrIn {
    SocketAddrV4::new(Ipv4Addr::LOCALHOST, port).into()
}

fn new(kind: I32) -> OwnedFd {
    owned(socket(AF_INET, kind | SOCK_CLOEXEC, 0))
}

/// A pair of connected local sockets, created by our function.
fn pair(kind: I32) -> [OwnedFd; 2] {
    let mut pair = [-1; 2];
    // SAFETY: the array has room for two descriptors.
    assert_eq!(unsafe { socketpair(AF_UNIX, kind | SOCK_CLOEXEC, 0, pair.as_mut_ptr()) }, 0);
    pair.map(owned)
}

/// An IPv4 socket bound to its own port on the loopback interface, and its address.
fn bound(kind: I32) -> (OwnedFd, SockAddrIn) {
    let socket = new(kind);
    let mut address = loopback(0);
    // SAFETY: the address is valid for reads and writes, and has the given length.
    unsafe {
        assert_eq!(bind(socket.as_raw_fd(), (&raw const address).cast(), SOCKADDR_IN), 0);
        let mut len = SOCKADDR_IN;
        let answer = getsockname(socket.as_raw_fd(), (&raw mut address).cast(), &raw mut len);
        assert_eq!((answer, len), (0, SOCKADDR_IN));
    }
    assert_ne!(address.sin_port, 0);
    (socket, address)
}

/// An integer option, read by libc.
fn libc_option(fd: I32, level: I32, option: I32) -> I32 {
    let (mut value, mut len) = (0, 4);
    // SAFETY: the value and its size are valid for writes.
    let answer =
        unsafe { libc::getsockopt(fd, level, option, (&raw mut value).cast(), &raw mut len) };
    assert_eq!((answer, len), (0, 4));
    value
}

#[test]
fn a_socket_has_the_requested_type() {
    for (family, kind, protocol) in [
        (AF_INET, SOCK_STREAM, IPPROTO_TCP),
        (AF_INET6, SOCK_DGRAM, IPPROTO_UDP),
        (AF_UNIX, SOCK_SEQPACKET, 0),
    ] {
        let fd = socket(family, kind | SOCK_NONBLOCK | SOCK_CLOEXEC, protocol);
        let socket = owned(fd);
        assert_eq!(libc_option(fd, libc::SOL_SOCKET, libc::SO_DOMAIN), family);
        assert_eq!(libc_option(fd, libc::SOL_SOCKET, libc::SO_TYPE), kind);
        assert_eq!(libc_option(fd, libc::SOL_SOCKET, libc::SO_PROTOCOL), protocol);
        // SAFETY: the calls access no memory.
        unsafe {
            assert_eq!(libc::fcntl(fd, libc::F_GETFD), libc::FD_CLOEXEC);
            assert_ne!(libc::fcntl(fd, libc::F_GETFL) & libc::O_NONBLOCK, 0);
        }
        drop(socket);
    }
    for (family, kind, protocol, expected) in [
        (9999, SOCK_STREAM, 0, -EAFNOSUPPORT),
        (AF_INET, SOCK_STREAM, IPPROTO_UDP, -EPROTONOSUPPORT),
        (AF_INET, 77, 0, -EINVAL),
    ] {
        // SAFETY: the call accesses no memory.
        let theirs = unsafe { libc::socket(family, kind, protocol) };
        agree!(socket(family, kind, protocol), theirs, expected);
    }
}

#[test]
fn a_pair_is_connected() {
    let [one, two] = pair(SOCK_STREAM);
    let mut text = [0; 8];
    // SAFETY: the texts are valid for reads and writes, the pairs for writes.
    unsafe {
        assert_eq!(libc::write(one.as_raw_fd(), c"hello".as_ptr().cast(), 5), 5);
        assert_eq!(libc::read(two.as_raw_fd(), text.as_mut_ptr().cast(), 8), 5);
        assert_eq!(&text[..5], b"hello");
        let (mut ours, mut theirs) = ([-1; 2], [-1; 2]);
        agree!(
            socketpair(AF_INET, SOCK_STREAM, 0, ours.as_mut_ptr()),
            libc::socketpair(AF_INET, SOCK_STREAM, 0, theirs.as_mut_ptr()),
            -EOPNOTSUPP,
        );
    }
}

#[test]
fn a_connection_is_established_and_both_ends_have_the_addresses() {
    let (listener, address) = bound(SOCK_STREAM);
    let at = listener.as_raw_fd();
    // SAFETY: each address is valid for reads and writes, and has the given length.
    unsafe {
        assert_eq!(listen(at, 5), 0);
        assert_eq!(libc_option(at, libc::SOL_SOCKET, libc::SO_ACCEPTCONN), 1);
        for flags in [None, Some(0), Some(SOCK_CLOEXEC | SOCK_NONBLOCK)] {
            let client = new(SOCK_STREAM);
            let fd = client.as_raw_fd();
            assert_eq!(connect(fd, (&raw const address).cast(), SOCKADDR_IN), 0);
            let (mut peer, mut len) = (SockAddrStorage::ZERO, size::<SockAddrStorage>());
            let peer_at = (&raw mut peer).cast();
            let server = owned(match flags {
                None => accept(at, peer_at, &raw mut len),
                Some(flags) => accept4(at, peer_at, &raw mut len, flags),
            });
            assert_eq!((len, i32::from(peer.ss_family)), (SOCKADDR_IN, AF_INET));
            let descriptor_flags = libc::fcntl(server.as_raw_fd(), libc::F_GETFD);
            let status_flags = libc::fcntl(server.as_raw_fd(), libc::F_GETFL);
            let wanted = flags.unwrap_or(0);
            assert_eq!(descriptor_flags != 0, wanted & SOCK_CLOEXEC != 0);
            assert_eq!(status_flags & libc::O_NONBLOCK, wanted & SOCK_NONBLOCK);

            // The client's own name, the server's peer and the address from `accept` are the same, also according to
            // libc.
            let peer: SockAddrIn = (&raw const peer).cast::<SockAddrIn>().read();
            let mut seen = [SockAddrIn::ZERO; 4];
            let [own, libc_own, other, libc_other] = &mut seen;
            let mut len = SOCKADDR_IN;
            let server_fd = server.as_raw_fd();
            assert_eq!(getsockname(fd, (&raw mut *own).cast(), &raw mut len), 0);
            assert_eq!(libc::getsockname(fd, (&raw mut *libc_own).cast(), &raw mut len), 0);
            assert_eq!(getpeername(server_fd, (&raw mut *other).cast(), &raw mut len), 0);
            assert_eq!(
                libc::getpeername(server_fd, (&raw mut *libc_other).cast(), &raw mut len),
                0
            );
            assert_eq!(seen, [peer; 4]);

            // Shuts down one direction only.
            assert_eq!(shutdown(fd, SHUT_WR), 0);
            let mut byte = 0_u8;
            assert_eq!(recv(server_fd, &raw mut byte, 1, 0), 0);
            assert_eq!(send(server_fd, &7, 1, 0), 1);
            assert_eq!(recv(fd, &raw mut byte, 1, 0), 1);
            assert_eq!(byte, 7);
        }
    }
}

#[test]
fn invalid_connections_fail_as_in_libc() {
    let (listener, address) = bound(SOCK_STREAM);
    let (client, file) = (new(SOCK_STREAM), File::open("/dev/null").unwrap());
    let (at, fd, file) = (listener.as_raw_fd(), client.as_raw_fd(), file.as_raw_fd());
    let here = (&raw const address).cast::<SockAddr>();
    let datagram = new(SOCK_DGRAM);
    // SAFETY: each address is valid for reads and has the given length; a null address has a null length.
    unsafe {
        let libc_here = here.cast();
        // The socket is not listening yet.
        agree!(
            connect(fd, here, SOCKADDR_IN),
            libc::connect(fd, libc_here, SOCKADDR_IN),
            -ECONNREFUSED
        );
        agree!(
            accept(at, null_mut(), null_mut()),
            libc::accept(at, null_mut(), null_mut()),
            -EINVAL
        );
        agree!(bind(fd, here, SOCKADDR_IN), libc::bind(fd, libc_here, SOCKADDR_IN), -EADDRINUSE);
        agree!(bind(at, here, SOCKADDR_IN), libc::bind(at, libc_here, SOCKADDR_IN), -EINVAL);
        agree!(bind(fd, here, 3), libc::bind(fd, libc_here, 3), -EINVAL);
        agree!(bind(-1, here, SOCKADDR_IN), libc::bind(-1, libc_here, SOCKADDR_IN), -EBADF);
        agree!(
            connect(file, here, SOCKADDR_IN),
            libc::connect(file, libc_here, SOCKADDR_IN),
            -ENOTSOCK
        );
        agree!(listen(file, 1), libc::listen(file, 1), -ENOTSOCK);
        let udp = datagram.as_raw_fd();
        agree!(listen(udp, 1), libc::listen(udp, 1), -EOPNOTSUPP);
        assert_eq!(libc::fcntl(at, libc::F_SETFL, libc::O_NONBLOCK), 0);
        assert_eq!(listen(at, 1), 0);
        agree!(
            accept(at, null_mut(), null_mut()),
            libc::accept(at, null_mut(), null_mut()),
            -EAGAIN
        );
        agree!(
            accept4(at, null_mut(), null_mut(), 0x100),
            libc::accept4(at, null_mut(), null_mut(), 0x100),
            -EINVAL,
        );
        agree!(shutdown(udp, SHUT_RDWR), libc::shutdown(udp, SHUT_RDWR), -ENOTCONN);
        agree!(shutdown(udp, 3), libc::shutdown(udp, 3), -EINVAL);
        let (mut address, mut len) = (SockAddrIn::ZERO, SOCKADDR_IN);
        let into = (&raw mut address).cast::<SockAddr>();
        agree!(
            getpeername(udp, into, &raw mut len),
            libc::getpeername(udp, into.cast(), &raw mut len),
            -ENOTCONN,
        );
        agree!(
            getsockname(file, into, &raw mut len),
            libc::getsockname(file, into.cast(), &raw mut len),
            -ENOTSOCK,
        );
        len = U32::MAX;
        agree!(
            getsockname(udp, into, &raw mut len),
            libc::getsockname(udp, into.cast(), &raw mut len),
            -EINVAL,
        );
    }
}

#[test]
fn options_are_the_same_as_in_libc() {
    let socket = new(SOCK_STREAM);
    let fd = socket.as_raw_fd();
    let (one, linger) = (1_i32, Linger { l_onoff: 1, l_linger: 77 });
    // SAFETY: the values are valid for reads and writes, and have the given length.
    unsafe {
        for (level, option) in
            [(SOL_SOCKET, SO_REUSEADDR), (SOL_SOCKET, SO_KEEPALIVE), (IPPROTO_TCP, TCP_NODELAY)]
        {
            assert_eq!(libc_option(fd, level, option), 0);
            assert_eq!(setsockopt(fd, level, option, (&raw const one).cast(), 4), 0);
            assert_eq!(libc_option(fd, level, option), 1);
        }
        let at = (&raw const linger).cast();
        assert_eq!(setsockopt(fd, SOL_SOCKET, SO_LINGER, at, size::<Linger>()), 0);
        let (mut ours, mut theirs) = (Linger::ZERO, Linger::ZERO);
        let (mut len, mut libc_len) = (size::<Linger>(), size::<Linger>());
        agree!(
            getsockopt(fd, SOL_SOCKET, SO_LINGER, (&raw mut ours).cast(), &raw mut len),
            libc::getsockopt(
                fd,
                SOL_SOCKET,
                SO_LINGER,
                (&raw mut theirs).cast(),
                &raw mut libc_len
            ),
            0,
        );
        assert_eq!((ours, theirs, len, libc_len), (linger, linger, 8, 8));

        let value = (&raw const one).cast();
        agree!(
            setsockopt(fd, SOL_SOCKET, 9999, value, 4),
            libc::setsockopt(fd, SOL_SOCKET, 9999, value.cast(), 4),
            -ENOPROTOOPT,
        );
        agree!(
            setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, value, 3),
            libc::setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, value.cast(), 3),
            -EINVAL,
        );
        let at = (&raw mut ours).cast();
        agree!(
            getsockopt(fd, IPPROTO_TCP, 9999, at, &raw mut len),
            libc::getsockopt(fd, IPPROTO_TCP, 9999, at.cast(), &raw mut len),
            -ENOPROTOOPT,
        );
    }
}

#[test]
fn datagrams_go_where_they_are_sent() {
    let (here, address) = bound(SOCK_DGRAM);
    let (there, from) = bound(SOCK_DGRAM);
    let (here, there) = (here.as_raw_fd(), there.as_raw_fd());
    let at = (&raw const address).cast::<SockAddr>();
    // SAFETY: the buffers and addresses are valid for reads and writes, and have the given length.
    unsafe {
        assert_eq!(sendto(there, b"one".as_ptr(), 3, 0, at, SOCKADDR_IN), 3);
        assert_eq!(libc::sendto(there, c"three".as_ptr().cast(), 5, 0, at.cast(), SOCKADDR_IN), 5);
        let mut buf = [0_u8; 4];
        let (mut sender, mut len) = (SockAddrIn::ZERO, SOCKADDR_IN);
        let into = (&raw mut sender).cast::<SockAddr>();
        assert_eq!(recvfrom(here, buf.as_mut_ptr(), 4, 0, into, &raw mut len), 3);
        assert_eq!((&buf[..3], sender, len), (b"one".as_slice(), from, SOCKADDR_IN));
        // The full size is returned for a truncated datagram.
        assert_eq!(recvfrom(here, buf.as_mut_ptr(), 4, MSG_TRUNC, into, &raw mut len), 5);
        assert_eq!(buf, *b"thre");

        agree!(
            recvfrom(here, buf.as_mut_ptr(), 4, MSG_DONTWAIT, into, &raw mut len),
            libc::recv(here, buf.as_mut_ptr().cast(), 4, libc::MSG_DONTWAIT) as i64,
            -EAGAIN,
        );
        agree!(
            sendto(there, buf.as_ptr(), 4, 0, null(), 0),
            libc::sendto(there, buf.as_ptr().cast(), 4, 0, null(), 0) as i64,
            -EDESTADDRREQ,
        );
        let long = vec![0_u8; 70_000];
        agree!(
            sendto(there, long.as_ptr(), 70_000, 0, at, SOCKADDR_IN),
            libc::sendto(there, long.as_ptr().cast(), 70_000, 0, at.cast(), SOCKADDR_IN) as i64,
            -EMSGSIZE,
        );
        agree!(
            sendto(-1, buf.as_ptr(), 4, 0, at, SOCKADDR_IN),
            libc::sendto(-1, buf.as_ptr().cast(), 4, 0, at.cast(), SOCKADDR_IN) as i64,
            -EBADF,
        );
    }
}

#[test]
fn bytes_are_sent_over_a_connection_until_it_is_closed() {
    let [one, two] = pair(SOCK_STREAM);
    let (one, fd) = (one.as_raw_fd(), two.as_raw_fd());
    let mut buf = [0_u8; 8];
    // SAFETY: the buffers are valid for reads and writes, and have the given length.
    unsafe {
        assert_eq!(send(one, b"123456".as_ptr(), 6, MSG_NOSIGNAL), 6);
        assert_eq!(recv(fd, buf.as_mut_ptr(), 4, MSG_PEEK), 4);
        assert_eq!(recv(fd, buf.as_mut_ptr(), 8, 0), 6);
        assert_eq!(&buf[..6], b"123456");
        agree!(
            recv(fd, buf.as_mut_ptr(), 8, MSG_DONTWAIT),
            libc::recv(fd, buf.as_mut_ptr().cast(), 8, libc::MSG_DONTWAIT) as i64,
            -EAGAIN,
        );
        drop(two);
        assert_eq!(recv(one, buf.as_mut_ptr(), 8, 0), 0);
        agree!(
            send(one, buf.as_ptr(), 1, MSG_NOSIGNAL),
            libc::send(one, buf.as_ptr().cast(), 1, libc::MSG_NOSIGNAL) as i64,
            -EPIPE,
        );
    }
}

/// A control message that contains one descriptor.
#[repr(C)]
struct Rights {
    head: CmsgHdr,
    fd: I32,
    padding: u32,
}

#[test]
fn a_message_transfers_several_buffers_and_a_descriptor() {
    let [one, two] = pair(SOCK_STREAM);
    let null_file = File::open("/dev/null").unwrap();
    let mut rights = Rights {
        head: CmsgHdr { cmsg_len: 20, cmsg_level: SOL_SOCKET, cmsg_type: SCM_RIGHTS },
        fd: null_file.as_raw_fd(),
        padding: 0,
    };
    let rights_at = &raw mut rights;
    let parts = [b"ab".as_slice(), b"", b"cdef"]
        .map(|part| IoVec { iov_base: part.as_ptr().cast_mut().cast(), iov_len: part.len() });
    let message = MsgHdr {
        msg_iov: parts.as_ptr().cast_mut(),
        msg_iovlen: parts.len(),
        msg_control: rights_at.cast(),
        msg_controllen: size_of::<Rights>(),
        ..MsgHdr::ZERO
    };
    // SAFETY: all pointers in the messages are valid for reads or writes of the given length.
    unsafe {
        assert_eq!(sendmsg(one.as_raw_fd(), &raw const message, MSG_NOSIGNAL), 6);
        let (mut first, mut second) = ([0_u8; 5], [0_u8; 5]);
        let mut parts = [&mut first, &mut second]
            .map(|part| IoVec { iov_base: part.as_mut_ptr().cast(), iov_len: 5 });
        let mut room: Rights = mem::zeroed();
        let mut received = MsgHdr {
            msg_iov: parts.as_mut_ptr(),
            msg_iovlen: 2,
            msg_control: (&raw mut room).cast(),
            msg_controllen: size_of::<Rights>(),
            ..MsgHdr::ZERO
        };
        assert_eq!(recvmsg(two.as_raw_fd(), &raw mut received, MSG_CMSG_CLOEXEC), 6);
        assert_eq!((&first, second[0]), (b"abcde", b'f'));
        assert_eq!(received.msg_controllen, size_of::<Rights>());
        assert_eq!(received.msg_flags, MSG_CMSG_CLOEXEC);
        assert_eq!((room.head, room.padding), ((*rights_at).head, (*rights_at).padding));
        let came = File::from(owned(room.fd));
        let same = |file: &File| std::os::unix::fs::MetadataExt::rdev(&file.metadata().unwrap());
        assert_eq!(same(&came), same(&null_file));

        agree!(
            recvmsg(two.as_raw_fd(), &raw mut received, MSG_DONTWAIT),
            libc::recvmsg(two.as_raw_fd(), (&raw mut received).cast(), libc::MSG_DONTWAIT) as i64,
            -EAGAIN,
        );
        (*rights_at).fd = -1;
        agree!(
            sendmsg(one.as_raw_fd(), &raw const message, 0),
            libc::sendmsg(one.as_raw_fd(), (&raw const message).cast(), 0) as i64,
            -EBADF,
        );
        agree!(
            sendmsg(-1, &raw const message, 0),
            libc::sendmsg(-1, (&raw const message).cast(), 0) as i64,
            -EBADF,
        );
    }
}

#[test]
fn several_messages_are_sent_in_one_call() {
    let [one, two] = pair(SOCK_DGRAM);
    let texts = [b"1".as_slice(), b"22", b"333"];
    let mut parts =
        texts.map(|text| IoVec { iov_base: text.as_ptr().cast_mut().cast(), iov_len: text.len() });
    let message = |part: &mut IoVec| MmsgHdr {
        msg_hdr: MsgHdr { msg_iov: part, msg_iovlen: 1, ..MsgHdr::ZERO },
        msg_len: 99,
    };
    let mut messages = parts.each_mut().map(message);
    let mut buffers = [[0_u8; 4]; 4];
    let mut parts =
        buffers.each_mut().map(|buffer| IoVec { iov_base: buffer.as_mut_ptr().cast(), iov_len: 4 });
    let mut received = parts.each_mut().map(message);
    // SAFETY: all pointers in the messages are valid for reads or writes of the given length.
    unsafe {
        assert_eq!(sendmmsg(one.as_raw_fd(), messages.as_mut_ptr(), 3, 0), 3);
        assert_eq!(messages.map(|message| message.msg_len), [1, 2, 3]);
        let mut timeout = Timespec { tv_sec: 10, tv_nsec: 0 };
        let fd = two.as_raw_fd();
        let answer = recvmmsg(fd, received.as_mut_ptr(), 4, MSG_WAITFORONE, &raw mut timeout);
        assert_eq!(answer, 3);
        assert_eq!(received.map(|message| message.msg_len), [1, 2, 3, 99]);
        assert_eq!(buffers, [*b"1\0\0\0", *b"22\0\0", *b"333\0", [0; 4]]);
        let has_timeouts = !beside::emulator_lacks("the timeout of `recvmmsg`");
        assert!(timeout.tv_sec < 10 || !has_timeouts);

        let libc_received = received.as_mut_ptr().cast();
        agree!(
            recvmmsg(fd, received.as_mut_ptr(), 4, MSG_DONTWAIT, null_mut()),
            libc::recvmmsg(fd, libc_received, 4, libc::MSG_DONTWAIT, null_mut()),
            -EAGAIN,
        );
        if has_timeouts {
            timeout.tv_nsec = -1;
            agree!(
                recvmmsg(fd, received.as_mut_ptr(), 4, 0, &raw mut timeout),
                libc::recvmmsg(fd, libc_received, 4, 0, (&raw mut timeout).cast()),
                -EINVAL,
            );
        }
        agree!(
            sendmmsg(-1, messages.as_mut_ptr(), 3, 0),
            libc::sendmmsg(-1, messages.as_mut_ptr().cast(), 3, 0),
            -EBADF,
        );
        let nowhere = core::ptr::without_provenance_mut(8);
        agree!(
            sendmmsg(one.as_raw_fd(), nowhere, 1, 0),
            libc::syscall(libc::SYS_sendmmsg, one.as_raw_fd(), nowhere, 1, 0),
            -EFAULT,
        );
    }
}

/// The bytes of a structure without padding.
fn bytes<T>(value: &T) -> &[u8] {
    // SAFETY: the structures here have no padding.
    unsafe { core::slice::from_raw_parts((&raw const *value).cast(), size_of::<T>()) }
}

#[test]
fn addresses_are_the_same_as_in_libc_and_std() {
    let v4 = SocketAddrV4::new(Ipv4Addr::new(192, 0, 2, 33), 0x1234);
    let ours = SockAddrIn::from(v4);
    assert_eq!(bytes(&ours), [2, 0, 0x12, 0x34, 192, 0, 2, 33, 0, 0, 0, 0, 0, 0, 0, 0]);
    assert_eq!(SocketAddrV4::from(ours), v4);
    let v6 = SocketAddrV6::new(Ipv6Addr::LOCALHOST, 0x1234, 0x0a0b, 7);
    let ours = SockAddrIn6::from(v6);
    let theirs = libc::sockaddr_in6 {
        sin6_family: 10,
        sin6_port: 0x1234_u16.to_be(),
        sin6_flowinfo: 0x0a0b,
        sin6_addr: libc::in6_addr { s6_addr: Ipv6Addr::LOCALHOST.octets() },
        sin6_scope_id: 7,
    };
    assert_eq!(bytes(&ours), bytes(&theirs));
    assert_eq!(SocketAddrV6::from(ours), v6);

    // The address of a socket of the standard library.
    let socket = std::net::UdpSocket::bind("127.0.0.1:0").unwrap();
    let (mut address, mut len) = (SockAddrIn::ZERO, SOCKADDR_IN);
    // SAFETY: the address is valid for writes, and has the given length.
    let answer =
        unsafe { getsockname(socket.as_raw_fd(), (&raw mut address).cast(), &raw mut len) };
    assert_eq!(answer, 0);
    let std::net::SocketAddr::V4(expected) = socket.local_addr().unwrap() else { panic!() };
    assert_eq!(SocketAddrV4::from(address), expected);
    assert_eq!(SockAddrIn::from(expected), address);
}

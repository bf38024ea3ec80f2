//! `net`: local sockets, connected between our calls and C's.

use core::{mem::offset_of, num::NonZero};
use std::{
    io::IoSlice,
    os::fd::{AsFd, AsRawFd, BorrowedFd, OwnedFd},
};

use sysdecl::{
    Errno,
    linux::net::{MsgFlags, SockAddrStorage, SocketFlags},
};

use super::{both, closed, raw, word};
use crate::{
    beside::{Folder, agree, c, err, fd, same},
    declared::net::{
        self, AddressFamily, Protocol, SendAncillaryBuffer, Shutdown, SocketAddrAny, SocketType,
    },
};

const UNIX: AddressFamily = AddressFamily(libc::AF_UNIX as u16);
const STREAM: SocketType = SocketType(libc::SOCK_STREAM as u32);
const DATAGRAM: SocketType = SocketType(libc::SOCK_DGRAM as u32);
const CLOEXEC: SocketFlags = SocketFlags::CLOEXEC;

/// The address of a path in this folder, for our calls and for C.
fn address(folder: &Folder, name: &str) -> (SocketAddrAny, libc::sockaddr_un, u32) {
    // SAFETY: zero is a valid address.
    let mut theirs: libc::sockaddr_un = unsafe { core::mem::zeroed() };
    theirs.sun_family = libc::AF_UNIX as u16;
    let path = folder.at(name);
    let path = path.to_bytes_with_nul();
    for (to, from) in theirs.sun_path.iter_mut().zip(path) {
        *to = from.cast_signed();
    }
    let length = offset_of!(libc::sockaddr_un, sun_path) + path.len();
    let mut storage = SockAddrStorage::ZERO;
    // SAFETY: the storage is larger than the address, and any bytes are valid.
    unsafe { (&raw mut storage).cast::<libc::sockaddr_un>().write(theirs) };
    (SocketAddrAny::new(storage, length), theirs, length as u32)
}

/// The type of a socket according to C.
fn kind(socket: &OwnedFd) -> i32 {
    let (mut value, mut length) = (0, 4);
    // SAFETY: the value has the given length.
    let told = unsafe {
        let to = (&raw mut value).cast();
        libc::getsockopt(raw(socket), libc::SOL_SOCKET, libc::SO_TYPE, to, &raw mut length)
    };
    assert_eq!(told, 0);
    value
}

#[test]
fn sockets_are_created_alike() {
    // SAFETY: the only memory that is accessed is the pair.
    unsafe {
        for (family, type_, protocol) in [(1, 1, 0), (2, 2, 17), (2, 1, 17), (99, 1, 0), (1, 99, 0)]
        {
            let ours_protocol = NonZero::new(protocol).map(Protocol);
            let theirs = libc::socket(family, type_, protocol as i32);
            let ours =
                net::socket(AddressFamily(family as u16), SocketType(type_ as u32), ours_protocol);
            if let Ok((ours, theirs)) = both(ours, theirs) {
                assert_eq!(kind(&ours), kind(&theirs));
            }
        }
        let theirs = libc::socket(1, libc::SOCK_DGRAM | libc::SOCK_CLOEXEC, 0);
        let (ours, _) = both(net::socket_with(UNIX, DATAGRAM, CLOEXEC, None), theirs).unwrap();
        assert_eq!(kind(&ours), libc::SOCK_DGRAM);
        assert_eq!(libc::fcntl(raw(&ours), libc::F_GETFD), libc::FD_CLOEXEC);
        let mut ends = [0; 2];
        let theirs = libc::socketpair(2, 1, 0, ends.as_mut_ptr());
        let ours = net::socketpair(AddressFamily(2), STREAM, CLOEXEC, None).map(|_| ());
        agree!(word(ours), theirs, err(libc::EOPNOTSUPP));
        let [one, other] = net::socketpair(UNIX, STREAM, CLOEXEC, None).unwrap();
        assert_eq!((kind(&one), kind(&other)), (1, 1));
    }
}

#[test]
fn connections_transfer_bytes_alike() {
    let folder = Folder::new("rustix-net");
    let (ours_at, _, _) = address(&folder, "ours");
    let (_, theirs_at, length) = address(&folder, "theirs");
    let [one, other] = [(); 2].map(|()| net::socket_with(UNIX, STREAM, CLOEXEC, None).unwrap());
    let (at, fd_) = (one.as_fd(), raw(&other));
    let theirs_at = (&raw const theirs_at).cast::<libc::sockaddr>();
    let mut buffer = [0_u8; 16];
    // SAFETY: the addresses and buffers have the given length.
    unsafe {
        agree!(word(net::bind(at, &ours_at)), libc::bind(fd_, theirs_at, length), 0);
        let again = libc::bind(fd_, theirs_at, length);
        agree!(word(net::bind(at, &ours_at)), again, err(libc::EADDRINUSE));
        agree!(word(net::listen(at, 4)), libc::listen(fd_, 4), 0);
        agree!(word(net::listen(closed(), 4)), libc::listen(-1, 4), err(libc::EBADF));
        let [client, second] = [(); 2].map(|()| net::socket(UNIX, STREAM, None).unwrap());
        agree!(
            word(net::connect(client.as_fd(), &ours_at)),
            libc::connect(raw(&second), theirs_at, length),
            0
        );
        let again = libc::connect(raw(&second), theirs_at, length);
        agree!(word(net::connect(client.as_fd(), &ours_at)), again, err(libc::EISCONN));
        let accepted = net::accept_with(at, CLOEXEC);
        let theirs =
            libc::accept4(fd_, core::ptr::null_mut(), core::ptr::null_mut(), libc::SOCK_CLOEXEC);
        let (server, other_server) = both(accepted, theirs).unwrap();
        let theirs = libc::accept(-1, core::ptr::null_mut(), core::ptr::null_mut());
        assert_eq!(both(net::accept(closed()), theirs).unwrap_err(), err(libc::EBADF));
        let ours = net::acceptfrom(closed()).map(|(fd, _)| fd);
        assert_eq!(both(ours, theirs).unwrap_err(), err(libc::EBADF));

        for (end, name) in [
            (at, Name::Own),
            (client.as_fd(), Name::Own),
            (server.as_fd(), Name::Own),
            (client.as_fd(), Name::Peer),
            (server.as_fd(), Name::Peer),
            (at, Name::Peer),
            (closed(), Name::Own),
        ] {
            let (ours, theirs) = match name {
                Name::Own => (net::getsockname(end), c_name(end, libc::getsockname)),
                Name::Peer => (net::getpeername(end), c_name(end, libc::getpeername)),
            };
            assert_eq!(ours.map(|address| address.bytes().to_vec()).map_err(Errno::code), theirs);
        }

        let none = MsgFlags::empty();
        let told = libc::send(raw(&second), b"hello".as_ptr().cast(), 5, 0);
        agree!(word(net::send(client.as_fd(), b"hello", none)), told, 5);
        let to = buffer.as_mut_ptr();
        let told = libc::recv(raw(&other_server), to.cast(), 16, libc::MSG_PEEK);
        agree!(word(net::recv(server.as_fd(), (to, 16), MsgFlags::PEEK)), told, 5);
        let parts = [IoSlice::new(b", "), IoSlice::new(b"you")];
        let mut nothing = SendAncillaryBuffer::default();
        assert_eq!(net::sendmsg(client.as_fd(), &parts, &mut nothing, none), Ok(5));
        assert_eq!(libc::recv(raw(&server), to.cast(), 16, 0), 10);
        assert_eq!(&buffer[..10], b"hello, you");
        let told = libc::send(-1, b"x".as_ptr().cast(), 1, 0);
        agree!(word(net::send(closed(), b"x", none)), told, err(libc::EBADF));

        let (ours, theirs) = (client.as_fd(), raw(&second));
        agree!(
            word(net::shutdown(ours, Shutdown::Write)),
            libc::shutdown(theirs, libc::SHUT_WR),
            0
        );
        let told = libc::send(theirs, b"x".as_ptr().cast(), 1, libc::MSG_NOSIGNAL);
        agree!(word(net::send(ours, b"x", MsgFlags::NOSIGNAL)), told, err(libc::EPIPE));
        let told = libc::recv(raw(&other_server), to.cast(), 5, 0);
        assert_eq!(told, 5);
        let told = libc::recv(raw(&other_server), to.cast(), 16, 0);
        agree!(word(net::recv(server.as_fd(), (to, 16), none)), told, 0);
        assert_eq!(word(net::shutdown(closed(), Shutdown::Both)), err(libc::EBADF));
    }
}

/// Which end's address is requested.
#[derive(Clone, Copy)]
enum Name {
    Own,
    Peer,
}

type Named = unsafe extern "C" fn(i32, *mut libc::sockaddr, *mut u32) -> i32;

/// The address of one end according to C, or the error.
fn c_name(end: BorrowedFd<'_>, call: Named) -> Result<Vec<u8>, i32> {
    let (mut storage, mut length) = ([0_u8; 128], 128);
    // SAFETY: the buffer has the given length.
    let told = c(unsafe { call(end.as_raw_fd(), storage.as_mut_ptr().cast(), &raw mut length) });
    if told < 0 { Err(-told as i32) } else { Ok(storage[..length as usize].to_vec()) }
}

#[test]
fn peer_addresses_are_the_same() {
    let folder = Folder::new("rustix-from");
    let (server_at, _, _) = address(&folder, "server");
    let (client_at, client_theirs, length) = address(&folder, "client");
    let server = net::socket(UNIX, STREAM, None).unwrap();
    net::bind(server.as_fd(), &server_at).unwrap();
    net::listen(server.as_fd(), 4).unwrap();
    // SAFETY: the addresses and buffers have the given length.
    unsafe {
        // One end is bound, the other is not: for that one the kernel writes only the family.
        let named = net::socket(UNIX, STREAM, None).unwrap();
        net::bind(named.as_fd(), &client_at).unwrap();
        let unnamed = net::socket(UNIX, STREAM, None).unwrap();
        for end in [&named, &unnamed] {
            net::connect(end.as_fd(), &server_at).unwrap();
        }
        let (accepted, caller) = net::acceptfrom_with(server.as_fd(), CLOEXEC).unwrap();
        assert_eq!(libc::fcntl(raw(&accepted), libc::F_GETFD), libc::FD_CLOEXEC);
        let expected =
            core::slice::from_raw_parts((&raw const client_theirs).cast::<u8>(), length as usize);
        assert_eq!(caller.unwrap().bytes(), expected);
        assert_eq!(c_name(accepted.as_fd(), libc::getpeername).as_deref(), Ok(expected));
        let (accepted, caller) = net::acceptfrom(server.as_fd()).unwrap();
        assert_eq!(libc::fcntl(raw(&accepted), libc::F_GETFD), 0);
        let theirs = c_name(accepted.as_fd(), libc::getpeername).unwrap();
        assert_eq!((caller.unwrap().bytes(), theirs.len()), (&theirs[..], 2));

        // A datagram has the address of its sender; a stream has none.
        let at = address(&folder, "datagrams").0;
        let receiver = net::socket(UNIX, DATAGRAM, None).unwrap();
        net::bind(receiver.as_fd(), &at).unwrap();
        let sender = net::socket(UNIX, DATAGRAM, None).unwrap();
        let (from, from_theirs, length) = address(&folder, "sender");
        net::bind(sender.as_fd(), &from).unwrap();
        let none = MsgFlags::empty();
        assert_eq!(net::sendto(sender.as_fd(), b"letter", none, &at), Ok(6));
        let mut buffer = [0_u8; 8];
        let to = (buffer.as_mut_ptr(), 8);
        let (mut storage, mut room) = ([0_u8; 128], 128);
        let told = libc::recvfrom(
            raw(&receiver),
            to.0.cast(),
            8,
            libc::MSG_PEEK,
            storage.as_mut_ptr().cast(),
            &raw mut room,
        );
        let (count, address) = net::recvfrom(receiver.as_fd(), to, none).unwrap();
        assert_eq!((told, count, room), (6, 6, length));
        let expected =
            core::slice::from_raw_parts((&raw const from_theirs).cast::<u8>(), length as usize);
        assert_eq!(address.unwrap().bytes(), expected);
        assert_eq!(&storage[..room as usize], expected);
        assert_eq!(net::send(named.as_fd(), b"x", none), Ok(1));
        let ends = net::socketpair(UNIX, STREAM, CLOEXEC, None).unwrap();
        assert_eq!(net::send(ends[0].as_fd(), b"x", none), Ok(1));
        let (count, address) = net::recvfrom(ends[1].as_fd(), to, none).unwrap();
        assert_eq!((count, address.is_none()), (1, true));
        let told =
            libc::recvfrom(-1, to.0.cast(), 8, 0, core::ptr::null_mut(), core::ptr::null_mut());
        let failed = net::recvfrom(closed(), to, none).map(|(count, _)| count);
        agree!(word(failed), told, err(libc::EBADF));
    }
}

#[test]
fn datagrams_are_addressed_alike() {
    let folder = Folder::new("rustix-datagram");
    let (at, theirs_at, length) = address(&folder, "socket");
    let (missing, missing_theirs, missing_length) = address(&folder, "missing");
    let receiver = net::socket(UNIX, DATAGRAM, None).unwrap();
    // SAFETY: the addresses and buffers have the given length, and the socket is new.
    unsafe {
        let sender = fd(libc::socket(libc::AF_UNIX, libc::SOCK_DGRAM, 0));
        let (ours, theirs) = (sender.as_fd(), raw(&sender));
        net::bind(receiver.as_fd(), &at).unwrap();
        let (none, p) = (MsgFlags::empty(), (&raw const theirs_at).cast());
        let told = libc::sendto(theirs, b"one".as_ptr().cast(), 3, 0, p, length);
        agree!(word(net::sendto(ours, b"one", none, &at)), told, 3);
        let p = (&raw const missing_theirs).cast();
        let told = libc::sendto(theirs, b"one".as_ptr().cast(), 3, 0, p, missing_length);
        agree!(word(net::sendto(ours, b"one", none, &missing)), told, err(libc::ENOENT));
        let parts = [IoSlice::new(b"t"), IoSlice::new(b"wo!")];
        let mut nothing = SendAncillaryBuffer::default();
        assert_eq!(net::sendmsg_addr(ours, &at, &parts, &mut nothing, none), Ok(4));
        let mut buffer = [0_u8; 8];
        for expected in [&b"one"[..], b"one", b"two!"] {
            let length = net::recv(receiver.as_fd(), (buffer.as_mut_ptr(), 8), none).unwrap();
            assert_eq!(&buffer[..length], expected);
        }
        net::connect(ours, &at).unwrap();
        assert_eq!(word(net::send(ours, b"x", none)), 1);
        assert_eq!(word(net::connect_unspec(ours)), 0);
        let told = libc::send(theirs, b"x".as_ptr().cast(), 1, 0);
        agree!(word(net::send(ours, b"x", none)), told, err(libc::ENOTCONN));
    }
}

#[test]
fn options_are_read_and_set_alike() {
    let socket = net::socket(UNIX, STREAM, None).unwrap();
    let (at, fd) = (socket.as_fd(), raw(&socket));
    let level = libc::SOL_SOCKET;
    // SAFETY: the values have the given length.
    unsafe {
        for (option, value) in [(libc::SO_SNDBUF, 10_000), (libc::SO_PASSCRED, 1), (9999, 1)] {
            let from = (&raw const value).cast();
            let ours = net::setsockopt_raw(at, level as u32, option as u32, from, 4);
            same!(word(ours), libc::setsockopt(fd, level, option, from, 4));
            let (mut ours, mut ours_length, mut theirs, mut length) = (0, 4, 0, 4);
            let to = (&raw mut ours).cast();
            let read = net::getsockopt_raw(at, level as u32, option as u32, to, &mut ours_length);
            let to = (&raw mut theirs).cast();
            same!(word(read), libc::getsockopt(fd, level, option, to, &raw mut length));
            assert_eq!((ours, ours_length), (theirs, length));
        }
    }
}

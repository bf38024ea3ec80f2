//! `linux::net`: sends bytes and a descriptor through a socket, and accepts a connection.

use core::ptr;

use sysdecl::{
    linux::{
        event::{POLLIN, PollFd, poll},
        io::{close, read, write},
        net::*,
        time::Timeval,
    },
    prelude::*,
};

use crate::check;

pub(super) fn check() {
    // SAFETY: all memory is valid and of the given length, and all descriptors belong to the test.
    unsafe {
        let mut pair = [-1; 2];
        check!(
            socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair.as_mut_ptr()) == 0,
            "a pair of sockets is created"
        );
        let [here, there] = pair;
        let mut kind = 0;
        let mut length = 4;
        check!(
            getsockopt(here, SOL_SOCKET, SO_TYPE, (&raw mut kind).cast(), &raw mut length) == 0
                && kind == SOCK_STREAM,
            "a socket has its type"
        );
        let soon = Timeval { tv_sec: 3, tv_usec: 250_000 };
        let mut found = Timeval::ZERO;
        let size = size_of::<Timeval>() as U32;
        let mut length = size;
        let set = setsockopt(here, SOL_SOCKET, SO_RCVTIMEO, (&raw const soon).cast(), size);
        // qemu 7.2 does not support the option with 64-bit seconds, which 32-bit programs need.
        if set == -Errno::ENOPROTOOPT.code() && size_of::<usize>() == 4 {
            crate::print::print!("the timeout of a socket is not emulated\n");
        } else {
            check!(set == 0, "a timeout is set");
            check!(
                getsockopt(here, SOL_SOCKET, SO_RCVTIMEO, (&raw mut found).cast(), &raw mut length)
                    == 0
                    && length == size,
                "the timeout is read"
            );
            check!(
                found.tv_sec == 3 && (240_000..=260_000).contains(&found.tv_usec),
                "the timeout is the one that was set: {}",
                found.tv_usec
            );
        }

        // Passes a descriptor as well.
        let mut room = [0_u64; 8];
        let mut text = *b"hello";
        let part = IoVec { iov_base: text.as_mut_ptr().cast(), iov_len: 5 };
        let parts = [part];
        let bytes =
            core::slice::from_raw_parts_mut(room.as_mut_ptr().cast::<U8>(), size_of_val(&room));
        let mut control = ControlBuffer::new(bytes);
        check!(control.push_fds(&[there]).is_ok(), "a descriptor is added to a message");
        let mut message =
            MsgHdr { msg_iov: parts.as_ptr().cast_mut(), msg_iovlen: 1, ..MsgHdr::ZERO };
        message.set_control(control.as_mut_bytes());
        check!(sendmsg(here, &raw const message, 0) == 5, "the message is sent");
        let mut arrived = [0_u8; 8];
        let part = IoVec { iov_base: arrived.as_mut_ptr().cast(), iov_len: 8 };
        let parts = [part];
        let mut room = [0_u64; 8];
        let bytes =
            core::slice::from_raw_parts_mut(room.as_mut_ptr().cast::<U8>(), size_of_val(&room));
        let mut message =
            MsgHdr { msg_iov: parts.as_ptr().cast_mut(), msg_iovlen: 1, ..MsgHdr::ZERO };
        message.set_control(bytes);
        check!(
            recvmsg(there, &raw mut message, MSG_CMSG_CLOEXEC) == 5
                && arrived.starts_with(b"hello"),
            "the message is received"
        );
        let mut messages = ControlMessages::received(bytes, &message);
        let fd = messages.next().and_then(|message| message.fds()?.next()).unwrap_or(-1);
        check!(fd > 2 && fd != there, "a new descriptor is received");
        check!(write(fd, b"!".as_ptr(), 1) == 1, "the new descriptor is writable");
        check!(
            read(here, arrived.as_mut_ptr(), 8) == 1 && arrived[0] == b'!',
            "the new descriptor refers to the same socket"
        );
        for fd in [fd, here, there] {
            close(fd);
        }

        connection();
    }
}

/// A connection over the loopback interface.
unsafe fn connection() {
    unsafe {
        let listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
        check!(listener > 2, "a socket");
        let on = 1_i32;
        check!(
            setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, (&raw const on).cast(), 4) == 0,
            "an option is set"
        );
        let own = core::net::SocketAddrV4::new(core::net::Ipv4Addr::LOCALHOST, 0);
        let mut address = SockAddrIn::from(own);
        let size = size_of::<SockAddrIn>() as U32;
        let mut length = size;
        check!(bind(listener, (&raw const address).cast(), size) == 0, "the listener is bound");
        check!(listen(listener, 1) == 0, "the listener listens");
        check!(
            getsockname(listener, (&raw mut address).cast(), &raw mut length) == 0
                && length == size
                && address.sin_port != 0,
            "the listener has a port"
        );
        let client = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        check!(connect(client, (&raw const address).cast(), size) == 0, "a client connects");
        // `connect` can return before the listener is notified of the connection.
        let mut ready = PollFd { fd: listener, events: POLLIN, ..PollFd::ZERO };
        check!(poll(&raw mut ready, 1, 60_000) == 1, "the listener is readable");
        let mut peer = SockAddrIn::ZERO;
        let server = accept(listener, (&raw mut peer).cast(), &raw mut length);
        check!(server > 2, "the connection is accepted");
        let (mut same, mut length) = (SockAddrIn::ZERO, size);
        getsockname(client, (&raw mut same).cast(), &raw mut length);
        check!(
            peer == same && peer.sin_family == AF_INET as U16,
            "the peer address is that of the client"
        );
        check!(send(client, b"ping".as_ptr(), 4, 0) == 4, "the client sends");
        let mut buf = [0_u8; 8];
        check!(
            recv(server, buf.as_mut_ptr(), 8, 0) == 4 && buf.starts_with(b"ping"),
            "the server receives"
        );
        check!(shutdown(client, SHUT_WR) == 0, "the client shuts its side down");
        check!(recv(server, buf.as_mut_ptr(), 8, 0) == 0, "the server sees the end");
        check!(
            accept4(listener, ptr::null_mut(), ptr::null_mut(), 0) == -Errno::EAGAIN.code(),
            "accepting without a client is EAGAIN"
        );
        for fd in [listener, client, server] {
            close(fd);
        }
    }
}

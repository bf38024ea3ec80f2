//! `epoll_echo [CONNECTIONS]` is a TCP echo server on one thread, with epoll and non-blocking sockets.
//!
//! It listens on a port that the kernel chooses, and prints it. It ends after the given number of
//! connections, or at the end of standard input (if that can be polled), and prints
//! a summary. It stops reading from a client that does not read, until its buffer has room again.

use std::{
    collections::HashMap,
    env,
    net::{Ipv4Addr, SocketAddrV4},
    process::ExitCode,
    ptr,
};

use sysdecl::{
    Errno, I32, U32, U64,
    linux::{
        event::{
            EPOLL_CLOEXEC, EPOLL_CTL_ADD, EPOLL_CTL_MOD, EPOLLIN, EPOLLOUT, EpollEvent,
            epoll_create1, epoll_ctl, epoll_wait,
        },
        io::{close, read},
        net::{
            AF_INET, MSG_NOSIGNAL, SOCK_CLOEXEC, SOCK_NONBLOCK, SOCK_STREAM, SOMAXCONN, SockAddrIn,
            accept4, bind, getsockname, listen, recv, send, socket,
        },
    },
    result::{check, check_i32},
};

/// An owned descriptor, closed on drop.
struct Fd(I32);

impl Drop for Fd {
    fn drop(&mut self) {
        // SAFETY: this value owns the descriptor, which is not used afterwards.
        unsafe { close(self.0) };
    }
}

/// The number of unsent bytes at which a connection is no longer read from.
const FULL: usize = 256 * 1024;

/// A length that the kernel returned, which is at most the size of the buffer.
fn length(len: U64) -> usize {
    usize::try_from(len).expect("the length fits in `usize`")
}

/// One connection.
struct Connection {
    fd: Fd,
    /// The received bytes; those from `sent` on have not been sent back yet.
    bytes: Vec<u8>,
    sent: usize,
    /// The peer has closed its sending side.
    ended: bool,
    /// The events that are registered with epoll.
    events: U32,
}

impl Connection {
    fn new(fd: Fd) -> Self {
        Self { fd, bytes: Vec::new(), sent: 0, ended: false, events: EPOLLIN }
    }

    /// Receives the available bytes, as far as the buffer has room.
    fn receive(&mut self) -> Result<(), Errno> {
        let mut buf = [0; 16 * 1024];
        while !self.ended && self.bytes.len() < FULL {
            // SAFETY: the buffer is valid for writes of the given length.
            match check(unsafe { recv(self.fd.0, buf.as_mut_ptr(), buf.len() as u64, 0) }) {
                Ok(0) => self.ended = true,
                Ok(len) => self.bytes.extend_from_slice(&buf[..length(len)]),
                Err(Errno::EAGAIN) => break,
                Err(Errno::EINTR) => {}
                Err(errno) => return Err(errno),
            }
        }
        Ok(())
    }

    /// Sends as many bytes as possible, and returns their number.
    fn send(&mut self) -> Result<u64, Errno> {
        let mut count = 0;
        while let rest @ [_, ..] = &self.bytes[self.sent..] {
            // SAFETY: the rest is valid for reads of the given length.
            let sent = unsafe { send(self.fd.0, rest.as_ptr(), rest.len() as u64, MSG_NOSIGNAL) };
            match check(sent) {
                Ok(len) => {
                    self.sent += length(len);
                    count = len.saturating_add(count);
                }
                Err(Errno::EAGAIN) => break,
                Err(Errno::EINTR) => {}
                Err(errno) => return Err(errno),
            }
        }
        self.bytes.drain(..self.sent);
        self.sent = 0;
        Ok(count)
    }

    /// The events to wait for; none at the end.
    fn wanted(&self) -> U32 {
        let receive = if !self.ended && self.bytes.len() < FULL { EPOLLIN } else { 0 };
        let send = if self.bytes.is_empty() { 0 } else { EPOLLOUT };
        receive | send
    }
}

/// The server.
struct Server {
    epoll: Fd,
    listener: Fd,
    connections: HashMap<I32, Connection>,
    /// The number of closed connections, and the number of bytes sent back.
    served: usize,
    bytes: u64,
}

const STDIN: I32 = 0;

impl Server {
    /// Listens on a port that the kernel chooses.
    fn new() -> Result<(Self, SocketAddrV4), Errno> {
        #[expect(clippy::cast_possible_truncation, reason = "the size is 16")]
        const SIZE: U32 = size_of::<SockAddrIn>() as U32;
        let kind = SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC;
        let listener = Fd(check_i32(socket(AF_INET, kind, 0))?);
        let mut address = SockAddrIn::from(SocketAddrV4::new(Ipv4Addr::LOCALHOST, 0));
        // SAFETY: the address is valid for reads and writes, and has the given length.
        unsafe {
            check_i32(bind(listener.0, (&raw const address).cast(), SIZE))?;
            check_i32(listen(listener.0, SOMAXCONN))?;
            check_i32(getsockname(listener.0, (&raw mut address).cast(), &mut { SIZE }))?;
        }
        let epoll = Fd(check_i32(epoll_create1(EPOLL_CLOEXEC))?);
        let server = Self { epoll, listener, connections: HashMap::new(), served: 0, bytes: 0 };
        server.watch(EPOLL_CTL_ADD, server.listener.0, EPOLLIN)?;
        match server.watch(EPOLL_CTL_ADD, STDIN, EPOLLIN) {
            // A file, or closed: the end cannot be detected.
            Err(Errno::EPERM | Errno::EBADF) => {}
            other => other?,
        }
        Ok((server, address.into()))
    }

    /// Registers events with epoll, which returns the descriptor with them.
    fn watch(&self, op: I32, fd: I32, events: U32) -> Result<(), Errno> {
        let mut event = EpollEvent { events, data: u64::from(fd.cast_unsigned()) };
        // SAFETY: the event is valid for reads.
        check_i32(unsafe { epoll_ctl(self.epoll.0, op, fd, &raw mut event) }).map(drop)
    }

    /// Accepts all pending connections.
    fn accept(&mut self) -> Result<(), Errno> {
        loop {
            let flags = SOCK_NONBLOCK | SOCK_CLOEXEC;
            // SAFETY: two null pointers mean that the address is not requested.
            let fd = unsafe { accept4(self.listener.0, ptr::null_mut(), ptr::null_mut(), flags) };
            match check_i32(fd) {
                Ok(fd) => {
                    let connection = Connection::new(Fd(fd));
                    self.watch(EPOLL_CTL_ADD, fd, connection.events)?;
                    self.connections.insert(fd, connection);
                }
                Err(Errno::EAGAIN) => return Ok(()),
                // The client has closed the connection already, or a signal interrupted the call: continue with the
                // next one.
                Err(Errno::ECONNABORTED | Errno::EINTR) => {}
                Err(errno) => return Err(errno),
            }
        }
    }

    /// Handles the events of one connection.
    fn serve(&mut self, fd: I32) -> Result<(), Errno> {
        let Some(connection) = self.connections.get_mut(&fd) else { return Ok(()) };
        let echoed = connection.receive().and_then(|()| connection.send());
        self.bytes = self.bytes.saturating_add(echoed.unwrap_or(0));
        let wanted = connection.wanted();
        if echoed.is_err() || wanted == 0 {
            // All bytes were sent back, or sending failed. Closing the descriptor also removes it from epoll's
            // list.
            self.connections.remove(&fd);
            self.served += 1;
        } else if wanted != connection.events {
            connection.events = wanted;
            self.watch(EPOLL_CTL_MOD, fd, wanted)?;
        }
        Ok(())
    }

    /// Serves until this number of connections have ended, or the end of standard input.
    fn run(&mut self, connections: Option<usize>) -> Result<(), Errno> {
        let mut ready = [EpollEvent::ZERO; 64];
        while connections.is_none_or(|connections| self.served < connections) {
            // SAFETY: the list is valid for writes of the given length.
            let count = unsafe { epoll_wait(self.epoll.0, ready.as_mut_ptr(), 64, -1) };
            let count = match check_i32(count) {
                Ok(count) => usize::try_from(count).expect("the count is not negative"),
                Err(Errno::EINTR) => 0,
                Err(errno) => return Err(errno),
            };
            for event in &ready[..count] {
                let fd = I32::try_from(event.data).expect("`watch` stored a descriptor");
                if fd == self.listener.0 {
                    self.accept()?;
                } else if fd != STDIN {
                    self.serve(fd)?;
                } else if has_ended(fd)? {
                    return Ok(());
                }
            }
        }
        Ok(())
    }
}

/// Whether a ready descriptor is at its end; its data is discarded.
fn has_ended(fd: I32) -> Result<bool, Errno> {
    let mut buf = [0_u8; 512];
    // SAFETY: the buffer is valid for writes of the given length.
    let len = unsafe { read(fd, buf.as_mut_ptr(), buf.len() as u64) };
    check(len).map(|len| len == 0)
}

fn serve(connections: Option<usize>) -> Result<(), Errno> {
    let (mut server, address) = Server::new()?;
    println!("listening on {address}");
    server.run(connections)?;
    println!("{} connections, {} bytes", server.served, server.bytes);
    Ok(())
}

fn main() -> ExitCode {
    let connections = match env::args().nth(1).map(|word| word.parse()) {
        None => None,
        Some(Ok(connections)) => Some(connections),
        Some(Err(_)) => {
            eprintln!("usage: epoll_echo [CONNECTIONS]");
            return ExitCode::from(2);
        }
    };
    match serve(connections) {
        Ok(()) => ExitCode::SUCCESS,
        Err(errno) => {
            eprintln!("epoll_echo: {errno}");
            ExitCode::FAILURE
        }
    }
}

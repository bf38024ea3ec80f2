//! `pass_descriptor FILE` lets a child process open the file and pass the descriptor back over a socket; the parent copies
//! it to standard output. A privilege-separated program does the same to keep a privilege, such as opening files, in a small process.
//!
//! If the child cannot open the file, it exits with the error number as its status, and the parent reports that.

use std::{
    env,
    ffi::{CStr, CString, OsString},
    fs::File,
    io,
    os::{
        fd::{AsRawFd, FromRawFd, OwnedFd},
        unix::ffi::OsStringExt,
    },
    process::ExitCode,
    ptr,
};

use sysdecl::{
    Errno, I32,
    linux::{
        io::{O_CLOEXEC, O_RDONLY, open},
        net::{
            AF_UNIX, CMSG_SPACE, ControlBuffer, ControlMessage, ControlMessages, IoVec,
            MSG_CMSG_CLOEXEC, MSG_CTRUNC, MSG_NOSIGNAL, MsgHdr, SOCK_CLOEXEC, SOCK_STREAM, recvmsg,
            sendmsg, socketpair,
        },
        process::{WaitStatus, exit_group, fork, wait4},
    },
    result::{check, check_i32},
};

/// The size of a control buffer for one descriptor.
const ROOM: usize = CMSG_SPACE(size_of::<I32>());

/// Two connected sockets.
fn pair() -> Result<[OwnedFd; 2], Errno> {
    let mut pair = [-1; 2];
    // SAFETY: the array has room for two descriptors.
    check_i32(unsafe { socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair.as_mut_ptr()) })?;
    // SAFETY: the descriptors are new, and have no other owner.
    Ok(pair.map(|fd| unsafe { OwnedFd::from_raw_fd(fd) }))
}

/// Sends a descriptor, with the one byte of data that must accompany it.
fn send(socket: &OwnedFd, fd: &OwnedFd) -> Result<(), Errno> {
    let (mut byte, mut room) = ([0], [0; ROOM]);
    let mut control = ControlBuffer::new(&mut room);
    control.push_fds(&[fd.as_raw_fd()]).expect("the buffer has room for one descriptor");
    let mut bytes = IoVec { iov_base: byte.as_mut_ptr().cast(), iov_len: byte.len() };
    let mut message = MsgHdr { msg_iov: &raw mut bytes, msg_iovlen: 1, ..MsgHdr::ZERO };
    message.set_control(control.as_mut_bytes());
    // SAFETY: all pointers in the message are valid for reads, and both descriptors are borrowed.
    check(unsafe { sendmsg(socket.as_raw_fd(), &raw const message, MSG_NOSIGNAL) }).map(drop)
}

/// Receives a descriptor; `None` if the other side has closed its socket.
fn receive(socket: &OwnedFd) -> Result<Option<OwnedFd>, Errno> {
    let (mut byte, mut room) = ([0], [0; ROOM]);
    let mut bytes = IoVec { iov_base: byte.as_mut_ptr().cast(), iov_len: byte.len() };
    let mut message = MsgHdr { msg_iov: &raw mut bytes, msg_iovlen: 1, ..MsgHdr::ZERO };
    message.set_control(&mut room);
    // SAFETY: all pointers in the message are valid for writes, and the descriptor is borrowed.
    check(unsafe { recvmsg(socket.as_raw_fd(), &raw mut message, MSG_CMSG_CLOEXEC) })?;
    let received = ControlMessages::received(&room, &message);
    let mut fds = received.filter_map(ControlMessage::fds).flatten();
    // SAFETY: the kernel has just created the descriptor, so it has no other owner. There is room for only one, so
    // none is leaked.
    let fd = fds.next().map(|fd| unsafe { OwnedFd::from_raw_fd(fd) });
    assert_eq!(message.msg_flags & MSG_CTRUNC, 0, "only one descriptor was sent");
    Ok(fd)
}

/// The child process; its exit status is 0 or an error number.
fn open_and_send(socket: &OwnedFd, path: &CStr) -> Result<(), Errno> {
    // SAFETY: the path is NUL-terminated.
    let fd = check_i32(unsafe { open(path.as_ptr().cast(), O_RDONLY | O_CLOEXEC, 0) })?;
    // SAFETY: the descriptor is new, and has no other owner.
    send(socket, &unsafe { OwnedFd::from_raw_fd(fd) })
}

fn copy(path: &CStr) -> io::Result<()> {
    let [here, there] = pair().map_err(to_io)?;
    // SAFETY: this process has one thread; the child only makes system calls, and exits without returning.
    let child = check_i32(unsafe { fork() }).map_err(to_io)?;
    if child == 0 {
        drop(here);
        exit_group(open_and_send(&there, path).map_or_else(Errno::code, |()| 0));
    }
    // Otherwise the parent would not see the end of the stream if the child sends nothing.
    drop(there);
    let file = receive(&here).map_err(to_io)?;

    let mut status = WaitStatus::default();
    // SAFETY: the status is valid for writes, and null is allowed for the usage.
    check_i32(unsafe { wait4(child, status.as_mut_ptr(), 0, ptr::null_mut()) }).map_err(to_io)?;
    match (file, status.exited()) {
        (Some(file), Some(0)) => io::copy(&mut File::from(file), &mut io::stdout()).map(drop),
        (_, Some(code)) => Err(io::Error::from_raw_os_error(code)),
        (_, None) => Err(io::Error::other(format!("the child was ended: {status:?}"))),
    }
}

fn to_io(errno: Errno) -> io::Error {
    io::Error::from_raw_os_error(errno.code())
}

fn main() -> ExitCode {
    let mut words = env::args_os().skip(1);
    let (Some(path), None) = (words.next(), words.next()) else {
        eprintln!("usage: pass_descriptor FILE");
        return ExitCode::from(2);
    };
    let path = CString::new(OsString::into_vec(path)).expect("an argument contains no NUL");
    match copy(&path) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("pass_descriptor: {}: {error}", path.to_string_lossy());
            ExitCode::FAILURE
        }
    }
}

//! `args(…)`, `out`, `result`, `name`, `options`: the words that are passed, and the results.

#![forbid(unsafe_op_in_unsafe_fn)]

use std::{
    mem::size_of,
    os::fd::{AsFd, BorrowedFd, OwnedFd},
};

use sysdecl::prelude::*;

const F_GETFL: I32 = 3;

#[derive(Clone, Copy, Debug, PartialEq, Received)]
#[repr(C)]
struct Load {
    uptime: I64,
    loads: [U64; 3],
    rest: [U64; 10],
}

fn nice_value(word: Result<I32, Errno>) -> Result<I32, Errno> {
    word.map(|priority| 20 - priority)
}

fn io_error(word: Result<usize, Errno>) -> std::io::Result<usize> {
    word.map_err(|errno| std::io::Error::from_raw_os_error(errno.code()))
}

/// A time that the kernel overwrites with the remaining time.
#[derive(Clone, Copy)]
#[repr(C)]
struct Time {
    seconds: I64,
    nanoseconds: I64,
}

/// A part of `struct sched_attr`.
#[derive(Debug, Default, PartialEq)]
#[repr(C)]
struct Attributes {
    size: U32,
    policy: U32,
    rest: [U64; 6],
}

#[syscall(os = "linux")]
unsafe extern {
    // The kernel writes to a copy, which lives until the call returns.
    #[syscall(name = "ppoll", args(0, 0, timeout.copied().as_mut(), 0, 0))]
    fn wait(timeout: Option<&Time>) -> Result<usize, Errno>;
    #[syscall(name = "ppoll", args(0, 0, timeout.copied().as_mut(), 0, 0), retry)]
    fn wait_on(timeout: Option<&Time>) -> Result<usize, Errno>;
    #[syscall(name = "write", args(fd, String::from(text).as_bytes().first(), 1))]
    fn write_first(fd: BorrowedFd<'_>, text: &str) -> Result<usize, Errno>;

    #[syscall(nr = SYS_FCNTL, args(fd, F_GETFL))]
    safe fn status_flags(fd: BorrowedFd<'_>) -> Result<I32, Errno>;

    #[syscall(args(out, flags))]
    safe fn pipe2(flags: I32) -> Result<[OwnedFd; 2], Errno>;

    #[syscall(name = "sysinfo", args(out))]
    safe fn load() -> Result<Load, Errno>;

    #[syscall(name = "getpriority", result = nice_value)]
    safe fn nice(which: I32, who: I32) -> Result<I32, Errno>;

    #[syscall(name = "getpriority", args(0, 0), result = nice_value, retry)]
    safe fn own_nice() -> Result<I32, Errno>;

    #[syscall(name = "read", result = io_error, retry)]
    safe fn read_io(fd: BorrowedFd<'_>, buf: &mut [u8]) -> std::io::Result<usize>;

    #[syscall(name = "write", args(fd, text.as_bytes().as_ptr(), text.len()), retry)]
    safe fn write_text(fd: BorrowedFd<'_>, text: &str) -> Result<usize, Errno>;

    #[syscall(name = "getgroups", args(groups.len() as I32, groups.as_mut_ptr()))]
    safe fn groups(groups: &mut [U32]) -> Result<usize, Errno>;

    #[syscall(name = "getsockopt", args(fd, 1, 3, out, &mut (size_of_val(out) as U32)))]
    safe fn socket_type(fd: BorrowedFd<'_>) -> Result<I32, Errno>;

    #[syscall(name = "rt_sigprocmask", args(0, None::<&U64>, out, size_of::<U64>()))]
    safe fn signal_mask() -> Result<U64, Errno>;

    #[syscall(name = "sched_getaffinity", args(0, size_of_val(out), out))]
    safe fn affinity() -> Result<(usize, [u8; 128]), Errno>;

    #[syscall(options(nomem))]
    safe fn getppid() -> I32;

    #[syscall(name = "nanosleep", args(&[0_i64, nanoseconds], None::<&mut [i64; 2]>))]
    safe fn sleep(nanoseconds: I64) -> Result<(), Errno>;

    // An expression can use a parameter that an earlier entry passes.
    #[syscall(args(pid, attributes, size_of_val(attributes), 0))]
    safe fn sched_getattr(pid: I32, attributes: &mut [u8; 56]) -> Result<(), Errno>;
    #[syscall(name = "sched_getattr", args(pid, attributes, size_of_val(attributes), 0), retry)]
    safe fn attributes(pid: I32, attributes: &mut Attributes) -> Result<(), Errno>;

    // An entry can return an error; the call is then not made.
    #[syscall(name = "fcntl", args(fd, 1031, I32::try_from(size).map_err(|_| Errno::EPERM)?))]
    safe fn set_pipe_size(fd: BorrowedFd<'_>, size: usize) -> Result<I32, Errno>;

    // A slice is two words here as well.
    #[syscall(name = "write", args(fd, bytes))]
    safe fn write(fd: BorrowedFd<'_>, bytes: &[u8]) -> Result<usize, Errno>;
}

/// A parameter can have this name.
#[syscall(name = "getpgid", args(out), os = "linux")]
safe fn group(out: I32) -> I32;

fn main() {
    let short = Time { seconds: 0, nanoseconds: 1000 };
    // SAFETY: no descriptors are passed, and the copies of the time are writable.
    assert_eq!(unsafe { (wait(Some(&short)), wait_on(Some(&short))) }, (Ok(0), Ok(0)));
    let [reader, writer] = pipe2(0).unwrap();
    // SAFETY: the byte is valid for reads.
    assert_eq!(unsafe { write_first(writer.as_fd(), "text") }, Ok(1));
    let mut byte = [0];
    std::io::Read::read_exact(&mut std::fs::File::from(reader), &mut byte).unwrap();
    assert_eq!(&byte, b"t");

    let [read, written] = pipe2(0).unwrap();
    assert_eq!(set_pipe_size(written.as_fd(), usize::MAX), Err(Errno::EPERM));
    assert!(set_pipe_size(written.as_fd(), 4096).unwrap() >= 4096);
    assert_eq!(status_flags(written.as_fd()).unwrap() & 3, 1);
    assert_eq!(write_text(written.as_fd(), "hello").unwrap(), 5);
    assert_eq!(write(written.as_fd(), b", you").unwrap(), 5);
    let mut buffer = [0; 16];
    assert_eq!(read_io(read.as_fd(), &mut buffer).unwrap(), 10);
    assert_eq!(&buffer[..10], b"hello, you");
    assert_eq!(read_io(written.as_fd(), &mut buffer).unwrap_err().raw_os_error(), Some(9));
    assert!(load().unwrap().uptime > 0);
    assert_eq!(nice(0, 0), own_nice());
    assert!((-20..20).contains(&nice(0, 0).unwrap()));
    let mut all = [0; 64];
    assert!(groups(&mut all).is_ok());
    let (socket, _other) = std::os::unix::net::UnixStream::pair().unwrap();
    assert_eq!(socket_type(socket.as_fd()), Ok(1));
    assert_eq!(socket_type(read.as_fd()), Err(Errno::ENOTSOCK));
    assert!(signal_mask().is_ok());
    let (bytes, mask) = affinity().unwrap();
    assert!(bytes >= 8 && mask.iter().any(|&byte| byte != 0));
    let (mut one, mut other) = ([0; 56], Attributes::default());
    assert_eq!(sched_getattr(0, &mut one), Ok(()));
    assert_eq!(attributes(0, &mut other), Ok(()));
    assert_eq!(other.size.to_ne_bytes(), one[..4]);
    assert_eq!(getppid(), std::os::unix::process::parent_id() as I32);
    assert_eq!(sleep(1), Ok(()));
    assert_eq!(sleep(-1), Err(Errno::EINVAL));
    assert!(group(0) > 0);
}

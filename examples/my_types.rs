//! User-defined types in declarations: newtypes, an enum, flags, an error type. The compiler then
//! distinguishes processes from process groups, and an invalid signal cannot be sent.
//!
//! Prints facts about its process, one per line.

use std::{fmt, process::ExitCode};

use bitflags::bitflags;
use sysdecl::{
    fd::{AsFd, BorrowedFd, FromRawFd, OwnedFd},
    prelude::*,
};

/// A process.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ToKernel, FromKernel)]
struct Pid(I32);

/// A group of processes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ToKernel, FromKernel)]
struct Pgid(I32);

/// One end of a pipe, borrowed.
#[derive(Clone, Copy, ToKernel)]
struct End<'a>(BorrowedFd<'a>);

/// Signals that this program sends (`signal(7)`); 0 only checks whether a signal could be sent.
#[derive(Clone, Copy, ToKernel)]
#[repr(i32)]
enum Signal {
    Probe = 0,
}

/// The command of `fcntl` that returns [`OnExec`]. Because the enum has no other value, the type guarantees that the
/// call takes no third argument, so that the function can be safe.
#[derive(Clone, Copy, ToKernel)]
#[repr(i32)]
enum GetFd {
    Command = 1,
}

/// The command that returns [`PipeFlags`].
#[derive(Clone, Copy, ToKernel)]
#[repr(i32)]
enum GetFl {
    Command = 3,
}

/// What happens to a descriptor on `execve` (`fcntl(2)`, `F_GETFD`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, FromKernel)]
#[repr(i32)]
enum OnExec {
    Kept = 0,
    Closed = 1,
}

bitflags! {
    /// The flags of `pipe2`.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, ToKernel, FromKernel)]
    struct PipeFlags: I32 {
        const NONBLOCK = 0x800;
        const CLOEXEC = 0x80000;
    }
}

/// A custom error type only needs `From<Errno>`.
#[derive(Debug, PartialEq, Eq)]
enum Failure {
    NoSuchProcess,
    Other(Errno),
}

impl From<Errno> for Failure {
    fn from(errno: Errno) -> Self {
        match errno {
            Errno::ESRCH => Self::NoSuchProcess,
            errno => Self::Other(errno),
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSuchProcess => f.write_str("there is no such process"),
            Self::Other(errno) => write!(f, "{errno}"),
        }
    }
}

#[syscall(os = "linux")]
unsafe extern "C" {
    safe fn getpid() -> Pid;
    safe fn getpgid(pid: Pid) -> Result<Pgid, Failure>;
    safe fn kill(pid: Pid, signal: Signal) -> Result<(), Failure>;
    safe fn pipe2(ends: &mut [I32; 2], flags: PipeFlags) -> Result<(), Failure>;
    #[syscall(nr = SYS_FCNTL)]
    safe fn on_exec(end: End<'_>, command: GetFd) -> Result<OnExec, Failure>;
    #[syscall(nr = SYS_FCNTL)]
    safe fn status(end: End<'_>, command: GetFl) -> Result<PipeFlags, Failure>;
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("my_types: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Failure> {
    let pid = getpid();
    println!("this is {pid:?}");
    println!("it is in {:?}", getpgid(pid)?);
    kill(pid, Signal::Probe)?;
    println!("it can be signalled");
    println!("process 0x7fffffff: {}", kill(Pid(I32::MAX), Signal::Probe).unwrap_err());

    let [reader, _writer] = pipe(PipeFlags::CLOEXEC | PipeFlags::NONBLOCK)?;
    let reader = End(reader.as_fd());
    println!("a pipe with CLOEXEC is {:?} on exec", on_exec(reader, GetFd::Command)?);
    let flags = status(reader, GetFl::Command)?;
    println!("without blocking: {}", flags.contains(PipeFlags::NONBLOCK));
    let [_reader, writer] = pipe(PipeFlags::empty())?;
    let writer = End(writer.as_fd());
    println!("a pipe without flags is {:?} on exec", on_exec(writer, GetFd::Command)?);
    Ok(())
}

/// Creates a pipe: the read end and the write end, each closed on drop.
fn pipe(flags: PipeFlags) -> Result<[OwnedFd; 2], Failure> {
    let mut ends = [-1; 2];
    pipe2(&mut ends, flags)?;
    // SAFETY: both descriptors were just opened, and have no other owner.
    Ok(ends.map(|end| unsafe { OwnedFd::from_raw_fd(end) }))
}

//! Types of your own in declarations: newtypes, an enum, flags, an error type. The compiler then
//! knows a process from a group, and a signal that does not exist cannot be sent.
//!
//! Prints what it found out about itself, one fact a line.

use std::{fmt, process::ExitCode};

use bitflags::bitflags;
use sysdecl::prelude::*;

/// A process.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ToKernel, FromKernel)]
struct Pid(I32);

/// A group of processes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ToKernel, FromKernel)]
struct Pgid(I32);

/// An open file.
#[derive(Clone, Copy, Debug, ToKernel, FromKernel)]
struct Fd(I32);

/// Signals that this program sends (`signal(7)`); the kernel's 0 only asks whether it could.
#[derive(Clone, Copy, ToKernel)]
#[repr(i32)]
enum Signal {
    Probe = 0,
}

/// How a descriptor is used after `execve` (`fcntl(2)`, `F_GETFD`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, FromKernel)]
#[repr(i32)]
enum OnExec {
    Kept = 0,
    Closed = 1,
}

bitflags! {
    /// How `pipe2` opens its two ends.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, ToKernel, FromKernel)]
    struct PipeFlags: I32 {
        const NONBLOCK = 0x800;
        const CLOEXEC = 0x80000;
    }
}

/// Two descriptors, laid out as `pipe2` writes them.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
struct Pipe {
    reader: Fd,
    writer: Fd,
}

/// An error type of one's own needs no more than `From<Errno>`.
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

const F_GETFD: I32 = 1;
const F_GETFL: I32 = 3;

#[syscall(os = "linux")]
unsafe extern "C" {
    safe fn getpid() -> Pid;
    safe fn getpgid(pid: Pid) -> Result<Pgid, Failure>;
    safe fn kill(pid: Pid, signal: Signal) -> Result<(), Failure>;
    safe fn pipe2(pipe: &mut Pipe, flags: PipeFlags) -> Result<(), Failure>;
    #[syscall(nr = SYS_FCNTL)]
    safe fn on_exec(fd: Fd, get: I32) -> Result<OnExec, Failure>;
    #[syscall(nr = SYS_FCNTL)]
    safe fn status(fd: Fd, get: I32) -> Result<PipeFlags, Failure>;
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

    let mut pipe = Pipe { reader: Fd(-1), writer: Fd(-1) };
    pipe2(&mut pipe, PipeFlags::CLOEXEC | PipeFlags::NONBLOCK)?;
    println!("a pipe with CLOEXEC is {:?} on exec", on_exec(pipe.reader, F_GETFD)?);
    println!("without blocking: {}", status(pipe.reader, F_GETFL)?.contains(PipeFlags::NONBLOCK));
    pipe2(&mut pipe, PipeFlags::empty())?;
    println!("a pipe without flags is {:?} on exec", on_exec(pipe.writer, F_GETFD)?);
    Ok(())
}

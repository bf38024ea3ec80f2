//! A storm of signals: every millisecond one for each of two threads that pass 64 MiB through a pipe by
//! `retry` declarations. Nothing is lost, and no interruption is seen; a declaration without `retry`
//! sees it in the same storm.

#![cfg(target_os = "linux")]

use std::{
    os::fd::{AsFd, AsRawFd, BorrowedFd},
    ptr,
    sync::atomic::{AtomicI32, AtomicUsize, Ordering::Relaxed},
    thread,
    time::Duration,
};

use sysdecl::{
    linux::process::{SIGALRM, SIGUSR1, SigAction, SigSet, rt_sigaction},
    prelude::*,
};

/// How often the kernel answered `EINTR`.
static INTERRUPTIONS: AtomicUsize = AtomicUsize::new(0);

/// This target's own entry, which also counts what `retry` hides.
macro_rules! counting {
    ($ret:ident = $nr:expr $(, $word:expr)*; $($option:ident),*) => {{
        sysdecl::abi::linux!($ret = $nr $(, $word)*; $($option),*);
        if $ret.addr().cast_signed() == -(libc::EINTR as isize) {
            INTERRUPTIONS.fetch_add(1, Relaxed);
        }
    }};
}

#[syscall(os = "linux", abi = counting)]
unsafe extern "C" {
    #[syscall(retry)]
    safe fn read(fd: BorrowedFd<'_>, buf: &mut [u8]) -> Result<usize, Errno>;
    #[syscall(retry)]
    safe fn write(fd: BorrowedFd<'_>, buf: &[u8]) -> Result<usize, Errno>;
    #[syscall(nr = SYS_READ)]
    safe fn read_once(fd: BorrowedFd<'_>, buf: &mut [u8]) -> Result<usize, Errno>;
}

#[syscall(os = "linux")]
unsafe extern "C" {
    safe fn getpid() -> I32;
    safe fn tgkill(process: I32, thread: I32, signal: I32);
}

/// The threads that are to be interrupted, by the kernel's number; 0 for none.
static THREADS: [AtomicI32; 2] = [const { AtomicI32::new(0) }; 2];

/// The timer's signal goes to any thread of the process: passes it on to those that are meant.
extern "C" fn pass_on(_: libc::c_int) {
    for thread in &THREADS {
        let thread = thread.load(Relaxed);
        if thread != 0 {
            // A thread that has ended since then gets nothing. (And the C library's `errno`, which
            // belongs to what is interrupted here, stays as it is.)
            tgkill(getpid(), thread, SIGUSR1);
        }
    }
}

extern "C" fn interrupt(_: libc::c_int) {}

/// Handles a signal without `SA_RESTART`: what it interrupts fails with `EINTR`.
fn handle(signal: libc::c_int, handler: extern "C" fn(libc::c_int)) {
    let action = SigAction::new(handler as usize, 0, SigSet::ZERO);
    // SAFETY: the handler does only what a handler may.
    let set = unsafe { rt_sigaction(signal, &raw const action, ptr::null_mut(), SigSet::SIZE) };
    assert_eq!(set, 0);
}

fn timer(interval: Duration) {
    let microseconds = interval.subsec_micros().cast_signed().into();
    let time = libc::timeval { tv_sec: 0, tv_usec: microseconds };
    let timer = libc::itimerval { it_interval: time, it_value: time };
    // SAFETY: the structure is ours.
    assert_eq!(unsafe { libc::setitimer(libc::ITIMER_REAL, &raw const timer, ptr::null_mut()) }, 0);
}

/// Runs as one of the threads that are interrupted.
fn in_the_storm<T>(index: usize, work: impl FnOnce() -> T) -> T {
    // SAFETY: only a question.
    THREADS[index].store(unsafe { libc::gettid() }, Relaxed);
    let result = work();
    THREADS[index].store(0, Relaxed);
    result
}

/// All that passes through: the numbers from 0, as 8 bytes each.
const BYTES: usize = 64 << 20;
/// How much is written or read in one go; no multiple of a page.
const CHUNK: usize = 8 * 1021;

fn fill(chunk: &mut [u8], start: usize) {
    for (index, number) in chunk.chunks_exact_mut(8).enumerate() {
        number.copy_from_slice(&((start / 8 + index) as u64).to_ne_bytes());
    }
}

/// Writes all; each so many chunks it waits, until the other side sleeps in its call.
fn write_all(fd: BorrowedFd<'_>) {
    let mut chunk = [0; CHUNK];
    for start in (0..BYTES).step_by(CHUNK) {
        let length = CHUNK.min(BYTES - start);
        fill(&mut chunk[..length], start);
        let mut rest = &chunk[..length];
        while !rest.is_empty() {
            let written = write(fd, rest).unwrap();
            rest = &rest[written..];
        }
        if (start / CHUNK).is_multiple_of(256) {
            thread::sleep(Duration::from_millis(3));
        }
    }
}

/// Reads all, and compares it; waits now and then, too.
fn read_all(fd: BorrowedFd<'_>) -> usize {
    let (mut chunk, mut expected) = ([0; CHUNK], [0; CHUNK]);
    let mut total = 0;
    loop {
        let mut filled = 0;
        while filled < CHUNK {
            match read(fd, &mut chunk[filled..]).unwrap() {
                0 => break,
                read => filled += read,
            }
        }
        fill(&mut expected, total);
        assert_eq!(chunk[..filled], expected[..filled], "after {total} bytes");
        total += filled;
        if filled < CHUNK {
            return total;
        }
        if total / CHUNK % 256 == 128 {
            thread::sleep(Duration::from_millis(3));
        }
    }
}

#[test]
fn nothing_is_lost_in_a_storm_of_signals() {
    handle(SIGUSR1, interrupt);
    handle(SIGALRM, pass_on);
    let (reader, writer) = std::io::pipe().unwrap();
    // The smallest pipe, so that both sides block often.
    // SAFETY: only a number goes in.
    assert!(unsafe { libc::fcntl(writer.as_raw_fd(), libc::F_SETPIPE_SZ, 4096) } > 0);
    timer(Duration::from_millis(1));

    // Nothing is in the pipe: without `retry`, the first signal ends the call.
    let interrupted = in_the_storm(0, || read_once(reader.as_fd(), &mut [0; 8]));
    assert_eq!(interrupted, Err(Errno::EINTR));

    let before = INTERRUPTIONS.load(Relaxed);
    let total = thread::scope(|scope| {
        scope.spawn(|| {
            in_the_storm(1, || write_all(writer.as_fd()));
            drop(writer);
        });
        in_the_storm(0, || read_all(reader.as_fd()))
    });
    timer(Duration::ZERO);
    let interruptions = INTERRUPTIONS.load(Relaxed) - before;
    assert_eq!(total, BYTES);
    println!("{interruptions} calls were interrupted");
    assert!(interruptions >= 20, "only {interruptions} interruptions");
}

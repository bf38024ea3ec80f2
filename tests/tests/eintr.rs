//! Two threads pass 64 MiB (8 in an emulator) through a pipe by `retry` declarations, while each receives a signal
//! every millisecond. No data is lost, and no interruption is visible; a declaration without `retry` returns `EINTR`
//! under the same conditions.

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

/// How often the kernel returned `EINTR`.
static INTERRUPTIONS: AtomicUsize = AtomicUsize::new(0);

/// This target's entry, which also counts the interruptions that `retry` hides.
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

/// The kernel's ids of the threads to interrupt; 0 for none.
static THREADS: [AtomicI32; 2] = [const { AtomicI32::new(0) }; 2];

/// Handles the timer's signal, which is delivered to any thread: forwards it to the threads to interrupt.
extern "C" fn pass_on(_: libc::c_int) {
    for thread in &THREADS {
        let thread = thread.load(Relaxed);
        if thread != 0 {
            // Has no effect if the thread has terminated. The raw call also leaves the C library's `errno` of the
            // interrupted thread unchanged.
            tgkill(getpid(), thread, SIGUSR1);
        }
    }
}

extern "C" fn interrupt(_: libc::c_int) {}

/// Installs a handler without `SA_RESTART`, so that interrupted calls fail with `EINTR`.
fn handle(signal: libc::c_int, handler: extern "C" fn(libc::c_int)) {
    let action = SigAction::new(handler as usize, 0, SigSet::ZERO);
    // SAFETY: the handlers make only async-signal-safe calls.
    let set = unsafe { rt_sigaction(signal, &raw const action, ptr::null_mut(), SigSet::SIZE) };
    assert_eq!(set, 0);
}

fn timer(interval: Duration) {
    let microseconds = interval.subsec_micros().cast_signed().into();
    let time = libc::timeval { tv_sec: 0, tv_usec: microseconds };
    let timer = libc::itimerval { it_interval: time, it_value: time };
    // SAFETY: the timer is valid for reads, and null is allowed for the old value.
    assert_eq!(unsafe { libc::setitimer(libc::ITIMER_REAL, &raw const timer, ptr::null_mut()) }, 0);
}

/// Runs `work` as one of the threads that are interrupted.
fn interrupted_as<T>(index: usize, work: impl FnOnce() -> T) -> T {
    // SAFETY: the call takes no arguments.
    THREADS[index].store(unsafe { libc::gettid() }, Relaxed);
    let result = work();
    THREADS[index].store(0, Relaxed);
    result
}

/// The amount of data: the numbers from 0, as 8 bytes each. An emulator would take minutes for 64 MiB.
fn bytes() -> usize {
    if std::env::var_os("SYSDECL_QEMU").is_some() { 8 << 20 } else { 64 << 20 }
}

/// The size of each write and read, deliberately not a multiple of the page size.
const CHUNK: usize = 8 * 1021;

fn fill(chunk: &mut [u8], start: usize) {
    for (index, number) in chunk.chunks_exact_mut(8).enumerate() {
        number.copy_from_slice(&((start / 8 + index) as u64).to_ne_bytes());
    }
}

/// Writes all data. Pauses now and then until the reader is blocked in its call.
fn write_all(fd: BorrowedFd<'_>) {
    let mut chunk = [0; CHUNK];
    let bytes = bytes();
    for start in (0..bytes).step_by(CHUNK) {
        let length = CHUNK.min(bytes - start);
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

/// Reads all data and compares it. Pauses now and then until the writer is blocked in its call.
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
fn no_data_is_lost_under_a_flood_of_signals() {
    handle(SIGUSR1, interrupt);
    handle(SIGALRM, pass_on);
    let (reader, writer) = std::io::pipe().unwrap();
    // The smallest pipe, so that both threads block often.
    // SAFETY: the call takes only integers.
    assert!(unsafe { libc::fcntl(writer.as_raw_fd(), libc::F_SETPIPE_SZ, 4096) } > 0);
    timer(Duration::from_millis(1));

    // The pipe is empty, so that the first signal interrupts the call.
    let interrupted = interrupted_as(0, || read_once(reader.as_fd(), &mut [0; 8]));
    assert_eq!(interrupted, Err(Errno::EINTR));

    let before = INTERRUPTIONS.load(Relaxed);
    let total = thread::scope(|scope| {
        scope.spawn(|| {
            interrupted_as(1, || write_all(writer.as_fd()));
            drop(writer);
        });
        interrupted_as(0, || read_all(reader.as_fd()))
    });
    timer(Duration::ZERO);
    let interruptions = INTERRUPTIONS.load(Relaxed) - before;
    assert_eq!(total, bytes());
    println!("{interruptions} calls were interrupted");
    assert!(interruptions >= 20, "only {interruptions} interruptions");
}

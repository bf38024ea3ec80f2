//! The same calls through sysdecl, hand-written asm, and other crates. `cargo bench -p sysdecl-tests` runs this
//! program, and writes its output to `BENCHMARKS.md`.
//!
//! `peers count` prints the number of instructions of each function, and `peers layouts` the same for calls in the
//! result layouts of other crates; `peers time` prints the time of each, measured alternately; `peers versions`
//! prints the version of the C library.
//!
//! Each row is a separate function that is never inlined, with the same parameters. It returns what the crate's
//! functions return.

mod environment;
mod layouts;
#[path = "../../src/steps.rs"]
mod steps;
mod through;
mod timed;
#[allow(dead_code, reason = "only a part of it is used here")]
#[path = "../../src/tool.rs"]
mod tool;

use std::{env, ffi::CStr, hint::black_box, os::fd::BorrowedFd, process::ExitCode};

use environment::{Environment, LENGTH, PATH};

/// One call, or two related calls, through one crate.
struct Row {
    name: &'static str,
    /// Makes the call.
    call: fn(&mut Environment),
    /// Makes the call in a child process and counts its instructions.
    count: fn(&mut Environment) -> usize,
}

/// The rows of one crate.
struct Peer {
    name: &'static str,
    rows: [Row; 7],
}

macro_rules! row {
    ($name:literal, $module:ident::$function:ident, |$environment:ident|
        ($($parameter:ty = $argument:expr),*)) => {
        Row {
            name: $name,
            call: |$environment| {
                let _ = black_box(through::$module::$function($($argument),*));
            },
            count: |$environment| {
                // A fixed address, even if there are several copies of the function.
                let function: fn($($parameter),*) -> _ = black_box(through::$module::$function);
                steps::executed(function as *const (), || {
                    let _ = black_box(function($($argument),*));
                })
            },
        }
    };
}

macro_rules! peers {
    ($($name:literal: $module:ident),* $(,)?) => {
        [$(Peer {
            name: $name,
            rows: [
                row!("getppid", $module::getppid, |_e| ()),
                row!("read", $module::read, |e| (BorrowedFd<'_> = e.zero, &mut [u8] = &mut e.buf)),
                row!("pread", $module::pread, |e| (BorrowedFd<'_> = e.zero, &mut [u8] = &mut e.buf)),
                row!("write", $module::write, |e| (BorrowedFd<'_> = e.null, &[u8] = &e.buf)),
                row!("mmap + munmap", $module::map, |_e| (usize = LENGTH)),
                row!("openat + close", $module::open, |_e| (&CStr = PATH)),
                row!("clock_gettime", $module::now, |_e| ()),
            ],
        }),*]
    };
}

/// The number of peers.
const PEERS: usize = 8;

/// The index of the reference for the comparison.
const BY_HAND: usize = 0;

fn peers() -> [Peer; PEERS] {
    peers! {
        "by hand": by_hand,
        "sysdecl": declared,
        "libc": libc,
        "nix": nix,
        "rustix": rustix,
        "syscalls": syscalls,
        "sc": sc,
        "linux-syscall": linux_syscall,
    }
}

fn count(environment: &mut Environment) {
    head("");
    for row in 0..peers()[BY_HAND].rows.len() {
        print!("| {} |", peers()[BY_HAND].rows[row].name);
        for peer in peers() {
            let Row { call, count, .. } = peer.rows[row];
            // Caches lookups, such as that of the vDSO.
            call(environment);
            print!(" {} |", least(|| count(environment)));
        }
        println!();
    }
}

/// The minimum of several counts: the vDSO loops while the kernel updates the time.
fn least(mut count: impl FnMut() -> usize) -> usize {
    [(); 15].map(|()| count()).into_iter().min().unwrap_or_default()
}

/// The head of a table with one column per crate.
fn head(first: &str) {
    print!("| |{first}");
    for peer in peers() {
        print!(" {} |", peer.name);
    }
    print!("\n|{}", " --- |".repeat(1 + usize::from(!first.is_empty())));
    println!("{}", " ---: |".repeat(PEERS));
}

fn main() -> ExitCode {
    let mut environment = Environment::new();
    match env::args().nth(1).as_deref() {
        Some("count") if steps::are_possible() => count(&mut environment),
        Some("layouts") if steps::are_possible() => layouts::count(&mut environment),
        Some("count" | "layouts") => return ExitCode::FAILURE,
        Some("time") => timed::all(&mut environment),
        Some("versions") => {
            // SAFETY: the string is static and NUL-terminated.
            let glibc = unsafe { CStr::from_ptr(::libc::gnu_get_libc_version()) };
            println!("{}", glibc.to_string_lossy());
        }
        _ => {
            eprintln!("usage: peers count | layouts | time | versions");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

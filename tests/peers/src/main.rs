//! The same calls through sysdecl, by hand, and through other crates. `cargo bench -p sysdecl-tests` runs this,
//! and writes what it prints into `BENCHMARKS.md`.
//!
//! `peers count` prints how many instructions each function executes, and `peers layouts` the same of calls in the result
//! layouts of other crates; `peers time` how long each takes, all of them in turn; `peers versions` the version of the C
//! library.
//!
//! Each row is a function of its own, which is never inlined, over the same parameters. What it returns is
//! what the crate's functions return.

mod environment;
mod layouts;
#[path = "../../src/steps.rs"]
mod steps;
mod through;
mod timed;
#[allow(dead_code, reason = "only a part of it is needed here")]
#[path = "../../src/tool.rs"]
mod tool;

use std::{env, ffi::CStr, hint::black_box, os::fd::BorrowedFd, process::ExitCode};

use environment::{Environment, LENGTH, PATH};

/// One call, or two that belong together, through one crate.
struct Row {
    name: &'static str,
    /// Makes the call.
    call: fn(&mut Environment),
    /// Makes it in a child process, and counts.
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
                // One address, whichever copies of the function there are.
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

/// How many peers there are.
const PEERS: usize = 8;

/// The first one is what the others are compared with.
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
            // What is looked up once, as the vDSO is, has been.
            call(environment);
            print!(" {} |", least(|| count(environment)));
        }
        println!();
    }
}

/// The least of several counts: the vDSO asks again while the kernel updates the time.
fn least(mut count: impl FnMut() -> usize) -> usize {
    [(); 15].map(|()| count()).into_iter().min().unwrap_or_default()
}

/// The head of a table with a column for each crate.
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
            // SAFETY: the string is the C library's own, and constant.
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

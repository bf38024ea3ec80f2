//! Calls for which other crates return another result layout than sysdecl by default: each in that layout, through
//! that crate, sysdecl, and hand-written asm.

mod by_hand;
mod declared;
mod libc;

use std::{ffi::CStr, hint::black_box, os::fd::BorrowedFd, ptr};

use sysdecl::linux::types::Timespec;

use crate::{
    environment::{Environment, LENGTH, PATH},
    least, steps, through,
};

/// One call in one layout.
struct Row {
    name: &'static str,
    returns: &'static str,
    peer: &'static str,
    /// Makes the call in a child process and counts instructions: hand-written, through sysdecl, and through the
    /// peer.
    count: [fn(&mut Environment) -> usize; 3],
}

/// Makes the call once, so that lookups are cached, and then counts.
macro_rules! counted {
    ($function:expr, |$environment:ident| ($($parameter:ty = $argument:expr),*)) => {
        |$environment| {
            // A fixed address, even if there are several copies of the function.
            let function: fn($($parameter),*) -> _ = black_box($function);
            let _ = black_box(function($($argument),*));
            steps::executed(function as *const (), || {
                let _ = black_box(function($($argument),*));
            })
        }
    };
}

macro_rules! rows {
    ($($name:literal, $returns:literal, $peer:literal: $function:ident, $of_peer:expr,
        |$environment:ident| $parameters:tt $(as $peer_parameters:tt)?;)*) => {
        [$(Row {
            name: $name,
            returns: $returns,
            peer: $peer,
            count: [
                counted!(by_hand::$function, |$environment| $parameters),
                counted!(declared::$function, |$environment| $parameters),
                rows!(@peer $of_peer, |$environment| $parameters $($peer_parameters)?),
            ],
        }),*]
    };
    (@peer $of_peer:expr, |$environment:ident| $_:tt $parameters:tt) => {
        counted!($of_peer, |$environment| $parameters)
    };
    (@peer $of_peer:expr, |$environment:ident| $parameters:tt) => {
        counted!($of_peer, |$environment| $parameters)
    };
}

/// The memory that `clock_gettime` writes to.
const NOW: Timespec = Timespec::ZERO;

/// The same with the type of `libc`.
const C_NOW: ::libc::timespec = ::libc::timespec { tv_sec: 0, tv_nsec: 0 };

fn rows() -> [Row; 7] {
    rows! {
        "read", "the word", "sc": read, through::sc::read,
            |e| (BorrowedFd<'_> = e.zero, &mut [u8] = &mut e.buf);
        "pread", "the word", "sc": pread, through::sc::pread,
            |e| (BorrowedFd<'_> = e.zero, &mut [u8] = &mut e.buf);
        "write", "the word", "sc": write, through::sc::write,
            |e| (BorrowedFd<'_> = e.null, &[u8] = &e.buf);
        "mmap + munmap", "the word", "sc": map, through::sc::map, |_e| (usize = LENGTH);
        "openat + close", "the word", "sc": open, through::sc::open, |_e| (&CStr = PATH);
        "clock_gettime", "`int`, time by pointer", "libc": now_into, libc::now_into,
            |_e| (i32 = 1, *mut Timespec = ptr::from_mut(&mut NOW.clone()))
            as (i32 = 1, *mut ::libc::timespec = ptr::from_mut(&mut C_NOW.clone()));
        "clock_gettime", "the time", "rustix": now, through::rustix::now, |_e| ();
    }
}

/// Prints the table.
pub(crate) fn count(environment: &mut Environment) {
    println!("| | returns | by hand | sysdecl | another crate |");
    println!("| --- | --- | ---: | ---: | ---: |");
    for Row { name, returns, peer, count } in rows() {
        let [by_hand, declared, of_peer] = count.map(|count| least(|| count(environment)));
        println!("| {name} | {returns} | {by_hand} | {declared} | {peer}: {of_peer} |");
    }
}

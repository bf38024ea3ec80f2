//! A separate program without any feature of sysdecl: numbers, raw calls, errors, and a custom entry.

use std::process::Command;

use sysdecl::{
    Errno,
    abi::{self, Word},
    linux::{
        nr::{SYS_CLOSE, SYS_GETPID},
        raw::{syscall0, syscall1},
    },
    result::check,
};

fn main() {
    // SAFETY: the call has no arguments and accesses no memory.
    let process = unsafe { syscall0(SYS_GETPID) };
    assert_eq!(check(process), Ok(u64::from(std::process::id())));
    // SAFETY: -1 is not a descriptor.
    assert_eq!(check(unsafe { syscall1(SYS_CLOSE, -1) }), Err(Errno::EBADF));

    let word: Word;
    let number = SYS_GETPID as isize;
    // SAFETY: as above.
    unsafe { abi::linux!(word = number;) };
    assert_eq!(word.addr() as i64, process);

    // No other crates are built.
    let tree = Command::new("cargo").args(["tree", "--prefix", "none", "--edges", "normal"]).output().unwrap();
    let tree = String::from_utf8(tree.stdout).unwrap();
    let names: Vec<_> = tree.lines().filter_map(|line| line.split(' ').next()).collect();
    assert_eq!(names, ["raw", "sysdecl"]);
}

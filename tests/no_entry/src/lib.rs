//! On an architecture without a built-in entry for Linux, each item is one error, whatever it contains; an item with
//! a custom entry is none. `.ci/stage/cross` counts the errors.

#![no_std]

use sysdecl::prelude::*;

#[syscall(nr = 3, os = "linux")]
pub fn third(fd: I32, buf: *mut U8, count: usize) -> I32;

#[syscall(os = "linux")]
unsafe extern "C" {
    pub safe fn getpid() -> I32;
    #[syscall(retry)]
    pub fn write(fd: I32, buf: &[u8]) -> Result<usize, Errno>;
    pub safe fn exit_group(code: I32) -> !;
}

macro_rules! own {
    ($ret:ident = $nr:expr $(, $word:expr)*; $($option:ident),*) => {
        $ret = [$($word),*][0]
    };
}

#[syscall(nr = 7, os = "linux", abi = own)]
pub safe fn same(number: I32) -> I32;

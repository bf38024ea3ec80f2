//! What `getppid` and `read` execute through sysdecl, by hand, and through other crates, counted by
//! `ptrace(2)`, one by one.
//!
//! ```text
//! cargo run --manifest-path tests/peers/Cargo.toml --target-dir target/peers
//! cargo run --manifest-path tests/peers/Cargo.toml --target-dir target/peers --release
//! ```
//!
//! Each call is what the crate's own documentation shows, in a function of its own of one signature.

#[path = "../src/steps.rs"]
mod steps;
#[allow(dead_code, reason = "only a part of it is needed here")]
#[path = "../src/tool.rs"]
mod tool;

use std::{
    fs::File,
    hint::black_box,
    os::fd::{AsFd, AsRawFd, BorrowedFd},
};

/// The same two calls through one crate.
macro_rules! peer {
    (
        $name:ident: getppid() -> $pid:ty $get:block
        read($fd:ident, $buf:ident) -> $read:ty $body:block
    ) => {
        mod $name {
            use super::*;

            #[inline(never)]
            pub(super) fn getppid() -> $pid $get

            #[inline(never)]
            pub(super) fn read($fd: BorrowedFd<'_>, $buf: &mut [u8]) -> $read $body
        }
    };
}

peer! {
    declared: getppid() -> i32 { asm_stubs::declared::getppid() }
    read(fd, buf) -> Result<usize, sysdecl::Errno> { declared_read(fd, buf) }
}

#[sysdecl::syscall(nr = sysdecl::linux::nr::SYS_READ, os = "linux")]
safe fn declared_read(fd: BorrowedFd<'_>, buf: &mut [u8]) -> Result<usize, sysdecl::Errno>;

peer! {
    by_hand: getppid() -> i32 { asm_stubs::by_hand::getppid() }
    read(fd, buf) -> Result<usize, sysdecl::Errno> {
        asm_stubs::by_hand::read_into(fd.as_raw_fd(), buf)
    }
}

peer! {
    libc_crate: getppid() -> i32 { unsafe { libc::getppid() } }
    read(fd, buf) -> isize {
        unsafe { libc::read(fd.as_raw_fd(), buf.as_mut_ptr().cast(), buf.len()) }
    }
}

peer! {
    rustix_crate: getppid() -> Option<rustix::process::Pid> { rustix::process::getppid() }
    read(fd, buf) -> rustix::io::Result<usize> { rustix::io::read(fd, buf) }
}

peer! {
    syscalls_crate: getppid() -> Result<usize, syscalls::Errno> {
        unsafe { syscalls::syscall!(syscalls::Sysno::getppid) }
    }
    read(fd, buf) -> Result<usize, syscalls::Errno> {
        unsafe {
            syscalls::syscall!(syscalls::Sysno::read, fd.as_raw_fd(), buf.as_mut_ptr(), buf.len())
        }
    }
}

peer! {
    sc_crate: getppid() -> usize { unsafe { sc::syscall!(GETPPID) } }
    read(fd, buf) -> usize {
        unsafe { sc::syscall!(READ, fd.as_raw_fd(), buf.as_mut_ptr(), buf.len()) }
    }
}

peer! {
    nc_crate: getppid() -> nc::pid_t { unsafe { nc::getppid() } }
    read(fd, buf) -> Result<nc::ssize_t, nc::Errno> { unsafe { nc::read(fd.as_raw_fd(), buf) } }
}

mod linux_syscall_crate {
    use super::*;

    use linux_syscall::{ResultSize as _, SYS_getppid, SYS_read, syscall};

    #[inline(never)]
    pub(super) fn getppid() -> Result<usize, linux_errno::Error> {
        unsafe { syscall!(SYS_getppid).try_usize() }
    }

    #[inline(never)]
    pub(super) fn read(fd: BorrowedFd<'_>, buf: &mut [u8]) -> Result<usize, linux_errno::Error> {
        unsafe { syscall!(SYS_read, fd.as_raw_fd(), buf.as_mut_ptr(), buf.len()).try_usize() }
    }
}

macro_rules! row {
    ($label:literal, $name:ident, $fd:ident) => {{
        let getppid: fn() -> _ = black_box($name::getppid);
        let read: fn(BorrowedFd<'_>, &mut [u8]) -> _ = black_box($name::read);
        let getppid = steps::executed(getppid as *const (), || {
            let _ = black_box(getppid());
        });
        let mut buf = [0; 8];
        let read = steps::executed(read as *const (), || {
            let _ = black_box(read($fd.as_fd(), &mut buf));
        });
        println!("| {} | {getppid} | {read} |", $label);
    }};
}

fn main() {
    if !steps::are_possible() {
        return;
    }
    let zero = File::open("/dev/zero").expect("it is everywhere");
    let build = if cfg!(debug_assertions) { "debug" } else { "release" };
    println!("instructions executed, {build} build\n\n| | getppid | read |\n| --- | --- | --- |");
    row!("sysdecl", declared, zero);
    row!("asm by hand", by_hand, zero);
    row!("libc", libc_crate, zero);
    row!("rustix", rustix_crate, zero);
    row!("syscalls", syscalls_crate, zero);
    row!("sc", sc_crate, zero);
    row!("nc", nc_crate, zero);
    row!("linux-syscall", linux_syscall_crate, zero);
}

//! A field for less than the kernel writes, and an error for a type that is not any bytes.

use std::os::fd::OwnedFd;

use sysdecl::{Failed, prelude::*};

#[derive(Clone, Copy, Received)]
#[repr(C)]
struct Peer {
    address: [U8; 126],
    length: U16,
}

#[syscall(os = "linux")]
unsafe extern "C" {
    #[syscall(args(fd, out.address, out.length), out = Peer { address: [0; 126], length: 126 })]
    fn getpeername(fd: I32) -> Result<Peer, Errno>;
    #[syscall(args(out, flags))]
    safe fn pipe2(flags: I32) -> Result<(), Failed<[OwnedFd; 2]>>;
}

fn main() {
    let _ = unsafe { getpeername(0) };
    let _ = pipe2(0);
}

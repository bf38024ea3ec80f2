//! A field for less than the kernel writes.

use sysdecl::prelude::*;

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

    #[syscall(args(out.address, 127, 0))]
    safe fn getrandom() -> Result<(usize, Peer), Errno>;
}

fn main() {
    let _ = unsafe { getpeername(0) };
    let _ = getrandom();
}

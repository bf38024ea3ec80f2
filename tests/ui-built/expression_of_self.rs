//! An expression that names `Self` is judged where it is built: an item in a function cannot name it.

use sysdecl::{fd::BorrowedFd, prelude::*};

struct Pair {
    bytes: [U8; 4],
}

impl Pair {
    const NUMBER: U32 = 4096;
    const SIGNAL: I32 = 9;

    fn process(&self) -> *const U8 {
        self.bytes.as_ptr()
    }

    #[syscall(os = "linux", name = "kill", args(Self::process(pair), Self::SIGNAL))]
    fn pointer(pair: &Pair) -> Result<(), Errno>;

    #[syscall(os = "linux", name = "write", args(fd, Self::NUMBER, 4))]
    fn number(fd: BorrowedFd<'_>) -> Result<usize, Errno>;

    #[syscall(os = "linux", name = "kill", args(process, Self::SIGNAL))]
    fn right(process: I32) -> Result<(), Errno>;
}

fn main() {
    // SAFETY: nothing is called, since nothing is built.
    unsafe {
        let _ = Pair::pointer(&Pair { bytes: [0; 4] });
        let _ = Pair::number(std::os::fd::AsFd::as_fd(&std::io::stdin()));
        let _ = Pair::right(0);
    }
}

use sysdecl::prelude::*;

#[syscall(os = "linux")]
unsafe extern "C" {
    #[cfg_attr(target_os = "linux", inline(never), syscall(retry))]
    safe fn read(fd: sysdecl::fd::BorrowedFd<'_>, buf: &mut [u8]) -> Result<usize, Errno>;
}

fn main() {}

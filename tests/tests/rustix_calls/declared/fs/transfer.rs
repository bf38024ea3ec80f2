//! Copies between files inside the kernel.

use std::os::fd::BorrowedFd;

use sysdecl::prelude::*;

#[syscall(os = "linux")]
unsafe extern "C" {
    #[syscall(args(fd_in, off_in, fd_out, off_out, len, 0))]
    pub(crate) safe fn copy_file_range(
        fd_in: BorrowedFd<'_>,
        off_in: Option<&mut U64>,
        fd_out: BorrowedFd<'_>,
        off_out: Option<&mut U64>,
        len: usize,
    ) -> Result<usize, Errno>;

    pub(crate) safe fn sendfile(
        out_fd: BorrowedFd<'_>,
        in_fd: BorrowedFd<'_>,
        offset: Option<&mut U64>,
        count: usize,
    ) -> Result<usize, Errno>;
}

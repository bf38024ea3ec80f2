use sysdecl::prelude::*;

#[syscall(os = "linux")]
unsafe extern "C" {
    #[cfg_attr(target_os = "linux", inline(never), syscall(retry))]
    safe fn read(fd: I32, buf: &mut [u8]) -> Result<usize, Errno>;
}

fn main() {
    let _ = read(0, &mut []);
}

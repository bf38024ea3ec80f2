use sysdecl::prelude::*;

#[syscall(nr = SYS_READ, os = "linux")]
pub async fn read<T>(fd: I32, buffer: *mut T, count: usize) -> I64 {
    0
}

fn main() {
    let mut byte = 0_u8;
    let _ = unsafe { read(0, &raw mut byte, 1) };
}

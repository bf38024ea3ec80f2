use sysdecl::linux::{nr::SYS_READ, raw::syscall3};

fn main() {
    let mut bytes = vec![0_u8; 8];
    // SAFETY: the bytes can be written.
    unsafe { syscall3(SYS_READ, 0, &mut bytes, 8) };
}

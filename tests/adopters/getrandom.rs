#[sysdecl::syscall(name = "getrandom", os = "linux")]
fn getrandom_syscall(buf: *mut u8, buflen: usize, flags: u32) -> isize;


use sysdecl::prelude::*;

#[syscall(os = ["linux", "macos"])]
unsafe extern {
    // What the kernel of macOS gives to the child is not 0.
    fn fork() -> I32;
}

#[syscall(nr = sysdecl::macos::nr::SYS_PIPE, os = "macos")]
safe fn ends() -> I64;

fn main() {
    let _ = unsafe { fork() };
}

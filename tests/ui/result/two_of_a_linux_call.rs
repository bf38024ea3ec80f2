use sysdecl::prelude::*;

#[syscall(os = "linux")]
unsafe extern {
    safe fn pipe() -> Result<(I32, I32), Errno>;
}

#[syscall(os = ["linux", "macos"])]
unsafe extern {
    safe fn getpid() -> (I32, I32);
}

fn main() {
    let _ = (pipe(), getpid());
}

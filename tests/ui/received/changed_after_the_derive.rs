use sysdecl::prelude::*;

/// The derive reads one field. A `bool` is added later, of which the kernel can write any byte.
#[derive(Received)]
#[repr(C)]
#[attributes::with_a_flag]
struct Load {
    uptime: I64,
}

#[syscall(name = "sysinfo", args(out), os = "linux", unchecked(size))]
safe fn load() -> Result<[Load; 7], Errno>;

fn main() {
    let _ = load();
}

use sysdecl::prelude::*;

/// Written by hand, and wrong: 24 is `sched_yield`, which returns 0 and writes nothing.
mod numbers {
    pub const SYS_SYSINFO: u64 = 24;
}

#[syscall(os = "linux")]
unsafe extern {
    // The memory would not be initialised, since `sysinfo` writes all of it.
    #[syscall(nr = numbers::SYS_SYSINFO, args(out))]
    safe fn memory() -> Result<[U64; 14], Errno>;
}

fn main() {
    let _ = memory();
}

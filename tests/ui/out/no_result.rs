use sysdecl::prelude::*;

#[syscall(name = "sysinfo", args(out), os = "linux")]
safe fn memory() -> [U64; 14];

fn main() {
    memory();
}

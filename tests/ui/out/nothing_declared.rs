use sysdecl::prelude::*;

#[syscall(name = "sysinfo", args(out), os = "linux")]
safe fn memory();

fn main() {
    memory();
}

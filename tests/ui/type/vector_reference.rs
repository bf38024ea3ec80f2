use sysdecl::prelude::*;

#[syscall(nr = SYS_READ, os = "linux")]
safe fn declared(bytes: &mut Vec<u8>) -> I64;

fn main() {
    declared(&mut Vec::new());
}

use sysdecl::prelude::*;

#[derive(ToKernel)]
struct Uid(U32);

#[syscall(nr = SYS_SETUID, os = "linux")]
pub fn set(uid: Option<Uid>) -> Result<(), Errno>;

#[syscall(nr = SYS_SETGID, os = "linux")]
pub fn set_group(gid: Option<U32>) -> Result<(), Errno>;

fn main() {}

use sysdecl::prelude::*;

const NOBODY: f64 = 1.0;

#[derive(ToKernel)]
#[sysdecl(none = NOBODY)]
struct Uid(U32);

#[derive(ToKernel)]
#[sysdecl(none = true)]
struct Gid(U32);

#[derive(ToKernel)]
#[sysdecl(none)]
struct Pid(I32);

fn main() {}

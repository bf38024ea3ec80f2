use sysdecl::prelude::*;

#[derive(ToKernel)]
#[sysdecl(path = sysdecl)]
struct Pid(I32);

fn main() {}

use sysdecl::prelude::*;

#[derive(ToKernel)]
#[sysdecl(crate = sysdecl)]
#[sysdecl(crate = ::sysdecl)]
struct Pid(I32);

fn main() {}

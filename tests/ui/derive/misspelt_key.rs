use sysdecl::prelude::*;

#[derive(ToKernel)]
#[sysdecl(krate = sysdecl)]
struct Pid(I32);

fn main() {}

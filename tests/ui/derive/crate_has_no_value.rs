use sysdecl::prelude::*;

#[derive(ToKernel)]
#[sysdecl(crate)]
struct Pid(I32);

fn main() {}

use sysdecl::prelude::*;

#[derive(ToKernel)]
#[sysdecl]
struct Pid(I32);

fn main() {}

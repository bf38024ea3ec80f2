use sysdecl::prelude::*;

#[derive(ToKernel)]
struct Anything(dyn Send);

fn main() {}

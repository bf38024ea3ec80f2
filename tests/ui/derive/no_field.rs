use sysdecl::prelude::*;

#[derive(ToKernel)]
struct Nothing;

fn main() {}

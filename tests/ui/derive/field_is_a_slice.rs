use sysdecl::prelude::*;

#[derive(ToKernel)]
struct Buffer<'a>(&'a [u8]);

fn main() {}

use sysdecl::prelude::*;

#[derive(ToKernel)]
struct Path(String);

fn main() {}

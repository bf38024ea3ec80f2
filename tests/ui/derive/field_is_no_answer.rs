use sysdecl::prelude::*;

#[derive(FromKernel)]
struct Path(String);

fn main() {}

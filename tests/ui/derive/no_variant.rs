use sysdecl::prelude::*;

#[derive(FromKernel)]
enum Never {}

fn main() {}

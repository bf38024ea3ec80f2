use sysdecl::prelude::*;

#[derive(ToKernel)]
#[repr(u128)]
enum Whence {
    Set,
    Current,
}

fn main() {}

use sysdecl::prelude::*;

#[derive(ToKernel)]
#[repr(C)]
enum Whence {
    Set,
    Current,
}

fn main() {}

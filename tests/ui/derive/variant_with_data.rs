use sysdecl::prelude::*;

#[derive(ToKernel)]
#[repr(i32)]
enum Whence {
    Set(I64),
    Current,
}

fn main() {}

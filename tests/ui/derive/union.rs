use sysdecl::prelude::*;

#[derive(ToKernel)]
union Value {
    int: I32,
    pointer: *mut Void,
}

fn main() {}

use sysdecl::prelude::*;

#[derive(ToKernel)]
enum Whence {
    Set,
    Current,
}

fn main() {}

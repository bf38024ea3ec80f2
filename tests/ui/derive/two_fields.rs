use sysdecl::prelude::*;

#[derive(ToKernel)]
struct Range {
    from: U32,
    to: U32,
}

fn main() {}

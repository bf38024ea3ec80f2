use sysdecl::prelude::*;

#[derive(FromKernel)]
enum Mixed {
    Text(String),
    Number { value: I32 },
    Unit,
}

fn main() {}

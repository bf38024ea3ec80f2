use sysdecl::prelude::*;

#[derive(Received)]
#[sysdecl(crat = sysdecl)]
struct Directory {
    inode: U64,
    name: [U8],
}

#[derive(Received)]
#[repr(C)]
struct Nothing;

fn main() {}

use sysdecl::windows::prelude::*;

extern_library! {}

fn main() {}

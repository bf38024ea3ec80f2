use sysdecl::prelude::*;

#[allow(unused_macros)]
macro_rules! enter {
    ($($call:tt)*) => {};
}

#[syscall(nr = 1, abi = enter)]
safe fn wide(
    a: U8, b: U8, c: U8, d: U8, e: U8, f: U8, g: U8, h: U8, i: U8, j: U8, k: U8, l: U8, m: U8, n: U8,
    o: U8, p: U8, q: U8,
);

fn main() {}

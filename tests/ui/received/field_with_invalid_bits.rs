use core::num::NonZeroU32;

use sysdecl::prelude::*;

#[derive(Received)]
#[repr(C)]
struct Event<'a, T> {
    count: U64,
    enabled: bool,
    id: NonZeroU32,
    name: &'a U8,
    more: [T; 2],
    pair: (U32, U32),
}

fn main() {}

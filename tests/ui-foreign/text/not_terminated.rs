//! What `w!` expands to, called by hand: nothing behind the units is read.

use sysdecl::windows::{U16CStr, at_compile_time};

const TEXT: U16CStr<'_> = at_compile_time::text(&[0x41; 4]);

fn main() {
    let _ = TEXT;
}

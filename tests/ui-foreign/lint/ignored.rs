#![deny(warnings)]

use sysdecl::windows::prelude::*;

extern_kernel32! {
    #![must_use = "of the block"]

    #[must_use = "of the member"]
    safe fn GetACP() -> U32;
    #[must_use = "of the member, which converts"]
    safe fn CharUpperBuffW(#[len(U32)] text: &mut [U16]) -> U32;
    safe fn GetOEMCP() -> U32;
    #[deprecated = "of the member"]
    safe fn GetTickCount() -> U32;
}

fn main() {
    GetACP();
    CharUpperBuffW(&mut []);
    GetOEMCP();
    let _ = GetTickCount();
}

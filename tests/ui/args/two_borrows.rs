//! The words of both are made when both are there.

use sysdecl::prelude::*;

#[syscall(name = "readlink", args(text.first_mut(), text.first_mut(), 1), os = "linux")]
fn twice(text: &mut [U8]) -> Result<usize, Errno>;

fn main() {
    let _ = unsafe { twice(&mut [0; 4]) };
}

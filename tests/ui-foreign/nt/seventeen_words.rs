use sysdecl::windows::prelude::*;

#[syscall(nr = 15, os = "windows")]
pub fn NtEverything(w0: usize, w1: usize, w2: usize, w3: usize, w4: usize, w5: usize, w6: usize, w7: usize, w8: usize, w9: usize, w10: usize, w11: usize, w12: usize, w13: usize, w14: usize, w15: usize, w16: usize) -> NtStatus;

fn main() {}

//! Lifetimes, raw identifiers, and names that could collide with those of the expansion.

use core::{marker::PhantomData, mem::MaybeUninit};
use std::os::fd::{AsFd, BorrowedFd};

use sysdecl::prelude::*;

macro_rules! counting {
    ($ret:ident = $nr:expr $(, $word:expr)*; ) => {{
        let words: &[sysdecl::abi::Word] = &[$($word),*];
        $ret = core::ptr::without_provenance_mut(words.len() * 100 + words.iter().map(|word| word.addr()).sum::<usize>())
    }};
}

#[syscall(nr = 1, abi = counting)]
safe fn lifetimes<'a, 'b: 'a, 'c>(
    fd: BorrowedFd<'a>,
    bytes: &'b [u8],
    out: &'c mut [MaybeUninit<u8>],
    other: Option<&'static I32>,
) -> I64
where
    'c: 'a;

#[syscall(nr = 1, abi = counting)]
safe fn elided(fd: BorrowedFd<'_>, value: &mut I32) -> I64;

#[syscall(nr = 1, abi = counting)]
safe fn late<'a>(value: PhantomOf<'a>) -> I64;

#[derive(Clone, Copy, ToKernel)]
struct PhantomOf<'a>(&'a I32);

#[syscall(nr = 1, abi = counting)]
safe fn r#move(r#type: I32, r#fn: I32, r#struct: &[I32]) -> I64;

const SYS_MATCH: U32 = 3;

/// The number is `SYS_MATCH`.
#[syscall(abi = counting)]
safe fn r#match() -> I64;

// Names that the expansion defines or uses.
#[syscall(nr = 1, abi = counting)]
safe fn own_names(ret: I32, nr: I32, self_: I32, word: I32) -> I64;
#[syscall(nr = 1, abi = counting)]
safe fn inner_names(__ret: I32, __NR: I32, __word0: I32, __number: I32) -> Result<I64, Errno>;
#[syscall(nr = 1 + 0, abi = counting, retry)]
safe fn retried_names(__ret: I32, __word1: I32, __word0: I32, __number: I32) -> Result<I64, Errno>;
#[syscall(nr = 1, abi = counting)]
safe fn crate_names(core: I32, sysdecl: I32, std: I32, counting: I32) -> I64;
#[syscall(nr = 1, abi = counting)]
safe fn method_names(into_kernel: I32, from_kernel: I32, isize: I32, I32: I32) -> I64;
#[syscall(nr = SYS_UNICODE, abi = counting)]
safe fn größe(länge: I32) -> I64;

const SYS_UNICODE: i8 = 1;

fn main() {
    let fd = std::io::stdin();
    assert!(lifetimes(fd.as_fd(), &[1], &mut [MaybeUninit::new(1)], None) > 600);
    assert!(elided(fd.as_fd(), &mut 1) > 200);
    assert!(late(PhantomOf(&1)) > 100);
    assert!(r#move(1, 2, &[1]) > 400);
    assert_eq!(r#match(), 0);
    assert_eq!(own_names(1, 2, 3, 4), 410);
    assert_eq!(inner_names(1, 2, 3, 4), Ok(410));
    assert_eq!(retried_names(1, 2, 3, 4), Ok(410));
    assert_eq!(crate_names(1, 2, 3, 4), 410);
    assert_eq!(method_names(1, 2, 3, 4), 410);
    assert_eq!(größe(1), 101);
    let _ = PhantomData::<I32>;
}

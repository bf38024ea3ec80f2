//! All kinds of arguments, and the words that are passed for them.
#![allow(unused_parens)]

use core::{
    ffi::{CStr, c_void},
    mem::MaybeUninit,
    ptr::{self, NonNull},
};
use std::{
    cell::RefCell,
    os::fd::{AsRawFd, BorrowedFd, OwnedFd},
};

use sysdecl::{abi::Word, prelude::*};

std::thread_local! {
    static WORDS: RefCell<Vec<usize>> = const { RefCell::new(Vec::new()) };
}

macro_rules! recorded {
    ($ret:ident = $nr:expr $(, $word:expr)*; ) => {{
        let words: &[Word] = &[$($word),*];
        WORDS.with_borrow_mut(|all| *all = words.iter().map(|word| word.addr()).collect());
        $ret = ptr::without_provenance_mut($nr as usize)
    }};
}

struct Record {
    _field: U64,
}

#[syscall(abi = recorded)]
unsafe extern {
    #[syscall(nr = 0)]
    safe fn signed(a: I8, b: I16, c: I32, d: I64, e: isize);
    #[syscall(nr = 0)]
    safe fn unsigned(a: U8, b: U16, c: U32, d: U64, e: usize, f: bool);
    #[syscall(nr = 0)]
    safe fn pointers(a: *const Record, b: *mut U8, c: *mut Void, d: *const *const c_void);
    #[syscall(nr = 0)]
    safe fn references(a: &Record, b: &mut Record, c: &[U8; 4], d: &MaybeUninit<Record>);
    #[syscall(nr = 0)]
    safe fn options(a: Option<&Record>, b: Option<&mut Record>, c: Option<NonNull<U8>>, d: Option<&CStr>);
    #[syscall(nr = 0)]
    safe fn text(path: &CStr);
    #[syscall(nr = 0)]
    safe fn slices(a: &[u8], b: &mut [Record], c: &[*const U8], d: &'static [()]);
    #[syscall(nr = 0)]
    safe fn parenthesised(a: (&[u8]), b: (I32), c: &([u8]));
    #[syscall(nr = 0)]
    safe fn descriptors(a: BorrowedFd<'_>, b: OwnedFd);
    #[syscall(nr = 0)]
    safe fn sixteen(
        a: U8, b: U8, c: U8, d: U8, e: U8, f: U8, g: U8, h: U8,
        i: U8, j: U8, k: U8, l: U8, m: U8, n: U8, o: U8, p: U8,
    );
}

fn words() -> Vec<usize> {
    WORDS.with_borrow(Vec::clone)
}

fn main() {
    signed(-1, -2, -3, -4, -5);
    assert_eq!(words(), [-1, -2, -3, -4, -5_isize].map(|word| word as usize));
    unsigned(0xff, 0xffff, 0xffff_ffff, u64::MAX, 5, true);
    assert_eq!(words(), [0xff, 0xffff, 0xffff_ffff, usize::MAX, 5, 1]);

    let (mut record, mut byte) = (Record { _field: 1 }, 2);
    let (at, byte_at) = ((&raw const record).addr(), (&raw const byte).addr());
    pointers(&raw const record, &raw mut byte, ptr::null_mut(), ptr::null());
    assert_eq!(words(), [at, byte_at, 0, 0]);
    let (array, uninit) = ([1; 4], MaybeUninit::uninit());
    references(&Record { _field: 3 }, &mut record, &array, &uninit);
    assert_eq!(words()[1..], [at, (&raw const array).addr(), (&raw const uninit).addr()]);

    options(None, None, None, None);
    assert_eq!(words(), [0; 4]);
    let text_at = c"/".as_ptr().addr();
    let pointer = NonNull::from(&byte);
    options(Some(&Record { _field: 0 }), Some(&mut record), Some(pointer), Some(c"/"));
    assert_eq!(words()[1..], [at, byte_at, text_at]);
    text(c"/");
    assert_eq!(words(), [text_at]);

    let (bytes, texts) = ([1, 2, 3], [c"a".as_ptr().cast(), c"b".as_ptr().cast()]);
    let mut records = [record];
    let records_at = records.as_ptr().addr();
    slices(&bytes, &mut records, &texts, &[(); 7]);
    let slices = words();
    assert_eq!(slices[..2], [bytes.as_ptr().addr(), 3]);
    assert_eq!(slices[2..6], [records_at, 1, texts.as_ptr().addr(), 2]);
    assert_eq!(slices[7], 7);
    parenthesised(&bytes, 4, &bytes);
    assert_eq!(words(), [bytes.as_ptr().addr(), 3, 4, bytes.as_ptr().addr(), 3]);

    // The descriptor is not closed, because ownership was passed to the kernel, which this entry simulates.
    let owned = OwnedFd::from(std::fs::File::open("/dev/null").unwrap());
    let number = owned.as_raw_fd();
    let stdin = std::io::stdin();
    descriptors(std::os::fd::AsFd::as_fd(&stdin), owned);
    assert_eq!(words(), [0, number as usize]);
    assert!(std::fs::exists(format!("/proc/self/fd/{number}")).unwrap());

    sixteen(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16);
    assert_eq!(words(), Vec::from_iter(1..=16));
}

//! `#[cfg]` on items, on members of a block, on parameters.

use sysdecl::prelude::*;

macro_rules! counting {
    ($ret:ident = $nr:expr $(, $word:expr)*; ) => {{
        let words: &[sysdecl::abi::Word] = &[$($word),*];
        $ret = core::ptr::without_provenance_mut(words.len())
    }};
}

// Two versions of one declaration.
#[cfg(target_os = "linux")]
#[syscall(nr = 1, abi = counting)]
safe fn versions(a: I32) -> I32;
#[cfg(not(target_os = "linux"))]
#[syscall(nr = 1, abi = counting)]
safe fn versions(a: I32, b: I32) -> I32;

// The same with the attribute above, and a mistake in the version that is disabled.
#[syscall(nr = 1, abi = counting)]
#[cfg(target_os = "linux")]
safe fn versions_below(a: I32) -> I32;
#[syscall(nr = 1, abi = counting)]
#[cfg(not(target_os = "linux"))]
async fn versions_below(a: I32) -> I32;

// Two systems with the same function name.
#[syscall(nr = 1, os = "linux", abi = counting)]
safe fn systems(a: I32) -> I32;
#[syscall(nr = 1, os = ["macos", "freebsd"], abi = counting)]
safe fn systems(a: I32, b: I32) -> I32;

#[syscall(nr = 1, abi = counting)]
safe fn one_of_two(a: I32, #[cfg(unix)] b: I32, #[cfg(not(unix))] c: I32) -> I32;

// Without `#[cfg]` there would be eight words.
#[syscall(nr = SYS_MMAP, os = "linux", unchecked(safety))]
safe fn exclusive(
    a: usize,
    b: I32,
    c: I32,
    d: I32,
    #[cfg(target_pointer_width = "64")] offset: U64,
    #[cfg(target_pointer_width = "32")] low: U32,
    #[cfg(target_pointer_width = "32")] high: U32,
    #[cfg(not(target_pointer_width = "64"))] unused: U32,
    #[cfg(target_pointer_width = "64")] last: U32,
) -> I64;

#[syscall(nr = 1, abi = counting)]
safe fn overlapping(
    #[cfg(unix)] a: I32,
    #[cfg(target_os = "linux")] b: I32,
    #[cfg(all(unix, not(target_os = "linux")))] c: I32,
    #[cfg(any())] d: NoSuchType,
) -> I32;

#[syscall(nr = 1, abi = counting)]
safe fn twice(#[cfg(unix)] #[cfg(target_os = "linux")] a: I32, #[allow(unused)] b: I32) -> I32;

#[syscall(abi = counting)]
unsafe extern {
    #[cfg(target_os = "linux")]
    #[syscall(nr = 1)]
    safe fn member(a: I32) -> I32;
    #[cfg(not(target_os = "linux"))]
    #[syscall(nr = 1)]
    safe fn member(a: I32, b: I32) -> I32;
    #[cfg(any())]
    #[syscall(nr = 1)]
    safe fn absent(a: NoSuchType) -> I32;
}

#[syscall(abi = counting)]
#[cfg(any())]
unsafe extern {
    safe fn gone(a: NoSuchType) -> I32;
}

fn main() {
    assert_eq!(versions(1), 1);
    assert_eq!(versions_below(1), 1);
    assert_eq!(systems(1), 1);
    assert_eq!(one_of_two(1, 2), 2);
    assert!(exclusive(0, 0, 0, 0, 0, 0) < 0);
    assert_eq!(overlapping(1, 2), 2);
    assert_eq!(twice(1, 2), 2);
    assert_eq!(member(1), 1);
}

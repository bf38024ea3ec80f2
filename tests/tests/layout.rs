//! Compile-time checks that our structures have the kernel's layout: size, alignment and all offsets.
//!
//! `layout/linux.rs` is generated from the same table as the structures, but independently of them: it compares the
//! layout that `repr` produces with the one that a C compiler produced from the kernel's headers. The second part
//! compares with the crates `libc` and `linux-raw-sys`, whose layouts have other sources.

#![cfg(target_os = "linux")]

/// One structure: its size and alignment, followed by the offset of each member.
macro_rules! layout {
    ($name:ident: $size:literal bytes, aligned to $align:literal; $($field:ident: $offset:literal,)*) => {
        static_assertions::const_assert_eq!(::std::mem::size_of::<$name>(), $size);
        static_assertions::const_assert_eq!(::std::mem::align_of::<$name>(), $align);
        $(static_assertions::const_assert_eq!(::std::mem::offset_of!($name, $field), $offset);)*
    };
}

#[path = "layout/linux.rs"]
mod linux;

/// One of our structures and its counterpart in another crate: size, alignment, and the members with the same name.
macro_rules! same {
    ($ours:ident = $theirs:path; $($field:ident)*) => {
        static_assertions::assert_eq_size!(sysdecl::linux::types::$ours, $theirs);
        static_assertions::assert_eq_align!(sysdecl::linux::types::$ours, $theirs);
        $(static_assertions::const_assert_eq!(
            ::std::mem::offset_of!(sysdecl::linux::types::$ours, $field),
            ::std::mem::offset_of!($theirs, $field)
        );)*
    };
}

/// A structure that has been extended since: it begins with all members of the other crate's structure.
macro_rules! begins {
    ($ours:ident = $theirs:path; $($field:ident)*) => {
        static_assertions::assert_eq_align!(sysdecl::linux::types::$ours, $theirs);
        static_assertions::const_assert!(
            ::std::mem::size_of::<sysdecl::linux::types::$ours>() > ::std::mem::size_of::<$theirs>()
        );
        $(static_assertions::const_assert_eq!(
            ::std::mem::offset_of!(sysdecl::linux::types::$ours, $field),
            ::std::mem::offset_of!($theirs, $field)
        );)*
    };
}

#[path = "layout/others.rs"]
mod others;

#[test]
fn every_structure_has_the_layout_of_the_kernel() {
    // The assertions are evaluated at compile time; this test only makes them visible in the test results.
}

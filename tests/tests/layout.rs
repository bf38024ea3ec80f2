//! Our structures are laid out as the kernel's: size, alignment and every offset, held while compiling.
//!
//! `layout/linux.rs` is generated from the same table as the structures, but by way of numbers: what `repr` made of the
//! members is compared with what the kernel's compilers made of its headers. The second half compares with the crates
//! `libc` and `linux-raw-sys`, which took their layouts from elsewhere.

#![cfg(target_os = "linux")]

/// One structure: its size and alignment, then each member and where it is.
macro_rules! layout {
    ($name:ident: $size:literal bytes, aligned to $align:literal; $($field:ident: $offset:literal,)*) => {
        static_assertions::const_assert_eq!(::std::mem::size_of::<$name>(), $size);
        static_assertions::const_assert_eq!(::std::mem::align_of::<$name>(), $align);
        $(static_assertions::const_assert_eq!(::std::mem::offset_of!($name, $field), $offset);)*
    };
}

#[path = "layout/linux.rs"]
mod linux;

/// One structure of ours and one of another crate: size, alignment, and the members that have the same name.
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

/// One that has grown since: it begins with all of the other crate's members.
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
fn every_structure_is_laid_out_as_the_kernel_has_it() {
    // All of it was decided while compiling; this is here to be counted.
}

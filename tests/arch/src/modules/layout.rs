//! Compile-time checks that structures have the kernel's layout.

/// One structure: its size and alignment, followed by the offset of each member.
macro_rules! layout {
    ($name:ident: $size:literal bytes, aligned to $align:literal; $($field:ident: $offset:literal,)*) => {
        const _: () = {
            assert!(size_of::<$name>() == $size);
            assert!(align_of::<$name>() == $align);
            $(assert!(core::mem::offset_of!($name, $field) == $offset);)*
        };
    };
}

#[path = "../../../tests/layout/linux.rs"]
mod linux;

//! Structures are laid out as the kernel's: held while compiling.

/// One structure: its size and alignment, then each member and where it is.
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

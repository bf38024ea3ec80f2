//! All entries of this architecture accept `nomem` and `readonly` with any number of words; it is sufficient that
//! this compiles.

use sysdecl::abi::{self, Word};

/// Defines a function with a call for each list of words.
macro_rules! calls {
    ($name:ident: $($entry:ident),*; $($option:ident),*; $lists:tt) => {
        /// Is only compiled, not called.
        ///
        /// # Safety
        ///
        /// Must not be called.
        pub unsafe fn $name(word: &Word) {
            calls!(@entry word, $lists, [$($option),*], $($entry)*);
        }
    };
    (@entry $word:ident, $lists:tt, $options:tt, $($entry:ident)*) => {
        $(calls!(@option $word, $entry, $lists, $options);)*
    };
    (@option $word:ident, $entry:ident, $lists:tt, [$($option:ident),*]) => {
        $(calls!(@list $word, $entry, $lists, $option);)*
    };
    (@list $word:ident, $entry:ident, [$([$($index:tt)*])*], $option:ident) => {
        $(
            // SAFETY: the function is not called.
            unsafe { abi::$entry!(_ = 1_isize $(, calls!(@word $word $index))*; $option) };
        )*
    };
    (@word $word:ident $index:tt) => { *$word };
}

#[cfg(target_arch = "x86_64")]
calls!(
    unix: macos_x86_64, macos_pair_x86_64, mach_x86_64, freebsd_x86_64, freebsd_pair_x86_64;
    nomem, readonly;
    [[] [0] [0 1] [0 1 2] [0 1 2 3] [0 1 2 3 4] [0 1 2 3 4 5] [0 1 2 3 4 5 6] [0 1 2 3 4 5 6 7]]
);

#[cfg(target_arch = "aarch64")]
calls!(
    unix: macos_aarch64, macos_pair_aarch64, mach_aarch64, freebsd_aarch64, freebsd_pair_aarch64;
    nomem, readonly;
    [[] [0] [0 1] [0 1 2] [0 1 2 3] [0 1 2 3 4] [0 1 2 3 4 5] [0 1 2 3 4 5 6] [0 1 2 3 4 5 6 7]]
);

#[cfg(target_arch = "x86_64")]
calls!(
    nt: windows_x86_64;
    nomem, readonly;
    [[] [0] [0 1] [0 1 2] [0 1 2 3] [0 1 2 3 4] [0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15]]
);

#[cfg(target_arch = "aarch64")]
calls!(
    nt: windows_aarch64;
    nomem, readonly;
    [[] [0] [0 1 2 3 4 5 6 7] [0 1 2 3 4 5 6 7 8] [0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15]]
);

//! All entries accept `nomem` and `readonly` with any number of words.

use core::ptr;

use sysdecl::{
    abi::{self, Word},
    linux::nr::{SYS_GETPID, SYS_LSEEK, SYS_WRITE},
};

fn word(value: usize) -> Word {
    ptr::without_provenance_mut(value)
}

/// The same call with each option, and without options; the kernel ignores additional words.
macro_rules! with_each_option {
    ($nr:expr $(, $word:expr)*) => {{
        let (without, nomem, readonly): (Word, Word, Word);
        // SAFETY: the calls have no effects.
        unsafe {
            abi::linux!(without = $nr as isize $(, $word)*;);
            abi::linux!(nomem = $nr as isize $(, $word)*; nomem);
            abi::linux!(readonly = $nr as isize $(, $word)*; readonly);
        }
        [without.addr(), nomem.addr(), readonly.addr()]
    }};
}

fn main() {
    let me = [std::process::id() as usize; 3];
    let zero = word(0);
    assert_eq!(with_each_option!(SYS_GETPID), me);
    assert_eq!(with_each_option!(SYS_GETPID, zero), me);
    assert_eq!(with_each_option!(SYS_GETPID, zero, zero), me);
    assert_eq!(with_each_option!(SYS_GETPID, zero, zero, zero), me);
    assert_eq!(with_each_option!(SYS_GETPID, zero, zero, zero, zero), me);
    assert_eq!(with_each_option!(SYS_GETPID, zero, zero, zero, zero, zero), me);
    assert_eq!(with_each_option!(SYS_GETPID, zero, zero, zero, zero, zero, zero), me);
    let ebadf = [-9_isize as usize; 3];
    assert_eq!(with_each_option!(SYS_LSEEK, word(usize::MAX), zero, zero), ebadf);
    assert_eq!(with_each_option!(SYS_WRITE, word(usize::MAX), zero, zero), ebadf);
}

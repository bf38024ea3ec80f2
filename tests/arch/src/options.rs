//! The entry accepts its options with any number of words.

use core::ptr;

use sysdecl::{
    abi::{self, Word},
    linux::nr::SYS_GETPID,
};

use crate::{calls::getpid, check};

/// `getpid` with words that it ignores.
macro_rules! pid {
    ($option:ident $(, $word:ident)*) => {{
        let pid: Word;
        // SAFETY: the call has no effects.
        unsafe { abi::linux!(pid = SYS_GETPID as isize $(, $word)*; $option) };
        pid.addr()
    }};
}

macro_rules! pids {
    ($option:ident, $word:ident) => {
        [
            pid!($option),
            pid!($option, $word),
            pid!($option, $word, $word),
            pid!($option, $word, $word, $word),
            pid!($option, $word, $word, $word, $word),
            pid!($option, $word, $word, $word, $word, $word),
            pid!($option, $word, $word, $word, $word, $word, $word),
        ]
    };
}

pub(crate) fn check() {
    let word: Word = ptr::null_mut();
    let me = getpid() as usize;
    check!(pids!(nomem, word) == [me; 7], "the entry accepts `nomem`");
    check!(pids!(readonly, word) == [me; 7], "the entry accepts `readonly`");
}

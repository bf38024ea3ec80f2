//! The number and the words of a call are live across it as well: in a loop with a number that the compiler does not know
//! they stay in their registers, and the next round finds there what the call before left.

use core::{hint::black_box, ptr};

use sysdecl::{
    Void,
    abi::{self, Word},
    linux::nr::SYS_GETPID,
};

use crate::{calls::getpid, check};

/// `getpid` four times with so many words that it does not look at, and whether they are what they were.
macro_rules! are_kept {
    ($me:ident; $($word:ident)*) => {{
        let nr = black_box(SYS_GETPID as isize);
        let before: [Word; 6] = core::array::from_fn(|at| {
            ptr::without_provenance_mut::<Void>(0x5a5a_0000 + at * 0x0101)
        });
        let [$($word,)* ..] = black_box(before);
        let mut sum = 0;
        for _ in 0..black_box(4) {
            let pid: Word;
            // SAFETY: the call has no effect.
            unsafe { abi::linux!(pid = nr $(, $word)*; nomem) };
            sum += pid.addr();
        }
        let after: &[Word] = &[$($word),*];
        sum == 4 * $me && before.starts_with(after)
    }};
}

pub(crate) fn check() {
    let me = getpid() as usize;
    check!(are_kept!(me;), "the number is live across a call");
    check!(are_kept!(me; a), "and 1 word");
    check!(are_kept!(me; a b), "and 2");
    check!(are_kept!(me; a b c), "and 3");
    check!(are_kept!(me; a b c d), "and 4");
    check!(are_kept!(me; a b c d e), "and 5");
    check!(are_kept!(me; a b c d e f), "and 6");
}

//! As many values as fit into the registers, so that the compiler spills none of them; and the number and the words
//! of a call in a loop: if the compiler does not know the number, they stay in their registers, so that the next
//! iteration uses what the previous call left there.

use core::{hint::black_box, ptr};

use sysdecl::{
    Void,
    abi::{self, Word},
    linux::nr::SYS_GETPID,
};

use crate::{calls::getpid, check};

/// Calls `getpid` four times with words that it ignores, and returns whether they are unchanged.
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
            // SAFETY: the call has no effects.
            unsafe { abi::linux!(pid = nr $(, $word)*; nomem) };
            sum += pid.addr();
        }
        let after: &[Word] = &[$($word),*];
        sum == 4 * $me && before.starts_with(after)
    }};
}

/// Whether this many integers and floats that are live in a loop around a call are unchanged.
#[inline(never)]
fn all_are_kept<const INTEGERS: usize, const FLOATS: usize>() -> bool {
    let mut integers: [usize; INTEGERS] = core::array::from_fn(|at| black_box(at * 0x0101));
    let mut floats: [f64; FLOATS] = core::array::from_fn(|at| black_box(at as f64));
    for round in 0..black_box(3) {
        let mut at = 0;
        while at < INTEGERS {
            integers[at] = integers[at].wrapping_mul(3).wrapping_add(round);
            at += 1;
        }
        at = 0;
        while at < FLOATS {
            floats[at] += floats[at];
            at += 1;
        }
        let _ = getpid();
    }
    let integer = |at: usize| (0..3).fold(at * 0x0101, |value, round| value * 3 + round);
    (0..INTEGERS).all(|at| integers[at] == integer(at))
        && (0..FLOATS).all(|at| floats[at] == (at * 8) as f64)
}

pub(crate) fn check() {
    check!(all_are_kept::<4, 6>(), "4 integers and 6 floats stay live across a call");
    check!(all_are_kept::<9, 14>(), "9 and 14");
    check!(all_are_kept::<20, 29>(), "20 and 29");
    check!(all_are_kept::<25, 30>(), "25 and 30");
    check!(all_are_kept::<26, 32>(), "26 and 32");
    let me = getpid() as usize;
    check!(are_kept!(me;), "the number stays live across a call");
    check!(are_kept!(me; a), "and 1 word");
    check!(are_kept!(me; a b), "and 2");
    check!(are_kept!(me; a b c), "and 3");
    check!(are_kept!(me; a b c d), "and 4");
    check!(are_kept!(me; a b c d e), "and 5");
    check!(are_kept!(me; a b c d e f), "and 6");
}

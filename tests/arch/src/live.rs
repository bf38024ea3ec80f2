//! Values that are live across a call: more than there are registers, in a loop, with integers and floats.

use core::hint::black_box;

use sysdecl::prelude::*;

use crate::{calls::*, check};

/// The number of values, so that every allocatable register contains one.
const COUNT: usize = 40;

/// Runs `body` with many values in registers, and returns whether all are unchanged afterwards.
macro_rules! are_kept {
    ($body:expr) => {{
        let mut integers: [usize; COUNT] = core::array::from_fn(|at| black_box(at * 0x0101));
        let mut floats: [f64; COUNT] = core::array::from_fn(|at| black_box(at as f64));
        for round in 0..black_box(3) {
            let mut at = 0;
            while at < COUNT {
                integers[at] = integers[at].wrapping_mul(3).wrapping_add(round);
                floats[at] += 0.5;
                at += 1;
            }
            let _ = $body;
        }
        let integer = |at: usize| (0..3).fold(at * 0x0101, |value, round| value * 3 + round);
        (0..COUNT).all(|at| integers[at] == integer(at) && floats[at] == at as f64 + 1.5)
    }};
}

/// A function with a custom alignment has a frame pointer, and on some architectures a base pointer.
#[repr(align(64))]
struct Aligned([u8; 64]);

#[inline(never)]
fn beside_an_aligned_local() -> Result<usize, Errno> {
    let mut place = Aligned([7; 64]);
    let place = black_box(&mut place);
    let before = place.0.as_ptr().addr();
    let result = words_6(before.cast_signed(), 1, 2, 3, 4, 5);
    let other = words_5(-1, before.cast_signed(), 2, 3, 4).and(words_4(-1, 1, 2, 3));
    black_box(other.is_ok());
    if place.0 != [7; 64] || place.0.as_ptr().addr() != before || before % 64 != 0 {
        exit_group(2)
    }
    result
}

pub(crate) fn check() {
    check!(are_kept!(getpid()), "values stay live across a call with no words");
    check!(are_kept!(words_1(-0x11)), "values stay live across a call with 1 word");
    check!(are_kept!(words_2(-0x11, 2)), "values stay live across a call with 2 words");
    check!(are_kept!(words_3(-0x11, 2, 3)), "values stay live across a call with 3 words");
    check!(are_kept!(words_4(-1, 2, 3, 4)), "values stay live across a call with 4 words");
    check!(are_kept!(words_5(-1, 2, 3, 4, 5)), "values stay live across a call with 5 words");
    check!(are_kept!(words_6(1, 2, 3, 4, 5, 6)), "values stay live across a call with 6 words");
    check!(beside_an_aligned_local().is_err(), "a call works in a function with an aligned local");
}

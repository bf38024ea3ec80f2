//! The kernel rules, for what the macro cannot judge by its spelling.
//!
//! ```text
//! const _: () = <Pid as ::sysdecl::ToKernel>::SHAPE.__word(9, 0x320, "`pid`\n`pid_t pid`\n…");
//! ```
//!
//! Each takes rustc some 400 thousand instructions, 150 of which a constant that computes nothing takes as well. What is wrong is put
//! together here, since it seldom is: `text` has the names.
//! A type that does not cross is the same mistake as where it is converted. rustc reports that once, except where the body is one call, as
//! in a release build. A constant is type-checked apart from the function, so rustc suppresses the second error only if it is the same
//! to the letter, which the error of a function's argument is not. Each remedy costs every parameter of a custom type more than the
//! repetition is worth (thousands of instructions, of some 460 for the constant): converting it in place, as in a debug build, 119;
//! a wrapper whose const argument is the assertion 118; `[pid; ASSERTION]` 170; finding it out by `OtherShape` 140. An inline `const`
//! is checked together with the function, but computed only when that is built.

#![allow(missing_docs, reason = "as in `pointee`")]

#[path = "rules/addresses.rs"]
mod addresses;
#[path = "rules/behind.rs"]
mod behind;
#[path = "rules/expressed.rs"]
mod expressed;

use core::{marker::PhantomData, ptr};

pub use self::addresses::{Holder, OtherHolder, Public, holds};
pub use self::expressed::{Crosses, Expressed, OtherExpressed, absent, expressed};
use super::target::ABI;
use crate::{
    FromKernel, FromSuccess, Shape, ToKernel,
    shape::{
        CONTAINER, DESCRIPTOR, INTEGER, NOTHING, OPAQUE, OWN, PARTIAL, POINTER, RAW, READ_ONLY,
        UNKNOWN,
    },
};

/// A type that crosses. The type's own constant has a bound, and is found before that of a trait which is implemented for all.
pub struct Shaped<T: ?Sized>(PhantomData<T>);

impl<T: ToKernel> Shaped<T> {
    pub const __WORD: Shape = T::SHAPE;
}

impl<T: FromKernel> Shaped<T> {
    pub const __RETURN: Shape = T::SHAPE;
}

impl<T: FromSuccess> Shaped<T> {
    pub const __SUCCESS: Shape = T::SHAPE;
}

/// What holds of every other type.
pub trait OtherShape {
    const __WORD: Shape = Shape::UNKNOWN;
    const __RETURN: Shape = Shape::UNKNOWN;
    const __SUCCESS: Shape = Shape::UNKNOWN;
    const __BEHIND: u8 = 0;
}

impl<T: ?Sized> OtherShape for Shaped<T> {}

/// What a word must not be, beside its least number of bits. `macros/src/syscall/shapes.rs` has the same.
const NO_POINTER: u32 = 1 << 8;
const NO_DESCRIPTOR: u32 = 1 << 9;
const NO_CONTAINER: u32 = 1 << 10;
const NO_NARROW_ADDRESS: u32 = 1 << 11;
const NO_READ_ONLY: u32 = 1 << 12;
const NO_RAW_DESCRIPTOR: u32 = 1 << 13;
const NO_RAW_POINTER: u32 = 1 << 14;
const NO_NUMBER: u32 = 1 << 15;
const NO_NUMBER_FOR_SOME: u32 = 1 << 16;
/// The kernel does not only read.
const WRITES: u32 = 1 << 17;
/// The kernel does not only write.
const READS: u32 = 1 << 18;
/// The kernel may write any bytes, and the function is safe.
const NO_INVALID_VALUES: u32 = 1 << 19;
/// One byte is not the first of many, since the function is safe.
const NO_FIRST_BYTE: u32 = 1 << 20;
/// There are several values.
const MANY: u32 = 1 << 21;
/// Integers need not end with NUL, and the function is safe.
const NO_INTEGERS: u32 = 1 << 22;

/// Where this target's ABI is in the sizes of all; past them where the target has none.
const SIZE_AT: usize = 2 * ABI.trailing_zeros() as usize;

/// What a declaration cannot return, beside its least number of bits.
const NO_NOTHING: u32 = 1 << 8;
const NO_OTHER_DESCRIPTOR: u32 = 1 << 9;
const NO_RESULT: u32 = 1 << 10;
const NO_VALUE: u32 = 1 << 11;

/// Only expansions name these. On the way where nothing is wrong they call no function: in a constant a call costs the compiler more
/// than all the rest.
impl Shape {
    /// Holds a word against what the kernel takes there, on the ABIs `on`. The lowest byte of `rules` is the least number of bits,
    /// and the others are the constants above. The lines of `text` are the word, the argument, the prototype, what to write in place
    /// of what is not a number, and of what is too small.
    #[doc(hidden)]
    #[track_caller]
    pub const fn __word(self, on: u32, rules: u32, text: &str) {
        if on & ABI == 0 {
            return;
        }
        let is_raw = self.0 & OWN == 0;
        let size = (self.0 >> 32) as u32;
        let wrong = match self.0 & 0xff {
            INTEGER => {
                let bits = size;
                if bits < usize::BITS && rules & NO_NARROW_ADDRESS != 0 {
                    "$0 has $b bits, but the kernel takes the address $1 here\nhelp: pass a pointer, a reference, or `usize`"
                } else if bits < rules & 0xff {
                    "$0 has $b bits, but the kernel takes $n here: $1\nhelp: $4"
                } else if is_raw && rules & NO_RAW_DESCRIPTOR != 0 {
                    "$0 is a raw descriptor, which may already be closed\nhelp: pass `BorrowedFd<'_>`, or remove `safe`"
                } else if is_raw && rules & NO_NUMBER != 0 {
                    "the kernel follows $0, and a number may be any address\nhelp: pass a reference or a slice, or remove `safe`"
                } else if is_raw && rules & NO_NUMBER_FOR_SOME != 0 {
                    "$0 is an address for some operations, and a number may be any address\nhelp: declare one function for each operation, with a constant in `args(…)`, or remove `safe`"
                } else {
                    return;
                }
            }
            POINTER => {
                if rules & NO_POINTER != 0 {
                    "$0 is a pointer, but the kernel takes the number $1 here\nhelp: pass $3"
                } else if rules & NO_READ_ONLY != 0 && self.0 & READ_ONLY != 0 {
                    "the kernel writes through $0, which is read-only\nhelp: pass `&mut T`, `&mut [T]` or `*mut T`"
                } else if is_raw && rules & NO_INTEGERS != 0 && self.0 & READ_ONLY != 0 && size != 0
                {
                    "the kernel reads $0 up to a NUL, and this type does not guarantee one\nhelp: pass `&CStr`, or remove `safe`"
                } else if is_raw && rules & NO_RAW_POINTER != 0 && self.0 & RAW != 0 {
                    "the kernel follows $0, and a raw pointer may point anywhere\nhelp: pass a reference or a slice, or remove `safe`"
                } else {
                    return;
                }
            }
            DESCRIPTOR if rules & NO_DESCRIPTOR != 0 => {
                "$0 is a descriptor, but the kernel takes $1 here\nhelp: pass $3"
            }
            CONTAINER if rules & NO_CONTAINER != 0 => {
                "$0 passes the address of the owner, not what it owns\nhelp: pass `BorrowedFd<'_>`, `&CStr`, a slice, or a reference to the value itself"
            }
            _ => return,
        };
        fail(wrong, text, size, rules & 0xff);
    }

    /// Holds what is behind a reference against what the kernel reads or writes: `sizes` has two bytes for each ABI, the lower one
    /// first, which are 0 where nothing is known. Otherwise as [`__word`](Self::__word).
    #[doc(hidden)]
    #[track_caller]
    pub const fn __size(self, on: u32, sizes: &[u8], rules: u32, text: &str) {
        let given = (self.0 >> 32) as u32;
        if on & ABI == 0 || self.0 & 0xff != POINTER || given == 0 || self.0 & OPAQUE != 0 {
            return;
        }
        let needed = size_here(sizes);
        let may_be_first = given == 1 && (rules & NO_FIRST_BYTE == 0 || self.0 & OWN != 0);
        let wrong = if given < needed && !may_be_first {
            match (rules & READS != 0, rules & WRITES != 0) {
                (false, true) => "$0 points to $B, but the kernel writes $n there: $1\nhelp: $4",
                (true, false) => "$0 points to $B, but the kernel reads $n there: $1\nhelp: $4",
                _ => "$0 points to $B, but the kernel reads and writes $n there: $1\nhelp: $4",
            }
        } else if rules & NO_INVALID_VALUES != 0
            && self.0 & PARTIAL != 0
            // What is larger than the kernel's structure may have such a value after it.
            && (given <= needed || needed == 0 || rules & MANY != 0)
        {
            "the kernel may write any bytes through $0, and not all are valid for the type it points to\nhelp: point to integers or `MaybeUninit<T>`, and convert what the kernel wrote, or remove `safe`"
        } else {
            return;
        };
        fail(wrong, text, given, needed);
    }

    /// Holds memory of a fixed size against a length that any caller may choose. `units` has the size of what is counted, as `sizes`
    /// of [`__size`](Self::__size); 0 is a bit. The kernel reaches `most` bytes at most. The lines of `text` are those of the memory, and
    /// the fourth one is the length. Nothing is wrong if one of `others` proves that.
    #[doc(hidden)]
    #[track_caller]
    pub const fn __length(
        self,
        length: Self,
        others: &[bool],
        on: u32,
        units: &[u8],
        most: u64,
        text: &str,
    ) {
        if on & ABI == 0
            || any(others)
            || self.0 as u8 != POINTER as u8
            || self.is_raw()
            || self.is_own()
            || self.is_opaque()
            || length.kind() != INTEGER
            || length.is_own()
        {
            return;
        }
        let longest = match length.size() {
            bits @ ..=16 => (1_u64 << bits) - 1,
            _ => u32::MAX as u64,
        };
        let reached = match size_here(units) {
            0 => longest.div_ceil(64) * 8,
            unit => longest * unit as u64,
        };
        if (self.size() as u64) < if reached < most { reached } else { most } {
            let wrong = "$3 may be larger than the memory that $0 points to\nhelp: pass a slice, which has its own length, or write the length in `args(…)`, or remove `safe`";
            fail(wrong, text, 0, 0);
        }
    }

    /// Whether this type may prove that a call is safe with a value of it: not an integer, a pointer or a borrowed descriptor that is
    /// no type of the user's own. `takes_reference`: a reference may, too.
    #[doc(hidden)]
    #[must_use]
    pub const fn __proves(self, takes_reference: bool) -> bool {
        match self.kind() {
            INTEGER => self.is_own(),
            POINTER => self.is_own() || takes_reference && !self.is_raw(),
            DESCRIPTOR => self.is_own() || !self.is_borrowed(),
            _ => true,
        }
    }

    /// Holds a declared return type against what the kernel returns. The lines of `text` are the call, what it returns, the prototype,
    /// and what to write.
    #[doc(hidden)]
    #[track_caller]
    pub const fn __return(self, on: u32, rules: u32, text: &str) {
        if on & ABI == 0 {
            return;
        }
        let wrong = match self.0 & 0xff {
            _ if rules & NO_RESULT != 0 && self.is_result() => {
                "a `Result` would treat some valid return values of $0 as errors\nhelp: $3"
            }
            NOTHING if rules & NO_NOTHING != 0 => "$0 returns $1\nhelp: $3",
            UNKNOWN => return,
            NOTHING if !self.is_result() => return,
            _ if rules & NO_VALUE != 0 => "$0 never returns\nhelp: $3",
            DESCRIPTOR if rules & NO_OTHER_DESCRIPTOR != 0 => {
                "$0 does not return a descriptor\nhelp: write `Result<(), Errno>`, or an integer"
            }
            INTEGER
                if rules & 0xff != 0 && self.size() < rules & 0xff && self.size() < usize::BITS =>
            {
                "$0 returns $1, which does not fit $b bits\nhelp: $3"
            }
            _ => return,
        };
        fail(wrong, text, self.size(), 0);
    }
}

/// What `sizes` has for this target.
const fn size_here(sizes: &[u8]) -> u32 {
    if sizes.len() < SIZE_AT + 2 {
        return 0;
    }
    sizes[SIZE_AT] as u32 | (sizes[SIZE_AT + 1] as u32) << 8
}

/// Stops the compiler by a message, unless one of the types proves that a call is safe.
#[track_caller]
pub const fn proven(on: u32, proofs: &[bool], message: &str) {
    if on & ABI != 0 && !any(proofs) {
        wrong(message);
    }
}

const fn any(proofs: &[bool]) -> bool {
    let mut at = 0;
    while at < proofs.len() {
        if proofs[at] {
            return true;
        }
        at += 1;
    }
    false
}

/// Stops the compiler by a message, where a condition in the expansion holds.
#[track_caller]
pub const fn wrong(message: &str) -> ! {
    panic!("{}", message)
}

/// Stops the compiler: `$0` to `$4` of the message are the lines of `text`, `$b` and `$n` the numbers, and `$B` the first
/// one in bytes.
#[track_caller]
const fn fail(wrong: &str, text: &str, given: u32, needed: u32) -> ! {
    let mut message = Message { bytes: [0; 1024], length: 0 };
    let lines = lines(text.as_bytes());
    message.expand(wrong.as_bytes(), &lines, given, needed);
    message.expand("\nnote: the kernel has $2".as_bytes(), &lines, given, needed);
    let (bytes, _) = message.bytes.split_at(message.length);
    match core::str::from_utf8(bytes) {
        Ok(message) => panic!("{}", message),
        Err(_) => panic!("the kernel's prototype has other types"),
    }
}

/// The lines of a text. rustc interprets this for every mistake, a statement at a time, so that no byte is looked at twice.
const fn lines(text: &[u8]) -> [&[u8]; 5] {
    let mut lines: [&[u8]; 5] = [&[]; 5];
    let (mut line, mut rest) = (text, text);
    let mut at = 0;
    loop {
        match rest {
            [b'\n', after @ ..] if at + 1 < lines.len() => {
                (lines[at], _) = line.split_at(line.len() - rest.len());
                (line, rest, at) = (after, after, at + 1);
            }
            [_, after @ ..] => rest = after,
            [] => break,
        }
    }
    lines[at] = line;
    lines
}

/// A message that is being written.
struct Message {
    bytes: [u8; 1024],
    length: usize,
}

impl Message {
    const fn expand(&mut self, template: &[u8], lines: &[&[u8]; 5], given: u32, needed: u32) {
        let (mut text, mut rest) = (template, template);
        loop {
            match rest {
                [b'$', kind, after @ ..] => {
                    self.push(text.split_at(text.len() - rest.len()).0);
                    match *kind {
                        b'b' => self.figures(given),
                        b'B' => {
                            self.figures(given);
                            self.push(if given == 1 { b" byte" } else { b" bytes" });
                        }
                        b'n' => self.figures(needed),
                        digit => self.push(lines[(digit - b'0') as usize]),
                    }
                    (text, rest) = (after, after);
                }
                [_, after @ ..] => rest = after,
                [] => break,
            }
        }
        self.push(text);
    }

    #[allow(clippy::cast_possible_truncation, reason = "a digit")]
    const fn figures(&mut self, number: u32) {
        if number >= 10 {
            self.figures(number / 10);
        }
        self.push(&[b'0' + (number % 10) as u8]);
    }

    /// What is longer than any message ends early.
    const fn push(&mut self, text: &[u8]) {
        let (_, free) = self.bytes.split_at_mut(self.length);
        let length = if text.len() < free.len() { text.len() } else { free.len() };
        // SAFETY: both have as many bytes, and the message is borrowed mutably. (`copy_from_slice` is not const before 1.87.)
        unsafe { ptr::copy_nonoverlapping(text.as_ptr(), free.as_mut_ptr(), length) };
        self.length += length;
    }
}

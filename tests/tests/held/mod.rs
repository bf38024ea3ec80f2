//! Calls that a program makes of itself, held against what a tracer saw: the name, each word in its place,
//! and the answer.

use sysdecl::Errno;
use sysdecl_tests::traced::{self, Call};

/// A value as a whole register.
pub(crate) trait Word: Copy {
    fn word(self) -> u64;
}

macro_rules! words {
    ($($integer:ty: $wide:ty),*) => {$(
        impl Word for $integer {
            fn word(self) -> u64 {
                <$wide>::from(self) as u64
            }
        }
    )*};
}

words!(i32: i64, u32: u64, i64: i64, u64: u64);

impl<T> Word for *const T {
    fn word(self) -> u64 {
        self.addr() as u64
    }
}

impl<T> Word for *mut T {
    fn word(self) -> u64 {
        self.addr() as u64
    }
}

/// A call with the answer that we got.
pub(crate) fn told(call: Call, answer: u64) -> Call {
    let answer = answer as i64;
    let errno = i32::try_from(-answer).ok().and_then(Errno::from_code);
    call.answering(answer, errno.and_then(Errno::name))
}

/// Makes the calls under a tracer, and holds what it saw against what was made. A tracer that is older
/// than a call of `numbered` knows no more of it than its number.
pub(crate) fn hold(make_calls: fn() -> Vec<Call>, numbered: &[(&str, u64)]) {
    if traced::is_traced() {
        return traced::record(&make_calls());
    }
    if std::env::var_os("SYSDECL_QEMU").is_some() {
        // It has words of its own for most of these; `strace.rs` has calls that it prints as numbers.
        eprintln!(
            "NOT PROVED HERE: what these calls hand over: an emulator does not print numbers"
        );
        return;
    }
    let Some((made, seen)) = traced::again() else { return };
    for (made, seen) in made.iter().zip(&seen) {
        let number = numbered.iter().find(|(name, _)| made.name == *name);
        let by_number = number.is_some_and(|(_, number)| {
            Call { name: format!("syscall_{number:#x}"), ..made.clone() }.is(seen)
        });
        assert!(made.is(seen) || by_number, "we called: {made}\nthe kernel: {seen}");
    }
    assert_eq!(made.len(), seen.len());
    println!("the kernel saw and answered {} calls as declared", made.len());
}

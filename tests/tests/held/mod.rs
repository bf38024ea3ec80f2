//! Compares calls that a program makes with what a tracer saw: the name, all words, and the return value.

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

/// A call with its return value.
pub(crate) fn told(call: Call, answer: u64) -> Call {
    let answer = answer as i64;
    let errno = i32::try_from(-answer).ok().and_then(Errno::from_code);
    call.answering(answer, errno.and_then(Errno::name))
}

/// Makes the calls under a tracer, and compares what it saw with what was made. A tracer that is older than a call in
/// `numbered` prints its number instead of its name.
pub(crate) fn hold(make_calls: fn() -> Vec<Call>, numbered: &[(&str, u64)]) {
    if traced::is_traced() {
        return traced::record(&make_calls());
    }
    if std::env::var_os("SYSDECL_QEMU").is_some() {
        // An emulator decodes the arguments of most of these calls; `strace.rs` covers calls that it prints as
        // numbers.
        eprintln!("SKIPPED: the words of these calls: an emulator does not print them as numbers");
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
    println!("{} calls were received and answered as declared", made.len());
}

//! Properties that are tested for each subject.

use crate::{
    kernel::System,
    machine::GARBAGE,
    subject::{Subject, everywhere, object_code},
};

/// The first of six words that are unlikely to be in a register by chance; the 32-bit ones are negative.
const ADDRESS: usize = 0x7f00_1111_2222_3000;
const LENGTH: u64 = 0x0000_0044_4444_4000;
const PROTECTION: i32 = 0x5555_5505;
const FLAGS: i32 = -0x6666_6667;
const FD: i32 = -1;
const OFFSET: i64 = -0x7777_7777_7777_8000;

type Mmap = extern "C" fn(usize, u64, i32, i32, i32, i64) -> usize;
type Words = extern "C" fn(&[usize; 8]) -> i64;
type Alive = extern "C" fn(*const usize, *mut usize) -> i64;

const WORDS: [usize; 8] = [
    0x1111_0000_0000_0001,
    0x2222_0000_0000_0002,
    0x3333_0000_0000_0003,
    0x4444_0000_0000_0004,
    0x5555_0000_0000_0005,
    0x6666_0000_0000_0006,
    0x7777_0000_0000_0007,
    0x8888_0000_0000_0008,
];

#[test]
fn the_number_contains_its_class() {
    everywhere(Subject::is_bsd, |subject| {
        let getpid = |f: extern "C" fn() -> i32| f();
        let (pid, seen) = subject.call("getpid", subject.success(4321, 0), getpid);
        assert_eq!((pid, seen.number), (4321, subject.number(20)));
    });
    everywhere(
        |subject| !subject.is_bsd(),
        |subject| {
            let task_self = |f: extern "C" fn() -> u32| f();
            let (port, seen) = subject.call("task_self", subject.success(0x103, 0), task_self);
            assert_eq!((port, seen.number), (0x103, subject.number(28)));
        },
    );
}

#[test]
fn six_words_are_in_their_registers_and_sign_extended() {
    everywhere(Subject::is_bsd, |subject| {
        let mmap = |f: Mmap| f(ADDRESS, LENGTH, PROTECTION, FLAGS, FD, OFFSET);
        let (address, seen) = subject.call("mmap", subject.success(0x7f12_3456_7000, 0), mmap);
        assert_eq!(address, 0x7f12_3456_7000);
        let sent = [
            ADDRESS,
            LENGTH as usize,
            PROTECTION as usize,
            FLAGS as isize as usize,
            usize::MAX,
            OFFSET as usize,
        ];
        assert_eq!(seen.words[..6], sent);
    });
}

#[test]
fn the_number_is_that_of_the_system() {
    everywhere(Subject::is_bsd, |subject| {
        let own = match subject.system {
            System::Freebsd => 477,
            _ => 197,
        };
        let mmap = |f: Mmap| f(ADDRESS, LENGTH, PROTECTION, FLAGS, FD, OFFSET);
        let (_, seen) = subject.call("mmap", subject.success(0, 0), mmap);
        assert_eq!(seen.number, subject.number(own));
    });
}

#[test]
fn the_seventh_and_eighth_words_are_passed() {
    everywhere(Subject::is_bsd, |subject| {
        let (result, seen) = subject.call("eight", subject.success(8, 0), |f: Words| f(&WORDS));
        assert_eq!((result, seen.number, seen.words), (8, subject.number(222), WORDS));
        let (result, seen) = subject.call("seven", subject.failure(7), |f: Words| f(&WORDS));
        assert_eq!((result, seen.number), (-7, subject.number(393)));
        assert_eq!(seen.words[..7], WORDS[..7]);
    });
    everywhere(
        |subject| !subject.is_bsd(),
        |subject| {
            let (result, seen) =
                subject.call("message", subject.success(-5, 0), |f: Words| f(&WORDS));
            assert_eq!((result, seen.number, seen.words), (-5, subject.number(32), WORDS));
        },
    );
}

#[test]
fn a_success_is_the_unchanged_register() {
    everywhere(Subject::is_bsd, |subject| {
        type Read = extern "C" fn(i32, usize, u64) -> i64;
        for answer in [0, 1, 100, 0x7fff_ffff, isize::MAX] {
            let read = |f: Read| f(3, ADDRESS, LENGTH);
            let (result, seen) = subject.call("read", subject.success(answer, 0), read);
            assert_eq!(result, answer as i64);
            assert_eq!(seen.words[..3], [3, ADDRESS, LENGTH as usize]);
        }
        let read = |f: extern "C" fn(i32, &mut [u8; 100]) -> i64| f(3, &mut [0; 100]);
        let (result, seen) = subject.call("typed_read", subject.success(99, 0), read);
        assert_eq!((result, seen.words[2]), (99, 100));
        let close = |f: extern "C" fn(i32) -> i64| f(5);
        let (result, seen) = subject.call("typed_close", subject.success(0, 0), close);
        assert_eq!((result, seen.words[0]), (0, 5));
    });
}

/// Without the flag these values are small success values.
#[test]
fn an_error_is_reported_by_the_flag_and_becomes_negative() {
    everywhere(Subject::is_bsd, |subject| {
        for errno in [1, 9, 35, 106, 4095] {
            let close = |f: extern "C" fn(i32) -> i64| f(-1);
            for name in ["close", "typed_close"] {
                let (result, seen) = subject.call(name, subject.failure(errno), close);
                assert_eq!((result, seen.words[0]), (-(errno as i64), usize::MAX), "{name}");
            }
            let read = |f: extern "C" fn(i32, &mut [u8; 100]) -> i64| f(3, &mut [0; 100]);
            let (result, _) = subject.call("typed_read", subject.failure(errno), read);
            assert_eq!(result, -(errno as i64));
        }
    });
}

#[test]
fn both_results_are_returned() {
    everywhere(Subject::is_bsd, |subject| {
        let pipe = |f: extern "C" fn() -> i64| f();
        for (one, two) in [(3, 4), (0, 0), (0x7fff_ffff, 0x7fff_fffe), (0, 1), (1, 0)] {
            let (result, seen) = subject.call("pipe", subject.success(one, two), pipe);
            assert_eq!(result, (one | two << 32) as i64);
            assert_eq!(seen.number, subject.number(42));
        }
        let (result, _) = subject.call("pipe", subject.failure(24), pipe);
        assert_eq!(result, -24);
    });
}

/// The upper halves are not part of the results, and must not affect them.
#[test]
fn two_results_have_32_bits_each() {
    everywhere(Subject::is_bsd, |subject| {
        let pipe = |f: extern "C" fn() -> i64| f();
        let high = GARBAGE & !0xffff_ffff;
        let script = subject.success((high | 5) as isize, (high | 6) as isize);
        assert_eq!(subject.call("pipe", script, pipe).0, 5 | 6 << 32);
    });
}

/// In the child, the kernel of macOS returns the child's own id, and the second register is nonzero; FreeBSD returns
/// 0, and the second register is nonzero as well.
#[test]
fn fork_is_0_in_the_child() {
    object_code(|subject| {
        let fork = |f: extern "C" fn() -> i64| f();
        let (result, seen) = subject.call("typed_fork", subject.success(777, 0), fork);
        assert_eq!((result, seen.number), (777, subject.number(2)));
        let own = if subject.system == System::Macos { 778 } else { 0 };
        assert_eq!(subject.call("typed_fork", subject.success(own, 1), fork).0, 0);
        assert_eq!(subject.call("typed_fork", subject.failure(35), fork).0, -35);
    });
}

#[test]
fn kill_passes_the_posix_flag_on_macos() {
    object_code(|subject| {
        let kill = |f: extern "C" fn(i32, i32) -> i64| f(-5, 9);
        let (result, seen) = subject.call("typed_kill", subject.failure(3), kill);
        assert_eq!((result, seen.number), (-3, subject.number(37)));
        assert_eq!(seen.words[..2], [-5_isize as usize, 9]);
        assert!(subject.system != System::Macos || seen.words[2] == 1);
    });
}

#[test]
fn a_mach_trap_ignores_the_flag() {
    everywhere(
        |subject| !subject.is_bsd(),
        |subject| {
            let wait = |f: extern "C" fn(u32) -> i64| f(0xffff_fff0);
            for answer in [0, 14, 0x1000_4003] {
                let (result, seen) =
                    subject.call("semaphore_wait", subject.success(answer, 0), wait);
                assert_eq!((result, seen.words[0]), (answer as i64, 0xffff_fff0));
            }
        },
    );
}

/// Twenty values are live across a call; all are preserved, whatever the kernel writes to clobbered registers.
#[test]
fn no_value_is_kept_in_a_clobbered_register() {
    let alive = |subject: &Subject, name: &str| {
        let before: [usize; 20] = std::array::from_fn(|index| 0x1_0001 * (index + 1));
        for script in [subject.success(1, GARBAGE as isize), subject.failure(9)] {
            let mut after = [0; 20];
            let call = |f: Alive| f(before.as_ptr(), after.as_mut_ptr());
            subject.call(name, script, call);
            assert_eq!(after, before, "{name}");
        }
    };
    everywhere(Subject::is_bsd, |subject| {
        for name in ["alive0", "alive3", "alive6", "alive8", "alive_pair"] {
            alive(subject, name);
        }
    });
    everywhere(|subject| !subject.is_bsd(), |subject| alive(subject, "alive_mach"));
}

/// The test above can fail.
#[test]
fn a_missing_clobber_is_detected() {
    use crate::{code, kernel, kernel::Script};
    use std::mem;

    let before: [usize; 20] = std::array::from_fn(|index| index + 1);
    let mut after = [0; 20];
    let function = code::of_this_program(sysdecl_oracle::forgetful::alive0 as *const () as usize);
    // SAFETY: the function has this type.
    let call = unsafe { mem::transmute::<*mut u8, Alive>(function.start) };
    let system = if cfg!(target_arch = "x86_64") { System::Freebsd } else { System::Macos };
    let script = Script { system, answer: 1, second: GARBAGE, fails: false };
    kernel::with(&function, script, || call(before.as_ptr(), after.as_mut_ptr()));
    assert_ne!(after, before);
}

//! Compares each function of `linux::futex` with `syscall(SYS_futex, …)` of the C library on the same input, for
//! success and errors.
#![cfg(target_os = "linux")]

mod beside;

use beside::agree;

use core::ptr::{from_ref, null, null_mut};
use std::{
    fs,
    sync::{
        atomic::{AtomicU32, Ordering::SeqCst},
        mpsc,
    },
    thread,
    time::{Duration, Instant},
};

use sysdecl::{
    I32, I64, U32,
    errno::{EAGAIN, EDEADLK, EINVAL, ENOSYS, EPERM, ESRCH, ETIMEDOUT},
    linux::futex::*,
};

/// Calls `futex(2)` through libc, which has no function for it.
unsafe fn libc_futex(
    word: &AtomicU32,
    op: I32,
    val: U32,
    timeout: *const Timespec,
    other: *mut U32,
    val3: U32,
) -> I64 {
    // SAFETY: the caller upholds the requirements of the operation.
    unsafe { libc::syscall(libc::SYS_futex, word.as_ptr(), op, val, timeout, other, val3) }
}

const SHORT: Timespec = Timespec { tv_sec: 0, tv_nsec: 2_000_000 };
/// Limits waits that would otherwise never end, so that a test fails instead of hanging.
const LONG: Timespec = Timespec { tv_sec: 5, tv_nsec: 0 };
const NO_TIME: Timespec = Timespec { tv_sec: 0, tv_nsec: 1_000_000_000 };
/// A time in the past for any clock.
static PAST: Timespec = Timespec { tv_sec: 0, tv_nsec: 1 };

/// The time of a clock at which [`LONG`] has elapsed.
fn later(clock: I32) -> Timespec {
    // SAFETY: zero is a valid time, and the pointer is valid for writes.
    unsafe {
        let mut now: libc::timespec = std::mem::zeroed();
        assert_eq!(libc::clock_gettime(clock, &raw mut now), 0);
        Timespec { tv_sec: now.tv_sec + LONG.tv_sec, tv_nsec: now.tv_nsec }
    }
}

/// Whether a thread of this process is sleeping in the kernel.
fn sleeps(thread: I32) -> bool {
    let stat = fs::read_to_string(format!("/proc/self/task/{thread}/stat")).unwrap();
    // The name is in parentheses and can contain any characters; the state follows.
    stat.rsplit_once(')').unwrap().1.trim_start().starts_with('S')
}

/// Waits until all of these threads are sleeping continuously: on its way to the call, a thread can also sleep
/// briefly in a library or an emulator.
fn until_asleep(threads: &[I32]) {
    let start = Instant::now();
    let mut looks = 0;
    while looks < 10 {
        looks = if threads.iter().all(|thread| sleeps(*thread)) { looks + 1 } else { 0 };
        assert!(start.elapsed() < Duration::from_secs(4), "the threads do not sleep");
        thread::sleep(Duration::from_millis(1));
    }
}

/// Runs `wait` in `count` threads, and `wake` when all of them are sleeping. Returns the results of `wait`.
fn with_waiters(count: usize, wait: impl Fn() -> I64 + Sync, wake: impl FnOnce()) -> Vec<I64> {
    let (tell, told) = mpsc::channel();
    thread::scope(|scope| {
        let wait = &wait;
        let waiters: Vec<_> = (0..count)
            .map(|_| {
                let tell = tell.clone();
                scope.spawn(move || {
                    // SAFETY: the call accesses no memory.
                    tell.send(unsafe { libc::gettid() }).unwrap();
                    wait()
                })
            })
            .collect();
        let threads: Vec<I32> = told.iter().take(count).collect();
        until_asleep(&threads);
        wake();
        waiters.into_iter().map(|waiter| waiter.join().unwrap()).collect()
    })
}

#[test]
fn a_waiter_sleeps_until_it_is_woken() {
    let word = AtomicU32::new(7);
    // SAFETY: the word outlives the threads, which access it atomically.
    let answers = with_waiters(
        3,
        || unsafe { futex_wait(word.as_ptr(), 7, Some(&LONG)) },
        || unsafe {
            assert_eq!(futex_wake(word.as_ptr(), 2), 2);
            // The third thread is still waiting.
            assert_eq!(futex_wake(word.as_ptr(), 5), 1);
            agree!(
                futex_wake(word.as_ptr(), 5),
                libc_futex(&word, libc::FUTEX_WAKE, 5, null(), null_mut(), 0),
                0,
            );
        },
    );
    assert_eq!(answers, [0; 3]);
}

#[test]
fn our_calls_and_those_of_libc_share_a_word() {
    let word = AtomicU32::new(1);
    // SAFETY: the word outlives the threads, which access it atomically.
    unsafe {
        let theirs = with_waiters(
            1,
            || libc_futex(&word, libc::FUTEX_WAIT, 1, &LONG, null_mut(), 0),
            || assert_eq!(futex_wake(word.as_ptr(), 1), 1),
        );
        assert_eq!(theirs, [0]);
        let ours = with_waiters(
            1,
            || futex_wait(word.as_ptr(), 1, Some(&LONG)),
            || assert_eq!(libc_futex(&word, libc::FUTEX_WAKE, 1, null(), null_mut(), 0), 1),
        );
        assert_eq!(ours, [0]);
        // Within the process, and through `futex` itself.
        let ours = with_waiters(
            1,
            || futex(word.as_ptr(), FUTEX_WAIT_PRIVATE, 1, &LONG, null_mut(), 0),
            || assert_eq!(futex(word.as_ptr(), FUTEX_WAKE_PRIVATE, 1, null(), null_mut(), 0), 1),
        );
        assert_eq!(ours, [0]);
    }
}

#[test]
fn a_wait_fails_as_in_libc() {
    let word = AtomicU32::new(0x8000_0001);
    let value = 0x8000_0001;
    let misaligned = word.as_ptr().wrapping_byte_add(1);
    // SAFETY: the word is valid for reads; the kernel rejects the misaligned address.
    unsafe {
        for (val, timeout, expected) in [
            (1, None, -EAGAIN),
            (value, Some(&SHORT), -ETIMEDOUT),
            (value, Some(&NO_TIME), -EINVAL),
        ] {
            let address = timeout.map_or(null(), from_ref);
            agree!(
                futex_wait(word.as_ptr(), val, timeout),
                libc_futex(&word, libc::FUTEX_WAIT, val, address, null_mut(), 0),
                expected,
            );
        }
        agree!(
            futex_wait(misaligned, value, None),
            libc::syscall(libc::SYS_futex, misaligned, libc::FUTEX_WAIT, value, 0_usize),
            -EINVAL,
        );
        agree!(
            futex_wake(misaligned, 1),
            libc::syscall(libc::SYS_futex, misaligned, libc::FUTEX_WAKE, 1),
            -EINVAL,
        );
        agree!(
            futex(word.as_ptr(), 99, 0, null(), null_mut(), 0),
            libc_futex(&word, 99, 0, null(), null_mut(), 0),
            -ENOSYS,
        );
    }
    assert_eq!(word.load(SeqCst), value);
}

#[test]
fn a_wait_lasts_until_its_timeout() {
    let word = AtomicU32::new(0);
    let start = Instant::now();
    // SAFETY: the word is valid for reads.
    unsafe { assert_eq!(futex_wait(word.as_ptr(), 0, Some(&SHORT)), i64::from(-ETIMEDOUT)) };
    assert!(start.elapsed() >= Duration::from_millis(2));
}

#[test]
fn a_bitset_wakes_matching_waiters() {
    let word = AtomicU32::new(0);
    // SAFETY: the word outlives the threads, which access it atomically.
    unsafe {
        let answers = with_waiters(
            2,
            || futex_wait_bitset(word.as_ptr(), 0, Some(&later(libc::CLOCK_MONOTONIC)), 0b0110),
            || {
                assert_eq!(futex_wake_bitset(word.as_ptr(), 9, 0b1001), 0);
                assert_eq!(futex_wake_bitset(word.as_ptr(), 9, 0b1100), 2);
            },
        );
        assert_eq!(answers, [0; 2]);
        // A plain wait matches all bits.
        let answers = with_waiters(
            1,
            || futex_wait(word.as_ptr(), 0, Some(&LONG)),
            || assert_eq!(futex_wake_bitset(word.as_ptr(), 1, 1 << 31), 1),
        );
        assert_eq!(answers, [0]);
        for (val, timeout, bitset, expected) in [
            (1, None, 1, -EAGAIN),
            (0, Some(&PAST), FUTEX_BITSET_MATCH_ANY, -ETIMEDOUT),
            (0, None, 0, -EINVAL),
        ] {
            let address = timeout.map_or(null(), from_ref);
            agree!(
                futex_wait_bitset(word.as_ptr(), val, timeout, bitset),
                libc_futex(&word, libc::FUTEX_WAIT_BITSET, val, address, null_mut(), bitset),
                expected,
            );
        }
        agree!(
            futex_wake_bitset(word.as_ptr(), 1, 0),
            libc_futex(&word, libc::FUTEX_WAKE_BITSET, 1, null(), null_mut(), 0),
            -EINVAL,
        );
    }
}

/// A count in place of the timeout argument.
fn count(n: usize) -> *const Timespec {
    core::ptr::without_provenance(n)
}

#[test]
fn requeued_waiters_wait_on_the_other_word() {
    let (one, two) = (AtomicU32::new(0), AtomicU32::new(0));
    // SAFETY: the words outlive the threads, which access them atomically.
    unsafe {
        let wait = || futex_wait(one.as_ptr(), 0, Some(&LONG));
        let answers = with_waiters(4, wait, || {
            // Counts both woken and requeued waiters, although the manual page says otherwise.
            assert_eq!(futex_requeue(one.as_ptr(), 1, 2, two.as_ptr()), 3);
            assert_eq!(futex_wake(two.as_ptr(), 9), 2);
            assert_eq!(futex_wake(one.as_ptr(), 9), 1);
        });
        assert_eq!(answers, [0; 4]);
        let answers = with_waiters(4, wait, || {
            assert_eq!(futex_cmp_requeue(one.as_ptr(), 1, 2, two.as_ptr(), 0), 3);
            assert_eq!(futex_wake(two.as_ptr(), 9), 2);
            assert_eq!(futex_wake(one.as_ptr(), 9), 1);
        });
        assert_eq!(answers, [0; 4]);

        agree!(
            futex_requeue(one.as_ptr(), 1, U32::MAX, two.as_ptr()),
            libc_futex(&one, libc::FUTEX_REQUEUE, 1, count(U32::MAX as usize), two.as_ptr(), 0),
            -EINVAL,
        );
        agree!(
            futex_requeue(one.as_ptr(), 1, 1, two.as_ptr()),
            libc_futex(&one, libc::FUTEX_REQUEUE, 1, count(1), two.as_ptr(), 0),
            0,
        );
        agree!(
            futex_cmp_requeue(one.as_ptr(), 1, 1, two.as_ptr(), 5),
            libc_futex(&one, libc::FUTEX_CMP_REQUEUE, 1, count(1), two.as_ptr(), 5),
            -EAGAIN,
        );
    }
}

#[test]
fn wake_op_changes_the_other_word() {
    let op = |op, argument, cmp, value| futex_op(op, argument, cmp, value);
    // As encoded by the C macro.
    assert_eq!(op(FUTEX_OP_ADD, 1, FUTEX_OP_CMP_GT, 3), (1 << 28) | (4 << 24) | (1 << 12) | 3);
    assert_eq!(op(FUTEX_OP_SET | FUTEX_OP_OPARG_SHIFT, 5, FUTEX_OP_CMP_NE, -1), 0x8100_5fff);
    let (one, two) = (AtomicU32::new(0), AtomicU32::new(0));
    // SAFETY: the words outlive the threads, which access them atomically.
    unsafe {
        for (old, op, new) in [
            (40, op(FUTEX_OP_ADD, 2, FUTEX_OP_CMP_EQ, 0), 42),
            (40, op(FUTEX_OP_ADD, -2, FUTEX_OP_CMP_EQ, 0), 38),
            (0b1100, op(FUTEX_OP_XOR, 0b1010, FUTEX_OP_CMP_EQ, 0), 0b0110),
            (0b1100, op(FUTEX_OP_ANDN, 0b1010, FUTEX_OP_CMP_EQ, 0), 0b0100),
            (0, op(FUTEX_OP_OR | FUTEX_OP_OPARG_SHIFT, 20, FUTEX_OP_CMP_EQ, 0), 1 << 20),
        ] {
            two.store(old, SeqCst);
            assert_eq!(futex_wake_op(one.as_ptr(), 1, 1, two.as_ptr(), op), 0);
            assert_eq!(two.swap(old, SeqCst), new);
            assert_eq!(libc_futex(&one, libc::FUTEX_WAKE_OP, 1, count(1), two.as_ptr(), op), 0);
            assert_eq!(two.load(SeqCst), new);
        }
        // Waiters on the second word are woken if its old value compares.
        for (value, woken) in [(4, 1), (3, 0)] {
            two.store(value, SeqCst);
            let answers = with_waiters(
                1,
                || futex_wait(two.as_ptr(), value, Some(&LONG)),
                || {
                    let op = op(FUTEX_OP_SET, 0, FUTEX_OP_CMP_GT, 3);
                    assert_eq!(futex_wake_op(one.as_ptr(), 1, 1, two.as_ptr(), op), woken);
                    assert_eq!(futex_wake(two.as_ptr(), 1), 1 - woken);
                },
            );
            assert_eq!(answers, [0]);
        }
        agree!(
            futex_wake_op(one.as_ptr(), 1, 1, two.as_ptr(), 0x7000_0000),
            libc_futex(&one, libc::FUTEX_WAKE_OP, 1, count(1), two.as_ptr(), 0x7000_0000),
            -ENOSYS,
        );
    }
}

/// A function that acquires a lock.
type Lock = unsafe fn(*mut U32, Option<&Timespec>) -> I64;

#[test]
fn a_priority_inheritance_lock_passes_from_thread_to_thread() {
    let word = AtomicU32::new(0);
    // SAFETY: the word outlives the threads, which follow the protocol of these locks.
    unsafe {
        let me = libc::gettid().cast_unsigned();
        let locks: [(Lock, I32); 2] =
            [(futex_lock_pi, libc::CLOCK_REALTIME), (futex_lock_pi2, libc::CLOCK_MONOTONIC)];
        for (lock, clock) in locks {
            assert_eq!(lock(word.as_ptr(), None), 0);
            assert_eq!(word.load(SeqCst), me);
            agree!(
                lock(word.as_ptr(), None),
                libc_futex(&word, libc::FUTEX_LOCK_PI, 0, null(), null_mut(), 0),
                -EDEADLK,
            );
            agree!(
                futex_trylock_pi(word.as_ptr()),
                libc_futex(&word, libc::FUTEX_TRYLOCK_PI, 0, null(), null_mut(), 0),
                -EDEADLK,
            );
            // Another thread does not own the lock; it tries, waits until a timeout, and then waits until it acquires
            // the lock.
            let answers = with_waiters(
                1,
                || {
                    agree!(
                        futex_unlock_pi(word.as_ptr()),
                        libc_futex(&word, libc::FUTEX_UNLOCK_PI, 0, null(), null_mut(), 0),
                        -EPERM,
                    );
                    agree!(
                        futex_trylock_pi(word.as_ptr()),
                        libc_futex(&word, libc::FUTEX_TRYLOCK_PI, 0, null(), null_mut(), 0),
                        -EAGAIN,
                    );
                    assert_eq!(lock(word.as_ptr(), Some(&PAST)), i64::from(-ETIMEDOUT));
                    assert_eq!(lock(word.as_ptr(), Some(&later(clock))), 0);
                    assert_eq!(word.load(SeqCst) & FUTEX_TID_MASK, libc::gettid().cast_unsigned());
                    futex_unlock_pi(word.as_ptr())
                },
                || {
                    while word.load(SeqCst) & FUTEX_WAITERS == 0 {
                        thread::yield_now();
                    }
                    assert_eq!(futex_unlock_pi(word.as_ptr()), 0);
                },
            );
            assert_eq!(answers, [0]);
            assert_eq!(word.load(SeqCst) & FUTEX_TID_MASK, 0);
            word.store(0, SeqCst);
        }
        assert_eq!(futex_trylock_pi(word.as_ptr()), 0);
        assert_eq!(word.load(SeqCst), me);
        assert_eq!(futex_unlock_pi(word.as_ptr()), 0);
        assert_eq!(word.load(SeqCst), 0);
        // An owner that does not exist.
        word.store(0x3fff_fff0, SeqCst);
        agree!(
            futex_lock_pi(word.as_ptr(), None),
            libc_futex(&word, libc::FUTEX_LOCK_PI, 0, null(), null_mut(), 0),
            -ESRCH,
        );
    }
}

#[test]
fn waitv_returns_the_index_of_the_woken_word() {
    // SAFETY: the list is empty.
    if !beside::is_there("futex_waitv", unsafe { futex_waitv(null_mut(), 0, 0, null(), 0) }) {
        return;
    }
    let words = [const { AtomicU32::new(3) }; 4];
    let flags = FUTEX2_SIZE_U32 | FUTEX2_PRIVATE;
    let waiters = words.each_ref().map(|word| FutexWaitv {
        val: 3,
        uaddr: word.as_ptr().expose_provenance() as u64,
        flags,
        ..FutexWaitv::ZERO
    });
    // SAFETY: the words outlive the threads, which access them atomically; the list is valid for reads.
    unsafe {
        let wait = |timeout: *const Timespec, clock| {
            futex_waitv(waiters.as_ptr().cast_mut(), 4, 0, timeout, clock)
        };
        let end = later(libc::CLOCK_MONOTONIC);
        let answers = with_waiters(
            1,
            || wait(&raw const end, libc::CLOCK_MONOTONIC),
            || {
                let woken = futex(words[2].as_ptr(), FUTEX_WAKE_PRIVATE, 1, null(), null_mut(), 0);
                assert_eq!(woken, 1);
            },
        );
        assert_eq!(answers, [2]);
        let libc_wait = |timeout: *const Timespec, clock: I32| {
            libc::syscall(libc::SYS_futex_waitv, waiters.as_ptr(), 4, 0, timeout, clock)
        };
        for clock in [libc::CLOCK_MONOTONIC, libc::CLOCK_REALTIME] {
            agree!(wait(&raw const PAST, clock), libc_wait(&raw const PAST, clock), -ETIMEDOUT);
        }
        agree!(wait(&raw const PAST, 2), libc_wait(&raw const PAST, 2), -EINVAL);
        words[1].store(4, SeqCst);
        agree!(wait(null(), 0), libc_wait(null(), 0), -EAGAIN);
    }
}

//! A mutex based on `futex_wait` and `futex_wake`: one word, and no system call unless a thread has
//! to wait.
//!
//! `futex_mutex THREADS TIMES` increments a counter in several threads under the mutex, and prints the sum.
//! `futex_mutex wait` locks the mutex, lets another thread wait for it, prints the ID of that thread, and unlocks the mutex at
//! the end of standard input.
//!
//! The word has three states, as in Ulrich Drepper's "Futexes Are Tricky": an unlock has to know
//! whether a thread is waiting.

use std::{
    cell::UnsafeCell,
    env, io,
    ops::{Deref, DerefMut},
    process::ExitCode,
    sync::atomic::{
        AtomicU32,
        Ordering::{Acquire, Relaxed, Release},
    },
    thread,
    time::Duration,
};

use sysdecl::{
    U32,
    linux::{
        futex::{futex_wait, futex_wake},
        process::gettid,
        time::{CLOCK_THREAD_CPUTIME_ID, Timespec, clock_gettime},
    },
};

/// Unlocked.
const FREE: U32 = 0;
/// Locked, and no thread waits.
const TAKEN: U32 = 1;
/// Locked, and threads may wait: the unlock wakes one.
const AWAITED: U32 = 2;

/// A value that only one thread can access at a time.
struct Mutex<T> {
    state: AtomicU32,
    value: UnsafeCell<T>,
}

// SAFETY: only the thread that holds the lock accesses the value, so it is never accessed concurrently.
unsafe impl<T: Send> Sync for Mutex<T> {}

impl<T> Mutex<T> {
    const fn new(value: T) -> Self {
        Self { state: AtomicU32::new(FREE), value: UnsafeCell::new(value) }
    }

    /// Acquires the lock, without a system call if it is free.
    fn lock(&self) -> Guard<'_, T> {
        if self.state.compare_exchange(FREE, TAKEN, Acquire, Relaxed).is_err() {
            // A thread that has waited cannot know whether others are still waiting: it marks the lock as awaited,
            // so that in the worst case its unlock wakes no thread.
            while self.state.swap(AWAITED, Acquire) != FREE {
                // SAFETY: the word lives as long as the borrow, and is only accessed atomically. Any return value is
                // fine (woken, no longer `AWAITED`, a signal), because the state is checked again.
                unsafe { futex_wait(self.state.as_ptr(), AWAITED, None) };
            }
        }
        Guard(self)
    }

    fn unlock(&self) {
        if self.state.swap(FREE, Release) == AWAITED {
            // SAFETY: only the address is used; a thread that is woken spuriously checks the state again.
            unsafe { futex_wake(self.state.as_ptr(), 1) };
        }
    }
}

/// The guard, which unlocks on drop.
struct Guard<'a, T>(&'a Mutex<T>);

impl<T> Deref for Guard<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        // SAFETY: this thread holds the lock.
        unsafe { &*self.0.value.get() }
    }
}

impl<T> DerefMut for Guard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        // SAFETY: this thread holds the lock.
        unsafe { &mut *self.0.value.get() }
    }
}

impl<T> Drop for Guard<'_, T> {
    fn drop(&mut self) {
        self.0.unlock();
    }
}

static COUNT: Mutex<u64> = Mutex::new(0);

/// Increments the counter in this number of threads, including the current one.
fn count(threads: usize, times: u64) {
    let work = || {
        for _ in 0..times {
            *COUNT.lock() += 1;
        }
    };
    thread::scope(|scope| {
        for _ in 1..threads {
            scope.spawn(work);
        }
        work();
    });
    println!("{}", *COUNT.lock());
}

/// The CPU time that this thread has used.
fn processor_time() -> Duration {
    let mut time = Timespec::ZERO;
    // SAFETY: the time is valid for writes.
    unsafe { clock_gettime(CLOCK_THREAD_CPUTIME_ID, &raw mut time) };
    let seconds = time.tv_sec.try_into().expect("the clock of a thread is not negative");
    let nanoseconds = time.tv_nsec.try_into().expect("the nanoseconds are below a second");
    Duration::new(seconds, nanoseconds)
}

/// Lets a thread wait for the mutex until the end of standard input.
fn wait() {
    thread::scope(|scope| {
        let held = COUNT.lock();
        scope.spawn(|| {
            println!("thread {} waits", gettid());
            let before = processor_time();
            let taken = COUNT.lock();
            let used = processor_time().saturating_sub(before).as_micros();
            println!("it has waited, and used {used} us; the count is {}", *taken);
        });
        let mut held = held;
        let _ = io::copy(&mut io::stdin(), &mut io::sink());
        *held = 42;
    });
}

fn main() -> ExitCode {
    let words: Vec<String> = env::args().skip(1).collect();
    match words.as_slice() {
        [word] if word == "wait" => wait(),
        [threads, times] => match (threads.parse(), times.parse()) {
            (Ok(threads @ 1..), Ok(times)) => count(threads, times),
            _ => return usage(),
        },
        _ => return usage(),
    }
    ExitCode::SUCCESS
}

fn usage() -> ExitCode {
    eprintln!("usage: futex_mutex THREADS TIMES | futex_mutex wait");
    ExitCode::from(2)
}

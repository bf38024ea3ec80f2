//! `spawn_thread`: threads without a thread library. Each of 64 threads runs on a separate stack, adds its
//! number to a shared sum, and is joined through the futex that the kernel clears when the thread ends; then its
//! stack is unmapped.
//!
//! A thread that is started this way has no thread-local storage: [`work`] uses only an atomic.

use core::{
    ptr,
    sync::atomic::{AtomicU32, Ordering},
};
use std::process::ExitCode;

use sysdecl::{
    Errno, I32, Void,
    linux::{
        futex::futex_wait,
        mem::{
            MAP_ANONYMOUS, MAP_NORESERVE, MAP_PRIVATE, MAP_STACK, PROT_NONE, PROT_READ, PROT_WRITE,
            mmap, mprotect, munmap,
        },
        process::{
            CLONE_CHILD_CLEARTID, CLONE_FILES, CLONE_FS, CLONE_PARENT_SETTID, CLONE_SIGHAND,
            CLONE_SYSVSEM, CLONE_THREAD, CLONE_VM, ThreadEntry, start_thread,
        },
    },
    result::{check, check_i32, check_ptr},
};

const THREADS: u32 = 64;
const STACK_SIZE: usize = 1024 * 1024;
/// The guard at the low end of a stack: a stack overflow faults there.
const GUARD_SIZE: usize = 64 * 1024;

/// The memory of a stack, mapped until it is dropped.
struct Stack(*mut Void);

impl Stack {
    fn new() -> Result<Self, Errno> {
        let flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_STACK;
        // SAFETY: a new mapping does not change existing memory.
        let base = check_ptr(unsafe {
            mmap(ptr::null_mut(), STACK_SIZE as u64, PROT_READ | PROT_WRITE, flags, -1, 0)
        })?;
        let stack = Self(base);
        // SAFETY: this part of the new mapping is not in use.
        check_i32(unsafe { mprotect(base, GUARD_SIZE as u64, PROT_NONE) })?;
        Ok(stack)
    }

    fn top(&self) -> *mut Void {
        self.0.wrapping_byte_add(STACK_SIZE)
    }
}

impl Drop for Stack {
    fn drop(&mut self) {
        // SAFETY: this value owns the mapping; the thread on it has been joined, or was never started.
        let unmapped = unsafe { munmap(self.0, STACK_SIZE as u64) };
        assert_eq!(unmapped, 0, "munmap failed");
        UNMAPPED.fetch_add(1, Ordering::Relaxed);
    }
}

/// A running thread. Dropping it waits for its end.
struct Thread {
    /// The thread ID while the thread runs; the kernel stores 0 and wakes the joiner when it ends.
    tid: Box<AtomicU32>,
    stack: Stack,
}

impl Thread {
    /// # Safety
    ///
    /// `entry` must be sound to call with `argument` in a thread without thread-local storage, and data that
    /// `argument` points to must live until the thread is joined.
    unsafe fn start(entry: ThreadEntry, argument: *mut Void) -> Result<Self, Errno> {
        let thread = Self { tid: Box::new(AtomicU32::new(0)), stack: Stack::new()? };
        let tid: *mut I32 = thread.tid.as_ptr().cast();
        let flags = CLONE_VM
            | CLONE_FS
            | CLONE_FILES
            | CLONE_SIGHAND
            | CLONE_THREAD
            | CLONE_SYSVSEM
            | CLONE_PARENT_SETTID
            | CLONE_CHILD_CLEARTID;
        // SAFETY: only the thread uses the stack, and `tid` is not moved until the thread is joined; the caller
        // guarantees the rest.
        check(unsafe { start_thread(flags, thread.stack.top(), tid, tid, 0, entry, argument) })?;
        Ok(thread)
    }
}

impl Drop for Thread {
    fn drop(&mut self) {
        loop {
            match self.tid.load(Ordering::Acquire) {
                0 => return,
                // Interrupted, or the thread has ended in the meantime: the loop checks again.
                // SAFETY: the word lives as long as the box.
                tid => _ = unsafe { futex_wait(self.tid.as_ptr(), tid, None) },
            }
        }
    }
}

/// The number of stacks that have been unmapped.
static UNMAPPED: AtomicU32 = AtomicU32::new(0);

/// The sum that the threads compute.
static SUM: AtomicU32 = AtomicU32::new(0);

/// Adds the number that `argument` points to.
unsafe extern "C" fn work(argument: *mut Void) -> I32 {
    // SAFETY: `main` passes the address of a number that outlives the thread.
    let number = unsafe { *argument.cast::<u32>() };
    SUM.fetch_add(number, Ordering::Relaxed);
    0
}

fn run() -> Result<(), Errno> {
    let mut numbers: Vec<u32> = (1..=THREADS).collect();
    let mut threads = Vec::new();
    for number in &mut numbers {
        // SAFETY: `work` only uses its number and an atomic; the numbers outlive `threads`.
        threads.push(unsafe { Thread::start(work, ptr::from_mut(number).cast()) }?);
    }
    println!("{} threads started", threads.len());
    drop(threads);
    println!("the sum of 1 to {THREADS} is {}", SUM.load(Ordering::Relaxed));
    println!("{} stacks unmapped", UNMAPPED.load(Ordering::Relaxed));
    Ok(())
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(errno) => {
            eprintln!("spawn_thread: {errno}");
            ExitCode::FAILURE
        }
    }
}

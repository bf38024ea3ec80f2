//! Threads: starts threads on new stacks, and joins them.

use core::{
    ptr,
    sync::atomic::{AtomicU32, AtomicUsize, Ordering},
};

use sysdecl::{
    Void,
    linux::{
        futex::{futex_wait, futex_wake},
        mem::*,
        process::*,
    },
    prelude::*,
    result::check_ptr,
};

use crate::check;

/// The sum that the threads compute.
static SUM: AtomicUsize = AtomicUsize::new(0);
static STACK: AtomicUsize = AtomicUsize::new(0);
static READY: AtomicU32 = AtomicU32::new(0);

unsafe extern "C" fn thread(argument: *mut Void) -> I32 {
    let local = argument.addr();
    STACK.store((&raw const local).addr(), Ordering::SeqCst);
    // Floating point, and a call that requires an aligned stack.
    let half = local as f64 / 2.0;
    SUM.fetch_add(local + half as usize, Ordering::SeqCst);
    READY.store(1, Ordering::SeqCst);
    // SAFETY: the word is in a static.
    unsafe { futex_wake(READY.as_ptr(), 1) };
    5
}

pub(super) fn check() {
    const STACK_SIZE: usize = 1 << 18;
    const FLAGS: U64 = CLONE_VM
        | CLONE_FS
        | CLONE_FILES
        | CLONE_SIGHAND
        | CLONE_THREAD
        | CLONE_SYSVSEM
        | CLONE_PARENT_SETTID
        | CLONE_CHILD_CLEARTID;
    // SAFETY: the stack is new and is unmapped after the threads have ended; the words outlive the threads.
    unsafe {
        let stack = mmap(
            ptr::null_mut(),
            STACK_SIZE as U64,
            PROT_READ | PROT_WRITE,
            MAP_PRIVATE | MAP_ANONYMOUS | MAP_STACK,
            -1,
            0,
        );
        check!(check_ptr(stack).is_ok(), "a stack is mapped");
        let top = stack.cast::<U8>().add(STACK_SIZE).cast();
        for round in 1..=20_usize {
            let gone = AtomicU32::new(77);
            let mut told = 0;
            READY.store(0, Ordering::SeqCst);
            let before = SUM.load(Ordering::SeqCst);
            let argument = ptr::without_provenance_mut(round * 10);
            let tid =
                start_thread(FLAGS, top, &raw mut told, gone.as_ptr().cast(), 0, thread, argument);
            if tid <= 0 || I64::from(told) != tid {
                check!(false, "a thread is started: {tid}, {told}");
            }
            while READY.load(Ordering::SeqCst) == 0 {
                futex_wait(READY.as_ptr(), 0, None);
            }
            loop {
                let number = gone.load(Ordering::SeqCst);
                if number == 0 {
                    break;
                }
                // The kernel clears and wakes this word when the thread ends. It does not use a private futex.
                sysdecl::linux::futex::futex(
                    gone.as_ptr(),
                    sysdecl::linux::futex::FUTEX_WAIT,
                    number,
                    &Timespec { tv_sec: 1, tv_nsec: 0 },
                    ptr::null_mut(),
                    0,
                );
            }
            let local = STACK.load(Ordering::SeqCst);
            if SUM.load(Ordering::SeqCst) != before + round * 15
                || !(stack.addr()..stack.addr() + STACK_SIZE).contains(&local)
            {
                check!(false, "the thread ran on its stack");
            }
        }
        check!(SUM.load(Ordering::SeqCst) == 15 * 210, "twenty threads ran and ended");
        check!(
            start_thread(
                CLONE_SIGHAND,
                top,
                ptr::null_mut(),
                ptr::null_mut(),
                0,
                thread,
                ptr::null_mut()
            ) == I64::from(-Errno::EINVAL.code()),
            "conflicting flags are rejected"
        );
        check!(munmap(stack, STACK_SIZE as U64) == 0, "the stack is unmapped");
    }
}

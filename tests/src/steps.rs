//! Counts the instructions that a function executes: a child process calls it, and the parent single-steps it with
//! `ptrace(2)`. The count involves no timing and no sampling, so it is always the same. A system call counts as one
//! instruction.
//!
//! x86-64 only: emulators of other architectures do not support `ptrace`.

use std::ptr;

use crate::tool;

/// Whether this system allows tracing a child. Prints a message if it does not.
///
/// # Panics
///
/// If it does not and all tools are required.
#[must_use]
pub fn are_possible() -> bool {
    // SAFETY: the child only asks to be traced, and ends.
    let child = unsafe { libc::fork() };
    if child == 0 {
        // SAFETY: no pointer is followed.
        unsafe {
            let refused = libc::ptrace(libc::PTRACE_TRACEME, 0, 0, 0) == -1;
            libc::_exit(refused.into());
        }
    }
    let mut status = -1;
    // SAFETY: the status is valid for writes.
    unsafe { libc::waitpid(child, &raw mut status, 0) };
    if status != 0 {
        let what = "the number of instructions of a call";
        tool::missing("the permission to trace a child", what, "allow `ptrace`");
    }
    status == 0
}

/// The number of instructions from the entry of the function at address `function` to its return.
///
/// `call` runs in a single-threaded child process. It must call the function through that address and must not
/// allocate or take a lock.
///
/// # Panics
///
/// If this system does not allow tracing a child, or `call` never calls the function.
#[must_use]
pub fn executed(function: *const (), call: impl FnOnce()) -> usize {
    // SAFETY: the child only calls what its caller guarantees, and exits.
    let child = unsafe { libc::fork() };
    assert!(child >= 0, "fork failed");
    if child == 0 {
        // SAFETY: no pointer is followed; the process is our own.
        unsafe {
            libc::ptrace(libc::PTRACE_TRACEME, 0, 0, 0);
            libc::raise(libc::SIGSTOP);
            call();
            libc::_exit(0);
        }
    }
    let tracee = Tracee(child);
    tracee.wait();
    while tracee.instruction() != function.addr() {
        tracee.step();
    }
    // At the entry the return address is on top of the stack; after the return the stack pointer is above it.
    let entry = tracee.stack();
    let mut steps = 0;
    while tracee.stack() <= entry {
        tracee.step();
        steps += 1;
    }
    steps
}

/// A stopped child process.
struct Tracee(libc::pid_t);

impl Tracee {
    fn step(&self) {
        // SAFETY: no pointer is followed.
        let result = unsafe { libc::ptrace(libc::PTRACE_SINGLESTEP, self.0, 0, 0) };
        assert_eq!(result, 0, "single-stepping failed");
        self.wait();
    }

    fn wait(&self) {
        let mut status = 0;
        // SAFETY: the status is valid for writes.
        let waited = unsafe { libc::waitpid(self.0, &raw mut status, 0) };
        assert_eq!(waited, self.0);
        assert!(libc::WIFSTOPPED(status), "the child terminated early: {status:#x}");
    }

    fn instruction(&self) -> usize {
        self.register(libc::RIP)
    }

    fn stack(&self) -> usize {
        self.register(libc::RSP)
    }

    fn register(&self, index: libc::c_int) -> usize {
        let offset =
            usize::try_from(index).expect("the offset fits in `usize`") * size_of::<usize>();
        let data = ptr::null::<()>();
        // SAFETY: the C library returns the register; the last argument is not used.
        let word = unsafe { libc::ptrace(libc::PTRACE_PEEKUSER, self.0, offset, data) };
        usize::try_from(word).expect("user-space addresses are positive")
    }
}

impl Drop for Tracee {
    fn drop(&mut self) {
        // SAFETY: the child is ours, and was not waited for to its end.
        unsafe {
            libc::kill(self.0, libc::SIGKILL);
            libc::waitpid(self.0, ptr::null_mut(), 0);
        }
    }
}

//! How many instructions a function executes, counted one by one: a child process calls it, and this
//! one steps through it with `ptrace(2)`. Nothing is timed and nothing is sampled, so the count is the
//! same every time. A system call counts as one.
//!
//! x86-64 only: emulators of other machines know no `ptrace`.

use std::ptr;

use crate::tool;

/// Whether this system lets one trace a child; says so where it does not.
///
/// # Panics
///
/// If it does not, and all tools are required.
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
        let what = "how many instructions a call executes";
        tool::missing("the permission to trace a child", what, "allow `ptrace`");
    }
    status == 0
}

/// The instructions from the entry of `function`, of which this is the address, to its return.
///
/// `call` is run in a child process of one thread: it must call the function through that address,
/// and must not allocate or take a lock.
///
/// # Panics
///
/// If this system does not let one trace a child, or `call` never gets to the function.
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
    // The return address is at the top of the stack; after the return it is not.
    let entry = tracee.stack();
    let mut steps = 0;
    while tracee.stack() <= entry {
        tracee.step();
        steps += 1;
    }
    steps
}

/// A child that has stopped.
struct Tracee(libc::pid_t);

impl Tracee {
    fn step(&self) {
        // SAFETY: no pointer is followed.
        let result = unsafe { libc::ptrace(libc::PTRACE_SINGLESTEP, self.0, 0, 0) };
        assert_eq!(result, 0, "the child does not step");
        self.wait();
    }

    fn wait(&self) {
        let mut status = 0;
        // SAFETY: the status is valid for writes.
        let waited = unsafe { libc::waitpid(self.0, &raw mut status, 0) };
        assert_eq!(waited, self.0);
        assert!(libc::WIFSTOPPED(status), "the child ended early: {status:#x}");
    }

    fn instruction(&self) -> usize {
        self.register(libc::RIP)
    }

    fn stack(&self) -> usize {
        self.register(libc::RSP)
    }

    fn register(&self, index: libc::c_int) -> usize {
        let offset = usize::try_from(index).expect("it is small") * size_of::<usize>();
        let data = ptr::null::<()>();
        // SAFETY: the C library returns the register; the last argument is not used.
        let word = unsafe { libc::ptrace(libc::PTRACE_PEEKUSER, self.0, offset, data) };
        usize::try_from(word).expect("user space is the lower half")
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

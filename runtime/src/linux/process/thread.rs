//! Starting threads and processes with `clone`.

use super::CloneArgs;
use crate::{I32, I64, U64, Void, syscall};

#[syscall(os = "linux")]
unsafe extern "C" {
    /// Starts a process or thread as `args` says; returns 0 in the child and the ID of the child in
    /// the parent (`clone3(2)`; since Linux 5.3).
    ///
    /// `size` is the size of the structure, currently 88.
    ///
    /// # Errors
    ///
    /// - `-E2BIG`: the structure contains fields that the kernel does not know and that are not
    ///   zero.
    /// - `-EAGAIN`: a limit on the number of processes is reached.
    /// - `-EINVAL`: the flags are inconsistent.
    /// - `-ENOMEM`: out of memory.
    /// - `-ENOSYS`: the kernel is older than 5.3, or a filter forbids the call.
    ///
    /// # Safety
    ///
    /// The fields `stack` and `stack_size` must be zero, since on a new stack the child would
    /// return to a frame that is not there. Addresses must be valid as the flags require. The child
    /// may only do what [`fork`](super::fork) allows.
    pub fn clone3(args: *const CloneArgs, size: U64) -> I64;

    /// Sets the address that is cleared when the calling thread terminates, and returns its ID. It
    /// cannot fail (`set_tid_address(2)`).
    ///
    /// On termination the kernel stores 0 at `tidptr` and wakes one waiter of the futex there.
    ///
    /// # Safety
    ///
    /// `tidptr` must stay valid for writes until the thread has terminated.
    pub fn set_tid_address(tidptr: *mut I32) -> I32;
}

/// Starts a process or thread; returns 0 in the child and the ID of the child in the parent
/// (`clone(2)`).
///
/// The low byte of `flags` is the signal that the parent receives when the child terminates. The
/// order of the parameters is the same on every architecture.
///
/// # Errors
///
/// - `-EAGAIN`: a limit on the number of processes is reached.
/// - `-EINVAL`: the flags are inconsistent.
/// - `-ENOMEM`: out of memory.
/// - `-EPERM`: a flag requires a privilege.
///
/// # Safety
///
/// `stack` must be null, since on a new stack the child would return to a frame that is not there
/// ([`start_thread`] supports that), and the child must not share memory. Addresses must be valid
/// as the flags require. The child may only do what [`fork`](super::fork) allows.
#[inline]
pub unsafe fn clone(
    flags: U64,
    stack: *mut Void,
    parent_tid: *mut I32,
    child_tid: *mut I32,
    tls: U64,
) -> I64 {
    // SAFETY: the caller's duties are the same.
    unsafe { super::machine::clone(flags, stack, parent_tid, child_tid, tls) }
}

/// The function that a thread runs: it takes the argument and returns the exit status.
pub type ThreadEntry = unsafe extern "C" fn(*mut Void) -> I32;

/// Starts a thread on a new stack and returns its ID.
///
/// The child calls `entry` with `argument` and terminates with the status that it returns, without
/// accessing the stack again. The stack grows down from `stack_top`, which is aligned down to 16
/// bytes. Backtraces and debuggers see the caller of `entry` as the outermost frame.
///
/// With `CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD | CLONE_SYSVSEM` it is a
/// thread of this process. To join it, add [`CLONE_CHILD_CLEARTID`]: the kernel stores 0 at
/// `child_tid` and wakes one waiter of the futex there when the thread has terminated; only then
/// may its stack be freed. [`CLONE_PARENT_SETTID`] stores its ID at `parent_tid` before it starts,
/// and [`CLONE_SETTLS`] sets its thread pointer to `tls`.
///
/// [`CLONE_CHILD_CLEARTID`]: super::CLONE_CHILD_CLEARTID
/// [`CLONE_PARENT_SETTID`]: super::CLONE_PARENT_SETTID
/// [`CLONE_SETTLS`]: super::CLONE_SETTLS
///
/// # Restrictions on the thread
///
/// The C library does not know the thread. Without [`CLONE_SETTLS`] it shares the thread-local
/// storage of its parent: in a program that uses libc it must not use `std::thread`, anything
/// thread-local, `errno`, most of libc or (with most allocators) the heap. System calls, atomics
/// and memory that was passed to it are fine. It must not unwind out of `entry`; Rust aborts the
/// process in that case.
///
/// # Errors
///
/// - `-EAGAIN`: a limit on the number of processes is reached.
/// - `-EINVAL`: the flags are inconsistent.
/// - `-ENOMEM`: out of memory.
/// - `-EPERM`: a flag requires a privilege.
///
/// # Safety
///
/// - `stack_top` must be the end of a stack that is mapped, large enough for `entry`, and not used
///   by anything else until the thread has terminated.
/// - `parent_tid`, `child_tid` and `tls` must be as the flags require, and stay valid for as long
///   as the kernel writes to them.
/// - It must be sound to call `entry` with `argument` in such a thread.
#[inline]
pub unsafe fn start_thread(
    flags: U64,
    stack_top: *mut Void,
    parent_tid: *mut I32,
    child_tid: *mut I32,
    tls: U64,
    entry: ThreadEntry,
    argument: *mut Void,
) -> I64 {
    // The stack pointer is inside the stack from the first instruction on, since valgrind finds the memory of the
    // stack by it.
    let stack_top = stack_top.map_addr(|address| (address & !15).wrapping_sub(16));
    // SAFETY: the caller's duties are those of the trampoline; the stack is aligned.
    unsafe { super::machine::start(flags, stack_top, parent_tid, child_tid, tls, entry, argument) }
}

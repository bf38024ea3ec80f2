//! Starting threads, and processes that share more than a fork does.

use super::CloneArgs;
use crate::{I32, I64, U64, Void, syscall};

#[syscall(os = "linux")]
unsafe extern "C" {
    /// Starts a process or thread as `args` says, 88 bytes (`size`) of them in their present version: 0
    /// in the child, its number in the parent. `clone3(2)`.
    ///
    /// # Errors
    ///
    /// `-EINVAL` for flags that do not go together, `-E2BIG` for a size with members that the kernel
    /// does not know, `-EAGAIN`, `-ENOMEM`, `-ENOSYS` before Linux 5.3 and under some filters.
    ///
    /// # Safety
    ///
    /// The caller must leave the members `stack` and `stack_size` zero, since the child would return to a
    /// frame that its stack does not have; give valid addresses where the flags want some; keep the
    /// child to what [`fork`](super::fork) allows.
    pub fn clone3(args: *const CloneArgs, size: U64) -> I64;

    /// Stores 0 at `tidptr` and wakes one waiter of the futex there when the calling thread ends; gives
    /// its number. It cannot fail. `set_tid_address(2)`.
    ///
    /// # Safety
    ///
    /// The caller must keep `tidptr` valid to write until the thread has ended.
    pub fn set_tid_address(tidptr: *mut I32) -> I32;
}

/// Starts a process or thread: 0 in the child, its number in the parent. `clone(2)`.
///
/// The low byte of `flags` is the signal that the parent gets at its end. The arguments are in this
/// order on every machine.
///
/// # Errors
///
/// `-EINVAL` for flags that do not go together, `-EAGAIN` at a limit, `-ENOMEM`, `-EPERM`.
///
/// # Safety
///
/// The caller must leave `stack` null, since on a new stack the child would return to a frame that is
/// not there ([`start_thread`] is for that), and may not share memory
/// then; give valid addresses where the flags want some; keep the child to what
/// [`fork`](super::fork) allows.
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

/// What a thread runs: its argument in, its exit status out.
pub type ThreadEntry = unsafe extern "C" fn(*mut Void) -> I32;

/// Starts a thread on a stack of its own, and gives its number.
///
/// The child calls `entry` with `argument`, then ends with the status that it returns, without
/// touching the stack again. The stack is `stack_top` and below; it is aligned down to 16 bytes.
/// Backtraces and debuggers see the thread begin with the caller of `entry`.
///
/// With `CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD | CLONE_SYSVSEM` it is a
/// thread of this process. To join it, add [`CLONE_CHILD_CLEARTID`]: the kernel stores 0 at `child_tid`
/// and wakes one waiter of the futex there once the thread is gone, and only then may its stack be
/// freed. [`CLONE_PARENT_SETTID`] stores its number at `parent_tid` before it starts;
/// [`CLONE_SETTLS`] gives it `tls` as its thread pointer.
///
/// [`CLONE_CHILD_CLEARTID`]: super::CLONE_CHILD_CLEARTID
/// [`CLONE_PARENT_SETTID`]: super::CLONE_PARENT_SETTID
/// [`CLONE_SETTLS`]: super::CLONE_SETTLS
///
/// # What the thread may not do
///
/// No C library knows of it. Without [`CLONE_SETTLS`] its thread-local storage is its parent's: in a
/// program with libc it may not use `std::thread`, anything thread-local, `errno`, most of libc or
/// (with most allocators) the heap. System calls, atomics and memory that it was given are fine. It
/// must not unwind out of `entry`; Rust ends the process then.
///
/// # Errors
///
/// `-EINVAL` for flags that do not go together, `-EAGAIN` at a limit, `-ENOMEM`, `-EPERM`.
///
/// # Safety
///
/// The caller must
/// - give the end of a stack, mapped and large enough for `entry`, that nobody else uses until the
///   thread is gone;
/// - make `parent_tid`, `child_tid` and `tls` what the flags want, valid for as long as the kernel
///   writes to them;
/// - make `entry` sound to call with `argument` in a thread of that kind, as above.
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
    let stack_top = stack_top.map_addr(|address| address & !15);
    // SAFETY: the caller's duties are those of the trampoline; the stack is aligned.
    unsafe { super::machine::start(flags, stack_top, parent_tid, child_tid, tls, entry, argument) }
}

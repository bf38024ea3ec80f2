//! A kernel that is a signal handler: it sees the registers at the instruction that would enter the real one,
//! answers as it was told, and leaves garbage wherever the real one promises nothing.

use std::{
    cell::UnsafeCell,
    mem, ptr,
    sync::{Mutex, MutexGuard, Once},
};

use crate::machine::{self, Context};

/// Whose promises hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum System {
    Macos,
    /// macOS, by its other class of calls.
    Mach,
    Freebsd,
}

/// What the kernel is to answer.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Script {
    pub(crate) system: System,
    /// The first result, or the positive error number.
    pub(crate) answer: usize,
    /// The second result.
    pub(crate) second: usize,
    /// Whether the call fails.
    pub(crate) fails: bool,
}

/// What the kernel saw.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Seen {
    /// How many calls there were.
    pub(crate) calls: usize,
    /// The register of the number.
    pub(crate) number: usize,
    /// The words in the places of the eight arguments.
    pub(crate) words: [usize; 8],
}

/// What the handler works with. One call at a time is made: `ONE_AT_A_TIME` is held around it.
struct Desk {
    script: UnsafeCell<Option<Script>>,
    seen: UnsafeCell<Seen>,
}

// SAFETY: only who holds `ONE_AT_A_TIME` touches it, and the handler in that thread.
unsafe impl Sync for Desk {}

static DESK: Desk = Desk {
    script: UnsafeCell::new(None),
    seen: UnsafeCell::new(Seen { calls: 0, number: 0, words: [0; 8] }),
};
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

/// How the instruction reaches the handler.
pub(crate) trait Catch {
    /// Sees to it that the instructions do while the value lives.
    fn arm(&self);
    /// No more.
    fn disarm(&self);
}

/// Makes `call` with this kernel in the place of the real one; gives its result and what was seen.
pub(crate) fn with<T>(catch: &impl Catch, script: Script, call: impl FnOnce() -> T) -> (T, Seen) {
    let guard: MutexGuard<'_, ()> =
        ONE_AT_A_TIME.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    install();
    // SAFETY: the lock is held, and no call is on its way.
    unsafe {
        *DESK.script.get() = Some(script);
        *DESK.seen.get() = Seen::default();
    }
    catch.arm();
    let result = call();
    catch.disarm();
    // SAFETY: as above.
    let seen = unsafe {
        *DESK.script.get() = None;
        *DESK.seen.get()
    };
    drop(guard);
    (result, seen)
}

fn install() {
    static INSTALLED: Once = Once::new();
    INSTALLED.call_once(|| {
        for signal in [libc::SIGILL, libc::SIGTRAP, libc::SIGSYS] {
            // SAFETY: the handler has the type that `SA_SIGINFO` asks for, and calls nothing that a handler
            // must not.
            unsafe {
                let mut action: libc::sigaction = mem::zeroed();
                action.sa_sigaction =
                    handler as extern "C" fn(i32, *mut libc::siginfo_t, *mut libc::c_void) as usize;
                action.sa_flags = libc::SA_SIGINFO;
                assert_eq!(libc::sigaction(signal, &raw const action, ptr::null_mut()), 0);
            }
        }
    });
}

extern "C" fn handler(signal: i32, _: *mut libc::siginfo_t, context: *mut libc::c_void) {
    // Before anything else: from here on this process makes real calls again.
    machine::release();
    // SAFETY: the system hands over the registers of the thread that was stopped; the desk is that thread's.
    unsafe {
        let mut context = Context::new(context.cast());
        let Some(script) = *DESK.script.get() else {
            // Not ours: let it end the process, as it would have.
            libc::signal(signal, libc::SIG_DFL);
            return;
        };
        let seen = &mut *DESK.seen.get();
        *seen = Seen { calls: seen.calls + 1, ..context.seen(script.system) };
        if signal != libc::SIGSYS {
            context.skip_instruction();
        }
        context.answer(script);
    }
}

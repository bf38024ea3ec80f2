//! A signal handler that simulates a kernel: it records the registers at the instruction that would enter the real
//! kernel, returns scripted values, and overwrites everything that the real kernel does not preserve.

use std::{
    cell::UnsafeCell,
    mem, ptr,
    sync::{Mutex, MutexGuard, Once},
};

use crate::machine::{self, Context};

/// The system whose calling convention is simulated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum System {
    Macos,
    /// macOS with the class of Mach traps.
    Mach,
    Freebsd,
}

/// The scripted return values of the kernel.
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

/// What the kernel received.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Seen {
    /// The number of calls.
    pub(crate) calls: usize,
    /// The register of the call number.
    pub(crate) number: usize,
    /// The registers and stack slots of the eight arguments.
    pub(crate) words: [usize; 8],
}

/// The data of the handler. Only one call is made at a time, while `ONE_AT_A_TIME` is locked.
struct Desk {
    script: UnsafeCell<Option<Script>>,
    seen: UnsafeCell<Seen>,
}

// SAFETY: it is only accessed by the thread that holds `ONE_AT_A_TIME`, and by the handler in that thread.
unsafe impl Sync for Desk {}

static DESK: Desk = Desk {
    script: UnsafeCell::new(None),
    seen: UnsafeCell::new(Seen { calls: 0, number: 0, words: [0; 8] }),
};
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

/// How the entry instruction reaches the handler.
pub(crate) trait Catch {
    /// Redirects the instruction to the handler.
    fn arm(&self);
    /// Stops redirecting it.
    fn disarm(&self);
}

/// Makes `call` with the simulated kernel. Returns its result and what the kernel received.
pub(crate) fn with<T>(catch: &impl Catch, script: Script, call: impl FnOnce() -> T) -> (T, Seen) {
    let guard: MutexGuard<'_, ()> =
        ONE_AT_A_TIME.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    install();
    // SAFETY: the lock is held, and no call is being made.
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
            // SAFETY: the handler has the signature that `SA_SIGINFO` requires, and only calls async-signal-safe
            // functions.
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
    // Must be first: the code below makes real system calls.
    machine::release();
    // SAFETY: the kernel passes the registers of the interrupted thread; the desk belongs to that thread.
    unsafe {
        let mut context = Context::new(context.cast());
        let Some(script) = *DESK.script.get() else {
            // Not our signal: restore the default action, which terminates the process.
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

//! Observes the calls of `linux::time`, `net`, `event`, `random`, `futex` and `uring` from outside the process: the
//! kernel received the call with these words in this order, and our return value is the one that it returned.
//!
//! Has no test harness: the traced program must run in its first thread, without other threads.

#[cfg(target_os = "linux")]
#[allow(clippy::cast_possible_wrap, clippy::cast_sign_loss, reason = "the bits are compared")]
mod held;

fn main() {
    #[cfg(target_os = "linux")]
    linux::main();
}

#[cfg(target_os = "linux")]
#[path = "linux_net/traced.rs"]
mod linux;

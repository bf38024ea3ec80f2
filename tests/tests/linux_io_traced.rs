//! Each call of `linux::io` and `linux::mem` read back from outside: the kernel saw the call of this
//! name, with these words in this order, and what we were told is what it answered.
//!
//! No test harness: the traced program must be in its first thread, with no other beside it.

#[cfg(target_os = "linux")]
#[allow(clippy::cast_possible_wrap, clippy::cast_sign_loss, reason = "bits are compared")]
mod held;

fn main() {
    #[cfg(target_os = "linux")]
    linux::main();
}

#[cfg(target_os = "linux")]
#[path = "linux_io/traced.rs"]
mod linux;

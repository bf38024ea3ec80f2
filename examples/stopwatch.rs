//! `stopwatch` measures the time to read a clock, through the vDSO and through the system call.
//!
//! ```text
//! cargo run --release --example stopwatch
//! ```

#[cfg(target_os = "linux")]
use sysdecl::{
    linux::{
        random::Generator,
        time::{CLOCK_MONOTONIC, Timespec},
        vdso,
    },
    prelude::*,
};

#[cfg(target_os = "linux")]
#[syscall(os = "linux")]
unsafe extern "C" {
    /// Reads a clock (`clock_gettime(2)`), without entering the kernel if possible.
    #[syscall(vdso, args(clock, out))]
    safe fn clock_gettime(clock: I32) -> Result<Timespec, Errno>;

    /// The same, always through the system call.
    #[syscall(name = "clock_gettime", args(clock, out))]
    safe fn clock_gettime_by_system_call(clock: I32) -> Result<Timespec, Errno>;
}

/// Reads a clock repeatedly; returns the nanoseconds per reading.
#[cfg(target_os = "linux")]
fn measure(
    times: u32,
    clock_gettime: impl Fn(I32) -> Result<Timespec, Errno>,
) -> Result<f64, Errno> {
    let nanoseconds = |time: Timespec| time.tv_sec * 1_000_000_000 + time.tv_nsec;
    let start = nanoseconds(clock_gettime(CLOCK_MONOTONIC)?);
    let mut last = start;
    for _ in 0..times {
        let now = nanoseconds(clock_gettime(CLOCK_MONOTONIC)?);
        assert!(now >= last, "a monotonic clock does not go back");
        last = now;
    }
    #[expect(clippy::cast_precision_loss, reason = "far less than 2^52 nanoseconds")]
    return Ok((last - start) as f64 / f64::from(times));
}

#[cfg(target_os = "linux")]
fn main() -> Result<(), Errno> {
    match vdso::image() {
        Some(image) => println!("the vDSO has {} bytes", image.bytes().len()),
        None => println!("there is no vDSO"),
    }
    let times = std::env::args().nth(1).and_then(|times| times.parse().ok()).unwrap_or(100_000);
    println!("vDSO: {:.1} ns", measure(times, clock_gettime)?);
    println!("system call: {:.1} ns", measure(times, clock_gettime_by_system_call)?);

    // The same for random bytes.
    let mut generator = Generator::new();
    let mut die = [0; 4];
    generator.fill(&mut die)?;
    let place = if generator.is_in_user_space() { "user space" } else { "the kernel" };
    println!("a throw of the die, from {place}: {}", u32::from_ne_bytes(die) % 6 + 1);
    Ok(())
}

#[cfg(not(target_os = "linux"))]
fn main() {
    println!("the vDSO is Linux's");
}

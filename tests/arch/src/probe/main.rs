//! Determines which registers a kernel changes, and compares them with the clobbers that the entry of this
//! architecture declares.
//!
//! User-mode emulation preserves all registers, so the result is meaningful only under a real kernel: `.ci/targets
//! --system` boots one. The program sets each register to a distinct value, makes a call, and stores all registers
//! again. A changed register must be an output of the entry, or belong to the flags of an entry without
//! `preserves_flags`. The entry is read from its source, so that a removed clobber is detected.

#![no_std]
#![no_main]
#![cfg_attr(
    all(sysdecl_experimental_arch, any(target_arch = "mips", target_arch = "mips64")),
    feature(asm_experimental_arch)
)]

#[allow(dead_code, reason = "the first process uses the others")]
mod calls;
mod declared;
#[cfg_attr(target_arch = "aarch64", path = "machine/aarch64.rs")]
#[cfg_attr(target_arch = "arm", path = "machine/arm.rs")]
#[cfg_attr(target_arch = "mips", path = "machine/mips.rs")]
#[cfg_attr(target_arch = "mips64", path = "machine/mips64.rs")]
#[cfg_attr(target_arch = "powerpc64", path = "machine/powerpc64.rs")]
#[cfg_attr(target_arch = "riscv64", path = "machine/riscv64.rs")]
#[cfg_attr(target_arch = "s390x", path = "machine/s390x.rs")]
#[cfg_attr(target_arch = "x86", path = "machine/x86.rs")]
#[cfg_attr(target_arch = "x86_64", path = "machine/x86_64.rs")]
mod machine;
#[path = "../print.rs"]
mod print;
mod registers;
#[path = "../start.rs"]
mod start;

use core::{hint::black_box, panic::PanicInfo, ptr};

use sysdecl::{
    Void,
    abi::{self, Word},
    linux::nr::{SYS_GETPID, SYS_NANOSLEEP},
};

use self::{calls::*, print::print, registers::Probed};

/// Prints the registers that a call changed, and returns whether the entry declares all of them.
fn is_declared(what: &str, probed: &Probed) -> bool {
    let mut whole = true;
    print!("probe: {what} returned {}, changed:", probed.result());
    for name in probed.changed() {
        print!(" {name}");
        if !declared::is_output(name) {
            print!(" (NOT DECLARED)");
            whole = false;
        }
    }
    print!("\n");
    whole
}

/// Runs `asleep` in a child that is repeatedly stopped and continued while it sleeps, and returns its result. On a
/// busy machine a child can be stopped before it sleeps, so stopping it once would not be sufficient.
fn stopped(asleep: fn() -> bool) -> bool {
    let child = match fork() {
        Ok(0) => exit_group(if asleep() { 0 } else { 1 }),
        Ok(child) => child,
        Err(error) => {
            print!("FAILED: fork: {error}\n");
            return false;
        }
    };
    let (mut stops, mut status) = (0, -1);
    loop {
        sleep(100);
        let sent = kill(child, SIGSTOP);
        let waited = wait4(child, &mut status, WUNTRACED, 0);
        if sent.is_err() || waited != Ok(child) {
            print!("FAILED: kill: {sent:?}, wait4: {waited:?}\n");
            return false;
        }
        if status & 0xff != 0x7f {
            break;
        }
        stops += 1;
        let _ = kill(child, SIGCONT);
    }
    print!("probe: a child that slept was stopped {stops} times\n");
    stops > 2 && status == 0
}

/// A resumed call changes no more registers than the entry declares.
fn resumed() -> bool {
    let (long, mut rest) = (Interval::of_milliseconds(1500), Interval::of_milliseconds(0));
    let words = [(&raw const long).addr(), (&raw mut rest).addr()];
    let probed = registers::probe(SYS_NANOSLEEP, words);
    is_declared("nanosleep, stopped and continued", &probed) && probed.result() == 0
}

/// The entry repeats a call that was resumed: the number may no longer be in its register.
fn repeated() -> bool {
    let long = Interval::of_milliseconds(1000);
    let nr = black_box(SYS_NANOSLEEP as isize);
    let word: Word = (&raw const long).cast_mut().cast();
    (0..black_box(2)).all(|_| {
        let result: Word;
        // SAFETY: the kernel only reads the interval.
        unsafe { abi::linux!(result = nr, word, ptr::null_mut::<Void>();) };
        result.is_null()
    })
}

extern "C" fn main() -> ! {
    let (short, mut rest) = (Interval::of_milliseconds(20), Interval::of_milliseconds(0));
    let sleeping = [(&raw const short).addr(), (&raw mut rest).addr()];
    let mut whole = true;
    whole &= is_declared("getpid", &registers::probe(SYS_GETPID, [1, 2]));
    whole &= is_declared("an unknown number", &registers::probe(3999, [1, 2]));
    whole &= is_declared("nanosleep", &registers::probe(SYS_NANOSLEEP, sleeping));
    whole &= stopped(resumed);
    let again = stopped(repeated);
    print!(
        "probe: {} to sleep after a call that was resumed\n",
        if again { "able" } else { "UNABLE" }
    );
    whole &= again;
    print!(
        "{}",
        if whole { "ok: the entry declares what the kernel changes\n" } else { "FAILED\n" }
    );
    exit_group(if whole { 42 } else { 1 })
}

#[panic_handler]
fn panic(info: &PanicInfo<'_>) -> ! {
    print!("FAILED: {info}\n");
    exit_group(101)
}

//! An empty entry, to start from for a new machine or for your own kernel: copy it, and fill in each
//! part from the manual of the machine and the source of the kernel.
//!
//! Say here: which instruction; where the number goes, where the arguments, where the answer; how a
//! failure is told; which registers and flags the kernel does not bring back, and what says so.

/// The shape of an entry; it is not exported, and nothing uses it.
#[allow(unused_macros, reason = "a text to copy")]
macro_rules! template {
    // The one place with the instruction. `$register = $word` are the arguments.
    (@trap $ret:ident = $nr:expr, [$($register:tt = $word:expr),*]; $($option:ident),*) => {
        ::core::arch::asm!(
            // The instruction. A kernel that tells failures apart by a flag or a second register
            // gets the lines here that turn its answer into a negative error number.
            "trap",
            // The number goes in, the answer comes out: one register on most machines.
            inlateout("r0") $nr => $ret,
            $(in($register) $word,)*
            // Every register that does not come back as it was.
            lateout("r1") _,
            // `nostack`: nothing is pushed. `preserves_flags` only if a source says so. Never
            // `nomem` or `readonly`: the kernel reads and writes memory.
            options(nostack $(, $option)*),
        )
    };
    // One arm for each number of words.
    ($ret:ident = $nr:expr; $($o:tt)*) => {
        $crate::template!(@trap $ret = $nr, []; $($o)*)
    };
    ($ret:ident = $nr:expr, $a:expr; $($o:tt)*) => {
        $crate::template!(@trap $ret = $nr, ["r2" = $a]; $($o)*)
    };
}

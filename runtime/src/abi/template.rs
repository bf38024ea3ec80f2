//! An empty entry, to start from for a new architecture or for your own kernel: copy it, and fill in each part from the
//! manual of the architecture and the source of the kernel.
//!
//! Say here: which instruction; which registers hold the number, the arguments and the result; how an error is
//! reported; which registers and flags the kernel does not preserve, and which source says so.

/// The shape of an entry; it is not exported, and nothing uses it.
#[allow(unused_macros, reason = "a text to copy")]
macro_rules! template {
    // One word after another, as many as the kernel takes.
    ($ret:tt = $nr:expr $(, $a:expr $(, $b:expr)?)?; $(@$option:ident)?) => {
        ::core::arch::asm!(
            // The instruction. A kernel that reports errors in a flag or a second register needs further lines here
            // that turn its result into a negative error number.
            "trap",
            // The number, which the kernel need not preserve either.
            inlateout("r0") $nr => _,
            $(in("r2") $a, $(in("r3") $b,)?)?
            // The result, beside the number or the first word: `in` and `lateout` may name one register.
            lateout("r2") $ret,
            // Every other register that the kernel does not preserve.
            lateout("r1") _,
            // `nostack`: nothing is pushed. `preserves_flags` only if a source says so. Never `nomem` or `readonly`
            // of its own accord: the kernel reads and writes memory.
            options(nostack $(, $option)?),
        )
    };
    // All else: an option, which comes back with an `@` if it makes sense for a system call. An entry outside of this
    // crate has no such arm: it takes `; $($option:ident),*` above, and hands it on to `asm!`.
    ($($call:tt)*) => {
        $crate::entry_option!(template: $($call)*)
    };
}

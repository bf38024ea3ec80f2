//! macOS on x86-64 (XNU `osfmk/x86_64/idt64.s`, `bsd/dev/i386/systemcalls.c`, `osfmk/i386/bsd_i386.c`,
//! `osfmk/mach/i386/syscall_sw.h`).
//!
//! The number in `rax` with its class in the top byte: 1 for Mach traps, 2 for BSD calls. Arguments in
//! `rdi rsi rdx r10 r8 r9`, a seventh and an eighth on the stack above a word where the C library has its
//! return address (`unix_syscall64` copies them from `rsp + 8`).
//!
//! The answer in `rax`. After a BSD call the carry flag tells a failure, and `rax` then has the positive
//! error number; after a success `rdx` has a second result, whether the call has one or not. A Mach trap
//! leaves flags and `rdx` alone. `syscall` saves the return address in `rcx` and the flags in `r11`: both
//! are lost. All other registers come back as they were, the vector and x87 state included.

/// A BSD call of macOS on x86-64.
#[doc(hidden)]
#[macro_export]
macro_rules! macos_x86_64 {
    ($ret:tt = $nr:expr $(, $word:expr)*; $(@$option:ident)?) => {
        $crate::macos_x86_64_trap!(
            $ret = $nr | 0x200_0000, [$($word),*], ["jnc 2f", "neg rax", "2:"]; $($option)?
        )
    };
    ($($call:tt)*) => {
        $crate::entry_option!(macos_x86_64: $($call)*)
    };
}

/// A BSD call of macOS on x86-64 with two results of 32 bits: the second in the upper half.
#[doc(hidden)]
#[macro_export]
macro_rules! macos_pair_x86_64 {
    ($ret:tt = $nr:expr $(, $word:expr)*; $(@$option:ident)?) => {
        $crate::macos_x86_64_trap!(
            $ret = $nr | 0x200_0000, [$($word),*],
            [
                "jc 2f",
                "mov eax, eax", // clears the upper half
                "shl rdx, 32",
                "or rax, rdx",
                "jmp 3f",
                "2:",
                "neg rax",
                "3:"
            ]; $($option)?
        )
    };
    ($($call:tt)*) => {
        $crate::entry_option!(macos_pair_x86_64: $($call)*)
    };
}

/// A Mach trap of macOS on x86-64.
#[doc(hidden)]
#[macro_export]
macro_rules! mach_x86_64 {
    ($ret:tt = $nr:expr $(, $word:expr)*; $(@$option:ident)?) => {
        $crate::macos_x86_64_trap!($ret = $nr | 0x100_0000, [$($word),*], []; $($option)?)
    };
    ($($call:tt)*) => {
        $crate::entry_option!(mach_x86_64: $($call)*)
    };
}

/// The instruction, and what stands after it.
#[doc(hidden)]
#[macro_export]
macro_rules! macos_x86_64_trap {
    (
        @registers $ret:tt = $nr:expr, [$($rdx:tt)*], [$($register:tt = $word:expr),*],
        [$($after:literal),*]; $($option:ident),*
    ) => {
        ::core::arch::asm!(
            "syscall",
            $($after,)*
            inlateout("rax") $nr => $ret,
            $($rdx)*,
            $(in($register) $word,)*
            lateout("rcx") _,
            lateout("r11") _,
            options(nostack $(, $option)*),
        )
    };
    // No `nostack`: so the compiler keeps nothing below `rsp`. `lea` leaves the carry flag alone.
    (
        @stack $ret:tt = $nr:expr, $a:expr, $b:expr, $c:expr, $d:expr, $e:expr, $f:expr,
        [$($push:literal),*], [$($name:ident = $word:expr),*], $pop:literal, [$($after:literal),*];
        $($option:ident),*
    ) => {
        ::core::arch::asm!(
            $($push,)*
            "push rax", // the place of a return address
            "syscall",
            $pop,
            $($after,)*
            inlateout("rax") $nr => $ret,
            in("rdi") $a,
            in("rsi") $b,
            inlateout("rdx") $c => _,
            in("r10") $d,
            in("r8") $e,
            in("r9") $f,
            $($name = in(reg) $word,)*
            lateout("rcx") _,
            lateout("r11") _,
            options($($option),*),
        )
    };
    ($ret:tt = $nr:expr, [], $after:tt; $($o:tt)*) => {
        $crate::macos_x86_64_trap!(@registers $ret = $nr, [lateout("rdx") _], [], $after; $($o)*)
    };
    ($ret:tt = $nr:expr, [$a:expr], $after:tt; $($o:tt)*) => {
        $crate::macos_x86_64_trap!(
            @registers $ret = $nr, [lateout("rdx") _], ["rdi" = $a], $after; $($o)*
        )
    };
    ($ret:tt = $nr:expr, [$a:expr, $b:expr], $after:tt; $($o:tt)*) => {
        $crate::macos_x86_64_trap!(
            @registers $ret = $nr, [lateout("rdx") _], ["rdi" = $a, "rsi" = $b], $after; $($o)*
        )
    };
    ($ret:tt = $nr:expr, [$a:expr, $b:expr, $c:expr], $after:tt; $($o:tt)*) => {
        $crate::macos_x86_64_trap!(
            @registers $ret = $nr, [inlateout("rdx") $c => _], ["rdi" = $a, "rsi" = $b], $after;
            $($o)*
        )
    };
    ($ret:tt = $nr:expr, [$a:expr, $b:expr, $c:expr, $d:expr], $after:tt; $($o:tt)*) => {
        $crate::macos_x86_64_trap!(
            @registers $ret = $nr, [inlateout("rdx") $c => _],
            ["rdi" = $a, "rsi" = $b, "r10" = $d], $after; $($o)*
        )
    };
    (
        $ret:tt = $nr:expr, [$a:expr, $b:expr, $c:expr, $d:expr, $e:expr], $after:tt; $($o:tt)*
    ) => {
        $crate::macos_x86_64_trap!(
            @registers $ret = $nr, [inlateout("rdx") $c => _],
            ["rdi" = $a, "rsi" = $b, "r10" = $d, "r8" = $e], $after; $($o)*
        )
    };
    (
        $ret:tt = $nr:expr, [$a:expr, $b:expr, $c:expr, $d:expr, $e:expr, $f:expr], $after:tt;
        $($o:tt)*
    ) => {
        $crate::macos_x86_64_trap!(
            @registers $ret = $nr, [inlateout("rdx") $c => _],
            ["rdi" = $a, "rsi" = $b, "r10" = $d, "r8" = $e, "r9" = $f], $after; $($o)*
        )
    };
    (
        $ret:tt = $nr:expr,
        [$a:expr, $b:expr, $c:expr, $d:expr, $e:expr, $f:expr, $g:expr], $after:tt; $($o:tt)*
    ) => {
        $crate::macos_x86_64_trap!(
            @stack $ret = $nr, $a, $b, $c, $d, $e, $f,
            ["push {seventh}"], [seventh = $g], "lea rsp, [rsp + 16]", $after; $($o)*
        )
    };
    (
        $ret:tt = $nr:expr,
        [$a:expr, $b:expr, $c:expr, $d:expr, $e:expr, $f:expr, $g:expr, $h:expr], $after:tt;
        $($o:tt)*
    ) => {
        $crate::macos_x86_64_trap!(
            @stack $ret = $nr, $a, $b, $c, $d, $e, $f,
            ["push {eighth}", "push {seventh}"], [seventh = $g, eighth = $h],
            "lea rsp, [rsp + 24]", $after; $($o)*
        )
    };
}

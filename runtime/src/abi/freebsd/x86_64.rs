//! FreeBSD on x86-64 (FreeBSD `sys/amd64/amd64/exception.S`, `sys/amd64/amd64/vm_machdep.c`,
//! `sys/amd64/amd64/trap.c`).
//!
//! The number in `rax`, arguments in `rdi rsi rdx r10 r8 r9`, a seventh and an eighth on the stack above a
//! word where the C library has its return address (`cpu_fetch_syscall_args` copies them from `rsp + 8`).
//!
//! The answer in `rax`, a second result in `rdx`, whether the call has one or not. The carry flag tells a
//! failure, and `rax` then has the positive error number (`cpu_set_syscall_retval`).
//!
//! `syscall` saves the return address in `rcx` and the flags in `r11`. On the way out `fast_syscall` brings
//! back `rdi`, `rsi` and what a C function keeps, and clears `r8`, `r9` and `r10`: so these five are lost.
//! The vector and x87 state comes back.

/// A call of FreeBSD on x86-64.
#[doc(hidden)]
#[macro_export]
macro_rules! freebsd_x86_64 {
    ($ret:tt = $nr:expr $(, $word:expr)*; $(@$option:ident)?) => {
        $crate::freebsd_x86_64_trap!(
            $ret = $nr, [$($word),*], ["jnc 2f", "neg rax", "2:"]; $($option)?
        )
    };
    ($($call:tt)*) => {
        $crate::entry_option!(freebsd_x86_64: $($call)*)
    };
}

/// A call of FreeBSD on x86-64 with two results of 32 bits: the second in the upper half.
#[doc(hidden)]
#[macro_export]
macro_rules! freebsd_pair_x86_64 {
    ($ret:tt = $nr:expr $(, $word:expr)*; $(@$option:ident)?) => {
        $crate::freebsd_x86_64_trap!(
            $ret = $nr, [$($word),*],
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
        $crate::entry_option!(freebsd_pair_x86_64: $($call)*)
    };
}

/// The instruction, and what stands after it.
#[doc(hidden)]
#[macro_export]
macro_rules! freebsd_x86_64_trap {
    (
        @registers $ret:tt = $nr:expr, [$($lost:tt)*], [$($register:tt = $word:expr),*],
        [$($after:literal),*]; $($option:ident),*
    ) => {
        ::core::arch::asm!(
            "syscall",
            $($after,)*
            inlateout("rax") $nr => $ret,
            $($lost)*,
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
            inlateout("r10") $d => _,
            inlateout("r8") $e => _,
            inlateout("r9") $f => _,
            $($name = in(reg) $word,)*
            lateout("rcx") _,
            lateout("r11") _,
            options($($option),*),
        )
    };
    ($ret:tt = $nr:expr, [], $after:tt; $($o:tt)*) => {
        $crate::freebsd_x86_64_trap!(
            @registers $ret = $nr,
            [lateout("rdx") _, lateout("r10") _, lateout("r8") _, lateout("r9") _],
            [], $after; $($o)*
        )
    };
    ($ret:tt = $nr:expr, [$a:expr], $after:tt; $($o:tt)*) => {
        $crate::freebsd_x86_64_trap!(
            @registers $ret = $nr,
            [lateout("rdx") _, lateout("r10") _, lateout("r8") _, lateout("r9") _],
            ["rdi" = $a], $after; $($o)*
        )
    };
    ($ret:tt = $nr:expr, [$a:expr, $b:expr], $after:tt; $($o:tt)*) => {
        $crate::freebsd_x86_64_trap!(
            @registers $ret = $nr,
            [lateout("rdx") _, lateout("r10") _, lateout("r8") _, lateout("r9") _],
            ["rdi" = $a, "rsi" = $b], $after; $($o)*
        )
    };
    ($ret:tt = $nr:expr, [$a:expr, $b:expr, $c:expr], $after:tt; $($o:tt)*) => {
        $crate::freebsd_x86_64_trap!(
            @registers $ret = $nr,
            [inlateout("rdx") $c => _, lateout("r10") _, lateout("r8") _, lateout("r9") _],
            ["rdi" = $a, "rsi" = $b], $after; $($o)*
        )
    };
    ($ret:tt = $nr:expr, [$a:expr, $b:expr, $c:expr, $d:expr], $after:tt; $($o:tt)*) => {
        $crate::freebsd_x86_64_trap!(
            @registers $ret = $nr,
            [inlateout("rdx") $c => _, inlateout("r10") $d => _, lateout("r8") _, lateout("r9") _],
            ["rdi" = $a, "rsi" = $b], $after; $($o)*
        )
    };
    (
        $ret:tt = $nr:expr,
        [$a:expr, $b:expr, $c:expr, $d:expr, $e:expr], $after:tt; $($o:tt)*
    ) => {
        $crate::freebsd_x86_64_trap!(
            @registers $ret = $nr,
            [inlateout("rdx") $c => _, inlateout("r10") $d => _,
                inlateout("r8") $e => _, lateout("r9") _],
            ["rdi" = $a, "rsi" = $b], $after; $($o)*
        )
    };
    (
        $ret:tt = $nr:expr,
        [$a:expr, $b:expr, $c:expr, $d:expr, $e:expr, $f:expr], $after:tt; $($o:tt)*
    ) => {
        $crate::freebsd_x86_64_trap!(
            @registers $ret = $nr,
            [inlateout("rdx") $c => _, inlateout("r10") $d => _,
                inlateout("r8") $e => _, inlateout("r9") $f => _],
            ["rdi" = $a, "rsi" = $b], $after; $($o)*
        )
    };
    (
        $ret:tt = $nr:expr,
        [$a:expr, $b:expr, $c:expr, $d:expr, $e:expr, $f:expr, $g:expr], $after:tt; $($o:tt)*
    ) => {
        $crate::freebsd_x86_64_trap!(
            @stack $ret = $nr, $a, $b, $c, $d, $e, $f,
            ["push {seventh}"], [seventh = $g], "lea rsp, [rsp + 16]", $after; $($o)*
        )
    };
    (
        $ret:tt = $nr:expr,
        [$a:expr, $b:expr, $c:expr, $d:expr, $e:expr, $f:expr, $g:expr, $h:expr], $after:tt; $($o:tt)*
    ) => {
        $crate::freebsd_x86_64_trap!(
            @stack $ret = $nr, $a, $b, $c, $d, $e, $f,
            ["push {eighth}", "push {seventh}"], [seventh = $g, eighth = $h],
            "lea rsp, [rsp + 24]", $after; $($o)*
        )
    };
}

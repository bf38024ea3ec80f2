//! NT on x86-64. Microsoft documents the calling convention of functions ("x64 calling convention",
//! "x64 ABI conventions") and not the system call; what stands here is what the functions of
//! `ntdll.dll` do: `mov r10, rcx; mov eax, NUMBER; syscall; ret`.
//!
//! The number in `eax`, arguments in `r10 rdx r8 r9` and then on the stack, the `NTSTATUS` in `eax`.
//! The kernel finds the fifth argument where a function would, above the return address and the home
//! space of the first four: at `[rsp + 0x28]`. So a call with more than four moves `rsp` down by those
//! 0x28 bytes and the arguments; Windows has no red zone that this could run into, and where the code
//! is compiled for a system with one, `asm!` without `nostack` keeps out of it.
//!
//! `syscall` saves the return address in `rcx` and the flags in `r11`. Nothing else is promised beyond
//! what holds for a function: lost are all registers that a function may change, `xmm0` to `xmm5` and the
//! flags among them, which is what `clobber_abi("win64")` says. The upper halves of `ymm6` to `ymm15`
//! may change, too, and no register class of `asm!` names a half: a build with `avx` declares the
//! whole registers lost.

/// NT on x86-64.
#[doc(hidden)]
#[macro_export]
macro_rules! windows_x86_64 {
    ($ret:tt = $nr:expr; $(@$option:ident)?) => {
        $crate::windows_x86_64_syscall!($ret = $nr, [], [], []; nostack; $($option)?)
    };
    ($ret:tt = $nr:expr, $a:expr; $(@$option:ident)?) => {
        $crate::windows_x86_64_syscall!($ret = $nr, ["r10" = $a], [], []; nostack; $($option)?)
    };
    ($ret:tt = $nr:expr, $a:expr, $b:expr; $(@$option:ident)?) => {
        $crate::windows_x86_64_syscall!(
            $ret = $nr, ["r10" = $a, "rdx" = $b], [], []; nostack; $($option)?
        )
    };
    ($ret:tt = $nr:expr, $a:expr, $b:expr, $c:expr; $(@$option:ident)?) => {
        $crate::windows_x86_64_syscall!(
            $ret = $nr, ["r10" = $a, "rdx" = $b, "r8" = $c], [], []; nostack; $($option)?
        )
    };
    ($ret:tt = $nr:expr, $a:expr, $b:expr, $c:expr, $d:expr; $(@$option:ident)?) => {
        $crate::windows_x86_64_syscall!(
            $ret = $nr, ["r10" = $a, "rdx" = $b, "r8" = $c, "r9" = $d], [], []; nostack; $($option)?
        )
    };
    // Words from the fifth on: the template pushes them from a list, the last first. The list has an
    // address of its own in a register, which stays good while `rsp` moves. The template reads that list, whatever the
    // option.
    (
        $ret:tt = $nr:expr, $a:expr, $b:expr, $c:expr, $d:expr $(, $word:expr)+; $(nomem)? $(readonly)?
    ) => {{
        let words: &[$crate::abi::Word] = &[$($word),+];
        let words = words.as_ptr();
        $crate::windows_x86_64!(
            @push [$($word),+] [0 8 16 24 32 40 48 56 64 72 80 88] [];
            $ret = $nr, words, ["r10" = $a, "rdx" = $b, "r8" = $c, "r9" = $d]
        )
    }};
    (
        @push [$word:expr $(, $more:expr)*] [$at:literal $($above:literal)*] [$($pushed:literal)*];
        $($call:tt)*
    ) => {
        $crate::windows_x86_64!(@push [$($more),*] [$($above)*] [$at $($pushed)*]; $($call)*)
    };
    (
        @push [] $unused:tt [$last:literal $($pushed:literal)*];
        $ret:tt = $nr:expr, $words:ident, $arguments:tt
    ) => {
        $crate::windows_x86_64_syscall!(
            $ret = $nr, $arguments,
            [
                ::core::concat!("push qword ptr [{words} + ", $last, "]"),
                $(::core::concat!("push qword ptr [{words} + ", $pushed, "]"),)*
                "sub rsp, 0x28",
            ],
            ["add rsp, {frame}", words = in(reg) $words, frame = const 0x28 + 8 + $last,];
            ;
        )
    };
    ($($call:tt)*) => {
        $crate::entry_option!(windows_x86_64: $($call)*)
    };
}

/// The instruction, where no register has upper halves.
#[cfg(not(target_feature = "avx"))]
#[doc(hidden)]
#[macro_export]
macro_rules! windows_x86_64_syscall {
    (
        $ret:tt = $nr:expr, [$($register:tt = $word:expr),*], [$($before:tt)*], [$($after:tt)*];
        $($nostack:ident)?; $($option:ident),*
    ) => {
        ::core::arch::asm!(
            $($before)*
            "syscall",
            $($after)*
            inlateout("rax") $nr => $ret,
            $(in($register) $word,)*
            clobber_abi("win64"),
            options($($nostack,)? $($option),*),
        )
    };
}

/// The instruction, where the upper halves of vectors are in use.
#[cfg(target_feature = "avx")]
#[doc(hidden)]
#[macro_export]
macro_rules! windows_x86_64_syscall {
    (
        $ret:tt = $nr:expr, [$($register:tt = $word:expr),*], [$($before:tt)*], [$($after:tt)*];
        $($nostack:ident)?; $($option:ident),*
    ) => {
        ::core::arch::asm!(
            $($before)*
            "syscall",
            $($after)*
            inlateout("rax") $nr => $ret,
            $(in($register) $word,)*
            lateout("ymm6") _, lateout("ymm7") _, lateout("ymm8") _, lateout("ymm9") _,
            lateout("ymm10") _, lateout("ymm11") _, lateout("ymm12") _, lateout("ymm13") _,
            lateout("ymm14") _, lateout("ymm15") _,
            clobber_abi("win64"),
            options($($nostack,)? $($option),*),
        )
    };
}

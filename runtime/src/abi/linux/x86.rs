//! Linux on x86 (Linux `arch/x86/entry/common.c`, `arch/x86/entry/entry_64_compat.S`, `arch/x86/entry/entry_32.S`,
//! `arch/x86/kernel/signal.c`).
//!
//! `int 0x80`, which every kernel and processor has; the vDSO's entry can be faster. The number is in `eax`, the
//! arguments are in `ebx ecx edx esi edi ebp`, the result is in `eax` (-4095 to -1 is an error). It is an interrupt: the
//! kernel restores all other registers, the flags (`iret`), and the vector and x87 state. Nothing below `esp` is
//! touched.
//!
//! `asm!` refuses `esi`, LLVM's base pointer, and `ebp`, the frame pointer, as operands. The fourth word is exchanged
//! with `esi` around the instruction, whichever register it is in: also in `esi` itself, where nothing changes. With
//! six words no register is left: the fourth, the sixth and the number are in memory, and the two registers are saved
//! on the stack. A signal handler that interrupts such a call, and a debugger, cannot walk the stack beyond it where
//! the function has no frame pointer, since no unwind information covers these two pushes.

/// Linux on x86.
#[doc(hidden)]
#[macro_export]
macro_rules! linux_x86 {
    ($ret:tt = $nr:expr $(, $a:expr $(, $b:expr $(, $c:expr)?)?)?; $(@$option:ident)?) => {
        ::core::arch::asm!(
            "int 0x80",
            inlateout("eax") $nr => $ret,
            $(in("ebx") $a, $(in("ecx") $b, $(in("edx") $c,)?)?)?
            options(nostack, preserves_flags $(, $option)?),
        )
    };
    (
        $ret:tt = $nr:expr, $a:expr, $b:expr, $c:expr, $d:expr $(, $e:expr)?;
        $(@$option:ident)?
    ) => {
        ::core::arch::asm!(
            "xchg esi, {fourth}",
            "int 0x80",
            "xchg esi, {fourth}",
            fourth = in(reg) $d,
            inlateout("eax") $nr => $ret,
            in("ebx") $a,
            in("ecx") $b,
            in("edx") $c,
            $(in("edi") $e,)?
            options(nostack, preserves_flags $(, $option)?),
        )
    };
    // Whatever the option: the template reads memory. Without `nostack`: it pushes.
    (
        $ret:tt = $nr:expr, $a:expr, $b:expr, $c:expr, $d:expr, $e:expr, $f:expr;
        $(nomem)? $(readonly)?
    ) => {{
        let block: [$crate::abi::Word; 3] =
            [$d, $f, ::core::ptr::without_provenance_mut($nr as ::core::primitive::usize)];
        ::core::arch::asm!(
            "push ebp",
            "push esi",
            "mov esi, [eax]",
            "mov ebp, [eax + 4]",
            "mov eax, [eax + 8]",
            "int 0x80",
            "pop esi",
            "pop ebp",
            inlateout("eax") block.as_ptr() => $ret,
            in("ebx") $a,
            in("ecx") $b,
            in("edx") $c,
            in("edi") $e,
            options(preserves_flags),
        )
    }};
    ($($call:tt)*) => {
        $crate::entry_option! { linux_x86: $($call)* }
    };
}

pub use crate::{linux_x86, linux_x86 as linux};

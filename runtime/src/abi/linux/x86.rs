//! Linux on x86 (Linux `arch/x86/entry/common.c`, `arch/x86/entry/entry_64_compat.S`, `arch/x86/entry/entry_32.S`,
//! `arch/x86/kernel/signal.c`).
//!
//! `int 0x80`, which works on every kernel and processor; the entry in the vDSO can be faster. The number is in
//! `eax`, the arguments are in `ebx ecx edx esi edi ebp`, the result is in `eax` (-4095 to -1 is an error). It is an
//! interrupt: the kernel restores all other registers, the flags (`iret`), and the vector and x87 state. Nothing
//! below `esp` is touched.
//!
//! `asm!` rejects `esi`, LLVM's base pointer, and `ebp`, the frame pointer, as operands. The fourth word is exchanged
//! with `esi` before and after the instruction, whichever register it is in (if that is `esi` itself, nothing
//! changes). With six words no register is left: the fourth, the sixth and the number are in memory, and the two
//! registers are saved on the stack. A stack walk from a signal handler that interrupts such a call, or in a
//! debugger, ends there if the function has no frame pointer, since no unwind information covers these two pushes.

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
    // The option has no effect, since the template reads memory. `nostack` is left out, since it pushes.
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

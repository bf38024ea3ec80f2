//! The registers of x86.

use core::arch::naked_asm;

use crate::registers::{Field, Frame, Group};

pub(crate) const ENTRY: &str = include_str!("../../../../../runtime/src/abi/linux/x86.rs");

/// The entry is inline.
pub(crate) const VOLATILE: &[&str] = &[];

/// The template of the entry restores no registers.
pub(crate) const RESTORED: &[(&str, &str)] = &[];

pub(crate) const NUMBER: usize = 0;
pub(crate) const WORDS: [usize; 2] = [1, 2];
pub(crate) const RESULT: usize = 0;

pub(crate) const GROUPS: &[Group] = &[
    Group { slot: 0, size: 4, names: &["eax", "ebx", "ecx", "edx", "esi", "edi", "ebp"] },
    Group {
        slot: 10,
        size: 16,
        names: &["xmm0", "xmm1", "xmm2", "xmm3", "xmm4", "xmm5", "xmm6", "xmm7"],
    },
    // Aliases of the x87 registers.
    Group { slot: 20, size: 8, names: &["mm0", "mm1", "mm2", "mm3", "mm4", "mm5", "mm6", "mm7"] },
];

pub(crate) const FIELDS: &[Field] = &[
    Field { name: "flags", slot: 8, mask: 0x8d5 },
    // The rounding mode and the exception flags.
    Field { name: "mxcsr", slot: 9, mask: 0x603f },
];

pub(crate) fn prepare(_: &mut Frame) {}

#[unsafe(naked)]
pub(crate) unsafe extern "C" fn trap(frame: &mut Frame) {
    naked_asm!(
        r"
        push ebp
        push ebx
        push esi
        push edi
        mov eax, [esp + 20]
        mov [eax], esp
        lea esp, [eax + 32]
        .irp n, 0,1,2,3,4,5,6,7
        movups xmm\n, [esp + 32 * (\n + 10)]
        movq mm\n, [esp + 32 * (\n + 20)]
        .endr
        stmxcsr [esp - 16]
        mov eax, [esp + 32 * 9]
        and dword ptr [esp - 16], 0xffff9fc0
        or [esp - 16], eax
        ldmxcsr [esp - 16]
        push dword ptr [esp + 32 * 8]
        popfd
        mov ebp, [esp + 32 * 6]
        mov edi, [esp + 32 * 5]
        mov esi, [esp + 32 * 4]
        mov edx, [esp + 32 * 3]
        mov ecx, [esp + 32 * 2]
        mov ebx, [esp + 32 * 1]
        mov eax, [esp + 32 * 0]
        int 0x80
        mov [esp + 32 * 0 + 16], eax
        mov [esp + 32 * 1 + 16], ebx
        mov [esp + 32 * 2 + 16], ecx
        mov [esp + 32 * 3 + 16], edx
        mov [esp + 32 * 4 + 16], esi
        mov [esp + 32 * 5 + 16], edi
        mov [esp + 32 * 6 + 16], ebp
        pushfd
        pop eax
        mov [esp + 32 * 8 + 16], eax
        cld
        .irp n, 0,1,2,3,4,5,6,7
        movups [esp + 32 * (\n + 10) + 16], xmm\n
        movq [esp + 32 * (\n + 20) + 16], mm\n
        .endr
        emms
        stmxcsr [esp + 32 * 9 + 16]
        and dword ptr [esp - 16], 0xffff9fff
        ldmxcsr [esp - 16]
        mov esp, [esp - 32]
        pop edi
        pop esi
        pop ebx
        pop ebp
        ret
        "
    )
}

//! The registers of x86-64 and x32.

use core::arch::naked_asm;

use crate::registers::{Field, Frame, Group};

#[cfg(target_pointer_width = "64")]
pub(crate) const ENTRY: &str = include_str!("../../../../../runtime/src/abi/linux/x86_64.rs");
#[cfg(target_pointer_width = "32")]
pub(crate) const ENTRY: &str = include_str!("../../../../../runtime/src/abi/linux/x32.rs");

/// The entry is inline.
pub(crate) const VOLATILE: &[&str] = &[];

/// The template of the entry restores no registers.
pub(crate) const RESTORED: &[(&str, &str)] = &[];

pub(crate) const NUMBER: usize = 0;
pub(crate) const WORDS: [usize; 2] = [5, 4];
pub(crate) const RESULT: usize = 0;

pub(crate) const GROUPS: &[Group] = &[
    Group {
        slot: 0,
        size: 8,
        names: &[
            "rax", "rbx", "rcx", "rdx", "rsi", "rdi", "rbp", "r8", "r9", "r10", "r11", "r12",
            "r13", "r14", "r15",
        ],
    },
    Group {
        slot: 20,
        size: 16,
        names: &[
            "xmm0", "xmm1", "xmm2", "xmm3", "xmm4", "xmm5", "xmm6", "xmm7", "xmm8", "xmm9",
            "xmm10", "xmm11", "xmm12", "xmm13", "xmm14", "xmm15",
        ],
    },
    // Aliases of the x87 registers.
    Group { slot: 40, size: 8, names: &["mm0", "mm1", "mm2", "mm3", "mm4", "mm5", "mm6", "mm7"] },
];

pub(crate) const FIELDS: &[Field] = &[
    Field { name: "flags", slot: 15, mask: 0x8d5 },
    // The rounding mode and the exception flags.
    Field { name: "mxcsr", slot: 16, mask: 0x603f },
];

pub(crate) fn prepare(_: &mut Frame) {}

#[unsafe(naked)]
pub(crate) unsafe extern "C" fn trap(frame: &mut Frame) {
    naked_asm!(
        r"
        push rbp
        push rbx
        push r12
        push r13
        push r14
        push r15
        mov [rdi], rsp
        lea rsp, [rdi + 32]
        .irp n, 0,1,2,3,4,5,6,7
        movq mm\n, [rsp + 32 * (\n + 40)]
        .endr
        .irp n, 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15
        movups xmm\n, [rsp + 32 * (\n + 20)]
        .endr
        stmxcsr [rsp - 16]
        mov rax, [rsp + 32 * 16]
        and dword ptr [rsp - 16], 0xffff9fc0
        or [rsp - 16], eax
        ldmxcsr [rsp - 16]
        push qword ptr [rsp + 32 * 15]
        popfq
        mov r15, [rsp + 32 * 14]
        mov r14, [rsp + 32 * 13]
        mov r13, [rsp + 32 * 12]
        mov r12, [rsp + 32 * 11]
        mov r11, [rsp + 32 * 10]
        mov r10, [rsp + 32 * 9]
        mov r9, [rsp + 32 * 8]
        mov r8, [rsp + 32 * 7]
        mov rbp, [rsp + 32 * 6]
        mov rdi, [rsp + 32 * 5]
        mov rsi, [rsp + 32 * 4]
        mov rdx, [rsp + 32 * 3]
        mov rcx, [rsp + 32 * 2]
        mov rbx, [rsp + 32 * 1]
        mov rax, [rsp + 32 * 0]
        syscall
        mov [rsp + 32 * 0 + 16], rax
        mov [rsp + 32 * 1 + 16], rbx
        mov [rsp + 32 * 2 + 16], rcx
        mov [rsp + 32 * 3 + 16], rdx
        mov [rsp + 32 * 4 + 16], rsi
        mov [rsp + 32 * 5 + 16], rdi
        mov [rsp + 32 * 6 + 16], rbp
        mov [rsp + 32 * 7 + 16], r8
        mov [rsp + 32 * 8 + 16], r9
        mov [rsp + 32 * 9 + 16], r10
        mov [rsp + 32 * 10 + 16], r11
        mov [rsp + 32 * 11 + 16], r12
        mov [rsp + 32 * 12 + 16], r13
        mov [rsp + 32 * 13 + 16], r14
        mov [rsp + 32 * 14 + 16], r15
        pushfq
        pop rax
        mov [rsp + 32 * 15 + 16], rax
        cld
        .irp n, 0,1,2,3,4,5,6,7
        movq [rsp + 32 * (\n + 40) + 16], mm\n
        .endr
        .irp n, 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15
        movups [rsp + 32 * (\n + 20) + 16], xmm\n
        .endr
        emms
        stmxcsr [rsp + 32 * 16 + 16]
        and dword ptr [rsp - 16], 0xffff9fff
        ldmxcsr [rsp - 16]
        mov rsp, [rsp - 32]
        pop r15
        pop r14
        pop r13
        pop r12
        pop rbx
        pop rbp
        ret
        "
    )
}

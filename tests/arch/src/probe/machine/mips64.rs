//! The registers of 64-bit MIPS. `$26` and `$27` are reserved for the kernel in every ABI.

use core::arch::naked_asm;

use crate::registers::{Field, Frame, Group};

pub(crate) const ENTRY: &str = include_str!("../../../../../runtime/src/abi/linux/mips64.rs");

/// The registers that are caller-saved in the C ABI (n64).
pub(crate) const VOLATILE: &[&str] = &[
    "$1", "$2", "$3", "$4", "$5", "$6", "$7", "$8", "$9", "$10", "$11", "$12", "$13", "$14", "$15",
    "$24", "$25", "hi", "lo", "$f0", "$f1", "$f2", "$f3", "$f4", "$f5", "$f6", "$f7", "$f8", "$f9",
    "$f10", "$f11", "$f12", "$f13", "$f14", "$f15", "$f16", "$f17", "$f18", "$f19", "$f20", "$f21",
    "$f22", "$f23", "fcsr",
];

/// The template of the entry restores no registers.
pub(crate) const RESTORED: &[(&str, &str)] = &[];

pub(crate) const NUMBER: usize = 2;
pub(crate) const WORDS: [usize; 2] = [4, 5];
pub(crate) const RESULT: usize = 2;

pub(crate) const GROUPS: &[Group] = &[
    Group {
        slot: 1,
        size: 8,
        names: &[
            "$1", "$2", "$3", "$4", "$5", "$6", "$7", "$8", "$9", "$10", "$11", "$12", "$13",
            "$14", "$15", "$16", "$17", "$18", "$19", "$20", "$21", "$22", "$23", "$24", "$25",
        ],
    },
    Group { slot: 28, size: 8, names: &["$28"] },
    Group { slot: 30, size: 8, names: &["$30", "$31", "hi", "lo"] },
    Group {
        slot: 40,
        size: 8,
        names: &[
            "$f0", "$f1", "$f2", "$f3", "$f4", "$f5", "$f6", "$f7", "$f8", "$f9", "$f10", "$f11",
            "$f12", "$f13", "$f14", "$f15", "$f16", "$f17", "$f18", "$f19", "$f20", "$f21", "$f22",
            "$f23", "$f24", "$f25", "$f26", "$f27", "$f28", "$f29", "$f30", "$f31",
        ],
    },
];

pub(crate) const FIELDS: &[Field] = &[
    // The rounding mode.
    Field { name: "fcsr", slot: 34, mask: 3 },
];

pub(crate) fn prepare(_: &mut Frame) {}

#[unsafe(naked)]
pub(crate) unsafe extern "C" fn trap(frame: &mut Frame) {
    naked_asm!(
        r"
        .set push
        .set noat
        .set noreorder
        daddiu $29, $29, -256
        .irp n, 16,17,18,19,20,21,22,23,28,30,31
        sd $\n, 8 * (\n - 16)($29)
        .endr
        .irp n, 24,25,26,27,28,29,30,31
        sdc1 $f\n, 8 * (\n - 20) + 128($29)
        .endr
        sd $29, 0($4)
        move $29, $4
        .irp n, 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31
        ldc1 $f\n, 32 * (\n + 41)($29)
        .endr
        ld $8, 32 * 33($29)
        mthi $8
        ld $8, 32 * 34($29)
        mtlo $8
        ld $8, 32 * 35($29)
        ctc1 $8, $31
        .irp n, 1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,28,30,31
        ld $\n, 32 * (\n + 1)($29)
        .endr
        syscall
        .irp n, 1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,28,30,31
        sd $\n, 32 * (\n + 1) + 16($29)
        .endr
        mfhi $8
        sd $8, 32 * 33 + 16($29)
        mflo $8
        sd $8, 32 * 34 + 16($29)
        cfc1 $8, $31
        sd $8, 32 * 35 + 16($29)
        ctc1 $0, $31
        .irp n, 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31
        sdc1 $f\n, 32 * (\n + 41) + 16($29)
        .endr
        ld $29, 0($29)
        .irp n, 24,25,26,27,28,29,30,31
        ldc1 $f\n, 8 * (\n - 20) + 128($29)
        .endr
        .irp n, 16,17,18,19,20,21,22,23,28,30,31
        ld $\n, 8 * (\n - 16)($29)
        .endr
        jr $31
        daddiu $29, $29, 256
        .set pop
        "
    )
}

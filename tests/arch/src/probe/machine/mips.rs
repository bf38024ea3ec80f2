//! The registers of 32-bit MIPS. `$26` and `$27` are reserved for the kernel in every ABI.

use core::arch::naked_asm;

use crate::registers::{Field, Frame, Group};

pub(crate) const ENTRY: &str = include_str!("../../../../../runtime/src/abi/linux/mips.rs");

/// The registers that are caller-saved in the C ABI (o32).
pub(crate) const VOLATILE: &[&str] = &[
    "$1", "$2", "$3", "$4", "$5", "$6", "$7", "$8", "$9", "$10", "$11", "$12", "$13", "$14", "$15",
    "$24", "$25", "hi", "lo", "$f0", "$f1", "$f2", "$f3", "$f4", "$f5", "$f6", "$f7", "$f8", "$f9",
    "$f10", "$f11", "$f12", "$f13", "$f14", "$f15", "$f16", "$f17", "$f18", "$f19", "fcsr",
];

/// The template of the entry restores no registers.
pub(crate) const RESTORED: &[(&str, &str)] = &[];

pub(crate) const NUMBER: usize = 2;
pub(crate) const WORDS: [usize; 2] = [4, 5];
pub(crate) const RESULT: usize = 2;

pub(crate) const GROUPS: &[Group] = &[
    Group {
        slot: 1,
        size: 4,
        names: &[
            "$1", "$2", "$3", "$4", "$5", "$6", "$7", "$8", "$9", "$10", "$11", "$12", "$13",
            "$14", "$15", "$16", "$17", "$18", "$19", "$20", "$21", "$22", "$23", "$24", "$25",
        ],
    },
    Group { slot: 28, size: 4, names: &["$28"] },
    Group { slot: 30, size: 4, names: &["$30", "$31", "hi", "lo"] },
    // Register pairs, as in the ABI of this target.
    Group { slot: 40, size: 8, names: &["$f0"] },
    Group { slot: 42, size: 8, names: &["$f2"] },
    Group { slot: 44, size: 8, names: &["$f4"] },
    Group { slot: 46, size: 8, names: &["$f6"] },
    Group { slot: 48, size: 8, names: &["$f8"] },
    Group { slot: 50, size: 8, names: &["$f10"] },
    Group { slot: 52, size: 8, names: &["$f12"] },
    Group { slot: 54, size: 8, names: &["$f14"] },
    Group { slot: 56, size: 8, names: &["$f16"] },
    Group { slot: 58, size: 8, names: &["$f18"] },
    Group { slot: 60, size: 8, names: &["$f20"] },
    Group { slot: 62, size: 8, names: &["$f22"] },
    Group { slot: 64, size: 8, names: &["$f24"] },
    Group { slot: 66, size: 8, names: &["$f26"] },
    Group { slot: 68, size: 8, names: &["$f28"] },
    Group { slot: 70, size: 8, names: &["$f30"] },
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
        addiu $29, $29, -256
        .irp n, 16,17,18,19,20,21,22,23,28,30,31
        sw $\n, 4 * (\n - 16)($29)
        .endr
        .irp n, 20,22,24,26,28,30
        sdc1 $f\n, 4 * (\n - 20) + 64($29)
        .endr
        sw $29, 0($4)
        move $29, $4
        .irp n, 0,2,4,6,8,10,12,14,16,18,20,22,24,26,28,30
        ldc1 $f\n, 32 * (\n + 41)($29)
        .endr
        lw $8, 32 * 33($29)
        mthi $8
        lw $8, 32 * 34($29)
        mtlo $8
        lw $8, 32 * 35($29)
        ctc1 $8, $31
        .irp n, 1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,28,30,31
        lw $\n, 32 * (\n + 1)($29)
        .endr
        syscall
        .irp n, 1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,28,30,31
        sw $\n, 32 * (\n + 1) + 16($29)
        .endr
        mfhi $8
        sw $8, 32 * 33 + 16($29)
        mflo $8
        sw $8, 32 * 34 + 16($29)
        cfc1 $8, $31
        sw $8, 32 * 35 + 16($29)
        ctc1 $0, $31
        .irp n, 0,2,4,6,8,10,12,14,16,18,20,22,24,26,28,30
        sdc1 $f\n, 32 * (\n + 41) + 16($29)
        .endr
        lw $29, 0($29)
        .irp n, 20,22,24,26,28,30
        ldc1 $f\n, 4 * (\n - 20) + 64($29)
        .endr
        .irp n, 16,17,18,19,20,21,22,23,28,30,31
        lw $\n, 4 * (\n - 16)($29)
        .endr
        jr $31
        addiu $29, $29, 256
        .set pop
        "
    )
}

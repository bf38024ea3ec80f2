//! The registers of powerpc64.

use core::arch::naked_asm;

use crate::registers::{Field, Frame, Group};

pub(crate) const ENTRY: &str = include_str!("../../../../../runtime/src/abi/linux/powerpc.rs");

/// The entry is inline.
pub(crate) const VOLATILE: &[&str] = &[];

/// The template of the entry restores no registers.
pub(crate) const RESTORED: &[(&str, &str)] = &[];

pub(crate) const NUMBER: usize = 0;
pub(crate) const WORDS: [usize; 2] = [3, 4];
pub(crate) const RESULT: usize = 3;

pub(crate) const GROUPS: &[Group] = &[
    Group { slot: 0, size: 8, names: &["r0"] },
    Group {
        slot: 2,
        size: 8,
        names: &[
            "r2", "r3", "r4", "r5", "r6", "r7", "r8", "r9", "r10", "r11", "r12", "r13", "r14",
            "r15", "r16", "r17", "r18", "r19", "r20", "r21", "r22", "r23", "r24", "r25", "r26",
            "r27", "r28", "r29", "r30", "r31",
        ],
    },
    Group { slot: 32, size: 8, names: &["lr", "ctr"] },
    Group {
        slot: 40,
        size: 8,
        names: &[
            "f0", "f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8", "f9", "f10", "f11", "f12", "f13",
            "f14", "f15", "f16", "f17", "f18", "f19", "f20", "f21", "f22", "f23", "f24", "f25",
            "f26", "f27", "f28", "f29", "f30", "f31",
        ],
    },
    Group {
        slot: 72,
        size: 16,
        names: &[
            "v0", "v1", "v2", "v3", "v4", "v5", "v6", "v7", "v8", "v9", "v10", "v11", "v12", "v13",
            "v14", "v15", "v16", "v17", "v18", "v19", "v20", "v21", "v22", "v23", "v24", "v25",
            "v26", "v27", "v28", "v29", "v30", "v31",
        ],
    },
];

pub(crate) const FIELDS: &[Field] = &[
    Field { name: "cr0", slot: 35, mask: 0xf0000000 },
    Field { name: "cr1", slot: 35, mask: 0xf000000 },
    Field { name: "cr2", slot: 35, mask: 0xf00000 },
    Field { name: "cr3", slot: 35, mask: 0xf0000 },
    Field { name: "cr4", slot: 35, mask: 0xf000 },
    Field { name: "cr5", slot: 35, mask: 0xf00 },
    Field { name: "cr6", slot: 35, mask: 0xf0 },
    Field { name: "cr7", slot: 35, mask: 0xf },
    // Summary overflow, overflow and carry.
    Field { name: "xer", slot: 34, mask: 0xe000_0000 },
    // The rounding mode.
    Field { name: "fpscr", slot: 36, mask: 3 },
];

pub(crate) fn prepare(_: &mut Frame) {}

#[unsafe(naked)]
pub(crate) unsafe extern "C" fn trap(frame: &mut Frame) {
    naked_asm!(
        r"
        mflr 0
        std 0, 16(1)
        mfcr 0
        stw 0, 8(1)
        stdu 1, -1024(1)
        .irp n, 14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31
        std \n, 8 * \n(1)
        stfd \n, 8 * \n + 256(1)
        .endr
        std 2, 40(1)
        .irp n, 20,21,22,23,24,25,26,27,28,29,30,31
        li 0, 16 * \n + 192
        stvx \n, 1, 0
        .endr
        std 1, 0(3)
        mr 1, 3
        lfd 0, 32 * 37(1)
        mtfsf 255, 0
        .irp n, 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31
        lfd \n, 32 * (\n + 41)(1)
        li 3, 32 * (\n + 73)
        lvx \n, 1, 3
        .endr
        ld 3, 32 * 33(1)
        mtlr 3
        ld 3, 32 * 34(1)
        mtctr 3
        ld 3, 32 * 35(1)
        mtxer 3
        ld 3, 32 * 36(1)
        mtcr 3
        .irp n, 0,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31
        ld \n, 32 * (\n + 1)(1)
        .endr
        sc
        .irp n, 0,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31
        std \n, 32 * (\n + 1) + 16(1)
        .endr
        mflr 3
        std 3, 32 * 33 + 16(1)
        mfctr 3
        std 3, 32 * 34 + 16(1)
        mfxer 3
        std 3, 32 * 35 + 16(1)
        mfcr 3
        std 3, 32 * 36 + 16(1)
        .irp n, 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31
        stfd \n, 32 * (\n + 41) + 16(1)
        li 3, 32 * (\n + 73) + 16
        stvx \n, 1, 3
        .endr
        mffs 0
        stfd 0, 32 * 37 + 16(1)
        li 3, 0
        std 3, 24(1)
        lfd 0, 24(1)
        mtfsf 255, 0
        ld 1, 0(1)
        .irp n, 20,21,22,23,24,25,26,27,28,29,30,31
        li 0, 16 * \n + 192
        lvx \n, 1, 0
        .endr
        ld 2, 40(1)
        .irp n, 14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31
        ld \n, 8 * \n(1)
        lfd \n, 8 * \n + 256(1)
        .endr
        addi 1, 1, 1024
        lwz 0, 8(1)
        mtcr 0
        ld 0, 16(1)
        mtlr 0
        blr
        "
    )
}

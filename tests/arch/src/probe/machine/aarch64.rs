//! The registers of aarch64.

use core::arch::{asm, naked_asm};

use crate::registers::{Field, Frame, Group};

pub(crate) const ENTRY: &str = include_str!("../../../../../runtime/src/abi/linux/aarch64.rs");

/// The entry is inline.
pub(crate) const VOLATILE: &[&str] = &[];

/// The template of the entry restores no registers.
pub(crate) const RESTORED: &[(&str, &str)] = &[];

pub(crate) const NUMBER: usize = 8;
pub(crate) const WORDS: [usize; 2] = [0, 1];
pub(crate) const RESULT: usize = 0;

pub(crate) const GROUPS: &[Group] = &[
    Group {
        slot: 0,
        size: 8,
        names: &[
            "x0", "x1", "x2", "x3", "x4", "x5", "x6", "x7", "x8", "x9", "x10", "x11", "x12", "x13",
            "x14", "x15", "x16", "x17", "x18", "x19", "x20", "x21", "x22", "x23", "x24", "x25",
            "x26", "x27", "x28", "x29", "x30",
        ],
    },
    Group {
        slot: 32,
        size: 16,
        names: &[
            "v0", "v1", "v2", "v3", "v4", "v5", "v6", "v7", "v8", "v9", "v10", "v11", "v12", "v13",
            "v14", "v15", "v16", "v17", "v18", "v19", "v20", "v21", "v22", "v23", "v24", "v25",
            "v26", "v27", "v28", "v29", "v30", "v31",
        ],
    },
    // The shortest vector length.
    Group {
        slot: 64,
        size: 2,
        names: &[
            "p0", "p1", "p2", "p3", "p4", "p5", "p6", "p7", "p8", "p9", "p10", "p11", "p12", "p13",
            "p14", "p15",
        ],
    },
];

pub(crate) const FIELDS: &[Field] = &[
    Field { name: "flags", slot: 31, mask: 0xf000_0000 },
    // The cumulative floating-point exceptions and the rounding mode.
    Field { name: "flags", slot: 80, mask: 0x1f },
    Field { name: "fpcr", slot: 81, mask: 0x00c0_0000 },
];

/// Records whether this processor has predicate registers.
pub(crate) fn prepare(frame: &mut Frame) {
    let features: usize;
    // SAFETY: the kernel emulates reads of this register for programs.
    unsafe { asm!("mrs {}, id_aa64pfr0_el1", out(reg) features, options(nomem, nostack)) };
    frame.header[1] = features >> 32 & 0xf;
}

#[unsafe(naked)]
pub(crate) unsafe extern "C" fn trap(frame: &mut Frame) {
    naked_asm!(
        r"
        .arch_extension sve
        stp x29, x30, [sp, #-160]!
        stp x19, x20, [sp, #16]
        stp x21, x22, [sp, #32]
        stp x23, x24, [sp, #48]
        stp x25, x26, [sp, #64]
        stp x27, x28, [sp, #80]
        stp d8, d9, [sp, #96]
        stp d10, d11, [sp, #112]
        stp d12, d13, [sp, #128]
        stp d14, d15, [sp, #144]
        mov x9, sp
        str x9, [x0]
        mov sp, x0
        ldr x9, [sp, #8]
        cbz x9, 2f
        .irp n, 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15
        add x10, sp, #32 * (\n + 65)
        ldr p\n, [x10]
        .endr
        2:
        .irp n, 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31
        ldr q\n, [sp, #32 * (\n + 33)]
        .endr
        ldr x9, [sp, #32 * 81]
        msr fpsr, x9
        ldr x9, [sp, #32 * 82]
        msr fpcr, x9
        ldr x9, [sp, #32 * 32]
        msr nzcv, x9
        .irp n, 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30
        ldr x\n, [sp, #32 * (\n + 1)]
        .endr
        svc #0
        .irp n, 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30
        str x\n, [sp, #32 * (\n + 1) + 16]
        .endr
        mrs x9, nzcv
        str x9, [sp, #32 * 32 + 16]
        mrs x9, fpsr
        str x9, [sp, #32 * 81 + 16]
        mrs x9, fpcr
        str x9, [sp, #32 * 82 + 16]
        msr fpcr, xzr
        .irp n, 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31
        str q\n, [sp, #32 * (\n + 33) + 16]
        .endr
        ldr x9, [sp, #8]
        cbz x9, 2f
        .irp n, 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15
        add x10, sp, #32 * (\n + 65) + 16
        str p\n, [x10]
        .endr
        2:
        ldr x9, [sp]
        mov sp, x9
        ldp d14, d15, [sp, #144]
        ldp d12, d13, [sp, #128]
        ldp d10, d11, [sp, #112]
        ldp d8, d9, [sp, #96]
        ldp x27, x28, [sp, #80]
        ldp x25, x26, [sp, #64]
        ldp x23, x24, [sp, #48]
        ldp x21, x22, [sp, #32]
        ldp x19, x20, [sp, #16]
        ldp x29, x30, [sp], #160
        ret
        .arch_extension nosve
        "
    )
}

//! The registers of s390x.

use core::arch::naked_asm;

use crate::registers::{Field, Frame, Group};

pub(crate) const ENTRY: &str = include_str!("../../../../../runtime/src/abi/linux/s390x.rs");

/// The entry is inline.
pub(crate) const VOLATILE: &[&str] = &[];

/// The template of the entry restores no registers.
pub(crate) const RESTORED: &[(&str, &str)] = &[];

pub(crate) const NUMBER: usize = 1;
pub(crate) const WORDS: [usize; 2] = [2, 3];
pub(crate) const RESULT: usize = 2;

pub(crate) const GROUPS: &[Group] = &[
    Group {
        slot: 0,
        size: 8,
        names: &[
            "r0", "r1", "r2", "r3", "r4", "r5", "r6", "r7", "r8", "r9", "r10", "r11", "r12", "r13",
            "r14",
        ],
    },
    Group {
        slot: 20,
        size: 8,
        names: &[
            "f0", "f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8", "f9", "f10", "f11", "f12", "f13",
            "f14", "f15",
        ],
    },
    // The first two contain the thread pointer.
    Group {
        slot: 40,
        size: 4,
        names: &[
            "a2", "a3", "a4", "a5", "a6", "a7", "a8", "a9", "a10", "a11", "a12", "a13", "a14",
            "a15",
        ],
    },
];

pub(crate) const FIELDS: &[Field] = &[
    // The condition code.
    Field { name: "flags", slot: 16, mask: 0x3000_0000 },
    // The rounding mode.
    Field { name: "fpc", slot: 17, mask: 3 },
];

pub(crate) fn prepare(_: &mut Frame) {}

#[unsafe(naked)]
pub(crate) unsafe extern "C" fn trap(frame: &mut Frame) {
    naked_asm!(
        r"
        stmg %r6, %r15, 48(%r15)
        aghi %r15, -160
        .irp n, 8,9,10,11,12,13,14,15
        std %f\n, 8 * \n(%r15)
        .endr
        stg %r15, 0(%r2)
        lgr %r15, %r2
        .irp n, 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15
        ldy %f\n, 32 * (\n + 21)(%r15)
        .endr
        .irp n, 2,3,4,5,6,7,8,9,10,11,12,13,14,15
        lamy %a\n, %a\n, 32 * (\n + 39)(%r15)
        .endr
        lg %r1, 32 * 18(%r15)
        sfpc %r1
        lg %r1, 32 * 17(%r15)
        spm %r1
        .irp n, 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14
        lg %r\n, 32 * (\n + 1)(%r15)
        .endr
        svc 0
        .irp n, 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14
        stg %r\n, 32 * (\n + 1) + 16(%r15)
        .endr
        lghi %r1, 0
        ipm %r1
        stg %r1, 32 * 17 + 16(%r15)
        efpc %r1
        llgfr %r1, %r1
        stg %r1, 32 * 18 + 16(%r15)
        lghi %r1, 0
        sfpc %r1
        .irp n, 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15
        stdy %f\n, 32 * (\n + 21) + 16(%r15)
        .endr
        .irp n, 2,3,4,5,6,7,8,9,10,11,12,13,14,15
        stamy %a\n, %a\n, 32 * (\n + 39) + 16(%r15)
        .endr
        lg %r15, 0(%r15)
        .irp n, 8,9,10,11,12,13,14,15
        ld %f\n, 8 * \n(%r15)
        .endr
        aghi %r15, 160
        lmg %r6, %r15, 48(%r15)
        br %r14
        "
    )
}

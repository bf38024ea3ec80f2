//! The registers of arm, with NEON.

use core::arch::naked_asm;

use crate::registers::{Field, Frame, Group};

pub(crate) const ENTRY: &str = include_str!("../../../../../runtime/src/abi/linux/arm.rs");

/// The entry is inline.
pub(crate) const VOLATILE: &[&str] = &[];

/// The register that the template of the entry restores, and the line that does it: a 64-bit kernel leaves the number
/// of `restart_syscall` in `r7`.
pub(crate) const RESTORED: &[(&str, &str)] = &[("r7", "\"mov r7, {saved}\"")];

pub(crate) const NUMBER: usize = 7;
pub(crate) const WORDS: [usize; 2] = [0, 1];
pub(crate) const RESULT: usize = 0;

pub(crate) const GROUPS: &[Group] = &[
    Group {
        slot: 0,
        size: 4,
        names: &["r0", "r1", "r2", "r3", "r4", "r5", "r6", "r7", "r8", "r9", "r10", "r11", "r12"],
    },
    Group { slot: 14, size: 4, names: &["lr"] },
    Group {
        slot: 20,
        size: 8,
        names: &[
            "d0", "d1", "d2", "d3", "d4", "d5", "d6", "d7", "d8", "d9", "d10", "d11", "d12", "d13",
            "d14", "d15", "d16", "d17", "d18", "d19", "d20", "d21", "d22", "d23", "d24", "d25",
            "d26", "d27", "d28", "d29", "d30", "d31",
        ],
    },
];

pub(crate) const FIELDS: &[Field] = &[
    Field { name: "flags", slot: 16, mask: 0xf800_0000 },
    // The condition flags and the rounding mode.
    Field { name: "fpscr", slot: 17, mask: 0xf0c0_0000 },
];

pub(crate) fn prepare(_: &mut Frame) {}

#[unsafe(naked)]
pub(crate) unsafe extern "C" fn trap(frame: &mut Frame) {
    naked_asm!(
        r"
        .fpu neon
        push {{r4-r11, lr}}
        vpush {{d8-d15}}
        str sp, [r0]
        mov sp, r0
        add r1, sp, #32 * 21
        .irp n, 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31
        vld1.64 {{d\n}}, [r1]
        add r1, r1, #32
        .endr
        ldr r1, [sp, #32 * 18]
        vmsr fpscr, r1
        ldr r1, [sp, #32 * 17]
        msr APSR_nzcvq, r1
        .irp n, 0,1,2,3,4,5,6,7,8,9,10,11,12,14
        ldr r\n, [sp, #32 * (\n + 1)]
        .endr
        svc #0
        .irp n, 0,1,2,3,4,5,6,7,8,9,10,11,12,14
        str r\n, [sp, #32 * (\n + 1) + 16]
        .endr
        mrs r1, APSR
        str r1, [sp, #32 * 17 + 16]
        vmrs r1, fpscr
        str r1, [sp, #32 * 18 + 16]
        mov r1, #0
        vmsr fpscr, r1
        add r1, sp, #32 * 21
        add r1, r1, #16
        .irp n, 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31
        vst1.64 {{d\n}}, [r1]
        add r1, r1, #32
        .endr
        ldr sp, [sp]
        vpop {{d8-d15}}
        pop {{r4-r11, pc}}
        "
    )
}

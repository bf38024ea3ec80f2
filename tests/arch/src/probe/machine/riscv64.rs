//! The registers of riscv64.

use core::arch::naked_asm;

use sysdecl::prelude::*;

use crate::registers::{Field, Frame, Group};

pub(crate) const ENTRY: &str = include_str!("../../../../../runtime/src/abi/linux/riscv.rs");

/// The entry is inline.
pub(crate) const VOLATILE: &[&str] = &[];

/// The template of the entry restores no registers.
pub(crate) const RESTORED: &[(&str, &str)] = &[];

pub(crate) const NUMBER: usize = 17;
pub(crate) const WORDS: [usize; 2] = [10, 11];
pub(crate) const RESULT: usize = 10;

pub(crate) const GROUPS: &[Group] = &[
    Group { slot: 1, size: 8, names: &["ra"] },
    Group {
        slot: 3,
        size: 8,
        names: &[
            "gp", "tp", "t0", "t1", "t2", "s0", "s1", "a0", "a1", "a2", "a3", "a4", "a5", "a6",
            "a7", "s2", "s3", "s4", "s5", "s6", "s7", "s8", "s9", "s10", "s11", "t3", "t4", "t5",
            "t6",
        ],
    },
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
        slot: 80,
        size: 16,
        names: &[
            "v0", "v1", "v2", "v3", "v4", "v5", "v6", "v7", "v8", "v9", "v10", "v11", "v12", "v13",
            "v14", "v15", "v16", "v17", "v18", "v19", "v20", "v21", "v22", "v23", "v24", "v25",
            "v26", "v27", "v28", "v29", "v30", "v31",
        ],
    },
];

pub(crate) const FIELDS: &[Field] = &[
    // The accrued floating-point exceptions.
    Field { name: "flags", slot: 32, mask: 0x1f },
    Field { name: "frm", slot: 32, mask: 0xe0 },
    // `vtype`
    Field { name: "flags", slot: 33, mask: 0x8000_0000_0000_00ff },
    // `vl`
    Field { name: "flags", slot: 34, mask: 0xff },
];

#[syscall(os = "linux", unchecked)]
safe fn riscv_hwprobe(
    pair: &mut [u64; 2],
    count: usize,
    size: usize,
    processors: usize,
    flags: u32,
) -> Result<(), Errno>;

/// Records whether this processor has vectors and the kernel enables them for programs: `IMA_EXT_0` of
/// `riscv_hwprobe`.
pub(crate) fn prepare(frame: &mut Frame) {
    let mut pair = [4, 0];
    let answered = riscv_hwprobe(&mut pair, 1, 0, 0, 0).is_ok();
    frame.header[1] = usize::from(answered && pair[1] & 1 << 2 != 0);
}

#[unsafe(naked)]
pub(crate) unsafe extern "C" fn trap(frame: &mut Frame) {
    naked_asm!(
        r"
        .option push
        .option arch, +v
        addi sp, sp, -384
        sd ra, 0(sp)
        .irp n, 3,4,8,9,18,19,20,21,22,23,24,25,26,27
        sd x\n, 8 * \n(sp)
        fsd f\n, 8 * \n + 128(sp)
        .endr
        sd sp, 0(a0)
        mv sp, a0
        ld t0, 8(sp)
        beqz t0, 2f
        li t1, 32 * 81
        add t1, sp, t1
        vsetivli zero, 16, e8, m1, ta, ma
        .irp n, 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31
        vle8.v v\n, (t1)
        addi t1, t1, 32
        .endr
        csrr t2, vtype
        sd t2, 32 * 34(sp)
        csrr t2, vl
        sd t2, 32 * 35(sp)
        2:
        li t1, 32 * 41
        add t1, sp, t1
        .irp n, 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31
        fld f\n, (t1)
        addi t1, t1, 32
        .endr
        ld t0, 32 * 33(sp)
        fscsr t0
        .irp n, 1,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31
        ld x\n, 32 * (\n + 1)(sp)
        .endr
        ecall
        .irp n, 1,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31
        sd x\n, 32 * (\n + 1) + 16(sp)
        .endr
        frcsr t0
        sd t0, 32 * 33 + 16(sp)
        fscsr zero
        li t1, 32 * 41 + 16
        add t1, sp, t1
        .irp n, 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31
        fsd f\n, (t1)
        addi t1, t1, 32
        .endr
        ld t0, 8(sp)
        beqz t0, 2f
        csrr t2, vtype
        sd t2, 32 * 34 + 16(sp)
        csrr t2, vl
        sd t2, 32 * 35 + 16(sp)
        vsetivli zero, 16, e8, m1, ta, ma
        li t1, 32 * 81 + 16
        add t1, sp, t1
        .irp n, 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31
        vse8.v v\n, (t1)
        addi t1, t1, 32
        .endr
        2:
        ld sp, 0(sp)
        .irp n, 3,4,8,9,18,19,20,21,22,23,24,25,26,27
        ld x\n, 8 * \n(sp)
        fld f\n, 8 * \n + 128(sp)
        .endr
        ld ra, 0(sp)
        addi sp, sp, 384
        ret
        .option pop
        "
    )
}

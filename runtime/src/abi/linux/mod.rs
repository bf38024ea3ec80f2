//! Linux: the entry of the target architecture. The files of the other architectures are not compiled.

// Where pointers are narrower than registers, the numbers of calls differ, and the upper half of an operand's
// register is undefined. x32 has a separate entry; arm64's ILP32 has none.
#[cfg_attr(all(target_arch = "aarch64", target_pointer_width = "64"), path = "aarch64.rs")]
#[cfg_attr(target_arch = "arm", path = "arm.rs")]
#[cfg_attr(target_arch = "loongarch64", path = "loongarch64.rs")]
#[cfg_attr(any(target_arch = "powerpc", target_arch = "powerpc64"), path = "powerpc.rs")]
#[cfg_attr(any(target_arch = "riscv32", target_arch = "riscv64"), path = "riscv.rs")]
#[cfg_attr(target_arch = "s390x", path = "s390x.rs")]
#[cfg_attr(target_arch = "x86", path = "x86.rs")]
#[cfg_attr(all(target_arch = "x86_64", target_pointer_width = "32"), path = "x32.rs")]
#[cfg_attr(all(target_arch = "x86_64", target_pointer_width = "64"), path = "x86_64.rs")]
// `asm!` is unstable for these architectures.
#[cfg_attr(
    all(sysdecl_experimental_arch, any(target_arch = "mips", target_arch = "mips32r6")),
    path = "mips.rs"
)]
#[cfg_attr(
    all(sysdecl_experimental_arch, any(target_arch = "mips64", target_arch = "mips64r6")),
    path = "mips64.rs"
)]
#[cfg_attr(all(sysdecl_experimental_arch, target_arch = "sparc64"), path = "sparc64.rs")]
#[cfg_attr(
    all(
        not(sysdecl_experimental_arch),
        any(
            target_arch = "mips",
            target_arch = "mips32r6",
            target_arch = "mips64",
            target_arch = "mips64r6",
            target_arch = "sparc64",
        ),
    ),
    path = "experimental.rs"
)]
mod target;

pub use self::target::*;

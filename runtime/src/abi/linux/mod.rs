//! Linux: the entry of this architecture, in a file of its own. The others are not read at all.

// Where pointers are narrower than registers the numbers differ, and an operand leaves half of a register to chance:
// x32 has its own entry, arm64's ILP32 has none.
#[cfg_attr(all(target_arch = "aarch64", target_pointer_width = "64"), path = "aarch64.rs")]
#[cfg_attr(target_arch = "arm", path = "arm.rs")]
#[cfg_attr(target_arch = "loongarch64", path = "loongarch64.rs")]
#[cfg_attr(any(target_arch = "powerpc", target_arch = "powerpc64"), path = "powerpc.rs")]
#[cfg_attr(any(target_arch = "riscv32", target_arch = "riscv64"), path = "riscv.rs")]
#[cfg_attr(target_arch = "s390x", path = "s390x.rs")]
#[cfg_attr(target_arch = "x86", path = "x86.rs")]
#[cfg_attr(all(target_arch = "x86_64", target_pointer_width = "32"), path = "x32.rs")]
#[cfg_attr(all(target_arch = "x86_64", target_pointer_width = "64"), path = "x86_64.rs")]
// The compiler still calls `asm!` for these experimental.
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

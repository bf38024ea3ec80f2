//! The first instructions of the program: where a function of Rust cannot be the first one.

/// The kernel aligns the stack, and leaves nothing to return to.
#[cfg(not(any(
    target_arch = "x86",
    target_arch = "x86_64",
    target_arch = "mips",
    target_arch = "mips64"
)))]
#[unsafe(no_mangle)]
extern "C" fn _start() -> ! {
    crate::main()
}

// A function of x86 wants to have been called.
#[cfg(target_arch = "x86_64")]
core::arch::global_asm!(".globl _start", "_start:", "and rsp, -16", "call {main}", main = sym crate::main);
#[cfg(target_arch = "x86")]
core::arch::global_asm!(".globl _start", "_start:", "and esp, -16", "call {main}", main = sym crate::main);

// A function of 32-bit MIPS has room above for its arguments.
#[cfg(target_arch = "mips")]
core::arch::global_asm!(
    ".globl _start",
    "_start:",
    "addiu $29, $29, -32",
    "jal {main}",
    main = sym crate::main,
);
#[cfg(target_arch = "mips64")]
core::arch::global_asm!(".globl _start", "_start:", "jal {main}", main = sym crate::main);

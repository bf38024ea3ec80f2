//! The startup code of the program on architectures where a Rust function cannot be the entry point.

/// The kernel aligns the stack and pushes no return address.
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

// A function on x86 expects a return address on the stack.
#[cfg(target_arch = "x86_64")]
core::arch::global_asm!(".globl _start", "_start:", "and rsp, -16", "call {main}", main = sym crate::main);
#[cfg(target_arch = "x86")]
core::arch::global_asm!(".globl _start", "_start:", "and esp, -16", "call {main}", main = sym crate::main);

// A function on 32-bit MIPS expects space for its arguments above the stack pointer.
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

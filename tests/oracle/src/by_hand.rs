//! Six of the functions hand-written in assembly, which are compared with the declared ones in the disassembly. On
//! x86-64 a Mach-O function has a frame, because the target requires it.

/// Defines functions that contain only these instructions.
#[cfg(any(target_arch = "aarch64", target_arch = "x86_64"))]
macro_rules! by_hand {
    ($($name:ident { $($line:literal),* $(,)? })*) => {$(
        #[unsafe(naked)]
        #[unsafe(no_mangle)]
        extern "C" fn $name() {
            core::arch::naked_asm!($($line),*)
        }
    )*};
}

#[cfg(all(target_os = "macos", target_arch = "x86_64"))]
by_hand! {
    by_hand_getpid {
        "push rbp", "mov rbp, rsp", "mov eax, 0x2000014", "syscall",
        "jnc 2f", "neg rax", "2:", "pop rbp", "ret",
    }
    by_hand_close {
        "push rbp", "mov rbp, rsp", "movsxd rdi, edi", "mov eax, 0x2000006", "syscall",
        "jnc 2f", "neg rax", "2:", "pop rbp", "ret",
    }
    by_hand_read {
        "push rbp", "mov rbp, rsp", "movsxd rdi, edi", "mov eax, 0x2000003", "syscall",
        "jnc 2f", "neg rax", "2:", "pop rbp", "ret",
    }
    by_hand_lseek {
        "push rbp", "mov rbp, rsp", "movsxd rdi, edi", "movsxd rdx, edx", "mov eax, 0x20000c7",
        "syscall", "jnc 2f", "neg rax", "2:", "pop rbp", "ret",
    }
    by_hand_mmap {
        "push rbp", "mov rbp, rsp", "movsxd rdx, edx", "movsxd r10, ecx", "movsxd r8, r8d", "mov eax, 0x20000c5",
        "syscall", "jnc 2f", "neg rax", "2:", "pop rbp", "ret",
    }
    by_hand_two {
        "push rbp", "mov rbp, rsp", "mov eax, 0x200002a", "syscall", "jc 2f", "mov eax, eax", "shl rdx, 32",
        "or rax, rdx", "pop rbp", "ret", "2:", "neg rax", "pop rbp", "ret",
    }
}

#[cfg(all(target_os = "macos", target_arch = "aarch64"))]
by_hand! {
    by_hand_getpid { "mov w16, #20", "svc #0x80", "cneg x0, x0, cs", "ret" }
    by_hand_close { "sxtw x0, w0", "mov w16, #6", "svc #0x80", "cneg x0, x0, cs", "ret" }
    by_hand_read { "sxtw x0, w0", "mov w16, #3", "svc #0x80", "cneg x0, x0, cs", "ret" }
    by_hand_lseek {
        "sxtw x0, w0", "sxtw x2, w2", "mov w16, #199",
        "svc #0x80", "cneg x0, x0, cs", "ret",
    }
    by_hand_mmap {
        "sxtw x2, w2", "sxtw x3, w3", "sxtw x4, w4",
        "mov w16, #197", "svc #0x80", "cneg x0, x0, cs", "ret",
    }
    by_hand_two {
        "mov w16, #42", "svc #0x80", "b.cs 2f", "bfi x0, x1, #32, #32",
        "ret", "2:", "neg x0, x0", "ret",
    }
}

#[cfg(all(target_os = "freebsd", target_arch = "x86_64"))]
by_hand! {
    by_hand_getpid { "mov eax, 20", "syscall", "jnc 2f", "neg rax", "2:", "ret" }
    by_hand_close { "movsxd rdi, edi", "mov eax, 6", "syscall", "jnc 2f", "neg rax", "2:", "ret" }
    by_hand_read { "movsxd rdi, edi", "mov eax, 3", "syscall", "jnc 2f", "neg rax", "2:", "ret" }
    by_hand_lseek {
        "movsxd rdi, edi", "movsxd rdx, edx", "mov eax, 478", "syscall",
        "jnc 2f", "neg rax", "2:", "ret",
    }
    by_hand_mmap {
        "movsxd rdx, edx", "movsxd r10, ecx", "movsxd r8, r8d", "mov eax, 477",
        "syscall", "jnc 2f", "neg rax", "2:", "ret",
    }
    by_hand_two {
        "mov eax, 42", "syscall", "jc 2f", "mov eax, eax", "shl rdx, 32",
        "or rax, rdx", "ret", "2:", "neg rax", "ret",
    }
}

#[cfg(all(target_os = "freebsd", target_arch = "aarch64"))]
by_hand! {
    by_hand_getpid { "mov w8, #20", "svc #0", "cneg x0, x0, cs", "ret" }
    by_hand_close { "sxtw x0, w0", "mov w8, #6", "svc #0", "cneg x0, x0, cs", "ret" }
    by_hand_read { "sxtw x0, w0", "mov w8, #3", "svc #0", "cneg x0, x0, cs", "ret" }
    by_hand_lseek {
        "sxtw x0, w0", "sxtw x2, w2", "mov w8, #478",
        "svc #0", "cneg x0, x0, cs", "ret",
    }
    by_hand_mmap {
        "sxtw x2, w2", "sxtw x3, w3", "sxtw x4, w4",
        "mov w8, #477", "svc #0", "cneg x0, x0, cs", "ret",
    }
    by_hand_two {
        "mov w8, #42", "svc #0", "b.cs 2f", "bfi x0, x1, #32, #32",
        "ret", "2:", "neg x0, x0", "ret",
    }
}

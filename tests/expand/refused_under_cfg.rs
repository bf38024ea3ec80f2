// Each case is checked separately.

#[syscall(nr = SYS_MMAP, os = "linux")]
pub safe fn mmap(a: usize, b: I32, c: I32, d: I32, e: I32, #[cfg(one)] f: I32, #[cfg(not(one))] f: &[u8]) -> I64;

// A parameter under `#[cfg]`: one function for each case.

#[syscall(nr = SYS_MOVE, os = "linux")]
pub fn r#move(r#type: I32, #[cfg(unix)] a: I32, #[cfg(not(unix))] b: &[u8]) -> I64;

#[syscall(os = "linux")]
fn clock_settime(clock: I32, time: &Timespec, names: &[&CStr], zone: Option<&mut Zone<'_>>) -> Result<(), Errno>;

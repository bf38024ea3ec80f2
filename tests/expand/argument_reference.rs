#[syscall(nr = 1000, os = "linux")]
fn set_clock(clock: I32, time: &Timespec, names: &[&CStr], zone: Option<&mut Zone<'_>>) -> Result<(), Errno>;

// An optional reference is one word.

#[syscall(nr = SYS_NANOSLEEP, os = "linux")]
pub safe fn nanosleep(time: &Timespec, left: Option<&mut Timespec>) -> Result<(), Errno>;
